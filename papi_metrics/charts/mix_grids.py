"""Mixes of gains: a table of mixes → a row of cells a mix, a column a dimension, the gain written in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from papi_metrics.charts.template import SMALL_SIZE, Drawn, Theme, axis, figure, names_above, nothing
from papi_metrics.language import gettext as _
from papi_metrics.language import ngettext
from papi_metrics.wording import number, signed

_PITCH, _CELL, _TOP, _BOTTOM = 52, 26, 24, 6
_HUE = "54,129,203"
_WEAKEST, _STRONGEST = 0.05, 0.55


def mix_grid(mixes: pd.DataFrame, *, codes: Sequence[str], title: str, theme: Theme | None = None) -> go.Figure:
    """Draw each mix as a row of cells: the points to gain in a dimension, the deeper the more years of its usual gain.

    Shape: `mixes` as `mix_table` gives it; a column for each of `codes`, in order.
    """
    if mixes.empty:
        return nothing(f"{title}.", theme=theme)
    rows = [rows for _, rows in mixes.groupby("mix", sort=True)]
    ticks = {"tickvals": list(range(len(codes))), "ticktext": list(codes), "side": "top"}
    layout = {
        "height": _PITCH * len(rows) + _TOP + _BOTTOM,
        "margin": {"l": 2, "r": 2, "t": _TOP, "b": _BOTTOM, "pad": 0},
        "xaxis": axis(theme, range=[-0.5, len(codes) - 0.5], **ticks),
        "yaxis": axis(theme, range=[len(rows) - 0.5, -0.75], showticklabels=False),
        "annotations": names_above([_name(one) for one in rows], lift=_CELL / 2),
    }
    return figure(
        [_cells(rows, codes), _texts(rows, codes)],
        layout=layout,
        title=title,
        subtitle=_("Số điểm cần tăng thêm ở từng chỉ số (cột 1-8) của mỗi phương án, ít tốn nhất ở trên; "
        "càng đậm càng nhiều năm tăng thường gặp; chỗ trống: giữ nguyên."),
        theme=theme,
    )


def _name(rows: pd.DataFrame) -> str:
    first = rows.iloc[0]
    return ngettext("Phương án {mix} · {count} chỉ số · {cost} năm tăng thường gặp", first["dimensions"], mix=first["mix"], cost=number(first["cost"], 1))


def _grid(rows: list[pd.DataFrame], codes: Sequence[str], column: str) -> list[list[Any]]:
    found = [dict(zip(one["code"], one[column], strict=True)) for one in rows]
    return [[one.get(code) for code in codes] for one in found]


def _cells(rows: list[pd.DataFrame], codes: Sequence[str]) -> Drawn:
    years = [[None if value is None else round(value, 3) for value in row] for row in _grid(rows, codes, "years")]
    return {
        "type": "heatmap",
        "z": years,
        "zmin": 0,
        "zmax": max(value for row in years for value in row if value is not None),
        "colorscale": [[0, f"rgba({_HUE},{_WEAKEST})"], [1, f"rgba({_HUE},{_STRONGEST})"]],
        "showscale": False,
        "xgap": 2,
        "ygap": _PITCH - _CELL,
        "hoverinfo": "skip",
    }


def _texts(rows: list[pd.DataFrame], codes: Sequence[str]) -> Drawn:
    gains, years = _grid(rows, codes, "gain"), _grid(rows, codes, "years")
    cells = [(at, column, gain, years[at][column]) for at, row in enumerate(gains) for column, gain in enumerate(row)]
    return {
        "type": "scatter",
        "mode": "text",
        "x": [column for _, column, _, _ in cells],
        "y": [at for at, _, _, _ in cells],
        "text": ["·" if gain is None else signed(gain) for _, _, gain, _ in cells],
        "textfont": {"size": SMALL_SIZE},
        "hovertext": [
            _("Chỉ số {code}: giữ nguyên", code=codes[column]) if gain is None else _("Chỉ số {code}: {gain} ({years} năm tăng thường gặp)", code=codes[column], gain=signed(gain), years=number(year, 1))
            for _at, column, gain, year in cells
        ],
        "hoverinfo": "text",
    }
