"""Read an .ods: its content part → sheets of cells with merged ranges, and the cells that carry no value."""

from __future__ import annotations

import datetime as dt
import io
import math
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from lxml import etree

from papi_metrics.errors import UnreadableError
from papi_metrics.findings import Finding, finding
from papi_metrics.text import column_letter
from papi_metrics.workbook.errors import ERROR_WORDS
from papi_metrics.workbook.formats import LOCKED
from papi_metrics.workbook.limits import LAST_COLUMN, LAST_ROW, check_cells, check_faults
from papi_metrics.workbook.parts import attributes, drop, elements
from papi_metrics.workbook.sheets import Cell, Merge, Sheet

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_PARAGRAPHS = (f"{_TEXT}p", f"{_TEXT}h")
# What is written at a cell's text and is no part of it.
_BESIDE = (f"{_OFFICE}annotation", f"{_TEXT}note", f"{_TEXT}ruby-text")
_TYPE, _CALC_TYPE, _FORMULA = f"{_OFFICE}value-type", f"{_CALC}value-type", f"{_TABLE}formula"
_COLUMNS_REPEATED, _ROWS_REPEATED = f"{_TABLE}number-columns-repeated", f"{_TABLE}number-rows-repeated"
_COLUMNS_SPANNED, _ROWS_SPANNED = f"{_TABLE}number-columns-spanned", f"{_TABLE}number-rows-spanned"
_TIME = re.compile(r"PT(\d{1,7})H(\d{1,2})M(\d{1,2})(?:[.,]\d+)?S")
_FIGURES = 10
_LONGEST_BLANK, _LONGEST_FORMULA = 1000, 200
_HIDDEN = "false"


@dataclass(slots=True)
class _Table:
    """A table while its rows come in: rows as long as their last filled cell, merged ranges, cells without a value."""

    name: str
    hidden: bool
    rows: list[list[Cell]] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    faults: list[Finding] = field(default_factory=list)
    row_faults: list[Finding] = field(default_factory=list)
    top: int = 0
    external: bool = False

    def add(self, row: etree._Element) -> int:
        """Take in a row, as often as it is repeated; return how many cells it holds."""
        cells: list[Cell] = []
        left = 0
        for cell in row.iterchildren(*_CELLS):
            said = attributes(cell)
            count = min(_count(said, _COLUMNS_REPEATED), LAST_COLUMN - left)
            if _COLUMNS_SPANNED in said or _ROWS_SPANNED in said:
                self._merge(said, left)
            if len(cell) or _TYPE in said or _FORMULA in said or _CALC_TYPE in said:
                value = self._value(cell, said, range(left, left + count))
                if value is not None:
                    cells += [None] * (left - len(cells)) + [value] * count
            left += count
        times = min(_count(attributes(row), _ROWS_REPEATED), LAST_ROW - self.top)
        if self.row_faults:
            check_faults(len(self.faults) + times * len(self.row_faults))
            rows = range(self.top + 1, self.top + times + 1)
            self.faults += [replace(fault, row=row_number) for row_number in rows for fault in self.row_faults]
            self.row_faults.clear()
        if cells:
            self.rows += [[] for _ in range(self.top - len(self.rows))] + [cells] * times
        self.top += times
        return len(cells)

    def _merge(self, said: Mapping[str, str], left: int) -> None:
        columns, rows = _count(said, _COLUMNS_SPANNED), _count(said, _ROWS_SPANNED)
        if columns > 1 or rows > 1:
            self.merges.append(Merge(self.top, left, self.top + rows - 1, left + columns - 1))

    def _value(self, cell: etree._Element, said: Mapping[str, str], columns: range) -> Cell:
        text = "\n".join([_text(item) for item in cell.iterchildren(*_PARAGRAPHS)])
        formula = said.get(_FORMULA)
        if said.get(_CALC_TYPE) == "error" or (formula and ERROR_WORDS.fullmatch(text)):
            self._tell("cell-error", columns, text or "#?")
            return None
        if formula and not text and _TYPE not in said:
            self._tell("cell-uncomputed", columns, formula.removeprefix("of:")[:_LONGEST_FORMULA])
            return None
        return _typed(said, text)

    def _tell(self, code: str, columns: range, value: str) -> None:
        self.row_faults += [finding(code, sheet=self.name, column=column_letter(column), value=value) for column in columns]


