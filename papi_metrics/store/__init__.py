"""The store: versions of trackers, files of scores, letterheads, people, units and the audit trail in a database, through SQLAlchemy."""

from __future__ import annotations

import copy

from papi_metrics.access import Actor, Right
from papi_metrics.errors import PapiError
from papi_metrics.store.address import is_there, shown_address, store_address
from papi_metrics.store.approvals import Approvals, Decision
from papi_metrics.store.archive import DamagedArchiveError, Manifest
from papi_metrics.store.archives import Archives
from papi_metrics.store.audit import SHARED, AuditEvent, audit_events, broken_seals, details_of, untold_acts
from papi_metrics.store.ended import EndedUnitError, successor_of
from papi_metrics.store.engine import answers, open_engine
from papi_metrics.store.failures import ConflictError, StoreUnavailableError, UnsureError
from papi_metrics.store.guarding import within
from papi_metrics.store.keys import KnownKey, KnownKeys, SigningKey, SigningKeys
from papi_metrics.store.letterheads import Letterheads
from papi_metrics.store.migrating import bring_up_to_date
from papi_metrics.store.own_words import own_or_theirs
from papi_metrics.store.people import People, Person, place_of
from papi_metrics.store.plans import Plan, Plans
from papi_metrics.store.score_sets import OutdatedScoresError, ScoreSets
from papi_metrics.store.sign_ins import SignIn, SignIns
from papi_metrics.store.snapshots import Outcome, Receipt, Snapshots
from papi_metrics.store.standings import Standings
from papi_metrics.store.unit_lists import OutdatedUnitsError, UnitLists, UnitSubmission
from papi_metrics.store.values import (
    READING_RULES,
    OutdatedError,
    SavedLetterhead,
    ScoreSet,
    ScoreSubmission,
    Submission,
    UnitSet,
    Version,
    VersionKey,
)
from papi_metrics.store.versions import Versions

__all__ = [
    "READING_RULES",
    "AuditEvent",
    "ConflictError",
    "DamagedArchiveError",
    "Decision",
    "EndedUnitError",
    "KnownKey",
    "Manifest",
    "Outcome",
    "OutdatedError",
    "OutdatedScoresError",
    "OutdatedUnitsError",
    "Person",
    "Plan",
    "Receipt",
    "SavedLetterhead",
    "ScoreSet",
    "ScoreSubmission",
    "SignIn",
    "SigningKey",
    "Store",
    "StoreUnavailableError",
    "Submission",
    "UnitSet",
    "UnitSubmission",
    "UnsureError",
    "Version",
    "VersionKey",
    "broken_seals",
    "details_of",
    "is_there",
    "own_or_theirs",
    "place_of",
    "shown_address",
    "store_address",
    "successor_of",
    "untold_acts",
]


class Store(
    Snapshots, SigningKeys, KnownKeys, Versions, Plans, ScoreSets, UnitLists, Letterheads, Approvals, People, SignIns, Standings, Archives
):
    """Everything one database keeps; safe to share between threads. Nothing stored is ever changed or removed, but sign-ins."""

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

    def at_this_moment(self) -> Store:
        """Return the same store with its state of now held: plans, a plan's versions, the scores' act and the tree of units are of it.

        A page's frame asks for all of them in every run: so they cost one statement together, and fit one another.
        Errors: StoreUnavailableError if the database does not answer.
        """
        other = copy.copy(self)
        other._held = self._state()  # noqa: SLF001 - as above
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

    def answers(self) -> bool:
        """Tell whether the database answers a question now; it may take as long as the database does."""
        return answers(self._engine)

    @within(Right.READ)
    def audit(self, *, unit: str | None = None) -> tuple[AuditEvent, ...]:
        """List who did what, the newest first; of one unit and of what serves all units, if a unit is given."""
        with self._engine.connect() as connection:
            return tuple(event for event in audit_events(connection, unit=unit) if self._may_see(event.unit))

    def _may_see(self, unit: str) -> bool:
        """Tell whether events of a unit are for the actor's eyes; those that serve all units are for whoever has a role."""
        return self._actor.may(Right.READ, unit) or (unit == SHARED and self._actor.units_with(Right.READ) != ())
