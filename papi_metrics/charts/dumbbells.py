"""The dumbbell: score changes of the eight dimensions → base year and year as two joined points a row."""

from __future__ import annotations

from typing import Any, Literal

import pandas as pd
import plotly.graph_objects as go

from papi_metrics.charts.template import (
    DIMENSION_CODES,
    SMALL_SIZE,
    Drawn,
    Theme,
    axis,
    figure,
    icon,
    mark,
    names_above,
    note,
    nothing,
    score_range,
    wrapped,
)
from papi_metrics.palette import VERDICTS
from papi_metrics.sentences import change_of, dimension_finding
from papi_metrics.wording import MISSING, is_missing, points

Order = Literal["table", "change"]

_ROW, _LEFT, _RIGHT, _TOP, _BOTTOM = 50, 4, 128, 32, 24


def dumbbell(changes: pd.DataFrame, *, order: Order = "table", theme: Theme | None = None) -> go.Figure:
    """Draw the eight dimensions' scores of the base year (hollow) and of the year (full), with verdicts at the right.

    A change to be read with caution has a dashed link and an asterisk; one that may not be compared has no link.
    Shape: `changes` as `score_change` gives it; other codes are left out; `order` "change" puts the deepest fall first.
    """
    rows = _ordered(changes[changes["code"].isin(DIMENSION_CODES)], order)
    if rows.empty:
        return nothing("Chưa có điểm của chỉ số nào.", theme=theme)
    low, high = score_range([*rows["base"], *rows["score"]])
    records = rows.to_dict("records")
    layout = {
        "height": _ROW * len(rows) + _TOP + _BOTTOM,
        "margin": {"l": _LEFT, "r": _RIGHT, "t": _TOP, "b": _BOTTOM, "pad": 0},
        "xaxis": axis(theme, range=[low, high], dtick=1),
        "yaxis": axis(theme, range=[len(rows) - 0.5, -0.5], dtick=1, showgrid=True, showticklabels=False),
        "annotations": [_key(records[0]), *_names(records), *_verdicts(records)],
    }
    return figure(
        [*_links(records), _points(records, "base"), _points(records, "score")],
        layout=layout,
        title=dimension_finding(changes),
        subtitle=_subtitle(records, low, high),
        theme=theme,
    )


def _ordered(rows: pd.DataFrame, order: Order) -> pd.DataFrame:
    return rows if order == "table" else rows.sort_values("change", kind="stable", na_position="last")


def _subtitle(records: list[dict[Any, Any]], low: int, high: int) -> str:
    first = records[0]
    caution = any(row["comparability"] == "caution" for row in records)
    return (
        f"Điểm từng chỉ số năm {first['base_year']} (vòng rỗng) và {first['year']} (chấm đặc); "
        f"thang 1-10, trục vẽ từ {low} đến {high}."
        + (" * Nét đứt: so được nhưng cần thận trọng." if caution else "")
    )


def _key(row: dict[Any, Any]) -> Drawn:
    text = f"○ {row['base_year']}   ● {row['year']}"
    return note(text, x=0, xref="paper", xanchor="left", y=1, yref="paper", yanchor="bottom", yshift=6)


def _names(records: list[dict[Any, Any]]) -> list[Drawn]:
    return names_above([wrapped(f"{row['code']}. {row['name']}", width=64, lines=1) for row in records], lift=6)


def _verdicts(records: list[dict[Any, Any]]) -> list[Drawn]:
    place = {"x": 1, "xref": "paper", "xanchor": "left", "xshift": 10, "yshift": -8, "align": "left", "font": {"size": SMALL_SIZE}}
    return [note(_verdict(row), y=at, **place) for at, row in enumerate(records)]


def _verdict(row: dict[Any, Any]) -> str:
    sign = VERDICTS[row["verdict"]]
    moved = change_of(row)
    figures = "" if moved == MISSING else f"<br>{moved}"
    star = "*" if row["comparability"] == "caution" and figures else ""
    return f"{icon(sign)} {sign.word}{figures}{star}"


def _links(records: list[dict[Any, Any]]) -> list[Drawn]:
    """Join the points that may be compared; a trace for each colour and dash."""
    groups: dict[tuple[str, str], list[tuple[int, dict[Any, Any]]]] = {}
    for at, row in enumerate(records):
        if row["verdict"] in {"up", "down", "flat"}:
            dash = "dot" if row["comparability"] == "caution" else "solid"
            groups.setdefault((mark(VERDICTS[row["verdict"]].tone), dash), []).append((at, row))
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "x": [value for _, row in members for value in (row["base"], row["score"], None)],
            "y": [value for at, _ in members for value in (at, at, None)],
            "line": {"color": colour, "width": 3, "dash": dash},
            "hoverinfo": "skip",
        }
        for (colour, dash), members in groups.items()
    ]


def _points(records: list[dict[Any, Any]], column: Literal["base", "score"]) -> Drawn:
    rows = [(at, row) for at, row in enumerate(records) if not is_missing(row[column])]
    year = "base_year" if column == "base" else "year"
    hollow = column == "base"
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [row[column] for _, row in rows],
        "y": [at for at, _ in rows],
        "marker": {
            "color": [mark(VERDICTS[row["verdict"]].tone) for _, row in rows],
            "size": 10,
            "symbol": "circle-open" if hollow else "circle",
            "line": {"width": 2 if hollow else 0},
        },
        "hovertext": [f"{row['name']}<br>{row[year]}: {points(row[column])}" for _, row in rows],
        "hoverinfo": "text",
        "cliponaxis": False,
    }
