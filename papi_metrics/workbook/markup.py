"""Read the tables of an HTML page, the kind of file that systems export and call .xls."""

from __future__ import annotations

import lxml.html
from lxml import etree

from papi_metrics.errors import UnreadableError
from papi_metrics.text import writable
from papi_metrics.workbook.contents import Contents
from papi_metrics.workbook.fonts import Styled
from papi_metrics.workbook.formats import MEND
from papi_metrics.workbook.markup_fonts import Rules, font_rules, fonts_of_cell
from papi_metrics.workbook.sheets import Cell, Merge, Sheet

_LONGEST_SPAN = 100_000
_WIDEST = 500
_FIGURES = 7
_BREAKS = {"br", "p", "li", "div"}


def read_markup(data: bytes) -> Contents:
    """Read every table that holds no other table as a sheet; cells that span rows or columns become merged ranges.

    Errors: UnreadableError if the page holds no table.
    """
    text, vietnamese = _decoded(data)
    try:
        root = lxml.html.document_fromstring(text) if text.strip() else None
    except (etree.ParserError, ValueError) as error:
        raise UnreadableError("Tệp là trang web không đọc được. {mend}", mend=MEND) from error
    rules = None if root is None else font_rules(text, root)
    if root is not None:
        # What a page does is no part of what it says.
        etree.strip_elements(root, "script", "style", with_tail=False)
    tables = [] if root is None else [table for table in root.iter("table") if not _is_layout(table)]
    if root is None or not tables:
        raise UnreadableError("Tệp là trang web không có bảng nào. {mend}", mend=MEND)
    sheets, fonts = [], {}
    for index, table in enumerate(tables, 1):
        sheet, styles = _sheet(f"Bảng {index}", table, rules)
        sheets.append(sheet)
        fonts[sheet.name] = {place: styled for place, styled in styles.items() if styled and styled.is_legacy}
    return Contents(sheets, fonts=fonts, vietnamese=vietnamese)


def _is_layout(table: etree._Element) -> bool:
    """A table around other tables only lays out the page; one that is mostly its own cells is a table."""
    return any(inner is not table and len(inner.findall(".//tr")) > 1 for inner in table.iter("table"))


def _decoded(data: bytes) -> tuple[str, bool]:
    """Return the page's text, and whether it is no Unicode and was read by Windows' code page of Vietnam."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace"), False
    vietnamese = False
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text, vietnamese = data.decode("cp1258", errors="replace"), True
    # lxml refuses text that declares an encoding of its own.
    return text.split("?>", 1)[1] if text.lstrip().startswith("<?xml") else text, vietnamese


def _sheet(name: str, table: etree._Element, rules: Rules | None) -> tuple[Sheet, dict[tuple[int, int], Styled | None]]:
    rows: list[list[Cell]] = []
    styles: dict[tuple[int, int], Styled | None] = {}
    merges: list[Merge] = []
    # Column → the row down to which a cell from above covers it.
    covered: dict[int, int] = {}
    depth = len(list(table.iterancestors("table"))) + 1
    lines = [row for row in table.iter("tr") if len(list(row.iterancestors("table"))) == depth]
    for top, row in enumerate(lines):
        cells: dict[int, Cell] = {}
        left = 0
        for cell in row.iterchildren("td", "th"):
            while covered.get(left, -1) >= top:
                left += 1
            height, width = _span(cell, "rowspan"), _span(cell, "colspan", _WIDEST)
            if left + width > _WIDEST:
                break
            cells[left], styles[top, left] = _text(cell, rules)
            if height > 1 or width > 1:
                merges.append(Merge(top, left, top + height - 1, left + width - 1))
            covered |= dict.fromkeys(range(left, left + width), top + height - 1) if height > 1 else {}
            left += width
        rows.append([cells.get(index) for index in range(max(cells, default=-1) + 1)])
    return Sheet(name=name, rows=rows, merges=tuple(merges)), styles


def _span(cell: etree._Element, name: str, most: int = _LONGEST_SPAN) -> int:
    value = cell.get(name, "1").strip()
    return min(max(int(value), 1), most) if value.isdecimal() and len(value) < _FIGURES else 1


def _text(cell: etree._Element, rules: Rules | None) -> tuple[str, Styled | None]:
    """Return a cell's text, its blanks single and its empty lines left out, and its fonts where the page gives rules.

    Nothing is composed or left out here: what looks invisible may be a letter of legacy text.
    """
    for part in cell.iter():
        if isinstance(part.tag, str) and part.tag in _BREAKS:
            part.tail = "\n" + writable(part.tail or "")
    lines = (" ".join(line.split()) for line in str(cell.xpath("string()")).split("\n"))
    return "\n".join(filter(None, lines)), None if rules is None else fonts_of_cell(cell, rules)
