"""The tables of the store as the newest migration leaves them.

The unit leads every key, so that one unit's rows lie together; only what serves all units has a running number of its
own. Of tables in KEPT no row is ever changed or removed: triggers refuse it.
"""

from __future__ import annotations

from papi_metrics.store.schema.base import metadata
from papi_metrics.store.schema.people import accounts, audit, grants, letterheads, sign_ins, unit_settings
from papi_metrics.store.schema.scores import score_findings, score_sets, scores
from papi_metrics.store.schema.units import known_keys, received, signing_keys, unit_sets, units
from papi_metrics.store.schema.versions import changes, decisions, findings, originals, summaries, tasks, versions

__all__ = [
    "KEPT",
    "accounts",
    "audit",
    "changes",
    "decisions",
    "findings",
    "grants",
    "known_keys",
    "letterheads",
    "metadata",
    "originals",
    "received",
    "score_findings",
    "score_sets",
    "scores",
    "sign_ins",
    "signing_keys",
    "summaries",
    "tasks",
    "unit_sets",
    "unit_settings",
    "units",
    "versions",
]

KEPT = (
    originals, versions, tasks, findings, changes, audit, score_sets, scores, score_findings, letterheads, decisions,
    accounts, grants, unit_settings, unit_sets, units, signing_keys, known_keys, received,
)  # fmt: skip
"""Tables whose rows are never changed or removed; summaries can be worked out anew, and sign-ins pass."""
