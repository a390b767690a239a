"""Where the heading of a tracker stands and what its columns are."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from workbooks import FIELDS, HEADINGS, column_of, grid_workbook, places, reading_of, task_row, tracker_grid

from papi_metrics.errors import UnreadableError
from papi_metrics.tracker import FIELD_NAMES, headings, read_tracker
from papi_metrics.tracker.titles import match_heading
from papi_metrics.workbook import Merge, Sheet

PARTS = [
    ["STT", "Nhiệm vụ", "Đơn vị", None, "Thời gian", None, "Trạng thái"],
    [None, None, "Chủ trì", "Phối hợp", "Bắt đầu", "Kết thúc", None],
    [1, "Lập kế hoạch", "VP", "TP", "3/1/2022", "31/3/2022", "Đang thực hiện"],
]
MATRIX = [
    ["BIỂU THEO DÕI NĂM 2022"],
    ["TT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Chưa hoàn thành", None, "Đã hoàn thành", None, "Nhiệm vụ bị hủy"],
    [None, None, None, "Trong hạn", "Quá hạn", "Đúng hạn", "Quá hạn", None],
    ["A", "B", 1, 2, 3, 4, 5, 6],
]
MATRIX_MERGES = ["A2:A3", "B2:B3", "C2:C3", "D2:E2", "F2:G2", "H2:H3"]


OF_TASKS = ["STT", "Nhiệm vụ", "Đơn vị chủ trì"]
A_TASK = [1, "Họp dân", "VP"]
SPANNED = ["STT", "Nhiệm vụ", "Đơn vị chủ trì", None]


def found(*rows, merges=()):
    """Return the heading of a sheet of these rows; a merge is (top, left, bottom, right), counted from 0."""
    width = max(map(len, rows))
    grid = [[*row, *[None] * (width - len(row))] for row in rows]
    return headings.find_heading(Sheet(name="A", rows=grid, merges=tuple(Merge(*merge) for merge in merges)))


def codes(heading):
    """Return where the findings of a heading point: (row, column, code)."""
    return [(item.row, item.column, item.code) for item in heading.findings]


@pytest.mark.parametrize(
    ("rows", "merges", "place"),
    [
        pytest.param([OF_TASKS, A_TASK], [], (0, 0), id="first row"),
        pytest.param([OF_TASKS], [], (0, 0), id="nothing below"),
        pytest.param([["Nhiệm vụ"], ["Họp"]], [], None, id="one column"),
        pytest.param([["STT", "Đơn vị chủ trì"], [1, "VP"]], [], None, id="no task"),
        pytest.param([["Nhiệm vụ", "Đã hoàn thành"], ["Họp", "x"]], [], (0, 0), id="task and a state"),
        pytest.param([["Mọi giải pháp của xã", "Đơn vị chủ trì"], ["Họp", "VP"]], [], None, id="one and a half"),
        pytest.param([["Mọi giải pháp của xã", *OF_TASKS[::2]], ["Họp", 1, "VP"]], [], (0, 0), id="two and a half"),
        pytest.param([OF_TASKS, OF_TASKS, A_TASK], [], (0, 0), id="the upper of equal ones"),
        pytest.param([OF_TASKS, [*OF_TASKS, "Thời hạn"], A_TASK], [], (1, 1), id="the one of more columns"),
        pytest.param([["STT", "Nhiệm vụ", "Hạn", "Ai chủ trì việc"], [*OF_TASKS, "Hạn"], A_TASK], [], (1, 1), id="the one met word for word"),
        pytest.param([["Nhiệm vụ", "Hạn", None], ["Nhiệm vụ", "Hạn", "Đã hủy"], A_TASK], [], (1, 1), id="the one of more states"),
        pytest.param([*[["x"]] * 14, OF_TASKS, A_TASK], [], (14, 14), id="row 15"),
        pytest.param([*[["x"]] * 17, OF_TASKS, A_TASK], [], None, id="row 18"),
        pytest.param([*[["x"]] * 14, ["STT", None, None], [None, "Nhiệm vụ", None], [None, None, "Hạn"], A_TASK], [], (14, 16), id="rows 15 to 17"),
        pytest.param(
            [["STT", None, None, None], [None, "Hạn", None, None], [None, None, None, "Ghi chú"], [None, None, "Nhiệm vụ", None]], [], (1, 3), id="three rows of four",
        ),
        pytest.param([["KẾ HOẠCH"], SPANNED, [None, None, "Thường trực", "Thành viên"], A_TASK], [(1, 2, 1, 3)], (1, 2), id="parts of a merged title in row 2"),
        pytest.param([SPANNED, [None, None, "Thường trực", "Thành viên"], A_TASK], [(2, 2, 2, 3)], (0, 0), id="a merge below"),
        pytest.param([SPANNED, [None, None, "Thường trực", "Thành viên"], A_TASK], [(0, 2, 1, 2)], (0, 0), id="a title merged down"),
        pytest.param([[*SPANNED, "Hạn"], [None, None, "Thường trực", "Thành viên", "x"], A_TASK], [(0, 2, 0, 3)], (0, 0), id="words beside the parts"),
        pytest.param([SPANNED, ["", "", "Thường trực", "Thành viên"], A_TASK], [(0, 2, 0, 3)], (0, 1), id="blank texts beside the parts"),
        pytest.param([["KẾ HOẠCH"], SPANNED, [None, "Họp dân", "Thường trực", "Thành viên"]], [(1, 2, 1, 3)], (1, 1), id="a task beside the parts in row 2"),
        pytest.param(
            [["Nhiệm vụ", "Đơn vị", None, None], [None, "Chủ trì", "Phối hợp", None], ["Họp dân", None, None, "x"]], [], (0, 1), id="a task below two rows",
        ),
        pytest.param([[*[None] * 198, "Nhiệm vụ", "Hạn"]], [], (0, 0), id="column 200"),
        pytest.param([[*[None] * 199, "Nhiệm vụ", "Hạn"]], [], None, id="column 201"),
        pytest.param([SPANNED, [None, None, "Thường trực", "Thành viên"], A_TASK], [(0, 2, 0, 3)], (0, 1), id="parts of a merged title"),
        pytest.param([SPANNED, [None, None, "Thường trực", "Thành viên"], A_TASK], [], (0, 0), id="parts below a title of one column"),
        pytest.param([SPANNED, [None, None, "Thường trực", None], A_TASK], [(0, 2, 0, 3)], (0, 0), id="one part alone"),
        pytest.param([SPANNED, [None, "Họp dân", "Thường trực", "Thành viên"], A_TASK], [(0, 2, 0, 3)], (0, 0), id="a task beside the parts"),
        pytest.param([SPANNED, [None, None, "(1)", "(2)"], A_TASK], [(0, 2, 0, 3)], (0, 0), id="column numbers"),
        pytest.param([SPANNED, [1, None, "Thường trực", "Thành viên"], A_TASK], [(0, 2, 0, 3)], (0, 0), id="a number beside the parts"),
        pytest.param([[*SPANNED, None, None], [None, None, None, None, "Thường trực", "Thành viên"], A_TASK], [], (0, 1), id="parts of blank places"),
        pytest.param([SPANNED, [None, None, "Thường trực", "Thành viên"]], [(0, 2, 0, 3)], (0, 1), id="parts in the last row"),
    ],
)  # fmt: skip
def test_find_heading_where_most_columns_are_understood(rows, merges, place):
    """A heading has a task and two columns at least, one to three rows among the first fifteen, and the parts of its merged titles."""
    heading = found(*rows, merges=merges)
    assert (heading and (heading.top, heading.bottom)) == place


@pytest.mark.parametrize(
    ("rows", "columns"),
    [
        pytest.param([["Mọi giải pháp của xã", "Nhiệm vụ", "Hạn"]], {"task": 1, "timing": 2}, id="word for word before likeness"),
        pytest.param([["Kết quả", "Nhiệm vụ", "Trạng thái"], ["Đã xong", "Họp", "Đã xong"]], {"task": 1, "state": 2, "deliverable": 0}, id="certain before ambiguous"),
        pytest.param([["Nội dung", "Nhiệm vụ", "Chỉ số"]], {"task": 1, "dimension": 2}, id="broad name beside task and dimension"),
        pytest.param([["Nội dung", "Nhiệm vụ", "Hạn"]], {"task": 1, "timing": 2, "dimension": 0}, id="broad name beside the task"),
        pytest.param([["Nội dung", "Hạn"]], {"task": 0, "timing": 1}, id="broad name alone"),
        pytest.param([["Nhiệm vụ", "Đơn vị phối hợp"]], {"task": 0, "executing_unit": 1}, id="helping office stands for the executing one"),
        pytest.param([["Nhiệm vụ", "Đơn vị phối hợp", "Đơn vị thực hiện"]], {"task": 0, "partner": 1, "executing_unit": 2}, id="both offices"),
        pytest.param([["Nhiệm vụ", "Hạn", "Hạn chót"]], {"task": 0, "timing": 1}, id="the left one of two"),
        pytest.param([["Nhiệm vụ\ncụ thể", "Hạn"]], {"task": 0, "timing": 1}, id="two lines"),
        pytest.param([["Nhiệm vụ", "%"]], {"task": 0, "progress": 1}, id="a sign"),
        pytest.param([["Nhiệm vụ", "Thời gian", None], [None, "Bắt đầu", "Kết thúc"]], {"task": 0, "start": 1, "timing": 2}, id="two rows"),
    ],
)  # fmt: skip
def test_find_heading_gives_each_field_one_column(rows, columns):
    """What is met word for word takes its field before what is only alike, and that before what the cells decide."""
    assert found(*rows).columns == columns


@pytest.mark.parametrize(
    ("rows", "merges"),
    [
        ([["Nhiệm vụ", "Chia ra", None, None], [None, "Đã hoàn thành", None, "Đã hủy"], [None, "Đúng hạn", "Quá hạn", None]], []),
        ([["Nhiệm vụ", "Chia ra", None, None], [None, "Đã hoàn thành", None, "Đã hủy"], [None, "Đúng hạn", "Quá hạn", None]], [(0, 1, 0, 3), (1, 1, 1, 2)]),
        ([["Nhiệm vụ", "Đã hoàn thành", None, "Đã hủy"], [None, "Đúng hạn", "Quá hạn", None]], [(0, 1, 0, 2)]),
        ([["KẾ HOẠCH"], ["Nhiệm vụ", "Đã hoàn thành", None, "Đã hủy"], [None, "Đúng hạn", "Quá hạn", None]], [(1, 1, 1, 2)]),
    ],
    ids=["three rows", "three rows merged", "two rows merged", "two rows merged below a title"],
)
def test_find_heading_carries_a_title_over_its_parts(rows, merges):
    """A title over several columns is part of the title of each of them, and of no other."""
    heading = found(*rows, merges=merges)
    assert (heading.bottom, heading.marks) == (len(rows) - 1, {1: "done", 2: "done", 3: "cancelled"})


@pytest.mark.parametrize(
    ("upper", "lower", "merges", "marks"),
    [
        pytest.param([None], ["Đúng hạn", "Quá hạn"], [], {1: "done", 2: "done"}, id="next to a part"),
        pytest.param([None], [None, "Quá hạn"], [], {1: "done", 2: "in_progress"}, id="next to none"),
        pytest.param([None], [None, "Quá hạn"], [(0, 1, 0, 2)], {1: "done", 2: "done"}, id="merged"),
        pytest.param([None, None], ["Đúng hạn", None, "Quá hạn"], [], {1: "done", 3: "in_progress"}, id="behind a gap"),
    ],
)
def test_find_heading_carries_a_title_to_parts_that_adjoin(upper, lower, merges, marks):
    """A title holds for the parts that follow it without a gap, or that its merged cell covers."""
    assert found(["Nhiệm vụ", "Đã hoàn thành", *upper], [None, *lower], merges=merges).marks == marks


def test_finding_of_a_heading_shows_it_on_one_line():
    """A title of two lines is shown on one."""
    assert found(["Nhiệm vụ", "Hạn", "Mã\nbưu chính"], ["Họp", "Quý I", "a"]).findings[0].value == "Mã bưu chính"


@pytest.mark.parametrize(
    ("title", "cells", "code"),
    [
        pytest.param(None, ["a", "b"], "heading-unnamed", id="no title"),
        pytest.param(None, ["a", None], None, id="no title, a stray remark"),
        pytest.param(None, ["a", ""], None, id="no title, a blank text"),
        pytest.param("Mã bưu chính", ["a", None], "heading-unknown", id="unknown"),
        pytest.param("Mã bưu chính", [None, ""], None, id="unknown and blank"),
        pytest.param("Hạn chót", ["a", None], "heading-duplicate", id="twice"),
        pytest.param("Hạn chót", [None, ""], None, id="twice and blank"),
        pytest.param("Có vướng mắc gì", [None, None], "heading-close", id="alike"),
        pytest.param("Ghi chú", ["a", "b"], None, id="certain"),
        pytest.param("Quá hạn", ["x", None], "heading-broad", id="broad state"),
        pytest.param("Đã hủy", ["x", None], None, id="state"),
        pytest.param("Tiến độ", ["vướng", "thiếu người"], "heading-no-progress", id="progress: words"),
        pytest.param("Tiến độ", [None, None], None, id="progress: blank"),
        pytest.param("Tiến độ", ["Đã xong", "Đang làm"], None, id="progress: states"),
        pytest.param("Kết quả", [3, 12], "heading-no-progress", id="result: counts"),
        pytest.param("Kết quả", [3, "Kế hoạch"], None, id="result: half counts"),
        pytest.param("Hoàn thành", ["25/6/2022", "26/6/2022"], None, id="done: days"),
        pytest.param("Hoàn thành", ["a", "b"], None, id="done: words"),
        pytest.param("Hoàn thành", [3, 12], "heading-no-progress", id="done: counts"),
        pytest.param("Hoàn thành", [44_737, 44_738], None, id="done: counts of days"),
    ],
)
def test_find_heading_tells_of_doubtful_columns(title, cells, code):
    """A column that is unknown, unnamed, named twice, nearly or broadly is told at its heading, unless nothing stands in it."""
    rows = [["Nhiệm vụ", "Hạn", title], *(["Họp", "Quý I", cell] for cell in cells)]
    assert codes(found(*rows)) == ([(1, "C", code)] if code else [])


@pytest.mark.parametrize("numbers", [["(1)", "(2)", "(3)"], [1, 2, 3], ["A", "B", 1], ["", "(2)", "(3)"]])
def test_find_heading_counts_no_row_of_column_numbers(numbers):
    """A row that numbers the columns fills no column; a row of one number is a row like any other."""
    assert codes(found(["Nhiệm vụ", "Hạn", None], numbers, ["Họp", "Quý I", "a"])) == []
    assert codes(found(["Nhiệm vụ", "Hạn", None], [None, None, 1], ["Họp", "Quý I", "a"])) == [(1, "C", "heading-unnamed")]


def test_row_below_column_numbers_counts():
    """Only the row of column numbers is passed over."""
    assert codes(found(["Nhiệm vụ", "Hạn", None], ["(1)", "(2)", "(3)"], ["Họp", "Quý I", "a"], ["Họp", "Quý I", "b"])) == [(1, "C", "heading-unnamed")]


def test_find_heading_looks_far_down_for_what_a_column_holds():
    """Where the cells decide, the first filled ones count, however many rows are blank above them."""
    rows = [["Họp", "Quý I", blank] for blank in (None, "") * 200]
    assert found(["Nhiệm vụ", "Hạn", "Ngày hoàn thành"], *rows, ["Họp", "Quý I", "25/6/2022"]).columns["completed_on"] == 2


def test_progress_column_of_times_is_no_column_of_notes():
    """Times under a title that may mean progress are the tasks' time: nothing is lost, nothing told."""
    heading = found(["Nhiệm vụ", "Đơn vị chủ trì", "Tiến độ"], ["Họp", "VP", "Quý I"])
    assert (heading.columns["timing"], codes(heading)) == (2, [])


