"""The styles of a workbook: a cell's style with our colour in place of its fill, and back again."""

from __future__ import annotations

import copy
from dataclasses import dataclass

from lxml import etree

from papi_metrics.reports.painting.book import BOOK
from papi_metrics.reports.painting.colours import Look, Looks, number_of_paint, paint
from papi_metrics.reports.painting.markup import STYLES_ORDER, Dialect, child, dialect_of, root_of, serialised, unset
from papi_metrics.reports.painting.package import Package
from papi_metrics.reports.painting.places import whole_number
from papi_metrics.reports.painting.relations import declare, relate, related
from papi_metrics.reports.painting.shapes import Shape, element_of, shape, shape_of

_PART, _TYPE = "xl/styles.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
_NO = shape("fill", shape("patternFill", patternType="none"))
_GREY = shape("fill", shape("patternFill", patternType="gray125"))
_BARE_FONT = shape("font", shape("sz", val="11"), shape("name", val="Calibri"))
_BARE_BORDER = shape("border", *(shape(side) for side in ("left", "right", "top", "bottom", "diagonal")))
_BARE_STYLE = shape("xf", numFmtId="0", fontId="0", fillId="0", borderId="0")
# What every style sheet begins with; Excel draws the first two fills like this whatever stands there.
_FIRST = {"fonts": (_BARE_FONT,), "fills": (_NO, _GREY), "borders": (_BARE_BORDER,), "cellStyleXfs": (_BARE_STYLE,), "cellXfs": (_BARE_STYLE,)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A style of our own: font, fill and border as elements, then alignment and what else an xf says."""

    font: Shape
    fill: Shape = _NO
    border: Shape = _BARE_BORDER
    alignment: Shape
    quoted: bool = False


def styles_part(package: Package, dialect: Dialect) -> str:
    """Return the name of the part that holds a workbook's styles, made where there is none."""
    found = related(package, BOOK, "styles")
    if found:
        return found.part
    package.write(_PART, serialised(root_of("styleSheet", dialect)))
    declare(package, _PART, _TYPE)
    relate(package, BOOK, _PART, dialect.kind("styles"))
    return _PART


class Styles:
    """The style table of a workbook. Styles are only added, and only where there is none alike."""

    def __init__(self, root: etree._Element) -> None:
        """Take the root of a style sheet, which is changed in place."""
        self._lists = {name: _Records(root, name) for name in _FIRST}
        # Two fills may be alike: styles are compared by what their fill says.
        fills = self._lists["fills"]
        self._lists["cellXfs"] = _Records(root, "cellXfs", fills)
        self._painted: dict[tuple[int, str], int | None] = {}

    def painted(self, style: int, severity: str, looks: Looks) -> int | None:
        """Return the style of a cell with the colour of a severity; None if its former look could not be remembered."""
        key = (style, severity)
        if key not in self._painted:
            number = looks.number(self._look(self._xf(style)))
            self._painted[key] = None if number is None else self.filled(style, Look(solid(paint(severity, number)), "1"))
        return self._painted[key]

    def ours(self) -> dict[int, int]:
        """Return the styles that carry our paint: index → number of the former look."""
        numbers = [_number(fill) for fill in self._lists["fills"].shapes]
        found = {}
        for index, xf in enumerate(self._lists["cellXfs"].elements):
            fill = whole_number(xf.get("fillId"))
            number = numbers[fill] if fill < len(numbers) else None
            if number is not None:
                found[index] = number
        return found

    def own(self, style: Style) -> int:
        """Return the index of a style of our own."""
        ids = {
            f"{name}Id": str(self._lists[f"{name}s"].index_of(getattr(style, name))) for name in ("font", "fill", "border")
        }
        applies = {f"apply{name}": "1" for name in ("Font", "Fill", "Border", "Alignment")}
        quoted = {"quotePrefix": "1"} if style.quoted else {}
        return self._lists["cellXfs"].index_of(shape("xf", style.alignment, numFmtId="0", xfId="0", **ids, **applies, **quoted))

    def _xf(self, style: int) -> etree._Element:
        elements = self._lists["cellXfs"].elements
        return elements[style] if style < len(elements) else elements[0]

    def _look(self, xf: etree._Element) -> Look:
        fills = self._lists["fills"].shapes
        fill = whole_number(xf.get("fillId"))
        return Look(fills[fill] if fill < len(fills) else _NO, xf.get("applyFill"))

    def filled(self, style: int, look: Look) -> int:
        """Return the style that is alike in all but its fill."""
        xf = copy.deepcopy(self._xf(style))
        xf.set("fillId", str(self._lists["fills"].index_of(look.fill)))
        unset(xf, "applyFill")
        if look.applies is not None:
            xf.set("applyFill", look.applies)
        return self._lists["cellXfs"].index_of(shape_of(xf), xf)


class _Records:
    """One list of a style sheet: fonts, fills, borders or styles, each found by what it says."""

    def __init__(self, root: etree._Element, name: str, fills: _Records | None = None) -> None:
        self._dialect = dialect_of(root)
        self._fills = fills
        self._list = child(root, name, STYLES_ORDER)
        self.elements = [element for element in self._list if isinstance(element.tag, str)]
        self.shapes = list(map(shape_of, self.elements))
        for first in _FIRST[name][len(self.shapes) :]:
            self._append(first)
        self._places = {self._key(record): place for place, record in reversed(list(enumerate(self.shapes)))}

    def index_of(self, record: Shape, element: etree._Element | None = None) -> int:
        """Return the place of a record; one that is missing is added, as the element given or a fresh one."""
        key = self._key(record)
        if key not in self._places:
            self._places[key] = len(self.shapes)
            self._append(record, element)
        return self._places[key]

    def _key(self, record: Shape) -> Shape:
        """Return what a record is compared by: the place of a style's fill becomes that of the first one alike."""
        if self._fills is None:
            return record
        name, attributes, children = record
        fill, known = whole_number(dict(attributes).get("fillId")), self._fills.shapes
        same = known[fill] if fill < len(known) else _NO
        return name, tuple(sorted((dict(attributes) | {"fillId": str(self._fills.index_of(same))}).items())), children

    def _append(self, record: Shape, element: etree._Element | None = None) -> None:
        if element is None:
            element = element_of(record, self._list, self._dialect)
        else:
            self._list.append(element)
        self.elements.append(element)
        self.shapes.append(record)
        self._list.set("count", str(len(self.shapes)))


def solid(colour: str) -> Shape:
    """Describe a fill of one colour."""
    return shape("fill", shape("patternFill", shape("fgColor", rgb=colour), shape("bgColor", indexed="64"), patternType="solid"))


def _number(fill: Shape) -> int | None:
    """Return the number of the former look if a fill is our paint."""
    for name, attributes, children in fill[2]:
        if name == "patternFill" and dict(attributes).get("patternType") == "solid":
            colours = [dict(pairs).get("rgb", "") for inner, pairs, _ in children if inner == "fgColor"]
            return number_of_paint(colours[0]) if colours else None
    return None
