"""The dimension and the component of a task: by name, number, code, letter, group or the row above."""

from __future__ import annotations

import unicodedata

import pytest
from workbooks import HEADINGS, column_of, grid_workbook, places, reading_of, task_row, tracker_grid

from papi_metrics.tracker import read_tracker
from papi_metrics.tracker.indicators import read_component, read_dimension

FLAT = [HEADINGS[0], *HEADINGS[3:]]


def flat_row(number, text, *details):
    """Return a row of a tracker without columns of dimension and component."""
    return [number, text, *details]


def flat_task(number, text="Họp dân"):
    """Return a task of such a tracker."""
    return flat_row(number, f"{text} {number}", "Kế hoạch", "VP", "TP", "Quý I", "Đang thực hiện")


@pytest.mark.parametrize(
    ("cell", "dimension"),
    [
        (2, 2), (2.0, 2), ("2", 2), ("II", 2), ("Chỉ số nội dung 2", 2), ("Công khai, minh bạch", 2), ("CÔNG KHAI MINH BẠCH", 2),
        ("2. Công khai, minh bạch", 2), ("Thủ tục hành chính công", 5), ("Quản trị điện tử", 8),
    ],
)  # fmt: skip
def test_read_dimension_by_name_or_number(cell, dimension):
    """A dimension is its number, its official name or a plan's name for it, in any case and composition."""
    forms = {cell, unicodedata.normalize("NFD", cell)} if isinstance(cell, str) else {cell}
    for form in forms:
        reading = read_dimension(form)
        assert (reading.dimension, reading.doubt) == (dimension, None)


@pytest.mark.parametrize(
    ("cell", "dimension", "code"),
    [
        ("Công khai minh bạhc", 2, "dimension-close"), ("Kinh tế", None, "dimension-unknown"), (9, None, "dimension-unknown"),
        ("3. Công khai, minh bạch", 2, "dimension-conflict"), (True, None, "dimension-unknown"),
    ],
)  # fmt: skip
def test_doubtful_dimension_is_told(cell, dimension, code):
    """A name met by likeness, beside another number, or not at all is a finding at its cell."""
    reading = reading_of(task_row(dimension=cell, component=None))
    assert (column_of(reading, "dimension"), places(reading)) == ([dimension], [(3, "B", code)])


@pytest.mark.parametrize(
    ("text", "dimension", "codes", "doubt"),
    [
        ("2.1", 2, ("2.1",), None), ("Tiếp cận thông tin", 2, ("2.1",), None), ("a. Tri thức công dân", 1, ("1.1",), None),
        ("b", 1, ("1.2",), "component-by-letter"), ("Nội dung khác", 1, (), "component-unknown"),
        ("Tiếp cận thông tin", 1, (), "component-conflict"), ("Tri thức công dâm", 1, ("1.1",), "component-close"),
    ],
)  # fmt: skip
def test_read_component_by_name_code_or_letter(text, dimension, codes, doubt):
    """A component is its code or name; a letter alone, a likeness or another dimension's name is a doubt."""
    reading = read_component(text, dimension=dimension, year=2022)
    assert (reading.codes, reading.doubt) == (codes, doubt)


def test_blank_label_is_the_one_above_and_told_once():
    """A blank dimension or component means the one above; each run of blanks is told at its first row."""
    rows = [task_row(1), *(task_row(number, dimension=None, component=None) for number in (2, 3)), task_row(4, dimension=2, component="2.1")]
    reading = reading_of(*rows)
    assert column_of(reading, "sub_dimensions") == ["1.1", "1.1", "1.1", "2.1"]
    assert places(reading) == [(4, "B", "label-carried"), (4, "C", "label-carried")]


def test_groups_name_the_dimension_of_their_tasks():
    """Without columns for them, groups that name a dimension or sub-dimension place the tasks below."""
    grid = tracker_grid(
        flat_row("I", "Tham gia của người dân ở cấp cơ sở"), flat_task(1),
        ["II. CÔNG KHAI, MINH BẠCH"], flat_row("1", "Tiếp cận thông tin"), flat_task(2),
        flat_row("III", "Nhiệm vụ chung"), flat_task(3),
        headings=FLAT,
    )  # fmt: skip
    reading = read_tracker(grid_workbook(grid), 2022)
    assert column_of(reading, "dimension") == [1, 2, None]
    assert column_of(reading, "sub_dimensions") == [None, "2.1", None]
    assert places(reading) == [
        (3, "B", "row-group"), (5, "A", "row-group"), (6, "B", "row-group"), (8, "B", "row-group"), (8, "B", "dimension-unknown"),
    ]  # fmt: skip


def test_group_below_a_dimension_s_group_does_not_end_it():
    """A deeper group that names nothing of PAPI leaves the dimension of its parent."""
    grid = tracker_grid(
        flat_row("II", "Công khai, minh bạch"), flat_row("a)", "Công tác tuyên truyền chung"), flat_task(1),
        headings=FLAT,
    )  # fmt: skip
    grid[3][1] = "a) NHÓM VIỆC A"
    grid[3][0] = None
    reading = read_tracker(grid_workbook(grid), 2022)
    assert column_of(reading, "dimension") == [2]


def test_task_numbered_outside_a_group_leaves_it():
    """After 1.1 and 1.2 a task numbered 2 is not of group 1."""
    grid = tracker_grid(
        flat_row("1", "Công khai, minh bạch"), flat_task("1.1"), flat_task("1.2"), flat_task("2"), headings=FLAT
    )
    assert column_of(read_tracker(grid_workbook(grid), 2022), "dimension") == [2, 2, None]


def test_group_beside_a_dimension_column_changes_nothing():
    """Where a column names the dimension, a plain group row takes nothing away."""
    reading = reading_of(task_row(1), ["I. Chỉ đạo, điều hành"], task_row(2))
    assert (column_of(reading, "dimension"), places(reading)) == ([1, 1], [(4, "A", "row-group")])
