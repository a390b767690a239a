"""PAPI's own layout from 2018, a figure a row and a province a column: a sheet → figures and findings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from papi_metrics.findings import Finding, finding
from papi_metrics.framework import PAPI_SOURCE, codes, known_province
from papi_metrics.surveys.figures import Figure, Origin, Part
from papi_metrics.surveys.headings import first_rows
from papi_metrics.surveys.labels import is_blank, number_of
from papi_metrics.surveys.own import FEWEST_PROVINCES
from papi_metrics.surveys.statistics import Words, read_labels
from papi_metrics.surveys.units import UnitName, UnitReport
from papi_metrics.text import column_letter
from papi_metrics.workbook import Cell, Sheet

_FEWEST_PROVINCES = 2


@dataclass(slots=True)
class _Block:
    """The rows of one figure, counted from 0: what names it, its score, its standard error."""

    code: str
    label_row: int
    score_row: int | None = None
    error_row: int | None = None
    has_statistics: bool = False


@dataclass(frozen=True, slots=True)
class _Grid:
    """Such a sheet: the row of the provinces' names and their columns."""

    sheet: Sheet
    year: int
    top: int
    units: dict[int, UnitName]
    source: str | None

    def labels(self, row: int) -> list[str]:
        """Return the words left of the first province; a running number is not a label."""
        cells = self.sheet.rows[row][: min(self.units)]
        return [cell for cell in cells if isinstance(cell, str) and not is_blank(cell) and not cell.strip().isdigit()]

    def has_numbers(self, row: int) -> bool:
        """Say whether a row has a figure for any province."""
        return any(number is not None for number in self.numbers(row))

    def numbers(self, row: int) -> list[float | None]:
        """Return the figures of a row, one a province."""
        return [number_of(self.sheet.rows[row][column]) for column in self.units]

    def finding(self, kind: str, row: int, label: str, **details: object) -> Finding:
        """Make a finding about a row, at the cell of its label."""
        column = column_letter(self.sheet.rows[row].index(label))
        details |= {"year": self.year}
        return finding(kind, sheet=self.sheet.name, row=row + 1, column=column, value=label, details=details)


def read_by_code(sheet: Sheet, origin: Origin) -> Part | None:
    """Read a sheet whose heading row names provinces; None if no row does or no row names a figure.

    A row of survey questions, told by its scale in per cent or by having no code, is passed over.
    """
    top = _province_row(sheet)
    if top is None or origin.year is None:
        return None
    report = UnitReport(sheet.name)
    units = _units(sheet.rows[top], top, report)
    source = PAPI_SOURCE if len(units) >= FEWEST_PROVINCES else origin.source
    grid = _Grid(sheet, origin.year, top, units, source)
    rows = _Rows(grid)
    rows.read()
    if not rows.blocks:
        return None
    part = Part([], [*report.findings, *rows.findings])
    for block in rows.blocks.values():
        if block.code in codes(grid.year):
            part.figures.extend(_figures(grid, block))
        elif block.score_row is not None:
            label = grid.labels(block.label_row)[0]
            part.findings.append(grid.finding("score-code-unknown", block.label_row, label))
    part.findings.extend([*_no_errors(rows), *_absent(rows)])
    return part


def _province_row(sheet: Sheet) -> int | None:
    """Return the row that names most different provinces, of two alike the lower one; None if none names two.

    The 2024 workbook has the 34 units of 2025 over the 63 provinces: fewer names, some of them twice.
    """
    named = {top: len({known_province(cell) for cell in sheet.rows[top] if isinstance(cell, str)} - {None}) for top in first_rows(sheet.rows)}
    best = max(named, key=lambda top: (named[top], top), default=None)
    return best if best is not None and named[best] >= _FEWEST_PROVINCES else None


def _units(row: list[Cell], top: int, report: UnitReport) -> dict[int, UnitName]:
    first = next(column for column, cell in enumerate(row) if isinstance(cell, str) and known_province(cell))
    units = {
        column: report.read(row[column], "province", (top + 1, column_letter(column)))
        for column in range(first, len(row))
        if isinstance(row[column], str) and not is_blank(row[column])
    }
    return {column: unit for column, unit in units.items() if unit.level == "province"}


