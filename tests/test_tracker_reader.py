"""From a workbook to the task table: which sheet is read, what is said of the file, and the columns that come out."""

from __future__ import annotations

import datetime as dt
import gc

import pandas as pd
import pytest
from workbooks import HEADINGS, column_of, grid_csv, task_row, tracker_grid

from papi_metrics.errors import UnreadableError
from papi_metrics.findings import finding
from papi_metrics.tracker import read_tracker, reader, row_cells, rows
from papi_metrics.workbook import Place, Sheet, Workbook

TASK = ["Họp dân", "VP", "Quý II"]
COLUMNS = ["Nhiệm vụ", "Đơn vị chủ trì", "Thời hạn"]


def sheet(*lines, name="Theo dõi", columns=COLUMNS, hidden=False, above=("KẾ HOẠCH NĂM 2022",), places=()):
    """Return a sheet with a title, a heading in row 2, and these lines from row 3."""
    width = max(map(len, [columns, *lines]))
    grid = [*([text] for text in above), columns, *lines]
    return Sheet(name=name, rows=[[*line, *[None] * (width - len(line))] for line in grid], hidden=hidden, places=places)


@pytest.fixture
def read(monkeypatch):
    """Return a function that reads a workbook of these sheets, with what was said of the file."""

    def reading(*sheets, plan_year=None, name=None, own_name=None, **said):
        book = Workbook(sheets=sheets, format="xlsx", name=own_name, **said)
        monkeypatch.setattr(reader, "read_workbook", lambda _: book)
        return read_tracker(b"", plan_year, name=name)

    return reading


def found(reading):
    """Return where the findings point: (sheet, row, column, code)."""
    return [(item.sheet, item.row, item.column, item.code) for item in reading.findings if item.code != "no-dimension-column"]


@pytest.mark.parametrize("name", ["Hướng dẫn", "Giải thích từ ngữ", "GHI CHÚ", "Chú giải", "Instructions", "Ví dụ 1"])
def test_sheet_of_instructions_is_not_read(read, name):
    """A sheet whose name says that it explains gives way to one whose name does not, though it has more columns."""
    more = sheet([*TASK, "Xong"], name=name, columns=[*COLUMNS, "Trạng thái"])
    assert read(more, sheet(TASK)).about.sheet == "Theo dõi"


@pytest.mark.parametrize(
    ("sheets", "chosen"),
    [
        pytest.param([sheet(TASK, name="A"), sheet(TASK, name="B")], "A", id="the first of equal ones"),
        pytest.param([sheet(TASK, name="A"), sheet([*TASK, "x"], name="B", columns=[*COLUMNS, "Ghi chú"])], "B", id="more columns"),
        pytest.param([sheet(TASK, name="A"), sheet([*TASK, "x"], name="B", columns=[*COLUMNS, "Đã hủy"])], "B", id="more states"),
        pytest.param([sheet(TASK, name="A", hidden=True), sheet(TASK[:2], name="B", columns=COLUMNS[:2])], "B", id="a visible one"),
        pytest.param([sheet(name="A"), sheet(TASK, name="B", hidden=True)], "B", id="one with rows"),
        pytest.param([sheet([None, "VP"], name="A"), sheet(TASK, name="Ví dụ")], "Ví dụ", id="one with tasks"),
        pytest.param([sheet(["", "VP"], name="A"), sheet(TASK, name="B")], "B", id="a blank text is no task"),
        pytest.param([sheet([5, "VP"], name="A"), sheet(TASK, name="B")], "B", id="a number is no task"),
    ],
)
def test_sheet_understood_best_is_read(read, sheets, chosen):
    """Rows with tasks lead over a sheet that is shown, that over a plain name, that over more columns, that over the first place."""
    assert read(*sheets).about.sheet == chosen


