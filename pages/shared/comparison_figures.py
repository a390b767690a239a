"""The small tables of comparisons that pages draw, worked out once per level and state of the scores; never to be changed."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from pages.shared.columns import COMPARABILITY_WORDS, QUARTILE_WORDS, VERDICT_WORDS
from pages.shared.facts import PeerMethod, method_words
from pages.shared.keeping import kept_by_language
from pages.shared.score_figures import ScoresOf, scores_after
from papi_metrics.change import (
    Kind,
    Panel,
    Peers,
    merger_histories,
    panel_standing,
    peer_table,
    peers,
    places_in,
    rank_histories,
    score_panel,
    tile_places,
    with_sources,
)
from papi_metrics.language import Words, later
from papi_metrics.reports import Facts
from papi_metrics.store import Store

_KEPT = 256
_LEVELS = ("province", "province_survey", "district", "commune")
LEVEL_WORDS = Words({
    "province": later("Điểm PAPI của tỉnh"),
    "province_survey": later("Khảo sát riêng của tỉnh"),
    "district": later("Khảo sát cấp huyện"),
    "commune": later("Khảo sát cấp xã"),
})


@dataclass(frozen=True, slots=True, kw_only=True)
class Among:
    """Which units: all of a level, in which store, as they were after which act on scores."""

    level: str
    act: int
    store: Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One comparison: which unit, in which year, against which base year, with which peers."""

    among: Among
    unit: str
    year: int
    base_year: int
    kind: Kind = "neighbours"
    chosen: tuple[str, ...] = ()


def scores_compared(of: Compared) -> ScoresOf:
    """Return whose scores are compared with the others'."""
    return ScoresOf(unit=of.unit, act=of.among.act, store=of.among.store)


@kept_by_language(8)
def levels_after(store: Store, act: int) -> tuple[str, ...]:
    """Return the levels that have scores, the province's first."""
    known = set(scores_after(store, act)["level"].unique())
    return tuple(level for level in _LEVELS if level in known)


@kept_by_language(16)
def panel_of(of: Among) -> Panel:
    """Return all units of a level with their ranks in every year."""
    return score_panel(scores_after(of.store, of.act), level=of.level)


@kept_by_language(16)
def units_of(of: Among) -> tuple[str, ...]:
    """Return the units of a level, by name."""
    return tuple(sorted(panel_of(of).table["unit"].unique()))


@kept_by_language(16)
def years_of(of: Among) -> tuple[int, ...]:
    """Return the years a level has scores for, the newest first."""
    return tuple(sorted({year for year, _ in panel_of(of).fields}, reverse=True))


@kept_by_language(64)
def places_of(of: Among, year: int) -> pd.DataFrame:
    """Return all units' places of a year."""
    return places_in(panel_of(of), year=year)


@kept_by_language(_KEPT)
def standing_of(of: Among, unit: str, year: int) -> pd.DataFrame:
    """Return where a unit stands in a year."""
    return panel_standing(panel_of(of), unit=unit, year=year)


@kept_by_language(_KEPT)
def peers_of(of: Compared) -> Peers:
    """Return a comparison's peers."""
    table = panel_of(of.among).table
    return peers(table, unit=of.unit, year=of.year, base_year=of.base_year, kind=of.kind, chosen=of.chosen)


@kept_by_language(_KEPT)
def peer_table_of(of: Compared) -> pd.DataFrame:
    """Return a comparison's unit beside its peers."""
    units = peers_of(of).units
    return peer_table(panel_of(of.among), unit=of.unit, units=units, year=of.year, base_year=of.base_year)


@kept_by_language(_KEPT)
def peer_words_of(of: Compared) -> pd.DataFrame:
    """Return the table of peers with the unit marked, and verdict, comparability and quartile in words."""
    table = peer_table_of(of)
    return table.assign(
        unit_word=table["unit"].where(~table["own"], "▶ " + table["unit"]),
        verdict_word=table["verdict"].map(VERDICT_WORDS),
        comparability_word=table["comparability"].map(COMPARABILITY_WORDS),
        quartile_word=table["quartile"].map(QUARTILE_WORDS),
    )


@kept_by_language(_KEPT)
def histories_of(of: Compared, code: str) -> pd.DataFrame:
    """Return the ranks of a comparison's unit and peers over the years."""
    panel = panel_of(of.among)
    return with_sources(panel, rank_histories(panel, units=[of.unit, *peers_of(of).units], code=code))


@kept_by_language(64)
def tiles_of(of: Among, code: str, year: int) -> pd.DataFrame:
    """Return the tiles of the map for a code in a year."""
    tiles = tile_places(panel_of(of), code=code, year=year)
    return tiles.assign(quartile_word=tiles["quartile"].map(QUARTILE_WORDS))


@kept_by_language(64)
def mergers_of(of: Among, unit: str) -> pd.DataFrame:
    """Return the histories of the provinces that a unit of 2025 was made of."""
    return with_sources(panel_of(of), merger_histories(panel_of(of), unit=unit))


@kept_by_language(_KEPT)
def peer_facts(of: Compared, method: PeerMethod, *, code: str | None = None) -> Facts:
    """Return what holds for every row of a comparison's exported table; sources stand in rows where they differ."""
    known = places_of(of.among, of.year)["source"].dropna()
    source = "; ".join(dict.fromkeys(known))
    return Facts(unit=of.unit, level=of.among.level, source=source, method=method_words(method), year=of.year, code=code)
