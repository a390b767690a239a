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
