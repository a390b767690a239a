"""Which rows under the heading are tasks, and what becomes of the others."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from workbooks import HEADINGS, column_of, grid_workbook, places, reading_of, task_row, tracker_grid

from papi_metrics.text import clean
from papi_metrics.tracker import read_tracker
from papi_metrics.tracker.bullets import joined_lines, split_bullets
from papi_metrics.tracker.offices import offices_in

WIDTH = len(HEADINGS)


def blank_but(**cells):
    """Return a row with nothing but the named cells."""
    empty = dict.fromkeys(
        ("dimension", "component", "task", "deliverable", "lead_unit", "executing_unit", "timing", "state"), None
    )
    return task_row(cells.pop("number", None), **(empty | cells))


NO_TASKS = {
    "group": (blank_but(number="II", task="Chỉ đạo, điều hành"), "D", "row-group"),
    "group in the first column": (["II. Tuyên truyền, phổ biến"], "A", "row-group"),
    "subtotal": (blank_but(task="Tổng cộng: 12"), "D", "row-subtotal"),
    "subtotal of a part": ([None, None, None, "Cộng mục II", None, None, None, None, None, 0.5], "D", "row-subtotal"),
    "heading again": (list(HEADINGS), "A", "row-heading"),
    "column numbers": ([f"({place})" for place in range(1, WIDTH + 1)], "A", "row-numbers"),
    "column letters": (["A", "B", *range(1, WIDTH - 1)], "A", "row-numbers"),
    "column sums": (["(1)", "(2)", "(3)", "(4)", "(5)=(3)+(4)"], "A", "row-numbers"),
    "remark": (blank_but(task="Ghi chú: HT là hoàn thành"), "D", "row-remark"),
    "remark at the left": (["* Số liệu tạm tính"], "A", "row-remark"),
    "only numbers": ([7, None, None, None, None, None, None, None, None, 0.5], "A", "row-without-text"),
    "no task": (blank_but(lead_unit="Công an xã"), "F", "row-without-task"),
    "dashes for a task": (blank_but(number=7, task="...", lead_unit="Công an xã"), "F", "row-without-task"),
}


@pytest.mark.parametrize(("row", "column", "code"), NO_TASKS.values(), ids=NO_TASKS)
def test_row_that_is_no_task_is_told(row, column, code):
    """Every filled row that is no task carries one finding, and the tasks around it stay."""
    reading = reading_of(task_row(1), row, task_row(2))
    assert (column_of(reading, "row"), places(reading)) == ([3, 5], [(4, column, code)])


@pytest.mark.parametrize("row", [[], [None, "", " "], ["\u00a0"], ["\u200b"], [None] * WIDTH])
def test_blank_rows_say_nothing(row):
    """A row without a visible letter is no row."""
    reading = reading_of(task_row(1), row, row, task_row(2))
    assert (column_of(reading, "row"), places(reading)) == ([3, 6], [])


SIGNATURES = {
    "list of receivers": [[None, "Nơi nhận:", None, None, None, "TM. ỦY BAN NHÂN DÂN"], [None, "- Như trên;", None, None, None, "CHỦ TỊCH"]],
    "in task and office": [[None, None, None, "Nơi nhận:", None, "TM. ỦY BAN NHÂN DÂN"], [None, None, None, "Lưu: VT", None, "CHỦ TỊCH"]],
    "place and date": [[None] * 7 + ["Trung Trắc, ngày 30 tháng 6 năm 2022"], [None, None, None, "NGƯỜI LẬP BIỂU"], [None, None, None, "Lê A"]],
    "titles": [[None, None, None, "PHÓ BÍ THƯ", None, None, None, "CHÁNH VĂN PHÒNG"], [None, None, None, "Lê A", None, None, None, "Trần B"]],
}  # fmt: skip


@pytest.mark.parametrize("rows", SIGNATURES.values(), ids=SIGNATURES)
def test_signature_block_is_not_read(rows):
    """From the first line of signing on, nothing is a task, whichever column it stands in."""
    reading = reading_of(task_row(1), [], *rows)
    assert column_of(reading, "row") == [3]
    assert [(row, code) for row, _, code in places(reading)] == [(5 + place, "row-signature") for place in range(len(rows))]


@pytest.mark.parametrize("office", ["Chủ tịch", "Ủy ban nhân dân", "TM. UBND xã", "CHỦ TỊCH UBND XÃ"])
@pytest.mark.parametrize("number", [2, None])
def test_office_that_sounds_like_a_signature_keeps_its_task(office, number):
    """A task led by the chair is a task, numbered or not, and so are the tasks after it."""
    reading = reading_of(task_row(1), task_row(number, lead_unit=office), task_row(None, task="Niêm yết"), task_row(4))
    assert column_of(reading, "row") == [3, 4, 5, 6]


@pytest.mark.parametrize("task", ["Nơi nhận hồ sơ một cửa được bố trí lại", "Tổng hợp báo cáo", "Cộng đồng giám sát đầu tư", "Ghi chú: họp"])
def test_numbered_task_keeps_words_of_other_rows(task):
    """A numbered row with details is a task, however its text begins."""
    assert column_of(reading_of(task_row(1, task=task)), "task") == [task]


@pytest.mark.parametrize("task", ["Xác nhận của chủ tịch về hộ nghèo", "Người lập báo cáo", "Ký, gửi báo cáo quý"])
def test_numbered_row_is_no_signature(task):
    """A row with a number is a task even where its only words could stand in a signature."""
    reading = reading_of(task_row(1), blank_but(number=2, task=task), task_row(3))
    assert column_of(reading, "row") == [3, 4, 5]


def test_row_behind_the_table_is_told_and_left_out():
    """A row without a number, after the last numbered one and a blank row, is no task; it is a warning."""
    reading = reading_of(task_row(1), task_row(2), [], task_row(None, task="Nguyễn Văn Toàn"))
    assert (column_of(reading, "row"), places(reading)) == ([3, 4], [(6, "D", "row-outside")])


def test_bullets_of_a_cell_are_tasks_of_the_row():
    """Each bullet is a task with the row's offices and time; the split is told."""
    reading = reading_of(task_row(1, task="- Họp dân\n- Đăng tải\n- Niêm yết"))
    assert column_of(reading, "task") == ["Họp dân", "Đăng tải", "Niêm yết"]
    assert (column_of(reading, "row"), places(reading)) == ([3, 3, 3], [(3, "D", "bullets-split")])


