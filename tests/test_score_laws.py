"""Laws of scores: order changes nothing, what is missing stays missing, no verdict across a break, contributions add up."""

from __future__ import annotations

import itertools
import re

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papi_metrics.change import (
    contributions,
    laddered,
    rank_history,
    score_change,
    score_history,
    standing,
    verdict_counts,
)
from papi_metrics.change.rounding import apportioned, hundredths
from papi_metrics.change.scores import _paired
from papi_metrics.framework import codes, forbidding_years, parts_of, provinces, sub_dimensions, unit_comparability
from papi_metrics.surveys import layered_scores, shipped_scores
from papi_metrics.surveys.sums import summed_scores
from papi_metrics.wording import points

YEARS = tuple(range(2011, 2025))
PAIRS = tuple(itertools.combinations(YEARS, 2))
UNITS = ("Hưng Yên", "Thái Bình", "Bắc Ninh", "Hà Nội", "Bắc Giang")
SMALL = shipped_scores().query("unit in @UNITS and year >= 2020").reset_index(drop=True)
FIGURES = {
    "score_change": lambda table: score_change(table, unit="Hưng Yên", year=2022),
    "contributions": lambda table: contributions(table, unit="Hưng Yên", year=2022),
    "standing": lambda table: standing(table, unit="Hưng Yên", year=2022),
    "rank_history": lambda table: rank_history(table, unit="Hưng Yên", code="4"),
    "score_history": lambda table: score_history(table, unit="Hưng Yên", codes=["PAPI", "4", "5"]),
}


@pytest.mark.parametrize("name", FIGURES)
@given(seed=st.integers(0, 2**32 - 1))
@settings(max_examples=8, deadline=None)
def test_order_of_rows_units_and_years_changes_nothing(name, seed):
    """Whatever order the scores stand in, the figures are the same, row by row."""
    mixed = SMALL.iloc[np.random.default_rng(seed).permutation(len(SMALL))]
    pd.testing.assert_frame_equal(FIGURES[name](mixed), FIGURES[name](SMALL))


def without(dropped: list[str], year: int) -> pd.DataFrame:
    """Return the scores with some sub-dimensions of Hưng Yên's year not published, summed anew."""
    parts = SMALL[SMALL["code"].str.contains(".", regex=False)]
    gone = (parts["unit"] == "Hưng Yên") & (parts["year"] == year) & parts["code"].isin(dropped)
    return summed_scores(parts.assign(score=parts["score"].mask(gone)).assign(column=None))


@given(dropped=st.lists(st.sampled_from(sub_dimensions(2022)), min_size=1, max_size=5, unique=True), year=st.sampled_from([2021, 2022]))
@settings(max_examples=20, deadline=None)
def test_a_missing_part_never_becomes_a_number(dropped, year):
    """Without a part its dimension and the total, their changes and their contributions are missing, never less."""
    scores = without(dropped, year)
    lost = {*dropped, *(code.split(".")[0] for code in dropped), "PAPI"}
    changes = score_change(scores, unit="Hưng Yên", year=2022).set_index("code")
    own = "score" if year == 2022 else "base"
    assert set(changes.index[changes[own].isna()]) == set(changes.index[changes["change"].isna()]) == lost
    parts = contributions(scores, unit="Hưng Yên", year=2022)
    assert set(parts.loc[parts["contribution"].isna(), "code"]) == lost - {"PAPI"}


@given(dropped=st.lists(st.sampled_from(sub_dimensions(2022)), min_size=1, max_size=5, unique=True))
@settings(max_examples=10, deadline=None)
def test_what_has_no_score_has_no_rank_and_no_verdict(dropped):
    """Missing scores are neither ranked nor judged; the parents' figures of two decimals are missing with them."""
    scores = without(dropped, 2022)
    lost = {*dropped, *(code.split(".")[0] for code in dropped), "PAPI"}
    changes = score_change(scores, unit="Hưng Yên", year=2022)
    assert set(changes.loc[changes["rank"].isna(), "code"]) == set(changes.loc[changes["verdict"] == "no_data", "code"]) == lost
    parts = contributions(scores, unit="Hưng Yên", year=2022)
    assert set(parts.loc[parts["shown"].isna(), "parent"]) == {code for code in lost if "." not in code}


def test_a_later_file_that_lacks_a_part_takes_no_sum_for_whole():
    """Laid over nothing of its own, a file without one sub-dimension gives no dimension and no total."""
    layer = SMALL[(SMALL["unit"] == "Hưng Yên") & (SMALL["year"] == 2022) & SMALL["code"].str.startswith("4.")]
    layer = layer[layer["code"] != "4.2"].assign(unit="xã Mới", level="commune", column=None)
    new = layered_scores(SMALL.assign(column=None), [layer]).query("unit == 'xã Mới'").set_index("code")["score"]
    assert new[["4", "PAPI", "4.2"]].isna().all()
    assert new[["4.1", "4.3", "4.4"]].notna().all()


