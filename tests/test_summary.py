"""The small tables of pages: headline, late tasks, the matrix, the ministries' columns, versions over time."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest
from figures import NAN, change_row, change_table
from tasks import standing, task_table

from papi_metrics.framework import DIMENSIONS, dimension_name
from papi_metrics.summary import (
    NO_TASK,
    dimension_matrix,
    labelled_tasks,
    late_tasks,
    ministry_table,
    plan_summary,
    progress_over_versions,
)

SEPTEMBER = dt.date(2022, 9, 30)
LATE = {"due": dt.date(2022, 8, 15)}
LATER = {"due": dt.date(2022, 9, 15)}
SOON = {"due": dt.date(2022, 10, 5)}
ON_TIME = {"due": dt.date(2022, 6, 30), "state": "done", "completed_on": dt.date(2022, 6, 1)}
DONE_LATE = {"due": dt.date(2022, 6, 30), "state": "done", "completed_on": dt.date(2022, 7, 20)}


def summary(*changes):
    """Return the summary of changed tasks on 30 September 2022."""
    return plan_summary(task_table(*changes), as_of=SEPTEMBER)


def test_summary_counts_tasks():
    """Tasks, those counted, done, late, due soon and without a dimension."""
    made = summary(LATE, LATER, SOON, ON_TIME, {"state": "cancelled"}, {"dimension": None})
    assert (made.tasks, made.counted, made.done, made.overdue, made.due_soon, made.unassigned) == (6, 5, 1, 2, 1, 1)
    assert made.completion == pytest.approx(0.2)
    assert made.planned == pytest.approx(0.6)


def test_summary_counts_each_late_office_once():
    """Two late tasks of an office and a shared one are two offices; done tasks of others are none."""
    made = summary(
        LATE, LATER, LATE | {"lead_unit": "UBND xã; Trạm y tế"}, ON_TIME | {"lead_unit": "Công an xã"}
    )
    assert made.overdue_offices == 2
    assert made.most_days_late == 46


def test_summary_without_late_tasks_has_no_days():
    """Nothing late is no number of days, not zero."""
    made = summary(ON_TIME)
    assert (made.overdue, made.overdue_offices, made.most_days_late) == (0, 0, None)


def test_on_time_counts_agree_with_the_rate():
    """The rate is on-time over timed tasks; standing and undated ones are in neither."""
    made = summary(ON_TIME, ON_TIME, DONE_LATE, LATE, standing(state="done"), SOON)
    assert (made.on_time, made.timed) == (2, 4)
    assert made.on_time_rate == pytest.approx(made.on_time / made.timed)


@pytest.mark.parametrize("changes", [(), ({"state": "cancelled"},)], ids=["empty", "all-cancelled"])
def test_summary_of_nothing_counted_has_no_shares(changes):
    """Where nothing is counted every share is None and the light is grey."""
    made = summary(*changes)
    assert (made.completion, made.planned, made.variance, made.on_time_rate, made.light) == (*[None] * 4, "grey")


def test_labelled_tasks_keep_rows_and_columns():
    """Every task stays, with its label and figures beside its own columns."""
    tasks = task_table(LATE, ON_TIME, standing(state="in_progress"))
    made = labelled_tasks(tasks, as_of=SEPTEMBER)
    assert list(made["label"]) == ["overdue", "done_on_time", "open_in_time"]
    assert list(made.columns[: len(tasks.columns)]) == list(tasks.columns)
    assert made["earned"].tolist() == pytest.approx([0, 1, 273 / 365])


def test_late_tasks_stand_longest_first():
    """The longest overdue leads; equal ones keep the order of the file."""
    made = late_tasks(task_table(LATER, LATE, ON_TIME, LATE, SOON), as_of=SEPTEMBER)
    assert made["task_id"].tolist() == ["T1", "T3", "T0"]
    assert made["days_late"].tolist() == [46, 46, 15]


def test_matrix_has_eight_rows_in_order():
    """All dimensions stand in order with tasks, score, change and reading, whatever order the changes come in."""
    changes = change_table(change_row("PAPI", 45, 44), *[change_row(str(n), 5, 4) for n in reversed(DIMENSIONS)])
    made = dimension_matrix(task_table(LATE | {"dimension": 4}), changes, as_of=SEPTEMBER)
    assert made["dimension"].tolist() == list(DIMENSIONS)
    assert made["tasks"].tolist() == [0, 0, 0, 1, 0, 0, 0, 0]
    assert made.loc[3, ["urgency", "verdict"]].tolist() == [1, "down"]
    assert set(made.loc[made["tasks"] == 0, "reading"]) == {"điểm giảm mà không có nhiệm vụ: cần bổ sung"}


def test_matrix_without_scores_still_stands():
    """A dimension without a row of scores is unknown, not lost."""
    made = dimension_matrix(task_table(ON_TIME), change_table(change_row("PAPI", 45, 44)), as_of=SEPTEMBER)
    assert len(made) == 8
    assert made["score"].isna().all()
    assert made.loc[0, "reading"] == "làm đủ việc; chưa so được điểm"


def test_matrix_says_of_which_years_the_scores_are():
    """Each row names the scores' own year and base year, which may be others than the plan's; without scores none."""
    rows = [change_row(str(n), year=2024, base_year=2022) for n in DIMENSIONS]
    made = dimension_matrix(task_table(ON_TIME), change_table(*rows), as_of=SEPTEMBER)
    assert made[["score_year", "base_year"]].drop_duplicates().to_numpy().tolist() == [[2024, 2022]]
    assert dimension_matrix(task_table(ON_TIME), change_table(), as_of=SEPTEMBER)["score_year"].isna().all()


@pytest.mark.parametrize(
    ("number", "year", "name"),
    [(7, 2022, "Quản trị môi trường"), (7, 2015, "Quản trị môi trường"), (8, 2009, "Quản trị điện tử")],
)
def test_dimension_has_a_name_in_every_year(number, year, name):
    """A plan of a year that did not measure the dimension yet calls it by today's name."""
    assert dimension_name(number, year) == name


