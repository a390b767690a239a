"""The three things to know: chosen from the figures, the most pressing first, nothing twice, one to three."""

from __future__ import annotations

import datetime as dt
import itertools
import re

import pytest
from figures import NAMES, NAN, change_row, change_table
from hypothesis import given, settings
from hypothesis import strategies as st
from tasks import standing, task_table

from pages.shared.attention import PAGES
from papi_metrics.sentences import top_three
from papi_metrics.sentences.top_three import ORDER
from papi_metrics.summary import dimension_matrix, late_tasks, plan_summary

SEPTEMBER = dt.date(2022, 9, 30)
LONG_LATE, LATE = {"due": dt.date(2022, 8, 15)}, {"due": dt.date(2022, 9, 15)}
SOON = {"due": dt.date(2022, 10, 5)}
DONE = {"due": dt.date(2022, 6, 30), "state": "done", "completed_on": dt.date(2022, 6, 1)}
BEHIND = {"deadline_kind": "standing", "due": None, "state": "not_started"}
SLIGHTLY = standing(state="in_progress", progress=0.7)
FLAT = change_row("PAPI", 44, 44.5)


def fell(code, base=5.0, score=4.0, **changes):
    """Return a dimension whose score fell."""
    return change_row(code, base, score, **changes)


def points(tasks, rows, *, year=2022):
    """Return the points of changed tasks and rows of score changes."""
    table = task_table(*tasks)
    changes = change_table(*[row | {"year": year} for row in rows])
    matrix = dimension_matrix(table, changes, as_of=SEPTEMBER)
    late, summary = late_tasks(table, as_of=SEPTEMBER), plan_summary(table, as_of=SEPTEMBER)
    return top_three(matrix, late=late, summary=summary, changes=changes, unit="Hưng Yên")


def topics(*args, **options):
    """Return what the points are about."""
    return [point.topic for point in points(*args, **options)]


@pytest.mark.parametrize(
    ("tasks", "rows", "expected"),
    [
        ([], [FLAT], ["nothing_counted", "total"]),
        ([], [], ["nothing_counted"]),
        ([DONE], [FLAT], ["all_well", "total"]),
        ([DONE, SOON], [FLAT], ["due_soon", "all_well", "total"]),
        ([LATE], [FLAT], ["overdue", "furthest_behind", "total"]),
        ([LONG_LATE], [FLAT], ["long_overdue", "furthest_behind", "total"]),
        ([LONG_LATE, BEHIND | {"dimension": 4}], [FLAT, fell("4"), fell("7")], ["long_overdue", "behind_and_down", "down_without_task"]),
        ([LATE, BEHIND | {"dimension": 4}], [FLAT, fell("4")], ["behind_and_down", "overdue", "furthest_behind"]),
        ([DONE], [FLAT, fell("1")], ["done_but_down", "total"]),
        ([SLIGHTLY], [FLAT, fell("1")], ["done_but_down", "total"]),
        ([DONE], [fell("PAPI", 44, 40), fell("7")], ["down_without_task", "total_down"]),
        ([DONE], [change_row("PAPI", NAN, 44, verdict="no_base")], ["all_well", "total"]),
        ([LATE | {"dimension": None}], [FLAT], ["overdue", "total"]),
    ],
    ids=[
        "no-task", "nothing-at-all", "nothing-wrong", "only-soon", "late", "long-late", "three-troubles", "behind-before-late",
        "done-but-fell", "slightly-behind-is-said-once", "total-fell", "no-base", "late-without-dimension",
    ],
)  # fmt: skip
def test_most_pressing_comes_first(tasks, rows, expected):
    """Topics come by urgency, at most three of them."""
    assert topics(tasks, rows) == expected


def test_scores_of_another_year_are_not_read_with_the_plan():
    """Falls of another year are told as falls, without a word on the work."""
    found = points([BEHIND | {"dimension": 4}], [FLAT, fell("4")], year=2024)
    assert [point.topic for point in found] == ["furthest_behind", "dimensions_down", "total"]
    assert found[1].sentence.vi.startswith("Điểm của tỉnh giảm (2024 so 2021): ")


def test_dimension_named_as_pressing_is_not_named_again_as_slowest():
    """The dimension furthest behind is left out where its fall has named it."""
    found = points([BEHIND | {"dimension": 4}, SLIGHTLY], [FLAT, fell("4")])
    assert [point.topic for point in found] == ["behind_and_down", "total"]


@pytest.mark.parametrize(
    ("codes", "vietnamese", "english"),
    [
        (
            ["4"],
            f"Điểm của tỉnh giảm (2022 so 2021) mà không có nhiệm vụ, cần bổ sung: chỉ số 4 {NAMES['4']} (−20,0 %).",
            "The province's score fell (2022 against 2021) and nothing is planned, tasks to be added: dimension 4 Control of Corruption in the Public Sector (−20.0%).",
        ),
        (
            ["7", "8"],
            f"Điểm của tỉnh giảm (2022 so 2021) mà không có nhiệm vụ, cần bổ sung: chỉ số 7 {NAMES['7']} (−20,0 %) và 8 {NAMES['8']} (−20,0 %).",
            "The province's score fell (2022 against 2021) and nothing is planned, tasks to be added: dimensions 7 Environmental Governance (−20.0%) and 8 E-Governance (−20.0%).",
        ),
        (["5", "6", "7", "8"], "và 1 chỉ số khác.", "and 1 other dimension."),
        (["4", "5", "6", "7", "8"], "và 2 chỉ số khác.", "and 2 other dimensions."),
    ],
    ids=["one", "two", "four", "five"],
)
def test_falls_are_named_in_both_languages(codes, vietnamese, english):
    """One, several and many dimensions, the deepest fall first, equal ones in PAPI's order."""
    sentence = points([DONE], [FLAT, *map(fell, codes)])[0].sentence
    assert sentence.vi.replace("\u00a0", " ").endswith(vietnamese)
    assert sentence.en.endswith(english)


