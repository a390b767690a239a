"""Scores on top of scores: the shipped table and accepted files, the earliest first → the table that figures are made of."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from papi_metrics.surveys.own import told_apart
from papi_metrics.surveys.sums import summed_scores

SCORE_KEY = ("level", "unit", "year", "code")
_UNIT = list(SCORE_KEY[:3])
_SAME = 0.00005
"""Scores are published with four decimals at most."""


def layered_scores(base: pd.DataFrame, layers: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Lay later scores over earlier ones, code by code, and sum dimensions and totals anew.

    A score that a later layer does not have stays as the earlier one has it: a file never takes a score away. A province's
    own survey never stands over PAPI's scores: it has a level and a name of its own.
    Shape: as `read_scores`, units and years in the order they were first met.
    """
    if not layers:
        return base
    known = pd.concat([layer[layer["score"].notna()] for layer in (base, *map(told_apart, layers))], ignore_index=True)
    newest = known.drop_duplicates(list(SCORE_KEY), keep="last")
    in_order = known.drop_duplicates(_UNIT)[_UNIT].merge(newest, on=_UNIT, how="left")
    return summed_scores(in_order)


def score_changes(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """List the scores that differ between two score tables.

    Shape: one row per score added or changed, in the later table's order: `level`, `unit`, `year`, `code`, `kind`
           ("added", "changed"), `before`, `after`, `change` (points, missing where added), `source` (of the later score).
    """
    key = list(SCORE_KEY)
    earlier = before.loc[before["score"].notna(), [*key, "score"]].rename(columns={"score": "before"})
    both = after[after["score"].notna()].merge(earlier, on=key, how="left", validate="one_to_one")
    differs = both[both["before"].isna() | ((both["score"] - both["before"]).abs() > _SAME)]
    return pd.DataFrame({
        **{name: differs[name] for name in key},
        "kind": differs["before"].isna().map({True: "added", False: "changed"}).astype("str"),
        "before": differs["before"],
        "after": differs["score"],
        "change": differs["score"] - differs["before"],
        "source": differs["source"],
    }).reset_index(drop=True)
