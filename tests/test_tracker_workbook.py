"""The tracker workbook: headings of the schema, lists to choose from, formats, frozen panes, and texts that stay texts."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

import openpyxl
import pytest
from openpyxl.utils import get_column_letter, range_boundaries
from tasks import standing, task_table

from papi_metrics.findings import About
from papi_metrics.framework import indicator_name, provinces, sub_dimensions
from papi_metrics.palette import STATES
from papi_metrics.reports import ILLUSTRATION_REMARK, TrackerTitle, following_tracker, tracker_workbook
from papi_metrics.reports.templates.tracker_columns import WIDTHS
from papi_metrics.tracker import FIELD_NAMES, read_tracker
from papi_metrics.tracker.headings import find_heading
from papi_metrics.tracker.titles import match_heading
from papi_metrics.workbook import read_workbook

TITLE = TrackerTitle(plan_year=2022, unit="xã Trung Trắc", province="Hưng Yên", as_of=dt.date(2022, 9, 30))
HEADING_ROW = 5
LAST = get_column_letter(len(WIDTHS) - 1)
"""The letter of the last column; a start has one only where it is needed."""
SPARE = 25


def opened(tasks=None, title=TITLE):
    """Return the workbook as openpyxl reads it."""
    return openpyxl.load_workbook(io.BytesIO(tracker_workbook(tasks, title=title)))


def column_of(sheet, field):
    """Return the letter of a field's column."""
    return next(cell.column_letter for cell in sheet[HEADING_ROW] if cell.value == FIELD_NAMES[field])


def cell_of(sheet, field, row=HEADING_ROW + 1):
    """Return the cell of a field."""
    return sheet[f"{column_of(sheet, field)}{row}"]


def check_of(sheet, field):
    """Return the check of a field's column, or None."""
    letter = column_of(sheet, field)
    found = [item for item in sheet.data_validations.dataValidation if f"{letter}{HEADING_ROW + 1}:" in str(item.sqref)]
    return found[0] if found else None


def choices(book, check):
    """Return what a list offers: words of its own, or those on the hidden sheet that it refers to."""
    if check.formula1.startswith('"'):
        return check.formula1.strip('"').split(",")
    name, area = check.formula1.replace("'", "").split("!")
    left, top, _, bottom = range_boundaries(area.replace("$", ""))
    return [book[name].cell(row, left).value for row in range(top, bottom + 1)]


# --- sheets and headings


def test_template_has_three_sheets_and_no_task():
    """An empty template has its headings in row 5, nothing under them, instructions, and a hidden sheet of lists."""
    book = opened()
    sheet = book["Theo dõi"]
    assert [(item.title, item.sheet_state) for item in book] == [("Theo dõi", "visible"), ("Hướng dẫn", "visible"), ("Danh mục", "hidden")]
    assert book.active is sheet
    assert not [cell for row in sheet.iter_rows(min_row=HEADING_ROW + 1) for cell in row if cell.value is not None]


def test_headings_are_the_schema_s_names_in_its_order():
    """There is no second list of headings; a column of starts stands only where one is needed."""
    late = task_table({"timing": "Trước 30/6", "start": dt.date(2022, 5, 1)})
    for tasks, fields in ((None, [name for name in FIELD_NAMES if name in WIDTHS and name != "start"]), (late, [name for name in FIELD_NAMES if name in WIDTHS])):
        assert [cell.value for cell in opened(tasks)["Theo dõi"][HEADING_ROW]] == [FIELD_NAMES[field] for field in fields]


@pytest.mark.parametrize("field", WIDTHS)
def test_heading_is_met_word_for_word(field):
    """The reader takes each heading for its field, exactly."""
    match = match_heading(FIELD_NAMES[field])
    assert (match.fields[0], match.exact) == (field, True)


def test_reader_finds_every_column_of_the_template_without_a_word():
    """All headings together are all the fields, in row 5, without a finding; no other sheet looks like a tracker."""
    late = task_table({"timing": "Trước 30/6", "start": dt.date(2022, 5, 1)})
    main, *others = read_workbook(tracker_workbook(late, title=TITLE)).sheets
    heading = find_heading(main)
    assert (heading.top, heading.bottom, heading.findings, heading.marks) == (4, 4, (), {})
    assert sorted(heading.columns, key=heading.columns.get) == [field for field in FIELD_NAMES if field in WIDTHS]
    assert [find_heading(sheet) for sheet in others] == [None, None]


