"""What a file really is: every format gives the same tracker, and what is none is refused in one sentence."""

from __future__ import annotations

import datetime as dt
import io
import re
import struct
import unicodedata
import zipfile
from pathlib import Path

import openpyxl
import pytest
from documents import plan_document, plan_row
from workbooks import (
    column_of,
    grid_csv,
    grid_html,
    grid_ods,
    grid_workbook,
    grid_xls,
    places,
    task_row,
    tracker_grid,
    tracker_workbook_of,
)

from papi_metrics.errors import UnreadableError
from papi_metrics.tracker import read_tracker
from papi_metrics.workbook import read_workbook

DATA = Path(__file__).parent / "data"
SHEET = "xl/worksheets/sheet1.xml"
GRID = tracker_grid(
    task_row(1, completed_on=dt.date(2022, 6, 25), state="Đã hoàn thành"), task_row(2, task="- Họp dân\n- Đăng tải")
)
FORMATS = {
    "xlsx": grid_workbook(GRID),
    "xls": grid_xls(GRID),
    "ods": grid_ods(GRID),
    "ods with a million blank rows": grid_ods(GRID, tail=1_048_000),
    "html": grid_html(GRID),
    "html in UTF-16": grid_html(GRID).decode().encode("utf-16"),
    "html after an XML declaration": b'<?xml version="1.0" encoding="utf-8"?>\n' + grid_html(GRID),
    "html inside a layout table": b"<table><tr><td>" + grid_html(GRID) + b"</td></tr></table>",
} | {
    f"csv {encoding} {delimiter!r}": grid_csv(GRID, encoding=encoding, delimiter=delimiter)
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be")
    for delimiter in ",;\t"
}


@pytest.mark.parametrize("data", FORMATS.values(), ids=FORMATS)
def test_every_format_gives_the_same_tasks(data):
    """The same cells give the same tasks and findings, whatever the file is and whatever its name says."""
    reading = read_tracker(data, 2022)
    assert column_of(reading, "task") == ["Tuyên truyền pháp luật bầu cử, đợt 1", "Họp dân", "Đăng tải"]
    assert [str(day)[:10] for day in column_of(reading, "completed_on")] == ["2022-06-25", "None", "None"]
    assert places(reading) == [(4, "D", "bullets-split")]


@pytest.mark.parametrize("suffix", ["xlsx", "ods", "xls"])
def test_files_saved_by_libreoffice_are_read(suffix):
    """A file that LibreOffice saved gives its tasks with merged cells, dates and Excel's row numbers."""
    reading = read_tracker(DATA / f"libreoffice.{suffix}")
    assert column_of(reading, "row") == [3, 4, 4, 6]
    assert column_of(reading, "dimension") == [2, 2, 2, 8]
    assert column_of(reading, "state") == ["done", "in_progress", "in_progress", "in_progress"]
    assert places(reading) == [(4, "D", "bullets-split"), (5, "A", "row-group"), (6, "I", "state-broad"), (8, "B", "row-signature")]


MERGED = [["NĂM 2022"], ["STT", "Nhiệm vụ", "Đơn vị chủ trì"], [1, "Họp dân", "VP"], [2, "Đăng tải", None]]
SPANNED = [*MERGED[:3], [2, "Đăng tải", ...]]


@pytest.mark.parametrize(
    "data",
    [
        grid_workbook(MERGED, merges=["C3:C4"]), grid_xls(MERGED, merges=[(2, 3, 2, 2)]),
        grid_ods(MERGED, spans={(2, 2): (2, 1)}), grid_html(SPANNED, spans={(2, 2): (2, 1)}),
    ],
    ids=["xlsx", "xls", "ods", "html"],
)  # fmt: skip
def test_merged_cells_are_known_in_every_format(data):
    """A cell merged over two rows holds for both, in every format that knows merging."""
    assert column_of(read_tracker(data), "lead_unit") == ["VP", "VP"]


def cp1258(text):
    """Encode text as Windows does for Vietnamese: the tone stands behind its letter."""
    out = b""
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        tone = "".join(part for part in parts if part in "\u0300\u0301\u0303\u0309\u0323")
        base = unicodedata.normalize("NFC", "".join(part for part in parts if part not in tone))
        out += (base + tone).encode("cp1258")
    return out


