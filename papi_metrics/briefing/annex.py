"""The annex: every task of the plan with offices, deadline, state and remarks; the wide table of a report."""

from __future__ import annotations

import pandas as pd

from papi_metrics.briefing.value import Cell, Column, Grid, Subject
from papi_metrics.briefing.words import COLUMNS, HEADINGS, sign_word
from papi_metrics.sentences import Phrases
from papi_metrics.wording import is_missing

_SAID = Phrases(
    vi={"empty": "Kế hoạch chưa có nhiệm vụ nào.", "standing": "Thường xuyên"},
    en={"empty": "The plan has no task yet.", "standing": "Standing"},
)
_COLUMNS = (
    ("order", "count", 0.5), ("code", "text", 0.8), ("task", "text", 4.2), ("office", "text", 1.5), ("executing", "text", 2.6), ("timing", "text", 1.7),
    ("due", "date", 1.1), ("state", "text", 1.2), ("progress", "share", 0.8), ("completed_on", "date", 1.1), ("label", "text", 1.5), ("note", "text", 1.8),
)  # fmt: skip


def annex(tasks: pd.DataFrame, subject: Subject) -> Grid:
    """Return all tasks as a table in the plan's order; `tasks` as `labelled_tasks` gives them."""
    language = subject.language
    rows: list[tuple[Cell, ...]] = [
        (
            at,
            _text(row["task_id"]),
            _text(row["task"]),
            _text(row["lead_unit"]),
            _text(row["executing_unit"]),
            _text(row["timing"]),
            _day(row["due"]),
            sign_word(row["state"], language),
            None if is_missing(row["progress"]) else float(row["progress"]),
            _day(row["completed_on"]),
            sign_word(row["label"], language),
            _text(row["note"]),
        )
        for at, row in enumerate(tasks.to_dict("records"), 1)
    ]
    return Grid(
        name="tasks",
        caption=HEADINGS.say("appendix", language),
        columns=tuple(Column(heading=COLUMNS.say(name, language), kind=kind, width=width) for name, kind, width in _COLUMNS),  # type: ignore[arg-type]
        rows=tuple(rows),
        empty=_SAID.say("empty", language),
    )


def _text(value: object) -> str:
    return "" if is_missing(value) else str(value)


def _day(value: object) -> Cell:
    return None if is_missing(value) else value.date()  # type: ignore[attr-defined]


