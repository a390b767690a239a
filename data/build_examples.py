"""Build the example workbooks from the tables beside this file: the plan's annex as issued, and three trackers.

Run as `python -m data.build_examples` at the project's root after a change of plan_tasks.csv or illustration.csv.
"""

from __future__ import annotations

import datetime as dt
import io
from itertools import groupby
from pathlib import Path

import pandas as pd
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.worksheet.worksheet import Worksheet

from data.annex_document import HEADINGS, LABEL_ROWS, annex_document, component_label
from papi_metrics.reports import TrackerTitle, tracker_workbook

HERE = Path(__file__).parent
PLAN_YEAR = 2022
UNIT, PROVINCE = "xã Trung Trắc", "Hưng Yên"
WIDTHS = (5, 22, 24, 60, 32, 16, 26, 20)
# The heading stands again where a new page began: before these components.
PAGE_BREAKS = ("3b", "6b")
_THIN = Side(style="thin")
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)


def plan_tasks() -> pd.DataFrame:
    """Return the plan's tasks as the annex lists them, blank where the annex is blank."""
    return pd.read_csv(HERE / "plan_tasks.csv", dtype=str, keep_default_na=False)


def annex_workbook() -> bytes:
    """Write the annex in the form it is issued in: title block, merged cells, bullets, repeated headings, signature."""
    book = Workbook()
    sheet: Worksheet = book.active
    sheet.title = "Phụ lục"
    _write_title(sheet)
    row = _write_heading(sheet, 7)
    for index in range(1, len(HEADINGS) + 1):
        sheet.cell(row, index, f"({index})").alignment = Alignment(horizontal="center")
    row += 1
    tasks = plan_tasks().to_dict("records")
    for _, dimension in groupby(tasks, key=lambda task: task["dimension"]):
        row = _write_dimension(sheet, row, list(dimension))
    _write_signature(sheet, row + 1)
    return _bytes(book)


