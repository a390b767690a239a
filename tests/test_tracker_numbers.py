"""Progress and weight in the spellings of spreadsheets."""

from __future__ import annotations

import pytest
from workbooks import HEADINGS, column_of, places, reading_of, task_row

from papi_metrics.tracker.numbers import read_progress, read_weight


@pytest.mark.parametrize(
    ("cell", "share"),
    [
        (0.5, 0.5), (50, 0.5), ("0.5", 0.5), ("0,5", 0.5), ("50", 0.5), ("50%", 0.5), ("50,0 %", 0.5), ("50\u00a0%", 0.5),
        ("5,83", 0.0583), (1, 1.0), (100, 1.0), ("100%", 1.0), ("1%", 0.01), (0, 0.0), ("0", 0.0), (None, None), ("-", None),
        ("…", None), ("n/a", None),
    ],
)  # fmt: skip
def test_read_progress_understands_spreadsheets(cell, share):
    """A number up to 1 without a sign is a share, from 2 on a percentage; a dash is blank."""
    assert read_progress(cell) == (share, None)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (-5, (0.0, "progress-range")), (150, (1.0, "progress-range")), (1.2, (1.0, "progress-range")),
        ("120%", (1.0, "progress-range")), (float("inf"), (1.0, "progress-range")), (float("nan"), (None, "progress-unread")),
        ("1/2", (None, "progress-unread")), ("nửa", (None, "progress-unread")), (True, (None, "progress-unread")),
    ],
)  # fmt: skip
def test_read_progress_tells_of_doubts(cell, expected):
    """What lies outside 0-100 % is held within it and told; what is no number is told."""
    assert read_progress(cell) == expected


def test_small_number_in_a_column_of_percents_is_told():
    """A bare 1 among bare percentages may be 1 % or all: it is read as all, with a warning."""
    reading = reading_of(task_row(1, progress=50), task_row(2, progress=1, state="Xong", completed_on="1/6/2022"))
    assert (column_of(reading, "progress"), places(reading)) == ([0.5, 1.0], [(4, "J", "progress-scale")])


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (None, (1.0, None)), ("-", (1.0, None)), (2, (2.0, None)), ("1,5", (1.5, None)), ("20%", (0.2, None)),
        (0, (1.0, "weight-unread")), (-1, (1.0, "weight-unread")), ("nặng", (1.0, "weight-unread")),
        (float("nan"), (1.0, "weight-unread")),
    ],
)  # fmt: skip
def test_read_weight_is_one_unless_positive(cell, expected):
    """A weight is a positive number; anything else is 1, told unless blank."""
    assert read_weight(cell) == expected


def test_weight_column_is_read():
    """A column of weights gives the tasks their weights."""
    reading = reading_of([*task_row(), 3], headings=[*HEADINGS, "Trọng số"])
    assert column_of(reading, "weight") == [3.0]
