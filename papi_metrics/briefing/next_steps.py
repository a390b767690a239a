"""Section V: what is due next, what presses most, and the decisions that leaders are asked for."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from papi_metrics.briefing.value import Block, Cell, Column, Grid, Listing, Paragraph, Section, Subject
from papi_metrics.briefing.words import COLUMNS, HEADINGS
from papi_metrics.completion import RED_DAYS_OVERDUE
from papi_metrics.language import Language, said_in
from papi_metrics.periods import next_period
from papi_metrics.priorities import READINGS
from papi_metrics.sentences import Phrases, counted, listed, named, shortened
from papi_metrics.summary import late_tasks
from papi_metrics.tracker import split_offices
from papi_metrics.wording import date, is_missing

_PRESSING = 3
"""Readings up to this urgency are told as what comes first."""
_MOST_NAMED, _MOST_OFFICES = 4, 6

_SAID = Phrases(
    vi={
        "due": "Từ ngày {start} đến ngày {end} có {count} đến hạn.",
        "none_due": "Từ ngày {start} đến ngày {end} không có nhiệm vụ nào đến hạn{standing}.",
        "standing": "; tiếp tục các nhiệm vụ thường xuyên",
        "first": "Các chỉ số cần tập trung:",
        "dimension": "{code}. {name}: {reading}.",
        "ask": "Việc sẽ làm:",
        "fill_in": "[Bổ sung: kiến nghị, đề nghị với cấp trên, nếu có.]",
        "overdue": "Đôn đốc {names} hoàn thành {count} quá hạn.",
        "long": "Quyết định cách xử lý {count} quá hạn trên {days} ngày: tập trung làm dứt điểm hoặc điều chỉnh thời hạn ({tasks}).",
        "paused": "Quyết định {count} đang tạm dừng: làm tiếp hay thôi ({tasks}).",
        "awaiting": "Xác nhận kết quả {count} đang chờ ({tasks}).",
        "nobody": "Giao đơn vị chủ trì cho {count} chưa có đơn vị ({tasks}).",
        "undated": "Bổ sung ngày hoàn thành cho {count} đã xong ({tasks}).",
        "empty_fall": "Bổ sung nhiệm vụ cho {names}: điểm giảm mà kế hoạch không có nhiệm vụ.",
        "rethink": "Xem lại giải pháp của {names}: làm đủ việc nhưng điểm giảm.",
        "nothing": "Không có việc nào cần xin ý kiến.",
        "none": "chưa giao đơn vị",
        "office": "các đơn vị", "more": "đơn vị khác",
        "other": "nhiệm vụ khác",
        "other_dimension": "chỉ số {code}. {name}",
    },
    en={
        "due": "Due from {start} to {end}: {count}.",
        "none_due": "From {start} to {end} no task falls due{standing}.",
        "standing": "; standing tasks go on",
        "first": "Dimensions to concentrate on:",
        "dimension": "{code}. {name}: {reading}.",
        "ask": "What will be done:",
        "fill_in": "[To be added: what is asked of the superior, if anything.]",
        "overdue": "Press {names} to complete {count} overdue.",
        "long": "Decide on {count} overdue by more than {days} days: finish at once or set a new date ({tasks}).",
        "paused": "Decide on {count} paused: go on or give up ({tasks}).",
        "awaiting": "Confirm the results of {count} waiting ({tasks}).",
        "nobody": "Assign a lead office to {count} without one ({tasks}).",
        "undated": "Give the completion date of {count} done ({tasks}).",
        "empty_fall": "Add tasks for {names}: the score fell and nothing is planned.",
        "rethink": "Rethink the measures of {names}: work on plan, yet the score fell.",
        "nothing": "Nothing calls for a decision.",
        "none": "no office assigned",
        "office": "offices", "more": "other offices",
        "other": "other tasks",
        "other_dimension": "dimension {code}. {name}",
    },
)


def next_steps(tasks: pd.DataFrame, matrix: pd.DataFrame, decisions: tuple[str, ...], subject: Subject) -> Section:
    """Write section V; `tasks` as `labelled_tasks`, `matrix` as `dimension_matrix` give them on the cut-off day."""
    language = subject.language
    period = next_period(subject.period)
    due = tasks[tasks["due"].between(pd.Timestamp(period.start), pd.Timestamp(period.end)) & ~tasks["state"].isin(["done", "cancelled"])]
    due = due.sort_values(["due", "row"])
    count = counted(len(due), "task", language=language)
    open_ = ~tasks["state"].isin(["done", "cancelled"])
    standing = _SAID.say("standing", language) if (open_ & tasks["deadline_kind"].isin(["standing", "recurring"])).any() else ""
    told = _SAID.say("due" if len(due) else "none_due", language, start=date(period.start), end=date(period.end), count=count, standing=standing)
    blocks: list[Block] = [Paragraph(text=told), *([_due(due, subject)] if len(due) else [])]
    pressing = tuple(_pressing(matrix, subject))
    if pressing:
        blocks.append(Listing(lead=_SAID.say("first", language), items=pressing))
    blocks.append(Listing(lead=_SAID.say("ask", language), items=decisions))
    blocks.append(Paragraph(text=_SAID.say("fill_in", language), open=True))
    return Section(heading=HEADINGS.say("next", language), blocks=tuple(blocks))


def _due(due: pd.DataFrame, subject: Subject) -> Grid:
    language = subject.language
    rows: list[tuple[Cell, ...]] = [
        (at, str(row["task"]), _SAID.say("none", language) if is_missing(row["lead_unit"]) else str(row["lead_unit"]), row["due"].date())
        for at, (_, row) in enumerate(due.iterrows(), 1)
    ]
    names = (("order", "count", 0.5), ("task", "text", 4.5), ("office", "text", 2.0), ("due", "date", 1.1))
    return Grid(
        name="next",
        caption=HEADINGS.say("next", language),
        columns=tuple(Column(heading=COLUMNS.say(name, language), kind=kind, width=width) for name, kind, width in names),  # type: ignore[arg-type]
        rows=tuple(rows),
    )


def _pressing(matrix: pd.DataFrame, subject: Subject) -> Iterator[str]:
    """Name the dimensions whose work or score asks for care, the most pressing first."""
    rows = matrix[(matrix["urgency"] <= _PRESSING)].sort_values(["urgency", "dimension"])
    for _, row in rows.iterrows():
        name = named(str(row["dimension"]), str(row["name"]), language=subject.language)
        yield _SAID.say("dimension", subject.language, code=row["dimension"], name=name, reading=said_in(subject.language, str(row["reading"])))


def decisions_asked(tasks: pd.DataFrame, matrix: pd.DataFrame, subject: Subject) -> tuple[str, ...]:
    """Say what leaders are asked to decide, from the state of tasks and the readings; one sentence where nothing is."""
    asked = (*_of_tasks(tasks, subject), *_of_scores(matrix, subject))
    return asked or (nothing_asked(subject.language),)


def nothing_asked(language: Language) -> str:
    """Return the one sentence that stands where leaders are asked nothing."""
    return _SAID.say("nothing", language)


def _of_tasks(tasks: pd.DataFrame, subject: Subject) -> Iterator[str]:
    late = late_tasks(tasks, as_of=subject.as_of)
    open_ = ~tasks["state"].isin(["done", "cancelled"])
    if len(late):
        offices = list(dict.fromkeys(office for cell in late["lead_unit"].dropna() for office in split_offices(cell)))
        names = listed(offices, most=_MOST_OFFICES, rest=_SAID.say("more", subject.language), language=subject.language) or _SAID.say("office", subject.language)
        yield _SAID.say("overdue", subject.language, names=names, count=counted(len(late), "task", language=subject.language))
    groups = {
        "long": late[late["days_late"] > RED_DAYS_OVERDUE],
        "paused": tasks[tasks["state"] == "paused"],
        "awaiting": tasks[tasks["state"] == "awaiting_confirmation"],
        "nobody": tasks[open_ & tasks["lead_unit"].isna()],
        "undated": tasks[tasks["label"] == "done_undated"],
    }
    for word, rows in groups.items():
        if len(rows):
            yield _ask(word, rows, subject)


def _ask(word: str, rows: pd.DataFrame, subject: Subject) -> str:
    language = subject.language
    names = [f"“{shortened(str(task))}”" for task in rows["task"]]
    return _SAID.say(
        word,
        language,
        count=counted(len(rows), "task", language=language),
        days=RED_DAYS_OVERDUE,
        tasks=listed(names, most=_MOST_NAMED, rest=_SAID.say("other", language), language=language),
    )


def _of_scores(matrix: pd.DataFrame, subject: Subject) -> Iterator[str]:
    for word, pair in (("empty_fall", ("no_task", "down")), ("rethink", ("on_plan", "down"))):
        rows = matrix[matrix["reading"] == READINGS[pair].words]
        if len(rows):
            names = [
                _SAID.say(
                    "other_dimension", subject.language, code=row["dimension"], name=named(str(row["dimension"]), str(row["name"]), language=subject.language)
                )
                for _, row in rows.iterrows()
            ]
            yield _SAID.say(word, subject.language, names=listed(names, language=subject.language))
