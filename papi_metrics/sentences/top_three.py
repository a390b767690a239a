"""The three things a leader should know first: a plan's figures and its province's scores → at most three sentences, most pressing first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal, get_args

import pandas as pd

from papi_metrics.completion import DUE_SOON_DAYS, RED_DAYS_OVERDUE
from papi_metrics.framework import TOTAL
from papi_metrics.language import Language
from papi_metrics.priorities import READINGS
from papi_metrics.sentences.listing import listed
from papi_metrics.sentences.phrases import Phrases, counted, named, noun_of
from papi_metrics.sentences.plan import furthest_behind, headline, lateness, slowest
from papi_metrics.sentences.rows import Rows, rows_of
from papi_metrics.sentences.scores import CODES, total_change
from papi_metrics.sentences.told import Told, told
from papi_metrics.summary import PlanSummary
from papi_metrics.wording import signed_percent

Topic = Literal[
    "nothing_counted",
    "long_overdue",
    "behind_and_down",
    "down_without_task",
    "total_down",
    "overdue",
    "furthest_behind",
    "done_but_down",
    "dimensions_down",
    "due_soon",
    "all_well",
    "total",
]
ORDER: tuple[Topic, ...] = get_args(Topic)
"""From the most to the least pressing."""
MOST = 3

_READ: dict[Topic, tuple[str, str]] = {
    "behind_and_down": ("behind", "down"),
    "down_without_task": ("no_task", "down"),
    "done_but_down": ("on_plan", "down"),
}
_NAMED = 3

_SAID = Phrases(
    vi={
        "behind_and_down": "Chậm việc mà điểm của tỉnh giảm ({year} so {base_year}), ưu tiên số một: {noun} {names}.",
        "down_without_task": "Điểm của tỉnh giảm ({year} so {base_year}) mà không có nhiệm vụ, cần bổ sung: {noun} {names}.",
        "done_but_down": "Làm đủ việc nhưng điểm của tỉnh giảm ({year} so {base_year}), cần xem lại giải pháp: {noun} {names}.",
        "dimensions_down": "Điểm của tỉnh giảm ({year} so {base_year}): {noun} {names}.",
        "one": "{code} {name} ({pct}{care})",
        "care": ", so cần thận trọng",
        "due_soon": "{count} đến hạn trong {days} tới.",
        "all_well": "Không có nhiệm vụ quá hạn, không chỉ số nào chậm so với kế hoạch, không chỉ số nào của tỉnh giảm điểm ({year} so {base_year}).",
        "work_well": "Không có nhiệm vụ quá hạn, không chỉ số nào chậm so với kế hoạch.",
    },
    en={
        "behind_and_down": "Behind plan while the province's score fell ({year} against {base_year}), first priority: {noun} {names}.",
        "down_without_task": "The province's score fell ({year} against {base_year}) and nothing is planned, tasks to be added: {noun} {names}.",
        "done_but_down": "On plan, yet the province's score fell ({year} against {base_year}), measures to be reviewed: {noun} {names}.",
        "dimensions_down": "The province's score fell ({year} against {base_year}): {noun} {names}.",
        "one": "{code} {name} ({pct}{care})",
        "care": ", to be read with caution",
        "due_soon": "{count} due within {days}.",
        "all_well": "No task is overdue, no dimension is behind its plan, no dimension's score of the province fell ({year} against {base_year}).",
        "work_well": "No task is overdue, no dimension is behind its plan.",
    },
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One thing to know: what it is about, and the sentence that says it."""

    topic: Topic
    sentence: Told


def top_three(
    matrix: pd.DataFrame, *, late: pd.DataFrame, summary: PlanSummary, changes: pd.DataFrame, unit: str
) -> tuple[Point, ...]:
    """Choose what a leader should know first; nothing is said twice.

    Shape:  one to three points in the order of `ORDER`. `matrix` as `dimension_matrix`, `late` as `late_tasks`, `changes`
            as `score_change` of `unit` give them.
    Errors: none; a plan without tasks and a unit without scores are things to know.
    Source: product rules, sections 3-5.
    """
    scored = rows_of(changes, "code", "name", "year", "base_year", "change_pct", "comparability", "verdict")
    dimensions = [row for row in scored if row["code"] in CODES]
    total = [row for row in scored if row["code"] == TOTAL]
    found = [*_of_work(late, summary), *_of_dimensions(matrix, dimensions), *_of_total(total, changes, unit)]
    troubled = any(point.topic not in {"total", "due_soon"} for point in found)
    points = found if troubled else [*found, _calm(dimensions, scored)]
    return tuple(sorted(points, key=lambda point: ORDER.index(point.topic))[:MOST])


