"""The part of the benchmark with many people at once: how soon each sees the answer to an act, how many acts a process carries."""

from __future__ import annotations

import asyncio
import random
import tempfile
import time
from calendar import monthrange
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from bench_pages import ROOT, served
from stores import PostgreSQL
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

PEOPLE = 300
THINK_SECONDS = 10.0
MEASURED_SECONDS = 60.0
APART_SECONDS = 0.15
BUSY_PEOPLE = 16
BUSY_SECONDS = 20.0
MONTHS = [f"2022/{month:02}/{monthrange(2022, month)[1]}" for month in range(1, 13)]
"""The days people look at: ends of months. A day that nobody has asked for yet costs four times as much, once."""
_LABEL = "Tính đến ngày"
_LONGEST_END = 200
_PATIENCE = 30.0


@dataclass(slots=True, kw_only=True)
class Answers:
    """What a crowd met with: seconds until each act was answered, and acts and connections that were lost."""

    seconds: list[float] = field(default_factory=list)
    dropped: int = 0

    def percentile(self, share: float) -> float:
        """Return the time that so many of the hundred acts were answered within."""
        return float(np.percentile(self.seconds, share)) if self.seconds else float("inf")


async def _run(line: ClientConnection, message: BackMsg) -> str:
    """Ask for a run of the script, read until it has finished; return the id of the header's date if it was drawn anew."""
    await line.send(message.SerializeToString())
    widget = ""
    while True:
        data = await asyncio.wait_for(line.recv(decode=False), _PATIENCE)
        if not widget and _LABEL.encode() in data:
            widget = ForwardMsg.FromString(data).delta.new_element.date_input.id
        # Parsing all of a page would load this process as much as drawing it loads the other.
        if len(data) < _LONGEST_END and ForwardMsg.FromString(data).WhichOneof("type") == "script_finished":
            return widget


def _act(widget: str, day: str) -> BackMsg:
    """Return what a browser sends when someone chooses another day in the header."""
    message = BackMsg()
    message.rerun_script.query_string = ""
    state = message.rerun_script.widget_states.widgets.add()
    state.id = widget
    state.string_array_value.data.append(day)
    return message


async def _person(address: str, answers: Answers, times: tuple[float, float, float], *, think: float, chance: random.Random) -> None:
    """Open Tổng quan and choose one day after another until it is time to go; `times` are when to come, from when on to measure and when to go."""
    starts, since, until = times
    await asyncio.sleep(max(0.0, starts - time.monotonic()))
    try:
        async with connect(f"ws://{address}/_stcore/stream", max_size=None, compression=None, subprotocols=["streamlit"]) as line:
            first = BackMsg()
            first.rerun_script.query_string = ""
            widget = await _run(line, first)
            await asyncio.sleep(think * chance.random())
            while time.monotonic() < until:
                before = time.perf_counter()
                await _run(line, _act(widget, chance.choice(MONTHS)))
                if time.monotonic() >= since:
                    answers.seconds.append(time.perf_counter() - before)
                await asyncio.sleep(think * chance.uniform(0.5, 1.5))
    except (OSError, TimeoutError, WebSocketException):
        answers.dropped += 1


async def _crowd(addresses: Sequence[str], *, people: int, think: float, measured: float) -> Answers:
    """Let people come one after another and measure what they do once all are there.

    Those of one address stay with it, as sessions do behind a proxy.
    """
    answers, begin = Answers(), time.monotonic()
    coming = people * APART_SECONDS
    chance = random.Random(7)  # noqa: S311 - chance of a crowd, no secret
    await asyncio.gather(*(
        _person(
            addresses[number % len(addresses)], answers, (begin + number * APART_SECONDS, begin + coming, begin + coming + measured),
            think=think, chance=random.Random(chance.random()),  # noqa: S311
        )
        for number in range(people)
    ))  # fmt: skip
    return answers


def acts_a_second(addresses: Sequence[str]) -> float:
    """Return how many acts the processes answer in a second when people do not wait between two."""
    asyncio.run(_crowd(addresses, people=4 * len(addresses), think=0.0, measured=3.0))
    answers = asyncio.run(_crowd(addresses, people=BUSY_PEOPLE, think=0.0, measured=BUSY_SECONDS))
    return len(answers.seconds) / BUSY_SECONDS


def people_rows() -> list[tuple[str, float, float, float, bool]]:
    """Measure three hundred people with ten seconds between two acts on Tổng quan, in one process."""
    with tempfile.TemporaryDirectory() as name, served(ROOT, "app.py", {"PAPI_STORE": f"sqlite:///{Path(name) / 'store.sqlite'}"}) as (address, _):
        asyncio.run(_crowd([address], people=4, think=0.0, measured=3.0))
        answers = asyncio.run(_crowd([address], people=PEOPLE, think=THINK_SECONDS, measured=MEASURED_SECONDS))
    return [
        (f"{PEOPLE} people on Tổng quan, {len(answers.seconds):,} acts: p95, s", answers.percentile(95), 1.0, 1.0, False),
        ("their median, s", answers.percentile(50), 1.0, float("inf"), False),
        ("acts and people dropped", float(answers.dropped), 1.0, 0.0, False),
    ]


def process_rows() -> list[tuple[str, float, float, float, bool]]:
    """Measure how much more two processes carry than one, on a PostgreSQL that is started for it."""
    server = PostgreSQL()
    try:
        server.start()
        store = {"PAPI_STORE": server.fresh()}
        with ExitStack() as stack:
            addresses = [stack.enter_context(served(ROOT, "app.py", store))[0] for _ in range(2)]
            one, two = acts_a_second(addresses[:1]), acts_a_second(addresses)
    finally:
        server.remove()
    return [
        ("one process: acts of Tổng quan a second", one, 1.0, float("inf"), False),
        ("one process / two processes, acts a second", one, two, 1 / 1.6, True),
    ]
