"""The form that says whose a tracker is, of which date, and who brings it."""

from __future__ import annotations

import datetime as dt

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.shared.signing.rights import ask_author
from pages.shared.terms import meaning
from pages.shared.update.unit_choice import CHOSEN, TYPED, ChosenUnit, ask_unit, say_unit, unit_now
from pages.shared.view import View
from papi_metrics.findings import About
from papi_metrics.framework import provinces
from papi_metrics.language import gettext as _
from papi_metrics.language import later
from papi_metrics.store import Submission, Version
from papi_metrics.text import escape_markdown
from papi_metrics.wording import date

_PROVINCE, _AS_OF, _AUTHOR, _REASON = "tinh", "so-lieu-den", "nguoi", "ly-do"
_USUAL_REASON, _FILE = "ly-do-thuong", "tep-cua-phieu"
PLAN_YEAR = "nam-ke-hoach"
NO_DATE = later("Tệp không ghi ngày số liệu: hãy chọn ngày.")


def start_form(file_id: str) -> None:
    """Let the form be filled anew for another file; who brings it and why stay."""
    if st.session_state.get(_FILE) != file_id:
        st.session_state[_FILE] = file_id
        for name in (TYPED, CHOSEN, _PROVINCE, _AS_OF, PLAN_YEAR):
            st.session_state.pop(name, None)


def asked_plan(about: About, view: View | None, *, file_name: str, plan_year: int) -> Submission:
    """Ask whose plan and of which date, filled with what the tracker says of itself; blank where not given.

    The plan shown before lends its unit, and its province only to the same unit: a province is never guessed.
    """
    form = st.columns(3)
    chosen = ask_unit(form[0], about, view)
    same_unit = view is not None and view.key.unit == chosen.key
    guess = about.province or (view.version.province if view and same_unit else None)
    _ask_province(form[1], chosen, guess)
    as_of: dt.date | None = form[2].date_input(_("Số liệu đến ngày"), about.as_of, format="DD/MM/YYYY", key=_AS_OF, help=meaning("Số liệu đến"))
    say_unit(about)
    if as_of is None:
        st.info(_(NO_DATE), icon=":material/event:")
    elif as_of.year != plan_year:
        st.warning(_("Ngày số liệu {as_of:%d/%m/%Y} không thuộc năm kế hoạch {plan_year}. Hãy kiểm tra lại.", as_of=as_of, plan_year=plan_year))
    return given_submission(file_name=file_name, plan_year=plan_year)


def _ask_province(place: DeltaGenerator, chosen: ChosenUnit, guess: str | None) -> None:
    """Ask for the province, unless the list of units tells it."""
    label, names = _("Tỉnh (để lấy điểm PAPI)"), [item.name for item in provinces()]
    if chosen.province:
        place.text_input(label, chosen.province, disabled=True, key=f"{_PROVINCE}-{chosen.key}")
        return
    index = names.index(guess) if guess in names else None
    place.selectbox(label, names, index=index, placeholder=_("Chọn tỉnh"), key=_PROVINCE)


def say_differences(submission: Submission, newest: Version) -> None:
    """Say where the form differs from the newest version in what is easily overlooked: its province, an earlier date."""
    if submission.province and submission.province != newest.province:
        said = (
            _("Tỉnh đổi từ {before} sang {province}: điểm PAPI trên mọi trang sẽ là của {province}. "
            "Hãy kiểm tra lại.", before=newest.province, province=submission.province)
        )
        st.warning(escape_markdown(said), icon=":material/location_on:")
    if submission.as_of < newest.as_of:
        said = _("Số liệu đến {as_of}, trước ngày của phiên bản hiện nay ({newest}). Hãy kiểm tra lại.", as_of=date(submission.as_of), newest=date(newest.as_of))
        st.warning(escape_markdown(said), icon=":material/event:")


def asked_author(as_of: dt.date | None) -> None:
    """Ask who brings the tracker and why; a reason that nobody typed follows the date."""
    state = st.session_state
    usual = _("Cập nhật số liệu đến {as_of:%d/%m/%Y}", as_of=as_of) if as_of else ""
    if state.get(_REASON, "") in {"", state.get(_USUAL_REASON, "")}:
        state[_REASON] = usual
    state[_USUAL_REASON] = usual
    form = st.columns([1, 2])
    ask_author(form[0], _("Người cập nhật"), placeholder=_("Họ tên hoặc bộ phận"), key=_AUTHOR)
    form[1].text_input(_("Lý do"), key=_REASON)


def given_submission(*, file_name: str, plan_year: int, based_on: int | None = None) -> Submission:
    """Return what the form holds now.

    A callback runs before the page does and must read here: what the page read is a keystroke older.
    """
    state = st.session_state
    chosen = unit_now()
    return Submission(
        unit=chosen.key,
        unit_name=chosen.name,
        plan_year=plan_year,
        province=chosen.province or state.get(_PROVINCE) or "",
        as_of=state[_AS_OF],
        file_name=file_name,
        author=state.get(_AUTHOR, "").strip(),
        reason=state.get(_REASON, "").strip(),
        based_on=based_on,
    )
