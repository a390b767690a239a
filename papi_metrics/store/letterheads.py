"""What stands around a unit's reports, remembered without a document's number: each saving is a row that stays, the newest serves."""

from __future__ import annotations

import json

from sqlalchemy import Connection, Row, insert, select

from papi_metrics.access import Right
from papi_metrics.letterhead import Letterhead
from papi_metrics.store import schema
from papi_metrics.store.audit import LETTERHEAD_ACT, add_event
from papi_metrics.store.guarding import Guarded, needs
from papi_metrics.store.own_words import OF_LETTERHEAD
from papi_metrics.store.records import digest_of, now
from papi_metrics.store.values import SavedLetterhead
from papi_metrics.text import writable

LETTERHEAD_FIELDS = ("unit", "number", "saved_at", "who")


class Letterheads(Guarded):
    """The letterheads in one database; safe to share between threads."""

    @needs(Right.READ, of=lambda unit: unit)
    def letterhead(self, unit: str) -> Letterhead | None:
        """Return the letterhead saved last for a unit, or None if none was; it has no number, whoever saved it."""
        with self._engine.connect() as connection:
            row = _newest(connection, unit)
        return None if row is None else _unnumbered(json.loads(row.parts))

    @needs(Right.READ, of=lambda unit: unit)
    def saved_letterheads(self, unit: str) -> tuple[SavedLetterhead, ...]:
        """List the savings of a unit's letterhead, the newest first."""
        table = schema.letterheads
        query = select(*(table.c[name] for name in LETTERHEAD_FIELDS)).filter_by(unit=unit).order_by(table.c.number.desc())
        with self._engine.connect() as connection:
            return tuple(SavedLetterhead(**row) for row in connection.execute(query).mappings())

    @needs(Right.UPDATE, of=lambda unit, _letterhead, **_: unit)
    def keep_letterhead(self, unit: str, letterhead: Letterhead, *, who: str) -> bool:
        """Save a unit's letterhead and tell the audit trail; return whether there was anything new to save.

        Its number is left out: a number is one document's, and the next report must not go out under it.
        """
        texts = {name: writable(text) for name, text in letterhead.as_texts().items()}
        parts = json.dumps(_unnumbered(texts).as_texts(), ensure_ascii=False, sort_keys=True)
        with self._writer.begin(unit) as connection:
            newest = _newest(connection, unit)
            if newest is not None and newest.parts == parts:
                return False
            number, at = (1 if newest is None else newest.number + 1), now()
            row = {"unit": unit, "number": number, "saved_at": at, "who": (signed := self._signed(who)), "parts": parts}
            connection.execute(insert(schema.letterheads), row)
            event = {"unit": unit, "at": at, "who": signed, "act": LETTERHEAD_ACT, "reason": OF_LETTERHEAD}
            add_event(connection, event, {"number": number, "digest": digest_of(parts.encode())})
        return True


def _unnumbered(texts: dict[str, str]) -> Letterhead:
    return Letterhead.from_texts(texts | {"number": ""})


def _newest(connection: Connection, unit: str) -> Row[tuple[object, ...]] | None:
    query = select(schema.letterheads).filter_by(unit=unit).order_by(schema.letterheads.c.number.desc())
    return connection.execute(query.limit(1)).one_or_none()
