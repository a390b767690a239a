"""Legacy text in its fonts: converted by the cell's font and by the font of each run, and left where it is Unicode."""

from __future__ import annotations

import datetime as dt
import io
import re
import struct
import zipfile

import openpyxl
import pytest
import xlrd
import xlrd.biffh
from legacy_text import FONTS, font_workbook, font_xls, grid_in_font, in_legacy, legacy
from openpyxl.styles import Font
from workbooks import grid_html, grid_workbook, task_row, tracker_grid

from papi_metrics.legacy import ENCODINGS
from papi_metrics.workbook import read_workbook

# One word is too little for evidence: what is converted here is converted by its font.
ONE = "Họp"


def cells(data):
    """Return the rows of the first sheet, and (row, column, code) of the findings."""
    book = read_workbook(data)
    return book.sheets[0].rows, [(item.row, item.column, item.code) for item in book.findings]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("build", [font_workbook, lambda cells: font_xls({(0, 0): cells["A1"]})], ids=["xlsx", "xls"])
def test_font_of_the_cell_makes_it_certain(build, encoding):
    """One word in a legacy font is converted, with a note that names the font."""
    data = build({"A1": (legacy(ONE, encoding), FONTS[encoding])})
    assert cells(data) == ([[ONE]], [(1, "A", "text-converted")])
    (note,) = read_workbook(data).findings
    assert FONTS[encoding] in note.message
    assert encoding in note.message


@pytest.mark.parametrize("build", [font_workbook, lambda cells: font_xls({(0, 0): cells["A1"]})], ids=["xlsx", "xls"])
def test_same_word_in_an_ordinary_font_stays(build):
    """Without the font the same word is too little, and nothing is said of a single word."""
    assert cells(build({"A1": (legacy(ONE, "TCVN3"), "Arial")})) == ([[legacy(ONE, "TCVN3")]], [])


GRID = tracker_grid(task_row(1, completed_on=dt.date(2022, 6, 25), progress=0.5), task_row(2, task="- Họp dân\n- Đăng tải"))


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_workbook_in_a_legacy_font_reads_as_its_unicode_twin(encoding):
    """Cells, dates and numbers of a whole tracker are those of the same tracker typed in Unicode."""
    rows, codes = cells(grid_in_font(in_legacy(GRID, encoding), FONTS[encoding]))
    assert rows == cells(grid_in_font(GRID, "Times New Roman"))[0]
    assert codes == [(1, "A", "text-converted")]


def test_font_of_the_whole_book_counts_for_cells_without_a_format():
    """Where the book's own font is a legacy font, so is that of cells that name none."""
    assert cells(font_workbook({"B2": (legacy(ONE, "TCVN3"), None)}, font=".VnTime"))[0][1][1] == ONE


@pytest.mark.parametrize("build", [font_workbook, lambda cells: font_xls({(0, 0): cells["A1"]})], ids=["xlsx", "xls"])
def test_font_of_capitals_gives_capitals(build):
    """Text in .VnTimeH is shown in capitals and read so, letters without a mark too."""
    assert cells(build({"A1": (legacy("kế hoạch ubnd", "TCVN3"), ".VnTimeH")}))[0] == [["KẾ HOẠCH UBND"]]


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        ([("Häp ", ".VnTime"), ("tại xã Tân Lập", "Arial")], "Họp tại xã Tân Lập"),
        ([("Họp ", "Arial"), ("d©n", ".VnTime"), (" xã", "Arial")], "Họp dân xã"),
        ([("Häp ", ".VnTime"), ("daân", "VNI-Times"), (" ạ", "Arial")], "Họp dân ạ"),
        ([("kÕ ho¹ch", ".VnTimeH"), (" x·", ".VnTime")], "KẾ HOẠCH xã"),
        ([("Ho", "VNI-Times"), ("ïp da", "VNI-Helve"), ("ân", "VNI-Times")], "Họp dân"),
        ([("café ", "Arial"), ("Häp", ".VnTime")], "café Họp"),
        ([("Häp\n- d©n ", ".VnTime"), ("xã", "Arial")], "Họp\n- dân xã"),
    ],
    ids=["legacy first", "legacy inside", "two encodings", "capitals", "letter and mark apart", "Western beside", "lines"],
)
@pytest.mark.parametrize("build", [lambda runs: font_workbook({"A1": runs}), lambda runs: font_xls({(0, 0): runs})], ids=["xlsx", "xls"])
def test_runs_of_one_cell_are_read_each_by_its_font(build, runs, expected):
    """A cell of several fonts is converted run by run, whole letters even where a run cuts them."""
    rows, codes = cells(build(runs))
    assert rows == [[expected]]
    assert codes == [(1, "A", "text-converted")]


