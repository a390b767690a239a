"""The report of a view, worked out once per version, period, language and letterhead; shared by all, never to be changed."""

from __future__ import annotations

import datetime as dt

from pages.shared.keeping import kept_by_language
from pages.shared.score_figures import ScoresOf, changes_of, score_year_of, scores_of_province
from pages.shared.view import View, open_store, tasks_of
from papi_metrics.briefing import Briefing, Subject, briefing
from papi_metrics.clock import today_in_vietnam
from papi_metrics.findings import count_by_severity
from papi_metrics.language import Language, speaking
from papi_metrics.letterhead import Letterhead
from papi_metrics.periods import Period
from papi_metrics.store import Version


def report_of(view: View, period: Period, language: Language, letterhead: Letterhead) -> Briefing:
    """Return the report on a view's version."""
    return _report(scores_of_province(view), view.version, period, language, letterhead, today_in_vietnam())


@kept_by_language(32)
def _report(
    of: ScoresOf, version: Version, period: Period, language: Language, letterhead: Letterhead, today: dt.date
) -> Briefing:
    with speaking(language):
        return _briefing(of, version, period, language, letterhead, today)


def _briefing(
    of: ScoresOf, version: Version, period: Period, language: Language, letterhead: Letterhead, today: dt.date
) -> Briefing:
    key = version.key
    subject = Subject(
        unit=version.unit,
        province=version.province,
        plan_year=key.plan_year,
        plan_title=version.title or "",
        period=period,
        data_as_of=version.as_of,
        version=key.number,
        file_name=version.file_name,
        illustration=version.illustration,
        today=today,
        left_out=count_by_severity(open_store().findings(key))["error"],
        language=language,
    )
    changes = changes_of(of, score_year_of(of, key.plan_year))
    return briefing(tasks_of(key), changes, subject=subject, letterhead=letterhead, score_unit=of.unit)
