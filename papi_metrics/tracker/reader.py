"""Read a tracker: bytes of a workbook → the task table, its findings, and what the tracker says of itself."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pandas as pd

from papi_metrics.errors import UnreadableError
from papi_metrics.findings import About, Finding, Reading, finding
from papi_metrics.text import clean, column_letter, fold, words_of
from papi_metrics.tracker.about import about_tracker
from papi_metrics.tracker.bullets import split_bullets
from papi_metrics.tracker.context import Placed, place_rows
from papi_metrics.tracker.headings import LAST_HEADING_ROW, Heading, find_heading
from papi_metrics.tracker.layout import lay_out
from papi_metrics.tracker.schema import TASK_DTYPES
from papi_metrics.tracker.values import RowReader, TaskValues
from papi_metrics.workbook import Cell, Sheet, Workbook, read_workbook

_NEWEST_ERA = 2024
"""Names of sub-dimensions are those of this year where the plan's year is not known."""
_NOT_TRACKERS = ("huong dan", "danh muc", "mau", "giai thich", "ghi chu", "instruction")


def read_tracker(source: str | Path | bytes, plan_year: int | None = None, *, name: str | None = None) -> Reading:
    """Read a tracker or a plan's annex; `name` is the file's name where `source` is bytes.

    Shape:  one row per task in the sheet's order; columns and types as `TASK_DTYPES`; `row` is the row Excel
            shows, and the bullets of one cell share it. `attrs["plan_year"]` is the plan's year or None.
    Errors: UnreadableError if no table can be made: not a workbook, encrypted, empty, no heading, no task.
    Source: docs/reading.md; practice in the field.
    """
    book = read_workbook(source)
    sheet, heading, others = _choose(book)
    about = about_tracker(sheet, heading_top=heading.top, name=name or book.name)
    about = replace(about, plan_year=plan_year or about.plan_year)
    findings = [*book.findings, *others, *heading.findings]
    table = _table(sheet, heading, about, findings)
    if table.empty:
        raise UnreadableError(
            f"Trang «{sheet.name}» có dòng tiêu đề (dòng {heading.bottom + 1}) nhưng không có nhiệm vụ nào bên dưới. "
            "Hãy kiểm tra cột nhiệm vụ hoặc chọn đúng tệp."
        )
    if about.plan_year is None:
        findings.append(finding("plan-year-missing", sheet=sheet.name))
    if not {"dimension", "component"} & heading.columns.keys() and table["dimension"].isna().all():
        findings.append(finding("no-dimension-column", sheet=sheet.name))
    table.attrs["plan_year"] = about.plan_year
    return Reading(table=table, findings=_in_order(findings), about=about)


def _choose(book: Workbook) -> tuple[Sheet, Heading, list[Finding]]:
    """Choose the sheet whose heading is understood best; visible sheets lead, the first wins a draw."""
    found = [(sheet, heading) for sheet in book.sheets if sheet.rows and (heading := find_heading(sheet))]
    if not found:
        sheets = ", ".join(f"«{sheet.name}»" for sheet in book.sheets[:5])
        raise UnreadableError(
            f"Không thấy bảng nhiệm vụ trong các trang {sheets}: trong {LAST_HEADING_ROW} dòng đầu không có dòng tiêu đề "
            "nào có cột «Nhiệm vụ» và ít nhất một cột khác (như «Đơn vị chủ trì», «Thời hạn»). "
            "Hãy chọn đúng tệp theo dõi hoặc dùng tệp mẫu."
        )
    sheet, heading = max(found, key=lambda pair: _fitness(*pair))
    others = [
        finding("other-sheet", sheet=other.name, value=other.name, details={"chosen": sheet.name})
        for other, its_heading in found
        if other is not sheet and len(its_heading.columns) >= len(heading.columns) - 1 and not other.hidden
    ]
    return sheet, heading, others


def _fitness(sheet: Sheet, heading: Heading) -> tuple[bool, bool, int, bool]:
    named_otherwise = fold(sheet.name).startswith(_NOT_TRACKERS)
    return (not sheet.hidden, not named_otherwise, len(heading.columns) + len(heading.marks), False)


def _table(sheet: Sheet, heading: Heading, about: About, findings: list[Finding]) -> pd.DataFrame:
    layout = lay_out(sheet, heading)
    era = about.plan_year or _NEWEST_ERA
    placed, doubts = place_rows(layout.rows, heading, sheet=sheet.name, year=era)
    reader = RowReader(heading, sheet=sheet.name, year=about.plan_year)
    tasks = _Tasks(heading, sheet.name)
    for place in placed:
        tasks.add(place, reader.read(place.row.cells, place.row.index + 1))
    findings += [*layout.findings, *doubts, *reader.findings, *tasks.findings]
    return _typed(tasks.columns)


class _Tasks:
    """The task table under construction, a list a column."""

    def __init__(self, heading: Heading, sheet: str) -> None:
        self.columns: dict[str, list[object]] = {name: [] for name in TASK_DTYPES}
        self.findings: list[Finding] = []
        self._heading = heading
        self._sheet = sheet
        self._seen: dict[str, int] = {}

    def add(self, place: Placed, values: TaskValues) -> None:
        """Add the tasks of a row: one a bullet, all with the row's values."""
        cell = place.row.cells[self._heading.columns["task"]]
        texts = split_bullets(cell) if isinstance(cell, str) else [_plain(cell)]
        row = place.row.index + 1
        if len(texts) > 1:
            self._tell("bullets-split", "task", row, len(texts))
        for text in texts:
            record = (
                self._task_id(place, text, row), place.dimension, place.component, "; ".join(place.codes) or None, text,
                values.deliverable, values.lead_unit, values.executing_unit, values.timing,
                values.deadline.kind, values.deadline.start, values.deadline.due,
                values.state, values.progress, values.weight, values.completed_on, values.evidence, values.note,
                self._sheet, row,
            )  # fmt: skip
            for column, value in zip(self.columns.values(), record, strict=True):
                column.append(value)

    def _task_id(self, place: Placed, text: str, row: int) -> str:
        column = self._heading.columns.get("task_id")
        code = "" if column is None else clean(_plain(place.row.cells[column]))
        key = f"{place.dimension}|{place.component}|{words_of(text)}"
        derived = f"{place.dimension or 'x'}-{hashlib.blake2b(key.encode(), digest_size=4).hexdigest()}"
        task_id = code or derived
        first = self._seen.setdefault(task_id, row)
        if first == row and f"{task_id} {row}" not in self._seen:
            self._seen[f"{task_id} {row}"] = 1
            return task_id
        count = self._seen[f"{task_id} count"] = self._seen.get(f"{task_id} count", 1) + 1
        if not code or first != row:
            self._tell("task-id-repeated" if code else "task-repeated", "task_id" if code else "task", row, text, first)
        return f"{task_id}-{count}"

    def _tell(self, code: str, field: str, row: int, value: object, first: int = 0) -> None:
        letter = column_letter(self._heading.columns[field])
        place = {"sheet": self._sheet, "row": row, "column": letter, "value": value, "details": {"first": first}}
        self.findings.append(finding(code, **place))  # type: ignore[arg-type]


def _plain(cell: Cell) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)


def _typed(columns: dict[str, list[object]]) -> pd.DataFrame:
    return pd.DataFrame({name: pd.Series(values, dtype=TASK_DTYPES[name]) for name, values in columns.items()})


def _in_order(findings: list[Finding]) -> tuple[Finding, ...]:
    """Order findings as the sheet is read: what has no row first, then by row and column."""
    return tuple(sorted(findings, key=lambda item: (item.row or 0, len(item.column or ""), item.column or "")))
