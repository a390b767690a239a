"""The cheapest mixes of gains: typical gains over comparable years, caps, and mixes that nothing beats."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pandas as pd
import pytest
from figures import scores_to_2024
from hypothesis import given, settings
from hypothesis import strategies as st

from papi_metrics.framework import comparability
from papi_metrics.priorities import (
    Mix,
    Panel,
    Reach,
    cheapest_mixes,
    mix_table,
    panel_of,
    reach_of,
    target_of,
    yearly_gains,
)

CODES = [str(number) for number in range(1, 9)]


def yearly(code, *scores, first=2022, unit="A", level="province"):
    """Return a dimension's scores of a unit over the years from the first on."""
    rows = [(unit, level, first + at, code, score) for at, score in enumerate(scores)]
    return pd.DataFrame(rows, columns=["unit", "level", "year", "code", "score"])


def row_of(gains, code):
    """Return a dimension's row."""
    return gains.set_index("code").loc[code]


@pytest.fixture(scope="module")
def gains():
    """What provinces usually gain in a year."""
    return yearly_gains(scores_to_2024(), year=2022)


# yearly gains


def test_yearly_gains_are_median_and_upper_quartile_of_rises():
    """Of the rises alone: falls and years without a change are no gains."""
    scores = pd.concat([yearly("2", 5.0, 5.1), *(yearly("2", 5, 5 + rise, unit=str(rise)) for rise in (0.2, 0.3, 0.5, 0, -1))])
    row = row_of(yearly_gains(scores, year=2022), "2")
    assert (row["pairs"], row["gains"]) == (6, 4)
    assert (row["typical"], row["large"]) == (pytest.approx(0.25), pytest.approx(0.35))


def test_yearly_gains_leave_out_what_is_read_with_caution(gains):
    """Dimension 1 jumped in 2019 and 2022, dimension 5 was rescaled in 2021: those years tell nothing of a usual gain."""
    assert row_of(gains, "1")["years"] == "2020, 2021, 2023, 2024"
    assert "2021" not in row_of(gains, "5")["years"]
    for row in gains.to_dict("records"):
        assert all(comparability(row["code"], int(year) - 1, int(year))[0] == "yes" for year in row["years"].split(", "))


@pytest.mark.parametrize(
    ("year", "code", "years"),
    [
        pytest.param(2016, "4", "2012, 2013, 2014, 2015, 2016, 2017", id="before the total of 2018"),
        pytest.param(2020, "5", "2019, 2020", id="before dimension 5 was rescaled"),
        pytest.param(2022, "5", "2022, 2023, 2024", id="after"),
        pytest.param(2018, "8", "", id="no pair measured alike"),
    ],
)
def test_yearly_gains_are_those_measured_as_in_the_year(year, code, years):
    """Gains in points of another way to measure are not added to a year's scores."""
    assert row_of(yearly_gains(scores_to_2024(), year=year), code)["years"] == years


@pytest.mark.parametrize("year", range(2011, 2025))
def test_no_gain_crosses_a_forbidding_break(year):
    """Whatever the year: no gain of a pair of years that may not be compared with it."""
    for row in yearly_gains(scores_to_2024(), year=year).to_dict("records"):
        used = [int(later) for later in row["years"].split(", ") if later]
        assert [later for later in used if "no" in {comparability(row["code"], one, year)[0] for one in (later - 1, later)}] == []


def test_yearly_gains_leave_out_mergers():
    """A merged province's first year is not compared with the years before; one that was not merged is."""
    scores = pd.concat([yearly("2", 5.0, 6.0, first=2024, unit=unit) for unit in ("Hưng Yên", "Hà Nội")])
    assert row_of(yearly_gains(scores, year=2025), "2")["pairs"] == 1


def test_yearly_gains_without_a_rise_are_missing():
    """A dimension without comparable years has no usual gain, not nought."""
    row = row_of(yearly_gains(yearly("2", 5.0, 4.0), year=2022), "2")
    assert (row["gains"], np.isnan(row["typical"]), np.isnan(row["large"])) == (0, True, True)


@pytest.mark.parametrize("scores", [yearly("2", 5.0), yearly("2"), yearly("2", 5.0, 6.0).iloc[:0], yearly("2", 5.0, None, 6.0), yearly("2.1", 1.0, 2.0)],
                         ids=["one year", "no score", "no row", "a year between is missing", "no dimension"])  # fmt: skip
def test_yearly_gains_without_two_years_in_a_row_are_missing(scores):
    """Without a year and the one before there is no pair, no gain and no year: eight rows all the same."""
    made = yearly_gains(scores, year=2022)
    assert (list(made["code"]), set(made["pairs"]), set(made["gains"]), set(made["years"])) == (CODES, {0}, {0}, {""})
    assert made[["typical", "large"]].isna().all(axis=None)


