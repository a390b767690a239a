"""Ưu tiên: where should effort go next, how far is the wished-for rank, and what would it take."""

from __future__ import annotations

import streamlit as st

from pages.shared.blocks import scores_source
from pages.shared.priority.effort import show_effort
from pages.shared.priority.figures import Compared
from pages.shared.priority.mixes import show_mixes
from pages.shared.priority.target import ask_target, show_distances
from pages.shared.priority.wishing import show_what_if
from pages.shared.score_choice import chosen_scores
from pages.shared.score_figures import level_of
from pages.shared.view import required_view

view = required_view()
scores, year, base_year = chosen_scores(view)
compared = Compared(scores=scores, year=year, base_year=base_year)

show_effort(view, compared)
scores_source(scores.unit, level_of(scores))

st.subheader("Còn cách bao xa", anchor=False)
panel = show_distances(compared)
if panel is None:
    st.stop()
target = ask_target(panel)

st.subheader("Tăng ở đâu thì ít tốn nhất", anchor=False)
show_mixes(compared, panel, target)

st.subheader("Nếu điểm khác đi", anchor=False)
show_what_if(compared, panel)
scores_source(scores.unit, level_of(scores))
