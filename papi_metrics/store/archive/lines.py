"""A row of a table as a line of JSON and back, and a digest of a table that no order of rows changes."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Table, select

from papi_metrics.store import schema

ARCHIVED = tuple(table for table in schema.metadata.sorted_tables if table is not schema.sign_ins)
"""Every table, what is referred to before what refers to it; who is signed in is nobody's record."""
_FILES_AT_ONCE, _ROWS_AT_ONCE = 2, 1000
_WHOLE = 1 << 256


def line_of(row: Sequence[object]) -> bytes:
    """Return a row as a line."""
    return json.dumps([_plain(value) for value in row], ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _plain(value: object) -> object:
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(value).decode("ascii")
    return value.isoformat() if isinstance(value, dt.date) else value


def row_of(line: bytes, table: Table, columns: Sequence[str]) -> dict[str, Any]:
    """Return the row that a line holds.

    Errors: ValueError for what is no row of the table.
    """
    values = json.loads(line)
    if not isinstance(values, list) or len(values) != len(columns):
        raise ValueError(table.name)
    return {name: _value(table.c[name].type.python_type, value) for name, value in zip(columns, values, strict=True)}


def _value(kind: type, value: object) -> object:
    if value is None:
        return None
    made = _MADE[kind](value) if kind in _MADE and isinstance(value, str) else value
    if kind is float and type(made) is int:
        return float(made)
    if type(made) is not kind:  # An int is no bool here, nor a datetime a date.
        raise ValueError(kind.__name__)
    return made


_MADE: dict[type, Callable[[str], object]] = {
    bytes: lambda text: base64.b64decode(text, validate=True), dt.datetime: dt.datetime.fromisoformat, dt.date: dt.date.fromisoformat,
}  # fmt: skip


class Tally:
    """Rows and what they say, as a count and a digest that does not depend on their order."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.rows, self._sum = 0, 0

    def add(self, line: bytes) -> None:
        """Count a line in."""
        self.rows += 1
        self._sum = (self._sum + int.from_bytes(hashlib.sha256(line).digest(), "big")) % _WHOLE

    @property
    def content(self) -> str:
        """The digest."""
        return f"{self._sum:064x}"


def lines_of(connection: Connection, table: Table, columns: Sequence[str]) -> Iterator[bytes]:
    """Yield a table's rows as lines, a few at a time."""
    at_once = _FILES_AT_ONCE if table is schema.originals else _ROWS_AT_ONCE
    query = select(*(table.c[name] for name in columns)).execution_options(yield_per=at_once)
    for row in connection.execute(query):
        yield line_of(row)


def tallied(connection: Connection, table: Table, columns: Sequence[str]) -> Tally:
    """Return the tally of a table as it stands."""
    tally = Tally()
    for line in lines_of(connection, table, columns):
        tally.add(line)
    return tally
