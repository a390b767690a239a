"""The sheet «Lỗi cần sửa» of a painted workbook: its name, its headings, and how a place is written in it.

Whoever writes the sheet, passes over it or reads it back takes these words from here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from papi_metrics.text import clean, words_of

LIST_SHEET = "Lỗi cần sửa"
HEADINGS: Mapping[str, str] = MappingProxyType({
    "number": "STT",
    "action": "Việc cần làm",
    "severity": "Mức",
    "sheet": "Trang",
    "place": "Ô",
    "value": "Đang ghi",
    "mend": "Cần ghi",
    "result": "Hệ quả",
    "code": "Mã",
    "message": "Câu báo",
})
"""The columns in order; the last one is hidden."""

# Excel calls a copy of a sheet "Tên (2)".
_NAME = re.compile(rf"{LIST_SHEET.casefold()}(?: ?\(\d+\))?")
_NEEDED = {"place", "code"}
_PLACE = re.compile(r"(?:([A-Z]{1,3})|dòng )([1-9]\d{0,6})")
_FIELDS = {words_of(words): field for field, words in HEADINGS.items()}


def is_list_name(name: str) -> bool:
    """True for the name of the list of findings, or of a copy of it: such a sheet holds no data of the person's own."""
    return _NAME.fullmatch(clean(name).casefold()) is not None


def list_heading(rows: Sequence[Sequence[object]]) -> tuple[int, dict[str, int]] | None:
    """Find the row of the list's headings, counted from 0, and the column of each field; None if there is none.

    People move columns and rows of the list, and delete some; place and code must be left.
    """
    for index, row in enumerate(rows):
        texts = ((column, words_of(cell)) for column, cell in enumerate(row) if isinstance(cell, str))
        fields = {_FIELDS[words]: column for column, words in texts if words in _FIELDS}
        if fields.keys() >= _NEEDED:
            return index, fields
    return None


def place_words(row: int | None, column: str | None) -> str:
    """Write a place as Excel shows it: "J12", "dòng 12" for a whole row, nothing for a whole sheet."""
    if row is None:
        return ""
    return f"{column}{row}" if column else f"dòng {row}"


def read_place(words: str) -> tuple[int | None, str | None]:
    """Read a place that `place_words` wrote; neither row nor column where it is none."""
    match = _PLACE.fullmatch(clean(words))
    return (int(match[2]), match[1]) if match else (None, None)
