"""The small tables of pages: headline, late tasks, the matrix, the ministries' columns, versions over time."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict

import pandas as pd
import pytest
from figures import NAN, change_row, change_table
from tasks import standing, task_table

from papi_metrics.framework import DIMENSIONS, dimension_name
from papi_metrics.priorities.readings import APART, READINGS
from papi_metrics.summary import (
    NO_TASK,
    completion_compared,
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
ELAPSED = 273 / 365
"""What of the year 2022 has passed by the end of 30 September."""


def values(table, *columns):
    """Return the values of columns, a tuple a row, None where missing."""
    plain = table[list(columns)].astype(object)
    return list(plain.where(plain.notna(), None).itertuples(index=False, name=None))


def summary(*changes):
    """Return the summary of changed tasks on 30 September 2022."""
    return plan_summary(task_table(*changes), as_of=SEPTEMBER)


def test_summary_counts_tasks():
    """Tasks, those counted, done, late, due soon and without a dimension."""
    made = summary(LATE, LATER, SOON, ON_TIME, {"state": "cancelled"}, {"dimension": None})
    assert (made.tasks, made.counted, made.done, made.overdue, made.due_soon, made.unassigned) == (6, 5, 1, 2, 1, 1)
    assert made.completion == pytest.approx(0.2)
    assert made.planned == pytest.approx(0.6)


def test_summary_says_all_of_a_plan_in_one_line():
    """Of five counted tasks two are done, three were due, one goes by time, one is late by 46 days, one is due in five."""
    made = summary(LATE, ON_TIME, DONE_LATE, SOON, standing(state="in_progress"), {"state": "cancelled", "dimension": None})
    assert asdict(made) == {
        "tasks": 6, "counted": 5, "done": 2, "completion": pytest.approx((2 + ELAPSED) / 5), "planned": pytest.approx((3 + ELAPSED) / 5),
        "variance": pytest.approx(-0.2), "level_of_effort": pytest.approx(ELAPSED / 5), "overdue": 1, "overdue_offices": 1, "most_days_late": 46,
        "on_time": 1, "timed": 3, "on_time_rate": pytest.approx(1 / 3), "due_soon": 1, "unassigned": 1, "light": "red",
    }  # fmt: skip


def test_summary_counts_no_office_where_none_leads():
    """A late task that nobody leads is late, of no office."""
    made = summary(LATE | {"lead_unit": None})
    assert (made.overdue, made.overdue_offices) == (1, 0)


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


def test_labelled_tasks_say_all_of_each_task():
    """A late task has its days, one that is due soon says so, what goes by time has earned what was planned."""
    made = labelled_tasks(task_table(LATE, SOON, DONE_LATE, standing(state="in_progress")), as_of=SEPTEMBER)
    assert values(made, "label", "days_late", "earned", "planned_share", "due_soon") == [
        ("overdue", 46, 0, 1, False), ("open_in_time", None, 0, 0, True), ("done_late", 20, 1, 1, False),
        ("open_in_time", None, pytest.approx(ELAPSED), pytest.approx(ELAPSED), False),
    ]


def test_late_tasks_are_labelled_and_numbered_anew():
    """The late tasks say what labelled tasks say; without one there are the same columns and no row."""
    tasks = task_table(SOON, LATER, LATE, LATE | {"row": None}, LATE | {"row": 1})
    made, labelled = late_tasks(tasks, as_of=SEPTEMBER), labelled_tasks(tasks, as_of=SEPTEMBER)
    pd.testing.assert_frame_equal(made, labelled.iloc[[4, 2, 3, 1]].reset_index(drop=True))
    pd.testing.assert_frame_equal(late_tasks(task_table(SOON), as_of=SEPTEMBER), labelled.iloc[:0].reset_index(drop=True))


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
    ("change", "score", "expected"),
    [
        pytest.param(LATE, 4.0, ("behind", "down"), id="late-down"),
        pytest.param(LATE, 5.0, ("behind", "flat"), id="late-flat"),
        pytest.param(ON_TIME, 6.0, ("on_plan", "up"), id="done-up"),
        pytest.param({"state": "cancelled"}, 4.0, ("no_task", "down"), id="cancelled-down"),
    ],
)
def test_matrix_reads_work_and_score_together(change, score, expected):
    """How the work stands and where the score went give the reading and how pressing it is."""
    made = dimension_matrix(task_table(change | {"dimension": 2}), change_table(change_row("2", 5.0, score)), as_of=SEPTEMBER)
    pair = READINGS[expected]
    assert values(made, "dimension", "effort", "result", "reading", "urgency")[1] == (2, *expected, pair.words, pair.urgency)


def test_matrix_does_not_read_scores_of_another_year_with_the_work():
    """Scores of another year than the plan's keep their verdict and are not read beside the work."""
    made = dimension_matrix(task_table(LATE), change_table(change_row("1", 5, 4, year=2023)), as_of=SEPTEMBER)
    assert values(made, "verdict", "result", "reading", "urgency")[:2] == [
        ("down", "unknown", APART["behind"].words, 3), ("no_data", "unknown", APART["no_task"].words, 5),
    ]