def test_tasks_read_without_a_finding():
    """A tracker of plain tasks gives nothing to look at."""
    assert read_tracker(tracker_workbook(task_table({}, standing()), title=TITLE)).findings == ()


# --- what can be chosen and what is refused


def test_states_are_chosen_from_the_palette_s_words():
    """The state column offers the six words and takes no other, in blank rows below the tasks too."""
    check = check_of(opened(task_table({}, {}))["Theo dõi"], "state")
    assert check.formula1.strip('"').split(",") == [sign.word for sign in STATES.values()]
    assert (check.type, check.showErrorMessage, check.error) == ("list", True, "Hãy chọn một trạng thái trong danh sách.")
    (area,) = check.sqref.ranges
    assert area.max_row >= HEADING_ROW + 2 + SPARE


def test_dimensions_are_chosen_by_number_and_name():
    """All eight dimensions and the words for none; a number typed is taken as well."""
    book = opened(title=TrackerTitle(plan_year=2024))
    check = check_of(book["Theo dõi"], "dimension")
    names = [f"{number}. {indicator_name(str(number), 2024)}" for number in range(1, 9)]
    assert (choices(book, check), check.showErrorMessage) == ([*names, "Chưa gắn chỉ số"], False)


@pytest.mark.parametrize("year", [2015, 2022, 2026])
def test_components_are_the_year_s_sub_dimensions(year):
    """The list holds the sub-dimensions of the plan's year, and the dash for none."""
    book = opened(title=TrackerTitle(plan_year=year))
    check = check_of(book["Theo dõi"], "component")
    names = [f"{code}. {indicator_name(code, year)}" for code in sub_dimensions(year)]
    assert (choices(book, check), check.showErrorMessage) == ([*names, "-"], False)


def test_offices_are_those_of_the_tasks_and_others_are_taken():
    """Each office of the plan once, in the order of the alphabet; a plan without offices offers none."""
    tasks = task_table({"lead_unit": "UBND xã; Công an xã"}, {"lead_unit": "Đoàn Thanh niên", "executing_unit": None}, {"executing_unit": None})
    book = opened(tasks)
    check = check_of(book["Theo dõi"], "lead_unit")
    assert (choices(book, check), check.showErrorMessage) == (["Công an xã", "Đoàn Thanh niên", "UBND xã"], False)
    assert check_of(opened()["Theo dõi"], "lead_unit") is None


def test_progress_is_held_within_0_and_1_and_shown_as_per_cent():
    """Excel refuses 150 %, in Vietnamese, and shows 0.5 as 50%."""
    sheet = opened(task_table({"progress": 0.5}))["Theo dõi"]
    check = check_of(sheet, "progress")
    assert (check.type, check.formula1, check.formula2, check.error) == ("decimal", "0", "1", "Ghi từ 0% đến 100%.")
    assert (cell_of(sheet, "progress").number_format, cell_of(sheet, "progress").value) == ("0%", 0.5)


@pytest.mark.parametrize("field", ["completed_on", "start"])
def test_dates_are_dates_shown_day_first(field):
    """A date is a true date, shown as dd/mm/yyyy; what is no date is refused in Vietnamese."""
    sheet = opened(task_table({field: dt.date(2022, 5, 12), "timing": "Trước 30/6"}))["Theo dõi"]
    cell, check = cell_of(sheet, field), check_of(sheet, field)
    assert (cell.value.date(), cell.number_format) == (dt.date(2022, 5, 12), "dd/mm/yyyy")
    assert (check.type, check.formula1, check.formula2, check.error) == ("date", "36526", "73415", "Ghi ngày/tháng/năm, như 25/06/2022.")


def test_prompts_are_short():
    """What stands beside a cell while it is filled in is read at a glance."""
    prompts = [check.prompt for check in opened()["Theo dõi"].data_validations.dataValidation if check.prompt]
    assert max(map(len, prompts)) <= 65
    assert "Ngày/tháng/năm làm xong. Chưa xong thì để trống." in prompts


def test_spare_rows_are_ready_to_be_filled():
    """Blank rows below the tasks have borders, formats and checks of their own."""
    sheet = opened(task_table({}))["Theo dõi"]
    last = HEADING_ROW + 1 + SPARE
    assert (cell_of(sheet, "progress", last).number_format, cell_of(sheet, "completed_on", last).number_format) == ("0%", "dd/mm/yyyy")
    assert cell_of(sheet, "task", last).border.left.style == "thin"
    assert cell_of(sheet, "task", last).alignment.wrap_text


# --- how it looks and prints


