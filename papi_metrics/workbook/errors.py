"""Cells that show an error in place of a value, in whatever format it came: "#REF!" as text, a number that is none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from papi_metrics.findings import Finding, finding
from papi_metrics.text import column_letter
from papi_metrics.workbook.limits import MOST_FAULTS, check_faults
from papi_metrics.workbook.sheets import Cell, Sheet

ERROR_WORDS = re.compile(r"#(?:REF!|N/A|DIV/0!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)|Err:\d{3}")
"""The words of Excel and LibreOffice for what a formula could not give."""
_STARTS = ("#", "Err:")


def blanked(sheets: Iterable[Sheet]) -> list[Finding]:
    """Leave cells that show an error blank, and tell each.

    Errors: UnreadableError if there are more than are told.
    """
    told: list[Finding] = []
    for sheet in sheets:
        told += islice(_blanked(sheet), MOST_FAULTS + 1)
        check_faults(len(told))
    return told


def _blanked(sheet: Sheet) -> Iterator[Finding]:
    shown: dict[int, Cell] = {}
    before: list[Cell] | None = None
    for number, row in enumerate(sheet.rows, 1):
        # Rows that a file repeats are one and the same.
        if row is not before:
            shown = {column: cell for column, cell in enumerate(row) if _is_error(cell)}
        for column, cell in shown.items():
            yield finding("cell-error", sheet=sheet.name, row=number, column=column_letter(column), value=cell)
            row[column] = None
        before = row


def _is_error(cell: Cell) -> bool:
    if cell.__class__ is float:
        # What is neither infinite nor no number at all less itself is nought.
        return cell - cell != 0
    return cell.__class__ is str and cell.startswith(_STARTS) and ERROR_WORDS.fullmatch(cell) is not None
