"""The tree of units: who stands below whom on a day, mergers, and lists that go round in circles."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papi_metrics.unit_tree import LEVEL_WORDS, LEVELS, Unit, UnitTree

BEFORE, LAST, FIRST, NOW = dt.date(2024, 1, 1), dt.date(2025, 6, 30), dt.date(2025, 7, 1), dt.date(2026, 1, 1)
COUNTRY = Unit(unit="VN", name="Cả nước", level="country")
OLD = Unit(unit="02", name="Hà Giang", level="province", parent="VN", valid_to=LAST, merged_into="08")
STAYS = Unit(unit="08", name="Tuyên Quang", level="province", parent="VN")
MOVED = (
    Unit(unit="X1", name="xã Ấm", level="commune", parent="02", valid_to=LAST),
    Unit(unit="X1", name="xã Ấm mới", level="commune", parent="08", valid_from=FIRST),
)
SISTER = Unit(unit="X0", name="xã Bé", level="commune", parent="08")
TREE = UnitTree(units=(SISTER, *reversed(MOVED), STAYS, OLD, COUNTRY))


def keys(units):
    """Return the keys of units."""
    return [unit.unit for unit in units]


@pytest.mark.parametrize(
    ("on", "expected"),
    [(BEFORE, ["02", "X1", "08", "X0"]), (LAST, ["02", "X1", "08", "X0"]), (FIRST, ["08", "X1", "X0"]), (NOW, ["08", "X1", "X0"])],
    ids=["before", "last-day", "first-day", "after"],
)
def test_below_follows_the_day(on, expected):
    """A unit stands from its first to its last day, where it belonged then; by the letters of names, parents first."""
    assert keys(TREE.below("VN", on=on)) == expected


def test_unit_is_called_as_on_the_day():
    """A renamed unit has the name of the day; before its first day and after its last there is none."""
    assert [TREE.unit(key, on=on).name for key, on in (("X1", LAST), ("X1", FIRST))] == ["xã Ấm", "xã Ấm mới"]
    assert (TREE.unit("02", on=FIRST), TREE.unit("lạ", on=NOW)) == (None, None)


def test_above_names_the_parent_first():
    """The units above one on a day, up to the root."""
    assert (keys(TREE.above("X1", on=LAST)), keys(TREE.above("X1", on=FIRST)), TREE.above("VN", on=NOW)) == (["02", "VN"], ["08", "VN"], ())


def test_root_is_whoever_has_nobody_above_that_day():
    """A unit whose parent has ended, or is not in the list, is a root: it is lost to nobody's count."""
    tree = UnitTree(units=(OLD, Unit(unit="X2", name="xã", level="commune", parent="02")))
    assert (keys(tree.roots(on=LAST)), keys(tree.roots(on=FIRST))) == (["02"], ["X2"])


def test_last_tells_how_a_unit_ended():
    """A unit that has ended is still known by its last name."""
    assert (TREE.last("02"), TREE.last("X1").name, TREE.last("lạ")) == (OLD, "xã Ấm mới", None)


def test_levels_stand_from_the_top_down():
    """From the country to the commune, each with a word for the screen."""
    assert LEVELS == tuple(LEVEL_WORDS) == ("country", "province", "district", "commune")


def commune(key, name="xã", **change):
    """Return a commune."""
    return Unit(unit=key, name=name, level="commune", **change)


@pytest.mark.parametrize(
    ("first", "last", "standing"),
    [
        pytest.param(FIRST, NOW, [False, True, True, True, False], id="from-to"),
        pytest.param(FIRST, FIRST, [False, True, False, False, False], id="one-day"),
        pytest.param(FIRST, None, [False, True, True, True, True], id="lasting"),
        pytest.param(dt.date.min, dt.date.max, [True] * 5, id="always"),
        pytest.param(NOW, FIRST, [False] * 5, id="turned-round"),
    ],
)
def test_unit_stands_from_its_first_to_its_last_day(first, last, standing):
    """Both days count in; a list asked about each day in turn says so too."""
    unit = commune("X", valid_from=first, valid_to=last)
    days = (LAST, FIRST, FIRST + dt.timedelta(days=1), NOW, NOW + dt.timedelta(days=1))
    tree = UnitTree(units=(unit,))
    assert [unit.stands(day) for day in days] == [tree.unit("X", on=day) is unit for day in days] == standing


def test_unit_of_two_that_overlap_is_the_later_one():
    """Where a list has a unit twice on a day, the one that began later holds, whatever their order."""
    early, late = commune("X", "cũ"), commune("X", "mới", valid_from=FIRST)
    trees = UnitTree(units=(early, late)), UnitTree(units=(late, early))
    assert [(tree.unit("X", on=LAST), tree.unit("X", on=FIRST), tree.last("X")) for tree in trees] == [(early, late, late)] * 2