def test_finding_of_a_second_column_names_the_first():
    """A column named twice is told with the field and the letter of the column that is read."""
    (item,) = found(["Nhiệm vụ", "Hạn", "Hạn chót"], ["Họp", "Quý I", "a"]).findings
    assert FIELD_NAMES["timing"] in item.message
    assert re.findall(r"\b[A-Z]\b", item.message) == ["B"]


def test_finding_of_a_heading_in_two_rows_names_the_lower_one():
    """A finding about a column stands at the heading's lowest row."""
    heading = found(["Nhiệm vụ", "Thời gian", None, "Mã bưu chính"], [None, "Bắt đầu", "Kết thúc"], ["Họp", "1/1/2022", "Quý I", "a"])
    assert codes(heading) == [(2, "D", "heading-unknown")]
    assert {item.sheet for item in heading.findings} == {"A"}


@pytest.mark.parametrize("row", range(1, 16))
def test_heading_is_found_in_rows_1_to_15(row):
    """The heading may stand in any of the first fifteen rows, whatever stands above it."""
    grid = tracker_grid(task_row(1), task_row(2), above=[f"Dòng {place}" for place in range(row - 1)])
    reading = read_tracker(grid_workbook(grid), 2022)
    assert (column_of(reading, "row"), places(reading)) == ([row + 1, row + 2], [])


