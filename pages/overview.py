"""Tổng quan: is the plan carried out, what is late, did the scores move, and what needs attention."""

from __future__ import annotations

import streamlit as st

from pages.shared.attention import show_points
from pages.shared.beginning import lead_the_way
from pages.shared.blocks import data_table, fold, scores_source, theme
from pages.shared.columns import MATRIX_COLUMNS
from pages.shared.dimension_links import dimension_address
from pages.shared.explaining import explain_cell
from pages.shared.facts import reading_facts
from pages.shared.figures import figures_of, matrix_in_words, matrix_of
from pages.shared.plan_cards import plan_cards
from pages.shared.score_card import say_no_base
from pages.shared.score_figures import score_year_of, scores_of_province
from pages.shared.view import current_view, required_view
from papi_metrics.language import gettext as _
from papi_metrics.language import ngettext
from papi_metrics.sentences import headline

if current_view() is None:
    lead_the_way()
view = required_view()
figures = figures_of(view)
summary = figures.summary
of_province = scores_of_province(view)
year = score_year_of(of_province, view.key.plan_year)
plan_cards(view)

show_points(figures.points)

st.subheader(_("8 chỉ số nội dung"), anchor=False)
st.html(matrix_of(view, theme(), address=dimension_address()))
explain_cell(view, key="giai-thich-o")
if summary.unassigned:
    st.caption(ngettext("{count} nhiệm vụ chưa gắn chỉ số: tính vào kết quả chung, không tính vào chỉ số nào.", summary.unassigned))
st.caption(_(r"\* So được nhưng cần thận trọng: cách hỏi của một phần chỉ số đã thay đổi; xem Cách tính."))
if year != view.key.plan_year:
    st.caption(_("Chưa có điểm PAPI {plan_year}: đang xem điểm {year}, chưa đọc cùng kết quả thực hiện.", plan_year=view.key.plan_year, year=year))
say_no_base(of_province, year)
scores_source(view.version.province)

with fold(_("Số liệu của bảng"), key="so-lieu-tong-quan") as opened:
    if opened.open:
        data_table(matrix_in_words(view), name="tong-quan", columns=MATRIX_COLUMNS, alt=headline(summary), facts=reading_facts(view, of_province, "matrix"))
