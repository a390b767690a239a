"""Give every task row its dimension and component: from its own cells, from those above, from a group's heading."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from papi_metrics.findings import Finding, finding
from papi_metrics.text import clean, column_letter
from papi_metrics.tracker.headings import Heading
from papi_metrics.tracker.indicators import ComponentReading, DimensionReading, read_component, read_dimension
from papi_metrics.tracker.kinds import first_text, shown
from papi_metrics.tracker.layout import BodyRow

_ORDINAL = re.compile(r"\(?(\d+(?:\.\d+)*|[IVXLC]+|[A-ZĐ]|[a-zđ])\s?[.):/\-]+\s*")
_LEVELS = tuple(map(re.compile, (r"[IVX]+$", r"[A-ZĐ]$", r"\d+$", r"\d+\.\d+", "[a-zđ]$")))
_TOP = -1
_NO_COMPONENT = ComponentReading(None)


@dataclass(frozen=True, slots=True)
class Placed:
    """A task row with its dimension (or None), its component's label and the sub-dimensions it serves."""

    row: BodyRow
    dimension: int | None
    component: str | None
    codes: tuple[str, ...]


def place_rows(rows: list[BodyRow], heading: Heading, *, sheet: str, year: int) -> tuple[list[Placed], list[Finding]]:
    """Give every task row its place in PAPI; group rows only set the place of the rows below them.

    A doubtful name is told once, at its first place. A blank dimension or component cell means the one above.
    """
    context = _Context(sheet, heading, year)
    placed = [place for row in rows if (place := context.enter(row))]
    context.close_runs()
    return placed, context.findings


