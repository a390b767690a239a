"""What a plan lacks: offices, times, products, sub-dimensions without a task, and the same task twice."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from documents import HEADINGS as PLAN_HEADINGS
from documents import TITLE, document, paragraph, plan_row, table
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tasks import task_table
from workbooks import FIRST_ROW, HEADINGS, reading_of, task_row

from papi_metrics.catalogue import CATALOGUE
from papi_metrics.findings import About, Reading, findings_table
from papi_metrics.framework import indicator_name, sub_dimensions
from papi_metrics.language import speaking
from papi_metrics.tracker import check_plan, read_tracker
from papi_metrics.tracker.likeness import like_tasks

DATA = Path(__file__).parent.parent / "data"
SETTINGS = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
UNSERVED = "sub-dimension-without-task"
LOST = ["1c", "1d", "2c", "2d", "3a", "3c", "4a", "4c", "4d", "5a", "5d", "6a", "6d", "7a", "7c", "8b", "8c"]


def lacks(reading):
    """Return where a plan lacks something, but for its sub-dimensions: (row, column, code)."""
    return [(item.row, item.column, item.code) for item in check_plan(reading) if item.code != UNSERVED]


def plan_of(*changes, plan_year=2022, columns=(("task", "D"),)):
    """Return a reading of a table of tasks, a row per change."""
    return Reading(table=task_table(*changes), about=About(plan_year=plan_year, columns=columns, sheet="Theo dõi"))


def test_plan_without_doubt_lacks_nothing():
    """A task with office, time and product is told of nowhere."""
    assert lacks(reading_of(task_row(1), task_row(2))) == []


MISSING = {
    "office": ({"lead_unit": None, "executing_unit": None}, [(4, "F", "task-without-office")]),
    "time": ({"timing": None}, [(4, "H", "task-without-deadline")]),
    "product": ({"deliverable": None}, [(4, "E", "task-without-product")]),
    "all": (
        {"lead_unit": None, "executing_unit": None, "timing": None, "deliverable": None},
        [(4, "E", "task-without-product"), (4, "F", "task-without-office"), (4, "H", "task-without-deadline")],
    ),
}


@pytest.mark.parametrize(("cells", "found"), MISSING.values(), ids=MISSING)
def test_task_that_lacks_something_is_told_where_to_add_it(cells, found):
    """The finding stands on the task's row, in the column whose heading is the missing field's."""
    assert lacks(reading_of(task_row(1), task_row(2, **cells))) == found


@pytest.mark.parametrize("cells", [{"lead_unit": None}, {"executing_unit": None}, {"timing": "Thường xuyên"}, {"timing": "Trước ngày họp"}])
def test_one_office_or_any_words_of_time_are_enough(cells):
    """A task needs one office; a time that is standing, or not understood, is a time."""
    assert lacks(reading_of(task_row(1, **cells))) == []


def test_office_is_to_be_added_in_the_column_there_is():
    """Without a column of leading offices, the one of executing offices is where the office belongs."""
    rows = [[value for place, value in enumerate(task_row(1, executing_unit=None)) if place != 5]]
    headings = [name for name in HEADINGS if name != "Đơn vị chủ trì"]
    assert lacks(reading_of(*rows, task_row(2)[:5] + task_row(2)[6:], headings=headings)) == [(3, "F", "task-without-office")]


@pytest.mark.parametrize(
    ("columns", "code"),
    [
        ({"Sản phẩm"}, "task-without-product"), ({"Thời hạn", "Ngày hoàn thành"}, "task-without-deadline"),
        ({"Đơn vị chủ trì", "Đơn vị thực hiện"}, "task-without-office"),
    ],
)  # fmt: skip
def test_missing_column_is_told_once(columns, code):
    """A tracker without the column has one finding for the whole table, at no row, and it stands first."""
    kept = [place for place, name in enumerate(HEADINGS) if name not in columns]
    rows = [[task_row(number)[place] for place in kept] for number in (1, 2, 3)]
    reading = reading_of(*rows, headings=[HEADINGS[place] for place in kept])
    assert lacks(reading) == [(None, None, code)]
    assert "3 nhiệm vụ" in check_plan(reading)[0].message


def test_task_is_told_at_its_row_where_the_columns_are_not_known():
    """A table that some tasks fill is told of row by row, though nothing says which column it was."""
    assert (6, None, "task-without-product") in lacks(plan_of({"deliverable": "Kế hoạch"}, {}, columns=()))


def test_bullets_that_share_a_row_are_told_once():
    """Tasks of one cell lack together what their row lacks."""
    reading = reading_of(task_row(1, task="- Họp dân\n- Đăng tải\n- Niêm yết", timing=None), task_row(2, timing=None))
    assert lacks(reading) == [(3, "H", "task-without-deadline"), (4, "H", "task-without-deadline")]
    assert "3 nhiệm vụ ở dòng này" in check_plan(reading)[0].message


def test_cancelled_task_lacks_nothing():
    """A task that is no longer to be done needs no office, serves no sub-dimension, and repeats none."""
    cancelled = task_row(2, task="Tuyên truyền pháp luật bầu cử, đợt 1", state="Hủy", lead_unit=None, executing_unit=None, component="1.2")
    reading = reading_of(task_row(1), cancelled)
    assert lacks(reading) == []
    assert any(item.code == UNSERVED and item.value.startswith("1.2 ") for item in check_plan(reading))


def test_sub_dimensions_without_a_task_are_named_in_order():
    """Each sub-dimension of the plan's year that no task serves has a finding with code and name."""
    found = [item for item in check_plan(plan_of({"sub_dimensions": "1.1; 2.1"}, {"sub_dimensions": "8.3"})) if item.code == UNSERVED]
    expected = [code for code in sub_dimensions(2022) if code not in {"1.1", "2.1", "8.3"}]
    assert [item.value for item in found] == [f"{code} {indicator_name(code, 2022)}" for code in expected]
    assert {(item.sheet, item.row, item.column) for item in found} == {("Theo dõi", None, None)}
    assert all("không có nhiệm vụ trong kế hoạch" in item.message for item in found)


