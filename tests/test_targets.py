"""A wished-for rank and wished-for scores: what they take, what they give, with every other unit unchanged."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papi_metrics.change import rank_table, score_change
from papi_metrics.errors import UnknownNameError
from papi_metrics.priorities import (
    Panel,
    cheapest_mixes,
    first_target,
    neighbours,
    panel_of,
    reach_of,
    shown_score,
    target_of,
    top_quarter_rank,
    what_if,
    wished_scores,
    yearly_gains,
)
from papi_metrics.surveys import shipped_scores

UNITS = sorted(shipped_scores().query("level == 'province' and year == 2022")["unit"].unique())
GAINS = {year: yearly_gains(shipped_scores(), year=year) for year in (2016, 2020, 2022, 2024)}
CODES = [str(number) for number in range(1, 9)]


def scores_of(**totals):
    """Return scores of 2022 for units given as name=total: dimension 1 has what the other seven, 5 each, leave; None: none."""
    rows = [
        (unit, "province", 2022, code, None if total is None else {"PAPI": total, "1": total - 35}.get(code, 5.0), None, None, "PAPI")
        for unit, total in totals.items()
        for code in ("PAPI", *CODES)
    ]
    names = ["unit", "level", "year", "code", "score", "standard_error", "sample_size", "source"]
    return pd.DataFrame(rows, columns=names).astype({"score": "float64", "standard_error": "float64"})


def panel(unit="A", **totals):
    """Return the panel of a unit among units given as name=total."""
    return panel_of(scores_of(**totals), unit=unit, year=2022)


def of_scores(**scores):
    """Return the panel of a unit of these scores and a total of 40, alone."""
    return Panel(unit="A", level="province", year=2022, scores=scores, missing=(), best=scores, total=40.0, others={}, rising=())


@pytest.fixture(scope="module")
def hung_yen():
    """Hưng Yên among the provinces of 2022."""
    return panel_of(shipped_scores(), unit="Hưng Yên", year=2022)


# the panel


def test_panel_holds_exact_scores(hung_yen):
    """The panel has the published total, the eight dimensions in order, and the totals of the 60 others."""
    assert round(hung_yen.total, 4) == 44.1831
    assert list(hung_yen.scores) == CODES
    assert (len(hung_yen.others), hung_yen.rank_n) == (60, 61)


def test_panel_ranks_as_the_rank_table(hung_yen):
    """The rank of the actual total is the one published everywhere else."""
    table = rank_table(shipped_scores(), year=2022).query("code == 'PAPI' and unit == 'Hưng Yên'")
    assert hung_yen.rank(hung_yen.total) == table["rank"].iloc[0] == 11


def test_panel_without_a_dimension_has_no_total():
    """Bắc Ninh 2022: what is not published is named, and there is no total, never a smaller one."""
    made = panel_of(shipped_scores(), unit="Bắc Ninh", year=2022)
    assert (made.total, made.missing) == (None, ("2", "3", "4", "8"))
    assert (target_of(made, rank=1), what_if(made, {}), first_target(made)) == (None, None, None)


def test_panel_never_mixes_levels():
    """A commune's own survey is ranked among communes only: alone it has nobody to be ranked among."""
    commune = scores_of(**{"xã A": 40.0}).assign(level="commune")
    made = panel_of(pd.concat([shipped_scores(), commune], ignore_index=True), unit="xã A", year=2022)
    assert (made.level, dict(made.others), target_of(made, rank=1)) == ("commune", {}, None)


def test_panel_of_an_unknown_year_is_refused():
    """A year nobody has scores for is no panel."""
    with pytest.raises(UnknownNameError):
        panel_of(shipped_scores(), unit="Hưng Yên", year=2031)


