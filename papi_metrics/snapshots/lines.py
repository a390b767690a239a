"""Tasks and findings as lines of JSON that people can read, and back, each value checked."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, fields
from typing import Any

import pandas as pd

from papi_metrics.catalogue import CATALOGUE
from papi_metrics.findings import Finding
from papi_metrics.framework import DIMENSIONS
from papi_metrics.snapshots import plain
from papi_metrics.text import writable
from papi_metrics.tracker import DEADLINE_KINDS, STATES, TASK_DTYPES

MOST_TASKS, MOST_FINDINGS = 20_000, 100_000
_READERS: Mapping[str, Callable[[object], object]] = {
    "str": plain.text, "Int64": plain.number, "float64": plain.finite, "datetime64[us]": plain.day,
}  # fmt: skip
_CHOICES: Mapping[str, Iterable[object]] = {"state": STATES, "deadline_kind": DEADLINE_KINDS, "dimension": DIMENSIONS}
_NEEDED = ("task_id", "task", "state", "deadline_kind", "weight")
_FINDING = [field.name for field in fields(Finding)]


def task_lines(tasks: pd.DataFrame) -> bytes:
    """Write a task table, a line a task."""
    return _lines(plain_tasks(tasks))


def plain_tasks(tasks: pd.DataFrame) -> list[dict[str, Any]]:
    """Lay a task table out as JSON's values: None where missing, days as ISO text."""
    columns = {name: [_plain(value) for value in tasks[name].astype(object).where(tasks[name].notna(), None)] for name in TASK_DTYPES}
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def tasks_of(data: bytes, *, plan_year: int) -> pd.DataFrame:
    """Read a task table.

    Shape:  as `TASK_DTYPES`, with `attrs["plan_year"]`.
    Errors: ValueError if a line is no task, or two tasks share a code.
    """
    rows = [_task(row) for row in _rows(data, most=MOST_TASKS, keys=TASK_DTYPES.keys())]
    if len({row["task_id"] for row in rows}) < len(rows):
        raise ValueError("task_id")
    table = pd.DataFrame({name: pd.Series([row[name] for row in rows], dtype=dtype) for name, dtype in TASK_DTYPES.items()})
    table.attrs["plan_year"] = plan_year
    return table


def finding_lines(findings: Iterable[Finding]) -> bytes:
    """Write findings, a line a finding."""
    return _lines([{name: _plain(value) for name, value in asdict(item).items()} for item in findings])


def findings_of(data: bytes) -> tuple[Finding, ...]:
    """Read findings.

    Errors: ValueError if a line is no finding of the catalogue.
    """
    return tuple(_finding(row) for row in _rows(data, most=MOST_FINDINGS, keys=_FINDING))


def _lines(rows: Iterable[Mapping[str, Any]]) -> bytes:
    return b"".join(json.dumps(row, ensure_ascii=False, allow_nan=False).encode() + b"\n" for row in rows)


def _rows(data: bytes, *, most: int, keys: Iterable[str]) -> list[dict[str, Any]]:
    lines = data.split(b"\n")
    wanted = set(keys)
    if lines.pop() or len(lines) > most:
        raise ValueError(len(lines))
    rows = [plain.parsed(line) for line in lines]
    if any(not isinstance(row, dict) or row.keys() != wanted for row in rows):
        raise ValueError("keys")
    return rows


def _task(row: Mapping[str, object]) -> dict[str, Any]:
    read = {name: None if row[name] is None else _READERS[dtype](row[name]) for name, dtype in TASK_DTYPES.items()}
    wrong = [name for name, choices in _CHOICES.items() if read[name] is not None and read[name] not in choices]
    wrong += [name for name in _NEEDED if read[name] in {None, ""}]
    if wrong:
        raise ValueError(wrong)
    return read


def _finding(row: Mapping[str, Any]) -> Finding:
    for name in ("message", "sheet", "column", "value"):
        if row[name] is not None or name == "message":
            plain.text(row[name])
    if row["row"] is not None:
        plain.number(row["row"])
    kind = CATALOGUE[plain.text(row["code"])]
    if kind.severity != row["severity"]:
        raise ValueError(row["severity"])
    return Finding(**row)


def _plain(value: object) -> object:
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    return writable(value) if isinstance(value, str) else value
