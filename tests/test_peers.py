"""A unit among all of its level, and its peers of every kind: ties, missing scores, mergers; order of rows is nothing."""

from __future__ import annotations

import pandas as pd
import pytest
from figures import NAN, score_table, scores_to_2024, totals
from hypothesis import given, settings
from hypothesis import strategies as some

from papi_metrics.change import (
    KINDS,
    MAIN_CODES,
    MOST,
    merger_histories,
    panel_standing,
    peer_table,
    peers,
    places_in,
    rank_histories,
    rank_history,
    rows_of,
    score_panel,
    standing,
    tile_places,
    units_in,
)
from papi_metrics.errors import UnknownNameError
from papi_metrics.framework import OWN_SURVEY, provinces

SCORES = scores_to_2024()
PANEL = score_panel(SCORES)
UNITS = [item.name for item in provinces()]
YEARS = range(2011, 2025)


def units(scores, **asked):
    """Return the names of a unit's peers."""
    return peers(scores, **{"unit": "A", "year": 2022, **asked}).units


# the panel


@pytest.mark.parametrize("year", [2012, 2018, 2021, 2022])
@pytest.mark.parametrize("unit", ["Hưng Yên", "Bắc Ninh"])
def test_panel_standing_says_what_standing_says(unit, year):
    """Worked out for all at once or for one unit, rank, group and distances are the same."""
    once = panel_standing(PANEL, unit=unit, year=year)
    alone = standing(SCORES, unit=unit, year=year)
    alone = alone[alone["code"].isin(MAIN_CODES)].reset_index(drop=True)
    shared = [name for name in alone if name != "source"]
    pd.testing.assert_frame_equal(once[shared], alone[shared], check_dtype=False)


@pytest.mark.parametrize("code", ["PAPI", "2", "5", "8"])
def test_rank_histories_say_what_rank_history_says(code):
    """Ranks, sizes and stretches of a unit are the same as when followed alone."""
    once = rank_histories(PANEL, units=["Hưng Yên"], code=code)
    alone = rank_history(SCORES, unit="Hưng Yên", code=code)
    shared = ["year", "score", "rank", "rank_n", "quartile", "segment"]
    pd.testing.assert_frame_equal(once[shared], alone[shared], check_dtype=False)


@pytest.mark.parametrize(
    ("year", "place", "count"), [(2018, 37, 61), (2019, 60, 63), (2020, 44, 63), (2021, 5, 60), (2022, 11, 61), (2023, 12, 61), (2024, 19, 61)]
)
def test_panel_gives_the_published_ranks(year, place, count):
    """Hưng Yên's total ranks as published, among the provinces with a score that year."""
    row = panel_standing(PANEL, unit="Hưng Yên", year=year).iloc[0]
    assert (row["rank"], row["rank_n"]) == (place, count)


def test_standing_of_a_unit_without_a_score_tells_of_the_others():
    """Bắc Ninh has no score of 2021: no rank, no distance, and still 60 others with a median."""
    row = panel_standing(PANEL, unit="Bắc Ninh", year=2021).iloc[0]
    assert row[["score", "rank", "quartile", "to_median"]].isna().all()
    known = SCORES.loc[(SCORES["year"] == 2021) & (SCORES["code"] == "PAPI"), "score"].dropna()
    assert (row["rank_n"], row["median"]) == (60, known.median())


def test_equal_ranks_are_told():
    """Two units of one score share the rank, and each knows of one other."""
    panel = score_panel(score_table(*totals(A=40, B=40, C=39)))
    assert [row["tied"] for row in rows_of(panel.table)] == [1, 1, 0]


def test_fewer_than_four_units_make_no_groups():
    """Three units have ranks and no quartile."""
    panel = score_panel(score_table(*totals(A=40, B=41, C=39)))
    assert panel.table["quartile"].isna().all()
    assert list(panel.table["rank"]) == [2, 1, 3]


