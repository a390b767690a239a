"""Texts that stay texts wherever a table goes: on a page, in its own download, in a CSV opened by Excel."""

from __future__ import annotations

import re

import pandas as pd

_SIGNS = "=+\\-@＝＋－＠"
_START = re.compile(rf"\A(?=[{_SIGNS}\t\r\n])")
# Excel divides a CSV at semicolons where the comma is the decimal mark, as in Vietnam: what stands behind one within a
# text, or behind a tab or a line break, is a cell of its own there; likewise at commas where a point is the decimal mark.
_INNER = re.compile(rf"(?<=[;,\t\n])(\"*)(?=[{_SIGNS}])")


def harmless(value: object) -> object:
    """Put an apostrophe before what a spreadsheet would take for a formula, as Excel does; other values stay.

    That is a text's start, and what a CSV divided at semicolons, commas, tabs or line breaks would make a cell's start.
    A bare carriage return, which would end a row of CSV, becomes a line break.
    """
    if not isinstance(value, str):
        return value
    text = value.replace("\r\n", "\n").replace("\r", "\n")
    return _INNER.sub(r"\1'", f"'{text}" if _START.match(value) else text)


def harmless_table(table: pd.DataFrame) -> pd.DataFrame:
    """Return a table whose every text is harmless; numbers and dates stay as they are."""
    texts = {str(name): column for name, column in table.items() if not _is_plain(column)}
    changed = {name: made for name, column in texts.items() if (made := _harmless_column(column)) is not column}
    return table.assign(**changed) if changed else table


def _harmless_column(column: pd.Series) -> pd.Series:
    """Return a column of texts made harmless; the column itself where each is so already, which few different texts tell fast."""
    if isinstance(column.dtype, pd.StringDtype):
        odd = {text: made for text in column.dropna().unique() if (made := harmless(text)) != text}
        return column.map(lambda text: odd.get(text, text), na_action="ignore") if odd else column
    return column.map(harmless, na_action="ignore")


def _is_plain(column: pd.Series) -> bool:
    types = pd.api.types
    return bool(types.is_numeric_dtype(column) or types.is_datetime64_any_dtype(column) or types.is_bool_dtype(column))
