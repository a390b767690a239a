"""A table as an Excel workbook: real numbers and dates, texts that stay texts, and a sheet that says where it all comes from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence

import pandas as pd

from papi_metrics.reports.templates.book import CELL, DATE, LABEL, PERCENT, TITLE, Book, Properties, write_heading
from papi_metrics.wording import is_missing

FACT_HEADINGS = {
    "unit": "Đơn vị",
    "code": "Mã",
    "year": "Năm",
    "level": "Cấp",
    "source": "Nguồn",
    "method": "Cách tính",
    "base_year": "Năm gốc",
    "score_unit": "Điểm của",
    "score_level": "Cấp của điểm",
    "score_year": "Năm của điểm",
}
"""Headings that are the same in all tables: the facts of every row, and whose scores of which years stand beside a plan's work."""
SHEET, ABOUT = "Số liệu", "Nguồn"
_MOMENT = "dd/mm/yyyy hh:mm"
_NARROWEST, _WIDEST, _SEEN = 9, 48, 200


def table_workbook(
    table: pd.DataFrame,
    *,
    about: Mapping[str, object],
    dated: dt.date,
    headings: Mapping[str, str] | None = None,
    shares: Collection[str] = (),
) -> bytes:
    """Return a table as a workbook with a heading that stays in sight and a filter, and a second sheet «Nguồn».

    `headings` names columns in Vietnamese, others keep their names; `shares` are columns of 0-1 shown as per cent; `about`
    is what the second sheet says, label → value; `dated` stands in the file's properties. The same arguments give the
    same bytes.
    """
    book = Book(title=SHEET, dated=dated)
    sheet = book.sheet(SHEET)
    names = FACT_HEADINGS | dict(headings or {})
    titles = [str(names.get(str(name), name)) for name in table.columns]
    columns = [[_cell(value) for value in column] for _, column in table.items()]
    if titles:
        write_heading(book, sheet, 0, titles, [_width(title, cells) for title, cells in zip(titles, columns, strict=True)])
        sheet.autofilter(0, 0, len(table), len(titles) - 1)
    sheet.freeze_panes(1, 0)
    for at, (name, cells) in enumerate(zip(table.columns, columns, strict=True)):
        book.write_down(sheet, (1, at), cells, _look(cells, share=str(name) in shares))
    _write_about(book, about)
    return book.finished()


def _cell(value: object) -> object:
    """Return a value as a workbook holds it: what is neither number, date nor text is written as text, missing as None."""
    if is_missing(value):
        return None
    if isinstance(value, bool) or type(value).__name__ == "bool":
        return "Có" if value else "Không"
    if isinstance(value, dt.datetime):
        return value.replace(tzinfo=None)
    if isinstance(value, dt.date | str):
        return value
    plain = value.item() if hasattr(value, "item") else value
    return plain if isinstance(plain, int | float) else str(plain)


def _look(cells: Sequence[object], *, share: bool) -> Properties:
    """Choose a column's number format by what stands in it: whole numbers without separators, for years are such."""
    known = [cell for cell in cells if cell is not None]
    if any(isinstance(cell, dt.date) for cell in known):
        moments = any(isinstance(cell, dt.datetime) and cell.time() != dt.time() for cell in known)
        return {**CELL, "num_format": _MOMENT if moments else DATE}
    if share:
        return {**CELL, "num_format": PERCENT}
    if any(isinstance(cell, float) and not cell.is_integer() for cell in known):
        return {**CELL, "num_format": "#,##0.00"}
    return CELL


def _width(title: str, cells: Sequence[object]) -> float:
    """Return a column's width: of its longest text among the first rows, within what a screen carries."""
    longest = max((len(str(cell)) for cell in cells[:_SEEN] if isinstance(cell, str)), default=0)
    return min(max(_NARROWEST, longest + 2, len(title) / 2 + 4), _WIDEST)


def _write_about(book: Book, about: Mapping[str, object]) -> None:
    sheet = book.sheet(ABOUT)
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 90)
    book.write(sheet, (0, 0), "Nguồn và cách tính", TITLE)
    for row, (label, value) in enumerate(about.items(), 2):
        book.write(sheet, (row, 0), label, {**LABEL, "bold": True})
        date = {"num_format": DATE} if isinstance(value, dt.date) else {}
        book.write(sheet, (row, 1), _cell(value), {"text_wrap": True, "align": "left", "valign": "top", **date})
