"""The sentences of comparisons, made once for all readers, for a rerun would spend more on words than on pictures."""

from __future__ import annotations

from pages.shared.comparison_figures import (
    Compared,
    histories_of,
    mergers_of,
    panel_of,
    peer_table_of,
    peers_of,
    places_of,
    standing_of,
    tiles_of,
)
from pages.shared.keeping import kept_by_language
from papi_metrics.change import units_in
from papi_metrics.framework import TOTAL, province
from papi_metrics.sentences import (
    Told,
    merger_sentence,
    peer_table_sentence,
    peers_sentence,
    rank_lines_sentence,
    standing_headline,
    strip_sentence,
    tile_map_sentence,
    told,
    without_score,
)

_KEPT = 256


@kept_by_language(_KEPT)
def headline_of(of: Compared) -> str:
    """Say where the unit's total stands."""
    return standing_headline(standing_of(of.among, of.unit, of.year))


@kept_by_language(_KEPT)
def strip_told(of: Compared) -> Told:
    """Say where the unit stands, dimension by dimension."""
    return told(strip_sentence, standing_of(of.among, of.unit, of.year))


@kept_by_language(_KEPT)
def lacking_of(of: Compared) -> str:
    """Name the units without a total that year."""
    return without_score(places_of(of.among, of.year), units=units_in(panel_of(of.among), year=of.year), code=TOTAL)


@kept_by_language(_KEPT)
def peers_told(of: Compared) -> str:
    """Say who the peers are, and how the unit stands among them."""
    return f"{peers_sentence(peers_of(of))} {peer_table_sentence(peer_table_of(of))}"


@kept_by_language(_KEPT)
def ranks_told(of: Compared, code: str) -> Told:
    """Say how the unit's rank went over the years."""
    return told(rank_lines_sentence, histories_of(of, code), unit=of.unit, level=of.among.level)


@kept_by_language(_KEPT)
def map_told(of: Compared, code: str) -> Told:
    """Say what the map shows."""
    return told(tile_map_sentence, tiles_of(of.among, code, of.year), unit=of.unit)


@kept_by_language(_KEPT)
def mergers_told(of: Compared) -> Told:
    """Say how the provinces that became one stand beside each other."""
    histories = mergers_of(of.among, of.unit)
    return told(merger_sentence, histories, successor=province(of.unit).successor, year=of.year)
