"""What the last act did, said once on the page that runs next; and the fields that are empty again after it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from pages.shared.header import to_newest
from papi_metrics.language import gettext as _
from papi_metrics.language import ngettext, spoken
from papi_metrics.store import Version
from papi_metrics.text import escape_markdown

_DONE, _FAILED, _UPLOADS, _SAID = "accepted", "refused", "uploads", "said"
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
        place.error(escape_markdown(failed[1]), icon=":material/edit:")


def done(sentence: str) -> None:
    """Say on the next run what was done."""
    st.session_state[_SAID] = sentence
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
    """Say what the last act did, once: at the top of the page and, for who is further down, in its corner."""
    state = st.session_state
    place = st.container()
    if said := state.pop(_SAID, None):
        place.success(escape_markdown(said), icon=":material/check:")
        st.toast(escape_markdown(said), icon=":material/check:")
    version: Version | None = state.pop(_DONE, None)
    if version is None:
        return
    number, unit = version.key.number, escape_markdown(version.unit)
    if version.waits:
        place.info(
            _("Đã gửi phiên bản {number} của {unit}. Đơn vị này cần người thứ hai duyệt: các trang vẫn dùng phiên bản cũ cho đến khi được duyệt. "
            "Xem ở Cập nhật, mục «Chờ duyệt».", number=number, unit=unit),
            icon=":material/hourglass_top:",
        )
        return
    st.toast(_("Đã nhận phiên bản {number} của {unit}.", number=number, unit=unit), icon=":material/check:")
    with place.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown(
            ngettext("✓ Đã nhận **phiên bản {number}** của {unit}, {count} nhiệm vụ, "
            "số liệu đến {as_of:%d/%m/%Y}. Mọi trang đang dùng phiên bản này.", version.task_count, number=number, unit=unit, as_of=version.as_of)
        )
        st.page_link("overview.py", label=_("Xem Tổng quan"), icon=":material/arrow_forward:")


def kept(name: str, token: object, make: Callable[[], T]) -> T:
    """Make a value once for a token within a person's session; another token, or language, makes it anew."""
    held: tuple[object, T] | None = st.session_state.get(name)
    if held is not None and held[0] == (token, spoken()):
        return held[1]
    value = make()
    st.session_state[name] = ((token, spoken()), value)
    return value
