"""Where effort should go next: effort and result read together, what a rank would take, and the cheapest ways to it."""

from papi_metrics.priorities.mixes import HORIZONS, MOST_MIXES, Mix, Reach, cheapest_mixes, mix_table, reach_of
from papi_metrics.priorities.panels import Panel, panel_of
from papi_metrics.priorities.pressing import falling_without_task, most_pressing, tasks_by_lateness
from papi_metrics.priorities.readings import (
    APART,
    READINGS,
    Effort,
    PairReading,
    Result,
    effort_of,
    pair_reading,
    result_of,
)
from papi_metrics.priorities.survey_time import FIELDWORK_BEGINS, SurveyTime, survey_time
from papi_metrics.priorities.targets import Target, first_target, target_of, top_quarter_rank
from papi_metrics.priorities.what_if import WhatIf, neighbours, shown_score, what_if, wished_scores
from papi_metrics.priorities.yearly_gains import LARGE_GAIN, yearly_gains

__all__ = [
    "APART",
    "FIELDWORK_BEGINS",
    "HORIZONS",
    "LARGE_GAIN",
    "MOST_MIXES",
    "READINGS",
    "Effort",
    "Mix",
    "PairReading",
    "Panel",
    "Reach",
    "Result",
    "SurveyTime",
    "Target",
    "WhatIf",
    "cheapest_mixes",
    "effort_of",
    "falling_without_task",
    "first_target",
    "mix_table",
    "most_pressing",
    "neighbours",
    "pair_reading",
    "panel_of",
    "reach_of",
    "result_of",
    "shown_score",
    "survey_time",
    "target_of",
    "tasks_by_lateness",
    "top_quarter_rank",
    "what_if",
    "wished_scores",
    "yearly_gains",
]
