"""Ranks over the years: rank histories of a unit and its peers → lines with 1 on top, cut where a series starts anew."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from html import escape
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from papi_metrics.change import asks_for_care, rows_of
from papi_metrics.charts.series import CARE_WORDS, joined, steps
from papi_metrics.charts.template import REST, SMALL_SIZE, Drawn, Theme, axis, figure, ink, mark, note, nothing, wrapped
from papi_metrics.framework import MERGER_YEAR
from papi_metrics.language import gettext as _
from papi_metrics.sentences import counted, rank_lines_finding
from papi_metrics.surveys import OWN_LEVEL
from papi_metrics.wording import is_missing

_PLOT, _LEFT, _RIGHT, _TOP, _BOTTOM = 330, 26, 124, 30, 40
_LINE, _TICKS_APART, _FAINT = 15, 3, "rgba(128,138,148,0.6)"
_SMALLEST = 10
_OWN: Drawn = {"color": mark("blue"), "width": 3}
_PEER: Drawn = {"color": _FAINT, "width": 1.5}

Row = dict[Any, Any]


def rank_lines(histories: pd.DataFrame, *, unit: str, level: str = "province", theme: Theme | None = None) -> go.Figure:
    """Draw a unit's rank over the years in blue, its peers' in grey, names at the right end, 1 on top.

    Nothing is joined across a break or over a year without a score; a dotted stroke with a word stands at a break.
    A step that asks for care is dotted.
    Shape: `histories` as `rank_histories` gives it, the unit among its units.
    """
    known = histories[histories["rank"].notna()]
    if known.empty:
        return nothing(_("Chưa có hạng của năm nào."), theme=theme)
    rows = rows_of(histories)
    series = {str(name): [row for row in rows if row["unit"] == name] for name in dict.fromkeys(histories["unit"])}
    years, most = sorted({int(year) for year in histories["year"]}), int(histories["rank_n"].max())
    span = [_top(most), most + 1 - _top(most)]
    breaks = _breaks(rows)
    layout = {
        "height": _PLOT + _TOP + _BOTTOM,
        "margin": {"l": _LEFT, "r": _RIGHT, "t": _TOP, "b": _BOTTOM, "pad": 0},
        "xaxis": axis(theme, range=[years[0] - 0.6, years[-1] + 0.6], **_ticks(rows, years, level, theme)),
        "yaxis": axis(theme, range=span[::-1], tickvals=_rungs(most), showgrid=True),
        "annotations": [*_ends(series, unit, years[-1], span), *(_word(year) for year in breaks)],
        "shapes": [_stroke(year) for year in breaks],
    }
    others = [rows for name, rows in series.items() if name != unit]
    own = series.get(unit, [])
    traces = [*_dotted(others, _PEER), *map(_peer, others), *_dotted([own], _OWN), _strong(own), _figures(own)]
    return figure(traces, layout=layout, title=rank_lines_finding(histories, unit=unit), subtitle=_subtitle(rows, breaks), theme=theme)


def _top(most: int) -> float:
    return 1 - max(most * 0.06, 0.6)


def _subtitle(rows: list[Row], breaks: list[int]) -> str:
    told = _(" Chỗ đứt: cách tính đổi, tỉnh sáp nhập hoặc không có điểm, hạng hai bên không nối.") if breaks or any(is_missing(row["rank"]) for row in rows) else ""
    care = _(" Nét chấm: {care}.", care=_(CARE_WORDS)) if any(itertools.starmap(_careful_step, itertools.pairwise(rows))) else ""
    return _("Hạng theo năm, 1 là cao nhất, số đơn vị có điểm ghi dưới năm.{gaps}{care}", gaps=told, care=care)


def _breaks(rows: list[Row]) -> list[int]:
    """Return the years from which every series starts anew."""
    first = [row for row in rows if row["unit"] == rows[0]["unit"]]
    return [int(row["year"]) for before, row in itertools.pairwise(first) if before["segment"] != row["segment"]]


def _rungs(most: int) -> list[int]:
    step = next(size for size in (1, 2, 5, 10, 20, 50, 100, 1000) if most <= size * 7)
    return [1, *range(step, most + 1, step)] if step > 1 else list(range(1, most + 1))


def _ticks(rows: list[Row], years: list[int], level: str, theme: Theme | None) -> dict[str, Any]:
    """Write every third year, back from the newest, and under it how many units had a score."""
    sizes = {int(row["year"]): int(row["rank_n"]) for row in rows}
    shown = years[::-1][::_TICKS_APART][::-1]
    word = "province" if level == OWN_LEVEL else level  # what they are ranked by stands above; here is room for a word
    texts = [f"{year}<br>{counted(sizes[year], word)}" for year in shown]
    return {"tickvals": shown, "ticktext": texts, "tickfont": {"size": _SMALLEST, **ink(theme)}}


def _stroke(year: int) -> Drawn:
    x = year - 0.5
    return {"type": "line", "x0": x, "x1": x, "y0": 0, "y1": 1, "yref": "paper", "line": {"color": REST, "width": 1, "dash": "dot"}}


def _word(year: int) -> Drawn:
    place = {"x": year - 0.5, "y": 1, "yref": "paper", "yanchor": "bottom", "yshift": 2, "font": {"size": SMALL_SIZE}}
    return note(_("sáp nhập tỉnh từ {year}", year=year) if year == MERGER_YEAR else _("cách tính mới từ {year}", year=year), **place)


def _rank(row: Row | None) -> int | None:
    """Return a year's rank; a missing one is a gap of the line."""
    return None if row is None or is_missing(row["rank"]) else int(row["rank"])


