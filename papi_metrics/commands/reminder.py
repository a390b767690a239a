"""What a report leaves to be reminded of: how many tasks are overdue and whose, the longest, what is due soon."""

from __future__ import annotations

from collections import Counter
from typing import Any

from papi_metrics.briefing import Briefing
from papi_metrics.completion import DUE_SOON_DAYS
from papi_metrics.language import Language
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
        "awaited": "Đây là kế hoạch năm {year}; chưa có kế hoạch năm {awaited}.",
        "cautions": "Lưu ý: {cautions}",
        "quoted": "«{task}»",
        "nobody": "chưa giao đơn vị",
        "office": "đơn vị khác",
    },
    en={
        "written": "Wrote {file}.",
        "illustration": "Made-up data.",
        "overdue": "On {end}: {count} overdue ({offices}), the longest by {days}: {task};",
        "none": "On {end}: no task is overdue;",
        "soon": "{count} due within {days}.",
        "awaited": "This is the plan of {year}; that of {awaited} is not there yet.",
        "cautions": "Note: {cautions}",
        "quoted": "“{task}”",
        "nobody": "no office assigned",
        "office": "other offices",
    },
)


def reminder(report: Briefing, *, file: str, awaited: int | None = None) -> dict[str, Any]:
    """Return what there is to be reminded of, as a reminder service takes it; `awaited` is the year whose plan should be there by now.

    Shape: `file`, `unit`, `period` (kind, number, year, start, end), `overdue`, `offices` (name → overdue tasks, the most first; a
           task of two offices counts for both), `longest` (task, days_late; None if nothing is overdue), `due_soon` and the `due_soon_days`
           it looks ahead, `left_out`, `illustration`, `plan_year`, `awaited_plan_year` (None if none is), `cautions`, and `message`, all of it in one line.
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
        "left_out": subject.left_out,
        "illustration": subject.illustration,
        "plan_year": subject.plan_year,
        "awaited_plan_year": awaited,
        "cautions": list(report.cautions),
    }
    return told | {"message": _message(told, end=date(period.end), language=language)}


def _message(told: dict[str, Any], *, end: str, language: Language) -> str:
    """Say it in one line; what limits the figures comes last, the illustration first."""
    days = counted(told["due_soon_days"], "day", language=language)
    cautions = told["cautions"][1 if told["illustration"] else 0 :]
    parts = [
        _SAID.say("written", language, file=told["file"]),
        *([_SAID.say("illustration", language)] if told["illustration"] else []),
        _late(told, end=end, language=language),
        _SAID.say("soon", language, count=counted(told["due_soon"], "task", language=language), days=days),
        *([_SAID.say("awaited", language, year=told["plan_year"], awaited=told["awaited_plan_year"])] if told["awaited_plan_year"] else []),
        *([_SAID.say("cautions", language, cautions=" ".join(cautions))] if cautions else []),
    ]
    return " ".join(" ".join(parts).split())


def _late(told: dict[str, Any], *, end: str, language: Language) -> str:
    """Say how many tasks are overdue and whose, and the longest."""
    longest = told["longest"]
    if longest is None:
        return _SAID.say("none", language, end=end)
    offices = [f"{office} {count}" for office, count in told["offices"].items()]
    return _SAID.say(
        "overdue",
        language,
        end=end,
        count=counted(told["overdue"], "task", language=language),
        offices=listed(offices, most=_MOST_OFFICES, rest=_SAID.say("office", language), language=language),
        days=counted(longest["days_late"], "day", language=language),
        task=_SAID.say("quoted", language, task=shortened(longest["task"])),
    )
