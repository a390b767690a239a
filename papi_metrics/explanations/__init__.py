"""Figures that explain themselves: what a figure is made of → its formula with the numbers, each input's place, its rule."""

from papi_metrics.explanations.places import ScoreBook, ScoreEntry, ScoreFile, score_book, task_place
from papi_metrics.explanations.plan import (
    PlanOf,
    explain_completion,
    explain_count,
    explain_done_share,
    explain_light,
    explain_on_time_rate,
    explain_overdue,
    explain_planned,
    explain_variance,
)
from papi_metrics.explanations.reading import explain_reading
from papi_metrics.explanations.scores import (
    ScoreCase,
    explain_change,
    explain_change_pct,
    explain_comparability,
    explain_score,
    explain_verdict,
    score_case,
)
from papi_metrics.explanations.standing import Mark, explain_distance, explain_quartile, explain_rank
from papi_metrics.explanations.tasks import explain_task
from papi_metrics.explanations.value import Explanation, Input, explained, shared_place
from papi_metrics.explanations.wishes import explain_mix, explain_target, explain_wished_rank, explain_wished_total

__all__ = [
    "Explanation",
    "Input",
    "Mark",
    "PlanOf",
    "ScoreBook",
    "ScoreCase",
    "ScoreEntry",
    "ScoreFile",
    "explain_change",
    "explain_change_pct",
    "explain_comparability",
    "explain_completion",
    "explain_count",
    "explain_distance",
    "explain_done_share",
    "explain_light",
    "explain_mix",
    "explain_on_time_rate",
    "explain_overdue",
    "explain_planned",
    "explain_quartile",
    "explain_rank",
    "explain_reading",
    "explain_score",
    "explain_target",
    "explain_task",
    "explain_variance",
    "explain_verdict",
    "explain_wished_rank",
    "explain_wished_total",
    "explained",
    "score_book",
    "score_case",
    "shared_place",
    "task_place",
]
