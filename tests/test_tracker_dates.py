"""Dates in the spellings of spreadsheets, and the time of a task."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest
from workbooks import HEADINGS, column_of, places, reading_of, task_row

from papi_metrics.tracker.dates import read_date

JUNE_25 = dt.date(2022, 6, 25)


@pytest.mark.parametrize(
    "cell",
    [
        JUNE_25, dt.datetime(2022, 6, 25, 10), "25/6/2022", "25.6.22", "25-06-2022", "2022-06-25", "25/06/22",  # noqa: DTZ001
        "ngày 25/6/2022", "Ngày 25 tháng 6 năm 2022", "25 / 6 / 2022", "25/6/2022 10:30", "25/6/2022.",
        "25/6/2022 10:30:15", "25 tháng 6 năm 2022", "2022-06-25T10:30:00Z", "2022-06-25 10:30", "25/6/2022;",
    ],
)  # fmt: skip
def test_read_date_understands_a_whole_date(cell):
    """A date with day, month and year is read without a doubt, the day first."""
    assert read_date(cell, year=2022) == (JUNE_25, None)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("6/2022", (dt.date(2022, 6, 30), "date-month-only")),
        ("tháng 2", (dt.date(2022, 2, 28), "date-month-only")),
        ("25/6", (JUNE_25, "date-without-year")),
        (44737, (JUNE_25, "date-serial")),
        ("44737", (JUNE_25, "date-serial")),
        ("31/2/2022", (None, "date-unread")),
        ("6/25/2022", (None, "date-unread")),
        (2022, (None, "date-unread")),
        ("x", (None, "date-unread")),
        ("1/1/1900", (None, "date-unread")),
        (True, (None, "date-unread")),
        (dt.date(1999, 12, 31), (None, "date-unread")),
        (float("nan"), (None, "date-unread")),
        ("chưa", (None, None)),
        ("-", (None, None)),
        (None, (None, None)),
    ],
)
def test_read_date_tells_of_doubts(cell, expected):
    """What is not a whole date is read with a doubt, or not at all, never in silence."""
    assert read_date(cell, year=2022) == expected


@pytest.mark.parametrize(
    ("cell", "date"),
    [
        ("1/1/2000", dt.date(2000, 1, 1)), ("31/12/1999", None), ("31/12/2100", dt.date(2100, 12, 31)), ("1/1/2101", None),
        (dt.date(2000, 1, 1), dt.date(2000, 1, 1)), (dt.date(1999, 12, 31), None), (dt.datetime(2100, 12, 31), dt.date(2100, 12, 31)),  # noqa: DTZ001
        (dt.datetime(2101, 1, 1), None), (36_526, dt.date(2000, 1, 1)), (36_525, None), (73_415, dt.date(2100, 12, 31)), (73_416, None),  # noqa: DTZ001
        ("1/2000", dt.date(2000, 1, 31)), ("12/1999", None), ("12/2100", dt.date(2100, 12, 31)), ("1/2101", None), ("1/1/99", dt.date(2099, 1, 1)),
        ("1/1/00", dt.date(2000, 1, 1)), ("1/1/0100", None), ("1/1/100", None),
    ],
)  # fmt: skip
def test_read_date_believes_the_years_2000_to_2100(cell, date):
    """Days of any form are believed from 2000 to 2100, both included; two digits of a year are of this century."""
    assert read_date(cell)[0] == date


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("1/2022", "2022-01-31"), ("12/2022", "2022-12-31"), ("2/2024", "2024-02-29"), ("tháng 6/2022", "2022-06-30"), ("tháng 6 năm 2022", "2022-06-30"),
        ("Tháng 12", "2022-12-31"), ("0/2022", None), ("13/2022", None), ("tháng 13", None),
    ],
)  # fmt: skip
def test_read_date_takes_the_last_day_of_a_month(cell, day):
    """A month alone is its last day, of the plan's year if it names none; there are twelve of them."""
    expected = (dt.date.fromisoformat(day), "date-month-only") if day else (None, "date-unread")
    assert read_date(cell, year=2022) == expected