@pytest.mark.parametrize("merges", [(), ("A1:A2", "B1:B2", "C1:D1", "E1:F1", "G1:G2")], ids=["plain", "merged"])
def test_heading_in_two_rows_names_the_parts(merges):
    """A title over two columns and the titles under it name the columns together."""
    reading = read_tracker(grid_workbook(PARTS, merges=merges), 2022)
    row = reading.table.iloc[0]
    assert (row.lead_unit, row.executing_unit, str(row.start.date()), str(row.due.date())) == ("VP", "TP", "2022-01-03", "2022-03-31")
    assert [place for place in places(reading) if place[0]] == []


@pytest.mark.parametrize("merges", [(), MATRIX_MERGES], ids=["plain", "merged"])
@pytest.mark.parametrize(
    ("column", "state"),
    [(3, "in_progress"), (4, "in_progress"), (5, "done"), (6, "done"), (7, "cancelled")],
)
def test_ministries_matrix_gives_states_by_its_ticks(merges, column, state):
    """In the ministries' table the ticked column is the state; its broad columns are told once."""
    row = [1, "Nhiệm vụ một", "VP", *[None] * 5]
    row[column] = "x"
    reading = read_tracker(grid_workbook([*MATRIX, row], merges=merges))
    assert column_of(reading, "state") == [state]
    assert [place for place in places(reading) if place[0]] == [
        (3, "D", "heading-broad"), (3, "E", "heading-broad"), (4, "A", "row-numbers"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        (["x", None, "x", None, None], (5, "D", "marks-conflict")),
        ([None, None, "5 ngày", None, None], (5, "F", "mark-unread")),
        ([None] * 5, (5, "D", "state-blank")),
    ],
)
def test_ticks_that_say_nothing_certain_are_told(cells, found):
    """Two ticked states, or a mark that is no tick, are findings and no state."""
    reading = read_tracker(grid_workbook([*MATRIX, [1, "Nhiệm vụ một", "VP", *cells]], merges=MATRIX_MERGES))
    assert column_of(reading, "state") == ["not_started"]
    assert found in places(reading)


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("Tên nhiệm vụ", "task"), ("NỘI DUNG CÔNG VIỆC", "task"), ("Thời hạn hoàn thành", "timing"), ("Tiến độ (%)", "progress"),
        ("Đơn vị/Cá nhân chủ trì", "lead_unit"), ("Yêu cầu sản phẩm", "deliverable"), ("Nhiệm vụ\u00a0", "task"),
        ("Nhie\u0323\u0302m vu\u0323", "task"), ("Đơn vị / Chủ trì", "lead_unit"), ("STT", "number"), ("Thời gian / Kết thúc", "timing"),
    ],
)  # fmt: skip
def test_match_heading_understands_the_field_s_wordings(title, field):
    """Headings of the field are met exactly, in any case, composition and with remarks in brackets."""
    match = match_heading(title)
    assert (match.fields[0], match.exact) == (field, True)


