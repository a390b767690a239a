"""What two timings of a cell say together, on the values themselves: lists, limits, brackets, contradictions."""

from __future__ import annotations

from datetime import date

import pytest

from papi_metrics.deadlines import Deadline, read_deadline
from papi_metrics.deadlines.windows import Window, listed, narrowed

MARCH, JUNE, MID_JUNE, SEPTEMBER = date(2022, 3, 31), date(2022, 6, 30), date(2022, 6, 15), date(2022, 9, 30)
JANUARY_1, APRIL_1, JULY_1 = date(2022, 1, 1), date(2022, 4, 1), date(2022, 7, 1)
QUARTER_1, QUARTER_2, QUARTER_3 = Window(JANUARY_1, MARCH), Window(APRIL_1, JUNE), Window(JULY_1, SEPTEMBER)
BY_MARCH, BY_MID_JUNE, BY_JUNE, BY_SEPTEMBER = (Window(None, day) for day in (MARCH, MID_JUNE, JUNE, SEPTEMBER))
FROM_APRIL = Window(APRIL_1, None)
CONTRADICTION = Window(None, None, is_contradictory=True)


def apart(window: Window) -> Window:
    """Return a window as one of a line of its own."""
    return Window(window.start, window.due, apart=True)


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [
        pytest.param(QUARTER_1, QUARTER_3, (JANUARY_1, SEPTEMBER), id="two periods"),
        pytest.param(QUARTER_2, QUARTER_2, (APRIL_1, JUNE), id="the same twice"),
        pytest.param(QUARTER_3, QUARTER_1, None, id="backwards"),
        pytest.param(Window(APRIL_1, SEPTEMBER), Window(JANUARY_1, SEPTEMBER), None, id="begins before the first"),
        pytest.param(BY_MARCH, BY_JUNE, (None, JUNE), id="two limits"),
        pytest.param(BY_JUNE, BY_JUNE, (None, JUNE), id="a limit twice"),
        pytest.param(BY_JUNE, BY_MARCH, None, id="limits backwards"),
        pytest.param(QUARTER_2, BY_MID_JUNE, (APRIL_1, MID_JUNE), id="a limit bounds the period"),
        pytest.param(QUARTER_2, Window(None, APRIL_1), (APRIL_1, APRIL_1), id="a limit on its first day"),
        pytest.param(QUARTER_2, BY_MARCH, None, id="a limit before the period"),
        pytest.param(QUARTER_2, BY_JUNE, (APRIL_1, JUNE), id="a limit on its last day"),
        pytest.param(QUARTER_2, BY_SEPTEMBER, (APRIL_1, SEPTEMBER), id="a limit after the period"),
        pytest.param(QUARTER_2, apart(BY_MID_JUNE), None, id="a limit in a line of its own"),
        pytest.param(Window(JANUARY_1, JUNE, is_list=True), BY_MID_JUNE, None, id="a limit after a list"),
        pytest.param(QUARTER_2, apart(BY_JUNE), (APRIL_1, JUNE), id="its last day in a line of its own"),
        pytest.param(BY_MARCH, QUARTER_2, None, id="a period after a limit may be meant by its day"),
        pytest.param(BY_MARCH, apart(QUARTER_2), (None, JUNE), id="a period in a line of its own"),
        pytest.param(FROM_APRIL, BY_JUNE, (APRIL_1, JUNE), id="a beginning and a limit"),
        pytest.param(FROM_APRIL, Window(None, APRIL_1), (APRIL_1, APRIL_1), id="a beginning and its own day"),
        pytest.param(FROM_APRIL, BY_MARCH, None, id="a beginning after the limit"),
        pytest.param(FROM_APRIL, QUARTER_3, None, id="a beginning and a period"),
        pytest.param(QUARTER_1, FROM_APRIL, None, id="a beginning after a period"),
        pytest.param(CONTRADICTION, QUARTER_2, None, id="a contradiction before"),
        pytest.param(QUARTER_2, CONTRADICTION, None, id="a contradiction after"),
        pytest.param(Window(JANUARY_1, MARCH, is_contradictory=True), QUARTER_2, None, id="what contradicted itself stays so"),
        pytest.param(QUARTER_1, Window(APRIL_1, JUNE, is_contradictory=True), None, id="and so it does after"),
    ],
)
def test_listed_runs_from_the_first_to_the_last(first, second, together):
    """A list starts where its first begins and ends where its last ends; a limit bounds one period; backwards is a contradiction."""
    found = listed(first, second)
    assert found.is_contradictory == (together is None)
    assert (found.start, found.due) == (together or (None, None))


