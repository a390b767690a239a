"""The cells of one sheet's XML: found by their place, made where there is none, and taken away again."""

from __future__ import annotations

import bisect
from collections.abc import Collection, Iterator

from lxml import etree

from papi_metrics.reports.painting.markup import dialect_of, unset
from papi_metrics.reports.painting.places import Place, address_of, is_place, place_of, ranges_of, whole_number

_CONTENTS = ("v", "f", "is")


class Grid:
    """The cells of a sheet. A row or a cell may leave its place unsaid: it stands after the one before it."""

    def __init__(self, sheet: etree._Element) -> None:
        """Take the root of a sheet, which is changed in place."""
        self._sheet, self._dialect = sheet, dialect_of(sheet)
        data = sheet.find(self._dialect.tag("sheetData"))
        self._data = etree.SubElement(sheet, self._dialect.tag("sheetData")) if data is None else data
        self._rows = dict(self._row_elements())
        self._numbers = sorted(self._rows)
        merges = sheet.iterfind(f"{self._dialect.tag('mergeCells')}/{self._dialect.tag('mergeCell')}")
        self._merges = [ends for merge in merges for ends in ranges_of(merge.get("ref", ""))]
        self._columns = list(sheet.iterfind(f"{self._dialect.tag('cols')}/{self._dialect.tag('col')}"))

    def anchor(self, row: int, column: int | None) -> Place | None:
        """Return the cell to paint for a place: of a row its first filled cell, of a merged range its first cell.

        None where a row has no filled cell, or no sheet has the place.
        """
        found = self._first_filled(row) if column is None else column
        if found is None or not is_place(row, found):
            return None
        inside = (first for first, last in self._merges if first[0] <= row <= last[0] and first[1] <= found <= last[1])
        return next(inside, (row, found))

    def cell(self, place: Place) -> etree._Element:
        """Return the cell of a place, made with the style of its row or column if there is none."""
        row = self._row(place[0])
        following = None
        for number, cell in self._cell_elements(row):
            if number == place[1]:
                return cell
            if number > place[1] and following is None:
                following = cell
        made = etree.SubElement(row, self._dialect.tag("c"), {"r": address_of(place)})
        if following is not None:
            following.addprevious(made)
        unset(row, "spans")
        style = self._style_of_absent(row, place[1])
        if style != "0":
            made.set("s", style)
        return made

    def styled(self, styles: Collection[int]) -> Iterator[tuple[etree._Element, str]]:
        """Yield what carries one of the styles, and the attribute that says so: columns, rows, cells."""
        wanted = set(map(str, styles))
        for name, attribute in (("col", "style"), ("row", "s"), ("c", "s")):
            for element in list(self._sheet.iter(self._dialect.tag(name))):
                if element.get(attribute) in wanted:
                    yield element, attribute

    def forget(self, cell: etree._Element) -> None:
        """Take away a cell that says no more than its absence would, and likewise its row."""
        row, place = cell.getparent(), place_of(cell.get("r", ""))
        if row is None or place is None or len(cell) or set(cell.attrib) - {"r", "s"}:
            return
        if cell.get("s", "0") != self._style_of_absent(row, place[1]):
            return
        row.remove(cell)
        if not len(row) and not set(row.attrib) - {"r"}:
            self._data.remove(row)

    def _first_filled(self, row: int) -> int | None:
        if row not in self._rows:
            return None
        contents = [self._dialect.tag(name) for name in _CONTENTS]
        filled = (number for number, cell in self._cell_elements(self._rows[row]) if any(cell.find(tag) is not None for tag in contents))
        return next(filled, None)

    def _row(self, number: int) -> etree._Element:
        if number not in self._rows:
            made = etree.SubElement(self._data, self._dialect.tag("row"), {"r": str(number)})
            at = bisect.bisect(self._numbers, number)
            if at < len(self._numbers):
                self._rows[self._numbers[at]].addprevious(made)
            self._numbers.insert(at, number)
            self._rows[number] = made
        return self._rows[number]

    def _row_elements(self) -> Iterator[tuple[int, etree._Element]]:
        number = 0
        for row in self._data.iterchildren(self._dialect.tag("row")):
            number = whole_number(row.get("r"), number + 1)
            yield number, row

    def _cell_elements(self, row: etree._Element) -> Iterator[tuple[int, etree._Element]]:
        number = 0
        for cell in row.iterchildren(self._dialect.tag("c")):
            place = place_of(cell.get("r", ""))
            number = place[1] if place else number + 1
            yield number, cell

    def _style_of_absent(self, row: etree._Element, column: int) -> str:
        """Return the style that a cell has by its row or its column while there is none of its own."""
        if row.get("customFormat") in {"1", "true"}:
            return row.get("s", "0")
        covering = (item for item in self._columns if whole_number(item.get("min")) <= column <= whole_number(item.get("max")))
        return next((item.get("style", "0") for item in covering), "0")
