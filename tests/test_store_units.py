"""Units in the store: lists imported by who administers all, the tree that serves, plans by unit and year, units that ended."""

from __future__ import annotations

import dataclasses
import datetime as dt
import shutil

import pytest
from tasks import task_table

from papi_metrics.access import EVERYWHERE, NOBODY, AccessDeniedError, Actor, Role
from papi_metrics.errors import PapiError
from papi_metrics.findings import Reading
from papi_metrics.store import (
    EndedUnitError,
    OutdatedError,
    OutdatedUnitsError,
    Store,
    Submission,
    UnitSubmission,
    broken_seals,
)
from papi_metrics.unit_lists import named_unit, province_of, unit_table
from papi_metrics.unit_tree import Unit, UnitTree

LAST = dt.date(2025, 6, 30)
TREE = UnitTree(units=(
    Unit(unit="02", name="Hà Giang", level="province", valid_to=LAST, merged_into="08"),
    Unit(unit="08", name="Tuyên Quang", level="province"),
    Unit(unit="00001", name="xã Tân Lập", level="commune", parent="02", valid_to=LAST, merged_into="00002"),
    Unit(unit="00002", name="xã Tân Lập", level="commune", parent="08"),
    Unit(unit="00003", name="xã Minh Hoà", level="commune", parent="08"),
))  # fmt: skip
SAID = Submission(
    unit="00002", unit_name="xã Tân Lập", plan_year=2025, province="Tuyên Quang", as_of=dt.date(2025, 5, 31), file_name="t.xlsx", author="An", reason="thử"
)
VIEWER = Actor(account="a", name="A", roles={"00002": Role.VIEWER})
LOCAL = Actor(account="b", name="B", roles={"00002": Role.ADMINISTRATOR, "08": Role.ADMINISTRATOR})
CENTRAL = Actor(account="c", name="Chi", roles={EVERYWHERE: Role.ADMINISTRATOR})


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    """The file of an empty store; to make its tables takes longer than a test does."""
    path = tmp_path_factory.mktemp("empty") / "store.sqlite"
    Store(f"sqlite:///{path}").close()
    return path


@pytest.fixture
def store(tmp_path, empty):
    """An empty store, seen by the owner."""
    opened = Store(f"sqlite:///{shutil.copy(empty, tmp_path)}")
    yield opened
    opened.close()


def listed(store, tree=TREE, **said):
    """Accept a tree as a list of units."""
    told = UnitSubmission(file_name="ds.xlsx", author="An", reason="Danh sách", **said)
    return store.accept_units(Reading(table=unit_table(tree)), told, original=b"ds")


def planned(store, **said):
    """Accept a plan of one task."""
    reading = Reading(table=task_table({}))
    return store.accept(reading, original=b"tep", submission=dataclasses.replace(SAID, **said))


def test_list_is_read_back_as_the_tree_that_serves(store):
    """The newest list serves; what was told stays on record, sealed, and earlier lists with it."""
    assert store.unit_tree() == UnitTree()
    listed(store, UnitTree(units=TREE.units[1:2]))
    assert listed(store).unit_count == 5
    assert set(store.unit_tree().units) == set(TREE.units)
    assert [item.number for item in store.unit_sets()] == [2, 1]
    events = store.audit()
    assert ([event.act for event in events], list(broken_seals(events))) == (["import_units"] * 2, [])


@pytest.mark.parametrize("actor", [NOBODY, VIEWER, LOCAL], ids=["nobody", "viewer", "local-administrator"])
def test_list_is_accepted_only_by_who_administers_all_units(store, actor):
    """A list serves all units: whoever administers some may not bring one in, and nothing is stored."""
    with pytest.raises(AccessDeniedError):
        listed(store.acting(actor))
    assert store.unit_sets() == ()


def test_list_is_signed_with_the_account(store):
    """Who is signed in signs, whatever name is given."""
    assert listed(store.acting(CENTRAL)).author == "Chi"


def test_tree_is_for_whoever_reads_anything(store):
    """Names and places of units are for whoever has a role; not for a visitor."""
    listed(store)
    assert store.acting(VIEWER).unit_tree().last("00003") is not None
    with pytest.raises(AccessDeniedError):
        store.acting(NOBODY).unit_tree()


@pytest.mark.parametrize(
    ("tree", "said", "error"), [(TREE, {"based_on": 0}, OutdatedUnitsError), (UnitTree(), {}, PapiError)], ids=["outdated", "empty"]
)
def test_list_that_cannot_serve_is_refused(store, tree, said, error):
    """A list compared with another than the one that stands, or without a unit, is not stored."""
    listed(store)
    with pytest.raises(error):
        listed(store, tree, **said)
    assert len(store.unit_sets()) == 1


@pytest.mark.parametrize(
    ("unit", "as_of", "told"),
    [("00001", dt.date(2025, 7, 1), "00002"), ("02", dt.date(2026, 1, 1), "08")],
    ids=["commune", "province"],
)
def test_version_after_a_units_last_day_is_refused(store, unit, as_of, told):
    """A unit that has ended takes no version of a later day; the one that carries it on is named."""
    listed(store)
    with pytest.raises(EndedUnitError, match=told) as refused:
        planned(store, unit=unit, as_of=as_of)
    assert refused.value.successor.unit == told
    assert store.plans() == ()


