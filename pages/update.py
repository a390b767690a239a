"""Cập nhật: bring a tracker or scores up to date, step by step, and take templates along."""

from __future__ import annotations

import streamlit as st

from pages.shared.outcomes import say_outcome
from pages.shared.signing.rights import require_anywhere
from pages.shared.update.scores import update_scores
from pages.shared.update.templates import offer_templates
from pages.shared.update.tracker import update_tracker
from pages.shared.update.waiting import show_waiting, waiting_asked
from pages.shared.view import current_view
from papi_metrics.access import Right

TRACKER, SCORES, TEMPLATES, WAITING = "Bảng theo dõi", "Điểm số", "Tệp mẫu", "Chờ duyệt"

require_anywhere(Right.UPDATE)
view = current_view()
say_outcome()
kind = st.segmented_control(
    "Cập nhật gì",
    [TRACKER, SCORES, TEMPLATES, *([WAITING] if waiting_asked(view) else [])],
    default=TRACKER,
    required=True,
    key="loai",
    bind="query-params",
    label_visibility="collapsed",
)
if kind == TRACKER:
    update_tracker(view)
elif kind == SCORES:
    update_scores()
elif kind == WAITING:
    show_waiting(view)
else:
    offer_templates(view)
