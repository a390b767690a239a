"""Cập nhật: bring a tracker or scores up to date, step by step, and take templates along."""

from __future__ import annotations

import streamlit as st

from pages.shared.outcomes import say_outcome
from pages.shared.update.scores import update_scores
from pages.shared.update.templates import offer_templates
from pages.shared.update.tracker import update_tracker
from pages.shared.view import current_view

KINDS = {"bang-theo-doi": "Bảng theo dõi", "diem": "Điểm số", "tep-mau": "Tệp mẫu"}

view = current_view()
say_outcome()
kind = st.segmented_control(
    "Cập nhật gì", list(KINDS), format_func=KINDS.get, default="bang-theo-doi", required=True, key="loai", bind="query-params"
)
if kind == "bang-theo-doi":
    update_tracker(view)
elif kind == "diem":
    update_scores()
else:
    offer_templates(view)
