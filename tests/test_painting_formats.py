"""Files of other formats: an .xlsx of what was read, painted likewise, that reads as the original did."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import openpyxl
import pytest
from painted import COLOURS, LIST, SHEET, colour, doubt, links, listed, opened, painted, parts, remark
from workbooks import grid_csv, grid_html, grid_ods, grid_workbook, grid_xls, task_row, tracker_grid

from papi_metrics.mending import findings_compared, findings_listed
from papi_metrics.reports import painted_workbook
from papi_metrics.reports.painting.conversion import converted
from papi_metrics.tracker import check_plan, read_tracker
from papi_metrics.workbook import Merge, Sheet, Workbook, read_workbook

GRID = tracker_grid(
    task_row(1, state="xog"),
    task_row(2, task="=HYPERLINK(1)", timing="bao giờ cũng được"),
    task_row(3, state="Đã hoàn thành", completed_on=dt.date(2022, 5, 4)),
    task_row(4, progress=0.5, note="_x0041_ và #REF!"),
    task_row(5, task=None),
    task_row(6, component="zzz", task="hai\ndòng"),
)
FILES = {"xls": grid_xls(GRID), "ods": grid_ods(GRID), "csv": grid_csv(GRID), "html": grid_html(GRID)}
MOMENT = dt.datetime(2022, 5, 4, 7, 30)  # noqa: DTZ001 - a cell has no time zone
ANNEX = Path(__file__).parent.parent / "data" / "phu-luc-08-KH-UBND-2022.docx"
SHEETS = {"xls": SHEET, "ods": SHEET, "csv": "CSV", "html": "Bảng 1"}


def book_of(*sheets):
    """Return a workbook as it is read, of sheets of rows."""
    return Workbook(sheets=tuple(Sheet(name=name, rows=rows) for name, rows in sheets), format="ods")


@pytest.mark.parametrize("kind", FILES)
def test_other_format_comes_back_as_a_painted_xlsx(kind):
    """Whatever was uploaded, the person has one .xlsx to mend, with colours, comments and list."""
    reading = read_tracker(FILES[kind], 2022)
    data = painted_workbook(FILES[kind], reading.findings)
    assert opened(data).sheetnames == [LIST, SHEETS[kind]]
    assert colour(data, "I3", SHEETS[kind]) == COLOURS["warning"]
    assert remark(data, "I3", SHEETS[kind]).startswith("Kiểm tra PAPI:")
    assert {line["Mã"] for line in listed(data)} >= {"state-unknown", "deadline-unread", "row-without-task"}
    assert len(links(data)) == len([line for line in listed(data) if line["Ô"]])


@pytest.mark.parametrize("kind", FILES)
def test_other_format_reads_as_the_original_did(kind):
    """The task table and the findings, addresses too, are those of the uploaded file."""
    before = read_tracker(FILES[kind], 2022)
    after = read_tracker(painted_workbook(FILES[kind], before.findings), 2022)
    assert after.table.equals(before.table)
    assert after.findings == before.findings


def test_word_document_comes_back_as_a_workbook_that_leads_to_each_place():
    """A place in a document's table is a cell of the copy: link, colour and value are there, and the copy answers the list."""
    data = ANNEX.read_bytes()
    reading = read_tracker(data)
    findings = (*reading.findings, *check_plan(reading))
    copy = painted_workbook(data, findings)
    assert opened(copy).sheetnames == [LIST, "Văn bản Word"]
    placed = [line for line in listed(copy) if line["Ô"]]
    assert {line["Trang"] for line in placed} == {"Văn bản Word"}
    assert len(links(copy)) == len(placed) > 0
    again = read_tracker(copy)
    mending = findings_compared(findings_listed(copy), (*again.findings, *check_plan(again)))
    assert (mending.mended, [item.code for item in mending.appeared]) == ((), [])


@pytest.mark.parametrize(
    ("kind", "words"),
    [("xls", "Tệp .xls đã chuyển thành .xlsx, công thức đã thành giá trị."), ("ods", "Tệp .ods đã chuyển thành .xlsx, công thức đã thành giá trị."),
     ("csv", "Tệp văn bản (CSV) đã chuyển thành .xlsx."), ("html", "Các bảng của trang web đã chuyển thành .xlsx.")],
)  # fmt: skip
def test_list_says_that_the_file_was_converted(kind, words):
    """The instruction says what was lost on the way, then what to do."""
    sheet = f"{SHEETS[kind]}"
    line = opened(painted(FILES[kind], doubt(sheet=sheet)))[LIST]["A2"].value
    assert line == f"{words} Bấm vào cột «Ô» để tới chỗ cần sửa. Sửa xong, tải tệp này lên lại."