@pytest.mark.parametrize(("year", "count", "gone"), [(2021, 63, ()), (2025, 34, ("Thái Bình",))])
def test_all_provinces_of_a_year_are_known_with_or_without_a_row(year, count, gone):
    """The three provinces without a row in 2021 are provinces all the same; from 2025 on there are 34."""
    known = units_in(PANEL, year=year)
    assert (len(known), list(known)) == (count, sorted(known))
    assert "Bắc Ninh" in known
    assert not set(gone) & set(known)


def test_units_of_other_levels_are_those_with_a_row_that_year():
    """Nobody surveys every commune every year: one of another year is not missing."""
    panel = score_panel(score_table(*totals(2021, A=40, B=41), *totals(2022, B=NAN, C=40), level="commune"), level="commune")
    assert units_in(panel, year=2022) == ("B", "C")


def test_panel_holds_one_level_only():
    """A commune's scores never stand among provinces' ones."""
    both = pd.concat([score_table(*totals(A=40)), score_table(*totals(B=50), level="commune")])
    assert list(score_panel(both).table["unit"]) == ["A"]
    assert score_panel(both, level="district").table.empty


def test_rows_of_says_what_records_say():
    """Rows as plain values are those of pandas' own records."""
    table = panel_standing(PANEL, unit="Hưng Yên", year=2022)
    assert str(rows_of(table)) == str(table.to_dict("records"))


# peers


def test_neighbours_are_those_of_the_map_with_or_without_a_score():
    """Bắc Ninh touches Hưng Yên and stays among its neighbours in a year without a score."""
    assert units(SCORES, unit="Hưng Yên", year=2021) == ("Bắc Ninh", "Hà Nam", "Hà Nội", "Hải Dương", "Thái Bình")


def test_region_is_all_others_of_the_region():
    """The Red River Delta has eleven provinces, ten of them beside Hưng Yên."""
    found = units(SCORES, unit="Hưng Yên", kind="region")
    assert len(found) == 10
    assert {"Hà Nội", "Quảng Ninh", "Vĩnh Phúc"} < set(found)


def test_similar_are_nearest_by_the_base_year_not_by_the_year():
    """The total of the base year decides, nearest first; what became of it later is nothing."""
    scores = score_table(*totals(2021, A=40, B=41, C=39.5, D=50), *totals(2022, A=40, B=60, C=60, D=40))
    assert units(scores, kind="similar") == ("C", "B", "D")


def test_similar_takes_all_equal_ones_at_the_end_and_says_so():
    """Where the last of the nearest are equally near, all of them are taken, by name."""
    scores = score_table(*totals(2021, A=40, B=41, C=39, D=41, E=39, F=41, G=39, H=45), *totals(2022, A=40))
    found = peers(scores, unit="A", year=2022, kind="similar")
    assert (found.units, found.tied) == (("B", "C", "D", "E", "F", "G"), True)


def test_five_nearest_are_the_usual_number():
    """Five with none equal to the last are not told to be more than usual."""
    scores = score_table(*totals(A=40, B=41, C=42, D=43, E=44, F=45, G=46))
    found = peers(scores, unit="A", year=2022, kind="best")
    assert (found.units, found.tied) == (("G", "F", "E", "D", "C"), False)


def test_similar_needs_a_base_total_and_says_so():
    """A unit without a total in the base year has no similar ones: another year never stands in."""
    found = peers(SCORES, unit="Bắc Ninh", year=2022, kind="similar")
    assert (found.units, found.lack) == ((), "no_base")
    assert peers(SCORES, unit="Bắc Ninh", year=2022, base_year=2020, kind="similar").lack is None


def test_units_without_a_base_total_are_left_out_by_name():
    """The three provinces without a score in 2021 cannot be near, and are named."""
    found = peers(SCORES, unit="Hưng Yên", year=2022, kind="similar")
    assert found.left_out == ("Bắc Giang", "Bắc Ninh", "Quảng Ninh")
    assert len(found.units) == MOST


def test_best_are_the_highest_totals_of_the_year_without_the_unit():
    """The best five of 2022, the best first; the best itself is compared with the next five."""
    best = units(SCORES, unit="Hưng Yên", kind="best")
    assert best[0] == "Quảng Ninh"
    assert units(SCORES, unit="Quảng Ninh", kind="best")[:4] == best[1:]


