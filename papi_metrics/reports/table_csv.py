"""Write a table as CSV that Excel opens rightly: UTF-8 with its mark, split where it splits, no text that turns into a formula."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from papi_metrics.reports.harmless import harmless, harmless_table
from papi_metrics.wording import date, is_missing


def table_csv(table: pd.DataFrame, *, locale: str | None = None) -> bytes:
    """Return the table as CSV bytes; dates as dd/mm/yyyy, moments with their minutes, missing as blank, a text like a formula after an apostrophe.

    `locale` is the reader's, as a browser names it ("vi-VN"). Excel set to Vietnamese splits at semicolons and reads a
    comma as the decimal mark; set to English it splits at commas and reads a point. Unknown counts as Vietnamese.
    """
    vietnamese = (locale or "vi").lower().startswith("vi")
    separator, decimal = (";", ",") if vietnamese else (",", ".")
    plain = harmless_table(table)
    written = {str(name): _written(column, decimal) for name, column in plain.items() if _is_mixed(column)}
    plain = plain.assign(**written).rename(columns=harmless)
    return plain.to_csv(index=False, sep=separator, decimal=decimal).encode("utf-8-sig")


def _is_mixed(column: pd.Series) -> bool:
    return bool(pd.api.types.is_object_dtype(column) or pd.api.types.is_datetime64_any_dtype(column))


def _written(column: pd.Series, decimal: str) -> pd.Series:
    """Write dates, and numbers that stand among texts, which pandas writes by the letter of Python."""
    return column.astype("object").map(lambda value: _cell(value, decimal), na_action="ignore")


def _cell(value: object, decimal: str) -> object:
    if isinstance(value, float) and not is_missing(value):
        return repr(float(value)).replace(".", decimal)
    if isinstance(value, dt.datetime) and not is_missing(value) and value.time() != dt.time():
        return f"{value:%d/%m/%Y %H:%M}"
    return date(value) if isinstance(value, dt.date) and not is_missing(value) else value
