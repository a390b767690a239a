"""The door: a page for whoever is not signed in or has no role yet, and nothing behind it."""

from __future__ import annotations

import streamlit as st
from streamlit.errors import StreamlitSecretNotFoundError

from pages.shared.document import TITLE
from pages.shared.settings import current_settings
from pages.shared.signing.gate import Caller
from pages.shared.signing.leaving import sign_out
from pages.shared.states import reload_link
from papi_metrics.access import Right
from papi_metrics.language import gettext as _
from papi_metrics.language import later
from papi_metrics.text import escape_markdown

_WIDTH = 480
_CONTACT = later("người quản trị của đơn vị bạn")


def stop_at_the_door(caller: Caller) -> None:
    """Return if the caller may see any unit; else say what to do and end the run.

    Errors: StoreUnavailableError if the store could not be asked who they are.
    """
    if caller.may_anywhere(Right.READ):
        return
    if caller.failure is not None:
        raise caller.failure
    with st.container(horizontal_alignment="center"), st.container(border=True, width=_WIDTH):
        st.header(_(TITLE), anchor=False)
        if caller.identity is None:
            _ask_to_sign_in(caller.told)
        else:
            _say_whom_to_ask(caller.identity.account)
    st.stop()


def _ask_to_sign_in(told: str) -> None:
    st.markdown(escape_markdown(told))
    if current_settings().sign_in == "oidc" and not _provider_is_told():
        st.caption(_("Máy chủ chưa khai báo nơi đăng nhập (mục [auth] của tệp secrets). Hãy báo người quản trị máy chủ."))
    elif current_settings().sign_in == "oidc":
        st.button(_("Đăng nhập"), type="primary", icon=":material/login:", on_click=st.login, key="dang-nhap")
    else:
        st.caption(_("Cổng của cơ quan đăng nhập cho bạn: hãy tải lại trang này."))
        reload_link(_("Tải lại trang"))


def _provider_is_told() -> bool:
    """Tell whether the server's secrets name a provider; without one Streamlit's button would end in an error."""
    try:
        return "auth" in st.secrets
    except StreamlitSecretNotFoundError:
        return False


def _say_whom_to_ask(account: str) -> None:
    st.markdown(escape_markdown(_("Bạn đã đăng nhập bằng tài khoản {account}, nhưng tài khoản này chưa được giao vai trò ở đơn vị nào.", account=account)))
    st.markdown(escape_markdown(_("Hãy nhờ {administrator} giao vai trò cho tài khoản này rồi tải lại trang.", administrator=current_settings().contact or _(_CONTACT))))
    st.button(_("Đăng xuất"), icon=":material/logout:", on_click=sign_out, key="dang-xuat")
