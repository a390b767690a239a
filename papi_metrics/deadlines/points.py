"""The grammar of single dates and single periods: spelled text → points of the calendar."""

from __future__ import annotations

import re
from dataclasses import replace

from papi_metrics.deadlines.parsing import Parser, after, either, joined, kept, matching, maybe
from papi_metrics.deadlines.spans import Point, day_point, months

YEAR = r"(?P<year>20[0-9]{2}|2100)"
_DAY, _MONTH = r"(?P<day>[0-9]{1,2})", r"(?P<month>0?[1-9]|1[0-2])"
_SHORT_YEAR = r"(?P<short>1[3-9]|[2-9][0-9])"

_COUNTS = {"hai": 2, "ba": 3, "bon": 4, "sau": 6, "chin": 9}
# "tháng năm" and "tháng sáu" are left out: without their marks they are also "month, year" and "next month".
_MONTH_WORDS = {"mot": 1, "hai": 2, "ba": 3, "tu": 4, "bay": 7, "tam": 8, "chin": 9, "muoi": 10} | {
    "muoi mot": 11,
    "muoi hai": 12,
}
_ROMANS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_QUARTER_WORDS = {"mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4}
_MONTH_PARTS = {"nua dau": (1, 15), "nua cuoi": (16, 0), "thuong tuan": (1, 10), "trung tuan": (11, 20)} | {
    "ha tuan": (21, 0),
}


def _year_of(match: re.Match[str]) -> int | None:
    """Return the year a match states, None if it states none; two digits are of this century."""
    groups = match.groupdict()
    if groups.get("short"):
        return 2000 + int(match["short"])
    return int(match["year"]) if groups.get("year") else None


# --- the year after a period; 0 where "trong năm" stands instead of a number

_year_after: Parser[int] = kept(
    either(
        matching(rf"(?:(?:[/,-] )?(?:cua |trong )?nam |[/.,-] )?{YEAR}"),
        matching(rf"\( (?:nam )?{YEAR} \)"),
        matching(rf"/ {_SHORT_YEAR}"),
        matching(r"(?:trong |cua )?nam nay|(?:trong|cua) nam"),
    ),
    lambda found: _year_of(found) or 0,
)


def _in_year(point: Point, year: int | None) -> Point:
    return replace(point, year=year) if year else point


def dated_by_year(parser: Parser[Point]) -> Parser[Point]:
    """Accept a point and the year after it, if one stands there."""
    return joined(parser, maybe(_year_after), _in_year)


# --- dates


def _numeric_date(match: re.Match[str]) -> Point | None:
    return day_point(int(match["day"]), int(match["month"]), _year_of(match))


def _dates(*patterns: str) -> Parser[Point]:
    return either(*(kept(matching(pattern), _numeric_date) for pattern in patterns))


date_point: Parser[Point] = either(
    _dates(
        rf"(?:ngay )?{_DAY} (?P<sep>[/.-]) {_MONTH} (?P=sep) (?:{YEAR}|{_SHORT_YEAR})",
        rf"(?:ngay )?{YEAR} (?P<sep>[/-]) {_MONTH} (?P=sep) {_DAY}",
    ),
    joined(_dates(rf"(?:ngay )?{_DAY}(?: ,| /)? thang {_MONTH}"), maybe(_year_after), _in_year),
    # "ngày 30-6" is a date; a bare "3-6" is not read, for it may be months or days.
    _dates(rf"(?:ngay )?{_DAY} [/.] {_MONTH}(?:(?: [,/-])? nam {YEAR})?", rf"ngay {_DAY} - {_MONTH}(?: nam {YEAR})?"),
)
dashed_date: Parser[Point] = _dates(rf"{_DAY} - {_MONTH}(?: nam {YEAR})?")


# --- quarters and months by number


def numbers(pattern: str) -> Parser[int]:
    """Accept digits of a pattern as their number."""
    return kept(matching(pattern), lambda found: int(found[0]))


def _words(values: dict[str, int]) -> Parser[int]:
    longest_first = "|".join(sorted(values, key=len, reverse=True))
    return kept(matching(longest_first), lambda found: values[found[0].strip()])


def _quarter(number: int) -> Point:
    return months(3 * number - 2, 3 * number, None)


def _month(number: int) -> Point:
    return months(number, number, None)


quarter_word, month_word = matching(r"quy"), matching(r"thang")
# One way of numbering is kept to within a series: "Quý II, 3/2022" names a quarter and a month.
quarter_numbers: tuple[Parser[Point], ...] = tuple(
    kept(number, _quarter) for number in (_words(_ROMANS), numbers(r"0?[1-4]"), _words(_QUARTER_WORDS))
)
month_numbers: tuple[Parser[Point], ...] = tuple(
    kept(number, _month) for number in (numbers(r"0?[1-9]|1[0-2]"), _words(_MONTH_WORDS))
)


# --- other periods


def _whole_year(match: re.Match[str]) -> Point:
    return months(1, 12, _year_of(match))


def _first_or_last_months(match: re.Match[str]) -> Point | None:
    count = _COUNTS.get(match["count"]) or int(match["count"])
    first, last = (1, count) if match["side"] == "dau" else (13 - count, 12)
    return months(first, last, _year_of(match))


def _half_year(match: re.Match[str]) -> Point:
    first, last = (1, 6) if match["side"] == "dau" else (7, 12)
    return months(first, last, _year_of(match))


def _part_of_month(match: re.Match[str]) -> Point:
    first, last = _MONTH_PARTS[match["part"]]
    month = int(match["month"])
    return Point((month, first), (month, last))


_OF_YEAR = rf"(?:cua )?nam(?: [/-])?(?: {YEAR}| nay)?"
_months_of_year: Parser[Point] = either(
    kept(
        matching(rf"(?P<count>0?[1-9]|1[01]|hai|ba|bon|sau|chin) thang (?P<side>dau|cuoi) {_OF_YEAR}"),
        _first_or_last_months,
    ),
    kept(matching(rf"(?P<count>0?[1-9]|sau|chin) thang (?P<side>dau|cuoi) {YEAR}"), _first_or_last_months),
    kept(matching(rf"nua (?:nam )?(?P<side>dau|cuoi) {_OF_YEAR}"), _half_year),
)
_named_part_of_month = kept(
    matching(rf"(?P<part>nua dau|nua cuoi|thuong tuan|trung tuan|ha tuan)(?: cua)? thang {_MONTH}"), _part_of_month
)
_bare_month = kept(
    matching(rf"{_MONTH} [/.-] {YEAR}"), lambda found: months(int(found["month"]), int(found["month"]), _year_of(found))
)
whole_year: Parser[Point] = kept(
    either(
        matching(rf"(?:trong (?:ca |suot |toan )?|(?:suot )?ca |suot |toan )nam(?: [/-])?(?: {YEAR}| nay| ke hoach)?"),
        matching(rf"nam {YEAR}"),
    ),
    _whole_year,
)
bare_year: Parser[Point] = kept(matching(YEAR), _whole_year)
period: Parser[Point] = either(
    _months_of_year,
    dated_by_year(_named_part_of_month),
    dated_by_year(after(quarter_word, either(*quarter_numbers))),
    dated_by_year(after(month_word, either(*month_numbers))),
    _bare_month,
    whole_year,
)
point: Parser[Point] = either(date_point, period)
plan_year: Parser[Point] = kept(matching(r"nam(?: nay)?"), lambda _: months(1, 12, None))