@pytest.mark.parametrize(
    ("cell", "tasks"),
    [
        ("- Họp\n- Đăng", ("Họp", "Đăng")), ("+ Họp\n+ Đăng", ("Họp", "Đăng")), ("• Họp\n• Đăng", ("Họp", "Đăng")),
        ("– Họp\r\n– Đăng", ("Họp", "Đăng")), ("1. Họp\n2. Đăng", ("Họp", "Đăng")), ("1.Họp\n2.Đăng", ("Họp", "Đăng")),
        ("a) Họp\nb) Đăng", ("Họp", "Đăng")), ("- Họp; - Đăng; - Gửi", ("Họp", "Đăng", "Gửi")),
        ("1. Họp 2. Đăng 3. Gửi", ("Họp", "Đăng", "Gửi")), ("Tổ chức:\n- Họp\n- Đăng", ("Tổ chức: Họp", "Tổ chức: Đăng")),
        ("- Họp\n+ thôn 1\n+ thôn 2\n- Đăng", ("Họp; thôn 1; thôn 2", "Đăng")), ("- Họp dân\nthôn 1\n- Đăng", ("Họp dân thôn 1", "Đăng")),
        ("1. Họp\n- thôn 1\n- thôn 2\n2. Đăng", ("Họp; thôn 1; thôn 2", "Đăng")), ("-Họp dân", ("Họp dân",)),
        ("Họp dân\nvà đăng tải", ("Họp dân và đăng tải",)), ("- Họp\n- \n-", ("Họp",)), ("Họp - Đăng", ("Họp - Đăng",)),
        ("01/2022/NĐ-CP có hiệu lực", ("01/2022/NĐ-CP có hiệu lực",)), ("=Họp dân", ("=Họp dân",)), ("-", ("-",)),
        ("- 1. Họp 2. Đăng", ("Họp", "Đăng")), ("- 1. Họp\n- Đăng", ("Họp", "Đăng")), ("- - Họp", ("Họp",)), ("- Họp\n- …\n- 2", ("Họp", "2")),
        ("- 1. Họp dân", ("Họp dân",)), ("1. Họp 3. Đăng", ("Họp 3. Đăng",)), ("Tổ chức:\n1. Họp 2. Đăng", ("Tổ chức: Họp", "Tổ chức: Đăng")),
        ("a) Xây nhà\nb) Xóa nợ", ("Xây nhà", "Xóa nợ")), ("- Họp\n…\n- Đăng", ("Họp", "Đăng")), ("- Đại hội IX;\n- Đăng;", ("Đại hội IX", "Đăng")),
        ("Tổ chức họp\ntại thôn:\n- Họp\n- Đăng", ("Tổ chức họp tại thôn: Họp", "Tổ chức họp tại thôn: Đăng")),
        ("- Họp\n+ thôn 1\n+ thôn 2", ("Họp thôn 1 thôn 2",)), ("1. Tổ chức:\n- Họp\n- Đăng", ("Tổ chức: Họp", "Tổ chức: Đăng")),
        ("- Họp:\n+ thôn 1\n+ thôn 2\n- Đăng", ("Họp: thôn 1; thôn 2", "Đăng")),
    ],
)  # fmt: skip
def test_split_bullets_by_the_first_mark(cell, tasks):
    """The mark of the first bullet makes tasks; other marks stay below it, and what leads them is kept."""
    assert split_bullets(cell) == tasks


