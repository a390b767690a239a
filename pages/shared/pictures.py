"""Figures that depend on scores alone, built once for all readers; shared, never to be changed after."""

from __future__ import annotations

from functools import lru_cache

import pandas as pd
from plotly.graph_objects import Figure

from pages.shared.score_figures import ScoresOf, changes_of, history_of, parts_of_change
from papi_metrics.charts import Theme, dumbbell, heat_map, small_multiples, waterfall
from papi_metrics.framework import TOTAL

_KEPT = 64


def dimension_rows(table: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of the eight dimensions."""
    return table[table["code"].str.fullmatch("[1-8]")]


@lru_cache(maxsize=_KEPT)
def dumbbell_of(of: ScoresOf, year: int, base_year: int, theme: Theme) -> Figure:
    """Return the picture of the eight dimensions' change."""
    return dumbbell(dimension_rows(changes_of(of, year, base_year)), theme=theme)


@lru_cache(maxsize=_KEPT)
def heat_map_of(of: ScoresOf, theme: Theme) -> Figure:
    """Return the picture of all dimensions and years."""
    return heat_map(dimension_rows(history_of(of)), theme=theme)


@lru_cache(maxsize=_KEPT)
def small_multiples_of(of: ScoresOf, theme: Theme) -> Figure:
    """Return the eight small lines over the years."""
    return small_multiples(dimension_rows(history_of(of)), theme=theme)


@lru_cache(maxsize=_KEPT)
def waterfall_of(of: ScoresOf, year: int, base_year: int, parent: str, theme: Theme) -> Figure:
    """Return the picture of what one code's change is made of."""
    return waterfall(parts_of(of, year, base_year, parent), base_year=base_year, year=year, theme=theme)


def parts_of(of: ScoresOf, year: int, base_year: int, parent: str = TOTAL) -> pd.DataFrame:
    """Return the parts of one code's change."""
    parts = parts_of_change(of, year, base_year)
    return parts[parts["parent"] == parent]
