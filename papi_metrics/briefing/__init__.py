"""A periodic report as values: a plan's tasks, its province's scores, a period and a letterhead → everything the report says."""

from __future__ import annotations

import pandas as pd

from papi_metrics.briefing.annex import annex
from papi_metrics.briefing.late import late_section
from papi_metrics.briefing.next_steps import decisions_asked, next_steps
from papi_metrics.briefing.provenance import cautions_of, sources_of
from papi_metrics.briefing.results import results
from papi_metrics.briefing.score_section import score_section
from papi_metrics.briefing.situation import situation
from papi_metrics.briefing.value import Briefing, Cell, CellKind, Column, Grid, Listing, Paragraph, Section, Subject
from papi_metrics.briefing.words import HEADINGS, period_name, sign_word
from papi_metrics.briefing.writing import written
from papi_metrics.change import without_base
from papi_metrics.letterhead import Letterhead
from papi_metrics.sentences import top_three
from papi_metrics.summary import dimension_matrix, labelled_tasks, late_tasks, plan_summary

__all__ = [
    "Briefing",
    "Cell",
    "CellKind",
    "Column",
    "Grid",
    "Listing",
    "Paragraph",
    "Section",
    "Subject",
    "briefing",
    "period_name",
    "sign_word",
    "written",
]


def briefing(
    tasks: pd.DataFrame, changes: pd.DataFrame, *, subject: Subject, letterhead: Letterhead, score_unit: str | None = None
) -> Briefing:
    """Write a report on a plan up to the cut-off of its period.

    Shape:  `tasks` a task table, `changes` as `score_change` gives them for `score_unit` (the province unless told
            otherwise; no rows where nothing is published). The five sections of the report in order; nothing is invented:
            what no table holds is an open paragraph.
    Errors: none; a plan without tasks and a unit without scores are reported as such.
    Source: Decree 09/2019/NĐ-CP on periodic reports; the ministries' table of tasks by state and deadline.
    """
    unit = score_unit or subject.province
    changes = _compared(changes)
    labelled = labelled_tasks(tasks, as_of=subject.as_of)
    labelled.attrs = dict(tasks.attrs)
    summary = plan_summary(tasks, as_of=subject.as_of)
    matrix = dimension_matrix(tasks, changes, as_of=subject.as_of)
    decisions = decisions_asked(labelled, matrix, subject)
    late = late_tasks(tasks, as_of=subject.as_of)
    return Briefing(
        subject=subject,
        letterhead=letterhead,
        title=HEADINGS.say("title", subject.language),
        subtitle=HEADINGS.say("subject", subject.language, period=period_name(subject.period, subject.language)),
        sections=(
            situation(labelled, subject, body=letterhead.issuing_body),
            results(labelled, matrix, summary, subject),
            score_section(changes, subject, unit=unit),
            late_section(labelled, summary, subject),
            next_steps(labelled, matrix, decisions, subject),
        ),
        appendix=annex(labelled, subject),
        points=top_three(matrix, late=late, summary=summary, changes=changes, unit=unit),
        decisions=decisions,
        cautions=cautions_of(labelled, subject),
        sources=sources_of(changes, subject, unit=unit),
        summary=summary,
        matrix=matrix,
        changes=changes,
        tasks=labelled,
        score_unit=unit,
    )


def _compared(changes: pd.DataFrame) -> pd.DataFrame:
    """Return changes only where the base year is an earlier one; scores of the base year or before stand alone."""
    return changes if changes.empty or int(changes["base_year"].iloc[0]) < int(changes["year"].iloc[0]) else without_base(changes)
