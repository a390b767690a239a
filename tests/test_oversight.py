"""Many units at once: sums that add up, ranks with ties, old and missing data, mergers, illustrations, changes."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from standings import DAY, TREE, by_dimension, overdue, plans
from tasks import task_table

from papi_metrics.completion import completion_sums
from papi_metrics.oversight import (
    CHANGE_DAYS,
    MEASURES,
    STALE_DAYS,
    Place,
    Scope,
    WholeChange,
    dimensions_wide,
    filter_units,
    overview,
    scope_of,
    seen_tree,
    unit_dimensions,
    unit_table,
    whole_change,
    with_changes,
)
from papi_metrics.unit_tree import Unit, UnitTree

FLAT = UnitTree()


def scoped(table, tree=FLAT, **how):
    """Return the scope of standings, on the usual day unless told otherwise."""
    return scope_of(tree, dict(zip(table["unit"], table["name"], strict=True)), **{"on": DAY, **how})


def units_of(table, tree=FLAT, *, by="completion", **how):
    """Return the table of units of standings."""
    return unit_table(table, scoped(table, tree, **how), on=how.get("on", DAY), by=by)


def cells(table, *columns):
    """Return the values of columns, a tuple a row, None where missing."""
    plain = table[list(columns)].astype(object)
    return list(plain.where(plain.notna(), None).itertuples(index=False, name=None))


# the table


def test_group_is_divided_after_it_is_added():
    """A group's completion is its units' sums divided, not the mean of their shares."""
    table = units_of(plans(A={"weight": 30.0, "earned": 30.0, "planned": 30.0}, C={"weight": 10.0, "earned": 0.0, "planned": 10.0}), TREE)
    assert cells(table, "unit", "completion", "units", "reporting") == [("H", 0.75, 2, 2), ("B", None, 1, 0)]


def test_longest_overdue_of_all_tells_the_light():
    """Of several overdue tasks, plans and units the one overdue longest is told, and decides the light."""
    tasks = task_table({"due": dt.date(2022, 8, 21)}, {"due": dt.date(2022, 9, 25)})
    assert completion_sums(tasks, as_of=DAY.replace(year=2022)).loc[0, "longest_overdue"] == 40
    table = units_of(plans(A=overdue(1, 3), C=overdue(1, 40), E=overdue(1, 2)), TREE)
    assert cells(table, "unit", "light", "longest_overdue") == [("B", "amber", 2.0), ("H", "red", 40.0)]
    assert (overview(table).longest_overdue, overview(table).light) == (40, "red")


def test_row_of_a_group_says_what_its_units_come_to():
    """Shares of a group are of the right wholes; its lights are counted, its newest acceptance and its own plan are known."""
    said = {"counted": 8, "tasks": 12, "level_of_effort": 3.0, "planned": 6.5, "done_late": 1, "overdue": 3}
    row = units_of(plans(A=said, C=said | {"accepted_at": dt.datetime(2026, 11, 1)}), TREE).set_index("unit").loc["H"]  # noqa: DTZ001 - UTC, as stored
    assert (row["effort_share"], row["done_share"], row["on_time_rate"], row["variance_points"]) == (0.3, 0.5, 0.5, pytest.approx(-5))
    assert (row["amber"], row["accepted_at"].month, row["plan"]) == (2, 11, False)
    assert cells(units_of(plans(H={}, A={}), TREE, above="H"), "unit", "plan") == [("A", True), ("H", True), ("C", False)]


def test_row_says_who_it_is_and_what_it_adds_up():
    """A unit's level, whether others are below it, its weights with their fractions and its counts; without data no weight and counts of nothing."""
    said = {"weight": 10.5, "earned": 6.25, "planned": 6.5, "level_of_effort": 0.75, "done_undated": 2}
    table = units_of(plans(A=said), TREE)
    assert cells(table, "unit", "level", "own", "parent", "weight", "earned", "planned", "level_of_effort", "done_undated", "tasks") == [
        ("H", "province", False, True, 10.5, 6.25, 6.5, 0.75, 2, 10), ("B", "province", False, True, None, None, None, None, 0, 0),
    ]
    assert {name: str(table[name].dtype) for name in ("tasks", "reporting", "stale", "green")} == dict.fromkeys(("tasks", "reporting", "stale", "green"), "int64")


