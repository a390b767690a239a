"""What became of scores: score table, unit, years → change, verdict, rank, parts and history of every code."""

from papi_metrics.change.history import asks_for_care, moves_since, score_history
from papi_metrics.change.orders import Order, comparable_changes, ordered_changes
from papi_metrics.change.panel import (
    MAIN_CODES,
    Panel,
    panel_standing,
    places_in,
    rank_histories,
    rows_of,
    score_panel,
    tile_places,
    units_in,
)
from papi_metrics.change.parts import contributions, laddered, without_breaks
from papi_metrics.change.peers import KINDS, MOST, ON_THE_MAP, Kind, Peers, merger_histories, peer_table, peers
from papi_metrics.change.ranks import FEWEST_UNITS, QUARTILES, rank_table
from papi_metrics.change.reach import base_years, comparable_years
from papi_metrics.change.row_sources import NO_SOURCE, with_sources
from papi_metrics.change.scores import score_change, verdict_counts, without_base
from papi_metrics.change.standing import QUARTERS, rank_history, standing
from papi_metrics.change.uncertainty import BY_ERROR, BY_SIZE, Z_CONFIDENT, margins
from papi_metrics.change.verdicts import BY_THRESHOLD, PCT_SIGNIFICANT, VERDICTS, Z_SIGNIFICANT, evidence_words

__all__ = [
    "BY_ERROR",
    "BY_SIZE",
    "BY_THRESHOLD",
    "FEWEST_UNITS",
    "KINDS",
    "MAIN_CODES",
    "MOST",
    "NO_SOURCE",
    "ON_THE_MAP",
    "PCT_SIGNIFICANT",
    "QUARTERS",
    "QUARTILES",
    "VERDICTS",
    "Z_CONFIDENT",
    "Z_SIGNIFICANT",
    "Kind",
    "Order",
    "Panel",
    "Peers",
    "asks_for_care",
    "base_years",
    "comparable_changes",
    "comparable_years",
    "contributions",
    "evidence_words",
    "laddered",
    "margins",
    "merger_histories",
    "moves_since",
    "ordered_changes",
    "panel_standing",
    "peer_table",
    "peers",
    "places_in",
    "rank_histories",
    "rank_history",
    "rank_table",
    "rows_of",
    "score_change",
    "score_history",
    "score_panel",
    "standing",
    "tile_places",
    "units_in",
    "verdict_counts",
    "with_sources",
    "without_base",
    "without_breaks",
]
