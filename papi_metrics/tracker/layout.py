"""Sort the rows under a tracker's heading: tasks, headings of groups, and what is no task; unmerge on the way."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from papi_metrics.findings import Finding, finding
from papi_metrics.text import column_letter, fold
from papi_metrics.tracker.headings import Heading, repeats_heading
from papi_metrics.tracker.schema import DETAIL_FIELDS
from papi_metrics.workbook import Cell, Sheet

_ORDINAL = re.compile(r"\(?(?:[IVXLC]+|[A-ZĐ]|[a-zđ])[.)]?\)?$")
_GROUP_NUMBER = re.compile(r"(?:[IVXLC]+|[A-ZĐ])[.)]?$")
_GROUP_TEXT = re.compile(r"(?:[IVXLC]+|[A-ZĐ])\s?[.)\-:]\s|Chỉ số nội dung|Nội dung thành phần|CHỈ SỐ|NHÓM|Nhóm|PHẦN|Phần")
_COLUMN_NUMBER = re.compile(r"\(?\s*(\d{1,2}|[A-ZĐ])\s*\)?(\s*=.*)?$")
_SUBTOTAL = re.compile(r"(tong( so| cong)?|cong|trung binh|ty le chung|tong hop)( (nhiem vu|cong|so|chung|\d+).*|[:\s]*|:.*)$")
_SIGNATURE = re.compile(
    r"noi nhan|tm\. ?uy ban|tm\. ?ubnd|kt\. ?chu tich|kt\. ?truong|tl\. ?chu tich|chu tich$|pho chu tich$|nguoi lap|"
    r"thu truong|\(ky|ky ten|xac nhan cua|nguoi tong hop|can bo tong hop|uy ban nhan dan$|lanh dao don vi|"
    r"thu truong don vi|van phong - thong ke$|ke toan truong|.{0,40}, ?ngay .{1,12} ?thang .{1,12} ?nam \d{4}$"
)
_REMARK = re.compile(r"(\* ?)?(ghi chu|luu y|chu thich|nguon)\s*[:.]|\*")
_FEW = 3


@dataclass(frozen=True, slots=True)
class BodyRow:
    """A row that is a task (or the heading of a group): its index from 0, its cells, whether it is a group."""

    index: int
    cells: list[Cell]
    is_group: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """The task and group rows in order, and one finding for every filled row that is neither."""

    rows: list[BodyRow]
    findings: list[Finding]


@dataclass(frozen=True, slots=True)
class _View:
    """The places a row is judged by."""

    task: int
    number: int | None
    details: tuple[int, ...]
    labels: tuple[int, ...]
    texts: Counter[str]
    names: tuple[str, ...]


def lay_out(sheet: Sheet, heading: Heading) -> Layout:
    """Sort the rows below the heading.

    Every filled row becomes a row of the layout or gets a finding that says why it is left out.
    """
    view = _view(sheet, heading)
    rows, absorbed = unmerged(sheet, heading)
    kept: list[BodyRow] = []
    findings: list[Finding] = []
    ended = False
    for index in range(heading.bottom + 1, len(rows)):
        cells = rows[index]
        if index in absorbed or not any(cells):
            continue
        kind = _kind(cells, view, rows, index)
        if kind == "heading":
            ended = False
        elif ended and not (kind == "task" and _is_numbered(cells, view)):
            kind = "signature"
        elif kind == "signature":
            ended = True
        if kind in {"task", "group"}:
            kept.append(BodyRow(index, cells, kind == "group"))
        if kind != "task":
            column, text = _first_text(cells)
            place = {"row": index + 1, "column": column_letter(column), "value": text[:200]}
            findings.append(finding(f"row-{kind}", sheet=sheet.name, **place))  # type: ignore[arg-type]
    return Layout(kept, findings)


def _view(sheet: Sheet, heading: Heading) -> _View:
    columns = heading.columns
    used = {column for field, column in columns.items() if field in DETAIL_FIELDS} | set(heading.marks)
    title_rows = sheet.rows[heading.top : heading.bottom + 1]
    texts = Counter(cell.strip() for row in title_rows for cell in row if isinstance(cell, str) and cell.strip())
    labels = tuple(columns[field] for field in ("dimension", "component") if field in columns)
    return _View(columns["task"], columns.get("number"), tuple(sorted(used)), labels, texts, tuple(columns))


def unmerged(sheet: Sheet, heading: Heading) -> tuple[list[list[Cell]], set[int]]:
    """Fill merged cells down their first column; join the rows that share one merged task cell.

    The second value holds the rows that were joined into the row above them.
    """
    rows = list(sheet.rows)
    task, absorbed = heading.columns["task"], set()
    for merge in sorted(sheet.merges, key=lambda merge: merge.top):
        if merge.top <= heading.bottom or merge.top == merge.bottom or merge.top >= len(rows):
            continue
        bottom = min(merge.bottom, len(rows) - 1)
        if merge.left == task:
            absorbed.update(range(merge.top + 1, bottom + 1))
        if merge.left < len(rows[merge.top]):
            value = rows[merge.top][merge.left]
            for index in range(merge.top + 1, bottom + 1):
                rows[index] = [*rows[index][: merge.left], value, *rows[index][merge.left + 1 :]]
    for index in sorted(absorbed, reverse=True):
        rows[index - 1] = _joined(rows[index - 1], rows[index], task)
    return rows, absorbed


def _joined(upper: Sequence[Cell], lower: Sequence[Cell], task: int) -> list[Cell]:
    """Join two rows of one task: texts that differ stand on lines of their own, other cells keep the upper value."""
    joined: list[Cell] = []
    for column, (above, below) in enumerate(zip(upper, lower, strict=True)):
        if below in {None, ""} or column == task or above == below:
            joined.append(above)
        elif above in {None, ""}:
            joined.append(below)
        elif isinstance(above, str) and isinstance(below, str):
            joined.append(f"{above}\n{below}")
        else:
            joined.append(above)
    return joined


def _kind(cells: list[Cell], view: _View, rows: list[list[Cell]], index: int) -> str:
    task = cells[view.task]
    has_task = isinstance(task, str) and bool(task.strip())
    number = cells[view.number] if view.number is not None else None
    details = sum(1 for column in view.details if cells[column] not in {None, ""})
    if has_task and details and isinstance(number, int | float) and task not in view.texts:
        return "subtotal" if _is_subtotal(cells, view) else "task"
    filled = [cell for cell in cells if cell not in {None, ""}]
    if repeats_heading(cells, view.texts):
        return "heading"
    if len(filled) >= _FEW and all(_COLUMN_NUMBER.match(_shown(cell)) for cell in filled):
        return "numbers"
    if _is_subtotal(cells, view):
        return "subtotal"
    if (len(filled) <= _FEW or number in {None, ""}) and any(
        isinstance(cell, str) and _SIGNATURE.match(fold(cell)) for cell in filled
    ):
        return "signature"
    if has_task:
        return "group" if _is_group(cells, view, rows, index) else "task"
    return _kind_without_task(cells, view, details, filled)


def _kind_without_task(cells: list[Cell], view: _View, details: int, filled: list[Cell]) -> str:
    texts = [cell for cell in filled if isinstance(cell, str) and cell.strip()]
    if texts and _REMARK.match(fold(texts[0])):
        return "remark"
    if details and any(isinstance(cells[column], str) for column in view.details if cells[column]):
        return "without-task"
    labelled = any(cells[column] not in {None, ""} for column in view.labels)
    if labelled or (texts and not details):
        return "group"
    return "without-text"


def _is_group(cells: list[Cell], view: _View, rows: list[list[Cell]], index: int) -> bool:
    """A task text without any detail is a group's heading where its number or its text says so."""
    text_details = any(isinstance(cells[column], str) and cells[column] for column in view.details)
    any_details = any(cells[column] not in {None, ""} for column in view.details)
    number = _shown(cells[view.number]) if view.number is not None else ""
    if text_details:
        return False
    if number and _GROUP_NUMBER.match(number):
        return True
    if any_details:
        return False
    if number and view.number is not None:
        following = _shown(rows[index + 1][view.number]) if index + 1 < len(rows) else ""
        return following.startswith(f"{number.rstrip('.')}.")
    return bool(_GROUP_TEXT.match(str(cells[view.task]).strip())) or (view.number is not None and not number)


def _is_subtotal(cells: list[Cell], view: _View) -> bool:
    """Look at the first text of the row and at its task cell for the words of a sum."""
    task = cells[view.task]
    column, first = _first_text(cells)
    texts = {first, task.strip() if isinstance(task, str) else ""}
    return any(text[:1] in "TtCc" and bool(_SUBTOTAL.match(fold(text[:120]))) for text in texts if text)


def _is_numbered(cells: list[Cell], view: _View) -> bool:
    if view.number is None:
        return sum(1 for column in view.details if cells[column] not in {None, ""}) >= _FEW - 1
    return bool(re.match(r"\d", _shown(cells[view.number])))


def _shown(cell: Cell) -> str:
    """Return a number cell as Excel shows it: 3.0 is 3."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell).strip()


def _first_text(cells: Sequence[Cell]) -> tuple[int, str]:
    for column, cell in enumerate(cells):
        if isinstance(cell, str) and cell.strip() and not _ORDINAL.match(cell.strip()):
            return column, cell.strip()
    return next(((column, _shown(cell)) for column, cell in enumerate(cells) if cell not in {None, ""}), (0, ""))
