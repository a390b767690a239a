"""Whether work can already show in the scores: tasks and a plan's year → what was or will be done after the survey's fieldwork."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pandas as pd

FIELDWORK_BEGINS = (10, 1)
"""Month and day: PAPI asks citizens in the autumn (khảo sát PAPI mùa thu) and names no day; what is done later shows next year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyTime:
    """How much of a plan comes too late for its year's survey.

    `done_after` tasks were completed after the day the fieldwork begins, `done` in all, `done_undated` without a date;
    `due_after` of the `open` tasks are due after it.
    """

    begins: dt.date
    done: int
    done_after: int
    done_undated: int
    open: int
    due_after: int


def survey_time(tasks: pd.DataFrame, *, plan_year: int) -> SurveyTime:
    """Count the tasks whose effect the survey of the plan's year cannot show.

    Errors: none; a date that is missing is counted as unknown, never as early or late.
    Source: product rules, section 5.
    """
    begins = dt.date(plan_year, *FIELDWORK_BEGINS)
    done = tasks["state"] == "done"
    is_open = ~done & (tasks["state"] != "cancelled")
    completed, due = (pd.to_datetime(tasks[name]) for name in ("completed_on", "due"))
    day = pd.Timestamp(begins)
    return SurveyTime(
        begins=begins,
        done=int(done.sum()),
        done_after=int((done & (completed > day)).sum()),
        done_undated=int((done & completed.isna()).sum()),
        open=int(is_open.sum()),
        due_after=int((is_open & (due > day)).sum()),
    )
