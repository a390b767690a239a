"""Read a tracker: bytes of a workbook → the task table, its findings, and what the tracker says of itself."""

from __future__ import annotations

import datetime as dt
import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import numpy as np
import numpy.typing as npt
import pandas as pd

from papi_metrics.errors import UnreadableError
from papi_metrics.findings import About, Finding, Reading, finding
from papi_metrics.framework import LAST_YEAR
from papi_metrics.text import column_letter, fold
from papi_metrics.tracker.about import about_tracker, says_illustration
from papi_metrics.tracker.context import place_rows
from papi_metrics.tracker.documents import in_document, with_tables
from papi_metrics.tracker.headings import LAST_HEADING_ROW, Heading, find_heading
from papi_metrics.tracker.identity import name_tasks
from papi_metrics.tracker.layout import lay_out
from papi_metrics.tracker.lengths import fit_texts
from papi_metrics.tracker.schema import TASK_DTYPES
from papi_metrics.tracker.values import read_values
from papi_metrics.workbook import Sheet, Workbook, read_workbook

_Dtype = np.dtype[np.generic] | pd.api.extensions.ExtensionDtype
_DTYPES: Mapping[str, _Dtype] = MappingProxyType({name: pd.api.types.pandas_dtype(dtype) for name, dtype in TASK_DTYPES.items()})
_NO_DAY = 0
_BESIDE_TASKS = frozenset({"row-remark", "row-signature", "row-outside"})
_NOT_TRACKERS = ("huong dan", "giai thich", "ghi chu", "chu giai", "instruction", "vi du")


def read_tracker(source: str | Path | bytes, plan_year: int | None = None, *, name: str | None = None) -> Reading:
    """Read a tracker or a plan's annex, a workbook or a .docx; `name` is the file's name where `source` is bytes.

    Shape:  one row per task in the sheet's order; columns and types as `TASK_DTYPES`; `row` is the row Excel
            shows, in a document the row of the table that `sheet` names, and the bullets of one cell share it.
            `attrs["plan_year"]` is the plan's year or None.
    Errors: UnreadableError if no table can be made: not a workbook, encrypted, empty, no heading, no task.
    Source: docs/reading.md; practice in the field.
    """
    with _uncollected():
        return _read(with_tables(read_workbook(source)), plan_year, name)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Put off collecting garbage.

    A reading makes many small values that all live on; looking through them again and again costs a quarter of its time.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _read(book: Workbook, plan_year: int | None, name: str | None) -> Reading:
    sheet, heading, others = _choose(book)
    about = about_tracker(sheet, heading_top=heading.top, name=name or book.name)
    letters = tuple((field, column_letter(column)) for field, column in heading.columns.items())
    about = replace(about, plan_year=plan_year or about.plan_year, columns=letters)
    findings = [*_of_book(book, sheet, heading), *others, *heading.findings]
    table = _table(sheet, heading, about, findings)
    if table.empty:
        raise UnreadableError(
            "Trang «{name}» có dòng tiêu đề (dòng {bottom}) nhưng không có nhiệm vụ nào bên dưới. "
            "Hãy kiểm tra cột nhiệm vụ hoặc chọn đúng tệp.", name=sheet.name, bottom=sheet.row_shown(heading.bottom)
        )
    if about.plan_year is None:
        findings.append(finding("plan-year-missing", sheet=sheet.name))
    if not {"dimension", "component"} & heading.columns.keys() and table["dimension"].isna().all():
        findings.append(finding("no-dimension-column", sheet=sheet.name))
    table.attrs["plan_year"] = about.plan_year
    remarked = any(item.code in _BESIDE_TASKS and says_illustration(item.value or "") for item in findings)
    about = replace(about, illustration=about.illustration or remarked)
    return in_document(Reading(table=table, findings=_in_order(findings), about=about), sheet)


def _choose(book: Workbook) -> tuple[Sheet, Heading, list[Finding]]:
    """Choose the sheet whose heading is understood best; visible sheets with rows lead, the first wins a draw."""
    found = [(sheet, heading) for sheet in book.sheets if sheet.rows and (heading := find_heading(sheet))]
    if not found:
        sheets = ", ".join(f"«{sheet.name}»" for sheet in book.sheets[:5])
        raise UnreadableError(
            "Không thấy bảng nhiệm vụ trong các trang {sheets}: trong {rows} dòng đầu không có dòng tiêu đề "
            "nào có cột «Nhiệm vụ» và ít nhất một cột khác (như «Đơn vị chủ trì», «Thời hạn»). "
            "Hãy chọn đúng tệp theo dõi hoặc dùng tệp mẫu.", sheets=sheets, rows=LAST_HEADING_ROW)
    sheet, heading = max(found, key=lambda pair: _fitness(*pair))
    others = [
        finding("other-sheet", sheet=other.name, value=other.name, details={"chosen": sheet.name})
        for other, its_heading in found
        if other is not sheet and _has_rows(other, its_heading)
    ]
    hidden = [finding("hidden-sheet", sheet=sheet.name, value=sheet.name)] if sheet.hidden else []
    return sheet, heading, [*hidden, *others]