def test_panel_of_a_unit_with_one_score_names_what_is_missing():
    """One dimension is all that a unit has: the other seven are missing, there is no total, and the others are ranked without it."""
    scores = scores_of(B=43, C=42)
    made = panel_of(pd.concat([scores, scores.iloc[[1]].assign(unit="A", score=9.0)], ignore_index=True), unit="A", year=2022)
    assert (dict(made.scores), made.missing, made.total) == ({"1": 9.0}, tuple(CODES[1:]), None)
    assert (dict(made.others), made.rank_n, made.best["1"]) == ({"B": 43.0, "C": 42.0}, 2, 9.0)


def test_panel_of_a_year_without_a_dimension_has_no_best_of_it():
    """What nobody has a score of is missing and has no best."""
    scores = scores_of(A=40, B=43)
    made = panel_of(scores[scores["code"] != "7"], unit="A", year=2022)
    assert (made.missing, list(made.best)) == (("7",), [code for code in CODES if code != "7"])


def test_panel_takes_the_year_and_what_is_published_alone():
    """Scores of another year and units without a total stand in no panel; the best of a dimension may be the unit's own."""
    earlier = scores_of(A=60, B=61, D=62).assign(year=2021)
    made = panel_of(pd.concat([earlier, scores_of(A=43, B=42, C=None)], ignore_index=True), unit="A", year=2022)
    assert (made.total, dict(made.others), made.rank_n) == (43.0, {"B": 42.0}, 2)
    assert (made.best["1"], made.best["2"], made.year) == (8.0, 5.0, 2022)


def test_panel_of_a_year_the_unit_has_no_score_of_is_empty():
    """The others are there, the unit is not: nothing to start from, all eight dimensions missing."""
    scores = pd.concat([scores_of(A=40).assign(year=2021), scores_of(B=43)], ignore_index=True)
    made = panel_of(scores, unit="A", year=2022)
    assert (dict(made.scores), made.missing, made.total, dict(made.others)) == ({}, tuple(CODES), None, {"B": 43.0})


@pytest.mark.parametrize(
    ("total", "rank"),
    [
        pytest.param(44, 1, id="above all"),
        pytest.param(43, 1, id="equal to the best"),
        pytest.param(42.9999996, 1, id="equal at six decimals"),
        pytest.param(42.999999, 2, id="below at six decimals"),
        pytest.param(42, 2, id="equal to two"),
        pytest.param(41, 4, id="below all"),
    ],
)
def test_panel_rank_is_one_more_than_there_are_higher_totals(total, rank):
    """Equal totals share the better rank, and totals are equal where six decimals are."""
    assert panel(A=40, B=43, C=42, D=42).rank(total) == rank


# the target


def test_target_is_the_total_of_the_unit_at_that_rank():
    """The score of the unit that stands there suffices, for equal totals share the better rank."""
    made = target_of(panel(A=40, B=43, C=42, D=39), rank=2)
    assert (made.total, made.lacking, made.rank_now, made.reached) == (42, 2, 3, False)


@pytest.mark.parametrize("rank", [3, 4], ids=["the rank it has", "a worse rank"])
def test_target_already_reached_lacks_nothing(rank):
    """A rank the unit has or betters takes no point: its own total suffices."""
    made = target_of(panel(A=40, B=43, C=42, D=39), rank=rank)
    assert (made.total, made.lacking, made.reached, made.rank, made.rank_n) == (40, 0, True, rank, 4)


def test_target_among_ties():
    """Two units share the first rank: there is no second, and the third is reached with the next total."""
    units = {"A": 40, "B": 43, "C": 43, "D": 42}
    assert target_of(panel(**units), rank=2).total == 43
    assert target_of(panel(**units), rank=3).total == 42


@pytest.mark.parametrize("rank", [0, 5])
def test_target_outside_the_panel_is_refused(rank):
    """A rank that nobody can have is a mistake of the caller."""
    with pytest.raises(ValueError, match="rank"):
        target_of(panel(A=40, B=43, C=42, D=39), rank=rank)


