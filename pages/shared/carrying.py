"""Choices taken along to another page: Streamlit drops, and lets no script set, what widgets of the page before were bound to."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

_CARRIED = "mang-theo"


def carry(choices: Mapping[str, object]) -> None:
    """Keep choices, by the keys of their widgets, for the page gone to next."""
    st.session_state[_CARRIED] = dict(choices)


def take_carried() -> None:
    """Give the page that runs now what was carried to it; called before any of its widgets is made."""
    for key, value in st.session_state.pop(_CARRIED, {}).items():
        st.session_state[key] = value
