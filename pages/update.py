"""Cập nhật: bring a tracker, scores or what units sent up to date, step by step, and take templates along."""

from __future__ import annotations

import streamlit as st

from pages.shared.outcomes import say_outcome
from pages.shared.signing.rights import require_anywhere
from pages.shared.snapshots.receiving import receive_snapshots
from pages.shared.update.scores import update_scores
from pages.shared.update.sections import KEY, RECEIVED, SCORES, TEMPLATES, TRACKER, UNITS, WAITING
from pages.shared.update.templates import offer_templates
from pages.shared.update.tracker import update_tracker
from pages.shared.update.units import may_list_units, update_units
from pages.shared.update.waiting import show_waiting, waiting_asked
from pages.shared.view import current_view, open_store
from papi_metrics.access import Right
from papi_metrics.language import gettext as _

require_anywhere(Right.UPDATE)
view = current_view()
say_outcome()
kind = st.segmented_control(
    _("Cập nhật gì"),
    [_(part) for part in (
        TRACKER, SCORES, TEMPLATES, *([WAITING] if waiting_asked(view) else []),
        *([RECEIVED] if open_store().receives() else []), *([UNITS] if may_list_units() else []),
    )],
    default=_(TRACKER),
    required=True,
    key=KEY,
    bind="query-params",
    label_visibility="collapsed",
)
if kind == _(TRACKER):
    update_tracker(view)
elif kind == _(SCORES):
    update_scores()
elif kind == _(WAITING):
    show_waiting(view)
elif kind == _(RECEIVED):
    receive_snapshots()
elif kind == _(UNITS):
    update_units()
else:
    offer_templates(view)
