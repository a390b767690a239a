"""The four cards of Tổng quan: completion, what is overdue, what was in time, the total score; each explains itself."""

from __future__ import annotations

import streamlit as st

from pages.shared.explained import plan_choices, score_choices
from pages.shared.explaining import explain_button
from pages.shared.figures import card_lines_of, figures_of
from pages.shared.score_card import score_card
from pages.shared.score_figures import score_year_of, scores_of_province
from pages.shared.view import View
from papi_metrics.framework import TOTAL
from papi_metrics.language import gettext as _
from papi_metrics.language import later, ngettext
from papi_metrics.wording import number, percent

_HOW = later("Cách tính")


def plan_cards(view: View) -> None:
    """Draw the four cards of a view, each with a button that opens its explanation."""
    for place, card in zip(st.container(key="bon-the").columns(4), (_completion, _overdue, _on_time, _total), strict=True):
        with place.container(gap="xxsmall", height="stretch"):
            card(view)


def _completion(view: View) -> None:
    summary, lines = figures_of(view).summary, card_lines_of(view)
    st.metric(
        _("Hoàn thành"),
        percent(summary.completion),
        _("kế hoạch {planned}", planned=percent(summary.planned)),
        delta_color="off",
        delta_arrow="off",
        border=True,
        chart_data=lines.completion,
        chart_type="area",
        height="stretch",
        help=lines.sentence,
    )
    names = ("Hoàn thành", "Kế hoạch", "Chênh lệch", "Tỷ lệ việc đã xong", "Đèn")
    explain_button(_(_HOW), plan_choices(view, *names), key="cach-tinh-hoan-thanh")


def _overdue(view: View) -> None:
    summary = figures_of(view).summary
    st.metric(
        _("Quá hạn"),
        number(summary.overdue),
        _offices_late(summary.overdue_offices, summary.most_days_late) if summary.overdue else _("không có việc quá hạn"),
        delta_color="red" if summary.overdue else "off",
        delta_arrow="off",
        border=True,
        chart_data=card_lines_of(view).overdue,
        chart_type="bar",
        height="stretch",
        help=_("Số nhiệm vụ quá hạn qua từng phiên bản số liệu."),
    )
    explain_button(_(_HOW), plan_choices(view, "Quá hạn"), key="cach-tinh-qua-han")


def _offices_late(offices: int, days: int) -> str:
    return ngettext("{count} đơn vị · lâu nhất {days}", offices, days=ngettext("{count} ngày", days))


def _on_time(view: View) -> None:
    summary = figures_of(view).summary
    st.metric(
        _("Đúng hạn"),
        percent(summary.on_time_rate),
        _("{on_time} trên {timed} việc có hạn", on_time=summary.on_time, timed=summary.timed) if summary.timed else _("chưa có việc đến hạn"),
        delta_color="off",
        delta_arrow="off",
        border=True,
        chart_data=card_lines_of(view).on_time_rate,
        height="stretch",
        help=_("Việc hoàn thành đúng hạn trong số việc có hạn đã xong hoặc quá hạn; không kể việc thường xuyên."),
    )
    explain_button(_(_HOW), plan_choices(view, "Đúng hạn"), key="cach-tinh-dung-han")


def _total(view: View) -> None:
    of = scores_of_province(view)
    score_card(of, figures_of(view).total, history=card_lines_of(view).overdue is not None)
    explain_button(_(_HOW), score_choices(of, score_year_of(of, view.key.plan_year), code=TOTAL), key="cach-tinh-diem")
