"""What the last act did, said once on the page that runs next; and the fields that are empty again after it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from pages.shared.header import to_newest
from pages.shared.undoing import Undo, undo_of_version
from papi_metrics.errors import PapiError
from papi_metrics.language import gettext as _
from papi_metrics.language import ngettext, spoken
from papi_metrics.store import Version
from papi_metrics.text import escape_markdown

_DONE, _FAILED, _UPLOADS, _SAID = "accepted", "refused", "uploads", "said"
_UNDO = "hoan-tac"
T = TypeVar("T")


def upload_key(name: str) -> str:
    """Return an uploader's key; it changes after an act, so that the uploader is empty again."""
    return f"{name}-{st.session_state.get(_UPLOADS, 0)}"


def refused(sentence: str, *, at: str) -> None:
    """Say on the next run, above the act's button, why it was not done; `at` names the button."""
    st.session_state[_FAILED] = (at, sentence)


def say_refusal(at: str) -> None:
    """Say above a button, where one looks, why its act was not done, once.

    Its place is there always: what stands below does not move, so no open form shuts and no click misses.
    """
    place = st.empty()
    failed = st.session_state.get(_FAILED)
    if failed and failed[0] == at:
        del st.session_state[_FAILED]
        # Named for reach.js, which brings it into view.
        place.container(key="chua-nhan").error(escape_markdown(failed[1]), icon=":material/edit:")


def done(sentence: str, *, undo: Undo | None = None, reason: str = "") -> None:
    """Say on the next run what was done, and offer to take it back where that is possible.

    The field of key `reason` is empty again: why one thing was done is no reason for the next.
    """
    st.session_state[_SAID] = sentence, undo
    if reason:
        st.session_state[reason] = ""
    st.session_state[_UPLOADS] = st.session_state.get(_UPLOADS, 0) + 1


def accepted(version: Version) -> None:
    """Say on the next run that a version was accepted; every page shows the newest version again, on its own date."""
    st.session_state[_DONE] = version
    st.session_state[_UPLOADS] = st.session_state.get(_UPLOADS, 0) + 1
    to_newest()


def say_left_over() -> None:
    """Say a refusal whose button the page no longer has: at the page's end and in its corner, so that none is lost."""
    if failed := st.session_state.pop(_FAILED, None):
        st.error(escape_markdown(failed[1]), icon=":material/edit:")
        st.toast(escape_markdown(failed[1]), icon=":material/edit:")


def say_outcome() -> None:
    """Say what the last act did, once: at the top of the page and, for who is further down, in its corner; with what takes it back."""
    state = st.session_state
    say_refusal(_UNDO)
    place = st.container()
    sentence, undo = state.pop(_SAID, ("", None))
    if sentence:
        with place.container(horizontal=True, vertical_alignment="center"):
            st.success(escape_markdown(sentence), icon=":material/check:")
            _offer_undo(undo)
        st.toast(escape_markdown(sentence), icon=":material/check:")
    version: Version | None = state.pop(_DONE, None)
    if version is not None:
        with place.container(border=True, horizontal=True, vertical_alignment="center"):
            _say_version(version)


def _say_version(version: Version) -> None:
    number, unit = version.key.number, escape_markdown(version.unit)
    if version.waits:
        st.info(
            _("Đã gửi phiên bản {number} của {unit}. Đơn vị này cần người thứ hai duyệt: các trang vẫn dùng phiên bản cũ cho đến khi được duyệt. "
            "Xem ở Cập nhật, mục «Chờ duyệt».", number=number, unit=unit),
            icon=":material/hourglass_top:",
        )
        _offer_undo(undo_of_version(version))
        return
    st.toast(_("Đã nhận phiên bản {number} của {unit}.", number=number, unit=unit), icon=":material/check:")
    st.markdown(
        ngettext("✓ Đã nhận **phiên bản {number}** của {unit}, {count} nhiệm vụ, "
        "số liệu đến {as_of:%d/%m/%Y}. Mọi trang đang dùng phiên bản này.", version.task_count, number=number, unit=unit, as_of=version.as_of)
    )
    st.page_link("overview.py", label=_("Xem Tổng quan"), icon=":material/arrow_forward:")
    st.page_link("reports.py", label=_("Soạn báo cáo"), icon=":material/description:")
    _offer_undo(undo_of_version(version))


def _offer_undo(undo: Undo | None) -> None:
    if undo is not None:
        st.button(_("Hoàn tác"), icon=":material/undo:", type="tertiary", on_click=_take_back, args=(undo,), key=_UNDO)


def _take_back(undo: Undo) -> None:
    """Take the last act back; a callback of the button."""
    try:
        done(undo())
    except PapiError as error:
        refused(str(error), at=_UNDO)


def kept(name: str, token: object, make: Callable[[], T]) -> T:
    """Make a value once for a token within a person's session; another token, or language, makes it anew."""
    held: tuple[object, T] | None = st.session_state.get(name)
    if held is not None and held[0] == (token, spoken()):
        return held[1]
    value = make()
    st.session_state[name] = ((token, spoken()), value)
    return value
