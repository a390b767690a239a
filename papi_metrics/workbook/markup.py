"""Read the tables of an HTML page, the kind of file that systems export and call .xls."""

from __future__ import annotations

import lxml.html
from lxml import etree

from papi_metrics.errors import UnreadableError
from papi_metrics.text import clean
from papi_metrics.workbook.formats import MEND
from papi_metrics.workbook.sheets import Cell, Merge, Sheet

_LONGEST_SPAN = 10_000
_BREAKS = {"br", "p", "li", "div"}


def read_markup(data: bytes) -> list[Sheet]:
    """Read every outermost table as a sheet; cells that span rows or columns become merged ranges.

    Errors: UnreadableError if the page holds no table.
    """
    text = _decoded(data)
    root = lxml.html.fromstring(text) if text.strip() else None
    tables = root.xpath("//table[not(ancestor::table)]") if root is not None else []
    sheets = [_sheet(f"Bảng {index}", table) for index, table in enumerate(tables, 1)]
    if not sheets:
        raise UnreadableError(f"Tệp là trang web không có bảng nào. {MEND}")
    return sheets


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
    taken: set[tuple[int, int]] = set()
    for top, row in enumerate(table.xpath(".//tr[count(ancestor::table)=count($t/ancestor::table)+1]", t=table)):
        cells: dict[int, Cell] = {}
        left = 0
        for cell in row.xpath("./td|./th"):
            while (top, left) in taken:
                left += 1
            height, width = _span(cell, "rowspan"), _span(cell, "colspan")
            cells[left] = _text(cell)
            if height > 1 or width > 1:
                merges.append(Merge(top, left, top + height - 1, left + width - 1))
                taken |= {(top + down, left + right) for down in range(height) for right in range(width)}
            left += width
        rows.append([cells.get(index) for index in range(max(cells, default=-1) + 1)])
    return Sheet(name=name, rows=rows, merges=tuple(merges))


def _span(cell: etree._Element, name: str) -> int:
    value = cell.get(name, "1").strip()
    return min(max(int(value), 1), _LONGEST_SPAN) if value.isdigit() else 1


def _text(cell: etree._Element) -> str:
    for part in cell.iter():
        if isinstance(part.tag, str) and part.tag in _BREAKS:
            part.tail = "\n" + (part.tail or "")
    return clean(str(cell.text_content()))