def test_deepest_fall_is_named_first():
    """Falls are named by their depth, not by the dimension's number."""
    (first, *_) = points([DONE], [FLAT, fell("5", score=4.5), fell("6", score=3.0), fell("7", score=4.0)])
    assert re.findall(r"−\d+", first.sentence.en) == ["−40", "−20", "−10"]


def test_fall_to_be_read_with_caution_says_so():
    """A fall that may be the questionnaire's is not told as if it were none."""
    (first, *_) = points([DONE], [FLAT, fell("4", comparability="caution")])
    assert "so cần thận trọng" in first.sentence.vi
    assert "to be read with caution" in first.sentence.en


def test_nothing_wrong_says_nothing_of_scores_that_cannot_be_compared():
    """Where a dimension has no base nobody says that no dimension fell."""
    (first, *_) = points([DONE], [FLAT, change_row("1", verdict="no_base"), change_row("2")])
    assert "giảm điểm" not in first.sentence.vi
    (first, *_) = points([DONE], [FLAT, change_row("1")])
    assert "giảm điểm" in first.sentence.vi


@pytest.mark.parametrize(
    ("tasks", "year", "topic"),
    [([LATE, BEHIND | {"dimension": 4}], 2022, "behind_and_down"), ([], 2022, "down_without_task"), ([DONE | {"dimension": 4}], 2022, "done_but_down"), ([], 2024, "dimensions_down")],
)
def test_every_fall_says_whose_and_between_which_years(tasks, year, topic):
    """A plan's work is the commune's, the score is its province's: each fall names the province, the year and the base year."""
    sentence = next(point.sentence for point in points([*tasks, LATE], [fell("4")], year=year) if point.topic == topic)
    assert ("của tỉnh" in sentence.vi, f"({year} so 2021)" in sentence.vi) == (True, True)
    assert ("province's" in sentence.en, f"({year} against 2021)" in sentence.en) == (True, True)


def test_nothing_wrong_names_the_years_of_the_scores():
    """That nothing fell is said of the province and of two years."""
    (first, *_) = points([DONE], [FLAT, change_row("1")])
    assert "không chỉ số nào của tỉnh giảm điểm (2022 so 2021)" in first.sentence.vi


ROWS = st.lists(
    st.tuples(st.sampled_from("12345678"), st.sampled_from(["up", "down", "flat", "no_base", "not_comparable", "no_data"])),
    unique_by=lambda row: row[0],
)
TASKS = st.lists(
    st.tuples(st.sampled_from([LONG_LATE, LATE, SOON, DONE, BEHIND, SLIGHTLY]), st.sampled_from([None, *range(1, 9)])), max_size=6
)


@settings(max_examples=40, deadline=None)
@given(TASKS, ROWS, st.sampled_from(["up", "down", "flat", "no_base", "not_comparable", "no_data"]))
def test_law_one_to_three_points_in_order_and_no_dimension_twice(tasks, rows, total):
    """Whatever the figures: one to three points by urgency, each topic once, no dimension in two of them."""
    changed = [task | {"dimension": dimension} for task, dimension in tasks]
    changes = [change_row("PAPI", 44, 40, verdict=total), *[change_row(code, verdict=verdict) for code, verdict in rows]]
    found = points(changed, changes)
    places = [ORDER.index(point.topic) for point in found]
    assert 1 <= len(found) <= 3
    assert places == sorted(set(places))
    named = [{name for name in NAMES.values() if name in point.sentence.vi} for point in found]
    assert [both for one, other in itertools.combinations(named, 2) if (both := one & other)] == []


def test_every_topic_leads_to_a_page():
    """Whatever there is to know, a page shows more of it."""
    assert set(PAGES) == set(ORDER)


@pytest.mark.parametrize(("due", "topic"), [(dt.date(2022, 8, 31), "overdue"), (dt.date(2022, 8, 30), "long_overdue")], ids=["thirty-days", "thirty-one"])
def test_more_than_thirty_days_are_long(due, topic):
    """Thirty days overdue are not long, one more is."""
    assert topics([{"due": due, "dimension": None}], [FLAT])[0] == topic


def test_tasks_due_soon_are_counted_in_both_languages():
    """How many fall due within how many days, one in the singular."""
    one, two = (points([DONE, *soon], [FLAT])[0].sentence for soon in ([SOON], [SOON, SOON]))
    assert (one.vi, two.vi) == ("1 nhiệm vụ đến hạn trong 14 ngày tới.", "2 nhiệm vụ đến hạn trong 14 ngày tới.")
    assert (one.en, two.en) == ("1 task due within 14 days.", "2 tasks due within 14 days.")


def test_dimensions_of_every_reading_are_said_once():
    """A dimension that an earlier reading named is named neither as slowest nor among the other falls."""
    found = points([BEHIND | {"dimension": 4}, DONE | {"dimension": 1}], [fell("4"), fell("1")])
    assert [point.topic for point in found] == ["behind_and_down", "done_but_down"]


def test_scores_that_rose_are_told_as_well_too():
    """Where every dimension rose none fell, and that is said; one that cannot be compared leaves it unsaid."""
    (first, *_) = points([DONE], [change_row("1", 5, 6), change_row("2", 5, 5)])
    assert "no dimension's score of the province fell (2022 against 2021)" in first.sentence.en
    (first, *_) = points([DONE], [change_row("1", 5, 6), change_row("2", 5, 5, verdict="not_comparable")])
    assert first.sentence.en == "No task is overdue, no dimension is behind its plan."
