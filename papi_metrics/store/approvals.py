"""A second person's approval: whether a unit asks for it, which versions wait, and what was decided about them."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass

from sqlalchemy import Connection, func, insert, select

from papi_metrics.access import Right
from papi_metrics.errors import PapiError, UnknownNameError
from papi_metrics.store import schema
from papi_metrics.store.accepting import newest_of, version_of
from papi_metrics.store.audit import add_event
from papi_metrics.store.counted import JUDGED
from papi_metrics.store.guarding import Guarded, needs, within
from papi_metrics.store.own_words import CONFIGURED, OF_PEOPLE
from papi_metrics.store.records import now
from papi_metrics.store.second import second_person
from papi_metrics.store.values import OutdatedError, Version, VersionKey

SETTING_ACT = "second_person"
DECISIONS = {"approve": True, "refuse": False, "withdraw": False}


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What became of a version that waited: by which account and name, why, and when (UTC)."""

    key: VersionKey
    approved: bool
    account: str
    who: str
    reason: str
    decided_at: dt.datetime


class Approvals(Guarded):
    """The approvals in one database; safe to share between threads."""

    @needs(Right.READ, of=lambda unit: unit)
    def second_person(self, unit: str) -> bool:
        """Tell whether versions of a unit count only once a second person has approved them."""
        with self._engine.connect() as connection:
            return second_person(connection, unit)

    @needs(Right.ADMINISTER, of=lambda unit, **_: unit)
    def set_second_person(self, unit: str, *, on: bool) -> None:
        """Ask for a second person's approval in a unit and the units below it, or no longer.

        Errors: PapiError if it is switched on by whoever has no account: then nobody could be the second person.
        """
        if on and not self._actor.account:
            raise PapiError("Máy này không đăng nhập nên không biết ai là người thứ hai. Hãy bật đăng nhập trước.")
        table = schema.unit_settings
        with self._writer.begin(unit) as connection:
            number = (connection.scalar(select(func.max(table.c.number)).filter_by(unit=unit)) or 0) + 1
            signed = {"who": self._actor.name or CONFIGURED, "saved_at": now()}
            connection.execute(insert(table), {"unit": unit, "number": number, "second_person": on} | signed)
            event = {"unit": unit, "at": signed["saved_at"], "who": signed["who"], "act": SETTING_ACT, "reason": OF_PEOPLE}
            add_event(connection, event, {"on": on, "by": self._actor.account or None})

    @within(Right.UPDATE)
    def waiting(self, *, unit: str | None = None) -> tuple[Version, ...]:
        """List the versions that wait for a second person, the newest first, of units the actor may update."""
        units = self._actor.units_with(Right.UPDATE)
        query = select(JUDGED).where(JUDGED.c.waits).order_by(JUDGED.c.submitted_at.desc(), JUDGED.c.number.desc())
        if units is not None:
            query = query.where(JUDGED.c.unit.in_(units))
        if unit is not None:
            query = query.where(JUDGED.c.unit == unit)
        with self._engine.connect() as connection:
            return tuple(version_of(row) for row in connection.execute(query))

    @needs(Right.READ, of=lambda unit: unit)
    def decisions(self, unit: str) -> tuple[Decision, ...]:
        """List what was decided about the versions of a unit that waited, the newest first."""
        query = select(schema.decisions).filter_by(unit=unit).order_by(schema.decisions.c.decided_at.desc())
        with self._engine.connect() as connection:
            rows = [dict(row) for row in connection.execute(query).mappings()]
        return tuple(
            Decision(key=VersionKey(**{name: row.pop(name) for name in ("unit", "plan_year", "number")}), **row) for row in rows
        )

    @needs(Right.APPROVE, of=lambda key, **_: key.unit)
    def approve(self, key: VersionKey, *, reason: str) -> None:
        """Let a version count from now on.

        Errors: PapiError for its own author, or whoever has no account; OutdatedError if another version counts by now than the
        one it was compared with; UnknownNameError if it does not wait.
        """
        self._decide(key, "approve", reason)

    @needs(Right.APPROVE, of=lambda key, **_: key.unit)
    def refuse(self, key: VersionKey, *, reason: str) -> None:
        """Let a version never count; it stays on record.

        Errors: as `approve`, but OutdatedError.
        """
        self._decide(key, "refuse", reason)

    @needs(Right.UPDATE, of=lambda key, **_: key.unit)
    def withdraw(self, key: VersionKey, *, reason: str) -> None:
        """Take back a version of one's own that still waits; it stays on record.

        Errors: PapiError for someone else's; UnknownNameError if it does not wait.
        """
        self._decide(key, "withdraw", reason)

    def _decide(self, key: VersionKey, act: str, reason: str) -> None:
        if not reason.strip():
            raise PapiError("Hãy ghi lý do.")
        with self._writer.begin(key.unit) as connection:
            version = _waiting(connection, key)
            self._check(version, act)
            newest = newest_of(connection, key.unit, key.plan_year)
            if act == "approve" and newest is not None and newest.key.number != version.based_on:
                raise OutdatedError(newest)
            moment, who = now(), self._actor.name
            row = {"approved": DECISIONS[act], "account": self._actor.account, "who": who, "reason": reason, "decided_at": moment}
            connection.execute(insert(schema.decisions), asdict(key) | row)
            event = {"at": moment, "who": who, "act": act, "reason": reason, "unit": key.unit, "plan_year": key.plan_year, "version": key.number}
            add_event(connection, event, {"author": version.author, "by": self._actor.account})

    def _check(self, version: Version, act: str) -> None:
        """Refuse who may not decide: the second person is somebody else than the author, and both are known by their accounts."""
        if not self._actor.account:
            raise PapiError("Máy này không đăng nhập nên không biết ai là người thứ hai. Hãy duyệt trên máy chủ có đăng nhập.")
        own = self._actor.account == version.account
        if own and act != "withdraw":
            raise PapiError("Phiên bản này do chính bạn gửi: phải do người khác duyệt. Bạn có thể rút lại.")
        if not own and act == "withdraw":
            raise PapiError("Phiên bản này do {author} gửi: chỉ người gửi rút lại được.", author=version.author)


def _waiting(connection: Connection, key: VersionKey) -> Version:
    row = connection.execute(select(JUDGED).filter_by(**asdict(key)).where(JUDGED.c.waits)).one_or_none()
    if row is None:
        raise UnknownNameError("Phiên bản {number} năm {plan_year} không còn chờ duyệt.", number=key.number, plan_year=key.plan_year)
    return version_of(row)
