"""What changed since an earlier moment: a table of units, the plans now and then → completion and overdue tasks then and the differences."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from papi_metrics.oversight.scope import Scope
from papi_metrics.oversight.standing import summed, with_shares
from papi_metrics.oversight.table import placed_plans
from papi_metrics.wording import is_missing

CHANGE_DAYS = 30
"""How far back the page looks for what changed, unless told otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeChange:
    """What changed in all units that had data at both moments: completion as shares, None where nothing is counted; overdue tasks."""

    compared: int
    before: float | None
    after: float | None
    overdue_change: int


def whole_change(plans: pd.DataFrame, before: pd.DataFrame, scope: Scope) -> WholeChange:
    """Compare the units of a scope as a whole with an earlier moment."""
    whole = replace(scope, row_of=dict.fromkeys(scope.row_of, _WHOLE))
    now, then = placed_plans(plans, whole), placed_plans(before, whole)
    now, then = now[now["unit"].isin(then["unit"])], then[then["unit"].isin(now["unit"])]
    figures = _compared(now, then)
    if figures.empty:
        return WholeChange(compared=0, before=None, after=None, overdue_change=0)
    row = figures.iloc[0]
    earlier, later = (None if is_missing(row[name]) else float(row[name]) for name in ("completion_before", "completion"))
    return WholeChange(compared=len(now), before=earlier, after=later, overdue_change=int(row["overdue_change"]))


_WHOLE = "*"


def with_changes(table: pd.DataFrame, plans: pd.DataFrame, before: pd.DataFrame, scope: Scope) -> pd.DataFrame:
    """Return a table of units with what changed since an earlier moment.

    A row of several units is compared over those that had data at both moments, so that a unit that reports for the first time
    moves nothing.
    Shape: the rows and columns of `table`, then `completion_before` float64 (share), `change_points` float64 (percentage
           points), `overdue_before, overdue_change` Int64, `newcomers` int64 (units with data now and none then), `moved`: changed, same (no newer
           version), new (all its data are), none (no data now).
    """
    now, then = placed_plans(plans, scope), placed_plans(before, scope)
    both = now.join(then.set_index("unit")["number"].rename("number_before"), on="unit")
    known = both["number_before"].notna()
    moved = both.assign(newcomer=~known, newer=known & (both["number"] != both["number_before"]))
    counts = moved.groupby("row")[["newcomer", "newer"]].sum()
    figures = _compared(both[known], then[then["unit"].isin(now["unit"])]).drop(columns="completion")
    joined = table.join(figures.set_index("unit"), on="unit")
    newcomers = joined["unit"].map(counts["newcomer"]).fillna(0).astype("int64")
    newer = joined["unit"].map(counts["newer"]) > 0
    kinds = [joined["reporting"] == 0, newcomers >= joined["reporting"], newer | (newcomers > 0)]
    return joined.assign(newcomers=newcomers, moved=np.select(kinds, ["none", "new", "changed"], default="same"))


def _compared(now: pd.DataFrame, then: pd.DataFrame) -> pd.DataFrame:
    columns = ["row", "completion", "overdue"]
    after = with_shares(summed(now, ["row"]))[columns]
    earlier = with_shares(summed(then, ["row"]))[columns]
    both = after.merge(earlier, on="row", suffixes=("", "_before"))
    return pd.DataFrame({
        "unit": both["row"].astype("str"),
        "completion": both["completion"],
        "completion_before": both["completion_before"],
        "change_points": 100 * (both["completion"] - both["completion_before"]),
        "overdue_before": both["overdue_before"].astype("Int64"),
        "overdue_change": (both["overdue"] - both["overdue_before"]).astype("Int64"),
    })
