"""Briefings that documents are tested on: the example, a plan of many tasks, of none, of hostile and of very long texts."""

from __future__ import annotations

import datetime as dt
from functools import cache

import pandas as pd
from tasks import task_table

from papi_metrics.briefing import Briefing, Subject, briefing
from papi_metrics.change import score_change
from papi_metrics.example import example_files
from papi_metrics.letterhead import Letterhead
from papi_metrics.periods import reporting_period
from papi_metrics.surveys import shipped_scores
from papi_metrics.tracker import read_tracker

LONG = ("Rà soát, niêm yết thủ tục hành chính " * 60)[:2000].strip()
HOSTILE = (
    '=HYPERLINK("http://x.test","y")', "+1", "@SUM(A1)", "-2+3", "<b>x</b>", "<script>alert(1)</script>", "{{ 7 * 7 }}", "{% raw %}", "${1}",
    '{ HYPERLINK "http://x.test" }', "&amp;", "a\x00b\x0bc\ufffed", "\u202eabc\u202c", "\u200fxyz", "w" * 2000, "dòng một\ndòng hai\tcột", "http://x.test/a",
    "'quoted", '"><img src=x onerror=alert(1)>', "_x0041_", "#REF!", "TRUE", "0912", "%s %d {0}",
)  # fmt: skip
STATES = ("not_started", "in_progress", "awaiting_confirmation", "done", "paused", "cancelled")


@cache
def changes_of(province: str = "Hưng Yên") -> pd.DataFrame:
    """Return a province's scores of 2022 against 2021."""
    return score_change(shipped_scores(), unit=province, year=2022)


def reported(tasks: pd.DataFrame, *, language: str = "vi", changes: pd.DataFrame | None = None, **subject: object) -> Briefing:
    """Write the briefing on a plan in the third quarter of 2022."""
    facts = {
        "unit": "xã Trung Trắc", "province": "Hưng Yên", "plan_year": 2022, "plan_title": "Kế hoạch", "period": reporting_period("quarter", year=2022, number=3),
        "data_as_of": dt.date(2022, 9, 14), "version": 3, "file_name": "theo-doi.xlsx", "illustration": True, "today": dt.date(2022, 10, 2),
    }  # fmt: skip
    about = Subject(**{**facts, **subject, "language": language})
    scores = changes_of() if changes is None else changes
    return briefing(tasks, scores, subject=about, letterhead=Letterhead.of_unit(about.unit, province=about.province))


def many_tasks(count: int) -> pd.DataFrame:
    """Return so many tasks of every state, dimension and deadline."""
    return task_table(
        *(
            {
                "task": f"Nhiệm vụ số {at}: rà soát, niêm yết và công khai thủ tục hành chính tại trụ sở",
                "dimension": at % 8 + 1,
                "state": STATES[at % 6],
                "lead_unit": f"Đơn vị {at % 7}",
                "due": dt.date(2022, at % 12 + 1, 10),
                "completed_on": dt.date(2022, 8, 1) if STATES[at % 6] == "done" else None,
                "progress": (at % 11) / 10 if STATES[at % 6] == "in_progress" else None,
                "note": "Thiếu kinh phí" if at % 9 == 0 else None,
            }
            for at in range(1, count + 1)
        )
    )


def hostile_tasks() -> pd.DataFrame:
    """Return an overdue task for each hostile text, which stands in all its texts."""
    names = ("task", "lead_unit", "executing_unit", "timing", "note", "task_id")
    return task_table(*({**dict.fromkeys(names, text), "due": dt.date(2022, 7, 1)} for text in HOSTILE))


@cache
def example(language: str = "vi") -> Briefing:
    """Return the briefing on the example's newest tracker of 46 tasks."""
    tasks = read_tracker(example_files()[-1].read_bytes(), 2022).table
    return reported(tasks, language=language, data_as_of=dt.date(2022, 9, 30))


@cache
def case(name: str, language: str = "vi") -> Briefing:
    """Return a briefing by name: example, many, none, hostile, long, unscored."""
    if name == "example":
        return example(language)
    tasks = {
        "many": lambda: many_tasks(400),
        "none": task_table,
        "hostile": hostile_tasks,
        "long": lambda: task_table({"task": LONG, "note": LONG, "due": dt.date(2022, 7, 1)}, {"timing": LONG}),
        "unscored": lambda: many_tasks(3),
    }[name]()
    changes = changes_of().head(0) if name == "unscored" else None
    unit = "xã <i>Đồng</i> & \ud800=1" if name == "hostile" else "xã Trung Trắc"
    return reported(tasks, language=language, changes=changes, unit=unit)


CASES = ("example", "many", "none", "hostile", "long", "unscored")


def incomparable(*codes: str) -> pd.DataFrame:
    """Return the changes with some dimensions that may not be compared."""
    changes = changes_of().copy()
    chosen = changes["code"].isin(codes)
    changes.loc[chosen, "comparability"] = "no"
    changes.loc[chosen, "verdict"] = "not_comparable"
    return changes
