"""Cập nhật, the templates: next month's tracker from the newest state, an empty tracker, a form for scores."""

from __future__ import annotations

import streamlit as st

from pages.shared.beginning import FILLED, blank_tracker_button, next_step, was_taken
from pages.shared.downloads import next_tracker
from pages.shared.signing.taking import download_button
from pages.shared.update.sections import TRACKER, look_at_part
from pages.shared.update.turning import offer_turn
from pages.shared.view import View
from papi_metrics.clock import today_in_vietnam
from papi_metrics.language import gettext as _
from papi_metrics.language import ngettext
from papi_metrics.reports import scores_workbook
from papi_metrics.text import escape_markdown


def offer_templates(view: View | None) -> None:
    """Offer the workbooks to fill in; while there is no plan of one's own, the empty tracker stands first."""
    year = view.key.plan_year if view else today_in_vietnam().year
    if view is None or view.version.illustration:
        _offer_blank(today_in_vietnam().year, primary=True)
    if view is not None:
        _offer_next(view)
        offer_turn(view)
        if not view.version.illustration:
            _offer_blank(year, primary=False)
    _offer_scores(view, year)


def _offer_next(view: View) -> None:
    st.subheader(_("Bảng theo dõi kỳ tới"), anchor=False)
    state = _("trạng thái của phiên bản {number} đang xem lại", number=view.key.number) if view.is_past else _("trạng thái mới nhất")
    told = ngettext("Điền sẵn {count} nhiệm vụ của {unit} và {states}; chỉ cần sửa chỗ đã đổi.", view.version.task_count, unit=view.version.unit, states=state)
    st.markdown(escape_markdown(told))
    download_button(
        _("Tải bảng kỳ tới"),
        lambda: next_tracker(view),
        file_name=f"theo-doi-papi-{view.key.plan_year}-ky-toi.xlsx",
        type="secondary" if view.version.illustration else "primary",
        on_click="ignore",
        icon=":material/download:",
        key="mau-ky-toi",
    )


def _offer_blank(year: int, *, primary: bool) -> None:
    st.subheader(_("Bảng theo dõi trống"), anchor=False)
    st.markdown(_("Cho kế hoạch mới: có danh sách chọn, định dạng ngày và phần trăm, trang hướng dẫn."))
    blank_tracker_button(year, primary=primary)
    if was_taken():
        with next_step():
            st.button(_(FILLED), icon=":material/upload:", on_click=look_at_part, args=(TRACKER,), key="tai-len-tep-da-dien")


def _offer_scores(view: View | None, year: int) -> None:
    st.subheader(_("Điểm khảo sát của đơn vị"), anchor=False)
    st.markdown(_("Mỗi dòng một nội dung thành phần; điểm ngoài thang được báo ngay khi gõ."))
    download_button(
        _("Tải tệp điểm"),
        lambda: scores_workbook(unit=view.version.unit if view else None, years=[year]),
        file_name=f"diem-khao-sat-{year}.xlsx",
        on_click="ignore",
        icon=":material/download:",
        key="mau-diem",
    )
