"""What the roll-up starts from: the newest figures of each unit's plan as sums, and how sums become shares and a light."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from papi_metrics.completion import AMBER_VARIANCE, COUNTS, RED_DAYS_OVERDUE, RED_VARIANCE, WEIGHTS

SUMS = (*WEIGHTS, *COUNTS)
"""What is added up over units."""
_OF_SUMS = {**dict.fromkeys(WEIGHTS, "float64"), **dict.fromkeys(COUNTS, "int64"), "longest_overdue": "float64"}
STANDING_DTYPES: Mapping[str, str] = MappingProxyType({
    "unit": "str",
    "name": "str",
    "number": "int64",
    "as_of": "datetime64[us]",
    "accepted_at": "datetime64[us]",
    "illustration": "bool",
    **_OF_SUMS,
})
"""A row a unit: the newest version that counts, on its own data date, as `completion_sums` has it for the whole plan."""
DIMENSION_STANDING_DTYPES: Mapping[str, str] = MappingProxyType({"unit": "str", "dimension": "int64", **_OF_SUMS})
"""A row a unit and dimension, of the same versions."""
_ROUNDING = 9
"""Decimals that thresholds and ties are compared at, as in `completion`."""


def summed(plans: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """Add plans up by the values of columns: the sums, and the most days overdue; one row per group, in the order of the keys."""
    groups = plans.groupby(by)  # One pass over all columns: naming an aggregate for each takes ten times as long.
    return groups[list(SUMS)].sum().assign(longest_overdue=groups["longest_overdue"].max()).reset_index()


def with_shares(sums: pd.DataFrame) -> pd.DataFrame:
    """Return sums with what they come to.

    Shape:  the rows and columns of `sums`, then `completion, planned_share, variance, effort_share, done_share, on_time_rate`
            float64 (missing where nothing is counted) and `light` (green, amber, red, grey).
    Source: product rules, section 3, applied to sums.
    """
    completion, planned = _share(sums["earned"], sums["weight"]), _share(sums["planned"], sums["weight"])
    table = sums.assign(
        completion=completion,
        planned_share=planned,
        variance=completion - planned,
        effort_share=_share(sums["level_of_effort"], sums["weight"]),
        done_share=_share(sums["done"], sums["counted"]),
        on_time_rate=_share(sums["on_time"], sums["on_time"] + sums["done_late"] + sums["overdue"]),
    )
    return table.assign(light=_lights(table))


def rounded(figures: pd.Series[float]) -> pd.Series[float]:
    """Return figures as they are compared: what differs in the fifteenth digit is equal."""
    return figures.round(_ROUNDING)


def _share(part: pd.Series[Any], whole: pd.Series[Any]) -> npt.NDArray[np.float64]:
    share: npt.NDArray[np.float64] = (part / whole).to_numpy()  # Nothing of nothing is missing.
    return share


def _lights(table: pd.DataFrame) -> npt.NDArray[np.str_]:
    """Choose each row's light; the gravest reason decides."""
    variance = rounded(table["variance"])
    choices = [
        table["counted"] == 0,
        (table["longest_overdue"] > RED_DAYS_OVERDUE) | (variance <= RED_VARIANCE),
        (table["overdue"] > 0) | (variance <= AMBER_VARIANCE),
    ]
    return np.select(choices, ["grey", "red", "amber"], default="green")
