"""The four cards of Tổng quan: completion, what is overdue, what was in time, the total score; each explains itself."""

from __future__ import annotations

import streamlit as st

from pages.shared.explained import plan_choices, score_choices
from pages.shared.explaining import explain_button
from pages.shared.figure_card import Past, figure_card
from pages.shared.figures import card_lines_of, figures_of
from pages.shared.score_card import score_card
from pages.shared.score_figures import score_year_of, scores_of_province
from pages.shared.terms import meaning
from pages.shared.view import View
from papi_metrics.framework import TOTAL
from papi_metrics.language import gettext as _
from papi_metrics.language import later, ngettext
from papi_metrics.summary import PlanSummary
from papi_metrics.wording import number, percent

_HOW = later("Cách tính")


def plan_cards(view: View) -> None:
    """Draw the four cards of a view, each with a button that opens its explanation."""
    for place, card in zip(st.container(key="bon-the").columns(4), (_completion, _overdue, _on_time, _total), strict=True):
        with place.container(gap="xxsmall", height="stretch"):
            card(view)


def _completion(view: View) -> None:
    summary, lines = figures_of(view).summary, card_lines_of(view)
    figure_card(
        _("Hoàn thành"),
        percent(summary.completion),
        completion_words(summary),
        past=Past(lines.completion, percent, "area"),
        meaning=f"{meaning('Hoàn thành')} {lines.sentence}".strip(),
    )
    names = ("Hoàn thành", "Kế hoạch", "Chênh lệch", "Tỷ lệ việc đã xong", "Đèn")
    explain_button(_(_HOW), plan_choices(view, *names), key="cach-tinh-hoan-thanh")


def _overdue(view: View) -> None:
    summary = figures_of(view).summary
    figure_card(
        _("Quá hạn"),
        number(summary.overdue),
        overdue_words(summary),
        past=Past(card_lines_of(view).overdue, number, "bar"),
        tone="vermilion" if summary.overdue else "grey",
        meaning=meaning("Quá hạn"),
    )
    explain_button(_(_HOW), plan_choices(view, "Quá hạn"), key="cach-tinh-qua-han")


def _on_time(view: View) -> None:
    summary = figures_of(view).summary
    past = Past(card_lines_of(view).on_time_rate, percent)
    figure_card(_("Đúng hạn"), percent(summary.on_time_rate), on_time_words(summary), past=past, meaning=meaning("Đúng hạn"))
    explain_button(_(_HOW), plan_choices(view, "Đúng hạn"), key="cach-tinh-dung-han")


def _total(view: View) -> None:
    of = scores_of_province(view)
    score_card(of, figures_of(view).total, history=card_lines_of(view).overdue is not None)
    explain_button(_(_HOW), score_choices(of, score_year_of(of, view.key.plan_year), code=TOTAL), key="cach-tinh-diem")


def completion_words(summary: PlanSummary) -> str:
    """Say what completion is held against."""
    return _("kế hoạch {planned}", planned=percent(summary.planned))


def overdue_words(summary: PlanSummary) -> str:
    """Say how many offices are late and how long at most."""
    if not summary.overdue or summary.most_days_late is None:
        return _("không có việc quá hạn")
    days = ngettext("{count} ngày", summary.most_days_late)
    if not summary.overdue_offices:
        return _("lâu nhất {days}", days=days)
    return ngettext("{count} đơn vị · lâu nhất {days}", summary.overdue_offices, days=days)


def on_time_words(summary: PlanSummary) -> str:
    """Say of how many tasks so many were in time."""
    return _("{on_time} trên {timed} việc có hạn", on_time=summary.on_time, timed=summary.timed) if summary.timed else _("chưa có việc đến hạn")
