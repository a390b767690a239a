"""Thousands of trackers in child processes: bytes → a tracker's figures, or the reason it could not be read; or its reading."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TypeVar

from papi_metrics.children import BULK_READERS
from papi_metrics.errors import UnreadableError
from papi_metrics.findings import Reading
from papi_metrics.isolation.reading import PassingError, answer_of, tracker_isolated
from papi_metrics.rollup import Asked, Rolled, unread

_Read = TypeVar("_Read")
_TIMES = 3


def rolled_isolated(data: bytes, name: str, *, as_of: dt.date | None, today: dt.date) -> Rolled:
    """Read a tracker and work its figures out in a child process; who knows its path names it.

    Errors: none; a file that cannot be read is a value with the reason.
    """
    asked = Asked(as_of=as_of, today=today)
    try:
        return _patiently(lambda: _rolled(data, name, asked))
    except UnreadableError as error:
        return unread("", str(error), again=isinstance(error, PassingError))


def tracker_in_bulk(data: bytes, *, name: str) -> Reading:
    """Read a tracker by the readers of a rollup.

    Shape:  as `read_tracker`.
    Errors: as `tracker_isolated`.
    """
    return _patiently(lambda: tracker_isolated(data, name=name, pool=BULK_READERS))


def _patiently(read: Callable[[], _Read]) -> _Read:
    """Read, and read again what nothing is wrong with: its turn comes again."""
    for _ in range(_TIMES - 1):
        try:
            return read()
        except PassingError:
            continue
    return read()


def warm_bulk(workers: int) -> None:
    """Start as many readers as there are workers, in the background."""
    BULK_READERS.warm(workers)


def end_bulk() -> None:
    """End the readers, at work or not."""
    BULK_READERS.close()


def _rolled(data: bytes, name: str, asked: Asked) -> Rolled:
    as_of = asked.as_of and asked.as_of.isoformat()
    frame = answer_of("rolled", data, pool=BULK_READERS, name=name, as_of=as_of, today=asked.today.isoformat())
    try:
        return Rolled.from_plain(frame.head)
    except (ValueError, KeyError, TypeError, AttributeError):
        raise UnreadableError("Tệp làm chương trình đọc trả lời sai. Hãy mở tệp bằng Excel, lưu thành .xlsx rồi thử lại.") from None
