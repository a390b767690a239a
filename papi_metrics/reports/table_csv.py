"""Write a table as CSV that Excel opens rightly: UTF-8 with its mark, and no text that turns into a formula."""

from __future__ import annotations

import pandas as pd

from papi_metrics.reports.harmless import harmless, harmless_table


def table_csv(table: pd.DataFrame) -> bytes:
    """Return the table as CSV bytes; dates as dd/mm/yyyy, missing as blank, a text like a formula after an apostrophe."""
    dates = {
        str(name): column.dt.strftime("%d/%m/%Y") for name, column in table.items() if pd.api.types.is_datetime64_any_dtype(column)
    }
    plain = harmless_table(table).assign(**dates)
    return plain.rename(columns=harmless).to_csv(index=False).encode("utf-8-sig")
