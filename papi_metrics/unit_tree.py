"""The tree of units: who stands below whom on a day, and which unit carries on what another one was."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Literal

from papi_metrics.language import later
from papi_metrics.text import fold

Level = Literal["country", "province", "district", "commune"]
LEVEL_WORDS: Mapping[Level, str] = MappingProxyType({
    "country": later("cả nước"), "province": later("tỉnh"), "district": later("huyện"), "commune": later("xã"),
})  # fmt: skip
"""The levels from the top down, as they are called on the screen and in files."""
LEVELS: tuple[Level, ...] = tuple(LEVEL_WORDS)
ALWAYS = dt.date.min
"""The first day of a unit whose list does not say since when it has been."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit as it is called and placed from a day to a day, both counted in; `valid_to` is None while it lasts.

    `unit` is its key, the code; `parent` and `merged_into` are keys. A unit that was renamed or moved has one value for each time.
    """

    unit: str
    name: str
    level: Level
    parent: str | None = None
    valid_from: dt.date = ALWAYS
    valid_to: dt.date | None = None
    merged_into: str | None = None

    def stands(self, on: dt.date) -> bool:
        """Tell whether this holds on a day."""
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)


@dataclass(frozen=True, kw_only=True)
class UnitTree:
    """All units of a list. Where a list goes round in a circle every question still ends: nothing is met twice."""

    units: tuple[Unit, ...] = ()

    def __hash__(self) -> int:
        """Return a hash that is worked out once, for trees name what is kept for them."""
        return self._hash

    def unit(self, key: str, *, on: dt.date) -> Unit | None:
        """Return a unit as it is on a day, or None if there is none then."""
        return self._days(on).get(key)

    def last(self, key: str) -> Unit | None:
        """Return a unit as it was or is at last, whether or not it still stands; None if the list does not have it."""
        found = self._by_key.get(key)
        return found[-1] if found else None

    def children(self, key: str, *, on: dt.date) -> tuple[Unit, ...]:
        """Return the units right below one on a day, by the letters of their names."""
        return self._placed(on)[1].get(key, ())

    def below(self, key: str, *, on: dt.date) -> tuple[Unit, ...]:
        """Return all units below one on a day, each before those below it, itself not among them."""
        return tuple(self._walk(key, self._placed(on)[1]))

    def above(self, key: str, *, on: dt.date) -> tuple[Unit, ...]:
        """Return the units above one on a day, its parent first, itself not among them."""
        days, found, met = self._days(on), [], {key}
        unit = days.get(key)
        while unit is not None and unit.parent is not None and unit.parent not in met:
            met.add(unit.parent)
            unit = days.get(unit.parent)
            found += [] if unit is None else [unit]
        return tuple(found)

    def roots(self, *, on: dt.date) -> tuple[Unit, ...]:
        """Return the units that have no unit above them on a day, by the letters of their names."""
        return self._placed(on)[0]

    def successor(self, key: str) -> str | None:
        """Return the key of the unit that carries on what a unit was, the last in a row of mergers.

        None where it was not merged, or into nothing that the list has, or in a circle.
        """
        met, at = {key}, self.last(key)
        while at is not None and at.merged_into is not None:
            if at.merged_into in met:
                return None
            met.add(at.merged_into)
            after = self.last(at.merged_into)
            if after is None:
                break
            at = after
        return None if at is None or at.unit == key else at.unit

    def _walk(self, key: str, children: Mapping[str, tuple[Unit, ...]]) -> Iterator[Unit]:
        waiting = list(reversed(children.get(key, ())))
        while waiting:
            unit = waiting.pop()
            # Each has one parent: only a circle that the first is in leads back, and to the first.
            if unit.unit != key:
                yield unit
                waiting += reversed(children.get(unit.unit, ()))

    def _days(self, on: dt.date) -> Mapping[str, Unit]:
        """Return the units that stand on a day by their keys; of two that overlap, the one that began later."""
        return self._on(on)[0]

    def _placed(self, on: dt.date) -> tuple[tuple[Unit, ...], Mapping[str, tuple[Unit, ...]]]:
        """Return the roots on a day and the children of each unit."""
        return self._on(on)[1:]

    def _on(self, on: dt.date) -> tuple[Mapping[str, Unit], tuple[Unit, ...], Mapping[str, tuple[Unit, ...]]]:
        """Return what holds on a day; it holds alike on every day between two changes, and is kept so."""
        period = sum(change <= on for change in self._changes)
        if period not in self._kept:
            days = {unit.unit: unit for unit in self._in_time if unit.stands(on)}
            self._kept[period] = (days, *_placed(days))
        return self._kept[period]

    @cached_property
    def _kept(self) -> dict[int, tuple[Mapping[str, Unit], tuple[Unit, ...], Mapping[str, tuple[Unit, ...]]]]:
        return {}

    @cached_property
    def _in_time(self) -> tuple[Unit, ...]:
        return tuple(sorted(self.units, key=lambda unit: unit.valid_from))

    @cached_property
    def _by_key(self) -> Mapping[str, list[Unit]]:
        found: dict[str, list[Unit]] = {}
        for unit in self._in_time:
            found.setdefault(unit.unit, []).append(unit)
        return found

    @cached_property
    def _changes(self) -> tuple[dt.date, ...]:
        """Return the days on which something begins, or no longer holds."""
        ends = {unit.valid_to + dt.timedelta(days=1) for unit in self.units if unit.valid_to not in (None, dt.date.max)}
        return tuple(sorted({unit.valid_from for unit in self.units} | ends))

    @cached_property
    def _hash(self) -> int:
        return hash(self.units)


def _placed(days: Mapping[str, Unit]) -> tuple[tuple[Unit, ...], Mapping[str, tuple[Unit, ...]]]:
    """Return the roots among the units of a day, and the children of each unit."""
    roots: list[Unit] = []
    below: dict[str, list[Unit]] = {}
    for unit in days.values():
        parented = unit.parent is not None and unit.parent in days
        (below.setdefault(str(unit.parent), []) if parented else roots).append(unit)
    return _named(roots), {key: _named(units) for key, units in below.items()}


def _named(units: Iterable[Unit]) -> tuple[Unit, ...]:
    return tuple(sorted(units, key=lambda unit: (fold(unit.name), unit.unit)))