def test_other_sheets_with_tasks_are_told(read):
    """Each further sheet with tasks is told, a form without any is not; so is a hidden sheet that is read."""
    sheets = [sheet(TASK, name="A", hidden=True), sheet(TASK, name="B", hidden=True), sheet(name="C"), Sheet(name="D", rows=[])]
    assert found(read(*sheets)) == [("A", None, None, "hidden-sheet"), ("B", None, None, "other-sheet")]


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        pytest.param(("Theo dõi", 1, "Z"), True, id="above the heading"),
        pytest.param(("Theo dõi", 2, "A"), False, id="in the heading"),
        pytest.param(("Theo dõi", 3, "B"), True, id="in a column that is used"),
        pytest.param(("Theo dõi", 3, "D"), True, id="in a column of ticks"),
        pytest.param(("Theo dõi", 3, "Z"), False, id="in a column that is not"),
        pytest.param(("Theo dõi", 4, "Z"), True, id="in a row that holds nothing else"),
        pytest.param(("Theo dõi", 9, "Z"), True, id="below the last row"),
        pytest.param(("Nháp", 3, "B"), False, id="on another sheet"),
    ],
)
def test_cells_without_a_value_are_told_where_they_may_matter(read, fault, told):
    """An error or a formula without a result counts above the heading, in columns that are read, and in rows of nothing else."""
    place = dict(zip(("sheet", "row", "column"), fault, strict=True))
    ours = sheet([*TASK, "x"], [None, ""], columns=[*COLUMNS, "Đã hủy"])
    reading = read(ours, Sheet(name="Nháp", rows=[["x"]]), faults=(finding("cell-uncomputed", **place),))
    assert ((*fault, "cell-uncomputed") in found(reading)) is told


def test_cell_without_a_value_beside_the_last_task_is_not_told(read):
    """A column that is not read says nothing, in the last row too; a fault that names no row is told."""
    faults = (finding("cell-uncomputed", sheet="Theo dõi", row=2, column="Z"), finding("cell-uncomputed", sheet="Theo dõi", column="Z"))
    assert found(read(sheet(TASK, above=()), plan_year=2022, faults=faults)) == [("Theo dõi", None, "Z", "cell-uncomputed")]


@pytest.mark.parametrize(("name", "told"), [(None, True), ("Theo dõi", True), ("Nháp", False)])
def test_what_is_said_of_the_file_is_told(read, name, told):
    """Findings of the whole file and of the sheet that is read are told, those of other sheets are not."""
    said = finding("changes-tracked", sheet=name)
    assert (said in read(sheet(TASK), Sheet(name="Nháp", rows=[["x"]]), findings=(said,)).findings) is told


def test_findings_stand_in_reading_order(read):
    """What has no row comes first, then row by row, in each from left to right, column Z before AA."""
    faults = [finding("cell-uncomputed", sheet="Theo dõi", row=row, column=column) for row, column in ((9, "AA"), (9, "Z"), (1, "B"), (9, "B"))]
    reading = read(sheet(TASK, above=("KẾ HOẠCH",)), faults=tuple(faults))
    assert [(row, column) for _, row, column, _ in found(reading)] == [(None, None), (1, "B"), (3, "C"), (9, "B"), (9, "Z"), (9, "AA")]


@pytest.mark.parametrize(
    ("plan_year", "above", "name", "year"),
    [(None, "KẾ HOẠCH NĂM 2022", "2023.xlsx", 2022), (2021, "KẾ HOẠCH NĂM 2022", None, 2021), (None, "KẾ HOẠCH", "2023.xlsx", 2023), (None, "KẾ HOẠCH", None, None)],
)
def test_plan_s_year_goes_with_the_table(read, plan_year, above, name, year):
    """The year that is given leads, then the title's, then the file's; the table and what is said of it carry the same one."""
    reading = read(sheet(TASK, above=(above,)), plan_year=plan_year, name=name)
    assert (reading.table.attrs["plan_year"], reading.about.plan_year) == (year, year)
    assert ("plan-year-missing" in {item.code for item in reading.findings}) is (year is None)


