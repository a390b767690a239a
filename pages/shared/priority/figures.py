"""The small tables and pictures of Ưu tiên, worked out once per version, scores and choice; shared by all, never to be changed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pandas as pd
from plotly.graph_objects import Figure

from pages.shared.columns import COMPARABILITY_WORDS, VERDICT_WORDS
from pages.shared.facts import named_scores
from pages.shared.figures import tasks_on
from pages.shared.keeping import kept_by_language
from pages.shared.priority.columns import PRESSING_COLUMNS
from pages.shared.score_figures import ScoresOf, changes_of, scores_after
from pages.shared.view import View, tasks_of
from papi_metrics.change import evidence_words, standing
from papi_metrics.charts import Theme, mix_grid, quadrants
from papi_metrics.language import gettext
from papi_metrics.priorities import (
    Mix,
    Panel,
    Reach,
    SurveyTime,
    Target,
    cheapest_mixes,
    mix_table,
    most_pressing,
    panel_of,
    reach_of,
    survey_time,
    target_of,
    tasks_by_lateness,
    yearly_gains,
)
from papi_metrics.selection import filter_tasks
from papi_metrics.sentences import Told, distances_sentence, mixes_finding, mixes_sentence, told
from papi_metrics.store import Store, VersionKey
from papi_metrics.summary import dimension_matrix

_KEPT = 64
_WHOSE_SCORES = ("score_unit", "score_level", "score_year", "base_year")


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """Whose scores of which year are set against which base year."""

    scores: ScoresOf
    year: int
    base_year: int


@kept_by_language(_KEPT)
def matrix_on(key: VersionKey, as_of: dt.date, compared: Compared) -> pd.DataFrame:
    """Return a plan's eight dimensions with their scores' change, the most pressing first."""
    changes = changes_of(compared.scores, compared.year, compared.base_year)
    return most_pressing(dimension_matrix(tasks_of(key), changes, as_of=as_of))


@kept_by_language(_KEPT)
def pressing_table(key: VersionKey, as_of: dt.date, compared: Compared) -> pd.DataFrame:
    """Return the same as a table to show and take along."""
    matrix = named_scores(matrix_on(key, as_of, compared), compared.scores)
    table = matrix.assign(
        code=matrix["dimension"].astype("str"),
        verdict_word=matrix["verdict"].map(VERDICT_WORDS),
        comparability_word=matrix["comparability"].map(COMPARABILITY_WORDS),
        reading=matrix["reading"].map(gettext),
        evidence=matrix["evidence"].map(evidence_words, na_action="ignore"),
    )
    return table[["code", *PRESSING_COLUMNS, *_WHOSE_SCORES]]


@kept_by_language(_KEPT)
def quadrants_on(key: VersionKey, as_of: dt.date, compared: Compared, theme: Theme) -> Figure:
    """Return the picture of effort and result."""
    by_number = matrix_on(key, as_of, compared).sort_values("dimension")
    return quadrants(by_number, base_year=compared.base_year, year=compared.year, theme=theme)


@kept_by_language(_KEPT)
def survey_time_of(key: VersionKey) -> SurveyTime:
    """Return how much of a plan comes too late for its year's survey."""
    return survey_time(tasks_of(key), plan_year=key.plan_year)


def tasks_behind(view: View, dimension: int) -> pd.DataFrame:
    """Return a dimension's tasks, the overdue ones first."""
    return filter_tasks(tasks_by_lateness(tasks_on(view), dimension=dimension))


@kept_by_language(_KEPT)
def standing_of(of: ScoresOf, year: int) -> pd.DataFrame:
    """Return a unit's total and dimensions among all units of its level: what a page shows of it."""
    table = standing(scores_after(of.store, of.act), unit=of.unit, year=year)
    kept = ["code", "name", "year", "score", "rank", "rank_n", "to_median", "to_top_quarter", "to_best", "source"]
    return table.loc[table["code"].str.fullmatch("PAPI|[1-8]"), kept]


@kept_by_language(_KEPT)
def distances_told(of: ScoresOf, year: int) -> str:
    """Say how far the others are."""
    return distances_sentence(standing_of(of, year))


@kept_by_language(_KEPT)
def panel_for(of: ScoresOf, year: int) -> Panel:
    """Return a unit among the totals of its level."""
    return panel_of(scores_after(of.store, of.act), unit=of.unit, year=year)


@kept_by_language(32)
def gains_after(store: Store, act: int, level: str, year: int) -> pd.DataFrame:
    """Return what the units of a level usually gain in a year, measured as in a year."""
    return yearly_gains(scores_after(store, act), year=year, level=level)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """A wished-for rank, how far the years reach, and the mixes that would do, as values, as a table and in words."""

    target: Target
    reach: Reach
    mixes: tuple[Mix, ...]
    table: pd.DataFrame
    sentence: Told


@kept_by_language(_KEPT)
def ways_to(of: ScoresOf, year: int, rank: int, years: int) -> Ways | None:
    """Return the cheapest mixes that reach a rank within so many years; None for a unit that has no rank."""
    panel = panel_for(of, year)
    target, reach = target_of(panel, rank=rank), reach_of(panel, gains_after(of.store, of.act, panel.level, year), years=years)
    if target is None or reach is None:
        return None
    mixes = cheapest_mixes(target.lacking, typical=reach.typical, caps=reach.caps)
    table = mix_table(mixes, reach)
    return Ways(target=target, reach=reach, mixes=mixes, table=table, sentence=told(mixes_sentence, table, target, reach))


@kept_by_language(_KEPT)
def mix_grid_of(of: ScoresOf, year: int, rank: int, years: int, theme: Theme) -> Figure | None:
    """Return the picture of the mixes; None where there is none."""
    ways = ways_to(of, year, rank, years)
    if ways is None or ways.table.empty:
        return None
    title = mixes_finding(ways.table, ways.target, ways.reach)
    return mix_grid(ways.table, codes=list(ways.reach.caps), title=title, theme=theme)