class _Rows:
    """Goes down a sheet: the blocks met, the doubts, the first row of an interval."""

    def __init__(self, grid: _Grid) -> None:
        """Start above the first row."""
        self.grid = grid
        self.blocks: dict[str, _Block] = {}
        self.findings: list[Finding] = []
        self.bound: tuple[int, str] | None = None
        self._block: _Block | None = None
        self._subject = ""
        self._passing = False  # True below a survey question or a label that was told: its statistics go with it.

    def read(self) -> None:
        """Read every row under the provinces' names."""
        for row in range(self.grid.top + 1, len(self.grid.sheet.rows)):
            labels = self.grid.labels(row)
            if labels:
                words = read_labels(labels, self.grid.year)
                self._enter(words, row)
                if self.grid.has_numbers(row):
                    self._place(words, row)

    def _enter(self, words: Words, row: int) -> None:
        if words.code:
            self._block = self.blocks.setdefault(words.code, _Block(words.code, row))
            self._passing = False
        elif words.in_percent:
            self._block, self._passing = None, True
        elif words.subject and words.statistic not in {None, "unknown"}:
            self._block, self._passing = None, self._passing and words.subject == self._subject
        elif words.statistic is None and not self._is_odd_statistic(words, row):
            self._block, self._passing = None, False

    def _is_odd_statistic(self, words: Words, row: int) -> bool:
        """Say whether a row without a scale stands among the statistics of a block."""
        return bool(self._block and self._block.has_statistics) and not words.has_scale and self.grid.has_numbers(row)

    def _place(self, words: Words, row: int) -> None:
        block = self._block
        if block is None:
            if (words.statistic or words.in_points) and not self._passing:
                self.findings.append(self.grid.finding("score-label-unknown", row, words.name))
                self._passing, self._subject = True, words.subject
        elif words.statistic == "unknown" or (words.code is None and words.statistic is None):
            self._doubt(block, words, row)
        else:
            self._note(block, words, row)

    def _doubt(self, block: _Block, words: Words, row: int) -> None:
        label = self.grid.labels(row)[-1] if words.code and not words.has_scale else words.name
        self.findings.append(self.grid.finding("score-statistic-unknown", row, label, code=block.code))
        if words.statistic is None:
            self._block, self._passing = None, True

    def _note(self, block: _Block, words: Words, row: int) -> None:
        """Note the row of a statistic; the first row of each counts, weighted values and bounds are left."""
        block.has_statistics |= words.statistic is not None
        if words.statistic == "bound" and self.bound is None:
            self.bound = row, words.name
        if words.statistic == "standard_error" and block.error_row is None:
            block.error_row = row
        if words.statistic not in {None, "score"}:
            return
        if block.score_row is None:
            block.score_row = row
        elif self.grid.numbers(row) != self.grid.numbers(block.score_row):
            self.findings.append(self.grid.finding("score-statistic-unknown", row, words.name, code=block.code))


def _no_errors(rows: _Rows) -> Iterator[Finding]:
    if rows.bound and all(block.error_row is None for block in rows.blocks.values()):
        yield rows.grid.finding("standard-error-absent", *rows.bound)


def _absent(rows: _Rows) -> Iterator[Finding]:
    """Tell the codes of the year that no row of the sheet gives a score of."""
    grid = rows.grid
    given = {block.code for block in rows.blocks.values() if block.score_row is not None}
    absent = ", ".join(code for code in codes(grid.year) if code not in given)
    if absent:
        details = {"year": grid.year}
        yield finding("score-codes-absent", sheet=grid.sheet.name, value=absent, details=details)


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
            source=grid.source,
            sheet=grid.sheet.name,
            row=(block.label_row if block.score_row is None else block.score_row) + 1,
            column=column_letter(column),
        )
