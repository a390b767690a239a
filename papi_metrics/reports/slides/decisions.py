"""Slide 6, the decisions leaders are asked for, as numbered sentences."""

from __future__ import annotations

from pptx.slide import Slide

from papi_metrics.briefing.next_steps import nothing_asked
from papi_metrics.palette import LABELS
from papi_metrics.reports.slides.design import CONTENT
from papi_metrics.reports.slides.frame import add_calm, add_listing
from papi_metrics.reports.slides.page import Maker

_LARGEST = 22
"""Points that decisions are set in where there is room."""


def add_decisions(maker: Maker) -> Slide:
    """Add slide 6; a calm one where nothing is asked."""
    subject, asked = maker.of.subject, maker.of.decisions
    subtitle = maker.say("decisions", year=subject.plan_year, unit=subject.unit)
    if asked == (nothing_asked(maker.language),):
        slide = maker.begin(maker.say("no_decisions"), subtitle)
        add_calm(slide, icon=LABELS["done_on_time"].icon, statement=maker.say("no_decisions_next"))
        return slide
    slide = maker.begin(maker.say("decisions_title", count=len(asked)), subtitle, *asked)
    add_listing(slide, CONTENT, asked, name="Decisions", largest=_LARGEST)
    return slide