def test_sub_dimension_is_named_in_vietnamese_whoever_checks():
    """What is found is kept with the version, so that a reader of English leaves what anybody else would."""
    plan = plan_of({"sub_dimensions": "1.1"})
    with speaking("en"):
        found = [item.value for item in check_plan(plan) if item.code == UNSERVED]
    assert found == [item.value for item in check_plan(plan) if item.code == UNSERVED]


def test_sub_dimension_is_read_in_english():
    """Whoever reads English reads PAPI's own name of it, in the table and in the sentence."""
    found = [item for item in check_plan(plan_of({"sub_dimensions": "1.1"})) if item.code == UNSERVED][:1]
    with speaking("en"):
        row = findings_table(found).iloc[0]
    assert (row["value"], "for Participation in Elections" in row["message"]) == ("1.2 Opportunities for Participation in Elections", True)


def test_sub_dimensions_are_those_of_the_plan_s_year():
    """5.2 was asked of until 2020; a plan of 2022 cannot lack it."""
    readings = {year: plan_of({"sub_dimensions": "1.1"}, plan_year=year) for year in (2020, 2022)}
    codes = {year: {item.value.split()[0] for item in check_plan(readings[year]) if item.code == UNSERVED} for year in readings}
    assert codes[2020] - codes[2022] == {"5.2"}


@pytest.mark.parametrize("reading", [plan_of({}, plan_year=None), plan_of({"sub_dimensions": None})], ids=["no year", "no sub-dimension"])
def test_nothing_is_said_of_sub_dimensions_where_it_cannot_be_known(reading):
    """Without the plan's year, or where no task names a sub-dimension, none is said to have no task."""
    assert [item.code for item in check_plan(reading) if item.code == UNSERVED] == []


