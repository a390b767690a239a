"""Completion by group: what a group's row holds, whom a task counts for, and what makes a group's light."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest
from tasks import standing, task_table

from papi_metrics.completion import LIGHTS, completion, task_status

SEPTEMBER = dt.date(2022, 9, 30)
FIGURES = [
    "tasks", "counted", "done", "completion", "planned", "variance", "level_of_effort", "done_share", "on_time_rate", "days_late",
    "done_on_time", "done_late", "done_undated", "open_in_time", "overdue", "cancelled", "due_soon", "no_deadline", "light",
]  # fmt: skip


def grouped(*changes, by):
    """Return the figures of changed tasks by a grouping."""
    return completion(task_table(*changes), as_of=SEPTEMBER, by=by)


@pytest.mark.parametrize(
    ("by", "key"),
    [("overall", []), ("dimension", ["dimension"]), ("sub_dimension", ["sub_dimension"]), ("lead_unit", ["lead_unit"]), ("executing_unit", ["executing_unit"])],
)
def test_completion_has_the_key_and_the_figures_in_order(by, key):
    """A row has its group's key, none for the whole plan, and then the figures the command line promises."""
    assert grouped({}, by=by).columns.tolist() == key + FIGURES


@pytest.mark.parametrize(("by", "dtype"), [("dimension", "Int64"), ("sub_dimension", "str"), ("lead_unit", "str"), ("executing_unit", "str")])
def test_keys_are_whole_numbers_or_words(by, dtype):
    """Dimensions are whole numbers, offices and sub-dimensions words, whether one is missing or not."""
    assert grouped({}, {"lead_unit": None, "executing_unit": None}, by=by)[by].dtype == dtype


@pytest.mark.parametrize("dimension", [0, 9])
def test_dimension_that_papi_has_not_is_no_group(dimension):
    """A task under a number that no dimension has is in no dimension's figures and in the plan's."""
    assert grouped({"dimension": dimension}, {}, by="dimension")["tasks"].tolist() == [1] + [0] * 7
    assert grouped({"dimension": dimension}, {}, by="overall")["tasks"].tolist() == [2]


def test_sub_dimension_of_another_year_is_no_group():
    """5.2, which PAPI dropped in 2021, has no row in 2022; a task of it and of 5.3 counts for 5.3."""
    table = grouped({"sub_dimensions": "5.2; 5.3"}, {"sub_dimensions": "5.2"}, by="sub_dimension").set_index("sub_dimension")
    assert "5.2" not in table.index
    assert table["tasks"].sum() == table.loc["5.3", "tasks"] == 1


def test_task_without_sub_dimension_is_in_none():
    """A blank cell of sub-dimensions names none."""
    assert grouped({"sub_dimensions": None}, {"sub_dimensions": "1.2"}, by="sub_dimension")["tasks"].sum() == 1


def test_sub_dimension_named_twice_in_a_cell_counts_once():
    """A cell that names a sub-dimension twice is one task of it."""
    table = grouped({"sub_dimensions": "5.3; 5.3;5.4"}, by="sub_dimension").set_index("sub_dimension")
    assert table.loc[["5.3", "5.4"], "tasks"].tolist() == [1, 1]


@pytest.mark.parametrize("by", ["sub_dimension", "lead_unit", "executing_unit"])
def test_plan_without_tasks_has_no_figures_by_group(by):
    """Of a plan without tasks nobody has any, and every sub-dimension is grey."""
    table = grouped(by=by)
    assert table["tasks"].sum() == 0
    assert len(table) == (28 if by == "sub_dimension" else 0)


@pytest.mark.parametrize("cell", [None, "5.2"])
def test_plan_without_sub_dimensions_is_in_none(cell):
    """Where no task names a sub-dimension of the year every one of them is grey."""
    assert set(grouped({"sub_dimensions": cell}, by="sub_dimension")["light"]) == {"grey"}


def test_office_named_twice_in_a_cell_counts_once():
    """A cell that names an office in two spellings names one office."""
    table = grouped({"lead_unit": "UBND xã; ubnd xã"}, by="lead_unit")
    assert table[["lead_unit", "tasks"]].to_numpy().tolist() == [["UBND xã", 1]]


