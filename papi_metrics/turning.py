"""The year turns: the tasks of a plan → those the next year's plan starts with; words that name the old year are proposed anew."""

from __future__ import annotations

import datetime as dt
import re
from calendar import isleap
from collections.abc import Collection, Iterator

import pandas as pd

from papi_metrics.deadlines import read_deadline
from papi_metrics.framework import codes
from papi_metrics.tracker import TASK_DTYPES

WORD_FIELDS = ("timing", "task", "deliverable")
"""Fields whose words may name a year."""
_PROPOSAL = ("key", "task_id", "task", "field", "before", "after")
_LAST_YEAR = 2100
_FORGOTTEN = ("progress", "completed_on", "evidence", "note", "start", "due")


def turned_words(tasks: pd.DataFrame, *, year: int, to: int) -> pd.DataFrame:
    """Propose what words of tasks that name a plan's year, and starts in it, become in another year.

    Numbers of documents (42/2022/NĐ-CP) are names and stay.

    Shape: one row per task and field that would change, in the order of the tasks: `key` (names the row), `task_id`, `task`,
           `field` (of WORD_FIELDS or "start"), `before`, `after`; all text.
    """
    rows = list(_proposals(tasks[tasks["state"] != "cancelled"], year, to))
    return pd.DataFrame(rows, columns=list(_PROPOSAL)).astype("str")


def turned_tasks(
    tasks: pd.DataFrame, *, year: int, to: int, left_out: Collection[str] = (), unchanged: Collection[str] = ()
) -> pd.DataFrame:
    """Return the tasks that another year's plan starts with: words, offices, deliverables and weights, and nothing of what was done.

    `left_out` are codes of tasks that do not come over, cancelled ones never do; `unchanged` are keys of `turned_words` to
    leave as they are. Times are read anew for the year; a task that was not finished says so in its note.

    Shape: as the task table, `attrs["plan_year"]` the new year.
    Errors: ValueError if the year is not a later one, up to 2100.
    """
    if not year < to <= _LAST_YEAR:
        raise ValueError(to)
    kept = tasks[(tasks["state"] != "cancelled") & ~tasks["task_id"].isin(list(left_out))].reset_index(drop=True)
    fresh = kept.astype(object).assign(state="not_started", **dict.fromkeys(_FORGOTTEN))
    fresh["sub_dimensions"] = _known_parts(kept["sub_dimensions"], to)
    fresh["note"] = [None if state == "done" else f"Chuyển tiếp từ kế hoạch {year}: chưa hoàn thành." for state in kept["state"]]
    places = {str(code): at for at, code in enumerate(kept["task_id"])}
    starts: dict[int, dt.date] = {}
    for key, code, _, field, before, after in _proposals(kept, year, to):
        words = before if key in unchanged else after
        if field == "start":
            day, month, of = map(int, words.split("/"))
            starts[places[code]] = dt.date(of, month, day)
        else:
            fresh.loc[places[code], field] = words
    table = _timed(fresh, to, starts).astype(dict(TASK_DTYPES))
    table.attrs["plan_year"] = to
    return table


def carried_over(tasks: pd.DataFrame) -> pd.DataFrame:
    """Return the tasks that were neither done nor cancelled: they come over unfinished."""
    return tasks[~tasks["state"].isin(["done", "cancelled"])].reset_index(drop=True)


def _proposals(tasks: pd.DataFrame, year: int, to: int) -> Iterator[tuple[str, str, str, str, str, str]]:
    names = re.compile(rf"(?<!\d){year}(?!\d)(?!\s*/\s*[A-ZĐ])")
    days = [None if pd.isna(day) else day.date() for day in tasks["start"]]
    for row, start in zip(tasks.astype(object).to_dict("records"), days, strict=True):
        code, task = str(row["task_id"]), str(row["task"])
        for field in WORD_FIELDS:
            words = _words(row[field])
            if words and (after := names.sub(str(to), words)) != words:
                yield f"{code}·{field}", code, task, field, words, after
        if start is not None and start.year == year and read_deadline(_words(row["timing"]), year=year).start is None:
            yield f"{code}·start", code, task, "start", f"{start:%d/%m/%Y}", f"{_shifted(start, to):%d/%m/%Y}"


def _shifted(day: dt.date, to: int) -> dt.date:
    """Return the same day of another year; 29 February is the 28th where there is none."""
    gone = (day.month, day.day) == (2, 29) and not isleap(to)
    return dt.date(to, 2, 28) if gone else day.replace(year=to)


def _timed(tasks: pd.DataFrame, year: int, starts: dict[int, dt.date]) -> pd.DataFrame:
    """Read the words of time for a year."""
    read = [read_deadline(_words(words), year=year) for words in tasks["timing"]]
    begun = [deadline.start or starts.get(at) for at, deadline in enumerate(read)]
    return tasks.assign(
        deadline_kind=[deadline.kind for deadline in read],
        start=pd.Series(begun),
        due=pd.Series([deadline.due for deadline in read]),
    )


def _words(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _known_parts(parts: pd.Series, year: int) -> list[str | None]:
    """Return the sub-dimensions that the year's PAPI has; the plan's own label stays where it has none."""
    known = set(codes(year))
    return ["; ".join(code for code in text.split("; ") if code in known) or None if isinstance(text, str) else None for text in parts]