@pytest.mark.parametrize(
    ("first", "second", "is_list"), [(QUARTER_1, QUARTER_2, True), (QUARTER_2, BY_MID_JUNE, False), (FROM_APRIL, BY_JUNE, False)]
)
def test_listed_tells_whether_it_holds_several(first, second, is_list):
    """Two timings are a list; a period with its limit, and a beginning with its end, are one."""
    assert listed(first, second).is_list == is_list


@pytest.mark.parametrize(
    ("outer", "inner", "together"),
    [
        pytest.param(QUARTER_2, Window(date(2022, 5, 1), date(2022, 5, 31)), (date(2022, 5, 1), date(2022, 5, 31)), id="a month of the quarter"),
        pytest.param(Window(date(2022, 5, 1), date(2022, 5, 31)), QUARTER_2, (date(2022, 5, 1), date(2022, 5, 31)), id="the quarter of a month"),
        pytest.param(QUARTER_2, QUARTER_2, (APRIL_1, JUNE), id="the same"),
        pytest.param(QUARTER_2, BY_MID_JUNE, (APRIL_1, MID_JUNE), id="a day of the quarter"),
        pytest.param(BY_MID_JUNE, QUARTER_2, (None, MID_JUNE), id="the quarter of a day"),
        pytest.param(BY_JUNE, BY_JUNE, (None, JUNE), id="the same day"),
        pytest.param(BY_JUNE, BY_MARCH, None, id="another day"),
        pytest.param(QUARTER_2, QUARTER_3, None, id="another quarter"),
        pytest.param(QUARTER_2, Window(JANUARY_1, JUNE), (APRIL_1, JUNE), id="the half year"),
        pytest.param(QUARTER_2, Window(date(2022, 5, 1), SEPTEMBER), None, id="half of it"),
        pytest.param(QUARTER_2, BY_SEPTEMBER, None, id="a day outside"),
        pytest.param(FROM_APRIL, BY_JUNE, None, id="a beginning"),
        pytest.param(BY_JUNE, FROM_APRIL, None, id="a beginning in brackets"),
        pytest.param(CONTRADICTION, BY_JUNE, None, id="a contradiction"),
        pytest.param(Window(APRIL_1, JUNE, is_contradictory=True), BY_MID_JUNE, None, id="what contradicted itself"),
        pytest.param(QUARTER_2, Window(None, MID_JUNE, is_contradictory=True), None, id="a contradiction in brackets"),
    ],
)
def test_narrowed_keeps_the_narrower_of_the_two(outer, inner, together):
    """A timing and the one in brackets after it are the narrower one if one holds the other, else they contradict."""
    found = narrowed(outer, inner)
    assert found.is_contradictory == (together is None)
    assert (found.start, found.due) == (together or (None, None))


# how long a cell may be, lines and bullets


@pytest.mark.parametrize(("letters", "kind"), [(400, "event"), (401, "unread")])
def test_cell_of_four_hundred_letters_is_read(letters: int, kind: str):
    """A cell of 400 letters is a timing, a longer one a paragraph."""
    text = "Theo kế hoạch của huyện"
    assert read_deadline(text + "a" * (letters - len(text)), year=2022).kind == kind


