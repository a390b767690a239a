"""Which unit of a list a name means: by its spelling within a province; a namesake elsewhere is named, never taken."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from papi_metrics.framework import known_province, unit_key
from papi_metrics.unit_tree import Unit, UnitTree


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """The units of a name: `found` is the only one that can be meant, if there is one; `asked` are those to choose among."""

    found: Unit | None = None
    asked: tuple[Unit, ...] = ()


def named_unit(tree: UnitTree, name: str, *, province: str | None) -> Named:
    """Return which unit a name means in a province; in an unknown one only where no other unit has the name."""
    same = _by_name(tree).get(unit_key(name), ())
    known = known_province(province) if province else None
    within = tuple(unit for unit in same if province_of(tree, unit.unit) == known) if known else same
    return Named(found=within[0]) if len(within) == 1 else Named(asked=same)


def province_of(tree: UnitTree, key: str) -> str | None:
    """Return the province a unit lies in as the scores call it, on its last day; None if the list does not tell."""
    last = tree.last(key)
    if last is None:
        return None
    line = (last, *tree.above(key, on=last.valid_to or dt.date.max))
    named = next((unit.name for unit in line if unit.level == "province"), None)
    return known_province(named) if named else None


@lru_cache(maxsize=4)
def _by_name(tree: UnitTree) -> Mapping[str, tuple[Unit, ...]]:
    """Return the units of each name, as they were at last; what a unit was called before is met too."""
    found: dict[str, dict[str, Unit]] = {}
    for unit in tree.units:
        last = tree.last(unit.unit)
        if last is not None:
            found.setdefault(unit_key(unit.name), {})[unit.unit] = last
    return {name: tuple(units.values()) for name, units in found.items()}
