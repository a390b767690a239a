"""Reporting periods: the cut-off days of Decree 09/2019, the period a day lies in, the days after a period."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papi_metrics.errors import UnknownNameError
from papi_metrics.periods import Period, free_period, nearest_period, next_period, period_numbers, reporting_period

DAYS = st.dates(min_value=dt.date(2011, 1, 1), max_value=dt.date(2040, 12, 31))


@pytest.mark.parametrize(
    ("kind", "number", "start", "end"),
    [
        ("month", 1, "2021-12-15", "2022-01-14"),
        ("month", 9, "2022-08-15", "2022-09-14"),
        ("month", 12, "2022-11-15", "2022-12-14"),
        ("quarter", 1, "2021-12-15", "2022-03-14"),
        ("quarter", 3, "2022-06-15", "2022-09-14"),
        ("half", 1, "2021-12-15", "2022-06-14"),
        ("half", 2, "2022-06-15", "2022-12-14"),
        ("nine_months", 1, "2021-12-15", "2022-09-14"),
        ("year", 1, "2021-12-15", "2022-12-14"),
    ],
)
def test_reporting_period_is_cut_off_by_the_decree(kind, number, start, end):
    """From the 15th of the month before to the 14th of the last month (Decree 09/2019, article 12)."""
    period = reporting_period(kind, year=2022, number=number)
    assert (period.start.isoformat(), period.end.isoformat()) == (start, end)


@pytest.mark.parametrize(
    ("kind", "number", "said"),
    [
        ("month", 13, "Một năm có 12 tháng; không có tháng 13."),
        ("quarter", 0, "Một năm có 4 quý; không có quý 0."),
        ("half", 3, "Một năm có 2 kỳ 6 tháng; không có kỳ 6 tháng thứ 3."),
        ("nine_months", 2, "Một năm có 1 kỳ 9 tháng; không có kỳ 9 tháng thứ 2."),
        ("year", 2, "Một năm có 1 kỳ báo cáo năm; không có kỳ thứ 2."),
        ("free", 1, "Kỳ tự chọn không có số thứ tự"),
    ],
)
def test_reporting_period_that_no_year_has_is_refused_in_words(kind, number, said):
    """A fifth quarter is an error that says how many there are, in words of the screen."""
    with pytest.raises(UnknownNameError) as told:
        reporting_period(kind, year=2022, number=number)
    assert str(told.value).startswith(said)


@pytest.mark.parametrize("year", [0, 1999, 2101, 9999])
def test_year_out_of_reach_is_refused(year):
    """A slip of the finger in a year is told, for periods of a kind and for free days."""
    with pytest.raises(UnknownNameError, match=f"năm {year}: cần một năm từ 2000 đến 2100"):
        reporting_period("quarter", year=year)
    with pytest.raises(UnknownNameError, match="cần một năm từ 2000 đến 2100"):
        free_period(dt.date(max(year, 1), 1, 1), dt.date(max(year, 1), 12, 31))


@pytest.mark.parametrize("kind", ["month", "quarter", "half"])
@given(day=DAYS)
def test_law_each_day_lies_in_one_period_of_a_kind(kind, day):
    """The periods of a kind follow one another over the years without a gap and without overlap."""
    around = [
        reporting_period(kind, year=year, number=number)
        for year in (day.year - 1, day.year, day.year + 1)
        for number in period_numbers(kind)
    ]
    assert len([one for one in around if one.holds(day)]) == 1


@pytest.mark.parametrize(
    ("day", "kind", "number"),
    [
        ("2022-09-14", "quarter", 3), ("2022-09-30", "quarter", 3), ("2022-10-29", "quarter", 3), ("2022-10-30", "quarter", 4), ("2022-06-30", "quarter", 2),
        ("2021-12-20", "quarter", 1), ("2023-05-01", "quarter", 4), ("2022-09-29", "month", 9), ("2022-09-30", "month", 10), ("2022-06-14", "half", 1),
        ("2022-09-13", "half", 1), ("2022-09-14", "half", 2), ("2022-01-01", "year", 1),
    ],
)  # fmt: skip
def test_nearest_period_is_cut_off_nearest_to_a_day(day, kind, number):
    """Data of late September go into the third quarter; of two cut-offs as near the earlier is taken."""
    assert nearest_period(dt.date.fromisoformat(day), kind, year=2022).number == number


def test_free_days_have_no_nearest_period():
    """There is no cut-off to be near to."""
    with pytest.raises(UnknownNameError, match="Kỳ tự chọn"):
        nearest_period(dt.date(2022, 9, 30), "free", year=2022)


@pytest.mark.parametrize(
    ("kind", "number", "start", "end"),
    [
        ("month", 12, "2022-12-15", "2023-01-14"),
        ("quarter", 3, "2022-09-15", "2022-12-14"),
        ("quarter", 4, "2022-12-15", "2023-03-14"),
        ("half", 1, "2022-06-15", "2022-12-14"),
        ("nine_months", 1, "2022-09-15", "2022-12-14"),
        ("year", 1, "2022-12-15", "2023-03-14"),
    ],
)
def test_next_period_begins_the_day_after(kind, number, start, end):
    """Next steps are told for as long as the period, after nine months and a year for three months."""
    period = next_period(reporting_period(kind, year=2022, number=number))
    assert (period.start.isoformat(), period.end.isoformat()) == (start, end)


def test_next_period_of_free_days_is_as_long():
    """Ten days follow ten days."""
    period = next_period(free_period(dt.date(2022, 3, 1), dt.date(2022, 3, 10)))
    assert (period.start, period.end) == (dt.date(2022, 3, 11), dt.date(2022, 3, 20))


@pytest.mark.parametrize("kind", ["free", "quarter", "month", "year"])
def test_next_period_ends_with_the_calendar(kind):
    """Whatever a period is, the days after it are at most the last there are."""
    last = Period(kind=kind, year=9999, number=1, start=dt.date(9999, 1, 1), end=dt.date(9999, 12, 31))
    assert next_period(last).end == dt.date.max


def test_free_period_of_one_day_stands_and_one_that_ends_first_is_refused():
    """Both days are counted in; the message names both."""
    day = dt.date(2022, 3, 1)
    assert free_period(day, day).holds(day)
    with pytest.raises(UnknownNameError, match=r"28/02/2022.*01/03/2022"):
        free_period(day, dt.date(2022, 2, 28))
