"""The acts that add a version: each runs in the transaction it is given, whole or not at all."""

from __future__ import annotations

from dataclasses import asdict

import pandas as pd
from sqlalchemy import Connection, Row, func, insert, select

from papi_metrics.findings import Reading
from papi_metrics.store import schema
from papi_metrics.store.audit import add_event
from papi_metrics.store.counted import JUDGED, counts
from papi_metrics.store.ended import refuse_ended
from papi_metrics.store.records import add_rows, finding_rows, keep_original, now, rows_of
from papi_metrics.store.second import second_person
from papi_metrics.store.summaries import add_summary
from papi_metrics.store.values import READING_RULES, OutdatedError, Submission, Version, VersionKey
from papi_metrics.tracker import TASK_DTYPES

STORED_CHANGE = {
    "kind": "str", "task_id": "str", "task": "str", "row": "Int64", "field": "str", "before": "str", "after": "str",
    "backward": "bool", "taken": "bool", "reason": "str",
}  # fmt: skip


def add_version(
    connection: Connection,
    reading: Reading,
    *,
    original: bytes,
    submission: Submission,
    changes: pd.DataFrame | None,
    restored_from: int | None = None,
) -> VersionKey:
    """Write a version, what it holds, what changed with it and the audit event; return its key.

    Errors: OutdatedError if a newer version stands than the one it was compared with; EndedUnitError if the unit had ended by its day.
    """
    refuse_ended(connection, submission.unit, submission.as_of)
    newest = newest_of(connection, submission.unit, submission.plan_year)
    stands = 0 if newest is None else newest.key.number
    if newest is not None and submission.based_on is not None and submission.based_on != stands:
        raise OutdatedError(newest)
    number = _last_number(connection, submission.unit, submission.plan_year)
    added = VersionKey(unit=submission.unit, plan_year=submission.plan_year, number=number + 1)
    waits = second_person(connection, submission.unit)
    key = asdict(added)
    said = asdict(submission) | key
    head = {
        **said,
        "waits": waits,
        "based_on": stands if waits else submission.based_on,
        "title": reading.about.title,
        "digest": keep_original(connection, original, unit=submission.unit),
        "illustration": reading.about.illustration,
        "restored_from": restored_from,
        "rules": READING_RULES,
        "task_count": len(reading.table),
        "accepted_at": now(),
    }
    connection.execute(insert(schema.versions), head)
    told = [] if changes is None else rows_of(changes, STORED_CHANGE)
    add_rows(connection, schema.tasks, key, rows_of(reading.table, TASK_DTYPES))
    add_rows(connection, schema.findings, key, finding_rows(reading.findings))
    add_rows(connection, schema.changes, key, told)
    add_summary(connection, key, reading.table, as_of=submission.as_of)
    event = {"at": head["accepted_at"], "who": submission.author, "version": number + 1} | {
        name: said[name] for name in ("unit", "act", "plan_year", "reason")
    }
    add_event(connection, event, {
        "file": submission.file_name, "digest": head["digest"], "tasks": head["task_count"], "restored_from": restored_from,
        "changes": sum(row["taken"] for row in told), "left_out": sum(not row["taken"] for row in told),
        "backward": sum(row["taken"] and row["backward"] for row in told),
        **({"account": submission.account} if submission.account else {}), **({"waits": True} if waits else {}),
    })  # fmt: skip
    return added


def newest_of(connection: Connection, unit: str, plan_year: int) -> Version | None:
    """Return the version of a plan that counts and has the highest number, or None."""
    query = select(JUDGED).filter_by(unit=unit, plan_year=plan_year).where(counts())
    row = connection.execute(query.order_by(JUDGED.c.number.desc()).limit(1)).one_or_none()
    return None if row is None else version_of(row)


def _last_number(connection: Connection, unit: str, plan_year: int) -> int:
    """Return the number given last, also to a version that does not count."""
    return connection.scalar(select(func.max(schema.versions.c.number)).filter_by(unit=unit, plan_year=plan_year)) or 0


def version_of(row: Row[tuple[object, ...]]) -> Version:
    """Turn a row of the table of versions into a value."""
    values = dict(row._mapping)  # noqa: SLF001 - SQLAlchemy's documented access
    key = VersionKey(**{name: values.pop(name) for name in ("unit", "plan_year", "number")})
    return Version(key=key, **values)