def test_row_counts_the_units_of_each_light():
    """A group says how many of its units that report are on plan, in need of care, far behind or without counted tasks."""
    lit = {"A": {}, "C": overdue(1, 3), "D": overdue(1, 99), "E": {"counted": 0, "weight": 0.0, "earned": 0.0, "planned": 0.0}, "F": {}}
    tree = UnitTree(units=(Unit(unit="H", name="tỉnh", level="province"), *(Unit(unit=unit, name=unit, level="commune", parent="H") for unit in lit), Unit(unit="B", name="khác", level="province")))
    assert cells(units_of(plans(**lit), tree), "unit", "green", "amber", "red", "grey") == [("H", 2, 1, 1, 1), ("B", 0, 0, 0, 0)]


def test_dates_of_a_group_reach_from_its_oldest_to_its_newest_data():
    """A group's data dates are those of its units; all units lie as many days apart as the oldest and the newest of all."""
    days = {unit: {"as_of": DAY - dt.timedelta(days=days)} for unit, days in (("A", 9), ("C", 2), ("E", 1))}
    table = units_of(plans(**days), TREE)
    assert [(unit, oldest.day, newest.day) for unit, oldest, newest in cells(table, "unit", "oldest", "newest")] == [("B", 29, 29), ("H", 21, 28)]
    known = overview(table)
    assert (known.oldest, known.newest, known.spread) == (dt.date(2026, 9, 21), dt.date(2026, 9, 29), 8)


def test_thresholds_are_those_that_are_told():
    """Data are stale after 35 days, changes are looked for over 30, as the page and the documents say."""
    assert (STALE_DAYS, CHANGE_DAYS) == (35, 30)


def test_no_unit_at_all_is_an_empty_table():
    """Without a list and without plans there is no row, with all columns, and nothing to sum up."""
    none = plans(A={}).iloc[:0]
    table, known = units_of(none), overview(units_of(none))
    assert (len(table), {"unit", "parent", "completion", "light", "rank"} <= set(table)) == (0, True)
    assert (known.rows, known.tasks, known.completion, known.light, known.silent, known.spread) == (0, 0, None, "grey", (), 0)
    assert with_changes(table, none, none, scoped(none)).empty


def test_illustration_adds_nothing_to_a_group_or_a_dimension():
    """Made-up data of one unit change neither its group nor a dimension while another has real ones."""
    standings, dimensions = plans(A={"earned": 1.0}, C={"illustration": True}, E={"illustration": True}), by_dimension(A={}, C={}, E={})
    assert cells(units_of(standings, TREE), "unit", "completion", "reporting", "illustration") == [("H", 0.1, 1, False), ("B", 0.6, 1, True)]
    table = unit_dimensions(dimensions, standings, scoped(standings, TREE))
    assert (set(table["unit"]), set(table["weight"])) == ({"H"}, {10.0})


def test_age_of_a_group_is_that_of_its_oldest_data():
    """One unit that is late with its data makes its group that old."""
    table = units_of(plans(A={"as_of": DAY - dt.timedelta(days=40)}, C={}), TREE)
    assert cells(table[table["unit"] == "H"], "age", "stale", "reporting") == [(40, 1, 2)]


@settings(deadline=None, max_examples=15)
@given(order=st.permutations(range(4)))
def test_order_of_standings_changes_nothing(order):
    """Whatever order the database gives, the table is the same."""
    standings = plans(A={}, B={"earned": 5.0}, C={"earned": 5.0}, D=overdue(2, 40))
    shuffled = standings.iloc[list(order)].reset_index(drop=True)
    pd.testing.assert_frame_equal(units_of(shuffled), units_of(standings))


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("completion", [("A", 1), ("C", 2), ("D", 2), ("E", 4)]),
        ("variance", [("C", 1), ("D", 1), ("E", 3), ("A", 4)]),
        ("on_time_rate", [("A", 1), ("C", 1), ("D", 1), ("E", 4)]),
        ("overdue", [("A", 1), ("C", 1), ("D", 1), ("E", 4)]),
    ],
)
def test_equal_figures_share_the_better_rank(by, expected):
    """Ranks are those of sport, 1, 2, 2, 4, by each figure; what differs in the fifteenth digit is equal."""
    standings = plans(A={"earned": 9.0, "planned": 10.0}, C={"earned": 0.1 + 0.2, "planned": 0.3, "weight": 1.0}, D={"earned": 0.3, "planned": 0.3, "weight": 1.0},
                      E={"earned": 2.0, "planned": 2.5} | overdue(1, 3))  # fmt: skip
    table = units_of(standings, by=by)
    assert cells(table, "unit", "rank") == expected
    assert set(MEASURES) == {"completion", "variance", "on_time_rate", "overdue"}


