"""The tables of Các đơn vị, worked out once for each state of the store and choice; shared by all who may read the same, never to be changed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pandas as pd

from pages.shared.keeping import kept_by_language
from pages.shared.view import View, open_store
from papi_metrics.access import Right
from papi_metrics.clock import end_of_day, today_in_vietnam
from papi_metrics.oversight import (
    CHANGE_DAYS,
    Measure,
    Overview,
    Scope,
    WholeChange,
    dimensions_wide,
    filter_units,
    overview,
    scope_of,
    seen_tree,
    unit_dimensions,
    unit_table,
    whole_change,
    with_changes,
)
from papi_metrics.store import Store, VersionKey
from papi_metrics.unit_tree import Level, UnitTree

_KEPT = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of all plans of a year, to whoever may read the same units: at a moment, or now.

    `state` changes with every version and every decision, so that nothing old is shown.
    """

    store: Store
    plan_year: int
    state: tuple[int, int]
    readable: tuple[str, ...] | None
    until: dt.datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Units:
    """What a reader looks at: all that is known now and was known before, on a day, below a unit, ranked by a figure."""

    now: Known
    before: Known
    on: dt.date
    since: dt.date
    above: str | None = None
    level: Level | None = None
    by: Measure = "completion"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """The conditions that the rows of the table meet."""

    lights: tuple[str, ...] = ()
    stale: bool = False
    text: str = ""


class UnsummedError(Exception):
    """Figures of some versions are still to be worked out; an exception, for what is raised is not kept."""

    def __init__(self, keys: tuple[VersionKey, ...]) -> None:
        """Name the versions."""
        super().__init__(keys)
        self.keys = keys


def units_of(view: View) -> Units:
    """Return what a view shows of all units: the plans of its year, as known on the day gone back to.

    A year that is over is looked at on its last day: afterwards nobody hands in data.
    """
    store, year = open_store(), view.key.plan_year
    today = view.known_on or today_in_vietnam()
    since = today - dt.timedelta(days=CHANGE_DAYS)
    known = {"store": store, "plan_year": year, "state": store.standings_state(year), "readable": store.actor.units_with(Right.READ)}
    return Units(
        now=Known(**known, until=end_of_day(today) if view.known_on else None),
        before=Known(**known, until=end_of_day(since)),
        on=min(today, dt.date(year, 12, 31)),
        since=since,
    )


@kept_by_language(_KEPT)
def plans_of(known: Known) -> pd.DataFrame:
    """Return where every unit's plan stands.

    Errors: UnsummedError if figures of some are still to be worked out.
    """
    plans, lacking = known.store.standings(known.plan_year, until=known.until)
    if lacking:
        raise UnsummedError(lacking)
    return plans


def tree_of(of: Units) -> UnitTree:
    """Return the list of units that the reader may see; empty where none was imported."""
    return _tree(of.now.store.unit_tree(), of.now.readable)


@kept_by_language(_KEPT)
def _tree(tree: UnitTree, readable: tuple[str, ...] | None) -> UnitTree:
    return seen_tree(tree, readable)


def scope(of: Units) -> Scope:
    """Return which units are the rows."""
    return _scope(of, tree_of(of))


@kept_by_language(_KEPT)
def _scope(of: Units, tree: UnitTree) -> Scope:
    plans = plans_of(of.now)
    names = dict(zip(plans["unit"], plans["name"], strict=True))
    return scope_of(tree, names, on=of.on, above=of.above, level=of.level)


def table_of(of: Units) -> pd.DataFrame:
    """Return the table of units with what changed."""
    return _table(of, tree_of(of))


@kept_by_language(_KEPT)
def _table(of: Units, tree: UnitTree) -> pd.DataFrame:
    plans, rows = plans_of(of.now), _scope(of, tree)
    return with_changes(unit_table(plans, rows, on=of.on, by=of.by), plans, plans_of(of.before), rows)


def overview_of(of: Units) -> Overview:
    """Return what the table comes to."""
    return _overview(of, tree_of(of))


@kept_by_language(_KEPT)
def _overview(of: Units, tree: UnitTree) -> Overview:
    return overview(_table(of, tree))


def whole_change_of(of: Units) -> WholeChange:
    """Return what changed in all units together."""
    return _whole(of, tree_of(of))


@kept_by_language(_KEPT)
def _whole(of: Units, tree: UnitTree) -> WholeChange:
    return whole_change(plans_of(of.now), plans_of(of.before), _scope(of, tree))


def dimensions_of(of: Units) -> pd.DataFrame:
    """Return the units by dimension."""
    return _dimensions(of, tree_of(of))


@kept_by_language(_KEPT)
def _dimensions(of: Units, tree: UnitTree) -> pd.DataFrame:
    known = of.now
    return unit_dimensions(known.store.dimension_standings(known.plan_year, until=known.until), plans_of(known), _scope(of, tree))


def outside_of(of: Units) -> tuple[str, ...]:
    """Return the names of the units that have a plan and no place in the list on that day."""
    plans = plans_of(of.now)
    return tuple(plans.loc[plans["unit"].isin(list(scope(of).outside)), "name"])


def found_units(of: Units, filters: Filters) -> pd.DataFrame:
    """Return the rows of the table that meet the conditions."""
    return _found(of, tree_of(of), filters)


@kept_by_language(_KEPT)
def _found(of: Units, tree: UnitTree, filters: Filters) -> pd.DataFrame:
    return filter_units(_table(of, tree), lights=filters.lights, stale=filters.stale, text=filters.text)


def wide_dimensions_of(of: Units, filters: Filters) -> pd.DataFrame:
    """Return the completion of the rows that meet the conditions, a column a dimension."""
    return _wide(of, tree_of(of), filters)


@kept_by_language(_KEPT)
def _wide(of: Units, tree: UnitTree, filters: Filters) -> pd.DataFrame:
    return dimensions_wide(_dimensions(of, tree), _found(of, tree, filters)[["unit", "name"]])