def test_chosen_are_only_units_of_the_level_and_never_oneself():
    """A name of another level, an unknown one and the unit itself are passed over."""
    both = pd.concat([score_table(*totals(A=40, B=41)), score_table(*totals(C=50), level="commune")])
    assert units(both, kind="chosen", chosen=("A", "B", "C", "D")) == ("B",)
    assert peers(both, unit="A", year=2022, kind="chosen").lack == "nobody"


@pytest.mark.parametrize("kind", ["neighbours", "region"])
@pytest.mark.parametrize("level", ["commune", "province_survey"])
def test_only_provinces_lie_on_the_map(level, kind):
    """A commune and a province's own survey have no neighbours and no region."""
    found = peers(score_table(*totals(A=40, B=41), level=level), unit="A", year=2022, kind=kind)
    assert (found.units, found.lack) == ((), "not_a_province")


def test_communes_are_compared_with_communes():
    """The best and the similar of a commune are communes."""
    own = score_table(*totals(2021, A=40, B=41), *totals(2022, A=40, B=41), level="commune")
    both = pd.concat([own, score_table(*totals(2021, C=40), *totals(2022, C=40))])
    assert {units(both, kind=kind) for kind in ("best", "similar")} == {("B",)}


def test_one_unit_alone_has_nobody():
    """Alone in its level, a unit has no best and no similar others."""
    alone = score_table(*totals(2021, A=40), *totals(2022, A=40), level="commune")
    assert {peers(alone, unit="A", year=2022, kind=kind).lack for kind in ("best", "similar")} == {"nobody"}


def test_merged_unit_has_no_similar_ones_by_an_older_year():
    """The new Hưng Yên is not the Hưng Yên of 2021; a merged unit is near to nobody either."""
    scores = score_table(
        *totals(2021, Hưng_Yên=45, Hà_Nội=44, Huế=45, Cao_Bằng=43), *totals(2025, Hưng_Yên=45, Hà_Nội=44, Huế=45, Cao_Bằng=43)
    )
    assert peers(scores, unit="Hưng Yên", year=2025, kind="similar").lack == "merged"
    assert "Hưng Yên" not in units(scores, unit="Hà Nội", year=2025, kind="similar")


@pytest.mark.parametrize("kind", ["similar", "best"])
@pytest.mark.parametrize("level", ["province", "province_survey"])
def test_provinces_that_are_no_more_are_not_left_out(kind, level):
    """In 2025 Thái Bình is part of Hưng Yên: it is neither a peer nor one that lacks a total; merged units are told apart."""
    own = OWN_SURVEY if level == "province_survey" else ""
    then, now = {"Hà_Nội": 44, "Thái_Bình": 44, "Huế": 45}, {"Hà_Nội": 44, "Hưng_Yên": 46, "Huế": 45}
    scores = score_table(*totals(2021, **then), *totals(2025, **now), level=level)
    scores = scores.assign(unit=scores["unit"] + own)
    found = peers(scores, unit=f"Hà Nội{own}", year=2025, kind=kind)
    assert f"Thái Bình{own}" not in {*found.units, *found.left_out, *found.merged}
    assert (found.left_out, found.merged) == ((), (f"Hưng Yên{own}",) if kind == "similar" else ())


def test_unknown_unit_names_the_nearest():
    """A unit without scores is refused by a message that names the nearest."""
    with pytest.raises(UnknownNameError, match="Hưng Yên"):
        peers(SCORES, unit="Hưng Yênn", year=2022)


