"""The run of a rollup: files → what each comes to, as they become ready, by as many threads as there are readers."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from typing import NamedTuple

from papi_metrics.errors import PapiError
from papi_metrics.rollup.figures import unread
from papi_metrics.rollup.files import Found
from papi_metrics.rollup.journal import Journal
from papi_metrics.rollup.value import Rolled
from papi_metrics.workbook import bytes_of

Roll = Callable[[bytes, str], Rolled]
"""Read a file's bytes under its name, in isolation: a thread only waits for whoever works."""


class Step(NamedTuple):
    """One file done, and whether this run read it or an earlier one had."""

    rolled: Rolled
    is_new: bool


def rolled_files(files: Sequence[Found], roll: Roll, journal: Journal, *, workers: int) -> Iterator[Step]:
    """Yield what each file comes to, in the order they become ready; what is new stands in the journal before it is yielded.

    Ending the iteration early gives up what has not begun; what is at work is left to whoever ends the readers.
    """
    threads = ThreadPoolExecutor(workers, thread_name_prefix="rollup")
    try:
        for done in as_completed([threads.submit(_step, found, roll, journal) for found in files]):
            step = done.result()
            if step.is_new:
                journal.add(step.rolled)
            yield step
    finally:
        threads.shutdown(wait=False, cancel_futures=True)


def _step(found: Found, roll: Roll, journal: Journal) -> Step:
    try:
        data = bytes_of(found.path)
    except PapiError as error:
        return Step(unread(found.file, str(error), again=True), is_new=True)
    size, digest = len(data), hashlib.sha256(data).hexdigest()
    known = journal.known(found.file, size=size, digest=digest)
    if known is not None:
        return Step(known, is_new=False)
    return Step(roll(data, found.path.name).of_file(found.file, size=size, digest=digest), is_new=True)
