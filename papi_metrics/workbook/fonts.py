"""The fonts of a file's cells, where any is a font of legacy text: what each format's reader of fonts gives."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from papi_metrics.legacy import legacy_font

_MENTION = re.compile(rb"val\s*=\s*[\"'](?:\.[Vv][Nn]|[Vv][Nn][Ii][- ])")


@dataclass(frozen=True, slots=True)
class Styled:
    """The fonts of one text cell: where each run begins and its font's name; the text's length where runs were measured."""

    runs: tuple[tuple[int, str], ...]
    length: int | None = None

    @property
    def is_legacy(self) -> bool:
        """True if any run stands in a font of legacy text."""
        return any(legacy_font(name) for _, name in self.runs)


Fonts = Mapping[str, Mapping[tuple[int, int], Styled]]
"""Sheet name → (row, column), counted from 0 → fonts; only cells that hold a legacy font."""


def mentions_legacy_font(block: bytes) -> bool:
    """True if a stretch of XML names a font of legacy text."""
    return _MENTION.search(block) is not None
