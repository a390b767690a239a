"""The marks of a timeline: rows of tasks → traces of bars, tails of lateness and icons."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pandas as pd

from papi_metrics.charts.template import Drawn, icon, mark, wrapped
from papi_metrics.language import gettext as _
from papi_metrics.language import ngettext
from papi_metrics.palette import LABELS, Sign
from papi_metrics.wording import date, is_missing

_BAR, _TAIL = 8, 2
_OPACITY = {"cancelled": 0.25}


def bars(tasks: list[dict[Any, Any]]) -> list[Drawn]:
    """Draw start to due; a trace for each label."""
    return [
        _lines([(task["at"], task["start"], task["due"]) for task in tasks if task["label"] == label], label, width=_BAR)
        for label in LABELS
        if any(task["label"] == label and not is_missing(task["start"]) for task in tasks)
    ]


def tails(tasks: list[dict[Any, Any]], as_of: dt.date) -> list[Drawn]:
    """Draw due to completion, or to the as-of date while overdue."""
    late = [(task["at"], task["due"], pd.Timestamp(as_of)) for task in tasks if task["label"] == "overdue"]
    done = [(task["at"], task["due"], task["completed_on"]) for task in tasks if task["label"] == "done_late"]
    return [
        _lines(spans, label, width=_TAIL) for spans, label in ((late, "overdue"), (done, "done_late")) if spans
    ]


def _lines(spans: list[tuple[int, Any, Any]], label: str, *, width: int) -> Drawn:
    drawn = [(at, first, last) for at, first, last in spans if not is_missing(first) and not is_missing(last)]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [day for _, first, last in drawn for day in (_iso(first), _iso(last), None)],
        "y": [value for at, _, _ in drawn for value in (at, at, None)],
        "line": {"color": mark(LABELS[label].tone), "width": width},
        "opacity": _OPACITY.get(label, 0.55) if width > _TAIL else 1,
        "hoverinfo": "skip",
    }


def _iso(day: pd.Timestamp) -> str:
    return day.date().isoformat()


def ends(tasks: list[dict[Any, Any]]) -> Drawn:
    """Write each task's icon at its due date; the whole of the task shows on hover."""
    return {
        "type": "scatter",
        "mode": "text",
        "x": [_iso(task["due"]) for task in tasks],
        "y": [task["at"] for task in tasks],
        "text": [_sign(LABELS[task["label"]]) for task in tasks],
        "textfont": {"size": 15},
        "hovertext": [_hover(task) for task in tasks],
        "hoverinfo": "text",
        "cliponaxis": False,
    }


def _sign(sign: Sign) -> str:
    """Write a sign that lies on its bar: blue on blue could not be told, and its bar has the colour."""
    return icon(replace(sign, tone="grey")) if sign.tone == "blue" else icon(sign)


def _hover(task: dict[Any, Any]) -> str:
    start = "" if is_missing(task["start"]) else f"{date(task['start'])} - "
    done = "" if is_missing(task["completed_on"]) else _(", xong {date}", date=date(task["completed_on"]))
    days = "" if is_missing(task["days_late"]) else ngettext(", chậm {count} ngày", int(task["days_late"]))
    office = "" if is_missing(task["lead_unit"]) else f"<br>{wrapped(str(task['lead_unit']), width=50)}"
    words = wrapped(str(task["task"]), width=50, lines=8)
    span = start + date(task["due"])
    due = _("Hạn: {due}", due=span)
    return f"{words}<br>{_(LABELS[task['label']].word)}{days}<br>{due}{done}{office}"
