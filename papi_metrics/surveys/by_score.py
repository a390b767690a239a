"""Our long layout, a score a row: a sheet → figures and findings."""

from __future__ import annotations

from papi_metrics.framework import codes
from papi_metrics.surveys.figures import Figure, Origin, Part
from papi_metrics.surveys.headings import Line, fields_of, first_rows, lines_under
from papi_metrics.surveys.labels import code_of, is_blank, number_of, year_of
from papi_metrics.surveys.units import UnitReport
from papi_metrics.text import clean
from papi_metrics.workbook import Sheet

_NEEDED = {"unit", "code", "score"}


def read_by_score(sheet: Sheet, origin: Origin) -> Part | None:
    """Read a sheet whose headings name a unit, a year, a code and a score; None if it has no such headings."""
    for top in first_rows(sheet.rows):
        fields = fields_of(sheet.rows[top])
        if fields.keys() >= _NEEDED and ("year" in fields or origin.year):
            part, units = Part([], []), UnitReport(sheet.name)
            for line in lines_under(sheet, top, fields):
                if _is_score(line):
                    _read_line(line, origin, part, units)
                elif _lacks_unit(line):
                    part.findings.append(line.finding("score-unit-absent", "unit", score=line.cell("score")))
            part.findings.extend(units.findings)
            return part
    return None


def _is_score(line: Line) -> bool:
    repeated_heading = fields_of(line.cells).keys() >= _NEEDED
    empty = is_blank(line.cell("code")) and is_blank(line.cell("score"))
    return not (repeated_heading or empty or is_blank(line.cell("unit")))


def _lacks_unit(line: Line) -> bool:
    """Say whether a row that is no score has a code and a number: its unit alone is missing."""
    return not is_blank(line.cell("code")) and number_of(line.cell("score")) is not None


def _read_line(line: Line, origin: Origin, part: Part, units: UnitReport) -> None:
    year = year_of(line.cell("year")) if "year" in line.fields else origin.year
    if year is None:
        part.findings.append(line.finding("score-year-unread", "year"))
        return
    code = code_of(line.cell("code"), year)
    if code is None or code not in codes(year):
        part.findings.append(line.finding("score-code-unknown", "code", year=year))
        return
    unit = units.read_line(line, "unit")
    if unit.level == "national":
        return
    given = line.cell("source")
    part.figures.append(Figure(
        unit=unit.name,
        level=unit.level,
        year=year,
        code=code,
        score=line.cell("score"),
        standard_error=line.cell("standard_error"),
        sample_size=line.cell("sample_size"),
        source=origin.source if is_blank(given) else clean(str(given)),
        sheet=line.sheet,
        row=line.number,
        column=line.letter("score"),
    ))
