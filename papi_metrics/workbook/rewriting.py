"""Write an .xlsx out again as Excel would, so that its reader sees what stands in it and nothing else.

For what is written in another way than usual, reaches too far, or is refused by the reader. Cells with a value, merged
ranges, texts and styles are kept; formulas, pictures and whatever else holds no values are not.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from papi_metrics.text import column_index, column_letter
from papi_metrics.workbook.extent import Fault, blocks
from papi_metrics.workbook.limits import LAST_COLUMN, LAST_ROW, check_faults, check_rewritten, kept
from papi_metrics.workbook.package import RELATIONS, STRINGS, STYLES, WORKBOOK, Package
from papi_metrics.workbook.parts import attributes, drop, elements, root_of

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OF_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_ADDRESS = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")
_RANGE = re.compile(r"[A-Z]{1,3}[1-9]\d{0,6}:[A-Z]{1,3}[1-9]\d{0,6}")
_USUAL_RANGE = re.compile(rb'<mergeCell ref="([A-Z]{1,3}[1-9]\d{0,6}:[A-Z]{1,3}[1-9]\d{0,6})"')
# The kinds of cells that Excel knows, beside errors → how they are written.
_KINDS = {"s": "s", "str": "str", "inlineStr": "str", "b": "b", "n": "n", "d": "d", "": "n"}
_BLANKS = " \t\r\n"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_LONGEST_FORMULA = 200


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A workbook written anew; by its sheets' names, their cells without a value, and how far those reach that were cut."""

    data: bytes
    faults: Mapping[str, list[Fault]]
    cut: Mapping[str, tuple[int, int]]


@dataclass(slots=True)
class _Grid:
    """The cells of a sheet as they come in: row → column → XML; what carries no value is told instead."""

    recalculated: bool
    cells: dict[int, dict[int, str]] = field(default_factory=dict)
    merges: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    row: int = 0
    count: int = 0

    def add(self, row: etree._Element) -> None:
        """Take in a row; without a number of its own it is the next one, and so is a cell."""
        number = row.get("r", "").strip()
        self.row = int(number) if number.isdecimal() and len(number) <= len(str(LAST_ROW)) else self.row + 1
        column = 0
        for cell in row.iterchildren("{*}c"):
            said = attributes(cell)
            place = _ADDRESS.fullmatch(said.get("r", "").strip())
            top, column = (int(place[2]), column_index(place[1]) + 1) if place else (self.row, column + 1)
            if ("r" in said and not place) or not (0 < top <= LAST_ROW and column <= LAST_COLUMN):
                raise zipfile.BadZipFile(str(said.get("r")))
            if len(cell) and (written := self._written(cell, said, top, column)):
                self.cells.setdefault(top, {})[column] = written
                self.count += 1

    def _written(self, cell: etree._Element, said: Mapping[str, str], row: int, column: int) -> str:
        """Return a cell as Excel writes it; blank if it carries no value."""
        parts = {etree.QName(part).localname: part for part in cell.iterchildren("{*}v", "{*}f", "{*}is")}
        value = None if "v" not in parts else parts["v"].text or ""
        kind = said.get("t", "")
        if kind == "e":
            self._tell("cell-error", row, column, value or "#?")
            return ""
        if "f" in parts and (value is None or (not value.strip() and kind != "str") or (value == "0" and self.recalculated)):
            self._tell("cell-uncomputed", row, column, f"={parts['f'].text or ''}"[:_LONGEST_FORMULA])
            return ""
        style = said.get("s", "0")
        head = f'<c r="{column_letter(column - 1)}{row}" s="{style if style.isdecimal() else 0}"'
        if "is" in parts:
            return f'{head} t="inlineStr"><is><t xml:space="preserve">{escape(_text(parts["is"]))}</t></is></c>'
        if kind not in _KINDS or (kind == "s" and value and not value.strip().isdecimal()):
            raise zipfile.BadZipFile(kind)
        return f'{head} t="{_KINDS[kind]}"><v>{escape(value.strip() if kind == "s" else value)}</v></c>' if value else ""

    def _tell(self, code: str, row: int, column: int, value: str) -> None:
        self.faults.append(Fault(code, column_letter(column - 1), row, value))

    def size(self) -> tuple[int, int]:
        """Return the last row and the last column with a value."""
        return max(self.cells, default=0), max((max(row) for row in self.cells.values()), default=0)

    def xml(self, rows: int, columns: int) -> Iterator[str]:
        """Write the sheet, no further than so many rows and columns."""
        yield f'<?xml version="1.0" encoding="UTF-8"?>\n<worksheet xmlns="{_MAIN}"><sheetData>'
        for number in sorted(number for number in self.cells if number <= rows):
            row = self.cells[number]
            yield f'<row r="{number}">{"".join(row[column] for column in sorted(row) if column <= columns)}</row>'
        yield "</sheetData>"
        if self.merges:
            yield f'<mergeCells>{"".join(f"<mergeCell ref={quoteattr(place)}/>" for place in self.merges)}</mergeCells>'
        yield "</worksheet>"