@pytest.mark.parametrize("by", ["completion", "overdue"])
def test_only_units_with_counted_tasks_are_ranked(by):
    """One counted task is enough for a rank; without any there is none, though nothing is overdue; how many are ranked is said of those."""
    nothing = {"counted": 0, "weight": 0.0, "earned": 0.0, "planned": 0.0}
    table = units_of(plans(A={"counted": 1}, C=nothing, D={"earned": 5.0} | overdue(1, 3)), by=by)
    assert cells(table, "unit", "rank", "rank_n") == [("A", 1, 2), ("D", 2, 2), ("C", None, None)]
    assert {str(table[name].dtype) for name in ("rank", "rank_n")} == {"Int64"}


def test_equal_units_stand_by_the_letters_of_their_names():
    """Of one rank, or of none, units stand by name, whatever its marks, then by code."""
    named = {"A": {"name": "xã Đông"}, "C": {"name": "xã An"}, "D": {"name": "Xã Ân"}, "E": {"name": "xã đông"}}
    assert units_of(plans(**named))["unit"].tolist() == ["C", "D", "A", "E"]


@pytest.mark.parametrize(
    ("change", "light"),
    [
        ({}, "green"),
        (overdue(1, 30), "amber"),
        (overdue(1, 31), "red"),
        ({"planned": 7.0}, "amber"),
        ({"planned": 6.99}, "green"),
        ({"planned": 8.5}, "red"),
        ({"counted": 0, "weight": 0.0, "earned": 0.0, "planned": 0.0}, "grey"),
    ],
    ids=["on plan", "overdue", "long overdue", "0.10 behind", "less behind", "0.25 behind", "nothing counted"],
)
def test_light_of_sums_follows_the_rule(change, light):
    """Lights of units are those of the product's rules at their very edges."""
    assert cells(units_of(plans(A=change)), "light") == [(light,)]


def test_unit_without_data_is_named_and_unranked():
    """A unit of the list without any version stands last, by name, with neither rank nor figures."""
    table = units_of(plans(C={}), TREE, above="H")
    shown = cells(table, "unit", "rank", "rank_n", "light", "completion", "illustration")
    assert shown == [("C", 1, 1, "green", 0.6, False), ("A", None, None, "none", None, False)]
    assert overview(table).silent == ("xã A",)


@pytest.mark.parametrize(("days", "stale"), [(STALE_DAYS, 0), (STALE_DAYS + 1, 1), (-3, 0)], ids=["just fresh", "stale", "ahead"])
def test_data_older_than_the_threshold_are_stale(days, stale):
    """Data are stale from the day after the threshold; data ahead of the day are of age 0."""
    table = units_of(plans(A={"as_of": DAY - dt.timedelta(days=days)}))
    assert cells(table, "stale", "age") == [(stale, max(days, 0))]


def test_illustration_is_neither_added_nor_ranked_with_real_plans():
    """A row of made-up data beside real ones has figures, no rank, and no part in the whole."""
    standings = plans(A={"earned": 1.0}, C={"illustration": True, "earned": 9.0})
    table = units_of(standings)
    known = overview(table)
    assert cells(table, "unit", "rank", "illustration") == [("A", 1, False), ("C", None, True)]
    assert (known.completion, known.rows, known.units, known.illustrations, known.illustration) == (0.1, 1, 1, 1, False)


def test_illustrations_alone_are_ranked_among_themselves():
    """Where there is nothing but illustrations the table works, and says what it is of."""
    table = units_of(plans(A={"illustration": True}, C={"illustration": True, "earned": 9.0}))
    assert cells(table, "unit", "rank") == [("C", 1), ("A", 2)]
    assert overview(table).illustration


def test_illustrations_beside_units_without_data_are_still_the_whole():
    """A unit without data is nothing real: made-up data beside it are added up, and the whole says that it is of them."""
    known = overview(units_of(plans(A={"illustration": True}), TREE, above="H"))
    assert (known.illustrations, known.illustration, known.completion, known.rows, known.reporting) == (0, True, 0.6, 2, 1)