def test_matrix_of_an_early_plan_stands():
    """A plan of 2015, before dimensions 7 and 8, has its eight rows."""
    tasks = task_table({"due": dt.date(2015, 6, 30)}, plan_year=2015)
    made = dimension_matrix(tasks, change_table(change_row()), as_of=dt.date(2015, 9, 30))
    assert made["name"].notna().all()


@pytest.mark.parametrize("by", ["dimension", "lead_unit", "executing_unit", "overall"])
def test_ministry_columns_add_up(by):
    """In every row the total is the sum of the columns."""
    made = ministry_table(task_table(LATE, SOON, ON_TIME, DONE_LATE, {"state": "cancelled"}), as_of=SEPTEMBER, by=by)
    counts = ["open_in_time", "open_overdue", "done_on_time", "done_late", "done_undated", "cancelled"]
    filled = made[made["total"] > 0].reset_index(drop=True)
    assert made["total"].tolist() == made[counts].sum(axis=1).tolist()
    assert filled["total"].tolist() == [5]
    assert filled.loc[0, counts].tolist() == [1, 1, 1, 1, 0, 1]


def test_ministry_table_names_what_has_no_task():
    """A sub-dimension without a task is not left out: it says that the plan has none."""
    made = ministry_table(task_table({"sub_dimensions": "1.1"}), as_of=SEPTEMBER, by="sub_dimension")
    remarks = made.set_index("sub_dimension")["remark"]
    assert (len(made), remarks["1.1"], remarks["1.2"]) == (28, "", NO_TASK)
    assert made["name"].iloc[0] == "Tri thức công dân"


def test_ministry_table_of_an_empty_plan_has_all_dimensions():
    """No task gives eight rows that say so."""
    made = ministry_table(task_table(), as_of=SEPTEMBER, by="dimension")
    assert (len(made), set(made["remark"]), made["total"].sum()) == (8, {NO_TASK}, 0)


def test_progress_is_ordered_by_date():
    """Each version is worked out on its own date; the order of the list does not matter."""
    versions = [
        ("2", SEPTEMBER, task_table({"state": "done"}, LATE)),
        ("1", dt.date(2022, 3, 31), task_table({}, {})),
        ("0", dt.date(2022, 1, 31), task_table()),
    ]
    made = progress_over_versions(versions)
    assert made["version"].tolist() == ["0", "1", "2"]
    assert made["completion"].tolist() == pytest.approx([NAN, 0, 0.5], nan_ok=True)
    assert made["overdue"].tolist() == [0, 0, 1]


def test_progress_of_no_version_is_an_empty_table():
    """Without a version there are columns and no row."""
    made = progress_over_versions([])
    assert made.empty
    assert {"version", "as_of", "completion", "planned", "overdue"} <= set(made.columns)


def test_summaries_keep_the_table_they_get():
    """No small table changes the task table."""
    tasks = task_table(LATE, ON_TIME)
    before = tasks.copy(deep=True)
    plan_summary(tasks, as_of=SEPTEMBER), late_tasks(tasks, as_of=SEPTEMBER)
    dimension_matrix(tasks, change_table(change_row()), as_of=SEPTEMBER)
    ministry_table(tasks, as_of=SEPTEMBER, by="lead_unit")
    pd.testing.assert_frame_equal(tasks, before)