@pytest.mark.parametrize(("name", "year"), [(None, 2023), ("2024.xlsx", 2024)])
def test_file_s_own_name_serves_where_none_is_given(read, name, year):
    """A workbook that knows its name tells its year by it; a name that is given leads."""
    assert read(sheet(TASK, above=("KẾ HOẠCH",)), name=name, own_name="2023.xlsx").about.plan_year == year


def test_findings_of_a_whole_sheet_name_it(read):
    """What is said of a sheet says which one; of another sheet and of a hidden one its name is what was found."""
    reading = read(sheet(TASK, name="A", hidden=True, above=("KẾ HOẠCH",)), sheet(TASK, name="B", hidden=True))
    assert {(item.code, item.sheet, item.value) for item in reading.findings if item.row is None} == {
        ("hidden-sheet", "A", "A"), ("other-sheet", "B", "B"), ("plan-year-missing", "A", None), ("no-dimension-column", "A", None),
    }  # fmt: skip
    assert "«A»" in next(item.message for item in reading.findings if item.code == "other-sheet")


@pytest.mark.parametrize(
    ("columns", "line", "told"),
    [
        pytest.param(COLUMNS, TASK, True, id="no column"),
        pytest.param([*COLUMNS, "Chỉ số nội dung"], TASK, False, id="a column of dimensions"),
        pytest.param([*COLUMNS, "Nội dung thành phần"], TASK, False, id="a column of components"),
    ],
)
def test_missing_column_of_dimensions_is_told(read, columns, line, told):
    """A tracker whose tasks no column and no group places in PAPI is told of once."""
    assert ("no-dimension-column" in {item.code for item in read(sheet(line, columns=columns)).findings}) is told
    assert "no-dimension-column" not in {item.code for item in read(sheet(["II. CÔNG KHAI, MINH BẠCH"], line, columns=columns)).findings}


@pytest.mark.parametrize(
    ("line", "expected"),
    [(["* Số liệu minh họa"], True), (["TM. UBND xã (minh họa)"], True), (["Tập huấn minh họa", "VP", "Quý II"], False), (["TỔNG CỘNG (minh họa)"], False)],
    ids=["remark", "line of signing", "task", "sum"],
)
def test_illustration_is_told_by_what_stands_beside_the_tasks(read, line, expected):
    """A remark or signature that speaks of an illustration makes the tracker one; a task or a sum does not."""
    assert read(sheet(TASK, line)).about.illustration is expected


def test_columns_of_the_tracker_are_told_by_letter(read):
    """What is said of a tracker names the letter of each field's column."""
    assert dict(read(sheet(TASK)).about.columns) == {"task": "A", "lead_unit": "B", "timing": "C"}


def test_days_are_days_and_missing_ones_missing(read):
    """Days before and after 1970 come out as they stand, missing ones as missing."""
    lines = [[*TASK[:2], "1/2/2022", None], [*TASK[:2], None, dt.datetime(2022, 3, 4, 5)]]  # noqa: DTZ001
    table = read(sheet(*lines, columns=[*COLUMNS, "Ngày hoàn thành thực tế"])).table
    assert table["due"].tolist() == [pd.Timestamp(2022, 2, 1), pd.NaT]
    assert table["completed_on"].tolist() == [pd.NaT, pd.Timestamp(2022, 3, 4)]


@pytest.mark.parametrize(
    "sheets",
    [[], [Sheet(name="A", rows=[])], [sheet()], [sheet(["Nơi nhận:"])]],
    ids=["no sheet", "blank sheet", "heading alone", "no task"],
)
def test_tracker_without_tasks_is_refused(read, sheets):
    """Without a heading or a task below it there is no table to make."""
    with pytest.raises(UnreadableError):
        read(*sheets)


