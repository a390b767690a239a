"""The merged ranges of an .ods, which calamine does not give, and how far its sheets reach."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

from papi_metrics.workbook.extent import LARGEST_CELLS
from papi_metrics.workbook.sheets import Merge

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"


def merges_of_ods(data: bytes) -> dict[str, list[Merge]]:
    """Read the merged ranges of every sheet: sheet name → ranges counted from 0.

    Errors: zipfile.BadZipFile if the document is damaged, or repeats cells beyond what can be read densely.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        content = archive.read("content.xml")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise zipfile.BadZipFile(str(error)) from error
    return {table.get(f"{_TABLE}name", ""): list(_merges(table)) for table in root.iter(f"{_TABLE}table")}


def _merges(table: etree._Element) -> Iterator[Merge]:
    top, height, width = 0, 0, 0
    for row in table.iter(f"{_TABLE}table-row"):
        left, reach = 0, 0
        for cell in row:
            columns, rows = _count(cell, "number-columns-spanned"), _count(cell, "number-rows-spanned")
            if columns > 1 or rows > 1:
                yield Merge(top, left, top + rows - 1, left + columns - 1)
            left += _count(cell, "number-columns-repeated")
            if len(cell) or cell.get(f"{_OFFICE}value-type"):
                reach = left
        top += _count(row, "number-rows-repeated")
        height, width = (top, max(width, reach)) if reach else (height, width)
        if height * width > LARGEST_CELLS:
            raise zipfile.BadZipFile(str(table.get(f"{_TABLE}name")))


def _count(element: etree._Element, name: str) -> int:
    return int(element.get(f"{_TABLE}{name}", "1"))
