"""Text written in TCVN3 and VNI by the table, and workbooks whose cells stand in fonts of their own."""

from __future__ import annotations

import csv
import io
import unicodedata
from pathlib import Path

import openpyxl
import xlwt
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

TABLE = Path(__file__).parent.parent / "data" / "legacy_encodings.csv"
FONTS = {"TCVN3": ".VnTime", "VNI": "VNI-Times"}


def _codes(encoding):
    with TABLE.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    if encoding == "TCVN3":
        return {row["unicode"]: bytes.fromhex(row["tcvn3_hex"]).decode("latin-1") for row in rows}
    return {row["unicode"]: row["vni_as_latin1"] for row in rows}


CODES = {encoding: _codes(encoding) for encoding in FONTS}


def legacy(text, encoding):
    """Write Vietnamese text in a legacy encoding, as the Western letters of its bytes."""
    return "".join(CODES[encoding].get(letter, letter) for letter in unicodedata.normalize("NFC", text))


def in_legacy(grid, encoding):
    """Write the texts of a grid in a legacy encoding; numbers and dates stay."""
    return [[legacy(cell, encoding) if isinstance(cell, str) else cell for cell in row] for row in grid]


def font_workbook(cells, *, font="Times New Roman"):
    """Write an .xlsx from `{"A1": (text, font) or [(text, font or None), ...]}`; `font` is the whole book's own."""
    book = openpyxl.Workbook()
    book._fonts[0] = Font(name=font)
    sheet = book.active
    sheet.title = "Theo dõi"
    for place, content in cells.items():
        cell = sheet[place]
        if isinstance(content, list):
            cell.value = CellRichText(*(text if name is None else TextBlock(InlineFont(rFont=name), text) for text, name in content))
        else:
            cell.value, name = content
            if name:
                cell.font = Font(name=name)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def grid_in_font(grid, font):
    """Write a grid to an .xlsx whose text cells all stand in one font."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Theo dõi"
    for row, cells in enumerate(grid, 1):
        for column, value in enumerate(cells, 1):
            cell = sheet.cell(row, column, value)
            if isinstance(value, str):
                cell.font = Font(name=font)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def font_xls(cells):
    """Write an .xls from `{(row, column): (text, font) or [(text, font), ...]}`, counted from 0."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("Theo dõi")
    for (row, column), content in cells.items():
        if isinstance(content, list):
            runs = [(text, xlwt.easyfont(f"name {name}")) for text, name in content]
            sheet.write_rich_text(row, column, runs)
        else:
            value, name = content
            sheet.write(row, column, value, xlwt.easyxf(f"font: name {name}"))
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()
