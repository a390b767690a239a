"""The state of Các đơn vị with one unit: nothing to set side by side yet, and what to do about it."""

from __future__ import annotations

import streamlit as st

from pages.shared.units.figures import Units, scope
from papi_metrics.language import gettext as _
from papi_metrics.text import escape_markdown


def stop_with_one_unit(of: Units) -> None:
    """Return where there are several units; with one, say so and end the page."""
    places = scope(of).places
    if len(places) > 1:
        return
    name = escape_markdown(places[0].name) if places else _("chưa đơn vị nào")
    with st.container(border=True):
        st.subheader(_("Mới có một đơn vị"), anchor=False)
        st.markdown(
            _("Trang này đặt các đơn vị cạnh nhau: ai đúng kế hoạch, ai chậm, số liệu của ai đã cũ. Bạn đang xem được kế hoạch của {name}. "
            "Hãy tải lên bảng theo dõi của đơn vị khác trong cùng năm, hoặc nhận danh sách đơn vị ở trang Cập nhật.", name=name)
        )
        st.page_link("update.py", label=_("Mở Cập nhật"), icon=":material/upload:")
        st.page_link("overview.py", label=_("Về Tổng quan"), icon=":material/home:")
    st.stop()
