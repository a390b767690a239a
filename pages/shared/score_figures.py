"""The small tables of scores that pages draw, worked out once per unit and state of the scores; never to be changed."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import pandas as pd

from pages.shared.columns import COMPARABILITY_WORDS, MARGIN_WORDS, QUARTILE_WORDS, VERDICT_WORDS
from pages.shared.exporting import LEVEL_WORDS
from pages.shared.keeping import kept_by_language
from pages.shared.view import View, open_store
from papi_metrics.change import (
    base_years,
    comparable_changes,
    comparable_years,
    contributions,
    evidence_words,
    laddered,
    margins,
    score_change,
    score_history,
    without_base,
    without_breaks,
)
from papi_metrics.framework import BASE_YEAR, DIMENSIONS, TOTAL, unit_key
from papi_metrics.sentences import comparability_notes
from papi_metrics.store import Store
from papi_metrics.surveys import layered_scores, own_survey, shipped_scores
from papi_metrics.wording import is_missing

_KEPT = 256


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoresOf:
    """Whose scores, in which store, as they were after which act on scores."""

    unit: str
    act: int
    store: Store


def scores_of_province(view: View) -> ScoresOf:
    """Return whose PAPI scores a view shows: its province's, as known when the view was."""
    return ScoresOf(unit=view.version.province, act=view.score_act, store=open_store())


def own_units(view: View) -> list[str]:
    """Return the units whose scores a view may show: the province, its own survey, the plan's own unit; as far as known."""
    return list(_own_units(open_store(), view.score_act, view.version.province, view.version.unit))


@kept_by_language(_KEPT)
def _own_units(store: Store, act: int, province: str, unit: str) -> tuple[str, ...]:
    keys = {unit_key(own_survey(province)), unit_key(unit)} - {unit_key(province)}
    return (province, *(name for name in sorted(units_with_scores(store, act)) if unit_key(name) in keys))


@kept_by_language(8)
def scores_after(store: Store, act: int) -> pd.DataFrame:
    """Return the shipped scores with the files accepted up to an act laid over them, the earliest first."""
    sets = store.score_sets(act=act)
    return layered_scores(shipped_scores(), [store.scores(item.number) for item in reversed(sets)])


@kept_by_language(8)
def units_with_scores(store: Store, act: int) -> frozenset[str]:
    """Return the names of all units that have a score."""
    return frozenset(scores_after(store, act)["unit"].unique())


@kept_by_language(_KEPT)
def changes_of(of: ScoresOf, year: int, base_year: int = BASE_YEAR) -> pd.DataFrame:
    """Return a unit's score changes of a year against a base year; no base where it is not an earlier year.

    What may not be compared has both scores and no change.
    """
    changes = score_change(scores_after(of.store, of.act), unit=of.unit, year=year, base_year=base_year)
    return comparable_changes(changes) if base_year < year else without_base(changes)


def change_words(changes: pd.DataFrame) -> pd.DataFrame:
    """Return score changes with verdict, comparability and quartile in words, for a table."""
    return changes.assign(
        verdict_word=changes["verdict"].map(VERDICT_WORDS),
        comparability_word=changes["comparability"].map(COMPARABILITY_WORDS),
        quartile_word=changes["quartile"].map(QUARTILE_WORDS),
        evidence=changes["evidence"].map(evidence_words, na_action="ignore"),
    )


@kept_by_language(_KEPT)
def changes_in_words(of: ScoresOf, year: int, base_year: int) -> pd.DataFrame:
    """Return a unit's score changes with verdict and the like in words."""
    return change_words(changes_of(of, year, base_year))


@kept_by_language(_KEPT)
def parts_in_words(of: ScoresOf, year: int, base_year: int, code: str) -> pd.DataFrame:
    """Return the score changes of a dimension's sub-dimensions, with verdict and the like in words."""
    changes = changes_in_words(of, year, base_year)
    return changes[changes["code"].str.startswith(f"{code}.")]