@pytest.mark.parametrize(
    ("index", "title", "code"),
    [(7, "Thời hạn phải xong", "heading-close"), (11, "Mã bưu chính", "heading-unknown"), (11, "Đơn vị chủ trì", "heading-duplicate")],
)
def test_heading_that_is_not_exact_is_told(index, title, code):
    """A column understood by likeness, not at all or twice is a finding at its heading."""
    headings = [*HEADINGS]
    headings[index] = title
    assert places(reading_of(task_row(note="abc"), headings=headings)) == [(2, "HL"[index == 11], code)]


def test_column_without_heading_is_told():
    """A filled column without a heading is not passed over in silence."""
    rows = ([*task_row(1), "a"], [*task_row(2), "b"])
    assert places(reading_of(*rows)) == [(2, "M", "heading-unnamed")]


@pytest.mark.parametrize(
    ("title", "cell", "field", "value"),
    [
        ("Tiến độ", "Đang thực hiện", "state", "in_progress"), ("Tiến độ", "50%", "progress", 0.5),
        ("Đánh giá", "Đạt", "state", "done"), ("Kết quả", "Kế hoạch", "deliverable", "Kế hoạch"),
        ("Tình hình thực hiện", "Đã họp hai cuộc", "note", "Đã họp hai cuộc"), ("Kết quả thực hiện", "Xong", "state", "done"),
    ],
)  # fmt: skip
def test_ambiguous_heading_is_told_by_its_cells(title, cell, field, value):
    """A heading that means different things in different trackers is decided by the cells under it."""
    grid = [["STT", "Nhiệm vụ", "Đơn vị chủ trì", title], [1, "Họp dân", "VP", cell], [2, "Niêm yết", "VP", cell]]
    assert column_of(read_tracker(grid_workbook(grid), 2022), field) == [value, value]


