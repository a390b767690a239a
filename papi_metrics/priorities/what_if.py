"""What if: a panel and wished-for scores → the total and the rank as they would be with every other unit unchanged."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from papi_metrics.priorities.panels import DECIMALS, Panel

SHOWN_DIGITS = 2
"""Decimals that wished-for scores are set with; a score set to the actual one as shown is the actual one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """The total and the rank as they would be, beside what they are; `changed` has the changed dimensions and by how much."""

    total: float
    rank: int
    total_now: float
    rank_now: int
    rank_n: int
    changed: Mapping[str, float]

    @property
    def gained(self) -> float:
        """How many points the total would gain."""
        return self.total - self.total_now


def what_if(panel: Panel, wished: Mapping[str, float]) -> WhatIf | None:
    """Work out total and rank with some dimensions' scores set; None for a unit without a total.

    A dimension set to its actual score, as it is shown with two decimals, keeps the exact one; one that is not set too.
    """
    if panel.total is None:
        return None
    actual = panel.scores
    changed = {
        code: wished[code] - actual[code]
        for code in actual
        if code in wished and round(wished[code], SHOWN_DIGITS) != shown_score(actual[code])
    }
    total = panel.total + math.fsum(changed.values())
    return WhatIf(
        total=total,
        rank=panel.rank(total),
        total_now=panel.total,
        rank_now=panel.rank(panel.total),
        rank_n=panel.rank_n,
        changed=changed,
    )


def shown_score(score: float) -> float:
    """Return a score as sliders show it."""
    return round(score, SHOWN_DIGITS)


def wished_scores(panel: Panel, gains: Mapping[str, float], *, highest: float = 10.0) -> dict[str, float]:
    """Return the scores that hold the gains, rounded up to what can be set, so that they suffice; the rest as they are."""
    return {
        code: min(_raised(score, gains[code]), highest) if gains.get(code) else shown_score(score)
        for code, score in panel.scores.items()
    }


def _raised(score: float, gain: float) -> float:
    """Return the lowest score that can be set and holds a gain; never the actual one as shown, which counts as no gain."""
    step: int = 10**SHOWN_DIGITS
    wanted = math.ceil(round((score + gain) * step, DECIMALS)) / step
    return wanted if wanted > shown_score(score) else round(shown_score(score) + 1 / step, SHOWN_DIGITS)


def neighbours(panel: Panel, result: WhatIf, *, around: int = 3) -> pd.DataFrame:
    """Show the ranking around the unit as it would be, and what became of each neighbour's rank.

    Shape: at most `around` units above and below, by rank, the unit itself after its equals: `unit, total, rank` (as it would
           be), `rank_now`, `moved` (places up, negative down; int64), `own` (bool).
    """
    rows = sorted(
        [(panel.rank(result.total), True, panel.unit, result.total, result.rank_now)]
        + [(_place(panel, total, result.total), False, unit, total, _place(panel, total, result.total_now)) for unit, total in panel.others.items()]
    )
    at = next(place for place, row in enumerate(rows) if row[1])
    near = rows[max(at - around, 0) : at + around + 1]
    return pd.DataFrame({
        "unit": [unit for _, _, unit, _, _ in near],
        "total": [total for _, _, _, total, _ in near],
        "rank": [rank for rank, _, _, _, _ in near],
        "rank_now": [now for _, _, _, _, now in near],
        "moved": [now - rank for rank, _, _, _, now in near],
        "own": [own for _, own, _, _, _ in near],
    })


def _place(panel: Panel, total: float, own: float) -> int:
    """Return the rank of another unit's total while the panel's unit has a total of its own."""
    return panel.rank(total) + (round(own, DECIMALS) > round(total, DECIMALS))
