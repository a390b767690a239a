"""Small multiples: a unit's history of scores → a small line a dimension, all on one scale, broken at breaks."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from papi_metrics.charts.series import (
    CARE_WORDS,
    Series,
    careful_line,
    dimension_series,
    score_line,
    scores_of,
    years_of,
)
from papi_metrics.charts.template import (
    REST,
    SMALL_SIZE,
    Drawn,
    Theme,
    axis,
    figure,
    note,
    nothing,
    score_range,
    with_choice,
    wrapped,
)
from papi_metrics.framework import BASE_YEAR
from papi_metrics.language import gettext as _
from papi_metrics.palette import FAINT_MARK
from papi_metrics.sentences import small_multiples_finding
from papi_metrics.wording import points

_COLUMNS, _PANEL, _HEAD, _TOP, _BOTTOM = 2, 92, 66, 46, 22
_LEFT, _RIGHT, _BETWEEN = 22, 4, 0.06


def small_multiples(history: pd.DataFrame, *, base_year: int = BASE_YEAR, theme: Theme | None = None) -> go.Figure:
    """Draw each dimension's scores over the years on the same scale, the base year marked, thin bars where errors are known.

    A line never crosses a break: there it has a gap and a thin upright stroke. A step that asks for care is dotted.
    Shape: `history` as `score_history` gives it; codes other than dimensions are left out. Points carry their code.
    """
    series = dimension_series(history)
    if not series:
        return nothing(_("Chưa có điểm của năm nào."), theme=theme)
    scores, years = score_range(scores_of(series)), years_of(series)
    layout: dict[str, Any] = {
        "height": _plot_height(len(series)) + _TOP + _BOTTOM,
        "margin": {"l": _LEFT, "r": _RIGHT, "t": _TOP, "b": _BOTTOM, "pad": 0},
        "annotations": [_name(one, at) for at, one in enumerate(series)],
        "shapes": [shape for at, one in enumerate(series) for shape in _strokes(one, at, base_year, scores)],
    }
    across, up = _scales(years, scores, base_year, theme)
    for at in range(len(series)):
        layout |= _axes(at, len(series), across, up)
    drawn = figure(
        [*(_line(one, at, base_year) for at, one in enumerate(series)), *_careful(series)],
        layout=layout,
        title=small_multiples_finding(history, base_year=base_year),
        subtitle=_subtitle(series, base_year, scores),
        theme=theme,
    )
    return with_choice(drawn)


def _subtitle(series: tuple[Series, ...], base_year: int, scores: tuple[int, int]) -> str:
    errors = any(point.error is not None for one in series for point in one.points)
    return (
        _("Điểm từng chỉ số theo năm, cùng một trục từ {low} đến {high} (thang 1-10); "
        "vòng rỗng: năm gốc {base_year}.", low=scores[0], high=scores[1], base_year=base_year)
        + (_(" Vạch đứng ở chỗ đứt: cách đo đổi, không so qua đó.") if any(one.breaks for one in series) else "")
        + (_(" Nét chấm: {care}.", care=_(CARE_WORDS)) if any(map(careful_line, series)) else "")
        + (_(" Thanh mảnh: khoảng tin cậy 95 %.") if errors else "")
    )


def _number(at: int) -> str:
    return "" if at == 0 else str(at + 1)


def _plot_height(count: int) -> int:
    return -(-count // _COLUMNS) * (_PANEL + _HEAD) - _HEAD


def _scales(years: range, scores: tuple[int, int], base_year: int, theme: Theme | None) -> tuple[Drawn, Drawn]:
    """Return what the panels' axes have in common: the years across, the scores up."""
    low, high = scores
    inner = [low + 1, high - 1] if high - low > 2 else [low, high]  # noqa: PLR2004 - room for two lines within
    ticks = sorted({years[0], base_year, years[-1]} & set(years))
    return axis(theme, range=[years[0] - 0.8, years[-1] + 2.4], tickvals=ticks), axis(
        theme, range=[low, high], tickvals=inner, showgrid=True
    )


def _axes(at: int, count: int, across: Drawn, up: Drawn) -> dict[str, Drawn]:
    """Return the axes of a panel: the panels stand in lines of two, from left to right."""
    line, column = divmod(at, _COLUMNS)
    width, height = (1 - _BETWEEN) / _COLUMNS, _plot_height(count)
    left, top = column * (width + _BETWEEN), 1 - line * (_PANEL + _HEAD) / height
    x, y = f"x{_number(at)}", f"y{_number(at)}"
    bottom = max(top - _PANEL / height, 0)
    return {
        x.replace("x", "xaxis"): {**across, "domain": [left, left + width], "anchor": y},
        y.replace("y", "yaxis"): {**up, "domain": [bottom, top], "anchor": x, "showticklabels": column == 0},
    }


def _name(one: Series, at: int) -> Drawn:
    across = {"x": 0, "xref": f"x{_number(at)} domain", "xanchor": "left", "align": "left"}
    up = {"y": 1, "yref": f"y{_number(at)} domain", "yanchor": "bottom", "font": {"size": SMALL_SIZE}}
    return note(wrapped(f"{one.code}. {one.name}", width=27), **across, **up)


def _strokes(one: Series, at: int, base_year: int, scores: tuple[int, int]) -> list[Drawn]:
    """Mark the base year and every break of a panel."""
    before = [year - 0.5 for year in one.breaks]
    place = {"type": "line", "xref": f"x{_number(at)}", "yref": f"y{_number(at)}", "y0": scores[0], "y1": scores[1]}
    return [
        {**place, "x0": base_year, "x1": base_year, "line": {"color": FAINT_MARK, "width": 1}},
        *({**place, "x0": x, "x1": x, "line": {"color": REST, "width": 1, "dash": "dot"}} for x in before),
    ]


def _line(one: Series, at: int, base_year: int) -> Drawn:
    """Return a panel's line with the newest score written at its end."""
    drawn, line = score_line(one, base_year, size=4)
    newest = next((point for point in reversed(one.points) if point.score is not None), None)
    texts = [points(point.score) if point and point is newest else "" for point in drawn]
    axes = {"xaxis": f"x{_number(at)}", "yaxis": f"y{_number(at)}"}
    codes = [one.code] * len(drawn)
    return {**line, **axes, "customdata": codes, "text": texts, "textposition": "middle right", "textfont": {"size": SMALL_SIZE}}


def _careful(series: tuple[Series, ...]) -> list[Drawn]:
    """Return the dotted steps of the panels that have any."""
    lines = [(at, line) for at, one in enumerate(series) if (line := careful_line(one))]
    return [{**line, "xaxis": f"x{_number(at)}", "yaxis": f"y{_number(at)}"} for at, line in lines]
