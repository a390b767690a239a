"""Section IV: overdue tasks by office with days late, and the obstacles that notes tell of."""

from __future__ import annotations

import pandas as pd

from papi_metrics.briefing.value import Block, Cell, Column, Grid, Listing, Paragraph, Section, Subject
from papi_metrics.briefing.words import COLUMNS, HEADINGS, TASK_LENGTH, quoted, sign_word
from papi_metrics.sentences import Phrases, lateness, shortened
from papi_metrics.summary import PlanSummary, late_tasks
from papi_metrics.wording import is_missing

_SAID = Phrases(
    vi={
        "lead": "Ghi chú của các nhiệm vụ chưa hoàn thành hoặc hoàn thành quá hạn:",
        "note": "{office}: {note} ({task}; {state})",
        "nobody": "Chưa giao đơn vị",
        "none": "Bảng theo dõi không có ghi chú nào ở các nhiệm vụ chưa hoàn thành hoặc hoàn thành quá hạn.",
        "rest": "… và {count} ghi chú khác, xem phụ lục.",
    },
    en={
        "lead": "Notes on the tasks that are not done or were done late:",
        "note": "{office}: {note} ({task}; {state})",
        "nobody": "No office assigned",
        "none": "The tracker has no note on a task that is not done or was done late.",
        "rest": "… and {count} more notes, see the annex.",
        "rest_one": "… and {count} more note, see the annex.",
    },
)
_MOST_NOTES = 30


def late_section(tasks: pd.DataFrame, summary: PlanSummary, subject: Subject) -> Section:
    """Write section IV; `tasks` as `labelled_tasks` gives them on the cut-off day."""
    language = subject.language
    late = late_tasks(tasks, as_of=subject.as_of)
    blocks: tuple[Block, ...] = (Paragraph(text=quoted(lateness(late, summary, language=language), language)),)
    return Section(
        heading=HEADINGS.say("late", language),
        sections=(
            Section(
                heading=HEADINGS.say("late_tasks", language),
                blocks=(*blocks, _late(late, subject)) if len(late) else blocks,
            ),
            Section(heading=HEADINGS.say("obstacles", language), blocks=(_obstacles(tasks, subject),)),
        ),
    )


def _late(late: pd.DataFrame, subject: Subject) -> Grid:
    """List overdue tasks office by office, the office of the longest overdue first; a task of two offices stands once."""
    language = subject.language
    offices = late["lead_unit"].fillna(_SAID.say("nobody", language))
    first = {office: at for at, office in reversed(list(enumerate(offices)))}
    order = sorted(range(len(late)), key=lambda at: (first[offices.iloc[at]], at))
    rows: list[tuple[Cell, ...]] = [
        (
            at,
            str(offices.iloc[place]),
            str(late["task"].iloc[place]),
            late["due"].iloc[place].date(),
            int(late["days_late"].iloc[place]),
            "" if is_missing(late["note"].iloc[place]) else str(late["note"].iloc[place]),
        )
        for at, place in enumerate(order, 1)
    ]
    names = ("order", "office", "task", "due", "days_late", "note")
    kinds = {"order": "count", "due": "date", "days_late": "count"}
    widths = {"order": 0.5, "office": 1.6, "task": 4.0, "due": 1.1, "days_late": 0.8, "note": 2.0}
    return Grid(
        name="late",
        caption=HEADINGS.say("late_tasks", language),
        columns=tuple(
            Column(heading=COLUMNS.say(name, language), kind=kinds.get(name, "text"), width=widths[name])  # type: ignore[arg-type]
            for name in names
        ),
        rows=tuple(rows),
    )


def _obstacles(tasks: pd.DataFrame, subject: Subject) -> Block:
    """List the notes of tasks that are still open or were done late, overdue ones first."""
    language = subject.language
    told = ~tasks["state"].isin(["done", "cancelled"]) | (tasks["label"] == "done_late")
    noted = tasks[tasks["note"].notna() & told]
    if noted.empty:
        return Paragraph(text=_SAID.say("none", language))
    late = noted["days_late"].where(noted["label"] == "overdue")
    noted = noted.assign(late=late).sort_values(["late", "row"], ascending=[False, True])
    items = [
        _SAID.say(
            "note",
            language,
            office=_SAID.say("nobody", language) if is_missing(row["lead_unit"]) else row["lead_unit"],
            note=str(row["note"]).rstrip(". "),
            task=shortened(str(row["task"]), TASK_LENGTH),
            state=sign_word(str(row["state"]), language).lower(),
        )
        for _, row in noted.head(_MOST_NOTES).iterrows()
    ]
    rest = len(noted) - _MOST_NOTES
    return Listing(lead=_SAID.say("lead", language), items=(*items, *([_SAID.say_count("rest", language, rest)] if rest > 0 else [])))
