"""The ribbons under the header: that figures are made up, that the past is shown, that the unit has ended."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from pages.shared.view import View
from papi_metrics.clock import today_in_vietnam
from papi_metrics.language import gettext as _
from papi_metrics.store import successor_of
from papi_metrics.text import escape_markdown
from papi_metrics.unit_tree import UnitTree
from papi_metrics.wording import date


def ribbons(view: View, tree: UnitTree, *, back: Callable[[], None]) -> None:
    """Say when what is shown is made up, of a unit that has ended, or not the newest; `back` leads to the newest."""
    if view.version.illustration:
        with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
            st.badge(_("Số liệu minh họa, không phải báo cáo của xã"), color="orange", icon=":material/science:")
            with st.container(key="dung-ke-hoach", width="content"):
                st.page_link("update.py", label=_("Dùng kế hoạch của đơn vị"), icon=":material/upload:")
    _ended(view, tree)
    if not view.is_past:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small", border=True, key="dang-xem-lai"):
        day = "" if view.known_on is None else _(" như ngày {known_on}", known_on=date(view.known_on))
        st.badge(_("Đang xem lại{day}: phiên bản {number}", day=day, number=view.key.number), color="orange", icon=":material/history:")
        st.markdown(_("Mọi trang theo số liệu lúc đó. Mới nhất là phiên bản {number}.", number=view.newest.key.number), width="content")
        st.button(_("Trở về hiện tại"), key="tro-ve", icon=":material/update:", on_click=back)


def _ended(view: View, tree: UnitTree) -> None:
    """Say that the unit has ended, and which one carries it on; its plan stays readable."""
    last = tree.last(view.key.unit)
    if last is None or last.valid_to is None or last.stands(today_in_vietnam()):
        return
    successor = successor_of(tree, view.key.unit)
    after = _(", đã nhập vào {name}", name=successor.name) if successor else ""
    st.caption(escape_markdown(_("{name} hết hiệu lực ngày {valid_to}{after}. Kế hoạch vẫn xem được, không nhận thêm.", name=last.name, valid_to=date(last.valid_to), after=after)))
