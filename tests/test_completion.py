"""Completion on a date: each row of the rule table, each label, the groups and the lights."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest
from tasks import standing, task_table

from papi_metrics.completion import completion, elapsed_share, plan_year_of, task_status
from papi_metrics.errors import UnknownNameError

SEPTEMBER = dt.date(2022, 9, 30)
ELAPSED = 273 / 365


def overall(*changes: dict[str, object], as_of: dt.date = SEPTEMBER) -> pd.Series:
    """Return the overall figures of a table of changed tasks."""
    return completion(task_table(*changes), as_of=as_of, by="overall").iloc[0]


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        (dt.date(2021, 12, 31), 0.0),
        (dt.date(2022, 1, 1), 1 / 365),
        (dt.date(2022, 9, 30), ELAPSED),
        (dt.date(2022, 12, 31), 1.0),
        (dt.date(2023, 2, 1), 1.0),
    ],
)
def test_elapsed_share_counts_both_ends_and_stays_within_the_year(as_of, expected):
    """The share counts 1 January as one day and is held within 0-1 outside the year."""
    assert elapsed_share(as_of, plan_year=2022) == pytest.approx(expected)


def test_elapsed_share_knows_leap_years():
    """A leap year has 366 days."""
    assert elapsed_share(dt.date(2024, 6, 30), plan_year=2024) == pytest.approx(182 / 366)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param({"state": "done"}, 1.0, id="done"),
        pytest.param({"state": "done", "progress": 0.4}, 1.0, id="done-before-reported"),
        pytest.param({"state": "in_progress", "progress": 0.4}, 0.4, id="reported"),
        pytest.param({"state": "not_started", "progress": 0.4}, 0.4, id="reported-whatever-the-state"),
        pytest.param({"state": "in_progress", "progress": 1.7}, 1.0, id="held-above"),
        pytest.param({"state": "in_progress", "progress": -0.2}, 0.0, id="held-below"),
        pytest.param({"state": "in_progress"}, 0.0, id="dated-nothing-reported"),
        pytest.param(standing(state="in_progress"), ELAPSED, id="level-of-effort"),
        pytest.param(standing(state="awaiting_confirmation"), ELAPSED, id="level-of-effort-awaiting"),
        pytest.param(standing(deadline_kind="recurring", state="in_progress"), ELAPSED, id="level-of-effort-recurring"),
        pytest.param(standing(state="in_progress", progress=0.1), 0.1, id="standing-but-reported"),
        pytest.param(standing(state="not_started"), 0.0, id="standing-not-started"),
        pytest.param(standing(state="paused"), 0.0, id="standing-paused"),
        pytest.param(standing(deadline_kind="event", state="in_progress"), 0.0, id="event-in-progress"),
    ],
)
def test_earned_follows_the_rule_table(change, expected):
    """A task earns 1, its reported progress, the elapsed share or 0, by the first rule that fits."""
    assert overall(change)["completion"] == pytest.approx(expected)


@pytest.mark.parametrize(
    ("change", "as_of", "expected"),
    [
        pytest.param({"due": dt.date(2022, 6, 30)}, dt.date(2022, 6, 29), 0.0, id="the-day-before"),
        pytest.param({"due": dt.date(2022, 6, 30)}, dt.date(2022, 6, 30), 1.0, id="on-the-day"),
        pytest.param(standing(), SEPTEMBER, ELAPSED, id="standing"),
        pytest.param(standing(deadline_kind="recurring"), SEPTEMBER, ELAPSED, id="recurring"),
        pytest.param(standing(deadline_kind="event"), dt.date(2022, 12, 30), 0.0, id="event-before-year-end"),
        pytest.param(standing(deadline_kind="event"), dt.date(2022, 12, 31), 1.0, id="event-at-year-end"),
        pytest.param(standing(deadline_kind="unread"), dt.date(2022, 12, 31), 1.0, id="unread-at-year-end"),
        pytest.param(standing(deadline_kind="none"), dt.date(2022, 12, 30), 0.0, id="none-before-year-end"),
        pytest.param({"state": "done", "due": dt.date(2022, 12, 31)}, SEPTEMBER, 0.0, id="done-is-planned-as-the-rest"),
    ],
)
def test_planned_follows_the_rule_table(change, as_of, expected):
    """A dated task is planned from its day on, a standing one by elapsed share, any other at year's end."""
    assert overall(change, as_of=as_of)["planned"] == pytest.approx(expected)


