"""How wide and high a sheet's columns and rows are on the screen, for boxes that lie over them."""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree

from papi_metrics.reports.painting.markup import dialect_of
from papi_metrics.reports.painting.places import LAST_COLUMN, LAST_ROW, Place, whole_number

_PIXELS_OF_LETTER = 7
_PIXELS_OF_POINT = 4 / 3
_WIDTH, _HEIGHT = 64, 20
_LEFT, _TOP = 15, 4
_SIZE = re.compile(r"\d{1,5}(\.\d*)?")
_YES = {"1", "true"}


class Measures:
    """The sizes of a sheet's columns and rows in pixels; what is hidden has none."""

    def __init__(self, sheet: etree._Element) -> None:
        """Take the root of a sheet; nothing is changed."""
        tag = dialect_of(sheet).tag
        defaults = sheet.find(tag("sheetFormatPr"))
        self._width = _pixels_of_width(None if defaults is None else defaults.get("defaultColWidth"), _WIDTH)
        self._height = _pixels_of_height(None if defaults is None else defaults.get("defaultRowHeight"), _HEIGHT)
        self._columns = [
            (whole_number(item.get("min")), whole_number(item.get("max")), self._size(item, _pixels_of_width(item.get("width"), self._width)))
            for item in sheet.iterfind(f"{tag('cols')}/{tag('col')}")
        ]
        rows = sheet.iterfind(f"{tag('sheetData')}/{tag('row')}[@r]")
        self._rows = {row.get("r", ""): self._size(row, _pixels_of_height(row.get("ht"), self._height)) for row in rows}

    def width(self, column: int) -> int:
        """Return the width of a column."""
        return next((width for low, high, width in self._columns if low <= column <= high), self._width)

    def height(self, row: int) -> int:
        """Return the height of a row."""
        return self._rows.get(str(row), self._height)

    def box(self, place: Place, *, width: int, height: int) -> str:
        """Return where a box of a size lies, right of a cell: left, top, right and bottom, each as cell from 0 and pixels in it."""
        left = min(place[1] + 1, LAST_COLUMN - 1)
        right, across = _walk(left, _LEFT + width, self.width, LAST_COLUMN)
        bottom, down = _walk(place[0], _TOP + height, self.height, LAST_ROW)
        return f"{left - 1}, {_LEFT}, {place[0] - 1}, {_TOP}, {right - 1}, {across}, {bottom - 1}, {down}"

    @staticmethod
    def _size(element: etree._Element, pixels: int) -> int:
        return 0 if element.get("hidden") in _YES else pixels


def _walk(start: int, length: int, size_of: Callable[[int], int], last: int) -> tuple[int, int]:
    """Go so many pixels from the beginning of a row or column; return the one reached and how far into it."""
    at = start
    while at < last and length >= size_of(at):
        length -= size_of(at)
        at += 1
    return at, min(length, size_of(at))


def _pixels_of_width(letters: str | None, otherwise: int) -> int:
    return _pixels(letters, _PIXELS_OF_LETTER, otherwise)


def _pixels_of_height(points: str | None, otherwise: int) -> int:
    return _pixels(points, _PIXELS_OF_POINT, otherwise)


def _pixels(said: str | None, of_one: float, otherwise: int) -> int:
    return round(float(said) * of_one) if said and _SIZE.fullmatch(said) else otherwise
