"""Mixes of gains that would reach a rank: points lacking, typical gains and caps → the cheapest mixes, in years of typical gain."""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from papi_metrics.priorities.panels import Panel

HORIZONS = (1, 2, 3)
MOST_MIXES = 5
_EQUAL = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Mix:
    """Gains in points by dimension, in order, that add up to what is lacking; `cost` in years of typical gain, added up."""

    gains: Mapping[str, float]
    cost: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """What each dimension may gain at most within the years, and the total and rank if all of them did.

    `left_out` names the dimensions without a comparable gain to measure by; those at the best unit's score have a cap of 0.
    """

    years: int
    caps: Mapping[str, float]
    typical: Mapping[str, float]
    left_out: tuple[str, ...]
    total: float
    rank: int


def reach_of(panel: Panel, gains: pd.DataFrame, *, years: int) -> Reach | None:
    """Work out what a unit may gain within so many years: as many large gains, at most up to the best unit of the year.

    None for a unit without a total. `gains` as `yearly_gains` gives them.
    """
    if panel.total is None:
        return None
    known = gains[gains["gains"] > 0]
    typical = dict(zip(known["code"], known["typical"], strict=True))
    large = dict(zip(known["code"], known["large"], strict=True))
    codes = [code for code in panel.scores if code in typical]
    caps = {code: max(min(years * large[code], panel.best[code] - panel.scores[code]), 0.0) for code in codes}
    total = panel.total + math.fsum(caps.values())
    return Reach(
        years=years,
        caps=caps,
        typical={code: typical[code] for code in codes},
        left_out=tuple(code for code in panel.scores if code not in typical),
        total=total,
        rank=panel.rank(total),
    )


def cheapest_mixes(
    lacking: float, *, typical: Mapping[str, float], caps: Mapping[str, float], most: int = MOST_MIXES
) -> tuple[Mix, ...]:
    """Find mixes of gains that add up to what is lacking, each the cheapest for the dimensions it uses.

    The cost of a gain is the gain over the dimension's typical one. It is linear, so the cheapest mix of some dimensions fills
    those with the largest typical gain up to their caps, one after the other.
    Shape: at most `most`, by cost, then the fewer dimensions, then their order; none if all caps together do not suffice, or
           nothing is lacking.
    """
    usable = sorted((code for code, cap in caps.items() if cap > 0), key=lambda code: -typical[code])
    if lacking <= 0:
        return ()
    found: dict[tuple[str, ...], Mix] = {}
    for size in range(1, len(usable) + 1):
        for codes in itertools.combinations(usable, size):
            mix = _filled(lacking, codes, typical, caps)
            if mix is not None:
                found.setdefault(tuple(mix.gains), mix)
    order = {code: place for place, code in enumerate(caps)}
    ranked = sorted(found.values(), key=lambda mix: (round(mix.cost, 9), len(mix.gains), [order[code] for code in mix.gains]))
    return tuple(ranked[:most])


def _filled(lacking: float, codes: tuple[str, ...], typical: Mapping[str, float], caps: Mapping[str, float]) -> Mix | None:
    """Fill dimensions in the order given up to their caps until nothing is lacking; None if they do not suffice."""
    gains: dict[str, float] = {}
    for code in codes:
        rest = lacking - math.fsum(gains.values())
        if rest <= _EQUAL:
            break
        gains[code] = min(rest, caps[code])
    if lacking - math.fsum(gains.values()) > _EQUAL:
        return None
    kept = {code: gains[code] for code in caps if code in gains}
    return Mix(gains=kept, cost=math.fsum(gain / typical[code] for code, gain in kept.items()))


def mix_table(mixes: tuple[Mix, ...], reach: Reach) -> pd.DataFrame:
    """Lay mixes out for a chart and a table.

    Shape: one row per mix and dimension that has a gain, in order: `mix` int64 (1 the cheapest), `cost`, `dimensions` int64 (how
           many the mix uses), `code`, `gain` (points), `years` (of typical gain), `cap` (points).
    """
    rows = [
        (place, mix.cost, len(mix.gains), code, gain, gain / reach.typical[code], reach.caps[code])
        for place, mix in enumerate(mixes, 1)
        for code, gain in mix.gains.items()
    ]
    columns = ["mix", "cost", "dimensions", "code", "gain", "years", "cap"]
    kinds = {"mix": "int64", "cost": "float64", "dimensions": "int64", "code": "str", "gain": "float64", "years": "float64", "cap": "float64"}
    return pd.DataFrame(rows, columns=columns).astype(kinds)
