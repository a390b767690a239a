"""Read the cells of the task rows, a column at a time: offices, time, state, progress, weight, dates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import lru_cache, partial

from papi_metrics.deadlines import Deadline, read_deadline
from papi_metrics.findings import Finding, finding
from papi_metrics.text import clean, column_letter
from papi_metrics.tracker.bullets import joined_lines
from papi_metrics.tracker.consistency import Told, contradictions, state_untold
from papi_metrics.tracker.dates import read_date
from papi_metrics.tracker.headings import Heading
from papi_metrics.tracker.kinds import shown
from papi_metrics.tracker.layout import BodyRow
from papi_metrics.tracker.merges import is_blank
from papi_metrics.tracker.numbers import is_bare_percent, read_progress, read_weight
from papi_metrics.tracker.offices import offices_in
from papi_metrics.tracker.states import StateReading, read_state
from papi_metrics.workbook import Cell

_LARGEST_YEAR = 9999


def read_values(
    rows: Sequence[BodyRow], heading: Heading, *, sheet: str, year: int | None
) -> tuple[dict[str, list[object]], list[Finding]]:
    """Read every cell of the task rows but the task itself; `year` is the plan's year or None.

    Shape: column of the task table → one value a row, in the rows' order; a doubtful cell gives a finding.
    """
    reader = _ColumnReader(rows, heading, sheet, year)
    deadlines, timing = reader.deadlines()
    percents = any(map(is_bare_percent, set(reader.cells("progress"))))
    progress = reader.read("progress", partial(read_progress, percents=percents))
    completed_on = reader.read("completed_on", partial(read_date, year=year))
    told = reader.states()
    progress = [own if own is not None else state.progress for own, state in zip(progress, told, strict=True)]
    untold = map(state_untold, progress, completed_on)
    states = [state.state or other for state, other in zip(told, untold, strict=True)]
    reader.compare(told, states, progress, completed_on, deadlines)
    values: dict[str, list[object]] = {
        "deliverable": list(map(_lines, reader.cells("deliverable"))),
        "lead_unit": list(map(_offices, reader.cells("lead_unit"))),
        "executing_unit": list(map(_offices, reader.cells("executing_unit"))),
        "timing": timing,
        "deadline_kind": [deadline.kind for deadline in deadlines],
        "start": [deadline.start for deadline in deadlines],
        "due": [deadline.due for deadline in deadlines],
        "state": states,  # type: ignore[dict-item]
        "progress": progress,
        "weight": reader.read("weight", read_weight),
        "completed_on": completed_on,
        "evidence": list(map(_lines, reader.cells("evidence"))),
        "note": list(map(_lines, reader.cells("note"))),
    }
    return values, reader.findings


class _ColumnReader:
    """Reads the columns of one tracker's task rows and gathers the findings."""

    def __init__(self, rows: Sequence[BodyRow], heading: Heading, sheet: str, year: int | None) -> None:
        self.rows = rows
        self.heading = heading
        self.sheet = sheet
        self.year = year
        self.findings: list[Finding] = []

    def cells(self, field: str) -> list[Cell]:
        """Return a field's cells; None in every row where the tracker has no such column."""
        column = self.heading.columns.get(field)
        return [None] * len(self.rows) if column is None else [row.cells[column] for row in self.rows]

    def read(self, field: str, reading: Callable[[Cell], tuple[object, str | None]]) -> list:  # type: ignore[type-arg]
        """Read a field's cells with a function that gives a value and a doubt."""
        read = list(map(reading, self.cells(field)))
        for place, (_, doubt) in enumerate(read):
            if doubt:
                self._doubt(doubt, field, place)
        return [value for value, _ in read]

    def deadlines(self) -> tuple[list[Deadline], list[object]]:
        """Read the times of the tasks; a start column of its own gives the start that the words leave open."""
        starts = self.read("start", partial(read_date, year=self.year))
        read = [_deadline(cell, start, self.year) for cell, start in zip(self.cells("timing"), starts, strict=True)]
        for place, (_, _, doubts) in enumerate(read):
            for doubt in doubts:
                self._doubt(doubt, "timing", place)
        return [deadline for deadline, _, _ in read], [words for _, words, _ in read]

    def states(self) -> list[StateReading]:
        """Read the state cells, else the ticked column of a row of states."""
        told = list(map(read_state, self.cells("state")))
        for place, state in enumerate(told):
            if state.doubt:
                self._doubt(state.doubt, "state", place)
        return [self._ticked(state, place) for place, state in enumerate(told)] if self.heading.marks else told

    def _ticked(self, told: StateReading, place: int) -> StateReading:
        cells = self.rows[place].cells
        marks = self.heading.marks
        filled = [column for column in sorted(marks) if cells[column] not in {None, "", 0}]
        ticked = [column for column in filled if _is_tick(cells[column])]
        for column in filled:
            if column not in ticked:
                self._tell("mark-unread", column, place, cells[column])
        states = {marks[column] for column in ticked} | ({told.state} if told.state else set())
        if len(states) > 1 and ticked:
            self._tell("marks-conflict", ticked[0], place, ", ".join(map(column_letter, ticked)))
            return told if told.state else StateReading(None, doubt="marks-conflict")
        return told if told.state or not ticked else StateReading(marks[ticked[0]], told.progress)

    def compare(
        self,
        told: Sequence[StateReading],
        states: Sequence[str],
        progress: Sequence[float | None],
        completed_on: Sequence[dt.date | None],
        deadlines: Sequence[Deadline],
    ) -> None:
        """Tell of cells of a row that contradict each other, and of finished tasks without a day."""
        columns = self.heading.columns
        stated = bool({"state", "progress", "completed_on"} & columns.keys() or self.heading.marks)
        undated = 0
        for place, cells in enumerate(zip(told, states, progress, completed_on, deadlines, strict=True)):
            state = Told(cells[0].state, cells[0].doubt, stated=stated)
            for code, field in contradictions(state, cells[1], cells[2], cells[3], cells[4].due is not None, self.year):
                if code == "completed-on-missing" and "completed_on" not in columns:
                    undated += 1
                else:
                    self._doubt(code, field, place)
        if undated:
            self.findings.append(finding("completed-on-column-missing", sheet=self.sheet, value=undated))

    def _doubt(self, code: str, field: str, place: int) -> None:
        column = self.heading.columns.get(field)
        if column is None and self.heading.marks:
            column = min(self.heading.marks)
        self._tell(code, column, place, None if column is None else self.rows[place].cells[column])

    def _tell(self, code: str, column: int | None, place: int, value: Cell) -> None:
        row = self.rows[place].index + 1
        letter = None if column is None else column_letter(column)
        self.findings.append(finding(code, sheet=self.sheet, row=row, column=letter, value=_shown(value)))


