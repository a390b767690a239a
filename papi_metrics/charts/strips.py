"""The dot strip: all units' scores of a year → a row of faint dots a dimension, the unit strong, the middle half behind."""

from __future__ import annotations

import math
from collections.abc import Collection
from html import escape
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from papi_metrics.change import FEWEST_UNITS, rows_of
from papi_metrics.charts.template import (
    DIMENSION_CODES,
    REST,
    SMALL_SIZE,
    Drawn,
    Theme,
    axis,
    figure,
    mark,
    names_above,
    note,
    nothing,
    wrapped,
)
from papi_metrics.language import by_language
from papi_metrics.language import gettext as _
from papi_metrics.palette import FAINT_MARK
from papi_metrics.sentences import GROUP_WORDS, strip_finding
from papi_metrics.wording import is_missing, points, rank

_ROW, _LEFT, _RIGHT, _TOP, _BOTTOM = 50, 4, 118, 40, 24
_DOTS = "rgba(128,138,148,0.45)"
_EDGE = 0.12  # room for half a dot at both ends
_FEW = 12  # So few units are told apart by their dots alone.

Row = dict[Any, Any]


def dot_strip(
    standing: pd.DataFrame, places: pd.DataFrame, *, peers: Collection[str] = (), theme: Theme | None = None
) -> go.Figure:
    """Draw every unit's score of each dimension as a dot on one scale; the unit in blue, peers outlined.

    The bar behind reaches from the 25th to the 75th percentile, a stroke in it is the median; with fewer than four units
    there is none.
    Shape: `standing` as `panel_standing` gives it, `places` the panel's rows of the same year; the total is left out.
    """
    rows = rows_of(standing[standing["code"].isin(DIMENSION_CODES)])
    dots = places[places["code"].isin(DIMENSION_CODES) & places["score"].notna()]
    if not rows or dots.empty:
        return nothing(_("Chưa có điểm của chỉ số nào."), theme=theme)
    low, high = math.floor(dots["score"].min()), math.ceil(dots["score"].max())
    at = {row["code"]: place for place, row in enumerate(rows)}
    others = dots[dots["unit"] != rows[0]["unit"]]
    near = others["unit"].isin(peers)
    layout = {
        "height": _ROW * len(rows) + _TOP + _BOTTOM,
        "margin": {"l": _LEFT, "r": _RIGHT, "t": _TOP, "b": _BOTTOM, "pad": 0},
        "xaxis": axis(theme, range=[low - _EDGE, high + _EDGE], dtick=1, showgrid=True),
        "yaxis": axis(theme, range=[len(rows) - 0.5, -0.7], showticklabels=False),
        "annotations": [_key(rows[0], peers=bool(near.any())), *_names(rows), *_labels(rows)],
    }
    traces = [*_bands(rows), _dots(others[~near], at), *([_outlined(others[near], at)] if near.any() else []), _own(rows)]
    return figure(traces, layout=layout, title=strip_finding(standing), subtitle=_subtitle(rows, low, high), theme=theme)


def _subtitle(rows: list[Row], low: int, high: int) -> str:
    bands = any(row["rank_n"] >= FEWEST_UNITS for row in rows)
    return (
        _("Mỗi chấm là một đơn vị, năm {year}; thang 1-10, mọi hàng cùng trục từ {low} đến {high}.", year=rows[0]["year"], low=low, high=high)
        + (_(" Dải xám: nửa ở giữa (từ 25 % đến 75 % số đơn vị), vạch: trung vị.") if bands else "")
        + _(" Bên phải: điểm, hạng trên số đơn vị có điểm.")
    )


