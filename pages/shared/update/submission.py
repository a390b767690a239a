"""The form that says whose a tracker is, of which date, and who brings it."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from pages.shared.view import View
from papi_metrics.findings import About
from papi_metrics.framework import provinces
from papi_metrics.store import Submission

_UNIT, _PROVINCE, _AS_OF, _AUTHOR, _REASON = "don-vi-moi", "tinh", "so-lieu-den", "nguoi", "ly-do"
_USUAL_REASON = "ly-do-thuong"
NO_DATE = "Tệp không ghi ngày số liệu: hãy chọn ngày."


def asked_plan(about: About, view: View | None, *, file_name: str, plan_year: int) -> Submission:
    """Ask whose plan and of which date, filled with what the tracker says of itself; blank where not given.

    The plan shown before lends its unit, and its province only to the same unit: a province is never guessed.
    """
    form = st.columns(3)
    unit = form[0].text_input("Đơn vị", about.unit or (view.key.unit if view else ""), key=_UNIT).strip()
    same_unit = view is not None and view.key.unit == unit
    guess = about.province or (view.version.province if view and same_unit else None)
    names = [item.name for item in provinces()]
    index = names.index(guess) if guess in names else None
    form[1].selectbox("Tỉnh (để lấy điểm PAPI)", names, index=index, placeholder="Chọn tỉnh", key=_PROVINCE)
    as_of: dt.date | None = form[2].date_input("Số liệu đến ngày", about.as_of, format="DD/MM/YYYY", key=_AS_OF)
    if as_of is None:
        st.info(NO_DATE, icon=":material/event:")
    elif as_of.year != plan_year:
        st.warning(f"Ngày số liệu {as_of:%d/%m/%Y} không thuộc năm kế hoạch {plan_year}. Hãy kiểm tra lại.")
    return given_submission(file_name=file_name, plan_year=plan_year)


def asked_author(as_of: dt.date | None) -> None:
    """Ask who brings the tracker and why; a reason that nobody typed follows the date."""
    state = st.session_state
    usual = f"Cập nhật số liệu đến {as_of:%d/%m/%Y}" if as_of else ""
    if state.get(_REASON, "") in {"", state.get(_USUAL_REASON, "")}:
        state[_REASON] = usual
    state[_USUAL_REASON] = usual
    form = st.columns([1, 2])
    form[0].text_input("Người cập nhật", placeholder="Họ tên hoặc bộ phận", key=_AUTHOR)
    form[1].text_input("Lý do", key=_REASON)


def given_submission(*, file_name: str, plan_year: int, based_on: int | None = None) -> Submission:
    """Return what the form holds now.

    A callback runs before the page does and must read here: what the page read is a keystroke older.
    """
    state = st.session_state
    return Submission(
        unit=state[_UNIT].strip(),
        plan_year=plan_year,
        province=state[_PROVINCE] or "",
        as_of=state[_AS_OF],
        file_name=file_name,
        author=state.get(_AUTHOR, "").strip(),
        reason=state.get(_REASON, "").strip(),
        based_on=based_on,
    )
