"""How a card's figure went from version to version or year to year: values → one small drawing without axes, as HTML text."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Literal
from urllib.parse import quote

from papi_metrics.palette import TONES, ToneName

WIDTH, HEIGHT = 100, 40
_MARGIN = 2
"""What a line's own width needs above and below."""
_FAINT, _WIDEST_BAR = 0.18, 12
_DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" preserveAspectRatio="none">{marks}</svg>'
_PICTURE = '<img src="data:image/svg+xml,{drawing}" alt="{words}" title="{words}" style="display:block;width:100%;height:3.5rem">'
_LINE = '<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2" stroke-linejoin="round" vector-effect="non-scaling-stroke"/>'


def small_line(values: Sequence[float], *, words: str, tone: ToneName = "grey", shape: Literal["line", "area", "bar"] = "line") -> str:
    """Return the values, two or more and none missing, from left to right; `words` is the drawing's text alternative, and shown under the mouse.

    A line runs from its least value to its greatest; an area and bars stand on zero. It stretches to the width of its place
    and comes with the page's words, where a charting library would be loaded after them; Streamlit takes drawings out of HTML, not pictures.
    """
    colour = TONES[tone].mark
    heights = _heights(values, from_zero=shape != "line")
    if shape == "bar":
        marks = _bars(heights, colour)
    else:
        line = [(index * WIDTH / (len(heights) - 1), HEIGHT - height) for index, height in enumerate(heights)]
        ground = _polygon([(0, HEIGHT), *line, (WIDTH, HEIGHT)], colour) if shape == "area" else ""
        marks = ground + _LINE.format(points=_points(line), colour=colour)
    return _PICTURE.format(drawing=quote(_DRAWING.format(width=WIDTH, height=HEIGHT, marks=marks)), words=escape(words))


def _heights(values: Sequence[float], *, from_zero: bool) -> list[float]:
    """Scale values to the drawing; a figure that never moved is a level line."""
    least, most = min(0.0 if from_zero else values[0], *values), max(values)
    room, span = HEIGHT - 2 * _MARGIN, most - least
    level = 0.0 if from_zero else room / 2
    return [_MARGIN + ((value - least) / span * room if span else level) for value in values]


def _bars(heights: Sequence[float], colour: str) -> str:
    place = WIDTH / len(heights)
    wide = min(0.8 * place, _WIDEST_BAR)
    return "".join(
        f'<rect x="{(index + 0.5) * place - wide / 2:.1f}" y="{HEIGHT - height:.1f}" width="{wide:.1f}" height="{height:.1f}" fill="{colour}"/>'
        for index, height in enumerate(heights)
    )


def _polygon(points: Sequence[tuple[float, float]], colour: str) -> str:
    return f'<polygon points="{_points(points)}" fill="{colour}" fill-opacity="{_FAINT}"/>'


def _points(points: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
