"""Accounts and their roles in units: each change is a row that stays, told in the audit trail of the unit it is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, and_, bindparam, func, insert, select

from papi_metrics.access import EVERYWHERE, NOBODY, ROLE_WORDS, Actor, Right, Role
from papi_metrics.errors import PapiError, UnknownNameError
from papi_metrics.language import gettext, speaking
from papi_metrics.sign_in import account_of
from papi_metrics.store import schema
from papi_metrics.store.audit import add_event
from papi_metrics.store.guarding import Guarded, everywhere, needs, within
from papi_metrics.store.own_words import CONFIGURED, OF_PEOPLE
from papi_metrics.store.reach import reached, unit_names
from papi_metrics.store.records import now
from papi_metrics.text import clean

_NO_ROLE = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """An account, the name its acts are signed with, whether it may come in, and its roles as they were granted."""

    account: str
    name: str
    active: bool
    roles: Mapping[str, Role]


def _standing() -> Select[Any]:
    """Return the question that every act begins with: an account as it stands, with its roles."""
    heads, grants = schema.accounts, schema.grants
    earlier = grants.alias("earlier")
    newest_head = select(func.max(heads.c.number)).where(heads.c.account == bindparam("account")).scalar_subquery()
    newest_grant = select(func.max(earlier.c.number)).where(earlier.c.unit == grants.c.unit, earlier.c.account == grants.c.account).scalar_subquery()
    own = heads.outerjoin(grants, and_(grants.c.account == heads.c.account, grants.c.number == newest_grant))
    query = select(heads.c.name, heads.c.active, grants.c.unit, grants.c.role).select_from(own)
    return query.where(heads.c.account == bindparam("account"), heads.c.number == newest_head)


_STANDING = _standing()


class _Head(NamedTuple):
    """What stands of an account itself."""

    account: str
    name: str
    active: bool


class People(Guarded):
    """The accounts in one database; safe to share between threads."""

    @needs(Right.ADMINISTER, of=everywhere)
    def actor_of(self, account: str) -> Actor:
        """Return who acts under an account, its roles spread to the units below; NOBODY for one that is unknown or shut."""
        with self._engine.connect() as connection:
            rows = connection.execute(_STANDING, {"account": account}).all()
            if not rows or not rows[0].active:
                return NOBODY
            granted = {row.unit: Role(row.role) for row in rows if row.role}
            return Actor(account=account, name=rows[0].name, roles=reached(connection, granted))

    @within(Right.ADMINISTER)
    def people(self) -> tuple[Person, ...]:
        """List the accounts that have a role in units the actor administers, with those roles, by account.

        For whoever administers every unit: all accounts, also those without a role.
        """
        with self._engine.connect() as connection:
            heads = connection.execute(_newest_heads()).mappings().all()
            grants = connection.execute(_newest_grants()).mappings().all()
        roles: dict[str, dict[str, Role]] = {}
        for grant in grants:
            if grant["role"] != _NO_ROLE and self._actor.may(Right.ADMINISTER, grant["unit"]):
                roles.setdefault(grant["account"], {})[grant["unit"]] = Role(grant["role"])
        every = self._actor.may(Right.ADMINISTER, EVERYWHERE)
        return tuple(
            Person(account=head["account"], name=head["name"], active=head["active"], roles=roles.get(head["account"], {}))
            for head in heads
            if every or head["account"] in roles
        )

    @within(Right.ADMINISTER)
    def administered_units(self) -> Mapping[str, str]:
        """Return the units the actor administers, those of the newest list and those with a version: key → name."""
        with self._engine.connect() as connection:
            named = unit_names(connection)
        return {unit: name for unit, name in named.items() if self._actor.may(Right.ADMINISTER, unit)}

    @needs(Right.ADMINISTER, of=lambda _account, unit, *_, **__: unit)
    def give_role(self, account: str, unit: str, role: Role, *, name: str = "") -> None:
        """Give an account a role in a unit and the units below it; an account that is not there yet is added under a name.

        Errors: PapiError if the account is new and has no name, or if it would leave every unit without an administrator.
        """
        account = account_of(account)
        with self._writer.begin() as connection:
            if _head(connection, account) is None:
                if not clean(name):
                    raise PapiError("Tài khoản này mới: hãy ghi họ tên người dùng.")
                self._write_head(connection, _Head(account, clean(name), active=True), act="add_account", units=[unit])
            self._write_role(connection, account, unit, role, act="give_role")

    @needs(Right.ADMINISTER, of=lambda _account, unit, **_: unit)
    def take_role(self, account: str, unit: str) -> None:
        """Take the role of an account in a unit away; roles that it has in other units stay.

        Errors: UnknownNameError if it has none there; PapiError if every unit would be left without an administrator.
        """
        with self._writer.begin() as connection:
            if unit not in _granted(connection, account):
                raise UnknownNameError("{account} không có vai trò ở {unit}.", account=account, unit=place_of(unit))
            self._write_role(connection, account, unit, None, act="take_role")

    @within(Right.ADMINISTER)
    def rename_person(self, account: str, name: str) -> None:
        """Sign an account's acts with another name from now on.

        Errors: AccessDeniedError unless the actor administers every unit it has a role in; PapiError for a blank name.
        """
        if not clean(name):
            raise PapiError("Hãy ghi họ tên người dùng.")
        with self._writer.begin() as connection:
            head, units = self._administered(connection, account)
            self._write_head(connection, head._replace(name=clean(name)), act="rename_account", units=units)

    @within(Right.ADMINISTER)
    def set_active(self, account: str, *, active: bool) -> None:
        """Shut an account, or let it in again with the roles it had.

        Errors: AccessDeniedError unless the actor administers every unit it has a role in; PapiError if every unit would be
        left without an administrator.
        """
        with self._writer.begin() as connection:
            head, units = self._administered(connection, account)
            if not active:
                _keep_an_administrator(connection, without=account)
            act = "open_account" if active else "shut_account"
            self._write_head(connection, head._replace(active=active), act=act, units=units)

    @needs(Right.ADMINISTER, of=everywhere)
    def appoint_first(self, account: str) -> bool:
        """Make an account the administrator of every unit, as the server's configuration says; only while there is none.

        Return whether that was so.
        """
        account = account_of(account)
        with self._writer.begin() as connection:
            if _administrators(connection):
                return False
            head = _head(connection, account)
            if head is None or not head.active:
                opened = _Head(account, account if head is None else head.name, active=True)
                self._write_head(connection, opened, act="add_account" if head is None else "open_account", units=[EVERYWHERE])
            self._write_role(connection, account, EVERYWHERE, Role.ADMINISTRATOR, act="first_administrator")
        return True

    def _administered(self, connection: Connection, account: str) -> tuple[_Head, list[str]]:
        """Return an account that the actor may change, and the units it has a role in."""
        units = sorted(_granted(connection, account)) or [EVERYWHERE]
        for unit in units:
            self._actor.require(Right.ADMINISTER, unit)
        head = _head(connection, account)
        if head is None:
            raise UnknownNameError("Không có tài khoản {account}.", account=account)
        return head, units

    def _write_head(self, connection: Connection, head: _Head, *, act: str, units: list[str]) -> None:
        newest = select(func.max(schema.accounts.c.number)).filter_by(account=head.account)
        signed = {"who": self._actor.name or CONFIGURED, "saved_at": now()}
        row = head._asdict() | signed | {"number": (connection.scalar(newest) or 0) + 1}
        connection.execute(insert(schema.accounts), row)
        for unit in units:
            self._tell(connection, unit, act, {"account": head.account, "name": head.name}, signed)

    def _write_role(self, connection: Connection, account: str, unit: str, role: Role | None, *, act: str) -> None:
        if unit == EVERYWHERE and role is not Role.ADMINISTRATOR:
            _keep_an_administrator(connection, without=account)
        newest = select(func.max(schema.grants.c.number)).filter_by(account=account, unit=unit)
        row = {"account": account, "unit": unit, "number": (connection.scalar(newest) or 0) + 1, "role": role or _NO_ROLE}
        signed = {"who": self._actor.name or CONFIGURED, "saved_at": now()}
        connection.execute(insert(schema.grants), row | signed)
        self._tell(connection, unit, act, {"account": account, "role": _kept_word(role)}, signed)

    def _tell(self, connection: Connection, unit: str, act: str, details: dict[str, object], signed: dict[str, Any]) -> None:
        event = {"unit": unit, "at": signed["saved_at"], "who": signed["who"], "act": act, "reason": OF_PEOPLE}
        add_event(connection, event, details | {"by": self._actor.account or None})


def _kept_word(role: Role | None) -> str | None:
    """Return what the audit trail calls a role, in Vietnamese whoever gives it."""
    with speaking("vi"):
        return ROLE_WORDS[role] if role else None


def place_of(unit: str) -> str:
    """Return a unit as sentences name it."""
    return unit or gettext("mọi đơn vị")


def _head(connection: Connection, account: str) -> _Head | None:
    """Return what stands now of an account."""
    table = schema.accounts.c
    query = select(table.account, table.name, table.active).where(table.account == account).order_by(table.number.desc())
    row = connection.execute(query.limit(1)).one_or_none()
    return None if row is None else _Head(*row)


def _granted(connection: Connection, account: str) -> dict[str, Role]:
    """Return the roles that were granted to an account and not taken away since."""
    grants = _newest_grants(account)
    return {row.unit: Role(row.role) for row in connection.execute(grants) if row.role != _NO_ROLE}


def _newest_grants(account: str | None = None) -> Select[Any]:
    query = select(schema.grants.c.unit, schema.grants.c.account, func.max(schema.grants.c.number).label("number"))
    if account is not None:
        query = query.filter_by(account=account)
    newest = query.group_by(schema.grants.c.unit, schema.grants.c.account).subquery()
    same = (schema.grants.c[name] == newest.c[name] for name in ("unit", "account", "number"))
    return select(schema.grants).join(newest, onclause=and_(*same)).order_by(schema.grants.c.unit)


def _newest_heads() -> Select[Any]:
    newest = select(schema.accounts.c.account, func.max(schema.accounts.c.number).label("number")).group_by(schema.accounts.c.account).subquery()
    same = (schema.accounts.c[name] == newest.c[name] for name in ("account", "number"))
    return select(schema.accounts).join(newest, onclause=and_(*same)).order_by(schema.accounts.c.account)


def _administrators(connection: Connection) -> set[str]:
    """Return the accounts that may come in and administer every unit."""
    granted = {row.account for row in connection.execute(_newest_grants()) if (row.unit, row.role) == (EVERYWHERE, Role.ADMINISTRATOR)}
    return {head.account for head in connection.execute(_newest_heads()) if head.active} & granted


def _keep_an_administrator(connection: Connection, *, without: str) -> None:
    """Refuse to take the last administrator of every unit away."""
    there = _administrators(connection)
    if there and there <= {without}:
        raise PapiError("Đây là người quản trị cuối cùng của mọi đơn vị. Hãy giao quyền quản trị cho người khác trước.")
