"""The sheet «Lỗi cần sửa»: the first one, a line a finding in the order to mend them, linked, and nothing but texts in it."""

from __future__ import annotations

import datetime as dt
import io

import openpyxl
import pytest
from lxml import etree
from painted import FULL, LIST, MAIN, SHEET, details_of, doubt, links, listed, opened, painted, part_of, parts
from workbooks import grid_workbook, task_row, tracker_workbook_of

from papi_metrics.catalogue import ACTIONS, CATALOGUE
from papi_metrics.finding_list import HEADINGS
from papi_metrics.findings import finding
from papi_metrics.palette import SEVERITIES
from papi_metrics.workbook import read_workbook

PLAIN = tracker_workbook_of(task_row(1, state="xog"), task_row(2))
MIXED = (
    doubt(3, "I"),
    finding("date-unread", sheet=SHEET, row=4, column="K", value="32/1"),
    doubt(4, None, severity="error", value="UBND"),
    doubt(4, "I", severity="note", value=None),
    finding("plan-year-missing", sheet=SHEET),
    finding("row-group", sheet=SHEET, row=9, column="A", value="I"),
    finding("cell-error", sheet=SHEET, row=3, column="B", value="#REF!"),
)


def test_list_is_the_first_sheet_and_the_one_that_opens():
    """The workbook opens on the list; no other sheet is selected beside it."""
    book = opened(painted(FULL, doubt()))
    assert book.sheetnames == [LIST, "Bìa", SHEET, "Danh mục", "Kho"]
    assert book.active.title == LIST
    assert [sheet.title for sheet in book if sheet.sheet_view.tabSelected] == [LIST]


def test_list_has_the_headings_in_their_order():
    """The headings stand in row 3, under the title and the instruction."""
    sheet = opened(painted(PLAIN, doubt()))[LIST]
    assert [cell.value for cell in sheet[3]] == list(HEADINGS.values())
    assert sheet["A1"].value == "Lỗi cần sửa: 1 chỗ"
    assert sheet["A2"].value == "Bấm vào cột «Ô» để tới chỗ cần sửa. Sửa xong, tải tệp này lên lại."


def test_lines_stand_in_the_order_to_mend_them():
    """What to do comes in the order of ACTIONS; what asks nothing is left out; lines are numbered."""
    lines = listed(painted(PLAIN, *MIXED))
    assert [line["Mã"] for line in lines] == [
        "row-without-task", "cell-error", "state-unknown", "state-blank", "date-unread", "plan-year-missing",
    ]  # fmt: skip
    assert [line["STT"] for line in lines] == [1, 2, 3, 4, 5, 6]
    shown = [line["Việc cần làm"] for line in lines]
    assert shown == sorted(shown, key=list(ACTIONS.values()).index)


@pytest.mark.parametrize("code", [code for code, kind in CATALOGUE.items() if kind.mend])
def test_line_tells_what_the_catalogue_says(code):
    """A line has the code's action, severity, what is expected and what became of it; details fill the message."""
    kind = CATALOGUE[code]
    made = finding(code, sheet=SHEET, row=3, column="I", value="xog", details=details_of(code))
    (line,) = listed(painted(PLAIN, made))
    assert (line["Việc cần làm"], line["Mức"]) == (ACTIONS[kind.action], SEVERITIES[kind.severity].word)
    assert (line["Cần ghi"].lower(), line["Hệ quả"]) == (kind.mend.lower(), kind.result)
    assert (line["Trang"], line["Ô"], line["Đang ghi"], line["Mã"], line["Câu báo"]) == (SHEET, "I3", "xog", code, made.message)
    assert line["Cần ghi"][0].isupper()


@pytest.mark.parametrize(
    ("name", "target"),
    [("Theo dõi", "'Theo dõi'!A1"), ("Nhà 'Lan'", "'Nhà ''Lan'''!A1"), ("2022", "'2022'!A1"), ("A!B", "'A!B'!A1"), ("Sổ #1 & 2", "'Sổ #1 & 2'!A1")],
)
def test_link_leads_to_the_cell_of_any_sheet(name, target):
    """Names with blanks, marks and apostrophes are quoted as a reference needs it."""
    assert links(painted(grid_workbook([["a"]], sheet=name), doubt(1, "A", sheet=name))) == {"E4": target}


