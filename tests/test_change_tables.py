"""Tables of scores and their changes in whole: each function's rows, columns and types on five units of two years, worked out by hand."""

from __future__ import annotations

import pandas as pd
import pytest
from test_change import score_rows

from papi_metrics.change import (
    NO_SOURCE,
    QUARTERS,
    base_years,
    comparable_changes,
    comparable_years,
    contributions,
    evidence_words,
    laddered,
    margins,
    moves_since,
    ordered_changes,
    panel_standing,
    peer_table,
    peers,
    places_in,
    rank_histories,
    rank_history,
    rank_table,
    score_change,
    score_history,
    score_panel,
    standing,
    tile_places,
    verdict_counts,
    with_sources,
    without_base,
    without_breaks,
)
from papi_metrics.change.rounding import apportioned, hundredths
from papi_metrics.errors import UnknownNameError
from papi_metrics.framework import codes
from papi_metrics.surveys import shipped_scores

NAME = "Công khai, minh bạch trong việc ra quyết định ở địa phương"
THEN = {"A": (5.0, 0.1), "B": (6.0, 0.1), "C": (6.0, None), "D": (None, None), "E": (4.0, None)}
NOW = {"A": (5.5, 0.1), "B": (6.0, 0.1), "C": (6.5, None), "D": (5.0, None), "E": (4.1, None)}
SCORES = score_rows(*(
    (unit, year, "2", *figures) for year, of_year in ((2021, THEN), (2022, NOW)) for unit, figures in of_year.items()
))  # fmt: skip
CHANGE_A = {
    "code": "2", "name": NAME, "level": "province", "base_year": 2021, "year": 2022, "base": 5.0, "score": 5.5, "change": 0.5, "change_pct": 10.0,
    "comparability": "yes", "reason": None, "verdict": "up", "evidence": "có ý nghĩa thống kê (z = 3,54)", "rank": 3, "rank_n": 5, "base_rank": 3,
    "base_rank_n": 4, "quartile": "high_average", "source": "nguồn",
}  # fmt: skip


def panel():
    """Return the panel of the scores."""
    return score_panel(SCORES)


def rows(table):
    """Return a table's rows by column, None where missing."""
    return table.astype(object).where(table.notna(), None).to_dict("records")


def of_two(table):
    """Return the only row of code 2, None where missing."""
    (row,) = rows(table[table["code"] == "2"])
    return row


def types(table):
    """Return the names of the types of a table by column."""
    return {name: str(dtype) for name, dtype in table.dtypes.items()}


# one unit


def test_score_change_of_a_unit_in_whole():
    """Score and base, their difference, the judgement and its evidence, ranks of both years, group and source."""
    assert of_two(score_change(SCORES, unit="A", year=2022)) == pytest.approx(CHANGE_A)


@pytest.mark.parametrize(
    ("unit", "told"),
    [
        pytest.param("B", {"change": 0.0, "verdict": "flat", "evidence": "chưa có ý nghĩa thống kê (z = 0,00)", "base_rank": 1, "rank": 2, "quartile": "highest"}, id="same score"),
        pytest.param("C", {"change": 0.5, "verdict": "up", "evidence": "theo ngưỡng ±5 %", "base_rank": 1, "rank": 1, "quartile": "highest"}, id="no error known"),
        pytest.param("D", {"change": None, "verdict": "no_base", "evidence": None, "base_rank": None, "base_rank_n": 4, "rank": 4, "quartile": "low_average"}, id="no base"),
        pytest.param("E", {"change": 0.1, "verdict": "flat", "evidence": "theo ngưỡng ±5 %", "base_rank": 4, "rank": 5, "quartile": "lowest"}, id="a small rise"),
    ],
)
def test_score_change_of_other_units(unit, told):
    """Each unit has its own judgement, ranks and group among the same others."""
    row = of_two(score_change(SCORES, unit=unit, year=2022))
    assert {name: row[name] for name in told} == pytest.approx(told)


def test_score_change_types():
    """Years are whole numbers, ranks whole numbers that may be missing, figures floats and all else words."""
    found = types(score_change(SCORES, unit="A", year=2022))
    assert {name for name, dtype in found.items() if dtype == "Int64"} == {"rank", "rank_n", "base_rank", "base_rank_n"}
    assert {name for name, dtype in found.items() if dtype == "int64"} == {"base_year", "year"}
    assert {name for name, dtype in found.items() if dtype == "float64"} == {"base", "score", "change", "change_pct"}
    assert set(found.values()) == {"Int64", "int64", "float64", "str"}


def test_score_change_keeps_its_types_where_there_is_no_reason():
    """A year set against itself has no break: no reason is told, and the column still holds words."""
    assert types(score_change(SCORES, unit="A", year=2021)) == types(score_change(SCORES, unit="A", year=2022))


