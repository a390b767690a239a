"""The audit trail: who did what to which plan, when and why; each event seals the one before it.

Rows can only be added. Whoever changes one behind the program's back breaks the seals after it, and `broken_seals`
tells where; whoever takes the last ones out leaves acts without an event, and `untold_acts` tells which.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection, func, insert, select

from papi_metrics.store import schema
from papi_metrics.store.own_words import OF_LETTERHEAD
from papi_metrics.store.values import SavedLetterhead, ScoreSet, UnitSet, Version
from papi_metrics.store.writing import lock_unit, storable

GENESIS = "0" * 64
"""What the first event of a unit seals."""
SHARED = ""
"""The unit of acts that serve all units, such as scores."""
UNITS_ACT, LETTERHEAD_ACT = "import_units", "letterhead"
SCORE_ACTS = ("accept_scores", "withdraw_scores")
Act = ScoreSet | UnitSet | SavedLetterhead
_SEALED = ("unit", "number", "at", "who", "act", "plan_year", "version", "reason", "details")


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEvent:
    """One act. `at` is UTC; `details` is a JSON object; `digest` seals the event and the one before it."""

    unit: str
    number: int
    at: dt.datetime
    who: str
    act: str
    plan_year: int | None
    version: int | None
    reason: str
    details: str
    previous: str
    digest: str


def event_digest(event: Mapping[str, object], *, previous: str) -> str:
    """Return the seal of an event: the SHA-256 of its content and of the seal before it."""
    content = [previous, *(_plain(event[name]) for name in _SEALED)]
    return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, dt.datetime) else value


def add_event(connection: Connection, event: Mapping[str, object], details: Mapping[str, object]) -> None:
    """Write an event as the newest of its unit, in the transaction of the act it tells of.

    `event` has `unit, at, who, act, reason`, and `plan_year, version` where the act is about a version.
    """
    lock_unit(connection, str(event["unit"]))
    newest = select(func.max(schema.audit.c.number)).filter_by(unit=event["unit"]).scalar_subquery()
    last = connection.execute(
        select(schema.audit.c.number, schema.audit.c.digest).where(schema.audit.c.unit == event["unit"], schema.audit.c.number == newest)
    ).one_or_none()
    number, previous = (1, GENESIS) if last is None else (last.number + 1, last.digest)
    every = {"plan_year": None, "version": None, **event}
    told = {name: storable(value) for name, value in every.items()}  # What is sealed is what will be read back.
    row = {**told, "number": number, "details": storable(json.dumps(dict(details), ensure_ascii=False, sort_keys=True))}
    connection.execute(insert(schema.audit), {**row, "previous": previous, "digest": event_digest(row, previous=previous)})


def audit_events(connection: Connection, *, unit: str | None = None) -> tuple[AuditEvent, ...]:
    """List the events, the newest first; of one unit and of what serves all units, if a unit is given."""
    query = select(schema.audit).order_by(schema.audit.c.at.desc(), schema.audit.c.number.desc())
    if unit is not None:
        query = query.where(schema.audit.c.unit.in_([unit, SHARED]))
    return tuple(AuditEvent(**row) for row in connection.execute(query).mappings())


def broken_seals(events: Iterable[AuditEvent]) -> Iterator[AuditEvent]:
    """Yield the events that were changed, or whose event before them is missing or changed, since they were written."""
    last: dict[str, tuple[int, str]] = {}
    for event in sorted(events, key=lambda item: (item.unit, item.number)):
        number, seal = last.get(event.unit, (0, GENESIS))
        intact = event.digest == event_digest(asdict(event), previous=event.previous)
        if not intact or (event.number, event.previous) != (number + 1, seal):
            yield event
        last[event.unit] = event.number, event.digest


def details_of(event: AuditEvent) -> dict[str, Any]:
    """Return an event's details; nothing where somebody made them unreadable."""
    try:
        details = json.loads(event.details)
    except ValueError:
        return {}
    return details if isinstance(details, dict) else {}


def untold_acts(
    events: Iterable[AuditEvent], versions: Iterable[Version], others: Iterable[Act] = ()
) -> Iterator[Version | Act]:
    """Yield the versions, and the acts on scores, lists of units and letterheads, that no event tells of as they stand.

    An event tells of an act if it is of that time, by that person, with that reason, of that kind.
    """
    every = tuple(events)
    told = {(event.unit, event.plan_year, event.version, event.at, event.who, event.act, event.reason) for event in every}
    for version in versions:
        key = version.key
        if (key.unit, key.plan_year, key.number, version.submitted_at or version.accepted_at, version.author, version.act, version.reason) not in told:
            yield version
    numbered = {(event.unit, event.act, details_of(event).get("number"), event.at, event.who, event.reason) for event in every}
    for act in others:
        if _as_told(act) not in numbered:
            yield act


def _as_told(act: Act) -> tuple[object, ...]:
    """Return what the event of a numbered act says of it."""
    if isinstance(act, SavedLetterhead):
        return act.unit, LETTERHEAD_ACT, act.number, act.saved_at, act.who, OF_LETTERHEAD
    kind = UNITS_ACT if isinstance(act, UnitSet) else SCORE_ACTS[act.withdraws is not None]
    return SHARED, kind, act.number, act.accepted_at, act.author, act.reason
