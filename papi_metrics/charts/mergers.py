"""Provinces merged in 2025: their score histories → a small line each, side by side on one scale, the new unit apart."""

from __future__ import annotations

import itertools
import math
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from papi_metrics.change import rows_of
from papi_metrics.charts.template import REST, SMALL_SIZE, Drawn, Theme, axis, figure, mark, note, nothing, wrapped
from papi_metrics.framework import MERGER_YEAR
from papi_metrics.language import gettext as _
from papi_metrics.sentences import merger_finding
from papi_metrics.wording import is_missing, points, rank

_PLOT, _LEFT, _RIGHT, _TOP, _BOTTOM, _BETWEEN = 150, 26, 6, 54, 24, 0.05
_WIDTH = 44  # letters that a phone has room for, over all panels

Row = dict[Any, Any]


def merger_lines(histories: pd.DataFrame, *, year: int, theme: Theme | None = None) -> go.Figure:
    """Draw the total of every province that became one unit, each in a panel of its own; the new unit's series starts anew.

    Shape: `histories` as `merger_histories` gives it; `year` is marked, its score and rank stand above.
    """
    rows = rows_of(histories)
    scores = [row["score"] for row in rows if not is_missing(row["score"])]
    if not scores:
        return nothing(_("Chưa có điểm của tỉnh nào."), theme=theme)
    panels = [list(group) for _, group in itertools.groupby(rows, key=lambda row: (row["unit"], row["new"]))]
    span = (math.floor(min(scores) - 1), math.ceil(max(scores) + 1))
    years = sorted({int(row["year"]) for row in rows})
    layout: dict[str, Any] = {
        "height": _PLOT + _TOP + _BOTTOM,
        "margin": {"l": _LEFT, "r": _RIGHT, "t": _TOP, "b": _BOTTOM, "pad": 0},
        "annotations": [_name(panel, at, year, width=_WIDTH // len(panels)) for at, panel in enumerate(panels)],
        "shapes": [stroke for at, panel in enumerate(panels) for stroke in _strokes(panel, at)],
    }
    for at in range(len(panels)):
        layout |= _axes(at, len(panels), years, span, theme)
    return figure(
        [_line(panel, at, year) for at, panel in enumerate(panels)],
        layout=layout,
        title=merger_finding(histories, year=year),
        subtitle=_subtitle(panels, span),
        theme=theme,
    )


def _subtitle(panels: list[list[Row]], span: tuple[int, int]) -> str:
    breaks = _(" Chỗ đứt có nét chấm: cách tính đổi, không so qua đó.") if any(map(_breaks, panels)) else ""
    new = _(" «mới»: đơn vị từ {merger_year}, chuỗi số liệu riêng.", merger_year=MERGER_YEAR) if panels[-1][0]["new"] else ""
    return _("Tổng điểm từng tỉnh theo năm, cùng một trục từ {low} đến {high}; không lấy trung bình.{breaks}{new}", low=span[0], high=span[1], breaks=breaks, new=new)


def _number(at: int) -> str:
    return "" if at == 0 else str(at + 1)


def _axes(at: int, count: int, years: list[int], span: tuple[int, int], theme: Theme | None) -> dict[str, Drawn]:
    width = (1 - _BETWEEN * (count - 1)) / count
    left = at * (width + _BETWEEN)
    ticks = sorted({years[0], years[-1]})
    texts = [f"’{year % 100:02d}" for year in ticks]
    step = 5 if span[1] - span[0] > 6 else 2  # noqa: PLR2004 - two to four lines
    up = {"range": list(span), "dtick": step, "tick0": 0, "showgrid": True, "showticklabels": at == 0}
    across = {"range": [years[0] - 0.8, years[-1] + 0.8], "tickvals": ticks, "ticktext": texts, "domain": [left, left + width]}
    return {
        f"xaxis{_number(at)}": axis(theme, anchor=f"y{_number(at)}", **across),
        f"yaxis{_number(at)}": axis(theme, anchor=f"x{_number(at)}", **up),
    }


def _name(panel: list[Row], at: int, year: int, *, width: int) -> Drawn:
    shown = next((row for row in panel if row["year"] == year and not is_missing(row["score"])), None)
    figures = f"{points(shown['score'])} · {rank(shown['rank'], shown['rank_n'])}" if shown else "—"
    name = _("{unit} mới", unit=panel[0]["unit"]) if panel[0]["new"] else str(panel[0]["unit"])
    place = {"x": 0, "xref": f"x{_number(at)} domain", "xanchor": "left", "align": "left"}
    up = {"y": 1, "yref": f"y{_number(at)} domain", "yanchor": "bottom", "yshift": 4, "font": {"size": SMALL_SIZE}}
    return note(f"<b>{wrapped(name, width=width, lines=2)}</b><br>{figures}", **place, **up)


def _breaks(panel: list[Row]) -> list[int]:
    return [int(row["year"]) for before, row in itertools.pairwise(panel) if before["segment"] != row["segment"]]


def _strokes(panel: list[Row], at: int) -> list[Drawn]:
    place = {"type": "line", "xref": f"x{_number(at)}", "yref": f"y{_number(at)} domain", "y0": 0, "y1": 1}
    return [{**place, "x0": year - 0.5, "x1": year - 0.5, "line": {"color": REST, "width": 1, "dash": "dot"}} for year in _breaks(panel)]


def _line(panel: list[Row], at: int, year: int) -> Drawn:
    """Return a panel's line; nothing stands between two segments, so that it has a gap."""
    segments = [list(group) for _, group in itertools.groupby(panel, key=lambda row: row["segment"])]
    drawn: list[Row | None] = [row for segment in segments for row in (*segment, None)][:-1]
    known = [row if row and not is_missing(row["score"]) else None for row in drawn]
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "xaxis": f"x{_number(at)}",
        "yaxis": f"y{_number(at)}",
        "x": [row and row["year"] for row in drawn],
        "y": [row and round(row["score"], 4) for row in known],
        "line": {"color": mark("blue"), "width": 2},
        "marker": {"color": mark("blue"), "size": [9 if row and row["year"] == year else 4 for row in drawn]},
        "hovertext": [row and _("{year}: {score}, hạng {rank}", year=row["year"], score=points(row["score"]), rank=rank(row["rank"], row["rank_n"])) for row in known],
        "hoverinfo": "text",
        "cliponaxis": False,
    }
