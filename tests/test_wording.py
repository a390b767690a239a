"""Figures in words: separators, signs, rounding and what stands for missing."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd
import pytest

from papi_metrics.wording import (
    MISSING,
    date,
    is_missing,
    number,
    percent,
    points,
    rank,
    signed,
    signed_percent,
)

DASH = "—"
ABSENT = [None, float("nan"), pd.NA, pd.NaT, np.nan]


@pytest.mark.parametrize("value", ABSENT, ids=str)
@pytest.mark.parametrize("write", [number, signed, points, percent, signed_percent, date])
def test_missing_is_a_dash(write, value):
    """Every kind of missing value is written as one long dash."""
    assert is_missing(value)
    assert write(value) == MISSING == DASH


@pytest.mark.parametrize("value", [0, 0.0, "", False, "x", dt.date(2022, 1, 1)])
def test_zero_and_blank_are_not_missing(value):
    """Only None, NaN, NaT and NA are missing."""
    assert not is_missing(value)


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        (1234.5, 1, "1.234,5"),
        (1234567, 0, "1.234.567"),
        (-0.66, 2, "−0,66"),
        (-0.001, 2, "0,00"),
        (-0.0001, 3, "0,000"),
        (-0.125, 2, "−0,13"),
        (999.995, 2, "1.000,00"),
        (1e15, 0, "1.000.000.000.000.000"),
        (-1e30, 1, "−1" + 10 * ".000" + ",0"),
        (5e-324, 2, "0,00"),
        (0.125, 2, "0,13"),
        (2.5, 0, "3"),
        (1.005, 2, "1,01"),
        (np.float64(7.54), 2, "7,54"),
        (np.int64(46), 0, "46"),
    ],
)
def test_number_has_vietnamese_separators_and_rounds_a_half_up(value, digits, text):
    """1.234,5 with a true minus; a half is rounded away from zero as in Excel; minus zero is zero."""
    assert number(value, digits) == text


def test_number_is_whole_and_a_change_has_two_decimals_unless_told_otherwise():
    """A count has no decimals; a change of a score has two."""
    assert (number(1234.5), signed(0.666)) == ("1.235", "+0,67")


@pytest.mark.parametrize("value", [float("inf"), float("-inf")])
def test_infinity_is_a_dash(value):
    """A division by zero is not a figure."""
    assert (number(value), percent(value), signed(value)) == (MISSING, MISSING, MISSING)


@pytest.mark.parametrize(
    ("value", "text"), [(0.66, "+0,66"), (-0.66, "−0,66"), (0.0, "0,00"), (0.004, "0,00"), (-0.004, "0,00"), (0.005, "+0,01")]
)
def test_signed_has_a_sign_unless_it_shows_zero(value, text):
    """The sign is that of the figure shown."""
    assert signed(value) == text


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (0.61, "61 %"),
        (0.615, "62 %"),
        (0.07, "7 %"),
        (0.0725, "7,3 %"),
        (0.0996, "10 %"),
        (0.0995, "10 %"),
        (0.0994, "9,9 %"),
        (0.1, "10 %"),
        (0.104, "10 %"),
        (0.105, "11 %"),
        (-0.105, "−11 %"),
        (12.5, "1.250 %"),
        (0, "0 %"),
        (1, "100 %"),
        (-0.05, "−5 %"),
        (0.004, "0,4 %"),
    ],
)
def test_percent_has_one_decimal_below_ten_only(share, text):
    """From 10 % on no decimals, below one, none where it would be a zero; a blank that does not break."""
    assert percent(share) == text.replace(" ", "\u00a0")


@pytest.mark.parametrize(
    ("write", "text"),
    [(number, "{}"), (points, "{},00"), (signed, "+{},00"), (percent, "{}00 %"), (signed_percent, "+{},0 %")],
    ids=["number", "points", "signed", "percent", "signed_percent"],
)
def test_figure_of_many_digits_is_written_out(write, text):
    """A figure that somebody typed far too long is written with all of its digits, not refused."""
    assert write(1e300).replace(".", "") == text.format("1" + 300 * "0").replace(" ", "\u00a0")


def test_signed_percent_takes_per_cent_not_a_share():
    """A change of 1.68 is +1,7 %."""
    assert (signed_percent(1.68), signed_percent(-8.8)) == ("+1,7\u00a0%", "−8,8\u00a0%")


@pytest.mark.parametrize("value", [dt.date(2022, 9, 30), dt.datetime(2022, 9, 30), pd.Timestamp(2022, 9, 30)])  # noqa: DTZ001
def test_date_is_day_month_year(value):
    """Dates are dd/mm/yyyy."""
    assert date(value) == "30/09/2022"


@pytest.mark.parametrize(
    ("place", "of", "text"),
    [
        (11, 61, "11/61"), (11.0, 61.0, "11/61"), (1, 2, "1/2"), (1, 1, MISSING), (1, 1.0, MISSING),
        (pd.NA, 61, MISSING), (None, 61, MISSING), (float("nan"), 61, MISSING), (11, None, MISSING), (11, pd.NA, MISSING), (None, None, MISSING),
    ],
)
def test_rank_names_how_many_there_are(place, of, text):
    """A rank without the number of units is none, nor is the first of one."""
    assert rank(place, of) == text


@pytest.mark.parametrize(
    ("write", "value", "text"),
    [
        (points, 44.1831, "44.18"),
        (points, 1234.5, "1,234.50"),
        (signed, -0.66, "−0.66"),
        (signed, 0.66, "+0.66"),
        (percent, 0.61, "61%"),
        (percent, 0.0725, "7.3%"),
        (signed_percent, -8.8, "−8.8%"),
        (points, None, MISSING),
        (percent, float("nan"), MISSING),
    ],
)
def test_figures_in_english_have_a_point_for_decimals(write, value, text):
    """English readers meet 1,234.50 and 61%; missing is the same dash."""
    assert write(value, language="en") == text