@lru_cache(maxsize=20_000, typed=True)
def _deadline(cell: Cell, start: dt.date | None, year: int | None) -> tuple[Deadline, str | None, tuple[str, ...]]:
    """Read a time cell: its deadline, its words and its doubts. A large number is Excel's count of days."""
    number = isinstance(cell, int | float) and not isinstance(cell, bool)
    serial = read_date(cell)[0] if number and cell > _LARGEST_YEAR else None  # type: ignore[operator]
    deadline = read_deadline(serial or cell, year=year)
    if start and deadline.start is None and deadline.kind in {"dated", "standing"}:
        deadline = Deadline(deadline.kind, start, deadline.due)
    doubts = {
        "date-serial": serial is not None,
        "deadline-unread": deadline.kind == "unread",
        "dates-crossed": bool(deadline.start and deadline.due and deadline.start > deadline.due),
    }
    return deadline, _words_of_time(serial or cell, year), tuple(code for code, holds in doubts.items() if holds)


def _words_of_time(cell: Cell, year: int | None) -> str | None:
    """Return the words of a time cell; read again, they tell what the cell told.

    They stand on one line where they tell the same there. A number keeps a comma, lest 12.5 become 12 May.
    """
    if not isinstance(cell, str):
        words = _lines(cell)
        return words.replace(".", ",") if words and isinstance(cell, float) else words
    tidy = clean(cell)
    for words in (joined_lines(cell), tidy.replace("\n", "; ")):
        if joined_lines(words) == words and read_deadline(words, year=year) == read_deadline(tidy, year=year):
            return words
    return tidy


def _is_tick(cell: Cell) -> bool:
    return cell == 1 or (isinstance(cell, str) and read_state(cell).state == "done")


def _lines(cell: Cell) -> str | None:
    if cell is None:
        return None
    return joined_lines(cell) if isinstance(cell, str) else _shown(cell)


def _offices(cell: Cell) -> str | None:
    if not isinstance(cell, str):
        return _lines(cell)
    offices = offices_in(clean(cell))
    return None if is_blank(offices) else offices


def _shown(cell: Cell) -> str:
    """Return a cell as Excel shows it: dates as 30/06/2022, 3.0 as 3; a minus sign is no bullet."""
    if isinstance(cell, dt.date):
        return f"{cell:%d/%m/%Y}"
    words = shown(cell)
    return words.replace("-", "−", 1) if isinstance(cell, int | float) and cell < 0 else words
