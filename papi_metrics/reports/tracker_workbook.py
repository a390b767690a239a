"""Write a tracker workbook that the tracker reader reads back: a template, or tasks with their state."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd
from xlsxwriter.worksheet import Worksheet

from papi_metrics.findings import About
from papi_metrics.framework import provinces
from papi_metrics.palette import STATES, TONES
from papi_metrics.reports.templates.book import (
    CELL,
    DATE,
    HINT,
    INPUT,
    LABEL,
    REMARK,
    TITLE,
    Book,
    set_heights,
    set_up_page,
    write_heading,
)
from papi_metrics.reports.templates.instructions import INSTRUCTIONS_SHEET, write_instructions
from papi_metrics.reports.templates.lists import Check, Lists, one_of, prompted, within
from papi_metrics.reports.templates.tracker_checks import FIRST_DAY, LAST_DAY, column_checks
from papi_metrics.reports.templates.tracker_columns import NUMBER_FORMATS, WIDTHS, tracker_cells, tracker_fields
from papi_metrics.reports.templates.tracker_guide import tracker_sections
from papi_metrics.text import column_letter, fold
from papi_metrics.tracker import FIELD_NAMES, TASK_DTYPES, TITLE_NAMES

ILLUSTRATION_REMARK = (
    "Số liệu minh họa: trạng thái, tiến độ, ngày hoàn thành, và thời hạn, đơn vị nơi kế hoạch bỏ trống, "
    "không phải số liệu thật của đơn vị."
)
TRACKER_SHEET = "Theo dõi"
_POINTER = f"Cách ghi: xem trang «{INSTRUCTIONS_SHEET}»."
_HEADING_ROW = 4
_SPARE_ROWS = 25
_CHECKED_ROWS = 500
_AS_OF_PROMPT = "Ngày chốt số liệu: ngày/tháng/năm."
_CENTERED = {"number", "state", "progress", "weight", "start", "completed_on"}


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackerTitle:
    """What stands above the table of a tracker; what is None is left for the clerk to fill in."""

    plan_year: int
    unit: str | None = None
    province: str | None = None
    as_of: dt.date | None = None
    illustration: bool = False

    @classmethod
    def of(cls, about: About, *, plan_year: int) -> TrackerTitle:
        """Return the title that makes a tracker say of itself what another one says."""
        return cls(
            plan_year=plan_year,
            unit=about.unit,
            province=about.province,
            as_of=about.as_of,
            illustration=about.illustration,
        )


def tracker_workbook(tasks: pd.DataFrame | None = None, *, title: TrackerTitle) -> bytes:
    """Write tasks (or an empty template) as a tracker with lists to choose from, formats and instructions.

    `read_tracker` gives the same table and the same title for it; the deadlines are read for the title's year.
    Shape: sheet "Theo dõi": heading in row 5, a task a row from row 6, blank rows to go on; sheet "Hướng dẫn"; a
           hidden sheet of lists. The same tasks and title give the same bytes.
    """
    table = _no_tasks() if tasks is None else tasks
    fields = tracker_fields(table, year=title.plan_year)
    name = f"Theo dõi kế hoạch PAPI năm {title.plan_year}"
    book = Book(title=name, dated=title.as_of or dt.date(title.plan_year, 1, 1))
    sheet, guide = book.sheet(TRACKER_SHEET), book.sheet(INSTRUCTIONS_SHEET)
    lists = Lists(book)
    _write_title(book, sheet, title, lists)
    _write_table(book, sheet, fields, tracker_cells(table, year=title.plan_year))
    last = _HEADING_ROW + len(table) + _SPARE_ROWS
    _add_checks(sheet, fields, column_checks(lists, table, year=title.plan_year), last)
    _set_up(book, sheet, fields, last)
    write_instructions(book, guide, tracker_sections(fields, year=title.plan_year))
    return book.finished()


def following_tracker(tasks: pd.DataFrame, *, title: TrackerTitle, as_of: dt.date | None = None) -> bytes:
    """Write the tracker of the next date: the newest tasks and states, its date left open or set to a given one."""
    return tracker_workbook(tasks, title=replace(title, as_of=as_of))


def _no_tasks() -> pd.DataFrame:
    return pd.DataFrame({name: pd.Series(dtype=dtype) for name, dtype in TASK_DTYPES.items()})


def _write_title(book: Book, sheet: Worksheet, title: TrackerTitle, lists: Lists) -> None:
    """Write the title and the form around it: unit and province above, the date below, each value behind its name."""
    book.span(sheet, (0, 0, 0, 1), TITLE_NAMES["unit"], LABEL)
    book.span(sheet, (0, 2, 0, 3), title.unit, INPUT)
    book.write(sheet, (0, 4), TITLE_NAMES["province"], LABEL | {"align": "right"})
    book.write(sheet, (0, 5), title.province, INPUT)
    book.write(sheet, (1, 0), f"THEO DÕI THỰC HIỆN KẾ HOẠCH NÂNG CAO CHỈ SỐ PAPI NĂM {title.plan_year}", TITLE)
    book.span(sheet, (2, 0, 2, 1), TITLE_NAMES["as_of"], LABEL)
    book.span(sheet, (2, 2, 2, 3), title.as_of, INPUT | {"num_format": DATE})
    book.write(sheet, (3, 0), ILLUSTRATION_REMARK if title.illustration else _POINTER, REMARK if title.illustration else HINT)
    for row, height in enumerate((20, 28, 20, 20)):
        sheet.set_row(row, height)
    names = sorted((item.name for item in provinces()), key=fold)
    day = within("date", FIRST_DAY, LAST_DAY, name=TITLE_NAMES["as_of"], refusal=_AS_OF_PROMPT)
    sheet.data_validation(0, 5, 0, 5, one_of(lists.add(names), name=TITLE_NAMES["province"]))
    sheet.data_validation(2, 2, 2, 2, prompted(day, name=TITLE_NAMES["as_of"], prompt=_AS_OF_PROMPT))


def _write_table(book: Book, sheet: Worksheet, fields: Sequence[str], cells: Mapping[str, Sequence[object]]) -> None:
    write_heading(book, sheet, _HEADING_ROW, [FIELD_NAMES[field] for field in fields], [WIDTHS[field] for field in fields])
    for column, field in enumerate(fields):
        shape = CELL | ({"align": "center"} if field in _CENTERED else {}) | {"num_format": NUMBER_FORMATS.get(field, "General")}
        values = [*cells[field], *[None] * _SPARE_ROWS]
        book.write_down(sheet, (_HEADING_ROW + 1, column), values, shape)
    set_heights(sheet, _HEADING_ROW + 1, [cells[field] for field in fields], [WIDTHS[field] for field in fields])


def _add_checks(sheet: Worksheet, fields: Sequence[str], checks: Mapping[str, Check], last: int) -> None:
    for column, field in enumerate(fields):
        if field in checks:
            sheet.data_validation(_HEADING_ROW + 1, column, last + _CHECKED_ROWS, column, checks[field])


def _set_up(book: Book, sheet: Worksheet, fields: Sequence[str], last: int) -> None:
    right = len(fields) - 1
    sheet.freeze_panes(_HEADING_ROW + 1, fields.index("task") + 1)
    sheet.autofilter(_HEADING_ROW, 0, last, right)
    # What is settled steps back: done and cancelled tasks are grey.
    state = f"${column_letter(fields.index('state'))}{_HEADING_ROW + 2}"
    settled = ",".join(f'{state}="{STATES[name].word}"' for name in ("done", "cancelled"))
    grey = book.format({"font_color": TONES["grey"].light})
    area = (_HEADING_ROW + 1, 0, last + _CHECKED_ROWS, right)
    sheet.conditional_format(*area, {"type": "formula", "criteria": f"=OR({settled})", "format": grey})
    # A code or a year typed as text is text; Excel need not mark it.
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{last + _CHECKED_ROWS}"})
    set_up_page(sheet, heading=_HEADING_ROW, last=(last, right))
