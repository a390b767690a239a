"""The store: versions of trackers, files of scores, letterheads and the audit trail in a database, reached through SQLAlchemy."""

from __future__ import annotations

from papi_metrics.store.address import is_there, store_address
from papi_metrics.store.audit import AuditEvent, audit_events, broken_seals, details_of, untold_acts
from papi_metrics.store.engine import answers, open_engine
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
    "OutdatedError",
    "OutdatedScoresError",
    "ScoreSet",
    "ScoreSubmission",
    "Store",
    "Submission",
    "Version",
    "VersionKey",
    "broken_seals",
    "details_of",
    "is_there",
    "store_address",
    "untold_acts",
]


class Store(Versions, ScoreSets, Letterheads):
    """Everything one database keeps; safe to share between threads. Nothing stored is ever changed or removed."""

    def __init__(self, url: str) -> None:
        """Open the database at an SQLAlchemy address and bring its schema up to date.

        Errors: PapiError if a newer program wrote the database.
        """
        engine = open_engine(url)
        bring_up_to_date(engine)
        super().__init__(engine)

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()

    def answers(self) -> bool:
        """Tell whether the database answers a question now; it may take as long as the database does."""
        return answers(self._engine)

    def audit(self, *, unit: str | None = None) -> tuple[AuditEvent, ...]:
        """List who did what, the newest first; of one unit and of what serves all units, if a unit is given."""
        with self._engine.connect() as connection:
            return audit_events(connection, unit=unit)
