"""The heat map: a unit's history of scores → a row of cells a dimension, a column a year, cut where a series starts anew."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from papi_metrics.charts.series import Series, dimension_series, scores_of, years_of
from papi_metrics.charts.template import (
    REST,
    SMALL_SIZE,
    Drawn,
    Theme,
    axis,
    figure,
    ink,
    names_above,
    nothing,
    score_range,
)
from papi_metrics.sentences import heat_map_finding
from papi_metrics.wording import MISSING, points

_PITCH, _CELL, _TOP, _BOTTOM = 52, 26, 8, 24
_HUE = "54,129,203"  # the blue mark; how much of it lies on the ground says how high a score is, on either theme
_WEAKEST, _STRONGEST = 0.05, 0.55


def heat_map(history: pd.DataFrame, *, theme: Theme | None = None) -> go.Figure:
    """Draw a unit's scores as cells: the deeper the blue the higher, the score written in, a dash where none is published.

    An upright stroke stands where a series starts anew: what lies on its two sides is not to be compared.
    Shape: `history` as `score_history` gives it; codes other than dimensions are left out.
    """
    series = dimension_series(history)
    if not series:
        return nothing("Chưa có điểm của năm nào.", theme=theme)
    years = years_of(series)
    ticks = {"tickvals": list(range(len(years))), "ticktext": [str(year) for year in years]}
    layout = {
        "height": _PITCH * len(series) + _TOP + _BOTTOM,
        "margin": {"l": 2, "r": 2, "t": _TOP, "b": _BOTTOM, "pad": 0},
        "xaxis": axis(theme, range=[-0.5, len(years) - 0.5], tickfont={"size": 10, **ink(theme)}, **ticks),
        "yaxis": axis(theme, range=[len(series) - 0.5, -0.5], showticklabels=False),
        "annotations": names_above([f"{one.code}. {one.name}" for one in series], lift=_CELL / 2),
        "shapes": [_stroke(at, year - years[0]) for at, one in enumerate(series) for year in one.breaks],
    }
    grid = [_row(one, years) for one in series]
    return figure(
        [_cells(grid, score_range(scores_of(series))), _texts(grid, series, years)],
        layout=layout,
        title=heat_map_finding(history),
        subtitle=_subtitle(series),
        theme=theme,
    )


def _subtitle(series: tuple[Series, ...]) -> str:
    breaks = any(one.breaks for one in series)
    stroke = " Vạch đứng: cách đo đổi từ năm đó, không so với các năm trước." if breaks else ""
    return f"Điểm từng chỉ số theo năm, thang 1-10; càng đậm càng cao; «{MISSING}»: không công bố.{stroke}"


def _row(one: Series, years: range) -> list[float | None]:
    scores = {point.year: point.score for point in one.points}
    return [scores.get(year) for year in years]


def _cells(grid: list[list[float | None]], scores: tuple[int, int]) -> Drawn:
    return {
        "type": "heatmap",
        "z": [[None if score is None else round(score, 4) for score in row] for row in grid],
        "zmin": scores[0],
        "zmax": scores[1],
        "colorscale": [[0, f"rgba({_HUE},{_WEAKEST})"], [1, f"rgba({_HUE},{_STRONGEST})"]],
        "showscale": False,
        "xgap": 2,
        "ygap": _PITCH - _CELL,
        "hoverinfo": "skip",
    }


def _texts(grid: list[list[float | None]], series: tuple[Series, ...], years: range) -> Drawn:
    """Write every cell's score; a text of its own keeps the colour of text, which plotly would choose for white paper."""
    cells = [(at, column, score) for at, row in enumerate(grid) for column, score in enumerate(row)]
    return {
        "type": "scatter",
        "mode": "text",
        "x": [column for _, column, _ in cells],
        "y": [at for at, _, _ in cells],
        "text": [points(score) for _, _, score in cells],
        "textfont": {"size": SMALL_SIZE},
        "hovertext": [
            f"{series[at].name}, {years[column]}: {'không công bố' if score is None else points(score)}"
            for at, column, score in cells
        ],
        "hoverinfo": "text",
    }


def _stroke(at: int, column: int) -> Drawn:
    """Return the stroke before a column of a row, a little longer than the cell is high."""
    half = (_CELL / 2 + 4) / _PITCH
    x = column - 0.5
    return {"type": "line", "x0": x, "x1": x, "y0": at - half, "y1": at + half, "line": {"color": REST, "width": 2}}
