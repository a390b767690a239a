"""Signing out: the session ends for good, in every tab and on every server, and the browser forgets who was there."""

from __future__ import annotations

import streamlit as st

from pages.shared.opening import system_store
from pages.shared.settings import current_settings
from pages.shared.signing.gate import current_caller


def sign_out() -> None:
    """End the session of who is at the browser; a callback."""
    caller = current_caller()
    if caller.identity is not None:
        system_store().end_session(caller.identity)
    if current_settings().sign_in == "oidc":
        st.logout()
