"""What a tracker says of itself above its table: title, unit, province, plan year, as-of date, illustration."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from papi_metrics.errors import UnknownNameError
from papi_metrics.findings import About
from papi_metrics.framework import find_province, known_province, unit_name
from papi_metrics.text import clean, fold, words_of
from papi_metrics.tracker.dates import read_date
from papi_metrics.tracker.numbers import is_blank_mark
from papi_metrics.workbook import Cell, Sheet

TITLE_NAMES: Mapping[str, str] = MappingProxyType({
    "unit": "Tên đơn vị",
    "province": "Tỉnh, thành phố",
    "as_of": "Tính đến ngày",
})
"""What stands before a value above the table, as in a form: field → words."""
_NAMED = {words_of(name): field for field, name in TITLE_NAMES.items()}
# A value stands in its name's cell or at most so many columns to the right.
_REACH = 3

_YEAR = re.compile(r"\bnam (20\d\d)\b")
_ANY_YEAR = re.compile(r"(?<!\d)(20[1-9]\d)(?!\d)")
_DATE_OF_ISSUE = re.compile(r"(kem theo|ban hanh|ngay \d{1,2} ?thang \d{1,2}).*$")
_AS_OF = re.compile(
    r"(?:tinh den|den|cap nhat|tai thoi diem|so lieu|chot so lieu)(?: het)?(?: ngay)?:? ?"
    r"(\d{1,2}[/.\-]\d{1,2}[/.\-]\d{4}|\d{1,2} thang \d{1,2} nam \d{4})"
)
# What follows is only looked at: "xã hội" may stand before the name ("kinh tế - xã hội phường Hiến Nam").
_UNIT = re.compile(r"\b(xã|phường|thị trấn)\s+(?=(.*))", re.IGNORECASE)
_PROVINCE = re.compile(r"\b(?:tỉnh|thành phố)\s+([^,;.()\n]*)", re.IGNORECASE)
_TITLE = re.compile(r"phu luc|bieu|ke hoach|theo doi|danh muc|tong hop|bang|nhiem vu")
# With its tones, for "xã Minh Hòa" is a commune; without any in a text that has none.
_ILLUSTRATION = re.compile(r"minh h(?:ọa|oạ)", re.IGNORECASE)
_LONGEST_NAME = 5
_SHORTEST_TITLE = 15


def about_tracker(sheet: Sheet, *, heading_top: int, name: str | None) -> About:
    """Read the title block and the file's name. The year in the title leads, then the file's, then the sheet's.

    A value behind its name ("Tên đơn vị", "Tính đến ngày") leads over what running words tell.
    """
    named, lines = _form(sheet.rows[:heading_top])
    unit, province = (str(named.get(field, "")) for field in ("unit", "province"))
    return About(
        title=_title(lines),
        unit=unit_name(unit) or _unit(lines),
        province=known_province(province) or _province("\n".join([unit, *lines])),
        plan_year=_plan_year(lines, name, sheet.name),
        as_of=read_date(named.get("as_of"))[0] or _as_of([*lines, name or ""]),
        sheet=sheet.name,
        illustration=any(map(says_illustration, [*lines, sheet.name, name or ""])),
    )


def says_illustration(text: str) -> bool:
    """True for words that call the figures an illustration."""
    tidy = clean(text)
    return _ILLUSTRATION.search(tidy) is not None or (tidy.isascii() and "minh hoa" in tidy.lower())


def _form(rows: Sequence[Sequence[Cell]]) -> tuple[dict[str, Cell], list[str]]:
    """Return the values that stand behind their names, in the same cell or the next filled one, and all other texts."""
    named: dict[str, Cell] = {}
    lines: list[str] = []
    for row in rows:
        field, reach = None, -1
        for column, cell in enumerate(row):
            text = clean(cell) if isinstance(cell, str) else cell
            name, _, value = text.partition(":") if isinstance(text, str) else ("", "", "")
            if told := _NAMED.get(words_of(name)):
                field, reach, text = told, column + _REACH, value.strip()
            if text is None or text == "":
                continue
            if field and column <= reach:
                named.setdefault(field, text)
                field = None
            elif isinstance(text, str):
                lines.append(text)
    return {field: value for field, value in named.items() if not is_blank_mark(str(value))}, lines


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