@given(rank=st.integers(1, 61), unit=st.sampled_from(UNITS))
@settings(max_examples=60, deadline=None)
def test_target_total_has_its_rank(rank, unit):
    """With the points lacking, and not with a hair less, the unit has the rank or a better one."""
    made = panel_of(shipped_scores(), unit=unit, year=2022)
    target = None if made.total is None else target_of(made, rank=rank)
    if target is not None:
        assert made.rank(made.total + target.lacking) <= rank
        assert target.reached or made.rank(target.total - 0.00001) > rank


@pytest.mark.parametrize(("own", "expected"), [(40, 2), (50, 1)], ids=["below the top quarter", "within"])
def test_first_target(own, expected):
    """At first the last rank of the top quarter is looked at, or five places up from within."""
    made = panel(A=own, B=43, C=42, D=39, E=38)
    assert first_target(made) == expected
    assert top_quarter_rank(made) == 2


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        pytest.param(17.5, 6, id="the seventh of 21 is just below"),
        pytest.param(18.5, 1, id="the sixth is the last of it"),
        pytest.param(22.5, 1, id="no rank is better than the first"),
        pytest.param(23.5, 1, id="the first stays"),
    ],
)
def test_first_target_at_the_edge_of_the_top_quarter(own, expected):
    """The last of the top quarter is in it already."""
    made = panel(A=own, **{f"Xã {number}": number for number in range(4, 24)})
    assert first_target(made) == expected


def test_nobody_to_rank_has_no_top_quarter():
    """Without any total there is no rank to look at; alone a unit is the first already."""
    nobody = panel(A=None)
    assert (top_quarter_rank(nobody), first_target(nobody)) == (None, None)
    assert (top_quarter_rank(panel(A=40)), first_target(panel(A=40))) == (1, 1)


def test_unit_without_a_total_is_no_part_of_the_top_quarter():
    """The others have a top quarter all the same; the unit has no target in it."""
    made = panel(A=None, B=43, C=42, D=41, E=40)
    assert (top_quarter_rank(made), first_target(made)) == (1, None)


def test_first_target_from_within_the_top_quarter(hung_yen):
    """Hưng Yên, eleventh of 61, looks up at the sixth rank."""
    assert first_target(hung_yen) == 6


@pytest.mark.parametrize(("year", "size"), [(2022, 16), (2021, 15)])
def test_top_quarter_rank_is_the_size_of_papi_s_highest_group(year, size):
    """PAPI's highest group holds as many units as its last rank says."""
    made = panel_of(shipped_scores(), unit="Hưng Yên", year=year)
    highest = rank_table(shipped_scores(), year=year).query("code == 'PAPI' and quartile == 'highest'")
    assert top_quarter_rank(made) == len(highest) == size


# what if


@pytest.mark.parametrize("unit", UNITS)
def test_what_if_of_shown_scores_is_the_actual_state(unit):
    """Sliders left where they are give the exact total and rank of every province, not those of rounded scores."""
    made = panel_of(shipped_scores(), unit=unit, year=2022)
    result = what_if(made, {code: shown_score(score) for code, score in made.scores.items()})
    row = score_change(shipped_scores(), unit=unit, year=2022).iloc[0]
    if result is None:
        assert pd.isna(row["score"])
    else:
        assert (result.total, result.rank, dict(result.changed)) == (row["score"], row["rank"], {})


def test_what_if_changes_total_and_rank(hung_yen):
    """A dimension set a point higher lifts the total by what it lies above the exact score, and the rank with it."""
    result = what_if(hung_yen, {"4": 7.62})
    assert result.gained == pytest.approx(7.62 - 6.876391, abs=1e-6)
    assert (result.rank_now, result.rank, result.rank_n) == (11, 6, 61)


