"""A report as a workbook: a briefing → overview, tables with native charts, the task table, definitions and sources, as bytes."""

from __future__ import annotations

from papi_metrics.briefing import Briefing
from papi_metrics.reports.report_workbook.leaf import Leaf
from papi_metrics.reports.report_workbook.overview_sheet import WIDTHS, write_overview
from papi_metrics.reports.report_workbook.source_sheet import write_sources
from papi_metrics.reports.report_workbook.table_sheets import write_dimensions, write_late, write_next, write_scores
from papi_metrics.reports.report_workbook.task_sheet import write_tasks
from papi_metrics.reports.report_workbook.words import SAID
from papi_metrics.reports.templates.book import Book

__all__ = ["report_workbook"]


def report_workbook(briefing: Briefing) -> bytes:
    """Write a report as an .xlsx file: figures are numbers and dates with number formats, charts are drawn from the cells.

    Shape:  seven sheets in the report's language: overview, by dimension, scores, late, next steps, tasks, sources and rules.
    Errors: none; the same briefing gives the same bytes.
    """
    book = Book(title=briefing.subtitle, dated=briefing.subject.today)
    overview = Leaf(book, SAID.say("overview", briefing.subject.language), WIDTHS)
    completion = write_dimensions(book, briefing)
    write_overview(overview, briefing, completion)
    write_scores(book, briefing)
    write_late(book, briefing)
    write_next(book, briefing)
    write_tasks(book, briefing)
    write_sources(book, briefing)
    return book.finished(free_heights=False)
