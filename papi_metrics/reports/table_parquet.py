"""Write a table as Parquet, for programs: every column with its own type, missing as missing."""

from __future__ import annotations

import io

import pandas as pd


def table_parquet(table: pd.DataFrame) -> bytes:
    """Return the table as Parquet bytes; the same table gives the same bytes."""
    buffer = io.BytesIO()
    table.to_parquet(buffer, engine="pyarrow", index=False)
    return buffer.getvalue()
