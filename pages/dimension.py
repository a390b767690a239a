"""Chỉ số: one dimension of the province: its score and how it moved, its parts, its years, its tasks, read together."""

from __future__ import annotations

import streamlit as st

from pages.shared.blocks import chart, data_table, scores_source, tabs, theme
from pages.shared.columns import CHANGE_COLUMNS, HISTORY_COLUMNS
from pages.shared.dimension_links import DIMENSION_KEY
from pages.shared.dimension_parts import say_reading, score_metrics, show_tasks
from pages.shared.explaining import explain_scores
from pages.shared.facts import score_facts
from pages.shared.pictures import history_line_of
from pages.shared.said import said
from pages.shared.score_choice import chosen_scores, offer_newest_year
from pages.shared.score_figures import changes_of, history_of_code, level_of, parts_in_words, reach_of
from pages.shared.score_parts import say_cautions, show_parts
from pages.shared.view import required_view
from papi_metrics.framework import DIMENSIONS, dimension_name
from papi_metrics.language import gettext as _
from papi_metrics.sentences import dimension_sentence, history_sentence, years_sentence
from papi_metrics.text import escape_markdown

view = required_view()
code = st.segmented_control(
    _("Chỉ số nội dung"),
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
    offer_newest_year(_("Năm {year} PAPI chưa đo chỉ số này. Hãy chọn năm từ 2018.", year=year), scores)
    st.stop()
score_metrics(own.iloc[0])
say_reading(view, number, scores, of_score=dimension_sentence(own.iloc[0], unit=scores.unit))

parts, years, work, table = tabs(_("Thành phần"), _("Các năm"), _("Nhiệm vụ"), _("Bảng điểm"), key="xem")

if parts.open:
    with parts:
        show_parts(scores, year, base_year, code)
        say_cautions(scores, year, base_year, code)
if years.open:
    with years:
        chart(
            history_line_of(scores, code, base_year, theme()),
            sentence=said(history_sentence, history_of_code, scores, code),
            data=history_of_code(scores, code),
            name=f"cac-nam-{code}",
            columns=HISTORY_COLUMNS,
            facts=score_facts(scores, "history"),
        )
        st.markdown(escape_markdown(said(years_sentence, reach_of, scores, code, year, year=year).spoken))
if work.open:
    with work:
        show_tasks(view, number)
if table.open:
    with table:
        data, name = parts_in_words(scores, year, base_year, code), f"chi-so-{code}-{year}-so-{base_year}"
        told = _("Nội dung thành phần của chỉ số {number}, năm {year} so với {base_year}.", number=number, year=year, base_year=base_year)
        data_table(data, name=name, columns=CHANGE_COLUMNS, alt=told, facts=score_facts(scores, "change", year=year))
        explain_scores(scores, year, base_year, key="giai-thich-chi-so")
scores_source(scores.unit, level_of(scores))
