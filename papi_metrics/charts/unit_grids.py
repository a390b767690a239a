"""The grid of units and dimensions: a table of units by dimension → a row of eight cells a unit, coloured by light, completion written in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from papi_metrics.charts.template import (
    SMALL_SIZE,
    Drawn,
    Theme,
    axis,
    figure,
    ink,
    names_above,
    nothing,
    wrapped,
)
from papi_metrics.framework import DIMENSIONS
from papi_metrics.language import gettext as _
from papi_metrics.palette import LIGHTS, TONES
from papi_metrics.sentences import unit_grid_finding
from papi_metrics.wording import number, percent

MOST_UNITS = 20
"""More rows than these are a list and no picture."""
_PITCH, _CELL, _TOP, _BOTTOM = 46, 22, 22, 8
_WEIGHT = {"green": 0.28, "amber": 0.45, "red": 0.55, "grey": 0.12}
"""How much of a light's colour lies on the ground: the text in the cell stays readable on either theme."""


def unit_grid(dimensions: pd.DataFrame, names: Sequence[tuple[str, str]], *, plan_year: int, theme: Theme | None = None) -> go.Figure:
    """Draw units' completion by dimension as cells; the colour, with an icon, is the light of the unit's dimension.

    Shape: `dimensions` as `unit_dimensions` gives it; `names` are the units drawn (key, name), the first on top, at most
           MOST_UNITS of them.
    """
    rows = {unit: at for at, (unit, _) in enumerate(names[:MOST_UNITS])}
    cells = dimensions[dimensions["unit"].isin(list(rows))]
    if cells.empty:
        return nothing(_("Chưa đơn vị nào có số liệu theo chỉ số."), theme=theme)
    layout = {
        "height": _PITCH * len(rows) + _TOP + _BOTTOM,
        "margin": {"l": 2, "r": 2, "t": _TOP, "b": _BOTTOM, "pad": 0},
        "xaxis": axis(theme, range=[0.5, len(DIMENSIONS) + 0.5], tickvals=list(DIMENSIONS), ticktext=[str(at) for at in DIMENSIONS], side="top"),
        "yaxis": axis(theme, range=[len(rows) - 0.5, -0.75], showticklabels=False),
        "annotations": names_above([wrapped(name, width=60, lines=1) for _, name in names[:MOST_UNITS]], lift=_CELL / 2),
        "bargap": 0,
        "barmode": "overlay",  # A trace a light, all on their own rows.
    }
    traces = [*(_cells(cells[cells["light"] == light], rows, light) for light in LIGHTS), _texts(cells, rows, theme)]
    return figure(
        [trace for trace in traces if trace["x"]],
        layout=layout,
        title=unit_grid_finding(dimensions, plan_year=plan_year),
        subtitle=_subtitle(shown=len(rows), of=len(names)),
        theme=theme,
    )


def _subtitle(*, shown: int, of: int) -> str:
    signs = ", ".join(f"{sign.icon} {_(sign.word).lower()}" for sign in LIGHTS.values())
    some = _(" Hình vẽ {shown} trong {of} đơn vị; bảng dưới có đủ.", shown=number(shown), of=number(of)) if of > shown else ""
    return _("Hoàn thành của từng đơn vị theo 8 chỉ số nội dung (cột 1-8); {signs}.{more}", signs=signs, more=some)


def _cells(cells: pd.DataFrame, rows: dict[str, int], light: str) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "y": [rows[unit] for unit in cells["unit"]],
        "x": [0.94] * len(cells),
        "base": [round(at - 0.47, 2) for at in cells["dimension"].tolist()],
        "width": round(_CELL / _PITCH, 3),
        "marker": {"color": TONES[LIGHTS[light].tone].mark, "opacity": _WEIGHT[light], "line": {"width": 0}},
        "hoverinfo": "skip",
    }


def _texts(cells: pd.DataFrame, rows: dict[str, int], theme: Theme | None) -> Drawn:
    """Write every cell's light and completion in its middle, in the colour of text."""
    return {
        "type": "scatter",
        "mode": "text",
        "x": cells["dimension"].tolist(),
        "y": [rows[unit] for unit in cells["unit"]],
        "text": [f"{LIGHTS[light].icon} {percent(share)}" for light, share in zip(cells["light"], cells["completion"], strict=True)],
        "textfont": {"size": SMALL_SIZE - 1, **ink(theme)},
        "hovertext": [
            _("Chỉ số {dimension}: hoàn thành {share}, kế hoạch {planned}, {overdue} quá hạn", dimension=at, share=percent(share), planned=percent(planned), overdue=overdue)
            for at, share, planned, overdue in zip(
                cells["dimension"], cells["completion"], cells["planned_share"], cells["overdue"], strict=True
            )
        ],
        "hoverinfo": "text",
    }