@pytest.mark.parametrize(
    ("cell", "tasks"),
    [
        pytest.param("- Họp\n- Đăng\nNiêm yết:\n- Bổ sung\n- Sửa", ("Họp", "Đăng", "Niêm yết: Bổ sung", "Niêm yết: Sửa"), id="new list"),
        pytest.param("- Họp\n- Đăng\nNiêm yết:\n- Sửa", ("Họp", "Đăng", "Niêm yết: Sửa"), id="new list of one"),
        pytest.param("- Họp\n- Đăng\nNiêm yết:", ("Họp", "Đăng Niêm yết:"), id="nothing follows"),
        pytest.param("- Họp\nNiêm yết:\nthôn\n- Đăng", ("Họp Niêm yết: thôn", "Đăng"), id="no bullet follows"),
        pytest.param("- Họp\ngồm:\n- Đăng", ("Họp gồm:", "Đăng"), id="small letter"),
        pytest.param("- Họp\nNiêm yết\n- Đăng", ("Họp Niêm yết", "Đăng"), id="no colon"),
        pytest.param("- Họp\n+ Sau đó:\n- Đăng\n", ("Họp; Sau đó:", "Đăng"), id="a mark of its own"),
    ],
)
def test_split_bullets_begins_a_list_at_a_line_with_a_colon(cell, tasks):
    """A line of its own that begins with a capital and ends with a colon leads the bullets behind it; any other goes on."""
    assert split_bullets(cell) == tasks


@pytest.mark.parametrize(("count", "tasks"), [(300, 300), (301, 1)])
def test_split_bullets_keeps_a_cell_of_too_many_lines_whole(count, tasks):
    """A cell of more than three hundred lines is no list of tasks."""
    assert len(split_bullets("\n".join(f"- Họp thôn {number}" for number in range(count)))) == tasks


MESSY = st.lists(
    st.sampled_from([
        "- ", "-", "+ ", "• ", "1. ", "2. ", "3.", "1) ", "a. ", "\n", "; ", ";", ". ", ", ", ":", " ", "…", "Họp dân", "UBND xã", "x", "5", "A", "(",
        "\u00ad", "a\u0323", "\u00a0", "\r\n", "\uf0b7", "VP", "công chức", "I. ", "=1+1", "@", "²", "–",
    ]),
    max_size=9,
).map("".join)  # fmt: skip


@settings(max_examples=400, deadline=None, derandomize=True)
@given(text=MESSY)
def test_what_was_read_of_a_cell_is_read_again_as_it_is(text):
    """A task split off, a line of products and a line of offices stay as they are when they are read once more."""
    assert [split_bullets(task) for task in split_bullets(text) if named(task)] == [(task,) for task in split_bullets(text) if named(task)]
    assert joined_lines(joined_lines(text)) == joined_lines(text)
    assert offices_in(offices_in(clean(text))) == offices_in(clean(text))


def named(task):
    """True for a text with a letter or a figure."""
    return any(map(str.isalnum, task))


def test_row_with_a_code_of_its_own_may_be_named_by_figures():
    """A bullet "- 2" is a task "2"; written in a row with number, code and state it is a task again, three dots are none."""
    headings = ("STT", "Mã nhiệm vụ", "Nhiệm vụ", "Trạng thái")
    rows = [(1, "A-1", "2", "Đang thực hiện"), (2, None, "3", "Đang thực hiện"), (3, "A-3", "...", "Đang thực hiện")]
    reading = read_tracker(grid_workbook(tracker_grid(*rows, headings=headings)), 2022)
    assert column_of(reading, "task") == ["2"]
    assert [place for place in places(reading) if place[0]] == [(4, "D", "row-without-task"), (5, "B", "row-without-task")]


