"""The store: versions of trackers, files of scores, letterheads and the audit trail in a database, reached through SQLAlchemy."""

from __future__ import annotations

import copy

from papi_metrics.access import Actor, Right
from papi_metrics.errors import PapiError
from papi_metrics.store.address import is_there, shown_address, store_address
from papi_metrics.store.archive import DamagedArchiveError, Manifest
from papi_metrics.store.archives import Archives
from papi_metrics.store.audit import SHARED, AuditEvent, audit_events, broken_seals, details_of, untold_acts
from papi_metrics.store.engine import open_engine
from papi_metrics.store.failures import ConflictError, StoreUnavailableError, UnsureError
from papi_metrics.store.guarding import within
from papi_metrics.store.letterheads import Letterheads
from papi_metrics.store.migrating import bring_up_to_date
from papi_metrics.store.score_sets import OutdatedScoresError, ScoreSets
from papi_metrics.store.values import (
    READING_RULES,
    OutdatedError,
    ScoreSet,
    ScoreSubmission,
    Submission,
    Version,
    VersionKey,
)
from papi_metrics.store.versions import Versions

__all__ = [
    "READING_RULES",
    "AuditEvent",
    "ConflictError",
    "DamagedArchiveError",
    "Manifest",
    "OutdatedError",
    "OutdatedScoresError",
    "ScoreSet",
    "ScoreSubmission",
    "Store",
    "StoreUnavailableError",
    "Submission",
    "UnsureError",
    "Version",
    "VersionKey",
    "broken_seals",
    "details_of",
    "is_there",
    "shown_address",
    "store_address",
    "untold_acts",
]


class Store(Versions, ScoreSets, Letterheads, Archives):
    """Everything one database keeps; safe to share between threads. Nothing stored is ever changed or removed."""

    def __init__(self, url: str) -> None:
        """Open the database at an SQLAlchemy address and bring its schema up to date.

        Errors: PapiError if a newer program wrote the database; StoreUnavailableError if it does not answer.
        """
        engine = open_engine(url)
        try:
            bring_up_to_date(engine)
        except PapiError:
            engine.dispose()
            raise
        super().__init__(engine)

    def acting(self, actor: Actor) -> Store:
        """Return the same store as someone else sees it, who can read and do there what that one has a right to.

        Stores of one database are equal whoever acts, so that what was worked out from a version serves all who may read it.
        """
        other = copy.copy(self)
        other._actor = actor  # noqa: SLF001 - a store of the same class
        return other

    def __eq__(self, other: object) -> bool:
        """Tell whether both are the same database."""
        return isinstance(other, Store) and self._engine is other._engine

    def __hash__(self) -> int:
        """Return a hash that equal stores share."""
        return hash(id(self._engine))

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()

    @within(Right.READ)
    def audit(self, *, unit: str | None = None) -> tuple[AuditEvent, ...]:
        """List who did what, the newest first; of one unit and of what serves all units, if a unit is given."""
        with self._engine.connect() as connection:
            return tuple(event for event in audit_events(connection, unit=unit) if self._may_see(event.unit))

    def _may_see(self, unit: str) -> bool:
        """Tell whether events of a unit are for the actor's eyes; those that serve all units are for whoever has a role."""
        return self._actor.may(Right.READ, unit) or (unit == SHARED and self._actor.units_with(Right.READ) != ())
