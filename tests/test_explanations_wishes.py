"""Wishes explained: target, what-if and mixes are reckoned anew from the inputs alone, and the places hold what they say."""

from __future__ import annotations

import csv
import math
import re
from functools import lru_cache

import pytest

from papi_metrics.explanations import explain_mix, explain_target, explain_wished_rank, explain_wished_total, score_book
from papi_metrics.framework import DATA_FOLDER
from papi_metrics.priorities import cheapest_mixes, panel_of, reach_of, target_of, what_if, yearly_gains
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
