"""Effort and result together: every pair has its words and its place, and thresholds are kept."""

from __future__ import annotations

import datetime as dt
import itertools

import pandas as pd
import pytest
from figures import change_row, change_table
from tasks import task_table

from papi_metrics.change import VERDICTS
from papi_metrics.language import gettext, speaking
from papi_metrics.priorities import (
    APART,
    READINGS,
    effort_of,
    falling_without_task,
    most_pressing,
    pair_reading,
    result_of,
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
        (3, -0.099, "on_plan"),
        (3, -0.0999999997, "behind"),
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


@pytest.mark.parametrize(
    ("verdict", "result"),
    [("up", "up"), ("flat", "flat"), ("down", "down"), ("no_base", "unknown"), ("no_data", "unknown"), ("not_comparable", "unknown"), ("", "unknown")],
)
def test_result_of_a_verdict_that_compares_is_the_verdict(verdict, result):
    """Up, flat and down say themselves; every other verdict is unknown."""
    assert result_of(verdict) == result


URGENCY = {
    1: {("behind", "down"), ("no_task", "down")},
    2: {("on_plan", "down")},
    3: {("behind", "flat"), ("behind", "unknown")},
    4: {("behind", "up"), ("on_plan", "flat"), ("no_task", "flat")},
    5: {("on_plan", "up"), ("no_task", "up"), ("on_plan", "unknown"), ("no_task", "unknown")},
}


@pytest.mark.parametrize("urgency", URGENCY)
def test_pair_reading_presses_by_falls_then_by_what_is_behind(urgency):
    """A fall that nobody works on enough, any other fall, work behind without a rise, what stands still, and last what needs nothing."""
    assert {key for key in READINGS if pair_reading(*key).urgency == urgency} == URGENCY[urgency]


EFFORT_WORDS = {"behind": ("chậm việc", "behind plan"), "on_plan": ("làm đủ việc", "work on plan"), "no_task": ("không có nhiệm vụ", "nothing planned")}
RESULT_WORDS = {"up": ("tăng", "rose"), "flat": ("điểm", "score unchanged"), "down": ("giảm", "fell"), "unknown": ("chưa so được điểm", "cannot be compared")}
A_FALL_WITHOUT_TASK = ("điểm giảm mà không có nhiệm vụ", "the score fell and nothing is planned")


@pytest.mark.parametrize("result", RESULT_WORDS)
@pytest.mark.parametrize("effort", EFFORTS)
def test_reading_says_effort_first_and_then_the_result(effort, result):
    """Both languages say the same two things, the effort first; where nothing is done about a fall the fall leads."""
    reading = READINGS[effort, result]
    begins = A_FALL_WITHOUT_TASK if (effort, result) == ("no_task", "down") else EFFORT_WORDS[effort]
    assert [words.startswith(first) for words, first in zip((reading.words, reading.said("en")), begins, strict=True)] == [True, True]
    assert [told in words for words, told in zip((reading.words, reading.said("en")), RESULT_WORDS[result], strict=True)] == [True, True]


@pytest.mark.parametrize("effort", EFFORTS)
def test_reading_apart_says_the_effort_and_that_the_year_is_another(effort):
    """Beside a score of another year both languages say the effort and why no result stands with it."""
    said = tuple(f"{words}; {why}" for words, why in zip(EFFORT_WORDS[effort], ("không đọc cùng điểm năm khác", "not read with another year's score"), strict=True))
    assert (APART[effort].words, APART[effort].said("en")) == said


@pytest.mark.parametrize("pair", [*READINGS.values(), *APART.values()], ids=lambda pair: pair.said("en"))
def test_reading_is_said_in_the_language_spoken(pair):
    """Where no language is named a reading is said in the one spoken; tables hold the Vietnamese words, which the catalogue knows."""
    with speaking("en"):
        english = {pair.said(), gettext(pair.words)}
    assert (english, pair.said()) == ({pair.said("en")}, pair.words)


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


def test_survey_time_adds_up_over_a_plan():
    """Each task is counted where it belongs: done ones late, in time and undated, open ones early and late; the plan's year alone counts."""
    done = [{"state": "done", "completed_on": day} for day in (dt.date(2022, 9, 30), dt.date(2022, 11, 1), dt.date(2022, 12, 1), None)]
    still = [{"state": state, "due": dt.date(2022, *day)} for state, day in (("not_started", (6, 30)), ("paused", (11, 30)), ("cancelled", (12, 31)))]
    tasks = task_table(*done, *still)
    counted = [(made.done, made.done_after, made.done_undated, made.open, made.due_after) for made in (survey_time(tasks, plan_year=year) for year in (2021, 2022, 2023))]
    assert counted == [(4, 3, 1, 2, 2), (4, 2, 1, 2, 1), (4, 0, 1, 2, 0)]


def test_survey_time_of_an_empty_plan_is_nought():
    """No task is no task too late; the day is 1 October of the plan's year."""
    made = survey_time(task_table(), plan_year=2024)
    assert (made.begins, made.done, made.done_after, made.done_undated, made.open, made.due_after) == (dt.date(2024, 10, 1), 0, 0, 0, 0, 0)


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


@pytest.mark.parametrize(
    ("rows", "order"),
    [
        pytest.param([(1, 5, "up", 6.0), (2, 1, "down", -6.0)], [2, 1], id="by urgency"),
        pytest.param([(1, 1, "down", -6.0), (2, 1, "down", -9.0), (3, 1, "down", -7.0)], [2, 3, 1], id="the deepest fall first"),
        pytest.param([(1, 5, "unknown", -30.0), (2, 5, "up", 6.0)], [2, 1], id="what may not be compared last, whatever its figures"),
        pytest.param([(1, 5, "unknown", None), (2, 5, "up", 6.0)], [2, 1], id="what has no figures last"),
        pytest.param([(2, 5, "unknown", None), (3, 5, "unknown", -30.0), (1, 5, "unknown", None)], [1, 2, 3], id="then by number"),
        pytest.param([], [], id="no dimension"),
    ],
)
def test_most_pressing_order(rows, order):
    """By urgency, the deepest fall in per cent, what cannot be compared last, then by number; rows counted anew, columns as they were."""
    matrix = pd.DataFrame(rows, columns=["dimension", "urgency", "result", "change_pct"]).astype({"change_pct": "float64"})
    made = most_pressing(matrix)
    assert (made["dimension"].tolist(), made.index.tolist()) == (order, list(range(len(order))))
    assert list(made) == list(matrix)


def test_falling_without_task_names_falls_nobody_works_on():
    """A fall with a task is not meant, nor a rise without one."""
    made = falling_without_task(matrix_of(change_row("1", 5, 4), change_row("3", 5, 4), change_row("4", 5, 6)))
    assert list(made["dimension"]) == [3]


def test_falling_without_task_keeps_the_order_of_the_table():
    """Several falls stand as the table has them, with its columns; a fall with work on plan or behind is not one."""
    rows = [(6, "no_task", "down"), (1, "behind", "down"), (3, "no_task", "down"), (2, "on_plan", "down"), (4, "no_task", "unknown")]
    made = falling_without_task(pd.DataFrame(rows, columns=["dimension", "effort", "result"]))
    assert made.to_numpy().tolist() == [[6, "no_task", "down"], [3, "no_task", "down"]]


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
        {"dimension": None},
    )
    made = tasks_by_lateness(labelled_tasks(tasks, as_of=dt.date(2022, 9, 30)), dimension=1)
    assert list(made["task_id"]) == ["T2", "T0", "T3", "T1", "T4", "T5"]