def shared(data):
    """Return an .xlsx with its inline strings moved to shared strings, as Excel writes them."""
    out, strings = io.BytesIO(), []

    def moved(found):
        strings.append(found.group(2))
        return f'{found.group(1)} t="s"><v>{len(strings) - 1}</v></c>'

    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            if name.startswith("xl/worksheets/"):
                text = re.sub(r'(<c [^>]*?) t="inlineStr"><is>(.*?)</is></c>', moved, text, flags=re.DOTALL)
            if name == "[Content_Types].xml":
                kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
                text = text.replace("</Types>", f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>')
            if name == "xl/_rels/workbook.xml.rels":
                kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
                text = text.replace("</Relationships>", f'<Relationship Id="rIdS" Type="{kind}" Target="sharedStrings.xml"/></Relationships>')
            new.writestr(name, text)
        items = "".join(f"<si>{string}</si>" for string in strings)
        new.writestr("xl/sharedStrings.xml", f'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{items}</sst>')
    return out.getvalue()


def test_runs_of_shared_strings_are_read_each_by_its_font():
    """Strings that a workbook keeps apart, as Excel does, are read by their runs and by the fonts of the cells that use them."""
    data = shared(font_workbook({
        "A1": [("Häp ", ".VnTime"), ("xã Tân Lập", None)], "B1": (legacy(ONE, "VNI"), "VNI-Times"), "C1": ("Họp", "Arial"),
        "A2": [("Họp ", "Arial"), ("x_x0062_·", ".VnTime")],
    }))  # fmt: skip
    assert b"<si>" in zipfile.ZipFile(io.BytesIO(data)).read("xl/sharedStrings.xml")
    assert cells(data)[0] == [["Họp xã Tân Lập", ONE, ONE], ["Họp xbã", "", ""]]


def test_font_is_found_where_only_a_shared_string_names_it():
    """A legacy font that stands in no cell's format, only in a run of a shared string, is found."""
    data = shared(font_workbook({"A1": [("Häp ", ".VnTime"), ("xã", None)]}))
    assert cells(data) == ([["Họp xã"]], [(1, "A", "text-converted")])


def test_run_without_a_font_stands_in_the_cell_s():
    """A run that names no font is shown in the cell's own."""
    book = openpyxl.load_workbook(io.BytesIO(font_workbook({"A1": [("Häp ", None), ("Họp", "Arial")]})), rich_text=True)
    book.active["A1"].font = Font(name=".VnTime")
    out = io.BytesIO()
    book.save(out)
    assert cells(out.getvalue())[0] == [["Họp Họp"]]


def test_runs_that_do_not_fit_the_text_tell_nothing():
    """Where a string holds more than its runs, no part of it is taken for another's font."""
    data = shared(font_workbook({"A1": [("Häp ", ".VnTime"), ("xã", None)]}))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"<si>", "<si><t>häp</t>".encode()))
    assert cells(out.getvalue()) == ([["häpHäp xã"]], [])


@pytest.mark.parametrize("cut", [2, 5, 9])
def test_font_is_found_across_the_ends_of_blocks(monkeypatch, cut):
    """However a part is cut into blocks for looking through, a font named across a cut is found."""
    data = font_workbook({"A1": ("Häp", ".VnTime")})
    place = zipfile.ZipFile(io.BytesIO(data)).read("xl/styles.xml").index(b'val=".VnTime"')
    monkeypatch.setattr("papi_metrics.workbook.extent._BLOCK", place + cut)
    assert cells(data)[0] == [[ONE]]
    assert cells(font_workbook({"A1": ("Häp", "Arial")}))[0] == [["Häp"]]