def test_units_of_a_row_stand_by_the_letters_of_their_names():
    """Marks and case make no difference, equal names stand by their codes; so do roots, children and all that is below."""
    row = (commune("3", "xã Đông"), commune("5", "xã an"), commune("4", "Xã Ân"), commune("2", "xã Đồn"), commune("1", "xã đông"))
    tree = UnitTree(units=row)
    under = UnitTree(units=(COUNTRY, *(commune(unit.unit, unit.name, parent="VN") for unit in row)))
    expected = ["4", "5", "2", "1", "3"]
    assert [keys(tree.roots(on=NOW)), keys(under.children("VN", on=NOW)), keys(under.below("VN", on=NOW))] == [expected] * 3


def test_children_are_those_right_below():
    """A province's communes are below the country and no children of it; a commune has none."""
    assert [keys(TREE.children(key, on=NOW)) for key in ("VN", "08", "X1", "lạ")] == [["08"], ["X1", "X0"], [], []]


def test_circle_is_walked_once():
    """Units that stand below each other have each other above and below, and are no roots."""
    tree = UnitTree(units=(commune("a", parent="b"), commune("b", parent="c"), commune("c", parent="a"), commune("d", parent="a")))
    assert (keys(tree.below("a", on=NOW)), keys(tree.above("a", on=NOW)), keys(tree.above("d", on=NOW))) == (["c", "b", "d"], ["b", "c"], ["a", "b", "c"])
    assert tree.roots(on=NOW) == ()


def test_unit_outside_the_list_has_nobody_around_it():
    """Of a key that the list does not have that day nothing is above or below, and nobody above an ended parent."""
    tree = UnitTree(units=(COUNTRY, OLD, commune("X2", parent="02")))
    assert (tree.above("lạ", on=NOW), tree.below("lạ", on=NOW), tree.above("02", on=NOW), tree.above("X2", on=NOW)) == ((), (), (), ())


def test_empty_list_answers_every_question():
    """Without any unit there are no roots, and nothing is known of a key."""
    tree = UnitTree()
    assert (tree.roots(on=NOW), tree.below("a", on=NOW), tree.unit("a", on=NOW), tree.last("a"), tree.successor("a")) == ((), (), None, None, None)


def test_trees_of_equal_units_are_one_key():
    """What is kept for a list serves the same list read again, and no other."""
    assert {TREE: "kept"}.get(UnitTree(units=TREE.units)) == "kept"
    assert UnitTree(units=TREE.units[1:]) not in {TREE: "kept"}


def merging(*pairs):
    """Return a tree of units that ended, each merged into another."""
    return UnitTree(units=tuple(
        Unit(unit=key, name=key, level="commune", valid_to=LAST, merged_into=into) for key, into in pairs
    ))


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        (merging(("a", "b"), ("b", "c"), ("c", None)), "c"),
        (merging(("a", None)), None),
        (merging(("b", None)), None),
        (merging(("a", "lạ")), None),
        (merging(("a", "b"), ("b", "lạ")), "b"),
        (merging(("a", "a")), None),
        (merging(("a", "b"), ("b", "a")), None),
        (merging(("a", "b"), ("b", "c"), ("c", "b")), None),
    ],
    ids=["chain", "not-merged", "unknown", "into-unknown", "then-into-unknown", "into-itself", "circle", "into-a-circle"],
)
def test_successor_is_the_last_of_the_chain(tree, expected):
    """Who carries on is the last of a row of mergers that the list has; a circle has none."""
    assert tree.successor("a") == expected


KEYS = st.sampled_from("abcdef")
DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2020, 1, 9)) | st.sampled_from([dt.date.min, dt.date.max])
UNITS = st.builds(
    Unit, unit=KEYS, name=KEYS, level=st.sampled_from(LEVELS), parent=KEYS | st.none(), valid_from=DAYS, valid_to=DAYS | st.none(),
    merged_into=KEYS | st.none(),
)
TREES = st.lists(UNITS, max_size=12).map(lambda units: UnitTree(units=tuple(units)))


@given(TREES, KEYS, DAYS)
def test_every_question_ends_and_names_nothing_twice(tree, key, on):
    """Whatever the list, circles and overlaps included, walks end, never come back to where they began, and stand that day."""
    for found in (tree.below(key, on=on), tree.above(key, on=on)):
        assert len({*keys(found)} - {key}) == len(found)
        assert all(unit.stands(on) for unit in found)
    assert tree.successor(key) != key


@given(TREES, DAYS)
def test_below_and_above_agree(tree, on):
    """Outside circles, a unit is below whoever is above it; every unit of the day is a root, below one, or in a circle."""
    days = {unit.unit for unit in tree.units if unit.stands(on)}
    under = {root.unit: keys(tree.below(root.unit, on=on)) for root in tree.roots(on=on)}
    for key in [name for below in under.values() for name in below]:
        assert key in under[tree.above(key, on=on)[-1].unit]
    lost = days - {*under} - {name for below in under.values() for name in below}
    for key in lost:
        way = [tree.unit(key, on=on), *tree.above(key, on=on)]
        assert way[-1].parent in keys(way)


@given(TREES, DAYS, DAYS)
def test_what_is_kept_for_a_day_serves_only_days_alike(tree, first, then):
    """Asking about one day does not change what another day's answer is."""
    tree.roots(on=first)
    fresh = UnitTree(units=tree.units)
    assert all(tree.unit(key, on=then) == fresh.unit(key, on=then) for key in "abcdef")