def test_score_change_without_a_score_has_the_base_s_source():
    """Where the year has no score the base's source is told."""
    later = score_rows(("A", 2021, "2", 5.0), ("B", 2022, "2", 5.0), source="nguồn gốc")
    assert of_two(score_change(later, unit="A", year=2022))["source"] == "nguồn gốc"


@pytest.mark.parametrize(
    ("score", "errors", "verdict"),
    [
        pytest.param(6.0, (0.6, 0.8), "flat", id="a large change within the errors"),
        pytest.param(5.19, (0.06, 0.08), "flat", id="z 1.90"),
        pytest.param(5.196, (0.06, 0.08), "up", id="z 1.96"),
        pytest.param(4.804, (0.06, 0.08), "down", id="z −1.96"),
        pytest.param(5.24, (None, 0.08), "flat", id="4.8 % and one error"),
        pytest.param(5.25, (0.06, None), "up", id="5 % and one error"),
        pytest.param(4.75, (None, None), "down", id="−5 %"),
        pytest.param(4.76, (None, None), "flat", id="−4.8 %"),
    ],
)
def test_change_is_judged_by_errors_else_by_five_per_cent(score, errors, verdict):
    """With both errors known |z| of 1.96 is a rise or a fall, else 5 % of the base is."""
    pair = score_rows(("A", 2021, "2", 5.0, errors[0]), ("A", 2022, "2", score, errors[1]))
    assert of_two(score_change(pair, unit="A", year=2022))["verdict"] == verdict


def test_verdict_counts_in_whole():
    """Two rose, two stayed, one has no base; every verdict has its line, in order."""
    counts = verdict_counts(SCORES, code="2", year=2022)
    assert counts.to_numpy().tolist() == [["up", 2], ["down", 0], ["flat", 2], ["no_base", 1], ["no_data", 0], ["not_comparable", 0]]
    assert types(counts) == {"verdict": "str", "units": "int64"}


def test_verdict_counts_leave_units_of_other_years_out():
    """A unit that has a row in neither of the two years is not counted."""
    other = pd.concat([SCORES, score_rows(("F", 2020, "2", 5.0))], ignore_index=True)
    assert verdict_counts(other, code="2", year=2022)["units"].sum() == 5


def test_without_base_in_whole():
    """Where there is no earlier base year the score and its rank stay, and nothing that comes from a base does."""
    changes = without_base(score_change(SCORES, unit="A", year=2022))
    gone = dict.fromkeys(["base", "change", "change_pct", "evidence", "base_rank", "base_rank_n"])
    assert of_two(changes) == CHANGE_A | gone | {"verdict": "no_base"}
    assert types(changes) == types(score_change(SCORES, unit="A", year=2022))


def test_without_base_keeps_missing_scores_missing():
    """A code without a score has no data, whether there is a base year or not."""
    changes = without_base(score_change(SCORES, unit="A", year=2022)).set_index("code")
    assert changes["verdict"].value_counts().to_dict() == {"no_data": len(changes) - 1, "no_base": 1}


def test_standing_of_a_unit_in_whole():
    """Place, group, the marks of the others' spread and the distances to them."""
    marks = {"lowest": 4.1, "lowest_quarter": 5.0, "median": 5.5, "top_quarter": 6.0, "best": 6.5}
    assert of_two(standing(SCORES, unit="A", year=2022)) == pytest.approx({
        "code": "2", "name": NAME, "unit": "A", "level": "province", "year": 2022, "score": 5.5, "rank": 3, "rank_n": 5, "quartile": "high_average",
        **marks, "to_median": 0.0, "to_top_quarter": 0.5, "to_best": 1.0, "source": "nguồn",
    })  # fmt: skip


def test_standing_where_nobody_has_a_score():
    """A code that no unit has a score of tells of nobody."""
    row = rows(standing(SCORES, unit="A", year=2022))[0]
    assert (row["code"], row["rank_n"], row["best"], row["rank"]) == ("PAPI", 0, None, None)
    assert types(standing(SCORES, unit="A", year=2022))["rank_n"] == "Int64"


def test_quarters_are_where_papi_s_groups_begin():
    """The lowest quarter ends at 25 %, the top one begins at 75 % of the units."""
    assert QUARTERS == {"lowest_quarter": 0.25, "median": 0.5, "top_quarter": 0.75}


def test_rank_table_in_whole():
    """The best unit first, with its place, the number of units and its group."""
    table = rank_table(SCORES, year=2022)
    assert table[["unit", "score", "rank", "quartile"]].to_numpy().tolist() == [
        ["C", 6.5, 1, "highest"], ["B", 6.0, 2, "highest"], ["A", 5.5, 3, "high_average"], ["D", 5.0, 4, "low_average"], ["E", 4.1, 5, "lowest"],
    ]  # fmt: skip
    assert set(table["rank_n"]) == {5}
    assert types(table) == {"unit": "str", "code": "str", "score": "float64", "rank": "Int64", "rank_n": "Int64", "quartile": "str"}


