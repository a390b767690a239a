"""Sort the rows under a tracker's heading: tasks, headings of groups, and what is no task."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from papi_metrics.findings import Finding, finding
from papi_metrics.text import column_letter, words_of
from papi_metrics.tracker.headings import Heading
from papi_metrics.tracker.kinds import View, first_text, kind_of, shown
from papi_metrics.tracker.merges import Unmerged, unmerge
from papi_metrics.tracker.schema import DETAIL_FIELDS, VALUE_FIELDS
from papi_metrics.workbook import Cell, Sheet

_LONGEST_SHOWN = 200


@dataclass(frozen=True, slots=True)
class BodyRow:
    """A row that is a task (or only names a group): its index from 0, its cells, whether it is a group."""

    index: int
    cells: list[Cell]
    is_group: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """The task and group rows in order, and one finding for every filled row that is not a task."""

    rows: list[BodyRow]
    findings: list[Finding]


def lay_out(sheet: Sheet, heading: Heading, *, year: int) -> Layout:
    """Sort the rows below the heading; `year` tells which names of PAPI hold.

    Every filled row becomes a task or gets a finding that says what else it is.
    """
    body = unmerge(sheet, heading)
    layout = Layout([], body.findings)
    for index, kind in _kinds(body, heading, year):
        cells = body.rows[index]
        if kind in {"task", "group"}:
            layout.rows.append(BodyRow(index, cells, kind == "group"))
        elif kind == "without-task":
            # The row is no task, but the dimension it names holds for the rows below it.
            layout.rows.append(BodyRow(index, _labels_of(cells, heading), is_group=True))
        if kind != "task":
            column, text = first_text(cells)
            place = {"row": index + 1, "column": column_letter(column), "value": text[:_LONGEST_SHOWN]}
            layout.findings.append(finding(f"row-{kind}", sheet=sheet.name, **place))  # type: ignore[arg-type]
    return layout


def _kinds(body: Unmerged, heading: Heading, year: int) -> Iterator[tuple[int, str]]:
    """Name each filled row's kind; after a signature only numbered rows and a new heading are believed."""
    rows = body.rows
    indexes = [index for index in range(heading.bottom + 1, len(rows)) if rows[index].count(None) < len(rows[index])]
    column = heading.columns.get("number")
    numbers = ["" if column is None else shown(rows[index][column]) for index in indexes]
    view = _view(body, heading, year, [rows[index][heading.columns["task"]] for index in indexes], numbers)
    numbered = [index for index, number in zip(indexes, numbers, strict=True) if number[:1].isdigit()]
    last_number = numbered[-1] if numbered else -1
    ended, previous = False, heading.bottom
    for place, index in enumerate(indexes):
        number = numbers[place]
        following = numbers[place + 1] if place + 1 < len(numbers) else ""
        kind = kind_of(rows[index], view, index=index, following=following)
        gap, previous = index - previous > 1, index
        if kind == "heading":
            ended = False
        elif kind == "signature":
            ended = True
        elif ended and not (kind == "task" and _is_sure(rows[index], view, number)):
            kind = "signature"
        elif kind == "task" and gap and view.numbered and not number and index > last_number:
            kind = "outside"
        yield index, kind


def _is_sure(cells: list[Cell], view: View, number: str) -> bool:
    """True for a task even below a signature: it is numbered, or has several details where no task is numbered."""
    if view.number is not None:
        return number[:1].isdigit()
    return sum(1 for column in view.details if cells[column] is not None) > 1


def _view(body: Unmerged, heading: Heading, year: int, tasks: list[Cell], numbers: list[str]) -> View:
    columns = heading.columns
    details = {column for field, column in columns.items() if field in DETAIL_FIELDS} | set(heading.marks)
    named = [number for task, number in zip(tasks, numbers, strict=True) if isinstance(task, str)]
    return View(
        task=columns["task"],
        number=columns.get("number"),
        code=columns.get("task_id"),
        details=tuple(sorted(details)),
        labels=tuple(columns[field] for field in ("dimension", "component") if field in columns),
        values=tuple(columns[field] for field in VALUE_FIELDS if field in columns),
        words=_words(body.rows[heading.top : heading.bottom + 1]),
        numbered=2 * sum(map(bool, named)) > len(named),
        wide=body.wide,
        year=year,
    )


def _words(rows: list[list[Cell]]) -> frozenset[str]:
    return frozenset(words_of(cell) for row in rows for cell in row if isinstance(cell, str)) - {""}


def _labels_of(cells: list[Cell], heading: Heading) -> list[Cell]:
    kept = {heading.columns.get("dimension"), heading.columns.get("component")}
    return [cell if column in kept else None for column, cell in enumerate(cells)]
