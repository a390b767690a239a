"""Which units stand in a table on a day, and which plans are added up in each: the tree of units and a place in it → a scope."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from papi_metrics.unit_tree import Level, Unit, UnitTree


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A row of a table of units: who it is, how many units that report are in it, whether it is the plan of a unit above the others.

    `parent` tells whether the list has units below it.
    """

    unit: str
    name: str
    level: Level | None
    units: int = 1
    parent: bool = False
    own: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """The rows of a table of units, and of each unit whose plan is added up there the row it is in.

    `above` is the unit looked at, None for all; `path` leads from the top to it. `levels` are those that can be looked at below it.
    """

    above: Unit | None
    path: tuple[Unit, ...]
    places: tuple[Place, ...]
    row_of: Mapping[str, str]
    levels: tuple[Level, ...] = ()
    outside: frozenset[str] = field(default_factory=frozenset)
    """Units that have a plan and stand nowhere in the list on that day: merged by then, or never in it."""


def seen_tree(tree: UnitTree, readable: Collection[str] | None) -> UnitTree:
    """Return a tree with only the units someone may read and those above them; None for all."""
    if readable is None:
        return tree
    kept, waiting = set(), set(readable)
    parents: dict[str, set[str]] = {}
    for unit in tree.units:
        parents.setdefault(unit.unit, set()).update({unit.parent} - {None})  # type: ignore[arg-type]
    while waiting:
        kept |= waiting
        waiting = {parent for unit in waiting for parent in parents.get(unit, ())} - kept
    return UnitTree(units=tuple(unit for unit in tree.units if unit.unit in kept))


def scope_of(
    tree: UnitTree, plans: Mapping[str, str], *, on: dt.date, above: str | None = None, level: Level | None = None
) -> Scope:
    """Choose the units right below one, or all of a level below it, as they stand on a day.

    `plans` are the units that have a plan, with their names. Where no list of units holds on the day each of them is a row.
    Without `above` it is the lowest unit that has all others below it. A unit above the rows that has a plan of its own is a row
    too, so that the rows add up to the whole.
    """
    roots = tree.roots(on=on)
    if not roots:
        return _without_list(plans)
    unit = (tree.unit(above, on=on) if above is not None else None) or _lowest_of_all(tree, on=on)
    listed = {item.unit for root in roots for item in (root, *tree.below(root.unit, on=on))}
    tops = roots if unit is None else tree.children(unit.unit, on=on)
    inside = tuple(item for top in tops for item in (top, *tree.below(top.unit, on=on)))
    rows = tops if level is None else tuple(item for item in inside if item.level == level)
    row_of = {item.unit: row.unit for row in rows for item in (row, *tree.below(row.unit, on=on))}
    over = [item for item in ((unit,) if unit else ()) + inside if item.unit not in row_of and item.unit in plans]
    places = [Place(unit=item.unit, name=item.name, level=item.level, own=True) for item in over]
    places += [_place(tree, row, on=on) for row in rows]
    return Scope(
        above=unit,
        path=() if unit is None else (*reversed(tree.above(unit.unit, on=on)), unit),
        places=tuple(places),
        row_of=row_of | {item.unit: item.unit for item in over},
        levels=tuple(dict.fromkeys(sorted((item.level for item in inside), key=_ORDER.index))),
        outside=frozenset(plans) - listed,
    )


_ORDER: tuple[Level, ...] = ("country", "province", "district", "commune")


def _lowest_of_all(tree: UnitTree, *, on: dt.date) -> Unit | None:
    """Return the lowest unit that has all others below it; None where there are several on top."""
    unit, below = None, tree.roots(on=on)
    while len(below) == 1 and (next_below := tree.children(below[0].unit, on=on)):
        unit, below = below[0], next_below
    return unit


def _without_list(plans: Mapping[str, str]) -> Scope:
    places = tuple(Place(unit=unit, name=name, level=None) for unit, name in plans.items())
    return Scope(above=None, path=(), places=places, row_of={unit: unit for unit in plans})


def _place(tree: UnitTree, unit: Unit, *, on: dt.date) -> Place:
    leaves = sum(1 for _ in _leaves(tree, tree.below(unit.unit, on=on), on=on))
    return Place(unit=unit.unit, name=unit.name, level=unit.level, units=leaves or 1, parent=leaves > 0)


def _leaves(tree: UnitTree, units: Iterable[Unit], *, on: dt.date) -> Iterator[Unit]:
    yield from (unit for unit in units if not tree.children(unit.unit, on=on))
