"""The account menu in the header: who is signed in, with which role here, and the way out."""

from __future__ import annotations

import streamlit as st

from pages.shared.signing.gate import current_caller
from pages.shared.signing.leaving import sign_out
from papi_metrics.access import EVERYWHERE, ROLE_WORDS, Actor, Role
from papi_metrics.language import gettext as _
from papi_metrics.text import escape_markdown


def account_menu(unit: str) -> None:
    """Draw the menu for who is signed in; nothing on one machine."""
    caller = current_caller()
    if caller.identity is None:
        return
    with st.popover(escape_markdown(caller.actor.name), type="tertiary", icon=":material/person:"):
        st.markdown(f"**{escape_markdown(caller.actor.name)}**")
        st.caption(escape_markdown(f"{caller.actor.account} · {_role_in(caller.actor, unit)}"))
        st.button(_("Đăng xuất"), icon=":material/logout:", on_click=sign_out, key="dang-xuat")


def _role_in(actor: Actor, unit: str) -> str:
    role = max(actor.roles.get(unit, 0), actor.roles.get(EVERYWHERE, 0))
    return _("vai trò ở đây: {role}", role=ROLE_WORDS[Role(role)]) if role else _("chưa có vai trò ở đây")