def test_yearly_gains_are_a_unit_s_own():
    """One unit's score is never set against another's, nor one dimension's against another's."""
    scores = pd.concat([yearly("2", 5.0), yearly("2", 9.0, first=2023, unit="B"), yearly("3", 7.0, first=2023)])
    assert set(yearly_gains(scores, year=2022)["pairs"]) == {0}


def test_yearly_gains_keep_levels_apart():
    """A commune's gains are not a province's."""
    scores = pd.concat([yearly("2", 5.0, 6.0), yearly("2", 5.0, 9.0, unit="xã A", level="commune")])
    assert row_of(yearly_gains(scores, year=2022), "2")["typical"] == 1.0
    assert row_of(yearly_gains(scores, year=2022, level="commune"), "2")["typical"] == 4.0


def test_yearly_gains_order_of_rows_is_irrelevant(gains):
    """Scores in another order give the same gains; all eight dimensions in order."""
    pd.testing.assert_frame_equal(yearly_gains(scores_to_2024().iloc[::-1], year=2022), gains)
    assert list(gains["code"]) == CODES


# reach


@pytest.mark.parametrize("years", [1, 2, 3])
def test_reach_stays_below_the_best_unit(gains, years):
    """A cap is so many large gains, at most up to the best unit of the year; the rank is that of all caps together."""
    panel = panel_of(scores_to_2024(), unit="Hưng Yên", year=2022)
    reach = reach_of(panel, gains, years=years)
    for code, cap in reach.caps.items():
        assert cap == pytest.approx(min(years * row_of(gains, code)["large"], panel.best[code] - panel.scores[code]))
    assert reach.rank == panel.rank(panel.total + math.fsum(reach.caps.values()))


def test_reach_leaves_out_what_has_no_gain_to_measure_by(gains):
    """A dimension without a comparable gain is named and in no mix."""
    known = gains.assign(gains=gains["gains"].where(gains["code"] != "8", 0))
    reach = reach_of(panel_of(scores_to_2024(), unit="Hưng Yên", year=2022), known, years=1)
    assert reach.left_out == ("8",)
    assert "8" not in reach.caps


def usual(*rows):
    """Return yearly gains of rows: code, how many gains, the typical one, the large one."""
    return pd.DataFrame(rows, columns=["code", "gains", "typical", "large"])


def a_panel(**changes):
    """Return the panel of a unit of two dimensions, 3 and 4 of best 5 and 4.5; two others have totals of 8 and 9."""
    plain = {"unit": "A", "level": "province", "year": 2022, "scores": {"1": 3.0, "2": 4.0}, "missing": (), "best": {"1": 5.0, "2": 4.5}, "total": 7.0}
    return Panel(**(plain | {"others": {"B": 8.0, "C": 9.0}, "rising": (8.0, 9.0)} | changes))


@pytest.mark.parametrize(
    ("rows", "years", "caps", "left_out", "total", "rank"),
    [
        pytest.param([("1", 1, 0.2, 0.3), ("2", 4, 0.1, 0.2)], 1, {"1": 0.3, "2": 0.2}, (), 7.5, 3, id="a large gain a year, one gain is enough"),
        pytest.param([("1", 1, 0.2, 0.3), ("2", 4, 0.1, 0.2)], 3, {"1": 0.9, "2": 0.5}, (), 8.4, 2, id="three of them, at most the best unit's score"),
        pytest.param([("1", 0, math.nan, math.nan), ("2", 4, 0.1, 0.2)], 2, {"2": 0.4}, ("1",), 7.4, 3, id="no gain to measure by"),
        pytest.param([("1", 3, 0.5, 1.0), ("2", 3, 0.5, 1.0)], 2, {"1": 2.0, "2": 0.5}, (), 9.5, 1, id="up to the best everywhere"),
        pytest.param([], 1, {}, ("1", "2"), 7.0, 3, id="no gains at all"),
    ],
)
def test_reach_is_so_many_large_gains_up_to_the_best(rows, years, caps, left_out, total, rank):
    """Years times the large gain, at most what the best unit has more; total and rank are those of all caps together."""
    reach = reach_of(a_panel(), usual(*rows), years=years)
    assert (reach.years, reach.caps, reach.left_out, reach.total, reach.rank) == (years, pytest.approx(caps), left_out, pytest.approx(total), rank)


def test_reach_of_the_best_unit_is_nought():
    """Who has the highest score of a dimension has nothing to gain there, never less than nothing."""
    reach = reach_of(a_panel(best={"1": 3.0, "2": 3.9}), usual(("1", 2, 0.2, 0.3), ("2", 2, 0.2, 0.3)), years=1)
    assert (reach.caps, reach.typical, reach.total) == ({"1": 0.0, "2": 0.0}, {"1": 0.2, "2": 0.2}, 7.0)