@pytest.mark.parametrize("kind", FILES)
def test_converted_file_is_an_xlsx_the_second_time(kind):
    """What comes back is painted as an .xlsx from then on, and says no more that it was converted."""
    once = painted(FILES[kind], doubt(sheet=SHEETS[kind]))
    again = painted(once, doubt(sheet=SHEETS[kind]))
    assert opened(again)[LIST]["A2"].value == "Bấm vào cột «Ô» để tới chỗ cần sửa. Sửa xong, tải tệp này lên lại."
    assert [sheet.rows for sheet in read_workbook(painted(once)).sheets] == [sheet.rows for sheet in read_workbook(once).sheets]


@pytest.mark.parametrize(
    "value",
    ["=1+1", "+84", "-x", "@a", "#REF", "1", "0012", "TRUE", "25/6/2022", "_x0041_", "a\nb", " ", "'", "<b>", 5, 0.25, -3.5, 1e300, True, False,
     dt.date(2022, 5, 4), MOMENT, dt.date(1901, 1, 1), dt.date(2999, 12, 31)],
    ids=str,
)  # fmt: skip
def test_value_keeps_its_type(value):
    """Texts stay texts whatever they look like; numbers, truth values and dates stay what they are."""
    copy = converted(book_of(("A", [["x"], [value, "y"]])))
    (sheet,) = read_workbook(copy.data).sheets
    back = sheet.rows[1][0]
    assert back == value
    assert isinstance(back, str) == isinstance(value, str)


def test_error_that_a_cell_showed_stands_in_the_copy():
    """A cell that showed an error is blank to reading; the copy shows the person what stood there."""
    data = grid_csv(tracker_grid(task_row(1, state="#REF!")))
    copy = painted_workbook(data, read_tracker(data, 2022).findings)
    assert opened(copy)["CSV"]["I3"].value == "#REF!"
    assert [item.code for item in read_tracker(copy, 2022).findings if item.column == "I"] == ["cell-error", "state-blank"]


@pytest.mark.parametrize(
    ("value", "shown"),
    [(float("inf"), "inf"), (dt.date(1899, 12, 30), "30/12/1899"), (dt.timedelta(hours=30), dt.timedelta(hours=30)), (dt.time(7, 30), dt.time(7, 30)),
     ("a\x01b", "ab"), ("x" * 40_000, "x" * 32_766 + "…")],
    ids=["infinite", "before 1900", "hours", "time", "control", "long"],
)  # fmt: skip
def test_value_that_excel_has_not_is_written_as_a_text(value, shown):
    """What Excel has no number for is written as it reads; times and durations are Excel's own."""
    copy = converted(book_of(("A", [[value, "y"]])))
    cell = openpyxl.load_workbook(io.BytesIO(copy.data))["A"]["A1"].value
    assert cell == shown


def test_blank_cells_are_no_cells():
    """Neither None nor a blank text makes a cell."""
    copy = converted(book_of(("A", [[None, "", "x"], [], [None]])))
    assert parts(copy.data)["xl/worksheets/sheet1.xml"].count(b"<c ") == 1


@pytest.mark.parametrize(
    ("name", "written"),
    [("Bảng: 1/2", "Bảng  1 2"), ("x" * 40, "x" * 31), ("[a]*?", "a"), ("'", "Sheet"), ("", "Sheet"), ("a\x01b", "a b"), ("'a'", "a")],
)
def test_sheet_gets_a_name_that_excel_allows(name, written):
    """Signs that Excel forbids are left out, long names are cut, none is blank."""
    copy = converted(book_of((name, [["x"]])))
    assert (dict(copy.names), openpyxl.load_workbook(io.BytesIO(copy.data)).sheetnames) == ({name: written}, [written])


def test_sheets_whose_names_become_alike_are_numbered():
    """No two sheets share a name, whatever was cut off them."""
    copy = converted(book_of(*((name, [["x"]]) for name in ("a/b", "a?b", "A*B", "x" * 40, "x" * 41))))
    assert list(copy.names.values()) == ["a b", "a b (2)", "A B (3)", "x" * 31, "x" * 26 + " (2)"]


