"""Điểm số: did the scores move against the base year, really; and what the movement is made of."""

from __future__ import annotations

import streamlit as st

from pages.shared.blocks import chart, data_table, scores_source, tabs, theme
from pages.shared.columns import CHANGE_COLUMNS, HISTORY_COLUMNS
from pages.shared.dimension_links import dimension_links, open_dimension
from pages.shared.explaining import explain_scores
from pages.shared.facts import score_facts
from pages.shared.pictures import dimension_history_of, dimensions_of, dumbbell_of, heat_map_of, small_multiples_of
from pages.shared.said import said
from pages.shared.score_choice import chosen_scores
from pages.shared.score_figures import changes_in_words, changes_of, history_of, level_of
from pages.shared.score_parts import ask_order, ask_parent, say_cautions, show_margins, show_parts
from pages.shared.view import required_view
from papi_metrics.language import gettext as _
from papi_metrics.sentences import (
    dimension_changes,
    heat_map_sentence,
    small_multiples_sentence,
    total_change,
)
from papi_metrics.text import escape_markdown

view = required_view()
scores, year, base_year = chosen_scores(view)
unit, level = scores.unit, level_of(scores)
changes = changes_of(scores, year, base_year)
facts = score_facts(scores, "change", year=year)
moves = said(dimension_changes, changes_of, scores, year, base_year)

st.markdown(escape_markdown(said(total_change, changes_of, scores, year, base_year, unit=unit).spoken))
moved, years, lines, parts, table = tabs(_("Thay đổi"), _("Các năm"), _("Từng chỉ số"), _("Từ đâu"), _("Bảng điểm"), key="xem")
history = score_facts(scores, "history")

if moved.open:
    with moved:
        order = ask_order()
        drawn = dumbbell_of(scores, year, base_year, order, theme())
        data = dimensions_of(scores, year, base_year, order)
        open_dimension(chart(drawn, sentence=moves, data=data, name="thay-doi", columns=CHANGE_COLUMNS, facts=facts))
        say_cautions(scores, year, base_year)
        dimension_links()
        show_margins(changes, scores)
if years.open:
    with years:
        drawn, told = heat_map_of(scores, theme()), said(heat_map_sentence, history_of, scores)
        data = dimension_history_of(scores)
        open_dimension(chart(drawn, sentence=told, data=data, name="cac-nam", columns=HISTORY_COLUMNS, facts=history))
if lines.open:
    with lines:
        drawn = small_multiples_of(scores, base_year, theme())
        told = said(small_multiples_sentence, history_of, scores, base_year=base_year)
        data = dimension_history_of(scores)
        open_dimension(chart(drawn, sentence=told, data=data, name="tung-chi-so", columns=HISTORY_COLUMNS, facts=history))
if parts.open:
    with parts:
        show_parts(scores, year, base_year, ask_parent(dimensions_of(scores, year, base_year, "code"), year))
if table.open:
    with table:
        data, name = changes_in_words(scores, year, base_year), f"diem-{year}-so-{base_year}"
        data_table(data, name=name, columns=CHANGE_COLUMNS, alt=moves.spoken, facts=facts)
        explain_scores(scores, year, base_year, key="giai-thich-diem")
scores_source(unit, level)