def test_cancelled_tasks_are_not_counted():
    """A cancelled task is listed but counts in no share."""
    row = overall({"state": "done"}, {"state": "cancelled"})
    assert (row["tasks"], row["counted"], row["cancelled"], row["completion"]) == (2, 1, 1, 1.0)


def test_weights_weigh_completion_but_not_the_done_share():
    """Completion is weighted; the share of done tasks is not."""
    row = overall({"state": "done", "weight": 3.0}, {"weight": 1.0})
    assert (row["completion"], row["done_share"]) == (0.75, 0.5)


def test_nothing_counted_gives_no_shares_and_a_grey_light():
    """Where every task is cancelled, shares are missing, never zero."""
    row = overall({"state": "cancelled"})
    assert pd.isna(row["completion"])
    assert pd.isna(row["done_share"])
    assert row["light"] == "grey"


def test_level_of_effort_is_the_part_of_completion_that_time_gives():
    """The share that rests on elapsed time stands apart from what was reported."""
    row = overall(standing(state="in_progress"), {"state": "done"})
    assert row["level_of_effort"] == pytest.approx(ELAPSED / 2)


@pytest.mark.parametrize(
    ("change", "label"),
    [
        ({"state": "done", "due": dt.date(2022, 6, 30), "completed_on": dt.date(2022, 6, 30)}, "done_on_time"),
        (standing(state="done"), "done_on_time"),
        ({"state": "done", "due": dt.date(2022, 6, 30), "completed_on": dt.date(2022, 7, 1)}, "done_late"),
        ({"state": "done", "due": dt.date(2022, 6, 30)}, "done_undated"),
        ({"state": "in_progress", "due": SEPTEMBER}, "open_in_time"),
        ({"state": "in_progress", "due": dt.date(2022, 9, 29)}, "overdue"),
        ({"state": "paused", "due": dt.date(2022, 9, 29)}, "overdue"),
        ({"state": "cancelled", "due": dt.date(2022, 9, 29)}, "cancelled"),
        (standing(), "open_in_time"),
    ],
)
def test_labels_follow_the_ministries_columns(change, label):
    """Each task has exactly one timing label."""
    row = overall(change)
    labels = ["done_on_time", "done_late", "done_undated", "open_in_time", "overdue", "cancelled"]
    assert [name for name in labels if row[name]] == [label]


def test_on_time_rate_leaves_standing_tasks_out():
    """The on-time rate is of dated tasks that are done with a date or overdue."""
    row = overall(
        {"state": "done", "due": dt.date(2022, 6, 30), "completed_on": dt.date(2022, 6, 1)},
        {"state": "done", "due": dt.date(2022, 6, 30), "completed_on": dt.date(2022, 7, 5)},
        {"due": dt.date(2022, 6, 30)},
        {"state": "done", "due": dt.date(2022, 6, 30)},
        standing(state="done"),
    )
    assert row["on_time_rate"] == pytest.approx(1 / 3)


def test_on_time_rate_is_missing_without_dated_tasks():
    """Without a dated task that is done or overdue there is no rate."""
    assert pd.isna(overall(standing(state="done"))["on_time_rate"])


def test_days_late_is_the_median_of_late_and_overdue_tasks():
    """Days late count to the completion or, for open tasks, to the as-of date."""
    row = overall(
        {"state": "done", "due": dt.date(2022, 6, 30), "completed_on": dt.date(2022, 7, 2)},
        {"due": dt.date(2022, 9, 20)},
        {"due": dt.date(2022, 8, 31)},
        {"state": "done", "due": dt.date(2022, 6, 30), "completed_on": dt.date(2022, 6, 1)},
    )
    assert row["days_late"] == 10