def test_offices_stand_in_alphabetical_order_by_their_first_spelling():
    """Offices come by name, each as it is first written; each has the figures of its own tasks."""
    cells = ["Trạm y tế", "Công an xã; Trạm Y tế", "Ban Văn hóa", "CÔNG AN XÃ"]
    table = grouped(*({"lead_unit": cell, "state": state} for cell, state in zip(cells, ["done", "not_started", "done", "done"], strict=True)), by="lead_unit")
    assert table[["lead_unit", "tasks", "done"]].to_numpy().tolist() == [["Ban Văn hóa", 1, 1], ["Công an xã", 2, 1], ["Trạm y tế", 2, 1]]


def test_tasks_of_several_offices_keep_their_own_figures():
    """Where cells name one, two and no office, each group's completion is of its own tasks."""
    changes = [
        {"lead_unit": "A; B", "state": "done"},
        {"lead_unit": "B", "progress": 0.5},
        {"lead_unit": None, "progress": 0.25},
        {"lead_unit": "A; C", "progress": 0.0},
    ]
    assert grouped(*changes, by="lead_unit")["completion"].tolist() == [0.5, 0.75, 0.0, 0.25]


# lights


def ahead(count):
    """Return tasks that are done before they are due."""
    return [{"state": "done"}] * count


@pytest.mark.parametrize(
    ("change", "light"),
    [
        pytest.param({"due": SEPTEMBER - dt.timedelta(days=31)}, "red", id="one open 31 days overdue"),
        pytest.param({"due": SEPTEMBER - dt.timedelta(days=30)}, "amber", id="one open 30 days overdue"),
        pytest.param({"due": SEPTEMBER - dt.timedelta(days=1)}, "amber", id="one open a day overdue"),
        pytest.param({"due": SEPTEMBER - dt.timedelta(days=90), "state": "done", "completed_on": SEPTEMBER}, "green", id="done 90 days late"),
        pytest.param({"due": SEPTEMBER - dt.timedelta(days=90), "state": "cancelled"}, "green", id="cancelled"),
        pytest.param({"due": SEPTEMBER}, "green", id="due today"),
    ],
)
def test_light_of_a_group_ahead_of_its_plan_is_that_of_what_is_overdue(change, light):
    """In a group far ahead of its plan one open overdue task decides the light; what was done late does not."""
    assert grouped(change, *ahead(19), by="overall")["light"].tolist() == [light]


def test_lights_are_four():
    """The lights have the names that pages and reports know."""
    assert LIGHTS == ("green", "amber", "red", "grey")


# statuses of tasks


def test_task_status_says_everything_of_each_task():
    """A row per task with what it earned, should have, its label, its days late and its flags."""
    status = task_status(task_table(
        {"state": "done", "due": dt.date(2022, 6, 30), "completed_on": dt.date(2022, 7, 5), "weight": 2.0},
        {"due": dt.date(2022, 9, 20), "progress": 0.5},
        {"due": dt.date(2022, 10, 14)},
        standing(state="cancelled", weight=None),
    ), as_of=SEPTEMBER)  # fmt: skip
    assert status.columns.tolist() == ["counted", "done", "weight", "earned", "planned", "effort", "label", "days_late", "due_soon", "no_deadline"]
    assert status["label"].tolist() == ["done_late", "overdue", "open_in_time", "cancelled"]
    assert status["label"].dtype == "category"
    assert status.drop(columns=["label", "days_late", "planned", "effort"]).to_numpy().tolist() == [
        [True, True, 2.0, 1.0, False, False],
        [True, False, 1.0, 0.5, False, False],
        [True, False, 1.0, 0.0, True, False],
        [False, False, 1.0, 0.0, False, False],
    ]
    assert status["days_late"].fillna(-1).tolist() == [5, 10, -1, -1]


@pytest.mark.parametrize(("kind", "planned"), [("standing", 0.25), ("recurring", 0.25), ("event", 0.0), ("unread", 0.0), ("none", 0.0)])
def test_task_without_a_date_is_planned_by_its_kind(kind, planned):
    """A quarter through the year standing work is a quarter planned, all else that has no date not at all."""
    status = task_status(task_table(standing(deadline_kind=kind)), as_of=dt.date(2024, 4, 1), plan_year=2024)
    assert status["planned"].round(2).tolist() == [planned]