def test_rank_table_shares_ranks_and_orders_equals_by_name():
    """Two best units share the first place, in the order of names; the next is third; the one without a score is last."""
    table = rank_table(SCORES.iloc[::-1], year=2021)
    assert list(zip(table["unit"], table["rank"].fillna(0), strict=True)) == [("B", 1), ("C", 1), ("A", 3), ("E", 4), ("D", 0)]


@pytest.mark.parametrize(("count", "known"), [(3, False), (4, True)])
def test_groups_need_four_units(count, known):
    """Three units make no quarters, four do."""
    table = rank_table(score_rows(*((f"U{at}", 2022, "2", 5.0 + at) for at in range(count))), year=2022)
    assert table["quartile"].notna().all() == known


def test_rank_history_in_whole():
    """Each year's score with its place among those of that year."""
    history = rank_history(SCORES, unit="D", code="2")
    assert history.columns.tolist() == [
        "code", "name", "year", "score", "standard_error", "segment", "caution", "level", "source", "rank_n", "rank", "quartile",
    ]  # fmt: skip
    assert [(row["year"], row["score"], row["rank"], row["rank_n"], row["quartile"]) for row in rows(history)] == [
        (2021, None, None, 4, None), (2022, 5.0, 4, 5, "low_average"),
    ]  # fmt: skip
    assert types(history)["segment"] == "int64"


def test_rank_history_counts_nobody_where_a_year_lacks_the_code():
    """A year in which the level has scores, and nobody one of the code, ranks none of none."""
    history = rank_history(score_rows(("A", 2021, "2", 5.0), ("A", 2022, "3", 5.0)), unit="A", code="2")
    assert [(row["year"], row["rank"], row["rank_n"]) for row in rows(history)] == [(2021, 1, 1), (2022, None, 0)]


def test_score_history_in_whole():
    """A row per year of the level with its score, error, stretch, level and source."""
    history = score_history(SCORES, unit="A", codes=["2"])
    same = {"code": "2", "name": NAME, "standard_error": 0.1, "segment": 1, "caution": False, "level": "province", "source": "nguồn"}
    assert rows(history) == [same | {"year": 2021, "score": 5.0}, same | {"year": 2022, "score": 5.5}]
    assert history.columns.tolist() == ["code", "name", "year", "score", "standard_error", "segment", "caution", "level", "source"]
    assert [types(history)[name] for name in ("code", "year", "segment", "caution")] == ["str", "int64", "int64", "bool"]


def test_score_history_of_nothing_has_its_columns():
    """Asked for no code, or for one that no year of the level has, there are columns and no rows."""
    for asked in ([], ["5.2"]):
        history = score_history(SCORES, unit="A", codes=asked)
        assert types(history) == types(score_history(SCORES, unit="A", codes=["2"]))
        assert history.empty


def test_moves_since_in_whole():
    """The newest score beside the base year's, judged."""
    moves = moves_since(score_history(SCORES, unit="A", codes=["2"]), base_year=2021)
    assert rows(moves) == [pytest.approx({
        "code": "2", "name": NAME, "year": 2022, "score": 5.5, "standard_error": 0.1, "segment": 1, "base": 5.0, "base_standard_error": 0.1,
        "comparability": "yes", "change": 0.5, "change_pct": 10.0, "verdict": "up", "evidence": "có ý nghĩa thống kê (z = 3,54)",
    })]  # fmt: skip


@pytest.mark.parametrize("base_year", [2022, 2023])
def test_moves_since_take_no_base_that_is_not_earlier(base_year):
    """The newest year, or a later one, is no base of itself."""
    (row,) = rows(moves_since(score_history(SCORES, unit="A", codes=["2"]), base_year=base_year))
    assert (row["base"], row["verdict"]) == (None, "no_base")


def test_moves_since_of_nothing_published_has_no_rows():
    """Where no score is published nothing has moved."""
    nothing = score_rows(("A", 2021, "2", None), ("A", 2022, "2", None))
    assert moves_since(score_history(nothing, unit="A", codes=["2"]), base_year=2021).empty


ONE_ROW = score_rows(("A", 2022, "2", 5.0))
OF_ONE_UNIT = {
    "change": lambda: score_change(ONE_ROW, unit="A", year=2022),
    "history": lambda: score_history(ONE_ROW, unit="A", codes=["2"]),
    "standing": lambda: standing(ONE_ROW, unit="A", year=2022),
    "ranks": lambda: rank_history(ONE_ROW, unit="A", code="2"),
}


@pytest.mark.parametrize("name", OF_ONE_UNIT)
def test_one_row_of_a_unit_is_enough(name):
    """A unit with a single score of a single year is followed, ranked and compared like any other."""
    assert of_two(OF_ONE_UNIT[name]())["score"] == 5.0