def test_heading_and_first_columns_stay_in_sight():
    """Panes are frozen below the heading and behind the task; the heading filters."""
    sheet = opened(task_table({}))["Theo dõi"]
    assert sheet.freeze_panes == f"F{HEADING_ROW + 1}"
    assert sheet.auto_filter.ref == f"A{HEADING_ROW}:{LAST}{HEADING_ROW + 1 + SPARE}"


def test_pages_repeat_the_heading_and_are_numbered():
    """On A4 across, one page wide, the heading on every page, the page's number at the foot, nothing outside the table."""
    sheet = opened(task_table({}))["Theo dõi"]
    assert sheet.print_title_rows == f"${HEADING_ROW}:${HEADING_ROW}"
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr.fitToPage) == ("landscape", 0, True)
    assert str(sheet.page_setup.paperSize) == sheet.PAPERSIZE_A4
    assert sheet.oddFooter.center.text == "&P/&N"
    assert sheet.print_area == f"'Theo dõi'!$A$1:${LAST}${HEADING_ROW + 1 + SPARE}"


def test_settled_tasks_are_grey():
    """One rule on the state's word greys done and cancelled tasks; there is no other colour."""
    rules = opened(task_table({}))["Theo dõi"].conditional_formatting
    ((area, (rule,)),) = [(str(item.sqref), item.rules) for item in rules]
    assert area.startswith(f"A{HEADING_ROW + 1}:{LAST}")
    assert rule.formula == ['OR($J6="Đã hoàn thành",$J6="Hủy")']


def test_rows_are_tall_enough_and_grow():
    """A row has the height its texts need; it is not fixed, so Excel lets it grow."""
    data = tracker_workbook(task_table({"task": "Việc " * 60}, {"task": "Việc", "executing_unit": None}), title=TITLE)
    sheet = openpyxl.load_workbook(io.BytesIO(data))["Theo dõi"]
    tall, plain = sheet.row_dimensions[6].height, sheet.row_dimensions[7].height
    assert (tall > 100, plain < 50) == (True, True)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert b"customHeight" not in archive.read("xl/worksheets/sheet1.xml")


def test_the_same_tasks_give_the_same_bytes():
    """No clock stands in the file."""
    assert tracker_workbook(task_table({}), title=TITLE) == tracker_workbook(task_table({}), title=TITLE)


# --- texts


@pytest.mark.parametrize("field", ["task", "note", "lead_unit", "evidence", "timing", "component", "task_id", "deliverable"])
@pytest.mark.parametrize("text", ["=1+1", '=HYPERLINK("http://x","y")', "=cmd|'/c calc'!A1", "+84", "-5", "@SUM(1)"])
def test_text_never_becomes_a_formula(field, text):
    """Whatever stood in an uploaded tracker is written as text, and stays text if the cell is edited."""
    sheet = opened(task_table({field: text, "sub_dimensions": None}))["Theo dõi"]
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert [(cell.data_type, cell.quotePrefix) for cell in cells if str(cell.value).startswith(text)] == [("s", True)]


def test_title_never_becomes_a_formula():
    """The unit's name is typed by people as well."""
    sheet = opened(title=TrackerTitle(plan_year=2022, unit="=1+1", province="@x"))["Theo dõi"]
    assert [(sheet[place].data_type, sheet[place].quotePrefix) for place in ("C1", "F1")] == [("s", True), ("s", True)]


def test_offices_in_lists_never_become_formulas():
    """The hidden sheet holds texts as well."""
    book = opened(task_table({"lead_unit": "=1+1"}))
    assert not [cell for row in book["Danh mục"].iter_rows() for cell in row if cell.data_type == "f"]


@pytest.mark.parametrize("text", ["a\x01b", "\x01ab", "ab\x1f"])
def test_characters_excel_cannot_hold_are_left_out(text):
    """A control character in a text does not stop the download."""
    assert cell_of(opened(task_table({"note": text}))["Theo dõi"], "note").value == "ab"


def test_weight_of_one_is_left_blank():
    """Only weights that weigh are written."""
    sheet = opened(task_table({"weight": 1.0}, {"weight": 2.0}))["Theo dõi"]
    assert [cell_of(sheet, "weight", row).value for row in (6, 7)] == [None, 2]


def test_component_is_written_with_papi_s_names():
    """The plan's letter stands before the names of the sub-dimensions it means."""
    sheet = opened(task_table({"component": "1a", "sub_dimensions": "1.1"}))["Theo dõi"]
    assert cell_of(sheet, "component").value == "1a. Tri thức công dân"


# --- the title