def test_matrix_has_the_figures_of_work_and_scores():
    """Each row has its tasks' figures and its score's change, and the years are whole numbers that may be missing."""
    row = change_row("3", 5, 6)
    made = dimension_matrix(task_table(LATE | {"dimension": 3}, DONE_LATE | {"dimension": 3}), change_table(row), as_of=SEPTEMBER)
    shown = ["base", "score", "change", "change_pct", "comparability", "reason", "verdict", "evidence", "rank", "rank_n", "base_rank", "base_rank_n", "quartile"]
    assert values(made, "name", "tasks", "completion", "overdue", *shown)[2] == (dimension_name(3, 2022), 2, 0.5, 1, *(row[name] for name in shown))
    assert {str(made[name].dtype) for name in ("score_year", "base_year")} == {"Int64"}


def test_matrix_refuses_a_dimension_that_has_two_scores():
    """Scores that name a dimension twice are no row too many: they are refused."""
    with pytest.raises(pd.errors.MergeError):
        dimension_matrix(task_table(LATE), change_table(change_row("1"), change_row("1")), as_of=SEPTEMBER)


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


COUNTS = ["total", "open_in_time", "open_overdue", "done_on_time", "done_late", "done_undated", "cancelled"]


@pytest.mark.parametrize(
    ("by", "keys", "first"),
    [
        pytest.param("overall", [], (), id="overall"),
        pytest.param("dimension", ["dimension", "name"], (1, dimension_name(1, 2022)), id="dimension"),
        pytest.param("sub_dimension", ["sub_dimension", "name"], ("1.1", "Tri thức công dân"), id="sub-dimension"),
        pytest.param("lead_unit", ["lead_unit"], ("UBND xã",), id="lead-unit"),
        pytest.param("executing_unit", ["executing_unit"], ("Công chức Tư pháp xã",), id="executing-unit"),
    ],
)
def test_ministry_table_counts_every_label_in_its_column(by, keys, first):
    """A group's key, its name where PAPI has one, the count of each label, and no remark where there are tasks."""
    undated = {"state": "done", "completed_on": None}
    tasks = task_table(SOON, LATE, LATE, ON_TIME, DONE_LATE, DONE_LATE, undated, *[{"state": "cancelled"}] * 3, *[ON_TIME] * 4)
    made = ministry_table(tasks.assign(sub_dimensions="1.1"), as_of=SEPTEMBER, by=by)
    assert (list(made.columns), values(made, *made.columns)[0]) == ([*keys, *COUNTS, "remark"], (*first, 14, 1, 2, 5, 2, 1, 3, ""))
    assert {str(made[name].dtype) for name in COUNTS} == {"int64"}


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


