"""A small table as plain rows: of eight dimensions pandas would cost more than all that is said of them."""

from __future__ import annotations

from typing import Any

import pandas as pd

Rows = list[dict[str, Any]]


def rows_of(table: pd.DataFrame, *columns: str) -> Rows:
    """Return the named columns of a table, a dictionary a row."""
    values = (table[name].tolist() for name in columns)
    return [dict(zip(columns, row, strict=True)) for row in zip(*values, strict=True)]
