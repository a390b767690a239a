"""The tracker workbook: lists to choose from, formats, frozen panes, and texts that stay texts."""

from __future__ import annotations

import datetime as dt
import io

import openpyxl
import pytest
from tasks import task_table

from papi_metrics.palette import STATES
from papi_metrics.reports import ILLUSTRATION_REMARK, STATE_WORDS, TrackerTitle, tracker_workbook
from papi_metrics.tracker import read_tracker

TITLE = TrackerTitle(plan_year=2022, unit="xã Trung Trắc", province="Hưng Yên", as_of=dt.date(2022, 9, 30))
HEADING_ROW = 5


def opened(tasks=None, title=TITLE):
    """Return the workbook as openpyxl reads it."""
    return openpyxl.load_workbook(io.BytesIO(tracker_workbook(tasks, title=title)))


def column_of(sheet, heading):
    """Return the letter of a heading's column."""
    return next(cell.column_letter for cell in sheet[HEADING_ROW] if cell.value == heading)


def cell_of(sheet, heading, row=HEADING_ROW + 1):
    """Return the cell under a heading."""
    return sheet[f"{column_of(sheet, heading)}{row}"]


def test_template_has_two_sheets_and_no_task():
    """An empty template has its headings in row 5, nothing under them, and a sheet of instructions."""
    book = opened()
    sheet = book["Theo dõi"]
    assert book.sheetnames == ["Theo dõi", "Hướng dẫn"]
    assert all(cell.value for cell in sheet[HEADING_ROW])
    assert not [cell for row in sheet.iter_rows(min_row=HEADING_ROW + 1) for cell in row if cell.value is not None]


def test_template_reads_without_a_finding_about_its_headings():
    """The reader knows every heading the template has."""
    found = {item.code for item in read_tracker(tracker_workbook(task_table({}), title=TITLE)).findings}
    assert not {code for code in found if code.startswith("heading")}


def test_template_offers_the_states_to_choose_from():
    """The state column has a list of the six words, in blank rows below the tasks too."""
    sheet = opened(task_table({}, {}))["Theo dõi"]
    check = next(item for item in sheet.data_validations.dataValidation if item.type == "list")
    assert check.formula1.strip('"').split(",") == [STATES[state].word for state in STATES] == list(STATE_WORDS.values())
    (area,) = check.sqref.ranges
    assert area.coord.startswith(f"{column_of(sheet, 'Trạng thái')}{HEADING_ROW + 1}:")
    assert area.max_row >= HEADING_ROW + 2 + 20


def test_progress_is_held_within_0_and_1_and_shown_as_per_cent():
    """Excel refuses 150 % and shows 0.5 as 50%."""
    sheet = opened(task_table({"progress": 0.5}))["Theo dõi"]
    check = next(item for item in sheet.data_validations.dataValidation if item.type == "decimal")
    assert (check.operator, check.formula1, check.formula2) == ("between", "0", "1")
    assert (cell_of(sheet, "Tiến độ (%)").number_format, cell_of(sheet, "Tiến độ (%)").value) == ("0%", 0.5)


def test_dates_are_dates_shown_day_first():
    """A completion date is a true date, shown as dd/mm/yyyy."""
    cell = cell_of(opened(task_table({"completed_on": dt.date(2022, 5, 12)}))["Theo dõi"], "Ngày hoàn thành")
    assert (cell.value.date(), cell.number_format) == (dt.date(2022, 5, 12), "dd/mm/yyyy")


def test_heading_and_names_stay_in_sight_and_pages_repeat_it():
    """Panes are frozen below the heading; it is printed on every page, on A4 across, one page wide."""
    sheet = opened()["Theo dõi"]
    assert sheet.freeze_panes == f"F{HEADING_ROW + 1}"
    assert sheet.print_title_rows == f"${HEADING_ROW}:${HEADING_ROW}"
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth) == ("landscape", 1)
    assert str(sheet.page_setup.paperSize) == sheet.PAPERSIZE_A4


@pytest.mark.parametrize("field", ["task", "note", "lead_unit", "evidence", "timing", "component"])
@pytest.mark.parametrize("text", ["=1+1", '=HYPERLINK("http://x","y")', "=cmd|'/c calc'!A1"])
def test_text_never_becomes_a_formula(field, text):
    """Whatever stood in an uploaded tracker is written as text."""
    sheet = opened(task_table({field: text}))["Theo dõi"]
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert [cell for cell in cells if str(cell.value).startswith(text)]


def test_title_never_becomes_a_formula():
    """The unit's name is typed by people as well."""
    sheet = opened(title=TrackerTitle(plan_year=2022, unit="=1+1"))["Theo dõi"]
    assert [sheet[f"A{row}"].data_type for row in (1, 2, 3)] == ["s", "s", "s"]


@pytest.mark.parametrize("text", ["a\x01b", "\x0bab", "ab\x1f"])
def test_characters_excel_cannot_hold_are_left_out(text):
    """A control character in a text does not stop the download."""
    assert cell_of(opened(task_table({"note": text}))["Theo dõi"], "Ghi chú").value == "ab"


def test_title_tells_unit_year_and_date():
    """Above the table stand unit, province, plan year and as-of date, which the reader finds again."""
    about = read_tracker(tracker_workbook(task_table({}), title=TITLE)).about
    assert (about.plan_year, about.as_of, about.illustration) == (2022, dt.date(2022, 9, 30), False)
    assert "trung trắc" in about.unit.lower()


def test_template_without_a_date_leaves_room_for_one():
    """A template has no as-of date and says where it goes."""
    assert opened(title=TrackerTitle(plan_year=2026))["Theo dõi"]["A3"].value == "Tính đến ngày …/…/……"


def test_illustration_says_so():
    """An illustration is labelled in the file, and read as one; a true tracker is not."""
    title = TrackerTitle(plan_year=2022, illustration=True)
    assert opened(title=title)["Theo dõi"]["A4"].value == ILLUSTRATION_REMARK
    assert read_tracker(tracker_workbook(task_table({}), title=title)).about.illustration
    assert opened()["Theo dõi"]["A4"].value is None


def test_weight_of_one_is_left_blank():
    """Only weights that weigh are written."""
    sheet = opened(task_table({"weight": 1.0}, {"weight": 2.0}))["Theo dõi"]
    assert [cell_of(sheet, "Trọng số", row).value for row in (6, 7)] == [None, 2]


def test_component_is_written_with_papi_s_names():
    """The plan's letter stands before the names of the sub-dimensions it means."""
    sheet = opened(task_table({"component": "1a", "sub_dimensions": "1.1"}))["Theo dõi"]
    assert cell_of(sheet, "Nội dung thành phần").value.startswith("1a. ")