@pytest.mark.parametrize(
    ("changes", "order"),
    [
        pytest.param([{"row": 9}, {"row": 7}, {"row": 8}], [1, 2, 0], id="alike as in the tracker"),
        pytest.param([{"due": None, "row": 9}, {"due": None, "row": 7}, {}], [2, 1, 0], id="without a date last"),
        pytest.param([{"state": "done", "due": dt.date(2022, 3, 1)}, {"state": "cancelled", "due": dt.date(2022, 2, 1)}, {"due": None}], [2, 1, 0], id="done and cancelled below all open ones"),
        pytest.param([{"state": "done", "due": None}, {"state": "done"}], [1, 0], id="done ones by due date"),
        pytest.param([{"row": None}, {"row": 7}], [1, 0], id="in no row last"),
        pytest.param([{"dimension": None}, {"dimension": 3}], [], id="of other dimensions"),
    ],
)
def test_tasks_by_lateness_order(changes, order):
    """Open tasks before the others, by due date, then by row; rows counted anew and the columns as they were."""
    labelled = labelled_tasks(task_table(*changes), as_of=dt.date(2022, 9, 30))
    made = tasks_by_lateness(labelled, dimension=1)
    assert (made["task_id"].tolist(), made.index.tolist()) == ([f"T{at}" for at in order], list(range(len(order))))
    assert list(made) == list(labelled)


@pytest.mark.parametrize(
    ("put_in_order", "table"),
    [
        pytest.param(most_pressing, matrix_of(change_row("1", 5, 4.6), change_row("3", 5, 4)), id="dimensions"),
        pytest.param(lambda table: tasks_by_lateness(table, dimension=1), labelled_tasks(task_table({"row": 9}, {"row": 7}), as_of=dt.date(2022, 9, 30)), id="tasks"),
    ],
)
def test_putting_in_order_keeps_the_table_it_gets(put_in_order, table):
    """The rows are laid out anew elsewhere."""
    before = table.copy()
    put_in_order(table)
    pd.testing.assert_frame_equal(table, before)
