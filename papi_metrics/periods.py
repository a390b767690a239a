"""Reporting periods and the days their data are cut off at: month, quarter, half, nine months, year or free days → `Period`.

Source: Decree 09/2019/NĐ-CP, article 12. The decree does not name nine months; they are cut off as the other periods are.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal, get_args

from papi_metrics.errors import UnknownNameError
from papi_metrics.language import later

PeriodKind = Literal["month", "quarter", "half", "nine_months", "year", "free"]
PERIOD_KINDS: tuple[PeriodKind, ...] = get_args(PeriodKind)
CUT_OFF_DAY = 14
_MONTHS: dict[str, int] = {"month": 1, "quarter": 3, "half": 6, "nine_months": 9, "year": 12}
_COUNTS: dict[str, int] = {"month": 12, "quarter": 4, "half": 2, "nine_months": 1, "year": 1}
_YEARS = range(2000, 2101)
"""Years that a report can be on: a slip of the finger, 20222, is told before anything is worked out for it."""
_NO_SUCH: dict[str, str] = {
    "month": later("Một năm có 12 tháng; không có tháng {number}."),
    "quarter": later("Một năm có 4 quý; không có quý {number}."),
    "half": later("Một năm có 2 kỳ 6 tháng; không có kỳ 6 tháng thứ {number}."),
    "nine_months": later("Một năm có 1 kỳ 9 tháng; không có kỳ 9 tháng thứ {number}."),
    "year": later("Một năm có 1 kỳ báo cáo năm; không có kỳ thứ {number}."),
    "free": later("Kỳ tự chọn không có số thứ tự; hãy nêu ngày đầu và ngày cuối."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A reporting period: its first day and the day its data are cut off at, both counted in; `number` is from 1 within the year."""

    kind: PeriodKind
    year: int
    number: int
    start: dt.date
    end: dt.date

    def holds(self, day: dt.date) -> bool:
        """True for a day of the period."""
        return self.start <= day <= self.end


def reporting_period(kind: PeriodKind, *, year: int, number: int = 1) -> Period:
    """Return the period of a kind: the third quarter of 2022 is 15/06/2022 to 14/09/2022.

    Errors: UnknownNameError if a year has no such period, or before 2000 and after 2100; free days have no number, see `free_period`.
    """
    if number not in period_numbers(kind):
        raise UnknownNameError(_NO_SUCH[kind], number=number)
    _check_year(year)
    length = _MONTHS[kind]
    last = length * number
    return Period(kind=kind, year=year, number=number, start=_first_day(year, last - length), end=dt.date(year, last, CUT_OFF_DAY))


def _first_day(year: int, months_before: int) -> dt.date:
    """Return the day after the cut-off of the month that lies so many months into the year, 0 for December before it."""
    return dt.date(year, months_before, CUT_OFF_DAY + 1) if months_before else dt.date(year - 1, 12, CUT_OFF_DAY + 1)


def _check_year(year: int) -> None:
    if year not in _YEARS:
        raise UnknownNameError("Không báo cáo được kỳ của năm {year}: cần một năm từ {first} đến {last}. Hãy đổi năm.", year=year, first=_YEARS[0], last=_YEARS[-1])


def free_period(start: dt.date, end: dt.date) -> Period:
    """Return a period between two days of one's choice.

    Errors: UnknownNameError if it ends before it starts, or lies before 2000 or after 2100.
    """
    for day in (start, end):
        _check_year(day.year)
    if end < start:
        raise UnknownNameError("Kỳ báo cáo kết thúc ({end:%d/%m/%Y}) trước khi bắt đầu ({start:%d/%m/%Y}). Hãy đổi ngày.", end=end, start=start)
    return Period(kind="free", year=end.year, number=1, start=start, end=end)


def period_numbers(kind: PeriodKind) -> range:
    """Return the numbers of the periods that a year has of a kind; free days have none."""
    return range(1, _COUNTS.get(kind, 0) + 1)


def nearest_period(day: dt.date, kind: PeriodKind = "quarter", *, year: int) -> Period:
    """Return the period of a kind and year whose cut-off is nearest to a day, of two as near the earlier.

    Data of 30 September are reported in the third quarter, which was cut off on 14 September, not in the fourth, which runs on to December.
    Errors: UnknownNameError for free days.
    """
    periods = [reporting_period(kind, year=year, number=number) for number in period_numbers(kind)]
    if not periods:
        raise UnknownNameError("Kỳ tự chọn không có ngày chốt định sẵn.")
    return min(periods, key=lambda period: abs(period.end - day))


def next_period(period: Period) -> Period:
    """Return the days after a period that the next steps are told for: as long as the period, after nine months and a year three months.

    Errors: none; what would go beyond the calendar's last day ends there.
    """
    months = {"nine_months": 3, "year": 3}.get(period.kind, _MONTHS.get(period.kind, 0))
    start = _days_on(period.end, 1)
    end = _cut_off_on(period.end, months) if months else _days_on(start, (period.end - period.start).days)
    return Period(kind="free", year=end.year, number=1, start=start, end=end)


def _days_on(day: dt.date, days: int) -> dt.date:
    return dt.date.fromordinal(min(day.toordinal() + days, dt.date.max.toordinal()))


def _cut_off_on(day: dt.date, months: int) -> dt.date:
    """Return the cut-off so many months after that of a day's month."""
    years, month = divmod(day.month + months - 1, 12)
    year = day.year + years
    return dt.date(year, month + 1, CUT_OFF_DAY) if year <= dt.MAXYEAR else dt.date.max