def progress_column(*cells):
    """Read a tracker whose column "Tiến độ" holds these cells beside a column of states."""
    head = ["STT", "Nhiệm vụ", "Đơn vị chủ trì", "Trạng thái", "Tiến độ"]
    rows = [[at, f"Họp dân lần {at}", "VP", "Đang thực hiện", cell] for at, cell in enumerate(cells, 1)]
    return read_tracker(grid_workbook([["KẾ HOẠCH NĂM 2022"], head, *rows]), 2022)


def test_progress_beyond_the_whole_is_progress_all_the_same():
    """A column of percentages most of which are too high is no column of notes: each is told where it stands."""
    reading = progress_column("120%", "110%", "50%")
    assert column_of(reading, "progress") == [1.0, 1.0, 0.5]
    assert [place for place in places(reading) if place[1] == "E"] == [(3, "E", "progress-range"), (4, "E", "progress-range")]


def test_column_is_told_by_cells_far_down():
    """Progress that begins below many blank rows is progress."""
    reading = progress_column(*[None] * 350, "70%", "80%")
    assert column_of(reading, "progress")[-2:] == [0.7, 0.8]


def test_progress_column_read_as_notes_is_told():
    """A column named progress that holds words is not made a column of notes in silence."""
    assert (2, "E", "heading-no-progress") in places(progress_column("chờ phê duyệt", "vướng mặt bằng"))


