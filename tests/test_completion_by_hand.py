"""The shipped trackers against a calculation by hand: plain fractions, no pandas, rules written out again."""

from __future__ import annotations

import csv
import datetime as dt
from fractions import Fraction
from pathlib import Path
from statistics import median

import pandas as pd
import pytest

from papi_metrics.completion import completion
from papi_metrics.tracker import read_tracker

DATA = Path(__file__).parent.parent / "data"
FILES = {
    dt.date(2022, 3, 31): "theo-doi-minh-hoa-2022-03-31.xlsx",
    dt.date(2022, 6, 30): "theo-doi-minh-hoa-2022-06-30.xlsx",
    dt.date(2022, 9, 30): "theo-doi-minh-hoa-2022-09-30.xlsx",
    dt.date(2022, 12, 31): "theo-doi-minh-hoa-2022-09-30.xlsx",
}
# Read off the plan and the illustration by eye: task numbers by due date; all others are standing.
DUE = {
    dt.date(2022, 3, 31): {27},
    dt.date(2022, 6, 30): {23, 24},
    dt.date(2022, 8, 15): {29},
    dt.date(2022, 9, 15): {30},
    dt.date(2022, 9, 30): {21, 22, 28},
    dt.date(2022, 12, 31): {25, 31, 32, 33, 34, 35, 36, 40, 41, 42},
}


def tasks_by_hand(as_of: dt.date) -> list[dict]:
    """Return the tasks with the states of the tracker used on a date, from the two source tables."""
    tracker = max(date for date in (dt.date(2022, 3, 31), dt.date(2022, 6, 30), dt.date(2022, 9, 30)) if date <= as_of)
    with (DATA / "illustration.csv").open(encoding="utf-8") as file:
        states = {int(row["task_no"]): row for row in csv.DictReader(file) if row["as_of"] == tracker.isoformat()}
    with (DATA / "plan_tasks.csv").open(encoding="utf-8") as file:
        plan = list(csv.DictReader(file))
    rows = [states[int(row["task_no"])] | {key: value for key, value in row.items() if value} for row in plan]
    due = {number: day for day, numbers in DUE.items() for number in numbers}
    return [row | {"due": due.get(int(row["task_no"]))} for row in rows]


def earned_and_planned(task: dict, as_of: dt.date) -> tuple[Fraction, Fraction]:
    """Return what a task has earned and should have, by the table of rules."""
    elapsed = Fraction((as_of - dt.date(2021, 12, 31)).days, 365)
    planned = elapsed if task["due"] is None else Fraction(int(as_of >= task["due"]))
    if task["state"] == "done":
        return Fraction(1), planned
    if task["progress"]:
        return Fraction(task["progress"]), planned
    effort = task["due"] is None and task["state"] in {"in_progress", "awaiting_confirmation"}
    return (elapsed if effort else Fraction(0)), planned


def figures(tasks: list[dict], as_of: dt.date) -> dict[str, float | int | None]:
    """Return the figures of a group of tasks, by counting."""
    counted = [task for task in tasks if task["state"] != "cancelled"]
    pairs = [earned_and_planned(task, as_of) for task in counted]
    late, on_time, overdue, undated = [], 0, 0, 0
    for task in counted:
        completed = dt.date.fromisoformat(task["completed_on"]) if task["completed_on"] else None
        if task["state"] == "done" and task["due"] and completed:
            on_time += completed <= task["due"]
            late += [(completed - task["due"]).days] if completed > task["due"] else []
        elif task["state"] == "done" and task["due"]:
            undated += 1
        elif task["state"] != "done" and task["due"] and as_of > task["due"]:
            overdue += 1
            late.append((as_of - task["due"]).days)
    timed = on_time + len(late)
    size = len(counted)
    return {
        "tasks": len(tasks),
        "counted": size,
        "done": sum(task["state"] == "done" for task in tasks),
        "completion": float(sum(pair[0] for pair in pairs) / size) if size else None,
        "planned": float(sum(pair[1] for pair in pairs) / size) if size else None,
        "overdue": overdue,
        "done_undated": undated,
        "on_time_rate": on_time / timed if timed else None,
        "days_late": float(median(late)) if late else None,
    }


def compared(row: pd.Series, names: dict) -> dict[str, object]:
    """Return a row's figures under the names of the hand calculation, missing as None."""
    return {name: None if pd.isna(row[name]) else row[name] for name in names}


@pytest.mark.parametrize("as_of", FILES, ids=str)
@pytest.mark.parametrize("dimension", range(1, 9))
def test_dimension_agrees_with_hand_calculation(as_of, dimension):
    """Each dimension's figures on each date are those worked out by hand."""
    expected = figures([task for task in tasks_by_hand(as_of) if task["dimension"] == str(dimension)], as_of)
    table = completion(read_tracker(DATA / FILES[as_of]).table, as_of=as_of)
    assert compared(table.iloc[dimension - 1], expected) == pytest.approx(expected)


@pytest.mark.parametrize("as_of", FILES, ids=str)
@pytest.mark.parametrize("column", ["lead_unit", "executing_unit"])
def test_offices_agree_with_hand_calculation(as_of, column):
    """Each office's figures on each date are those worked out by hand; a task of two offices counts for each."""
    groups: dict[str | None, list[dict]] = {}
    for task in tasks_by_hand(as_of):
        for office in task[column].replace(", Đ", ";Đ").split(";") if task.get(column) else [None]:
            groups.setdefault(office and office.strip(), []).append(task)
    table = completion(read_tracker(DATA / FILES[as_of]).table, as_of=as_of, by=column)
    found = {None if pd.isna(row[column]) else row[column]: row for _, row in table.iterrows()}
    assert found.keys() == groups.keys()
    for office, tasks in groups.items():
        expected = figures(tasks, as_of)
        assert compared(found[office], expected) == pytest.approx(expected), office


@pytest.mark.parametrize("as_of", FILES, ids=str)
def test_overall_agrees_with_hand_calculation(as_of):
    """The overall figures on each date are those worked out by hand."""
    expected = figures(tasks_by_hand(as_of), as_of)
    row = completion(read_tracker(DATA / FILES[as_of]).table, as_of=as_of, by="overall").iloc[0]
    assert compared(row, expected) == pytest.approx(expected)


def test_two_figures_worked_out_on_paper():
    """On 30 September dimension 4 has (0.3 + 0.25 + 0.6 + 0) / 4 done of (2 × 273/365 + 2) / 4 planned."""
    table = completion(read_tracker(DATA / FILES[dt.date(2022, 9, 30)]).table, as_of=dt.date(2022, 9, 30))
    assert table["completion"].iloc[3] == pytest.approx(0.2875)
    assert table["planned"].iloc[3] == pytest.approx((2 * 273 / 365 + 2) / 4)


def test_illustration_shows_every_state_and_light():
    """The three trackers between them show every state, and the last one every light."""
    tables = [read_tracker(DATA / name).table for name in FILES.values()]
    states = set().union(*(table["state"] for table in tables))
    lights = set(completion(tables[-1], as_of=dt.date(2022, 9, 30), by="sub_dimension")["light"])
    assert states == {"not_started", "in_progress", "awaiting_confirmation", "done", "paused", "cancelled"}
    assert lights == {"green", "amber", "red", "grey"}
