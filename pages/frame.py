"""The frame around every page: navigation and the header line; the main script of the application."""

import streamlit as st

from pages.shared.carrying import take_carried
from pages.shared.document import ICON, TITLE
from pages.shared.header import header
from pages.shared.language import speak_as_chosen
from pages.shared.outcomes import say_left_over
from pages.shared.reaching import say_where
from pages.shared.serving.counts import script_timed
from pages.shared.signing.entry import stop_at_the_door
from pages.shared.signing.gate import find_caller
from pages.shared.signing.rights import shown, shown_administering
from pages.shared.unavailable import say_unavailable
from pages.shared.view import open_store, several_units, store_of_this_run
from papi_metrics.access import Right
from papi_metrics.language import gettext as _
from papi_metrics.store import StoreUnavailableError

speak_as_chosen()
caller = find_caller()
store = store_of_this_run()

PAGES = [
    st.Page("overview.py", title=_("Tổng quan"), default=True),
    st.Page("tasks.py", title=_("Nhiệm vụ"), url_path="nhiem-vu"),
    st.Page("scores.py", title=_("Điểm số"), url_path="diem-so"),
    st.Page("compare.py", title=_("So sánh"), url_path="so-sanh"),
    st.Page("priorities.py", title=_("Ưu tiên"), url_path="uu-tien"),
    st.Page("reports.py", title=_("Báo cáo"), url_path="bao-cao"),
    st.Page("dimension.py", title=_("Chỉ số"), url_path="chi-so", visibility="hidden"),
    st.Page("present.py", title=_("Trình chiếu"), url_path="trinh-chieu", visibility="hidden"),
    st.Page("units.py", title=_("Các đơn vị"), url_path="don-vi", visibility="visible" if several_units(store) else "hidden"),
    st.Page("update.py", title=_("Cập nhật"), url_path="cap-nhat", visibility=shown(caller, Right.UPDATE)),
    st.Page("history.py", title=_("Lịch sử"), url_path="lich-su"),
    st.Page("method.py", title=_("Cách tính"), url_path="cach-tinh"),
    st.Page("people.py", title=_("Người dùng"), url_path="nguoi-dung", visibility=shown_administering(caller)),
]

inside = caller.may_anywhere(Right.READ)
page = st.navigation(PAGES, position="top" if inside else "hidden")
st.set_page_config(page_title=f"{page.title} · {_(TITLE)}" if inside else _(TITLE), page_icon=str(ICON), layout="wide")
say_where(_(TITLE), *([page.title] if inside else []))
try:
    stop_at_the_door(caller)
    header(store or open_store(), presentable=page == PAGES[0])
    take_carried()
    with script_timed(page.url_path):
        page.run()
except StoreUnavailableError as unavailable:
    say_unavailable(unavailable)
say_left_over()
