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
from papi_metrics.language import gettext as _
from papi_metrics.language import later
from papi_metrics.palette import FAINT_MARK, VERDICTS, Sign
from papi_metrics.sentences import waterfall_finding
from papi_metrics.wording import points, signed

FORBIDDEN = later("Không so được hai năm này nên không tách thay đổi.")
UNKNOWN = later("Chưa đủ điểm thành phần của hai năm để tách thay đổi.")
_ROW, _RIGHT, _TOP, _BOTTOM = 42, 72, 14, 24
_WIDE = "\u2002"  # Some faces draw "≠" wider than it says.


def waterfall(
    rows: pd.DataFrame, *, base_year: int | None = None, year: int | None = None, theme: Theme | None = None
) -> go.Figure:
    """Draw one parent's change: its base score, a floating bar for every part's contribution, its score.

    Every bar starts where the one above ends, so that lengths are changes and no bar needs a zero. The figures written
    add up to the last digit; a parent whose change may not be compared is not taken apart.
    Shape: the rows of one `parent` of `contributions`; a picture of no data if the parent's change is not known.
    """
    if refusal := refused(rows):
        return nothing(refusal, theme=theme)
    records = rows.to_dict("records")
    levels = list(itertools.accumulate((float(row["contribution"]) for row in records), initial=float(records[0]["parent_base"])))
    count = len(records)
    layout = {
        "height": _ROW * (count + 2) + _TOP + _BOTTOM,
        "margin": {"l": 8, "r": _RIGHT, "t": _TOP, "b": _BOTTOM, "pad": 0},
        "xaxis": axis(theme, range=reach(levels), nticks=4, tickformat=",.2f"),
        "yaxis": axis(theme, range=[count + 1.5, -0.5], showticklabels=False),
        "shapes": _steps(levels),
        "annotations": [*_names(records, base_year, year), *_figures(records)],
    }
    return figure(
        [_ends(levels), _bars(records, levels)],
        layout=layout,
        title=waterfall_finding(rows),
        subtitle=_subtitle(records, base_year, year),
        theme=theme,
    )


def refused(rows: pd.DataFrame) -> str:
    """Say why a change is not taken apart; nothing where it is."""
    if not rows.empty and rows["parent_comparability"].iloc[0] == "no":
        return _(FORBIDDEN)
    return _(UNKNOWN) if rows.empty or rows["shown"].isna().any() else ""


def reach(levels: list[float]) -> list[float]:
    """Return the range of an axis that holds all levels, with room at both ends."""
    low, high = min(levels), max(levels)
    room = max(0.15 * (high - low), 0.02)
    return [low - room, high + room]


def part_sign(row: dict[Any, Any]) -> Sign:
    """Return how a part's contribution is shown: grey where the part itself may not be compared or its figure is nought."""
    if row["comparability"] == "no":
        return VERDICTS["not_comparable"]
    return VERDICTS["up" if row["shown"] > 0 else "down" if row["shown"] < 0 else "flat"]


def rules(records: list[dict[Any, Any]], *, adjusted: bool) -> str:
    """Return the sentences of a subtitle that the figures drawn need: rounding, care, parts that may not be compared."""
    read = {row["comparability"] for row in records}
    return (
        (_(" Có số làm tròn lệch 0,01 để cộng lại đúng tổng.") if adjusted else "")
        + (_(" * Cần thận trọng: cách đo của phần này đã đổi.") if "caution" in read else "")
        + (_(" {icon} Phần này không so được: chỉ tính vào tổng.", icon=VERDICTS["not_comparable"].icon) if "no" in read else "")
    )


def _subtitle(records: list[dict[Any, Any]], base_year: int | None, year: int | None) -> str:
    span = f" {base_year}-{year}" if base_year and year else ""
    adjusted = any(signed(row["shown"]) != signed(row["contribution"]) for row in records)
    return _("Đóng góp của từng phần vào thay đổi{span}, điểm; trục không bắt đầu từ 0.", span=span) + rules(records, adjusted=adjusted)


def _bars(records: list[dict[Any, Any]], levels: list[float]) -> Drawn:
    return {
        "type": "bar",
        "orientation": "h",
        "y": list(range(1, len(records) + 1)),
        "x": [row["contribution"] for row in records],
        "base": levels[:-1],
        "width": 0.3,
        "marker": {"color": [mark(part_sign(row).tone) for row in records]},
        "hovertext": [part_hover(row) for row in records],
        "hoverinfo": "text",
    }


def part_hover(row: dict[Any, Any]) -> str:
    """Return what shows when a part is pointed at: its name, both scores, its contribution."""
    both = f"{points(row['base'])} → {points(row['score'])}"
    return f"{wrapped(str(row['name']), width=40)}<br>{both}, {signed(row['shown'])}"


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
    first, last = end_words(base_year, year)
    return names_above([f"<b>{first}</b>", *parts, f"<b>{last}</b>"], lift=7)


def end_words(base_year: int | None, year: int | None) -> tuple[str, str]:
    """Return how the first and the last row are called."""
    return _("Năm {base_year}", base_year=base_year) if base_year else _("Năm gốc"), _("Năm {year}", year=year) if year else _("Năm so sánh")


def part_figure(row: dict[Any, Any]) -> str:
    """Return a part's contribution with its icon, and the asterisk of care."""
    space = _WIDE if row["comparability"] == "no" else " "
    return f"{icon(part_sign(row))}{space}{signed(row['shown'])}{'*' if row['comparability'] == 'caution' else ''}"


def _figures(records: list[dict[Any, Any]]) -> list[Drawn]:
    place: dict[str, Any] = {"x": 1, "xref": "paper", "xanchor": "right", "xshift": _RIGHT, "align": "right"}
    first, last = points(records[0]["parent_base"]), points(records[0]["parent_score"])
    texts = [f"<b>{first}</b>", *map(part_figure, records), f"<b>{last}</b>"]
    return [note(text, y=at, **place) for at, text in enumerate(texts)]
