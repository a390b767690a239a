"""Take away what an earlier painting left in a workbook, whatever program has saved it since."""

from __future__ import annotations

from collections.abc import Sequence

from papi_metrics.finding_list import list_heading
from papi_metrics.reports.painting.book import BOOK, Book
from papi_metrics.reports.painting.colours import Looks, read_looks
from papi_metrics.reports.painting.package import Package
from papi_metrics.reports.painting.relations import discard, related, relations, unrelate
from papi_metrics.reports.painting.sheets import clear_sheet
from papi_metrics.reports.painting.styles import Styles
from papi_metrics.workbook import Sheet

_SIGNATURES = "_xmlsignatures/"


def clear(package: Package, lists: Sequence[Sheet]) -> None:
    """Take away the lists of findings, paint and comments; of a workbook that has none nothing is changed.

    `lists` are the sheets called like the list of findings, as they were read. One that is not ours stays.
    """
    ours = {sheet.name: sheet for sheet in lists if _is_ours(sheet)}
    book = Book(package)
    for sheet in book.sheets():
        if sheet.name in ours:
            book.remove(sheet)
    looks = next((looks for sheet in ours.values() if (looks := _looks_of(sheet))), Looks())
    part = related(package, BOOK, "styles")
    if part is None:
        return
    styles = Styles(package.tree(part.part))
    for sheet in book.sheets():
        if sheet.has_cells and clear_sheet(package, sheet.part, styles, looks):
            package.touch(part.part)


def drop_signatures(package: Package) -> None:
    """Drop the signatures of a document that was changed: they would be void, and Excel would warn of them."""
    for relation in [item for item in relations(package, "") if item.part.startswith(_SIGNATURES)]:
        unrelate(package, "", relation.id)
    for name in [name for name in package.names() if name.startswith(_SIGNATURES)]:
        discard(package, name)


def _is_ours(sheet: Sheet) -> bool:
    """True for a list of findings that was written here, and for a sheet with nothing in it."""
    return list_heading(sheet.rows) is not None or _looks_of(sheet) is not None or not any(any(row) for row in sheet.rows)


def _looks_of(sheet: Sheet) -> Looks | None:
    """Read what the sheet remembers of the former looks of painted cells."""
    cells = (cell for row in sheet.rows[:3] for cell in row if isinstance(cell, str) and cell.startswith("<looks"))
    return next((read_looks(cell) for cell in cells), None)
