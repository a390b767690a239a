"""What the last act did, said once on the page that runs next; and the fields that are empty again after it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from pages.shared.header import to_newest
from papi_metrics.store import Version
from papi_metrics.text import escape_markdown

_DONE, _FAILED, _UPLOADS, _SAID = "accepted", "refused", "uploads", "said"
T = TypeVar("T")


def upload_key(name: str) -> str:
    """Return an uploader's key; it changes after an act, so that the uploader is empty again."""
    return f"{name}-{st.session_state.get(_UPLOADS, 0)}"


def refused(sentence: str) -> None:
    """Say on the next run why an act was not done."""
    st.session_state[_FAILED] = sentence


def done(sentence: str) -> None:
    """Say on the next run what was done."""
    st.session_state[_SAID] = sentence
    st.session_state[_UPLOADS] = st.session_state.get(_UPLOADS, 0) + 1


def accepted(version: Version) -> None:
    """Say on the next run that a version was accepted; every page shows the newest version again, on its own date."""
    st.session_state[_DONE] = version
    st.session_state[_UPLOADS] = st.session_state.get(_UPLOADS, 0) + 1
    to_newest()


def say_outcome() -> None:
    """Say what the last act did, once."""
    state = st.session_state
    if failed := state.pop(_FAILED, None):
        st.error(escape_markdown(failed), icon=":material/edit:")
    if said := state.pop(_SAID, None):
        st.success(escape_markdown(said), icon=":material/check:")
    version: Version | None = state.pop(_DONE, None)
    if version is None:
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown(
            f"✓ Đã nhận **phiên bản {version.key.number}** của {escape_markdown(version.key.unit)}, {version.task_count} nhiệm vụ, "
            f"số liệu đến {version.as_of:%d/%m/%Y}. Mọi trang đang dùng phiên bản này."
        )
        st.page_link("overview.py", label="Xem Tổng quan", icon=":material/arrow_forward:")


def kept(name: str, token: object, make: Callable[[], T]) -> T:
    """Make a value once for a token within a person's session; another token makes it anew."""
    held: tuple[object, T] | None = st.session_state.get(name)
    if held is not None and held[0] == token:
        return held[1]
    value = make()
    st.session_state[name] = (token, value)
    return value
