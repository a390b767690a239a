"""Wishes explained: target, what-if and mixes are reckoned anew from the inputs alone, and the places hold what they say."""

from __future__ import annotations

import csv
import math
import re
from dataclasses import replace
from functools import lru_cache

import pytest
from score_books import book as book_of

from papi_metrics.explanations import explain_mix, explain_target, explain_wished_rank, explain_wished_total, score_book
from papi_metrics.framework import DATA_FOLDER
from papi_metrics.priorities import (
    Mix,
    Panel,
    Reach,
    Target,
    WhatIf,
    cheapest_mixes,
    panel_of,
    reach_of,
    target_of,
    what_if,
    yearly_gains,
)
from papi_metrics.surveys import shipped_scores


@lru_cache
def book():
    """Return the shipped scores with their places."""
    return score_book(shipped_scores(), [], files=[])


def panel(unit="Hưng Yên", year=2022):
    """Return a unit among the others."""
    return panel_of(shipped_scores(), unit=unit, year=year)


@pytest.mark.parametrize(("unit", "rank"), [("Hưng Yên", 6), ("Hưng Yên", 1), ("Cao Bằng", 30), ("Hà Nội", 2)])
def test_what_a_rank_lacks_is_reckoned_from_the_two_totals(unit, rank):
    """The first input is the total of the unit that stands there, the last the unit's own."""
    item = explain_target(book(), panel(unit), target_of(panel(unit), rank=rank))
    assert item.figure == pytest.approx(item.inputs["number"].iloc[0] - item.inputs["number"].iloc[-1])
    assert f"đơn vị đang ở hạng {rank}" in item.formula


def test_rank_that_is_reached_lacks_nothing():
    """A unit that stands there or better has nothing to gain."""
    item = explain_target(book(), panel(), target_of(panel(), rank=40))
    assert (item.figure, item.value) == (0.0, "0,00")
    assert "không thiếu điểm nào" in item.formula


@pytest.mark.parametrize("wished", [{"4": 7.62}, {"4": 7.62, "7": 3.0}, {"1": 1.0, "2": 1.0}, {}])
def test_wished_total_and_rank_are_reckoned_from_their_inputs(wished):
    """Total: the actual one and the gains; rank: one more than the units with a higher total, whose totals are listed."""
    result = what_if(panel(), wished)
    total, place = explain_wished_total(book(), panel(), result), explain_wished_rank(book(), panel(), result)
    assert total.figure == pytest.approx(total.inputs["number"].sum())
    assert place.figure == 1 + len(place.inputs) == result.rank
    assert (place.inputs["number"] > result.total).all()


def test_totals_name_the_row_they_are_summed_from():
    """The place of a unit's total is its line of the shipped file, and that line is the unit's of the year."""
    item = explain_target(book(), panel(), target_of(panel(), rank=6))
    line = int(re.search(r"provincial_scores.csv, dòng (\d+)", item.inputs["place"].iloc[-1])[1])
    with (DATA_FOLDER / "provincial_scores.csv").open(encoding="utf-8") as stream:
        row = list(csv.reader(stream))[line - 1]
    assert row[:2] == ["2022", "Hưng Yên"]


@pytest.mark.parametrize("rank", [6, 8, 10])
def test_cost_of_a_mix_is_reckoned_from_gains_and_typical_gains(rank):
    """Each gain stands before the typical gain it is divided by; the quotients add up to the cost."""
    reach = reach_of(panel(), yearly_gains(shipped_scores(), year=2022), years=2)
    mixes = cheapest_mixes(target_of(panel(), rank=rank).lacking, typical=reach.typical, caps=reach.caps)
    for mix in mixes:
        item = explain_mix(panel(), reach, mix)
        numbers = item.inputs["number"].tolist()
        assert item.figure == pytest.approx(math.fsum(gain / typical for gain, typical in zip(numbers[::2], numbers[1::2], strict=True)))
    assert mixes


# --- formulas of a unit among three others, made by hand


FEW = book_of(("A", "4", 6.0, 0.0, (2, "E")), ("B", "PAPI", 42.5, 0.0, (3, "D")))
OURS = Panel(
    unit="A", level="province", year=2022, scores={"4": 6.0, "7": 3.0}, missing=(), best={"4": 8.0, "7": 5.0}, total=40.0, others={"D": 42.5, "C": 41.0, "B": 42.5}, rising=(41.0, 42.5, 42.5),
)  # fmt: skip


def inputs_of(item):
    """Return the inputs as a reader sees them: name and value."""
    return list(zip(item.inputs["input"], item.inputs["value"], strict=True))


def test_target_names_every_unit_at_the_rank():
    """Units that share the total stand by name, the unit's own last, each with its place."""
    item = explain_target(FEW, OURS, Target(rank=1, rank_n=4, total=42.5, lacking=2.5, rank_now=4))
    assert inputs_of(item) == [("Tổng B năm 2022", "42,50"), ("Tổng D năm 2022", "42,50"), ("Tổng A năm 2022", "40,00")]
    assert (item.title, item.value, item.figure, item.inputs["place"].iloc[0]) == ("Điểm còn thiếu", "2,50", 2.5, "data/provincial_scores.csv, dòng 3, cột D")
    assert item.formula == "Điểm còn thiếu = 42,50 (đơn vị đang ở hạng 1) − 40,00 = 2,50 điểm"