def test_link_of_a_whole_row_leads_to_its_first_filled_cell():
    """The list says "dòng 4" and leads to the cell that is painted for it."""
    data = painted(PLAIN, doubt(4, None))
    assert (listed(data)[0]["Ô"], links(data)) == ("dòng 4", {"E4": "'Theo dõi'!A4"})


def test_link_of_a_merged_place_leads_to_the_painted_cell():
    """A finding inside a merged range is listed under its own address and leads to the range's first cell."""
    data = painted(FULL, doubt(13, "C"))
    assert (listed(data)[0]["Ô"], links(data)) == ("C13", {"E4": "'Theo dõi'!A12"})


@pytest.mark.parametrize("made", [doubt(None, None), doubt(sheet=None), doubt(sheet="Bảng 7"), doubt(2_000_000, "A")])
def test_finding_without_a_cell_is_listed_without_a_link(made):
    """A whole sheet, a sheet the workbook lacks and an address outside of any sheet have no cell to lead to."""
    data = painted(PLAIN, made)
    assert (len(listed(data)), links(data)) == (1, {})


@pytest.mark.parametrize("text", ["=1+1", "+84 913", "-5", "@SUM(A1)", "=cmd|'/c calc'!A1", "http://x.vn", "<b>đậm</b>", "&amp;", "'a", "\t=1"])
def test_text_of_a_cell_stays_a_text(text):
    """Whatever stood in the tracker becomes neither formula, link nor markup, also when the cell is edited again."""
    data = painted(PLAIN, doubt(value=text), doubt(sheet=text))
    sheet = opened(data)[LIST]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "inlineStr"}
    assert [sheet["F4"].value, sheet["D5"].value] == [text, text]
    assert sheet["F4"].quotePrefix
    assert set(links(data)) == {"E4"}
    assert b"<f" not in parts(data)[part_of(data, LIST)]


@pytest.mark.parametrize(
    ("text", "shown"),
    [("a\x01b\x0bc", "abc"), ("_x0041_", "_x0041_"), ("hai\ndòng", "hai\ndòng"), ("💡", "💡"), ("a\ud800b", "ab"), ("a\uffffb", "ab")],
    ids=["control", "escape", "lines", "emoji", "half a pair", "no character"],
)
def test_characters_are_kept_where_a_cell_can_hold_them(text, shown):
    """What XML cannot hold is left out, what Excel would read as an escape is escaped."""
    (sheet,) = read_workbook(painted(PLAIN, doubt(value=text))).lists
    assert sheet.rows[3][5] == shown


@pytest.mark.parametrize("text", ["x" * 40_000, "💡" * 20_000, "x" * 32_767], ids=["long", "pairs", "just held"])
def test_long_text_is_cut_with_an_ellipsis(text):
    """A cell holds 32,767 letters as Excel counts them; a longer text ends with "…"."""
    value = opened(painted(PLAIN, doubt(value=text)))[LIST]["F4"].value
    assert len(value.encode("utf-16-le")) // 2 == 32_767
    assert value.endswith("…") == (len(text) != 32_767)


def test_list_can_be_read_printed_and_filtered():
    """Frozen heading, wrapped texts, filter over all lines, hidden message column, one A4 page wide, heading on each page."""
    sheet = opened(painted(PLAIN, *MIXED))[LIST]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A4", "A3:J9")
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToHeight) == ("landscape", 9, 0)
    assert (sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.print_title_rows) == (True, "$3:$3")
    assert [letter for letter, column in sheet.column_dimensions.items() if column.hidden] == ["J"]
    assert all(sheet[f"{column}4"].alignment.wrap_text for column in "BFGH")
    assert all(sheet.column_dimensions[column].width > 5 for column in "ABCDEFGHI")


