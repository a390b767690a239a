"""Progress and weight in the spellings of spreadsheets."""

from __future__ import annotations

import pytest
from workbooks import HEADINGS, column_of, places, reading_of, task_row

from papi_metrics.tracker.numbers import is_bare_percent, is_blank_mark, read_number, read_progress, read_weight


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1.234,5", 1_234.5), ("1,234.5", 1_234.5), ("1.234.567,8", 1_234_567.8), ("1.234.567", 1_234_567.0), ("-1,234,567", -1_234_567.0),
        ("1 234", 1_234.0), ("+5", 5.0), ("50.", 50.0), ("50,", 50.0),
    ],
)  # fmt: skip
def test_read_number_tells_decimals_from_thousands(text, number):
    """Of two marks the last is the decimal mark, a mark that repeats groups thousands; a loose mark at the end is none."""
    assert read_number(text) == (number, False)


@pytest.mark.parametrize("text", ["1.2.3", "12.34.567", "1.234.56", "1,2.3,4", "1,234.567,890", "1,2.3.4", "5 người", "", "%"])
def test_read_number_leaves_what_is_no_number(text):
    """Marks that group no thousands, words and a sign alone are no number."""
    assert read_number(text) is None


@pytest.mark.parametrize("text", ["50%", "50 %", "50,0%", "50 phần trăm", "50 PHẦN TRĂM"])
def test_read_number_knows_percents_by_sign_or_word(text):
    """A % sign and the words for it say the same."""
    assert read_number(text) == (50.0, True)


@pytest.mark.parametrize("text", ["", " ", "-", "–", "--", "---", "…", "...", "..", ".", "/", "n/a", "N/A", "na", "NA", "_"])
def test_is_blank_mark_knows_what_only_fills_a_cell(text):
    """Dashes, dots and "n/a" say that there is nothing to say."""
    assert is_blank_mark(text)


@pytest.mark.parametrize("text", ["0", "x", "không", "- a", "nan"])
def test_is_blank_mark_leaves_what_says_something(text):
    """A figure or a word is no mark of a blank."""
    assert not is_blank_mark(text)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [(2, True), ("2", True), (1.99, False), ("50", True), ("50%", False), (None, False), (True, False), ("x", False), (-5, False)],
)
def test_is_bare_percent_from_two_without_a_sign(cell, expected):
    """From 2 on a number without a sign counts in percents; a sign, a share and words tell nothing of the column."""
    assert is_bare_percent(cell) is expected


@pytest.mark.parametrize(
    ("cell", "share"),
    [
        (0.5, 0.5), (50, 0.5), ("0.5", 0.5), ("0,5", 0.5), ("50", 0.5), ("50%", 0.5), ("50,0 %", 0.5), ("50\u00a0%", 0.5),
        ("5,83", 0.0583), (2, 0.02), (1, 1.0), (100, 1.0), ("100%", 1.0), ("1%", 0.01), (0, 0.0), ("0", 0.0), (None, None), ("-", None),
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
        ("120%", (1.0, "progress-range")), (1.99, (1.0, "progress-range")), (float("inf"), (1.0, "progress-range")), (float("nan"), (None, "progress-unread")),
        ("1/2", (None, "progress-unread")), ("nửa", (None, "progress-unread")), (True, (None, "progress-unread")),
    ],
)  # fmt: skip
def test_read_progress_tells_of_doubts(cell, expected):
    """What lies outside 0-100 % is held within it and told; what is no number is told."""
    assert read_progress(cell) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (0.5, (0.5, "progress-scale")), (1, (1.0, "progress-scale")), (0, (0.0, None)), (2, (0.02, None)), ("1%", (0.01, None)), (50, (0.5, None)),
        (-1, (0.0, "progress-range")),
    ],
)  # fmt: skip
def test_read_progress_doubts_small_numbers_among_percents(cell, expected):
    """In a column of percents a bare number above 0 and up to 1 may be either; nought, a sign and 2 or more are certain."""
    assert read_progress(cell, percents=True) == expected


def test_small_number_in_a_column_of_percents_is_told():
    """A bare 1 among bare percentages may be 1 % or all: it is read as all, with a warning."""
    reading = reading_of(task_row(1, progress=50), task_row(2, progress=1, state="Xong", completed_on="1/6/2022"))
    assert (column_of(reading, "progress"), places(reading)) == ([0.5, 1.0], [(4, "J", "progress-scale")])


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (None, (1.0, None)), ("-", (1.0, None)), (2, (2.0, None)), ("1,5", (1.5, None)), ("20%", (0.2, None)),
        (0, (1.0, "weight-unread")), (-1, (1.0, "weight-unread")), ("nặng", (1.0, "weight-unread")),
        (float("nan"), (1.0, "weight-unread")), (float("inf"), (1.0, "weight-unread")), (True, (1.0, "weight-unread")), ("", (1.0, None)),
    ],
)  # fmt: skip
def test_read_weight_is_one_unless_positive(cell, expected):
    """A weight is a positive number; anything else is 1, told unless blank."""
    assert read_weight(cell) == expected


def test_weight_column_is_read():
    """A column of weights gives the tasks their weights."""
    reading = reading_of([*task_row(), 3], headings=[*HEADINGS, "Trọng số"])
    assert column_of(reading, "weight") == [3.0]
