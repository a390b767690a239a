"""How tall a row has to be for its wrapped texts: Excel works it out itself, LibreOffice takes what the file says."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

LINE = 15.0
"""The height of a line of 11 points."""
_TALLEST = 400.0
_ROOM = 3.0
# Widths in figures, the unit that widths of columns have; a little more than Times New Roman needs.
_NARROW, _PLAIN, _CAPITAL, _BROAD = 0.6, 1.05, 1.25, 1.6
_NARROW_LETTERS = frozenset(" ',./:;|`j!()[]-IJfilt")
_BROAD_LETTERS = frozenset("mwMW@%&—…")


def row_height(texts: Sequence[object], widths: Sequence[float]) -> float:
    """Return the height in points of a row whose cells hold these values in columns of these widths."""
    lines = [_lines(text, width) for text, width in zip(texts, widths, strict=True) if isinstance(text, str)]
    most = max(lines, default=1)
    return min(most * LINE + (_ROOM if most > 1 else 0), _TALLEST)


@lru_cache(maxsize=50_000)
def _lines(text: str, width: float) -> int:
    return sum(_lines_of_paragraph(part, width) for part in text.split("\n"))


def _lines_of_paragraph(text: str, width: float) -> int:
    """Count the lines of running text: a word goes to the next line where it does not fit, a long one is broken."""
    lines, used = 1, 0.0
    for word in text.split(" "):
        size = sum(map(_width, word))
        if used and used + _NARROW + size > width:
            lines, used = lines + 1, 0.0
        elif used:
            used += _NARROW
        used += size
        while used > width:
            lines, used = lines + 1, used - width
    return lines


@lru_cache(maxsize=4_000)
def _width(letter: str) -> float:
    plain = unicodedata.normalize("NFD", letter)[0]
    if plain in _NARROW_LETTERS:
        return _NARROW
    if plain in _BROAD_LETTERS:
        return _BROAD
    return _CAPITAL if plain.isupper() else _PLAIN