def test_csv_in_the_windows_code_page_is_told():
    """A CSV that is not Unicode is read by Vietnam's code page, with a warning."""
    reading = read_tracker(cp1258(grid_csv(GRID, encoding="utf-8").decode()), 2022)
    assert column_of(reading, "lead_unit") == ["UBND xã"] * 3
    assert places(reading)[0][2] == "encoding-guessed"


def edited(data, part, change):
    """Return an .xlsx with one of its parts changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content) if name == part else content)
    return out.getvalue()


def with_cell(place, value):
    """Return a tracker with one more cell."""
    book = openpyxl.load_workbook(io.BytesIO(FORMATS["xlsx"]))
    book.active[place] = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def bomb(size, *, told=None):
    """Return a .zip that says it is a workbook and holds a sheet of `size` blanks, telling another size if given."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr(SHEET, b" " * size)
    data = bytearray(out.getvalue())
    if told is not None:
        place = data.rfind(b"PK\x01\x02") + 24
        data[place : place + 4] = struct.pack("<I", told)
    return bytes(data)


def named_zip(member):
    """Return a .zip with one member."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(member, "<a/>")
    return out.getvalue()


REFUSED = {
    "empty": b"",
    "blanks": b" \r\n",
    "zeros": b"\0" * 64,
    "picture": b"\x89PNG\r\n\x1a\n" + b"x" * 99,
    "PDF": b"%PDF-1.7\n",
    "RTF": b"{\\rtf1 abc}",
    "Word without a body": named_zip("word/document.xml"),
    "slides": named_zip("ppt/presentation.xml"),
    "binary workbook": named_zip("xl/workbook.bin"),
    "zip": named_zip("a.txt"),
    "zip cut short": FORMATS["xlsx"][:2000],
    "xls cut short": FORMATS["xls"][:3000],
    "xls garbled": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 2000,
    "sheet cut short": edited(FORMATS["xlsx"], SHEET, lambda part: part[: len(part) // 2]),
    "row that no sheet has": edited(FORMATS["xlsx"], SHEET, lambda part: part.replace(b'"A3"', b'"A4000000000"')),
    "column that no sheet has": edited(FORMATS["xlsx"], SHEET, lambda part: part.replace(b'r="A3"', b"r='ZZZZZ3'")),
    "bomb": bomb(130 << 20),
    "bomb that tells a small size": bomb(20 << 20, told=1000),
    "web page without a table": b"<html><body>x</body></html>",
    "deep web page": b"<div>" * 100_000,
    "XML": b'<?xml version="1.0"?><a/>',
    "text": b"hello",
}


@pytest.mark.parametrize("data", REFUSED.values(), ids=REFUSED)
def test_what_is_no_workbook_is_refused_in_one_sentence(data):
    """A file that gives no table is refused with Vietnamese words, never with a trace or a dead process."""
    with pytest.raises(UnreadableError, match=r"[Tt]ệp|[Bb]ảng"):
        read_tracker(data)


@pytest.mark.parametrize("path", ["/không/có.xlsx", "/"])
def test_path_that_cannot_be_opened_is_refused(path):
    """A path that is no readable file is refused with its name."""
    with pytest.raises(UnreadableError):
        read_tracker(path)


def test_ods_that_repeats_filled_cells_without_end_is_refused():
    """Filled cells repeated beyond what a sheet can hold are not written out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(FORMATS["ods"])) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, re.sub(rb"<table:table-row>", b'<table:table-row table:number-rows-repeated="2000000000">', old.read(name)))
    with pytest.raises(UnreadableError):
        read_tracker(out.getvalue())


@pytest.mark.parametrize("place", ["L1048576", "XFD1048576", "ZZ300000"])
def test_stray_cell_far_away_costs_only_a_finding(place):
    """A tracker with one cell at the end of the sheet is read, and told to be too long."""
    reading = read_tracker(with_cell(place, "x"), 2022)
    assert len(reading.table) == 3
    assert "sheet-too-long" in {item.code for item in reading.findings}


@pytest.mark.parametrize(
    ("cell", "code"),
    [('<c r="J3" t="e"><v>#REF!</v></c>', "cell-error"), ('<c r="J3"><f>A1+1</f><v></v></c>', "cell-uncomputed")],
)
def test_cell_without_a_value_is_told(cell, code):
    """An error, or a formula whose result the file does not hold, is blank and a warning at its place."""
    data = tracker_workbook_of(task_row(1, progress=0.123))
    broken = edited(data, SHEET, lambda part: re.sub(rb'<c r="J3"[^>]*><v>0.123</v></c>', cell.encode(), part))
    assert places(read_tracker(broken, 2022)) == [(3, "J", code)]


