"""How wide the columns of a table are: by their parts and by how much they hold, never narrower than their longest word."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from papi_metrics.briefing.value import Column
from papi_metrics.reports.word.form import CELL_MARGIN
from papi_metrics.reports.word.letters import text_width

_BREAKS = re.compile(r"[ \n]")
_SLACK = 0.8
_SPARE = 1.06
"""What stands in for Times New Roman takes letters with marks from a wider font."""
_AIR = 3.0
"""Millimetres that figures have beside them."""
_WIDEST_WORD = 30.0
"""Millimetres beyond which a word may be broken: it is no word of a language then."""


def column_widths(columns: Sequence[Column], rows: Sequence[Sequence[str]], *, room: float, size: float) -> list[float]:
    """Divide a room of so many millimetres among columns; texts are of so many points.

    Columns of figures get what they need. Columns of texts share the rest: the mean of their own part and of what would
    make the table lowest, the square root of how long their texts are, long ones above all.
    Errors: none; where not even the longest words fit side by side, all columns give way alike.
    """
    texts = [[row[at] for row in rows] for at in range(len(columns))]
    least = [_least(column, cells, size=size) for column, cells in zip(columns, texts, strict=True)]
    if sum(least) >= room:
        return [room * width / sum(least) for width in least]
    wanted = [_wanted([column.heading, *cells]) if column.kind == "text" else 0 for column, cells in zip(columns, texts, strict=True)]
    return _divided([math.sqrt(column.width * want) for column, want in zip(columns, wanted, strict=True)], least, room)


def _wanted(texts: Sequence[str]) -> float:
    """Return the square root of the texts' length, its mean taken over squares."""
    return math.sqrt(math.sqrt(sum(len(text) ** 2 for text in texts) / len(texts)) + 1)


def _least(column: Column, texts: Sequence[str], *, size: float) -> float:
    """Return what the longest word of a column needs, the cells' own margins included."""
    longest = max(map(_longest, texts), key=len, default="")
    word = max(text_width(_longest(column.heading), size, bold=True), text_width(longest, size, bold=True))
    return min(_SPARE * word, _WIDEST_WORD) + 2 * CELL_MARGIN + (_SLACK if column.kind in {"text", "date"} else _AIR)


def _longest(text: str) -> str:
    return max(_BREAKS.split(text), key=len)


def _divided(parts: Sequence[float], least: Sequence[float], room: float) -> list[float]:
    """Give every column its part; those that need more get it, and the others share what is left, until all have enough."""
    fixed = {at for at, part in enumerate(parts) if not part}
    while True:
        free = room - sum(least[at] for at in fixed)
        whole = sum(part for at, part in enumerate(parts) if at not in fixed)
        widths = [least[at] if at in fixed else free * part / whole for at, part in enumerate(parts)]
        short = {at for at, width in enumerate(widths) if width < least[at]} - fixed
        if not short:
            return widths
        fixed |= short
