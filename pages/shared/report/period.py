"""Báo cáo, what is reported on: the kind of period and which one, the language; kept in the address."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from pages.shared.view import View
from papi_metrics.briefing import period_name
from papi_metrics.errors import PapiError
from papi_metrics.language import NAMES, Language, Words, later, spoken
from papi_metrics.language import gettext as _
from papi_metrics.periods import (
    PERIOD_KINDS,
    Period,
    PeriodKind,
    free_period,
    nearest_period,
    period_numbers,
    reporting_period,
)
from papi_metrics.sentences.phrases import opened
from papi_metrics.wording import date

KIND_WORDS: Words[PeriodKind] = Words({
    "month": later("Tháng"), "quarter": later("Quý"), "half": later("6 tháng"), "nine_months": later("9 tháng"), "year": later("Năm"), "free": later("Tự chọn"),
})  # fmt: skip
KIND_KEY, LANGUAGE_KEY, FIRST_KEY, LAST_KEY = "ky", "ngon-ngu", "tu-ngay", "den-ngay"
NUMBER_KEYS: dict[PeriodKind, str] = {"month": "thang", "quarter": "quy", "half": "nua-nam"}


def chosen_period(view: View) -> tuple[Period, Language]:
    """Ask for the period and the language; without an answer it is the quarter cut off nearest to the version's data, in the page's language."""
    kinds, place, languages = st.columns([5, 4, 3])
    kind: PeriodKind = kinds.pills(
        _("Kỳ báo cáo"), PERIOD_KINDS, default="quarter", format_func=KIND_WORDS.get, key=KIND_KEY, bind="query-params", required=True, wrap=True
    ) or "quarter"  # An empty value in the address leaves nothing chosen.
    language: Language = languages.segmented_control(
        _("Ngôn ngữ"), list(NAMES), default=spoken(), format_func=NAMES.get, key=LANGUAGE_KEY, bind="query-params", required=True
    ) or spoken()
    with place:
        period = _free(view) if kind == "free" else _numbered(view, kind)
    return period, language


def _numbered(view: View, kind: PeriodKind) -> Period:
    """Ask which period of the plan's year; a kind that a year has once asks nothing."""
    year, numbers = view.key.plan_year, list(period_numbers(kind))
    if len(numbers) == 1:
        return reporting_period(kind, year=year)
    number = st.selectbox(
        KIND_WORDS[kind],
        numbers,
        index=numbers.index(nearest_period(view.version.as_of, kind, year=year).number),
        format_func=lambda item: opened(period_name(reporting_period(kind, year=year, number=item), spoken())),
        key=NUMBER_KEYS[kind],
        bind="query-params",
    )
    return reporting_period(kind, year=year, number=number)


def _free(view: View) -> Period:
    """Ask for both days; days in the wrong order are told and end the page."""
    year = view.key.plan_year
    first, last = dt.date(year - 1, 12, 15), dt.date(year + 1, 12, 31)
    shown = {"format": "DD/MM/YYYY", "min_value": first, "max_value": last, "bind": "query-params"}
    row = st.columns(2)
    start = row[0].date_input(_("Từ ngày"), dt.date(year, 1, 1), key=FIRST_KEY, **shown)
    end = row[1].date_input(_("Đến hết ngày"), min(max(view.version.as_of, first), last), key=LAST_KEY, **shown)
    try:
        return free_period(start, end)
    except PapiError as error:
        st.error(str(error), icon=":material/event:")
        st.stop()


def say_period(view: View, period: Period) -> None:
    """Say which days count, and that unit and version are those of the header."""
    decree = "" if period.kind == "free" else _(" (Nghị định 09/2019/NĐ-CP)")
    st.caption(
        _("Số liệu từ {start} đến hết {end}{decree}. Đơn vị và phiên bản theo dòng đầu trang: phiên bản "
        "{number}, số liệu đến {as_of}.", start=date(period.start), end=date(period.end), decree=decree, number=view.key.number, as_of=date(view.version.as_of))
    )