def test_macros_are_told_and_never_run():
    """A workbook with macros is read as any other, with a note."""
    out = io.BytesIO(FORMATS["xlsx"])
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"x")
    assert "macros-ignored" in {item.code for item in read_tracker(out.getvalue(), 2022).findings}


def test_overlapping_and_endless_merges_are_survived():
    """A damaged file's merged ranges, overlapping and a million rows long, take no time."""
    merges = b"".join(b'<mergeCell ref="F%d:XFD1048576"/>' % row for row in range(3, 20_000))
    data = edited(FORMATS["xlsx"], SHEET, lambda part: part.replace(b"</sheetData>", b"</sheetData><mergeCells>" + merges + b"</mergeCells>"))
    assert len(read_tracker(data, 2022).table) == 3


def test_control_characters_behind_a_line_break_of_a_web_page_are_left_out():
    """A cell of several lines may hold what no page can hold; the page is read."""
    sheet = read_workbook(grid_html([["a\n\x01b\x0bc"]])).sheets[0]
    assert sheet.rows == [["a\nb c"]]


def test_endless_spans_of_a_web_page_are_survived():
    """Cells that claim to span thousands of rows and columns take no time and no memory."""
    page = b"<table>" + b"<tr>" + b"<td rowspan=10000 colspan=10000>x</td>" * 200 + b"</tr></table>"
    assert len(read_workbook(page).sheets) == 1


def xls_with_stream(stream):
    """Return an .xls whose only stream has another name."""
    data = bytearray(FORMATS["xls"])
    place = bytes(data).rfind("Workbook".encode("utf-16-le"))
    name = stream.encode("utf-16-le")
    data[place : place + len(name)] = name
    data[place + 64 : place + 66] = struct.pack("<H", len(name) + 2)
    return bytes(data)


def encrypted_package():
    """Return an .xls whose only stream is named as that of an encrypted .xlsx or .docx."""
    return xls_with_stream("EncryptedPackage")


def open_text():
    """Return the beginning of an .odt: its type stands first, as it is."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", "<a/>")
    return out.getvalue()


@pytest.mark.parametrize("data", [xls_with_stream("WordDocument"), open_text(), b"{\\rtf1 abc}"], ids=["doc", "odt", "rtf"])
def test_text_document_that_is_not_read_is_sent_to_word(data):
    """A text document of another format is refused with the way to mend it: saved as .docx by Word, not by Excel."""
    with pytest.raises(UnreadableError, match=r"văn bản.*Word.*\.docx"):
        read_workbook(data)


def protected_xls():
    """Return an .xls that tells in its first records that it is encrypted."""
    return FORMATS["xls"].replace(struct.pack("<HH", 0x00E1, 2), struct.pack("<HH", 0x002F, 2), 1)


def locked_parts(data):
    """Return an archive whose directory says that every part is encrypted."""
    return re.sub(rb"PK\x01\x02....\x00\x00", lambda found: found[0][:8] + b"\x01\x00", data, flags=re.DOTALL)


def locked_workbook():
    """Return an .xlsx with its parts encrypted one by one, as programs for archives do."""
    return locked_parts(FORMATS["xlsx"])


def locked_document():
    """Return a .docx likewise."""
    return locked_parts(plan_document(plan_row()))


@pytest.mark.parametrize("build", [encrypted_package, protected_xls, locked_workbook, locked_document])
def test_password_protected_workbook_is_refused(build):
    """A file with a password is refused with that word, for that is what the clerk has to take away."""
    with pytest.raises(UnreadableError, match="mật khẩu"):
        read_workbook(build())


def test_panic_of_the_reader_is_a_damaged_file(monkeypatch):
    """A panic of calamine, which is no Exception, is refused as a damaged file."""
    panic = type("PanicException", (BaseException,), {})

    def panics(*_):
        raise panic

    monkeypatch.setattr("papi_metrics.workbook.xlsx.survey", panics)
    with pytest.raises(UnreadableError):
        read_workbook(FORMATS["xlsx"])