@pytest.mark.parametrize("suffix", ["xlsx", "docx"])
def test_annex_lacks_what_its_lost_pages_held(suffix):
    """The annex leaves just those sub-dimensions without a task whose components were lost: counted by the plan's letters."""
    reading = read_tracker(DATA / f"phu-luc-08-KH-UBND-2022.{suffix}")
    # The plan letters dimension 5 as PAPI did to 2020, when it had a 5.2 still.
    lettered = {f"{code[0]}{'abcd'[int(code[2]) - 1]}": code for code in sub_dimensions(2022)}
    plan = pd.read_csv(DATA / "plan_tasks.csv", dtype=str)
    served = {code for codes in plan["sub_dimensions"] for code in codes.split("; ")}
    expected = sorted({lettered[letter] for letter in LOST} - served)
    assert [item.value.split()[0] for item in check_plan(reading) if item.code == UNSERVED] == expected
    assert set(LOST) == {letter for letter, code in lettered.items() if code not in served} | {"5d", "7c"}


def test_annex_lacks_what_it_leaves_blank():
    """Dimension 5 has neither office nor time, 6c no product: a finding each, at the row of its table."""
    reading = read_tracker(DATA / "phu-luc-08-KH-UBND-2022.docx")
    found = [(item.sheet, item.row, item.column, item.code) for item in check_plan(reading) if item.code != UNSERVED]
    assert found == [
        ("Bảng 2", 11, "F", "task-without-office"), ("Bảng 2", 11, "H", "task-without-deadline"), ("Bảng 3", 4, "E", "task-without-product"),
    ]  # fmt: skip


LONG = "Tuyên truyền, phổ biến pháp luật về bầu cử trên đài truyền thanh của xã"
ALIKE = {
    "same words, another dimension": ({"task": "Họp dân"}, {"task": "HỌP DÂN.", "dimension": 2}),
    "same words, another component": ({"task": "Họp dân"}, {"task": "Họp dân", "component": "1b"}),
    "one letter in seventy": ({"task": LONG}, {"task": LONG.replace("biến", "biếnh")}),
    "without a dimension": ({"task": LONG, "dimension": None}, {"task": f"{LONG}.", "dimension": None, "component": "b"}),
}


@pytest.mark.parametrize("changes", ALIKE.values(), ids=ALIKE)
def test_task_that_says_what_another_says_is_told(changes):
    """The later task is told, with the row of the earlier one."""
    reading = plan_of(*changes)
    item = next(item for item in check_plan(reading) if item.code == "task-alike")
    assert (item.row, item.column, item.value) == (6, "D", changes[1]["task"])
    assert "dòng 5" in item.message


DIFFERENT = {
    "nearly, in another dimension": ({"task": LONG}, {"task": f"{LONG} nhé", "dimension": 2}),
    "another number": ({"task": f"{LONG} đợt 1"}, {"task": f"{LONG} đợt 2"}),
    "another quarter": ({"task": f"{LONG} quý II"}, {"task": f"{LONG} quý III"}),
    "another village": ({"task": f"{LONG} thôn A"}, {"task": f"{LONG} thôn B"}),
    "other words": ({"task": LONG}, {"task": LONG.replace("bầu cử", "đất đai")}),
    "no words": ({"task": "…"}, {"task": "…", "dimension": 2}),
}


@pytest.mark.parametrize("changes", DIFFERENT.values(), ids=DIFFERENT)
def test_tasks_that_differ_are_not_alike(changes):
    """Other words, or another number, quarter or village, make another task."""
    assert "task-alike" not in {item.code for item in check_plan(plan_of(*changes))}


def test_repeated_task_that_reading_told_of_is_not_told_again():
    """A task repeated in its component has its warning already; with codes of the tracker's own it has this note."""
    rows = [task_row(1), task_row(2, task="Tuyên truyền pháp luật bầu cử, đợt 1")]
    reading = reading_of(*rows)
    assert ([item.code for item in reading.findings], lacks(reading)) == (["task-repeated"], [])
    coded = reading_of(*([*row, f"A{place}"] for place, row in enumerate(rows)), headings=[*HEADINGS, "Mã"])
    assert (coded.findings, lacks(coded)) == ((), [(FIRST_ROW + 1, "D", "task-alike")])


