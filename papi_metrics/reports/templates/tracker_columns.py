"""The columns of a written tracker: which there are, how wide and how shown, and the cells of a task table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType

import pandas as pd

from papi_metrics.deadlines import read_deadline
from papi_metrics.palette import STATES
from papi_metrics.reports.templates.book import DATE, PERCENT
from papi_metrics.tracker import FIELD_NAMES, component_cell, dimension_cell

WIDTHS: Mapping[str, float] = MappingProxyType({
    "number": 6, "task_id": 13, "dimension": 16, "component": 20, "task": 38, "deliverable": 18, "lead_unit": 13,
    "executing_unit": 15, "timing": 13, "start": 11, "state": 12, "progress": 8, "weight": 7, "completed_on": 11, "evidence": 13,
    "note": 16,
})  # fmt: skip
"""Field → width in characters. These are the columns a written tracker may have, in the order of FIELD_NAMES."""
NUMBER_FORMATS: Mapping[str, str] = MappingProxyType({"progress": PERCENT, "start": DATE, "completed_on": DATE})

Row = Mapping[str, object]


def tracker_fields(tasks: pd.DataFrame, *, year: int) -> tuple[str, ...]:
    """Return the columns in their order; a start has one of its own only where a time's words leave it open."""
    starts = any(start is not None for start in _starts(tasks, year))
    return tuple(field for field in FIELD_NAMES if field in WIDTHS and (field != "start" or starts))


def tracker_cells(tasks: pd.DataFrame, *, year: int) -> dict[str, list[object]]:
    """Return the cells of every column, a task a row, as the reader takes them for these tasks."""
    columns = {field: _plain(tasks[field]) for field in WIDTHS if field in tasks.columns}
    parts = [tuple(str(codes).split("; ")) if codes else () for codes in _plain(tasks["sub_dimensions"])]
    labels = zip(columns["component"], parts, columns["dimension"], strict=True)
    return columns | {
        "number": list(range(1, len(tasks) + 1)),
        "dimension": [dimension_cell(_whole(number), year=year) for number in columns["dimension"]],
        "component": [component_cell(label, codes, dimension=_whole(number), year=year) for label, codes, number in labels],
        "start": _starts(tasks, year),
        "state": [STATES[str(state)].word for state in columns["state"]],
        "weight": [None if weight == 1 else weight for weight in columns["weight"]],
        "completed_on": [_day(day) for day in columns["completed_on"]],
    }


def _starts(tasks: pd.DataFrame, year: int) -> list[object]:
    """Return the starts that the words of the times do not tell."""
    if "start" not in tasks.columns:
        return [None] * len(tasks)
    pairs = zip(_plain(tasks["timing"]), _plain(tasks["start"]), strict=True)
    return [_day(start) if start is not None and read_deadline(words, year=year).start is None else None for words, start in pairs]


def _plain(values: pd.Series) -> list[object]:
    """Return plain values; missing and blank as None."""
    return [None if missing or value == "" else value for value, missing in zip(values.tolist(), values.isna(), strict=True)]


def _whole(number: object) -> int | None:
    return None if number is None else int(number)  # type: ignore[call-overload]


def _day(value: object) -> dt.date | None:
    return value.date() if isinstance(value, dt.datetime) else None
