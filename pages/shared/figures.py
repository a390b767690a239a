"""The small tables that pages draw, worked out once per version, date and choice; shared by all, never to be changed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from pages.shared.columns import COMPARABILITY_WORDS, QUARTILE_WORDS, VERDICT_WORDS
from pages.shared.view import View, open_store, tasks_of
from papi_metrics.change import contributions, score_change, score_history, without_base
from papi_metrics.charts import Theme, dimension_table
from papi_metrics.completion import By
from papi_metrics.framework import BASE_YEAR, DIMENSIONS, TOTAL
from papi_metrics.selection import task_history
from papi_metrics.store import Store, Submission, Version, VersionKey
from papi_metrics.summary import (
    PlanSummary,
    completion_compared,
    dimension_matrix,
    labelled_tasks,
    late_tasks,
    ministry_table,
    plan_summary,
    progress_over_versions,
)
from papi_metrics.surveys import shipped_scores

_KEPT = 256


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFigures:
    """A plan's version on a date, with its province's scores of a year against the base year."""

    summary: PlanSummary
    matrix: pd.DataFrame
    late: pd.DataFrame
    changes: pd.DataFrame


def figures_of(view: View) -> PlanFigures:
    """Return what Tổng quan shows of a view."""
    return _figures(open_store(), view.key, view.version.province, view.as_of)


@lru_cache(maxsize=_KEPT)
def _figures(_store: Store, key: VersionKey, province: str, as_of: dt.date) -> PlanFigures:
    tasks = tasks_of(key)
    changes = changes_of(province, score_year_of(key.plan_year))
    return PlanFigures(
        summary=plan_summary(tasks, as_of=as_of),
        matrix=dimension_matrix(tasks, changes, as_of=as_of),
        late=late_tasks(tasks, as_of=as_of),
        changes=changes,
    )


def matrix_of(view: View, theme: Theme) -> str:
    """Return the matrix of eight dimensions of a view as HTML in the colours of a theme."""
    return _matrix(open_store(), view.key, view.version.province, view.as_of, theme)


@lru_cache(maxsize=_KEPT)
def _matrix(store: Store, key: VersionKey, province: str, as_of: dt.date, theme: Theme) -> str:
    figures = _figures(store, key, province, as_of)
    year = score_year_of(key.plan_year)
    return dimension_table(figures.matrix, base_year=BASE_YEAR, year=year, theme=theme)


def tasks_on(view: View) -> pd.DataFrame:
    """Return a view's tasks with their timing labels on its date."""
    return _tasks_on(open_store(), view.key, view.as_of)


@lru_cache(maxsize=_KEPT)
def _tasks_on(_store: Store, key: VersionKey, as_of: dt.date) -> pd.DataFrame:
    return labelled_tasks(tasks_of(key), as_of=as_of)


def counts_of(view: View, by: By) -> pd.DataFrame:
    """Return the ministries' table of a view by a grouping."""
    return _counts(open_store(), view.key, view.as_of, by)


@lru_cache(maxsize=_KEPT)
def _counts(_store: Store, key: VersionKey, as_of: dt.date, by: By) -> pd.DataFrame:
    return ministry_table(tasks_of(key), as_of=as_of, by=by)


def progress_of(view: View) -> pd.DataFrame:
    """Return completion over the versions of a view's unit and year, up to the version shown."""
    return _progress(open_store(), view.key)


@lru_cache(maxsize=_KEPT)
def _progress(_store: Store, key: VersionKey) -> pd.DataFrame:
    return progress_over_versions([(f"{item.key.number}", item.as_of, tasks_of(item.key)) for item in _versions(key)])


def history_of_task(view: View, task_id: str) -> pd.DataFrame:
    """Return what the versions of a view's plan say of one task, the earliest first."""
    return task_history(((item.key.number, item.as_of, tasks_of(item.key)) for item in _versions(view.key)), task_id)


def _versions(key: VersionKey) -> list[Version]:
    """Return the versions of a unit and year up to the given one, the earliest first."""
    found = reversed(open_store().versions(unit=key.unit, plan_year=key.plan_year))
    return [version for version in found if version.key.number <= key.number]


@lru_cache(maxsize=_KEPT)
def changes_of(province: str, year: int, base_year: int = BASE_YEAR) -> pd.DataFrame:
    """Return a province's score changes of a year against a base year; no base where it is not an earlier year."""
    changes = score_change(shipped_scores(), unit=province, year=year, base_year=base_year)
    return changes if base_year < year else without_base(changes)


def change_words(changes: pd.DataFrame) -> pd.DataFrame:
    """Return score changes with verdict, comparability and quartile in words, for a table."""
    return changes.assign(
        verdict_word=changes["verdict"].map(VERDICT_WORDS),
        comparability_word=changes["comparability"].map(COMPARABILITY_WORDS),
        quartile_word=changes["quartile"].map(QUARTILE_WORDS),
    )


@lru_cache(maxsize=_KEPT)
def parts_of_change(province: str, year: int, base_year: int) -> pd.DataFrame:
    """Return what a province's change of scores is made of."""
    return contributions(shipped_scores(), unit=province, year=year, base_year=base_year)


@lru_cache(maxsize=_KEPT)
def history_of(province: str) -> pd.DataFrame:
    """Return a province's scores of the eight dimensions in all years."""
    return score_history(shipped_scores(), unit=province, codes=[TOTAL, *map(str, DIMENSIONS)])


def total_history_of(province: str) -> list[float]:
    """Return a province's total of each year it has one, since the total is made as today; for a small picture."""
    history = history_of(province)
    total = history[(history["code"] == TOTAL) & history["score"].notna()]
    return [float(score) for score in total["score"][total["segment"] == total["segment"].max()]]


@lru_cache(maxsize=1)
def score_years() -> tuple[int, ...]:
    """Return the years there are scores for, the newest first."""
    return tuple(sorted((int(year) for year in shipped_scores()["year"].unique()), reverse=True))


def score_year_of(plan_year: int) -> int:
    """Return the plan's year if it has scores, else the newest year that has."""
    return plan_year if plan_year in score_years() else score_years()[0]


def compared_completion(submission: Submission, tasks: pd.DataFrame) -> pd.DataFrame:
    """Set the completion of newly read tasks beside that of the same plan's newest version, each on its own date."""
    before = open_store().newest(unit=submission.unit, plan_year=submission.plan_year)
    return completion_compared(
        None if before is None else tasks_of(before.key),
        tasks,
        before_on=None if before is None else before.as_of,
        as_of=submission.as_of,
    )


def version_rows(versions: tuple[Version, ...]) -> pd.DataFrame:
    """Lay versions out as a table, with each one's completion on its own date."""
    return pd.DataFrame([
        {
            "number": item.key.number,
            "as_of": item.as_of,
            "completion": plan_summary(tasks_of(item.key), as_of=item.as_of).completion,
            "task_count": item.task_count,
            "author": item.author,
            "reason": item.reason,
            "accepted_at": item.accepted_in_vietnam,
            "file_name": item.file_name,
            "restored_word": f"phiên bản {item.restored_from}" if item.restored_from else "",
        }
        for item in versions
    ])