def test_letters_before_the_first_run_of_an_xls_stand_in_the_cell_s_font():
    """Old Excel writes runs from the first change on: what stands before it is in the cell's own font."""
    data = font_xls({(0, 0): [("d©n ", "Arial"), ("xã", "Courier")], (1, 0): ("x", ".VnTime")})
    sheet = xlrd.open_workbook(file_contents=data, formatting_info=True).sheet_by_index(0)
    ((_, arial), (_, courier)) = sheet.rich_text_runlist_map[0, 0]
    plain, legacy_form = sheet.cell_xf_index(0, 0), sheet.cell_xf_index(1, 0)
    # The two runs begin at the fifth and the sixth letter, and the cell takes the format of the one below.
    data = data.replace(struct.pack("<HHHH", 0, arial, 4, courier), struct.pack("<HHHH", 4, courier, 5, courier))
    data = data.replace(struct.pack("<HHH", 0, 0, plain), struct.pack("<HHH", 0, 0, legacy_form))
    assert cells(data)[0][0] == ["dân xã"]


def test_row_and_cell_without_addresses_are_counted():
    """Rows and cells that carry no address stand one after another."""
    data = font_workbook({"A1": ("x", None), "B1": (legacy(ONE, "TCVN3"), ".VnTime"), "A2": (legacy("dân", "TCVN3"), ".VnTime")})
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, re.sub(rb'(<row|<c) r="\w+"', rb"\1", old.read(name)) if "sheet1" in name else old.read(name))
    assert cells(out.getvalue())[0] == [["x", ONE], ["dân", ""]]


def test_text_that_a_formula_gives_is_read_by_the_font_of_its_cell():
    """The text of a formula's result stands in the font of its cell, as typed text does."""
    data = font_workbook({"A1": (legacy(ONE, "TCVN3"), ".VnTime")})
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            text = re.sub(rb't="inlineStr"><is><t[^>]*>(.*?)</t></is>', rb't="str"><f>X</f><v>\1</v>', old.read(name), flags=re.DOTALL)
            new.writestr(name, text if "sheet1" in name else old.read(name))
    assert cells(out.getvalue()) == ([[ONE]], [(1, "A", "text-converted")])


@pytest.mark.parametrize("font", [".VnTime", "VNI-Times", ".VnTimeH"])
@pytest.mark.parametrize("text", ["Họp dân", "ủy ban", "đi", "Lê Văn Ấp", "Ho\u0323p"])
def test_unicode_in_a_legacy_font_stays_and_is_told(font, text):
    """Whoever changed the font of a Unicode text afterwards loses nothing: letters that no byte has show what it is."""
    assert cells(font_workbook({"A1": (text, font)})) == ([[text]], [(1, "A", "text-already-unicode")])


def test_unicode_of_western_letters_follows_the_cells_about_it():
    """"xã" may be "xó" in TCVN3: in a column of Unicode it stays, alone its font decides."""
    column = {"A1": ("Họp dân", ".VnTime"), "A2": ("UBND xã", ".VnTime"), "A3": ("là", ".VnTime")}
    assert cells(font_workbook(column))[0] == [["Họp dân"], ["UBND xã"], ["là"]]
    assert cells(font_workbook({"A1": ("cã", ".VnTime")}))[0] == [["có"]]


def test_usual_word_of_unicode_stays_in_a_mixed_sheet():
    """Where a sheet's legacy font holds both, a word that is usual as it stands is taken as it stands, another by its font."""
    column = {"A1": ("Họp dân", ".VnTime"), "A2": (legacy(ONE, "TCVN3"), ".VnTime"), "A3": ("UBND xã", ".VnTime"), "A4": ("cã", ".VnTime")}
    assert cells(font_workbook(column))[0] == [["Họp dân"], [ONE], ["UBND xã"], ["có"]]


