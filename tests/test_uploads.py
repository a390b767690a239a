"""Uploads before Streamlit sees them: who may, how large by the bytes that came, how many at once, what may be held."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace

import pytest
from calls import HERE, Answer, Probe, acall, called, in_front_of, request, run
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

from pages.shared.serving import admitted, uploads
from pages.shared.serving.admitted import admit, dismiss, is_admitted
from pages.shared.serving.counts import REGISTRY

MEGABYTE = 1024 * 1024
PLACE = "/_stcore/upload_file/{}/file-1"


@pytest.fixture
def streamlit(monkeypatch):
    """Stand in for Streamlit's runtime: its sessions and the files it holds."""
    files, active = MemoryUploadedFileManager("/"), {"an", "binh"}
    stand_in = SimpleNamespace(is_active_session=active.__contains__, uploaded_file_mgr=files, active=active)
    for module in (admitted, uploads):
        monkeypatch.setattr(module, "runtime", SimpleNamespace(exists=lambda: True, get_instance=lambda: stand_in))
    monkeypatch.setattr(admitted, "_REGISTER", admitted._Register())
    admit("an", "an@example.vn")
    return stand_in


def hold(streamlit, session, size):
    """Let a session hold a file of some bytes."""
    record = UploadedFileRec(file_id=f"held-{size}", name="t.xlsx", type="", data=bytes(size))
    streamlit.uploaded_file_mgr.add_file(session, record)


def put(session="an", *, method="PUT", headers=()):
    """Return an upload's request."""
    return request(PLACE.format(session), method=method, headers=[*HERE, *headers])


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE", "PATCH", "put"])
@pytest.mark.parametrize(
    "path",
    [
        pytest.param(PLACE.format("binh"), id="a session without the right"),
        pytest.param(PLACE.format("made-up"), id="a session nobody has"),
        pytest.param(PLACE.format("AN"), id="a session in other letters"),
        pytest.param("/_stcore/upload_file/an", id="no file"),
        pytest.param("/_stcore/upload_file/an/x/y", id="too deep"),
        pytest.param("/_stcore/upload_file//an/x", id="empty session"),
    ],
)
@pytest.mark.usefixtures("streamlit")
def test_upload_without_the_right_is_refused_unread(served, method, path):
    """Nobody who was not admitted brings in or takes away a file: 403 before a byte of the body is asked for."""
    served()
    probe = Probe()
    answer = called(in_front_of(probe), request(path, method=method), [b"x" * 100])
    assert (answer.status, answer.asked, probe.scopes) == (403, 0, [])


@pytest.mark.usefixtures("streamlit")
def test_admitted_session_uploads_and_deletes(served):
    """Who was admitted reaches Streamlit with the body whole."""
    served()
    probe = Probe()
    assert called(in_front_of(probe), put(), [b"a", b"b", b"c"]).status == 200
    assert probe.body == b"abc"
    assert called(in_front_of(probe), put(method="DELETE")).status == 200


def test_right_ends_with_the_session_or_by_dismissal(streamlit):
    """A session that ended, or lost its right, may no more; one that never had it is dismissed without an error."""
    admit("binh", "")
    streamlit.active.remove("binh")
    dismiss("an")
    dismiss("nobody")
    assert [is_admitted(session) for session in ("an", "binh", "nobody")] == [False, False, False]


def test_register_is_bounded_and_forgets_the_ended(streamlit, monkeypatch):
    """However many sessions come and go, few are remembered, and a living one is not forgotten for those that ended."""
    monkeypatch.setattr(admitted, "MOST_KEPT", 10)
    monkeypatch.setattr(admitted, "_KEPT_SECONDS", 0.0)
    for number in range(50):
        admit(f"gone-{number}", "")
        admit("an", "")
    assert len(admitted._REGISTER.seen) <= 10
    assert is_admitted("an")
    assert streamlit.is_active_session("an")


def test_register_without_a_living_session_is_empty(streamlit, monkeypatch):
    """What ended is forgotten to the last: nothing is kept of a process that nobody visits any more."""
    monkeypatch.setattr(admitted, "_KEPT_SECONDS", 0.0)
    streamlit.active.clear()
    admit("gone", "")
    assert list(admitted._REGISTER.seen) == []


def test_register_is_bounded_however_many_live(streamlit, monkeypatch):
    """More sessions than a process can hold are not remembered, even if all of them live; the latest is."""
    monkeypatch.setattr(admitted, "MOST_KEPT", 10)
    for number in range(50):
        streamlit.active.add(f"s-{number}")
        admit(f"s-{number}", "")
    assert (len(admitted._REGISTER.seen), is_admitted("s-49")) == (10, True)


@pytest.mark.usefixtures("streamlit")
def test_bytes_that_came_are_counted(served):
    """The counts tell how many bytes of uploads came in, of those that were ended too."""
    served(**SIZES)
    before = REGISTRY.get_sample_value("papi_upload_bytes_total")
    called(in_front_of(Probe()), put(), [b"abc", b"de"])
    called(in_front_of(Probe()), put(), LARGE)
    assert REGISTRY.get_sample_value("papi_upload_bytes_total") - before == 5 + MEGABYTE


def test_file_is_taken_away_also_where_there_is_no_room(served, streamlit):
    """Whoever holds too much, or comes while all places are taken, may still give a file up."""
    served(**SIZES, PAPI_UPLOADS_AT_ONCE="1")
    hold(streamlit, "an", 9 * MEGABYTE)
    app = in_front_of(Probe())
    assert (called(app, put(method="DELETE")).status, called(app, put(), [b"a"]).status) == (200, 413)


