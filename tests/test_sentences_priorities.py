"""What Ưu tiên says in words, in both languages: one and many, ties, nothing, missing."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest
from figures import NAN, change_row, change_table
from tasks import task_table

from papi_metrics import sentences
from papi_metrics.change import standing
from papi_metrics.priorities import Reach, SurveyTime, Target, WhatIf
from papi_metrics.summary import dimension_matrix
from papi_metrics.surveys import shipped_scores

CODES = [str(number) for number in range(1, 9)]


def matrix_of(*changes, tasks=()):
    """Return the matrix of changes of scores; dimensions without a change given have no score."""
    rows = {row["code"]: row for row in (change_row(code, score=NAN, verdict="no_data") for code in CODES)}
    rows |= {row["code"]: row for row in changes}
    return dimension_matrix(task_table(*tasks, {"dimension": None}), change_table(*rows.values()), as_of=dt.date(2022, 9, 30))


def done(*numbers):
    """Return a done task for each dimension."""
    return [{"dimension": number, "state": "done"} for number in numbers]


def late(*numbers):
    """Return an overdue task for each dimension."""
    return [{"dimension": number, "due": dt.date(2022, 8, 1)} for number in numbers]


DOWN = [change_row(code, 5, 4) for code in ("4", "7")]


@pytest.mark.parametrize(
    ("matrix", "vi", "en"),
    [
        pytest.param(matrix_of(*DOWN, tasks=late(4, 7)), "Ưu tiên số một: chỉ số 4 và 7", "First priority: dimensions 4 and 7", id="two"),
        pytest.param(
            matrix_of(DOWN[0], tasks=late(4)),
            "Ưu tiên số một: 4. Kiểm soát tham nhũng trong khu vực công",
            "First priority: 4. Control of Corruption in the Public Sector",
            id="one",
        ),
        pytest.param(matrix_of(*DOWN), "Ưu tiên số một: chỉ số 4 và 7", "First priority: dimensions 4 and 7", id="no task"),
        pytest.param(
            matrix_of(*DOWN, tasks=done(4, 7)),
            "Làm đủ việc mà điểm vẫn giảm: chỉ số 4 và 7",
            "Work on plan, yet the score fell: dimensions 4 and 7",
            id="on plan",
        ),
        pytest.param(matrix_of(change_row("1", 5, 5)), "Không chỉ số nào giảm điểm", "No dimension's score fell", id="no fall"),
        pytest.param(matrix_of(), "Chưa so được điểm của chỉ số nào", "No dimension's score can be compared", id="unknown"),
    ],
)
def test_quadrants_finding(matrix, vi, en):
    """The title names what presses most."""
    assert sentences.quadrants_finding(matrix) == vi
    assert sentences.quadrants_finding(matrix, language="en") == en


def test_quadrants_sentence_groups_dimensions_by_reading():
    """Every dimension stands under its reading, the most pressing first, numbers in order."""
    matrix = matrix_of(change_row("7", 5, 4), change_row("4", 5, 4.5), change_row("1", 5, 6), tasks=[*late(4, 7), *done(1)])
    assert sentences.quadrants_sentence(matrix) == (
        "Chỉ số 4 và 7: chậm việc và điểm giảm – ưu tiên số một; chỉ số 1: làm đủ việc và điểm tăng – duy trì; "
        "chỉ số 2, 3, 5, 6 và 8: không có nhiệm vụ, chưa so được điểm."
    )
    assert sentences.quadrants_sentence(matrix, language="en") == (
        "Dimensions 4 and 7: behind plan and the score fell – first priority; dimension 1: work on plan and the score rose – keep it up; "
        "dimensions 2, 3, 5, 6 and 8: nothing planned, score cannot be compared."
    )


@pytest.mark.parametrize(
    ("matrix", "vi", "en"),
    [
        (matrix_of(*DOWN), "Chỉ số 4 và 7 giảm điểm mà", "Dimensions 4 and 7 fell and have"),
        (matrix_of(*DOWN, tasks=done(4)), "Chỉ số 7 giảm điểm mà", "Dimension 7 fell and has"),
        (matrix_of(*DOWN, tasks=done(4, 7)), "Không chỉ số nào giảm điểm mà thiếu nhiệm vụ.", "No dimension whose score fell is without a task."),
    ],
    ids=["many", "one", "none"],
)
def test_without_task_sentence(matrix, vi, en):
    """Falls that nobody works on are named."""
    assert sentences.without_task_sentence(matrix).startswith(vi)
    assert sentences.without_task_sentence(matrix, language="en").startswith(en)


@pytest.mark.parametrize(
    ("counts", "vi", "en"),
    [
        ((12, 3, 2, 9, 5), "3 trên 12 việc đã hoàn thành là xong sau ngày đó, 5 trên 9 việc chưa xong có hạn sau ngày đó và 2 việc", "3 of 12 completed tasks were completed after that day, 5 of 9 open tasks are due after it and 2 completed tasks have no date"),
        ((1, 1, 1, 1, 1), "1 trên 1 việc đã hoàn thành là xong sau ngày đó, 1 trên 1 việc chưa xong", "1 of 1 completed task was completed after that day, 1 of 1 open task is due after it and 1 completed task has no date"),
        ((0, 0, 0, 0, 0), "chưa việc nào hoàn thành sau ngày đó và không việc", "no task was completed after that day and no open task"),
    ],
    ids=["many", "one", "none"],
)
def test_survey_time_sentence(counts, vi, en):
    """The day, what was done after it, what is due after it, and what has no date."""
    names = ("done", "done_after", "done_undated", "open", "due_after")
    time = SurveyTime(begins=dt.date(2022, 10, 1), **dict(zip(names, counts, strict=True)))
    assert vi in sentences.survey_time_sentence(time)
    assert en in sentences.survey_time_sentence(time, language="en")
    assert "01/10/2022" in sentences.survey_time_sentence(time)


def test_distances_sentence_of_hung_yen():
    """Hưng Yên 2022: above median and top quarter, below the best, and where it lacks most."""
    table = standing(shipped_scores(), unit="Hưng Yên", year=2022)
    assert sentences.distances_sentence(table) == (
        "Tổng điểm 2022 là 44,18, hạng 11/61: hơn trung vị 1,95, hơn mốc nhóm cao nhất 0,75 và thiếu 3,69 để bằng điểm cao nhất. "
        "Xa mốc nhóm cao nhất nhất là chỉ số 6, thiếu 0,32."
    )
    assert sentences.distances_sentence(table, language="en") == (
        "The 2022 total is 44.18, rank 11 of 61: 1.95 above the median, 0.75 above the top quarter and 3.69 below the best. "
        "Furthest below the top quarter: dimension 6, by 0.32."
    )


def test_distances_sentence_names_what_is_missing():
    """Without a total it says which dimensions are not published."""
    table = standing(shipped_scores(), unit="Bắc Ninh", year=2022)
    assert sentences.distances_sentence(table) == "Chưa có tổng điểm 2022: chỉ số 2, 3, 4 và 8 chưa công bố."
    assert sentences.distances_sentence(table, language="en") == "There is no total for 2022: dimensions 2, 3, 4 and 8 not published."


def distances(*gaps, total=0.0):
    """Return distances to the top quarter by dimension, the total level with everybody."""
    rows = [("PAPI", 44.0, total)] + [(str(at), 5.0, gap) for at, gap in enumerate(gaps, 1)]
    return pd.DataFrame(
        [{"code": code, "year": 2022, "score": score, "rank": 1, "rank_n": 61, "to_median": gap, "to_top_quarter": gap, "to_best": gap} for code, score, gap in rows]
    )


def test_distances_sentence_of_ties_and_of_none():
    """Equal gaps are all named; a total level with a mark is level, not above it; without any gap it says so."""
    assert "Xa mốc nhóm cao nhất nhất là chỉ số 1 và 2, thiếu 0,30." in sentences.distances_sentence(distances(0.3, 0.301))
    told = sentences.distances_sentence(distances(-0.1), language="en")
    assert "level with the median, level with the top quarter and level with the best" in told
    assert told.endswith("Every dimension with a score is in the top quarter.")


def target(**changes):
    """Return a target of rank 6 that lacks points."""
    return Target(**{"rank": 6, "rank_n": 61, "total": 44.91, "lacking": 0.73, "rank_now": 11} | changes)


@pytest.mark.parametrize(
    ("made", "vi", "en"),
    [
        (target(), "cần tổng 44,91: thiếu 0,73 điểm (hiện ở hạng 11)", "takes a total of 44.91 with every other unit unchanged: 0.73 points are lacking"),
        (target(lacking=0.001), "thiếu chưa đến 0,01 điểm", "less than 0.01 points are lacking"),
        (target(rank_now=5, lacking=0.0), "Đã ở hạng 5/61: hạng 6 đạt rồi", "The unit has rank 5 of 61: rank 6 is reached"),
    ],
    ids=["lacking", "a hair", "reached"],
)
def test_target_sentence(made, vi, en):
    """What a rank takes; a hair is not nought; what is reached lacks nothing."""
    assert vi in sentences.target_sentence(made)
    assert en in sentences.target_sentence(made, language="en")


@pytest.mark.parametrize(
    ("changes", "vi", "en"),
    [
        ({"changed": {}, "total": 44.18, "rank": 11}, "Chưa đổi chỉ số nào: tổng 44,18, hạng 11/61", "No dimension is changed: a total of 44.18 and rank 11 of 61"),
        ({}, "(4: +0,74) và mọi đơn vị khác giữ nguyên: tổng từ 44,18 đến 44,92 (+0,74), hạng từ 11 đến 6 trên 61", "With this dimension changed (4: +0.74)"),
        ({"changed": {"4": 0.01, "5": -0.02}, "rank": 11}, "(4: +0,01 và 5: −0,02)", "With these dimensions changed (4: +0.01 and 5: −0.02)"),
        ({"rank": 11}, "hạng vẫn là 11 trên 61", "the rank would stay 11 of 61"),
    ],
    ids=["nothing", "one", "two", "same rank"],
)
def test_what_if_sentence(changes, vi, en):
    """Total and rank as they would be beside what they are."""
    made = WhatIf(**{"total": 44.92, "rank": 6, "total_now": 44.18, "rank_now": 11, "rank_n": 61, "changed": {"4": 0.74}} | changes)
    assert vi in sentences.what_if_sentence(made)
    assert en in sentences.what_if_sentence(made, language="en")


def mixes(*rows):
    """Return a table of mixes of rows (mix, cost, code, gain)."""
    return pd.DataFrame(rows, columns=["mix", "cost", "code", "gain"])


REACH = Reach(years=1, caps={"4": 0.5}, typical={"4": 0.3}, left_out=(), total=44.24, rank=8)


@pytest.mark.parametrize(
    ("table", "made", "vi", "en"),
    [
        (
            mixes((1, 2.3, "2", 0.16), (1, 2.3, "4", 0.56), (2, 2.4, "4", 0.72)),
            target(),
            ("Ít tốn nhất để tới hạng 6: chỉ số 2 +0,16 và chỉ số 4 +0,56", "2 phương án ít tốn nhất; ít nhất là chỉ số 2 +0,16 và chỉ số 4 +0,56, cộng lại bằng 2,3 năm"),
            ("Least costly way to rank 6: dimension 2 +0.16 and dimension 4 +0.56", "The 2 least costly mixes; the first is dimension 2 +0.16 and dimension 4 +0.56, 2.3 years of usual gains"),
        ),
        (
            mixes((1, 1.0, "4", 0.7)),
            target(),
            ("Ít tốn nhất để tới hạng 6: chỉ số 4 +0,70", "Chỉ có một phương án; ít nhất là chỉ số 4 +0,70"),
            ("Least costly way to rank 6: dimension 4 +0.70", "The only mix is dimension 4 +0.70, 1.0 year of usual gains"),
        ),
        (
            mixes(),
            target(),
            ("1 năm chưa đủ để tới hạng 6", "Trong 1 năm, mọi chỉ số cùng tăng hết mức cũng chỉ đến tổng 44,24, hạng 8: còn thiếu 0,67 điểm"),
            ("1 year is not enough for rank 6", "Within 1 year all dimensions at their largest gains would lead to a total of 44.24, rank 8: 0.67 points short"),
        ),
        (mixes(), target(rank_now=2, lacking=0.0), ("Hạng 6 đạt rồi", "Đã ở hạng 2/61"), ("Rank 6 is reached", "The unit has rank 2 of 61")),
    ],
    ids=["several", "one", "beyond reach", "reached"],
)
def test_mixes_sentence_and_finding(table, made, vi, en):
    """What the cheapest mix is; or how far all caps lead; or that the rank is reached."""
    assert sentences.mixes_finding(table, made, REACH) == vi[0]
    assert sentences.mixes_sentence(table, made, REACH).startswith(vi[1])
    assert sentences.mixes_finding(table, made, REACH, language="en") == en[0]
    assert sentences.mixes_sentence(table, made, REACH, language="en").startswith(en[1])


def test_mixes_without_any_gain_to_measure_by_say_so():
    """Where no gain may be compared with the year nobody is told that all gains together fall short."""
    nothing = Reach(years=1, caps={}, typical={}, left_out=("1", "2"), total=44.24, rank=8)
    assert sentences.mixes_sentence(mixes(), target(), nothing).startswith("Chưa chỉ số nào có mức tăng hằng năm so được")
    assert sentences.mixes_sentence(mixes(), target(), nothing, language="en").startswith("No dimension has yearly gains")
    assert sentences.mixes_finding(mixes(), target(), nothing) == "Chưa có mức tăng để tính phương án"
    assert sentences.mixes_finding(mixes(), target(), nothing, language="en") == "There are no gains to work mixes out with"


def test_mixes_are_called_arithmetic():
    """No mix is promised."""
    table = mixes((1, 1.0, "4", 0.7))
    assert "không phải cam kết" in sentences.mixes_sentence(table, target(), REACH)
    assert "not a promise" in sentences.mixes_sentence(table, target(), REACH, language="en")


# at the bounds


@pytest.mark.parametrize(
    ("gaps", "total", "vi", "en"),
    [
        pytest.param(
            [0.0],
            0.005,
            "thiếu 0,01 để bằng trung vị, thiếu 0,01 để bằng mốc nhóm cao nhất và thiếu 0,01 để bằng điểm cao nhất. Mọi chỉ số có điểm đều ở nhóm cao nhất.",
            "0.01 below the median, 0.01 below the top quarter and 0.01 below the best. Every dimension with a score is in the top quarter.",
            id="half-a-hundredth-and-a-dimension-at-the-mark",
        ),
        pytest.param(
            [0.004, NAN],
            -0.5,
            "hơn trung vị 0,50, hơn mốc nhóm cao nhất 0,50 và hơn điểm cao nhất 0,50. Mọi chỉ số có điểm đều ở nhóm cao nhất.",
            "0.50 above the median, 0.50 above the top quarter and 0.50 above the best. Every dimension with a score is in the top quarter.",
            id="above-and-a-gap-that-does-not-show",
        ),
        pytest.param(
            [0.2, 0.01, NAN],
            0.5,
            "thiếu 0,50 để bằng trung vị, thiếu 0,50 để bằng mốc nhóm cao nhất và thiếu 0,50 để bằng điểm cao nhất. Xa mốc nhóm cao nhất nhất là chỉ số 1, thiếu 0,20.",
            "0.50 below the median, 0.50 below the top quarter and 0.50 below the best. Furthest below the top quarter: dimension 1, by 0.20.",
            id="below",
        ),
    ],
)
def test_distances_at_their_bounds(gaps, total, vi, en):
    """Below, above or level as two decimals show it, for the total and for the dimensions; those without a score are passed over."""
    table = distances(*gaps, total=total)
    assert sentences.distances_sentence(table) == f"Tổng điểm 2022 là 44,00, hạng 1/61: {vi}"
    assert sentences.distances_sentence(table, language="en") == f"The 2022 total is 44.00, rank 1 of 61: {en}"


def test_distances_without_a_total_though_all_dimensions_are_there():
    """Where no dimension is missing none is named; sub-dimensions are none."""
    table = distances(0.1).assign(score=[NAN, 5.0])
    table = pd.concat([table, table.tail(1).assign(code="1.1", score=NAN)])
    assert sentences.distances_sentence(table) == "Chưa có tổng điểm 2022."
    assert sentences.distances_sentence(table, language="en") == "There is no total for 2022."


@pytest.mark.parametrize(("lacking", "vi", "en"), [(0.005, "thiếu 0,01 điểm", "0.01 points"), (0.00499, "thiếu chưa đến 0,01 điểm", "less than 0.01 points")])
def test_target_tells_half_a_hundredth_as_one(lacking, vi, en):
    """What is rounded to a hundredth is a hundredth, less is told as less."""
    assert f"cần tổng 44,91: {vi} (hiện ở hạng 11)." in sentences.target_sentence(target(lacking=lacking))
    assert sentences.target_sentence(target(lacking=lacking), language="en") == (
        f"Rank 6 of 61 takes a total of 44.91 with every other unit unchanged: {en} are lacking (the unit has rank 11)."
    )


def test_what_if_is_told_in_english_to_the_end():
    """Every figure of the sentence has a point."""
    made = WhatIf(total=44.92, rank=6, total_now=44.18, rank_now=11, rank_n=61, changed={"4": 0.74})
    assert sentences.what_if_sentence(made, language="en") == (
        "With this dimension changed (4: +0.74) and every other unit unchanged the total would go from 44.18 to 44.92 (+0.74) and the rank would go from 11 to 6 of 61."
    )


def test_mixes_beyond_reach_lack_nothing_where_all_caps_pass_the_total():
    """Where all gains together pass the total that is wished for nothing less than nought is lacking."""
    past = Reach(years=2, caps={"4": 0.5}, typical={"4": 0.3}, left_out=(), total=45.0, rank=7)
    assert sentences.mixes_sentence(mixes(), target(), past, language="en") == (
        "Within 2 years all dimensions at their largest gains would lead to a total of 45.00, rank 7: 0.00 points short of rank 6."
    )


def test_cheapest_mix_is_the_first_whatever_the_order_of_the_rows():
    """Mix 1 is told, also where its rows come last; how many there are is the largest number."""
    table = mixes((3, 3.0, "7", 0.9), (2, 2.4, "4", 0.72), (1, 1.26, "2", 0.16))
    assert sentences.mixes_sentence(table, target(), REACH).startswith("3 phương án ít tốn nhất; ít nhất là chỉ số 2 +0,16, cộng lại bằng 1,3 năm")


def test_quadrants_sentence_keeps_the_order_of_urgency():
    """Falls nobody works on press before falls on plan, these before what rose, unknown scores last; readings nobody has are not told."""
    matrix = matrix_of(change_row("1", 5, 6), change_row("2", 5, 4), change_row("3", 5, 4), tasks=done(1, 2))
    places = [sentences.quadrants_sentence(matrix).lower().index(f"chỉ số {numbers}:") for numbers in ("3", "2", "1", "4, 5, 6, 7 và 8")]
    assert places == sorted(places)


def test_survey_time_is_told_exactly():
    """The year of the day, and what is not there is told as none or left out."""
    time = SurveyTime(begins=dt.date(2022, 10, 1), done=3, done_after=0, done_undated=0, open=9, due_after=2)
    assert sentences.survey_time_sentence(time, language="en") == (
        "PAPI 2022 asks citizens in the autumn (here from 01/10/2022); work done later shows only in the next year's scores: "
        "no task was completed after that day and 2 of 9 open tasks are due after it."
    )
