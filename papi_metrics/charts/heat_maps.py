"""The heat map: a unit's history of scores → a row of cells a dimension, a column a year, with gaps where a series starts anew."""

from __future__ import annotations

import itertools
from typing import NamedTuple

import pandas as pd
import plotly.graph_objects as go

from papi_metrics.charts.series import CARE_WORDS, Point, Series, dimension_series, years_of
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
    with_choice,
)
from papi_metrics.language import gettext as _
from papi_metrics.sentences import heat_map_finding
from papi_metrics.wording import MISSING, number, points

_PITCH, _CELL, _TOP, _BOTTOM = 52, 26, 8, 24
_HUE = "54,129,203"  # the blue mark; how much of it lies on the ground says how high a score is, on either theme
_WEAKEST, _STRONGEST = 0.06, 0.62
_REACH = 1.0
"""A score this many points above the mean of its stretch is as deep as can be, this many below as pale."""
_SEAM, _CARE, _GAP = 0.02, 0.08, 0.14
"""Half of what lies between two cells, in years: of one stretch, of one where to compare with care, and of two stretches."""


class _Cell(NamedTuple):
    """A cell of the picture: its dimension's row, its year, how deep it is (points from the mean of its stretch), its ends."""

    row: int
    point: Point
    depth: float
    left: float
    right: float


def heat_map(history: pd.DataFrame, *, theme: Theme | None = None) -> go.Figure:
    """Draw a unit's scores as cells with the score written in, a dash where none is published.

    Where a series starts anew the row has a gap. The blue tells how far a score lies above or below the mean of its own
    stretch, the same step of colour for the same points everywhere: so no colour can be compared across a gap. A dotted line stands before a cell that is to be
    compared with care with the ones before.
    Shape: `history` as `score_history` gives it; codes other than dimensions are left out. Cells carry their code.
    """
    series = dimension_series(history)
    if not series:
        return nothing(_("Chưa có điểm của năm nào."), theme=theme)
    years = years_of(series)
    cells = [cell for at, one in enumerate(series) for cell in _row(at, one)]
    ticks = {"tickvals": list(years), "ticktext": [str(year) for year in years]}
    layout = {
        "height": _PITCH * len(series) + _TOP + _BOTTOM,
        "margin": {"l": 2, "r": 2, "t": _TOP, "b": _BOTTOM, "pad": 0},
        "xaxis": axis(theme, range=[years[0] - 0.5, years[-1] + 0.5], tickfont={"size": 10, **ink(theme)}, **ticks),
        "yaxis": axis(theme, range=[len(series) - 0.5, -0.5], showticklabels=False),
        "annotations": names_above([f"{one.code}. {one.name}" for one in series], lift=_CELL / 2),
        "shapes": _dotted(series),
        "bargap": 0,
    }
    return with_choice(
        figure(
            [_cells(cells, series), _texts(cells, series, years)],
            layout=layout,
            title=heat_map_finding(history),
            subtitle=_subtitle(series),
            theme=theme,
        )
    )


def _subtitle(series: tuple[Series, ...]) -> str:
    gap = _(" Khoảng trống: cách đo đổi từ năm đó, không so điểm và màu qua đó.") if any(one.breaks for one in series) else ""
    care = _(" Nét chấm trước ô: {care} với các năm trước.", care=_(CARE_WORDS)) if any(one.careful for one in series) else ""
    return (
        _("Điểm từng chỉ số theo năm, thang 1-10; «{missing}»: không công bố. "
        "Màu theo từng dải: đậm là cao hơn, nhạt là thấp hơn trung bình của dải đó (±{reach} điểm).{gap}{care}", missing=MISSING, reach=number(_REACH), gap=gap, care=care)
    )


def _row(at: int, one: Series) -> list[_Cell]:
    """Return the cells of a dimension's published years; two stretches keep a gap between them."""
    cells = []
    breaks = set(one.breaks)
    for _segment, group in itertools.groupby(one.points, key=lambda point: point.segment):
        stretch = [point for point in group if point.score is not None]
        mean = sum(point.score or 0 for point in stretch) / max(len(stretch), 1)
        for point in stretch:
            left, right = (_GAP if year in breaks else _CARE if year in one.careful else _SEAM for year in (point.year, point.year + 1))
            cells.append(_Cell(at, point, (point.score or 0) - mean, point.year - 0.5 + left, point.year + 0.5 - right))
    return cells


def _cells(cells: list[_Cell], series: tuple[Series, ...]) -> Drawn:
    return {
        "type": "bar",
        "orientation": "h",
        "y": [cell.row for cell in cells],
        "x": [round(cell.right - cell.left, 2) for cell in cells],
        "base": [round(cell.left, 2) for cell in cells],
        "width": round(_CELL / _PITCH, 3),
        "marker": {
            "color": [round(cell.depth, 3) for cell in cells],
            "cmin": -_REACH,
            "cmax": _REACH,
            "colorscale": [[0, f"rgba({_HUE},{_WEAKEST})"], [1, f"rgba({_HUE},{_STRONGEST})"]],
            "line": {"width": 0},
        },
        "customdata": [series[cell.row].code for cell in cells],
        "hovertext": [f"{series[cell.row].name}<br>{cell.point.year}: {points(cell.point.score)}" for cell in cells],
        "hoverinfo": "text",
    }


def _dotted(series: tuple[Series, ...]) -> list[Drawn]:
    """Return a dotted line before every cell that is to be compared with care with the ones before."""
    half = round(_CELL / _PITCH / 2, 3)
    look = {"type": "line", "line": {"color": REST, "width": 2, "dash": "dot"}}
    places = [(at, year - 0.5) for at, one in enumerate(series) for year in sorted(one.careful)]
    return [{**look, "x0": x, "x1": x, "y0": at - half, "y1": at + half} for at, x in places]


def _texts(cells: list[_Cell], series: tuple[Series, ...], years: range) -> Drawn:
    """Write every cell's score in its middle; a text of its own keeps the colour of text, which plotly would choose for white paper."""
    middles = {(cell.row, cell.point.year): (round((cell.left + cell.right) / 2, 3), points(cell.point.score)) for cell in cells}
    places = [(at, year) for at in range(len(series)) for year in years]
    written = [middles.get((at, year), (year, MISSING)) for at, year in places]
    return {
        "type": "scatter",
        "mode": "text",
        "x": [x for x, _ in written],
        "y": [at for at, _ in places],
        "text": [text for _, text in written],
        "textfont": {"size": SMALL_SIZE},
        "hoverinfo": "skip",
    }
