"""What a tracker says of itself above its table: title, unit, province, plan year, as-of date, illustration."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable

from papi_metrics.errors import UnknownNameError
from papi_metrics.findings import About
from papi_metrics.framework import find_province
from papi_metrics.text import clean, fold
from papi_metrics.tracker.dates import read_date
from papi_metrics.workbook import Sheet

_YEAR = re.compile(r"\bnam (20\d\d)\b")
_ANY_YEAR = re.compile(r"(?<!\d)(20[1-9]\d)(?!\d)")
_DATE_OF_ISSUE = re.compile(r"(kem theo|ban hanh|ngay \d{1,2} ?thang \d{1,2}).*$")
_AS_OF = re.compile(
    r"(?:tinh den|den|cap nhat|tai thoi diem|so lieu|chot so lieu)(?: het)?(?: ngay)?:? ?"
    r"(\d{1,2}[/.\-]\d{1,2}[/.\-]\d{4}|\d{1,2} thang \d{1,2} nam \d{4})"
)
_UNIT = re.compile(r"\b(xã|phường|thị trấn)\s+(.*)", re.IGNORECASE)
_PROVINCE = re.compile(r"\b(?:tỉnh|thành phố)\s+([^,;.()\n]*)", re.IGNORECASE)
_TITLE = re.compile(r"phu luc|bieu|ke hoach|theo doi|danh muc|tong hop|bang|nhiem vu")
_LONGEST_NAME = 5
_SHORTEST_TITLE = 15


def about_tracker(sheet: Sheet, *, heading_top: int, name: str | None) -> About:
    """Read the title block and the file's name. The year in the title leads, then the file's, then the sheet's."""
    lines = [clean(cell) for row in sheet.rows[:heading_top] for cell in row if isinstance(cell, str) and cell.strip()]
    block = "\n".join(lines)
    tail = (cell for row in sheet.rows[-20:] for cell in row if isinstance(cell, str))
    return About(
        title=_title(lines),
        unit=_unit(lines),
        province=_province(block),
        plan_year=_plan_year(lines, name, sheet.name),
        as_of=_as_of([*lines, name or ""]),
        sheet=sheet.name,
        illustration=any("minh hoa" in fold(text) for text in (block, sheet.name, name or "", *tail)),
    )


def _title(lines: list[str]) -> str | None:
    """Return the first line that names a plan, an annex or a table, else the longest; one in brackets is none."""
    plain = [line for line in lines if not line.startswith("(")] or lines
    named = (line for line in plain if len(line) > _SHORTEST_TITLE and _TITLE.search(fold(line)))
    title = next(named, max(plain, key=len)) if plain else None
    return title.replace("\n", " ") if title else None


def _plan_year(lines: Iterable[str], name: str | None, sheet_name: str) -> int | None:
    """Count the years of "năm 2022"; a date of issue is not the plan's year and serves last."""
    folded = [fold(line) for line in lines]
    stated = [_YEAR.findall(_DATE_OF_ISSUE.sub("", line)) for line in folded]
    of_title = [year for years in stated for year in years]
    for years in (of_title, _ANY_YEAR.findall(name or ""), _ANY_YEAR.findall(sheet_name)):
        if years:
            return int(Counter(years).most_common(1)[0][0])
    issued = [year for line in folded for year in _ANY_YEAR.findall(line)]
    return int(issued[-1]) if issued else None


def _as_of(lines: Iterable[str]) -> dt.date | None:
    for line in lines:
        if match := _AS_OF.search(fold(line)):
            return read_date(match[1])[0]
    return None


def _unit(lines: Iterable[str]) -> str | None:
    """Return the first commune, ward or town named with a capital: "xã Trung Trắc"."""
    for line in lines:
        for match in _UNIT.finditer(line):
            name = _name(match[2])
            if name and fold(name).split()[0] != "hoi":
                return f"{match[1].lower()} {name}"
    return None


def _province(block: str) -> str | None:
    for match in _PROVINCE.finditer(block):
        words = _name(match[1]).split()
        for count in range(len(words), 0, -1):
            try:
                return find_province(" ".join(words[:count]))
            except UnknownNameError:
                continue
    return None


def _name(text: str) -> str:
    """Return the capitalised words that begin a text, as a name is written."""
    words: list[str] = []
    for word in text.split()[:_LONGEST_NAME]:
        if not word[0].isupper() and not word[0].isdigit():
            break
        words.append(word.rstrip(",;.()"))
        if word[-1] in ",;.()":
            break
    return " ".join(word.capitalize() if word.isupper() else word for word in words)
