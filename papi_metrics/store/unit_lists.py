"""Lists of units that were imported: accept, list, and the tree of the newest; each act is one transaction."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Engine, Pool, Row, func, insert, select

from papi_metrics.access import Right
from papi_metrics.errors import PapiError
from papi_metrics.findings import Reading
from papi_metrics.store import schema
from papi_metrics.store.audit import SHARED, UNITS_ACT, add_event
from papi_metrics.store.guarding import Guarded, everywhere, needs, needs_any
from papi_metrics.store.records import keep_original, now
from papi_metrics.store.values import UnitSet
from papi_metrics.unit_lists import tree_of
from papi_metrics.unit_tree import Unit, UnitTree

_FIELDS = ("unit", "valid_from", "valid_to", "name", "level", "parent", "merged_into")


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitSubmission:
    """What a person says when a list of units is handed in; `based_on` is the number of the list it was compared with, 0 for none."""

    file_name: str
    author: str
    reason: str
    based_on: int | None = None


class OutdatedUnitsError(PapiError):
    """Another list of units was accepted since this one was compared; nothing was stored."""

    def __init__(self, newest: int) -> None:
        """Say which list stands now."""
        super().__init__("Trong lúc bạn xem, danh sách đơn vị lần {newest} đã được nhận. Chưa lưu gì của bạn. Hãy xem lại các thay đổi rồi nhận.", newest=newest)


class UnitLists(Guarded):
    """The lists of units in one database, which serve all units; safe to share between threads."""

    @needs(Right.ADMINISTER, of=everywhere)
    def accept_units(self, reading: Reading, submission: UnitSubmission, *, original: bytes) -> UnitSet:
        """Store a list of units with its file; from now on it serves.

        Errors: PapiError if no unit could be read; OutdatedUnitsError if another list stands than the submission is based on.
        """
        if reading.table.empty:
            raise PapiError("Danh sách không có đơn vị nào dùng được. Chưa lưu gì; hãy sửa các lỗi được nêu.")
        tree = tree_of(reading.table)
        author, at = self._signed(submission.author), now()
        with self._writer.begin() as connection:
            number = _next(connection, submission.based_on)
            digest = keep_original(connection, original)
            told = {"file_name": submission.file_name, "author": author, "reason": submission.reason, "unit_count": len(tree.units)}
            connection.execute(insert(schema.unit_sets), {**told, "number": number, "digest": digest, "accepted_at": at})
            rows = [{name: getattr(unit, name) for name in _FIELDS} | {"unit_set": number} for unit in tree.units]
            connection.execute(insert(schema.units), rows)
            event = {"unit": SHARED, "at": at, "who": author, "act": UNITS_ACT, "reason": submission.reason}
            details = {"number": number, "file": submission.file_name, "digest": digest, "units": len(tree.units)}
            add_event(connection, event, details)
        return self.unit_sets()[0]

    @needs_any
    def unit_sets(self) -> tuple[UnitSet, ...]:
        """List the lists of units that were accepted, the newest first."""
        with self._engine.connect() as connection:
            return tuple(map(_unit_set, connection.execute(select(schema.unit_sets).order_by(schema.unit_sets.c.number.desc()))))

    @needs_any
    def unit_tree(self) -> UnitTree:
        """Return the tree of the newest list, an empty one where there is none; lists never change, so it is kept by its number."""
        return tree_in(self._engine, self._state().unit_set)


def newest_tree(connection: Connection) -> UnitTree:
    """Return the tree of the newest list of a database, an empty one where there is none."""
    number = connection.scalar(select(func.max(schema.unit_sets.c.number))) or 0
    return _tree(_List(pool=connection.engine.pool, number=number, connect=lambda: contextlib.nullcontext(connection)))


def tree_in(engine: Engine, number: int) -> UnitTree:
    """Return the tree of a list of a database by its number, an empty one for 0."""
    return _tree(_List(pool=engine.pool, number=number, connect=engine.connect))


@dataclass(frozen=True, slots=True, kw_only=True)
class _List:
    """A list of units in a database; lists never change, so what is made of one may be kept."""

    pool: Pool
    number: int
    connect: Callable[[], contextlib.AbstractContextManager[Connection]] = field(compare=False)


@lru_cache(maxsize=8)
def _tree(units: _List) -> UnitTree:
    table = schema.units
    query = select(*(table.c[name] for name in _FIELDS)).filter_by(unit_set=units.number).order_by(table.c.unit, table.c.valid_from)
    with units.connect() as connection:
        return UnitTree(units=tuple(_unit(row) for row in connection.execute(query)))


def _next(connection: Connection, based_on: int | None) -> int:
    """Return the number of the next list, if the newest is still the one that was compared with."""
    newest: int = connection.scalar(select(func.max(schema.unit_sets.c.number))) or 0
    if based_on is not None and based_on != newest:
        raise OutdatedUnitsError(newest)
    return newest + 1


def _unit(row: Row[Any]) -> Unit:
    return Unit(**row._mapping)  # noqa: SLF001 - SQLAlchemy's documented access


def _unit_set(row: Row[Any]) -> UnitSet:
    return UnitSet(**row._mapping)  # noqa: SLF001 - as above
