"""What all charts share: traces and a layout → a small plotly figure in the project's look; text that fits and is safe.

Title and subtitle travel in `layout.meta`, for the page to write above the picture: plotly cannot wrap text. A picture
whose points carry a code in `customdata` says so there (`choice`), so that a page can let a click lead somewhere.
A theme sets the colour of text; without one the text is left to Streamlit's own theme. All else stands on both.
"""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any, Literal

import plotly.graph_objects as go

from papi_metrics.framework import DIMENSIONS
from papi_metrics.palette import DARK_GROUND, FAINT_MARK, LIGHT_GROUND, TONES, Sign, ToneName

Theme = Literal["light", "dark"]
Drawn = Mapping[str, Any]
"""A trace, shape, annotation or axis as plotly's JSON has it."""

REST = "#808A94"
"""A line that stands on either theme and means nothing by itself."""
TEXT_SIZE = 12
DIMENSION_CODES = tuple(str(number) for number in DIMENSIONS)
_NO_TEMPLATE = {"data": {"scatter": [{"type": "scatter"}]}}
SMALL_SIZE = 11


class Drawing(go.Figure):  # type: ignore[misc]  # plotly has no types
    """A figure that is never changed once drawn, so that its dictionary is made once and not at every run of a page."""

    def to_dict(self) -> dict[str, Any]:
        """Return the figure as plotly's dictionary: the same object each time, not to be changed."""
        kept: dict[str, Any] | None = self.__dict__.get("_kept")
        if kept is None:
            kept = self.__dict__["_kept"] = super().to_dict()
        return kept


def figure(
    traces: Sequence[Drawn], *, layout: Drawn, title: str, subtitle: str, theme: Theme | None = None
) -> go.Figure:
    """Put traces and a layout together: no default template, Vietnamese separators, no dragging, nothing painted behind."""
    base = {
        "template": _NO_TEMPLATE,
        "separators": ",.",
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"size": TEXT_SIZE, **ink(theme)},
        "showlegend": False,
        "dragmode": False,
        "hovermode": "closest",
        "hoverlabel": {"align": "left", **_hover(theme)},
        "meta": {"title": title, "subtitle": subtitle},
    }
    # Checking every property takes plotly 3-10 ms a figure; the tests do it instead.
    return Drawing({"data": list(traces), "layout": {**base, **layout}}, _validate=False)


def with_choice(drawn: go.Figure) -> go.Figure:
    """Mark a new picture as one whose points carry a code as `customdata`, for a page to act upon when one is clicked."""
    drawn.layout.meta = {**drawn.layout.meta, "choice": True}
    return drawn


def nothing(words: str, *, theme: Theme | None = None) -> go.Figure:
    """Return the picture of no data: its words in the middle."""
    layout = {
        "height": 120,
        "xaxis": {"visible": False},
        "yaxis": {"visible": False},
        "annotations": [note(words, x=0.5, y=0.5, xref="paper", yref="paper")],
    }
    return figure([], layout=layout, title=words, subtitle="", theme=theme)


def ink(theme: Theme | None) -> dict[str, str]:
    """Return the colour of text on a theme as plotly's font has it; nothing where the theme is not known."""
    return {"color": _ground(theme).text} if theme else {}


def _hover(theme: Theme | None) -> dict[str, Any]:
    ground = _ground(theme)
    return {"bgcolor": ground.panel, "bordercolor": ground.line, "font": ink(theme)} if theme else {}


def _ground(theme: Theme | None) -> Any:  # noqa: ANN401 - see Ground
    return DARK_GROUND if theme == "dark" else LIGHT_GROUND


def axis(theme: Theme | None, **own: object) -> dict[str, Any]:
    """Return an axis at rest: faint grid, no line of its own, level labels, not to be dragged."""
    return {
        "fixedrange": True,
        "showgrid": False,
        "gridcolor": FAINT_MARK,
        "zeroline": False,
        "ticks": "",
        "tickangle": 0,
        "tickfont": {"size": SMALL_SIZE, **ink(theme)},
        "automargin": False,
        **own,
    }


def note(text: str, **own: object) -> dict[str, Any]:
    """Return words on the picture, without an arrow."""
    return {"text": text, "showarrow": False, **own}


def mark(tone: ToneName) -> str:
    """Return the colour of a tone's bars, points and lines; grey ones are as dark as thin marks need on white."""
    return REST if tone == "grey" else TONES[tone].mark


def icon(sign: Sign) -> str:
    """Return a sign's character in its colour, grey ones in that of text; words beside it keep the colour of text."""
    colour = "" if sign.tone == "grey" else f"color:{mark(sign.tone)};"
    return f'<span style="{colour}font-size:1.3em">{sign.icon}</span>'


def names_above(names: Sequence[str], *, lift: float) -> list[Drawn]:
    """Write each row's name over it, from the left edge: long Vietnamese names then leave a phone its picture."""
    place = {"x": 0, "xref": "paper", "xanchor": "left", "xshift": -2, "yanchor": "bottom", "yshift": lift}
    return [note(name, y=at, align="left", **place) for at, name in enumerate(names)]


def wrapped(text: str, *, width: int, lines: int = 3) -> str:
    """Return a text in lines of at most `width` characters, cut with "…" after the last line; safe in plotly's text."""
    parts = textwrap.wrap(text, width, break_on_hyphens=False, max_lines=lines, placeholder="…")
    return "<br>".join(escape(part, quote=False) for part in parts)


def score_range(scores: Iterable[float], *, lowest: int = 1, highest: int = 10) -> tuple[int, int]:
    """Return whole numbers around the scores, within the scale of a dimension; the whole scale without scores."""
    known = [float(score) for score in scores if not math.isnan(score)]
    if not known:
        return lowest, highest
    return max(math.floor(min(known) - 0.25), lowest), min(math.ceil(max(known) + 0.25), highest)
