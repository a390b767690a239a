"""One dimension's history: its scores over the years → a line that breaks where the series starts anew."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from papi_metrics.charts.series import CARE_WORDS, Series, careful_line, dimension_series, score_line, years_of
from papi_metrics.charts.template import (
    REST,
    Drawn,
    Theme,
    axis,
    figure,
    note,
    nothing,
    score_range,
)
from papi_metrics.framework import BASE_YEAR
from papi_metrics.language import gettext as _
from papi_metrics.palette import VERDICTS
from papi_metrics.sentences import history_finding
from papi_metrics.wording import points

_FIGURES = 10  # Fourteen of them stand side by side on a phone.
_HEIGHT, _LEFT, _RIGHT, _TOP, _BOTTOM = 240, 22, 12, 26, 24


def history_line(history: pd.DataFrame, *, base_year: int = BASE_YEAR, theme: Theme | None = None) -> go.Figure:
    """Draw a dimension's scores over the years, each written at its point; thin bars where standard errors are known.

    Where the series starts anew the line has a gap with an upright stroke and the sign of what cannot be compared.
    A step that asks for care is dotted.
    Shape: the rows of one dimension of `score_history`.
    """
    series = dimension_series(history)
    if not series:
        return nothing(_("Chưa có điểm của năm nào."), theme=theme)
    (one,) = series
    years = years_of(series)
    low, high = score_range(_reached(one))
    ticks = sorted({years[0], base_year, years[-1], *one.breaks} & set(years))
    layout = {
        "height": _HEIGHT,
        "margin": {"l": _LEFT, "r": _RIGHT, "t": _TOP, "b": _BOTTOM, "pad": 0},
        "xaxis": axis(theme, range=[years[0] - 0.6, years[-1] + 0.6], tickvals=ticks),
        "yaxis": axis(theme, range=[low, high], dtick=1, showgrid=True),
        "shapes": [_stroke(year, low, high) for year in one.breaks],
        "annotations": [_sign(year, high) for year in one.breaks],
    }
    return figure(
        [_line(one, base_year), *filter(None, [careful_line(one)])],
        layout=layout,
        title=history_finding(history, base_year=base_year),
        subtitle=_subtitle(one, base_year, (low, high)),
        theme=theme,
    )


def _reached(one: Series) -> list[float]:
    """Return all a picture has to hold: the scores, and the ends of their intervals."""
    return [
        end for point in one.points if point.score is not None for end in (point.score - (point.margin or 0), point.score + (point.margin or 0))
    ]


def _subtitle(one: Series, base_year: int, scores: tuple[int, int]) -> str:
    return (
        _("Điểm theo năm, trục từ {low} đến {high} (thang 1-10); vòng rỗng: năm gốc {base_year}.", low=scores[0], high=scores[1], base_year=base_year)
        + (_(" {icon} Cách đo đổi, không so qua đó.", icon=VERDICTS["not_comparable"].icon) if one.breaks else "")
        + (_(" Nét chấm: {care}.", care=_(CARE_WORDS)) if careful_line(one) else "")
        + (_(" Thanh mảnh: khoảng tin cậy 95 %.") if any(point.margin for point in one.points) else "")
    )


def _stroke(year: int, low: int, high: int) -> Drawn:
    return {"type": "line", "x0": year - 0.5, "x1": year - 0.5, "y0": low, "y1": high, "line": {"color": REST, "width": 1, "dash": "dot"}}


def _sign(year: int, high: int) -> Drawn:
    return note(VERDICTS["not_comparable"].icon, x=year - 0.5, y=high, yanchor="bottom")


def _line(one: Series, base_year: int) -> Drawn:
    drawn, line = score_line(one, base_year, size=5)
    texts = ["" if point is None or point.score is None else points(point.score) for point in drawn]
    return {**line, "text": texts, "textposition": "top center", "textfont": {"size": _FIGURES}}