def test_target_that_is_reached_tells_the_own_total_alone():
    """A rank that the unit has already lacks nothing."""
    item = explain_target(FEW, OURS, Target(rank=4, rank_n=4, total=40.0, lacking=0.0, rank_now=4))
    assert (inputs_of(item), item.title, item.value) == ([("Tổng A năm 2022", "40,00")], "Điểm còn thiếu", "0,00")
    assert item.formula == "Hạng 4 đã bằng hoặc hơn hạng 4: không thiếu điểm nào"


def test_total_that_is_missing_is_a_dash():
    """A unit of which a dimension was not published has no total to set against others."""
    item = explain_target(FEW, replace(OURS, total=None), Target(rank=4, rank_n=3, total=41.0, lacking=0.0, rank_now=4))
    assert (inputs_of(item), item.inputs["number"].isna().tolist()) == ([("Tổng A năm 2022", "—")], [True])


@pytest.mark.parametrize(
    ("changed", "total", "formula"),
    [
        pytest.param({"4": 1.5, "7": -0.25}, 41.25, "40,00 + 1,50 − 0,25 = 41,25", id="up-and-down"),
        pytest.param({"4": 0.0}, 40.0, "40,00 + 0,00 = 40,00", id="unchanged"),
        pytest.param({}, 40.0, "40,00 = 40,00", id="nothing-wished"),
    ],
)
def test_wished_total_adds_each_change(changed, total, formula):
    """Each dimension that changes is added or taken off, in their order."""
    item = explain_wished_total(FEW, OURS, WhatIf(total=total, rank=3, total_now=40.0, rank_now=4, rank_n=4, changed=changed))
    assert (item.formula, item.title, item.value) == (f"Tổng nếu vậy = {formula}", "Tổng điểm nếu vậy", formula.rsplit(" = ", 1)[1])
    assert item.inputs["number"].tolist() == [40.0, *changed.values()]


def test_wished_total_tells_the_score_that_was_set_and_the_true_one():
    """The wished-for score stands beside the one that was published, with its place."""
    item = explain_wished_total(FEW, OURS, WhatIf(total=41.25, rank=3, total_now=40.0, rank_now=4, rank_n=4, changed={"4": 1.5, "7": -0.25}))
    assert inputs_of(item)[1:] == [("Chỉ số 4 đổi", "+1,50"), ("Chỉ số 7 đổi", "−0,25")]
    assert item.inputs["place"].tolist()[1:] == [
        "7,50 đặt trên trang này, thật 6,00 ở data/provincial_scores.csv, dòng 2, cột E", "2,75 đặt trên trang này, thật 3,00 ở chưa công bố",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("total", "place", "above"),
    [
        pytest.param(41.25, 3, ["B", "D"], id="between"),
        pytest.param(41.0, 3, ["B", "D"], id="equal-to-one"),
        pytest.param(42.4999999, 1, [], id="equal-as-printed"),
        pytest.param(40.0, 4, ["B", "D", "C"], id="last"),
    ],
)
def test_wished_rank_lists_the_units_above(total, place, above):
    """The highest total stands first, equal ones by name; totals that are one to six decimals are equal."""
    item = explain_wished_rank(FEW, OURS, WhatIf(total=total, rank=place, total_now=40.0, rank_now=4, rank_n=4, changed={}))
    assert [name for name, _ in inputs_of(item)] == [f"Tổng {unit} năm 2022" for unit in above]
    assert (item.figure, item.value, item.title) == (place, f"{place}/4", "Hạng nếu vậy")
    assert item.formula.endswith(f" = 1 + {len(above)} = {place}, trên 4 đơn vị")


def test_mix_divides_each_gain_by_the_typical_one():
    """Half a point at a quarter a year is two years, a tenth at a fifth half a year more."""
    reach = Reach(years=2, caps={"4": 1.0, "7": 0.5}, typical={"4": 0.25, "7": 0.2}, left_out=(), total=41.5, rank=3)
    item = explain_mix(OURS, reach, Mix(gains={"4": 0.5, "7": 0.1}, cost=2.5))
    assert (item.title, item.value, item.formula) == ("Phương án", "2,5 năm", "Tốn = 0,50 ÷ 0,25 + 0,10 ÷ 0,20 = 2,50 năm tăng thường gặp")
    assert inputs_of(item) == [("Chỉ số 4 tăng thêm", "0,50"), ("Chỉ số 4 tăng thường gặp", "0,25"), ("Chỉ số 7 tăng thêm", "0,10"), ("Chỉ số 7 tăng thường gặp", "0,20")]
    assert item.inputs["place"].tolist()[:2] == ["phương án này; nhiều nhất 1,00 trong 2 năm", "trung vị các lần tăng một năm của mọi đơn vị cùng cấp, đo như năm 2022"]
