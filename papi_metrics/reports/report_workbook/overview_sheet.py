"""The first sheet: whose report it is, its cautions, headline figures, three things to know, a chart, decisions, the sections' sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from papi_metrics.briefing import Briefing, Paragraph, Section
from papi_metrics.briefing.value import Block
from papi_metrics.palette import TONES
from papi_metrics.reports.headline import Headline, headline_figures
from papi_metrics.reports.numbering import numbered
from papi_metrics.reports.report_workbook.charts import completion_chart
from papi_metrics.reports.report_workbook.leaf import Leaf
from papi_metrics.reports.report_workbook.looks import QUIET, STRONG, TEXT, TILE, number_format, stored
from papi_metrics.reports.report_workbook.placed import Placed
from papi_metrics.reports.report_workbook.words import SAID
from papi_metrics.reports.templates.book import SECTION, TITLE
from papi_metrics.reports.templates.heights import LINE, row_height
from papi_metrics.wording import date

WIDTHS = (15,) * 8
_TILE = 2
_CHART_ROWS = 26


def write_overview(leaf: Leaf, briefing: Briefing, completion: Placed) -> None:
    """Fill the overview; its chart is drawn from the table of completion on another sheet."""
    language = briefing.subject.language
    _masthead(leaf, briefing)
    leaf.row += 1
    _tiles(leaf, headline_figures(briefing))
    if briefing.points:
        leaf.heading(SAID.say("points", language))
        for at, point in enumerate(briefing.points, 1):
            leaf.line(f"{at}. {getattr(point.sentence, language)}")
    if len(briefing.tasks):
        leaf.row += 1
        chart, title = completion_chart(leaf.book, completion, briefing)
        leaf.chart(chart, title=title, rows=_CHART_ROWS)
    leaf.heading(SAID.say("decisions", language))
    for decision in briefing.decisions:
        leaf.line(f"– {decision}")
    leaf.turn()
    for at, section in enumerate(numbered(briefing.sections)):
        leaf.heading(section.heading)
        # The situation stands on no other sheet.
        for block in leading(section) if at else section.blocks:
            leaf.block(block)
    leaf.finish()


def leading(section: Section) -> Iterator[Block]:
    """Yield what opens a section, its first part and those that have a table: the texts before the first table or list."""
    parts = (part for part in section.sections if part is section.sections[0] or part.grids)
    for part in (section, *parts):
        yield from takewhile(lambda block: isinstance(block, Paragraph), part.blocks)


def _masthead(leaf: Leaf, briefing: Briefing) -> None:
    subject, language = briefing.subject, briefing.subject.language
    place = "whose" if subject.province and subject.province not in subject.unit else "self"
    leaf.line(SAID.say(place, language, unit=subject.unit, province=subject.province), QUIET)
    leaf.line(briefing.title, TITLE)
    leaf.line(briefing.subtitle, {**STRONG, "font_size": 12})
    days = {"as_of": date(subject.as_of), "data": date(subject.data_as_of), "today": date(subject.today)}
    leaf.line(SAID.say("dates" if subject.version else "dates_file", language, version=subject.version, **days), QUIET)
    leaf.cautions(briefing)


def _tiles(leaf: Leaf, figures: Sequence[Headline]) -> None:
    """Write the headline figures side by side: what it is, the figure, what it is set against; a sign's icon stands with its word."""
    book, sheet, row = leaf.book, leaf.sheet, leaf.row
    notes = [f"{figure.note}{f' · {figure.sign.icon} {figure.word}' if figure.sign and figure.word else ''}" for figure in figures]
    for at, (figure, note) in enumerate(zip(figures, notes, strict=True)):
        left, right = at * _TILE, at * _TILE + _TILE - 1
        colour = {"font_color": TONES[figure.sign.tone].light} if figure.sign else {}
        value = {**TILE, "bold": True, "font_size": 20, "num_format": number_format(figure.value, figure.kind)}
        book.span(sheet, (row, left, row, right), figure.label, {**TILE, **SECTION, "font_size": 11, "right": 6, "right_color": "#FFFFFF"})
        book.span(sheet, (row + 1, left, row + 1, right), stored(figure.value, figure.kind), {**value, "right": 6, "right_color": "#FFFFFF"})
        book.span(sheet, (row + 2, left, row + 2, right), note, {**TILE, **TEXT, **colour, "right": 6, "right_color": "#FFFFFF"})
    width = sum(leaf.widths[:_TILE])
    sheet.set_row(row, LINE + 3)
    sheet.set_row(row + 1, 2 * LINE)
    sheet.set_row(row + 2, max(row_height([note], [width]) for note in notes) + 4)
    leaf.row += 3
