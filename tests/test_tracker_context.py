"""The place of a task in PAPI: what columns say, what groups say, and how long each holds."""

from __future__ import annotations

import pytest

from papi_metrics.framework import indicator_name
from papi_metrics.tracker.context import place_rows
from papi_metrics.tracker.headings import Heading
from papi_metrics.tracker.layout import BodyRow

COLUMNS = {"number": 0, "dimension": 1, "component": 2, "task": 3}
FLAT = {"number": 0, "task": 3}
OPENNESS, LAND = "Công khai, minh bạch", "Thủ tục hành chính công"
ACCESS = "Tiếp cận thông tin"


def group(number=None, text=None, *, dimension=None, component=None):
    """Return a row that is a group's heading."""
    return [number, dimension, component, text], True


def task(number=None, dimension=None, component=None):
    """Return a row that is a task."""
    return [number, dimension, component, "Họp"], False


def placed(*rows, columns=COLUMNS):
    """Place rows, the first of which stands in row 3; return each task's (dimension, codes) and the findings."""
    body = [BodyRow(index, cells, is_group) for index, (cells, is_group) in enumerate(rows, 2)]
    tasks, findings = place_rows(body, Heading(top=1, bottom=1, columns=columns, marks={}, findings=()), sheet="A", year=2022)
    assert {item.sheet for item in findings} <= {"A"}
    return [(item.dimension, "; ".join(item.codes)) for item in tasks], [(item.row, item.column, item.code, item.value) for item in findings]


def dimensions(*rows, columns=FLAT):
    """Return the dimension of each task."""
    return [dimension for dimension, _ in placed(*rows, columns=columns)[0]]


def codes(*rows, columns=FLAT):
    """Return the sub-dimensions of each task."""
    return [found for _, found in placed(*rows, columns=columns)[0]]


@pytest.mark.parametrize(
    ("rows", "carried"),
    [
        pytest.param([task(1, 1), task(2), task(3)], [(4, "B", "label-carried", "2")], id="a run"),
        pytest.param([task(1, 1), task(2), task(3, 2), task(4)], [(4, "B", "label-carried", "1"), (6, "B", "label-carried", "1")], id="two runs"),
        pytest.param([task(1), task(2)], [], id="none above"),
        pytest.param([task(1, 1), task(2, 1)], [], id="written again"),
        pytest.param([task(1, 1, "1.1"), task(2)], [(4, "B", "label-carried", "1"), (4, "C", "label-carried", "1")], id="both labels"),
        pytest.param([task(1, 1, "1.1"), task(2, 1), task(3, 1)], [(4, "C", "label-carried", "2")], id="the same dimension again"),
        pytest.param([task(1, 1, "1.1"), task(2, 1), task(3, 2)], [(4, "C", "label-carried", "1")], id="another dimension ends the component"),
        pytest.param([task(1, 1, "1.1"), task(2, 1), task(3, 1, "1.2"), task(4, 1)], [(4, "C", "label-carried", "1"), (6, "C", "label-carried", "1")], id="components"),
        pytest.param([group("I", None, dimension=1), task(1), task(2)], [(4, "B", "label-carried", "2")], id="named by a row without a task"),
        pytest.param([group("II", OPENNESS), task(1), task(2)], [], id="named by a group"),
        pytest.param([task(1, 1), task(2), group("II", OPENNESS), task(3)], [(4, "B", "label-carried", "1")], id="ended by a group"),
        pytest.param([group("II", OPENNESS), task(1, 1), task(2)], [(5, "B", "label-carried", "1")], id="written below a group"),
        pytest.param([group("II", ACCESS), task(1, 2, "2.2"), task(2, 2)], [(5, "C", "label-carried", "1")], id="component written below a group"),
    ],
)  # fmt: skip
def test_blank_labels_are_told_once_a_run(rows, carried):
    """A run of blank labels is told at its first row with its length; what a group named is carried without a word."""
    assert placed(*rows)[1] == carried


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([task(1, 1, "1.1"), task(2, 2)], [(1, "1.1"), (2, "")], id="another dimension"),
        pytest.param([task(1, 1, "1.1"), task(2, 1)], [(1, "1.1"), (1, "1.1")], id="the same dimension"),
        pytest.param([task(1, None, "2.1")], [(2, "2.1")], id="component alone"),
        pytest.param([task(1, None, "x (PAPI 1.1; 2.1)")], [(None, "1.1; 2.1")], id="component of two dimensions"),
        pytest.param([task(1, 2.0, "2.1")], [(2, "2.1")], id="a number as Excel keeps it"),
        pytest.param([group("I", "Khác", dimension=2), task(1)], [(2, "")], id="a group with a label"),
        pytest.param([group("I", "Khác", component="2.1"), task(1)], [(2, "2.1")], id="a group with a component"),
    ],
)
def test_columns_place_the_rows_below_them(rows, expected):
    """A label holds until another one; a component ends with its dimension, and tells it where nothing else does."""
    assert placed(*rows)[0] == expected


