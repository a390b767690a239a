"""The part of the benchmark about documents: how long a report of a usual plan and of a long one takes in each form."""

from __future__ import annotations

import datetime as dt
import time
from pathlib import Path

import pandas as pd

from papi_metrics.briefing import Briefing, Subject, briefing
from papi_metrics.change import score_change
from papi_metrics.letterhead import Letterhead
from papi_metrics.periods import reporting_period
from papi_metrics.reports.forms import FORMS, document_of
from papi_metrics.surveys import shipped_scores
from papi_metrics.tracker import read_tracker

_EXAMPLE = Path(__file__).parent.parent / "data" / "theo-doi-minh-hoa-2022-09-30.xlsx"
PLANS = {46: 1.0, 2_000: 10.0}
"""Tasks of a plan, and the seconds that a document of it may take."""


def _briefing(count: int) -> Briefing:
    """Write a report on the example's tasks, repeated until there are so many."""
    reading = read_tracker(_EXAMPLE.read_bytes(), plan_year=2022)
    own = reading.table
    tasks = pd.concat([own] * -(-count // len(own)), ignore_index=True).head(count)
    tasks = tasks.assign(task_id=[f"T{at}" for at in range(count)])
    tasks.attrs["plan_year"] = 2022
    subject = Subject(
        unit="xã Trung Trắc",
        province="Hưng Yên",
        plan_year=2022,
        plan_title="",
        period=reporting_period("quarter", year=2022, number=3),
        data_as_of=dt.date(2022, 9, 30),
        version=1,
        file_name=_EXAMPLE.name,
        illustration=True,
        today=dt.date(2022, 10, 2),
    )
    changes = score_change(shipped_scores(), unit="Hưng Yên", year=2022)
    return briefing(tasks, changes, subject=subject, letterhead=Letterhead.of_unit(subject.unit, province=subject.province))


def document_rows() -> list[tuple[str, float, float, float, bool]]:
    """Make each document once cold, with its libraries to load, and once more; the slower one counts."""
    rows = []
    for count, goal in PLANS.items():
        start = time.perf_counter()
        made = _briefing(count)
        rows.append((f"report of {count:,} tasks as values, s", time.perf_counter() - start, 1.0, goal, False))
        for key, form in FORMS.items():
            taken = []
            for _ in range(2):
                start = time.perf_counter()
                document_of(form, made)
                taken.append(time.perf_counter() - start)
            rows.append((f"report of {count:,} tasks as .{key}, s", max(taken), 1.0, goal, False))
    return rows
