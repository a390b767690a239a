"""What a visitor sees while the store does not answer: what happened, what became of the act, what to do; the next try starts anew."""

from __future__ import annotations

import streamlit as st

from pages.shared.outcomes import say_left_over
from papi_metrics.store import StoreUnavailableError, UnsureError
from papi_metrics.text import escape_markdown


def say_unavailable(error: StoreUnavailableError) -> None:
    """Draw the page that stands for every page while the store does not answer, and end the run.

    The run counts as ended early: what is typed and uploaded stays with the session until the store answers again.
    """
    with st.container(border=True):
        st.subheader("Chưa mở được kho số liệu", anchor=False)
        st.error(escape_markdown(str(error)), icon=":material/cloud_off:")
        if not isinstance(error, UnsureError):
            st.markdown("Những gì đã nhận vào kho vẫn còn nguyên. Những gì bạn đang điền được giữ lại trong phiên này.")
        st.button("Thử lại", icon=":material/refresh:", type="primary", key="thu-lai")
    say_left_over()
    st.stop()


def say_failure(error: Exception) -> bool:
    """Say in words what a callback met where nothing else did, in the corner; return whether it was that.

    The page is drawn after it: it stands there as it would without the act.
    """
    if not isinstance(error, StoreUnavailableError):
        return False
    st.toast(escape_markdown(str(error)), icon=":material/cloud_off:")
    return True
