"""Figures of a plan explained: a version's tasks, a date and a group → how completion, lateness and light come about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd

from papi_metrics.completion import (
    AMBER_VARIANCE,
    RED_DAYS_OVERDUE,
    RED_VARIANCE,
    By,
    completion,
    plan_year_of,
    task_status,
)
from papi_metrics.completion.groups import groups_of
from papi_metrics.errors import UnknownNameError
from papi_metrics.explanations.places import task_place
from papi_metrics.explanations.value import Explanation, Input, explained, share
from papi_metrics.language import Words, later, ngettext
from papi_metrics.language import gettext as _
from papi_metrics.palette import LABELS, LIGHTS
from papi_metrics.wording import MISSING, date, is_missing, number, percent, signed

_TITLES = Words({"completion": later("Hoàn thành"), "planned": later("Kế hoạch")})
_NOTHING = later("Không có nhiệm vụ nào được tính: chưa có con số.")
_FINEST, _SAME = 4, 1e-9
_STANDING = ("standing", "recurring")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PlanOf:
    """A group of a plan's tasks on a date: `file` names the version they come from, `key` the group of a grouping."""

    tasks: pd.DataFrame
    as_of: dt.date
    file: str
    by: By = "overall"
    key: object = None

    def rows(self) -> Sequence[Mapping[str, Any]]:
        """Return the group's tasks with their status, one a dictionary; never to be changed."""
        return _rows(self)

    def figures(self) -> Mapping[str, Any]:
        """Return the group's row of `completion`."""
        return _figures(self)

    def origin(self, count: int) -> str:
        """Say what a figure of figures goes back to."""
        return ngettext("tính từ {count} nhiệm vụ ở {file}", count, file=self.file)


@lru_cache(maxsize=64)
def _rows(of: PlanOf) -> Sequence[Mapping[str, Any]]:
    status = task_status(of.tasks, as_of=of.as_of)
    table = of.tasks.assign(**{str(name): status[name] for name in status}).rename(columns={"planned": "planned_share"})
    member, positions, keys = groups_of(of.tasks, by=of.by, year=plan_year_of(of.tasks, as_of=of.as_of))
    own = positions == _position(keys, of.key)
    chosen = np.flatnonzero(own) if member is None else member[own]
    return table.take(chosen).to_dict("records")  # type: ignore[return-value]


@lru_cache(maxsize=64)
def _figures(of: PlanOf) -> Mapping[str, Any]:
    table = completion(of.tasks, as_of=of.as_of, by=of.by)
    keys: list[object] = [None] if of.by == "overall" else table[of.by].tolist()
    return {str(name): value for name, value in table.iloc[_position(keys, of.key)].items()}


def _position(keys: list[object], key: object) -> int:
    for at, known in enumerate(keys):
        if known == key or (is_missing(known) and is_missing(key)):
            return at
    raise UnknownNameError("Không có nhóm «{key}» trong kế hoạch.", key=key)


def explain_completion(of: PlanOf) -> Explanation:
    """Explain completion by each counted task's weight and what it has earned."""
    rows = [row for row in of.rows() if row["counted"]]
    inputs = [_weighed(of, row, row["earned"], _earned_words(row)) for row in rows]
    return _weighted_mean(of, "completion", _("phần đã đạt"), inputs)


def explain_planned(of: PlanOf) -> Explanation:
    """Explain the planned share by each counted task's weight and what it should have earned."""
    rows = [row for row in of.rows() if row["counted"]]
    inputs = [_weighed(of, row, row["planned_share"], _planned_words(row)) for row in rows]
    return _weighted_mean(of, "planned", _("phần phải đạt"), inputs)


def _weighed(of: PlanOf, row: Mapping[str, Any], part: float, why: str) -> Input:
    words = f"{number(row['weight'], 0 if float(row['weight']).is_integer() else 2)} × {percent(part)} ({why})"
    return Input(str(row["task"]), words, task_place(of.file, row), float(part), float(row["weight"]))


def _earned_words(row: Mapping[str, Any]) -> str:
    if row["done"]:
        return _("đã hoàn thành")
    if not is_missing(row["progress"]):
        return _("tiến độ báo cáo")
    return _("phần năm đã qua") if row["effort"] else _("chưa có kết quả")


