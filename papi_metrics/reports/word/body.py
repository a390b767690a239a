"""The text of a report: sections → headings, paragraphs, lists and tables."""

from __future__ import annotations

from collections.abc import Iterator

from papi_metrics.briefing.value import Block, Briefing, Grid, Listing, Paragraph, Section
from papi_metrics.language import Language
from papi_metrics.reports.numbering import numbered
from papi_metrics.reports.offices import late_by_office
from papi_metrics.reports.word.elements import Element, paragraph, run
from papi_metrics.reports.word.form import PORTRAIT_WIDTH
from papi_metrics.reports.word.tables import grid_table


def body(briefing: Briefing) -> Iterator[Element]:
    """Yield the sections in order, numbered in Roman figures, and those within them 1, 2 and so on."""
    language = briefing.subject.language
    for section in numbered(briefing.sections):
        yield from _section(section, "Heading1", language)
        for inner in section.sections:
            yield from _section(inner, "Heading2", language)


def _section(section: Section, style: str, language: Language) -> Iterator[Element]:
    yield paragraph(style, section.heading)
    for block in section.blocks:
        yield from _block(block, section.heading, language)


def _block(block: Block, heading: str, language: Language) -> Iterator[Element]:
    if isinstance(block, Paragraph):
        yield paragraph("BodyText", run(block.text, italic=block.open, marked=block.open))
    elif isinstance(block, Listing):
        yield paragraph("BodyText", block.lead, keep=True)
        yield from (paragraph("ListParagraph", f"- {item}") for item in block.items)
    else:
        offices = late_by_office(block, language)
        yield from _block(offices, heading, language) if offices else ()
        yield from _table(block, heading, language)


def _table(grid: Grid, heading: str, language: Language) -> Iterator[Element]:
    """Yield a table with its caption, unless that says what the heading has just said, and its note."""
    if not grid.rows:
        yield from ([paragraph("BodyText", grid.empty)] if grid.empty else [])
        return
    if not heading.endswith(grid.caption):
        yield paragraph("TableHeading", grid.caption)
    yield grid_table(grid, room=PORTRAIT_WIDTH, language=language)
    yield paragraph("Note", grid.note) if grid.note else paragraph("Spacer")
