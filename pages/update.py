"""Cập nhật: bring a tracker or scores up to date, step by step, and take templates along."""

from __future__ import annotations

import streamlit as st

from pages.shared.outcomes import say_outcome
from pages.shared.signing.rights import require_anywhere
from pages.shared.update.scores import update_scores
from pages.shared.update.templates import offer_templates
from pages.shared.update.tracker import update_tracker
from pages.shared.update.units import may_list_units, update_units
from pages.shared.update.waiting import show_waiting, waiting_asked
from pages.shared.view import current_view
from papi_metrics.access import Right

TRACKER, SCORES, TEMPLATES, WAITING, UNITS = "Bảng theo dõi", "Điểm số", "Tệp mẫu", "Chờ duyệt", "Danh sách đơn vị"

require_anywhere(Right.UPDATE)
view = current_view()
say_outcome()
kind = st.segmented_control(
    "Cập nhật gì",
    [TRACKER, SCORES, TEMPLATES, *([WAITING] if waiting_asked(view) else []), *([UNITS] if may_list_units() else [])],
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
elif kind == UNITS:
    update_units()
else:
    offer_templates(view)