def test_doubtful_label_is_told_once_at_its_first_place():
    """The same doubtful words are told once, other words anew."""
    close = "Công khai minh bạhc"
    rows = [task(1, close), task(2, close), task(3, "Kinh tế"), task(4, 1, "Tri thức công dâm"), task(5, 1, "Tri thức công dâm")]
    assert placed(*rows)[1] == [
        (3, "B", "dimension-close", close), (5, "B", "dimension-unknown", "Kinh tế"), (6, "C", "component-close", "Tri thức công dâm"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "other", "stays"),
    [
        ("I", "II", False), ("I", "A", True), ("I", "1", True), ("I", "1.1", True), ("I", "a", True), ("A", "B", False), ("A", "I", False), ("A", "1", True),
        ("1", "2", False), ("1", "A", False), ("1", "1.1", True), ("1", "a", True), ("1.1", "1.2", False), ("1.1", "2", False), ("1.1", "1.1.1", True),
        ("1.1.1", "1.2", False), ("a", "b", False), ("a", "2", False), ("I.", "(II)", False), ("I", None, False), (None, "I", True), (None, None, False), ("X", "I", False),
    ],
)  # fmt: skip
def test_group_ends_at_one_of_its_level_or_above(name, other, stays):
    """Groups stand in the order I, A, 1, 1.1, a; without a number on top. One that names nothing ends those it equals or leads."""
    rows = [group(name, OPENNESS), task(), group(other, "Nhiệm vụ chung"), task()]
    assert dimensions(*rows) == [2, 2 if stays else None]


@pytest.mark.parametrize("text", [f"II. {OPENNESS}", f"II.{OPENNESS}", f"(2) {OPENNESS}", f"B/ {OPENNESS}", f"b) {OPENNESS}", f"1.2. {OPENNESS}", f"II - {OPENNESS}", OPENNESS])
def test_group_may_have_its_number_in_its_text(text):
    """The number before a group's words is no part of its name."""
    assert dimensions(group(text), task()) == [2]


@pytest.mark.parametrize(("other", "stays"), [("I. Khác", False), ("A. Khác", True), ("1. Khác", True), ("(III) Khác", False)])
def test_number_in_a_group_s_text_tells_its_level(other, stays):
    """A number in the text counts as one in its column."""
    assert dimensions(group(f"II. {OPENNESS}"), task(), group(other), task()) == [2, 2 if stays else None]


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        pytest.param(group("2", "Khác"), "", id="another of its level"),
        pytest.param(group("a", "Khác"), "2.1", id="a deeper one"),
        pytest.param(group("A", "Khác"), "", id="a higher one"),
        pytest.param(group("2", indicator_name("2.2", 2022, "vi")), "2.2", id="another one named"),
        pytest.param(group("III", LAND), "", id="another dimension"),
    ],
)
def test_group_of_a_sub_dimension_places_its_tasks(other, expected):
    """A group within a dimension's may name a sub-dimension; it ends with its level, with its dimension or with another one."""
    assert codes(group("II", OPENNESS), group("1", ACCESS), task(), other, task()) == ["2.1", expected]


def test_group_in_the_column_of_numbers_has_none():
    """Words that stand where the numbers do are no number: such a group stands on top."""
    assert dimensions(group(OPENNESS), task(), group("I", "Khác"), task()) == [2, 2]


def test_group_of_letters_is_no_sub_dimension():
    """Letters alone say too little to place tasks by, also in a dimension whose letters they could be."""
    assert codes(group("II", OPENNESS), group("1", "a, b"), task()) == [""]


