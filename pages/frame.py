"""The frame around every page: navigation and the header line; the main script of the application."""

import streamlit as st

from pages.shared.carrying import take_carried
from pages.shared.document import ICON, TITLE
from pages.shared.header import header
from pages.shared.outcomes import say_left_over
from pages.shared.serving.admitted import admit, this_session
from pages.shared.view import several_units

PAGES = [
    st.Page("overview.py", title="Tổng quan", default=True),
    st.Page("tasks.py", title="Nhiệm vụ", url_path="nhiem-vu"),
    st.Page("scores.py", title="Điểm số", url_path="diem-so"),
    st.Page("compare.py", title="So sánh", url_path="so-sanh"),
    st.Page("priorities.py", title="Ưu tiên", url_path="uu-tien"),
    st.Page("reports.py", title="Báo cáo", url_path="bao-cao"),
    st.Page("dimension.py", title="Chỉ số", url_path="chi-so", visibility="hidden"),
    st.Page("units.py", title="Các đơn vị", url_path="don-vi", visibility="visible" if several_units() else "hidden"),
    st.Page("update.py", title="Cập nhật", url_path="cap-nhat"),
    st.Page("history.py", title="Lịch sử", url_path="lich-su"),
    st.Page("method.py", title="Cách tính", url_path="cach-tinh"),
]

page = st.navigation(PAGES, position="top")
st.set_page_config(page_title=f"{page.title} · {TITLE}", page_icon=str(ICON), layout="wide")
admit(this_session(), "")
header()
take_carried()
page.run()
say_left_over()
