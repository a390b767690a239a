"""Rows of a list of units → entries: codes with their zeros, levels and dates understood; what cannot be is named."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

import pandas as pd

from papi_metrics.findings import Finding, finding
from papi_metrics.text import clean, column_letter, fold
from papi_metrics.tracker.dates import read_date
from papi_metrics.unit_lists.headings import Heading
from papi_metrics.unit_tree import Level
from papi_metrics.workbook import Cell, Sheet

UNIT_DTYPES: Mapping[str, str] = MappingProxyType({
    "unit": "str", "name": "str", "level": "str", "parent": "str", "valid_from": "datetime64[us]", "valid_to": "datetime64[us]",
    "merged_into": "str", "sheet": "str", "row": "Int64",
})  # fmt: skip
_LEVEL_NAMES: Mapping[Level, str] = MappingProxyType({
    "country": "cả nước; toàn quốc; quốc gia; trung ương; country; national",
    "province": "tỉnh; cấp tỉnh; tỉnh, thành phố; tỉnh/thành phố; thành phố trực thuộc trung ương; province",
    "district": "huyện; cấp huyện; quận; thị xã; thành phố thuộc tỉnh; quận, huyện; quận/huyện; district",
    "commune": "xã; cấp xã; phường; thị trấn; đặc khu; xã, phường; xã/phường; commune; ward; township",
})
_LEVELS: Mapping[str, Level] = MappingProxyType({fold(word): level for level, words in _LEVEL_NAMES.items() for word in words.split("; ")})
_CODES = ("unit", "parent", "merged_into")
_OLD_DAY = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](1\d{3})$")


@dataclass(frozen=True, slots=True)
class Entry:
    """One row as it is understood. `numeric` names the codes that stand as numbers, whose zeros in front may be lost."""

    sheet: str
    row: int
    columns: Mapping[str, int]
    unit: str
    name: str
    level: Level
    parent: str | None = None
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    merged_into: str | None = None
    numeric: frozenset[str] = field(default_factory=frozenset)

    def finding(self, code: str, about: str, value: object = None, **details: object) -> Finding:
        """Make a finding about the cell of a field."""
        column = column_letter(self.columns[about]) if about in self.columns else None
        shown = getattr(self, about) if value is None else value
        return finding(code, sheet=self.sheet, row=self.row, column=column, value=shown, details={"name": self.name, **details})

    def meets(self, other: Entry) -> bool:
        """Tell whether both stand on some day."""
        first, last = dt.date.min, dt.date.max
        return (self.valid_from or first) <= (other.valid_to or last) and (other.valid_from or first) <= (self.valid_to or last)


def entries_of(found: Sequence[tuple[Sheet, Heading]], *, typed: bool) -> tuple[list[Entry], list[Finding]]:
    """Return the entries of all sheets, and what was doubtful; `typed` tells that the file keeps texts apart from numbers."""
    entries: list[Entry] = []
    findings: list[Finding] = []
    for sheet, heading in found:
        for index in range(heading.top + 1, len(sheet.rows)):
            cells = {name: sheet.rows[index][at] for name, at in heading.columns.items()}
            if all(cell is None or cell == "" for cell in cells.values()):
                continue
            told = list(_entry(_Line(sheet.name, index + 1, heading.columns, cells, typed)))
            findings += [item for item in told if isinstance(item, Finding)]
            entries += [item for item in told if isinstance(item, Entry)]
    whole = list(_with_zeros(entries))
    return [entry for entry, _ in whole], [*findings, *(item for _, told in whole for item in told)]


@dataclass(frozen=True, slots=True)
class _Line:
    """A row's cells by field, and where they stand."""

    sheet: str
    row: int
    columns: Mapping[str, int]
    cells: Mapping[str, Cell]
    typed: bool

    def text(self, name: str) -> str:
        cell = self.cells.get(name)
        return clean(cell) if isinstance(cell, str) else "" if cell is None else str(cell)

    def finding(self, code: str, about: str) -> Finding:
        return finding(
            code, sheet=self.sheet, row=self.row, column=column_letter(self.columns[about]), value=self.text(about),
            details={"name": self.text("name") or self.text("unit")},
        )  # fmt: skip


