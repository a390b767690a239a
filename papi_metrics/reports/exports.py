"""What every row of an exported table says beside its figures: whose they are, of which year, from where, worked out how."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

LEADING = ("unit", "code", "year", "level")
TRAILING = ("source", "method")
_CODES = ("sub_dimension", "dimension")


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What holds for all rows of a table; a column of the table itself leads where it has a value."""

    unit: str
    level: str
    source: str
    method: str
    year: int | None = None
    code: str | None = None


def exported(table: pd.DataFrame, facts: Facts) -> pd.DataFrame:
    """Return a table in which every row stands for itself.

    Shape: `unit, code, year, level`, the table's other columns in their order, `source, method`; a blank cell of these six
           takes the facts' value. Where there is no `code`, the sub-dimension or dimension of a row is its code.
    """
    table = _with_codes(table)
    filled = {name: _filled(table, name, getattr(facts, name)) for name in (*LEADING, *TRAILING)}
    others = [name for name in table.columns if name not in filled]
    return pd.DataFrame({
        **{name: filled[name] for name in LEADING},
        **{name: table[name] for name in others},
        **{name: filled[name] for name in TRAILING},
    })


def _with_codes(table: pd.DataFrame) -> pd.DataFrame:
    named = next((name for name in _CODES if name in table), None)
    if "code" in table or named is None:
        return table
    return table.assign(code=table[named].astype("str").where(table[named].notna()))


def _filled(table: pd.DataFrame, name: str, value: object) -> pd.Series:
    if name not in table:
        return pd.Series([value] * len(table), index=table.index)
    return table[name] if value is None else table[name].where(table[name].notna(), value)
