"""Điểm số: did the scores move against the base year, really; and what the movement is made of."""

from __future__ import annotations

import streamlit as st

from pages.shared.blocks import chart, data_table, scores_source, theme
from pages.shared.columns import CHANGE_COLUMNS, HISTORY_COLUMNS, PART_COLUMNS
from pages.shared.explaining import explain_scores
from pages.shared.facts import score_facts
from pages.shared.pictures import dimension_rows, dumbbell_of, heat_map_of, parts_of, small_multiples_of, waterfall_of
from pages.shared.said import said
from pages.shared.score_choice import chosen_scores
from pages.shared.score_figures import (
    change_words,
    changes_of,
    history_of,
    level_of,
)
from pages.shared.view import required_view
from papi_metrics.framework import TOTAL, indicator_name
from papi_metrics.sentences import (
    dimension_changes,
    heat_map_sentence,
    small_multiples_sentence,
    total_change,
    waterfall_sentence,
)
from papi_metrics.text import escape_markdown

view = required_view()
scores, year, base_year = chosen_scores(view)
unit, level = scores.unit, level_of(scores)
changes = changes_of(scores, year, base_year)
dimensions = dimension_rows(changes)

st.markdown(escape_markdown(said(total_change, changes_of, scores, year, base_year, unit=unit).vi))
moves = said(dimension_changes, changes_of, scores, year, base_year)
chart(
    dumbbell_of(scores, year, base_year, theme()),
    sentence=moves,
    data=change_words(dimensions),
    name="thay-doi",
    columns=CHANGE_COLUMNS,
    facts=score_facts(scores, "change", year=year),
)
scores_source(unit, level)

by_dimension = dimension_rows(history_of(scores))
for drawn, sentence, name in (
    (heat_map_of(scores, theme()), said(heat_map_sentence, history_of, scores), "cac-nam"),
    (small_multiples_of(scores, theme()), said(small_multiples_sentence, history_of, scores), "tung-chi-so"),
):
    chart(drawn, sentence=sentence, data=by_dimension, name=name, columns=HISTORY_COLUMNS, facts=score_facts(scores, "history"))

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
    sentence=said(waterfall_sentence, parts_of, scores, year, base_year, parent, base_year=base_year, year=year),
    data=parts,
    name=f"thanh-phan-{parent}",
    columns=PART_COLUMNS,
    facts=score_facts(scores, "parts", year=year),
)

st.subheader("Bảng điểm", anchor=False)
data_table(
    change_words(changes),
    name=f"diem-{year}-so-{base_year}",
    columns=CHANGE_COLUMNS,
    alt=moves.vi,
    facts=score_facts(scores, "change", year=year),
)
explain_scores(scores, year, base_year, key="giai-thich-diem")
scores_source(unit, level)
