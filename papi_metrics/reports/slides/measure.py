"""How much room a text takes in Arial: lines at a width, and texts cut at a word to so many lines."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from papi_metrics.text import clean

POINTS_PER_INCH = 72
LINE_HEIGHT = 1.2
"""Lines are set a little looser than Arial's own 1.15, so that a substitute's lines find room too."""

_FIRST = 32
# Thousandths of the size from the blank to "~": Arial, Helvetica and Liberation Sans share them.
_WIDTHS = (
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584,
    584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278,
    278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500,
    500, 334, 260, 334, 584,
)  # fmt: skip
_BOLD_WIDTHS = (
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584,
    584, 611, 975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333,
    278, 333, 584, 556, 333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556,
    500, 389, 280, 389, 584,
)  # fmt: skip
_OTHERS = {"đ": 611, "Đ": 722, "–": 556, "—": 1000, "…": 1000, "«": 556, "»": 556, "“": 500, "”": 500, "·": 333, "−": 584, "\u00a0": 278}
_HORN = 60
_WIDEST = 1000
# What stands in for Arial is now and then a little wider than it.
_SPARE = 1.02
_ELLIPSIS = "…"
_BEFORE_PERCENT = re.compile(r"(?<=\d) (?=%)")


def plain(text: str) -> str:
    """Return a text as a slide may hold it: composed, writable, one paragraph, without marks that turn its order; "6 %" stays together."""
    return _BEFORE_PERCENT.sub("\u00a0", " ".join(clean(text).split()))


def lines_of(text: str, width: float, *, size: float, bold: bool = False) -> int:
    """Count the lines of a text at a width in inches; a word wider than the line is broken as PowerPoint breaks it."""
    room = width * POINTS_PER_INCH / (size * _SPARE) * 1000
    lines, used = 1, 0.0
    for word in text.split(" "):
        wide = sum(_letter_width(letter, bold=bold) for letter in word)
        if used and used + _WIDTHS[0] + wide > room:
            lines, used = lines + 1, 0.0
        more, rest = divmod(wide, room) if wide > room else (0, wide)
        lines += int(more)
        used += rest + (_WIDTHS[0] if used else 0)
    return lines


@lru_cache(maxsize=4096)
def fitted(text: str, width: float, *, size: float, most: int = 1, bold: bool = False) -> str:
    """Cut a text to at most so many lines at a width in inches: after a whole word, with "…"; within a word only where more than half would go with it."""
    text = plain(text)
    if lines_of(text, width, size=size, bold=bold) <= most:
        return text
    short, long = 0, len(text)
    while short < long:
        middle = (short + long + 1) // 2
        if lines_of(_cut(text, middle), width, size=size, bold=bold) <= most:
            short = middle
        else:
            long = middle - 1
    return _cut(text, short)


def _cut(text: str, length: int) -> str:
    head = text[:length]
    whole = head if text[length : length + 1] == " " else head.rpartition(" ")[0]
    kept = whole if 2 * len(whole) > length else head
    return f"{kept.rstrip(' ,;:.–(«“')}{_ELLIPSIS}"


@lru_cache(maxsize=4096)
def _letter_width(letter: str, *, bold: bool) -> int:
    if letter in _OTHERS:
        return _OTHERS[letter]
    parts = unicodedata.normalize("NFD", letter)
    base, marks = parts[0], parts[1:]
    at = ord(base) - _FIRST
    widths = _BOLD_WIDTHS if bold else _WIDTHS
    if at < 0 or at >= len(widths):
        return 0 if unicodedata.combining(base) else _WIDEST
    return widths[at] + (_HORN if "\u031b" in marks else 0)