def test_illustrations_left_out_are_counted_among_rows_with_data():
    """Beside a real plan two rows of made-up data are left out; a unit without data is none of them."""
    known = overview(units_of(plans(A={}, C={"illustration": True}, E={"illustration": True}), TREE, level="commune"))
    assert (known.illustrations, known.illustration, known.silent) == (2, False, ())
    assert overview(units_of(plans(A={}), TREE, above="H")).illustrations == 0


def test_overview_counts_rows_by_light():
    """Every light has its number of rows, units without data theirs; a plan of the unit above counts in the sums alone."""
    lit = {"A": {}, "C": overdue(1, 3), "D": overdue(1, 99), "F": overdue(2, 77), "G": {"counted": 0, "weight": 0.0, "earned": 0.0, "planned": 0.0}}
    tree = UnitTree(units=(Unit(unit="H", name="tỉnh", level="province"), *(Unit(unit=unit, name=unit, level="commune", parent="H") for unit in (*lit, "S"))))
    known = overview(units_of(plans(H={}, **lit), tree, above="H"))
    assert known.lights == {"green": 1, "amber": 1, "red": 2, "grey": 1, "none": 1}
    assert (known.rows, known.units, known.reporting, known.tasks, known.silent) == (6, 6, 5, 60, ("S",))


def test_overview_divides_what_all_units_come_to():
    """Shares of the whole are its sums divided, stale units are counted, lights follow the whole."""
    old = {"as_of": DAY - dt.timedelta(days=99)}
    known = overview(units_of(plans(A={"weight": 30.0, "earned": 12.0, "planned": 18.0} | overdue(2, 9) | old, C={"earned": 4.0} | old)))
    assert (known.completion, known.planned, known.variance, known.on_time_rate) == (0.4, 0.6, pytest.approx(-0.2), 0.8)
    assert (known.overdue, known.longest_overdue, known.stale, known.light) == (2, 9, 2, "amber")

# the tree


@pytest.mark.parametrize(
    ("how", "expected"),
    [
        ({}, ["H", "B"]),
        ({"above": "H"}, ["A", "C"]),
        ({"level": "commune"}, ["A", "C", "E"]),
        ({"above": "B"}, ["E"]),
        ({"above": "nothing of the list"}, ["H", "B"]),
        ({"on": dt.date(2025, 6, 30)}, ["H", "T", "B"]),
        ({"on": dt.date(2025, 6, 30), "above": "H"}, ["A", "C", "D"]),
    ],
    ids=["provinces", "communes of one", "all communes", "a single one", "unknown", "before the merger", "communes before it"],
)
def test_rows_are_the_units_of_the_day(how, expected):
    """Below the country stand the provinces that are valid on the day, below a province its communes, at a level all of it."""
    assert sorted(place.unit for place in scoped(plans(A={}), TREE, **how).places) == sorted(expected)


def test_scope_knows_the_way_to_it_and_the_levels_below():
    """The way leads from the top to the unit looked at; the levels below it are offered; a unit with others below it says so."""
    below, all_of_it = scoped(plans(A={}), TREE, above="H"), scoped(plans(A={}), TREE)
    assert ([unit.unit for unit in below.path], below.levels, all_of_it.levels) == (["VN", "H"], ("commune",), ("province", "commune"))
    assert {place.unit: (place.parent, place.units) for place in all_of_it.places} == {"H": (True, 2), "B": (True, 1)}
    assert {(place.parent, place.units) for place in below.places} == {(False, 1)}


def test_scope_without_a_list_has_each_plan_as_a_row():
    """Where no list of units holds, every plan is a unit by itself, of no level, with nobody above or below it."""
    expected = tuple(Place(unit=unit, name=f"xã {unit}", level=None, units=1, parent=False, own=False) for unit in "AC")
    assert scoped(plans(A={}, C={})) == Scope(above=None, path=(), places=expected, row_of={"A": "A", "C": "C"}, levels=(), outside=frozenset())


DISTRICTS = UnitTree(units=(
    Unit(unit="Q", name="huyện Khoái Châu", level="district", parent="H"), Unit(unit="K", name="xã K", level="commune", parent="Q"),
    Unit(unit="L", name="xã L", level="commune", parent="Q"), *TREE.units,
))
"""The provinces and communes of `TREE`, two more communes in a district."""