def every_pair(pair: tuple[int, int]) -> pd.DataFrame:
    """Judge every province and code over a pair of years, those of both years' structures."""
    scores = shipped_scores()
    names = sorted({*codes(pair[0]), *codes(pair[1])})
    units = pd.DataFrame(list(itertools.product([item.name for item in provinces()], names)), columns=["unit", "code"])
    return _paired(units, scores, year=pair[1], base_year=pair[0])


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair[0]}-{pair[1]}")
def test_no_verdict_across_a_forbidding_break(pair):
    """For every pair of years, code and province: where a break forbids it there is neither verdict nor evidence."""
    table = every_pair(pair)
    forbidden = table["code"].map({code: any(pair[0] < year <= pair[1] for year in forbidding_years(code)) for code in table["code"].unique()})
    judged = table["verdict"].isin(["up", "down", "flat"])
    assert not (forbidden & (judged | table["evidence"].notna())).any()
    assert ((table["comparability"] == "no") == forbidden).all()


@pytest.mark.parametrize("unit", ["Hưng Yên", "Thái Bình", "Hưng Yên (khảo sát riêng)"])
def test_no_verdict_across_a_merger(unit):
    """Every code of a merged province begins anew in 2025, its own survey's too."""
    assert {unit_comparability(unit, code, base, 2025)[0] for code in codes(2024) for base in YEARS} == {"no"}


def test_counts_of_verdicts_have_none_across_a_break():
    """Counted over all provinces, a forbidden pair has no rise and no fall."""
    counts = verdict_counts(shipped_scores(), code="5", year=2021, base_year=2020).set_index("verdict")["units"]
    assert counts[["up", "down", "flat"]].sum() == 0


OWN = dict(list(shipped_scores().groupby("unit", sort=False)))


@pytest.mark.parametrize("unit", OWN)
def test_contributions_add_up_for_every_pair_of_years(unit):
    """Of every province and pair of years: the contributions are the change, their figures the difference as written."""
    known = sorted(OWN[unit]["year"].unique())
    tables = [contributions(OWN[unit], unit=unit, year=int(year), base_year=int(base)) for base, year in itertools.combinations(known, 2)]
    parts = pd.concat([table.assign(pair=at) for at, table in enumerate(tables)])
    parts = parts[parts["shown"].notna()]
    sums = parts.groupby(["pair", "parent"]).agg(
        given=("contribution", "sum"), change=("parent_change", "first"), shown=("shown", "sum"),
        start=("parent_base", "first"), end=("parent_score", "first"), off=("shown", "size"),
    )  # fmt: skip
    assert (sums["given"] - sums["change"]).abs().max() < 1e-9
    written = [hundredths(end) - hundredths(start) for start, end in zip(sums["start"], sums["end"], strict=True)]
    assert [round(100 * shown) for shown in sums["shown"]] == written
    assert (parts["shown"] - parts["contribution"]).abs().max() < 0.01 + 1e-9


@pytest.mark.parametrize("unit", ["Hưng Yên", "Hà Nội", "Bắc Ninh"])
@pytest.mark.parametrize("pair", [(2021, 2022), (2020, 2021), (2018, 2024), (2017, 2018)])
def test_ladders_add_up(unit, pair):
    """Of every dimension in a ladder its parts' figures add up to its own."""
    ladder = laddered(contributions(shipped_scores(), unit=unit, year=pair[1], base_year=pair[0]))
    below = ladder[ladder["depth"] == 2].groupby("parent")["shown"].sum()
    above = ladder[ladder["depth"] == 1].set_index("code")["shown"]
    assert (below - above[below.index]).abs().max() < 1e-9 or below.empty


@given(base=st.floats(0, 50), shares=st.lists(st.floats(-2.5, 2.5), min_size=1, max_size=8))
def test_apportioned_adds_up_and_stays_near(base, shares):
    """Whatever the shares: they add up, each within a hundredth of itself, none turned round."""
    total = hundredths(base + sum(shares)) - hundredths(base)
    found = apportioned(shares, total=total)
    assert sum(found) == total
    assert all(abs(cents - 100 * share) < 1 + 1e-6 and cents * share >= 0 for cents, share in zip(found, shares, strict=True))


@given(value=st.floats(-100, 100))
def test_hundredths_are_what_is_written(value):
    """Figures are rounded here as they are where they are written."""
    assert points(value) == points(hundredths(value) / 100)
    assert not re.search(r"\d,\d{3}", points(value))


def test_every_parent_has_its_parts():
    """The parts of both years stand under each parent, in order."""
    parts = contributions(shipped_scores(), unit="Hưng Yên", year=2021, base_year=2020)
    assert parts.loc[parts["parent"] == "5", "code"].tolist() == list(parts_of("5", 2020))
