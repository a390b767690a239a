"""Slide 6, the decisions leaders are asked for, as numbered sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

from pptx.slide import Slide

from papi_metrics.briefing.next_steps import nothing_asked
from papi_metrics.palette import LABELS
from papi_metrics.reports.slides.design import CONTENT
from papi_metrics.reports.slides.frame import add_calm, add_listing, listing_fits
from papi_metrics.reports.slides.page import Maker
from papi_metrics.sentences import shortened

_LARGEST = 22
"""Points that decisions are set in where there is room."""
_TITLES = (90, 70, 55, 40, 30, 20)
"""Letters that a quoted title may have, the most that there is room for."""
_QUOTED = re.compile("([«“])([^«»“”]*)([»”])")
_IN_BRACKETS = re.compile(" \\([«“].*[»”][^«»“”]*\\)")


def add_decisions(maker: Maker) -> Slide:
    """Add slide 6; a calm one where nothing is asked."""
    subject, asked = maker.of.subject, maker.of.decisions
    subtitle = maker.say("decisions", year=subject.plan_year, unit=subject.unit)
    if asked == (nothing_asked(maker.language),):
        slide = maker.begin(maker.say("no_decisions"), subtitle)
        add_calm(slide, icon=LABELS["done_on_time"].icon, statement=maker.say("no_decisions_next"))
        return slide
    slide = maker.begin(maker.say("decisions_title", count=len(asked)), subtitle, *asked)
    add_listing(slide, CONTENT, _short_enough(asked), name="Decisions", largest=_LARGEST)
    return slide


def _short_enough(asked: Sequence[str]) -> list[str]:
    """Return decisions that have room on the slide: each title in quotation marks cut as far as it takes, left out where nothing else helps.

    The sentences themselves stay whole; in full they stand in the notes.
    """
    for longest in _TITLES:
        texts = [_QUOTED.sub(partial(_shorter, longest=longest), text) for text in asked]
        if listing_fits(CONTENT, texts):
            return texts
    return [_IN_BRACKETS.sub("", text) for text in asked]


def _shorter(found: re.Match[str], *, longest: int) -> str:
    opening, title, closing = found.groups()
    return f"{opening}{shortened(title, longest)}{closing}"
