"""Progress and weight in the spellings of spreadsheets: 0.5, 50, "50%", "50,0 %", "5,83"."""

from __future__ import annotations

import math
import re
from functools import lru_cache

from papi_metrics.text import fold
from papi_metrics.workbook import Cell

_NUMBER = re.compile(r"([+-]?\d[\d.,\s]*)\s*(%?)$")
_FEWEST_PERCENT = 2
_GROUPED = re.compile(r"[+-]?\d{1,3}([.,])\d{3}(?:\1\d{3})*$")


_BLANK_MARKS = frozenset({"", "-", "--", "---", "…", "...", "..", ".", "/", "n/a", "na", "_"})


def is_blank_mark(text: str) -> bool:
    """True if a text only fills a cell that would be blank: "-", "…", "n/a"."""
    return fold(text) in _BLANK_MARKS


@lru_cache(maxsize=20_000)
def read_number(text: str) -> tuple[float, bool] | None:
    """Read a number typed as text: its value and whether a % sign follows; None if it is not a number.

    A comma is the decimal mark. Where both marks stand, the last one is the decimal mark; a mark that
    repeats groups thousands.
    """
    match = _NUMBER.match(fold(text).removesuffix(" phan tram"))
    if not match:
        return None
    digits = re.sub(r"\s", "", match[1]).rstrip(".,")
    marks = [mark for mark in digits if mark in ".,"]
    if len(marks) > 1:
        if marks[0] == marks[-1] and not _GROUPED.match(digits):
            return None
        digits = digits.replace(marks[0], "")
    try:
        return float(digits.replace(",", ".")), bool(match[2]) or "phan tram" in fold(text)
    except ValueError:
        return None


def read_progress(value: Cell, *, percents: bool = False) -> tuple[float | None, str | None]:
    """Read progress as a share 0-1 and the code of the doubt, if any.

    A number up to 1 without a % sign is a share, from 2 on a percentage; between them it is more than
    whole. What lies outside 0-100 % is held within it, with a doubt. In a column of `percents` without
    signs a number up to 1 may be either: it is read as a share, with a doubt.
    """
    if value is None or (isinstance(value, str) and is_blank_mark(value)):
        return None, None
    read = _number(value)
    if read is None or math.isnan(read[0]):
        return None, "progress-unread"
    number, signed = read
    share = number / 100 if signed or abs(number) >= _FEWEST_PERCENT else number
    held = min(max(share, 0.0), 1.0)
    if held != share:
        return held, "progress-range"
    return held, "progress-scale" if percents and not signed and 0 < number <= 1 else None


def is_bare_percent(value: Cell) -> bool:
    """True for a progress of 2 or more without a % sign: the column counts in percents."""
    read = _number(value)
    return read is not None and not read[1] and read[0] >= _FEWEST_PERCENT


def _number(value: Cell) -> tuple[float, bool] | None:
    if isinstance(value, str):
        return read_number(value)
    return (float(value), False) if isinstance(value, int | float) and not isinstance(value, bool) else None


def read_weight(value: Cell) -> tuple[float, str | None]:
    """Read a task's weight; blank is 1; what is not a positive number is 1 with a doubt."""
    if value is None or (isinstance(value, str) and is_blank_mark(value)):
        return 1.0, None
    read = _number(value)
    weight = math.nan if read is None else read[0] / 100 if read[1] else read[0]
    return (weight, None) if 0 < weight < math.inf else (1.0, "weight-unread")
