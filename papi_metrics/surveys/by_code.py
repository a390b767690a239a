"""PAPI's own layout from 2018, a figure a row and a province a column: a sheet → figures and findings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from papi_metrics.findings import Finding, finding
from papi_metrics.framework import PAPI_SOURCE, codes, known_province
from papi_metrics.surveys.figures import Figure, Origin, Part
from papi_metrics.surveys.headings import first_rows
from papi_metrics.surveys.labels import code_of, is_blank, number_of
from papi_metrics.surveys.units import UnitName, UnitReport
from papi_metrics.text import column_letter, fold, words_of
from papi_metrics.workbook import Cell, Sheet

_FEWEST_PROVINCES = 2
_SCALE = re.compile(r"\W*\d+([.,]\d+)? ?%? ?- ?\d")
_STATISTICS = (
    ("standard_error", re.compile(r"standard error|sai so|\bs ?e\b")),
    ("bound", re.compile(r"\bci\b|khoang tin cay|diem thap|diem cao|can duoi|can tren|confidence")),
    ("score", re.compile(r"un ?weighted|khong (co )?trong so")),
    ("weighted", re.compile(r"\bweighted\b|\btrong so\b")),
)


@dataclass(slots=True)
class _Block:
    """The rows of one figure, counted from 0: what names it, its score, its standard error."""

    code: str
    label_row: int
    score_row: int | None = None
    error_row: int | None = None


@dataclass(frozen=True, slots=True)
class _Grid:
    """Such a sheet: the row of the provinces' names and their columns."""

    sheet: Sheet
    year: int
    top: int
    units: dict[int, UnitName]

    def labels(self, row: int) -> list[str]:
        """Return the words left of the first province; a running number is not a label."""
        cells = self.sheet.rows[row][: min(self.units)]
        return [cell for cell in cells if isinstance(cell, str) and not is_blank(cell) and not cell.strip().isdigit()]

    def has_numbers(self, row: int) -> bool:
        """Say whether a row has a figure for any province."""
        return any(number_of(self.sheet.rows[row][column]) is not None for column in self.units)


def read_by_code(sheet: Sheet, origin: Origin) -> Part | None:
    """Read a sheet whose heading row names provinces; None if no row does or no row names a figure.

    A row of survey questions, told by its scale in per cent or by having no code, is passed over.
    """
    top, known = _province_row(sheet)
    if known < _FEWEST_PROVINCES or origin.year is None:
        return None
    report = UnitReport(sheet.name)
    grid = _Grid(sheet, origin.year, top, _units(sheet.rows[top], top, report))
    blocks = _blocks(grid)
    if not blocks:
        return None
    part = Part([], report.findings)
    for block in blocks:
        if block.code in codes(grid.year):
            part.figures.extend(_figures(grid, block))
        elif block.score_row is not None:
            part.findings.append(_unknown_code(grid, block))
    return part


def _province_row(sheet: Sheet) -> tuple[int, int]:
    """Return the row that names most different provinces, and how many.

    The 2024 workbook has the 34 units of 2025 over the 63 provinces: fewer names, some of them twice.
    """
    best = (0, 0)
    for top in first_rows(sheet.rows):
        names = {known_province(cell) for cell in sheet.rows[top] if isinstance(cell, str)} - {None}
        if len(names) >= max(best[1], 1):
            best = (top, len(names))
    return best


def _units(row: list[Cell], top: int, report: UnitReport) -> dict[int, UnitName]:
    first = next(column for column, cell in enumerate(row) if isinstance(cell, str) and known_province(cell))
    units = {
        column: report.read(row[column], "province", (top + 1, column_letter(column)))
        for column in range(first, len(row))
        if isinstance(row[column], str) and not is_blank(row[column])
    }
    return {column: unit for column, unit in units.items() if unit.level == "province"}


def _blocks(grid: _Grid) -> list[_Block]:
    blocks: dict[str, _Block] = {}
    block: _Block | None = None
    for row in range(grid.top + 1, len(grid.sheet.rows)):
        labels = grid.labels(row)
        if not labels:
            continue
        code, statistic = _reading(labels, grid.year)
        if code:
            block = blocks.setdefault(code, _Block(code, row))
        elif statistic is None:
            block = None
        if block and grid.has_numbers(row):
            _place(block, statistic or "score", row)
    return list(blocks.values())


def _reading(labels: list[str], year: int) -> tuple[str | None, str | None]:
    """Return the code and the statistic that a row's labels name."""
    names = [label for label in labels if not _SCALE.match(fold(label))]
    words = " ".join(map(words_of, names))
    statistic = next((name for name, pattern in _STATISTICS if pattern.search(words)), None)
    if statistic != "bound" and any("%" in label for label in labels):
        return None, None
    return next((code for label in names if (code := code_of(label, year))), None), statistic


def _place(block: _Block, statistic: str, row: int) -> None:
    """Note the row of a statistic; the first row of each counts, weighted values and bounds are left."""
    if statistic == "score" and block.score_row is None:
        block.score_row = row
    if statistic == "standard_error" and block.error_row is None:
        block.error_row = row


def _figures(grid: _Grid, block: _Block) -> Iterator[Figure]:
    rows = grid.sheet.rows
    for column, unit in grid.units.items():
        yield Figure(
            unit=unit.name,
            level=unit.level,
            year=grid.year,
            code=block.code,
            score=None if block.score_row is None else rows[block.score_row][column],
            standard_error=None if block.error_row is None else rows[block.error_row][column],
            source=PAPI_SOURCE,
            sheet=grid.sheet.name,
            row=(block.label_row if block.score_row is None else block.score_row) + 1,
            column=column_letter(column),
        )


def _unknown_code(grid: _Grid, block: _Block) -> Finding:
    labels = grid.labels(block.label_row)
    row, details = block.label_row, {"year": grid.year}
    column = column_letter(grid.sheet.rows[row].index(labels[0]))
    return finding(
        "score-code-unknown", sheet=grid.sheet.name, row=row + 1, column=column, value=labels[0], details=details
    )