def test_sub_dimension_begins_without_what_the_last_one_knew():
    """Tasks numbered under one sub-dimension's number say nothing of those of the next."""
    rows = [group("II", OPENNESS), group("1", ACCESS), task("1.1"), group("2", indicator_name("2.2", 2022, "vi")), task("1")]
    assert codes(*rows) == ["2.1", "2.2"]


def test_ended_sub_dimension_says_nothing_of_later_numbers():
    """Once its group has ended, a sub-dimension's number takes no component away that a column names."""
    rows = [group("II", OPENNESS), group("1", ACCESS), task(), group("2", "Khác"), task("1.1", None, "2.2"), task("2")]
    assert codes(*rows, columns=COLUMNS) == ["2.1", "2.2", "2.2"]


def test_plain_group_leaves_the_component_of_a_column():
    """A group that names nothing ends what groups named, not what a column says."""
    assert placed(task(1, 1, "1.1"), group("I", "Chỉ đạo"), task(2))[0] == [(1, "1.1"), (1, "1.1")]


def test_end_of_a_dimension_is_told_once():
    """Further groups that name nothing end nothing more, and are told of no more."""
    rows = [group("II", OPENNESS), task(), group("III", "Khác A"), task(), group("IV", "Khác B"), task()]
    assert placed(*rows, columns=FLAT)[1] == [(5, "D", "dimension-unknown", "Khác A")]


def test_doubt_about_several_components_names_them():
    """What was read of doubtful words stands in the finding, every sub-dimension of it."""
    body = [BodyRow(2, [1, 1, "1a, 1b", "Họp"])]
    (item,) = place_rows(body, Heading(top=1, bottom=1, columns=COLUMNS, marks={}, findings=()), sheet="A", year=2022)[1]
    assert "1.1; 1.2" in item.message


def test_end_of_a_sub_dimension_leaves_its_dimension():
    """A group that ends the sub-dimension's and stands below the dimension's leaves the dimension."""
    assert placed(group("II", OPENNESS), group("1", ACCESS), task(), group("2", "Khác"), task(), columns=FLAT)[0] == [(2, "2.1"), (2, "")]


def test_doubt_about_a_group_is_told_at_its_words():
    """A group named nearly as a dimension or sub-dimension, and one that ends a dimension without naming another, are told."""
    rows = [group("II", "Công khai minh bạhc"), group("1", "Tiếp cận thông tim"), task(), group("III", "Nhiệm vụ chung"), task()]
    assert placed(*rows, columns=FLAT)[1] == [
        (3, "D", "dimension-close", "Công khai minh bạhc"), (4, "D", "component-close", "Tiếp cận thông tim"), (6, "D", "dimension-unknown", "Nhiệm vụ chung"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("number", "tasks", "expected"),
    [
        pytest.param("1", ["1.1", "1.2", "2"], [2, 2, None], id="numbered under it, then outside"),
        pytest.param("1", ["1", "2"], [2, 2], id="numbered afresh"),
        pytest.param("1", ["2.1"], [None], id="numbered under another"),
        pytest.param("1", ["1.1", None], [2, 2], id="not numbered"),
        pytest.param("1", ["1.1", "a"], [2, 2], id="a letter"),
        pytest.param("1", ["1.1", "1.2", "2", "1.3"], [2, 2, None, None], id="left for good"),
        pytest.param("1", ["11"], [2], id="begins alike"),
        pytest.param("II", ["1.1", "2"], [2, 2], id="Roman number"),
        pytest.param(None, ["1.1", "2"], [2, 2], id="group without a number"),
    ],
)
def test_task_numbered_outside_a_group_is_not_of_it(number, tasks, expected):
    """Once tasks are numbered under a group's number, or under another's, one numbered otherwise is not of that group."""
    assert dimensions(group(number, OPENNESS), *map(task, tasks)) == expected


def test_next_group_begins_without_what_the_last_one_knew():
    """Tasks numbered under an ended group say nothing of those of the next: there they may be numbered afresh."""
    assert dimensions(group("1", OPENNESS), task("1.1"), group("2", LAND), task("1"), task("2")) == [2, 5, 5]


def test_task_leaves_the_sub_dimension_and_keeps_the_dimension():
    """A number outside the sub-dimension's group may still be inside the dimension's."""
    rows = [group("1", OPENNESS), group("1.1", ACCESS), task("1.1.1"), task("1.2")]
    assert placed(*rows, columns=FLAT)[0] == [(2, "2.1"), (2, "")]
