"""Children: whatever one does, the parent has an answer or a reason within the caps, and the next request is served."""

from __future__ import annotations

import io
import os
import struct
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papi_metrics.children import Failure, Frame, Limits, Pool
from papi_metrics.children.frames import read_frame, write_frame
from papi_metrics.children.readers import READERS, start_for_command

HERE = Path(__file__).parent
SOON = 30
"""Seconds after which something that has to happen has not happened; nothing is measured by it."""
SHORT = Limits(seconds_working=1.5)


@contextmanager
def pool_of(size=1, limits=SHORT):
    """Open a pool of children with the jobs of the tests; end it after."""
    pool = Pool("child_jobs", path=str(HERE), size=size, limits=limits)
    try:
        yield pool
    finally:
        pool.close()


@pytest.fixture(scope="module")
def pool():
    """One pool for the tests that leave it as they found it."""
    with pool_of(size=2) as opened:
        yield opened


def ended(pids):
    """True once none of the processes is alive."""
    return not psutil.wait_procs([psutil.Process(pid) for pid in pids if psutil.pid_exists(pid)], timeout=SOON)[1]


@pytest.mark.parametrize("body", [b"", b"\0\xff\n" * 3, bytes(3 << 20)], ids=["nothing", "bytes", "megabytes"])
def test_request_and_answer_arrive_as_they_were_sent(pool, body):
    """Bytes and options come back unchanged, however many they are."""
    answer = pool.run("echo", body, year=2022, name="Đề án\udc80")
    assert (answer.body, answer.head["options"]) == (body, {"year": 2022, "name": "Đề án\udc80"})


def test_refusal_is_told_and_costs_no_child(pool):
    """A file that the job refuses is answered with its sentence by a child that lives on."""
    before = sorted(pool.pids())
    assert pool.run("refuse", b"").head == {"refused": "Tệp này không đọc."}
    assert sorted(pool.pids()) == before


def test_what_a_library_prints_does_not_reach_the_pipe(pool):
    """Prints, warnings and writes to the standard output go nowhere, and the standard input is empty."""
    assert pool.run("print", b"ok") == Frame({"read": ""}, b"ok")


FAULTS = {
    "hang": ("slow", b""),
    "abort": ("broke", b""),
    "leave": ("broke", b""),
    "fail": ("broke", b""),
    "speak": ("broke", b"\xff" * 40),
    "ended": ("ended", b""),
}


@pytest.mark.parametrize(("job", "reason", "body"), [(job, *fault) for job, fault in FAULTS.items()], ids=FAULTS)
def test_every_fault_has_its_reason_and_the_pool_recovers(pool, job, reason, body):
    """A child that hangs, aborts, ends, errs or lies is ended with the reason, and another serves the next request."""
    failure = pool.run(job, body)
    assert isinstance(failure, Failure)
    assert failure.reason == reason
    assert pool.run("echo", b"next").body == b"next"


@pytest.mark.parametrize(
    ("limits", "step"),
    [
        (Limits(memory=250 << 20, room=1 << 50, seconds_working=10), 1 << 16),
        (Limits(memory=1 << 50, room=100 << 20, seconds_working=3), 1 << 22),
        (Limits(memory=1 << 50, room=100 << 20), 1 << 40),
    ],
    ids=["seen to grow", "grown too far", "asked for at once"],
)
def test_memory_over_the_cap_ends_the_request_only(limits, step):
    """More memory than a child may hold is a failure like any other, whether it is seen to grow or refused by the system."""
    with pool_of(limits=limits) as small:
        assert small.run("hoard", b"", step=step).reason == "memory"
        assert small.run("echo", b"next").body == b"next"


def test_error_nobody_foresaw_is_told_by_its_place_and_not_its_words(pool):
    """The reason names the kind of error and the line, for the log, and nothing that could be of the file."""
    assert "IndexError: child_jobs.py:" in pool.run("fail", b"").trace
    assert pool.run("abort", b"").exit_code not in {0, None}


def test_answer_larger_than_agreed_is_none():
    """An answer that claims to be longer than the cap is not waited for."""
    with pool_of(limits=Limits(body=1000)) as small:
        assert small.run("echo", b"x" * 1001).reason == "broke"
        assert small.run("echo", b"x" * 1000).body == b"x" * 1000


def test_twenty_requests_at_once_have_twenty_answers(pool):
    """Any number of threads may ask; each gets its own answer, faults of others beside it."""
    jobs = [("echo", b"%d" % number) if number % 5 else ("abort", b"") for number in range(20)]
    with ThreadPoolExecutor(20) as threads:
        answers = list(threads.map(lambda job: pool.run(*job), jobs))
    assert [getattr(answer, "body", None) for answer in answers] == [body if job == "echo" else None for job, body in jobs]


def test_request_is_not_kept_waiting_without_end():
    """Where every child is at work until the time is up, the reason is that they are busy."""
    with pool_of(limits=Limits(seconds_in_all=0.5, seconds_working=60)) as full:
        taken = full._take(float("inf"))
        assert full.run("echo", b"").reason == "busy"
        full._give_back(taken)
        assert full.run("hang", b"").reason == "busy"


def test_child_is_replaced_after_its_share_of_requests():
    """A child serves so many requests and no more; another is there for the next."""
    with pool_of(limits=Limits(requests_per_child=2)) as pool:
        pids = [pool.run("echo", b"").head["pid"] for _ in range(5)]
    assert [pids[0] == pids[1], pids[1] == pids[2], pids[2] == pids[3], pids[3] == pids[4]] == [True, False, True, False]


def test_child_that_has_grown_is_replaced():
    """A child that holds half the memory it may is ended after its answer, so that the next file has the whole."""
    with pool_of() as pool:
        first = pool._take(float("inf"))
        first.memory = SHORT.memory
        pool._give_back(first)
        assert pool.run("echo", b"").head["pid"] != first.pid


