"""The form that says whose a tracker is, of which date, and who brings it."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from pages.shared.signing.rights import ask_author
from pages.shared.view import View, open_store
from papi_metrics.findings import About
from papi_metrics.framework import provinces, unit_key, unit_name
from papi_metrics.store import Submission, Version
from papi_metrics.text import clean, closest, escape_markdown, fold
from papi_metrics.wording import date

_UNIT, _PROVINCE, _AS_OF, _AUTHOR, _REASON = "don-vi-moi", "tinh", "so-lieu-den", "nguoi", "ly-do"
_USUAL_REASON, _FILE = "ly-do-thuong", "tep-cua-phieu"
PLAN_YEAR = "nam-ke-hoach"
_ALIKE = 90
NO_DATE = "Tệp không ghi ngày số liệu: hãy chọn ngày."


def start_form(file_id: str) -> None:
    """Let the form be filled anew for another file; who brings it and why stay."""
    if st.session_state.get(_FILE) != file_id:
        st.session_state[_FILE] = file_id
        for name in (_UNIT, _PROVINCE, _AS_OF, PLAN_YEAR):
            st.session_state.pop(name, None)


def asked_plan(about: About, view: View | None, *, file_name: str, plan_year: int) -> Submission:
    """Ask whose plan and of which date, filled with what the tracker says of itself; blank where not given.

    The plan shown before lends its unit, and its province only to the same unit: a province is never guessed.
    """
    form = st.columns(3)
    typed = form[0].text_input("Đơn vị", about.unit or (view.key.unit if view else ""), key=_UNIT)
    unit = _known_unit(typed)
    same_unit = view is not None and view.key.unit == unit
    guess = about.province or (view.version.province if view and same_unit else None)
    names = [item.name for item in provinces()]
    index = names.index(guess) if guess in names else None
    form[1].selectbox("Tỉnh (để lấy điểm PAPI)", names, index=index, placeholder="Chọn tỉnh", key=_PROVINCE)
    as_of: dt.date | None = form[2].date_input("Số liệu đến ngày", about.as_of, format="DD/MM/YYYY", key=_AS_OF)
    _say_unit(typed, unit)
    if as_of is None:
        st.info(NO_DATE, icon=":material/event:")
    elif as_of.year != plan_year:
        st.warning(f"Ngày số liệu {as_of:%d/%m/%Y} không thuộc năm kế hoạch {plan_year}. Hãy kiểm tra lại.")
    return given_submission(file_name=file_name, plan_year=plan_year)


def _known_unit(typed: str) -> str:
    """Return a unit's name as the store has it, in this spelling first, else in another; else as it is kept."""
    units, key = open_store().units(), unit_key(typed)
    exact = (name for name in (clean(typed), unit_name(typed)) if name in units)
    return next(exact, None) or next((unit for unit in units if unit_key(unit) == key), unit_name(typed))


def _say_unit(typed: str, unit: str) -> None:
    """Say that the store's spelling is used, or that a new unit is much like one the store has."""
    if unit != unit_name(typed):
        st.caption(escape_markdown(f"Dùng tên đã lưu: «{unit}»."))
    units = open_store().units()
    names = {fold(name): name for name in units}
    if unit in units or not (found := closest(fold(unit), list(names), cutoff=_ALIKE)):
        return
    said = (
        f"Kho đã có «{names[found[0]]}», chưa có «{unit}». Nếu là một đơn vị, hãy sửa tên cho giống; "
        "nếu không, tệp này mở kế hoạch của đơn vị khác."
    )
    st.warning(escape_markdown(said), icon=":material/spellcheck:")


def say_differences(submission: Submission, newest: Version) -> None:
    """Say where the form differs from the newest version in what is easily overlooked: its province, an earlier date."""
    if submission.province and submission.province != newest.province:
        said = (
            f"Tỉnh đổi từ {newest.province} sang {submission.province}: điểm PAPI trên mọi trang sẽ là của {submission.province}. "
            "Hãy kiểm tra lại."
        )
        st.warning(escape_markdown(said), icon=":material/location_on:")
    if submission.as_of < newest.as_of:
        said = f"Số liệu đến {date(submission.as_of)}, trước ngày của phiên bản hiện nay ({date(newest.as_of)}). Hãy kiểm tra lại."
        st.warning(escape_markdown(said), icon=":material/event:")


def asked_author(as_of: dt.date | None) -> None:
    """Ask who brings the tracker and why; a reason that nobody typed follows the date."""
    state = st.session_state
    usual = f"Cập nhật số liệu đến {as_of:%d/%m/%Y}" if as_of else ""
    if state.get(_REASON, "") in {"", state.get(_USUAL_REASON, "")}:
        state[_REASON] = usual
    state[_USUAL_REASON] = usual
    form = st.columns([1, 2])
    ask_author(form[0], "Người cập nhật", placeholder="Họ tên hoặc bộ phận", key=_AUTHOR)
    form[1].text_input("Lý do", key=_REASON)


def given_submission(*, file_name: str, plan_year: int, based_on: int | None = None) -> Submission:
    """Return what the form holds now.

    A callback runs before the page does and must read here: what the page read is a keystroke older.
    """
    state = st.session_state
    return Submission(
        unit=_known_unit(state[_UNIT]),
        plan_year=plan_year,
        province=state[_PROVINCE] or "",
        as_of=state[_AS_OF],
        file_name=file_name,
        author=state.get(_AUTHOR, "").strip(),
        reason=state.get(_REASON, "").strip(),
        based_on=based_on,
    )
