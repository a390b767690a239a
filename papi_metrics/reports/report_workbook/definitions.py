"""The rules of figures that a report needs, in its language; Vietnamese words are those of `rules`."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from papi_metrics.change import PCT_SIGNIFICANT, Z_SIGNIFICANT
from papi_metrics.completion import AMBER_VARIANCE, DUE_SOON_DAYS, RED_DAYS_OVERDUE, RED_VARIANCE
from papi_metrics.framework import BASE_YEAR
from papi_metrics.language import Language
from papi_metrics.rules import RULES, Rule
from papi_metrics.wording import number

ENGLISH: Mapping[str, Rule] = MappingProxyType({
    "completion": Rule(
        title="Completion",
        text="sum of (weight × part achieved) divided by the sum of weights; cancelled tasks do not count. Done: 100%; progress reported: that "
        "progress, within 0-100%; standing or recurring, begun, nothing reported: the part of the year gone by (level of effort); else 0%.",
    ),
    "planned": Rule(
        title="Planned",
        text="sum of (weight × part due) divided by the sum of weights. Dated tasks: 100% from their date on; standing and recurring ones: the "
        "part of the year gone by; others: 100% from 31/12.",
    ),
    "variance": Rule(title="Difference", text="completion less planned, in percentage points."),
    "done_share": Rule(title="Share done", text="tasks done divided by tasks that count, without weights."),
    "label": Rule(
        title="Timing",
        text="the completion date, or the day of the report if not done, against the due date. Done without a due date is on time; done "
        "without a completion date is “undated”.",
    ),
    "overdue": Rule(
        title="Overdue",
        text="past its due date, neither done nor cancelled. Standing tasks have no due date and are never overdue. “Before D” and “by D at "
        f"the latest” mean to the end of D. Due soon: within {DUE_SOON_DAYS} days.",
    ),
    "on_time_rate": Rule(title="On time", text="done on time divided by (done on time + done late + overdue), dated tasks only."),
    "light": Rule(
        title="Light",
        text=f"far behind if a task is overdue by more than {RED_DAYS_OVERDUE} days or completion is {number(-100 * RED_VARIANCE)} percentage "
        f"points or more below plan; needs care if a task is overdue or completion is {number(-100 * AMBER_VARIANCE)} points or more below; "
        "no task if none counts; else on plan.",
    ),
    "score": Rule(
        title="Score",
        text="a dimension is the sum of its sub-dimensions, PAPI the sum of 8 dimensions (6 before 2018). If a part is missing there is no sum.",
    ),
    "change": Rule(
        title="Change",
        text=f"score less the base year's score, in per cent of the base year's. The base year is {BASE_YEAR}; a province without a score of "
        f"{BASE_YEAR} has “no base year”, no other is taken.",
    ),
    "comparability": Rule(
        title="Comparable",
        text="not if between the two years there is a break in the indicator itself or above it; with caution if scores jumped only, or one "
        "part has a break; else yes.",
    ),
    "verdict": Rule(
        title="Verdict",
        text=f"rose or fell if both years have standard errors and |z| ≥ {number(Z_SIGNIFICANT, 2, language='en')}; without them if the change "
        f"is at least ±{number(PCT_SIGNIFICANT)}% of the base year's score. No verdict across a break.",
    ),
    "rank": Rule(title="Rank", text="place among the units of the level that have a score that year; equal scores share the higher rank."),
    "reading": Rule(
        title="Reading",
        text=f"work (on plan if the difference is above −{number(-100 * AMBER_VARIANCE)} percentage points, else behind) read together with the "
        "verdict on the plan year's score; the score of another year is not read with it.",
    ),
})


def definitions(language: Language) -> tuple[Rule, ...]:
    """Return the rules that a report's figures follow, in the order in which a reader meets them."""
    return tuple(RULES[name] if language == "vi" else ENGLISH[name] for name in ENGLISH)
