"""The deck's design: one grid in inches, one face, few sizes, and the palette's colours."""

from __future__ import annotations

from dataclasses import dataclass

from papi_metrics.palette import LIGHT_GROUND, TONES, Sign

FONT = "Arial"
"""On every Windows machine, with all of Vietnamese; elsewhere Liberation Sans has its very widths."""

TITLE_SIZE, BODY_SIZE, TABLE_SIZE, FIGURE_SIZE = 24, 18, 14, 40

INK, PANEL, RULE, ACCENT = LIGHT_GROUND.text, LIGHT_GROUND.panel, LIGHT_GROUND.line, LIGHT_GROUND.accent
QUIET = TONES["grey"].light
BAR, BAR_AT_REST = TONES["blue"].mark, TONES["grey"].mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A place on a slide, in inches from its upper left corner."""

    left: float
    top: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.top + self.height


SLIDE = Box(left=0, top=0, width=40 / 3, height=7.5)
_LEFT, _WIDTH = 0.6, SLIDE.width - 1.2
RIBBON = Box(left=0, top=0, width=SLIDE.width, height=0.34)
TITLE = Box(left=_LEFT, top=0.6, width=_WIDTH, height=0.84)
SUBTITLE = Box(left=_LEFT, top=1.48, width=_WIDTH, height=0.34)
CONTENT = Box(left=_LEFT, top=1.98, width=_WIDTH, height=4.96)
FOOTER = Box(left=_LEFT, top=7.04, width=_WIDTH - 1.2, height=0.28)
PAGE = Box(left=_LEFT + _WIDTH - 1, top=7.04, width=1, height=0.28)


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Words set in one way."""

    text: str
    size: int = BODY_SIZE
    colour: str = INK
    bold: bool = False


def sign_colour(sign: Sign) -> str:
    """Return the colour that a sign's icon and word are set in."""
    return TONES[sign.tone].light