@pytest.mark.parametrize("cell", ["25/6", "tháng 6", "31/2"])
def test_read_date_invents_no_year(cell):
    """A day or a month without a year is no date where the plan's year is not known."""
    assert read_date(cell) == (None, "date-unread")


@pytest.mark.parametrize("cell", ["", " ", "chưa", "Chưa có", "không", "0", 0, 0.0, "n/a"])
def test_read_date_takes_words_for_nothing_as_blank(cell):
    """Words that say there is no day yet, and nought, are a blank cell."""
    assert read_date(cell, year=2022) == (None, None)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (44_737.75, (JUNE_25, "date-serial")), ("44737.0", (JUNE_25, "date-serial")), ("ngày 25/6", (JUNE_25, "date-without-year")),
        ("25 - 6", (JUNE_25, "date-without-year")), ("31/2", (None, "date-unread")), (dt.time(10, 30), (None, "date-unread")),
        (dt.timedelta(days=3), (None, "date-unread")), (False, (None, "date-unread")), ("123456", (None, "date-unread")), (-1, (None, "date-unread")),
        ("2022-13-01", (None, "date-unread")), ("25/6/2022 và 26/6/2022", (None, "date-unread")),
    ],
)  # fmt: skip
def test_read_date_takes_no_other_cell_for_a_whole_date(cell, expected):
    """Excel's count of days and a day without its year are told; times, truths, other numbers and days that are none are no dates."""
    assert read_date(cell, year=2022) == expected


@pytest.mark.parametrize(
    ("timing", "due", "found"),
    [
        ("Quý II", dt.datetime(2022, 6, 30), []),  # noqa: DTZ001
        (dt.date(2022, 6, 25), dt.datetime(2022, 6, 25), []),  # noqa: DTZ001
        (2022, dt.datetime(2022, 12, 31), []),  # noqa: DTZ001
        (44737, dt.datetime(2022, 6, 25), [(3, "H", "date-serial")]),  # noqa: DTZ001
        ("Càng sớm càng tốt", None, [(3, "H", "deadline-unread")]),
        ("Thường xuyên", None, []),
        (None, None, []),
    ],
)
def test_timing_gives_the_due_date(timing, due, found):
    """A time in words, an Excel date, a year as a number, or Excel's count of days gives the due date."""
    reading = reading_of(task_row(timing=timing))
    assert (column_of(reading, "due"), places(reading)) == ([due], found)


def test_timing_words_are_kept():
    """The words of the time stay as they are written."""
    reading = reading_of(task_row(1, timing="Quý  II,\nIII năm 2022"), task_row(2, timing=dt.date(2022, 6, 5)))
    assert column_of(reading, "timing") == ["Quý II, III năm 2022", "05/06/2022"]


@pytest.mark.parametrize(
    ("cell", "words", "kind"),
    [
        ("- Quý II\n- Quý IV", "Quý II; Quý IV", "dated"),
        ("Quý II\nQuý IV", "Quý II; Quý IV", "dated"),
        ("Quý II\nnăm 2022", "Quý II năm 2022", "dated"),
        (12.5, "12,5", "unread"),
        (6.2022, "6,2022", "unread"),
        (2022, "2022", "dated"),
        (-5, "−5", "unread"),
    ],
)
def test_words_of_a_time_tell_again_what_its_cell_told(cell, words, kind):
    """Lines stand on one line, a number keeps its comma and its sign: read again, the words give the same deadline."""
    first = reading_of(task_row(1, timing=cell))
    again = reading_of(task_row(1, timing=words))
    assert (first.table.timing[0], first.table.deadline_kind[0]) == (words, kind)
    names = ["timing", "deadline_kind", "start", "due"]
    pd.testing.assert_frame_equal(first.table[names], again.table[names])


def test_start_column_after_the_due_date_is_told():
    """A start later than the due date is a warning at the time."""
    reading = reading_of([*task_row(timing="30/6/2022"), "1/7/2022"], headings=[*HEADINGS, "Ngày bắt đầu"])
    assert places(reading) == [(3, "H", "dates-crossed")]
