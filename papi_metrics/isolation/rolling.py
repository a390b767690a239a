"""Rolling a tracker up in a child process: bytes → its figures, or the reason it could not be read, never an error."""

from __future__ import annotations

import datetime as dt

from papi_metrics.children import BULK_READERS
from papi_metrics.errors import UnreadableError
from papi_metrics.isolation.reading import PassingError, answer_of
from papi_metrics.rollup import Asked, Rolled, unread

_TIMES = 3


def rolled_isolated(data: bytes, name: str, *, as_of: dt.date | None, today: dt.date) -> Rolled:
    """Read a tracker and work its figures out in a child process; who knows its path names it.

    Errors: none; a file that cannot be read is a value with the reason.
    """
    asked = Asked(as_of=as_of, today=today)
    for _ in range(_TIMES):
        try:
            return _rolled(data, name, asked)
        except PassingError as error:
            # Nothing is wrong with the file: its turn comes again.
            passing = str(error)
        except UnreadableError as error:
            return unread("", str(error))
    return unread("", passing, again=True)


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
