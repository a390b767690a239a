"""Tổng quan: is the plan carried out, what is late, did the scores move, and what needs attention."""

from __future__ import annotations

import streamlit as st

from pages.shared.blocks import data_table, scores_source, theme
from pages.shared.columns import MATRIX_COLUMNS
from pages.shared.dimension_links import dimension_address
from pages.shared.figures import figures_of, matrix_of, progress_of
from pages.shared.score_card import say_no_base, score_card
from pages.shared.score_figures import score_year_of, scores_of_province
from pages.shared.view import required_view
from papi_metrics.sentences import headline, lateness, progress_sentence, slowest, total_change
from papi_metrics.text import escape_markdown
from papi_metrics.wording import number, percent

view = required_view()
figures, progress = figures_of(view), progress_of(view)
summary = figures.summary
of_province = scores_of_province(view)
year = score_year_of(of_province, view.key.plan_year)
total = figures.changes.iloc[0]
several = len(progress) > 1
cards = st.columns(4)
cards[0].metric(
    "Hoàn thành",
    percent(summary.completion),
    f"kế hoạch {percent(summary.planned)}",
    delta_color="off",
    delta_arrow="off",
    border=True,
    chart_data=progress["completion"].tolist() if several else None,
    chart_type="area",
    height="stretch",
    help=progress_sentence(progress),
)
cards[1].metric(
    "Quá hạn",
    number(summary.overdue),
    f"{summary.overdue_offices} đơn vị · lâu nhất {summary.most_days_late} ngày" if summary.overdue else "không có việc quá hạn",
    delta_color="red" if summary.overdue else "off",
    delta_arrow="off",
    border=True,
    chart_data=progress["overdue"].tolist() if several else None,
    chart_type="bar",
    height="stretch",
    help="Số nhiệm vụ quá hạn qua từng phiên bản số liệu.",
)
cards[2].metric(
    "Đúng hạn",
    percent(summary.on_time_rate),
    f"{summary.on_time} trên {summary.timed} việc có hạn" if summary.timed else "chưa có việc đến hạn",
    delta_color="off",
    delta_arrow="off",
    border=True,
    chart_data=progress["on_time_rate"].dropna().tolist() if several else None,
    height="stretch",
    help="Việc hoàn thành đúng hạn trong số việc có hạn đã xong hoặc quá hạn; không kể việc thường xuyên.",
)
score_card(cards[3], of_province, total, history=several)

st.subheader("Ba điều cần biết", anchor=False)
with st.container(gap="xxsmall"):
    for index, (sentence, target, label) in enumerate(
        (
            (lateness(figures.late, summary), "tasks.py", "Nhiệm vụ"),
            (slowest(figures.matrix), "tasks.py", "Nhiệm vụ"),
            (total_change(figures.changes, unit=view.version.province), "scores.py", "Điểm số"),
        ),
        1,
    ):
        text, link = st.columns([9, 1], vertical_alignment="center")
        text.markdown(f"**{index}.** {escape_markdown(sentence)}")
        link.page_link(target, label=label)

st.subheader("8 chỉ số nội dung", anchor=False)
st.html(matrix_of(view, theme(), address=dimension_address()))
if summary.unassigned:
    st.caption(f"{summary.unassigned} nhiệm vụ chưa gắn chỉ số: tính vào kết quả chung, không tính vào chỉ số nào.")
st.caption(r"\* So được nhưng cần thận trọng: cách hỏi của một phần chỉ số đã thay đổi; xem Cách tính.")
if year != view.key.plan_year:
    st.caption(f"Chưa có điểm PAPI {view.key.plan_year}: đang xem điểm {year}, chưa đọc cùng kết quả thực hiện.")
say_no_base(of_province, year)
scores_source(view.version.province)

with st.expander("Số liệu của bảng"):
    data_table(figures.matrix, name="tong-quan", columns=MATRIX_COLUMNS, alt=headline(summary))
