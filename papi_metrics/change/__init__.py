"""What became of scores: score table, unit, years → change, verdict, rank, parts and history of every code."""

from papi_metrics.change.history import score_history
from papi_metrics.change.parts import contributions
from papi_metrics.change.ranks import QUARTILES, rank_table
from papi_metrics.change.scores import score_change, verdict_counts, without_base
from papi_metrics.change.standing import QUARTERS, rank_history, standing
from papi_metrics.change.verdicts import BY_THRESHOLD, PCT_SIGNIFICANT, VERDICTS, Z_SIGNIFICANT, evidence_words

__all__ = [
    "BY_THRESHOLD",
    "PCT_SIGNIFICANT",
    "QUARTERS",
    "QUARTILES",
    "VERDICTS",
    "Z_SIGNIFICANT",
    "contributions",
    "evidence_words",
    "rank_history",
    "rank_table",
    "score_change",
    "score_history",
    "standing",
    "verdict_counts",
    "without_base",
]
