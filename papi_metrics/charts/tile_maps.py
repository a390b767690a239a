"""The tile map: every province as a tile of the same size, as deep a blue as its group is high, the unit outlined."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from papi_metrics.change import QUARTILES, rows_of
from papi_metrics.charts.template import REST, Drawn, Theme, axis, figure, mark, nothing
from papi_metrics.framework import MERGER_YEAR
from papi_metrics.language import by_language
from papi_metrics.language import gettext as _
from papi_metrics.sentences import GROUP_WORDS, tile_map_finding
from papi_metrics.wording import is_missing, points, rank

_TILE, _TOP, _BOTTOM = 35, 2, 2
_HUE = "54,129,203"  # the blue mark; the same steps as the heat map's, so that text keeps its own colour on them
_STEPS = {"lowest": 0.06, "low_average": 0.2, "high_average": 0.38, "highest": 0.6}
_NUMBERS = {name: place for place, name in enumerate(QUARTILES, 1)}
_SMALLEST = 10

Row = dict[Any, Any]


def tile_map(places: pd.DataFrame, *, unit: str, theme: Theme | None = None) -> go.Figure:
    """Draw the provinces' groups on one code in one year: number and depth tell the group, a dotted edge no score.

    Hoàng Sa and Trường Sa stand in the sea as parts of their provinces.
    Shape: `places` as `tile_places` gives it.
    """
    rows = rows_of(places)
    if places["score"].isna().all():
        return nothing(_("Chưa có điểm của tỉnh nào."), theme=theme)
    across, down = int(places["column"].max()), int(places["row"].max())
    layout = {
        "height": _TILE * (down + 1) + _TOP + _BOTTOM,
        "margin": {"l": 2, "r": 2, "t": _TOP, "b": _BOTTOM, "pad": 0},
        "xaxis": axis(theme, range=[-0.5, across + 0.5], showticklabels=False),
        "yaxis": axis(theme, range=[down + 0.5, -0.5], showticklabels=False),
        "shapes": [*filter(None, map(_edge, rows)), *(_outline(row) for row in rows if row["unit"] == unit and not row["archipelago"])],
    }
    mainland = [row for row in rows if not row["archipelago"]]
    return figure(
        [_cells(mainland, across, down), _texts(rows)],
        layout=layout,
        title=tile_map_finding(places, unit=unit),
        subtitle=_subtitle(rows),
        theme=theme,
    )


def _subtitle(rows: list[Row]) -> str:
    words = "; ".join(f"{_NUMBERS[name]} {by_language(GROUP_WORDS)[name].lower()}" for name in QUARTILES)
    missing = _(" Viền chấm: không có điểm.") if any(is_missing(row["score"]) for row in rows) else ""
    merged = int(rows[0]["year"]) >= MERGER_YEAR
    tile = _("Mỗi tỉnh trước 1/7/2025 một ô, theo điểm của tỉnh mới") if merged else _("Mỗi tỉnh một ô như nhau, đặt gần đúng chỗ")
    return _("{tiles}. Bốn nhóm của PAPI, càng đậm càng cao: {groups}.{missing} Viền xanh: đơn vị đang xem.", tiles=tile, groups=words, missing=missing)


def _cells(rows: list[Row], across: int, down: int) -> Drawn:
    grid: list[list[int | None]] = [[None] * (across + 1) for _ in range(down + 1)]
    for row in rows:
        grid[row["row"]][row["column"]] = None if is_missing(row["quartile"]) else 5 - _NUMBERS[row["quartile"]]
    edges = [(at / 4, (at + 1) / 4, _colour(name)) for at, name in enumerate(reversed(QUARTILES))]
    return {
        "type": "heatmap",
        "z": grid,
        "zmin": 0.5,
        "zmax": 4.5,
        "colorscale": [[edge, colour] for start, end, colour in edges for edge in (start, end)],
        "showscale": False,
        "xgap": 3,
        "ygap": 3,
        "hoverinfo": "skip",
    }


def _colour(quartile: str) -> str:
    return f"rgba({_HUE},{_STEPS[quartile]})"


def _edge(row: Row) -> Drawn | None:
    """Return the dotted edge of a tile without a score, and the small tile of an archipelago in its province's colour."""
    half = 0.44
    line = {"color": REST, "width": 1, "dash": "dot" if is_missing(row["score"]) else "solid"}
    if not row["archipelago"]:
        return _box(row, half, line=line) if is_missing(row["quartile"]) else None
    fill = {} if is_missing(row["quartile"]) else {"fillcolor": _colour(row["quartile"]), "layer": "below"}
    return {**_box(row, 0.42, line=line), **fill}


def _outline(row: Row) -> Drawn:
    return _box(row, 0.46, line={"color": mark("blue"), "width": 3})


def _box(row: Row, half: float, *, line: Drawn) -> Drawn:
    x, y = row["column"], row["row"]
    return {"type": "rect", "x0": x - half, "x1": x + half, "y0": y - half, "y1": y + half, "line": line}


def _texts(rows: list[Row]) -> Drawn:
    return {
        "type": "scatter",
        "mode": "text",
        "x": [row["column"] for row in rows],
        "y": [row["row"] for row in rows],
        "text": [_text(row) for row in rows],
        "textfont": {"size": _SMALLEST},
        "hovertext": [_hover(row) for row in rows],
        "hoverinfo": "text",
    }


def _text(row: Row) -> str:
    """Write a name in two lines, the number of its group before it."""
    first, _, second = str(row["label"]).partition(" ")
    number = "" if is_missing(row["quartile"]) or row["archipelago"] else f"<b>{_NUMBERS[row['quartile']]}</b> "
    return f"{number}{first}<br>{second}" if second else f"{number}{first}"


def _hover(row: Row) -> str:
    name = row["province"] if not row["archipelago"] else f"{row['tile']} ({row['province']})"
    name = name if row["unit"] == row["province"] else _("{name}, nay thuộc {unit}", name=name, unit=row["unit"])
    return f"{name}: " + (_("không có điểm") if is_missing(row["score"]) else _("{score}, hạng {rank}", score=points(row["score"]), rank=rank(row["rank"], row["rank_n"])))
