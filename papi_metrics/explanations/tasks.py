"""One task's figures explained: its timing label, days late, what it has earned and should have, from its own row."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from papi_metrics.completion import elapsed_share, plan_year_of
from papi_metrics.errors import UnknownNameError
from papi_metrics.explanations.places import task_place
from papi_metrics.explanations.plan import PlanOf
from papi_metrics.explanations.value import Explanation, Input, explained, share
from papi_metrics.language import Words, later, ngettext
from papi_metrics.language import gettext as _
from papi_metrics.palette import LABELS, STATES
from papi_metrics.wording import MISSING, date, is_missing, number, percent

Row = Mapping[str, Any]
_CHOSEN = later("ngày đang xem")
_REACHED, _NOT_REACHED = later("Đã đến hạn {due} → {share}"), later("Chưa đến hạn {due} → {share}")
_KINDS = Words({
    "dated": later("có ngày đến hạn"),
    "standing": later("thường xuyên"),
    "recurring": later("định kỳ"),
    "event": later("theo sự kiện"),
    "unread": later("không đọc được hạn"),
    "none": later("không ghi hạn"),
})


def explain_task(of: PlanOf, task_id: str) -> tuple[Explanation, ...]:
    """Explain a task's label, days late, earned and planned share, in this order.

    Errors: UnknownNameError if the group has no such task.
    """
    row = next((row for row in of.rows() if row["task_id"] == task_id), None)
    if row is None:
        raise UnknownNameError("Không có nhiệm vụ {task_id} trong kế hoạch.", task_id=task_id)
    return _label(of, row), _days_late(of, row), _earned(of, row), _planned(of, row)


def _dates(of: PlanOf, row: Row) -> list[Input]:
    place = task_place(of.file, row)
    return [
        Input(_("Trạng thái"), _(STATES[row["state"]].word), place),
        Input(_("Ngày đến hạn"), _day(row["due"], MISSING), place, _ordinal(row["due"])),
        Input(_("Ngày hoàn thành"), _day(row["completed_on"], _("chưa ghi")), place, _ordinal(row["completed_on"])),
        Input(_("Ngày xem"), date(of.as_of), _(_CHOSEN), of.as_of.toordinal()),
    ]


def _day(value: Any, missing: str) -> str:  # noqa: ANN401 - a timestamp or pandas' missing
    return missing if is_missing(value) else date(value)


def _ordinal(value: Any) -> float:  # noqa: ANN401 - as above
    return float("nan") if is_missing(value) else float(value.toordinal())


def _label(of: PlanOf, row: Row) -> Explanation:
    sign = LABELS[row["label"]]
    words = f"{sign.icon} {_(sign.word)}"
    return explained(_("Tình trạng"), "label", figure=row["label"], value=words, formula=f"{_why(of, row)} → {words}", inputs=_dates(of, row))


def _why(of: PlanOf, row: Row) -> str:
    due, completed = _day(row["due"], MISSING), _day(row["completed_on"], MISSING)
    reasons = {
        "cancelled": _("Nhiệm vụ đã hủy"),
        "done_on_time": _("Đã hoàn thành, không có hạn") if is_missing(row["due"]) else _("Xong {completed}, không sau hạn {due}", completed=completed, due=due),
        "done_late": _("Xong {completed}, sau hạn {due}", completed=completed, due=due),
        "done_undated": _("Đã hoàn thành, hạn {due}, chưa ghi ngày hoàn thành", due=due),
        "overdue": _("Chưa xong, ngày xem {as_of} sau hạn {due}", as_of=date(of.as_of), due=due),
        "open_in_time": _("Chưa xong, không có ngày đến hạn") if is_missing(row["due"]) else _("Chưa xong, ngày xem {as_of} không sau hạn {due}", as_of=date(of.as_of), due=due),
    }
    return reasons[row["label"]]


def _days_late(of: PlanOf, row: Row) -> Explanation:
    late = row["days_late"]
    end, name = (date(row["completed_on"]), _("ngày hoàn thành")) if row["done"] else (date(of.as_of), _("ngày xem"))
    formula = ngettext("Số ngày chậm = {name} − ngày đến hạn = {end} − {due} = {count} ngày", late, name=name, end=end, due=_day(row["due"], MISSING), count=number(late))
    told = _("Không chậm: đã xong trong hạn, chưa qua hạn, hoặc không có hạn.") if is_missing(late) else formula
    return explained(_("Số ngày chậm"), "label", figure=late, value=number(late), formula=told, inputs=_dates(of, row))


def _earned(of: PlanOf, row: Row) -> Explanation:
    progress, place = row["progress"], task_place(of.file, row)
    elapsed = elapsed_share(of.as_of, plan_year=plan_year_of(of.tasks, as_of=of.as_of))
    inputs = [
        Input(_("Trạng thái"), _(STATES[row["state"]].word), place),
        Input(_("Tiến độ báo cáo"), _("chưa báo cáo") if is_missing(progress) else percent(progress), place, _number(progress)),
        Input(_("Loại hạn"), _KINDS[row["deadline_kind"]], place),
        Input(_("Phần năm đã qua"), share(elapsed), _("tính từ {chosen} {as_of}", chosen=_(_CHOSEN), as_of=date(of.as_of)), elapsed),
    ]
    return explained(_("Đã đạt"), "completion", figure=row["earned"], value=percent(row["earned"]), formula=_earned_by(row), inputs=inputs)


def _earned_by(row: Row) -> str:
    if row["done"]:
        return _("Đã hoàn thành → 100 %")
    if not is_missing(row["progress"]):
        return _("Tiến độ báo cáo, trong khoảng 0-100 % → {earned}", earned=percent(row["earned"]))
    if row["effort"]:
        return _("Việc {kind}, đang làm, chưa báo cáo → phần năm đã qua = {earned}", kind=_KINDS[row["deadline_kind"]], earned=percent(row["earned"]))
    return _("{word}, chưa báo cáo tiến độ → 0 %", word=_(STATES[row["state"]].word))


def _planned(of: PlanOf, row: Row) -> Explanation:
    elapsed = elapsed_share(of.as_of, plan_year=plan_year_of(of.tasks, as_of=of.as_of))
    place = task_place(of.file, row)
    inputs = [
        Input(_("Loại hạn"), _KINDS[row["deadline_kind"]], place),
        Input(_("Ngày đến hạn"), _day(row["due"], MISSING), place, _ordinal(row["due"])),
        Input(_("Ngày xem"), date(of.as_of), _(_CHOSEN), of.as_of.toordinal()),
        Input(_("Phần năm đã qua"), share(elapsed), _("tính từ {chosen} {as_of}", chosen=_(_CHOSEN), as_of=date(of.as_of)), elapsed),
    ]
    kind, figure = row["deadline_kind"], percent(row["planned_share"])
    if kind in {"standing", "recurring"}:
        formula = _("Việc {kind} → phần năm đã qua = {share}", kind=_KINDS[kind], share=figure)
    elif kind == "dated" and not is_missing(row["due"]):
        formula = _(_REACHED if row["planned_share"] else _NOT_REACHED, due=date(row["due"]), share=figure)
    else:
        formula = _("Việc {kind}: 100 % từ 31/12 → {share}", kind=_KINDS[kind], share=figure)
    return explained(_("Phải đạt"), "planned", figure=row["planned_share"], value=figure, formula=formula, inputs=inputs)


def _number(value: Any) -> float:  # noqa: ANN401 - as above
    return float("nan") if is_missing(value) else float(value)
