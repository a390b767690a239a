"""What a report leaves to be reminded of: how many tasks are overdue and whose, the longest, what is due soon."""

from __future__ import annotations

from collections import Counter
from typing import Any

from papi_metrics.briefing import Briefing
from papi_metrics.completion import DUE_SOON_DAYS
from papi_metrics.framework import Language
from papi_metrics.sentences import Phrases, counted, listed, shortened
from papi_metrics.tracker import split_offices
from papi_metrics.wording import date, is_missing

_MOST_OFFICES = 5
_SAID = Phrases(
    vi={
        "written": "Đã ghi {file}.",
        "illustration": "Số liệu minh họa.",
        "overdue": "Tính đến {end}: {count} quá hạn ({offices}), lâu nhất {days}: {task};",
        "none": "Tính đến {end}: không có nhiệm vụ quá hạn;",
        "soon": "{count} đến hạn trong {days} tới.",
        "left_out": "{count} dòng của bảng theo dõi có lỗi, không tính vào báo cáo; xem lệnh check.",
        "nobody": "chưa giao đơn vị",
        "office": "đơn vị khác",
    },
    en={
        "written": "Wrote {file}.",
        "illustration": "Figures for illustration.",
        "overdue": "On {end}: {count} overdue ({offices}), the longest by {days}: {task};",
        "none": "On {end}: no task is overdue;",
        "soon": "{count} due within {days}.",
        "left_out": "{count} rows of the tracker have errors and are left out of the report; see the command check.",
        "nobody": "no office assigned",
        "office": "other offices",
    },
)


def reminder(report: Briefing, *, file: str, left_out: int) -> dict[str, Any]:
    """Return what there is to be reminded of, as a reminder service takes it.

    Shape: `file`, `unit`, `period` (kind, number, year, start, end), `overdue`, `offices` (name → overdue tasks, the most first; a
           task of two offices counts for both), `longest` (task, days_late; None if nothing is overdue), `due_soon` and the `due_soon_days`
           it looks ahead, `left_out`, `illustration`, `cautions`, and `message`, all of it in one line.
    """
    subject, period, language = report.subject, report.subject.period, report.subject.language
    late = report.tasks[report.tasks["label"] == "overdue"].sort_values("days_late", ascending=False, kind="stable")
    nobody = [_SAID.say("nobody", language)]
    offices = Counter(office for cell in late["lead_unit"] for office in (nobody if is_missing(cell) else split_offices(cell)))
    told: dict[str, Any] = {
        "file": file,
        "unit": subject.unit,
        "period": {"kind": period.kind, "number": period.number, "year": period.year, "start": period.start.isoformat(), "end": period.end.isoformat()},
        "overdue": report.summary.overdue,
        "offices": dict(offices.most_common()),
        "longest": None if late.empty else {"task": str(late["task"].iloc[0]), "days_late": int(late["days_late"].iloc[0])},
        "due_soon": report.summary.due_soon,
        "due_soon_days": DUE_SOON_DAYS,
        "left_out": left_out,
        "illustration": subject.illustration,
        "cautions": list(report.cautions),
    }
    return told | {"message": _message(told, end=date(period.end), language=language)}


def _message(told: dict[str, Any], *, end: str, language: Language) -> str:
    """Say it in one line."""
    longest = told["longest"]
    offices = [f"{office} {count}" for office, count in told["offices"].items()]
    days = counted(told["due_soon_days"], "day", language=language)
    late = _SAID.say("none", language, end=end) if longest is None else _SAID.say(
        "overdue",
        language,
        end=end,
        count=counted(told["overdue"], "task", language=language),
        offices=listed(offices, most=_MOST_OFFICES, rest=_SAID.say("office", language), language=language),
        days=counted(longest["days_late"], "day", language=language),
        task=f"«{shortened(longest['task'])}»",
    )
    parts = [
        _SAID.say("written", language, file=told["file"]),
        *([_SAID.say("illustration", language)] if told["illustration"] else []),
        late,
        _SAID.say("soon", language, count=counted(told["due_soon"], "task", language=language), days=days),
        *([_SAID.say("left_out", language, count=told["left_out"])] if told["left_out"] else []),
    ]
    return " ".join(" ".join(parts).split())
