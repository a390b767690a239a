"""What the cells of a task say against each other, and the state that no word tells."""

from __future__ import annotations

import datetime as dt

import pytest

from papi_metrics.tracker.consistency import Told, contradictions, state_untold

DAY = dt.date(2022, 6, 25)
BLANK, UNREAD, ABSENT = Told(None, None, stated=True), Told(None, "state-unknown", stated=True), Told(None, None, stated=False)


@pytest.mark.parametrize(
    ("progress", "completed_on", "state"),
    [
        (None, None, "not_started"), (0.0, None, "not_started"), (0.01, None, "in_progress"), (0.99, None, "in_progress"), (1.0, None, "done"),
        (None, DAY, "done"), (0.5, DAY, "done"),
    ],
)  # fmt: skip
def test_state_untold_follows_progress_and_day(progress, completed_on, state):
    """A day of completion or the whole makes a task done, a part makes it begun, nothing leaves it not started."""
    assert state_untold(progress, completed_on) == state


def found(state, *, told=None, progress=None, completed_on=None, has_due=False, year=2022):
    """Return what the cells of a row say against each other; unless told otherwise its state cell says the state."""
    return contradictions(told or Told(state, None, stated=True), state, progress, completed_on, has_due, year)


@pytest.mark.parametrize(
    ("told", "state", "progress", "expected"),
    [
        pytest.param(BLANK, "done", 1.0, ("state-derived", "state"), id="done"),
        pytest.param(BLANK, "in_progress", 0.4, ("state-derived", "state"), id="begun"),
        pytest.param(BLANK, "not_started", None, ("state-blank", "state"), id="nothing"),
        pytest.param(BLANK, "not_started", 0.0, ("state-blank", "state"), id="nought"),
        pytest.param(UNREAD, "not_started", None, None, id="unread"),
        pytest.param(UNREAD, "in_progress", 0.4, None, id="unread but begun"),
        pytest.param(ABSENT, "not_started", None, None, id="no column"),
        pytest.param(ABSENT, "in_progress", 0.4, None, id="no column but begun"),
    ],
)
def test_contradictions_tell_of_a_blank_state(told, state, progress, expected):
    """A blank state is told, with what it was taken from; one that has its own doubt, or no column, is not told again."""
    assert found(state, told=told, progress=progress) == ((expected,) if expected else ())


UNFINISHED, BEGUN = ("done-but-unfinished", "progress"), ("begun-but-not-started", "progress")
FINISHED = ("finished-but-open", "state")


@pytest.mark.parametrize(
    ("state", "progress", "expected"),
    [
        ("done", 0.99, (UNFINISHED,)), ("done", 0.0, (UNFINISHED,)), ("done", 1.0, ()), ("done", None, ()), ("not_started", 0.4, (BEGUN,)),
        ("not_started", 0.0, ()), ("not_started", 1.0, (BEGUN, FINISHED)), ("in_progress", 1.0, (FINISHED,)), ("in_progress", 0.99, ()),
        ("paused", 1.0, (FINISHED,)), ("cancelled", 1.0, (FINISHED,)), ("awaiting_confirmation", 1.0, ()), ("paused", 0.4, ()),
    ],
)  # fmt: skip
def test_contradictions_between_state_and_progress(state, progress, expected):
    """Done is the whole, not started is nothing, and the whole is done or waits to be confirmed."""
    assert found(state, progress=progress) == expected


def test_contradictions_leave_progress_beside_a_state_taken_from_the_day():
    """Where the day alone makes a task done, its progress of a half says nothing against a state that nobody wrote."""
    assert found("done", told=BLANK, progress=0.5, completed_on=DAY) == (("state-derived", "state"),)


@pytest.mark.parametrize("state", ["not_started", "in_progress", "paused", "cancelled"])
def test_contradictions_tell_of_a_day_beside_an_open_state(state):
    """A task that is open, paused or cancelled has no day of completion."""
    assert found(state, completed_on=DAY) == (("completed-but-open", "completed_on"),)


@pytest.mark.parametrize(
    ("state", "has_due", "completed_on", "told"),
    [("done", True, None, True), ("done", False, None, False), ("done", True, DAY, False), ("in_progress", True, None, False)],
    ids=["missing", "no due date", "there", "open"],
)
def test_contradictions_ask_for_the_day_of_dated_tasks(state, has_due, completed_on, told):
    """A done task with a due date needs its day, or nobody can tell whether it was in time."""
    assert found(state, has_due=has_due, completed_on=completed_on) == ((("completed-on-missing", "completed_on"),) if told else ())


@pytest.mark.parametrize(
    ("day", "year", "told"),
    [(2020, 2022, True), (2021, 2022, False), (2022, 2022, False), (2023, 2022, False), (2024, 2022, True), (2019, None, False)],
)
def test_contradictions_tell_of_a_day_of_another_year(day, year, told):
    """Work of a plan ends within the year before and the year after its own; without the plan's year nothing is said."""
    expected = (("completed-in-other-year", "completed_on"),) if told else ()
    assert found("done", completed_on=dt.date(day, 12, 31), year=year) == expected
