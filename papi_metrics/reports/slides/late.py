"""Slide 3, what is late: overdue tasks by office, the longest overdue first, as many as there is room for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pptx.slide import Slide

from papi_metrics.briefing import Grid, written
from papi_metrics.completion import DUE_SOON_DAYS
from papi_metrics.palette import LABELS
from papi_metrics.reports.offices import days_by_office
from papi_metrics.reports.slides.design import BODY_SIZE, CONTENT, QUIET, TABLE_SIZE, Box, Span
from papi_metrics.reports.slides.frame import add_calm, add_text
from papi_metrics.reports.slides.grids import FAINT, LEAD, OVERDUE, PLAIN, STRONG, Entry, Field, Heights, add_grid, cell
from papi_metrics.reports.slides.measure import fitted, lines_of, plain
from papi_metrics.reports.slides.page import Maker
from papi_metrics.sentences import counted, listed
from papi_metrics.wording import date

_REST_HEIGHT = 0.32
_OFFICE_LINES, _OFFICES_HEIGHT = 3, 0.74
_SEPARATOR = "; "


@dataclass(frozen=True, slots=True, kw_only=True)
class _Setting:
    """How a list is set: how many rows it has room for, how high they are, in which size and lines."""

    most: int
    heights: Heights
    size: int
    lines: int


_FEW = _Setting(most=4, heights=Heights(head=0.4, row=1.05), size=BODY_SIZE, lines=3)
_MANY = _Setting(most=6, heights=Heights(head=0.4, row=0.56), size=TABLE_SIZE, lines=2)


def add_late(maker: Maker) -> Slide:
    """Add slide 3; a calm one where nothing is late."""
    day = date(maker.of.subject.as_of)
    if not maker.of.summary.overdue:
        return _add_none(maker, day)
    grid = maker.of.grid("late")
    setting = _FEW if len(grid.rows) <= _FEW.most else _MANY
    shown = [_texts(grid, row, maker) for row in grid.rows[: setting.most]]
    told = [_SEPARATOR.join(text for text in texts if text) for texts in shown]
    subtitle = maker.say("late", date=day)
    slide = maker.begin(_title(maker), subtitle, *maker.texts("late"), *told)
    fields = _fields(grid, maker, noted=any(texts[-1] for texts in shown))
    rows = [_entries(texts, fields, setting, repeated=at > 0 and shown[at - 1][0] == texts[0]) for at, texts in enumerate(shown)]
    add_grid(slide, CONTENT, fields, rows, heights=setting.heights, told=" ".join((subtitle, *told)))
    if len(grid.rows) > len(rows):
        _add_rest(slide, grid, len(grid.rows) - len(rows), maker)
    return slide


def _add_rest(slide: Slide, grid: Grid, rest: int, maker: Maker) -> None:
    """Say how many tasks are left and, above that, how many each office has in all."""
    text = maker.say("more", count=counted(rest, "other_task", language=maker.language))
    place = Box(left=CONTENT.left, top=CONTENT.bottom - _REST_HEIGHT, width=CONTENT.width, height=_REST_HEIGHT)
    add_text(slide, place, [[Span(text=text, colour=QUIET)]], name="Rest")
    offices = fitted(_by_office(grid, maker), CONTENT.width, size=TABLE_SIZE, most=_OFFICE_LINES)
    above = Box(left=CONTENT.left, top=place.top - _OFFICES_HEIGHT, width=CONTENT.width, height=_OFFICES_HEIGHT)
    add_text(slide, above, [[Span(text=offices, size=TABLE_SIZE)]], name="Offices")


def _by_office(grid: Grid, maker: Maker) -> str:
    """Count each office's tasks, as many offices as there is room for and how many more there are."""
    days = days_by_office(grid)
    told = [
        maker.say("of_office", office=office, count=len(late), days=counted(max(late), "day", language=maker.language)) for office, late in days.items()
    ]
    texts = (
        maker.say("by_office", offices=listed(told, most=most, rest=maker.say("other_offices"), language=maker.language))
        for most in range(len(told), 0, -1)
    )
    text = ""
    for text in texts:
        if lines_of(plain(text), CONTENT.width, size=TABLE_SIZE) <= _OFFICE_LINES:
            break
    return text


def _add_none(maker: Maker, day: str) -> Slide:
    summary, language = maker.of.summary, maker.language
    soon = counted(summary.due_soon, "task", language=language)
    days = counted(DUE_SOON_DAYS, "day", language=language)
    detail = maker.say("none_late_next", count=soon, days=days) if summary.due_soon else ""
    statement = maker.say("none_late_rest" if summary.counted else "no_task_late", date=day)
    slide = maker.begin(maker.say("none_late_title"), maker.say("late_none", date=day), statement, detail)
    add_calm(slide, icon=LABELS["done_on_time" if summary.counted else "open_in_time"].icon, statement=statement, detail=detail)
    return slide


def _title(maker: Maker) -> str:
    summary, language = maker.of.summary, maker.language
    count, days = counted(summary.overdue, "task", language=language), counted(summary.most_days_late or 0, "day", language=language)
    if not summary.overdue_offices:
        return maker.say("late_title_nobody", count=count, days=days)
    return maker.say("late_title", count=count, days=days, offices=maker.offices(summary.overdue_offices))


def _fields(grid: Grid, maker: Maker, *, noted: bool) -> tuple[Field, ...]:
    """Return the columns; the task has the room of the notes where none is shown."""
    _, office, task, due, _, note = (column.heading for column in grid.columns)
    return (
        Field(heading=office, width=2.4),
        Field(heading=task, width=4.5 if noted else CONTENT.width - 5.25),
        Field(heading=due, width=1.5, right=True),
        Field(heading=maker.say("days_late"), width=1.35, right=True),
        *([Field(heading=note, width=CONTENT.width - 9.75, lead=LEAD)] if noted else []),
    )


def _texts(grid: Grid, row: Sequence[object], maker: Maker) -> list[str]:
    """Write a row's cells but its number."""
    pairs = zip(row[1:], grid.columns[1:], strict=True)
    return [written(value, column.kind, language=maker.language) for value, column in pairs]  # type: ignore[arg-type]


def _entries(texts: Sequence[str], fields: Sequence[Field], setting: _Setting, *, repeated: bool) -> list[Entry]:
    """Write a task's cells; an office that stands in the row above already is set faintly."""
    office, task, due, days, note = texts
    plain, strong, faint, overdue = (replace(like, size=setting.size) for like in (PLAIN, STRONG, FAINT, OVERDUE))
    return [
        cell(office, fields[0], faint if repeated else strong, most=setting.lines),
        cell(task, fields[1], plain, most=setting.lines),
        cell(due, fields[2], plain),
        cell(f"{LABELS['overdue'].icon} {days}", fields[3], overdue),
        *(cell(note, field, faint, most=setting.lines) for field in fields[4:]),
    ]
