"""What a visitor sees while the store does not answer, or after a fault of the program: what happened, what became of the act, what to do."""

from __future__ import annotations

import streamlit as st

from pages.shared.carrying import carry_typed
from pages.shared.outcomes import say_left_over
from pages.shared.states import reload_link, say_state
from papi_metrics.errors import PapiError
from papi_metrics.language import gettext as _
from papi_metrics.store import StoreUnavailableError, UnsureError
from papi_metrics.text import escape_markdown


def say_unavailable(error: StoreUnavailableError) -> None:
    """Draw the page that stands for every page while the store does not answer, and end the run."""
    _draw(error)
    say_left_over()
    st.stop()


def say_failure(error: Exception) -> bool:
    """Say in words what nothing else caught; the log has the error itself, which Streamlit writes before it asks.

    Streamlit draws no page after it: this one stands in its place.
    """
    if isinstance(error, StoreUnavailableError):
        _draw(error)
    elif isinstance(error, PapiError):
        with say_state(str(error), icon=":material/error:"):
            _ways_on()
    else:
        _draw_fault()
    return True


def _draw_fault() -> None:
    """Draw what stands for a page that the program itself could not draw: nothing of the inside, and two ways on."""
    with st.container(border=True):
        st.subheader(_("Trang này gặp lỗi"), anchor=False)
        st.error(_("Chương trình dừng giữa chừng. Những gì đã lưu vào kho vẫn còn; chi tiết lỗi nằm trong nhật ký của máy chủ."), icon=":material/error:")
        st.markdown(_("Hãy thử lại. Nếu vẫn lỗi, hãy báo người quản trị trang này và việc bạn vừa làm."))
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            _ways_on()


def _ways_on() -> None:
    st.button(_("Thử lại"), icon=":material/refresh:", type="primary", key="thu-lai")
    reload_link(_("Mở lại từ Tổng quan"))


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
