"""Keys of units: the pair that a unit signs its snapshots with, and the keys that are known to be a unit's; all rows stay."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Table, func, insert, null, select

from papi_metrics.access import Right
from papi_metrics.errors import PapiError, UnknownNameError
from papi_metrics.framework import unit_key
from papi_metrics.snapshots import KeyPair, fingerprint, is_public_key, make_key_pair
from papi_metrics.store import schema
from papi_metrics.store.audit import add_event
from papi_metrics.store.counted import JUDGED, counts
from papi_metrics.store.guarding import Guarded, needs, within
from papi_metrics.store.known_units import KnownUnits
from papi_metrics.store.own_words import KEY_MADE, KEY_TRUSTED
from papi_metrics.store.records import now
from papi_metrics.store.unit_lists import tree_in
from papi_metrics.text import writable

MADE, TRUSTED, WITHDRAWN = "signing_key", "trust_key", "withdraw_key"


def _unit(unit: str, *_args: object, **_kwargs: object) -> str:
    """Find the unit that a function of a unit's keys is about."""
    return unit


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningKey:
    """The key that a unit signs with now, without its secret."""

    unit: str
    number: int
    public_key: str
    who: str
    saved_at: dt.datetime

    @property
    def fingerprint(self) -> str:
        """Return the digits that are read out on the telephone."""
        return fingerprint(self.public_key)


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownKey:
    """The newest word on a unit's key: which it is, who said so, and whether it still serves."""

    unit: str
    number: int
    public_key: str
    active: bool
    who: str
    saved_at: dt.datetime

    @property
    def fingerprint(self) -> str:
        """Return the digits that the unit reads out on the telephone."""
        return fingerprint(self.public_key)


class SigningKeys(Guarded):
    """The keys that units of this database sign with."""

    @needs(Right.READ, of=_unit)
    def signing_key(self, unit: str) -> SigningKey | None:
        """Return the key a unit signs with, or None if none was made yet."""
        with self._engine.connect() as connection:
            row = newest_row(connection, schema.signing_keys, unit)
        return None if row is None else _signing_key(row)

    @needs(Right.UPDATE, of=_unit)
    def make_signing_key(self, unit: str, *, who: str) -> SigningKey:
        """Make a unit's key, once; a unit that has one keeps it."""
        with self._writer.begin(unit) as connection:
            row = newest_row(connection, schema.signing_keys, unit)
            return _make(connection, unit, who=self._signed(who), reason=KEY_MADE, after=0) if row is None else _signing_key(row)

    @needs(Right.ADMINISTER, of=_unit)
    def renew_signing_key(self, unit: str, *, who: str, reason: str) -> SigningKey:
        """Make another key for a unit, as where a stranger may have seen the one before; whoever receives must be told."""
        with self._writer.begin(unit) as connection:
            row = newest_row(connection, schema.signing_keys, unit)
            return _make(connection, unit, who=self._signed(who), reason=reason, after=row.number if row else 0)


