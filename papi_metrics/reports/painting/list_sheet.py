"""The sheet «Lỗi cần sửa» as XML: one line a finding, linked to its cell, with nothing in it that could become a formula."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from lxml import etree

from papi_metrics.finding_list import HEADINGS
from papi_metrics.palette import LIGHT_GROUND
from papi_metrics.reports.painting.colours import paint
from papi_metrics.reports.painting.entries import Entry
from papi_metrics.reports.painting.markup import SPACE, Dialect, escaped, root_of, serialised
from papi_metrics.reports.painting.places import address_of
from papi_metrics.reports.painting.shapes import Shape, shape
from papi_metrics.reports.painting.styles import Style, Styles, solid

HEADING_ROW = 3
MOST_LINKS = 65_000
"""Excel repairs a sheet with more than 65,530 links."""
_WIDTHS: Mapping[str, int] = MappingProxyType({
    "number": 6, "action": 23, "severity": 11, "sheet": 16, "place": 10, "value": 30, "mend": 36, "result": 32, "code": 21, "message": 60,
})  # fmt: skip
_HIDDEN = "message"
_LINE, _EDGE = 13.5, 4.5
"""Points: programs that do not fit rows to their texts by themselves are told the height."""
_INDENT, _MOST_LINES = 3, 12
_SIDES = ("left", "right", "top", "bottom")


def list_sheet(entries: Sequence[Entry], styles: Styles, *, lines: tuple[str, str], record: str, dialect: Dialect) -> bytes:
    """Write the sheet: a title and a line of instruction, the heading, a line an entry.

    `record` stands in the hidden column of the title: what paint covers, for the next painting.
    """
    root = root_of("worksheet", dialect)
    sheet = _Sheet(root, dialect, _Looks(styles))
    sheet.set_up(len(entries))
    sheet.write(lines, record, entries)
    sheet.finish(entries)
    return serialised(root)


def list_range(count: int) -> str:
    """Return the range of the heading and so many lines below it."""
    return f"A{HEADING_ROW}:{address_of((HEADING_ROW + count, len(HEADINGS)))}"


class _Looks:
    """The styles of the sheet."""

    def __init__(self, styles: Styles) -> None:
        line = _rgb(LIGHT_GROUND.line)
        box = shape("border", *(shape(side, shape("color", rgb=line), style="thin") for side in _SIDES), shape("diagonal"))
        left = shape("alignment", horizontal="left", vertical="center", wrapText="1", indent="1")
        middle, plain = shape("alignment", horizontal="center", vertical="center"), shape("alignment", vertical="center")
        text = _font()
        self.title = styles.own(Style(font=_font(size=14, bold=True), alignment=plain))
        self.line = styles.own(Style(font=text, alignment=plain))
        head = shape("alignment", horizontal="center", vertical="center", wrapText="1")
        self.heading = styles.own(Style(font=_font(bold=True), fill=solid(_rgb(LIGHT_GROUND.panel)), border=box, alignment=head))
        self.text = styles.own(Style(font=text, border=box, alignment=left, quoted=True))
        self.number = styles.own(Style(font=text, border=box, alignment=middle))
        self.link = styles.own(Style(font=_font(colour=LIGHT_GROUND.accent, underlined=True), border=box, alignment=middle))
        self.place = styles.own(Style(font=text, border=box, alignment=middle, quoted=True))
        self.severity = {
            name: styles.own(Style(font=text, fill=solid(paint(name)), border=box, alignment=middle)) for name in ("error", "warning", "note")
        }

    def of(self, field: str, entry: Entry) -> int:
        """Return the style of a field's cell."""
        if field == "place":
            return self.link if entry.target else self.place
        return self.severity[entry.severity] if field == "severity" else self.text


