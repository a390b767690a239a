"""Turn legacy text of a workbook's cells into Unicode before anything reads it: by its fonts, then by certain evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from papi_metrics.findings import Finding
from papi_metrics.workbook.by_evidence import convert_by_evidence
from papi_metrics.workbook.by_font import convert_by_font, fitting
from papi_metrics.workbook.changes import Change, findings_of
from papi_metrics.workbook.fonts import Fonts
from papi_metrics.workbook.sheets import Cell, Sheet


@dataclass(frozen=True, slots=True)
class Converted:
    """Sheets with their text in Unicode, and what is to be told of it; `wholly` if no text beyond ASCII stayed as it was."""

    sheets: list[Sheet]
    findings: list[Finding]
    wholly: bool


def convert(sheets: Sequence[Sheet], fonts: Fonts, *, vietnamese: bool = False) -> Converted:
    """Convert the cells of all sheets; `vietnamese` if their text was decoded by Windows' code page of Vietnam.

    Only texts change: numbers, dates and the sheets' names stay.
    """
    fit = fitting(sheets, fonts) if fonts else {}
    by_font = convert_by_font(sheets, fit) if fonts else ()
    settled = {(name, row, column) for name, cells in fit.items() for row, column in cells}
    order = {sheet.name: place for place, sheet in enumerate(sheets)}
    changes = sorted(
        (*by_font, *convert_by_evidence(sheets, but=settled, vietnamese=vietnamese)),
        key=lambda change: (order[change.sheet], change.row, change.column),
    )
    turned = [change for change in changes if change.code == "text-converted"]
    return Converted(_applied(sheets, turned), list(findings_of(changes)), wholly=bool(turned) and len(turned) == _marked(sheets))


def _applied(sheets: Iterable[Sheet], changes: Iterable[Change]) -> list[Sheet]:
    texts: dict[str, dict[int, dict[int, str]]] = defaultdict(lambda: defaultdict(dict))
    for change in changes:
        texts[change.sheet][change.row][change.column] = change.after
    return [replace(sheet, rows=_rows(sheet, texts[sheet.name])) if sheet.name in texts else sheet for sheet in sheets]


def _rows(sheet: Sheet, texts: dict[int, dict[int, str]]) -> list[list[Cell]]:
    return [
        [texts[row].get(column, value) for column, value in enumerate(cells)] if row in texts else cells
        for row, cells in enumerate(sheet.rows)
    ]


def _marked(sheets: Iterable[Sheet]) -> int:
    return sum(isinstance(value, str) and not value.isascii() for sheet in sheets for cells in sheet.rows for value in cells)
