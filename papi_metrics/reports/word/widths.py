"""How wide the columns of a table are: parts of the room, but never narrower than their longest word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from papi_metrics.briefing.value import Column
from papi_metrics.reports.word.form import CELL_MARGIN
from papi_metrics.reports.word.letters import text_width

_BREAKS = re.compile(r"[ \n]")
_SLACK = 0.8
_WIDEST_WORD = 30.0
"""Millimetres beyond which a word may be broken: it is no word of a language then."""


def column_widths(columns: Sequence[Column], rows: Sequence[Sequence[str]], *, room: float, size: float) -> list[float]:
    """Divide a room of so many millimetres by the columns' parts; texts are of so many points.

    Errors: none; where not even the longest words fit side by side, all columns give way alike.
    """
    least = [_least(column.heading, (row[at] for row in rows), size=size) for at, column in enumerate(columns)]
    if sum(least) >= room:
        return [room * width / sum(least) for width in least]
    return _divided([column.width for column in columns], least, room)


def _least(heading: str, texts: Iterable[str], *, size: float) -> float:
    """Return what the longest word of a column needs, the cells' own margins included."""
    longest = max((_longest(text) for text in texts), key=len, default="")
    word = max(text_width(_longest(heading), size, bold=True), text_width(longest, size, bold=True))
    return min(word, _WIDEST_WORD) + 2 * CELL_MARGIN + _SLACK


def _longest(text: str) -> str:
    return max(_BREAKS.split(text), key=len)


def _divided(parts: Sequence[float], least: Sequence[float], room: float) -> list[float]:
    """Give every column its part; those that need more get it, and the others share what is left, until all have enough."""
    fixed: set[int] = set()
    while True:
        free = room - sum(least[at] for at in fixed)
        whole = sum(part for at, part in enumerate(parts) if at not in fixed)
        widths = [least[at] if at in fixed else free * part / whole for at, part in enumerate(parts)]
        short = {at for at, width in enumerate(widths) if width < least[at]} - fixed
        if not short:
            return widths
        fixed |= short