def test_contributions_of_a_unit_with_one_row():
    """What a unit has of one year alone contributes nothing that is known."""
    parts = contributions(ONE_ROW, unit="A", year=2022).set_index("code")
    assert parts.loc["2", "score"] == 5.0
    assert parts["contribution"].isna().all()


def test_score_history_has_years_that_others_have():
    """A year in which only others of the level have a row stands in a unit's history without a score."""
    later = pd.concat([SCORES, score_rows(("F", 2022, "2", 5.0))], ignore_index=True)
    assert [(row["year"], row["score"], row["source"]) for row in rows(score_history(later, unit="F", codes=["2"]))] == [(2021, None, None), (2022, 5.0, "nguồn")]


@pytest.mark.parametrize(
    ("unit", "code", "segments", "cautions"),
    [
        pytest.param("Hưng Yên", "5", [0, 0, 1, 1, 2, 2, 2, 3, 3, 3, 3, 4], [], id="breaks of the code, and the merger"),
        pytest.param("Hà Nội", "5", [0, 0, 1, 1, 2, 2, 2, 3, 3, 3, 3, 3], [], id="breaks of the code alone"),
        pytest.param("Hà Nội", "1", [0, 0, 1, 1, *[2] * 8], [2019, 2022], id="years that ask for care"),
    ],
)
def test_score_history_starts_anew_at_breaks_and_mergers(unit, code, segments, cautions):
    """A history is cut in the very year a break or a merger forbids comparison from; a jump asks for care and cuts nothing."""
    scores = score_rows(*((unit, year, code, 5.0) for year in range(2014, 2026)))
    history = score_history(scores, unit=unit, codes=[code])
    first = history["segment"].iloc[0]
    assert (history["segment"] - first).tolist() == segments
    assert history.loc[history["caution"], "year"].tolist() == cautions


# all units


def test_panel_in_whole():
    """Year by year, each unit's score with its place, group and how many others share the place."""
    columns = ["year", "unit", "score", "rank", "rank_n", "quartile", "tied"]
    assert [tuple(row[name] for name in columns) for row in rows(panel().table)] == [
        (2021, "A", 5.0, 3, 4, "low_average", 0),
        (2021, "B", 6.0, 1, 4, "highest", 1),
        (2021, "C", 6.0, 1, 4, "highest", 1),
        (2021, "D", None, None, 4, None, None),
        (2021, "E", 4.0, 4, 4, "lowest", 0),
        (2022, "A", 5.5, 3, 5, "high_average", 0),
        (2022, "B", 6.0, 2, 5, "highest", 0),
        (2022, "C", 6.5, 1, 5, "highest", 0),
        (2022, "D", 5.0, 4, 5, "low_average", 0),
        (2022, "E", 4.1, 5, 5, "lowest", 0),
    ]
    assert types(panel().table) == {
        "year": "int64", "code": "str", "unit": "str", "level": "str", "score": "float64", "standard_error": "float64", "source": "str",
        "rank": "Int64", "rank_n": "Int64", "quartile": "str", "tied": "Int64",
    }  # fmt: skip


def test_panel_of_rows_in_any_order_is_the_same():
    """However the score table is ordered and numbered, a panel's rows are ordered and numbered anew."""
    pd.testing.assert_frame_equal(score_panel(SCORES.iloc[::-1].reset_index(drop=True)).table, panel().table)
    assert panel().table.index.tolist() == list(range(10))


def test_panel_knows_its_years_by_code():
    """A panel tells the years that have a code; the total's unless another is asked for."""
    assert (panel().years("2"), panel().years("3"), panel().years(), panel().level) == ([2021, 2022], [], [], "province")


def test_panel_leaves_sub_dimensions_and_other_levels_out():
    """A panel is of the total and the dimensions of one level."""
    more = pd.concat([SCORES, score_rows(("A", 2022, "2.1", 1.0)), score_rows(("xã B", 2022, "2", 1.0), level="commune")], ignore_index=True)
    pd.testing.assert_frame_equal(score_panel(more).table, panel().table)


def test_places_in_are_those_of_the_year():
    """A year's rows are those of the panel."""
    assert places_in(panel(), year=2022)["unit"].tolist() == ["A", "B", "C", "D", "E"]


def test_panel_standing_in_whole():
    """Rank, group, marks and distances, and who is best: both of two."""
    (row,) = rows(panel_standing(panel(), unit="A", year=2021))
    marks = {"lowest": 4.0, "lowest_quarter": 4.75, "median": 5.5, "top_quarter": 6.0, "best": 6.0}
    assert row == pytest.approx({
        "code": "2", "name": NAME, "unit": "A", "level": "province", "year": 2021, "score": 5.0, "rank": 3, "rank_n": 4, "quartile": "low_average",
        "tied": 0, **marks, "to_median": 0.5, "to_top_quarter": 1.0, "to_best": 1.0, "best_units": "B, C", "source": "nguồn",
    })  # fmt: skip


