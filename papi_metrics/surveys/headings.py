"""Headings of score lists: a sheet → the row its headings stand on and the column of each field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from papi_metrics.findings import Finding, finding
from papi_metrics.text import column_letter, words_of
from papi_metrics.workbook import Cell, Sheet

_DEEPEST = 20
_HEADINGS = {
    "unit": "Đơn vị; tentinh_vie; Tên đơn vị; Unit; Tỉnh; Tên tỉnh; Tỉnh/Thành phố; Tỉnh, thành; Province; Xã; Tên xã; "
    "Xã/Phường; Xã, phường, thị trấn; Địa phương; Tỉnh/Thành phố trực thuộc trung ương; Commune; Tên đơn vị hành chính",
    "unit_en": "tentinh_eng; Province name",
    "unit_id": "tinhid; Mã tỉnh; Province id; Province code; Mã đơn vị",
    "level": "Cấp; Level; Cấp hành chính; Cấp đơn vị; Cấp độ",
    "year": "Năm; Year; Năm khảo sát; Năm đo lường",
    "code": "Mã; Mã/chỉ số; Mã chỉ số; Chỉ số; Code; Mã chỉ số PAPI; Chỉ số nội dung; Nội dung; Mã nội dung; Indicator; "
    "Tên chỉ số; Mã PAPI",
    "score": "Điểm; Điểm số; Score; Kết quả; Điểm PAPI; Giá trị",
    "standard_error": "Sai số chuẩn; Standard error; standard_error; Sai số; SE",
    "sample_size": "Cỡ mẫu; Sample size; sample_size; Số phiếu; Mẫu; Số mẫu; N",
    "source": "Nguồn; Source; Nguồn số liệu; Nguồn dữ liệu",
}
HEADINGS: Mapping[str, str] = MappingProxyType(
    {words_of(name): field for field, names in _HEADINGS.items() for name in names.split(";")}
)
FIELD_NAMES: Mapping[str, str] = MappingProxyType({field: names.split(";")[0] for field, names in _HEADINGS.items()})
"""What a written list calls a column: the first of the field's headings."""


def fields_of(row: list[Cell]) -> dict[str, int]:
    """Return the column of each field a heading row names; the first column of a field counts."""
    fields: dict[str, int] = {}
    for index, cell in enumerate(row):
        field = HEADINGS.get(words_of(cell)) if isinstance(cell, str) else None
        if field:
            fields.setdefault(field, index)
    return fields


def first_rows(rows: list[list[Cell]]) -> range:
    """Return the rows among which headings are looked for."""
    return range(min(len(rows), _DEEPEST))


@dataclass(frozen=True, slots=True)
class Line:
    """One row under a heading row: its cells by field, and where they stand."""

    sheet: str
    number: int
    cells: list[Cell]
    fields: Mapping[str, int]

    def cell(self, field: str) -> Cell:
        """Return the cell of a field; None if the sheet has no such column."""
        return self.cells[self.fields[field]] if field in self.fields else None

    def letter(self, field: str) -> str:
        """Return the letter of a field's column."""
        return column_letter(self.fields[field])

    def finding(self, code: str, field: str, **details: object) -> Finding:
        """Make a finding about the cell of a field."""
        value = self.cell(field)
        return finding(
            code,
            sheet=self.sheet,
            row=self.number,
            column=self.letter(field),
            value="" if value is None else value,
            details=details,
        )


def lines_under(sheet: Sheet, top: int, fields: Mapping[str, int]) -> Iterator[Line]:
    """Yield the rows below a heading row, merged cells filled with what stands in their first cell."""
    rows = [list(row) for row in sheet.rows]
    for merge in sheet.merges:
        for row in rows[merge.top : merge.bottom + 1]:
            width = merge.right + 1 - merge.left
            row[merge.left : merge.right + 1] = [sheet.rows[merge.top][merge.left]] * width
    for index in range(top + 1, len(rows)):
        yield Line(sheet.name, index + 1, rows[index], fields)
