"""The pools of readers of this process, and its early start where a command is about to read a file."""

from __future__ import annotations

import sys
from dataclasses import replace

from papi_metrics.children.limits import LIMITS
from papi_metrics.children.pool import Pool

READERS = Pool("papi_metrics.isolation.jobs")
BULK_READERS = Pool("papi_metrics.isolation.jobs", limits=replace(LIMITS, requests_per_child=2_000))
"""For thousands of files: a child's start costs as much as a hundred small files, so that each serves forty times as long."""

_READING = frozenset({"check", "completion"})


def start_for_command() -> None:
    """Start one reader at once if this package is being imported as a command that reads a file.

    A reader's imports take as long as the command's own: started here it is ready when they are, started after
    them it would be waited for. Until Python has found the module to run, the first argument is "-m" itself.
    """
    arguments = sys.argv[1:]
    if sys.argv[:1] == ["-m"] and (_READING & set(arguments[:1]) or "--scores" in arguments):
        READERS.warm(1)
