"""What a command is added to and what it answers: exit codes, rows with their findings as text or as JSON."""

from __future__ import annotations

import argparse
import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, TypeAlias

import pandas as pd

from papi_metrics.findings import Finding, count_by_severity

USABLE, HAS_ERRORS, NOT_READABLE, OVERDUE, INTERRUPTED = 0, 1, 2, 3, 130
Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001 - argparse has no public name for it
"""What commands are added to."""
_FINDINGS_SHOWN = 200


def put(
    table: pd.DataFrame, findings: Sequence[Finding] | None, *, as_json: bool, show_rows: bool = True, things: str = "nhiệm vụ"
) -> None:
    """Print rows and findings, as JSON or as text; `things` are what is counted where rows are not shown."""
    if as_json:
        answer: dict[str, Any] = {"rows": _plain_rows(table)}
        if findings is not None:
            answer["findings"] = [asdict(item) for item in findings]
        print(json.dumps(answer, ensure_ascii=False, indent=1, allow_nan=False))
        return
    if show_rows:
        print(table.to_string(index=False, na_rep="—"))
    else:
        print(f"{len(table)} {things}")
    for item in (findings or ())[:_FINDINGS_SHOWN]:
        place = " ".join(filter(None, (item.sheet, f"{item.column or ''}{item.row or ''}")))
        print(f"{item.severity:8}{item.code:28}{place}: {item.message}")
    if findings is not None:
        counts = count_by_severity(findings)
        print("; ".join(f"{severity} {count}" for severity, count in counts.items()))


def _plain_rows(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Turn a table into JSON's values: None where missing, dates as ISO text."""
    plain = pd.DataFrame(index=table.index)
    for name, column in table.items():
        dates = pd.api.types.is_datetime64_any_dtype(column)
        values = column.dt.strftime("%Y-%m-%d") if dates else column
        plain[name] = values.astype(object).where(column.notna(), None)
    records: list[dict[str, Any]] = plain.to_dict("records")  # type: ignore[assignment]
    return [{key: value.isoformat() if isinstance(value, dt.date) else value for key, value in row.items()} for row in records]
