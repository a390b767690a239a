"""The table of units ↔ the tree of units."""

from __future__ import annotations

import pandas as pd

from papi_metrics.unit_lists.entries import UNIT_DTYPES
from papi_metrics.unit_tree import ALWAYS, UnitTree
from papi_metrics.unit_tree import Unit as _Unit

_TEXTS = ("unit", "name", "level", "parent", "merged_into")


def tree_of(table: pd.DataFrame) -> UnitTree:
    """Make a tree of a table of units; where it does not say since when, a unit has always been."""
    plain = {name: table[name].astype(object).where(table[name].notna(), None).tolist() for name in _TEXTS}
    days = {name: [None if pd.isna(day) else day.date() for day in table[name]] for name in ("valid_from", "valid_to")}
    return UnitTree(units=tuple(
        _Unit(**{name: plain[name][at] for name in _TEXTS}, valid_from=days["valid_from"][at] or ALWAYS, valid_to=days["valid_to"][at])
        for at in range(len(table))
    ))  # fmt: skip


def unit_table(tree: UnitTree) -> pd.DataFrame:
    """Lay a tree out as a table of units, in its order; the places are missing."""
    cells = {name: [getattr(unit, name) for unit in tree.units] for name in (*_TEXTS, "valid_from", "valid_to")}
    cells["valid_from"] = [None if day == ALWAYS else day for day in cells["valid_from"]]
    missing: list[object] = [None] * len(tree.units)
    return pd.DataFrame({name: pd.Series(cells.get(name, missing), dtype=dtype) for name, dtype in UNIT_DTYPES.items()})
