"""Tables as rows of the database and back: None where missing, dates as dates, types as they were."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

import pandas as pd
from sqlalchemy import Connection, Row, Select, Table, insert, select

from papi_metrics.findings import Finding
from papi_metrics.store import schema

FINDING_FIELDS = ("code", "severity", "message", "sheet", "row", "column", "value")


def rows_of(table: pd.DataFrame, dtypes: Mapping[str, str]) -> list[dict[str, Any]]:
    """Turn a table into plain values."""
    plain = pd.DataFrame(index=table.index)
    for name, dtype in dtypes.items():
        column = table[name]
        values = column.dt.date if dtype.startswith("datetime") else column
        plain[name] = values.astype(object).where(column.notna(), None)
    return plain.to_dict("records")  # type: ignore[return-value]


def table_of(rows: Sequence[Row[Any]], dtypes: Mapping[str, str]) -> pd.DataFrame:
    """Turn rows, their values in the order of `dtypes`, into a table of those types."""
    columns = zip(*rows, strict=True) if rows else [[] for _ in dtypes]
    return pd.DataFrame({
        name: pd.Series(list(values), dtype=dtype) for (name, dtype), values in zip(dtypes.items(), columns, strict=True)
    })


def finding_rows(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Turn findings into plain values."""
    return [asdict(item) for item in findings]


def findings_of(connection: Connection, query: Select[Any]) -> tuple[Finding, ...]:
    """Read findings that a query selects."""
    return tuple(Finding(**row) for row in connection.execute(query).mappings())


def add_rows(connection: Connection, table: Table, key: Mapping[str, object], rows: Iterable[Mapping[str, Any]]) -> None:
    """Write rows under a key in their order."""
    placed = [{**key, "position": at, **row} for at, row in enumerate(rows)]
    if placed:
        connection.execute(insert(table), placed)


def keep_original(connection: Connection, content: bytes, *, unit: str = "") -> str:
    """Keep a unit's file once, byte for byte, or one that serves all units; return the digest that names it."""
    key = {"unit": unit, "digest": digest_of(content)}
    if connection.scalar(select(schema.originals.c.digest).filter_by(**key)) is None:
        connection.execute(insert(schema.originals), {**key, "content": content})
    return key["digest"]


def original_of(connection: Connection, digest: str, *, unit: str = "") -> bytes:
    """Return a unit's file, or one that serves all units, byte for byte; nothing if it is not kept."""
    return bytes(connection.scalar(select(schema.originals.c.content).filter_by(unit=unit, digest=digest)) or b"")


def digest_of(content: bytes) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(content).hexdigest()


def now() -> dt.datetime:
    """Return this moment in UTC without a zone, which SQLite and PostgreSQL compare alike."""
    return dt.datetime.now(dt.UTC).replace(tzinfo=None)