def test_panel_standing_types_hold_without_rows_too():
    """A year nobody has scores for has the same columns and types, and no rows."""
    nobody = panel_standing(panel(), unit="A", year=2019)
    assert nobody.empty
    assert types(nobody) == types(panel_standing(panel(), unit="A", year=2021))
    assert {name for name, dtype in types(nobody).items() if dtype == "Int64"} == {"rank", "rank_n", "tied"}
    assert {name for name, dtype in types(nobody).items() if dtype == "str"} == {"code", "name", "unit", "level", "quartile", "best_units", "source"}


def test_rank_histories_in_whole():
    """Units in the order asked for, each with its places over the years."""
    table = rank_histories(panel(), units=["E", "D"], code="2")
    columns = ["unit", "year", "score", "rank", "rank_n", "quartile", "tied", "segment"]
    assert table.columns.tolist() == ["unit", "year", "code", *columns[2:]]
    assert [tuple(row[name] for name in columns) for row in rows(table)] == [
        ("E", 2021, 4.0, 4, 4, "lowest", 0, 1),
        ("E", 2022, 4.1, 5, 5, "lowest", 0, 1),
        ("D", 2021, None, None, 4, None, None, 1),
        ("D", 2022, 5.0, 4, 5, "low_average", 0, 1),
    ]


def test_rank_histories_of_some_years():
    """Only the years that are asked for are followed."""
    assert rank_histories(panel(), units=["A"], code="2", years=range(2022, 2030))["year"].tolist() == [2022]


def test_tile_places_in_whole():
    """A tile without a score has its name, its place on the map, and how many have one."""
    tiles = tile_places(score_panel(score_rows(("Hà Nội", 2022, "2", 5.0), ("Huế", 2022, "2", 6.0))), code="2", year=2022)
    found = {row["tile"]: row for row in rows(tiles)}
    assert [found["Hà Nội"][name] for name in ("province", "unit", "code", "year", "score", "rank", "rank_n", "archipelago")] == [
        "Hà Nội", "Hà Nội", "2", 2022, 5.0, 2, 2, False,
    ]  # fmt: skip
    assert [found["Trường Sa"][name] for name in ("province", "score", "rank", "rank_n", "archipelago")] == ["Khánh Hòa", None, None, 2, True]
    assert [types(tiles)[name] for name in ("row", "column", "archipelago", "year", "rank", "label")] == ["int64", "int64", "bool", "int64", "Int64", "str"]


# sources, orders, what may be compared


def test_sources_are_of_the_same_year():
    """A row's source is that of its own unit, year and code; a row without a score says so."""
    scores = pd.concat([score_rows(("A", 2021, "2", 5.0), source="cũ"), score_rows(("A", 2022, "2", 6.0), ("B", 2022, "2", None), source="mới")])
    asked = pd.DataFrame([("A", 2021, "2"), ("A", 2022, "2"), ("B", 2022, "2"), ("Z", 2022, "2")], columns=["unit", "year", "code"], index=[4, 3, 2, 1])
    told = with_sources(score_panel(scores), asked)["source"]
    assert told.to_dict() == {4: "cũ", 3: "mới", 2: NO_SOURCE, 1: NO_SOURCE}


CHANGES = pd.DataFrame({
    "code": ["1", "2", "3", "4"], "score": [5.0, 7.0, None, 6.0], "change_pct": [2.0, -3.0, None, 2.0], "change": [0.1, -0.2, None, 0.1],
    "comparability": ["yes", "no", "yes", "caution"], "base_year": 2021, "year": [2022, 2022, 2022, 2025], "base_rank": [1, 2, 3, 4], "base_rank_n": 60,
})  # fmt: skip


def test_equal_changes_keep_their_order():
    """Of many equal falls the one that came first stays first."""
    many = pd.DataFrame({"code": [str(at) for at in range(60)], "change_pct": [1.0, 0.0, 2.0] * 20})
    assert ordered_changes(many, "falls")["code"].tolist()[:20] == [str(at) for at in range(1, 60, 3)]


@pytest.mark.parametrize(
    ("order", "codes"), [("code", "1234"), ("falls", "2143"), ("rises", "1423"), ("scores", "2413")]
)
def test_changes_stand_in_the_order_asked_for(order, codes):
    """Falls and rises by per cent, scores from the highest; equal ones as they came, missing ones last."""
    assert "".join(ordered_changes(CHANGES, order)["code"]) == codes


def test_changes_stand_as_they_come_unless_asked():
    """Nothing asked for, the order of codes stays."""
    pd.testing.assert_frame_equal(ordered_changes(CHANGES), CHANGES)


