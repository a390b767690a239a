"""Effort and result together: every pair has its words and its place, and thresholds are kept."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
from figures import change_row, change_table
from tasks import task_table

from papi_metrics.change import VERDICTS
from papi_metrics.priorities import (
    READINGS,
    effort_of,
    falling_without_task,
    most_pressing,
    pair_reading,
    survey_time,
    tasks_by_lateness,
)
from papi_metrics.summary import dimension_matrix, labelled_tasks

EFFORTS = ("on_plan", "behind", "no_task")


@pytest.mark.parametrize(
    ("counted", "variance", "effort"),
    [
        (3, 0.0, "on_plan"),
        (3, 0.2, "on_plan"),
        (3, -0.09, "on_plan"),
        (3, -0.10, "behind"),
        (3, 0.6 - 0.7, "behind"),
        (3, -0.5, "behind"),
        (0, None, "no_task"),
        (0, 0.0, "no_task"),
        (3, None, "no_task"),
        (3, float("nan"), "no_task"),
    ],
)
def test_effort_is_behind_from_a_tenth(counted, variance, effort):
    """Above −0.10 is on plan, whatever floats make of it; nothing counted is no effort at all."""
    assert effort_of(counted=counted, variance=variance) == effort


@pytest.mark.parametrize("effort", EFFORTS)
@pytest.mark.parametrize("verdict", VERDICTS)
def test_every_pair_has_a_reading(effort, verdict):
    """No verdict is left without words; urgency runs from 1 to 5."""
    reading = pair_reading(effort, verdict)
    assert reading.words
    assert 1 <= reading.urgency <= 5


def test_readings_differ_in_words():
    """Two different situations never read the same."""
    words = [reading.words for reading in READINGS.values()]
    assert len(set(words)) == len(words) == len(EFFORTS) * 4


@pytest.mark.parametrize("verdict", ["no_base", "no_data", "not_comparable", "nan"])
def test_verdicts_without_comparison_are_unknown(verdict):
    """What cannot be compared is neither a rise nor a fall."""
    assert pair_reading("behind", verdict) == pair_reading("behind", "unknown")


@pytest.mark.parametrize("verdict", VERDICTS)
@pytest.mark.parametrize("effort", EFFORTS)
def test_scores_of_another_year_are_not_called_incomparable(effort, verdict):
    """A score that stands apart has a word of its own, whatever its verdict, as pressing as an unknown one."""
    reading = pair_reading(effort, verdict, apart=True)
    assert ("không đọc cùng điểm năm khác" in reading.words, "chưa so được" in reading.words) == (True, False)
    assert reading.urgency == READINGS[effort, "unknown"].urgency


def test_a_fall_is_never_less_pressing_than_a_rise():
    """With the same effort down comes before flat and flat before up; behind comes before on plan."""
    for effort in EFFORTS:
        order = [pair_reading(effort, verdict).urgency for verdict in ("down", "flat", "up")]
        assert order == sorted(order)
    for verdict in ("down", "flat", "up"):
        assert pair_reading("behind", verdict).urgency < pair_reading("on_plan", verdict).urgency


def test_most_pressing_are_falls_that_nothing_is_done_about():
    """First come a fall with work behind and a fall without any task."""
    first = {key for key, reading in READINGS.items() if reading.urgency == 1}
    assert first == set(itertools.product(("behind", "no_task"), ("down",)))


def test_readings_speak_both_languages():
    """Every pair has English words of its own."""
    vietnamese, english = ({reading.said(language) for reading in READINGS.values()} for language in ("vi", "en"))
    assert (len(vietnamese), len(english), vietnamese & english) == (len(READINGS), len(READINGS), set())


# survey time


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param({"state": "done", "completed_on": dt.date(2022, 10, 1)}, (1, 0, 0, 0, 0), id="done on the day"),
        pytest.param({"state": "done", "completed_on": dt.date(2022, 10, 2)}, (1, 1, 0, 0, 0), id="done after"),
        pytest.param({"state": "done"}, (1, 0, 1, 0, 0), id="done without a date"),
        pytest.param({"due": dt.date(2022, 10, 1)}, (0, 0, 0, 1, 0), id="due on the day"),
        pytest.param({"due": dt.date(2022, 12, 31)}, (0, 0, 0, 1, 1), id="due after"),
        pytest.param({"due": None}, (0, 0, 0, 1, 0), id="open without a date"),
        pytest.param({"state": "cancelled"}, (0, 0, 0, 0, 0), id="cancelled"),
    ],
)
def test_survey_time_counts_what_comes_too_late(change, expected):
    """Done after 1 October of the plan's year, or open and due after it; what has no date is told apart."""
    made = survey_time(task_table(change), plan_year=2022)
    assert (made.done, made.done_after, made.done_undated, made.open, made.due_after) == expected


# the order in which dimensions press


def matrix_of(*changes):
    """Return the matrix of late tasks in dimensions 1 and 2 and of changes of scores."""
    tasks = task_table({"dimension": 1, "due": dt.date(2022, 8, 1)}, {"dimension": 2, "state": "done"})
    return dimension_matrix(tasks, change_table(*changes), as_of=dt.date(2022, 9, 30))


def test_most_pressing_puts_the_deepest_fall_first():
    """First by urgency, then the deepest fall in per cent, what has no comparison last, then by number."""
    made = most_pressing(matrix_of(change_row("1", 5, 4.6), change_row("2", 5, 4), change_row("3", 5, 4.5), change_row("4", 5, 6)))
    assert list(made["dimension"]) == [3, 1, 2, 4, 5, 6, 7, 8]
    assert list(made["urgency"]) == sorted(made["urgency"])


def test_falling_without_task_names_falls_nobody_works_on():
    """A fall with a task is not meant, nor a rise without one."""
    made = falling_without_task(matrix_of(change_row("1", 5, 4), change_row("3", 5, 4), change_row("4", 5, 6)))
    assert list(made["dimension"]) == [3]


def test_scores_of_another_year_press_nobody():
    """Scores of another year than the plan's say nothing of its work."""
    made = matrix_of(change_row("3", 5, 4, year=2021, base_year=2020))
    assert set(made["result"]) == {"unknown"}
    assert not made["reading"].str.contains("chưa so được").any()
    assert falling_without_task(made).empty


def test_tasks_by_lateness_puts_the_overdue_first():
    """The longest overdue, then open ones by due date, tasks without a date and done ones last; others' tasks are left out."""
    days = [(9, 1), (12, 31), (8, 1), (11, 1)]
    tasks = task_table(
        *({"due": dt.date(2022, *day)} for day in days),
        {"due": None, "deadline_kind": "event"},
        {"state": "done"},
        {"dimension": 2},
    )
    made = tasks_by_lateness(labelled_tasks(tasks, as_of=dt.date(2022, 9, 30)), dimension=1)
    assert list(made["task_id"]) == ["T2", "T0", "T3", "T1", "T4", "T5"]
