"""The small tables that pages draw, worked out once per version, date and choice; shared by all, never to be changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pandas as pd

from pages.shared.facts import named_scores
from pages.shared.keeping import kept_by_language
from pages.shared.score_figures import ScoresOf, changes_of, score_year_of, scores_of_province
from pages.shared.view import View, open_store, tasks_of
from papi_metrics.charts import Theme, dimension_table
from papi_metrics.completion import By
from papi_metrics.diff import earlier_codes
from papi_metrics.framework import BASE_YEAR
from papi_metrics.language import gettext
from papi_metrics.selection import filter_tasks, overdue_first, task_history
from papi_metrics.sentences import Point, progress_sentence, top_three
from papi_metrics.store import Store, Version, VersionKey
from papi_metrics.summary import (
    PlanSummary,
    dimension_matrix,
    labelled_tasks,
    late_tasks,
    ministry_table,
    plan_summary,
    progress_over_versions,
)

_KEPT = 256


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFigures:
    """A plan's version on a date, with its province's scores of a year against the base year."""

    summary: PlanSummary
    matrix: pd.DataFrame
    """As `dimension_matrix` gives it, with whose scores they are."""
    late: pd.DataFrame
    changes: pd.DataFrame
    total: Mapping[str, Any]
    """The first row of the changes: the province's total."""
    points: tuple[Point, ...]


def figures_of(view: View) -> PlanFigures:
    """Return what Tổng quan shows of a view."""
    return _figures(scores_of_province(view), view.key, view.as_of)


@kept_by_language(_KEPT)
def _figures(of: ScoresOf, key: VersionKey, as_of: dt.date) -> PlanFigures:
    tasks = tasks_of(key)
    changes = changes_of(of, score_year_of(of, key.plan_year))
    summary, late = plan_summary(tasks, as_of=as_of), late_tasks(tasks, as_of=as_of)
    matrix = named_scores(dimension_matrix(tasks, changes, as_of=as_of), of)
    points = top_three(matrix, late=late, summary=summary, changes=changes, unit=of.unit)
    return PlanFigures(summary=summary, matrix=matrix, late=late, changes=changes, total=_first(changes), points=points)


def _first(table: pd.DataFrame) -> Mapping[str, Any]:
    return {str(name): table[name].iloc[0] for name in table}


def matrix_in_words(view: View) -> pd.DataFrame:
    """Return the matrix of a view as a table to show and take along, its readings in the language spoken."""
    return _matrix_in_words(scores_of_province(view), view.key, view.as_of)


@kept_by_language(_KEPT)
def _matrix_in_words(of: ScoresOf, key: VersionKey, as_of: dt.date) -> pd.DataFrame:
    matrix = _figures(of, key, as_of).matrix
    return matrix.assign(reading=matrix["reading"].map(gettext))


def matrix_of(view: View, theme: Theme, *, address: str) -> str:
    """Return the matrix of eight dimensions of a view as HTML in the colours of a theme, with links to each dimension."""
    return _matrix(scores_of_province(view), view.key, view.as_of, theme, address)


@kept_by_language(_KEPT)
def _matrix(of: ScoresOf, key: VersionKey, as_of: dt.date, theme: Theme, address: str) -> str:
    figures = _figures(of, key, as_of)
    year = score_year_of(of, key.plan_year)
    return dimension_table(figures.matrix, base_year=BASE_YEAR, year=year, theme=theme, address=address)


def tasks_on(view: View) -> pd.DataFrame:
    """Return a view's tasks with their timing labels on its date."""
    return tasks_at(open_store(), view.key, view.as_of)


@kept_by_language(_KEPT)
def tasks_at(_store: Store, key: VersionKey, as_of: dt.date) -> pd.DataFrame:
    """Return a version's tasks with their timing labels on a date."""
    return labelled_tasks(tasks_of(key), as_of=as_of)


def matrix_row(view: View, number: int) -> pd.Series:
    """Return a dimension's row of a view's matrix."""
    matrix = figures_of(view).matrix
    return matrix[matrix["dimension"] == number].iloc[0]


def tasks_of_dimension(view: View, number: int) -> pd.DataFrame:
    """Return a dimension's tasks of a view with their timing labels, overdue ones first."""
    return _tasks_of_dimension(open_store(), view.key, view.as_of, number)


@kept_by_language(_KEPT)
def _tasks_of_dimension(store: Store, key: VersionKey, as_of: dt.date, number: int) -> pd.DataFrame:
    return overdue_first(filter_tasks(tasks_at(store, key, as_of), dimensions=[number]))


def counts_of_dimension(view: View, number: int) -> pd.DataFrame:
    """Return a dimension's row of the ministries' table of a view."""
    counts = counts_of(view, "dimension")
    return counts[counts["dimension"] == number]


def counts_of(view: View, by: By) -> pd.DataFrame:
    """Return the ministries' table of a view by a grouping."""
    return _counts(open_store(), view.key, view.as_of, by)


@kept_by_language(_KEPT)
def _counts(_store: Store, key: VersionKey, as_of: dt.date, by: By) -> pd.DataFrame:
    return ministry_table(tasks_of(key), as_of=as_of, by=by)


def progress_of(view: View) -> pd.DataFrame:
    """Return completion over the versions of a view's unit and year, up to the version shown."""
    return _progress(open_store(), view.key)


@kept_by_language(_KEPT)
def _progress(_store: Store, key: VersionKey) -> pd.DataFrame:
    versions = _versions(key)
    return progress_over_versions(
        [(f"{item.key.number}", item.as_of, tasks_of(item.key)) for item in versions], reasons=[item.reason for item in versions]
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class CardLines:
    """What the cards say of the versions up to the one shown: a small line a figure, None for a single version, and the sentence on them."""

    completion: list[float] | None
    overdue: list[float] | None
    on_time_rate: list[float] | None
    sentence: str


def card_lines_of(view: View) -> CardLines:
    """Return the small lines of a view's cards."""
    return _card_lines(open_store(), view.key)


@kept_by_language(_KEPT)
def _card_lines(store: Store, key: VersionKey) -> CardLines:
    progress = _progress(store, key)
    lines = {
        name: progress[name].dropna().tolist() if len(progress) > 1 else None for name in ("completion", "overdue", "on_time_rate")
    }
    return CardLines(**lines, sentence=progress_sentence(progress))


def history_of_task(view: View, task_id: str) -> pd.DataFrame:
    """Return what the versions of a view's plan say of one task, the earliest first, under whatever code it had then."""
    versions = _versions(view.key)
    renamed = {item.key.number: _renamed(open_store(), before.key, item.key) for before, item in pairwise(versions)}
    return task_history([(item.key.number, item.as_of, tasks_of(item.key)) for item in versions], task_id, renamed=renamed)


@kept_by_language(_KEPT)
def _renamed(store: Store, before: VersionKey, key: VersionKey) -> dict[str, str | None]:
    return earlier_codes(store.changes(key), tasks_of(before))


def _versions(key: VersionKey) -> list[Version]:
    """Return the versions of a unit and year up to the given one, the earliest first."""
    found = reversed(open_store().versions(unit=key.unit, plan_year=key.plan_year))
    return [version for version in found if version.key.number <= key.number]
