"""Figures of comparisons, built once for all readers; shared, never to be changed after."""

from __future__ import annotations

from plotly.graph_objects import Figure

from pages.shared.comparison_figures import (
    Compared,
    histories_of,
    mergers_of,
    peers_of,
    places_of,
    standing_of,
    tiles_of,
)
from pages.shared.keeping import kept_by_language
from papi_metrics.charts import Theme, dot_strip, merger_lines, rank_lines, tile_map

_KEPT = 64


@kept_by_language(_KEPT)
def strip_of(of: Compared, theme: Theme) -> Figure:
    """Return the picture of a unit among all, dimension by dimension."""
    standing = standing_of(of.among, of.unit, of.year)
    return dot_strip(standing, places_of(of.among, of.year), peers=frozenset(peers_of(of).units), theme=theme)


@kept_by_language(_KEPT)
def rank_lines_of(of: Compared, code: str, theme: Theme) -> Figure:
    """Return the picture of the unit's and its peers' ranks over the years."""
    return rank_lines(histories_of(of, code), unit=of.unit, level=of.among.level, theme=theme)


@kept_by_language(_KEPT)
def tile_map_of(of: Compared, code: str, theme: Theme) -> Figure:
    """Return the tile map of a code."""
    return tile_map(tiles_of(of.among, code, of.year), unit=of.unit, theme=theme)


@kept_by_language(_KEPT)
def merger_lines_of(of: Compared, theme: Theme) -> Figure:
    """Return the picture of the provinces that became one."""
    return merger_lines(mergers_of(of.among, of.unit), year=of.year, theme=theme)
