"""Where all units stand: of each unit the newest version that counts, with its figures, now or as known at a moment."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, FromClause, Select, and_, func, select

from papi_metrics.access import Right
from papi_metrics.completion import WHOLE_PLAN
from papi_metrics.oversight import DIMENSION_STANDING_DTYPES, STANDING_DTYPES
from papi_metrics.rules import RULES_VERSION
from papi_metrics.store import schema
from papi_metrics.store.counted import JUDGED, counts
from papi_metrics.store.guarding import Guarded, within
from papi_metrics.store.records import table_of
from papi_metrics.store.summaries import add_summary
from papi_metrics.store.values import VersionKey
from papi_metrics.tracker import TASK_DTYPES

_VERSIONS, _SUMMARIES = JUDGED.c, schema.summaries.c


class Standings(Guarded):
    """The newest figures of all units in one database; safe to share between threads."""

    @within(Right.READ)
    def standings(self, plan_year: int, *, until: dt.datetime | None = None) -> tuple[pd.DataFrame, tuple[VersionKey, ...]]:
        """Read the newest version that counts of every unit, with its figures on its own data date; at a moment, if given.

        Shape: a row a unit, in no order, of the types of STANDING_DTYPES; and the versions that are left out, for their figures
               are still to be worked out: stored by an earlier program, or worked out by other rules.
        """
        query = self._newest_with(plan_year, until, _shown(STANDING_DTYPES), _SUMMARIES.dimension == WHOLE_PLAN, outer=True)
        with self._engine.connect() as connection:
            rows = connection.execute(query).all()
        lacking = tuple(VersionKey(unit=row.unit, plan_year=plan_year, number=row.number) for row in rows if row.weight is None)
        return table_of([row for row in rows if row.weight is not None] if lacking else rows, dict(STANDING_DTYPES)), lacking

    @within(Right.READ)
    def dimension_standings(self, plan_year: int, *, until: dt.datetime | None = None) -> pd.DataFrame:
        """Read the figures of the same versions as `standings` by dimension.

        Shape: eight rows a unit, dimensions 1-8, in no order, of the types of DIMENSION_STANDING_DTYPES.
        """
        query = self._newest_with(plan_year, until, _shown(DIMENSION_STANDING_DTYPES), _SUMMARIES.dimension != WHOLE_PLAN)
        with self._engine.connect() as connection:
            return table_of(connection.execute(query).all(), dict(DIMENSION_STANDING_DTYPES))

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
    def fill_summaries(self, keys: Sequence[VersionKey]) -> int:
        """Work out the figures of versions that lack them, those the actor may read; return how many that were.

        All in one transaction: ask for some fifty at a time. Where another program does the same just then, one waits for the other.
        """
        mine = [key for key in keys if self._actor.may(Right.READ, key.unit)]
        with self._writer.begin(*{key.unit for key in mine}) as connection:
            for key in mine:
                as_of = connection.scalars(select(_VERSIONS.as_of).filter_by(**asdict(key))).one()
                query = select(*(schema.tasks.c[name] for name in TASK_DTYPES)).filter_by(**asdict(key))
                tasks = table_of(connection.execute(query).all(), dict(TASK_DTYPES))
                add_summary(connection, asdict(key), tasks, as_of=as_of)
        return len(mine)

    def _newest(self, plan_year: int, until: dt.datetime | None) -> FromClause:
        query = select(_VERSIONS.unit, func.max(_VERSIONS.number).label("number"))
        query = query.where(_VERSIONS.plan_year == plan_year, self._readable(_VERSIONS.unit), counts())
        if until is not None:
            query = query.where(_VERSIONS.accepted_at <= until)
        return query.group_by(_VERSIONS.unit).subquery("newest")

    def _newest_with(
        self,
        plan_year: int,
        until: dt.datetime | None,
        columns: Iterable[ColumnElement[object]],
        dimensions: ColumnElement[bool],
        *,
        outer: bool = False,
    ) -> Select[*tuple[Any, ...]]:
        newest = self._newest(plan_year, until)
        of_version = and_(_VERSIONS.unit == newest.c.unit, _VERSIONS.plan_year == plan_year, _VERSIONS.number == newest.c.number)
        of_summary = and_(
            _SUMMARIES.unit == newest.c.unit, _SUMMARIES.plan_year == plan_year, _SUMMARIES.number == newest.c.number,
            _SUMMARIES.rules == RULES_VERSION, dimensions,
        )  # fmt: skip
        return select(*columns).select_from(newest).join(JUDGED, of_version).join(schema.summaries, of_summary, isouter=outer)


def _shown(dtypes: Mapping[str, str]) -> list[ColumnElement[object]]:
    """Return the columns of a standing: a version's own, else its figures'; the key stands in for the name it leaves out."""
    name = func.coalesce(_VERSIONS.unit_name, _VERSIONS.unit).label("name")
    return [name if column == "name" else _VERSIONS[column] if column in _VERSIONS else _SUMMARIES[column] for column in dtypes]