@pytest.mark.parametrize(("days", "soon"), [(0, 1), (14, 1), (15, 0), (-1, 0)])
def test_due_soon_reaches_fourteen_days_ahead(days, soon):
    """An open task due today or within 14 days is due soon."""
    assert overall({"due": SEPTEMBER + dt.timedelta(days=days)})["due_soon"] == soon


def test_due_soon_leaves_done_tasks_out():
    """A task that is done is not due soon."""
    assert overall({"due": SEPTEMBER, "state": "done"})["due_soon"] == 0


def test_no_deadline_counts_tasks_without_a_due_date():
    """Standing, event, unread and blank times have no due date; cancelled tasks are not counted."""
    row = overall(standing(), standing(deadline_kind="event"), standing(state="cancelled"), {})
    assert row["no_deadline"] == 2


@pytest.mark.parametrize(
    ("changes", "light"),
    [
        pytest.param([{"due": SEPTEMBER - dt.timedelta(days=31)}], "red", id="31-days-overdue"),
        pytest.param([{"due": SEPTEMBER - dt.timedelta(days=30)}, *[{"state": "done"}] * 9], "amber", id="30-days"),
        pytest.param([standing(progress=ELAPSED - 0.25)], "red", id="variance-a-quarter"),
        pytest.param([standing(progress=ELAPSED - 0.24)], "amber", id="variance-below-a-quarter"),
        pytest.param([standing(progress=ELAPSED - 0.10)], "amber", id="variance-a-tenth"),
        pytest.param([standing(progress=ELAPSED - 0.09)], "green", id="variance-below-a-tenth"),
        pytest.param([{"state": "done"}], "green", id="ahead"),
    ],
)
def test_light_shows_the_gravest_reason(changes, light):
    """Red from 31 days overdue or −0.25, amber from any overdue or −0.10, else green."""
    assert overall(*changes)["light"] == light


def test_light_is_not_fooled_by_floating_point():
    """0.6 earned of 0.7 planned is a variance of −0.10 and amber."""
    tasks = task_table(*[{"due": SEPTEMBER}] * 7, *[{}] * 3)
    tasks["progress"] = [0.6] * 10
    assert completion(tasks, as_of=SEPTEMBER, by="overall")["light"].iloc[0] == "amber"


def test_all_eight_dimensions_stand_in_order():
    """A dimension without tasks has its row too: no tasks, grey, nothing made up."""
    table = completion(task_table({"dimension": 8}, {"dimension": 2}), as_of=SEPTEMBER)
    assert list(table["dimension"]) == list(range(1, 9))
    assert list(table["tasks"]) == [0, 1, 0, 0, 0, 0, 0, 1]
    assert list(table["light"][table["tasks"] == 0].unique()) == ["grey"]


def test_task_without_dimension_counts_overall_only():
    """A task whose dimension cannot be told is in the overall figures and in no dimension's."""
    tasks = task_table({"dimension": None}, {"dimension": 3})
    assert completion(tasks, as_of=SEPTEMBER)["tasks"].sum() == 1
    assert completion(tasks, as_of=SEPTEMBER, by="overall")["tasks"].iloc[0] == 2


def test_task_of_two_offices_counts_for_each_and_once_in_total():
    """A shared task stands with each office; the total has it once."""
    tasks = task_table({"lead_unit": "UBND xã; Trạm y tế"}, {"lead_unit": "UBND xã"})
    by_office = completion(tasks, as_of=SEPTEMBER, by="lead_unit").set_index("lead_unit")["tasks"]
    assert by_office.to_dict() == {"Trạm y tế": 1, "UBND xã": 2}
    assert completion(tasks, as_of=SEPTEMBER, by="overall")["tasks"].iloc[0] == 2