@pytest.mark.parametrize(
    ("wished", "changed"),
    [
        pytest.param({}, {}, id="nothing"),
        pytest.param({"1": 5.0}, {}, id="set as shown"),
        pytest.param({"1": 5.0049}, {}, id="set as shown, with more decimals"),
        pytest.param({"1": 5.01}, {"1": 0.006}, id="a hundredth above"),
        pytest.param({"1": 4.99}, {"1": -0.014}, id="a hundredth below"),
        pytest.param({"1": 6.004, "2": 4.0}, {"1": 1.0, "2": -1.0}, id="one up, one down"),
        pytest.param({"9": 9.0}, {}, id="not of the panel"),
    ],
)
def test_what_if_counts_what_is_set_otherwise_than_shown(wished, changed):
    """A score set to the actual one at two decimals keeps the exact one; any other changes the total by what it lies beside it."""
    made = what_if(of_scores(**{"1": 5.004, "2": 5.0}), wished)
    assert dict(made.changed) == pytest.approx(changed)
    assert (made.gained, made.total, made.total_now) == (pytest.approx(sum(changed.values())), pytest.approx(40 + sum(changed.values())), 40)


wishes = st.dictionaries(st.sampled_from(CODES), st.integers(100, 1000).map(lambda hundredths: hundredths / 100))


@given(wished=wishes, code=st.sampled_from(CODES), more=st.integers(1, 300))
@settings(max_examples=200, deadline=None)
def test_raising_a_dimension_never_worsens_the_rank(hung_yen, wished, code, more):
    """With all else as it is a higher score never gives a worse rank nor a lower total."""
    before = what_if(hung_yen, wished)
    after = what_if(hung_yen, wished | {code: wished.get(code, shown_score(hung_yen.scores[code])) + more / 100})
    assert after.rank <= before.rank
    assert after.total > before.total - 0.005


@given(seed=st.integers(0, 1000), wished=wishes)
@settings(max_examples=20, deadline=None)
def test_order_of_rows_changes_nothing(seed, wished):
    """Scores in any order give the same panel, target and what-if."""
    scores = shipped_scores().query("year == 2022")
    shuffled = scores.sample(frac=1, random_state=seed)
    plain, mixed = (panel_of(table, unit="Hưng Yên", year=2022) for table in (scores, shuffled))
    assert plain == mixed
    assert what_if(plain, wished) == what_if(mixed, wished)


def test_wished_scores_round_up_so_that_they_suffice(hung_yen):
    """Gains are set with two decimals, never less than needed; dimensions without a gain stay."""
    wished = wished_scores(hung_yen, {"4": 0.7283})
    assert wished["4"] == 7.61
    assert wished["4"] - hung_yen.scores["4"] >= 0.7283
    assert what_if(hung_yen, wished).changed.keys() == {"4"}


@pytest.mark.parametrize(
    ("score", "gain", "wished"),
    [
        pytest.param(5.0, 0.25, 5.25, id="as it is"),
        pytest.param(5.004, 0.001, 5.01, id="rounded up"),
        pytest.param(5.004, 0.006, 5.01, id="whole hundredths, whatever floats make of them"),
        pytest.param(5.004, 0.0061, 5.02, id="a hair more"),
        pytest.param(5.006, 0.001, 5.02, id="a step above what is shown"),
        pytest.param(5.006, 0.0, 5.01, id="no gain, as shown"),
        pytest.param(9.98, 0.5, 10.0, id="never above ten"),
    ],
)
def test_wished_scores_are_the_lowest_that_hold_the_gain(score, gain, wished):
    """The lowest score of two decimals that holds the gain and is not the one shown; a dimension without a gain is as shown."""
    assert wished_scores(of_scores(**{"1": score, "2": 5.006}), {"1": gain}) == {"1": wished, "2": 5.01}


def test_wished_scores_end_at_the_highest_there_can_be():
    """Another highest score than ten bounds them too."""
    assert wished_scores(of_scores(**{"1": 7.9}), {"1": 0.5}, highest=8.0) == {"1": 8.0}


