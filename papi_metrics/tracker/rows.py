"""One row of a sheet as a person sees it: its cells with their letters and headings."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from papi_metrics.text import column_letter
from papi_metrics.tracker.headings import find_heading
from papi_metrics.tracker.kinds import shown
from papi_metrics.workbook import Cell, read_workbook


def row_cells(source: str | Path | bytes, *, sheet: str, row: int) -> pd.DataFrame:
    """Return the filled cells of a row, and the blank ones under a heading.

    Shape:  one row per cell from left to right: `column` (the letter Excel shows), `heading`, `value` (text); none if the
            file has no such row.
    Errors: UnreadableError as `read_workbook`.
    """
    found = next((item for item in read_workbook(source).sheets if item.name == sheet), None)
    cells = found.rows[row - 1] if found and 0 < row <= len(found.rows) else []
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


def _text(cell: Cell) -> str:
    return f"{cell:%d/%m/%Y}" if hasattr(cell, "year") else shown(cell)