class _Sheet:
    """The sheet while it is written, its elements in their order."""

    def __init__(self, root: etree._Element, dialect: Dialect, looks: _Looks) -> None:
        self._root, self._dialect, self._looks = root, dialect, looks

    def set_up(self, count: int) -> None:
        """Write what stands before the cells: one page wide in print, the heading frozen, the columns' widths."""
        properties = self._add(self._root, "sheetPr")
        self._add(properties, "pageSetUpPr", fitToPage="1")
        self._add(self._root, "dimension", ref=f"A1:{list_range(count).partition(':')[2]}")
        view = self._add(self._add(self._root, "sheetViews"), "sheetView", showGridLines="0", tabSelected="1", workbookViewId="0")
        below = f"A{HEADING_ROW + 1}"
        self._add(view, "pane", ySplit=str(HEADING_ROW), topLeftCell=below, activePane="bottomLeft", state="frozen")
        self._add(view, "selection", pane="bottomLeft", activeCell=below, sqref=below)
        self._add(self._root, "sheetFormatPr", defaultRowHeight="15")
        columns = self._add(self._root, "cols")
        for at, (field, width) in enumerate(_WIDTHS.items(), 1):
            column = self._add(columns, "col", min=str(at), max=str(at), width=str(width), customWidth="1")
            if field == _HIDDEN:
                column.set("hidden", "1")

    def write(self, lines: tuple[str, str], record: str, entries: Sequence[Entry]) -> None:
        """Write the cells."""
        data = self._add(self._root, "sheetData")
        for number, (line, style, height) in enumerate(zip(lines, (self._looks.title, self._looks.line), ("24", "18"), strict=True), 1):
            row = self._add(data, "row", r=str(number), ht=height, customHeight="1")
            self._text(row, (number, 1), line, style)
            if number == 1 and record:
                self._text(row, (number, len(HEADINGS)), record, self._looks.line)
        heading = self._add(data, "row", r=str(HEADING_ROW), ht="30", customHeight="1")
        for column, words in enumerate(HEADINGS.values(), 1):
            self._text(heading, (HEADING_ROW, column), words, self._looks.heading)
        for number, entry in enumerate(entries, 1):
            at = HEADING_ROW + number
            row = self._add(data, "row", r=str(at), ht=str(_height(entry)), customHeight="1")
            cell = self._add(row, "c", r=f"A{at}", s=str(self._looks.number))
            self._add(cell, "v").text = str(number)
            for column, field in enumerate(list(HEADINGS)[1:], 2):
                self._text(row, (at, column), entry.words[field], self._looks.of(field, entry))

    def finish(self, entries: Sequence[Entry]) -> None:
        """Write what stands after the cells: filter, links, print set-up."""
        self._add(self._root, "autoFilter", ref=list_range(len(entries)))
        if any(entry.target for entry in entries):
            links = self._add(self._root, "hyperlinks")
            for address, target, words in list(_links(entries))[:MOST_LINKS]:
                self._add(links, "hyperlink", ref=address, location=target, display=words)
        self._add(self._root, "pageMargins", left="0.5", right="0.5", top="0.6", bottom="0.6", header="0.3", footer="0.3")
        self._add(self._root, "pageSetup", paperSize="9", orientation="landscape", fitToHeight="0")
        self._add(self._add(self._root, "headerFooter"), "oddFooter").text = "&C&P/&N"

    def _text(self, row: etree._Element, place: tuple[int, int], words: str, style: int) -> None:
        """Write a text into its cell: kept in the cell itself, it can be nothing but a text."""
        cell = self._add(row, "c", r=address_of(place), s=str(style), t="inlineStr")
        text = self._add(self._add(cell, "is"), "t")
        text.text = escaped(words)
        text.set(SPACE, "preserve")

    def _add(self, parent: etree._Element, name: str, **attributes: str) -> etree._Element:
        return etree.SubElement(parent, self._dialect.tag(name), attributes)


def _links(entries: Sequence[Entry]) -> Iterator[tuple[str, str, str]]:
    column = list(HEADINGS).index("place") + 1
    for number, entry in enumerate(entries, 1):
        if entry.target:
            yield address_of((HEADING_ROW + number, column)), entry.target, entry.words["place"]


def _height(entry: Entry) -> float:
    """Return the height that the longest text of a line needs in its column, in points."""
    lines = (
        sum(1 + len(part) // (_WIDTHS[field] - _INDENT) for part in words.split("\n"))
        for field, words in entry.words.items()
        if field != _HIDDEN
    )
    return _EDGE + _LINE * min(max(lines), _MOST_LINES)


def _font(*, size: int = 10, bold: bool = False, colour: str = LIGHT_GROUND.text, underlined: bool = False) -> Shape:
    """Describe a font that has Vietnamese on every machine: the workbook's own may be one of the old one-byte fonts."""
    parts = [
        *([shape("b")] if bold else []),
        *([shape("u")] if underlined else []),
        shape("sz", val=str(size)),
        shape("color", rgb=_rgb(colour)),
        shape("name", val="Arial"),
        shape("family", val="2"),
    ]
    return shape("font", *parts)


def _rgb(colour: str) -> str:
    return f"FF{colour.removeprefix('#').upper()}"