def _planned_words(row: Mapping[str, Any]) -> str:
    if row["deadline_kind"] in _STANDING:
        return _("phần năm đã qua")
    return _("hạn {due}", due=date(row["due"])) if not is_missing(row["due"]) else _("cuối năm")


def _weighted_mean(of: PlanOf, name: str, part: str, inputs: list[Input]) -> Explanation:
    figure = of.figures()[name]
    earned = sum(item.number * item.weight for item in inputs)
    weights = sum(item.weight for item in inputs)
    formula = _("{title} = Σ (trọng số × {part}) ÷ Σ trọng số = {total} ÷ {weight} = {figure}", title=_TITLES[name], part=part, total=_plain(earned), weight=_plain(weights), figure=percent(figure))
    told = _(_NOTHING) if not inputs else formula
    return explained(_TITLES[name], name, figure=figure, value=percent(figure), formula=told, inputs=inputs)


def _plain(value: float) -> str:
    """Write a sum with as many decimals as it needs, four at most."""
    return number(value, next((digits for digits in range(_FINEST) if abs(value - round(value, digits)) < _SAME), _FINEST))


def explain_variance(of: PlanOf) -> Explanation:
    """Explain the variance by completion and planned share."""
    figures = of.figures()
    done, planned, variance = (figures[name] for name in ("completion", "planned", "variance"))
    place = of.origin(int(figures["counted"]))
    inputs = [Input(_("Hoàn thành"), share(done), place, done), Input(_("Kế hoạch"), share(planned), place, planned)]
    digits = next((digits for digits in range(1, _FINEST) if _balanced(done, planned, digits)), _FINEST)
    words = f"{share(done, digits)} − {share(planned, digits)} = {points_of_percent(variance, digits)}"
    formula = _(_NOTHING) if is_missing(variance) else _("Chênh lệch = Hoàn thành − Kế hoạch = {words}", words=words)
    value = points_of_percent(variance)
    return explained(_("Chênh lệch so với kế hoạch"), "variance", figure=variance, value=value, formula=formula, inputs=inputs)


def _balanced(done: float, planned: float, digits: int) -> bool:
    """Say whether a difference of shares comes out right when all three are rounded to so many decimals of a per cent."""
    rounded = [round(100 * value, digits) for value in (done, planned, done - planned)]
    return abs(rounded[0] - rounded[1] - rounded[2]) < _SAME


def points_of_percent(value: float | None, digits: int = 1) -> str:
    """Write a difference of shares in points of per cent, with its sign."""
    if value is None or is_missing(value):
        return MISSING
    return _("{points} điểm phần trăm", points=signed(100 * value, digits))


def explain_overdue(of: PlanOf) -> Explanation:
    """Explain the number of overdue tasks by the tasks themselves, the longest overdue first."""
    late = sorted((row for row in of.rows() if row["label"] == "overdue"), key=lambda row: -row["days_late"])
    inputs = [
        Input(str(row["task"]), ngettext("hạn {due}, chậm {count} ngày", row["days_late"], due=date(row["due"]), count=number(row["days_late"])), task_place(of.file, row), float(row["days_late"]))
        for row in late
    ]
    formula = _("Quá hạn = số việc qua hạn tính đến {as_of} mà chưa xong, không hủy = {late}", as_of=date(of.as_of), late=len(late))
    return explained(_("Quá hạn"), "overdue", figure=of.figures()["overdue"], value=number(len(late)), formula=formula, inputs=inputs)


def explain_on_time_rate(of: PlanOf) -> Explanation:
    """Explain the on-time rate by the dated tasks that are done or overdue."""
    timed = [
        row
        for row in of.rows()
        if row["label"] in {"done_late", "overdue"} or (row["label"] == "done_on_time" and not row["no_deadline"])
    ]
    counts = {label: sum(row["label"] == label for row in timed) for label in ("done_on_time", "done_late", "overdue")}
    inputs = [
        Input(str(row["task"]), _(LABELS[row["label"]].word), task_place(of.file, row), float(row["label"] == "done_on_time")) for row in timed
    ]
    figure = of.figures()["on_time_rate"]
    on_time, late, overdue = counts.values()
    formula = _("Đúng hạn = {on_time} ÷ ({on_time} đúng hạn + {late} xong quá hạn + {overdue} đang quá hạn) = {figure}", on_time=on_time, late=late, overdue=overdue, figure=percent(figure))
    told = formula if timed else _("Chưa có việc có hạn nào đã xong hoặc quá hạn.")
    return explained(_("Đúng hạn"), "on_time_rate", figure=figure, value=percent(figure), formula=told, inputs=inputs)