def read_ods(data: bytes) -> tuple[list[Sheet], list[Finding]]:
    """Read every table of an .ods, and tell its cells without a value.

    Errors: UnreadableError if it has a password or holds more cells than are read; zipfile.BadZipFile if it is damaged.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if _is_encrypted(archive):
            raise UnreadableError(LOCKED)
        tables = list(_tables(archive))
    sheets = [Sheet(name=table.name, rows=table.rows, merges=tuple(table.merges), hidden=table.hidden) for table in tables]
    return sheets, [fault for table in tables for fault in table.faults]


def _is_encrypted(archive: zipfile.ZipFile) -> bool:
    manifest = "META-INF/manifest.xml"
    return manifest in archive.namelist() and b"encryption-data" in archive.read(manifest)


def _tables(archive: zipfile.ZipFile) -> Iterator[_Table]:
    """Yield the tables of the document's body; a table inside a cell, and one kept of another file, is none of them."""
    hidden: set[str | None] = set()
    table: _Table | None = None
    depth, held = 0, 0
    tags = (f"{_TABLE}table", f"{_TABLE}table-row", f"{_TABLE}table-source", f"{_STYLE}table-properties")
    for event, element in elements(archive, "content.xml", *tags, starts=True):
        kind = etree.QName(element).localname
        depth += {("table", "start"): 1, ("table", "end"): -1}.get((kind, event), 0)
        if kind == "table" and event == "start" and depth == 1:
            style = element.get(f"{_TABLE}style-name")
            table = _Table(element.get(f"{_TABLE}name", ""), style in hidden)
        elif event == "start" or depth > 1:
            continue
        elif kind == "table-properties" and element.get(f"{_TABLE}display") == _HIDDEN:
            hidden |= {style.get(f"{_STYLE}name") for style in element.iterancestors(f"{_STYLE}style")}
        elif table and kind == "table-source":
            table.external = True
        elif table and kind == "table-row":
            held += table.add(element)
            check_cells(held)
            drop(element)
        elif table and depth == 0 and not table.external:
            yield table


def _count(said: Mapping[str, str], name: str) -> int:
    """Return how often a cell, row or blank is repeated, or how far it spans; what is no such number counts as one."""
    value = said.get(name, "1")
    return max(int(value), 1) if value.isdecimal() and len(value) <= _FIGURES else 1


def _text(element: etree._Element) -> str:
    """Return the words of a paragraph, with the blanks and breaks that are elements of their own."""
    parts = [element.text or ""]
    for child in element:
        if child.tag == f"{_TEXT}s":
            parts.append(" " * min(_count(attributes(child), f"{_TEXT}c"), _LONGEST_BLANK))
        elif child.tag == f"{_TEXT}tab":
            parts.append("\t")
        elif child.tag == f"{_TEXT}line-break":
            parts.append("\n")
        elif isinstance(child.tag, str) and child.tag not in _BESIDE:
            parts.append(_text(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _typed(said: Mapping[str, str], text: str) -> Cell:
    """Turn a cell into its value; what is not of the kind it claims is its text."""
    kind = said.get(_TYPE, "string")
    if kind not in _READ:
        return text or said.get(f"{_OFFICE}string-value") or None
    name, read = _READ[kind]
    value = said.get(f"{_OFFICE}{name}", "")
    try:
        return read(value)
    except ValueError:
        return text or value or None


def _number(value: str) -> float:
    number = float(value)
    if not math.isfinite(number):
        raise ValueError(value)
    return number


def _moment(value: str) -> dt.datetime | dt.date:
    return dt.datetime.fromisoformat(value) if "T" in value else dt.date.fromisoformat(value)


def _time(value: str) -> dt.time | dt.timedelta:
    found = _TIME.fullmatch(value)
    if not found:
        raise ValueError(value)
    hours, minutes, seconds = map(int, found.groups())
    length = dt.timedelta(hours=hours, minutes=minutes, seconds=seconds)
    return length if length >= dt.timedelta(days=1) else (dt.datetime.fromtimestamp(0, dt.UTC) + length).time()


# The kind of a cell → the attribute that holds its value, and how that is read.
_READ: Mapping[str, tuple[str, Callable[[str], Cell]]] = MappingProxyType({
    "float": ("value", _number),
    "percentage": ("value", _number),
    "currency": ("value", _number),
    "boolean": ("boolean-value", lambda value: value == "true"),
    "date": ("date-value", _moment),
    "time": ("time-value", _time),
})