def test_findings_follow_a_renamed_sheet(monkeypatch):
    """A finding of a sheet that had to be renamed is painted and linked under the name it has now."""
    reading = "papi_metrics.reports.painting.painting.read_workbook"
    monkeypatch.setattr(reading, lambda _: book_of(("Bảng 1/2", [["x", "y"]])))
    data = painted_workbook(b"", [doubt(1, "A", sheet="Bảng 1/2")])
    assert (links(data), listed(data)[0]["Trang"], colour(data, "A1", "Bảng 1 2")) == ({"E4": "'Bảng 1 2'!A1"}, "Bảng 1 2", COLOURS["warning"])


def test_merged_cells_and_hidden_sheets_stay():
    """The layout of merged cells is written, a hidden sheet is hidden."""
    main = Sheet(name="A", rows=[["x", None], ["y", "z"]], merges=(Merge(0, 0, 0, 1),))
    copy = converted(Workbook(sheets=(main, Sheet(name="B", rows=[["b"]], hidden=True)), format="xls"))
    book = openpyxl.load_workbook(io.BytesIO(copy.data))
    assert [str(area) for area in book["A"].merged_cells.ranges] == ["A1:B1"]
    assert book["B"].sheet_state == "hidden"


def test_widths_are_guessed_by_the_contents():
    """A column is as wide as its longest line, within limits; a title over the table counts for none."""
    rows = [["TIÊU ĐỀ RẤT DÀI " * 9], ["TT", "Nhiệm vụ", "x" * 200], [1, "hai\nmột dòng dài hơn", "y"]]
    book = openpyxl.load_workbook(io.BytesIO(converted(book_of(("A", rows))).data))
    widths = [book["A"].column_dimensions[letter].width for letter in "ABC"]
    assert widths == [6, 18, 60]
    assert (book["A"]["A1"].alignment.wrap_text, book["A"]["B3"].alignment.wrap_text) == (None, True)


def test_merged_heading_does_not_widen_its_first_column():
    """A text over several columns has their width together; one over several rows counts as any other."""
    rows = [["Đơn vị thực hiện và phối hợp", None, "x"], ["a", "b", "một dòng dài"], ["a", "b", None]]
    sheet = Sheet(name="A", rows=rows, merges=(Merge(0, 0, 0, 1), Merge(1, 2, 2, 2)))
    book = openpyxl.load_workbook(io.BytesIO(converted(Workbook(sheets=(sheet,), format="xls")).data))
    assert [book["A"].column_dimensions[letter].width for letter in "ABC"] == [6, 6, 14]


def test_formats_show_dates_as_they_are_written_here():
    """A date is day, month, year."""
    book = openpyxl.load_workbook(io.BytesIO(converted(book_of(("A", [[dt.date(2022, 5, 4), MOMENT]]))).data))
    assert [cell.number_format for cell in book["A"][1]] == ["dd/mm/yyyy", "dd/mm/yyyy hh:mm"]


def test_text_of_another_encoding_is_told_on_the_list():
    """A finding of the file as a whole is listed, with the row it begins at."""
    data = grid_csv([["Nhiem vu", "Han"], ["hop cà phê", "x"]], encoding="cp1258")
    told = read_workbook(data).findings
    assert [(line["Mã"], line["Ô"]) for line in listed(painted_workbook(data, told))] == [("encoding-guessed", "dòng 2")]


def test_old_workbook_without_anything_to_mend_comes_back_as_xlsx():
    """Without findings there is no list; the values are there."""
    assert opened(painted(FILES["xls"])).sheetnames == [SHEET]


def test_large_text_file_is_converted_row_by_row():
    """Five thousand rows come back, the last one painted."""
    data = grid_csv([["TT", "Nhiệm vụ"], *([number, f"việc {number}"] for number in range(5_000))])
    after = painted(data, doubt(5_001, "B", sheet="CSV"))
    assert colour(after, "B5001", "CSV") == COLOURS["warning"]


def test_xlsx_is_not_converted():
    """An .xlsx keeps its parts: no other workbook is written in its place."""
    data = grid_workbook(GRID)
    assert parts(painted(data, doubt()))["xl/theme/theme1.xml"] == parts(data)["xl/theme/theme1.xml"]