@settings(max_examples=25, deadline=None)
@given(unit=some.sampled_from(UNITS), year=some.sampled_from(YEARS), kind=some.sampled_from(KINDS), seed=some.integers(0, 99))
def test_peers_law_order_of_rows_is_nothing(unit, year, kind, seed):
    """Peers and their table are the same whatever the order of rows; the unit is never its own peer."""
    rows = SCORES[SCORES["year"].isin([year, 2021]) & SCORES["code"].isin(MAIN_CODES)]
    if unit not in set(rows["unit"]):
        return
    found = peers(rows, unit=unit, year=year, kind=kind, chosen=UNITS[:3])
    shuffled = rows.sample(frac=1, random_state=seed)
    assert peers(shuffled, unit=unit, year=year, kind=kind, chosen=UNITS[:3]) == found
    assert unit not in found.units
    tables = [peer_table(score_panel(these), unit=unit, units=found.units, year=year) for these in (rows, shuffled)]
    pd.testing.assert_frame_equal(*tables)


# the table beside the peers


def test_peer_table_is_sorted_by_total_missing_last():
    """The highest total stands first, equal ones by name, units without a total last."""
    panel = score_panel(score_table(*totals(A=40, B=41, C=40, D=NAN)))
    assert list(peer_table(panel, unit="C", units=["D", "A", "B", "E"], year=2022)["unit"]) == ["B", "A", "C", "D", "E"]


def test_peer_table_gives_total_dimensions_rank_and_change():
    """Hưng Yên 2022: total, dimension 4, rank of 61, and the change against 2021."""
    row = peer_table(PANEL, unit="Hưng Yên", units=["Hà Nội"], year=2022).iloc[0]
    assert row["own"]
    assert [round(row[name], 4) for name in ("score", "4", "base", "change")] == [44.1831, 6.8764, 45.3659, -1.1828]
    assert (row["rank"], row["rank_n"], row["base_rank"]) == (11, 61, 5)


def test_peer_table_gives_no_change_across_a_forbidding_break():
    """From 2017 to 2018 the total is made anew: no change and no verdict."""
    row = peer_table(PANEL, unit="Hưng Yên", units=[], year=2018, base_year=2017).iloc[0]
    assert row[["change", "change_pct"]].isna().all()
    assert (row["comparability"], row["verdict"]) == ("no", "not_comparable")


def test_peer_table_sets_no_base_rank_across_a_forbidding_break():
    """Hải Dương's rank of 2017 does not stand beside that of 2018; its total of 2017 stays."""
    row = peer_table(PANEL, unit="Hải Dương", units=[], year=2018, base_year=2017).iloc[0]
    assert (pd.isna(row["base_rank"]), row["rank"] > 0, row["base"] > 30) == (True, True, True)


def test_peer_table_sets_no_base_rank_across_the_mergers():
    """Lai Châu was not merged, yet its rank of 2021 was among 60 provinces: its change stands, its base rank does not."""
    later = score_panel(pd.concat([SCORES, score_table(*totals(2025, Lai_Châu=45, Hà_Nội=44))]))
    row = peer_table(later, unit="Lai Châu", units=[], year=2025).iloc[0]
    assert (pd.isna(row["base_rank"]), pd.isna(row["change"])) == (True, False)


@pytest.mark.parametrize("base_year", [2012, 2021], ids=["the same", "a later one"])
def test_peer_table_takes_no_later_year_for_a_base(base_year):
    """A base year that is not earlier gives no base."""
    row = peer_table(PANEL, unit="Hưng Yên", units=[], year=2012, base_year=base_year).iloc[0]
    assert (row["verdict"], pd.isna(row["base"])) == ("no_base", True)
    assert row[["comparability", "reason", "base_rank"]].isna().all()


def test_peer_table_keeps_missing_missing():
    """Bắc Ninh has no total in 2022: nothing becomes nought."""
    row = peer_table(PANEL, unit="Bắc Ninh", units=[], year=2022).iloc[0]
    assert row[["score", "rank", "2", "base", "change"]].isna().all()
    assert row["1"] > 5


@settings(max_examples=60, deadline=None)
@given(unit=some.sampled_from(UNITS), year=some.sampled_from(YEARS), base_year=some.sampled_from(YEARS))
def test_peer_table_law_no_verdict_across_a_break(unit, year, base_year):
    """Whatever the pair of years, a total that may not be compared has neither a change nor a verdict on it."""
    row = peer_table(PANEL, unit=unit, units=[], year=year, base_year=base_year).iloc[0]
    if row["comparability"] == "no" or base_year >= year:
        assert pd.isna(row["change"])
        assert row["verdict"] not in {"up", "down", "flat"}


