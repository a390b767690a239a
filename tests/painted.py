"""Painted workbooks looked into: their parts, their cells, their list; and workbooks with all that a person may put into one."""

from __future__ import annotations

import io
import string
import struct
import warnings
import zipfile
import zlib
from functools import lru_cache

import openpyxl
import xlsxwriter
from lxml import etree
from workbooks import grid_workbook, task_row, tracker_grid

from papi_metrics.catalogue import CATALOGUE
from papi_metrics.findings import finding
from papi_metrics.reports import painted_workbook
from papi_metrics.reports.painting.colours import number_of_paint, paint

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
STRICT = "http://purl.oclc.org/ooxml/"
LIST = "Lỗi cần sửa"
SHEET = "Theo dõi"
COLOURS = {severity: paint(severity) for severity in ("error", "warning", "note")}
CODES = {"error": "row-without-task", "warning": "state-unknown", "note": "state-blank"}


def details_of(code):
    """Return something for every detail that a code's sentence names."""
    return {name: "chi tiết" for _, name, _, _ in string.Formatter().parse(CATALOGUE[code].message) if name and name != "value"}


def doubt(row=3, column="I", *, severity="warning", sheet=SHEET, value="xog", **details):
    """Return a finding of a severity about a cell."""
    return finding(CODES[severity], sheet=sheet, row=row, column=column, value=value, details=details)


def parts(data):
    """Return the parts of a package: name → bytes."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def package(contents, *, compression=zipfile.ZIP_DEFLATED):
    """Put parts together to a package."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def replaced(data, part, *changes):
    """Return a package with texts of a part replaced; each must stand there."""
    contents = parts(data)
    text = contents[part].decode()
    for old, fresh in changes:
        assert old in text
        text = text.replace(old, fresh)
    return package(contents | {part: text.encode()})


def untouched(before, after):
    """Return the names of the parts that are the same, byte for byte."""
    old, later = parts(before), parts(after)
    return {name for name in old if later.get(name) == old[name]}


@lru_cache(maxsize=8)
def opened(data):
    """Return a workbook as openpyxl reads it, opened once and not to be changed."""
    return to_edit(data)


def to_edit(data):
    """Return a workbook of one's own, to be changed; openpyxl warns of what it would drop on writing."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        return openpyxl.load_workbook(io.BytesIO(data))


def colour(data, address, sheet=SHEET):
    """Return the colour of a cell, None if it has no fill; of ours without what its last bits remember."""
    return colours(data, address, sheet=sheet)[0]


def colours(data, *addresses, sheet=SHEET):
    """Return the colours of cells of a workbook that is opened once."""
    fills = [opened_sheet[address].fill for opened_sheet in [opened(data)[sheet]] for address in addresses]
    codes = [fill.fgColor.rgb if fill.patternType == "solid" else None for fill in fills]
    return [code if code is None or number_of_paint(code) is None else f"{int(code, 16) & 0xFFFCFCFC:08X}" for code in codes]


def remark(data, address, sheet=SHEET):
    """Return the comment of a cell, None if it has none."""
    found = opened(data)[sheet][address].comment
    return found.text if found else None


def listed(data):
    """Return the lines of the list of findings: a dict a line, by heading."""
    rows = list(opened(data)[LIST].iter_rows(min_row=3, values_only=True))
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def links(data):
    """Return where the links of the list lead: cell → target."""
    root = etree.fromstring(parts(data)[part_of(data, LIST)])
    return {link.get("ref"): link.get("location") for link in root.iter(f"{MAIN}hyperlink")}


def part_of(data, sheet):
    """Return the name of a sheet's part."""
    contents = parts(data)
    relation = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    keys = {item.get("name"): item.get(relation) for item in etree.fromstring(contents["xl/workbook.xml"]).iter(f"{MAIN}sheet")}
    targets = {item.get("Id"): item.get("Target") for item in etree.fromstring(contents["xl/_rels/workbook.xml.rels"])}
    target = targets[keys[sheet]]
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def cells_of(data, sheet=SHEET):
    """Return the cells of a sheet's XML in their order: address → attributes, with whether they have contents."""
    root = etree.fromstring(parts(data)[part_of(data, sheet)])
    return {cell.get("r"): (dict(cell.attrib), len(cell) > 0) for cell in root.iter(f"{MAIN}c")}


def looks_of(data):
    """Return all that can be seen of the cells of every sheet but the list: what stands in them, how, and the comment."""
    return {
        (sheet.title, cell.coordinate): (
            cell.value, repr(cell.fill), repr(cell.font), repr(cell.border), cell.number_format, repr(cell.alignment),
            repr(cell.protection), cell.comment.text if cell.comment else None,
        )
        for sheet in opened(data).worksheets if sheet.title != LIST
        for cell in sheet._cells.values()
    }  # fmt: skip


def picture():
    """Return a picture of one red point, as PNG."""

    def chunk(kind, content):
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\x00\xff\x00\x00")) + chunk(b"IEND", b"")


GRID = tracker_grid(*(task_row(number, state="xog" if number % 2 else "Đang thực hiện") for number in range(1, 9)))


