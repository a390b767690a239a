"""The last sheet: where the figures come from, what the marks mean, and the rules of figures in words with their version."""

from __future__ import annotations

from collections.abc import Iterable

from papi_metrics.briefing import Briefing, Paragraph
from papi_metrics.completion import DUE_SOON_DAYS
from papi_metrics.reports.report_workbook.definitions import definitions
from papi_metrics.reports.report_workbook.leaf import Leaf
from papi_metrics.reports.report_workbook.words import SAID
from papi_metrics.reports.templates.book import CELL, Book
from papi_metrics.reports.templates.heights import row_height
from papi_metrics.rules import RULES_VERSION
from papi_metrics.sentences.phrases import opened

_WIDTHS = (24, 96)
_MARKS = ("star", "unequal", "dash", "colours")


def write_sources(book: Book, briefing: Briefing) -> None:
    """Write sources, marks and rules one below the other."""
    language = briefing.subject.language
    leaf = Leaf(book, SAID.say("sources", language), _WIDTHS)
    leaf.begin(SAID.say("sources", language), briefing)
    leaf.heading(SAID.say("source_heading", language))
    for source in briefing.sources:
        leaf.paragraph(Paragraph(text=source))
    leaf.heading(SAID.say("marks", language))
    _pairs(leaf, [(SAID.say(mark, language), SAID.say(f"{mark}_words", language, days=DUE_SOON_DAYS)) for mark in _MARKS])
    leaf.heading(SAID.say("rules", language, version=RULES_VERSION))
    _pairs(leaf, [(name, opened(words)) for name, words in definitions(language)])
    leaf.finish()


def _pairs(leaf: Leaf, pairs: Iterable[tuple[str, str]]) -> None:
    """Write names and their words side by side."""
    for pair in pairs:
        for column, (text, look) in enumerate(zip(pair, ({**CELL, "bold": True}, CELL), strict=True)):
            leaf.book.write(leaf.sheet, (leaf.row, column), text, look)
        leaf.sheet.set_row(leaf.row, row_height(pair, _WIDTHS))
        leaf.row += 1
