"""Section I: whose plan, which period, by which tracker; how many tasks of whom; what was directed, as far as the tracker tells."""

from __future__ import annotations

import re

import pandas as pd

from papi_metrics.briefing.value import Block, Listing, Paragraph, Section, Subject
from papi_metrics.briefing.words import HEADINGS, TASK_LENGTH, period_name
from papi_metrics.sentences import Phrases, counted, listed, shortened
from papi_metrics.tracker import split_offices
from papi_metrics.wording import date

_MOST_DOCUMENTS = 20
_PLAN_NUMBER = re.compile(r"\d+[a-zA-Z]?/KH-[\w.-]*\w")

_SAID = Phrases(
    vi={
        "plan": "Thực hiện Kế hoạch{number} nâng cao Chỉ số PAPI năm {year}, {body} báo cáo kết quả {period}{days} như sau:",
        "days": " (số liệu chốt từ ngày {start} đến hết ngày {end})",
        "number": " số {number}",
        "tasks": "Kế hoạch năm {year} có {count}{offices}{kinds}.",
        "offices": ", do {count} đơn vị chủ trì ({names})",
        "more": "đơn vị khác",
        "kinds": "; trong đó {parts}",
        "dated": "{count} có hạn cụ thể", "standing": "{count} thường xuyên, định kỳ", "undated": "{count} không có hạn", "unread": "{count} chưa đọc được hạn",
        "no_tasks": "Kế hoạch năm {year} chưa có nhiệm vụ nào.",
        "tracker": "Số liệu theo bảng theo dõi đến ngày {date} ({version}tệp {file}).",
        "version": "phiên bản {version}, ",
        "documents": "Văn bản, minh chứng của các nhiệm vụ hoàn thành trong kỳ:",
        "document": "{evidence} ({task})",
        "fill_in": "[Bổ sung: các văn bản, cuộc họp chỉ đạo thực hiện kế hoạch trong kỳ.]",
        "rest": "… và {count} văn bản khác, xem phụ lục.",
    },
    en={
        "plan": "On the plan{number} of {year} to raise the PAPI score, {body} reports the results of {period}{days}:",
        "days": " (data from {start} to the end of {end})",
        "number": " {number}",
        "tasks": "The plan of {year} has {count}{offices}{kinds}.",
        "offices": ", led by {count} offices ({names})",
        "more": "other offices",
        "kinds": "; of these {parts}",
        "dated": "{count} with a date", "standing": "{count} standing or recurring", "undated": "{count} without a deadline", "unread": "{count} with a deadline not understood",
        "no_tasks": "The plan of {year} has no task yet.",
        "tracker": "By the tracker as of {date} ({version}file {file}).",
        "version": "version {version}, ",
        "documents": "Documents and evidence of the tasks completed in the period:",
        "document": "{evidence} ({task})",
        "fill_in": "[To be added: documents and meetings that directed the plan in the period.]",
        "rest": "… and {count} more, see the annex.",
    },
)  # fmt: skip

_KINDS = {"dated": ("dated",), "standing": ("standing", "recurring"), "undated": ("event", "none"), "unread": ("unread",)}


def situation(tasks: pd.DataFrame, subject: Subject, *, body: str) -> Section:
    """Write section I; `tasks` as `labelled_tasks` gives them, `body` is who reports."""
    language = subject.language
    number = _PLAN_NUMBER.search(subject.plan_title)
    opening = _SAID.say(
        "plan",
        language,
        number=_SAID.say("number", language, number=number[0]) if number else "",
        year=subject.plan_year,
        body=body,
        period=period_name(subject.period, language),
        days="" if subject.period.kind == "free" else _SAID.say("days", language, start=date(subject.period.start), end=date(subject.period.end)),
    )
    # A file that was never accepted has no version.
    version = _SAID.say("version", language, version=subject.version) if subject.version else ""
    tracker = _SAID.say("tracker", language, date=date(subject.data_as_of), version=version, file=subject.file_name)
    return Section(
        heading=HEADINGS.say("situation", language),
        blocks=(Paragraph(text=opening), Paragraph(text=f"{_tasks(tasks, subject)} {tracker}"), _directed(tasks, subject)),
    )


def _tasks(tasks: pd.DataFrame, subject: Subject) -> str:
    """Say how many tasks the plan has, whose they are and of which kinds of deadline."""
    language, year = subject.language, subject.plan_year
    if tasks.empty:
        return _SAID.say("no_tasks", language, year=year)
    offices = list(dict.fromkeys(office for cell in tasks["lead_unit"].dropna() for office in split_offices(cell)))
    names = listed(offices, most=4, rest=_SAID.say("more", language), language=language)
    counts = {kind: int(tasks["deadline_kind"].isin(words).sum()) for kind, words in _KINDS.items()}
    parts = [_SAID.say(kind, language, count=count) for kind, count in counts.items() if count]
    return _SAID.say(
        "tasks",
        language,
        year=year,
        count=counted(len(tasks), "task", language=language),
        offices=_SAID.say("offices", language, count=len(offices), names=names) if offices else "",
        kinds=_SAID.say("kinds", language, parts=listed(parts, language=language)),
    )


def _directed(tasks: pd.DataFrame, subject: Subject) -> Block:
    """List the documents of tasks completed in the period; where the tracker names none, say that it is to be filled in by hand."""
    period, language = subject.period, subject.language
    inside = tasks["completed_on"].between(pd.Timestamp(period.start), pd.Timestamp(period.end))
    named = tasks[inside & (tasks["state"] == "done") & tasks["evidence"].notna()].sort_values(["completed_on", "row"])
    if named.empty:
        return Paragraph(text=_SAID.say("fill_in", language), open=True)
    pairs = zip(named["evidence"], named["task"], strict=True)
    items = [_SAID.say("document", language, evidence=evidence, task=shortened(str(task), TASK_LENGTH)) for evidence, task in pairs]
    rest = len(items) - _MOST_DOCUMENTS
    more = [_SAID.say("rest", language, count=rest)] if rest > 0 else []
    return Listing(lead=_SAID.say("documents", language), items=(*items[:_MOST_DOCUMENTS], *more))