def test_standing_task_with_a_date_is_planned_as_standing():
    """A date beside standing work moves nothing: it is planned by the time gone by."""
    status = task_status(task_table({"deadline_kind": "standing", "due": dt.date(2022, 1, 31)}), as_of=SEPTEMBER)
    assert status["planned"].tolist() == [273 / 365]


@pytest.mark.parametrize("state", ["done", "cancelled"])
def test_ended_task_is_never_due_soon(state):
    """Nobody is reminded of a task that is done or cancelled."""
    assert not task_status(task_table({"state": state, "due": SEPTEMBER}), as_of=SEPTEMBER)["due_soon"].any()


@pytest.mark.parametrize(
    ("completed", "due", "label", "days"),
    [
        pytest.param(dt.date(2022, 6, 30), None, "done_on_time", None, id="no due date"),
        pytest.param(None, None, "done_on_time", None, id="neither date"),
        pytest.param(dt.date(2022, 6, 29), dt.date(2022, 6, 30), "done_on_time", None, id="the day before"),
        pytest.param(dt.date(2022, 7, 1), dt.date(2022, 6, 30), "done_late", 1, id="the day after"),
    ],
)
def test_done_task_is_late_by_its_dates_alone(completed, due, label, days):
    """A done task is late only where both dates are known and the second is past the first."""
    status = task_status(task_table({"state": "done", "due": due, "completed_on": completed}), as_of=SEPTEMBER).iloc[0]
    assert (status["label"], None if pd.isna(status["days_late"]) else status["days_late"]) == (label, days)


def test_dates_with_hours_are_days():
    """A date that came with an hour is its day: due on the 30th at noon is not overdue on the 30th."""
    tasks = task_table({}).assign(due=pd.Series([dt.datetime(2022, 9, 30, 12)], dtype="datetime64[us]"))  # noqa: DTZ001 - a cell's date
    assert task_status(tasks, as_of=SEPTEMBER)["label"].tolist() == ["open_in_time"]


@pytest.mark.parametrize("word", ["xong rồi", None], ids=["unknown", "missing"])
def test_state_nobody_knows_earns_nothing_and_stays_open(word):
    """A word that is no state counts as open work with nothing earned, beside states that are known."""
    tasks = task_table(standing(), standing(state="done")).assign(state=[word, "done"])
    status = task_status(tasks, as_of=SEPTEMBER)
    assert status[["label", "earned"]].to_numpy().tolist() == [["open_in_time", 0.0], ["done_on_time", 1.0]]


def test_tables_of_other_types_give_the_same_status():
    """Numbers that can be missing and dates among plain objects, as other tools hand them over, say the same."""
    tasks = task_table({"progress": 0.5, "due": dt.date(2022, 9, 1)}, {"weight": None, "due": None}, {"progress": 0.2, "weight": 3.0})
    other = tasks.assign(
        progress=tasks["progress"].astype("Float64"),
        weight=tasks["weight"].astype("Float64"),
        due=pd.Series([dt.date(2022, 9, 1), pd.NA, "2022-12-31"], dtype="object"),
    )
    pd.testing.assert_frame_equal(task_status(other, as_of=SEPTEMBER), task_status(tasks, as_of=SEPTEMBER))


@pytest.mark.parametrize(("days", "median"), [([3], 3), ([3, 10], 6.5), ([3, 10, 40], 10), ([], None), ([1, 2, 3, 100], 2.5)])
def test_days_late_of_a_group_is_its_median(days, median):
    """The days late of a group are the middle one's, of two middle ones the mean; none where nothing is late."""
    table = grouped(*({"due": SEPTEMBER - dt.timedelta(days=late), "dimension": 2} for late in days), {"dimension": 5, "due": dt.date(2022, 9, 23)}, by="dimension")
    told = table["days_late"].astype(object).where(table["days_late"].notna(), None)
    assert (told[1], told[4]) == (median, 7)
