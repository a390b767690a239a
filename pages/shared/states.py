"""The state of a page or a part with nothing to show: what happened, what to do next, and the ways on."""

from __future__ import annotations

from html import escape

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from papi_metrics.language import LANGUAGES, spoken
from papi_metrics.language import gettext as _
from papi_metrics.text import escape_markdown


def say_state(sentence: str, *, icon: str) -> DeltaGenerator:
    """Say what happened and what to do next, and return the row for the ways on."""
    st.info(escape_markdown(sentence), icon=icon)
    return st.container(horizontal=True, gap="small", vertical_alignment="center")


def say_nothing_found(sentence: str, *, filters: tuple[str, ...]) -> None:
    """Say that no row meets the filters, and offer to take all of them away; `filters` are their widgets' keys."""
    with say_state(sentence, icon=":material/filter_alt_off:"):
        st.button(_("Bỏ mọi điều kiện lọc"), icon=":material/filter_alt_off:", on_click=_clear, args=(filters,), key="bo-loc")


def _clear(filters: tuple[str, ...]) -> None:
    """Take filters away; a callback."""
    for key in filters:
        held = st.session_state.get(key)
        st.session_state[key] = type(held)() if isinstance(held, (list, str, bool)) else None


def reload_link(label: str) -> None:
    """Offer to load the main page anew, for what only a new session mends."""
    there = "./" if spoken() == LANGUAGES[0] else f"./?lang={spoken()}"
    st.html(f'<a href="{there}" target="_self" style="color: inherit">{escape(label)}</a>', width="content")


def way_home() -> None:
    """Offer the way to Tổng quan."""
    st.page_link("overview.py", label=_("Về Tổng quan"), icon=":material/home:", width="content")