def test_units_of_a_row_are_those_that_have_nobody_below():
    """A province with two communes and a district of two has four units that report: the district is none of them."""
    scope = scoped(plans(K={}), DISTRICTS)
    assert {place.unit: place.units for place in scope.places} == {"H": 4, "B": 1}
    assert cells(units_of(plans(K={}, A={}), DISTRICTS), "unit", "units", "reporting") == [("H", 4, 2), ("B", 1, 0)]


@pytest.mark.parametrize(
    ("tree", "how", "levels"),
    [
        pytest.param(DISTRICTS, {}, ("province", "district", "commune"), id="all"),
        pytest.param(DISTRICTS, {"above": "Q"}, ("commune",), id="below-a-district"),
        pytest.param(DISTRICTS, {"above": "K"}, (), id="below-a-commune"),
        pytest.param(UnitTree(units=(*DISTRICTS.units, Unit(unit="Z", name="xã Z", level="commune"))), {}, ("country", "province", "district", "commune"), id="two-on-top"),
    ],
)
def test_levels_below_are_offered_from_the_top_down(tree, how, levels):
    """The levels that can be looked at are those below the unit, the widest first, each once."""
    assert scoped(plans(A={}), tree, **how).levels == levels


def test_several_units_on_top_are_rows():
    """Where nobody is above all others, the units on top are the rows, and no way leads to them."""
    tree = UnitTree(units=(*TREE.units, Unit(unit="Z", name="xã Z", level="commune")))
    scope = scoped(plans(A={}, Z={}), tree)
    assert ([place.unit for place in scope.places], scope.above, scope.path, scope.row_of["A"]) == (["VN", "Z"], None, (), "VN")


def test_unit_alone_in_its_list_is_a_row():
    """A list of one unit has it as its only row, not as the unit that is looked at."""
    tree = UnitTree(units=(Unit(unit="A", name="xã A", level="commune"),))
    scope = scoped(plans(A={}), tree)
    assert ([place.unit for place in scope.places], scope.above) == (["A"], None)


def test_reader_of_everything_sees_the_list_as_it_is():
    """Without a limit the list is the same one, so that what is kept for it serves."""
    assert seen_tree(TREE, None) is TREE
    assert seen_tree(TREE, ()).units == ()


def test_reader_sees_whoever_was_ever_above():
    """A unit that moved is seen below each of those it belonged to, and above them the top."""
    moved = (Unit(unit="M", name="xã M", level="commune", parent="B", valid_to=dt.date(2025, 6, 30)), Unit(unit="M", name="xã M", level="commune", parent="H", valid_from=dt.date(2025, 7, 1)))
    tree = seen_tree(UnitTree(units=(*TREE.units, *moved)), ["M"])
    assert sorted({unit.unit for unit in tree.units}) == ["B", "H", "M", "VN"]


def test_merged_units_count_until_the_merger():
    """The plan of a unit that was merged by the day is outside, and is told of; the day before it is added."""
    standings = plans(A={}, D={})
    after, before = (scoped(standings, TREE, on=on, above="H") for on in (DAY, dt.date(2025, 6, 30)))
    assert (after.outside, before.outside) == ({"D"}, frozenset())
    assert unit_table(standings, before, on=DAY)["reporting"].sum() == 2


def test_own_plan_of_a_unit_above_is_a_row_without_a_rank():
    """A province with a plan of its own stands among its communes unranked, and all rows add up to what stands one level higher."""
    standings = plans(H={"earned": 10.0}, A={"earned": 2.0}, C={"earned": 3.0})
    table, higher = units_of(standings, TREE, above="H"), units_of(standings, TREE)
    assert cells(table, "unit", "own", "rank") == [("C", False, 1), ("A", False, 2), ("H", True, None)]
    assert table["earned"].sum() == higher.set_index("unit").loc["H", "earned"] == 15.0


@pytest.mark.parametrize("level", [None, "province", "commune"])
@pytest.mark.parametrize(("above", "tasks"), [(None, 40), ("H", 30)])
def test_every_level_adds_up_to_the_same(level, above, tasks):
    """Whatever level is looked at below a unit, the whole is the same."""
    standings = plans(H={}, A={}, C=overdue(3, 50), E={"earned": 1.0})
    assert overview(units_of(standings, TREE, above=above, level=level)).tasks == tasks