def test_reach_of_a_unit_without_a_total_is_none(gains):
    """Nothing can be reached from no total."""
    assert reach_of(panel_of(scores_to_2024(), unit="Bắc Ninh", year=2022), gains, years=1) is None


# mixes


def test_cheapest_mix_fills_the_largest_usual_gain_first():
    """What usually gains most in a year costs least a point."""
    first, *_ = cheapest_mixes(0.7, typical={"1": 0.2, "2": 0.5}, caps={"1": 1.0, "2": 0.5})
    assert first.gains == {"1": pytest.approx(0.2), "2": 0.5}
    assert first.cost == pytest.approx(2.0)


def test_mixes_are_told_apart_and_ordered():
    """Each mix uses other dimensions; by cost, then the fewer, then their order."""
    mixes = cheapest_mixes(0.5, typical={"1": 0.5, "2": 0.5, "3": 0.25}, caps={"1": 0.5, "2": 0.5, "3": 0.5})
    assert [list(mix.gains) for mix in mixes] == [["1"], ["2"], ["3"]]
    assert [mix.cost for mix in mixes] == [1.0, 1.0, 2.0]


def test_mixes_of_equal_cost_put_the_fewer_dimensions_first():
    """One dimension is easier to work on than two."""
    mixes = cheapest_mixes(0.5, typical={"1": 0.5, "2": 0.5}, caps={"1": 0.3, "2": 0.5})
    assert [list(mix.gains) for mix in mixes] == [["2"], ["1", "2"]]


@pytest.mark.parametrize(
    ("lacking", "caps"),
    [
        pytest.param(0.0, {"1": 1.0}, id="nothing lacking"),
        pytest.param(1.1, {"1": 1.0}, id="beyond all caps"),
        pytest.param(0.1, {"1": 0.0}, id="no headroom"),
    ],
)
def test_no_mix(lacking, caps):
    """There is none where nothing is lacking, or all caps together do not suffice."""
    assert cheapest_mixes(lacking, typical={"1": 0.2}, caps=caps) == ()


@pytest.mark.parametrize(
    ("lacking", "caps", "mixes"),
    [
        pytest.param(0.5, {"1": 1.0}, [{"1": 0.5}], id="one dimension"),
        pytest.param(1.0, {"1": 1.0}, [{"1": 1.0}], id="its whole cap"),
        pytest.param(0.5, {"2": 0.0, "1": 1.0}, [{"1": 0.5}], id="a cap of nought is never used"),
        pytest.param(0.5, {"2": -0.1, "1": 1.0}, [{"1": 0.5}], id="nor one below"),
        pytest.param(0.5, {"2": 0.3, "1": 0.3}, [{"2": 0.3, "1": 0.2}], id="gains in the order of the caps"),
        pytest.param(0.3, {"1": 0.1, "2": 0.1, "3": 0.1}, [{"1": 0.1, "2": 0.1, "3": 0.1}], id="all caps together, whatever floats make of them"),
        pytest.param(-0.5, {"1": 1.0}, [], id="more than enough already"),
        pytest.param(0.5, {}, [], id="no dimension"),
    ],
)
def test_cheapest_mixes_use_what_has_headroom(lacking, caps, mixes):
    """Gains add up to what is lacking within the caps of those that have one, of equal typical gains the first as far as it goes."""
    found = cheapest_mixes(lacking, typical=dict.fromkeys(caps, 0.2), caps=caps)
    assert [dict(mix.gains) for mix in found] == [pytest.approx(gains) for gains in mixes]
    assert [list(mix.gains) for mix in found] == [list(gains) for gains in mixes]


@pytest.mark.parametrize(("options", "codes"), [({"most": 1}, "6"), ({"most": 2}, "65"), ({}, "65432"), ({"most": 9}, "654321")], ids=["one", "two", "unless told", "all there are"])
def test_cheapest_mixes_are_at_most_so_many(options, codes):
    """Of six dimensions that suffice alone the cheapest are shown, five unless told otherwise."""
    typical, caps = {str(code): code / 10 for code in range(1, 7)}, {str(code): 1.0 for code in range(1, 7)}
    assert [list(mix.gains) for mix in cheapest_mixes(0.3, typical=typical, caps=caps, **options)] == [[code] for code in codes]


tenths = st.integers(1, 10).map(lambda number: number / 10)
dimensions = st.dictionaries(st.sampled_from(CODES), st.tuples(tenths, tenths), min_size=1, max_size=8)