def test_wished_scores_never_count_as_unchanged():
    """Quảng Nam 2024: a gain within the rounding of the shown score is set a step higher, and the rank is reached."""
    made = panel_of(shipped_scores(), unit="Quảng Nam", year=2024)
    wished = wished_scores(made, {"6": 0.6237, "7": 0.0013})
    assert what_if(made, wished).changed.keys() == {"6", "7"}
    assert what_if(made, wished).rank == 49


@given(unit=st.sampled_from(UNITS), rank=st.integers(1, 61), year=st.sampled_from([2016, 2020, 2022, 2024]))
@settings(max_examples=60, deadline=None)
def test_trying_a_mix_reaches_its_rank(unit, rank, year):
    """Whatever the province, the year and the rank: the sliders set to a mix show the rank or a better one."""
    made = panel_of(shipped_scores(), unit=unit, year=year)
    target, reach = (None, None) if made.total is None else (target_of(made, rank=min(rank, made.rank_n)), reach_of(made, GAINS[year], years=3))
    mixes = cheapest_mixes(target.lacking, typical=reach.typical, caps=reach.caps) if target else ()
    assert [mix for mix in mixes if what_if(made, wished_scores(made, mix.gains)).rank > target.rank] == []


# neighbours


def test_neighbours_show_how_others_move():
    """Those the unit passes go down a place each; at most three stand above and three below it."""
    made = panel(A=40, B=43, C=42, D=41, E=39, F=38, G=37, H=36, I=44)
    table = neighbours(made, what_if(made, {"1": shown_score(made.scores["1"]) + 2.5}))
    assert list(table["unit"]) == ["I", "B", "A", "C", "D", "E"]
    assert list(table["rank"]) == [1, 2, 3, 4, 5, 6]
    assert list(table["moved"]) == [0, 0, 2, -1, -1, 0]
    assert list(table["own"]) == [False, False, True, False, False, False]


@pytest.mark.parametrize(
    ("around", "shown"),
    [pytest.param(3, "BCAD", id="all"), pytest.param(1, "CAD", id="one on each side"), pytest.param(0, "A", id="itself alone")],
)
def test_neighbours_lay_out_ranks_then_and_now(around, shown):
    """Drawing level with the second: it stands after its equal, both second, and whom it passed goes down to the fourth."""
    made = panel(A=40, B=43, C=42, D=41)
    rows = {"B": ("B", 43, 1, 1, 0, False), "C": ("C", 42, 2, 2, 0, False), "A": ("A", 42, 2, 4, 2, True), "D": ("D", 41, 4, 3, -1, False)}
    table = neighbours(made, what_if(made, {"1": 7.0}), around=around)
    assert list(table) == ["unit", "total", "rank", "rank_now", "moved", "own"]
    assert list(table.itertuples(index=False, name=None)) == [rows[unit] for unit in shown]


def test_neighbours_without_a_change_stay():
    """Nobody moves where nothing is set; what is equal at six decimals shares its rank."""
    made = panel(A=40, B=40.0000004, C=39)
    table = neighbours(made, what_if(made, {}))
    assert (list(table["unit"]), list(table["rank"]), list(table["rank_now"])) == (["B", "A", "C"], [1, 1, 3], [1, 1, 3])


def test_neighbours_of_an_equal_total_share_the_rank():
    """A unit that draws level shares the rank, and the other keeps its own."""
    made = panel(A=40, B=43, C=42)
    table = neighbours(made, what_if(made, {"1": 8.0})).set_index("unit")
    assert (table.loc["A", "rank"], table.loc["B", "rank"], table.loc["C", "rank"]) == (1, 1, 3)


@given(wished=wishes)
@settings(max_examples=50, deadline=None)
def test_neighbours_have_the_ranks_of_the_whole_panel(hung_yen, wished):
    """The ranks shown are those of ranking all units again."""
    result = what_if(hung_yen, wished)
    table = neighbours(hung_yen, result, around=100)
    again = table["total"].round(6).rank(method="min", ascending=False).astype("int64")
    assert list(table["rank"]) == list(again)
    assert len(table) == hung_yen.rank_n
