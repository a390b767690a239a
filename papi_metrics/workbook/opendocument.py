"""The merged ranges of an .ods, which calamine does not give."""

from __future__ import annotations

import io
import zipfile

from lxml import etree

from papi_metrics.workbook.sheets import Merge

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"


def merges_of_ods(data: bytes) -> dict[str, list[Merge]]:
    """Read the merged ranges of every sheet: sheet name → ranges counted from 0."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        content = archive.read("content.xml")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise zipfile.BadZipFile(str(error)) from error
    return {table.get(f"{_TABLE}name", ""): _merges(table) for table in root.iter(f"{_TABLE}table")}


def _merges(table: etree._Element) -> list[Merge]:
    merges, top = [], 0
    for row in table.iter(f"{_TABLE}table-row"):
        left = 0
        for cell in row:
            columns = int(cell.get(f"{_TABLE}number-columns-spanned", "1"))
            rows = int(cell.get(f"{_TABLE}number-rows-spanned", "1"))
            if columns > 1 or rows > 1:
                merges.append(Merge(top, left, top + rows - 1, left + columns - 1))
            left += int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
        top += int(row.get(f"{_TABLE}number-rows-repeated", "1"))
    return merges