def _write_title(sheet: Worksheet) -> None:
    for cell, text in (
        ("A1", "ỦY BAN NHÂN DÂN"),
        ("A2", "XÃ TRUNG TRẮC"),
        ("E1", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("E2", "Độc lập - Tự do - Hạnh phúc"),
        ("A4", "BIỂU TỔNG HỢP NHIỆM VỤ CỤ THỂ NÂNG CAO CHỈ SỐ PAPI NĂM 2022"),
        ("A5", "(Kèm theo Kế hoạch số 08/KH-UBND ngày 14/01/2022 của UBND xã Trung Trắc, huyện Văn Lâm, tỉnh Hưng Yên)"),
    ):
        sheet[cell] = text
        sheet[cell].font = Font(bold=cell != "A5", italic=cell == "A5")
        sheet[cell].alignment = Alignment(horizontal="center")
    for place in ("A1:C1", "A2:C2", "E1:H1", "E2:H2", "A4:H4", "A5:H5"):
        sheet.merge_cells(place)
    for index, width in enumerate(WIDTHS):
        sheet.column_dimensions["ABCDEFGH"[index]].width = width


def _write_heading(sheet: Worksheet, row: int) -> int:
    for index, heading in enumerate(HEADINGS, 1):
        cell = sheet.cell(row, index, heading)
        cell.font, cell.border = Font(bold=True), _BOX
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    return row + 1


def _write_dimension(sheet: Worksheet, row: int, tasks: list[dict[str, str]]) -> int:
    """Write a dimension's rows; its number and name are merged over them, anew after a page break."""
    top = row
    for component, of_component in groupby(tasks, key=lambda task: task["component"]):
        if component in PAGE_BREAKS:
            _merge_dimension(sheet, top, row - 1)
            top = row = _write_heading(sheet, row)
        _label(sheet, top, tasks[0])
        row = _write_component(sheet, row, list(of_component))
    _merge_dimension(sheet, top, row - 1)
    return row


def _label(sheet: Worksheet, row: int, task: dict[str, str]) -> None:
    sheet.cell(row, 1, int(task["dimension"]))
    sheet.cell(row, 2, task["dimension_name"])


def _merge_dimension(sheet: Worksheet, top: int, bottom: int) -> None:
    if bottom > top:
        sheet.merge_cells(start_row=top, end_row=bottom, start_column=1, end_column=1)
        sheet.merge_cells(start_row=top, end_row=bottom, start_column=2, end_column=2)


def _write_component(sheet: Worksheet, row: int, tasks: list[dict[str, str]]) -> int:
    """Write a component: one row for the tasks that share offices and time, its label merged over the rows."""
    top = row
    first = tasks[0]
    sheet.cell(row, 3, component_label(first))
    if first["component"] in LABEL_ROWS:
        row = top = row + 1
    shared = ("deliverable", "lead_unit", "executing_unit", "timing")
    for (deliverable, lead, executing, timing), part in groupby(tasks, key=lambda task: [task[key] for key in shared]):
        sheet.cell(row, 4, "\n".join(f"- {task['task']}" for task in part))
        sheet.cell(row, 5, _bulleted(deliverable))
        sheet.cell(row, 6, lead or None)
        sheet.cell(row, 7, _bulleted(executing))
        sheet.cell(row, 8, timing or None)
        for column in range(1, len(HEADINGS) + 1):
            cell = sheet.cell(row, column)
            cell.border, cell.alignment = _BOX, Alignment(vertical="top", wrap_text=True)
        row += 1
    if row - 1 > top:
        sheet.merge_cells(start_row=top, end_row=row - 1, start_column=3, end_column=3)
    return row


def _bulleted(text: str) -> str | None:
    parts = [part.strip() for part in text.split(";")]
    return "\n".join(f"- {part}" for part in parts) if len(parts) > 1 else text or None


def _write_signature(sheet: Worksheet, row: int) -> None:
    lines = (("A", "Nơi nhận:"), ("F", "TM. ỦY BAN NHÂN DÂN"), ("A", "- Như trên;"), ("F", "CHỦ TỊCH"), ("A", "- Lưu: VT."))
    for offset, (column, text) in enumerate(lines):
        sheet[f"{column}{row + offset // 2}"] = text
        sheet[f"{column}{row + offset // 2}"].font = Font(bold=column == "F", italic=column == "A")


def example_tasks(as_of: dt.date) -> pd.DataFrame:
    """Return the plan's tasks with the illustration's states on one of its dates, ready to be written."""
    states = pd.read_csv(HERE / "illustration.csv", dtype=str, keep_default_na=False)
    states = states[states["as_of"] == as_of.isoformat()].drop(columns="as_of")
    tasks = plan_tasks().merge(states, on="task_no", suffixes=("", "_set"), validate="one_to_one")
    # Where the plan leaves office and time blank (dimension 5), the illustration sets them.
    timing, lead = (tasks[name].where(tasks[name] != "", tasks[f"{name}_set"]) for name in ("timing", "lead_unit"))
    return tasks.assign(
        task_id=[f"TT-{int(number):02d}" for number in tasks["task_no"]],
        dimension=tasks["dimension"].astype("Int64"),
        timing=timing,
        lead_unit=lead,
        progress=pd.to_numeric(tasks["progress"]),
        weight=1.0,
        completed_on=pd.to_datetime(tasks["completed_on"].where(tasks["completed_on"] != ""), format="%Y-%m-%d"),
        evidence="",
    )


def example_dates() -> list[dt.date]:
    """Return the dates the illustration has states for."""
    dates = pd.read_csv(HERE / "illustration.csv", dtype=str)["as_of"].unique()
    return [dt.date.fromisoformat(date) for date in dates]


def tracker_of(as_of: dt.date) -> bytes:
    """Write the example tracker of one date."""
    title = TrackerTitle(plan_year=PLAN_YEAR, unit=UNIT, province=PROVINCE, as_of=as_of, illustration=True)
    return tracker_workbook(example_tasks(as_of), title=title)


def _bytes(book: Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def main() -> None:
    """Write every example workbook beside this file."""
    (HERE / "phu-luc-08-KH-UBND-2022.xlsx").write_bytes(annex_workbook())
    (HERE / "phu-luc-08-KH-UBND-2022.docx").write_bytes(annex_document(plan_tasks().to_dict("records")))
    for as_of in example_dates():
        (HERE / f"theo-doi-minh-hoa-{as_of.isoformat()}.xlsx").write_bytes(tracker_of(as_of))


if __name__ == "__main__":
    main()
