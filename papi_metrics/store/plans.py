"""The plans there are: of each unit and year the version that counts now, or counted at a moment."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy import Engine, and_, func, select

from papi_metrics.access import Right
from papi_metrics.clock import in_vietnam
from papi_metrics.store.counted import JUDGED, counts
from papi_metrics.store.guarding import Guarded, within

_PLAN = ("unit", "plan_year")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A unit's plan of a year: what it is called by its newest version, and when its first and its newest were accepted (UTC)."""

    unit: str
    plan_year: int
    number: int
    province: str
    unit_name: str | None
    first_at: dt.datetime
    accepted_at: dt.datetime

    @property
    def name(self) -> str:
        """Return the unit as readers know it."""
        return self.unit_name or self.unit

    @property
    def last_day(self) -> dt.date:
        """Return the day of Vietnam when the newest version was accepted."""
        return in_vietnam(self.accepted_at).date()


class Plans(Guarded):
    """The plans in one database; safe to share between threads."""

    @within(Right.READ)
    def plans(self, *, until: dt.datetime | None = None) -> tuple[Plan, ...]:
        """List the plans the actor may read, the one accepted last first; as they were at a moment (UTC), if given.

        They are worked out once until another version or decision comes.
        """
        every = plans_in(self._engine, self._state().judged, until)
        units = self._actor.units_with(Right.READ)
        if units is None:
            return every
        readable = frozenset(units)
        return tuple(plan for plan in every if plan.unit in readable)


@lru_cache(maxsize=8)
def plans_in(engine: Engine, _judged: tuple[int, int], until: dt.datetime | None = None) -> tuple[Plan, ...]:
    """Read the plans of all units, as they are in a state of the versions."""
    columns = JUDGED.c
    query = select(
        *(columns[name] for name in _PLAN), func.max(columns.number).label("number"), func.min(columns.accepted_at).label("first_at")
    ).where(counts())
    if until is not None:
        query = query.where(columns.accepted_at <= until)
    newest = query.group_by(*(columns[name] for name in _PLAN)).subquery()
    same = and_(*(columns[name] == newest.c[name] for name in (*_PLAN, "number")))
    shown = select(
        *(columns[name] for name in (*_PLAN, "number", "province", "unit_name", "accepted_at")), newest.c.first_at
    ).join(newest, same).order_by(columns.accepted_at.desc(), columns.number.desc(), *(columns[name] for name in _PLAN))
    with engine.connect() as connection:
        return tuple(Plan(**row) for row in connection.execute(shown).mappings())
