"""The ids of tasks: the tracker's own codes, else of the task's words, each one of a kind."""

from __future__ import annotations

import re
import unicodedata

import pytest

from papi_metrics.tracker.context import Placed
from papi_metrics.tracker.headings import Heading
from papi_metrics.tracker.identity import name_tasks
from papi_metrics.tracker.layout import BodyRow
from papi_metrics.workbook import Sheet


def named(*rows, coded=True):
    """Return the named tasks of rows (task, code, dimension, component), the first of which stands in row 3."""
    columns = {"task": 0, "task_id": 1} if coded else {"task": 0}
    placed = []
    for index, (text, code, dimension, component) in enumerate(((*row, *(None,) * (4 - len(row))) for row in rows), 2):
        placed.append(Placed(BodyRow(index, [text, code]), dimension, component, ()))
    return name_tasks(placed, Heading(top=1, bottom=1, columns=columns, marks={}, findings=()), sheet=Sheet(name="A", rows=[]))


def one_id(text, dimension=None, component=None):
    """Return the id of a task without a code."""
    return named((text, None, dimension, component)).ids[0]


def found(tasks):
    """Return the findings as (row, column, code, value)."""
    return [(item.row, item.column, item.code, item.value) for item in tasks.findings]


def first_rows(item):
    """Return the row that a finding's message names."""
    return set(re.findall(r"dòng (\d+)", item.message))


@pytest.mark.parametrize(("code", "name"), [("A-1", "A-1"), (5.0, "5"), (7, "7"), (" A\n1 ", "A, 1"), ("a\u0323", "ạ")])
def test_task_has_the_tracker_s_own_code(code, name):
    """A code is kept as it is shown, on one line."""
    assert named(("Họp", code)).ids == [name]


@pytest.mark.parametrize(
    "text",
    ["HỌP DÂN, bàn hòa giải", "Họp dân - bàn hoà giải", unicodedata.normalize("NFD", "Họp dân bàn hòa giải"), "Hop dan ban hoa giai", " họp  dân (bàn) hòa giải. "],
    ids=["capitals", "place of the tone", "decomposed", "no marks", "other signs"],
)
def test_id_of_words_outlives_typing_them_anew(text):
    """An id holds however the words are typed again: case, composition, tones and signs make no other task."""
    assert one_id(text) == one_id("Họp dân bàn hòa giải")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Họp 1",), ("Họp 2",)), (("Đi",), ("Vi",)), (("Họp", 1), ("Họp", 2)), (("Họp", 1, "1a"), ("Họp", 1, "1b")), (("Họp",), ("Họp", 1)), (("?!",), ("!?",)),
        (("Họp ab",), ("Họpab",)),
    ],
    ids=["figures", "letters", "dimension", "component", "no dimension", "signs alone", "blank"],
)  # fmt: skip
def test_id_of_words_differs_with_words_and_place(one, other):
    """Other letters or figures, another dimension or component make another task; a task of signs alone has an id too."""
    assert one_id(*one) != one_id(*other)


@pytest.mark.parametrize(("dimension", "start"), [(1, "1-"), (8, "8-"), (None, "x-")])
def test_id_of_words_begins_with_the_dimension(dimension, start):
    """An id says its dimension, "x" without one, and ten figures behind it."""
    assert one_id("Họp", dimension)[:2] == start
    assert len(one_id("Họp", dimension)) == 12


def test_stroke_of_a_letter_is_no_difference():
    """A word typed without the stroke of its đ is the same word."""
    assert one_id("Đường làng") == one_id("Duong lang")


def test_bullets_are_tasks_of_their_row():
    """Each bullet is a task of its row, with the row's code and a number behind it; that it was split is told, and nothing else."""
    tasks = named(("- Họp\n- Đăng\n- Gửi", "A"), ("Sửa", "B"))
    assert (tasks.places, tasks.texts, tasks.ids) == ([0, 0, 0, 1], ["Họp", "Đăng", "Gửi", "Sửa"], ["A", "A-2", "A-3", "B"])
    assert found(tasks) == [(3, "A", "bullets-split", "3")]
    assert tasks.findings[0].sheet == "A"


def test_number_for_a_task_is_shown():
    """A task that is a number has its figures for a text."""
    assert named((5.0, "A")).texts == ["5"]


@pytest.mark.parametrize(
    ("codes", "ids"),
    [
        (["A", "A", "A"], ["A", "A-2", "A-3"]), (["A", "A", "A-2"], ["A", "A-3", "A-2"]), (["A", "A-2", "A", "A-2"], ["A", "A-2", "A-3", "A-2-2"]),
        (["A", "B", "A", "B"], ["A", "B", "A-2", "B-2"]),
    ],
)  # fmt: skip
def test_repeated_codes_take_the_next_free_number(codes, ids):
    """What repeats has a number behind it that no other task has, whether before or after it."""
    assert named(*((f"Việc {place}", code) for place, code in enumerate(codes))).ids == ids


def test_repeated_code_of_another_row_is_told_with_the_first_row():
    """A code that another row has is told at its cell, with the row that had it first."""
    tasks = named(("Họp", "A"), ("Đăng", "B"), ("Sửa", "A"), ("Gửi", "A"))
    assert found(tasks) == [(5, "B", "task-id-repeated", "A"), (6, "B", "task-id-repeated", "A")]
    assert [(item.sheet, first_rows(item)) for item in tasks.findings] == [("A", {"3"})] * 2


@pytest.mark.parametrize("coded", [True, False])
def test_repeated_words_are_told_with_the_first_row(coded):
    """A task of the same words in the same place is told at its cell, with its first two hundred letters."""
    text = "Họp " + "x" * 300
    tasks = named((text, None, 1), ("Đăng", None, 1), (text, None, 1), coded=coded)
    assert found(tasks) == [(5, "A", "task-repeated", text[:200])]
    assert first_rows(tasks.findings[0]) == {"3"}
    assert tasks.ids[2] == f"{tasks.ids[0]}-2"


def test_bullet_repeated_in_its_cell_is_told():
    """Two bullets of a cell that say the same are told: without codes nothing else tells them apart."""
    assert [item[2] for item in found(named(("- Họp\n- Họp", None)))] == ["bullets-split", "task-repeated"]
