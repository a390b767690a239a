"""Section II: tasks in the ministries' columns, completion against the plan, and what each dimension's offices did in the period."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial

import pandas as pd

from papi_metrics.briefing.value import Block, Cell, Column, Grid, Listing, Paragraph, Section, Subject
from papi_metrics.briefing.words import COLUMNS, HEADINGS, TASK_LENGTH, heading_of, sign_word
from papi_metrics.completion import AMBER_VARIANCE, RED_DAYS_OVERDUE, RED_VARIANCE
from papi_metrics.sentences import Phrases, counted, headline, listed, named, shortened, slowest, states_counted
from papi_metrics.summary import PlanSummary, ministry_table
from papi_metrics.tracker import split_offices
from papi_metrics.wording import date, is_missing, percent

_COUNTS = ("total", "open_in_time", "open_overdue", "done_on_time", "done_late", "done_undated", "cancelled")
_MOST_DONE = 6
_SHOWN = 0.005
"""Half a per cent: a smaller share shows as none."""

_SAID = Phrases(
    vi={
        "dimension": "{code}. {name}: {counted}; hoàn thành {done}, kế hoạch {planned}, {light}.{offices}",
        "nothing": "{code}. {name}: kế hoạch không có nhiệm vụ nào.",
        "offices": " Đơn vị chủ trì: {names}.",
        "office": "{name} ({count})",
        "more": "đơn vị khác",
        "done": "{task} ({office}, {date})",
        "nobody": "chưa giao đơn vị",
        "lead": "Hoàn thành trong kỳ:",
        "rest": "… và {count} nhiệm vụ khác, xem phụ lục.",
        "none_done": "Trong kỳ chưa có nhiệm vụ nào ghi ngày hoàn thành.",
        "no_task": "Kế hoạch chưa có nhiệm vụ nào.",
        "cancelled": "{code}. {name}: {counted}, đã hủy tất cả.",
        "effort": " Trong mức hoàn thành, {size} là phần thời gian đã qua của nhiệm vụ thường xuyên, định kỳ đang làm mà chưa báo cáo tiến độ.",
        "rule": "Kế hoạch: nhiệm vụ có hạn tính đủ từ ngày đến hạn, nhiệm vụ thường xuyên tính theo thời gian đã qua. Chậm nhiều: có nhiệm vụ quá hạn trên {days} hoặc "
        "chậm từ {red}; cần chú ý: có nhiệm vụ quá hạn hoặc chậm từ {amber}.",
    },
    en={
        "dimension": "{code}. {name}: {counted}; completion {done}, planned {planned}, {light}.{offices}",
        "nothing": "{code}. {name}: the plan has no task.",
        "offices": " Lead offices: {names}.",
        "office": "{name} ({count})",
        "more": "other offices",
        "done": "{task} ({office}, {date})",
        "nobody": "no office assigned",
        "lead": "Completed in the period:",
        "rest": "… and {count} more, see the annex.",
        "none_done": "No task is dated as completed in the period.",
        "no_task": "The plan has no task yet.",
        "cancelled": "{code}. {name}: {counted}, all cancelled.",
        "effort": " Of the completion, {size} are the elapsed time of standing and recurring tasks under way whose progress is not reported.",
        "rule": "Planned: tasks with a date count in full from their due date on, standing ones by the time elapsed. Far behind: a task overdue by more than {days} or "
        "behind by {red} or more; needs care: a task overdue, or behind by {amber} or more.",
    },
)


def results(tasks: pd.DataFrame, matrix: pd.DataFrame, summary: PlanSummary, subject: Subject) -> Section:
    """Write section II; `tasks` as `labelled_tasks`, `matrix` as `dimension_matrix`, `summary` as `plan_summary` give them on the cut-off day."""
    language = subject.language
    overall = ministry_table(tasks, as_of=subject.as_of, by="overall")
    return Section(
        heading=HEADINGS.say("results", language),
        sections=(
            Section(
                heading=HEADINGS.say("counts", language),
                blocks=(Paragraph(text=states_counted(overall, language=language)), _counts(tasks, subject)),
            ),
            Section(
                heading=HEADINGS.say("completion", language),
                blocks=(
                    Paragraph(text=f"{headline(summary, language=language)}{_effort(summary, subject)} {slowest(matrix, language=language)}"),
                    _completion(matrix, summary, subject),
                ),
            ),
            Section(heading=HEADINGS.say("by_dimension", language), blocks=tuple(_by_dimension(tasks, matrix, subject))),
        ),
    )


def dimension_label(code: object, name: str, subject: Subject) -> str:
    """Name a dimension with its number in the report's language."""
    return f"{code}. {named(str(code), name, language=subject.language)}"


def _counts(tasks: pd.DataFrame, subject: Subject) -> Grid:
    """Count tasks in the ministries' columns: the eight dimensions, what has none, and all; "undated" only where there is one."""
    by = ministry_table(tasks, as_of=subject.as_of, by="dimension")
    rest = ministry_table(tasks[tasks["dimension"].isna()], as_of=subject.as_of, by="overall").iloc[0]
    total = ministry_table(tasks, as_of=subject.as_of, by="overall").iloc[0]
    say = partial(heading_of, subject.language)
    kept = [name for name in _COUNTS if name != "done_undated" or total[name]]
    rows: list[tuple[Cell, ...]] = [
        (dimension_label(row["dimension"], row["name"], subject), *_whole(row, kept)) for _, row in by.iterrows()
    ]
    if rest["total"]:
        rows.append((say("no_dimension"), *_whole(rest, kept)))
    groups = {"open_in_time": "open", "open_overdue": "open", "done_on_time": "done", "done_late": "done", "done_undated": "done"}
    names = {"open_in_time": "in_time", "open_overdue": "overdue", "done_on_time": "on_time", "done_late": "late", "done_undated": "undated"}
    columns = [Column(heading=say(names.get(name, name)), kind="count", group=say(groups[name]) if name in groups else "") for name in kept]
    return Grid(
        name="counts",
        caption=HEADINGS.say("counts", subject.language),
        columns=(Column(heading=say("dimension"), width=3.4), *columns),
        rows=(*rows, (say("all"), *_whole(total, kept))),
        totals=1,
    )