def rewritten(archive: zipfile.ZipFile, package: Package, reaches: Mapping[str, tuple[int, int]]) -> Rewritten:
    """Write a workbook anew; `reaches` are the parts that are known to reach too far, written as usual but for that.

    Errors: zipfile.BadZipFile if a part is damaged; UnreadableError if it holds more than is read.
    """
    out = io.BytesIO()
    names = _unique([sheet.name for sheet in package.sheets])
    faults: dict[str, list[Fault]] = {}
    cut: dict[str, tuple[int, int]] = {}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as copy:
        for name, content in _frame(package, names):
            copy.writestr(name, content)
        for name, part in ((STRINGS, package.strings), (STYLES, package.styles)):
            if part:
                copy.writestr(name, etree.tostring(root_of(archive, part), encoding="UTF-8", xml_declaration=True))
        for number, (sheet, name) in enumerate(zip(package.sheets, names, strict=True), 1):
            grid = _grid(archive, sheet.part, reaches.get(sheet.part), recalculated=package.recalculated)
            size = reaches.get(sheet.part) or grid.size()
            if kept(*size) != size:
                cut[name] = size
            faults[name] = grid.faults
            copy.writestr(f"xl/worksheets/sheet{number}.xml", "".join(grid.xml(*kept(*size))))
    return Rewritten(out.getvalue(), faults, cut)


def _grid(archive: zipfile.ZipFile, part: str, reach: tuple[int, int] | None, *, recalculated: bool) -> _Grid:
    """Read a sheet's cells; one that is known to reach too far only down to the last row that is read of it."""
    grid = _Grid(recalculated)
    for _, element in elements(archive, part, "{*}row", "{*}mergeCell"):
        if etree.QName(element).localname == "row":
            grid.add(element)
        elif _RANGE.fullmatch(place := element.get("ref", "")):
            grid.merges.append(place)
        drop(element)
        check_rewritten(grid.count + len(grid.merges))
        check_faults(len(grid.faults))
        if reach and grid.row >= kept(*reach)[0]:
            # The merged ranges stand behind the rows; they are found without looking at each of these.
            grid.merges = [place.decode() for block in blocks(archive, part) for place in _USUAL_RANGE.findall(block)]
            break
    return grid


def _text(string: etree._Element) -> str:
    """Return the words of a text kept in its cell, without what tells how they are spoken; blanks at the ends only if they are to be kept."""
    texts = (item for item in string.iter("{*}t") if not any(True for _ in item.iterancestors("{*}rPh")))
    return "".join((item.text or "") if item.get(_SPACE) == "preserve" else (item.text or "").strip(_BLANKS) for item in texts)


def _unique(names: list[str]) -> list[str]:
    """Tell sheets of the same name apart."""
    seen: dict[str, int] = {}
    for index, name in enumerate(names):
        seen[name] = seen.get(name, 0) + 1
        names[index] = name if seen[name] == 1 else f"{name} ({seen[name]})"
    return names


def _frame(package: Package, names: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the parts around the sheets: name, content."""
    numbers = range(1, len(names) + 1)
    sheets = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{number}" state="{"hidden" if sheet.hidden else "visible"}" r:id="rId{number}"/>'
        for number, name, sheet in zip(numbers, names, package.sheets, strict=True)
    )
    relation = f'<Relationship Id="rId{{}}" Type="{_RELATED}/{{}}" Target="{{}}"/>'
    relations = "".join(relation.format(number, "worksheet", f"worksheets/sheet{number}.xml") for number in numbers)
    calendar = '<workbookPr date1904="1"/>' if package.from_1904 else ""
    whole = f'<Relationships xmlns="{_OF_PACKAGE}">{{}}</Relationships>'
    yield "[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    yield "_rels/.rels", whole.format(relation.format(1, "officeDocument", WORKBOOK))
    yield WORKBOOK, f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATED}">{calendar}<sheets>{sheets}</sheets></workbook>'
    yield RELATIONS, whole.format(relations)