@pytest.mark.parametrize(
    ("title", "cells", "field"),
    [
        ("Đánh giá", (8, 9, 10), "note"), ("Kết quả", (3, 12, 150), "deliverable"), ("Kết quả thực hiện", (5, 12, 40), "evidence"),
        ("Kết quả", (0.5, 1, 0), "progress"), ("Đánh giá", ("50%", "100%", "120%"), "progress"), ("Mức độ hoàn thành", (50, 80, 100), "progress"),
    ],
)  # fmt: skip
def test_counts_and_marks_are_no_progress(title, cells, field):
    """Bare numbers under a heading that may mean results or marks are not made percentages; the column is told of."""
    head = ["STT", "Nhiệm vụ", "Đơn vị chủ trì", "Trạng thái", title]
    rows = [[at, f"Họp dân lần {at}", "VP", "Đang thực hiện", cell] for at, cell in enumerate(cells, 1)]
    reading = read_tracker(grid_workbook([["KẾ HOẠCH NĂM 2022"], head, *rows]), 2022)
    assert dict(reading.about.columns)[field] == "E"
    assert ("heading-no-progress" in {item.code for item in reading.findings}) is (field != "progress")


@pytest.mark.parametrize("cell", ["1. Tham gia của người dân ở cấp cơ sở", 1], ids=["name", "number"])
def test_content_beside_a_task_column_is_the_dimension(cell):
    """«Nội dung» left of «Nhiệm vụ» takes nobody's tasks away: it is read as the dimension, and told."""
    head = ["STT", "Nội dung", "Nhiệm vụ", "Đơn vị chủ trì"]
    rows = [[at, cell, f"Họp dân lần {at}", "VP"] for at in (1, 2)]
    reading = read_tracker(grid_workbook([["KẾ HOẠCH NĂM 2022"], head, *rows]), 2022)
    assert column_of(reading, "task") == ["Họp dân lần 1", "Họp dân lần 2"]
    assert column_of(reading, "dimension") == [1, 1]
    assert (2, "B", "heading-close") in places(reading)


