"""Lists of units: a workbook of codes, names, levels, dates and mergers → the table of units and findings; table ↔ tree."""

from __future__ import annotations

from pathlib import Path

from papi_metrics.errors import UnreadableError
from papi_metrics.findings import Reading, finding
from papi_metrics.unit_lists.entries import UNIT_DTYPES, entries_of, table_of_entries
from papi_metrics.unit_lists.headings import FIELD_NAMES, heading_of
from papi_metrics.unit_lists.matching import Named, named_unit, province_of
from papi_metrics.unit_lists.relations import related
from papi_metrics.unit_lists.renewal import CHANGE_WORDS, list_changes
from papi_metrics.unit_lists.shipped import SHIPPED_SOURCE, shipped_units
from papi_metrics.unit_lists.tables import tree_of, unit_table
from papi_metrics.workbook import read_workbook

__all__ = [
    "CHANGE_WORDS",
    "FIELD_NAMES",
    "SHIPPED_SOURCE",
    "UNIT_DTYPES",
    "Named",
    "list_changes",
    "named_unit",
    "province_of",
    "read_units",
    "shipped_units",
    "tree_of",
    "unit_table",
]

_UNRECOGNISED = "Không nhận ra danh sách đơn vị nào trong tệp. Cần các cột Mã, Tên, Cấp; lấy tệp mẫu ở mục «Danh sách đơn vị»."
_IN_DOCUMENT = "Tệp là văn bản Word; danh sách đơn vị phải ở trong bảng tính. Hãy chép bảng sang Excel, lưu dạng .xlsx rồi tải lên lại."


def read_units(source: str | Path | bytes, *, name: str | None = None) -> Reading:
    """Read a list of units from a path or bytes: columns in any order, headings in Vietnamese or English, all sheets that have them.

    Shape:  one row per unit and time, in the order of the file: `unit` (the code), `name`, `level` (a key of LEVEL_WORDS),
            `parent`, `valid_from`, `valid_to` (missing where open), `merged_into`, and where it stands: `sheet, row`.
            What has an error is left out and named.
    Errors: UnreadableError if no sheet has the headings; a document holds no list.
    """
    workbook = read_workbook(source, name=name)
    if any(sheet.places for sheet in workbook.sheets):
        raise UnreadableError(_IN_DOCUMENT)
    found = [(sheet, heading) for sheet in workbook.sheets if (heading := heading_of(sheet)) is not None]
    if not found:
        raise UnreadableError(_UNRECOGNISED)
    findings = list(workbook.findings)
    read = {id(sheet) for sheet, _ in found}
    others = (sheet for sheet in workbook.sheets if id(sheet) not in read and any(any(row) for row in sheet.rows))
    findings += [finding("unit-sheet-skipped", sheet=sheet.name, value=sheet.name) for sheet in others]
    entries, doubts = entries_of(found, typed=workbook.format != "csv")
    kept, judged = related(entries)
    return Reading(table=table_of_entries(kept), findings=(*findings, *_in_order([*doubts, *judged], found)))


def _in_order(findings: list, found: list) -> list:  # type: ignore[type-arg]
    """Return findings in the order of the file."""
    places = {sheet.name: at for at, (sheet, _) in enumerate(found)}
    return sorted(findings, key=lambda item: (places.get(item.sheet, 0), item.row or 0))
