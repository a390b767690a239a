"""Figures that depend on scores alone, built once for all readers; shared, never to be changed after."""

from __future__ import annotations

import pandas as pd
from plotly.graph_objects import Figure

from pages.shared.columns import COMPARABILITY_WORDS
from pages.shared.keeping import kept_by_language
from pages.shared.score_figures import ScoresOf, changes_in_words, history_of, ladder_of_change, parts_of_change
from papi_metrics.change import Order, ordered_changes
from papi_metrics.charts import Theme, dumbbell, heat_map, history_line, ladder, small_multiples, waterfall
from papi_metrics.framework import TOTAL

WHOLE = "tat-ca"
"""The choice of all contributions at once, in the place of a code."""
_KEPT = 256


def dimension_rows(table: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of the eight dimensions."""
    return table[table["code"].str.fullmatch("[1-8]")]


@kept_by_language(_KEPT)
def dimensions_of(of: ScoresOf, year: int, base_year: int, order: Order) -> pd.DataFrame:
    """Return the eight dimensions' change in the order asked for, with verdict and the like in words."""
    return ordered_changes(dimension_rows(changes_in_words(of, year, base_year)), order)


@kept_by_language(_KEPT)
def dumbbell_of(of: ScoresOf, year: int, base_year: int, order: Order, theme: Theme) -> Figure:
    """Return the picture of the eight dimensions' change in the order asked for."""
    return dumbbell(dimensions_of(of, year, base_year, order), theme=theme)


@kept_by_language(_KEPT)
def dimension_history_of(of: ScoresOf) -> pd.DataFrame:
    """Return the eight dimensions' scores of all years."""
    return dimension_rows(history_of(of))


@kept_by_language(_KEPT)
def heat_map_of(of: ScoresOf, theme: Theme) -> Figure:
    """Return the picture of all dimensions and years."""
    return heat_map(dimension_rows(history_of(of)), theme=theme)


@kept_by_language(_KEPT)
def small_multiples_of(of: ScoresOf, base_year: int, theme: Theme) -> Figure:
    """Return the eight small lines over the years, read against a base year."""
    return small_multiples(dimension_rows(history_of(of)), base_year=base_year, theme=theme)


@kept_by_language(_KEPT)
def waterfall_of(of: ScoresOf, year: int, base_year: int, parent: str, theme: Theme) -> Figure:
    """Return the picture of what one code's change is made of, or of the whole ladder."""
    if parent == WHOLE:
        return ladder(ladder_of_change(of, year, base_year), base_year=base_year, year=year, theme=theme)
    return waterfall(parts_of(of, year, base_year, parent), base_year=base_year, year=year, theme=theme)


@kept_by_language(_KEPT)
def parts_of(of: ScoresOf, year: int, base_year: int, parent: str = TOTAL) -> pd.DataFrame:
    """Return the parts of one code's change, or of the whole ladder, with how they may be compared in words."""
    parts = ladder_of_change(of, year, base_year) if parent == WHOLE else parts_of_change(of, year, base_year)
    own = parts if parent == WHOLE else parts[parts["parent"] == parent]
    return own.assign(comparability_word=own["comparability"].map(COMPARABILITY_WORDS))


@kept_by_language(_KEPT)
def history_line_of(of: ScoresOf, code: str, base_year: int, theme: Theme) -> Figure:
    """Return the line of one dimension over the years."""
    history = history_of(of)
    return history_line(history[history["code"] == code], base_year=base_year, theme=theme)