@kept_by_language(_KEPT)
def cautions_of(of: ScoresOf, year: int, base_year: int, parent: str = TOTAL) -> tuple[str, ...]:
    """Say which parts of a code may not be compared and which only with care, each with its reason."""
    changes = changes_of(of, year, base_year)
    parts = changes["code"].str.fullmatch("[1-8]") if parent == TOTAL else changes["code"].str.startswith(f"{parent}.")
    return tuple(comparability_notes(changes[parts], unit=of.unit))


def with_margins(changes: pd.DataFrame, of: ScoresOf) -> pd.DataFrame:
    """Return score changes with the margin of each score of the year, and what it rests on in words."""
    known = margins_of(of)
    own = known[known["year"].isin(changes["year"])].set_index("code")[["margin", "margin_by", "sample_size"]]
    found = own.reindex(changes["code"]).set_axis(changes.index)
    return changes.assign(margin=found["margin"], margin_word=found["margin_by"].map(MARGIN_WORDS), sample_size=found["sample_size"])


@kept_by_language(_KEPT)
def parts_of_change(of: ScoresOf, year: int, base_year: int) -> pd.DataFrame:
    """Return what a unit's change of scores is made of, where it may be compared."""
    return without_breaks(contributions(scores_after(of.store, of.act), unit=of.unit, year=year, base_year=base_year))


@kept_by_language(_KEPT)
def ladder_of_change(of: ScoresOf, year: int, base_year: int) -> pd.DataFrame:
    """Return what a unit's change of scores is made of, as one ladder."""
    return laddered(parts_of_change(of, year, base_year))


@kept_by_language(_KEPT)
def reach_of(of: ScoresOf, code: str, year: int) -> pd.DataFrame:
    """Return which other years a dimension's score of a year may be compared with."""
    return comparable_years(history_of_code(of, code), unit=of.unit, year=year)


@kept_by_language(_KEPT)
def other_bases(of: ScoresOf, year: int, base_year: int) -> tuple[int, ...] | None:
    """Return the years a unit could be compared with if it has no score of the base year; None if it has one."""
    history = history_of(of)
    if history.loc[history["year"] == base_year, "score"].notna().any() or base_year >= year:
        return None
    return base_years(history, unit=of.unit, year=year)


@kept_by_language(_KEPT)
def margins_of(of: ScoresOf) -> pd.DataFrame:
    """Return a unit's scores of all years and codes with their margins at 95 %, in the order of years and codes."""
    scores = scores_after(of.store, of.act)
    return margins(scores[(scores["unit"] == of.unit) & scores["score"].notna()]).reset_index(drop=True)


@kept_by_language(_KEPT)
def history_of(of: ScoresOf) -> pd.DataFrame:
    """Return a unit's scores of the eight dimensions in all years."""
    history = score_history(scores_after(of.store, of.act), unit=of.unit, codes=[TOTAL, *map(str, DIMENSIONS)])
    return history.assign(level_word=history["level"].map(LEVEL_WORDS))


@kept_by_language(_KEPT)
def history_of_code(of: ScoresOf, code: str) -> pd.DataFrame:
    """Return a unit's scores of one code in all years."""
    history = history_of(of)
    return history[history["code"] == code]


@kept_by_language(_KEPT)
def level_of(of: ScoresOf) -> str:
    """Return the level a unit's scores were measured at."""
    return str(history_of(of)["level"].iloc[0])


@kept_by_language(_KEPT)
def total_history_of(of: ScoresOf) -> list[float]:
    """Return a unit's newest totals of years in a row, since the total is made as today: a small picture has no gaps."""
    history = history_of(of)
    total = history[history["code"] == TOTAL]
    scores = total.loc[total["segment"] == total["segment"].max(), "score"].tolist()
    newest_first = itertools.dropwhile(is_missing, reversed(scores))
    return list(itertools.takewhile(lambda score: not is_missing(score), newest_first))[::-1]


@kept_by_language(_KEPT)
def score_years(of: ScoresOf) -> tuple[int, ...]:
    """Return the years the unit's level has scores for, the newest first."""
    return tuple(sorted({int(year) for year in history_of(of)["year"]}, reverse=True))


def score_year_of(of: ScoresOf, plan_year: int) -> int:
    """Return the plan's year if it has scores, else the newest year that has."""
    years = score_years(of)
    return plan_year if plan_year in years else years[0]
