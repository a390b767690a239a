"""One sheet of the person's own: its cells painted and commented, and cleared again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from papi_metrics.findings import SEVERITIES, Finding
from papi_metrics.reports.painting.cells import Grid
from papi_metrics.reports.painting.colours import Looks
from papi_metrics.reports.painting.comments import clear_comments, comment_cells
from papi_metrics.reports.painting.entries import WHOLE_ROW
from papi_metrics.reports.painting.package import Package
from papi_metrics.reports.painting.places import Place, column_number, whole_number
from papi_metrics.reports.painting.remarks import remark_of
from papi_metrics.reports.painting.styles import Styles

LARGEST_SHEET = 16 * 2**20
"""Some 19,000 rows of a tracker. A larger sheet is listed and not painted: as a tree it takes twenty times its size."""
_SELECTED = re.compile(rb"\btabSelected(\s*=\s*)([\"'])(?:1|true)\2")


def paint_sheet(package: Package, part: str, findings: Sequence[Finding], styles: Styles, looks: Looks) -> dict[Place, Place]:
    """Paint and comment the cells of a sheet's findings; return which cell stands for which place.

    The column of a finding of a whole row is `WHOLE_ROW`. A place that has no cell is left out, as is a finding without a row.
    """
    grid = Grid(package.tree(part))
    cells: dict[Place, Place] = {}
    by_cell: dict[Place, list[Finding]] = {}
    for item in findings:
        column = column_number(item.column) if item.column else None
        cell = grid.anchor(item.row, column) if item.row is not None else None
        if item.row is not None and cell:
            cells[item.row, column or WHOLE_ROW] = cell
            by_cell.setdefault(cell, []).append(item)
    for place, items in by_cell.items():
        element = grid.cell(place)
        severity = min((item.severity for item in items), key=SEVERITIES.index)
        style = styles.painted(whole_number(element.get("s")), severity, looks)
        if style is not None:
            element.set("s", str(style))
    if by_cell:
        package.touch(part)
        comment_cells(package, part, {place: remark_of([item.message for item in items]) for place, items in by_cell.items()})
    return cells


def clear_sheet(package: Package, part: str, styles: Styles, looks: Looks) -> bool:
    """Give the painted cells of a sheet their former look again, and take our comments away; True if there was paint."""
    ours = styles.ours()
    found = False
    if ours and not is_too_large(package, part):
        grid = Grid(package.tree(part))
        for element, attribute in grid.styled(ours):
            style = whole_number(element.get(attribute))
            element.set(attribute, str(styles.filled(style, looks.look(ours[style]))))
            grid.forget(element)
            found = True
    if found:
        package.touch(part)
    clear_comments(package, part)
    return found


def is_too_large(package: Package, part: str) -> bool:
    """True for a sheet that is not painted."""
    return package.size(part) > LARGEST_SHEET


def deselect(package: Package, part: str) -> None:
    """Let a sheet not be selected: of several selected sheets each would take what is typed into one."""
    if part not in package:
        return
    data = package.read(part)
    head, mark, rest = data.partition(b"<sheetData")
    if _SELECTED.search(head):
        package.write(part, _SELECTED.sub(rb"tabSelected\1\g<2>0\2", head) + mark + rest)
