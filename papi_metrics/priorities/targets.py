"""What a rank would take: a panel and a rank → the total that has it with every other unit unchanged, and the points lacking."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from papi_metrics.priorities.panels import DECIMALS, Panel

_CLIMB = 5
"""Ranks that a unit already in the top quarter looks up at first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A wished-for rank: the total it takes, what is lacking to it (points, 0 where reached), and where the unit stands now."""

    rank: int
    rank_n: int
    total: float
    lacking: float
    rank_now: int

    @property
    def reached(self) -> bool:
        """Whether the unit has this rank or a better one already."""
        return self.rank_now <= self.rank


def target_of(panel: Panel, *, rank: int) -> Target | None:
    """Work out what a rank would take; None for a unit without a total or without others to be ranked among.

    The total of the unit that stands there suffices, for equal totals share the better rank.
    Errors: ValueError for a rank that the panel does not have.
    """
    if panel.total is None or not panel.others:
        return None
    if not 1 <= rank <= panel.rank_n:
        raise ValueError(f"rank {rank} of {panel.rank_n}")
    now = panel.rank(panel.total)
    # Of the others alone: whoever stands above the unit has the same place with and without it.
    wanted = panel.total if now <= rank else sorted(panel.others.values())[-rank]
    return Target(rank=rank, rank_n=panel.rank_n, total=wanted, lacking=max(wanted - panel.total, 0.0), rank_now=now)


def top_quarter_rank(panel: Panel) -> int | None:
    """Return the last rank of PAPI's highest group: units at or above the 75th percentile; None without anybody to rank."""
    totals = [*panel.others.values(), *([] if panel.total is None else [panel.total])]
    if not totals:
        return None
    mark = round(float(np.quantile(totals, 0.75)), DECIMALS)
    return sum(round(total, DECIMALS) >= mark for total in totals)


def first_target(panel: Panel) -> int | None:
    """Return the rank to look at first: the last of the top quarter, or five places up for a unit that is in it.

    None for a unit that has no rank.
    """
    quarter = top_quarter_rank(panel)
    if panel.total is None or quarter is None:
        return None
    now = panel.rank(panel.total)
    return quarter if now > quarter else max(now - _CLIMB, 1)
