"""Values of JSON that a stranger wrote: each is what is expected, or a ValueError."""

from __future__ import annotations

import datetime as dt
import json
import math
from typing import Any, NoReturn

from papi_metrics.text import writable

FIRST_YEAR, LAST_YEAR = 1900, 2200
LONGEST = 40_000
"""Characters of a text: more than a cell of a workbook holds."""


def canonical(value: object) -> bytes:
    """Write a value as JSON in its one spelling: keys in order, letters as they are, a line a key.

    Errors: ValueError if a text holds half a letter, or a number is none.
    """
    return json.dumps(value, ensure_ascii=False, sort_keys=True, indent=1, allow_nan=False).encode()


def parsed(data: bytes) -> Any:  # noqa: ANN401 - whatever stands there
    """Read JSON.

    Errors: ValueError if it is none, or nested beyond all use.
    """
    try:
        return json.loads(data.decode(), parse_constant=_no_number)
    except RecursionError as error:
        raise ValueError("nested") from error


def text(value: object, *, longest: int = LONGEST) -> str:
    """Return a text that every store and page can hold."""
    if not isinstance(value, str) or len(value) > longest or writable(value) != value:
        raise ValueError(value)
    return value


def named(value: object) -> str:
    """Return a text that is not blank."""
    if not text(value).strip():
        raise ValueError(value)
    return text(value)


def number(value: object, *, least: int = 0, most: int = 10_000_000) -> int:
    """Return a whole number within bounds; True is none."""
    if type(value) is not int or not least <= value <= most:
        raise ValueError(value)
    return value


def finite(value: object) -> float:
    """Return a number that is one."""
    if type(value) not in {int, float} or not math.isfinite(value):  # type: ignore[arg-type]
        raise ValueError(value)
    return float(value)  # type: ignore[arg-type]


def day(value: object) -> dt.date:
    """Return a day in its one spelling."""
    found = dt.date.fromisoformat(text(value, longest=10))
    if found.isoformat() != value or not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise ValueError(value)
    return found


def moment(value: object) -> dt.datetime:
    """Return a moment without a zone in its one spelling."""
    found = dt.datetime.fromisoformat(text(value, longest=26))
    if found.isoformat() != value or found.tzinfo is not None or not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise ValueError(value)
    return found


def _no_number(word: str) -> NoReturn:
    raise ValueError(word)