def test_list_states_how_far_it_reaches():
    """Readers that go by what a sheet states of itself find every line."""
    book = openpyxl.load_workbook(io.BytesIO(painted(PLAIN, doubt(), doubt(4))), read_only=True)
    assert (book[LIST].max_row, book[LIST].max_column) == (5, 10)


def test_hidden_column_tells_what_paint_covers():
    """Beside the title stands what painted cells looked like, where they had a fill; beside the instruction nothing."""
    covered, plain = (opened(painted(FULL, doubt(row, "I")))[LIST] for row in (5, 4))
    assert covered["J1"].value.startswith("<looks")
    assert "FFFFFF00" in covered["J1"].value
    assert (covered["J2"].value, plain["J1"].value) == (None, None)


def test_list_uses_a_font_that_has_vietnamese():
    """The workbook's own font may be one of the old one-byte fonts."""
    sheet = opened(painted(PLAIN, *MIXED))[LIST]
    assert {cell.font.name for row in sheet.iter_rows() for cell in row if cell.value is not None} == {"Arial"}


def test_row_is_as_high_as_its_longest_text():
    """A long value gets the lines it needs, up to a limit; a short one gets one."""
    sheet = opened(painted(PLAIN, doubt(value="x"), doubt(value="chữ " * 40), doubt(value="chữ " * 4000)))[LIST]
    short, long, longest = (sheet.row_dimensions[row].height for row in (4, 5, 6))
    assert short < long < longest < 200


def test_hyperlinks_stop_at_what_excel_holds(monkeypatch):
    """Beyond the limit lines go on without links."""
    monkeypatch.setattr("papi_metrics.reports.painting.list_sheet.MOST_LINKS", 2)
    data = painted(PLAIN, *(doubt(row, "I") for row in (3, 4, 5)))
    assert (len(links(data)), len(listed(data))) == (2, 3)


def test_names_of_the_list_are_defined_for_it_alone():
    """The filter and the repeated heading belong to the first sheet; names of other sheets move with their sheets."""
    root = etree.fromstring(parts(painted(FULL, doubt()))["xl/workbook.xml"])
    names = {(item.get("name"), item.get("localSheetId")): item.text for item in root.iter(f"{MAIN}definedName")}
    assert names["_xlnm._FilterDatabase", "0"] == "'Lỗi cần sửa'!$A$3:$J$4"
    assert names["_xlnm.Print_Titles", "0"] == "'Lỗi cần sửa'!$3:$3"
    assert names["RiengTrang", "2"] == "'Theo dõi'!$A$1"
    assert names["_xlnm.Print_Titles", "2"] == "'Theo dõi'!$2:$2"
    assert names["TrangThai", None] == "'Danh mục'!$A$1:$A$3"


def test_sheet_of_the_person_with_the_list_s_name_stays():
    """A sheet of that name that is no list of ours is kept; ours takes a number."""
    data = painted(grid_workbook([["Việc", "Hạn"], ["a", "b"]], others={LIST: [["của tôi"]]}), doubt(1, "A"))
    book = opened(data)
    assert book.sheetnames == ["Lỗi cần sửa (2)", LIST, SHEET]
    assert book[LIST]["A1"].value == "của tôi"


def test_thousand_findings_have_a_line_each():
    """Nothing is left out of the list, and each line leads to its own cell."""
    data = painted(PLAIN, *(doubt(row, "I", value=str(row)) for row in range(1, 1001)))
    assert [line["Đang ghi"] for line in listed(data)] == [str(row) for row in range(1, 1001)]
    assert links(data)["E1003"] == "'Theo dõi'!I1000"


def test_dates_and_numbers_are_listed_as_found():
    """A value that was no text is listed as the finding tells it."""
    data = painted(PLAIN, doubt(value=5), doubt(value=dt.date(2022, 5, 1)))
    assert [line["Đang ghi"] for line in listed(data)] == ["5", "2022-05-01"]