def test_only_unicode_with_marks_is_told():
    """Texts without marks beside Unicode in a legacy font are not counted."""
    (note,) = read_workbook(font_workbook({"A1": ("Họp dân", ".VnTime"), "A2": ("STT", ".VnTime")})).findings
    assert note.message.startswith("1 ô")


def test_unicode_with_legacy_words_inside_is_told_as_a_doubt():
    """A cell that mixes both in one font cannot be read as a whole: it stays, with a warning."""
    assert cells(font_workbook({"A1": ("Họp d©n vÒ ho¹ch", ".VnTime")})) == ([["Họp d©n vÒ ho¹ch"]], [(1, "A", "text-legacy-unsure")])


def test_text_typed_on_a_vietnamese_windows_is_read():
    """Where Windows made letters of its own of the bytes, the font and the words together tell it."""
    text = legacy("hiện nền nếp lớn nói", "TCVN3").encode("latin-1").decode("cp1258")
    assert cells(font_workbook({"A1": (text, ".VnTime")}))[0] == [["hiện nền nếp lớn nói"]]


def test_punctuation_and_signs_stay():
    """Quotes, dashes, ticks and the sign of the đồng are kept by the conversion, as characters or as bytes."""
    for quoted in ("“häp” – … ✓ → 5.000 ₫", "\x93häp\x94 \x96 \x85 ✓ → 5.000 ₫"):
        assert cells(font_workbook({"A1": (quoted, ".VnTime")}))[0] == [["“họp” – … ✓ → 5.000 ₫"]]


def test_numbers_dates_and_formulas_in_a_legacy_font_are_untouched():
    """Only texts are converted, whatever font other cells stand in."""
    book = openpyxl.Workbook()
    for place, value in {"A1": 5, "B1": dt.date(2022, 6, 25), "C1": True, "D1": "=1+1", "E1": legacy(ONE, "TCVN3")}.items():
        book.active[place] = value
        book.active[place].font = Font(name=".VnTime")
    out = io.BytesIO()
    book.save(out)
    ((number, day, truth, _, text),), codes = cells(out.getvalue())
    assert (number, str(day)[:10], truth, text) == (5, "2022-06-25", True, ONE)
    assert codes == [(1, "E", "text-converted")]


def test_ascii_in_a_legacy_font_is_nothing_to_tell():
    """A text without marks is the same in every encoding."""
    assert cells(font_workbook({"A1": ("STT", ".VnTime"), "B1": ("Xong", "VNI-Times")})) == ([["STT", "Xong"]], [])


def test_font_is_told_once_a_sheet_and_encoding():
    """Cells of one sheet and encoding are one note, with their number and all their fonts."""
    data = font_workbook({
        "B2": (legacy(ONE, "TCVN3"), ".VnTime"), "A3": (legacy("dân", "TCVN3"), ".VnArial"), "C9": (legacy("xã", "VNI"), "VNI-Times"),
    })  # fmt: skip
    notes = read_workbook(data).findings
    assert [(item.row, item.column, item.value) for item in notes] == [(2, "B", legacy(ONE, "TCVN3")), (9, "C", legacy("xã", "VNI"))]
    assert notes[0].message.startswith("2 ô")
    assert ".VnArial, .VnTime" in notes[0].message


@pytest.mark.parametrize("damage", [(b'fontId="1"', b'fontId="99"'), (b'fontId="1"', b'fontId="x"')])
def test_styles_that_cannot_be_read_lose_no_file(damage):
    """Where the fonts of an .xlsx are damaged its cells are still read, by evidence alone, with a warning."""
    data = font_workbook({"A1": (legacy(ONE, "TCVN3"), ".VnTime"), "B1": ("Họp", None)})
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(*damage) if name == "xl/styles.xml" else old.read(name))
    assert cells(out.getvalue()) == ([[legacy(ONE, "TCVN3"), "Họp"]], [(None, None, "fonts-unread")])


