"""Where all units stand: of each unit the newest version that counts, with its figures, now or as known at a moment."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, FromClause, Select, and_, exists, func, or_, select
from sqlalchemy.exc import IntegrityError

from papi_metrics.access import Right
from papi_metrics.completion import WHOLE_PLAN
from papi_metrics.oversight import DIMENSION_STANDING_DTYPES, STANDING_DTYPES
from papi_metrics.rules import RULES_VERSION
from papi_metrics.store import schema
from papi_metrics.store.guarding import Guarded, within
from papi_metrics.store.records import table_of
from papi_metrics.store.summaries import add_summary
from papi_metrics.store.values import VersionKey
from papi_metrics.tracker import TASK_DTYPES
from papi_metrics.unit_tree import UnitTree

_VERSIONS, _SUMMARIES, _DECISIONS = schema.versions.c, schema.summaries.c, schema.decisions.c


def counts(until: dt.datetime | None) -> ColumnElement[bool]:
    """Return the condition that keeps the versions that count, at a moment (UTC) if one is given.

    One that waits counts from when a second person approved it.
    """
    approved = exists().where(
        *(schema.decisions.c[name] == schema.versions.c[name] for name in ("unit", "plan_year", "number")),
        _DECISIONS.approved,
        *([] if until is None else [_DECISIONS.decided_at <= until]),
    )
    condition = or_(~_VERSIONS.waits, approved)
    return condition if until is None else and_(condition, _VERSIONS.accepted_at <= until)


class Standings(Guarded):
    """The newest figures of all units in one database; safe to share between threads."""

    @within(Right.READ)
    def standings(self, plan_year: int, *, until: dt.datetime | None = None) -> pd.DataFrame:
        """Read the newest version that counts of every unit, with its figures on its own data date; at a moment, if given.

        Shape: a row a unit, by its key, of the types of STANDING_DTYPES; units whose figures are still to be worked out are
               left out: `unsummed` names them.
        """
        query = self._newest_with(plan_year, until, _shown(STANDING_DTYPES), _SUMMARIES.dimension == WHOLE_PLAN)
        return self._read(query.order_by(_VERSIONS.unit), STANDING_DTYPES)

    @within(Right.READ)
    def dimension_standings(self, plan_year: int, *, until: dt.datetime | None = None) -> pd.DataFrame:
        """Read the figures of the same versions as `standings` by dimension.

        Shape: eight rows a unit, by its key, dimensions 1-8, of the types of DIMENSION_STANDING_DTYPES.
        """
        query = self._newest_with(plan_year, until, _shown(DIMENSION_STANDING_DTYPES), _SUMMARIES.dimension != WHOLE_PLAN)
        return self._read(query.order_by(_VERSIONS.unit, _SUMMARIES.dimension), DIMENSION_STANDING_DTYPES)

    @within(Right.READ)
    def standings_state(self, plan_year: int) -> tuple[int, int]:
        """Count the versions of a year and the decisions on them: while both stay, so do the standings.

        Nothing is ever removed, and clocks of several servers may differ: a count misses nothing, a newest moment might.
        """
        tables = (schema.versions, schema.decisions)
        with self._engine.connect() as connection:
            found = [
                connection.scalar(select(func.count()).where(table.c.plan_year == plan_year, self._readable(table.c.unit)))
                for table in tables
            ]
        return found[0] or 0, found[1] or 0

    @within(Right.READ)
    def unsummed(self, plan_year: int, *, until: dt.datetime | None = None) -> tuple[VersionKey, ...]:
        """List the versions that `standings` has to leave out: stored by an earlier program, or worked out by other rules."""
        newest = self._newest(plan_year, until)
        there = exists().where(
            _SUMMARIES.unit == newest.c.unit, _SUMMARIES.plan_year == plan_year, _SUMMARIES.number == newest.c.number,
            _SUMMARIES.rules == RULES_VERSION,
        )  # fmt: skip
        query = select(newest.c.unit, newest.c.number).where(~there).order_by(newest.c.unit)
        with self._engine.connect() as connection:
            return tuple(VersionKey(unit=unit, plan_year=plan_year, number=number) for unit, number in connection.execute(query))

    @within(Right.READ)
    def fill_summaries(self, keys: Sequence[VersionKey]) -> int:
        """Work out the figures of versions that lack them, those the actor may read; return how many that were.

        All in one transaction: ask for some hundred at a time. Where another program does the same just then, it is left to it.
        """
        mine = [key for key in keys if self._actor.may(Right.READ, key.unit)]
        try:
            with self._writer.begin() as connection:
                for key in mine:
                    version = connection.execute(select(_VERSIONS.as_of).filter_by(**asdict(key))).one()
                    query = select(*(schema.tasks.c[name] for name in TASK_DTYPES)).filter_by(**asdict(key))
                    tasks = table_of(connection.execute(query).all(), dict(TASK_DTYPES))
                    add_summary(connection, asdict(key), tasks, as_of=version.as_of)
        except IntegrityError:
            return 0
        return len(mine)

    @within(Right.READ)
    def unit_tree(self) -> UnitTree:
        """Return the list of units; none was imported."""
        return UnitTree()

    @within(Right.READ)
    def several_units(self) -> bool:
        """Tell whether there are versions of more than one unit that the actor may read."""
        query = select(func.min(_VERSIONS.unit), func.max(_VERSIONS.unit)).where(self._readable(_VERSIONS.unit))
        with self._engine.connect() as connection:
            first, last = connection.execute(query).one()
        return bool(first != last)

    def _newest(self, plan_year: int, until: dt.datetime | None) -> FromClause:
        query = select(_VERSIONS.unit, func.max(_VERSIONS.number).label("number"))
        query = query.where(_VERSIONS.plan_year == plan_year, self._readable(_VERSIONS.unit), counts(until))
        return query.group_by(_VERSIONS.unit).subquery("newest")

    def _newest_with(
        self, plan_year: int, until: dt.datetime | None, columns: Iterable[ColumnElement[object]], dimensions: ColumnElement[bool]
    ) -> Select[*tuple[Any, ...]]:
        newest = self._newest(plan_year, until)
        of_version = and_(_VERSIONS.unit == newest.c.unit, _VERSIONS.plan_year == plan_year, _VERSIONS.number == newest.c.number)
        of_summary = and_(
            _SUMMARIES.unit == newest.c.unit, _SUMMARIES.plan_year == plan_year, _SUMMARIES.number == newest.c.number,
            _SUMMARIES.rules == RULES_VERSION, dimensions,
        )  # fmt: skip
        return select(*columns).select_from(newest).join(schema.versions, of_version).join(schema.summaries, of_summary)

    def _read(self, query: Select[*tuple[Any, ...]], dtypes: Mapping[str, str]) -> pd.DataFrame:
        with self._engine.connect() as connection:
            return table_of(connection.execute(query).all(), dict(dtypes))


def _shown(dtypes: Mapping[str, str]) -> list[ColumnElement[object]]:
    """Return the columns of a standing: a version's own, else its figures'; the key stands in for the name it leaves out."""
    name = func.coalesce(_VERSIONS.unit_name, _VERSIONS.unit).label("name")
    return [name if column == "name" else _VERSIONS[column] if column in _VERSIONS else _SUMMARIES[column] for column in dtypes]