def test_comparable_changes_in_whole():
    """What may not be compared keeps its score alone; across the mergers the change stays and the earlier rank goes."""
    told = rows(comparable_changes(CHANGES))
    assert [row["change_pct"] for row in told] == [2.0, None, None, 2.0]
    assert [row["change"] for row in told] == [0.1, None, None, 0.1]
    assert [row["base_rank"] for row in told] == [1, None, 3, None]
    assert [row["base_rank_n"] for row in told] == [60, None, 60, None]
    assert [row["score"] for row in told] == [5.0, 7.0, None, 6.0]


@pytest.mark.parametrize(
    ("base_year", "year", "stands"), [(2023, 2024, True), (2024, 2025, False), (2025, 2026, True)], ids=["before", "across", "after"]
)
def test_base_rank_stands_on_one_side_of_the_mergers(base_year, year, stands):
    """A rank of 2024 stands beside no rank of 2025, whatever the scores; two later ones do."""
    row = CHANGES.iloc[:1].assign(base_year=base_year, year=year)
    assert comparable_changes(row)["base_rank"].notna().tolist() == [stands]


def history_of_five():
    """Return dimension 5 of a province over five years: a year without a score, a break in 2021."""
    scores = score_rows(*(("Hưng Yên", year, "5", score) for year, score in ((2018, 5.0), (2019, 5.5), (2020, None), (2021, 6.0), (2022, 6.5))))
    return score_history(scores, unit="Hưng Yên", codes=["5"])


def test_comparable_years_in_whole():
    """Every other year with a score, in order, with whether it may be compared and why not; a year without a score is none."""
    table = comparable_years(history_of_five(), unit="Hưng Yên", year=2022)
    assert table[["code", "year", "score", "comparability"]].to_numpy().tolist() == [
        ["5", 2018, 5.0, "no"], ["5", 2019, 5.5, "no"], ["5", 2021, 6.0, "yes"],
    ]  # fmt: skip
    assert table["reason"].isna().tolist() == [False, False, True]
    assert types(table) == {"code": "str", "year": "int64", "score": "float64", "comparability": "str", "reason": "str"}


def test_comparable_years_of_nothing_have_their_columns():
    """A history without scores gives no rows, with the same columns."""
    empty = comparable_years(history_of_five().assign(score=float("nan")), unit="Hưng Yên", year=2022)
    assert empty.empty
    assert types(empty) == types(comparable_years(history_of_five(), unit="Hưng Yên", year=2022))


@pytest.mark.parametrize(("year", "years"), [(2022, (2021,)), (2021, ()), (2019, (2018,)), (2020, ()), (2018, ())])
def test_base_years_are_earlier_ones_that_compare(year, years):
    """A year may be set against earlier years with a score on the same side of a break, the newest first."""
    assert base_years(history_of_five(), unit="Hưng Yên", year=year) == years


def test_base_years_come_newest_first():
    """Of several earlier years the newest leads."""
    history = score_history(score_rows(*(("A", year, "2", 5.0) for year in (2019, 2020, 2021, 2022))), unit="A", codes=["2"])
    assert base_years(history, unit="A", year=2022) == (2021, 2020, 2019)


@pytest.mark.parametrize(
    ("evidence", "english"),
    [
        ("theo ngưỡng ±5 %", "by the threshold of ±5%"),
        ("có ý nghĩa thống kê (z = 3,54)", "statistically significant (z = 3.54)"),
        ("chưa có ý nghĩa thống kê (z = −1,20)", "not statistically significant (z = −1.20)"),
        ("một câu khác", "một câu khác"),
        ("có ý nghĩa thống kê (z = 3,54) và thêm", "có ý nghĩa thống kê (z = 3,54) và thêm"),
    ],
)
def test_evidence_is_said_in_either_language(evidence, english):
    """The two forms of evidence are said in English; any other stays, and Vietnamese stays as it is."""
    assert evidence_words(evidence, language="en") == english
    assert evidence_words(evidence, language="vi") == evidence


def test_margins_have_their_columns_and_types():
    """A margin and what it is made of stand beside the scores, as a number and a word."""
    table = margins(SCORES.iloc[:1])
    assert table.columns.tolist() == [*SCORES.columns, "margin", "margin_by"]
    assert (types(table)["margin"], types(table)["margin_by"]) == ("float64", "str")
    assert table[["margin", "margin_by"]].to_numpy().tolist() == [[pytest.approx(0.196), "standard_error"]]


# parts


def parts_of_two():
    """Return what a change is made of, of a unit that has the total, dimension 2 and its four parts."""
    then = {"PAPI": 40.0, "2": 5.0, "2.1": 1.004, "2.2": 2.0, "2.3": 1.0, "2.4": 0.996}
    now = {"PAPI": 41.0, "2": 5.5, "2.1": 1.5, "2.2": 1.9, "2.3": 1.0, "2.4": 1.1}
    scores = score_rows(*(("A", year, code, score) for year, figures in ((2021, then), (2022, now)) for code, score in figures.items()))
    return contributions(scores, unit="A", year=2022)


