"""A periodic report as six slides that a chair can show: a briefing → a presentation as bytes."""

from __future__ import annotations

from papi_metrics.briefing import Briefing
from papi_metrics.reports.slides.decisions import add_decisions
from papi_metrics.reports.slides.deck import new_deck, saved
from papi_metrics.reports.slides.dimensions import add_dimensions
from papi_metrics.reports.slides.late import add_late
from papi_metrics.reports.slides.page import Maker
from papi_metrics.reports.slides.pressing import add_pressing
from papi_metrics.reports.slides.scores import add_scores
from papi_metrics.reports.slides.standing import add_standing

__all__ = ["slides_document"]


def slides_document(briefing: Briefing) -> bytes:
    """Write a report as a 16:9 presentation with native, editable charts and tables.

    Shape:  six slides: where the plan stands, the eight dimensions, what is late, scores against the base year,
            priorities, decisions asked for. A title is the finding; the notes have the full sentences and the sources.
    Errors: none; what there is nothing of has a slide that says so. The same briefing gives the same bytes.
    """
    maker = Maker(deck=new_deck(), of=briefing)
    for add in (add_standing, add_dimensions, add_late, add_scores, add_pressing, add_decisions):
        add(maker)
    subject = briefing.subject
    title = maker.say("deck", year=subject.plan_year, unit=subject.unit)
    return saved(maker.deck, title=title, on=subject.today, language=subject.language)
