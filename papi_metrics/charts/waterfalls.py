"""The waterfall: a change's contributions → from the base year's score by every part to the year's score."""

from __future__ import annotations

import itertools
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from papi_metrics.charts.template import (
    REST,
    Drawn,
    Theme,
    axis,
    figure,
    icon,
    mark,
    names_above,
    note,
    nothing,
    wrapped,
)
from papi_metrics.palette import FAINT_MARK, VERDICTS
from papi_metrics.sentences import waterfall_finding
from papi_metrics.wording import points, signed

_ROW, _RIGHT, _TOP, _BOTTOM = 42, 72, 14, 24
_DIGITS = 2


def waterfall(
    rows: pd.DataFrame, *, base_year: int | None = None, year: int | None = None, theme: Theme | None = None
) -> go.Figure:
    """Draw one parent's change: its base score, a floating bar for every part's contribution, its score.

    Every bar starts where the one above ends, so that lengths are changes and no bar needs a zero.
    Shape: the rows of one `parent` of `contributions`; a picture of no data if the parent's change is not known.
    """
    if rows.empty or rows["parent_change"].isna().any() or rows["contribution"].isna().any():
        return nothing("Chưa đủ điểm thành phần của hai năm để tách thay đổi.", theme=theme)
    records = rows.to_dict("records")
    start = float(rows["base"].sum())
    levels = list(itertools.accumulate((float(row["contribution"]) for row in records), initial=start))
    low, high = min(levels), max(levels)
    room = max(0.15 * (high - low), 0.02)
    count = len(records)
    layout = {
        "height": _ROW * (count + 2) + _TOP + _BOTTOM,
        "margin": {"l": 8, "r": _RIGHT, "t": _TOP, "b": _BOTTOM, "pad": 0},
        "xaxis": axis(theme, range=[low - room, high + room], nticks=4, tickformat=",.2f"),
        "yaxis": axis(theme, range=[count + 1.5, -0.5], showticklabels=False),
        "shapes": _steps(levels),
        "annotations": [*_names(records, base_year, year), *_figures(records, levels)],
    }
    return figure(
        [_ends(levels), _bars(records, levels)],
        layout=layout,
        title=waterfall_finding(rows),
        subtitle=_subtitle(records, base_year, year),
        theme=theme,
    )


def _subtitle(records: list[dict[Any, Any]], base_year: int | None, year: int | None) -> str:
    shown = sum(round(float(row["contribution"]), _DIGITS) for row in records)
    exact = abs(shown - round(float(records[0]["parent_change"]), _DIGITS)) < 10**-_DIGITS / 2
    doubtful = any(row["comparability"] != "yes" for row in records)
    return (
        f"Đóng góp của từng phần vào thay đổi{f' {base_year}-{year}' if base_year and year else ''}, điểm; trục không bắt đầu từ 0."
        + ("" if exact else " Số hiện làm tròn nên cộng lại có thể lệch 0,01.")
        + (" * Cách đo của phần này đã đổi." if doubtful else "")
    )


def _bars(records: list[dict[Any, Any]], levels: list[float]) -> Drawn:
    return {
        "type": "bar",
        "orientation": "h",
        "y": list(range(1, len(records) + 1)),
        "x": [row["contribution"] for row in records],
        "base": levels[:-1],
        "width": 0.3,
        "marker": {"color": [mark(_sign(row).tone) for row in records]},
        "hovertext": [_hover(row) for row in records],
        "hoverinfo": "text",
    }


def _sign(row: dict[Any, Any]) -> Any:  # noqa: ANN401 - see Sign
    change = round(float(row["contribution"]), _DIGITS)
    return VERDICTS["up" if change > 0 else "down" if change < 0 else "flat"]


def _hover(row: dict[Any, Any]) -> str:
    both = f"{points(row['base'])} → {points(row['score'])}"
    return f"{wrapped(str(row['name']), width=40)}<br>{both}, {signed(row['contribution'])}"


def _ends(levels: list[float]) -> Drawn:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [levels[0], levels[-1]],
        "y": [0, len(levels)],
        "marker": {"color": REST, "size": 11, "symbol": ["circle-open", "circle"], "line": {"width": [2, 0]}},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _steps(levels: list[float]) -> list[Drawn]:
    """Join the end of each row with the start of the next."""
    return [
        {"type": "line", "x0": level, "x1": level, "y0": at, "y1": at + 1, "line": {"color": FAINT_MARK, "width": 1}}
        for at, level in enumerate(levels)
    ]


def _names(records: list[dict[Any, Any]], base_year: int | None, year: int | None) -> list[Drawn]:
    parts = [wrapped(f"{row['code']}. {row['name']}", width=64, lines=1) for row in records]
    first = f"Năm {base_year}" if base_year else "Năm gốc"
    last = f"Năm {year}" if year else "Năm so sánh"
    return names_above([f"<b>{first}</b>", *parts, f"<b>{last}</b>"], lift=7)


def _figures(records: list[dict[Any, Any]], levels: list[float]) -> list[Drawn]:
    place: dict[str, Any] = {"x": 1, "xref": "paper", "xanchor": "right", "xshift": _RIGHT, "align": "right"}
    parts = [f"{icon(_sign(row))} {signed(row['contribution'])}{'' if row['comparability'] == 'yes' else '*'}" for row in records]
    texts = [f"<b>{points(levels[0])}</b>", *parts, f"<b>{points(levels[-1])}</b>"]
    return [note(text, y=at, **place) for at, text in enumerate(texts)]