def test_spellings_of_an_office_are_one_group():
    """Case, tone placement and blanks do not make another office."""
    tasks = task_table({"lead_unit": "Công chức Văn hóa"}, {"lead_unit": "công chức  Văn hoá"})
    assert list(completion(tasks, as_of=SEPTEMBER, by="lead_unit")["tasks"]) == [2]


def test_tasks_of_nobody_stand_last_with_a_missing_key():
    """A task without an office is not lost: its group has no name and stands last."""
    table = completion(task_table({"lead_unit": None}, {}), as_of=SEPTEMBER, by="lead_unit")
    assert table["lead_unit"].isna().tolist() == [False, True]


def test_sub_dimensions_of_the_year_all_stand():
    """By sub-dimension all 28 of 2022 stand in order, and a task of two counts for each."""
    table = completion(task_table({"sub_dimensions": "5.3; 5.4"}), as_of=SEPTEMBER, by="sub_dimension")
    assert len(table) == 28
    assert table.set_index("sub_dimension")["tasks"][["5.1", "5.3", "5.4"]].tolist() == [0, 1, 1]


def test_sub_dimensions_may_be_separated_without_a_blank():
    """Written as 7.2;7.3 or as 7.2; 7.3, both sub-dimensions are meant."""
    table = completion(task_table({"sub_dimensions": "7.2;7.3"}), as_of=SEPTEMBER, by="sub_dimension")
    assert table["tasks"].sum() == 2


def test_dated_task_without_a_date_is_planned_at_the_year_end():
    """A task called dated that has no due date is planned as one whose time is not read."""
    tasks = task_table({"due": None})
    assert completion(tasks, as_of=SEPTEMBER, by="overall")["planned"].iloc[0] == 0
    assert completion(tasks, as_of=dt.date(2022, 12, 31), by="overall")["planned"].iloc[0] == 1


def test_unknown_grouping_is_refused():
    """A grouping that does not exist is named in the error."""
    with pytest.raises(UnknownNameError, match="month"):
        completion(task_table({}), as_of=SEPTEMBER, by="month")


def test_plan_year_comes_from_the_reading_and_may_be_given():
    """In February 2023 the plan of 2022 is wholly elapsed; without a plan year the date's own serves."""
    tasks = task_table(standing(state="in_progress"))
    bare = task_table(standing(state="in_progress"), plan_year=None)
    assert plan_year_of(tasks, as_of=dt.date(2023, 2, 1)) == 2022
    assert completion(tasks, as_of=dt.date(2023, 2, 1), by="overall")["completion"].iloc[0] == 1
    assert completion(bare, as_of=dt.date(2023, 2, 1), by="overall")["completion"].iloc[0] < 0.1
    assert completion(bare, as_of=dt.date(2023, 2, 1), by="overall", plan_year=2022)["completion"].iloc[0] == 1


def test_categorical_columns_give_the_same_figures():
    """A table whose words are categories, in any order of categories, counts alike."""
    tasks = task_table({"state": "done"}, standing(state="in_progress"), {"state": "cancelled"})
    stored = tasks.assign(
        state=tasks["state"].astype("category"), deadline_kind=tasks["deadline_kind"].astype("category")
    )
    plain = completion(tasks, as_of=SEPTEMBER)
    pd.testing.assert_frame_equal(completion(stored, as_of=SEPTEMBER), plain)


def test_empty_table_gives_every_dimension_grey():
    """A plan without tasks still has eight dimensions, all grey."""
    table = completion(task_table(), as_of=SEPTEMBER)
    assert (len(table), set(table["light"]), table["tasks"].sum()) == (8, {"grey"}, 0)


def test_task_status_keeps_the_table_it_gets():
    """The table is not changed, and the status has its index."""
    tasks = task_table({}, {"state": "done"})
    before = tasks.copy(deep=True)
    status = task_status(tasks.set_index("task_id"), as_of=SEPTEMBER)
    pd.testing.assert_frame_equal(tasks, before)
    assert list(status.index) == ["T0", "T1"]