def test_content_alone_names_the_tasks():
    """Without another column of tasks «Nội dung» is one."""
    reading = read_tracker(grid_workbook([["KẾ HOẠCH NĂM 2022"], ["STT", "Nội dung", "Đơn vị chủ trì"], [1, "Họp dân", "VP"]]), 2022)
    assert column_of(reading, "task") == ["Họp dân"]


@pytest.mark.parametrize("row", [(1, 2, 3, 4, 5), ("(1)", "(2)", "(3)", "(4)", "(5)")], ids=["figures", "brackets"])
def test_row_that_numbers_the_columns_tells_nothing_of_them(row):
    """A row of column numbers is no content: a column of products that is blank so far is not told to hold numbers."""
    head = ["STT", "Nhiệm vụ", "Đơn vị chủ trì", "Trạng thái", "Kết quả"]
    rows = [row, [1, "Họp dân", "VP", "Đang thực hiện", None]]
    reading = read_tracker(grid_workbook([["KẾ HOẠCH NĂM 2022"], head, *rows]), 2022)
    assert "heading-no-progress" not in {item.code for item in reading.findings}


def test_tracker_on_another_sheet_is_found():
    """The sheet with the tasks is read, wherever it stands; a sheet of instructions is not."""
    others = {"Hướng dẫn": [["Cách dùng"], ["1. Ghi nhiệm vụ"]], "~Ẩn": tracker_grid(task_row(9)), "Trống": []}
    reading = read_tracker(grid_workbook(tracker_grid(task_row(1), task_row(2)), others=others), 2022)
    assert (len(reading.table), reading.about.sheet) == (2, "Theo dõi")
    assert [(item.sheet, item.code) for item in reading.findings] == [("Ẩn", "other-sheet")]


