"""What a plan's figures say: how far it is, how late and whose, which dimension is slowest, what the states add up to."""

from __future__ import annotations

import pandas as pd

from papi_metrics.completion import DUE_SOON_DAYS
from papi_metrics.language import Language, tongue
from papi_metrics.sentences.listing import listed, shortened
from papi_metrics.sentences.phrases import Phrases, counted, named
from papi_metrics.sentences.rows import Rows, rows_of
from papi_metrics.summary import PlanSummary
from papi_metrics.wording import is_missing, percent

_SHOWN = 0.005
"""Half a per cent: a smaller gap shows as none."""

_SAID = Phrases(
    vi={
        "nothing": "Kế hoạch chưa có nhiệm vụ nào được tính.",
        "headline": "Hoàn thành {done} so với kế hoạch {planned}{gap}.",
        "ahead": "vượt {size}",
        "behind": "chậm {size}",
        "none_late": "Không có nhiệm vụ quá hạn{soon}.",
        "soon": "; {count} đến hạn trong {days} tới",
        "late_one": "{count} quá hạn, {oldest}.",
        "late_many": "{count} quá hạn; lâu nhất {oldest}.",
        "oldest": "{days}: «{task}» ({office}){tied}",
        "nobody": "chưa giao đơn vị",
        "tied": " và {count}",
        "no_dimension": "Chưa có nhiệm vụ nào gắn với chỉ số.",
        "all_cancelled": "Mọi nhiệm vụ gắn với chỉ số đã hủy.",
        "none_behind": "Không chỉ số nào chậm so với kế hoạch.",
        "slowest": "Chậm nhất: chỉ số {number} {name}, hoàn thành {done} trong khi kế hoạch là {planned}{tied_too}.",
        "tied_too": "; chậm như vậy còn có chỉ số {numbers}",
        "tied_too_many": "; chậm như vậy còn có chỉ số {numbers}",
        "no_task": "Chưa có nhiệm vụ nào.",
        "states": "{count}: {parts}.",
        "done": "{count} đã hoàn thành",
        "open": "{count} chưa hoàn thành, còn trong hạn",
        "overdue": "{count} quá hạn",
        "cancelled": "{count} hủy",
    },
    en={
        "nothing": "No task of the plan is counted yet.",
        "headline": "Completion {done} against {planned} planned{gap}.",
        "ahead": "{size} above",
        "behind": "{size} below",
        "none_late": "No task is overdue{soon}.",
        "soon": "; {count} due within {days}",
        "late_one": "{count} overdue, {oldest}.",
        "late_many": "{count} overdue; the longest {oldest}.",
        "oldest": "{days}: “{task}” ({office}){tied}",
        "nobody": "no office assigned",
        "tied": " and {count}",
        "no_dimension": "No task belongs to a dimension yet.",
        "all_cancelled": "Every task that belongs to a dimension was cancelled.",
        "none_behind": "No dimension is behind its plan.",
        "slowest": "Furthest behind: dimension {number} {name}, {done} done against {planned} planned{tied_too}.",
        "tied_too": "; as far behind: dimension {numbers}",
        "tied_too_many": "; as far behind: dimensions {numbers}",
        "no_task": "There are no tasks yet.",
        "states": "{count}: {parts}.",
        "done": "{count} done",
        "open": "{count} open in time",
        "overdue": "{count} overdue",
        "cancelled": "{count} cancelled",
    },
)


def headline(summary: PlanSummary, *, language: Language | None = None) -> str:
    """Say how far a plan is done against what was planned."""
    if summary.completion is None or summary.planned is None or summary.variance is None:
        return _SAID.say("nothing", language)
    gap = gap_of(summary.variance, language=language)
    done, planned = (percent(share, language=language) for share in (summary.completion, summary.planned))
    return _SAID.say("headline", language, done=done, planned=planned, gap=f", {gap}" if gap else "")


def gap_of(variance: float, *, language: Language | None = None) -> str:
    """Say how far completion is from its plan in percentage points; nothing where it would show as none."""
    if abs(variance) < _SHOWN:
        return ""
    size = counted(abs(100 * variance), "point", language=language)
    return _SAID.say("ahead" if variance > 0 else "behind", language, size=size)


def lateness(late: pd.DataFrame, summary: PlanSummary, *, language: Language | None = None) -> str:
    """Say how many tasks are overdue, whose the oldest is, and by how many days."""
    if late.empty:
        count = counted(summary.due_soon, "task", language=language)
        soon = _SAID.say("soon", language, count=count, days=counted(DUE_SOON_DAYS, "day", language=language))
        return _SAID.say("none_late", language, soon=soon if summary.due_soon else "")
    which = "late_one" if len(late) == 1 else "late_many"
    return _SAID.say(which, language, count=counted(len(late), "task", language=language), oldest=oldest(late, language=language))


def oldest(late: pd.DataFrame, *, language: Language | None = None) -> str:
    """Name the task longest overdue, with its days and its office, and how many others are as late."""
    first = late.iloc[0]
    others = int((late["days_late"] == first["days_late"]).sum()) - 1
    return _SAID.say(
        "oldest",
        language,
        days=counted(int(first["days_late"]), "day", language=language),
        task=shortened(first["task"]),
        office=_SAID.say("nobody", language) if is_missing(first["lead_unit"]) else first["lead_unit"],
        tied=_SAID.say("tied", language, count=counted(others, "other_task", language=language)) if others else "",
    )


def furthest_behind(matrix: pd.DataFrame) -> Rows:
    """Return the dimensions furthest behind their plan; several where they are as far behind, none where none is behind."""
    rows = [row for row in rows_of(matrix, "dimension", "name", "counted", "variance", "completion", "planned") if row["counted"] > 0]
    gaps = [round(float(row["variance"]), 9) for row in rows]
    return [row for row, gap in zip(rows, gaps, strict=True) if gap == min(gaps) and gap <= -_SHOWN]


def slowest(matrix: pd.DataFrame, *, language: Language | None = None) -> str:
    """Name the dimension that is furthest behind its plan."""
    if not (matrix["counted"] > 0).any():
        return _SAID.say("all_cancelled" if (matrix["tasks"] > 0).any() else "no_dimension", language)
    rows = furthest_behind(matrix)
    if not rows:
        return _SAID.say("none_behind", language)
    row, others = rows[0], [f"{other['dimension']}" for other in rows[1:]]
    tied = "tied_too" if len(others) == 1 else "tied_too_many"
    return _SAID.say(
        "slowest",
        language,
        number=row["dimension"],
        name=named(str(row["dimension"]), str(row["name"]), language=language),
        done=percent(row["completion"], language=language),
        planned=percent(row["planned"], language=language),
        tied_too=_SAID.say(tied, language, numbers=listed(others, language=language)) if others else "",
    )


def states_counted(table: pd.DataFrame, *, language: Language | None = None) -> str:
    """Say what the ministries' table adds up to."""
    if table.empty:
        return _SAID.say("no_task", language)
    row = table.sum(numeric_only=True).astype("int64")
    figures = {
        "done": row["done_on_time"] + row["done_late"] + row["done_undated"],
        "open": row["open_in_time"],
        "overdue": row["open_overdue"],
        "cancelled": row["cancelled"],
    }
    parts = [_SAID.say(name, language, count=count) for name, count in figures.items() if count or name != "cancelled"]
    total = counted(int(row["total"]), "task", language=language)
    return _SAID.say("states", language, count=total, parts="; ".join(parts) if tongue(language) == "vi" else listed(parts, language=language))
