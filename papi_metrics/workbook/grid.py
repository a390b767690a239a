"""A table of Word laid on the columns a reader sees: borders that were dragged a little do not make columns of their own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate, islice
from typing import NamedTuple

from lxml import etree

from papi_metrics.workbook.elements import child, children, inner, value_of, whole_number
from papi_metrics.workbook.paragraphs import is_deleted
from papi_metrics.workbook.sheets import Merge

_MOST_COLUMNS = 200
_FIRST_ROWS = 3
_FEWEST_LIKE = 2
_RARE = 10
_Pattern = tuple[tuple[int, int], ...]


class Box(NamedTuple):
    """A cell of a row between two of the table's grid lines; `covered` by the cell above, or `tall`: it may cover below."""

    left: int
    right: int
    content: etree._Element
    covered: bool
    tall: bool


class Placed(NamedTuple):
    """A cell on the columns that a reader sees, counted from 0, both ends inside."""

    left: int
    right: int
    box: Box


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table: its number, counted from 1, its cells from left to right, whether a tracked change deletes it."""

    number: int
    cells: list[Placed]
    is_deleted: bool


@dataclass(slots=True)
class Spans:
    """Finds the merged ranges of a table while its rows go by."""

    merges: list[Merge] = field(default_factory=list)
    # Column → the range that a cell from above may go on covering.
    open: dict[int, Merge] = field(default_factory=dict)

    def covers(self, cell: Placed, row: int) -> bool:
        """Take in a cell; True if a cell from above covers it."""
        above = self.open.get(cell.left) if cell.box.covered else None
        if above and above.bottom == row - 1:
            self.open[cell.left] = Merge(above.top, above.left, row, above.right)
            return True
        self._close(cell.left)
        merge = Merge(row, cell.left, row, cell.right)
        if cell.box.tall:
            self.open[cell.left] = merge
        elif cell.left < cell.right:
            self.merges.append(merge)
        return False

    def ranges(self) -> list[Merge]:
        """Return every range of more than one cell."""
        for left in list(self.open):
            self._close(left)
        return self.merges

    def _close(self, left: int) -> None:
        merge = self.open.pop(left, None)
        if merge and (merge.top < merge.bottom or merge.left < merge.right):
            self.merges.append(merge)


def rows_of(table: etree._Element, *, most: int) -> tuple[list[TableRow], int]:
    """Lay out the first rows of a table.

    Shape: the rows, and how many columns a reader sees.
    """
    rows = [(_boxes(row), is_deleted(row)) for row in islice(inner(table, "tr"), most)]
    columns = _columns([boxes for boxes, _ in rows])
    lines = _lines(table, max((box.right for boxes, _ in rows for box in boxes), default=0))
    laid = (([_placed(box, columns, lines) for box in boxes], gone) for boxes, gone in rows)
    return [TableRow(number, cells, gone) for number, (cells, gone) in enumerate(laid, 1)], len(columns)


def _boxes(row: etree._Element) -> list[Box]:
    properties = child(row, "trPr")
    left = 0 if properties is None else _number(properties, "gridBefore", 0)
    boxes: list[Box] = []
    for cell in inner(row, "tc"):
        own = child(cell, "tcPr")
        right = left + (1 if own is None else max(_number(own, "gridSpan", 1), 1))
        if right > _MOST_COLUMNS:
            break
        beside, above = (None if own is None else child(own, name) for name in ("hMerge", "vMerge"))
        if boxes and beside is not None and value_of(beside) != "restart":
            boxes[-1] = boxes[-1]._replace(right=right)
        else:
            covered = above is not None and value_of(above) != "restart"
            boxes.append(Box(left, right, cell, covered, above is not None))
        left = right
    return boxes


def _number(properties: etree._Element, name: str, default: int) -> int:
    return whole_number(value_of(child(properties, name)), default, most=_MOST_COLUMNS)


def _columns(rows: Sequence[Sequence[Box]]) -> list[tuple[int, int]]:
    """Choose the columns: those of the fullest row, the first such, unless few rows are like it."""
    patterns: list[_Pattern] = [tuple((box.left, box.right) for box in boxes) for boxes in rows if boxes]
    counts = Counter(patterns)
    often = max(_FEWEST_LIKE, len(rows) // _RARE)
    known = [pattern for pattern in counts if counts[pattern] >= often or pattern in patterns[:_FIRST_ROWS]]
    most = max(map(len, known), default=0)
    return next((list(pattern) for pattern in known if len(pattern) == most), [])


def _lines(table: etree._Element, last: int) -> list[int]:
    """Return where the grid lines stand, in the table's own measure; without widths, one apart."""
    grid = child(table, "tblGrid")
    widths = [] if grid is None else [_width(column) for column in islice(children(grid, "gridCol"), _MOST_COLUMNS)]
    usual = max(sum(widths) // len(widths), 1) if widths else 1
    widths += [usual] * (last - len(widths))
    return list(accumulate(widths, initial=0))


def _width(column: etree._Element) -> int:
    text = next((str(value) for key, value in column.items() if str(key).endswith("}w")), "")
    return whole_number(text.split(".", maxsplit=1)[0], 0)


def _placed(box: Box, columns: Sequence[tuple[int, int]], lines: Sequence[int]) -> Placed:
    """Give a cell the column that begins nearest to it, and the one that ends nearest to its end."""
    left = _nearest(box.left, [column[0] for column in columns], lines)
    right = _nearest(box.right, [column[1] for column in columns], lines)
    return Placed(left, max(left, right), box)


def _nearest(line: int, choices: Sequence[int], lines: Sequence[int]) -> int:
    if line in choices:
        return choices.index(line)
    return min(range(len(choices)), key=lambda place: abs(lines[choices[place]] - lines[line]))
