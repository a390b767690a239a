"""Điểm số: did the scores move against the base year, really; and what the movement is made of."""

from __future__ import annotations

import streamlit as st

from pages.shared.blocks import chart, data_table, scores_source, theme
from pages.shared.columns import CHANGE_COLUMNS, HISTORY_COLUMNS, PART_COLUMNS
from pages.shared.pictures import dimension_rows, dumbbell_of, heat_map_of, parts_of, small_multiples_of, waterfall_of
from pages.shared.score_figures import (
    ScoresOf,
    change_words,
    changes_of,
    history_of,
    level_of,
    own_units,
    score_year_of,
    score_years,
)
from pages.shared.view import open_store, required_view
from papi_metrics.framework import BASE_YEAR, TOTAL, indicator_name
from papi_metrics.sentences import (
    dimension_changes,
    heat_map_sentence,
    small_multiples_sentence,
    total_change,
    waterfall_sentence,
)
from papi_metrics.text import escape_markdown

view = required_view()
years = st.columns([1, 1, 2, 2])
units = own_units(view)
unit = units[0]
if len(units) > 1:
    unit = years[2].selectbox("Điểm của", units, key="diem-cua", bind="query-params")
scores = ScoresOf(unit=unit, act=view.score_act, store=open_store())
level = level_of(scores)
year = int(
    years[0].selectbox(
        "Năm",
        [str(item) for item in score_years(scores)],
        index=score_years(scores).index(score_year_of(scores, view.key.plan_year)),
        key="nam",
        bind="query-params",
    )
)
bases = [str(item) for item in score_years(scores) if item < year]
if not bases:
    st.info(f"Không có năm nào trước {year} để so sánh. Hãy chọn năm sau.", icon=":material/event_busy:")
    st.stop()
chosen = years[1].selectbox(
    "So với năm gốc",
    bases,
    index=bases.index(str(BASE_YEAR)) if str(BASE_YEAR) in bases else None,
    placeholder="Chọn năm gốc",
    key=f"goc-{year}" if year <= BASE_YEAR else "goc",
    bind="query-params",
)
if chosen is None:
    st.info(f"Năm gốc {BASE_YEAR} không đứng trước năm {year}. Hãy chọn năm gốc khác để so.", icon=":material/event_busy:")
    st.stop()
base_year = int(chosen)
if base_year != BASE_YEAR:
    st.badge(f"Năm gốc do bạn chọn: {base_year} (mặc định {BASE_YEAR})", color="orange", icon=":material/event_repeat:")
changes = changes_of(scores, year, base_year)
dimensions = dimension_rows(changes)

st.markdown(escape_markdown(total_change(changes, unit=unit)))
chart(
    dumbbell_of(scores, year, base_year, theme()),
    sentence=dimension_changes(changes),
    data=change_words(dimensions),
    name="thay-doi",
    columns=CHANGE_COLUMNS,
)
scores_source(unit, level)

by_dimension = dimension_rows(history_of(scores))
for drawn, sentence, name in (
    (heat_map_of(scores, theme()), heat_map_sentence(by_dimension), "cac-nam"),
    (small_multiples_of(scores, theme()), small_multiples_sentence(by_dimension), "tung-chi-so"),
):
    chart(drawn, sentence=sentence, data=by_dimension, name=name, columns=HISTORY_COLUMNS)

parents = [TOTAL, *dimensions["code"]]
parent = st.selectbox(
    "Thay đổi này từ đâu: chọn chỉ số",
    parents,
    index=parents.index("4"),
    format_func=lambda code: indicator_name(code, year) if code == TOTAL else f"{code}. {indicator_name(code, year)}",
    key="chi-so-diem",
    bind="query-params",
)
parts = parts_of(scores, year, base_year, parent)
chart(
    waterfall_of(scores, year, base_year, parent, theme()),
    sentence=waterfall_sentence(parts, base_year=base_year, year=year),
    data=parts,
    name=f"thanh-phan-{parent}",
    columns=PART_COLUMNS,
)

st.subheader("Bảng điểm", anchor=False)
data_table(change_words(changes), name=f"diem-{year}-so-{base_year}", columns=CHANGE_COLUMNS, alt=dimension_changes(changes))
scores_source(unit, level)
