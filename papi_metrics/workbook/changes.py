"""What became of a cell's legacy text, and the findings that tell it, one a sheet and kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from papi_metrics.findings import Finding, finding
from papi_metrics.text import column_letter

_LONGEST = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A cell whose text was converted, kept as the Unicode it is, or left because its encoding is not certain.

    `by` names the fonts that told the encodings, or is blank where the text itself told it.
    """

    code: Literal["text-converted", "text-already-unicode", "text-legacy-unsure"]
    sheet: str
    row: int
    column: int
    before: str
    after: str = ""
    encoding: str = ""
    by: frozenset[str] = frozenset()


def findings_of(changes: Iterable[Change]) -> Iterator[Finding]:
    """Tell the changes: one finding for each sheet, code and encoding, at its first cell, with the number of cells."""
    groups: dict[tuple[str, str, str], list[Change]] = {}
    for change in sorted(changes, key=lambda item: (item.row, item.column)):
        groups.setdefault((change.sheet, change.code, change.encoding), []).append(change)
    for (sheet, code, encoding), group in groups.items():
        first = group[0]
        details = {"count": len(group), "encoding": encoding, "by": _sources(group), "after": _short(first.after)}
        yield finding(
            code, sheet=sheet, row=first.row + 1, column=column_letter(first.column), value=_short(first.before), details=details
        )


def _sources(group: Iterable[Change]) -> str:
    fonts = sorted({font for change in group for font in change.by})
    words = [f"phông {', '.join(fonts)}"] if fonts else []
    return "; ".join([*words, *(["mặt chữ"] if any(not change.by for change in group) else [])])


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
