"""What a cell of a score workbook names: a code, a year, a level, a number."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from papi_metrics.framework import (
    FIRST_YEAR,
    LAST_YEAR,
    TOTAL,
    dimension_names,
    indicator_name,
    indicators,
    sub_dimension_names,
    sub_dimensions,
)
from papi_metrics.text import clean, fold, words_of
from papi_metrics.workbook import Cell

_SUB_DIMENSION = re.compile(r"\W*([1-8])[.,](\d)(?![.,]?\d)")
_DIMENSION = re.compile(r"\W*([1-8])\s*(?:[:.)\-]|$)(?!\d)")
_IN_WORDS = re.compile(r"\b(?:dimension|noi dung|noi dung thanh phan|chi so|truc)\s*([1-8])(?:[.,](\d))?(?![\d%])")
_TOTAL = re.compile(r"\bpapi\b.*\b(trong so|tong hop|score)\b|weighted.*papi|tong (diem|so|chi so|hop).*papi")
_TOTALS = {"papi", "tong", "tong diem", "tong cong", "chi so papi", "diem papi", "total", "total score"}
_REMARK = re.compile(r"\s*[(\[][^)\]]*[)\]]")
_YEAR = re.compile(r"(?:nam )?((?:19|20|21)\d\d)(?:\.0)?$")
_YEAR_INSIDE = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?$")
_NOTHING = {"", "-", "*", "**", ".", "..", "...", "n/a", "na", "nan", "khong co", "khong cong bo", "chua co", "x"}
_LEVELS = {
    "national": {"national", "quoc gia", "cap quoc gia", "ca nuoc", "toan quoc"},
    "province": {"province", "tinh", "cap tinh", "toan tinh", "tinh thanh pho", "thanh pho truc thuoc trung uong"},
    "district": {"district", "huyen", "cap huyen", "quan", "thi xa", "quan huyen", "thanh pho thuoc tinh"},
    "commune": {"commune", "xa", "cap xa", "phuong", "thi tran", "xa phuong", "xa phuong thi tran"},
}


def code_of(cell: Cell, year: int | None) -> str | None:
    """Return the code a label names, "1.1" or "1" or "PAPI", whether or not the year has it; None if none.

    Numbers are read first: a label's number outlives its wording. Names need the year, as they move
    between codes from era to era.
    """
    if isinstance(cell, bool):
        return None
    if isinstance(cell, int | float):
        return _code_of_text(f"{cell:g}", year)
    return _code_of_text(clean(cell), year) if isinstance(cell, str) else None


@lru_cache(maxsize=20_000)
def _code_of_text(text: str, year: int | None) -> str | None:
    folded, words = fold(text), words_of(text)
    if found := _SUB_DIMENSION.match(folded):
        return f"{found[1]}.{found[2]}"
    if found := _DIMENSION.match(folded) or _IN_WORDS.search(folded):
        return ".".join(part for part in found.groups() if part)
    if words in _TOTALS or _TOTAL.search(words):
        return TOTAL
    return _code_of_name(words, year) or _code_of_name(_bare(text), year)


def _code_of_name(words: str, year: int | None) -> str | None:
    if words in dimension_names():
        return str(dimension_names()[words])
    if year is None:
        return None
    code = sub_dimension_names(year).get(words) or _names_of_all_eras(year).get(words)
    return None if code and ";" in code else code


@lru_cache
def _names_of_all_eras(year: int) -> Mapping[str, str]:
    """Return the names sub-dimensions had in any era, folded and without remarks → the year's code.

    The Vietnamese name carries an English one over: "Poverty Lists" was 2.1 and is 2.2 from 2018, as the
    list of poor households moved. A name whose subject the year does not have, or has twice, is left out.
    """
    now = {_bare(indicator_name(code, year, "vi")): code for code in sub_dimensions(year)}
    names: dict[str, set[str]] = {}
    for item in indicators():
        code = now.get(_bare(item.name_vi)) if "." in item.code else None
        if code:
            for words in (words_of(item.name_en), _bare(item.name_en), words_of(item.name_vi), _bare(item.name_vi)):
                names.setdefault(words, set()).add(code)
    return MappingProxyType({words: found.pop() for words, found in names.items() if len(found) == 1})


def _bare(text: str) -> str:
    """Fold a name without its bracketed remarks."""
    return words_of(_REMARK.sub(" ", text))


def year_of(cell: Cell) -> int | None:
    """Read a year within 2011-2100; None if the cell is not one."""
    found = _YEAR.match(fold(str(cell)))
    return int(found[1]) if found and FIRST_YEAR <= int(found[1]) <= LAST_YEAR else None


def year_in(name: str | None) -> int | None:
    """Return the year that the name of a file or sheet holds; None if it holds none or several."""
    years = set(_YEAR_INSIDE.findall(name)) if name else set()
    return year_of(years.pop()) if len(years) == 1 else None


def level_of(cell: Cell) -> str | None:
    """Read the level a unit stands at; None if the cell does not name one."""
    if not isinstance(cell, str):
        return None
    return next((level for level, names in _LEVELS.items() if words_of(cell) in names), None)


def is_blank(cell: Cell) -> bool:
    """Say whether a cell stands for "not published": empty, a dash, an asterisk, "n/a"."""
    return cell is None or (isinstance(cell, str) and fold(cell) in _NOTHING)


def number_of(cell: Cell) -> float | None:
    """Read a number, with a comma or a point before its decimals; None if the cell is not one."""
    if isinstance(cell, bool):
        return None
    if isinstance(cell, int | float):
        return float(cell)
    if not isinstance(cell, str):
        return None
    text = clean(cell)
    return float(text.replace(",", ".")) if _NUMBER.match(text) else None
