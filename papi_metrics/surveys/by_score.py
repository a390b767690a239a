"""Our long layout, a score a row: a sheet → figures and findings."""

from __future__ import annotations

from papi_metrics.findings import finding
from papi_metrics.framework import PAPI_SOURCE, codes
from papi_metrics.surveys.figures import Figure, Origin, Part
from papi_metrics.surveys.headings import fields_of, first_rows
from papi_metrics.surveys.labels import code_of, is_blank, level_of, year_of
from papi_metrics.surveys.units import unit_finding, unit_of
from papi_metrics.text import clean, column_letter
from papi_metrics.workbook import Cell, Sheet

_NEEDED = {"unit", "code", "score"}


def read_by_score(sheet: Sheet, origin: Origin) -> Part | None:
    """Read a sheet whose headings name a unit, a year, a code and a score; None if it has no such headings."""
    for top in first_rows(sheet.rows):
        fields = fields_of(sheet.rows[top])
        if fields.keys() >= _NEEDED and ("year" in fields or origin.year):
            part = Part([], [])
            seen: set[str] = set()
            for index, cells in enumerate(_filled(sheet)[top + 1 :], start=top + 2):
                _Row(sheet.name, index, cells, fields).read_into(part, origin, seen)
            return part
    return None


class _Row:
    """One row of the list: its cells by field."""

    def __init__(self, sheet: str, number: int, cells: list[Cell], fields: dict[str, int]) -> None:
        self._sheet, self._number, self._cells, self._fields = sheet, number, cells, fields

    def read_into(self, part: Part, origin: Origin, seen: set[str]) -> None:
        """Add the row's figure to the part, or the finding that says why it has none."""
        if is_blank(self._cell("unit")) or (is_blank(self._cell("code")) and is_blank(self._cell("score"))):
            return
        if fields_of(self._cells).keys() >= _NEEDED:
            return
        year = year_of(self._cell("year")) if "year" in self._fields else origin.year
        if year is None:
            part.findings.append(self._finding("score-year-unread", "year"))
            return
        code = code_of(self._cell("code"), year)
        if code not in codes(year):
            part.findings.append(self._finding("score-code-unknown", "code", year=year))
            return
        self._add(part, origin, seen, year_and_code=(year, code))

    def _add(self, part: Part, origin: Origin, seen: set[str], *, year_and_code: tuple[int, str]) -> None:
        text = clean(str(self._cell("unit")))
        unit = unit_of(text, level_of(self._cell("level")))
        doubt = unit_finding(unit, text, self._sheet, (self._number, self._letter("unit")))
        if doubt and text not in seen:
            part.findings.append(doubt)
            seen.add(text)
        if unit.level == "national":
            return
        year, code = year_and_code
        given = self._cell("source")
        part.figures.append(Figure(
            unit=unit.name, level=unit.level, year=year, code=code, score=self._cell("score"),
            standard_error=self._cell("standard_error"), sample_size=self._cell("sample_size"),
            source=origin.source if is_blank(given) else clean(str(given)),
            sheet=self._sheet, row=self._number, column=self._letter("score"),
        ))

    def _cell(self, field: str) -> Cell:
        return self._cells[self._fields[field]] if field in self._fields else None
