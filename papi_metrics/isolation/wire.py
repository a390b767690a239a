"""Readings on their way between processes: a reading → a frame of JSON and columns → the same reading.

What comes back was written by a process that read a stranger's file: every part of it is checked, nothing is run.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from typing import Any, get_origin, get_type_hints

import numpy as np
import numpy.typing as npt
import pandas as pd

from papi_metrics.catalogue import CATALOGUE
from papi_metrics.children import Frame
from papi_metrics.findings import About, Finding, Reading

_FINDING = [field.name for field in fields(Finding)]
_ABOUT = {name: get_origin(kind) if get_origin(kind) is tuple else kind for name, kind in get_type_hints(About).items()}
_NUMBERS: Mapping[str, str] = {"int64": "<i8", "float64": "<f8", "datetime64[us]": "<M8[us]", "Int64": "<i8"}


def packed_reading(reading: Reading) -> Frame:
    """Lay a reading out as a frame: texts and findings in the head, columns of numbers and days one after another in the body."""
    table = reading.table
    texts = {name: _texts(column) for name, column in table.items() if str(column.dtype) == "str"}
    body = b"".join(_numbers(column) for _, column in table.items() if str(column.dtype) != "str")
    head = {
        "rows": len(table),
        "texts": texts,
        "attrs": {name: _plain(value) for name, value in table.attrs.items()},
        "findings": packed_findings(reading.findings),
        "about": [_plain(getattr(reading.about, name)) for name in _ABOUT],
    }
    return Frame(head, body)


def unpacked_reading(frame: Frame, dtypes: Mapping[str, str]) -> Reading:
    """Make a reading of a frame, its table in the columns and types that are expected.

    Errors: ValueError, KeyError or TypeError if the frame is not one that `packed_reading` makes of such a table.
    """
    head = frame.head
    table = _table(head["rows"], head["texts"], frame.body, dtypes)
    table.attrs.update({_text(name): _value(value) for name, value in head["attrs"].items()})
    return Reading(table=table, findings=unpacked_findings(head["findings"]), about=_about(head["about"]))


def packed_findings(findings: Iterable[Finding]) -> list[list[Any]]:
    """Lay findings out as JSON's values, a list for each."""
    return [[getattr(item, name) for name in _FINDING] for item in findings]


def unpacked_findings(rows: Iterable[Sequence[Any]]) -> tuple[Finding, ...]:
    """Make findings of what `packed_findings` laid out.

    Errors: ValueError if one is not a finding of the catalogue.
    """
    findings = tuple(Finding(**dict(zip(_FINDING, row, strict=True))) for row in rows)
    for item in findings:
        texts = (item.message, item.sheet, item.column, item.value)
        known = item.code in CATALOGUE and CATALOGUE[item.code].severity == item.severity
        if not known or not all(text is None or isinstance(text, str) for text in texts):
            raise ValueError(item.code)
        if not (item.row is None or type(item.row) is int):
            raise ValueError(item.code)
    return findings


def _about(values: Sequence[object]) -> About:
    about = {name: _value(plain) for name, plain in zip(_ABOUT, values, strict=True)}
    if not all(isinstance(about[name], kind) for name, kind in _ABOUT.items()):
        raise TypeError(values)
    return About(**about)


def _table(rows: int, texts: Mapping[str, Sequence[object]], body: bytes, dtypes: Mapping[str, str]) -> pd.DataFrame:
    columns, place = {}, 0
    for name, dtype in dtypes.items():
        if dtype == "str":
            columns[name] = pd.Series([text if text is None else _text(text) for text in texts[name]], dtype="str")
            continue
        values = np.frombuffer(body, _NUMBERS[dtype], rows, place).copy()
        place += values.nbytes
        columns[name] = pd.Series(values)
        if dtype == "Int64":
            missing = np.frombuffer(body, "u1", rows, place) != 0
            place += missing.nbytes
            columns[name] = pd.Series(pd.arrays.IntegerArray(values, missing))
    if place != len(body) or texts.keys() - columns.keys() or {len(column) for column in columns.values()} != {rows}:
        raise ValueError(rows)
    return pd.DataFrame(columns)


def _texts(column: pd.Series) -> list[str | None]:
    return [None if missing else text for text, missing in zip(column.tolist(), column.isna().tolist(), strict=True)]


def _numbers(column: pd.Series) -> bytes:
    """Return a column's values as bytes, after those of a column that may lack some the marks of what is missing."""
    dtype = str(column.dtype)
    if dtype != "Int64":
        values: npt.NDArray[np.generic] = column.to_numpy()
        return values.astype(_NUMBERS[dtype]).tobytes()
    missing = column.isna().to_numpy()
    return column.fillna(0).to_numpy("int64").astype(_NUMBERS[dtype]).tobytes() + missing.tobytes()


def _plain(value: object) -> object:
    """Turn a value into JSON's: a day becomes an object of one key, a tuple a list."""
    if isinstance(value, dt.date):
        return {"day": value.isoformat()}
    return [_plain(item) for item in value] if isinstance(value, tuple) else value


def _value(plain: object) -> Any:  # noqa: ANN401 - it is what was packed
    if isinstance(plain, dict):
        return dt.date.fromisoformat(plain["day"])
    return tuple(map(_value, plain)) if isinstance(plain, list) else plain


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value
