"""The dimension and the component of a task: by name, number, code, letter, group or the row above."""

from __future__ import annotations

import unicodedata

import pytest
from workbooks import HEADINGS, column_of, grid_workbook, places, reading_of, task_row, tracker_grid

from papi_metrics.framework import DIMENSIONS, indicator_name, sub_dimensions
from papi_metrics.tracker import read_tracker
from papi_metrics.tracker.cells import component_cell, dimension_cell
from papi_metrics.tracker.indicators import ComponentReading, DimensionReading, read_component, read_dimension

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
    ("cell", "dimension", "doubt"),
    [
        pytest.param(None, None, None, id="blank"),
        pytest.param("…", None, None, id="dots"),
        pytest.param("Chưa gắn chỉ số", None, None, id="said to be none"),
        pytest.param(0, None, "dimension-unknown", id="nought"),
        pytest.param(9, None, "dimension-unknown", id="nine"),
        pytest.param(2.5, None, "dimension-unknown", id="no whole number"),
        pytest.param("VIII", 8, None, id="Roman number"),
        pytest.param("Trục thứ 2", 2, None, id="word and number"),
        pytest.param("CSND số 2: Công khai, minh bạch", 2, None, id="word, number and name"),
        pytest.param("Chỉ số Công khai, minh bạch", 2, None, id="word and name"),
        pytest.param("III. Công khai, minh bạch", 2, None, id="the plan's own Roman number"),
        pytest.param("Chỉ số III. Công khai, minh bạch", 2, "dimension-conflict", id="Roman number of a dimension"),
        pytest.param("3. Công khai minh bạhc", 2, "dimension-conflict", id="conflict before likeness"),
        pytest.param("Chỉ số 2: nội dung chưa rõ", 2, "dimension-close", id="numbered, unknown name"),
        pytest.param("2. Nội dung chưa rõ", None, "dimension-unknown", id="number of one's own, unknown name"),
        pytest.param("Thực hiện công khai, minh bạch ở xã", 2, "dimension-close", id="name inside words"),
        pytest.param("Các thủ tục hành chính công, quản trị điện tử", 5, "dimension-close", id="the longer of two names"),
        pytest.param("Việc công khai, minh bạch và quản trị điện tử", 2, "dimension-close", id="the longer of two names, though it stands first"),
        pytest.param("Chỉ số 9", None, "dimension-unknown", id="no such number"),
    ],
)
def test_read_dimension_by_what_is_certain_and_tells_the_rest(cell, dimension, doubt):
    """A name leads over a number; a number counts alone, or behind a word that says what it counts; the rest is told."""
    assert read_dimension(cell) == DimensionReading(dimension, doubt)


@pytest.mark.parametrize(
    ("text", "dimension", "expected"),
    [
        pytest.param("1.1\n1.2", 1, ("1.1, 1.2", ("1.1", "1.2"), None), id="codes on lines"),
        pytest.param("1.1; 1.2", 1, ("1.1, 1.2", ("1.1", "1.2"), None), id="codes on a line"),
        pytest.param("1.1\n-\n1.2", 1, ("1.1, 1.2", ("1.1", "1.2"), None), id="a dash between"),
        pytest.param("- 1.1\n+ 1.2", 1, ("1.1, 1.2", ("1.1", "1.2"), None), id="bullets"),
        pytest.param("1.1\n1.1", 1, ("1.1", ("1.1",), None), id="twice the same"),
        pytest.param("1.1\nNội dung khác", 1, ("1.1, Nội dung khác", ("1.1",), "component-unknown"), id="one unknown"),
        pytest.param("1.1\nTri thức công dâm", 1, ("1.1", ("1.1",), "component-close"), id="the second nearly"),
        pytest.param("Nội dung A\nNội dung B", 1, ("Nội dung A Nội dung B", (), "component-unknown"), id="all unknown"),
        pytest.param("1.1\nX", 1, ("1.1, X", ("1.1",), "component-unknown"), id="a letter on a line"),
        pytest.param("Tiếp cận\nthông tin", 2, ("2.1", ("2.1",), None), id="a name on two lines"),
        pytest.param("Chất lượng nước và không khí", 7, ("7.2, 7.3", ("7.2", "7.3"), None), id="one name of two"),
        pytest.param("Nâng cao dịch vụ y tế ở xã", 6, ("Nâng cao dịch vụ y tế ở xã", (), "component-unknown"), id="twelve letters inside words"),
        pytest.param("- 2.1", 2, ("2.1", ("2.1",), None), id="one bullet"),
        pytest.param("2.1 việc khác", 2, ("2.1", ("2.1",), "component-close"), id="code with other words"),
        pytest.param("2.9", 2, ("2.9", (), "component-close"), id="no such code"),
        pytest.param("1a, 1b", 1, ("1a, 1b", ("1.1", "1.2"), "component-by-letter"), id="letters"),
        pytest.param("1a, b", 1, ("1a, 1b", ("1.1", "1.2"), "component-by-letter"), id="letters of one number"),
        pytest.param("a + b", 2, ("2a, 2b", ("2.1", "2.2"), "component-by-letter"), id="letters of the dimension"),
        pytest.param("a", None, ("a", (), "component-by-letter"), id="letter of no dimension"),
        pytest.param("1h", 1, ("1h", (), "component-by-letter"), id="letter beyond the last"),
        pytest.param("1a. Tri thức công dân", 1, ("1a", ("1.1",), None), id="letter and name"),
        pytest.param("1a. Tri thức công dân", None, ("1a", ("1.1",), None), id="letter and name, no dimension"),
        pytest.param("1a. Tiếp cận thông tin", None, ("1a", (), "component-conflict"), id="letter of one, name of another"),
        pytest.param("1b. Tri thức công dâm", 1, ("1b", ("1.1",), "component-close"), id="letter and nearly a name"),
        pytest.param("Tri thức công dân và việc khác", 1, ("1.1", ("1.1",), "component-close"), id="name inside words"),
    ],
)
def test_read_component_takes_label_and_names_apart(text, dimension, expected):
    """A label stands before its name, several components on lines or between signs; the first doubt of several is told."""
    assert read_component(text, dimension=dimension, year=2022) == ComponentReading(*expected)


