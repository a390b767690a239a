"""Versions of trackers in a database: accept, list, read back, restore; each act is one transaction."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pandas as pd
from sqlalchemy import Connection, Engine, Row, create_engine, event, func, insert, select
from sqlalchemy.engine import make_url

from papi_metrics.errors import UnknownNameError
from papi_metrics.findings import Finding, Reading
from papi_metrics.store import schema
from papi_metrics.tracker import TASK_DTYPES

READING_RULES = "1"
"""Version of the rules that read trackers; stored with each version so that figures can be explained later."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionKey:
    """What names a version: the unit, the plan's year, and the running number within them from 1."""

    unit: str
    plan_year: int
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """What a person says when a tracker is handed in; `as_of` is the date its states stand for."""

    unit: str
    plan_year: int
    province: str
    as_of: dt.date
    file_name: str
    author: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One accepted tracker. `accepted_at` is UTC; `digest` is the SHA-256 of the original file."""

    key: VersionKey
    province: str
    as_of: dt.date
    title: str | None
    file_name: str
    digest: str
    illustration: bool
    author: str
    reason: str
    restored_from: int | None
    task_count: int
    rules: str
    accepted_at: dt.datetime

    @property
    def accepted_in_vietnam(self) -> dt.datetime:
        """Return when it was accepted by Vietnam's clocks, which stand seven hours before UTC all year."""
        return self.accepted_at + dt.timedelta(hours=7)