def test_reader_of_some_units_sees_those_and_what_is_above():
    """Of the list a reader sees only the units that may be read; the rest is no unit without data."""
    tree = seen_tree(TREE, ("A", "C"))
    assert [unit.unit for unit in tree.below("VN", on=DAY)] == ["H", "A", "C"]
    assert sorted(place.unit for place in scoped(plans(A={}), tree).places) == ["A", "C"]


# by dimension, filters, changes


def test_dimensions_of_a_group_add_up():
    """A group's dimension is its units' sums divided; laid out wide there is a column a dimension."""
    standings, dimensions = plans(A={}, C={}), by_dimension(A={4: {"earned": 10.0}}, C={4: {"earned": 0.0} | overdue(1, 99)})
    table = unit_dimensions(dimensions, standings, scoped(standings, TREE))
    wide = dimensions_wide(table, pd.DataFrame({"unit": ["H"], "name": ["tỉnh Hưng Yên"]}))
    assert table.loc[table["dimension"] == 4, ["completion", "light"]].to_numpy().tolist() == [[0.5, "red"]]
    assert wide.loc[0, ["4", "1"]].tolist() == [0.5, 0.6]


def test_dimension_with_nothing_counted_is_laid_out_without_a_figure():
    """Every dimension has its column and every unit its row, in the order of the names, missing where nothing is counted; any figure can be laid out."""
    nothing = {"weight": 0.0, "earned": 0.0, "planned": 0.0, "counted": 0, "done": 0}
    standings, dimensions = plans(A={}, C={}), by_dimension(A={3: nothing, 5: overdue(2, 9)}, C={3: nothing})
    names = pd.DataFrame({"unit": ["S", "C", "A"], "name": ["xã S", "xã C", "xã A"]})
    table = unit_dimensions(dimensions, standings, scoped(standings))
    assert cells(dimensions_wide(table, names), "unit", "name", *map(str, range(2, 5))) == [("S", "xã S", None, None, None), ("C", "xã C", 0.6, None, 0.6), ("A", "xã A", 0.6, None, 0.6)]
    wide = dimensions_wide(table, names, figure="overdue")
    assert (cells(wide, "5"), list(wide.columns)) == ([(None,), (0,), (2,)], ["unit", "name", *map(str, range(1, 9))])


def test_dimensions_stand_by_unit_and_number():
    """Eight rows a unit, 1 to 8, whatever order they are stored in; of units outside the scope there is none."""
    standings, dimensions = plans(A={}, C={}), by_dimension(C={}, A={}, X={})
    table = unit_dimensions(dimensions.iloc[::-1], standings, scoped(standings))
    assert cells(table, "unit", "dimension") == [(unit, at) for unit in "AC" for at in range(1, 9)]


def test_dimensions_of_illustrations_alone_are_shown():
    """Where the whole scope has nothing real, made-up data have their dimensions."""
    standings = plans(A={"illustration": True})
    assert len(unit_dimensions(by_dimension(A={}), standings, scoped(standings))) == 8


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, ["A", "C", "D"]),
        ({"lights": ["red"]}, ["D"]),
        ({"stale": True}, ["C"]),
        ({"text": "XA c"}, ["C"]),
        ({"text": "c xã"}, ["C"]),
        ({"text": "xã q"}, []),
        ({"lights": ["red"], "stale": True}, []),
        ({"lights": ["green"], "text": "xã"}, ["A", "C"]),
        ({"stale": True, "text": "xã"}, ["C"]),
        ({"lights": ["none"]}, []),
    ],
    ids=["all", "light", "stale", "text", "words-in-any-order", "not-all-words", "light-and-stale", "light-and-text", "stale-and-text", "no-data"],
)
def test_filter_keeps_what_is_asked_for(asked, expected):
    """Each condition leaves out what does not meet it; texts are compared without marks; what is left is numbered anew."""
    table = units_of(plans(A={}, C={"as_of": DAY - dt.timedelta(days=99)}, D=overdue(1, 99)))
    found = filter_units(table, **asked)
    assert sorted(found["unit"]) == expected
    assert ([*found.index], [*found.columns], "index" in table) == ([*range(len(expected))], [*table.columns], False)


def test_change_says_what_is_new_and_what_moved():
    """Completion moves in points, overdue tasks in numbers; a unit without newer data stays, one without earlier data is new."""
    before = plans(A={"earned": 5.0}, C={})
    now = plans(A={"number": 2} | overdue(2, 5), C={}, D={})
    table = with_changes(units_of(now), now, before, scoped(now)).sort_values("unit")
    assert cells(table, "unit", "moved", "overdue_change") == [("A", "changed", 2), ("C", "same", 0), ("D", "new", None)]
    assert table["change_points"].iloc[0] == pytest.approx(10)


