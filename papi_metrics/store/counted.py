"""Which versions count: those that wait for nobody, and those that a second person has approved, from that moment on."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Subquery, and_, case, false, func, not_, or_, select

from papi_metrics.store import schema

_KEY = ("unit", "plan_year", "number")


def _judged() -> Subquery:
    """Return every version with what became of it; `accepted_at` is from when it counts, `submitted_at` when it came."""
    versions, decisions = schema.versions.c, schema.decisions.c
    approved = func.coalesce(decisions.approved, false())
    plain = [column for column in versions if column.name not in {"accepted_at", "waits"}]
    counts_from = case((and_(versions.waits, approved), decisions.decided_at), else_=versions.accepted_at)
    return (
        select(
            *plain,
            counts_from.label("accepted_at"),
            versions.accepted_at.label("submitted_at"),
            and_(versions.waits, decisions.approved.is_(None)).label("waits"),
            and_(versions.waits, not_(approved), decisions.approved.is_not(None)).label("refused"),
        )
        .select_from(
            schema.versions.outerjoin(
                schema.decisions,
                and_(*(schema.versions.c[name] == schema.decisions.c[name] for name in _KEY)),
            )
        )
        .subquery("judged")
    )


JUDGED = _judged()
"""Every version there is, whether it counts, waits or was refused."""


def counts() -> ColumnElement[bool]:
    """Return the condition on JUDGED that keeps the versions that count."""
    return not_(or_(JUDGED.c.waits, JUDGED.c.refused))