def test_title_is_a_form_to_fill_in():
    """Unit, province and date have cells of their own, blank in a template: a list of provinces, a true date."""
    book = opened(title=TrackerTitle(plan_year=2026))
    sheet = book["Theo dõi"]
    assert [sheet[place].value for place in ("A1", "E1", "A3")] == ["Tên đơn vị", "Tỉnh, thành phố", "Tính đến ngày"]
    assert [sheet[place].value for place in ("C1", "F1", "C3")] == [None, None, None]
    checks = {str(check.sqref): check for check in sheet.data_validations.dataValidation}
    assert set(choices(book, checks["F1"])) == {item.name for item in provinces()}
    assert (checks["C3"].type, sheet["C3"].number_format) == ("date", "dd/mm/yyyy")


def test_title_tells_unit_year_and_date():
    """Above the table stand unit, province, plan year and as-of date, which the reader finds again."""
    about = read_tracker(tracker_workbook(task_table({}), title=TITLE)).about
    assert TrackerTitle.of(about, plan_year=about.plan_year) == TITLE
    assert about.title == "THEO DÕI THỰC HIỆN KẾ HOẠCH NÂNG CAO CHỈ SỐ PAPI NĂM 2022"


def test_words_typed_over_a_name_lead():
    """A clerk may type title and date in words of their own, as in any tracker."""
    sheet = opened(task_table({}))["Theo dõi"]
    sheet["A2"], sheet["A3"] = "THEO DÕI KẾ HOẠCH PAPI NĂM 2023", "Tính đến ngày 31/10/2023"
    buffer = io.BytesIO()
    sheet.parent.save(buffer)
    about = read_tracker(buffer.getvalue()).about
    assert (about.plan_year, about.as_of, about.unit) == (2023, dt.date(2023, 10, 31), TITLE.unit)


def test_title_left_blank_says_nothing():
    """What the clerk has not filled in is not known; the pointer to the instructions is no unit and no date."""
    about = read_tracker(tracker_workbook(task_table({}), title=TrackerTitle(plan_year=2022))).about
    assert (about.unit, about.province, about.as_of, about.illustration) == (None, None, None, False)


def test_title_of_a_reading_without_words_is_blank():
    """A tracker that says nothing of itself gives a form to fill in."""
    assert TrackerTitle.of(About(), plan_year=2022) == TrackerTitle(plan_year=2022)


def test_illustration_says_so():
    """An illustration is labelled in the file, and read as one; a true tracker is not."""
    title = TrackerTitle(plan_year=2022, illustration=True)
    assert opened(title=title)["Theo dõi"]["A4"].value == ILLUSTRATION_REMARK
    assert read_tracker(tracker_workbook(task_table({}), title=title)).about.illustration
    assert opened()["Theo dõi"]["A4"].value == "Cách ghi: xem trang «Hướng dẫn»."


# --- from month to month


@pytest.mark.parametrize("as_of", [None, dt.date(2022, 10, 31)])
def test_following_tracker_starts_from_the_newest_state(as_of):
    """Next month's tracker holds this month's tasks and states; its date is open, or the one that is given."""
    tasks = task_table({"state": "done", "completed_on": dt.date(2022, 5, 4)}, {"state": "in_progress", "progress": 0.4})
    back = read_tracker(following_tracker(tasks, title=TITLE, as_of=as_of))
    assert back.table.state.tolist() == ["done", "in_progress"]
    assert back.table.task_id.tolist() == tasks.task_id.tolist()
    assert (back.about.as_of, back.about.unit) == (as_of, TITLE.unit)


def test_task_added_in_a_spare_row_joins_the_others():
    """What a clerk types below the tasks, by the lists, is a task like the others, with an id of its own."""
    book = opened(task_table({}))
    sheet = book["Theo dõi"]
    row = HEADING_ROW + 2
    for field, value in {
        "dimension": choices(book, check_of(sheet, "dimension"))[4],
        "component": choices(book, check_of(sheet, "component"))[-4],
        "task": "Niêm yết thủ tục",
        "state": "Đang thực hiện",
        "progress": 0.3,
        "timing": "Quý IV",
    }.items():
        cell_of(sheet, field, row).value = value
    buffer = io.BytesIO()
    book.save(buffer)
    table = read_tracker(buffer.getvalue()).table
    assert table.loc[1, ["dimension", "task", "state", "progress", "deadline_kind"]].tolist() == [5, "Niêm yết thủ tục", "in_progress", 0.3, "dated"]
    assert table.task_id.is_unique