def _key(row: Row, *, peers: bool) -> Drawn:
    own, rest = (f'<span style="color:{colour}">{sign}</span>' for colour, sign in ((mark("blue"), "◆"), (REST, "●")))
    text = _("{own_mark} {unit}   {other_mark} các đơn vị khác", own_mark=own, unit=wrapped(row["unit"], width=24, lines=1), other_mark=rest) + (_("   ○ nhóm so sánh") if peers else "")
    return note(text, x=0, xref="paper", xanchor="left", xshift=-2, y=1, yref="paper", yanchor="bottom", yshift=18, font={"size": SMALL_SIZE})


def _names(rows: list[Row]) -> list[Drawn]:
    return names_above([wrapped(f"{row['code']}. {row['name']}", width=60, lines=1) for row in rows], lift=8)


def _labels(rows: list[Row]) -> list[Drawn]:
    place = {"x": 1, "xref": "paper", "xanchor": "left", "xshift": 10, "yshift": -9, "align": "left", "font": {"size": SMALL_SIZE}}
    return [note(_label(row), y=at, **place) for at, row in enumerate(rows)]


def _label(row: Row) -> str:
    if is_missing(row["score"]):
        return _("không có điểm")
    group = "" if is_missing(row["quartile"]) else f"<br>{by_language(GROUP_WORDS)[row['quartile']]}"
    return f"<b>{points(row['score'])}</b> · {rank(row['rank'], row['rank_n'])}{group}"


def _bands(rows: list[Row]) -> list[Drawn]:
    """Return the middle half of every row as a broad faint line, and its median as a stroke."""
    known = [(at, row) for at, row in enumerate(rows) if row["rank_n"] >= FEWEST_UNITS]
    if not known:
        return []
    band = {
        "type": "scatter",
        "mode": "lines",
        "x": [value for _, row in known for value in (_rounded(row["lowest_quarter"]), _rounded(row["top_quarter"]), None)],
        "y": [value for at, _ in known for value in (at, at, None)],
        "line": {"color": FAINT_MARK, "width": 16},
        "hoverinfo": "skip",
    }
    median = {
        "type": "scatter",
        "mode": "markers",
        "x": [_rounded(row["median"]) for _, row in known],
        "y": [at for at, _ in known],
        "marker": {"symbol": "line-ns", "size": 8, "line": {"color": REST, "width": 2}},
        "hovertext": [_("Trung vị {median}", median=points(row["median"])) for _at, row in known],
        "hoverinfo": "text",
    }
    return [band, median]


def _dots(dots: pd.DataFrame, at: dict[str, int]) -> Drawn:
    few = len(dots) <= _FEW * len(at)
    return {**_points(dots, at), "marker": {"color": REST if few else _DOTS, "size": 7 if few else 6}}


def _outlined(dots: pd.DataFrame, at: dict[str, int]) -> Drawn:
    return {**_points(dots, at), "marker": {"color": REST, "size": 9, "symbol": "circle-open", "line": {"width": 2}}}


def _points(dots: pd.DataFrame, at: dict[str, int]) -> Drawn:
    """Return points with their units' names on hover; the figures are written by plotly, so that the picture stays small."""
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [_rounded(score) for score in dots["score"].tolist()],
        "y": [at[code] for code in dots["code"].tolist()],
        "text": [escape(unit, quote=False) for unit in dots["unit"].tolist()],
        "hovertemplate": "%{text}: %{x:.2f}<extra></extra>",
    }


def _own(rows: list[Row]) -> Drawn:
    known = [(at, row) for at, row in enumerate(rows) if not is_missing(row["score"])]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [_rounded(row["score"]) for _, row in known],
        "y": [at for at, _ in known],
        "marker": {"color": mark("blue"), "size": 13, "symbol": "diamond"},
        "hovertext": [_("{unit}: {score}, hạng {rank}", unit=escape(row["unit"], quote=False), score=points(row["score"]), rank=rank(row["rank"], row["rank_n"])) for _at, row in known],
        "hoverinfo": "text",
        "cliponaxis": False,
    }


def _rounded(score: float) -> float:
    """Round a place on the axis: a hundredth is less than a pixel."""
    return round(float(score), 2)
