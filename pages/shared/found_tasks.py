"""The tasks a reader asks for and their timeline, worked out once per version, date and filters; never to be changed."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

import pandas as pd
from plotly.graph_objects import Figure

from pages.shared.figures import tasks_at
from pages.shared.keeping import kept_by_language
from pages.shared.view import View, open_store
from papi_metrics.charts import Theme, timeline
from papi_metrics.selection import filter_tasks
from papi_metrics.sentences import Told, timeline_sentence, told
from papi_metrics.store import Store, VersionKey

_KEPT = 64


class Filters(NamedTuple):
    """Which tasks a reader asks for; what is empty asks for nothing."""

    dimensions: tuple[int, ...] = ()
    office: str | None = None
    labels: tuple[str, ...] = ()
    text: str = ""


def found_tasks(view: View, filters: Filters) -> pd.DataFrame:
    """Return the tasks of a view that meet the filters, with their labels and states in words."""
    return _found(open_store(), view.key, view.as_of, filters)


@kept_by_language(_KEPT)
def _found(store: Store, key: VersionKey, as_of: dt.date, filters: Filters) -> pd.DataFrame:
    return filter_tasks(tasks_at(store, key, as_of), **filters._asdict())


def timeline_of(view: View, filters: Filters, theme: Theme) -> tuple[Figure, Told]:
    """Return the timeline of the tasks that meet the filters, and what it says."""
    return _timeline(open_store(), view.key, view.as_of, filters, theme)


@kept_by_language(_KEPT)
def _timeline(store: Store, key: VersionKey, as_of: dt.date, filters: Filters, theme: Theme) -> tuple[Figure, Told]:
    found = _found(store, key, as_of, filters)
    drawn = timeline(found, as_of=as_of, plan_year=key.plan_year, theme=theme)
    return drawn, told(timeline_sentence, found, as_of=as_of)
