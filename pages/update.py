"""Cập nhật: bring a tracker, scores or what units sent up to date, step by step, and take templates along."""

from __future__ import annotations

import streamlit as st

from pages.shared.outcomes import say_outcome
from pages.shared.snapshots.receiving import receive_snapshots
from pages.shared.update.scores import update_scores
from pages.shared.update.templates import offer_templates
from pages.shared.update.tracker import update_tracker
from pages.shared.view import current_view, open_store

TRACKER, SCORES, TEMPLATES, UNITS = "Bảng theo dõi", "Điểm số", "Tệp mẫu", "Nhận từ đơn vị"

view = current_view()
say_outcome()
kind = st.segmented_control(
    "Cập nhật gì",
    [TRACKER, SCORES, TEMPLATES, *([UNITS] if open_store().receives() else [])],
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
elif kind == UNITS:
    receive_snapshots()
else:
    offer_templates(view)
