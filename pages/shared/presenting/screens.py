"""The screens of the meeting room, in order: what Tổng quan shows of a view, one thing at a time, as HTML."""

from __future__ import annotations

from collections.abc import Callable

from pages.shared.attention import points_heading
from pages.shared.blocks import source_words
from pages.shared.figures import figures_of, tasks_on
from pages.shared.plan_cards import completion_words, on_time_words, overdue_words
from pages.shared.said import said
from pages.shared.score_card import score_heading, score_words
from pages.shared.score_figures import changes_of, other_bases, score_year_of, scores_of_province
from pages.shared.view import View
from papi_metrics.charts import Theme, slides
from papi_metrics.completion import DUE_SOON_DAYS
from papi_metrics.framework import BASE_YEAR
from papi_metrics.language import gettext as _
from papi_metrics.palette import VERDICTS
from papi_metrics.selection import due_next
from papi_metrics.sentences import dimension_changes, headline, lateness, no_base_sentence, total_change
from papi_metrics.wording import date, number, percent, points


def _title(view: View, theme: Theme) -> str:
    version = view.version
    lines = (
        _("Tính đến {as_of}", as_of=date(view.as_of)),
        _("Phiên bản {number} · {date}", number=view.key.number, date=date(version.accepted_in_vietnam.date())),
    )
    heading = _("Kế hoạch PAPI {plan_year}", plan_year=view.key.plan_year)
    return slides.slide(heading, slides.statements([f"{version.unit}, {version.province}"], name="papi-large"), slides.statements(lines), theme=theme, first=True)


def _completion(view: View, theme: Theme) -> str:
    summary = figures_of(view).summary
    return slides.slide(
        _("Hoàn thành"),
        slides.figure(percent(summary.completion), completion_words(summary), theme=theme),
        slides.whole_bar(completion=summary.completion, planned=summary.planned, level_of_effort=summary.level_of_effort),
        slides.statements([headline(summary)], name="papi-large"),
        slides.statements([_("Đúng hạn: {share}, {words}.", share=percent(summary.on_time_rate), words=on_time_words(summary))]),
        theme=theme,
    )


def _overdue(view: View, theme: Theme) -> str:
    figures = figures_of(view)
    summary, late = figures.summary, figures.late
    count = slides.figure(number(summary.overdue), overdue_words(summary), tone="vermilion" if summary.overdue else None, theme=theme)
    listed = slides.statements([lateness(late, summary)], name="papi-large") if late.empty else slides.task_table(late, overdue=True)
    return slides.slide(_("Quá hạn"), count, listed, theme=theme)


def _points(view: View, theme: Theme) -> str:
    told = [point.sentence.spoken for point in figures_of(view).points]
    return slides.slide(points_heading(len(told)), slides.numbered(told), _notes(view), theme=theme)


def _matrix(view: View, theme: Theme) -> str:
    return slides.slide(_("8 chỉ số nội dung"), slides.plan_table(figures_of(view).matrix, theme=theme), _notes(view, starred=True), theme=theme)


def _total(view: View, theme: Theme) -> str:
    of, total = scores_of_province(view), figures_of(view).total
    year = score_year_of(of, view.key.plan_year)
    verdict = VERDICTS[total["verdict"]]
    told = [said(total_change, changes_of, of, year, BASE_YEAR, unit=of.unit).spoken]
    others = other_bases(of, year, BASE_YEAR)
    if others is None:
        told.append(said(dimension_changes, changes_of, of, year, BASE_YEAR).spoken)
    else:
        told.append(no_base_sentence(of.unit, base_year=BASE_YEAR, year=year, others=others))
    value = slides.figure(points(total["score"]), score_words(total), tone=verdict.tone, theme=theme)
    return slides.slide(score_heading(of, total), value, slides.statements(told), _notes(view, starred=True), theme=theme)


def _scores(view: View, theme: Theme) -> str:
    of = scores_of_province(view)
    year = score_year_of(of, view.key.plan_year)
    heading = _("Điểm {year} so với {base_year}: {unit}", year=year, base_year=BASE_YEAR, unit=of.unit)
    return slides.slide(heading, slides.score_table(figures_of(view).matrix, base_year=BASE_YEAR, year=year, theme=theme), _notes(view, starred=True), theme=theme)


def _due(view: View, theme: Theme) -> str:
    summary, ahead = figures_of(view).summary, due_next(tasks_on(view), as_of=view.as_of)
    words = _("nhiệm vụ đến hạn trong {days} ngày tới", days=DUE_SOON_DAYS)
    listed = slides.statements([_("Không còn nhiệm vụ nào có hạn ở phía trước.")], name="papi-large") if ahead.empty else slides.task_table(ahead, overdue=False)
    return slides.slide(_("Việc đến hạn tiếp theo"), slides.figure(number(summary.due_soon), words, theme=theme), listed, theme=theme)


def _notes(view: View, *, starred: bool = False) -> str:
    """Say what Tổng quan says below its scores: what the star means, whose and of which year they are, where they come from."""
    of = scores_of_province(view)
    year = score_year_of(of, view.key.plan_year)
    told = [_("* So được nhưng cần thận trọng.")] if starred else []
    if year != view.key.plan_year:
        told.append(_("Chưa có điểm PAPI {plan_year}: đang xem điểm {year}, chưa đọc cùng kết quả thực hiện.", plan_year=view.key.plan_year, year=year))
    return slides.notes([*told, source_words(of.unit)])


SCREENS: tuple[Callable[[View, Theme], str], ...] = (_title, _completion, _overdue, _points, _matrix, _total, _scores, _due)
"""Each returns one screen."""
