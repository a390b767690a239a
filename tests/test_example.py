"""The example: three labelled trackers that an empty store starts with, and no other."""

from __future__ import annotations

import datetime as dt

import pytest

from papi_metrics.example import AUTHOR, accept_example, example_dates, example_files
from papi_metrics.store import Store
from papi_metrics.tracker import read_tracker


@pytest.fixture
def store(tmp_path):
    """Open a store in a file of its own, closed at the end."""
    opened = Store(f"sqlite:///{tmp_path / 'store.sqlite'}")
    yield opened
    opened.close()


def test_example_has_three_dates_in_order():
    """The trackers of 31/3, 30/6 and 30/9/2022."""
    assert example_dates() == (dt.date(2022, 3, 31), dt.date(2022, 6, 30), dt.date(2022, 9, 30))
    assert len(example_files()) == 3


@pytest.mark.parametrize("path", example_files(), ids=lambda path: path.stem)
def test_example_is_labelled_and_whole(path):
    """Each file says that it is an illustration, of which unit, and has the plan's 46 tasks without an error."""
    reading = read_tracker(path)
    assert reading.about.illustration
    assert (reading.about.province, reading.about.plan_year) == ("Hưng Yên", 2022)
    assert reading.about.as_of == dt.date.fromisoformat(path.stem[-10:])
    assert (len(reading.table), reading.has_errors) == (46, False)


def test_empty_store_accepts_the_example_in_order(store):
    """The newest version is that of 30/9, and every version is an illustration of one author."""
    accepted = accept_example(store)
    assert [version.as_of for version in accepted] == list(example_dates())
    assert store.newest() == accepted[-1]
    assert {(version.author, version.illustration) for version in accepted} == {(AUTHOR, True)}


def test_example_is_accepted_once(store):
    """A store that has a version is left as it is."""
    accept_example(store)
    assert accept_example(store) == ()
    assert len(store.versions()) == 3


def test_example_shows_every_state_and_label():
    """The illustration is varied enough to show every state."""
    states = {state for path in example_files() for state in read_tracker(path).table["state"]}
    assert states == {"not_started", "in_progress", "awaiting_confirmation", "done", "paused", "cancelled"}
