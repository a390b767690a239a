"""Chỉ số: one dimension of the province: its score and how it moved, its parts, its years, its tasks, read together."""

from __future__ import annotations

import streamlit as st

from pages.shared.blocks import chart, data_table, scores_source, theme
from pages.shared.columns import CHANGE_COLUMNS, HISTORY_COLUMNS, TASK_COLUMNS
from pages.shared.dimension_links import DIMENSION_KEY
from pages.shared.dimension_parts import say_reading, score_metrics, tasks_link
from pages.shared.explaining import explain_scores
from pages.shared.facts import plan_facts, score_facts
from pages.shared.figures import counts_of_dimension, tasks_of_dimension
from pages.shared.pictures import history_line_of
from pages.shared.said import said
from pages.shared.score_choice import chosen_scores
from pages.shared.score_figures import changes_of, history_of_code, level_of, parts_in_words, reach_of
from pages.shared.score_parts import say_cautions, show_parts
from pages.shared.view import required_view
from papi_metrics.framework import DIMENSIONS, dimension_name
from papi_metrics.sentences import dimension_sentence, history_sentence, states_counted, years_sentence
from papi_metrics.text import escape_markdown
from papi_metrics.wording import date

view = required_view()
code = st.segmented_control(
    "Chỉ số nội dung",
    [str(number) for number in DIMENSIONS],
    default="1",
    required=True,
    key=DIMENSION_KEY,
    bind="query-params",
)
code = code or "1"  # An empty value in the address leaves nothing chosen.
number = int(code)
scores, year, base_year = chosen_scores(view)
changes = changes_of(scores, year, base_year)
own = changes[changes["code"] == code]

st.subheader(f"{number}. {dimension_name(number, year)}", anchor=False)
if own.empty:
    st.info(f"Năm {year} PAPI chưa đo chỉ số này. Hãy chọn năm từ 2018.", icon=":material/event_busy:")
    st.stop()
score_metrics(own.iloc[0])
st.markdown(escape_markdown(dimension_sentence(own.iloc[0], unit=scores.unit)))
say_reading(view, number, scores)

show_parts(scores, year, base_year, code)
data_table(
    parts_in_words(scores, year, base_year, code),
    name=f"chi-so-{code}-{year}-so-{base_year}",
    columns=CHANGE_COLUMNS,
    alt=f"Nội dung thành phần của chỉ số {number}, năm {year} so với {base_year}.",
    facts=score_facts(scores, "change", year=year),
)
explain_scores(scores, year, base_year, key="giai-thich-chi-so")
say_cautions(scores, year, base_year, code)

chart(
    history_line_of(scores, code, base_year, theme()),
    sentence=said(history_sentence, history_of_code, scores, code),
    data=history_of_code(scores, code),
    name=f"cac-nam-{code}",
    columns=HISTORY_COLUMNS,
    facts=score_facts(scores, "history"),
)
st.markdown(escape_markdown(said(years_sentence, reach_of, scores, code, year, year=year).vi))
scores_source(scores.unit, level_of(scores))

st.subheader(f"Nhiệm vụ của chỉ số này đến {date(view.as_of)}", anchor=False)
tasks = tasks_of_dimension(view, number)
if tasks.empty:
    st.info("Kế hoạch không có nhiệm vụ nào cho chỉ số này.", icon=":material/playlist_add:")
else:
    said = states_counted(counts_of_dimension(view, number))
    st.markdown(said)
    data_table(tasks, name=f"nhiem-vu-chi-so-{code}", columns=TASK_COLUMNS, alt=said, facts=plan_facts(view, "counts"))
    tasks_link(number)
