"""Briefings that documents are tested on: the example, a plan of many tasks, of none, of hostile and of very long texts."""

from __future__ import annotations

import datetime as dt
from functools import cache

import briefings
import pandas as pd
from briefings import LONG, example_tasks, hung_yen, report, subject_of
from tasks import task_table

from papi_metrics.briefing import Briefing
from papi_metrics.tracker import STATES

# A workbook holds a carriage return in an escaped form, as Excel does, which openpyxl shows as it is.
HOSTILE = tuple(text for text in briefings.HOSTILE if "\r" not in text)


def reported(tasks: pd.DataFrame, *, language: str = "vi", changes: pd.DataFrame | None = None, **subject: object) -> Briefing:
    """Write the briefing on a plan in the third quarter of 2022 by a tracker of its last day."""
    return report(tasks, subject=subject_of(language, **{"data_as_of": dt.date(2022, 9, 14), **subject}), changes=changes)


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
    return reported(example_tasks(), language=language, data_as_of=dt.date(2022, 9, 30))


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
    changes = hung_yen().head(0) if name == "unscored" else None
    unit = "xã <i>Đồng</i> & \ud800=1" if name == "hostile" else "xã Trung Trắc"
    return reported(tasks, language=language, changes=changes, unit=unit)


CASES = ("example", "many", "none", "hostile", "long", "unscored")


def incomparable(*codes: str) -> pd.DataFrame:
    """Return the changes with some dimensions that may not be compared."""
    changes = hung_yen().copy()
    chosen = changes["code"].isin(codes)
    changes.loc[chosen, "comparability"] = "no"
    changes.loc[chosen, "verdict"] = "not_comparable"
    return changes
