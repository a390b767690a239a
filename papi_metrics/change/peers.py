"""Whom a unit is compared with: score table, unit, year, kind → its peers; the unit beside them; what merged with it."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Literal, get_args

import pandas as pd

from papi_metrics.change.panel import EMPTY, Panel, rank_histories, ranked_frame
from papi_metrics.change.ranks import comparable_base_ranks
from papi_metrics.change.units import check_base_year, check_year, scores_of_unit
from papi_metrics.change.verdicts import judged
from papi_metrics.framework import (
    BASE_YEAR,
    DIMENSIONS,
    MERGER_YEAR,
    OWN_SURVEY,
    TOTAL,
    known_province,
    merger_reason,
    neighbours,
    of_region,
    predecessors,
    unit_comparability,
    unit_in,
)
from papi_metrics.surveys import OWN_LEVEL
from papi_metrics.wording import is_missing

Kind = Literal["neighbours", "region", "similar", "best", "chosen"]
KINDS: tuple[Kind, ...] = get_args(Kind)
ON_THE_MAP: tuple[Kind, ...] = ("neighbours", "region")
"""Kinds that only provinces have: nothing is known of where communes and own surveys lie."""
MOST = 5
"""How many are nearest or best; more only where several are equally near or good."""
_PROVINCIAL = ("province", OWN_LEVEL)
Lack = Literal["no_base", "merged", "not_a_province", "nobody"]
_COMPARED = (
    "unit", "own", "level", "year", "score", "rank", "rank_n", "quartile", "tied", *map(str, DIMENSIONS), "base_year", "base",
    "base_rank", "standard_error", "base_standard_error", "comparability", "reason", "source",
)  # fmt: skip
_DECIMALS = 6  # Sums of floats differ in the fifteenth digit: that is no distance.


@dataclass(frozen=True, slots=True, kw_only=True)
class Peers:
    """A unit's peers of one kind among the units of its level.

    `lack` says why there are none; `left_out` are units of the level without the total that the choice is made by; `merged`
    are those that are other units since the mergers than in the base year;
    `tied` says that more than the usual number were taken, for the last of them are equal.
    """

    unit: str
    level: str
    kind: Kind
    year: int
    base_year: int
    units: tuple[str, ...] = ()
    lack: Lack | None = None
    left_out: tuple[str, ...] = ()
    merged: tuple[str, ...] = ()
    tied: bool = False


def peers(
    scores: pd.DataFrame,
    *,
    unit: str,
    year: int,
    base_year: int = BASE_YEAR,
    kind: Kind = "neighbours",
    chosen: Collection[str] = (),
) -> Peers:
    """Find a unit's peers among the units of its level in a year.

    neighbours and region: provinces on the map, with or without a score; similar: nearest by the total of the base year;
    best: highest total of the year; chosen: those named that the level has.
    Shape:  similar ones by distance, best ones by total, all others by name; equal ones by name.
    Errors: UnknownNameError for a unit without scores or a year nobody has scores for.
    """
    own = scores_of_unit(scores, unit)
    check_year(scores, year)
    check_base_year(base_year)
    level, name = str(own["level"].iloc[0]), str(own["unit"].iloc[0])
    about = {"unit": name, "level": level, "kind": kind, "year": year, "base_year": base_year}
    rows = scores[(scores["level"] == level) & scores["year"].isin({year, base_year})]
    others = sorted(set(rows["unit"]) - {name})
    if kind in ON_THE_MAP and level != "province":
        return Peers(**about, lack="not_a_province")  # type: ignore[arg-type]
    if kind in ON_THE_MAP:
        near = neighbours(name, year) if kind == "neighbours" else of_region(name, year)
        found = Peers(**about, units=tuple(sorted(near)))  # type: ignore[arg-type]
    elif kind == "chosen":
        found = Peers(**about, units=tuple(other for other in others if other in chosen))  # type: ignore[arg-type]
    else:
        totals = _totals(rows, year if kind == "best" else base_year)
        standing = [other for other in others if _exists(other, level, year)]
        found = _by_total(Peers(**about), totals, standing)  # type: ignore[arg-type]
    return found if found.units or found.lack else _with(found, lack="nobody")


def _exists(unit: str, level: str, year: int) -> bool:
    """Whether there is such a unit in a year: a province that became part of another is none from 2025 on."""
    known = known_province(unit.removesuffix(OWN_SURVEY)) if level in _PROVINCIAL else None
    return known is None or unit_in(known, year) == known


def _totals(rows: pd.DataFrame, year: int) -> dict[str, float]:
    known = rows[(rows["year"] == year) & (rows["code"] == TOTAL) & rows["score"].notna()]
    return dict(zip(known["unit"], known["score"].astype("float64"), strict=True))


def _by_total(empty: Peers, totals: dict[str, float], others: list[str]) -> Peers:
    """Choose the nearest or the best by a total; equal ones at the end of the list are all taken."""
    similar = empty.kind == "similar"
    if similar and merger_reason(empty.unit, empty.base_year, empty.year):
        return _with(empty, lack="merged")
    if similar and empty.unit not in totals:
        return _with(empty, lack="no_base")
    merged = tuple(other for other in others if similar and merger_reason(other, empty.base_year, empty.year))
    known = [other for other in others if other in totals and other not in merged]
    size = {other: abs(totals[other] - totals[empty.unit]) if similar else -totals[other] for other in known}
    ordered = sorted(known, key=lambda other: (round(size[other], _DECIMALS), other))
    taken = tuple(other for other in ordered if round(size[other], _DECIMALS) <= round(size[ordered[:MOST][-1]], _DECIMALS))
    left_out = tuple(other for other in others if other not in known and other not in merged)
    return _with(empty, units=taken, left_out=left_out, merged=merged, tied=len(taken) > MOST)


def _with(found: Peers, **changes: object) -> Peers:
    names = Peers.__slots__
    return Peers(**{name: getattr(found, name) for name in names} | changes)


def peer_table(panel: Panel, *, unit: str, units: Iterable[str], year: int, base_year: int = BASE_YEAR) -> pd.DataFrame:
    """Set a unit beside its peers.

    Shape:  one row per unit, highest total first, units without one last, then by name: `unit, own` (is it the unit the
            table is about), `level, year, score` (the total), `rank, rank_n` Int64, `quartile, tied`, `"1"` … `"8"`,
            `base_year, base, base_rank` Int64, `change, change_pct` (both and the base's rank missing where not comparable, the
            rank across the mergers of 2025 too), `comparability, reason` (missing where the base year is not earlier), `verdict,
            evidence, source`.
    Errors: none; a unit without rows has missing figures.
    """
    now = panel.field(year, TOTAL)
    then = panel.field(base_year, TOTAL) if base_year < year else EMPTY  # a later year is no base
    names = sorted({unit, *units}, key=lambda name: (-_rounded(now.place(name).score), name))
    rows = []
    for name in names:
        own, base = now.place(name), then.place(name)
        dimensions = (panel.field(year, code).place(name).score for code in map(str, DIMENSIONS))
        ranks = (own.rank, now.count, own.quartile, own.tied)
        errors = (own.standard_error, base.standard_error)
        comparable = unit_comparability(name, TOTAL, base_year, year) if base_year < year else (None, None)
        who = (name, name == unit, panel.level, year, own.score)
        rows.append((*who, *ranks, *dimensions, base_year, base.score, base.rank, *errors, *comparable, own.source))
    table = judged(ranked_frame(rows, _COMPARED))
    forbidden = table["comparability"] == "no"
    return table.assign(
        change=table["change"].mask(forbidden),
        change_pct=table["change_pct"].mask(forbidden),
        base_rank=table["base_rank"].where(comparable_base_ranks(table)),
    ).drop(columns=["standard_error", "base_standard_error"])


def _rounded(score: float) -> float:
    """Round a score for sorting; a missing one stands below all others."""
    return -math.inf if is_missing(score) else round(score, _DECIMALS)


def merger_histories(panel: Panel, *, unit: str, code: str = TOTAL) -> pd.DataFrame:
    """Follow the provinces that a unit of 1 July 2025 was made of, each by itself to 2024, and the new unit from 2025 on.

    Shape:  the columns of `rank_histories` with `new` (whether the row is the new unit's); by province in the official
            order and year, the new unit last. Nothing is averaged. A unit that was not merged gives no rows.
    Errors: UnknownNameError naming the nearest provinces.
    """
    parts = predecessors(unit)
    if len(parts) < 2:  # noqa: PLR2004 - a unit that was not merged is its only predecessor
        return rank_histories(panel, units=[], code=code).assign(new=pd.Series(dtype="bool"))
    years = panel.years(code)
    before = rank_histories(panel, units=parts, code=code, years=[year for year in years if year < MERGER_YEAR])
    after = rank_histories(panel, units=[unit_in(unit, MERGER_YEAR)], code=code, years=[year for year in years if year >= MERGER_YEAR])
    return pd.concat([before.assign(new=False), after.assign(new=True)], ignore_index=True)
