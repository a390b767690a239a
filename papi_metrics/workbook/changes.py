"""What became of a cell's legacy text, and the findings that tell it, one a sheet and kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from papi_metrics.findings import Finding, finding
from papi_metrics.text import column_letter

Code = Literal["text-converted", "text-already-unicode", "text-legacy-unsure"]

_LONGEST = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A cell whose text was converted, kept as the Unicode it is, or left because its encoding is not certain.

    `by` names the fonts that told the encodings, or is blank where the text itself told it.
    """

    code: Code
    sheet: str
    row: int
    column: int
    before: str
    after: str = ""
    encoding: str = ""
    by: frozenset[str] = frozenset()


def findings_of(changes: Iterable[Change]) -> Iterator[Finding]:
    """Tell changes, which come in the file's order: one finding for each sheet, code and encoding, at its first cell."""
    groups: dict[tuple[str, str, str], list[Change]] = {}
    for change in changes:
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
    line = " ".join(text.split("\n"))
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
