"""Progress and weight in the spellings of spreadsheets: 0.5, 50, "50%", "50,0 %", "5,83"."""

from __future__ import annotations

import re
from functools import lru_cache

from papi_metrics.text import fold
from papi_metrics.workbook import Cell

_NUMBER = re.compile(r"([+-]?\d[\d.,\s]*)\s*(%?)$")
_GROUPED = re.compile(r"[+-]?\d{1,3}([.,]\d{3})+([.,]\d+)?$")


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
    if len(set(marks)) == 2:  # noqa: PLR2004 - both marks
        thousands = marks[0]
        digits = digits.replace(thousands, "").replace(marks[-1], ".")
    elif len(marks) > 1:
        digits = digits.replace(marks[0], "") if _GROUPED.match(digits) else "?"
    else:
        digits = digits.replace(",", ".")
    try:
        return float(digits), bool(match[2]) or "phan tram" in fold(text)
    except ValueError:
        return None


def read_progress(value: Cell) -> tuple[float | None, str | None]:
    """Read progress as a share 0-1 and the code of the doubt, if any.

    A number up to 1 without a % sign is a share, above 1 a percentage; what lies outside 0-100 % is
    held within it, with a doubt.
    """
    if value is None or value == "":
        return None, None
    if isinstance(value, str):
        read = read_number(value)
        if read is None:
            return None, None if fold(value) in {"-", "", "...", "khong"} else "progress-unread"
        share = read[0] / 100 if read[1] or abs(read[0]) > 1 else read[0]
    elif isinstance(value, bool) or not isinstance(value, int | float):
        return None, "progress-unread"
    else:
        share = value / 100 if abs(value) > 1 else float(value)
    held = min(max(share, 0.0), 1.0)
    return held, None if held == share else "progress-range"


def read_weight(value: Cell) -> tuple[float, str | None]:
    """Read a task's weight; blank is 1; what is not a positive number is 1 with a doubt."""
    if value is None or value == "":
        return 1.0, None
    number = read_number(value) if isinstance(value, str) else None
    if number is not None:
        weight = number[0] / 100 if number[1] else number[0]
    elif isinstance(value, int | float) and not isinstance(value, bool):
        weight = float(value)
    else:
        return 1.0, "weight-unread"
    return (weight, None) if 0 < weight < float("inf") else (1.0, "weight-unread")