def full_workbook(*, macros=False):
    """Write a tracker with all that people add to one: chart, picture, shape, button, comments, table, lists, names, protection."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    if macros:
        book.add_vba_project(io.BytesIO(b"not a project, and never run"), is_stream=True)
    first, sheet = book.add_worksheet("Bìa"), book.add_worksheet(SHEET)
    lists, deep = book.add_worksheet("Danh mục"), book.add_worksheet("Kho")
    first.write("A1", "Bìa")
    first.activate()
    lists.hide()
    deep.very_hidden()
    lists.write_column("A1", ["Chưa thực hiện", "Đang thực hiện", "Đã hoàn thành"])
    deep.write("A1", 1)
    _fill(book, sheet)
    _decorate(book, sheet)
    book.define_name("TrangThai", "='Danh mục'!$A$1:$A$3")
    book.define_name("'Theo dõi'!RiengTrang", "='Theo dõi'!$A$1")
    book.close()
    return buffer.getvalue()


def _fill(book, sheet):
    """Write the tracker's cells: borders, a fill, a date format, a formula, a merged title."""
    plain = book.add_format({"border": 1, "text_wrap": True, "valign": "top"})
    yellow = book.add_format({"border": 1, "bg_color": "#FFFF00", "italic": True})
    dated = book.add_format({"num_format": "dd/mm/yyyy", "border": 2})
    sheet.set_column("A:A", 5)
    sheet.set_column("B:D", 25, plain)
    for row, cells in enumerate(GRID):
        for column, value in enumerate(cells):
            if value is not None:
                sheet.write(row, column, value, yellow if (row, column) == (4, 8) else plain)
    sheet.write_blank(2, 10, None, dated)
    sheet.write_formula("N3", "=COUNTA(I3:I10)", plain, 8)
    sheet.merge_range("A12:D13", "Ghi chú chung", yellow)
    sheet.set_row(5, 30, yellow)


def _decorate(book, sheet):
    """Add what is no cell."""
    sheet.write_comment("I3", "Hỏi lại anh Ba", {"author": "Lan"})
    sheet.write_comment("A8", "Đã gọi", {"author": "Lan"})
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "='Theo dõi'!$A$3:$A$10"})
    sheet.insert_chart("P2", chart)
    sheet.insert_image("P20", "diem.png", {"image_data": io.BytesIO(picture())})
    sheet.insert_textbox("P25", "Chữ nổi")
    sheet.insert_button("P30", {"macro": "chay", "caption": "Chạy"})
    sheet.set_header("&C&G", {"image_center": "diem.png", "image_data_center": io.BytesIO(picture())})
    sheet.data_validation("I3:I10", {"validate": "list", "source": "='Danh mục'!$A$1:$A$3"})
    sheet.conditional_format("J3:J10", {"type": "data_bar", "data_bar_2010": True})
    sheet.conditional_format("I3:I10", {"type": "text", "criteria": "containing", "value": "xog"})
    sheet.add_table("P40:Q42", {"columns": [{"header": "Một"}, {"header": "Hai"}]})
    sheet.add_sparkline("O3", {"range": "'Theo dõi'!A3:A10"})
    sheet.write_url("O5", "https://papi.org.vn", string="PAPI")
    sheet.protect("", {"format_cells": True})
    sheet.freeze_panes(2, 4)
    sheet.repeat_rows(1)
    sheet.set_landscape()


FULL = full_workbook()


def painted(data, *findings):
    """Return a workbook painted with findings."""
    return painted_workbook(data, findings)


def strict(data):
    """Return a workbook written in the strict dialect: the same parts under other names."""
    changes = (
        (b"http://schemas.openxmlformats.org/spreadsheetml/2006/main", f"{STRICT}spreadsheetml/main".encode()),
        (b"http://schemas.openxmlformats.org/officeDocument/2006/relationships", f"{STRICT}officeDocument/relationships".encode()),
    )
    contents = parts(data)
    for name, content in contents.items():
        for old, fresh in changes:
            content = content.replace(old, fresh)  # noqa: PLW2901 - one change after the other
        contents[name] = content
    return package(contents)


def with_conversation(data, address, *, sheet=SHEET):
    """Return a workbook with a threaded comment on a cell, as newer Excel writes it: with an old comment that stands for it."""
    contents = parts(data)
    part = part_of(data, sheet)
    relations = f"xl/worksheets/_rels/{part.rpartition('/')[2]}.rels"
    thread = (
        '<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">'
        f'<threadedComment ref="{address}" dT="2026-01-05T08:00:00.00" personId="{{1}}" id="{{2}}"><text>Ai làm?</text>'
        "</threadedComment></ThreadedComments>"
    )
    contents["xl/threadedComments/threadedComment1.xml"] = thread.encode()
    link = (
        '<Relationship Id="rThread" Type="http://schemas.microsoft.com/office/2017/10/relationships/threadedComment" '
        'Target="../threadedComments/threadedComment1.xml"/>'
    )
    contents[relations] = contents[relations].replace(b"</Relationships>", f"{link}</Relationships>".encode())
    return package(contents)


def with_signature(data):
    """Return a workbook that says it is signed."""
    contents = parts(data)
    contents["_xmlsignatures/origin.sigs"] = b""
    contents["_xmlsignatures/sig1.xml"] = b"<Signature/>"
    kind = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin"
    link = f'<Relationship Id="rSigned" Type="{kind}" Target="_xmlsignatures/origin.sigs"/></Relationships>'
    contents["_rels/.rels"] = contents["_rels/.rels"].replace(b"</Relationships>", link.encode())
    return package(contents)


def sheet_of(xml, *, styles=None):
    """Return a workbook whose only sheet is written by hand."""
    contents = parts(grid_workbook([["a"]], sheet=SHEET))
    contents["xl/worksheets/sheet1.xml"] = xml.encode()
    return package(contents | ({"xl/styles.xml": styles.encode()} if styles else {}))
