"""Choices taken along to another page: Streamlit drops, and lets no script set, what widgets of the page before were bound to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import streamlit as st

_CARRIED = "mang-theo"
_TYPED = frozenset({str, int, float, dt.date})


def carry(choices: Mapping[str, object]) -> None:
    """Keep choices, by the keys of their widgets, for the page gone to next."""
    st.session_state[_CARRIED] = dict(choices)


def carry_typed() -> None:
    """Keep what was typed or picked, for the run that draws its widgets again: the browser forgets those that a run does not draw.

    Buttons and boxes that confirm something are not among it: nobody confirms anew by coming back.
    """
    typed = {str(key): value for key, value in st.session_state.items() if type(value) in _TYPED}
    carry({**st.session_state.get(_CARRIED, {}), **typed})


def take_carried() -> None:
    """Give the page that runs now what was carried to it; called before any of its widgets is made."""
    for key, value in st.session_state.pop(_CARRIED, {}).items():
        st.session_state[key] = value