@pytest.mark.parametrize("merged_into", [None, "00001"], ids=["into nothing", "into itself"])
def test_version_of_an_ended_unit_that_nobody_carries_on_is_refused(store, merged_into):
    """Where no unit carries an ended one on, its last day is said and none is named."""
    listed(store, UnitTree(units=(Unit(unit="00001", name="xã Tân Lập", level="commune", valid_to=LAST, merged_into=merged_into),)))
    with pytest.raises(EndedUnitError, match="30/06/2025") as refused:
        planned(store, unit="00001", as_of=dt.date(2025, 7, 1))
    assert (refused.value.successor, store.plans()) == (None, ())


@pytest.mark.parametrize(("unit", "as_of"), [("00001", LAST), ("xã không mã", dt.date(2026, 1, 1)), ("00002", dt.date(2026, 1, 1))])
def test_version_of_a_units_time_is_taken(store, unit, as_of):
    """The last day counts in; a unit no list names, and one that lasts, may always have a version."""
    listed(store)
    assert planned(store, unit=unit, as_of=as_of).as_of == as_of


def test_plans_of_an_ended_unit_stay_readable(store):
    """What was accepted before a list ended the unit is read as ever."""
    version = planned(store, unit="00001", unit_name=None)
    listed(store)
    assert (store.plans()[0].unit, len(store.tasks(version.key))) == ("00001", 1)


def test_restored_version_keeps_its_units_name(store):
    """The name a unit had stays with a version that is made the newest again."""
    first = planned(store)
    planned(store, as_of=dt.date(2025, 6, 1))
    assert store.restore(first.key, author="An", reason="thử").unit == "xã Tân Lập"


def test_plans_are_the_newest_of_each_unit_and_year(store):
    """One plan a unit and year, the one accepted last first, with its first day and newest number."""
    assert store.plans() == ()
    first = planned(store)
    planned(store, plan_year=2024, as_of=dt.date(2024, 5, 1))
    planned(store, unit="00003", unit_name="xã Minh Hoà")
    newest = planned(store, as_of=dt.date(2025, 6, 1))
    plans = store.plans()
    assert [(plan.unit, plan.plan_year, plan.number) for plan in plans] == [("00002", 2025, 2), ("00003", 2025, 1), ("00002", 2024, 1)]
    assert (plans[0].first_at, plans[0].accepted_at, plans[0].name) == (first.accepted_at, newest.accepted_at, "xã Tân Lập")


def test_plans_are_those_the_actor_may_read(store):
    """Plans of other units are not listed; a plan as it was known at a moment is the one of then."""
    first = planned(store)
    planned(store, as_of=dt.date(2025, 6, 1))
    planned(store, unit="00003", unit_name="xã Minh Hoà")
    assert [plan.unit for plan in store.acting(VIEWER).plans()] == ["00002"]
    assert store.acting(NOBODY).plans() == ()
    assert [(plan.unit, plan.number) for plan in store.plans(until=first.accepted_at)] == [("00002", 1)]


def test_newest_is_the_version_accepted_last(store):
    """Without unit and year, the version accepted last of those the actor may read; of one unit, or one year, if given."""
    planned(store)
    planned(store, unit="00003", plan_year=2024, as_of=dt.date(2024, 1, 1))
    found = store.newest(), store.newest(unit="00002"), store.newest(plan_year=2025), store.acting(VIEWER).newest(), store.newest(unit="99")
    assert [version and version.key.unit for version in found] == ["00003", "00002", "00002", "00002", None]


def test_year_that_has_versions_is_not_begun_again(store):
    """A turn is based on no version: where the new year has one, nothing is stored."""
    planned(store, act="turn", based_on=0)
    with pytest.raises(OutdatedError):
        planned(store, act="turn", based_on=0)
    assert [event.act for event in store.audit()] == ["turn"]


@pytest.mark.parametrize(
    ("name", "province", "found", "asked"),
    [
        ("UBND xã Tân Lập", "Tuyên Quang", "00002", []), ("xã Tân Lập", "Hà Giang", "00001", []),
        ("xã Tân Lập", None, None, ["00001", "00002"]), ("xã Tân Lập", "Hà Nội", None, ["00001", "00002"]),
        ("XÃ MINH HÒA", None, "00003", []), ("xã Minh Hoà", "Hà Giang", None, ["00003"]), ("xã Lạ", None, None, []),
    ],
    ids=["within", "another-within", "unknown-province", "other-province", "only-one", "only-elsewhere", "none"],
)  # fmt: skip
def test_name_means_a_unit_only_within_its_province(name, province, found, asked):
    """A name is one unit's within the province; a namesake elsewhere is named to choose from, never taken."""
    named = named_unit(TREE, name, province=province)
    assert (named.found and named.found.unit, [unit.unit for unit in named.asked]) == (found, asked)


def test_province_of_a_unit_is_the_one_above_it():
    """The province stands above a unit on its last day; itself where it is one."""
    assert [province_of(TREE, key) for key in ("00001", "00003", "08", "lạ")] == ["Hà Giang", "Tuyên Quang", "Tuyên Quang", None]