def _of_work(late: pd.DataFrame, summary: PlanSummary) -> Iterator[Point]:
    """Tell of the plan as a whole: nothing to count, tasks overdue, tasks due soon."""
    if not summary.counted:
        yield Point(topic="nothing_counted", sentence=told(headline, summary))
        return
    if not late.empty:
        long = int(late["days_late"].max()) > RED_DAYS_OVERDUE
        yield Point(topic="long_overdue" if long else "overdue", sentence=told(lateness, late, summary))
    if summary.due_soon:
        yield Point(topic="due_soon", sentence=told(_due_soon, summary.due_soon))


def _due_soon(count: int, *, language: Language | None) -> str:
    days = counted(DUE_SOON_DAYS, "day", language=language)
    return _SAID.say("due_soon", language, count=counted(count, "task", language=language), days=days)


def _of_dimensions(matrix: pd.DataFrame, scored: Rows) -> Iterator[Point]:
    """Tell of dimensions by what work and score say together, then of those behind and those that fell besides."""
    down = [row for row in scored if row["verdict"] == "down"]
    readings = {str(row["dimension"]): row["reading"] for row in rows_of(matrix, "dimension", "reading")}
    said: set[str] = set()
    for topic, pair in _READ.items():
        codes = {code for code, reading in readings.items() if reading == READINGS[pair].words}
        if rows := [row for row in down if row["code"] in codes]:
            said |= codes
            yield Point(topic=topic, sentence=told(_falls, rows, topic=topic))
    if rest := [row for row in down if row["code"] not in said]:
        yield Point(topic="dimensions_down", sentence=told(_falls, rest, topic="dimensions_down"))
    behind = furthest_behind(matrix)
    if behind and said.isdisjoint(str(row["dimension"]) for row in behind):
        yield Point(topic="furthest_behind", sentence=told(slowest, matrix))


def _falls(rows: Rows, *, topic: str, language: Language | None) -> str:
    """Name dimensions whose scores fell, the deepest fall first, and say what that calls for."""
    names = [_fall(row, language) for row in sorted(rows, key=lambda row: float(row["change_pct"]))]
    rest = noun_of(len(names) - _NAMED, "other_dimension", language=language)
    told_names = listed(names, most=_NAMED, rest=rest, language=language)
    noun = noun_of(len(names), "dimension", language=language)
    return _SAID.say(topic, language, noun=noun, names=told_names, **_years(rows))


def _years(rows: Rows) -> dict[str, int]:
    """Return the years that changes of scores are between; none are named where there is no change."""
    return {name: int(row[name]) for row in rows[:1] for name in ("year", "base_year")}


def _fall(row: dict[str, Any], language: Language | None) -> str:
    return _SAID.say(
        "one",
        language,
        code=row["code"],
        name=named(str(row["code"]), str(row["name"]), language=language),
        pct=signed_percent(row["change_pct"], language=language),
        care=_SAID.say("care", language) if row["comparability"] == "caution" else "",
    )


def _of_total(total: Rows, changes: pd.DataFrame, unit: str) -> Iterator[Point]:
    """Tell of the total score, whatever there is to say of it."""
    for row in total:
        yield Point(topic="total_down" if row["verdict"] == "down" else "total", sentence=told(total_change, changes, unit=unit))


def _calm(dimensions: Rows, scored: Rows) -> Point:
    """Say that nothing is wrong; of the scores only where all can be compared."""
    words = "all_well" if dimensions and all(row["verdict"] in {"up", "flat"} for row in dimensions) else "work_well"
    years = _years(scored)
    return Point(topic="all_well", sentence=Told(vi=_SAID.say(words, "vi", **years), en=_SAID.say(words, "en", **years)))
