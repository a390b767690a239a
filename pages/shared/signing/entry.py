"""The door: a page for whoever is not signed in or has no role yet, and nothing behind it."""

from __future__ import annotations

import streamlit as st

from pages.shared.document import TITLE
from pages.shared.settings import current_settings
from pages.shared.signing.gate import Caller
from pages.shared.signing.leaving import sign_out
from papi_metrics.access import Right
from papi_metrics.text import escape_markdown

_WIDTH = 480
_CONTACT = "người quản trị của đơn vị bạn"


def stop_at_the_door(caller: Caller) -> None:
    """Return if the caller may see any unit; else say what to do and end the run."""
    if caller.may_anywhere(Right.READ):
        return
    with st.container(horizontal_alignment="center"), st.container(border=True, width=_WIDTH):
        st.subheader(TITLE, anchor=False)
        if caller.identity is None:
            _ask_to_sign_in(caller.told)
        else:
            _say_whom_to_ask(caller.identity.account)
    st.stop()


def _ask_to_sign_in(told: str) -> None:
    st.markdown(escape_markdown(told))
    if current_settings().sign_in == "oidc":
        st.button("Đăng nhập", type="primary", icon=":material/login:", on_click=st.login, key="dang-nhap")
    else:
        st.caption("Cổng của cơ quan đăng nhập cho bạn: hãy tải lại trang này.")


def _say_whom_to_ask(account: str) -> None:
    st.markdown(escape_markdown(f"Bạn đã đăng nhập bằng tài khoản {account}, nhưng tài khoản này chưa được giao vai trò ở đơn vị nào."))
    st.markdown(escape_markdown(f"Hãy nhờ {current_settings().contact or _CONTACT} giao vai trò cho tài khoản này rồi tải lại trang."))
    st.button("Đăng xuất", icon=":material/logout:", on_click=sign_out, key="dang-xuat")