def test_change_is_told_from_what_was_before():
    """Share and overdue tasks then, the difference in points and in tasks; a newer version that changed nothing is a change all the same."""
    before, now = plans(A={"earned": 4.0} | overdue(1, 5), C={}), plans(A={"earned": 3.0, "number": 2} | overdue(3, 9), C={"number": 2})
    table = with_changes(units_of(now), now, before, scoped(now)).sort_values("unit")
    assert cells(table, "unit", "completion_before", "overdue_before", "overdue_change", "newcomers", "moved") == [("A", 0.4, 1, 2, 0, "changed"), ("C", 0.6, 0, 0, 0, "changed")]
    assert table["change_points"].tolist() == [pytest.approx(-10), 0]
    assert {name: str(table[name].dtype) for name in ("overdue_before", "overdue_change", "newcomers", "moved")} == {
        "overdue_before": "Int64", "overdue_change": "Int64", "newcomers": "int64", "moved": "str",
    }  # fmt: skip


def test_change_keeps_the_table_and_its_order():
    """The rows and columns of the table stay; those of the change stand after them."""
    before, now = plans(A={}), plans(A={}, C={"earned": 9.0}, E={})
    table = units_of(now, TREE, level="commune")
    changed = with_changes(table, now, before, scoped(now, TREE, level="commune"))
    pd.testing.assert_frame_equal(changed[list(table.columns)], table)
    assert [*changed.columns[len(table.columns) :]] == ["completion_before", "change_points", "overdue_before", "overdue_change", "newcomers", "moved"]


def test_whole_is_compared_over_units_known_at_both_moments():
    """Units that came or went since do not move the whole; a share of nothing counted is none."""
    before, now = plans(A={"earned": 4.0} | overdue(1, 5), C={}, E={"earned": 0.0}), plans(A={"earned": 5.0} | overdue(3, 9), C={"earned": 7.0}, D={"earned": 0.0})
    assert whole_change(now, before, scoped(now)) == WholeChange(compared=2, before=0.5, after=0.6, overdue_change=2)
    nothing = {"counted": 0, "weight": 0.0, "earned": 0.0, "planned": 0.0}
    assert whole_change(plans(A={}), plans(A=nothing), scoped(now)) == WholeChange(compared=1, before=None, after=0.6, overdue_change=0)


def test_newcomer_moves_no_group():
    """A group is compared over the units that had data at both moments, in its row and as a whole."""
    before, now = plans(A={}), plans(A={"number": 2, "earned": 7.0}, C={"earned": 0.0})
    scope = scoped(now, TREE)
    row = with_changes(unit_table(now, scope, on=DAY), now, before, scope).set_index("unit").loc["H"]
    whole = whole_change(now, before, scope)
    assert (row["completion"], row["newcomers"], row["change_points"]) == (0.35, 1, pytest.approx(10))
    assert (whole.compared, whole.before, whole.after) == (1, 0.6, 0.7)


def test_group_moves_by_its_newcomers_and_a_silent_one_by_nothing():
    """A group with a unit that is new has changed, though nobody else brought newer data; one without data has not moved at all."""
    before, now = plans(A={}), plans(A={}, C={})
    scope = scoped(now, TREE)
    table = with_changes(unit_table(now, scope, on=DAY), now, before, scope)
    assert cells(table, "unit", "moved", "newcomers") == [("H", "changed", 1), ("B", "none", 0)]


def test_nothing_known_before_is_no_change():
    """Without earlier data every unit is new and nothing is compared."""
    now = plans(A={})
    assert whole_change(now, now.iloc[:0], scoped(now)) == WholeChange(compared=0, before=None, after=None, overdue_change=0)
    assert cells(with_changes(units_of(now), now, now.iloc[:0], scoped(now)), "moved", "change_points") == [("new", None)]


def test_no_plan_at_all_leaves_an_empty_overview():
    """Without any plan the table of a list names its units and the overview has no share."""
    known = overview(units_of(plans(A={}).iloc[:0], TREE, above="H"))
    assert (known.completion, known.oldest, known.reporting, known.lights["none"]) == (None, None, 0, 2)