def test_fonts_of_an_xls_are_not_looked_for_without_mention(monkeypatch):
    """The fonts of an .xls that names no legacy font are not looked at cell by cell."""
    monkeypatch.setattr("papi_metrics.workbook.xls.fonts_of_sheet", None)
    assert cells(font_xls({(0, 0): ("Họp", "Arial")})) == ([["Họp"]], [])


def test_fonts_of_an_xlsx_are_not_looked_for_without_mention(monkeypatch):
    """An .xlsx that names no legacy font is not read a second time."""
    monkeypatch.setattr("papi_metrics.workbook.xlsx.fonts_of_xlsx", None)
    assert cells(grid_workbook([["Họp .VnTime"]])) == ([["Họp .VnTime"]], [])


def test_sheet_too_long_is_converted_as_far_as_it_is_read():
    """A sheet with a stray cell far away is read in part: a warning says so, and what is read is converted by its fonts."""
    grid = [*in_legacy(GRID, "TCVN3")]
    book = openpyxl.load_workbook(io.BytesIO(grid_in_font(grid, ".VnTime")))
    book.active["L1048576"] = "x"
    out = io.BytesIO()
    book.save(out)
    rows, codes = cells(out.getvalue())
    assert rows[1][3] == "Nhiệm vụ"
    assert {code for _, _, code in codes} == {"sheet-too-long", "text-converted"}


def page(body, style=""):
    """Return a web page of one table with a style sheet."""
    return f'<html><head><meta charset="utf-8"><style>{style}</style></head><body><table><tr>{body}</tr></table></body></html>'.encode()


@pytest.mark.parametrize(
    "data",
    [
        page('<td><font face=".VnTime">Häp</font></td>'),
        page('<td style="color:red;font-family:&quot;.VnTime&quot;, serif">Häp</td>'),
        page("<td style='font-family:.VnTime'><b>Häp</b></td>"),
        page("<td class=xl65>Häp</td>", '.xl1, .xl65 {mso-x:1; font-family:".VnTime", sans-serif;} .xl66 {font-family:Arial}'),
        page("<td>Häp</td>", "td {font-family:.VnTime}"),
        page('<td style="font-family:VNI-Times">Hoïp</td>'),
        page("<td style='font-family:.VnTime'><b>H</b>äp</td>"),
        page('<td class=xl65>Hä<font class="font5">p</font></td>', ".xl65 {font-family:.VnTime} .font5 {font-family:.VnArial}"),
    ],
    ids=["face", "style", "style above", "class", "tag", "VNI", "bold inside", "two fonts"],
)
def test_fonts_of_a_web_page_are_read(data):
    """A table of a web page is read by the fonts that its tags, styles and classes name."""
    assert cells(data) == ([[ONE]], [(1, "A", "text-converted")])


def test_first_font_of_a_family_is_meant():
    """Of several fonts the first is the one that text was typed in: capitals are told by it alone."""
    assert cells(page('<td style="font-family: .VnTimeH, .VnTime, serif">häp xa</td>'))[0] == [["HỌP XA"]]


def test_runs_of_a_web_page_are_read_each_by_its_font():
    """A cell of several fonts is converted run by run, its blanks single as ever."""
    body = '<td>Họp <font face=".VnTime">  d©n\n   x· <br> </font><span style="font-family:Arial"> café</span><p></p>\n</td><td>x</td>'
    assert cells(page(body))[0] == [["Họp dân\nxã\ncafé", "x"]]


def test_web_page_with_a_legacy_font_reads_other_cells_as_ever():
    """Blanks, breaks and paragraphs are the same whether a page names a legacy font or not."""
    grid = [["a  b\n\n c", " x\t", "- Họp\n- Đăng", ""]]
    plain = grid_html(grid).decode()
    named = plain.replace("<table>", '<table><style>.z {font-family:".VnTime"}</style>')
    assert cells(named.encode())[0] == cells(plain.encode())[0] == [["a b\nc", "x", "- Họp\n- Đăng", ""]]
