"""What the timeline of tasks says: how many are late and due soon, the longest overdue, how many have no date."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from papi_metrics.completion import DUE_SOON_DAYS
from papi_metrics.language import Language
from papi_metrics.sentences.listing import listed
from papi_metrics.sentences.phrases import Phrases, counted
from papi_metrics.sentences.plan import oldest
from papi_metrics.wording import date

_SAID = Phrases(
    vi={
        "finding_none": "Chưa có nhiệm vụ nào ghi thời hạn",
        "finding_calm": "Không có nhiệm vụ quá hạn hoặc sắp đến hạn",
        "late": "{count} quá hạn",
        "soon": "{count} đến hạn trong {days} tới",
        "none": "Không có nhiệm vụ nào ghi thời hạn.",
        "all": "Đến {day}, trong {count} có hạn: {parts}.",
        "done": "{count} đã hoàn thành",
        "open": "{count} còn trong hạn",
        "open_soon": "{count} còn trong hạn ({soon})",
        "overdue": "{count} quá hạn",
        "cancelled": "{count} hủy",
        "oldest": " Quá hạn lâu nhất {oldest}.",
        "undated": " {count} không có ngày hạn (thường xuyên, theo sự kiện …).",
    },
    en={
        "finding_none": "No task has a due date yet",
        "finding_calm": "No task is overdue or due soon",
        "late": "{count} overdue",
        "soon": "{count} due within {days}",
        "none": "No task has a due date.",
        "all": "By {day}, of {count} with a due date: {parts}.",
        "done": "{count} done",
        "open": "{count} open in time",
        "open_soon": "{count} open in time ({soon})",
        "overdue": "{count} overdue",
        "cancelled": "{count} cancelled",
        "oldest": " Longest overdue {oldest}.",
        "undated": " {count} without a due date (standing, on an event …).",
    },
)


def timeline_finding(labelled: pd.DataFrame, *, language: Language | None = None) -> str:
    """Say how many dated tasks are overdue and how many fall due soon: the title of the timeline."""
    dated = labelled[labelled["due"].notna()]
    if dated.empty:
        return _SAID.say("finding_none", language)
    late, soon = int((dated["label"] == "overdue").sum()), int(dated["due_soon"].sum())
    parts = [
        *([_SAID.say("late", language, count=counted(late, "task", language=language))] if late else []),
        *([_soon(counted(soon, "task", language=language), language)] if soon else []),
    ]
    return ", ".join(parts) or _SAID.say("finding_calm", language)


def _soon(count: str, language: Language | None) -> str:
    return _SAID.say("soon", language, count=count, days=counted(DUE_SOON_DAYS, "day", language=language))


def timeline_sentence(labelled: pd.DataFrame, *, as_of: dt.date, language: Language | None = None) -> str:
    """Say what the timeline shows: dated tasks by timing label, the longest overdue, and how many have no date."""
    dated = labelled[labelled["due"].notna()]
    undated = len(labelled) - len(dated)
    rest = _SAID.say("undated", language, count=counted(undated, "task", language=language)) if undated else ""
    if dated.empty:
        return f"{_SAID.say('none', language)}{rest}"
    told = _SAID.say(
        "all",
        language,
        day=date(as_of),
        count=counted(len(dated), "task", language=language),
        parts=listed(_parts(dated, language), language=language),
    )
    return f"{told}{_longest(dated, language)}{rest}"


def _parts(dated: pd.DataFrame, language: Language | None) -> list[str]:
    """Say how many dated tasks there are of each timing label, in order; what there is none of is left out."""
    counts = dated["label"].value_counts()
    soon = int(dated["due_soon"].sum())
    figures = {
        "done": int(counts.reindex(["done_on_time", "done_late", "done_undated"]).sum()),
        "open_soon" if soon else "open": int(counts.get("open_in_time", 0)),
        "overdue": int(counts.get("overdue", 0)),
        "cancelled": int(counts.get("cancelled", 0)),
    }
    return [
        _SAID.say(name, language, count=count, soon=_soon(str(soon), language)) for name, count in figures.items() if count
    ]


def _longest(dated: pd.DataFrame, language: Language | None) -> str:
    late = dated[dated["label"] == "overdue"].sort_values(["days_late", "row"], ascending=[False, True])
    return "" if late.empty else _SAID.say("oldest", language, oldest=oldest(late, language=language))
