"""Score changes as a reader asks for them: in another order, and without what may not be compared."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

import pandas as pd

from papi_metrics.change.ranks import comparable_base_ranks

Order = Literal["code", "falls", "rises", "scores"]

_BY: Mapping[Order, tuple[str, bool]] = MappingProxyType({
    "falls": ("change_pct", True),
    "rises": ("change_pct", False),
    "scores": ("score", False),
})


def ordered_changes(changes: pd.DataFrame, order: Order = "code") -> pd.DataFrame:
    """Return score changes by code as they come, or the deepest fall, the largest rise or the highest score first.

    Shape: the rows and columns of `changes`. Falls and rises are by per cent; equal ones keep the order they came in, those
           without a figure stand last, in that order too.
    """
    if order == "code":
        return changes
    column, ascending = _BY[order]
    return changes.sort_values(column, ascending=ascending, kind="stable")


def comparable_changes(changes: pd.DataFrame) -> pd.DataFrame:
    """Return score changes as a page may show them: no change, and no earlier rank beside the later, of what may not be compared.

    Shape: rows and columns of `score_change`; where `comparability` is "no" `change` and `change_pct` are missing; there and
           across the mergers of 2025 `base_rank` and `base_rank_n` too. Both years' scores stay.
    """
    forbidden = changes["comparability"] == "no"
    ranked = comparable_base_ranks(changes)
    return changes.assign(
        change=changes["change"].mask(forbidden),
        change_pct=changes["change_pct"].mask(forbidden),
        base_rank=changes["base_rank"].where(ranked),
        base_rank_n=changes["base_rank_n"].where(ranked),
    )
