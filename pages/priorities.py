"""Ưu tiên: where should effort go next, how far is the wished-for rank, and what would it take."""

from __future__ import annotations

from pages.shared.blocks import scores_source, tabs
from pages.shared.explaining import explain_cell, explain_scores
from pages.shared.priority.effort import show_effort
from pages.shared.priority.figures import Compared
from pages.shared.priority.mixes import show_mixes
from pages.shared.priority.target import TRIAL, VIEW, ask_target, keep_wishes_of, panel_to_wish_in, show_distances
from pages.shared.priority.wishing import show_what_if
from pages.shared.score_choice import chosen_scores
from pages.shared.score_figures import level_of
from pages.shared.view import required_view
from papi_metrics.language import gettext as _

view = required_view()
scores, year, base_year = chosen_scores(view)
compared = Compared(scores=scores, year=year, base_year=base_year)

keep_wishes_of(compared)
effort, target, trial = tabs(_("Việc và điểm"), _("Mục tiêu"), _(TRIAL), key=VIEW)
if effort.open:
    with effort:
        show_effort(view, compared)
        if year == view.key.plan_year:
            explain_cell(view, key="giai-thich-o")
if target.open:
    with target:
        show_distances(compared)
        explain_scores(scores, year, base_year, key="giai-thich-diem")
        panel = panel_to_wish_in(compared)
        if panel is not None:
            show_mixes(compared, panel, ask_target(compared, panel))
if trial.open:
    with trial:
        panel = panel_to_wish_in(compared)
        if panel is not None:
            show_what_if(compared, panel)
scores_source(scores.unit, level_of(scores))
