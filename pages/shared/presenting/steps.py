"""From screen to screen: the number shown, kept in the address, and the buttons, which keys press too (presenting.js)."""

from __future__ import annotations

import streamlit as st

from pages.shared.header import chosen_in_header
from pages.shared.presenting.screens import SCREENS
from papi_metrics.language import gettext as _

SCREEN_KEY = "man"
_STATE = "man-dang-chieu"
LAST = len(SCREENS)
_LONGEST_NUMBER = 3


def chosen_screen() -> int:
    """Return the number of the screen to show, 1 for the first: the address's on the first run, then where the buttons led."""
    if _STATE not in st.session_state:
        said = st.query_params.get(SCREEN_KEY, "")
        st.session_state[_STATE] = _within(int(said)) if said.isdecimal() and len(said) <= _LONGEST_NUMBER else 1
    chosen: int = st.session_state[_STATE]
    if st.query_params.get(SCREEN_KEY) != str(chosen):
        st.query_params[SCREEN_KEY] = str(chosen)
    return chosen


def steps(number: int) -> None:
    """Draw the ways to the other screens and back to Tổng quan; the keys of the buttons are what presenting.js presses."""
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="right", gap="small", key="man-dieu-khien"):
        ways = (("man-dau", _("Đầu"), "first_page", 1 - number), ("man-truoc", _("Lùi"), "chevron_left", -1))
        for key, label, icon, by in ways:
            _button(key, label, icon, by, disabled=number == 1)
        st.markdown(f"**{number}/{LAST}**", width="content")
        ways = (("man-sau", _("Tiếp"), "chevron_right", 1), ("man-cuoi", _("Cuối"), "last_page", LAST - number))
        for key, label, icon, by in ways:
            _button(key, label, icon, by, disabled=number == LAST)
        with st.container(key="thoi-trinh-chieu", width="content"):
            st.page_link("overview.py", label=_("Thôi trình chiếu"), icon=":material/close:", query_params=chosen_in_header())


def _button(key: str, label: str, icon: str, by: int, *, disabled: bool) -> None:
    st.button(label, key=key, icon=f":material/{icon}:", type="tertiary", disabled=disabled, on_click=_go, args=(by,))


def _go(by: int) -> None:
    """Go some screens on or back; a callback. Two quick presses are two steps, whatever the first has drawn by then."""
    st.session_state[_STATE] = _within(st.session_state[_STATE] + by)


def _within(number: int) -> int:
    return min(max(number, 1), LAST)
