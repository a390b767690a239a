"""Read the tables of an HTML page, the kind of file that systems export and call .xls."""

from __future__ import annotations

import lxml.html
from lxml import etree

from papi_metrics.errors import UnreadableError
from papi_metrics.text import clean
from papi_metrics.workbook.formats import MEND
from papi_metrics.workbook.sheets import Cell, Merge, Sheet

_LONGEST_SPAN = 100_000
_WIDEST = 500
_FIGURES = 7
_BREAKS = {"br", "p", "li", "div"}


def read_markup(data: bytes) -> list[Sheet]:
    """Read every table that holds no other table as a sheet; cells that span rows or columns become merged ranges.

    Errors: UnreadableError if the page holds no table.
    """
    text = _decoded(data)
    try:
        root = lxml.html.document_fromstring(text) if text.strip() else None
    except (etree.ParserError, ValueError) as error:
        raise UnreadableError(f"Tệp là trang web không đọc được. {MEND}") from error
    if root is not None:
        # What a page does is no part of what it says.
        etree.strip_elements(root, "script", "style", with_tail=False)
    tables = [] if root is None else [table for table in root.iter("table") if not _is_layout(table)]
    sheets = [_sheet(f"Bảng {index}", table) for index, table in enumerate(tables, 1)]
    if not sheets:
        raise UnreadableError(f"Tệp là trang web không có bảng nào. {MEND}")
    return sheets


def _is_layout(table: etree._Element) -> bool:
    """A table around other tables only lays out the page; one that is mostly its own cells is a table."""
    return any(inner is not table and len(inner.findall(".//tr")) > 1 for inner in table.iter("table"))


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1258", errors="replace")
    # lxml refuses text that declares an encoding of its own.
    return text.split("?>", 1)[1] if text.lstrip().startswith("<?xml") else text


def _sheet(name: str, table: etree._Element) -> Sheet:
    rows: list[list[Cell]] = []
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
            cells[left] = _text(cell)
            if height > 1 or width > 1:
                merges.append(Merge(top, left, top + height - 1, left + width - 1))
            covered |= dict.fromkeys(range(left, left + width), top + height - 1) if height > 1 else {}
            left += width
        rows.append([cells.get(index) for index in range(max(cells, default=-1) + 1)])
    return Sheet(name=name, rows=rows, merges=tuple(merges))


def _span(cell: etree._Element, name: str, most: int = _LONGEST_SPAN) -> int:
    value = cell.get(name, "1").strip()
    return min(max(int(value), 1), most) if value.isdecimal() and len(value) < _FIGURES else 1


def _text(cell: etree._Element) -> str:
    for part in cell.iter():
        if isinstance(part.tag, str) and part.tag in _BREAKS:
            part.tail = "\n" + (part.tail or "")
    return clean(str(cell.xpath("string()")))
