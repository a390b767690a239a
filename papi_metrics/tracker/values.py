"""Read the cells of one task row: offices, time, state, progress, weight, dates; a doubtful cell gives a finding."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from papi_metrics.deadlines import Deadline, read_deadline
from papi_metrics.findings import Finding, finding
from papi_metrics.text import clean, column_letter
from papi_metrics.tracker.bullets import joined_lines
from papi_metrics.tracker.dates import read_date
from papi_metrics.tracker.headings import Heading
from papi_metrics.tracker.numbers import read_progress, read_weight
from papi_metrics.tracker.offices import offices_in
from papi_metrics.tracker.states import StateReading, read_state
from papi_metrics.workbook import Cell


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskValues:
    """The cells of a task row, read."""

    deliverable: str | None
    lead_unit: str | None
    executing_unit: str | None
    timing: str | None
    deadline: Deadline
    state: str
    progress: float | None
    weight: float
    completed_on: dt.date | None
    evidence: str | None
    note: str | None


class RowReader:
    """Reads the rows of one tracker; holds where the columns are and gathers the findings."""

    def __init__(self, heading: Heading, *, sheet: str, year: int | None) -> None:
        """Prepare to read rows under `heading`; `year` is the plan's year or None."""
        self.columns = heading.columns
        self.marks = heading.marks
        self.has_state = bool({"state", "progress", "completed_on"} & heading.columns.keys() or heading.marks)
        self.sheet = sheet
        self.year = year
        self.findings: list[Finding] = []

    def read(self, cells: list[Cell], row: int) -> TaskValues:
        """Read a row; `row` is the number Excel shows."""
        deadline, timing = self._deadline(cells, row)
        progress, doubt = read_progress(self._cell(cells, "progress"))
        self._doubt(doubt, "progress", cells, row)
        completed_on, doubt = read_date(self._cell(cells, "completed_on"), year=self.year)
        self._doubt(doubt, "completed_on", cells, row)
        weight, doubt = read_weight(self._cell(cells, "weight"))
        self._doubt(doubt, "weight", cells, row)
        told = self._state(cells, row)
        if progress is None:
            progress = told.progress
        values = TaskValues(
            deliverable=_lines(self._cell(cells, "deliverable")),
            lead_unit=_offices(self._cell(cells, "lead_unit")),
            executing_unit=_offices(self._cell(cells, "executing_unit")),
            timing=timing,
            deadline=deadline,
            state=told.state or self._state_untold(progress, completed_on),
            progress=progress,
            weight=weight,
            completed_on=completed_on,
            evidence=_lines(self._cell(cells, "evidence")),
            note=_lines(self._cell(cells, "note")),
        )
        self._check(values, told, cells, row)
        return values

    def _cell(self, cells: list[Cell], field: str) -> Cell:
        column = self.columns.get(field)
        return None if column is None else cells[column]

    def _doubt(self, code: str | None, field: str, cells: list[Cell], row: int, **details: object) -> None:
        if code is None:
            return
        column = self.columns.get(field)
        value = None if column is None else _shown(cells[column])
        letter = None if column is None else column_letter(column)
        self.findings.append(finding(code, sheet=self.sheet, row=row, column=letter, value=value, details=details))

    def _deadline(self, cells: list[Cell], row: int) -> tuple[Deadline, str | None]:
        """Read the time of a task; a start column of its own gives the start that the words leave open."""
        cell = self._cell(cells, "timing")
        number = isinstance(cell, int | float) and not isinstance(cell, bool) and cell > 9999  # noqa: PLR2004
        serial = read_date(cell)[0] if number else None
        deadline = read_deadline(serial or cell, year=self.year)  # type: ignore[arg-type]
        start, doubt = read_date(self._cell(cells, "start"), year=self.year)
        self._doubt(doubt, "start", cells, row)
        if start and deadline.start is None and deadline.kind in {"dated", "standing"}:
            deadline = Deadline(deadline.kind, start, deadline.due)
        if serial:
            self._doubt("date-serial", "timing", cells, row)
        if deadline.kind == "unread":
            self._doubt("deadline-unread", "timing", cells, row)
        if deadline.start and deadline.due and deadline.start > deadline.due:
            self._doubt("dates-crossed", "timing", cells, row)
        return deadline, _lines(_shown(serial) if serial else cell)

    def _state(self, cells: list[Cell], row: int) -> StateReading:
        """Read the state cell, else the ticked column of a row of states."""
        told = read_state(self._cell(cells, "state"))
        self._doubt(told.doubt, "state", cells, row)
        ticked = [column for column in self.marks if _is_tick(cells[column])]
        if told.state or not ticked:
            return told
        if len({self.marks[column] for column in ticked}) > 1:
            letters = ", ".join(map(column_letter, ticked))
            self.findings.append(finding("marks-conflict", sheet=self.sheet, row=row, column=letters))
            return StateReading(None, doubt="marks-conflict")
        return StateReading(self.marks[ticked[0]], told.progress)

    @staticmethod
    def _state_untold(progress: float | None, completed_on: dt.date | None) -> str:
        """Tell the state from progress and completion date where no word tells it."""
        if completed_on or (progress is not None and progress >= 1):
            return "done"
        return "in_progress" if progress else "not_started"

    def _check(self, values: TaskValues, told: StateReading, cells: list[Cell], row: int) -> None:
        for code, field in self._contradictions(values, told):
            self._doubt(code, field, cells, row)

    def _contradictions(self, values: TaskValues, told: StateReading) -> Iterator[tuple[str, str]]:
        done, progress = values.state == "done", values.progress
        if told.state is None and self.has_state:
            if done or progress:
                yield "state-derived", "state"
            elif told.doubt is None:
                yield "state-blank", "state"
        if done and told.state and progress is not None and progress < 1:
            yield "done-but-unfinished", "progress"
        if values.state == "not_started" and progress:
            yield "begun-but-not-started", "progress"
        if progress == 1 and values.state in {"not_started", "in_progress", "paused"}:
            yield "finished-but-open", "state"
        if values.completed_on and not done and values.state != "awaiting_confirmation":
            yield "completed-but-open", "completed_on"
        if done and values.deadline.due and values.completed_on is None:
            yield "completed-on-missing", "completed_on"
        if values.completed_on and self.year and abs(values.completed_on.year - self.year) > 1:
            yield "completed-in-other-year", "completed_on"


def _is_tick(cell: Cell) -> bool:
    return cell is True or cell == 1 or (isinstance(cell, str) and read_state(cell).state == "done")


def _lines(cell: Cell) -> str | None:
    if cell is None or cell == "":
        return None
    return joined_lines(cell) if isinstance(cell, str) else _shown(cell)


def _offices(cell: Cell) -> str | None:
    return (offices_in(clean(cell)) or None) if isinstance(cell, str) else _lines(cell)


def _shown(cell: Cell) -> str:
    """Return a cell as Excel shows it: dates as 30/06/2022, 3.0 as 3."""
    if isinstance(cell, dt.date):
        return f"{cell:%d/%m/%Y}"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell).strip()
