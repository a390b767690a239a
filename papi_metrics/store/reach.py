"""How far a role reaches: the units of the newest list that stand below one another today."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from sqlalchemy import ColumnElement, Connection, Pool, and_, func, or_, select

from papi_metrics.access import Role, spread
from papi_metrics.clock import today_in_vietnam
from papi_metrics.store import schema


def reached(connection: Connection, granted: Mapping[str, Role]) -> Mapping[str, Role]:
    """Return roles with the units below those they were granted in; worked out anew when another list or day begins."""
    return _spread(_newest_list(connection), tuple(sorted(granted.items())))


def line_above(connection: Connection, unit: str) -> Iterator[str]:
    """Yield a unit, then the units above it, the nearest first; each once, also where the list goes round in a circle."""
    parents = _parents(_newest_list(connection))
    met: set[str] = set()
    at: str | None = unit
    while at is not None and at not in met:
        met.add(at)
        yield at
        at = parents.get(at)


def unit_names(connection: Connection) -> dict[str, str]:
    """Return the units of the newest list as they are called today, and those that have a version: key → name, by name."""
    units, table, versions = _newest_list(connection), schema.units.c, schema.versions.c
    query = select(table.unit, table.name).where(_today(units)).order_by(table.valid_from)
    named = {row.unit: row.unit for row in connection.execute(select(versions.unit).distinct())}
    named |= {row.unit: row.name for row in connection.execute(query)}
    return dict(sorted(named.items(), key=lambda item: (item[1], item[0])))


@dataclass(frozen=True, slots=True, kw_only=True)
class _List:
    """A list of units on a day, in a database; lists never change, so what is worked out from one may be kept."""

    pool: Pool
    number: int
    day: dt.date
    connection: Connection = field(compare=False)


def _newest_list(connection: Connection) -> _List:
    number = connection.scalar(select(func.max(schema.unit_sets.c.number))) or 0
    return _List(pool=connection.engine.pool, number=number, day=today_in_vietnam(), connection=connection)


@lru_cache(maxsize=256)
def _spread(units: _List, granted: tuple[tuple[str, Role], ...]) -> Mapping[str, Role]:
    return spread(dict(granted), _children(units))


@lru_cache(maxsize=4)
def _children(units: _List) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for unit, parent in _parents(units).items():
        found[parent].append(unit)
    return dict(found)


@lru_cache(maxsize=4)
def _parents(units: _List) -> Mapping[str, str]:
    """Return the unit above each unit; of two times that overlap on the day, the one that began later."""
    table = schema.units.c
    query = select(table.unit, table.parent).where(_today(units))
    newest = {row.unit: row.parent for row in units.connection.execute(query.order_by(table.valid_from))}
    return {unit: parent for unit, parent in newest.items() if parent is not None}


def _today(units: _List) -> ColumnElement[bool]:
    """Return the condition that keeps the rows of a list that hold on its day."""
    table = schema.units.c
    return and_(table.unit_set == units.number, table.valid_from <= units.day, or_(table.valid_to.is_(None), table.valid_to >= units.day))