@pytest.mark.parametrize(("words", "kind"), [(120, "event"), (121, "unread")])
def test_cell_of_a_hundred_and_twenty_words_is_read(words: int, kind: str):
    """A cell of 120 words is a timing, a longer one a paragraph, however short the words."""
    assert read_deadline("theo huyen" + " a" * (words - 2), year=2022).kind == kind


@pytest.mark.parametrize(
    ("text", "start", "due"),
    [
        pytest.param("- Quý II - tháng 9", APRIL_1, SEPTEMBER, id="a dash within a line"),
        pytest.param("- Quý I\n- Quý II", JANUARY_1, JUNE, id="two lines"),
        pytest.param("Quý I\n- Quý II", JANUARY_1, JUNE, id="a bullet in the second line alone"),
        pytest.param("Quý I;\n- - Quý II", JANUARY_1, JUNE, id="two bullets"),
        pytest.param("- Quý I\nQuý II", JANUARY_1, JUNE, id="a bullet in the first line alone"),
    ],
)
def test_lines_with_bullets_are_separate_timings(text: str, start: date, due: date):
    """A bullet opens a line and is no dash of a range; a dash within a line is."""
    assert read_deadline(text, year=2022) == Deadline("dated", start, due)


@pytest.mark.parametrize("text", ["Hoặc quý II", "Quý II tháng 9", "30/6 quý IV", "Quý II hoặc", "và thường xuyên quý"])
def test_timings_without_what_joins_them_are_unread(text: str):
    """Two periods side by side, or a word that joins nothing, are not certain."""
    assert read_deadline(text, year=2022) == Deadline("unread")


# whose year it is


@pytest.mark.parametrize(
    ("text", "year", "start", "due"),
    [
        pytest.param("Từ quý IV đến tháng 12/2023", 2022, date(2023, 10, 1), date(2023, 12, 31), id="a quarter and its last month"),
        pytest.param("Từ tháng 11 đến tháng 01/2023", 2022, date(2022, 11, 1), date(2023, 1, 31), id="over New Year"),
        pytest.param("Từ tháng 11 đến tháng 12/2023", 2022, date(2023, 11, 1), date(2023, 12, 31), id="within the year stated"),
        pytest.param("Từ tháng 3/2022 đến tháng 9", None, date(2022, 3, 1), date(2022, 9, 30), id="no plan year"),
        pytest.param("Tháng 3/2022, tháng 5, tháng 9", None, date(2022, 3, 1), date(2022, 9, 30), id="a list, no plan year"),
        pytest.param("Tháng 11/2021, tháng 12/2021, tháng 2", 2022, date(2021, 11, 1), date(2022, 2, 28), id="a list over New Year"),
        pytest.param("Tháng 3, tháng 5, tháng 9/2023", 2022, date(2023, 3, 1), date(2023, 9, 30), id="a year at the end"),
        pytest.param("Quý I, quý II và cả năm 2022", 2022, date(2022, 1, 1), date(2022, 12, 31), id="the plan's whole year at the end"),
    ],
)
def test_year_is_the_one_that_runs_forward(text: str, year: int | None, start: date, due: date):
    """A point without a year takes the one stated after it, else the plan's or the one before, whichever alone runs forward."""
    assert read_deadline(text, year=year) == Deadline("dated", start, due)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        pytest.param("Tháng 12/2022 đến quý IV", 2023, id="this year and the next are as likely"),
        pytest.param("Tháng 12/2020, tháng 3/2021, tháng 9", 2022, id="the year before and the plan's are as likely"),
        pytest.param("Từ tháng 6 đến năm 2023", 2022, id="a whole year as an end"),
        pytest.param("Tháng 3, tháng 6 đến năm 2023", 2022, id="a whole year after a list"),
    ],
)
def test_year_that_is_not_certain_is_unread(text: str, year: int):
    """Where two years are as likely nothing is read."""
    assert read_deadline(text, year=year) == Deadline("unread")