@dataclass(slots=True)
class _Context:
    """What the rows above have said: it holds until another dimension or component is named.

    `levels` are the levels of the groups that named the dimension and the component; None where a column
    did. `numbers` are those groups' own numbers, `dotted` the groups whose rows are numbered under them
    ("1.2" under "1"). `runs` are the rows since a label was last written: field → [first row, number of rows].
    """

    sheet: str
    heading: Heading
    year: int
    dimension: int | None = None
    component: ComponentReading = _NO_COMPONENT
    levels: dict[str, int] = field(default_factory=dict)
    numbers: dict[str, str] = field(default_factory=dict)
    dotted: set[str] = field(default_factory=set)
    runs: dict[str, list[int]] = field(default_factory=dict)
    told: set[tuple[str, str]] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)

    def enter(self, row: BodyRow) -> Placed | None:
        """Take in a row; return its place if it is a task."""
        dimension, component = self._label(row, "dimension"), self._label(row, "component")
        if dimension:
            self._enter_dimension(dimension, row)
        if component:
            self._enter_component(component, row)
        if row.is_group:
            if not dimension and not component:
                self._enter_group(row)
            return None
        if self.levels:
            self._leave_groups(self._label(row, "number"))
        if not dimension and self.dimension:
            self._carry("dimension", row)
        if not component and self.component.label:
            self._carry("component", row)
        return Placed(row, self.dimension or self._home(), self.component.label, self.component.codes)

    def _home(self) -> int | None:
        """Return the dimension of the component, if it has a single one."""
        homes = {int(code[0]) for code in self.component.codes}
        return homes.pop() if len(homes) == 1 else None

    def _carry(self, name: str, row: BodyRow) -> None:
        if name in self.heading.columns and name not in self.levels:
            self.runs.setdefault(name, [row.index, 0])[1] += 1

    def close_runs(self, *names: str) -> None:
        """Tell of the blank labels since the last one written, at the first row that lacks it."""
        for name in names or tuple(self.runs):
            if run := self.runs.pop(name, None):
                place = {"row": run[0] + 1, "column": column_letter(self.heading.columns[name]), "value": run[1]}
                self.findings.append(finding("label-carried", sheet=self.sheet, **place))  # type: ignore[arg-type]

    def _label(self, row: BodyRow, name: str) -> str:
        column = self.heading.columns.get(name)
        cell = None if column is None else row.cells[column]
        return "" if cell is None else cell.strip() if isinstance(cell, str) else shown(cell)

    def _enter_dimension(self, text: str, row: BodyRow) -> None:
        reading = read_dimension(text)
        if self.runs:
            self.close_runs("dimension")
        if reading.dimension != self.dimension:
            self.component = ComponentReading(None)
        self.dimension = reading.dimension
        self.levels.pop("dimension", None)
        if reading.doubt:
            self._tell(reading, text, row, self.heading.columns["dimension"])

    def _enter_component(self, text: str, row: BodyRow) -> None:
        if self.runs:
            self.close_runs("component")
        self.component = read_component(text, dimension=self.dimension, year=self.year)
        self.levels.pop("component", None)
        if self.component.doubt:
            self._tell(self.component, text, row, self.heading.columns["component"])

    def _enter_group(self, row: BodyRow) -> None:
        """A group's heading may name a dimension, a sub-dimension, or neither: then it ends the groups it equals."""
        column, text = first_text(row.cells)
        ordinal = _ORDINAL.match(text)
        label = self._label(row, "number")
        number = (ordinal[1] if ordinal else "" if label == text else label).strip(" .)(:")
        level = _level(number)
        name = clean(text[ordinal.end() :]) if ordinal else clean(text)
        reading = read_dimension(name) if name else DimensionReading(None)
        if reading.dimension:
            self._forget("dimension")
            self.dimension = reading.dimension
            self.levels["dimension"], self.numbers["dimension"] = level, number
            self._tell(reading, text, row, column)
            return
        component = read_component(name, dimension=self.dimension, year=self.year)
        if component.codes and component.doubt != "component-by-letter":
            self._forget("component")
            self.component = component
            self.levels["component"], self.numbers["component"] = level, number
            self._tell(component, text, row, column)
            return
        self._end_groups(level, reading, text, row)

    def _leave_groups(self, number: str) -> None:
        """A task numbered outside a group that numbers its tasks, as 2 after 1.1 and 1.2, is not of that group."""
        for name in ("component", "dimension"):
            own = self.numbers.get(name, "")
            if not own[:1].isdigit() or not number[:1].isdigit():
                continue
            if number.startswith(f"{own}."):
                self.dotted.add(name)
            elif name in self.dotted or "." in number:
                self._forget(name)

    def _forget(self, name: str) -> None:
        self.component = _NO_COMPONENT
        if name == "dimension":
            self.dimension = None
        for group in ("dimension", "component") if name == "dimension" else (name,):
            self.levels.pop(group, None)
            self.numbers.pop(group, None)
            self.dotted.discard(group)

    def _end_groups(self, level: int, reading: DimensionReading, text: str, row: BodyRow) -> None:
        if level <= self.levels.get("component", _TOP - 1):
            self._forget("component")
        if level <= self.levels.get("dimension", _TOP - 1):
            self._forget("dimension")
            self._tell(reading, text, row, first_text(row.cells)[0])

    def _tell(self, reading: DimensionReading | ComponentReading, text: str, row: BodyRow, column: int) -> None:
        if reading.doubt is None or (reading.doubt, text) in self.told:
            return
        self.told.add((reading.doubt, text))
        known = reading.dimension if isinstance(reading, DimensionReading) else "; ".join(reading.codes)
        place = {"row": row.index + 1, "column": column_letter(column), "value": text}
        details = {"read": known or "—"}
        self.findings.append(finding(reading.doubt, sheet=self.sheet, details=details, **place))  # type: ignore[arg-type]


def _level(number: str) -> int:
    """Tell how deep a group stands by its number: I, then A, then 1, then 1.1, then a; without a number, on top."""
    deep = number.count(".")
    return next((level + deep for level, pattern in enumerate(_LEVELS) if pattern.match(number)), _TOP)
