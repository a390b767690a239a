"""Explanations that pages open, made when asked for and kept per version, date and state of the scores."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from types import MappingProxyType

from pages.shared.keeping import kept_by_language
from pages.shared.score_figures import ScoresOf, changes_of, score_year_of, scores_of_province
from pages.shared.view import View, open_store, tasks_of
from papi_metrics import explanations as explain
from papi_metrics.completion import By
from papi_metrics.explanations import Explanation, PlanOf, ScoreBook, ScoreCase, ScoreFile, score_book, score_case
from papi_metrics.framework import BASE_YEAR
from papi_metrics.language import gettext as _
from papi_metrics.language import later
from papi_metrics.priorities import Mix, Panel, Reach, Target, WhatIf
from papi_metrics.store import Store, VersionKey
from papi_metrics.surveys import shipped_scores
from papi_metrics.wording import date

_KEPT = 256
Choices = Mapping[str, Callable[[], Explanation]]
"""What a reader may have explained: its Vietnamese name → what makes the explanation."""

PLAN_FIGURES: Mapping[str, Callable[[PlanOf], Explanation]] = MappingProxyType({
    later("Hoàn thành"): explain.explain_completion,
    later("Kế hoạch"): explain.explain_planned,
    later("Chênh lệch"): explain.explain_variance,
    later("Tỷ lệ việc đã xong"): explain.explain_done_share,
    later("Đèn"): explain.explain_light,
    later("Quá hạn"): explain.explain_overdue,
    later("Đúng hạn"): explain.explain_on_time_rate,
})
COUNTS: Mapping[str, str | None] = MappingProxyType({
    later("Tổng số"): None,
    later("Chưa xong: trong hạn"): "open_in_time",
    later("Chưa xong: quá hạn"): "overdue",
    later("Đã xong: đúng hạn"): "done_on_time",
    later("Đã xong: quá hạn"): "done_late",
    later("Đã xong: chưa ghi ngày"): "done_undated",
    later("Hủy"): "cancelled",
})
SCORE_FIGURES: Mapping[str, Callable[[ScoreCase], Explanation]] = MappingProxyType({
    later("Điểm"): explain.explain_score,
    later("Điểm năm gốc"): partial(explain.explain_score, base=True),
    later("Thay đổi (điểm)"): explain.explain_change,
    later("Thay đổi (%)"): explain.explain_change_pct,
    later("Nhận định"): explain.explain_verdict,
    later("So được không"): explain.explain_comparability,
    later("Hạng"): explain.explain_rank,
    later("Hạng năm gốc"): partial(explain.explain_rank, base=True),
    later("Nhóm"): explain.explain_quartile,
    later("Khoảng cách đến trung vị"): partial(explain.explain_distance, mark="median"),
    later("Khoảng cách đến nhóm cao nhất"): partial(explain.explain_distance, mark="top_quarter"),
    later("Khoảng cách đến điểm cao nhất"): partial(explain.explain_distance, mark="best"),
})
TASK_FIGURES = (later("Tình trạng"), later("Số ngày chậm"), later("Đã đạt"), later("Phải đạt"))
READING = later("Đọc")


def plan_choices(view: View, *names: str, by: By = "overall", group: object = None) -> Choices:
    """Return what of a group's figures may be explained: those named, all by default."""
    of = _plan(open_store(), view.key, view.as_of, _file(view), by, group)
    return {name: partial(_plan_figure, of, name) for name in names or PLAN_FIGURES}


def count_choices(view: View, *, by: By, group: object) -> Choices:
    """Return the columns of the ministries' table for a group."""
    of = _plan(open_store(), view.key, view.as_of, _file(view), by, group)
    return {name: partial(_plan_figure, of, name) for name in COUNTS}


def task_choices(view: View, task_id: str) -> Choices:
    """Return what of one task may be explained."""
    of = _plan(open_store(), view.key, view.as_of, _file(view), "overall", None)
    return {name: partial(_task_figure, of, task_id, at) for at, name in enumerate(TASK_FIGURES)}


def score_choices(of: ScoresOf, year: int, base_year: int = BASE_YEAR, *, code: str) -> Choices:
    """Return what of one code's score may be explained."""
    return {name: partial(_score_figure, of, year, base_year, code, name) for name in SCORE_FIGURES}


def cell_choices(view: View, dimension: int) -> Choices:
    """Return what of a row of the matrix may be explained: its tasks' figures, its score's, and how they are read together."""
    of = scores_of_province(view)
    year = score_year_of(of, view.key.plan_year)
    plan = plan_choices(view, by="dimension", group=dimension)
    group = _plan(open_store(), view.key, view.as_of, _file(view), "dimension", dimension)
    reading = {READING: partial(_reading, group, of, year, str(dimension))}
    return {**plan, **score_choices(of, year, code=str(dimension)), **reading}


def target_choices(of: ScoresOf, panel: Panel, target: Target) -> Choices:
    """Return what of a wished-for rank may be explained."""
    return {later("Điểm còn thiếu"): lambda: explain.explain_target(_book(of.store, of.act), panel, target)}


def wish_choices(of: ScoresOf, panel: Panel, result: WhatIf) -> Choices:
    """Return what of wished-for scores may be explained."""
    return {
        later("Tổng điểm nếu vậy"): lambda: explain.explain_wished_total(_book(of.store, of.act), panel, result),
        later("Hạng nếu vậy"): lambda: explain.explain_wished_rank(_book(of.store, of.act), panel, result),
    }


def mix_choices(panel: Panel, reach: Reach, mixes: Sequence[Mix]) -> Choices:
    """Return the mixes, each of which may be explained."""
    return {_("Phương án {place}", place=place): partial(explain.explain_mix, panel, reach, mix) for place, mix in enumerate(mixes, 1)}


def _file(view: View) -> str:
    return _("tệp {file_name} (phiên bản {number})", file_name=view.version.file_name, number=view.key.number)


@kept_by_language(64)
def _plan(_store: Store, key: VersionKey, as_of: dt.date, file: str, by: By, group: object) -> PlanOf:
    return PlanOf(tasks=tasks_of(key), as_of=as_of, file=file, by=by, key=group)


@kept_by_language(_KEPT)
def _plan_figure(of: PlanOf, name: str) -> Explanation:
    return explain.explain_count(of, COUNTS[name]) if name in COUNTS else PLAN_FIGURES[name](of)


@kept_by_language(_KEPT)
def _task_figure(of: PlanOf, task_id: str, at: int) -> Explanation:
    return explain.explain_task(of, task_id)[at]


@kept_by_language(_KEPT)
def _score_figure(of: ScoresOf, year: int, base_year: int, code: str, name: str) -> Explanation:
    return SCORE_FIGURES[name](_case(of, year, base_year, code))


@kept_by_language(_KEPT)
def _reading(plan: PlanOf, of: ScoresOf, year: int, code: str) -> Explanation:
    return explain.explain_reading(plan, _case(of, year, BASE_YEAR, code))


def _case(of: ScoresOf, year: int, base_year: int, code: str) -> ScoreCase:
    return score_case(_book(of.store, of.act), changes_of(of, year, base_year), unit=of.unit, code=code)


@kept_by_language(8)
def _book(store: Store, act: int) -> ScoreBook:
    """Return the scores after an act, each with the file it comes from."""
    sets = tuple(reversed(store.score_sets(act=act)))
    files = [ScoreFile(item.file_name, _("lần {number}, {author} nhận {date}", number=item.number, author=item.author, date=date(item.accepted_in_vietnam.date()))) for item in sets]
    return score_book(shipped_scores(), [store.scores(item.number) for item in sets], files=files)
