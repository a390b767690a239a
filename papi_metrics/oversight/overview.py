"""All units of a table in one value: how many stand how, what they add up to, how far apart their data dates lie."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from papi_metrics.oversight.standing import SUMS, with_shares
from papi_metrics.oversight.table import NO_DATA
from papi_metrics.wording import is_missing


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """What a table of units comes to. Shares are 0-1, None where nothing is counted; dates None without any data.

    `lights` counts the rows by light, NO_DATA included; the unit above the others is counted in the sums alone.
    `units` and `reporting` count units that report and those with data; `stale` those whose data are old.
    `illustrations` are rows of made-up data left out of all of this; where there is nothing else they are counted, and
    `illustration` says so.
    """

    rows: int
    lights: Mapping[str, int]
    units: int
    reporting: int
    stale: int
    silent: tuple[str, ...]
    illustrations: int
    illustration: bool
    completion: float | None
    planned: float | None
    variance: float | None
    on_time_rate: float | None
    overdue: int
    tasks: int
    longest_overdue: int | None
    light: str
    oldest: dt.date | None
    newest: dt.date | None
    spread: int
    """Days between the oldest and the newest data date."""


def overview(table: pd.DataFrame) -> Overview:
    """Sum a table of units up."""
    added = counted_rows(table)
    total = with_shares(pd.DataFrame([{**added[list(SUMS)].sum(), "longest_overdue": added["longest_overdue"].max()}])).iloc[0]
    below = table[~table["own"] & (table["unit"].isin(added["unit"]) | (table["reporting"] == 0))]
    return Overview(
        rows=len(below),
        lights={light: int((below["light"] == light).sum()) for light in ("green", "amber", "red", "grey", NO_DATA)},
        units=int(below["units"].sum()),
        reporting=int(below["reporting"].sum()),
        stale=int(below["stale"].sum()),
        silent=tuple(below.loc[below["light"] == NO_DATA, "name"]),
        illustrations=len(table[table["reporting"] > 0]) - len(added),
        illustration=bool(len(added)) and bool(added["illustration"].all()),
        completion=_known(total["completion"]),
        planned=_known(total["planned_share"]),
        variance=_known(total["variance"]),
        on_time_rate=_known(total["on_time_rate"]),
        overdue=int(total["overdue"]),
        tasks=int(total["tasks"]),
        longest_overdue=None if is_missing(total["longest_overdue"]) else int(total["longest_overdue"]),
        light=str(total["light"]),
        oldest=_day(added["oldest"].min()),
        newest=_day(added["newest"].max()),
        spread=0 if added.empty else (added["newest"].max() - added["oldest"].min()).days,
    )


def counted_rows(table: pd.DataFrame) -> pd.DataFrame:
    """Return the rows that are added up: those with data, illustrations only where there is nothing else."""
    known = table[table["reporting"] > 0]
    real = known[~known["illustration"]]
    return known if real.empty else real


def _known(value: Any) -> float | None:  # noqa: ANN401 - a cell of a table
    return None if is_missing(value) else float(value)


def _day(moment: Any) -> dt.date | None:  # noqa: ANN401 - pandas' own moment, or its NaT
    return None if is_missing(moment) else moment.date()
