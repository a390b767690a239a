"""Headings of lists of units: a sheet → the row its headings stand on and the column of each field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from papi_metrics.text import words_of
from papi_metrics.workbook import Sheet

_DEEPEST = 20
_HEADINGS = {
    "unit": "Mã; Mã đơn vị; Mã ĐVHC; Mã đơn vị hành chính; Mã số; Mã số đơn vị; Code; Unit code; Unit id; Id",
    "name": "Tên; Tên đơn vị; Đơn vị; Tên ĐVHC; Tên đơn vị hành chính; Đơn vị hành chính; Name; Unit; Unit name",
    "level": "Cấp; Cấp đơn vị; Cấp hành chính; Cấp ĐVHC; Level; Unit level",
    "parent": "Mã cấp trên; Mã đơn vị cấp trên; Cấp trên; Đơn vị cấp trên; Thuộc; Trực thuộc; Thuộc mã; Parent; Parent code; Parent id",
    "valid_from": "Hiệu lực từ; Có hiệu lực từ; Ngày hiệu lực; Ngày có hiệu lực; Từ ngày; Valid from; From; Start; Effective from",
    "valid_to": "Hiệu lực đến; Có hiệu lực đến; Ngày hết hiệu lực; Hết hiệu lực; Đến ngày; Valid to; To; End; Effective to",
    "merged_into": "Nhập vào; Nhập vào mã; Mã nhập vào; Sáp nhập vào; Mã sáp nhập; Merged into; Merged into code; Successor",
}
HEADINGS: Mapping[str, str] = MappingProxyType(
    {words_of(name): field for field, names in _HEADINGS.items() for name in names.split(";")}
)
FIELD_NAMES: Mapping[str, str] = MappingProxyType({field: names.split(";")[0] for field, names in _HEADINGS.items()})
"""What a written list calls a column: the first of the field's headings."""
_NEEDED = {"unit", "name", "level"}


@dataclass(frozen=True, slots=True)
class Heading:
    """Where a sheet's headings stand: the row counted from 0, and the column of each field."""

    top: int
    columns: Mapping[str, int]


def heading_of(sheet: Sheet) -> Heading | None:
    """Return where a sheet's headings stand, or None if it is no list of units; the first column of a field counts."""
    for top, row in enumerate(sheet.rows[:_DEEPEST]):
        columns: dict[str, int] = {}
        for index, cell in enumerate(row):
            field = HEADINGS.get(words_of(cell)) if isinstance(cell, str) else None
            if field:
                columns.setdefault(field, index)
        if columns.keys() >= _NEEDED:
            return Heading(top, columns)
    return None
