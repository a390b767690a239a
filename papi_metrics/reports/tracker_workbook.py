"""Write a tracker workbook that the tracker reader reads back: a template, or tasks with their state."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import pandas as pd
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from papi_metrics.framework import indicator_name

STATE_WORDS: Mapping[str, str] = MappingProxyType({
    "not_started": "Chưa thực hiện",
    "in_progress": "Đang thực hiện",
    "awaiting_confirmation": "Chờ xác nhận",
    "done": "Đã hoàn thành",
    "paused": "Tạm dừng",
    "cancelled": "Hủy",
})

ILLUSTRATION_REMARK = (
    "Số liệu minh họa: trạng thái, tiến độ, ngày hoàn thành, và thời hạn, đơn vị nơi kế hoạch bỏ trống, "
    "không phải số liệu thật của đơn vị."
)

_HEADING_ROW = 5
_SPARE_ROWS = 60
# Field, heading, width in characters.
_COLUMNS: tuple[tuple[str, str, int], ...] = (
    ("number", "TT", 5),
    ("task_id", "Mã nhiệm vụ", 13),
    ("dimension", "Chỉ số nội dung", 24),
    ("component", "Nội dung thành phần", 26),
    ("task", "Nhiệm vụ", 52),
    ("deliverable", "Kết quả, sản phẩm", 30),
    ("lead_unit", "Đơn vị chủ trì", 18),
    ("executing_unit", "Đơn vị thực hiện", 24),
    ("timing", "Thời hạn", 20),
    ("state", "Trạng thái", 17),
    ("progress", "Tiến độ (%)", 11),
    ("weight", "Trọng số", 9),
    ("completed_on", "Ngày hoàn thành", 14),
    ("evidence", "Minh chứng", 24),
    ("note", "Ghi chú", 30),
)
_THIN = Side(style="thin", color="FFB8BDC4")
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackerTitle:
    """What stands above the table of a tracker."""

    plan_year: int
    unit: str = "xã …"
    province: str = "…"
    as_of: dt.date | None = None
    illustration: bool = False


def tracker_workbook(tasks: pd.DataFrame | None = None, *, title: TrackerTitle) -> bytes:
    """Write tasks (or an empty template) as a tracker with lists to choose from, formats and instructions.

    Shape: sheet "Theo dõi": heading in row 5, a task a row from row 6, blank rows to go on; sheet "Hướng dẫn".
    """
    book = Workbook()
    sheet: Worksheet = book.active
    sheet.title = "Theo dõi"
    _write_title(sheet, title)
    for index, (_, heading, width) in enumerate(_COLUMNS, 1):
        cell = sheet.cell(_HEADING_ROW, index, heading)
        cell.font, cell.border = Font(bold=True), _BOX
        cell.fill = PatternFill("solid", fgColor="FFE8EDF3")
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        sheet.column_dimensions[get_column_letter(index)].width = width
    last = _write_tasks(sheet, tasks)
    _write_checks(sheet, last + _SPARE_ROWS)
    _set_up(sheet)
    _write_instructions(book.create_sheet("Hướng dẫn"), title)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _write_title(sheet: Worksheet, title: TrackerTitle) -> None:
    sheet["A1"] = f"ỦY BAN NHÂN DÂN {title.unit.upper()}, TỈNH {title.province.upper()}"
    sheet["A2"] = f"THEO DÕI THỰC HIỆN KẾ HOẠCH NÂNG CAO CHỈ SỐ PAPI NĂM {title.plan_year}"
    sheet["A2"].font = Font(bold=True, size=14)
    as_of = f"{title.as_of:%d/%m/%Y}" if title.as_of else "…/…/……"
    sheet["A3"] = f"Tính đến ngày {as_of}"
    if title.illustration:
        sheet["A4"] = ILLUSTRATION_REMARK
        sheet["A4"].font = Font(bold=True, color="FFB45309")


def _write_tasks(sheet: Worksheet, tasks: pd.DataFrame | None) -> int:
    """Write a task a row and return the last row written."""
    row = _HEADING_ROW
    if tasks is None:
        return row
    for number, task in enumerate(tasks.to_dict("records"), 1):
        row += 1
        for index, (field, _, _) in enumerate(_COLUMNS, 1):
            cell = sheet.cell(row, index, number if field == "number" else _value(field, task))
            if isinstance(cell.value, str) and cell.value.startswith("="):
                cell.data_type = "s"
            cell.border, cell.alignment = _BOX, Alignment(vertical="top", wrap_text=True)
    return row


def _value(field: str, task: Mapping[object, object]) -> object:
    value = task[field]
    if value is None or pd.isna(value):  # type: ignore[call-overload]
        return None
    if field == "state":
        value = STATE_WORDS[str(value)]
    elif field == "component":
        value = _component(str(value), task["sub_dimensions"])
    elif field == "dimension":
        value = f"{value}. {indicator_name(str(value), 2021)}"
    elif field == "weight" and value == 1:
        value = None
    elif isinstance(value, pd.Timestamp):
        value = value.date()
    return ILLEGAL_CHARACTERS_RE.sub("", value) if isinstance(value, str) else value


def _component(label: str, codes: object) -> str:
    """Write the plan's letters and then PAPI's names, so that the names tell what the letters mean."""
    parts = [] if codes is None or pd.isna(codes) else str(codes).split("; ")  # type: ignore[call-overload]
    names = "; ".join(indicator_name(code, 2021) for code in parts)
    return f"{label}. {names}" if names and label != ", ".join(parts) else label


def _write_checks(sheet: Worksheet, last: int) -> None:
    """Offer lists and formats in the rows of tasks and the blank rows after them."""
    letters = {field: get_column_letter(index) for index, (field, _, _) in enumerate(_COLUMNS, 1)}
    states = DataValidation(type="list", formula1=f'"{",".join(STATE_WORDS.values())}"', allow_blank=True)
    share = DataValidation(type="decimal", operator="between", formula1="0", formula2="1", allow_blank=True)
    share.error, share.errorTitle = "Ghi từ 0% đến 100%.", "Tiến độ"
    states.error, states.errorTitle = "Hãy chọn một trạng thái trong danh sách.", "Trạng thái"
    for check, field in ((states, "state"), (share, "progress")):
        check.add(f"{letters[field]}{_HEADING_ROW + 1}:{letters[field]}{last}")
        sheet.add_data_validation(check)
    for row in range(_HEADING_ROW + 1, last + 1):
        sheet[f"{letters['progress']}{row}"].number_format = "0%"
        sheet[f"{letters['completed_on']}{row}"].number_format = "dd/mm/yyyy"


def _set_up(sheet: Worksheet) -> None:
    sheet.freeze_panes = sheet.cell(_HEADING_ROW + 1, 6)
    sheet.print_title_rows = f"{_HEADING_ROW}:{_HEADING_ROW}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _write_instructions(sheet: Worksheet, title: TrackerTitle) -> None:
    lines = (
        "Cách dùng",
        "1. Mỗi dòng một nhiệm vụ; không để trống cột «Nhiệm vụ».",
        "2. «Chỉ số nội dung»: số 1-8 hoặc tên; «Nội dung thành phần»: mã như 2.1 hoặc tên.",
        f"3. «Thời hạn»: như «Quý II», «Trước 30/6», «Trong năm {title.plan_year}», «Thường xuyên», hoặc một ngày.",
        f"4. «Trạng thái»: chọn trong danh sách: {', '.join(STATE_WORDS.values())}.",
        "5. «Tiến độ (%)»: ghi 50% ; «Ngày hoàn thành»: ghi ngày/tháng/năm.",
        "6. Nhiều đơn vị trong một ô: ngăn bằng dấu chấm phẩy (;).",
    )
    for row, line in enumerate(lines, 1):
        sheet.cell(row, 1, line).font = Font(bold=row == 1)
    sheet.column_dimensions["A"].width = 110