def test_contributions_in_whole():
    """A part's own change is its contribution to its parent's; as written, the parts add up."""
    parts = parts_of_two()
    own = parts[parts["parent"] == "2"]
    assert own[["code", "base", "score", "shown"]].to_numpy().tolist() == [
        ["2.1", 1.004, 1.5, 0.5], ["2.2", 2.0, 1.9, -0.1], ["2.3", 1.0, 1.0, 0.0], ["2.4", 0.996, 1.1, 0.1],
    ]  # fmt: skip
    assert own["contribution"].tolist() == pytest.approx([0.496, -0.1, 0.0, 0.104])
    assert own[["parent_base", "parent_score", "parent_change", "base_year", "year"]].drop_duplicates().to_numpy().tolist() == [[5.0, 5.5, 0.5, 2021, 2022]]
    assert set(own["parent_comparability"]) == {"yes"}


def test_contributions_have_their_columns_and_types():
    """Words are words, years whole numbers, all else floats."""
    assert parts_of_two().columns.tolist() == [
        "parent", "code", "name", "base", "score", "contribution", "shown", "parent_base", "parent_score", "parent_change",
        "parent_comparability", "parent_reason", "comparability", "base_year", "year",
    ]  # fmt: skip
    words = {"parent", "code", "name", "parent_comparability", "parent_reason", "comparability"}
    assert {name for name, dtype in types(parts_of_two()).items() if dtype == "str"} == words
    assert {name for name, dtype in types(parts_of_two()).items() if dtype == "int64"} == {"base_year", "year"}
    assert set(types(parts_of_two()).values()) == {"str", "int64", "float64"}


def test_contributions_keep_their_types_where_there_is_no_reason():
    """A year set against itself has no break, so that no reason is told: the column still holds words."""
    assert types(contributions(SCORES, unit="A", year=2021)) == types(parts_of_two())


def test_contributions_of_what_is_not_known_are_missing():
    """The total's parts but one have no scores: none is shown, and the one that is known has its contribution."""
    parts = parts_of_two()
    total = parts[parts["parent"] == "PAPI"].set_index("code")
    assert total["shown"].isna().all()
    assert total["contribution"].dropna().to_dict() == {"2": 0.5}


def test_ladder_stops_at_what_is_not_known():
    """A dimension that is not shown has no parts under it."""
    ladder = laddered(parts_of_two())
    assert ladder["depth"].tolist() == [1] * 8
    assert types(ladder)["depth"] == "int64"


def test_ladder_starts_from_the_total():
    """Without parts of the total there is no ladder, whatever else there is; its columns and their types stay."""
    parts = parts_of_two()
    ladder = laddered(parts[parts["parent"] == "2"])
    assert ladder.empty
    assert types(ladder) == types(parts) | {"depth": "int64"}


@pytest.mark.parametrize(
    ("shares", "total", "shown"),
    [
        pytest.param([0.496, -0.1, 0.104], 50, (50, -10, 10), id="rounded by themselves they add up"),
        pytest.param([0.004, 0.004, 0.004], 1, (1, 0, 0), id="of equals the first takes what is left"),
        pytest.param([0.0, 0.004], 1, (0, 1), id="the one that lost most takes it"),
        pytest.param([0.005, 0.005], 1, (0, 1), id="of equals the first gives what is too much"),
        pytest.param([0.113, 0.004], 12, (11, 1), id="a large share that lost less does not"),
        pytest.param([0.114, 0.118], 22, (11, 11), id="the one that won most gives it"),
        pytest.param([-0.005, -0.005], -1, (0, -1), id="falls as rises"),
        pytest.param([], 0, (), id="nothing"),
    ],
)
def test_shares_are_rounded_so_that_they_add_up(shares, total, shown):
    """Each share is rounded by itself; a hundredth too few or too many moves to where rounding took or gave most."""
    assert apportioned(shares, total=total) == shown


@pytest.mark.parametrize(("value", "cents"), [(0.005, 1), (-0.005, -1), (0.0049, 0), (1.115, 112), (2.675, 268), (-2.675, -268), (7.0, 700)])
def test_hundredths_round_halves_away_from_zero(value, cents):
    """Points are rounded as they are written, not as a float holds them."""
    assert hundredths(value) == cents


def test_ladder_in_whole():
    """Each dimension of a known total is followed by its own parts in order; as written they add up to it, and all of them to the total."""
    ladder = laddered(contributions(shipped_scores(), unit="Hưng Yên", year=2022))
    assert ladder["code"].tolist() == [code for at in map(str, range(1, 9)) for code in (at, *(part for part in codes(2022) if part.startswith(f"{at}.")))]
    assert ladder["depth"].tolist() == [1 if "." not in code else 2 for code in ladder["code"]]
    assert ladder.index.tolist() == list(range(len(ladder)))
    assert ladder.columns.tolist() == [*parts_of_two().columns, "depth"]
    own = ladder[ladder["depth"] == 2].groupby("parent")["shown"].sum().round(2)
    assert own.to_dict() == ladder[ladder["depth"] == 1].set_index("code")["shown"].to_dict()


