"""Measure what reading in a child process adds to a small file, warm in a server and cold on the command line."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from papi_metrics.isolation import tracker_isolated, warm
from papi_metrics.tracker import read_tracker

ROOT = Path(__file__).parent.parent
SMALL = ROOT / "data" / "theo-doi-minh-hoa-2022-09-30.xlsx"
# What `check` does without a child: the same imports, the same reading, the same words.
WITHOUT_CHILD = (
    "import papi_metrics.__main__ as command; from papi_metrics import read_tracker;"
    "command.tracker_isolated = lambda data, **options: read_tracker(data, **options); command.main(['check', {!r}])"
)


def quickest(times: int, *acts: Callable[[], object]) -> list[float]:
    """Return the quickest of so many runs of each act, taken in turns."""
    taken: list[list[float]] = [[] for _ in acts]
    for _ in range(times):
        for act, runs in zip(acts, taken, strict=True):
            start = time.perf_counter()
            act()
            runs.append(time.perf_counter() - start)
    return [min(runs) for runs in taken]


def run(*arguments: str) -> None:
    """Run Python in a process of its own; its output goes nowhere."""
    subprocess.run([sys.executable, *arguments], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def isolation_rows() -> list[tuple[str, float, float, float, bool]]:
    """What a child adds to a tracker of 46 tasks: to a warm reading in a server, to the whole command line."""
    data = SMALL.read_bytes()
    warm()
    tracker_isolated(data)
    in_child, here = quickest(30, lambda: tracker_isolated(data), lambda: read_tracker(data))
    command = quickest(7, lambda: run("-m", "papi_metrics", "check", str(SMALL)), lambda: run("-c", WITHOUT_CHILD.format(str(SMALL))))
    return [
        ("a warm child adds to reading a small file (s)", in_child - here, 0, 0.05, False),
        ("a child adds to the command `check` (s)", command[0] - command[1], 0, 0.5, False),
    ]