def test_child_that_ended_while_idle_is_replaced():
    """A child that the system ended between two requests costs the next one nothing."""
    with pool_of() as pool:
        first = pool.run("echo", b"").head["pid"]
        psutil.Process(first).kill()
        assert ended([first])
        assert pool.run("echo", b"").head["pid"] != first


def test_children_know_nothing_of_the_parents_surroundings(monkeypatch):
    """Settings and secrets in the environment stay with the parent."""
    monkeypatch.setenv("PAPI_STORE", "secret")
    with pool_of() as fresh:
        assert "PAPI_STORE" not in fresh.run("surroundings", b"").head["names"]


def test_closed_pool_leaves_no_process_and_serves_no_longer():
    """Closing ends children at work too, and a request after it is answered at once."""
    with pool_of(size=2, limits=Limits()) as pool:
        assert pool.run("echo", b"").body == b""
        pids = pool.pids()
        asking = threading.Thread(target=pool.run, args=("hang", b""))
        asking.start()
    assert ended(pids)
    asking.join(SOON)
    assert not asking.is_alive()
    waiting = threading.Thread(target=pool._take, args=(float("inf"),), daemon=True)
    waiting.start()
    waiting.join(SOON)
    assert not waiting.is_alive()
    assert pool.run("echo", b"").reason == "busy"


def parent(last, job="hang", seconds=20):
    """Start a process that has a pool with two children, one at work without end, and tells their numbers."""
    code = (
        "import sys, threading\n"
        "from papi_metrics.children import Limits, Pool\n"
        f"pool = Pool('child_jobs', path={str(HERE)!r}, size=2, limits=Limits(seconds_in_all={seconds}))\n"
        "first = pool._take(float('inf')); second = pool._take(float('inf')); pool._idle.put(first); pool._idle.put(second)\n"
        f"threading.Thread(target=pool.run, args=({job!r}, b''), daemon=True).start()\n"
        "print(first.pid, second.pid, flush=True)\n"
        f"{last}\n"
    )
    return subprocess.Popen([sys.executable, "-c", code], cwd=HERE.parent, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


PARENTS = {
    "ends": ("pass", "hang", 20),
    "is killed": ("sys.stdin.read()", "hang", 20),
    "is killed, native code at work": ("sys.stdin.read()", "hold", 1),
}


@pytest.mark.parametrize(("last", "job", "seconds"), PARENTS.values(), ids=PARENTS)
def test_children_end_when_their_parent(last, job, seconds):
    """No child outlives its parent, killed or not, be the child idle or at work; even native code only until its time is up."""
    with parent(last, job, seconds) as process:
        pids = [int(number) for number in process.stdout.readline().split()]
        if "stdin" in last:
            process.kill()
        process.stdin.close()
        assert len(pids) == 2
        assert ended(pids)


FRAMES = st.builds(
    Frame, st.dictionaries(st.text(max_size=5), st.none() | st.booleans() | st.integers() | st.text(max_size=9), max_size=4), st.binary(max_size=99)
)


@settings(derandomize=True, deadline=None)
@given(frames=st.lists(FRAMES, max_size=4))
def test_frames_are_read_as_they_were_written(frames):
    """read(write(x)) == x, one frame after another, and then the end."""
    stream = io.BytesIO()
    for frame in frames:
        write_frame(stream, frame)
    stream.seek(0)
    assert [read_frame(stream, head=1000, body=1000) for _ in range(len(frames) + 1)] == [*frames, None]


@pytest.mark.parametrize(
    "data",
    [
        b"", b"\0" * 15, struct.pack(">QQ", 2, 0), struct.pack(">QQ", 2, 5) + b"{}abc", struct.pack(">QQ", 2, 0) + b"[]",
        struct.pack(">QQ", 2, 0) + b"{'", struct.pack(">QQ", 1 << 62, 0) + b"{}", struct.pack(">QQ", 2, 1 << 62) + b"{}",
        struct.pack(">QQ", 200_000, 0) + b"[" * 200_000, struct.pack(">QQ", 2, 0) + b"\xff\xfe",
    ],
    ids=["nothing", "cut lengths", "no head", "cut body", "a list", "no JSON", "a vast head", "a vast body", "deep", "no text"],
)  # fmt: skip
def test_what_is_no_frame_is_none(data):
    """Bytes that do not follow the agreement are no frame, and no more is read of them than was agreed."""
    assert read_frame(io.BytesIO(data), head=1 << 20, body=1 << 20) is None


@pytest.mark.parametrize(
    ("arguments", "sizes"),
    [
        (["-m", "check", "a.xlsx"], [1]), (["-m", "completion", "a.xlsx"], [1]), (["-m", "change", "--scores", "a.xlsx"], [1]),
        (["-m", "change", "--unit", "x"], []), (["-m", "deadline", "x"], []), (["-m"], []), ([], []), (["check", "check"], []),
    ],
)  # fmt: skip
def test_reader_is_started_early_only_for_a_command_that_reads(monkeypatch, arguments, sizes):
    """Importing the package starts a process for `-m … check FILE` and the like, never for anything else."""
    started = []
    monkeypatch.setattr(READERS, "warm", started.append)
    monkeypatch.setattr(sys, "argv", arguments)
    start_for_command()
    assert started == sizes


def test_usual_pool_is_small(monkeypatch):
    """A pool has a child for each core: two at least, four at most."""
    for cores, children in ((None, 2), (1, 2), (3, 3), (64, 4)):
        monkeypatch.setattr(os, "cpu_count", lambda cores=cores: cores)
        assert Pool("child_jobs")._size == children