def test_progress_says_of_each_version_what_it_comes_to_and_why():
    """A version's shares and late tasks on its own date stand with its reason; of one date they keep their order."""
    versions = [("2", SEPTEMBER, task_table(ON_TIME, LATE)), ("1", SEPTEMBER, task_table(SOON)), ("0", dt.date(2022, 1, 31), task_table())]
    made = progress_over_versions(versions, reasons=["cuối quý", "sửa", "mới"])
    assert values(made, "version", "as_of", "completion", "planned", "overdue", "on_time_rate", "reason") == [
        ("0", pd.Timestamp(2022, 1, 31), None, None, 0, None, "mới"), ("2", pd.Timestamp(SEPTEMBER), 0.5, 1, 1, 0.5, "cuối quý"),
        ("1", pd.Timestamp(SEPTEMBER), 0, 0, 0, None, "sửa"),
    ]


@pytest.mark.parametrize("versions", [[], [("0", SEPTEMBER, task_table())]], ids=["no-version", "nothing-counted"])
def test_progress_without_shares_has_numbers_all_the_same(versions):
    """Where no share is known its column is one of numbers, and without reasons there is no column of them."""
    made = progress_over_versions(versions)
    kinds = {name: str(dtype) for name, dtype in made.dtypes.items() if name not in {"version", "as_of"}}
    assert kinds == {"completion": "float64", "planned": "float64", "overdue": "int64", "on_time_rate": "float64"}


def test_progress_of_more_versions_of_a_day_keeps_their_order():
    """However many versions were for one day, they stand in the order they were given in."""
    tasks = task_table()
    days = [SEPTEMBER, dt.date(2022, 3, 31)]
    made = progress_over_versions([(str(at), days[at % 2], tasks) for at in range(40)])
    assert made["version"].tolist() == [str(at) for at in (*range(1, 40, 2), *range(0, 40, 2))]


def test_completion_compared_sets_each_table_on_its_own_date():
    """What was done, late and planned before stands beside what is now, dimension by dimension."""
    before, after = task_table(LATE, {"state": "done"}, LATE | {"dimension": 8}), task_table(LATE)
    made = completion_compared(before, after, before_on=dt.date(2022, 8, 1), as_of=SEPTEMBER)
    columns = ["dimension", "name", "tasks_before", "tasks", "completion_before", "completion", "overdue_before", "overdue"]
    assert values(made, *columns)[::7] == [(1, dimension_name(1, 2022), 2, 1, 0.5, 0, 0, 1), (8, dimension_name(8, 2022), 1, 0, 0, None, 0, 0)]
    assert (sorted(made.columns), made["dimension"].tolist()) == (sorted(columns), list(DIMENSIONS))


@pytest.mark.parametrize(("before", "before_on"), [(None, None), (None, SEPTEMBER), (task_table(LATE), None)], ids=["neither", "no-table", "no-date"])
def test_completion_compared_with_nothing_before_misses_what_was(before, before_on):
    """Without a table before, or its date, what was before is missing as a number is."""
    made = completion_compared(before, task_table(LATE), before_on=before_on, as_of=SEPTEMBER)
    old = made[["tasks_before", "completion_before", "overdue_before"]]
    assert (old.isna().all(axis=None), {*map(str, old.dtypes)}, made["overdue"].sum()) == (True, {"float64"}, 1)


def test_completion_compared_names_dimensions_as_in_the_plan_s_year():
    """A plan of 2016 has the names of its year."""
    made = completion_compared(None, task_table(LATE, plan_year=2016), before_on=None, as_of=SEPTEMBER)
    assert made["name"].tolist() == [dimension_name(number, 2016) for number in DIMENSIONS]


def test_progress_of_no_version_is_an_empty_table():
    """Without a version there are columns and no row."""
    made = progress_over_versions([], reasons=[])
    assert made.empty
    assert {"version", "as_of", "completion", "planned", "overdue"} <= set(made.columns)
    assert str(made["reason"].dtype) == "str"


def test_summaries_keep_the_table_they_get():
    """No small table changes the task table."""
    tasks = task_table(LATE, ON_TIME)
    before = tasks.copy(deep=True)
    plan_summary(tasks, as_of=SEPTEMBER), late_tasks(tasks, as_of=SEPTEMBER)
    dimension_matrix(tasks, change_table(change_row()), as_of=SEPTEMBER)
    ministry_table(tasks, as_of=SEPTEMBER, by="lead_unit")
    pd.testing.assert_frame_equal(tasks, before)