def _entry(line: _Line) -> Iterator[Entry | Finding]:
    """Yield a row's entry, or what is wrong with it."""
    codes = {name: code_of(line.cells.get(name)) for name in _CODES}
    level = _LEVELS.get(fold(line.text("level")))
    dates = {name: _date(line.cells.get(name)) for name in ("valid_from", "valid_to")}
    wrong = [line.finding("unit-code-changed", name) for name, code in codes.items() if code is None]
    wrong += [line.finding("unit-date-unread", name) for name, day in dates.items() if day == _UNREAD]
    wrong += [line.finding("unit-code-absent", "unit")] if codes["unit"] == "" else []
    wrong += [line.finding("unit-name-absent", "name")] if not line.text("name") else []
    wrong += [line.finding("unit-level-unknown", "level")] if level is None else []
    if wrong or level is None:
        yield from wrong
        return
    begin, end = dates["valid_from"], dates["valid_to"]
    if begin and end and end < begin:
        yield line.finding("unit-dates-turned", "valid_to")
        return
    numeric = frozenset(name for name in _CODES if not isinstance(line.cells.get(name), str) or not line.typed)
    yield Entry(
        line.sheet, line.row, line.columns, codes["unit"] or "", line.text("name"), level,
        codes["parent"] or None, begin, end, codes["merged_into"] or None, numeric,
    )  # fmt: skip


_UNREAD = dt.date.max


def _date(cell: Cell) -> dt.date | None:
    """Return a day, None where the cell is empty, or a mark for what is no day; lists know days before 2000."""
    if isinstance(cell, dt.datetime):
        return cell.date()
    if isinstance(cell, dt.date):
        return cell
    day, doubt = read_date(cell)
    if doubt not in {"date-unread", "date-month-only"}:
        return day
    old = _OLD_DAY.match(fold(cell)) if isinstance(cell, str) else None
    try:
        return dt.date(int(old[3]), int(old[2]), int(old[1])) if old else _UNREAD
    except ValueError:
        return _UNREAD


def code_of(cell: Cell) -> str | None:
    """Return a code as text, "" where there is none; None for what Excel made something else of, such as a day."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return clean(cell)
    if isinstance(cell, bool) or not isinstance(cell, int | float) or cell != int(cell) or cell < 0:
        return None
    return str(int(cell))


def _with_zeros(entries: Sequence[Entry]) -> Iterator[tuple[Entry, list[Finding]]]:
    """Yield entries whose codes have the zeros in front that Excel took from them, by the usual length of their level's codes."""
    usual = {level: _usual_length(entry.unit for entry in entries if entry.level == level) for level in {entry.level for entry in entries}}
    own = [_padded(entry, "unit", {entry.unit.zfill(usual[entry.level])}) for entry in entries]
    known = {entry.unit for entry, _ in own}
    for entry, told in own:
        whole = entry
        for name in ("parent", "merged_into"):
            code = getattr(whole, name)
            if code and code not in known:
                whole, more = _padded(whole, name, {code.zfill(length) for length in usual.values()} & known)
                told = [*told, *more]  # noqa: PLW2901 - the findings of one entry grow
        yield whole, told


def _padded(entry: Entry, name: str, codes: set[str]) -> tuple[Entry, list[Finding]]:
    """Return an entry with a code put right where only one is meant and the cell was a number, and the note that says so."""
    code = getattr(entry, name)
    if name not in entry.numeric or not code.isdecimal() or len(codes) != 1 or code in codes:
        return entry, []
    (used,) = codes
    note = entry.finding("unit-code-padded", name, used=used)
    return _with_code(entry, name, used), [note]


def _with_code(entry: Entry, name: str, code: str) -> Entry:
    if name == "unit":
        return replace(entry, unit=code)
    return replace(entry, parent=code) if name == "parent" else replace(entry, merged_into=code)


def _usual_length(codes: Iterable[str]) -> int:
    """Return the length most codes of digits have; of two, the longer. 0 where there is none."""
    lengths = Counter(len(code) for code in codes if code.isdecimal())
    return max(lengths, key=lambda length: (lengths[length], length), default=0)


def table_of_entries(entries: Sequence[Entry]) -> pd.DataFrame:
    """Lay entries out as the table of units."""
    return pd.DataFrame({
        name: pd.Series([getattr(entry, name) for entry in entries], dtype=dtype) for name, dtype in UNIT_DTYPES.items()
    })
