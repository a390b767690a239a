"""The annex of a report: all tasks in a wide table, and below it the sources of every figure."""

from __future__ import annotations

from collections.abc import Iterator

from papi_metrics.briefing.value import Briefing
from papi_metrics.reports.word.elements import Element, paragraph, run
from papi_metrics.reports.word.form import LANDSCAPE_WIDTH, PLACE
from papi_metrics.reports.word.tables import IN_ANNEX, grid_table
from papi_metrics.reports.word.words import FORM, date_of, issuing_body, number_of


def annex(briefing: Briefing) -> Iterator[Element]:
    """Yield the annex with the report it belongs to, then the sources."""
    language, grid = briefing.subject.language, briefing.appendix
    belongs = FORM.say("annexed", language, number=number_of(briefing.letterhead), date=date_of(briefing), body=issuing_body(briefing))
    yield paragraph("Heading1", grid.caption, align="center")
    yield paragraph("Letterhead", run(belongs, italic=True, size=PLACE))
    if briefing.subject.illustration:
        yield paragraph("Subtitle", briefing.cautions[0])
    if grid.rows:
        yield grid_table(grid, room=LANDSCAPE_WIDTH, language=language, look=IN_ANNEX)
    else:
        yield paragraph("BodyText", grid.empty)
    yield paragraph("Note", run(FORM.say("sources", language), bold=True), keep=True)
    last = len(briefing.sources) - 1
    yield from (paragraph("Note", f"- {source}", keep=at < last) for at, source in enumerate(briefing.sources))