class KnownKeys(KnownUnits):
    """The keys that are known to belong to units which send snapshots; the newest row of a unit counts."""

    @within(Right.READ)
    def known_keys(self) -> tuple[KnownKey, ...]:
        """Return what is known of each unit's key, withdrawn ones too, by unit."""
        table = schema.known_keys
        newest = select(table.c.unit, func.max(table.c.number).label("number")).group_by(table.c.unit).subquery()
        query = select(table).join(newest, (table.c.unit == newest.c.unit) & (table.c.number == newest.c.number))
        with self._engine.connect() as connection:
            rows = connection.execute(query.where(self._readable(table.c.unit)).order_by(table.c.unit))
            return tuple(KnownKey(**row) for row in rows.mappings())

    @within(Right.UPDATE)
    def receives(self) -> bool:
        """Tell whether units send here: whether a key is known, or more than one unit has a plan or is listed."""
        unit = schema.known_keys.c.unit
        with self._engine.connect() as connection:
            known = connection.scalar(select(unit).where(self._readable(unit)).limit(1))
        return known is not None or self.several_units()

    @within(Right.READ)
    def unit_meant(self, wanted: str) -> str | None:
        """Return the key of the unit that a code or a spelling of a name means: of those that send, have versions or are listed.

        None if none is meant, or more than one.
        """
        named, folded = list(self._named_units()), unit_key(wanted)
        if any(unit == wanted for unit, _ in named):
            return wanted
        found = {unit for unit, name in named if folded in {unit_key(unit), unit_key(name or unit)}}
        return found.pop() if len(found) == 1 else None

    def _named_units(self) -> Iterator[tuple[str, str | None]]:
        """Yield keys and names of the units of this database that the actor may read."""
        versions, keys = JUDGED.c, schema.known_keys.c
        queries = (
            select(versions.unit, versions.unit_name).distinct().where(counts(), self._readable(versions.unit)),
            select(keys.unit, null()).distinct().where(self._readable(keys.unit)),
        )
        tree = tree_in(self._engine, self._state().unit_set)
        yield from ((unit.unit, unit.name) for unit in tree.units if self._actor.may(Right.READ, unit.unit))
        with self._engine.connect() as connection:
            for query in queries:
                yield from ((row[0], row[1]) for row in connection.execute(query))

    @needs(Right.ADMINISTER, of=_unit)
    def trust_key(self, unit: str, public_key: str, *, who: str) -> KnownKey:
        """Take a key for a unit's from now on, in place of the one before; somebody has compared its fingerprint.

        Errors: PapiError if it is no key, or serves another unit: whose a file is would be open.
        """
        if not is_public_key(public_key):
            raise PapiError("Đây không phải khóa của đơn vị nào. Hãy nhờ đơn vị gửi lại tệp khóa.")
        with self._writer.begin() as connection:
            holder = key_holder(connection, public_key)
            if holder is not None and holder.active and holder.unit != unit:
                raise PapiError("Khóa này đang dùng cho một đơn vị khác. Mỗi đơn vị có khóa riêng: hãy kiểm tra lại tệp khóa.")
            if holder is not None and holder.active:
                return holder
            return _say(connection, unit, public_key, active=True, who=self._signed(who), reason=KEY_TRUSTED)

    @needs(Right.ADMINISTER, of=_unit)
    def withdraw_key(self, unit: str, *, who: str, reason: str) -> KnownKey:
        """Take nothing signed by a unit's key from now on; what was received stays.

        Errors: UnknownNameError if the unit has no key that serves.
        """
        with self._writer.begin(unit) as connection:
            row = newest_row(connection, schema.known_keys, unit)
            if row is None or not row.active:
                raise UnknownNameError("{unit} không có khóa nào đang dùng.", unit=unit)
            return _say(connection, unit, row.public_key, active=False, who=self._signed(who), reason=reason)


def newest_row(connection: Connection, table: Table, unit: str) -> Row[Any] | None:
    """Return the newest row of a unit in a table of keys."""
    return connection.execute(select(table).filter_by(unit=unit).order_by(table.c.number.desc()).limit(1)).one_or_none()


def key_holder(connection: Connection, public_key: str) -> KnownKey | None:
    """Return what is known of a key: the unit it serves, else the unit it served last, then not active."""
    table = schema.known_keys
    rows = connection.execute(select(table).filter_by(public_key=public_key).order_by(table.c.saved_at)).all()
    held = [KnownKey(**row._mapping) for row in rows]  # noqa: SLF001 - SQLAlchemy's documented access
    for key in reversed(held):
        newest = newest_row(connection, table, key.unit)
        if key.active and newest is not None and newest.number == key.number:
            return key
    if not held:
        return None
    last = held[-1]
    return KnownKey(unit=last.unit, number=last.number, public_key=public_key, active=False, who=last.who, saved_at=last.saved_at)


def key_pair(connection: Connection, unit: str) -> KeyPair | None:
    """Return the pair a unit signs with; only who writes the signature asks for it."""
    row = newest_row(connection, schema.signing_keys, unit)
    return None if row is None else KeyPair(public_key=row.public_key, private_key=row.private_key)


def _make(connection: Connection, unit: str, *, who: str, reason: str, after: int) -> SigningKey:
    pair, at = make_key_pair(), now()
    row = {"unit": unit, "number": after + 1, "public_key": pair.public_key, "who": writable(who), "saved_at": at}
    connection.execute(insert(schema.signing_keys), {**row, "private_key": pair.private_key})
    _tell(connection, row, act=MADE, reason=reason)
    return SigningKey(**row)  # type: ignore[arg-type]


def _say(connection: Connection, unit: str, public_key: str, *, active: bool, who: str, reason: str) -> KnownKey:
    """Write what is known of a unit's key from now on, and tell the audit trail."""
    before = newest_row(connection, schema.known_keys, unit)
    row: dict[str, Any] = {"unit": unit, "number": before.number + 1 if before else 1, "public_key": public_key, "active": active,
           "who": writable(who), "saved_at": now()}  # fmt: skip
    connection.execute(insert(schema.known_keys), row)
    _tell(connection, row, act=TRUSTED if active else WITHDRAWN, reason=reason)
    return KnownKey(**row)


def _tell(connection: Connection, row: dict[str, Any], *, act: str, reason: str) -> None:
    event = {"unit": row["unit"], "at": row["saved_at"], "who": row["who"], "act": act, "reason": writable(reason)}
    add_event(connection, event, {"number": row["number"], "fingerprint": fingerprint(row["public_key"])})


def _signing_key(row: Row[Any]) -> SigningKey:
    values = dict(row._mapping)  # noqa: SLF001 - SQLAlchemy's documented access
    del values["private_key"]
    return SigningKey(**values)
