"""Điểm số: did the scores move against the base year, really; and what the movement is made of."""

from __future__ import annotations

import streamlit as st

from pages.shared.blocks import chart, data_table, scores_source
from pages.shared.columns import CHANGE_COLUMNS, HISTORY_COLUMNS, PART_COLUMNS
from pages.shared.figures import change_words, changes_of, history_of, parts_of_change, score_year_of, score_years
from pages.shared.view import required_view
from papi_metrics.charts import dumbbell, heat_map, small_multiples, waterfall
from papi_metrics.framework import BASE_YEAR, TOTAL, indicator_name
from papi_metrics.sentences import (
    dimension_changes,
    dimension_finding,
    heat_map_sentence,
    small_multiples_sentence,
    total_change,
    waterfall_sentence,
)

view = required_view()
province = view.version.province

years = st.columns([1, 1, 4])
year = int(
    years[0].selectbox(
        "Năm",
        [str(item) for item in score_years()],
        index=score_years().index(score_year_of(view.key.plan_year)),
        key="nam",
        bind="query-params",
    )
)
bases = [str(item) for item in score_years() if item < year]
if not bases:
    st.info(f"Không có năm nào trước {year} để so sánh. Hãy chọn năm sau.", icon=":material/event_busy:")
    st.stop()
base_year = int(
    years[1].selectbox(
        "So với năm gốc",
        bases,
        index=bases.index(str(BASE_YEAR)) if str(BASE_YEAR) in bases else 0,
        key="goc",
        bind="query-params",
    )
)
if base_year != BASE_YEAR:
    st.badge(f"Năm gốc đã chọn: {base_year} (mặc định {BASE_YEAR})", color="orange", icon=":material/event_repeat:")
changes = changes_of(province, year, base_year)
dimensions = changes[changes["code"].str.fullmatch("[1-8]")]
history = history_of(province)

st.markdown(total_change(changes, unit=province))
st.subheader(dimension_finding(changes), anchor=False)
st.caption(f"Điểm 8 chỉ số của {province}, {base_year} → {year}; thang 1-10. Điểm rỗng là năm gốc, điểm đặc là năm {year}.")
chart(dumbbell(dimensions), sentence=dimension_changes(changes), data=change_words(dimensions), name="thay-doi", columns=CHANGE_COLUMNS)
scores_source(province)

st.subheader("Các năm", anchor=False)
st.caption("Chỗ ngắt: cách đo đổi, không so được qua năm đó.")
by_dimension = history[history["code"] != TOTAL]
chart(
    heat_map(by_dimension), sentence=heat_map_sentence(by_dimension), data=history, name="cac-nam", columns=HISTORY_COLUMNS
)
chart(
    small_multiples(by_dimension),
    sentence=small_multiples_sentence(by_dimension),
    data=by_dimension,
    name="tung-chi-so",
    columns=HISTORY_COLUMNS,
)

st.subheader("Thay đổi từ đâu", anchor=False)
parents = [TOTAL, *dimensions["code"]]
parent = st.selectbox(
    "Chỉ số",
    parents,
    index=parents.index("4"),
    format_func=lambda code: indicator_name(code, year) if code == TOTAL else f"{code}. {indicator_name(code, year)}",
    key="chi-so-diem",
    bind="query-params",
)
parts = parts_of_change(province, year, base_year)
parts = parts[parts["parent"] == parent]
chart(
    waterfall(parts), sentence=waterfall_sentence(parts), data=parts, name=f"thanh-phan-{parent}", columns=PART_COLUMNS
)

st.subheader("Bảng điểm", anchor=False)
data_table(change_words(changes), name=f"diem-{year}-so-{base_year}", columns=CHANGE_COLUMNS, alt=dimension_changes(changes))
scores_source(province)
