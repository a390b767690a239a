"""Reporting periods: the cut-off days of Decree 09/2019, the period a day lies in, the days after a period."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papi_metrics.errors import UnknownNameError
from papi_metrics.periods import (
    PERIOD_KINDS,
    Period,
    free_period,
    nearest_period,
    next_period,
    period_numbers,
    reporting_period,
)

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


def test_reporting_period_says_what_it_is():
    """Kind, year and number are those asked for; the first is meant where none is named."""
    assert reporting_period("half", year=2022, number=2) == Period(kind="half", year=2022, number=2, start=dt.date(2022, 6, 15), end=dt.date(2022, 12, 14))
    assert reporting_period("year", year=2022) == reporting_period("year", year=2022, number=1)


def test_period_numbers_count_the_periods_of_a_year():
    """Twelve months, four quarters, two halves, nine months and a year once, and no number of free days."""
    numbers = {kind: [*period_numbers(kind)] for kind in PERIOD_KINDS}
    assert numbers == {"month": [*range(1, 13)], "quarter": [1, 2, 3, 4], "half": [1, 2], "nine_months": [1], "year": [1], "free": []}


@pytest.mark.parametrize(
    ("day", "held"),
    [("2022-06-14", False), ("2022-06-15", True), ("2022-08-01", True), ("2022-09-14", True), ("2022-09-15", False)],
)
def test_period_holds_its_first_and_last_day(day, held):
    """Both the day a period begins on and its cut-off count in."""
    assert reporting_period("quarter", year=2022, number=3).holds(dt.date.fromisoformat(day)) is held


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


@pytest.mark.parametrize("year", [2000, 2100])
def test_first_and_last_year_within_reach_are_reported_on(year):
    """From 2000 to 2100, both counted in, for periods of a kind and for free days."""
    assert reporting_period("quarter", year=year).year == free_period(dt.date(year, 1, 1), dt.date(year, 12, 31)).year == year


@pytest.mark.parametrize(("start", "end"), [("1999-12-31", "2000-01-01"), ("2100-12-31", "2101-01-01")], ids=["begins-too-early", "ends-too-late"])
def test_free_days_lie_within_reach_from_first_to_last(start, end):
    """One of the two days out of reach is enough to refuse them."""
    with pytest.raises(UnknownNameError, match="cần một năm từ 2000 đến 2100"):
        free_period(dt.date.fromisoformat(start), dt.date.fromisoformat(end))


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


def test_nearest_period_is_a_quarter_unless_told_otherwise():
    """Data of late September go into the third quarter of the year that is asked for."""
    assert nearest_period(dt.date(2022, 9, 30), year=2022) == reporting_period("quarter", year=2022, number=3)


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


@pytest.mark.parametrize(
    ("days", "following"),
    [
        pytest.param(("2022-03-01", "2022-03-10"), ("2022-03-11", "2022-03-20"), id="ten-days"),
        pytest.param(("2022-03-01", "2022-03-01"), ("2022-03-02", "2022-03-02"), id="one-day"),
        pytest.param(("2022-12-22", "2022-12-31"), ("2023-01-01", "2023-01-10"), id="over-the-year"),
    ],
)
def test_next_period_of_free_days_is_as_long(days, following):
    """As many free days follow, of the year they end in."""
    start, end = map(dt.date.fromisoformat, following)
    assert next_period(free_period(*map(dt.date.fromisoformat, days))) == Period(kind="free", year=end.year, number=1, start=start, end=end)


def test_next_period_of_a_kind_is_free_days_of_the_year_they_end_in():
    """After the fourth quarter of 2022 come free days of 2023."""
    expected = Period(kind="free", year=2023, number=1, start=dt.date(2022, 12, 15), end=dt.date(2023, 3, 14))
    assert next_period(reporting_period("quarter", year=2022, number=4)) == expected


@pytest.mark.parametrize("kind", ["free", "quarter", "month", "year"])
def test_next_period_ends_with_the_calendar(kind):
    """Whatever a period is, the days after it are at most the last there are."""
    last = Period(kind=kind, year=9999, number=1, start=dt.date(9999, 1, 1), end=dt.date(9999, 12, 31))
    assert next_period(last).end == dt.date.max


def test_next_period_within_the_last_year_ends_at_its_cut_off():
    """The calendar's last year has its cut-offs like any other."""
    third = Period(kind="quarter", year=9999, number=3, start=dt.date(9999, 6, 15), end=dt.date(9999, 9, 14))
    assert next_period(third).end == dt.date(9999, 12, 14)


def test_free_period_is_of_the_year_it_ends_in():
    """Days over the turn of a year are the later one's, whatever their number."""
    start, end = dt.date(2022, 12, 20), dt.date(2023, 1, 10)
    assert free_period(start, end) == Period(kind="free", year=2023, number=1, start=start, end=end)


def test_free_period_of_one_day_stands_and_one_that_ends_first_is_refused():
    """Both days are counted in; the message names both."""
    day = dt.date(2022, 3, 1)
    assert free_period(day, day).holds(day)
    with pytest.raises(UnknownNameError, match=r"28/02/2022.*01/03/2022"):
        free_period(day, dt.date(2022, 2, 28))
