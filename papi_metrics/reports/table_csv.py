"""Write a table as CSV that Excel opens rightly: UTF-8 with its mark, and no text that turns into a formula."""

from __future__ import annotations

import pandas as pd

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def table_csv(table: pd.DataFrame) -> bytes:
    """Return the table as CSV bytes; dates as dd/mm/yyyy, missing as blank, a text like a formula after an apostrophe."""
    plain = table.copy()
    for name, column in plain.items():
        if pd.api.types.is_datetime64_any_dtype(column):
            plain[name] = column.dt.strftime("%d/%m/%Y")
        elif not pd.api.types.is_numeric_dtype(column):
            plain[name] = column.map(_harmless, na_action="ignore")
    return plain.rename(columns=_harmless).to_csv(index=False).encode("utf-8-sig")


def _harmless(value: object) -> object:
    """Quote a text like a formula; a bare carriage return, which would end the row, becomes a line break."""
    if not isinstance(value, str):
        return value
    text = value.replace("\r\n", "\n").replace("\r", "\n")
    return f"'{text}" if value.startswith(_FORMULA_STARTS) else text