SIZES = {"PAPI_UPLOAD_FILE_MB": "1", "PAPI_UPLOAD_SESSION_MB": "2", "PAPI_UPLOAD_HELD_MB": "4", "PAPI_UPLOAD_MOVING_MB": "3"}
LARGE = [bytes(MEGABYTE // 4)] * 8


@pytest.mark.parametrize(
    ("headers", "body", "held", "asked"),
    [
        pytest.param([(b"content-length", b"2000000")], LARGE, {}, 0, id="announced too large: not read"),
        pytest.param([(b"transfer-encoding", b"chunked")], LARGE, {}, 5, id="without a length: ended where it is too much"),
        pytest.param([(b"content-length", b"10")], LARGE, {}, 5, id="a length that lies"),
        pytest.param([(b"content-length", b"-1")], LARGE, {}, 5, id="a length that is none"),
        pytest.param([], [bytes(MEGABYTE // 2)] * 2, {"an": MEGABYTE * 3 // 2}, 2, id="the session holds too much"),
        pytest.param([(b"content-length", b"1000000")], LARGE, {"an": MEGABYTE * 3 // 2}, 0, id="announced more than the session may hold"),
        pytest.param([], [bytes(MEGABYTE // 2)] * 2, {"binh": MEGABYTE * 7 // 2}, 2, id="all hold too much"),
    ],
)
def test_upload_that_is_too_much_is_ended(served, streamlit, headers, body, held, asked):
    """A file, a session and the process are bounded by the bytes that came in, whatever a header announces."""
    served(**SIZES)
    for session, size in held.items():
        hold(streamlit, session, size)
    answer = called(in_front_of(Probe()), put(headers=headers), body)
    assert (answer.status, answer.asked) == (413, asked)


FORM = 64 * 1024


@pytest.mark.parametrize(
    ("announced", "held"),
    [
        pytest.param(MEGABYTE + FORM, {}, id="a file"),
        pytest.param(MEGABYTE, {"an": MEGABYTE + FORM}, id="a session"),
        pytest.param(MEGABYTE, {"binh": 3 * MEGABYTE}, id="all"),
    ],
)
def test_last_byte_that_may_come_comes(served, streamlit, announced, held):
    """What is just as large as a file with its form, a session or the process may be is taken; a byte more is not."""
    served(**SIZES)
    for session, size in held.items():
        hold(streamlit, session, size)
    statuses = [called(in_front_of(Probe()), put(headers=[(b"content-length", b"%d" % size)])).status for size in (announced, announced + 1)]
    assert statuses == [200, 413]


@pytest.mark.usefixtures("streamlit")
def test_what_was_refused_counts_no_more(served):
    """After uploads that were ended there is as much room as before."""
    served(**SIZES)
    app = in_front_of(Probe())
    seen = [called(app, put(), LARGE).status for _ in range(9)]
    assert ({*seen}, called(app, put(), LARGE[:4]).status) == ({413}, 200)


class Slow:
    """An application that reads an upload piece by piece as it is let, then answers."""

    def __init__(self):
        """Wait to be let on."""
        self.gate = asyncio.Event()
        self.reading = asyncio.Queue()

    async def __call__(self, _scope, receive, send):
        """Read one piece, wait, read the rest."""
        await receive()
        await self.reading.put(None)
        await self.gate.wait()
        while (await receive()).get("more_body"):
            pass
        await send({"type": "http.response.start", "status": 204, "headers": []})
        await send({"type": "http.response.body", "body": b""})


async def together(app, slow, first, later) -> tuple[list[Answer], Answer]:
    """Begin some uploads, send another while they are on their way, then let them end."""
    begun = [asyncio.create_task(acall(app, put(), body)) for body in first]
    for _ in first:
        await slow.reading.get()
    last = await asyncio.wait_for(acall(app, put(), later), 5)
    slow.gate.set()
    return await asyncio.gather(*begun), last


@pytest.mark.parametrize(
    ("settings", "first", "later", "status"),
    [
        pytest.param({"PAPI_UPLOADS_AT_ONCE": "2"}, [[b"a", b"b"]] * 2, [b"c"], 503, id="too many at once"),
        pytest.param(SIZES, [[bytes(MEGABYTE), b"b"]] * 2, [bytes(MEGABYTE), b""], 413, id="too much of one session on its way"),
        pytest.param({**SIZES, "PAPI_UPLOAD_SESSION_MB": "9"}, [[bytes(MEGABYTE), b""]] * 3, [b"c"], 413, id="too much on its way"),
    ],
)
@pytest.mark.usefixtures("streamlit")
def test_uploads_together_are_bounded(served, settings, first, later, status):
    """Uploads at once and their bytes on the way are bounded; those begun end well, and then there is room again."""
    served(**settings)

    async def act():
        slow = Slow()
        app = in_front_of(slow)
        begun, last = await together(app, slow, first, later)
        return [one.status for one in begun], last, (await acall(app, put(), [b"x"])).status

    begun, last, after = run(act)
    assert (begun, last.status, after) == ([204] * len(first), status, 204)
    assert ("retry-after" in last.headers) == (status == 503)


@pytest.mark.usefixtures("streamlit")
def test_upload_that_never_ends_is_ended(served, monkeypatch):
    """An upload that creeps holds its place for a bounded time."""
    served()
    monkeypatch.setattr(uploads, "_LONGEST_SECONDS", 0.01)
    assert run(lambda: asyncio.wait_for(acall(in_front_of(Slow()), put(), [b"a", b"b"]), 10)).status == 408
