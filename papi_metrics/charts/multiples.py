"""Small multiples: a unit's history of scores → a small line a dimension, all on one scale, broken at breaks."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from papi_metrics.charts.heat_maps import break_places
from papi_metrics.charts.template import DIMENSION_CODES, REST, SMALL_SIZE, Drawn, Theme, axis, figure, mark, note, nothing, score_range, wrapped
from papi_metrics.framework import BASE_YEAR
from papi_metrics.palette import FAINT_MARK
from papi_metrics.sentences import small_multiples_finding
from papi_metrics.wording import is_missing, points

_COLUMNS, _PANEL, _HEAD, _TOP, _BOTTOM = 2, 92, 66, 46, 22
_LEFT, _RIGHT, _BETWEEN = 22, 4, 0.06
_CONFIDENT = 1.96


def small_multiples(history: pd.DataFrame, *, base_year: int = BASE_YEAR, theme: Theme | None = None) -> go.Figure:
    """Draw each dimension's scores over the years on the same scale, the base year marked, thin bars where errors are known.

    A line never crosses a break: there it has a gap and a thin upright stroke.
    Shape: `history` as `score_history` gives it; codes other than dimensions are left out.
    """
    rows = history[history["code"].isin(DIMENSION_CODES)]
    if rows["score"].notna().sum() == 0:
        return nothing("Chưa có điểm của năm nào.", theme=theme)
    panels = [panel for _, panel in rows.groupby("code", sort=False)]
    low, high = score_range(rows["score"])
    first, last = int(rows["year"].min()), int(rows["year"].max())
    layout: dict[str, Any] = {
        "height": _plot_height(len(panels)) + _TOP + _BOTTOM,
        "margin": {"l": _LEFT, "r": _RIGHT, "t": _TOP, "b": _BOTTOM, "pad": 0},
        "annotations": [_name(panel, at) for at, panel in enumerate(panels)],
        "shapes": [shape for at, panel in enumerate(panels) for shape in _marks(panel, at, base_year, (low, high))],
    }
    for at in range(len(panels)):
        layout |= _axes(at, len(panels), (first, last), (low, high), base_year, theme)
    return figure(
        [_line(panel, at, base_year) for at, panel in enumerate(panels)],
        layout=layout,
        title=small_multiples_finding(history),
        subtitle=_subtitle(rows, base_year, low, high),
        theme=theme,
    )


def _number(at: int) -> str:
    return "" if at == 0 else str(at + 1)


def _plot_height(count: int) -> int:
    lines = -(-count // _COLUMNS)
    return lines * _PANEL + (lines - 1) * _HEAD


def _axes(
    at: int, count: int, years: tuple[int, int], scores: tuple[int, int], base_year: int, theme: Theme | None
) -> dict[str, Any]:
    """Return the axes of a panel: the panels stand in lines of two, left to right."""
    line, column = divmod(at, _COLUMNS)
    width, height = (1 - _BETWEEN) / _COLUMNS, _plot_height(count)
    left, top = column * (width + _BETWEEN), 1 - line * (_PANEL + _HEAD) / height
    ticks = sorted({years[0], base_year, years[1]} & set(range(years[0], years[1] + 1)))
    inner = [scores[0] + 1, scores[1] - 1] if scores[1] - scores[0] > 2 else list(scores)  # noqa: PLR2004 - room within
    across = axis(theme, domain=[left, left + width], anchor=f"y{_number(at)}", range=[years[0] - 0.8, years[1] + 2.4], tickvals=ticks)
    up = axis(
        theme,
        domain=[max(top - _PANEL / height, 0), top],
        anchor=f"x{_number(at)}",
        range=list(scores),
        tickvals=inner,
        showgrid=True,
        showticklabels=column == 0,
    )
    return {f"xaxis{_number(at)}": across, f"yaxis{_number(at)}": up}


def _subtitle(rows: pd.DataFrame, base_year: int, low: int, high: int) -> str:
    errors = " Thanh mảnh: khoảng tin cậy 95 %." if rows["standard_error"].notna().any() else ""
    return (
        f"Điểm từng chỉ số theo năm, cùng một trục từ {low} đến {high} (thang 1-10); vòng rỗng là năm gốc {base_year}; "
        f"chỗ đứt là nơi cách đo đổi, không so qua đó.{errors}"
    )


def _name(panel: pd.DataFrame, at: int) -> Drawn:
    number = _number(at)
    text = wrapped(f"{panel['code'].iloc[0]}. {panel['name'].iloc[-1]}", width=27)
    return note(
        text, x=0, xref=f"x{number} domain", xanchor="left", y=1, yref=f"y{number} domain", yanchor="bottom", align="left",
        font={"size": SMALL_SIZE},
    )  # fmt: skip


def _marks(panel: pd.DataFrame, at: int, base_year: int, scores: tuple[int, int]) -> list[Drawn]:
    """Mark the base year and every break of a panel."""
    place = {"type": "line", "xref": f"x{_number(at)}", "yref": f"y{_number(at)}", "y0": scores[0], "y1": scores[1], "layer": "below"}
    years = [year for _, year in break_places(panel)]
    base = {**place, "x0": base_year, "x1": base_year, "line": {"color": FAINT_MARK, "width": 1}}
    return [base, *({**place, "x0": year - 0.5, "x1": year - 0.5, "line": {"color": REST, "width": 1, "dash": "dot"}} for year in years)]


def _line(panel: pd.DataFrame, at: int, base_year: int) -> Drawn:
    records: list[dict[Any, Any] | None] = []
    for row in panel.to_dict("records"):
        if records and records[-1] and records[-1]["segment"] != row["segment"]:
            records.append(None)
        records.append(row)
    known = [row for row in records if row and not is_missing(row["score"])]
    trace: dict[str, Any] = {
        "type": "scatter",
        "mode": "lines+markers+text",
        "xaxis": f"x{_number(at)}",
        "yaxis": f"y{_number(at)}",
        "x": [row and row["year"] for row in records],
        "y": [row and (None if is_missing(row["score"]) else row["score"]) for row in records],
        "text": [points(row["score"]) if row and known and row is known[-1] else "" for row in records],
        "textposition": "middle right",
        "textfont": {"size": SMALL_SIZE},
        "line": {"color": mark("blue"), "width": 2},
        "marker": {
            "color": mark("blue"),
            "size": [9 if row and row["year"] == base_year else 4 for row in records],
            "symbol": ["circle-open" if row and row["year"] == base_year else "circle" for row in records],
            "line": {"width": [2 if row and row["year"] == base_year else 0 for row in records]},
        },
        "hovertext": [row and f"{row['year']}: {points(row['score'])}" for row in records],
        "hoverinfo": "text",
        "cliponaxis": False,
    }
    errors = [None if not row or is_missing(row["standard_error"]) else _CONFIDENT * row["standard_error"] for row in records]
    if any(error is not None for error in errors):
        trace["error_y"] = {"array": errors, "thickness": 1, "width": 0, "color": REST}
    return trace
