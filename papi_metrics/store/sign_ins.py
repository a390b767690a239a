"""Who is signed in: each session is a row that tells since when, when last seen, and whether it was ended."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, insert, select, update

from papi_metrics.access import EVERYWHERE, Right
from papi_metrics.language import gettext, later
from papi_metrics.sign_in import Identity, Limits
from papi_metrics.store import schema
from papi_metrics.store.failures import StoreUnavailableError
from papi_metrics.store.guarding import Guarded, everywhere, needs, within
from papi_metrics.store.records import now

SIGNED_OUT = later("Bạn đã đăng xuất. Hãy đăng nhập lại để xem tiếp.")
_SEEN_EVERY = dt.timedelta(minutes=1)
"""How often it is written down at most that somebody is still there."""
MOST_LISTED = 200
KEPT = dt.timedelta(days=90)
"""How long a sign-in is remembered after its last act; it was over long before, and its token is worthless by its age."""
_MOST_FORGOTTEN = 100
_READABLE = ("full", "read-only")


_ASKED = select(schema.sign_ins).where(schema.sign_ins.c.session == bindparam("session"))


@dataclass(frozen=True, slots=True, kw_only=True)
class SignIn:
    """One sign-in; moments are UTC, `ended_at` is None unless the person signed out."""

    account: str
    started_at: dt.datetime
    seen_at: dt.datetime
    ended_at: dt.datetime | None


class SignIns(Guarded):
    """The sessions of one database, whichever process serves them; safe to share between threads."""

    @needs(Right.ADMINISTER, of=everywhere)
    def seen(self, identity: Identity, limits: Limits, *, at: dt.datetime | None = None) -> str:
        """Note that a session acts, and say why it is over; blank if it goes on.

        A session that is new here began when its token was issued: a token that lay unused for longer than the limits is worthless.
        With it some sign-ins not seen for longer than KEPT are forgotten.
        """
        moment = at or now()
        with self._engine.connect() as connection:
            row = _session(connection, identity.session)
        if row is None:
            return self._begin(identity, limits, moment)
        if row.account != identity.account or row.ended_at is not None:
            return gettext(SIGNED_OUT)
        if over := limits.ending(started_at=row.started_at, seen_at=row.seen_at, now=moment):
            return over
        if moment - row.seen_at >= _SEEN_EVERY:
            self._note(identity.session, moment)
        return ""

    @needs(Right.ADMINISTER, of=everywhere)
    def end_session(self, identity: Identity, *, at: dt.datetime | None = None) -> None:
        """End a session for good, in every tab and process; what was ended stays so."""
        table, moment = schema.sign_ins, at or now()
        with self._writer.begin(identity.session) as connection:
            if _session(connection, identity.session) is None:
                row = {"session": identity.session, "account": identity.account, "started_at": moment, "seen_at": moment}
                connection.execute(insert(table), row)
            ending = update(table).where(table.c.session == identity.session, table.c.ended_at.is_(None))
            connection.execute(ending.values(ended_at=moment))

    @within(Right.ADMINISTER)
    def sign_ins(self) -> tuple[SignIn, ...]:
        """List the last sign-ins of the accounts that have a role in units the actor administers, the newest first."""
        table, grants = schema.sign_ins, schema.grants
        query = select(table.c.account, table.c.started_at, table.c.seen_at, table.c.ended_at).order_by(table.c.started_at.desc())
        if not self._actor.may(Right.ADMINISTER, EVERYWHERE):
            units = self._actor.units_with(Right.ADMINISTER) or ()
            query = query.where(table.c.account.in_(select(grants.c.account).where(grants.c.unit.in_(units))))
        with self._engine.connect() as connection:
            return tuple(SignIn(**row) for row in connection.execute(query.limit(MOST_LISTED)).mappings())

    def _begin(self, identity: Identity, limits: Limits, moment: dt.datetime) -> str:
        started = min(identity.signed_in_at or moment, moment)
        if over := limits.ending(started_at=started, seen_at=started, now=moment):
            return over
        with self._writer.begin(identity.session) as connection:
            if _session(connection, identity.session) is None:
                row = {"session": identity.session, "account": identity.account, "started_at": started, "seen_at": moment}
                connection.execute(insert(schema.sign_ins), row)
                _forget(connection, before=moment - max(KEPT, limits.whole))
        return ""

    def _note(self, session: str, moment: dt.datetime) -> None:
        """Write down that somebody is there; where nothing can be written they still may read, until they count as idle."""
        table = schema.sign_ins
        try:
            with self._writer.begin(session) as connection:
                connection.execute(update(table).where(table.c.session == session, table.c.seen_at < moment).values(seen_at=moment))
        except StoreUnavailableError as error:
            if error.kind not in _READABLE:
                raise


def _forget(connection: Connection, *, before: dt.datetime) -> None:
    """Remove some of the sign-ins last seen before a moment: each new one takes more away than it adds."""
    table = schema.sign_ins
    old = select(table.c.session).where(table.c.seen_at < before).order_by(table.c.seen_at).limit(_MOST_FORGOTTEN)
    connection.execute(delete(table).where(table.c.session.in_(old.scalar_subquery())))


def _session(connection: Connection, session: str) -> Row[Any] | None:
    return connection.execute(_ASKED, {"session": session}).one_or_none()
