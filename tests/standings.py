"""Standings of units built in code for tests: one change a test."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from papi_metrics.oversight import DIMENSION_STANDING_DTYPES, STANDING_DTYPES, SUMS
from papi_metrics.unit_tree import Unit, UnitTree

DAY = dt.date(2026, 9, 30)
_PLAIN = {
    **dict.fromkeys(SUMS, 0), "weight": 10.0, "earned": 6.0, "planned": 6.0, "level_of_effort": 1.0, "tasks": 10, "counted": 10, "done": 4,
    "done_on_time": 4, "on_time": 4, "open_in_time": 6, "number": 1, "as_of": DAY, "accepted_at": dt.datetime.combine(DAY, dt.time(5)), "illustration": False,
    "longest_overdue": None,
}  # fmt: skip


def plans(**units: dict[str, object]) -> pd.DataFrame:
    """Return standings of units, each a change to a plain plan that is on its plan; a unit's name is its key."""
    rows = [{**_PLAIN, "unit": unit, "name": f"xã {unit}", **change} for unit, change in units.items()]
    return pd.DataFrame({name: pd.Series([row[name] for row in rows], dtype=dtype) for name, dtype in STANDING_DTYPES.items()})


def by_dimension(**units: dict[int, dict[str, object]]) -> pd.DataFrame:
    """Return standings by dimension, eight rows a unit, each dimension named a change to a plain one."""
    rows = [{**_PLAIN, "unit": unit, "dimension": at, **changes.get(at, {})} for unit, changes in units.items() for at in range(1, 9)]
    return pd.DataFrame({name: pd.Series([row[name] for row in rows], dtype=dtype) for name, dtype in DIMENSION_STANDING_DTYPES.items()})


def overdue(count: int, days: int) -> dict[str, object]:
    """Return the change that makes tasks of a plan overdue."""
    return {"overdue": count, "open_in_time": 6 - count, "longest_overdue": days}


TREE = UnitTree(units=(
    Unit(unit="VN", name="Cả nước", level="country"),
    Unit(unit="H", name="tỉnh Hưng Yên", level="province", parent="VN"),
    Unit(unit="T", name="tỉnh Thái Bình", level="province", parent="VN", valid_to=dt.date(2025, 6, 30), merged_into="H"),
    Unit(unit="B", name="tỉnh Bắc Ninh", level="province", parent="VN"),
    Unit(unit="A", name="xã A", level="commune", parent="H"),
    Unit(unit="C", name="xã C", level="commune", parent="H"),
    Unit(unit="D", name="xã D", level="commune", parent="H", valid_to=dt.date(2025, 6, 30), merged_into="A"),
    Unit(unit="E", name="xã E", level="commune", parent="B"),
))
"""Two provinces with communes, of which some were merged in the middle of 2025."""