def explain_done_share(of: PlanOf) -> Explanation:
    """Explain the share of tasks done by all counted tasks."""
    rows = [row for row in of.rows() if row["counted"]]
    inputs = [Input(str(row["task"]), _(LABELS[row["label"]].word), task_place(of.file, row), float(row["done"])) for row in rows]
    figure, done = of.figures()["done_share"], sum(bool(row["done"]) for row in rows)
    formula = _("Tỷ lệ việc đã xong = {done} ÷ {counted} = {figure}", done=done, counted=len(rows), figure=percent(figure)) if rows else _(_NOTHING)
    return explained(_("Tỷ lệ việc đã xong"), "done_share", figure=figure, value=percent(figure), formula=formula, inputs=inputs)


def explain_count(of: PlanOf, label: str | None = None) -> Explanation:
    """Explain the number of a group's tasks, of one timing label if given, by the tasks themselves."""
    rows = [row for row in of.rows() if label is None or row["label"] == label]
    word = _("Tổng số") if label is None else _(LABELS[label].word)
    inputs = [
        Input(str(row["task"]), _(LABELS[row["label"]].word) + ("" if is_missing(row["due"]) else _(", hạn {due}", due=date(row["due"]))), task_place(of.file, row), 1.0) for row in rows
    ]
    figure = of.figures()["tasks" if label is None else label]
    return explained(word, "label", figure=figure, value=number(len(rows)), formula=_("{word} = số nhiệm vụ đếm được = {number}", word=word, number=len(rows)), inputs=inputs)


def explain_light(of: PlanOf) -> Explanation:
    """Explain a light by the counts and the variance that it is chosen by."""
    figures = of.figures()
    counted, overdue, variance = int(figures["counted"]), int(figures["overdue"]), figures["variance"]
    longest = max((float(row["days_late"]) for row in of.rows() if row["label"] == "overdue"), default=0.0)
    place = of.origin(counted)
    inputs = [
        Input(_("Việc được tính"), number(counted), place, counted),
        Input(_("Việc quá hạn"), number(overdue), place, overdue),
        Input(_("Quá hạn lâu nhất (chậm nhiều khi trên {red_days_overdue} ngày)", red_days_overdue=RED_DAYS_OVERDUE), ngettext("{count} ngày", round(longest), count=number(longest)), place, longest),
        Input(
            _("Chênh lệch (cần chú ý từ {amber_variance}, chậm nhiều từ {red_variance})", amber_variance=points_of_percent(AMBER_VARIANCE), red_variance=points_of_percent(RED_VARIANCE)),
            points_of_percent(variance), place, variance,
        ),
    ]  # fmt: skip
    sign = LIGHTS[figures["light"]]
    formula = f"{_reason_of_light(counted, overdue, longest, variance)} → {sign.icon} {_(sign.word)}"
    return explained(_("Đèn"), "light", figure=figures["light"], value=f"{sign.icon} {_(sign.word)}", formula=formula, inputs=inputs)


def _reason_of_light(counted: int, overdue: int, longest: float, variance: float) -> str:
    if not counted:
        return _("Không có việc nào được tính")
    if longest > RED_DAYS_OVERDUE:
        return _("Có việc quá hạn {longest} ngày, trên {red_days_overdue} ngày", longest=number(longest), red_days_overdue=RED_DAYS_OVERDUE)
    if round(variance, 9) <= RED_VARIANCE:
        return _("Chênh lệch {variance}, từ {red_variance} trở xuống", variance=points_of_percent(variance), red_variance=points_of_percent(RED_VARIANCE))
    if overdue:
        return ngettext("Có {count} việc quá hạn, không việc nào trên {red_days_overdue} ngày", overdue, red_days_overdue=RED_DAYS_OVERDUE)
    if round(variance, 9) <= AMBER_VARIANCE:
        return _("Chênh lệch {variance}, từ {amber_variance} trở xuống", variance=points_of_percent(variance), amber_variance=points_of_percent(AMBER_VARIANCE))
    return _("Không có việc quá hạn và chênh lệch {variance} trên {amber_variance}", variance=points_of_percent(variance), amber_variance=points_of_percent(AMBER_VARIANCE))
