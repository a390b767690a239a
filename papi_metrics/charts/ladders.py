"""The ladder: all contributions of a change → from the base year's total, dimension by dimension and part by part, to the year's."""

from __future__ import annotations

from typing import Any, NamedTuple

import pandas as pd
import plotly.graph_objects as go

from papi_metrics.charts.template import REST, TEXT_SIZE, Drawn, Theme, axis, figure, mark, nothing, wrapped
from papi_metrics.charts.waterfalls import end_words, part_figure, part_hover, part_sign, reach, refused, rules
from papi_metrics.language import gettext as _
from papi_metrics.palette import FAINT_MARK
from papi_metrics.sentences import ladder_finding
from papi_metrics.wording import points, signed

_ROW, _RIGHT, _TOP, _BOTTOM = 38, 72, 8, 24
_WIDTHS = {1: 0.34, 2: 0.16}
_INDENT, _LOWER = "\u00a0" * 4, 0.22  # bars stand a little below their row, for its name stands over them


class _Step(NamedTuple):
    """A row of the ladder: its part, where it starts and ends, and how it is written."""

    row: dict[Any, Any]
    start: float
    end: float

    @property
    def whole(self) -> bool:
        """Whether it is a dimension's subtotal."""
        return bool(self.row["depth"] == 1)


def ladder(
    rows: pd.DataFrame, *, base_year: int | None = None, year: int | None = None, theme: Theme | None = None
) -> go.Figure:
    """Draw the total's change in one ladder: a thick bar for every dimension, thin ones below for its sub-dimensions.

    The thin bars of a dimension run from where its thick bar starts to where it ends; the figures written add up.
    Shape: `laddered` contributions; a picture of no data if the total's change is not known or may not be compared.
    """
    if refusal := refused(rows[rows["depth"] == 1]):
        return nothing(refusal, theme=theme)
    steps = _steps(rows)
    levels = [level for step in steps for level in (step.start, step.end)]
    low, high = (round(end, 3) for end in reach(levels))
    count = len(steps)
    layout = {
        "height": _ROW * (count + 2) + _TOP + _BOTTOM,
        "margin": {"l": 4, "r": _RIGHT, "t": _TOP, "b": _BOTTOM, "pad": 0},
        "xaxis": axis(theme, range=[low, high], nticks=4, tickformat=",.2f", showgrid=True),
        "yaxis": axis(theme, range=[count + 1.5, -0.6], showticklabels=False),
        "barmode": "overlay",
    }
    start, end = float(rows["parent_base"].iloc[0]), float(rows["parent_score"].iloc[0])
    return figure(
        [
            _joints(steps),
            *(_bars(steps, depth) for depth in _WIDTHS),
            _ends(start, end, count),
            _names(steps, low, end_words(base_year, year)),
            _figures(steps, high, (points(start), points(end))),
        ],
        layout=layout,
        title=ladder_finding(rows),
        subtitle=_subtitle(steps, base_year, year),
        theme=theme,
    )


def _steps(rows: pd.DataFrame) -> list[_Step]:
    """Place every row: a dimension after the dimension before, its parts one after another within it."""
    steps, at, within = [], float(rows["parent_base"].iloc[0]), 0.0
    for row in rows.to_dict("records"):
        share = float(row["contribution"])
        if row["depth"] == 1:
            steps.append(_Step(row, at, at + share))
            within, at = at, at + share
        else:
            steps.append(_Step(row, within, within + share))
            within += share
    return steps


def _subtitle(steps: list[_Step], base_year: int | None, year: int | None) -> str:
    span = f" {base_year}-{year}" if base_year and year else ""
    records = [step.row for step in steps]
    adjusted = any(signed(row["shown"]) != signed(row["contribution"]) for row in records)
    return (
        _("Từ nội dung thành phần (thanh mảnh) đến chỉ số (thanh dày) đến PAPI{span}, điểm; trục không bắt đầu từ 0.", span=span)
        + rules(records, adjusted=adjusted)
    )


def _bars(steps: list[_Step], depth: int) -> Drawn:
    rows = [(at, step) for at, step in enumerate(steps, 1) if step.row["depth"] == depth]
    return {
        "type": "bar",
        "orientation": "h",
        "y": [at + _LOWER for at, _ in rows],
        "x": [round(step.end - step.start, 4) for _, step in rows],
        "base": [round(step.start, 4) for _, step in rows],
        "width": _WIDTHS[depth],
        "marker": {"color": [mark(part_sign(step.row).tone) for _, step in rows], "opacity": 1 if depth == 1 else 0.7},
        "hovertext": [part_hover(step.row) for _, step in rows],
        "hoverinfo": "text",
    }


def _joints(steps: list[_Step]) -> Drawn:
    """Join the end of each dimension with the start of the next."""
    places = [(0, steps[0].start)] + [(at, step.end) for at, step in enumerate(steps, 1) if step.whole]
    later = [at for at, _ in places[1:]] + [len(steps) + 1]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [value for _, level in places for value in (round(level, 4), round(level, 4), None)],
        "y": [value for (at, _), end in zip(places, later, strict=True) for value in (at + _LOWER, end + _LOWER, None)],
        "line": {"color": FAINT_MARK, "width": 1},
        "hoverinfo": "skip",
    }


def _ends(start: float, end: float, count: int) -> Drawn:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [start, end],
        "y": [_LOWER, count + 1 + _LOWER],
        "marker": {"color": REST, "size": 11, "symbol": ["circle-open", "circle"], "line": {"width": [2, 0]}},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _names(steps: list[_Step], low: float, ends: tuple[str, str]) -> Drawn:
    """Write each row's name over it: one trace of texts, for forty notes would double the picture's size."""
    names = [wrapped(f"{step.row['code']}. {step.row['name']}", width=60, lines=1) for step in steps]
    told = [f"<b>{name}</b>" if step.whole else f"{_INDENT}{name}" for step, name in zip(steps, names, strict=True)]
    return _texts(low, [f"<b>{ends[0]}</b>", *told, f"<b>{ends[1]}</b>"], place="top right", lower=-0.02)


def _figures(steps: list[_Step], high: float, ends: tuple[str, str]) -> Drawn:
    told = [f"<b>{part_figure(step.row)}</b>" if step.whole else part_figure(step.row) for step in steps]
    return _texts(high, [f"<b>{ends[0]}</b>", *told, f"<b>{ends[1]}</b>"], place="middle right", lower=_LOWER)


def _texts(x: float, texts: list[str], *, place: str, lower: float) -> Drawn:
    return {
        "type": "scatter",
        "mode": "text",
        "x": [x] * len(texts),
        "y": [round(at + lower, 2) for at in range(len(texts))],
        "text": texts,
        "textposition": place,
        "textfont": {"size": TEXT_SIZE},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }
