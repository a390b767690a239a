"""One task's figures explained: its timing label, days late, what it has earned and should have, from its own row."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from papi_metrics.completion import elapsed_share, plan_year_of
from papi_metrics.errors import UnknownNameError
from papi_metrics.explanations.places import task_place
from papi_metrics.explanations.plan import PlanOf
from papi_metrics.explanations.value import Explanation, Input, explained, share
from papi_metrics.palette import LABELS, STATES
from papi_metrics.wording import MISSING, date, is_missing, number, percent

Row = Mapping[str, Any]
_CHOSEN = "ngày đang xem"
_KINDS = {
    "dated": "có ngày đến hạn",
    "standing": "thường xuyên",
    "recurring": "định kỳ",
    "event": "theo sự kiện",
    "unread": "không đọc được hạn",
    "none": "không ghi hạn",
}


def explain_task(of: PlanOf, task_id: str) -> tuple[Explanation, ...]:
    """Explain a task's label, days late, earned and planned share, in this order.

    Errors: UnknownNameError if the group has no such task.
    """
    row = next((row for row in of.rows() if row["task_id"] == task_id), None)
    if row is None:
        raise UnknownNameError(f"Không có nhiệm vụ {task_id} trong kế hoạch.")
    return _label(of, row), _days_late(of, row), _earned(of, row), _planned(of, row)


def _dates(of: PlanOf, row: Row) -> list[Input]:
    place = task_place(of.file, row)
    return [
        Input("Trạng thái", STATES[row["state"]].word, place),
        Input("Ngày đến hạn", _day(row["due"], MISSING), place, _ordinal(row["due"])),
        Input("Ngày hoàn thành", _day(row["completed_on"], "chưa ghi"), place, _ordinal(row["completed_on"])),
        Input("Ngày xem", date(of.as_of), _CHOSEN, of.as_of.toordinal()),
    ]


def _day(value: Any, missing: str) -> str:  # noqa: ANN401 - a timestamp or pandas' missing
    return missing if is_missing(value) else date(value)


def _ordinal(value: Any) -> float:  # noqa: ANN401 - as above
    return float("nan") if is_missing(value) else float(value.toordinal())


def _label(of: PlanOf, row: Row) -> Explanation:
    sign = LABELS[row["label"]]
    words = f"{sign.icon} {sign.word}"
    return explained("Tình trạng", "label", figure=row["label"], value=words, formula=f"{_why(of, row)} → {words}", inputs=_dates(of, row))


def _why(of: PlanOf, row: Row) -> str:
    due, completed = _day(row["due"], MISSING), _day(row["completed_on"], MISSING)
    reasons = {
        "cancelled": "Nhiệm vụ đã hủy",
        "done_on_time": "Đã hoàn thành, không có hạn" if is_missing(row["due"]) else f"Xong {completed}, không sau hạn {due}",
        "done_late": f"Xong {completed}, sau hạn {due}",
        "done_undated": f"Đã hoàn thành, hạn {due}, chưa ghi ngày hoàn thành",
        "overdue": f"Chưa xong, ngày xem {date(of.as_of)} sau hạn {due}",
        "open_in_time": "Chưa xong, không có ngày đến hạn" if is_missing(row["due"]) else f"Chưa xong, ngày xem {date(of.as_of)} không sau hạn {due}",
    }
    return reasons[row["label"]]


def _days_late(of: PlanOf, row: Row) -> Explanation:
    late = row["days_late"]
    end, name = (date(row["completed_on"]), "ngày hoàn thành") if row["done"] else (date(of.as_of), "ngày xem")
    formula = f"Số ngày chậm = {name} − ngày đến hạn = {end} − {_day(row['due'], MISSING)} = {number(late)} ngày"
    told = "Không chậm: đã xong trong hạn, chưa qua hạn, hoặc không có hạn." if is_missing(late) else formula
    return explained("Số ngày chậm", "label", figure=late, value=number(late), formula=told, inputs=_dates(of, row))


def _earned(of: PlanOf, row: Row) -> Explanation:
    progress, place = row["progress"], task_place(of.file, row)
    elapsed = elapsed_share(of.as_of, plan_year=plan_year_of(of.tasks, as_of=of.as_of))
    inputs = [
        Input("Trạng thái", STATES[row["state"]].word, place),
        Input("Tiến độ báo cáo", "chưa báo cáo" if is_missing(progress) else percent(progress), place, _number(progress)),
        Input("Loại hạn", _KINDS[row["deadline_kind"]], place),
        Input("Phần năm đã qua", share(elapsed), f"tính từ {_CHOSEN} {date(of.as_of)}", elapsed),
    ]
    return explained("Đã đạt", "completion", figure=row["earned"], value=percent(row["earned"]), formula=_earned_by(row), inputs=inputs)


def _earned_by(row: Row) -> str:
    if row["done"]:
        return "Đã hoàn thành → 100 %"
    if not is_missing(row["progress"]):
        return f"Tiến độ báo cáo, trong khoảng 0-100 % → {percent(row['earned'])}"
    if row["effort"]:
        return f"Việc {_KINDS[row['deadline_kind']]}, đang làm, chưa báo cáo → phần năm đã qua = {percent(row['earned'])}"
    return f"{STATES[row['state']].word}, chưa báo cáo tiến độ → 0 %"


def _planned(of: PlanOf, row: Row) -> Explanation:
    elapsed = elapsed_share(of.as_of, plan_year=plan_year_of(of.tasks, as_of=of.as_of))
    place = task_place(of.file, row)
    inputs = [
        Input("Loại hạn", _KINDS[row["deadline_kind"]], place),
        Input("Ngày đến hạn", _day(row["due"], MISSING), place, _ordinal(row["due"])),
        Input("Ngày xem", date(of.as_of), _CHOSEN, of.as_of.toordinal()),
        Input("Phần năm đã qua", share(elapsed), f"tính từ {_CHOSEN} {date(of.as_of)}", elapsed),
    ]
    kind, figure = row["deadline_kind"], percent(row["planned_share"])
    if kind in {"standing", "recurring"}:
        formula = f"Việc {_KINDS[kind]} → phần năm đã qua = {figure}"
    elif kind == "dated" and not is_missing(row["due"]):
        formula = f"{'Đã đến' if row['planned_share'] else 'Chưa đến'} hạn {date(row['due'])} → {figure}"
    else:
        formula = f"Việc {_KINDS[kind]}: 100 % từ 31/12 → {figure}"
    return explained("Phải đạt", "planned", figure=row["planned_share"], value=figure, formula=formula, inputs=inputs)


def _number(value: Any) -> float:  # noqa: ANN401 - as above
    return float("nan") if is_missing(value) else float(value)