def test_sheets_of_quarters_are_told():
    """Where several sheets hold tasks one is read and every other is told of."""
    data = grid_workbook(tracker_grid(task_row(2)), sheet="Quý II", others={"Quý I": tracker_grid(task_row(1))})
    assert [(item.sheet, item.code) for item in read_tracker(data, 2022).findings] == [("Quý II", "other-sheet")]


def test_heading_without_rows_gives_way_to_a_sheet_with_rows():
    """A blank form beside the filled one is never the one that is read."""
    data = grid_workbook(tracker_grid(task_row(1)), others={"Biểu mẫu": tracker_grid()})
    assert len(read_tracker(data, 2022).table) == 1


def test_hidden_sheet_is_read_with_a_warning():
    """A tracker that only a hidden sheet holds is read, and told of."""
    data = grid_workbook([["Bìa"]], others={"~Theo dõi ẩn": tracker_grid(task_row(1))})
    assert [item.code for item in read_tracker(data, 2022).findings] == ["hidden-sheet"]


def test_other_ministry_s_tracker_gives_its_tasks():
    """A tracker with other headings and no dimension column still gives tasks, dates and states."""
    grid = [
        ["BỘ NỘI VỤ"], ["THEO DÕI NHIỆM VỤ NĂM 2022"],
        ["TT", "Tên nhiệm vụ", "Cơ quan chủ trì", "Thời hạn hoàn thành", "Tình trạng"],
        [1, "Trình nghị định", "Vụ Pháp chế", "30/6/2022", "Đang thực hiện"],
    ]  # fmt: skip
    reading = read_tracker(grid_workbook(grid))
    assert str(reading.table.due[0].date()) == "2022-06-30"
    assert (column_of(reading, "dimension"), places(reading)) == ([None], [(None, None, "no-dimension-column")])


# The last row would make another column of the task's, were it taken for a row of the heading.
ENTANGLED = [
    ["Kết quả TT", "Chỉ số nội dung", "Nhiệm vụ Thời hạn", "", "", ""], ["", "Họp dân", "", "Nhiệm vụ Quý II", "", "- a\n- b"],
    ["Đơn vị chủ trì - a", "", "", "", "", ""], ["", "TM. UBND", "Nhiệm vụ 1", "", "", ""],
]  # fmt: skip


@pytest.mark.parametrize("grid", [[["a", "b"], [1, 2]], [["Nhiệm vụ"], ["Họp"]], [HEADINGS], [["x"]], ENTANGLED])
def test_what_is_no_tracker_is_refused(grid):
    """A workbook without a heading, or with no task under it, is refused with one sentence."""
    with pytest.raises(UnreadableError):
        read_tracker(grid_workbook(grid))


def test_every_field_of_the_builder_is_understood():
    """The builder's own headings are exact, so that a test's one change is its only finding."""
    assert [match_heading(title).fields[0] for title in HEADINGS][:9] == list(FIELDS[:9])


CELLS = (
    "", None, 1, "Nhiệm vụ", "Nội dung", "Nhiệm vụ (ghi rõ)", "Công việc của xã", "Việc phải làm", "Đơn vị", "Chủ trì", "Thời hạn", "Tiến độ",
    "Đã hoàn thành", "Quá hạn", "Chưa thực hiện", "UBND xã", "Trạng thái / Đã hoàn thành", "x" * 121,
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 5).flatmap(lambda width: st.lists(st.lists(st.sampled_from(CELLS), min_size=width, max_size=width), max_size=6)))
def test_place_that_is_spared_could_not_have_won(rows):
    """What is found without understanding every place is what is found when every place is understood."""
    sheet = Sheet(name="A", rows=rows)
    found = headings.find_heading(sheet)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(headings, "_may_win", lambda *_: True)
        assert headings.find_heading(sheet) == found