def _of_book(book: Workbook, sheet: Sheet, heading: Heading) -> list[Finding]:
    """Return what was said of the file and of the chosen sheet's cells under the heading in columns that are used.

    Above the heading, where unit and date stand, and in a row that holds nothing else, an error in any column is told.
    """
    used = {column_letter(column) for column in (*heading.columns.values(), *heading.marks)}
    others = {other.name for other in book.sheets} - {sheet.name}
    told = [item for item in book.findings if item.sheet not in others]
    own = [item for item in book.faults if item.sheet == sheet.name]
    above = [item for item in own if (item.row or 0) <= heading.top]
    below = [item for item in own if (item.row or 0) > heading.bottom + 1]
    return [*told, *above, *(item for item in below if item.column in used or _is_blank(sheet, item.row or 0))]


def _is_blank(sheet: Sheet, row: int) -> bool:
    return row > len(sheet.rows) or all(cell is None or cell == "" for cell in sheet.rows[row - 1])


def _fitness(sheet: Sheet, heading: Heading) -> tuple[bool, bool, bool, int]:
    named_otherwise = fold(sheet.name).startswith(_NOT_TRACKERS)
    columns = len(heading.columns) + len(heading.marks)
    return (_has_rows(sheet, heading), not sheet.hidden, not named_otherwise, columns)


def _has_rows(sheet: Sheet, heading: Heading) -> bool:
    task = heading.columns["task"]
    return any(isinstance(row[task], str) and row[task] != "" for row in sheet.rows[heading.bottom + 1 :])


def _table(sheet: Sheet, heading: Heading, about: About, findings: list[Finding]) -> pd.DataFrame:
    era = about.plan_year or LAST_YEAR  # Where the plan's year is not known, names of sub-dimensions are today's.
    layout = lay_out(sheet, heading, year=era)
    placed, doubts = place_rows(layout.rows, heading, sheet=sheet.name, year=era)
    values, unread = read_values([place.row for place in placed], heading, sheet=sheet.name, year=about.plan_year)
    tasks = name_tasks(placed, heading, sheet=sheet)
    findings += [*layout.findings, *doubts, *unread, *tasks.findings]
    spread = {name: [column[place] for place in tasks.places] for name, column in values.items()}
    rows = [placed[place] for place in tasks.places]
    columns: dict[str, Sequence[object]] = spread | {
        "task_id": tasks.ids,
        "task": tasks.texts,
        "dimension": [place.dimension for place in rows],
        "component": [place.component for place in rows],
        "sub_dimensions": ["; ".join(place.codes) or None for place in rows],
        "sheet": [sheet.name] * len(rows),
        "row": [place.row.index + 1 for place in rows],
    }
    fitting, cut = fit_texts(columns, heading.columns)
    findings += cut
    return pd.DataFrame({name: _typed(fitting[name], dtype) for name, dtype in _DTYPES.items()}, copy=False)


def _typed(values: Sequence[object], dtype: _Dtype) -> pd.api.extensions.ExtensionArray | npt.NDArray[np.generic]:
    """Return a column's values as an array: for the few rows of a plan, a Series each would double the cost."""
    if dtype.kind == "M":
        return _days(values)
    return np.array(values, dtype=dtype) if isinstance(dtype, np.dtype) else pd.array(values, dtype=dtype)  # type: ignore[call-overload]


def _days(values: Sequence[object]) -> npt.NDArray[np.datetime64]:
    """Turn days into numpy's: by their ordinals, for that is ten times faster than day by day."""
    ordinals = np.array([day.toordinal() if isinstance(day, dt.date) else _NO_DAY for day in values], dtype="int64")
    days = (ordinals - dt.date(1970, 1, 1).toordinal()).astype("datetime64[D]").astype("datetime64[us]")
    days[ordinals == _NO_DAY] = np.datetime64("NaT")
    return days


def _in_order(findings: list[Finding]) -> tuple[Finding, ...]:
    """Order findings as the sheet is read: what has no row first, then by row and column."""
    return tuple(sorted(findings, key=lambda item: (item.row or 0, len(item.column or ""), item.column or "")))