def test_letters_are_counted_up_to_the_last_sub_dimension():
    """The last sub-dimension of a dimension has a letter, the next letter has none."""
    known = [code for code in sub_dimensions(2022) if code.startswith("1.")]
    last, beyond = (chr(ord("a") + place) for place in (len(known) - 1, len(known)))
    assert read_component(f"1{last}", dimension=1, year=2022).codes == (known[-1],)
    assert read_component(f"1{beyond}", dimension=1, year=2022).codes == ()


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


@pytest.mark.parametrize(
    ("text", "dimension", "label", "codes", "doubt"),
    [
        ("5b, 5c (PAPI 5.3; 5.4)", 5, "5b, 5c", ("5.3", "5.4"), None),
        ("Nội dung khác (PAPI 2.1)", 2, "Nội dung khác", ("2.1",), None),
        ("1a (PAPI không)", 1, "1a", (), None),
        ("(PAPI: 2.1, 2.2)", 2, "2.1, 2.2", ("2.1", "2.2"), None),
        ("x (PAPI 1.1; 2.1)", None, "x", ("1.1", "2.1"), None),
        ("x (PAPI 1.1; 2.1)", 2, "x", ("2.1",), "component-conflict"),
        ("x (PAPI 9.1)", 2, "x (PAPI 9.1)", (), "component-unknown"),
        ("x (PAPI 5.2)", 5, "x (PAPI 5.2)", (), "component-unknown"),
        ("-", 2, None, (), None),
        ("…", 2, None, (), None),
    ],
)
def test_component_may_state_its_codes_or_be_none(text, dimension, label, codes, doubt):
    """Codes in brackets behind a label are what it means, if the year has them; a dash is no component."""
    assert read_component(text, dimension=dimension, year=2022) == ComponentReading(label, codes, doubt)


@pytest.mark.parametrize("text", ["2.1", "2.1. Tiếp cận thông tin", "2a"])
def test_code_or_letter_of_another_dimension_is_a_conflict(text):
    """A component that says itself that it is of dimension 2 is not put under dimension 1 in silence."""
    reading = read_component(text, dimension=1, year=2022)
    assert (reading.codes, reading.doubt) == ((), "component-conflict")


def test_words_for_no_dimension_and_no_component_hold_where_a_blank_would_not():
    """A task can be under no dimension and no component below one that is; nothing is carried, nothing told."""
    none = {"dimension": "Chưa gắn chỉ số", "component": "-"}
    reading = reading_of(task_row(1), task_row(2, **none), task_row(3, dimension=1, component="-"))
    assert (column_of(reading, "dimension"), column_of(reading, "component")) == ([1, None, 1], ["1.1", None, None])
    assert places(reading) == []


@pytest.mark.parametrize("year", [2015, 2022, 2026])
def test_cells_of_every_dimension_and_sub_dimension_are_read_without_doubt(year):
    """What is written for a dimension or a sub-dimension of a year is read as it, word for word."""
    for dimension in (*DIMENSIONS, None):
        assert read_dimension(dimension_cell(dimension, year=year)) == DimensionReading(dimension)
    for code in sub_dimensions(year):
        words = component_cell(code, (code,), dimension=int(code[0]), year=year)
        assert words == f"{code}. {indicator_name(code, year)}"
        assert read_component(words, dimension=int(code[0]), year=year) == ComponentReading(code, (code,))


@pytest.mark.parametrize(
    ("label", "codes", "dimension", "words"),
    [
        ("1a", ("1.1",), 1, "1a. Tri thức công dân"),
        ("2.1", ("2.1",), 2, "2.1. Tiếp cận thông tin"),
        ("2.1, 2.2", ("2.1", "2.2"), 2, "2.1; 2.2"),
        ("Nội dung khác", (), 1, "Nội dung khác"),
        ("Nội dung khác, 2.1", ("2.1",), 2, "Nội dung khác, 2.1 (PAPI 2.1)"),
        ("5b, 5c", ("5.3", "5.4"), 5, "5b, 5c. Giấy chứng nhận quyền sử dụng đất; Thủ tục hành chính cấp xã/phường"),
        ("Tri thức công dân", (), 2, "Tri thức công dân (PAPI không)"),
        (None, (), 2, "-"),
    ],
)
def test_component_cell_says_label_and_names_in_plain_words_where_they_are_read_so(label, codes, dimension, words):
    """The label stands before PAPI's names; only where those would be read otherwise do codes stand in brackets."""
    assert component_cell(label, codes, dimension=dimension, year=2022) == words


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
