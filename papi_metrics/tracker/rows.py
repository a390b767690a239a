"""One row of a sheet as a person sees it: its cells with their letters and headings."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from papi_metrics.text import column_letter
from papi_metrics.tracker.documents import with_tables
from papi_metrics.tracker.headings import find_heading
from papi_metrics.tracker.kinds import shown
from papi_metrics.workbook import Cell, Sheet, read_workbook


def row_cells(source: str | Path | bytes, *, sheet: str, row: int) -> pd.DataFrame:
    """Return the filled cells of a row, and the blank ones under a heading; sheet and row as findings name them.

    Shape:  one row per cell from left to right: `column` (the letter Excel shows), `heading`, `value` (text); none if the
            file has no such row.
    Errors: UnreadableError as `read_workbook`.
    """
    book = with_tables(read_workbook(source))
    found, place = next((pair for item in book.sheets if (pair := _placed(item, sheet, row))), (None, 0))
    cells = found.rows[place] if found else []
    heading = find_heading(found) if found and cells else None
    titles = found.rows[heading.bottom] if found and heading else [None] * len(cells)
    return pd.DataFrame(
        [
            (column_letter(index), _text(title), _text(cell))
            for index, (title, cell) in enumerate(zip(titles, cells, strict=True))
            if _text(title) or _text(cell)
        ],
        columns=["column", "heading", "value"],
    ).astype("str")


def _placed(sheet: Sheet, name: str, row: int) -> tuple[Sheet, int] | None:
    """Return a sheet and the place of its row by the name and number that findings give; None if it is not this sheet's."""
    if sheet.places:
        at = next((index for index, place in enumerate(sheet.places) if (place.name, place.row) == (name, row)), None)
        return None if at is None else (sheet, at)
    return (sheet, row - 1) if sheet.name == name and 0 < row <= len(sheet.rows) else None


def _text(cell: Cell) -> str:
    return f"{cell:%d/%m/%Y}" if hasattr(cell, "year") else shown(cell)
