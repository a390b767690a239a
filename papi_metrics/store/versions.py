"""Versions of trackers: accept, list, read back, restore; each act is one transaction."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from functools import lru_cache
from typing import Any

import pandas as pd
from sqlalchemy import Connection, Engine, Select, Table, not_, select

from papi_metrics.access import Right
from papi_metrics.diff import match_tasks, task_changes
from papi_metrics.errors import UnknownNameError
from papi_metrics.findings import About, Finding, Reading
from papi_metrics.language import Text
from papi_metrics.store import schema
from papi_metrics.store.accepting import STORED_CHANGE, add_version, newest_of, version_of
from papi_metrics.store.counted import JUDGED, counts
from papi_metrics.store.failures import StoreUnavailableError, UnsureError
from papi_metrics.store.guarding import Guarded, needs, within
from papi_metrics.store.records import FINDING_FIELDS, digest_of, findings_of, original_of, table_of
from papi_metrics.store.values import Submission, Version, VersionKey
from papi_metrics.tracker import TASK_DTYPES

_COUNTING = select(JUDGED).where(counts()).order_by(JUDGED.c.accepted_at.desc(), JUDGED.c.number.desc())
"""The versions that count, the newest first."""


def unit_of(key: VersionKey) -> str:
    """Return the unit of a version, where its rights are asked for."""
    return key.unit


class Versions(Guarded):
    """The versions of trackers in one database; safe to share between threads."""

    @needs(Right.UPDATE, of=lambda _reading, *, submission, **_: submission.unit)
    def accept(
        self, reading: Reading, *, original: bytes, submission: Submission, changes: pd.DataFrame | None = None
    ) -> Version:
        """Store a reading as the newest version of its unit and year, with the original file, whole or not at all.

        `changes` are rows of `task_changes` with `taken` and `reason`: what was shown to the person and decided.
        Errors: OutdatedError if a newer version stands than the submission's `based_on`; nothing is stored then.
        """
        signed = replace(submission, author=self._signed(submission.author), account=self._actor.account)
        with self._found_after_a_cut(signed, original) as connection:
            key = add_version(connection, reading, original=original, submission=signed, changes=changes)
        return self.version(key)

    @needs(Right.UPDATE, of=lambda key, **_: key.unit)
    def restore(self, key: VersionKey, *, author: str, reason: str, based_on: int | None = None) -> Version:
        """Make an old version the newest again, as a new version; nothing is removed.

        Errors: UnknownNameError if the version does not exist or never counted; OutdatedError as `accept`.
        """
        old, tasks = self.version(key), self.tasks(key)
        if old.waits or old.refused:
            raise UnknownNameError("Phiên bản {number} chưa được duyệt nên không khôi phục được.", number=key.number)
        about = About(title=old.title, plan_year=key.plan_year, illustration=old.illustration)
        reading = Reading(table=tasks, findings=self.findings(key), about=about)
        newest = self.newest(unit=key.unit, plan_year=key.plan_year)
        submission = Submission(
            unit=key.unit,
            plan_year=key.plan_year,
            province=old.province,
            as_of=old.as_of,
            file_name=old.file_name,
            author=self._signed(author),
            account=self._actor.account,
            reason=reason,
            act="restore",
            unit_name=old.unit_name,
            based_on=newest.key.number if newest and based_on is None else based_on,
        )
        changes = None if newest is None else changes_by_code(self.tasks(newest.key), tasks).assign(taken=True, reason=reason)
        original = self.original(key)
        with self._found_after_a_cut(submission, original) as connection:
            new = add_version(
                connection, reading, original=original, submission=submission, changes=changes, restored_from=key.number
            )
        return self.version(new)

    @contextmanager
    def _found_after_a_cut(self, submission: Submission, original: bytes) -> Iterator[Connection]:
        """Yield a connection that writes; where it was lost while the version was being kept, look whether it was.

        Errors: StoreUnavailableError if it was not kept; UnsureError if nobody can tell yet.
        """
        try:
            with self._writer.begin(submission.unit) as connection:
                yield connection
        except UnsureError as error:
            try:
                newest = self._last_kept(submission)
            except StoreUnavailableError:
                raise error from None
            ours = (digest_of(original), submission.author, submission.reason, submission.act, submission.based_on)
            if newest is None or (newest.digest, newest.author, newest.reason, newest.act, newest.based_on) != ours:
                raise StoreUnavailableError(error.kind, told=Text("Chưa lưu gì của bạn.")) from error

    def _last_kept(self, submission: Submission) -> Version | None:
        """Return the version of a plan with the highest number, whether it counts or waits."""
        query = select(JUDGED).filter_by(unit=submission.unit, plan_year=submission.plan_year)
        with self._engine.connect() as connection:
            row = connection.execute(query.order_by(JUDGED.c.number.desc()).limit(1)).one_or_none()
        return None if row is None else version_of(row)

    @within(Right.READ)
    def versions(
        self, *, unit: str | None = None, plan_year: int | None = None, until: dt.datetime | None = None
    ) -> tuple[Version, ...]:
        """List versions, the newest first; of one unit or one year, or accepted up to a moment (UTC), if given.

        Those of one plan are read once until another version or decision comes to any.
        """
        if unit is not None and plan_year is not None:
            found = _of_plan(self._engine, self._state().judged, unit, plan_year) if self._actor.may(Right.READ, unit) else ()
            return found if until is None else tuple(version for version in found if version.accepted_at <= until)
        with self._engine.connect() as connection:
            return tuple(version_of(row) for row in connection.execute(self._listed(unit=unit, plan_year=plan_year, until=until)))

    def _listed(self, *, unit: str | None, plan_year: int | None, until: dt.datetime | None) -> Select[Any]:
        query = _COUNTING.where(self._readable(JUDGED.c.unit))
        given = {"unit": unit, "plan_year": plan_year}
        query = query.filter_by(**{name: value for name, value in given.items() if value is not None})
        return query if until is None else query.where(JUDGED.c.accepted_at <= until)

    @within(Right.READ)
    def units(self) -> tuple[str, ...]:
        """Return the names of all units that have a version, in alphabetical order of their letters."""
        query = select(JUDGED.c.unit).distinct().where(counts(), self._readable(JUDGED.c.unit))
        with self._engine.connect() as connection:
            return tuple(connection.scalars(query.order_by(JUDGED.c.unit)))

    @within(Right.READ)
    def newest(self, *, unit: str | None = None, plan_year: int | None = None) -> Version | None:
        """Return the version accepted last, or None if there is none."""
        if unit is not None and plan_year is not None and self._actor.may(Right.READ, unit):
            with self._engine.connect() as connection:
                return newest_of(connection, unit, plan_year)
        query = self._listed(unit=unit, plan_year=plan_year, until=None).limit(1)
        with self._engine.connect() as connection:
            row = connection.execute(query).one_or_none()
        return None if row is None else version_of(row)

    @needs(Right.READ, of=unit_of)
    def version(self, key: VersionKey) -> Version:
        """Return a version by its key.

        Errors: UnknownNameError if it does not exist.
        """
        with self._engine.connect() as connection:
            row = connection.execute(select(JUDGED).filter_by(**asdict(key))).one_or_none()
        if row is None:
            raise UnknownNameError("Không có phiên bản {number} của {unit} năm {plan_year}.", number=key.number, unit=key.unit, plan_year=key.plan_year)
        return version_of(row)

    @needs(Right.READ, of=unit_of)
    def tasks(self, key: VersionKey) -> pd.DataFrame:
        """Read back the task table of a version, as it was accepted, with `attrs["plan_year"]`."""
        table = self._table(schema.tasks, key, dict(TASK_DTYPES))
        table.attrs["plan_year"] = key.plan_year
        return table

    @needs(Right.READ, of=unit_of)
    def changes(self, key: VersionKey) -> pd.DataFrame:
        """Read back what changed with a version.

        Shape: one row per change shown when it was accepted, steps backwards first: the columns of `task_changes` but
               the key, then `taken` (False: left out by the person) and `reason`; no rows for a first version.
        """
        return self._table(schema.changes, key, STORED_CHANGE)

    def _table(self, table: Table, key: VersionKey, dtypes: dict[str, str]) -> pd.DataFrame:
        query = select(*(table.c[name] for name in dtypes)).filter_by(**asdict(key)).order_by(table.c.position)
        with self._engine.connect() as connection:
            return table_of(connection.execute(query).all(), dtypes)

    @needs(Right.READ, of=unit_of)
    def findings(self, key: VersionKey) -> tuple[Finding, ...]:
        """Read back the findings of a version in reading order."""
        table = schema.findings
        query = select(*(table.c[name] for name in FINDING_FIELDS)).filter_by(**asdict(key)).order_by(table.c.position)
        with self._engine.connect() as connection:
            return findings_of(connection, query)

    @needs(Right.READ, of=unit_of)
    def original(self, key: VersionKey) -> bytes:
        """Return the file that was handed in, byte for byte."""
        digest = self.version(key).digest
        with self._engine.connect() as connection:
            return original_of(connection, digest, unit=key.unit)

    @within(Right.READ)
    def find_original(self, content: bytes) -> Version | None:
        """Return the newest version made from the very same file, or None; `waits` tells of one that does not count yet."""
        table = JUDGED
        query = select(table).filter_by(digest=digest_of(content)).where(not_(table.c.refused), self._readable(table.c.unit))
        query = query.order_by(table.c.accepted_at.desc(), table.c.number.desc())
        with self._engine.connect() as connection:
            row = connection.execute(query.limit(1)).one_or_none()
        return None if row is None else version_of(row)


@lru_cache(maxsize=128)
def _of_plan(engine: Engine, _judged: tuple[int, int], unit: str, plan_year: int) -> tuple[Version, ...]:
    """Read the versions of one plan that count, as they are in a state of the versions."""
    with engine.connect() as connection:
        return tuple(version_of(row) for row in connection.execute(_COUNTING.filter_by(unit=unit, plan_year=plan_year)))


def changes_by_code(before: pd.DataFrame, tasks: pd.DataFrame) -> pd.DataFrame:
    """List what a table changes whose tasks come with the codes they had: a restored one, or one that was received."""
    return task_changes(before, tasks, match_tasks(before, tasks, as_they_are=True))