@given(dimensions, st.floats(0.01, 1.0))
@settings(max_examples=150, deadline=None)
def test_mixes_add_up_within_their_caps(made, share):
    """Every mix's gains are above nought, within the caps, and add up to what is lacking; the cost is theirs."""
    typical, caps = ({code: pair[at] for code, pair in made.items()} for at in (0, 1))
    lacking = share * math.fsum(caps.values())
    mixes = cheapest_mixes(lacking, typical=typical, caps=caps)
    assert mixes
    for mix in mixes:
        assert math.fsum(mix.gains.values()) == pytest.approx(lacking, abs=1e-8)
        assert all(0 < gain <= caps[code] + 1e-12 for code, gain in mix.gains.items())
        assert mix.cost == pytest.approx(sum(gain / typical[code] for code, gain in mix.gains.items()))


@given(dimensions, st.lists(st.floats(0.0, 1.0), min_size=8, max_size=8))
@settings(max_examples=200, deadline=None)
def test_no_feasible_mix_is_cheaper(made, parts):
    """Whatever gains within the caps add up to the same, they cost at least as much as the first mix."""
    typical, caps = ({code: pair[at] for code, pair in made.items()} for at in (0, 1))
    any_mix = {code: part * caps[code] for code, part in zip(made, parts, strict=False)}
    lacking = math.fsum(any_mix.values())
    mixes = cheapest_mixes(lacking, typical=typical, caps=caps)
    if mixes:
        assert mixes[0].cost <= sum(gain / typical[code] for code, gain in any_mix.items()) + 1e-6


@given(st.lists(st.tuples(st.integers(1, 9), st.integers(1, 4)), min_size=3, max_size=3), st.integers(1, 12))
@settings(max_examples=60, deadline=None)
def test_cheapest_mix_is_that_of_brute_force(made, lacking):
    """In whole tenths all mixes can be tried: the first one costs as much as the best of them."""
    typical, caps = ({str(at): pair[side] for at, pair in enumerate(made)} for side in (0, 1))
    tried = (combo for combo in itertools.product(*(range(cap + 1) for cap in caps.values())) if sum(combo) == lacking)
    costs = [sum(gain / usual for gain, usual in zip(combo, typical.values(), strict=True)) for combo in tried]
    mixes = cheapest_mixes(lacking, typical=typical, caps=caps)
    assert bool(mixes) == bool(costs)
    assert not costs or mixes[0].cost == pytest.approx(min(costs))


def test_mixes_reach_the_rank(gains):
    """Every mix of Hưng Yên for the sixth rank leads there and not further."""
    panel = panel_of(scores_to_2024(), unit="Hưng Yên", year=2022)
    target, reach = target_of(panel, rank=6), reach_of(panel, gains, years=2)
    mixes = cheapest_mixes(target.lacking, typical=reach.typical, caps=reach.caps)
    assert [panel.rank(panel.total + math.fsum(mix.gains.values())) for mix in mixes] == [6] * 5


def test_mix_table_has_a_row_for_each_gain(gains):
    """Mixes as a table: numbered from the cheapest, with what each gain costs; no mix is an empty table of the same columns."""
    reach = reach_of(panel_of(scores_to_2024(), unit="Hưng Yên", year=2022), gains, years=2)
    mixes = cheapest_mixes(0.73, typical=reach.typical, caps=reach.caps)
    table = mix_table(mixes, reach)
    assert list(table.groupby("mix")["years"].sum()) == [pytest.approx(mix.cost) for mix in mixes]
    assert list(mix_table((), reach).columns) == list(table.columns)


def test_mix_table_numbers_the_mixes_from_the_cheapest():
    """Each gain stands with its mix's number, cost and size, its years of typical gain and its cap."""
    reach = Reach(years=1, caps={"1": 0.5, "2": 0.4}, typical={"1": 0.25, "2": 0.1}, left_out=(), total=8.0, rank=1)
    table = mix_table((Mix(gains={"1": 0.5}, cost=2.0), Mix(gains={"1": 0.25, "2": 0.25}, cost=3.5)), reach)
    assert table.to_numpy().tolist() == [[1, 2.0, 1, "1", 0.5, 2.0, 0.5], [2, 3.5, 2, "1", 0.25, 1.0, 0.5], [2, 3.5, 2, "2", 0.25, 2.5, 0.4]]


@pytest.mark.parametrize("mixes", [(), (Mix(gains={"1": 0.5}, cost=2.0),)], ids=["no mix", "a mix"])
def test_mix_table_has_its_columns_and_types_whatever_it_holds(mixes):
    """Numbers of mixes and dimensions are whole, figures are not, codes are text: with rows and without."""
    reach = Reach(years=1, caps={"1": 0.5}, typical={"1": 0.25}, left_out=(), total=8.0, rank=1)
    kinds = {"mix": "int64", "cost": "float64", "dimensions": "int64", "code": "str", "gain": "float64", "years": "float64", "cap": "float64"}
    assert {name: str(dtype) for name, dtype in mix_table(mixes, reach).dtypes.items()} == kinds
