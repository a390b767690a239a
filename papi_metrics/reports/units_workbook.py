"""Write a list of units that its reader reads back: the project's own provinces as an example, or any tree."""

from __future__ import annotations

import datetime as dt

from papi_metrics.reports.table_workbook import table_workbook
from papi_metrics.unit_lists import FIELD_NAMES, SHIPPED_SOURCE, shipped_units, unit_table
from papi_metrics.unit_tree import LEVEL_WORDS, UnitTree

_DATED = dt.date(2025, 7, 1)
_HOW = (
    "Mỗi dòng một đơn vị. Mã là chữ, giữ số 0 ở đầu. Cấp: cả nước, tỉnh, huyện hoặc xã. Đơn vị đổi tên hay chuyển cấp trên: "
    "ghi hai dòng cùng mã, thời gian hiệu lực không chồng nhau. Đơn vị sáp nhập: ghi ngày cuối cùng và mã đơn vị nhận."
)


def units_workbook(tree: UnitTree | None = None) -> bytes:
    """Write a tree as a list of units; without one, the country and its provinces with the mergers of 2025, to go on from.

    Shape: sheet "Số liệu", heading in row 1; sheet "Nguồn" with the source and how to fill in.
    """
    table = unit_table(tree or shipped_units())[list(FIELD_NAMES)]
    words = table.assign(level=table["level"].map(LEVEL_WORDS))
    about = {"Cách ghi": _HOW} | ({} if tree else {"Nguồn": SHIPPED_SOURCE})
    return table_workbook(words, about=about, dated=_DATED, headings=FIELD_NAMES)