class Store:
    """The versions of one database; safe to share between threads."""

    def __init__(self, url: str) -> None:
        """Open the database at an SQLAlchemy address, with its tables made if they are missing."""
        self._engine = _engine(url)
        self._writer = self._engine.execution_options(writes=True)
        schema.metadata.create_all(self._engine)

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()

    def accept(self, reading: Reading, *, original: bytes, submission: Submission) -> Version:
        """Store a reading as the newest version of its unit and year, with the original file, whole or not at all."""
        digest = hashlib.sha256(original).hexdigest()
        head = {
            "province": submission.province,
            "as_of": submission.as_of,
            "title": reading.about.title,
            "file_name": submission.file_name,
            "digest": digest,
            "illustration": reading.about.illustration,
            "author": submission.author,
            "reason": submission.reason,
            "restored_from": None,
            "rules": READING_RULES,
        }
        rows = [asdict(item) for item in reading.findings]
        with self._writer.begin() as connection:
            if connection.scalar(select(schema.originals.c.digest).filter_by(digest=digest)) is None:
                connection.execute(insert(schema.originals), {"digest": digest, "content": original})
            key = self._add(connection, submission.unit, submission.plan_year, head, _records(reading.table), rows)
        return self.version(key)

    def restore(self, key: VersionKey, *, author: str, reason: str) -> Version:
        """Make an old version the newest again, as a new version; nothing is removed.

        Errors: UnknownNameError if the version does not exist.
        """
        old = self.version(key)
        head = {name: value for name, value in asdict(old).items() if name not in {"key", "accepted_at", "task_count"}}
        head |= {"author": author, "reason": reason, "restored_from": key.number}
        findings = [asdict(item) for item in self.findings(key)]
        with self._writer.begin() as connection:
            new = self._add(connection, key.unit, key.plan_year, head, _records(self.tasks(key)), findings)
        return self.version(new)

    @staticmethod
    def _add(
        connection: Connection,
        unit: str,
        plan_year: int,
        head: Mapping[str, object],
        tasks: list[dict[str, Any]],
        findings: list[dict[str, Any]],
    ) -> VersionKey:
        same = select(func.max(schema.versions.c.number)).filter_by(unit=unit, plan_year=plan_year)
        new = VersionKey(unit=unit, plan_year=plan_year, number=(connection.scalar(same) or 0) + 1)
        key = asdict(new)
        # SQLite and PostgreSQL both keep microseconds; UTC without a zone is what both compare alike.
        now = dt.datetime.now(dt.UTC).replace(tzinfo=None)
        connection.execute(insert(schema.versions), {**key, **head, "task_count": len(tasks), "accepted_at": now})
        for table, rows in ((schema.tasks, tasks), (schema.findings, findings)):
            if rows:
                connection.execute(insert(table), [{**key, "position": at, **row} for at, row in enumerate(rows)])
        return new

    def versions(self, *, unit: str | None = None, plan_year: int | None = None) -> tuple[Version, ...]:
        """List versions, the newest first; of one unit or one year if given."""
        query = select(schema.versions).order_by(
            schema.versions.c.accepted_at.desc(), schema.versions.c.number.desc()
        )
        given = {"unit": unit, "plan_year": plan_year}
        query = query.filter_by(**{name: value for name, value in given.items() if value is not None})
        with self._engine.connect() as connection:
            return tuple(_version(row) for row in connection.execute(query))

    def newest(self, *, unit: str | None = None, plan_year: int | None = None) -> Version | None:
        """Return the version accepted last, or None if there is none."""
        found = self.versions(unit=unit, plan_year=plan_year)
        return found[0] if found else None

    def version(self, key: VersionKey) -> Version:
        """Return a version by its key.

        Errors: UnknownNameError if it does not exist.
        """
        with self._engine.connect() as connection:
            row = connection.execute(select(schema.versions).filter_by(**asdict(key))).one_or_none()
        if row is None:
            raise UnknownNameError(f"Không có phiên bản {key.number} của {key.unit} năm {key.plan_year}.")
        return _version(row)

    def tasks(self, key: VersionKey) -> pd.DataFrame:
        """Read back the task table of a version, as it was accepted, with `attrs["plan_year"]`."""
        query = select(*(schema.tasks.c[name] for name in TASK_DTYPES)).filter_by(**asdict(key))
        with self._engine.connect() as connection:
            rows = connection.execute(query.order_by(schema.tasks.c.position)).all()
        columns = zip(*rows, strict=True) if rows else [[] for _ in TASK_DTYPES]
        series = {
            name: pd.Series(list(values), dtype=dtype)
            for (name, dtype), values in zip(TASK_DTYPES.items(), columns, strict=True)
        }
        table = pd.DataFrame(series)
        table.attrs["plan_year"] = key.plan_year
        return table

    def findings(self, key: VersionKey) -> tuple[Finding, ...]:
        """Read back the findings of a version in reading order."""
        names = ("code", "severity", "message", "sheet", "row", "column", "value")
        query = select(*(schema.findings.c[name] for name in names)).filter_by(**asdict(key))
        with self._engine.connect() as connection:
            rows = connection.execute(query.order_by(schema.findings.c.position)).mappings().all()
        return tuple(Finding(**row) for row in rows)

    def original(self, key: VersionKey) -> bytes:
        """Return the file that was handed in, byte for byte."""
        digest = self.version(key).digest
        with self._engine.connect() as connection:
            return bytes(connection.scalar(select(schema.originals.c.content).filter_by(digest=digest)) or b"")

    def find_original(self, content: bytes) -> Version | None:
        """Return the newest version made from the very same file, or None."""
        digest = hashlib.sha256(content).hexdigest()
        return next((version for version in self.versions() if version.digest == digest), None)


def _engine(url: str) -> Engine:
    address = make_url(url)
    if address.get_backend_name() == "sqlite" and address.database not in {None, "", ":memory:"}:
        Path(str(address.database)).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(address)
    if address.get_backend_name() == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver's own connection
    """Let readers go on while one writes, wait for a writer, keep references whole, leave BEGIN to us."""
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "foreign_keys=ON", "busy_timeout=30000", "synchronous=NORMAL"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    """Take the write lock before the first read, so that two writers never count the same number."""
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _records(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Turn a task table into plain values: None where missing, dates as dates."""
    plain = pd.DataFrame(index=table.index)
    for name, dtype in TASK_DTYPES.items():
        column = table[name]
        values = column.dt.date if dtype.startswith("datetime") else column
        plain[name] = values.astype(object).where(column.notna(), None)
    return plain.to_dict("records")  # type: ignore[return-value]


def _version(row: Row[Any]) -> Version:
    values = dict(row._mapping)  # noqa: SLF001 - SQLAlchemy's documented access
    key = VersionKey(**{name: values.pop(name) for name in ("unit", "plan_year", "number")})
    return Version(key=key, **values)
