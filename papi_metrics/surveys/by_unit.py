"""Layouts with a unit a row and a code a column, ours and PAPI's own to 2017: a sheet → figures and findings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from papi_metrics.findings import Finding, finding
from papi_metrics.framework import LAST_YEAR, PAPI_SOURCE, codes, known_province
from papi_metrics.surveys.figures import Figure, Origin, Part
from papi_metrics.surveys.headings import Line, fields_of, first_rows, lines_under
from papi_metrics.surveys.labels import code_of, is_blank, number_of, year_of
from papi_metrics.surveys.own import FEWEST_PROVINCES
from papi_metrics.surveys.units import UnitName, UnitReport
from papi_metrics.text import clean, column_letter
from papi_metrics.workbook import Cell, Sheet

_UNIT_FIELDS = {"unit", "unit_en"}
_FEWEST_CODES = 2
_NATIONAL_ID = 999


@dataclass(frozen=True)
class _Table:
    """Such a sheet: where its headings stand, what its columns are called, the doubts met so far."""

    sheet: Sheet
    origin: Origin
    top: int
    fields: dict[str, int]
    labels: dict[int, list[Cell]]
    units: UnitReport
    codes: dict[int, dict[int, str]] = field(default_factory=dict)
    unknown: dict[tuple[int, int], Finding] = field(default_factory=dict)

    @property
    def unit_field(self) -> str:
        """The column units are named in, the Vietnamese one where there are two."""
        return "unit" if "unit" in self.fields else "unit_en"

    @cached_property
    def is_official(self) -> bool:
        """Whether it is PAPI's own list: those have no year and no level columns, and are of all provinces."""
        if {"level", "year"} & self.fields.keys():
            return False
        column = self.fields[self.unit_field]
        cells = (row[column] for row in self.sheet.rows[self.top + 1 :])
        names = {known_province(cell) for cell in cells if isinstance(cell, str)}
        return len(names - {None}) >= FEWEST_PROVINCES

    def codes_in(self, year: int) -> dict[int, str]:
        """Return the code of each column in a year; the year decides what a name means."""
        if year not in self.codes:
            read = {column: [code_of(label, year) for label in labels] for column, labels in self.labels.items()}
            self.codes[year] = {column: code for column, found in read.items() if (code := next(filter(None, found), None))}
        return self.codes[year]


def read_by_unit(sheet: Sheet, origin: Origin) -> Part | None:
    """Read a sheet whose headings name a unit and codes; None if it has no such headings."""
    table = _table(sheet, origin)
    if table is None:
        return None
    part = Part([], [])
    with_error: Line | None = None
    for line in lines_under(sheet, table.top, table.fields):
        if is_blank(line.cell(table.unit_field)) or _is_heading(line.cell(table.unit_field)):
            continue
        year = year_of(line.cell("year")) if "year" in table.fields else origin.year
        if year is None:
            part.findings.append(line.finding("score-year-unread", "year"))
        else:
            part.figures.extend(_figures(line, year, table))
        if with_error is None and not is_blank(line.cell("standard_error")):
            with_error = line
    part.findings.extend([*table.units.findings, *table.unknown.values()])
    if with_error:
        # Beside many scores a row, a standard error says of none that it is its own.
        part.findings.append(with_error.finding("standard-error-of-none", "standard_error"))
    return part


def _table(sheet: Sheet, origin: Origin) -> _Table | None:
    for top in first_rows(sheet.rows):
        fields = fields_of(sheet.rows[top])
        unit = fields.get("unit", fields.get("unit_en"))
        if unit is None or not ("year" in fields or origin.year):
            continue
        below = sheet.rows[top + 1] if top + 1 < len(sheet.rows) else []
        translated = bool(below) and _is_heading(below[unit])
        # A field's own heading may name a code, too: "Điểm PAPI" is the total in this layout.
        labels = {column: [cell, below[column]] if translated else [cell] for column, cell in enumerate(sheet.rows[top])}
        table = _Table(sheet, origin, top, fields, labels, UnitReport(sheet.name))
        if len(table.codes_in(origin.year or LAST_YEAR)) >= _FEWEST_CODES:
            return table
    return None


def _is_heading(cell: Cell) -> bool:
    """Say whether a cell of the units' column repeats its heading, as under a page break or in translation."""
    return bool(fields_of([cell]).keys() & _UNIT_FIELDS)


def _figures(line: Line, year: int, table: _Table) -> Iterator[Figure]:
    unit = _unit(line, table)
    if unit.level == "national":
        return
    given = line.cell("source")
    source = clean(str(given)) if not is_blank(given) else None
    for column, code in table.codes_in(year).items():
        cell = line.cells[column]
        if code in codes(year):
            yield Figure(
                unit=unit.name,
                level=unit.level,
                year=year,
                code=code,
                score=cell,
                source=source or (PAPI_SOURCE if table.is_official else table.origin.source),
                sheet=line.sheet,
                row=line.number,
                column=column_letter(column),
                sample_size=line.cell("sample_size"),
            )
        elif not is_blank(cell) and number_of(cell) != 0:
            table.unknown.setdefault((column, year), _unknown_code(line, code, column, year))


def _unit(line: Line, table: _Table) -> UnitName:
    place = line.number, line.letter(table.unit_field)
    if number_of(line.cell("unit_id")) == _NATIONAL_ID:
        return table.units.national(line.cell(table.unit_field), place)
    if table.is_official:
        return table.units.read(line.cell(table.unit_field), "province", place)
    return table.units.read_line(line, table.unit_field)


def _unknown_code(line: Line, code: str, column: int, year: int) -> Finding:
    return finding(
        "score-code-unknown",
        sheet=line.sheet,
        row=line.number,
        column=column_letter(column),
        value=code,
        details={"year": year},
    )
