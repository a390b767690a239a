"""What a plan lacks, whatever its state: tasks without office, time or product, sub-dimensions without a task, tasks twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pandas as pd

from papi_metrics.findings import Finding, Reading, finding
from papi_metrics.framework import indicator_name, sub_dimensions
from papi_metrics.tracker.likeness import like_tasks

_LONGEST_SHOWN = 200
# Code → the columns of which one has to be filled, the first that a tracker has being the place to mend it.
_NEEDED = {
    "task-without-office": ("lead_unit", "executing_unit"),
    "task-without-deadline": ("timing",),
    "task-without-product": ("deliverable",),
}


class _Told(NamedTuple):
    """A finding and the task it stands at, counted from 0; -1 for the whole table."""

    place: int
    finding: Finding


def check_plan(reading: Reading) -> tuple[Finding, ...]:
    """Check the plan that a tracker carries; its cancelled tasks are no part of it.

    Shape:  first what the whole table lacks, then task by task, then the sub-dimensions without a task in PAPI's order.
    Errors: none; without the plan's year, or where no task names a sub-dimension, nothing is said of sub-dimensions.
    """
    table = reading.table[reading.table["state"] != "cancelled"].reset_index(drop=True)
    told = [item for code in _NEEDED for item in _lacking(code, table, reading)]
    told += _alike(table, reading)
    told.sort(key=lambda item: (item.place, item.finding.column or ""))
    return (*(item.finding for item in told), *_unserved(table, reading))


def _lacking(code: str, table: pd.DataFrame, reading: Reading) -> Iterator[_Told]:
    """Tell of the rows whose tasks lack something; once for the table where it has no column for it."""
    if code == "task-without-deadline":
        lacks = table["deadline_kind"] == "none"
    else:
        lacks = table[list(_NEEDED[code])].isna().all(axis="columns")
    letters = dict(reading.about.columns)
    column = next((letters[name] for name in _NEEDED[code] if name in letters), None)
    if column is None and len(table) and lacks.all():
        who = f"Bảng không có cột này; cả {len(table)} nhiệm vụ"
        yield _Told(-1, finding(code, sheet=reading.about.sheet, details={"who": who}))
        return
    rows = list(zip(table["sheet"], table["row"].tolist(), strict=True))
    # The bullets of a cell share its row: one finding.
    places: dict[tuple[str, int], list[int]] = {}
    for place, row in enumerate(rows):
        if lacks[place]:
            places.setdefault(row, []).append(place)
    for row, its_places in places.items():
        count, first = len(its_places), its_places[0]
        who = f"{count} nhiệm vụ ở dòng này" if count > 1 else f"Nhiệm vụ «{_shown(table, first)}»"
        yield _Told(first, finding(code, sheet=row[0], row=row[1], column=column, details={"who": who}))


def _alike(table: pd.DataFrame, reading: Reading) -> Iterator[_Told]:
    """Tell of tasks that say what an earlier one says, unless reading the tracker has told of them."""
    column = dict(reading.about.columns).get("task")
    rows: Sequence[tuple[str, int]] = list(zip(table["sheet"], table["row"].tolist(), strict=True))
    known = {(item.sheet, item.row) for item in reading.findings if item.code == "task-repeated"}
    for place, other in like_tasks(table):
        sheet, row = rows[place]
        if other.is_same and rows[place] in known:
            continue
        its_sheet, its_row = rows[other.place]
        first = str(its_row) if its_sheet == sheet else f"{its_row} ({its_sheet})"
        value = _shown(table, place)
        yield _Told(
            place, finding("task-alike", sheet=sheet, row=row, column=column, value=value, details={"first": first})
        )


def _shown(table: pd.DataFrame, place: int) -> str:
    return str(table["task"].iloc[place])[:_LONGEST_SHOWN]


def _unserved(table: pd.DataFrame, reading: Reading) -> Iterator[Finding]:
    year = reading.about.plan_year
    served = {code for codes in table["sub_dimensions"].dropna() for code in codes.split("; ")}
    if year is None or not served:
        return
    for code in sub_dimensions(year):
        if code not in served:
            value = f"{code} {indicator_name(code, year, 'vi')}"
            yield finding("sub-dimension-without-task", sheet=reading.about.sheet, value=value)