@pytest.mark.parametrize(
    ("cell", "line"),
    [
        ("- Kế hoạch;\n- Báo cáo.\nquý", "Kế hoạch; Báo cáo. quý"), ("- Kế hoạch", "Kế hoạch"), ("- Kế hoạch; - Báo cáo", "Kế hoạch; Báo cáo"),
        ("- - Kế hoạch\n- Báo cáo", "Kế hoạch; Báo cáo"), ("1. Kế hoạch\n2. Báo cáo", "1. Kế hoạch; 2. Báo cáo"), ("Gồm:\n- Kế hoạch\n- Tin", "Gồm: Kế hoạch; Tin"),
        ("- Nghị quyết khóa X\n- Báo cáo,\n- Tin.", "Nghị quyết khóa X; Báo cáo; Tin."), ("Kế hoạch\ncủa xã", "Kế hoạch của xã"), ("- Tin\n-\n- Bài", "Tin; Bài"),
        ("a) Tin\nb) Bài", "a) Tin; b) Bài"), ("-", "-"), ("-5%\n+84", "-5%; +84"),
    ],
)  # fmt: skip
def test_joined_lines_keeps_deliverables_apart(cell, line):
    """Bullets stand on one line with semicolons between them, numbers stay, lines that only wrap are joined."""
    assert joined_lines(cell) == line


def test_merged_cells_hold_for_all_their_rows():
    """A value merged over rows is the value of each of them."""
    rows = (task_row(1, dimension=2), task_row(2, dimension=None, lead_unit=None), task_row(3, dimension=None, lead_unit=None))
    reading = reading_of(*rows, merges=["B3:B5", "F3:F5"])
    assert (column_of(reading, "dimension"), column_of(reading, "lead_unit")) == ([2] * 3, ["UBND xã"] * 3)
    assert "label-carried" not in {code for *_, code in places(reading)}


def test_merged_task_cell_is_one_task():
    """Rows that share a merged task cell are one task; what they add is kept and told."""
    rows = (task_row(1, executing_unit="VP"), blank_but(executing_unit="TP"))
    reading = reading_of(*rows, merges=["D3:D4"])
    assert (column_of(reading, "executing_unit"), places(reading)) == (["VP; TP"], [(4, "G", "row-joined")])


def test_merged_task_cell_tells_of_a_value_it_cannot_keep():
    """Where two rows of one task hold different numbers, the lower one is told of."""
    rows = (task_row(1, progress=0.5), blank_but(progress=0.25, number=None))
    rows[1][9] = 0.25
    assert places(reading_of(*rows, merges=["D3:D4"])) == [(4, "J", "cell-dropped")]


def test_repeated_task_and_code_are_told_and_told_apart():
    """Two tasks alike keep ids of their own, and the later one is a warning."""
    reading = reading_of(task_row(1, task="Họp dân"), task_row(2, task="Họp dân"))
    assert (reading.table.task_id.is_unique, places(reading)) == (True, [(4, "D", "task-repeated")])


def test_repeated_code_never_takes_another_task_s_code():
    """The number behind a repeated code skips codes that other tasks have."""
    headings = [*HEADINGS, "Mã nhiệm vụ"]
    rows = ([*task_row(1), "A"], [*task_row(2), "A"], [*task_row(3), "A-2"])
    reading = reading_of(*rows, headings=headings)
    assert (column_of(reading, "task_id"), places(reading)) == (["A", "A-3", "A-2"], [(4, "M", "task-id-repeated")])


def test_hierarchical_numbers_make_groups():
    """A row without details whose number the next row goes on from is a group; one with details is a task."""
    grid = tracker_grid(
        blank_but(number="1", task="Công tác chỉ đạo"), task_row("1.1"), task_row("1.2"), task_row("2"), task_row("2.1")
    )
    reading = read_tracker(grid_workbook(grid), 2022)
    assert (column_of(reading, "row"), places(reading)) == ([4, 5, 6, 7], [(3, "D", "row-group")])


def test_sign_at_a_figure_is_no_bullet_in_a_note_of_several_lines():
    """A line that begins with a negative figure keeps its sign."""
    (note,) = reading_of(task_row(1, note="So với quý I:\n-5% hộ nghèo")).table["note"]
    assert note == "So với quý I: -5% hộ nghèo"
