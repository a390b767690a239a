"""The state of a database in four numbers, read by one statement: while they stay, so does what is worked out from them."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from papi_metrics.store import schema


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """How many versions and decisions there are, and the numbers of the last act on scores and of the newest list of units; 0 for none.

    Nothing is ever removed, and clocks of several servers may differ: a count misses nothing, a newest moment might.
    """

    versions: int
    decisions: int
    score_act: int
    unit_set: int

    @property
    def judged(self) -> tuple[int, int]:
        """Return what tells one state of the versions, and of which of them count, from another."""
        return self.versions, self.decisions


_STATE = select(
    select(func.count()).select_from(schema.versions).scalar_subquery().label("versions"),
    select(func.count()).select_from(schema.decisions).scalar_subquery().label("decisions"),
    select(func.coalesce(func.max(schema.score_sets.c.number), 0)).scalar_subquery().label("score_act"),
    select(func.coalesce(func.max(schema.unit_sets.c.number), 0)).scalar_subquery().label("unit_set"),
)


def state_of(connection: Connection) -> State:
    """Return the state a database is in now."""
    return State(**connection.execute(_STATE).mappings().one())