def test_ladder_leaves_out_parts_of_what_may_not_be_compared():
    """A dimension across a break stands alone; the others keep their parts."""
    parts = contributions(shipped_scores(), unit="Hưng Yên", year=2022)
    ladder = laddered(parts.assign(parent_comparability=parts["parent_comparability"].mask(parts["parent"] == "4", "no")))
    assert ladder.loc[ladder["parent"] == "4", "code"].tolist() == []
    assert ladder.loc[ladder["parent"] == "5", "code"].tolist() == ["5.1", "5.3", "5.4"]


def test_what_may_not_be_compared_has_no_contributions():
    """A parent across a break keeps its scores and shows no contribution; others keep theirs."""
    parts = parts_of_two()
    forbidden = parts.assign(parent_comparability=parts["parent_comparability"].mask(parts["parent"] == "2", "no"))
    told = without_breaks(forbidden)
    assert told.loc[told["parent"] == "2", ["contribution", "shown", "parent_change"]].isna().all(axis=None)
    assert told.loc[told["parent"] == "2", ["base", "score", "parent_base"]].notna().all(axis=None)
    pd.testing.assert_frame_equal(told[told["parent"] != "2"], forbidden[forbidden["parent"] != "2"])


# beside peers


@pytest.mark.parametrize(("unit", "year", "base_year", "told"), [("A", 2031, 2021, "2022"), ("A", 2022, 2010, "2011"), ("Z", 2022, 2021, "Z")])
def test_peers_of_what_is_not_known_are_refused(unit, year, base_year, told):
    """A unit, a year or a base year that cannot be is refused by its name."""
    with pytest.raises(UnknownNameError, match=told):
        peers(SCORES, unit=unit, year=year, base_year=base_year)


@pytest.mark.parametrize(
    ("typed", "told"),
    [("xa an binh", "2 đơn vị gần giống: xã An Bình, xã Ân Bình"), ("xa an bin", "Gần nhất: xã")],
    ids=["two without their marks", "one letter short"],
)
def test_spelling_of_several_units_names_them(typed, told):
    """Without its marks a name may mean two units: both are named, and neither is taken."""
    scores = score_rows(("xã An Bình", 2022, "2", 5.0), ("xã Ân Bình", 2022, "2", 6.0), level="commune")
    with pytest.raises(UnknownNameError, match=told):
        standing(scores, unit=typed, year=2022)


def test_spelling_with_its_marks_means_one_of_two_alike():
    """Written with its marks, in whatever letters, a name means the one unit it is, though another has it without them."""
    scores = score_rows(("xã An Bình", 2022, "2", 5.0), ("xã Ân Bình", 2022, "2", 6.0), level="commune")
    assert set(standing(scores, unit="XÃ ÂN BÌNH", year=2022)["unit"]) == {"xã Ân Bình"}


def test_peer_table_in_whole():
    """Units by their total, with place, dimensions, base and the judged change."""
    totals = score_rows(*((unit, year, "PAPI", score) for unit, then, now in (("A", 40.0, 42.0), ("B", 41.0, 45.0), ("C", 40.0, 38.0)) for year, score in ((2021, then), (2022, now))))
    table = peer_table(score_panel(pd.concat([totals, SCORES], ignore_index=True)), unit="A", units=["C", "B", "Z"], year=2022)
    columns = ["unit", "own", "score", "rank", "rank_n", "2", "base", "base_rank", "change", "verdict", "source"]
    assert [tuple(row[name] for name in columns) for row in rows(table)] == [
        ("B", False, 45.0, 1, 3, 6.0, 41.0, 1, 4.0, "up", "nguồn"),
        ("A", True, 42.0, 2, 3, 5.5, 40.0, 2, 2.0, "up", "nguồn"),
        ("C", False, 38.0, 3, 3, 6.5, 40.0, 2, -2.0, "down", "nguồn"),
        ("Z", False, None, None, 3, None, None, None, None, "no_data", None),
    ]
    assert table.columns.tolist() == [
        "unit", "own", "level", "year", "score", "rank", "rank_n", "quartile", "tied", *"12345678", "base_year", "base", "base_rank",
        "comparability", "reason", "source", "change", "change_pct", "verdict", "evidence",
    ]  # fmt: skip
    assert [types(table)[name] for name in ("own", "year", "base_year", "rank", "base_rank", "1", "base", "level")] == [
        "bool", "int64", "int64", "Int64", "Int64", "float64", "float64", "str",
    ]  # fmt: skip