# ranks over the years, tiles, mergers


def test_rank_histories_keep_the_order_asked_for_and_missing_years():
    """Units stand in the order given, each with every year; a year without a score has no rank."""
    table = rank_histories(PANEL, units=["Bắc Ninh", "Hà Nội"], code="PAPI")
    assert list(dict.fromkeys(table["unit"])) == ["Bắc Ninh", "Hà Nội"]
    assert table.groupby("unit")["year"].apply(list).map(len).eq(14).all()
    assert table.loc[(table["unit"] == "Bắc Ninh") & table["rank"].isna(), "year"].tolist() == [2021, 2022]


def test_ranks_of_every_unit_start_anew_in_2025():
    """A place among 34 is not one among 63: the ranks of a unit that was not merged break too, as its scores do not."""
    later = pd.concat([SCORES, score_table(*totals(2025, Hà_Nội=46, Cao_Bằng=44))])
    once = rank_histories(score_panel(later), units=["Hà Nội"], code="PAPI").set_index("year")["segment"]
    alone = rank_history(later, unit="Hà Nội", code="PAPI").set_index("year")["segment"]
    assert once[2025] == once[2024] + 1
    assert once.tolist() == alone.tolist()


def test_tiles_have_their_province_s_place_and_archipelagos_too():
    """Each tile has the figures of its province; Trường Sa those of Khánh Hòa."""
    table = tile_places(PANEL, code="PAPI", year=2022).set_index("tile")
    assert len(table) == 65
    assert table.loc["Hưng Yên", ["rank", "quartile"]].tolist() == [11, "highest"]
    assert table.loc["Trường Sa", "score"] == table.loc["Khánh Hòa", "score"]
    assert table["score"].isna().sum() == 2


def test_tiles_from_2025_are_of_the_unit_their_province_is_part_of():
    """A tile keeps its place and takes the figures of the unit it is part of now."""
    panel = score_panel(score_table(*totals(2025, Hưng_Yên=45, Hà_Nội=44)))
    table = tile_places(panel, code="PAPI", year=2025).set_index("tile")
    assert table.loc["Thái Bình", ["unit", "score"]].tolist() == ["Hưng Yên", 45]


def test_mergers_are_beside_each_other_and_never_averaged():
    """Both predecessors have their own scores to 2024 and nothing after; the new unit's series is its own."""
    later = pd.concat([SCORES, score_table(*totals(2025, Hưng_Yên=46, Hà_Nội=44))])
    table = merger_histories(score_panel(later), unit="Thái Bình")
    assert list(dict.fromkeys(zip(table["unit"], table["new"], strict=True))) == [("Hưng Yên", False), ("Thái Bình", False), ("Hưng Yên", True)]
    assert table.loc[table["new"], ["year", "score", "rank_n"]].to_numpy().tolist() == [[2025, 46, 2]]
    assert table.loc[~table["new"], "year"].max() == 2024
    assert table.index.tolist() == list(range(len(table)))
    own = SCORES[(SCORES["code"] == "PAPI") & SCORES["unit"].isin(["Hưng Yên", "Thái Bình"])]
    assert set(table.loc[~table["new"], "score"]) == set(own["score"])


def test_unit_that_was_not_merged_has_no_mergers():
    """Hà Nội stayed as it was."""
    none, some_ = (merger_histories(PANEL, unit=unit) for unit in ("Hà Nội", "Hưng Yên"))
    assert none.empty
    assert none.dtypes.to_dict() == some_.dtypes.to_dict()


def test_nothing_changes_the_table_it_gets():
    """Panel, peers and tables leave the scores as they were."""
    before = SCORES.copy(deep=True)
    peer_table(score_panel(SCORES), unit="Hưng Yên", units=units(SCORES, unit="Hưng Yên"), year=2022)
    places_in(PANEL, year=2022)
    pd.testing.assert_frame_equal(SCORES, before)
