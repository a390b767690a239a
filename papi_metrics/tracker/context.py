"""Give every task row its dimension and component: from its own cells, from those above, from a group's heading."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from papi_metrics.findings import Finding, finding
from papi_metrics.text import column_letter
from papi_metrics.tracker.headings import Heading
from papi_metrics.tracker.indicators import ComponentReading, DimensionReading, read_component, read_dimension
from papi_metrics.tracker.layout import BodyRow
from papi_metrics.workbook import Cell


@dataclass(frozen=True, slots=True)
class Placed:
    """A task row with its dimension (or None), its component's label and the sub-dimensions it serves."""

    row: BodyRow
    dimension: int | None
    component: str | None
    codes: tuple[str, ...]


@dataclass(slots=True)
class _Context:
    """What the rows above have said: it holds until another dimension or component is named."""

    sheet: str
    heading: Heading
    year: int
    dimension: int | None = None
    component: ComponentReading = ComponentReading(None)
    grouped: bool = False
    carried: int = 0
    told: set[tuple[str, str]] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)


def place_rows(rows: list[BodyRow], heading: Heading, *, sheet: str, year: int) -> tuple[list[Placed], list[Finding]]:
    """Give every task row its place in PAPI; group rows only set the place of the rows below them.

    A doubtful name is told once, at its first place. A blank dimension or component cell means the one above.
    """
    context = _Context(sheet, heading, year)
    placed = [_placed(row, context) for row in _tasks(rows, context)]
    if context.carried:
        column = heading.columns["dimension"]
        place = {"sheet": sheet, "column": column_letter(column), "value": context.carried}
        context.findings.append(finding("label-carried", **place))  # type: ignore[arg-type]
    return placed, context.findings


def _tasks(rows: list[BodyRow], context: _Context) -> Iterator[BodyRow]:
    columns = context.heading.columns
    for row in rows:
        dimension = _text(row.cells, columns.get("dimension"))
        component = _text(row.cells, columns.get("component"))
        if row.is_group and not dimension and not component:
            _enter_group(row, context)
            continue
        if dimension:
            _enter_dimension(dimension, row, context)
        elif not row.is_group and context.dimension and "dimension" in columns:
            context.carried += 1
        if component:
            _enter_component(component, row, context)
        if not row.is_group:
            yield row


def _placed(row: BodyRow, context: _Context) -> Placed:
    codes = context.component.codes
    homes = {int(code[0]) for code in codes}
    dimension = context.dimension or (homes.pop() if len(homes) == 1 else None)
    return Placed(row, dimension, context.component.label, codes)


def _text(cells: list[Cell], column: int | None) -> str:
    if column is None or cells[column] is None:
        return ""
    cell = cells[column]
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell).strip()


def _enter_dimension(text: str, row: BodyRow, context: _Context) -> None:
    reading = read_dimension(text)
    if reading.dimension != context.dimension:
        context.component = ComponentReading(None)
    context.dimension = reading.dimension
    _tell(reading, text, row, context, "dimension")


def _enter_component(text: str, row: BodyRow, context: _Context) -> None:
    context.component = read_component(text, dimension=context.dimension, year=context.year)
    _tell(context.component, text, row, context, "component")


def _enter_group(row: BodyRow, context: _Context) -> None:
    """A group's heading may name a dimension, a sub-dimension, or neither."""
    text = " ".join(cell.strip() for cell in row.cells if isinstance(cell, str) and cell.strip())
    number = _text(row.cells, context.heading.columns.get("number"))
    reading = read_dimension(text)
    if reading.dimension is None and number and not text.startswith(number):
        reading = read_dimension(f"{number} {text}")
    if reading.dimension:
        context.dimension, context.component, context.grouped = reading.dimension, ComponentReading(None), True
        _tell(reading, text, row, context, "group")
        return
    component = read_component(text, dimension=context.dimension, year=context.year)
    if component.codes:
        context.component = component
        _tell(component, text, row, context, "group")
    elif context.grouped:
        context.dimension, context.component = None, ComponentReading(None)
        _tell(reading, text, row, context, "group")


def _tell(
    reading: DimensionReading | ComponentReading, text: str, row: BodyRow, context: _Context, where: str
) -> None:
    if reading.doubt is None or (reading.doubt, text) in context.told:
        return
    context.told.add((reading.doubt, text))
    known = reading.dimension if isinstance(reading, DimensionReading) else "; ".join(reading.codes)
    column = context.heading.columns.get(where)
    context.findings.append(
        finding(
            reading.doubt,
            sheet=context.sheet,
            row=row.index + 1,
            column=None if column is None else column_letter(column),
            value=text,
            details={"read": known or "—"},
        )
    )
