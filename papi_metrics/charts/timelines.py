"""The timeline: labelled tasks and an as-of date → dated tasks as bars from start to due, by dimension, with today's line."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from papi_metrics.charts.template import (
    REST,
    SMALL_SIZE,
    Drawn,
    Theme,
    axis,
    figure,
    icon,
    names_above,
    note,
    nothing,
    wrapped,
)
from papi_metrics.charts.timeline_marks import bars, ends, tails
from papi_metrics.charts.timeline_rows import MOST_TASKS, dated_tasks, foremost, placed
from papi_metrics.framework import dimension_name
from papi_metrics.language import gettext as _
from papi_metrics.language import ngettext
from papi_metrics.palette import FAINT_MARK, LABELS
from papi_metrics.sentences import timeline_finding
from papi_metrics.wording import date, is_missing

_ROW, _TOP, _BOTTOM = 40, 76, 24
_NAME_WIDTH = 58  # characters; what a phone has room for, the rest shows on hover


def timeline(
    labelled: pd.DataFrame, *, as_of: dt.date, plan_year: int, most: int = MOST_TASKS, theme: Theme | None = None
) -> go.Figure:
    """Draw the dated tasks, a bar from start to due or a point where there is no start, coloured by timing label.

    A thin tail runs from the due date to the day of completion or, while overdue, to the as-of date.
    Shape: `labelled` as `labelled_tasks` gives it; tasks without a due date are left out; of more than `most`
    tasks the overdue come first, then the open by due date, then the rest; the height grows with the rows.
    """
    dated = dated_tasks(labelled)
    if dated.empty:
        return nothing(_("Không có nhiệm vụ nào ghi thời hạn."), theme=theme)
    rows = placed(foremost(dated, most=most))
    tasks = [row for row in rows if "label" in row]
    first, last = _span(tasks, as_of, plan_year)
    layout = {
        "height": _ROW * len(rows) + _TOP + _BOTTOM,
        "margin": {"l": 8, "r": 8, "t": _TOP, "b": _BOTTOM, "pad": 0},
        "xaxis": axis(theme, type="date", range=[first, last], **_quarters(plan_year)),
        "yaxis": axis(theme, range=[len(rows) - 0.5, -0.5], showticklabels=False),
        "shapes": [*_grid(plan_year), _today(as_of)],
        "annotations": [*_names(rows, plan_year), _key(tasks), _today_word(as_of, first, last)],
    }
    return figure(
        [*bars(tasks), *tails(tasks, as_of), ends(tasks)],
        layout=layout,
        title=timeline_finding(labelled),
        subtitle=_subtitle(labelled, dated, most),
        theme=theme,
    )


def _span(tasks: list[dict[Any, Any]], as_of: dt.date, plan_year: int) -> tuple[str, str]:
    """Return the first and last day drawn: the plan's year, and more where a task or the as-of date needs it."""
    days = [task[name].date() for task in tasks for name in ("start", "due", "completed_on") if not is_missing(task[name])]
    first = min([dt.date(plan_year, 1, 1), as_of, *days])
    last = max([dt.date(plan_year, 12, 31), as_of, *days])
    return first.isoformat(), (last + dt.timedelta(days=7)).isoformat()


def _quarters(plan_year: int) -> dict[str, list[str]]:
    return {
        "tickvals": [f"{plan_year}-{month:02}-15" for month in (2, 5, 8, 11)],
        "ticktext": [_("Quý I"), _("Quý II"), _("Quý III"), _("Quý IV")],
    }


def _grid(plan_year: int) -> list[Drawn]:
    starts = [f"{plan_year}-{month:02}-01" for month in (1, 4, 7, 10)] + [f"{plan_year + 1}-01-01"]
    place = {"type": "line", "yref": "paper", "y0": 0, "y1": 1, "layer": "below"}
    return [{**place, "x0": day, "x1": day, "line": {"color": FAINT_MARK, "width": 1}} for day in starts]


def _today(as_of: dt.date) -> Drawn:
    day = as_of.isoformat()
    return {"type": "line", "x0": day, "x1": day, "yref": "paper", "y0": 0, "y1": 1, "line": {"color": REST, "width": 1, "dash": "dot"}}


def _today_word(as_of: dt.date, first: str, last: str) -> Drawn:
    """Name today's line, on the side where there is room."""
    share = (as_of - dt.date.fromisoformat(first)) / (dt.date.fromisoformat(last) - dt.date.fromisoformat(first))
    anchor = "right" if share > 0.7 else "left" if share < 0.3 else "center"  # noqa: PLR2004 - thirds of the picture
    return note(
        _("Tính đến {as_of}", as_of=date(as_of)), x=as_of.isoformat(), xanchor=anchor, y=1, yref="paper", yanchor="bottom",
        font={"size": SMALL_SIZE},
    )  # fmt: skip


def _names(rows: list[dict[Any, Any]], plan_year: int) -> list[Drawn]:
    notes = names_above([_name(row, plan_year) for row in rows], lift=9)
    return [{**item, "y": item["y"] + (0 if "label" in row else 0.3)} for item, row in zip(notes, rows, strict=True)]


def _name(row: dict[Any, Any], plan_year: int) -> str:
    if "label" not in row:
        return f"<b>{_heading(row['heading'], plan_year)}</b>"
    return wrapped(str(row["task"]), width=_NAME_WIDTH, lines=1)


def _heading(dimension: int | None, plan_year: int) -> str:
    return f"{dimension}. {dimension_name(dimension, plan_year)}" if dimension else _("Chưa gắn chỉ số")


def _key(tasks: list[dict[Any, Any]]) -> Drawn:
    """Say what the icons mean, for the labels that are drawn."""
    words = [f"{icon(sign)} {_(sign.word)}" for label, sign in LABELS.items() if any(task["label"] == label for task in tasks)]
    lines = ["   ".join(words[at : at + 2]) for at in range(0, len(words), 2)]
    return note(
        "<br>".join(lines), x=0, xref="paper", xanchor="left", xshift=-2, y=1, yref="paper", yanchor="bottom",
        yshift=18, align="left", font={"size": SMALL_SIZE},
    )  # fmt: skip


def _subtitle(labelled: pd.DataFrame, dated: pd.DataFrame, most: int) -> str:
    left_out = len(labelled) - len(dated)
    return (
        _("Thanh: từ ngày bắt đầu đến hạn; chỉ có dấu: không ghi ngày bắt đầu; nét mảnh: phần chậm.")
        + (_(" Vẽ {most} trên {dated} nhiệm vụ có hạn: quá hạn trước, rồi sắp đến hạn.", most=most, dated=len(dated)) if len(dated) > most else "")
        + (ngettext(" {count} nhiệm vụ không có ngày hạn không vẽ.", left_out) if left_out else "")
    )