@pytest.mark.parametrize("enabled", [True, False])
@pytest.mark.parametrize("lines", [[TASK], []], ids=["read", "refused"])
def test_reading_leaves_the_collection_of_garbage_as_it_was(read, enabled, lines):
    """Collecting garbage is put off while a tracker is read, and goes on afterwards only if it did before."""
    before = gc.isenabled()
    (gc.enable if enabled else gc.disable)()
    try:
        if lines:
            read(sheet(*lines))
        else:
            with pytest.raises(UnreadableError):
                read(sheet())
        assert gc.isenabled() is enabled
    finally:
        (gc.enable if before else gc.disable)()


def test_reading_puts_off_collecting_garbage(monkeypatch):
    """While a tracker is read no garbage is collected: looking through all that lives on costs a quarter of the time."""
    seen = []
    book = Workbook(sheets=(sheet(TASK),), format="xlsx")
    monkeypatch.setattr(reader, "read_workbook", lambda _: seen.append(gc.isenabled()) or book)
    before = gc.isenabled()
    gc.enable()
    try:
        read_tracker(b"")
    finally:
        (gc.enable if before else gc.disable)()
    assert seen == [False]


def test_task_of_several_sub_dimensions_names_them_all():
    """Codes of a task's sub-dimensions stand in one text, ";" between them; bullets share their row's."""
    reading = read_tracker(grid_csv(tracker_grid(task_row(1, component="1.1; 1.2", task="- Họp\n- Đăng"))), 2022)
    assert column_of(reading, "sub_dimensions") == ["1.1; 1.2"] * 2
    assert (column_of(reading, "row"), column_of(reading, "sheet")) == ([3, 3], [reading.about.sheet] * 2)


# --- one row as a person sees it


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        pytest.param(3, [("A", "STT", "1"), ("D", "Nhiệm vụ", "Họp"), ("K", "Ngày hoàn thành", "25/06/2022")], id="task"),
        pytest.param(1, [("A", "STT", "KẾ HOẠCH")], id="above the heading"),
        pytest.param(4, [("A", "STT", "3.5"), ("M", "", "x")], id="last row"),
        pytest.param(0, None, id="row 0"),
        pytest.param(5, None, id="below the last row"),
    ],
)
def test_row_cells_shows_a_row_with_its_headings(monkeypatch, row, expected):
    """Each filled cell and each blank one under a heading is shown, from left to right, numbers and days as Excel shows them."""
    day = dt.date(2022, 6, 25)
    lines = [["KẾ HOẠCH"], list(HEADINGS), [1.0, None, None, " Họp ", *[None] * 6, day], [3.5, *[None] * 11, "x"]]
    book = Workbook(sheets=(Sheet(name="Khác", rows=[]), Sheet(name="A", rows=[[*line, *[None] * (13 - len(line))] for line in lines])), format="xlsx")
    monkeypatch.setattr(rows, "read_workbook", lambda _: book)
    shown = row_cells(b"", sheet="A", row=row)
    assert list(shown.columns) == ["column", "heading", "value"]
    told = [item for item in shown.itertuples(index=False, name=None) if item[2]]
    assert (told, len(shown)) == (([], 0) if expected is None else (expected, len(HEADINGS) + (row == 4)))
    assert row_cells(b"", sheet="B", row=row).empty


def test_row_cells_finds_a_row_of_a_document_by_its_table(monkeypatch):
    """In a document a row is found by the table's name and its own number there."""
    places = (Place("Văn bản", 1, is_text=True), Place("Bảng 2", 7, is_text=False), Place("Bảng 2", 8, is_text=False))
    book = Workbook(sheets=(sheet(TASK, places=places),), format="docx")
    monkeypatch.setattr(rows, "with_tables", lambda given: given)
    monkeypatch.setattr(rows, "read_workbook", lambda _: book)
    assert row_cells(b"", sheet="Bảng 2", row=8)["value"].tolist() == TASK
    assert row_cells(b"", sheet="Bảng 2", row=3).empty