def _whole(row: pd.Series, names: Sequence[str]) -> tuple[int, ...]:
    return tuple(int(row[name]) for name in names)


def _share(value: object) -> float | None:
    return None if is_missing(value) else float(value)  # type: ignore[arg-type]


def _completion(matrix: pd.DataFrame, summary: PlanSummary, subject: Subject) -> Grid:
    """Set completion against the plan, by dimension and in all."""
    language = subject.language
    names = ("completion", "planned", "variance", "on_time_rate")
    kinds = {"variance": "signed_share"}
    columns = [Column(heading=COLUMNS.say(name, language), kind=kinds.get(name, "share")) for name in names]  # type: ignore[arg-type]
    rows = [
        (dimension_label(row["dimension"], row["name"], subject), *(_share(row[name]) for name in names), sign_word(str(row["light"]), language))
        for _, row in matrix.iterrows()
    ]
    total = (summary.completion, summary.planned, summary.variance, summary.on_time_rate)
    return Grid(
        name="completion",
        caption=HEADINGS.say("completion", language),
        columns=(Column(heading=COLUMNS.say("dimension", language), width=3.4), *columns, Column(heading=COLUMNS.say("light", language), width=1.7)),
        rows=(*rows, (COLUMNS.say("all", language), *total, sign_word(summary.light, language))),
        totals=1,
        note=_rule(subject),
    )


def _effort(summary: PlanSummary, subject: Subject) -> str:
    """Say how much of the completion rests on time passing and not on a report; nothing where it would show as none."""
    share = summary.level_of_effort or 0.0
    if share < _SHOWN:
        return ""
    return _SAID.say("effort", subject.language, size=counted(100 * share, "point", language=subject.language))


def _rule(subject: Subject) -> str:
    """Say what the plan and the lights of the table rest on."""
    language = subject.language
    sizes = {name: counted(-100 * share, "point", language=language) for name, share in (("red", RED_VARIANCE), ("amber", AMBER_VARIANCE))}
    return _SAID.say("rule", language, days=counted(RED_DAYS_OVERDUE, "day", language=language), **sizes)


def _by_dimension(tasks: pd.DataFrame, matrix: pd.DataFrame, subject: Subject) -> Iterator[Block]:
    """Say of each dimension how far it is, who leads it and what was completed in the period."""
    period = subject.period
    inside = tasks["completed_on"].between(pd.Timestamp(period.start), pd.Timestamp(period.end)) & (tasks["state"] == "done")
    if tasks.empty:
        yield Paragraph(text=_SAID.say("no_task", subject.language))
        return
    for _, row in matrix.iterrows():
        own = tasks["dimension"] == row["dimension"]
        yield Paragraph(text=_of_dimension(tasks[own], row, subject))
        done = tasks[own & inside].sort_values(["completed_on", "row"])
        if len(done):
            yield Listing(lead=_SAID.say("lead", subject.language), items=_done(done, subject))
    if not inside.any():
        yield Paragraph(text=_SAID.say("none_done", subject.language))


def _of_dimension(own: pd.DataFrame, row: pd.Series, subject: Subject) -> str:
    language, name = subject.language, named(str(row["dimension"]), str(row["name"]), language=subject.language)
    if own.empty:
        return _SAID.say("nothing", language, code=row["dimension"], name=name)
    if not row["counted"]:
        return _SAID.say("cancelled", language, code=row["dimension"], name=name, counted=counted(len(own), "task", language=language))
    led = Counter(office for cell in own["lead_unit"].dropna() for office in split_offices(cell))
    names = [_SAID.say("office", language, name=office, count=count) for office, count in led.items()]
    told = listed(names, most=5, rest=_SAID.say("more", language), language=language)
    return _SAID.say(
        "dimension",
        language,
        code=row["dimension"],
        name=name,
        counted=counted(len(own), "task", language=language),
        done=percent(row["completion"], language=language),
        planned=percent(row["planned"], language=language),
        light=sign_word(str(row["light"]), language).lower(),
        offices=_SAID.say("offices", language, names=told) if names else "",
    )


def _done(done: pd.DataFrame, subject: Subject) -> tuple[str, ...]:
    """Name the tasks completed in the period with office and day, the first ones only where there are many."""
    language = subject.language
    items = [
        _SAID.say(
            "done",
            language,
            task=shortened(str(row["task"]), TASK_LENGTH),
            office=_SAID.say("nobody", language) if is_missing(row["lead_unit"]) else row["lead_unit"],
            date=date(row["completed_on"]),
        )
        for _, row in done.head(_MOST_DONE).iterrows()
    ]
    rest = len(done) - _MOST_DONE
    return (*items, *([_SAID.say("rest", language, count=rest)] if rest > 0 else []))
