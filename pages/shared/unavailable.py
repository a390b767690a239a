"""What a visitor sees while the store does not answer: what happened, what became of the act, what to do; the next try starts anew."""

from __future__ import annotations

import streamlit as st

from pages.shared.carrying import carry_typed
from pages.shared.outcomes import say_left_over
from papi_metrics.language import gettext as _
from papi_metrics.store import StoreUnavailableError, UnsureError
from papi_metrics.text import escape_markdown


def say_unavailable(error: StoreUnavailableError) -> None:
    """Draw the page that stands for every page while the store does not answer, and end the run."""
    _draw(error)
    say_left_over()
    st.stop()


def say_failure(error: Exception) -> bool:
    """Say in words what a callback met where nothing else did; return whether it was that.

    Streamlit draws no page after it: this one stands in its place.
    """
    if not isinstance(error, StoreUnavailableError):
        return False
    _draw(error)
    return True


def _draw(error: StoreUnavailableError) -> None:
    """Draw the page. What was typed comes back with the next one; an uploader comes back empty, for no program can fill one."""
    carry_typed()
    with st.container(border=True):
        st.header(_("Chưa mở được kho số liệu"), anchor=False)
        st.error(escape_markdown(str(error)), icon=":material/cloud_off:")
        if not isinstance(error, UnsureError):
            st.markdown(
                _("Những gì đã nhận vào kho vẫn còn nguyên. Những gì bạn đã điền hiện lại khi mở được kho; "
                "nếu tệp vừa tải lên mất khỏi ô chọn tệp, hãy chọn và điền lại.")
            )
        st.button(_("Thử lại"), icon=":material/refresh:", type="primary", key="thu-lai")
