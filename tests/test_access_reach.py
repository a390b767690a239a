"""How far roles reach: the unit itself and what stands below it today."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from signed import OTHER, PROVINCE, UNIT, acting, people_in, units_listed

from papi_metrics.access import OWNER, Right, Role, spread
from papi_metrics.store import Store

TREE = {"nước": ["tỉnh A", "tỉnh B"], "tỉnh A": ["xã 1", "xã 2"], "tỉnh B": ["xã 3"]}


@pytest.fixture
def store(tmp_path):
    """An empty store."""
    opened = Store(f"sqlite:///{tmp_path / 'store.sqlite'}")
    yield opened
    opened.close()


CASES = {
    "one unit": ({"xã 1": Role.EDITOR}, {"xã 1": 2}),
    "a province": ({"tỉnh A": Role.VIEWER}, {"tỉnh A": 1, "xã 1": 1, "xã 2": 1}),
    "higher below": ({"tỉnh A": Role.VIEWER, "xã 1": Role.APPROVER}, {"tỉnh A": 1, "xã 1": 3, "xã 2": 1}),
    "higher above": ({"tỉnh A": Role.APPROVER, "xã 1": Role.VIEWER}, {"tỉnh A": 3, "xã 1": 3, "xã 2": 3}),
    "a unit of no list": ({"xã Lạ": Role.EDITOR}, {"xã Lạ": 2}),
    "none": ({}, {}),
}


@pytest.mark.parametrize(("granted", "expected"), CASES.values(), ids=CASES)
def test_role_counts_in_its_unit_and_below(granted, expected):
    """The highest of the roles above a unit and its own counts."""
    assert spread(granted, TREE) == expected


def test_circle_ends():
    """A list that goes round in a circle gives each unit once."""
    assert spread({"a": Role.EDITOR}, {"a": ["b"], "b": ["c"], "c": ["a"]}) == dict.fromkeys("abc", Role.EDITOR)


def test_role_follows_the_newest_list_of_today(store):
    """A unit that moved, or no longer is, is reached from where it stands today; another list counts at once."""
    long_ago, since = dt.date(2000, 1, 1), dt.date(2025, 7, 1)
    units_listed(store, (PROVINCE, None), (UNIT, "tỉnh Khác", long_ago, since - dt.timedelta(1)), (UNIT, PROVINCE, since), (OTHER, PROVINCE, long_ago, since))
    people_in(store, tinh=(PROVINCE, Role.VIEWER))
    assert acting(store, "tinh").actor.roles == {PROVINCE: 1, UNIT: 1}
    units_listed(store, (PROVINCE, None), (OTHER, PROVINCE), number=2)
    assert acting(store, "tinh").actor.roles == {PROVINCE: 1, OTHER: 1}


def test_country_of_units_is_spread_once(store):
    """A role in the country reaches 3,321 communes; asking again costs next to nothing."""
    provinces = [(f"tỉnh {number}", "nước") for number in range(34)]
    units_listed(store, ("nước", None), *provinces, *((f"xã {number}", f"tỉnh {number % 34}") for number in range(3_321)))
    people_in(store, bo=("nước", Role.VIEWER))
    first = store.acting(OWNER).actor_of("bo@example.org")
    began = time.process_time()
    again = [store.actor_of("bo@example.org") for _ in range(20)]
    seconds = (time.process_time() - began) / 20
    assert (len(first.roles), first.may(Right.READ, "xã 3320"), again[0].roles is first.roles) == (3_356, True, True)
    assert seconds < 0.02
