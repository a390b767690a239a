"""A plan as sums: what adds up over units comes to what `completion` says, and is told in whole rows."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tasks import standing, task_table
from test_rules import hard_cases

from papi_metrics.completion import COUNTS, WEIGHTS, completion, completion_sums, overall_and_dimensions

SEPTEMBER = dt.date(2022, 9, 30)
ELAPSED = 273 / 365
CASES = [change | {"dimension": at % 9 or None} for at, change in enumerate(hard_cases().values())]


def sums_of(*changes, **how):
    """Return the sums of a table of changed tasks by dimension, the whole plan under 0."""
    return completion_sums(task_table(*changes), **{"as_of": SEPTEMBER, **how}).set_index("dimension")


@pytest.mark.parametrize("by", ["overall", "dimension"])
def test_sums_come_to_what_completion_says(by):
    """A plan's sums divided are its completion, plan, level of effort and on-time rate; counts and lights are the same."""
    tasks = task_table(*CASES)
    said = completion(tasks, as_of=SEPTEMBER, by=by)
    sums = completion_sums(tasks, as_of=SEPTEMBER)
    sums = sums[(sums["dimension"] == 0) == (by == "overall")].reset_index(drop=True)
    shares = sums.assign(
        completion=sums["earned"] / sums["weight"],
        planned=sums["planned"] / sums["weight"],
        level_of_effort=sums["level_of_effort"] / sums["weight"],
        on_time_rate=sums["on_time"] / (sums["on_time"] + sums["done_late"] + sums["overdue"]),
    )
    columns = [name for name in said if name in shares and name != "dimension"]
    pd.testing.assert_frame_equal(shares[columns], said[columns], check_dtype=False)


@settings(deadline=None, max_examples=15)
@given(owners=st.lists(st.integers(0, 3), min_size=len(CASES), max_size=len(CASES)), order=st.randoms(use_true_random=False))
def test_sums_of_units_are_the_sum_of_all_tasks(owners, order):
    """However tasks are spread over units, the units' sums add up to those of all tasks together, in any order."""
    as_of = SEPTEMBER
    shares = [[case for case, owner in zip(CASES, owners, strict=True) if owner == unit] for unit in range(4)]
    order.shuffle(shares)
    names = [*WEIGHTS, *COUNTS]
    added = sum(completion_sums(task_table(*own), as_of=as_of)[names] for own in shares if own)
    pd.testing.assert_frame_equal(added, completion_sums(task_table(*CASES), as_of=as_of)[names], check_dtype=False)


def test_sums_name_the_whole_plan_first():
    """The whole plan stands under 0, then the eight dimensions in order, the weights before the counts."""
    table = completion_sums(task_table({}), as_of=SEPTEMBER)
    assert table["dimension"].tolist() == list(range(9))
    assert table.columns.tolist() == ["dimension", *WEIGHTS, *COUNTS, "days_late", "longest_overdue", "light"]


def test_sums_of_a_plan_without_tasks_are_nine_rows_of_nothing():
    """A plan without tasks weighs nothing, counts nothing and is grey, in the plan and in every dimension."""
    table = sums_of()
    assert len(table) == 9
    assert not table[[*WEIGHTS, *COUNTS]].any(axis=None)
    assert table[["days_late", "longest_overdue"]].isna().all(axis=None)
    assert set(table["light"]) == {"grey"}


@pytest.mark.parametrize(
    ("change", "weight", "earned", "planned", "effort"),
    [
        pytest.param({"state": "done", "weight": 3.0}, 3, 3, 0, 0, id="done weighs its weight"),
        pytest.param({"progress": 0.5, "weight": 2.0, "due": SEPTEMBER}, 2, 1, 2, 0, id="reported and due"),
        pytest.param(standing(state="in_progress", weight=2.0), 2, 2 * ELAPSED, 2 * ELAPSED, 2 * ELAPSED, id="level of effort"),
        pytest.param({"state": "cancelled", "weight": 5.0}, 0, 0, 0, 0, id="cancelled weighs nothing"),
        pytest.param({"weight": None, "state": "done"}, 1, 1, 0, 0, id="no weight is one"),
    ],
)
def test_sums_weigh_counted_tasks(change, weight, earned, planned, effort):
    """What is summed is weight by share, of counted tasks alone; in the plan and in the task's dimension alike."""
    table = sums_of(change)
    told = {"weight": weight, "earned": earned, "planned": planned, "level_of_effort": effort}
    assert table.loc[0, list(told)].to_dict() == pytest.approx(told)
    assert table.loc[1, list(told)].to_dict() == pytest.approx(told)
    assert not table.loc[2:, list(told)].any(axis=None)


def test_sums_of_a_task_without_dimension_stand_in_the_plan_alone():
    """A task whose dimension cannot be told adds to the whole plan and to no dimension."""
    table = sums_of({"dimension": None, "state": "done", "due": None, "deadline_kind": "standing"}, {"dimension": None, "due": dt.date(2022, 9, 1)})
    assert table["tasks"].tolist() == [2] + [0] * 8
    assert table["earned"].tolist() == [1] + [0] * 8
    assert table["overdue"].tolist() == [1] + [0] * 8
    assert table["longest_overdue"].tolist()[0] == 29
    assert table["longest_overdue"].isna().tolist() == [False] + [True] * 8


def test_sums_of_tasks_on_time_are_of_dated_ones():
    """What the on-time rate is taken of are tasks with a due date that were done in time, by dimension."""
    on_time = {"state": "done", "due": SEPTEMBER, "completed_on": SEPTEMBER, "dimension": 3}
    table = sums_of(on_time, standing(state="done", dimension=3), on_time | {"dimension": 8}, on_time | {"completed_on": None})
    assert table["on_time"].tolist() == [2, 0, 0, 1, 0, 0, 0, 0, 1]


def test_longest_overdue_is_of_open_tasks():
    """A task that was done late long ago is no longer overdue."""
    late = {"state": "done", "due": dt.date(2022, 1, 31), "completed_on": dt.date(2022, 6, 30)}
    assert sums_of(late, {"due": dt.date(2022, 9, 20)}).loc[0, "longest_overdue"] == 10
    assert pd.isna(sums_of(late).loc[0, "longest_overdue"])


def test_sums_take_the_plan_year_of_the_reading_or_the_one_given():
    """In February 2023 the plan of 2022 is wholly elapsed, whether the table or the caller says its year."""
    effort = standing(state="in_progress")
    day = dt.date(2023, 2, 1)
    assert sums_of(effort, as_of=day).loc[0, "earned"] == 1
    assert sums_of(effort, as_of=day, plan_year=2023).loc[0, "earned"] == pytest.approx(32 / 365)


def test_overall_and_dimensions_are_the_rows_of_completion():
    """Worked out in one pass, the plan and its dimensions are what `completion` says, missing as None."""
    tasks = task_table(*CASES[:8], {"dimension": None, "state": "done"})
    overall, dimensions = overall_and_dimensions(tasks, as_of=SEPTEMBER)
    for told, by in (([overall], "overall"), (dimensions, "dimension")):
        said = completion(tasks, as_of=SEPTEMBER, by=by)
        assert told == said.astype(object).where(said.notna(), None).to_dict("records")


def test_overall_and_dimensions_take_a_plan_year():
    """A plan year that is given outweighs the reading's."""
    tasks = task_table(standing(state="in_progress"))
    overall, _ = overall_and_dimensions(tasks, as_of=dt.date(2023, 2, 1), plan_year=2023)
    assert overall["completion"] == pytest.approx(32 / 365)