def _linked(before: Row, row: Row) -> bool:
    """Tell whether two rows are of one unit and of one segment."""
    return (before["unit"], before["segment"]) == (row["unit"], row["segment"])


def _plain_step(before: Row, row: Row) -> bool:
    return _linked(before, row) and not asks_for_care(row["unit"], row["code"], before["year"], row["year"])


def _careful_step(before: Row, row: Row) -> bool:
    return _linked(before, row) and not _plain_step(before, row) and None not in (_rank(before), _rank(row))


def _dotted(series: list[list[Row]], line: Drawn) -> list[Drawn]:
    """Return the steps of several units that ask for care as one dotted line; nothing without any."""
    drawn = steps([row for rows in series for row in rows], _careful_step)
    place = {"x": [row and int(row["year"]) for row in drawn], "y": list(map(_rank, drawn))}
    return [{"type": "scatter", "mode": "lines", **place, "line": {**line, "dash": "dot"}, "hoverinfo": "skip", "cliponaxis": False}] * bool(drawn)


def _line(rows: list[Row], *, size: int) -> Drawn:
    drawn = joined(rows, _plain_step)
    return {
        "type": "scatter",
        "name": escape(str(rows[0]["unit"]), quote=False) if rows else "",
        "x": [row and int(row["year"]) for row in drawn],
        "y": list(map(_rank, drawn)),
        "marker": {"size": size},
        "hovertemplate": _("%{fullData.name}, %{x}: hạng %{y}<extra></extra>"),
        "cliponaxis": False,
    }


def _peer(rows: list[Row]) -> Drawn:
    return {**_line(rows, size=3), "mode": "lines+markers", "line": _PEER}


def _strong(rows: list[Row]) -> Drawn:
    return {**_line(rows, size=6), "mode": "lines+markers", "line": _OWN}


def _figures(rows: list[Row]) -> Drawn:
    """Write the unit's rank at every point but the last, whose rank stands beside its name; low ones below.

    A trace of its own, without gaps: plotly loses texts of a line that has gaps.
    """
    drawn = joined(rows, _linked)
    ranks = list(map(_rank, drawn))
    known = [(at, row) for at, row in enumerate(drawn) if row is not None and ranks[at] is not None][:-1]
    return {
        "type": "scatter",
        "mode": "markers+text",
        "marker": {"size": 12, "color": "rgba(0,0,0,0)"},  # Unseen: it keeps the figure off the line.
        "x": [int(row["year"]) for _, row in known],
        "y": [int(row["rank"]) for _, row in known],
        "text": [str(row["rank"]) for _, row in known],
        "textposition": ["bottom center" if _is_valley(ranks, at) else "top center" for at, _ in known],
        "textfont": {"size": _SMALLEST},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _is_valley(ranks: Sequence[int | None], at: int) -> bool:
    """Whether a point lies lower in the picture than the points beside it, so that its figure is free below."""
    near = [ranks[other] for other in (at - 1, at + 1) if 0 <= other < len(ranks)]
    own, beside = ranks[at], [place for place in near if place is not None]
    return own is not None and bool(beside) and own > max(beside)


def _ends(series: dict[str, list[Row]], unit: str, newest: int, span: Sequence[float]) -> list[Drawn]:
    """Name every line at the right, from its last rank on, moved apart so that no name lies on another."""
    last = {name: known[-1] for name, rows in series.items() if (known := [row for row in rows if not is_missing(row["rank"])])}
    wanted = sorted(last, key=lambda name: (int(last[name]["rank"]), name != unit, name))
    scale = _PLOT / (span[1] - span[0])
    heights = spread([(int(last[name]["rank"]) - span[0]) * scale for name in wanted], apart=_LINE, most=_PLOT)
    place = {"x": 1, "xref": "paper", "xanchor": "left", "xshift": 6, "y": 1, "yref": "paper", "yanchor": "middle", "font": {"size": SMALL_SIZE}}
    return [note(_end(last[name], newest, strong=name == unit), **{**place, "yshift": -height}) for name, height in zip(wanted, heights, strict=True)]


def _end(row: Row, newest: int, *, strong: bool) -> str:
    name = wrapped(str(row["unit"]), width=15, lines=1)
    text = f"{int(row['rank'])} {name}" + ("" if row["year"] == newest else f" ({row['year']})")
    return f"<b>{text}</b>" if strong else text


def spread(heights: Sequence[float], *, apart: float, most: float) -> list[float]:
    """Move sorted heights as little as needed until neighbours stand `apart`, all within 0 and `most` if they fit.

    Heights that are too close become a block around their mean; blocks that meet become one.
    """
    blocks: list[tuple[float, int]] = []  # where a block's first height stands, and how many it holds
    for height in heights:
        start, count = height, 1
        while blocks and blocks[-1][0] + blocks[-1][1] * apart > start:
            before, size = blocks.pop()
            start = (before * size + (start - size * apart) * count) / (size + count)
            count += size
        blocks.append((max(start, 0.0), count))
    placed = [start + at * apart for start, count in blocks for at in range(count)]
    room = most
    for at in range(len(placed) - 1, -1, -1):
        placed[at] = min(placed[at], room)
        room = placed[at] - apart
    return placed
