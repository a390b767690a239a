"""Reports on plans built in code: one change a test, and what a reader finds in them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pandas as pd
from figures import change_row, change_table
from tasks import task_table

from papi_metrics.briefing import Briefing, Grid, Listing, Paragraph, Section, Subject, briefing, written
from papi_metrics.briefing.late import late_section
from papi_metrics.briefing.next_steps import decisions_asked, next_steps
from papi_metrics.briefing.results import results
from papi_metrics.briefing.score_section import score_section
from papi_metrics.briefing.situation import situation
from papi_metrics.letterhead import Letterhead
from papi_metrics.periods import Period, reporting_period
from papi_metrics.summary import PlanSummary, dimension_matrix, labelled_tasks, plan_summary

QUARTER = reporting_period("quarter", year=2022, number=3)
LATE = {"due": dt.date(2022, 8, 15), "state": "in_progress"}
DONE = {"due": dt.date(2022, 8, 1), "state": "done", "completed_on": dt.date(2022, 7, 1)}


def about(period: Period = QUARTER, **changes: object) -> Subject:
    """Return what a report is about: Trung Trắc's plan of 2022, changed."""
    plain = {
        "unit": "xã Trung Trắc",
        "province": "Hưng Yên",
        "plan_year": 2022,
        "plan_title": "Theo dõi kế hoạch",
        "data_as_of": dt.date(2022, 9, 14),
        "version": 3,
        "file_name": "theo-doi.xlsx",
        "illustration": False,
        "today": dt.date(2022, 9, 16),
    }
    return Subject(**(plain | changes), period=period)


def nothing_scored() -> pd.DataFrame:
    """Return the changes of a province of which nothing is published."""
    return change_table().assign(level="province")


def brief(*changes: dict[str, object], scores: pd.DataFrame | None = None, period: Period = QUARTER, score_unit: str | None = None, **subject: object) -> Briefing:
    """Write a report on changed tasks; without scores nothing is published."""
    of = about(period, **subject)
    given = nothing_scored() if scores is None else scores
    return briefing(task_table(*changes, plan_year=of.plan_year), given, subject=of, letterhead=Letterhead.of_unit("xã Trung Trắc"), score_unit=score_unit)


@dataclass(frozen=True, kw_only=True)
class Given:
    """What the sections of a report are made from: tasks with their labels, changes of scores, and what it is about."""

    tasks: pd.DataFrame
    scores: pd.DataFrame
    subject: Subject

    @classmethod
    def of(cls, *changes: dict[str, object], scores: pd.DataFrame | None = None, period: Period = QUARTER, **subject: object) -> Given:
        """Take changed tasks; without scores nothing is published."""
        of = about(period, **subject)
        labelled = labelled_tasks(task_table(*changes, plan_year=of.plan_year), as_of=of.as_of)
        return cls(tasks=labelled, scores=nothing_scored() if scores is None else scores, subject=of)

    @property
    def matrix(self) -> pd.DataFrame:
        """The eight dimensions' work and scores."""
        return dimension_matrix(self.tasks, self.scores, as_of=self.subject.as_of)

    @property
    def summary(self) -> PlanSummary:
        """The plan in one line."""
        return plan_summary(self.tasks, as_of=self.subject.as_of)

    @property
    def decisions(self) -> tuple[str, ...]:
        """What leaders are asked for."""
        return decisions_asked(self.tasks, self.matrix, self.subject)

    def section(self, name: str, *, unit: str = "Hưng Yên") -> Section:
        """Write one section alone."""
        tasks, subject = self.tasks, self.subject
        ways = {
            "situation": lambda: situation(tasks, subject, body="Ủy ban nhân dân xã Trung Trắc"),
            "results": lambda: results(tasks, self.matrix, self.summary, subject),
            "scores": lambda: score_section(self.scores, subject, unit=unit),
            "late": lambda: late_section(tasks, self.summary, subject),
            "next": lambda: next_steps(tasks, self.matrix, self.decisions, subject),
        }
        return ways[name]()


def blocks_of(section: Section) -> list[object]:
    """Return all blocks of a section and of those within it."""
    return [*section.blocks, *(block for inner in section.sections for block in blocks_of(inner))]


def lines(*sections: Section) -> list[str]:
    """Return the running text of sections, a line a paragraph and a line an item."""
    texts = []
    for block in (block for section in sections for block in blocks_of(section)):
        texts += [block.text] if isinstance(block, Paragraph) else [block.lead, *block.items] if isinstance(block, Listing) else []
    return [text.replace("\u00a0", " ") for text in texts]


def words(made: Briefing) -> str:
    """Return all running text of a report."""
    return "\n".join(lines(*made.sections))


def cells(grid: Grid, language: str = "vi") -> list[list[str]]:
    """Return a table's cells as readers see them."""
    return [[written(value, column.kind, language=language) for value, column in zip(row, grid.columns, strict=True)] for row in grid.rows]


def provincial(**changes: object) -> pd.DataFrame:
    """Return changes of scores of a province: one dimension and the total, changed."""
    rows = [change_row("PAPI", 44, 44) | changes, change_row("4", 7.54, 6.88) | changes]
    return change_table(*rows).assign(level="province")


def judged(**verdicts: str) -> pd.DataFrame:
    """Return changes of scores of a province: the total and dimensions, `d4="down"`, with a verdict each."""
    rows = [change_row(name.removeprefix("d"), verdict=verdict) for name, verdict in verdicts.items()]
    return change_table(change_row("PAPI", 44, 44), *rows).assign(level="province")
