"""The fonts of a file's text cells, where any is a font of legacy text: what each format's reader of fonts gives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from papi_metrics.legacy import legacy_font

_MENTION = re.compile(rb"val\s*=\s*[\"'](?:\.[Vv][Nn]|[Vv][Nn][Ii][- ])")


@dataclass(frozen=True, slots=True)
class Styled:
    """The fonts of one text cell: each run's number of letters, blanks not counted, and its font's name.

    Blanks are not counted because readers differ on them. A cell in one font has one run, of any length (None).
    """

    runs: tuple[tuple[int | None, str], ...]

    @property
    def is_legacy(self) -> bool:
        """True if any run stands in a font of legacy text."""
        return any(legacy_font(name) for _, name in self.runs)

    def parted(self, text: str) -> list[tuple[str, str]] | None:
        """Return the stretches of a text with their fonts, a blank with the letter before it; None if the runs do not fit it."""
        if self.runs[0][0] is None:
            return [(text, self.runs[0][1])]
        places = [place for place, letter in enumerate(text) if not letter.isspace()]
        if len(places) != sum(length or 0 for length, _ in self.runs):
            return None
        parts, done = [], 0
        for length, name in self.runs:
            start, done = done, done + (length or 0)
            if start < done:
                end = places[done] if done < len(places) else len(text)
                parts.append((text[places[start] if start else 0 : end], name))
        return parts


Fonts = Mapping[str, Mapping[tuple[int, int], Styled]]
"""Sheet name → (row, column), counted from 0 → fonts; only cells that hold a legacy font."""


def in_one_font(name: str) -> Styled:
    """Return the fonts of a cell whose text stands in one font."""
    return Styled(((None, name),))


def in_fonts(stretches: Iterable[tuple[str, str]]) -> Styled:
    """Return the fonts of a cell from the stretches of its text and their fonts."""
    runs = tuple((sum(not letter.isspace() for letter in text), name) for text, name in stretches)
    return Styled(runs or ((0, ""),))


def mentions_legacy_font(block: bytes) -> bool:
    """True if a stretch of XML names a font of legacy text."""
    return _MENTION.search(block) is not None
