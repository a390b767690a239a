"""Task tables built in code for tests: one change a test."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from papi_metrics.tracker import TASK_DTYPES

_PLAIN = {
    "dimension": 1,
    "component": "1a",
    "sub_dimensions": "1.1",
    "task": "Tuyên truyền",
    "lead_unit": "UBND xã",
    "executing_unit": "Công chức Tư pháp xã",
    "timing": "Trong năm",
    "deadline_kind": "dated",
    "due": dt.date(2022, 12, 31),
    "state": "not_started",
    "weight": 1.0,
    "sheet": "Theo dõi",
}


def task_table(*changes: dict[str, object], plan_year: int | None = 2022) -> pd.DataFrame:
    """Return a task table, a row per change to a plain dated task; `None` clears a value."""
    rows = [_PLAIN | {"task_id": f"T{index}", "row": index + 5} | change for index, change in enumerate(changes)]
    columns = {name: pd.array([row.get(name) for row in rows], dtype=dtype) for name, dtype in TASK_DTYPES.items()}
    table = pd.DataFrame(columns)
    if plan_year:
        table.attrs["plan_year"] = plan_year
    return table


def standing(**change: object) -> dict[str, object]:
    """Return the change that makes a task standing."""
    return {"deadline_kind": "standing", "due": None, **change}
