"""An empty store leads by the hand: a tracker of one's own, the template to fill in, or the example; never a dead end."""

from __future__ import annotations

from typing import NoReturn

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.shared.header import chosen_in_header
from pages.shared.keeping import kept_by_language
from pages.shared.signing.rights import may
from pages.shared.signing.taking import download_button
from pages.shared.view import open_store
from pages.shared.working import at_work
from papi_metrics.access import EVERYWHERE, Right
from papi_metrics.clock import today_in_vietnam
from papi_metrics.example import accept_example
from papi_metrics.language import gettext as _
from papi_metrics.language import later
from papi_metrics.reports import TrackerTitle, tracker_workbook

_TAKEN = "da-tai-mau"
FILLED = later("Tải lên tệp đã điền")


def lead_the_way() -> NoReturn:
    """Show what to begin with, and end the page; whoever may store nothing is told whom to ask."""
    st.subheader(_("Bắt đầu với kế hoạch PAPI của đơn vị"), anchor=False)
    if open_store().actor.units_with(Right.UPDATE) == ():
        st.markdown(_("Chưa có kế hoạch nào. Hãy nhờ người cập nhật của đơn vị tải lên bảng theo dõi; tải xong, trang này hiện tiến độ và điểm số."))
        st.stop()
    st.markdown(_("Chưa có kế hoạch nào. Khi có bảng theo dõi, trang này cho thấy việc nào xong, việc nào chậm và điểm PAPI tăng hay giảm. Hãy chọn một cách:"))
    ways = st.columns(3)
    with ways[0].container(border=True, height="stretch"):
        _offer_upload()
    with ways[1].container(border=True, height="stretch"):
        _offer_template()
    with ways[2].container(border=True, height="stretch"):
        _offer_example()
    if was_taken():
        with next_step():
            st.page_link("update.py", label=_(FILLED), icon=":material/upload:", query_params=chosen_in_header())
    st.stop()


def _offer_upload() -> None:
    st.markdown(_("**Đã có bảng theo dõi**"))
    st.markdown(_("Chọn tệp Excel hoặc phụ lục Word của kế hoạch; tệp được kiểm tra trước khi lưu."))
    if st.button(_("Tải lên bảng theo dõi"), type="primary", icon=":material/upload:", key="bat-dau-tai-len"):
        st.switch_page("update.py", query_params=chosen_in_header())


def _offer_template() -> None:
    st.markdown(_("**Chưa có bảng theo dõi**"))
    st.markdown(_("Tải tệp Excel trống có danh sách chọn và trang hướng dẫn, điền nhiệm vụ rồi tải lên."))
    blank_tracker_button(today_in_vietnam().year)


def _offer_example() -> None:
    st.markdown(_("**Muốn xem thử trước**"))
    st.markdown(_("Mở kế hoạch 2022 của một xã với số liệu minh họa; ví dụ ở lại trong danh sách kế hoạch, riêng với của đơn vị."))
    if not may(Right.UPDATE, EVERYWHERE):
        st.caption(_("Cần quyền cập nhật mọi đơn vị."))
    elif st.button(_("Mở ví dụ"), icon=":material/science:", key="mo-vi-du"):
        with at_work(_("Đang mở ví dụ: đọc ba bảng theo dõi…")):
            accept_example(open_store())
        st.rerun()


def blank_tracker_button(year: int, *, primary: bool = False) -> None:
    """Offer the empty tracker of a year; `was_taken` tells from then on that the next step may be said."""
    download_button(
        _("Tải tệp mẫu trống"),
        _blank_tracker(year),
        file_name=f"theo-doi-papi-{year}.xlsx",
        type="primary" if primary else "secondary",
        on_click=_remember_taken,
        icon=":material/download:",
        key="mau-trong",
    )


@kept_by_language(4)
def _blank_tracker(year: int) -> bytes:
    """Make the file before it is asked for: the run that a click begins would drop one that is made later."""
    return tracker_workbook(title=TrackerTitle(plan_year=year))


def _remember_taken() -> None:
    st.session_state[_TAKEN] = True


def was_taken() -> bool:
    """Tell whether somebody took the empty tracker in this session."""
    return bool(st.session_state.get(_TAKEN))


def next_step() -> DeltaGenerator:
    """Say what to do with the empty tracker, and return the place for the way to where it is uploaded."""
    place = st.container(border=True)
    place.markdown(
        _("**Bước tiếp theo**\n"
        "1. Mở tệp mẫu bằng Excel: ghi tên đơn vị, tỉnh và ngày số liệu vào ô bên phải các chữ ấy ở dòng 1 và 3.\n"
        "2. Ghi mỗi việc một dòng từ dòng 6; trang «Hướng dẫn» trong tệp nói rõ từng cột.\n"
        "3. Lưu tệp, rồi tải lên: chỗ ghi chưa đúng được chỉ ra trước khi lưu vào kho.")
    )
    return place