def test_other_bullet_of_a_repeating_row_is_told():
    """A row of which one bullet has its warning may have another that says what another component's task says."""
    rows = [("- Họp dân\n- Đăng tải", "1.1"), ("- Họp dân\n- Niêm yết", "1.1"), ("- Niêm yết\n- Rà soát", "1.2")]
    reading = reading_of(*(task_row(number, task=task, component=component) for number, (task, component) in enumerate(rows)))
    assert lacks(reading) == [(5, "D", "task-alike")]
    rows = [("- Họp dân\n- Đăng tải", "1.1"), ("- Niêm yết\n- Rà soát", "1.2"), ("- Họp dân\n- Niêm yết", "1.1")]
    reading = reading_of(*(task_row(number, task=task, component=component) for number, (task, component) in enumerate(rows)))
    assert lacks(reading) == [(5, "D", "task-alike")]


def test_task_is_told_once_however_many_it_is_like():
    """A task with the words of one task, and nearly those of another in its dimension, has one finding: the same words lead."""
    found = list(like_tasks(task_table({"task": LONG}, {"task": f"{LONG}s", "dimension": 2}, {"task": LONG, "dimension": 2})))
    assert [(place, other.place) for place, other in found] == [(2, 0)]


def test_other_row_is_named_by_its_table():
    """In a document the note names the table of the other task."""
    tables = [table(PLAN_HEADINGS, plan_row(1)), table(PLAN_HEADINGS, plan_row(1, dimension=2))]
    item = check_plan(read_tracker(document(paragraph(TITLE), *tables)))[0]
    assert (item.code, item.sheet, item.row) == ("task-alike", "Bảng 2", 2)
    assert "dòng 2 (Bảng 1)" in item.message


def test_dimension_of_too_many_tasks_is_compared_word_for_word(monkeypatch):
    """Beyond what a plan can have, only the same words are compared: the cost stays in hand."""
    table_of = task_table({"task": LONG}, {"task": f"{LONG}s"}, {"task": "Họp"}, {"task": "Họp", "component": "b"})
    assert [place for place, _ in like_tasks(table_of)] == [3, 1]
    monkeypatch.setattr("papi_metrics.tracker.likeness.MOST_COMPARED", 2)
    assert [place for place, _ in like_tasks(table_of)] == [3]


def test_likeness_is_found_across_blocks(monkeypatch):
    """Tasks are compared in blocks, and the block makes no difference."""
    changes = [{"task": f"{LONG} {letter * 3}"} for letter in "abcdefg"]
    whole = list(like_tasks(task_table(*changes, {"task": f"{LONG} aaa x"}, {"task": LONG})))
    monkeypatch.setattr("papi_metrics.tracker.likeness._BLOCK", 2)
    assert list(like_tasks(task_table(*changes, {"task": f"{LONG} aaa x"}, {"task": LONG}))) == whole
    assert len(whole) > 5


@SETTINGS
@given(
    tasks=st.lists(
        st.tuples(
            st.sampled_from(["Họp dân", "Họp dân.", LONG, f"{LONG}s", "Rà soát 1", "Rà soát 2"]),
            st.sampled_from([1, 2, None]),
            st.sampled_from(["1.1", "2.1; 2.2", None]),
            st.sampled_from(["none", "dated"]),
            st.sampled_from([None, "UBND xã"]),
            st.sampled_from(["done", "cancelled", "not_started"]),
        ),
        max_size=8,
    )
)
def test_checking_changes_nothing_and_leaves_nothing_out(tasks):
    """Whatever the tasks, the table stays as it was, and no finding is an error."""
    names = ("task", "dimension", "sub_dimensions", "deadline_kind", "lead_unit", "state")
    reading = plan_of(*(dict(zip(names, task, strict=True)) for task in tasks), columns=(("task", "D"), ("timing", "H")))
    before = reading.table.copy()
    found = check_plan(reading)
    pd.testing.assert_frame_equal(reading.table, before)
    assert {CATALOGUE[item.code].severity for item in found} <= {"warning", "note"}
    untimed = sum(1 for task in tasks if task[3] == "none" and task[5] != "cancelled")
    assert sum(1 for item in found if item.code == "task-without-deadline") == untimed


def test_check_of_the_same_reading_is_the_same():
    """Findings of the reading itself play no part but for the repeated tasks."""
    reading = read_tracker(DATA / "phu-luc-08-KH-UBND-2022.xlsx")
    assert check_plan(replace(reading, findings=())) == check_plan(reading)
