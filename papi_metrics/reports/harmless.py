"""Texts that stay texts wherever a table goes: on a page, in its own download, in a CSV opened by Excel."""

from __future__ import annotations

import pandas as pd

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def harmless(value: object) -> object:
    """Put an apostrophe before a text that a spreadsheet would take for a formula, as Excel does; other values stay.

    A bare carriage return, which would end a row of CSV, becomes a line break.
    """
    if not isinstance(value, str):
        return value
    text = value.replace("\r\n", "\n").replace("\r", "\n")
    return f"'{text}" if value.startswith(_FORMULA_STARTS) else text


def harmless_table(table: pd.DataFrame) -> pd.DataFrame:
    """Return a table whose every text is harmless; numbers and dates stay as they are."""
    changed = {str(name): column.map(harmless, na_action="ignore") for name, column in table.items() if not _is_plain(column)}
    return table.assign(**changed) if changed else table


def _is_plain(column: pd.Series) -> bool:
    types = pd.api.types
    return bool(types.is_numeric_dtype(column) or types.is_datetime64_any_dtype(column) or types.is_bool_dtype(column))
