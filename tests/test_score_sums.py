"""Scores once they are read: which of them can be used, what they sum to, and what one table of them is over another."""

from __future__ import annotations

import csv

import pandas as pd
import pytest

from papi_metrics.framework import PAPI_SOURCE, codes
from papi_metrics.surveys import SCORE_DTYPES, layered_scores, score_changes, score_origins, shipped_scores
from papi_metrics.surveys.checks import published
from papi_metrics.surveys.figures import Figure
from papi_metrics.surveys.shipped import SHIPPED_FILE
from papi_metrics.surveys.sums import score_table, summed_scores
from papi_metrics.text import column_index


def figure(score, code="4.1", **more):
    """Return a figure as it stands in cell B2 of sheet A, a commune's unless told otherwise."""
    plain = {"unit": "Xã A", "level": "commune", "year": 2022, "source": "K", "sheet": "A", "row": 2, "column": "B"}
    return Figure(**(plain | more), code=code, score=score)


def told(findings):
    """Return findings as (sheet, row, column, code, value)."""
    return [(item.sheet, item.row, item.column, item.code, item.value) for item in findings]


# --- one figure


@pytest.mark.parametrize(
    ("score", "code", "read", "finding"),
    [
        (1.5, "4.1", 1.5, None),
        ("1,5", "4.1", 1.5, None),
        (None, "4.1", None, None),
        ("-", "4.1", None, None),
        ("cao", "4.1", None, "score-unread"),
        (True, "4.1", None, "score-unread"),
        (float("inf"), "4.1", None, "score-unread"),
        (float("nan"), "4.1", None, "score-unread"),
        (0, "4.1", None, "score-zero"),
        ("0,0", "4.1", None, "score-zero"),
        (0.25, "4.1", 0.25, None),
        (2.5, "4.1", 2.5, None),
        (0.24, "4.1", 0.24, None),
        (2.51, "4.1", 2.51, None),
        (0.23, "4.1", None, "score-out-of-scale"),
        (2.52, "4.1", None, "score-out-of-scale"),
        (-1.5, "4.1", None, "score-out-of-scale"),
        (10 / 3, "3.1", 10 / 3, None),
        (80, "PAPI", 80, None),
        (81, "PAPI", None, "score-out-of-scale"),
    ],
)
def test_score_that_can_be_used(score, code, read, finding):
    """A score is a number on the scale of its code, printed with two decimals; blanks are missing, noughts noted, all else told."""
    table, findings = published([figure(score, code)])
    assert table["score"].astype(object).where(table["score"].notna(), None).tolist() == [read]
    assert [item.code for item in findings] == ([finding] if finding else [])


def test_score_out_of_scale_names_the_scale():
    """Whoever wrote a score beyond its scale is told the place, the unit, the code, the year and the scale."""
    (item,) = published([figure(9, row=7)])[1]
    assert told([item]) == [("A", 7, "B", "score-out-of-scale", "9")]
    assert [word for word in ("Xã A", "4.1", "2022", "0,25", "2,5") if word not in item.message] == []


def test_noughts_are_noted_once_for_a_unit_a_year_and_a_sheet():
    """PAPI writes 0 for what it does not publish: each unit's year has one note, at the first, with their number."""
    places = [("Xã A", 2022, "A"), ("Xã A", 2022, "A"), ("Xã B", 2022, "A"), ("Xã A", 2021, "A"), ("Xã A", 2022, "B")]
    figures = [figure(0, code, unit=unit, year=year, sheet=sheet, row=at) for at, (code, (unit, year, sheet)) in enumerate(zip(codes(2021)[1:], places, strict=False), 2)]
    findings = published(figures)[1]
    assert told(findings) == [(sheet, row, "B", "score-zero", "0") for sheet, row in (("A", 2), ("A", 4), ("A", 5), ("B", 6))]
    assert ": 2 " in findings[0].message


@pytest.mark.parametrize(
    ("figures", "kept", "findings"),
    [
        ([figure(1.5), figure(1.5, row=3)], (1.5, 2), [("A", 3, "B", "score-duplicate", "1.5")]),
        ([figure(1.5), figure(None, row=3)], (1.5, 2), [("A", 3, "B", "score-duplicate", None)]),
        ([figure(None), figure(1.5, row=3)], (None, 2), [("A", 3, "B", "score-duplicate", "1.5")]),
        ([figure(1.5), figure(1.5, sheet="B", row=3)], (1.5, 2), [("B", 3, "B", "score-repeated", "1")]),
        ([figure(1.5), figure(1.50004, sheet="B", row=3)], (1.5, 2), [("B", 3, "B", "score-repeated", "1")]),
        ([figure(1.5), figure(1.5001, sheet="B", row=3)], (1.5, 2), [("B", 3, "B", "score-conflict", "1.5001")]),
        ([figure(1.5), figure(1.4999, sheet="B", row=3)], (1.5, 2), [("B", 3, "B", "score-conflict", "1.4999")]),
        ([figure(1.5), figure(None, sheet="B", row=3)], (1.5, 2), []),
        ([figure(None), figure(1.5, sheet="B", row=3)], (1.5, 3), []),
        ([figure(None), figure(None, sheet="B", row=3), figure(1.5, sheet="C", row=4)], (1.5, 4), []),
    ],
    ids=["same sheet", "blank below", "blank above", "repeated", "four decimals", "conflict above", "conflict below", "blank later", "blank first", "blank twice"],
)
def test_score_that_stands_twice(figures, kept, findings):
    """A score counts once: the first of its sheet, and of several sheets the first that has one; another one is told."""
    table, found = published(figures)
    assert table[["score", "row"]].astype(object).where(table.notna(), None).to_numpy().tolist() == [list(kept)]
    assert told(found) == findings


@pytest.mark.parametrize("other", [{"unit": "Xã B"}, {"level": "district"}, {"year": 2021}, {"code": "4.2"}], ids=str)
def test_score_of_another_unit_year_or_code_is_another(other):
    """A score is that of its level, unit, year and code."""
    table, findings = published([figure(1.5), figure(1.5, **({"row": 3} | other))])
    assert (table["row"].tolist(), findings) == ([2, 3], [])


@pytest.mark.parametrize(("sheet", "score"), [("A", 1.5), ("B", 1.6)], ids=["duplicate", "conflict"])
def test_score_that_stands_twice_names_the_first(sheet, score):
    """Whoever is told of a score that stands twice is told where it stands first."""
    (item,) = published([figure(1.5), figure(score, sheet=sheet, row=3)])[1]
    assert "A!B2" in item.message


def test_scores_repeated_are_counted_once_a_sheet():
    """A sheet that repeats another one's scores has one note with their number, after all else."""
    twice = [figure(1.5, code, sheet=sheet, row=row) for sheet in "ABC" for row, code in enumerate(("4.1", "4.2"), 2)]
    findings = published([*twice, figure("cao", "4.3", sheet="C", row=9)])[1]
    assert told(findings) == [("C", 9, "B", "score-unread", "cao"), ("B", 2, "B", "score-repeated", "2"), ("C", 2, "B", "score-repeated", "2")]


@pytest.mark.parametrize(
    ("error", "sample", "read", "findings"),
    [
        (0.05, 100, (0.05, 100), []),
        ("0,05", "100", (0.05, 100), []),
        (None, "-", (None, None), []),
        (0, 0, (None, None), []),
        (-0.05, -1, (None, None), ["standard-error-unread", "sample-size-unread"]),
        ("lớn", "nhiều", (None, None), ["standard-error-unread", "sample-size-unread"]),
        (float("inf"), 99.5, (None, None), ["standard-error-unread", "sample-size-unread"]),
        (True, pd.Timestamp("2022-01-01"), (None, None), ["standard-error-unread", "sample-size-unread"]),
        (0.5, 0.5, (0.5, None), ["sample-size-unread"]),
    ],
    ids=["numbers", "texts", "blanks", "noughts", "below nought", "words", "no numbers", "no cells of numbers", "fractions"],
)
def test_errors_and_samples_that_can_be_used(error, sample, read, findings):
    """A standard error is a positive number, a sample a whole one; what else stands there is told, and the score stays."""
    table, found = published([figure(1.5, standard_error=error, sample_size=sample)])
    assert table[["standard_error", "sample_size"]].astype(object).where(table.notna(), None).to_numpy().tolist() == [list(read)]
    assert [item.code for item in found] == findings


# --- sums


def scores(values, unit="Xã A", **more):
    """Return figures of one unit from its scores by code, a row each."""
    return [figure(value, code, unit=unit, row=row, **more) for row, (code, value) in enumerate(values.items(), 2)]


def table_of(*figures):
    """Return the score table that figures make."""
    return score_table(published(figures)[0])[0]


def by_code(table):
    """Return the scores of a table of one unit's year by code, missing ones left out."""
    return {code: round(score, 6) for code, score in zip(table["code"], table["score"], strict=True) if pd.notna(score)}


PARTS_OF_4 = {"4.1": 1.5, "4.2": 1.6, "4.3": 1.7, "4.4": 1.8}
DIMENSIONS = {str(number): 5.5 for number in range(1, 9)}


@pytest.mark.parametrize(
    ("values", "summed"),
    [
        (PARTS_OF_4, {"4": 6.6}),
        (PARTS_OF_4 | {"4": 6.7}, {"4": 6.6}),
        (PARTS_OF_4 | {"4.4": None}, {}),
        (PARTS_OF_4 | {"4.4": None, "4": 6.6}, {}),
        ({"4": 6.6, "4.1": None}, {"4": 6.6}),
        (DIMENSIONS, DIMENSIONS | {"PAPI": 44.0}),
        (DIMENSIONS | {"PAPI": 43.0}, DIMENSIONS | {"PAPI": 44.0}),
        (DIMENSIONS | {"8": None, "PAPI": 44.0}, DIMENSIONS | {"8": None}),
        (DIMENSIONS | PARTS_OF_4, DIMENSIONS | {"4": 6.6, "PAPI": 45.1}),
        ({"PAPI": 44.0}, {"PAPI": 44.0}),
        ({"PAPI": 44.0} | PARTS_OF_4, {"4": 6.6}),
        ({"PAPI": 44.0, "4.1": 1.5}, {"PAPI": 44.0}),
    ],
    ids=[
        "parts", "parts and sum", "part missing", "part missing and sum", "sum alone", "dimensions", "dimensions and total", "dimension missing", "both", "total alone",
        "total and a dimension's parts", "total and a part",
    ],
)  # fmt: skip
def test_score_table_sums_what_is_published(values, summed):
    """A sum is that of its parts, missing if one is, and stands as published where none of them is."""
    parts = {code: value for code, value in values.items() if "." in code}
    assert by_code(table_of(*scores(values))) == {code: value for code, value in (parts | summed).items() if value is not None}


def test_score_table_has_every_code_of_each_unit_and_year():
    """Units and years come as they were met, each with every code of its year in PAPI's order."""
    table = table_of(figure(1.5, unit="Xã B"), figure(1.5, unit="Xã A", year=2017), figure(1.6, "4.2", unit="Xã B"), figure(1.5, unit="Xã B", level="district"))
    units = [("commune", "Xã B", 2022), ("commune", "Xã A", 2017), ("district", "Xã B", 2022)]
    assert list(table[["level", "unit", "year", "code"]].itertuples(index=False, name=None)) == [(*unit, code) for unit in units for code in codes(unit[2])]
    assert {name: str(dtype) for name, dtype in table.dtypes.items()} == dict(SCORE_DTYPES)


def test_score_table_tells_where_each_score_comes_from():
    """A score has its own source, sheet and cell; what was summed or is missing has the source and sheet of its unit's year, and no cell."""
    figures = [figure(1.5, "4.1", source="K1", sheet="A"), figure(1.6, "4.2", source="K2", sheet="B", row=3)]
    table = table_of(*figures, figure(1.7, "4.1", unit="Xã B", source=None, sheet="C")).set_index(["unit", "code"])
    places = table[["source", "sheet", "row", "column"]].astype(object).where(lambda cells: cells.notna(), None)
    assert [tuple(places.loc[key]) for key in (("Xã A", "4.1"), ("Xã A", "4.2"), ("Xã A", "4"), ("Xã A", "PAPI"), ("Xã B", "4.1"), ("Xã B", "4.2"))] == [
        ("K1", "A", 2, "B"), ("K2", "B", 3, "B"), ("K1", "A", None, None), ("K1", "A", None, None), (None, "C", 2, "B"), (None, "C", None, None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("values", "sum_differs"),
    [
        (PARTS_OF_4 | {"4": 6.6}, False),
        (PARTS_OF_4 | {"4": 6.62}, False),
        (PARTS_OF_4 | {"4": 6.63}, True),
        (PARTS_OF_4 | {"4": 6.57}, True),
        (PARTS_OF_4 | {"4": 6.602}, False),
        (PARTS_OF_4 | {"4": 6.603}, True),
        ({"3.1": 1.5, "3.2": 1.5, "3.3": 1.71, "3": 4.73}, False),
        ({"3.1": 1.54, "3.2": 1.56, "3.3": 1.71, "3": 4.79}, False),
        ({"3.1": 1.54, "3.2": 1.56, "3.3": 1.71, "3": 4.78}, True),
        (DIMENSIONS | {"PAPI": 44.04}, False),
        (DIMENSIONS | {"PAPI": 44.05}, True),
        (DIMENSIONS | {"4": 6.6, "PAPI": 45.16} | PARTS_OF_4, False),
        (DIMENSIONS | {"4": 6.6, "PAPI": 45.17} | PARTS_OF_4, True),
        (DIMENSIONS | {"4": 6.63} | PARTS_OF_4, True),
        (DIMENSIONS | {"4.1": None, "PAPI": 44.04}, False),
        (PARTS_OF_4 | {"4": None}, False),
        ({"4": 6.6}, False),
    ],
    ids=[
        "the same", "rounded", "beyond above", "beyond below", "three decimals", "beyond with three decimals", "three parts", "off by all that rounding can do", "by more",
        "nine figures", "beyond nine", "eleven parts", "beyond eleven", "a dimension among others", "blank part", "no sum", "no parts",
    ],
)  # fmt: skip
def test_sum_that_differs_by_more_than_rounding(values, sum_differs):
    """Each part and the sum may be off by half a unit of the sum's last decimal, two or three of them; more is told at the sum's cell."""
    found = [item for item in score_table(published(scores(values))[0])[1] if item.code == "score-sum-differs"]
    assert bool(found) is sum_differs


def test_sum_that_differs_names_both_figures():
    """The warning stands at the published sum's cell and names unit, code, year, and what its parts come to."""
    (item,) = score_table(published(scores(PARTS_OF_4 | {"4": 7.25}))[0])[1]
    assert told([item]) == [("A", 6, "B", "score-sum-differs", "7,2500")]
    assert [word for word in ("Xã A", "4", "2022", "6,6000") if word not in item.message] == []


def test_sum_that_is_dropped_names_what_it_lacks():
    """A published sum that lacks parts is told at its own cell with all of them; a unit that lacks nothing is not."""
    values = {"PAPI": 44.0, "4": 6.6} | PARTS_OF_4 | {"4.2": None, "4.4": None}
    found = score_table(published([*scores(values), *scores(PARTS_OF_4 | {"4": 6.6}, unit="Xã B")])[0])[1]
    assert told(found) == [("A", 3, "B", "score-sum-dropped", "6,6000")]
    assert [word for word in ("Xã A", "2022", "4.2, 4.4") if word not in found[0].message] == []


def test_total_that_is_dropped_names_the_dimensions_it_lacks():
    """A published total without one of its dimensions is told with that dimension."""
    (item,) = score_table(published(scores(DIMENSIONS | {"8": None, "3": None, "PAPI": 44.0}))[0])[1]
    assert (item.code, item.row, "3, 8" in item.message) == ("score-sum-dropped", 10, True)


def test_summed_scores_are_the_score_table_without_its_findings():
    """Scores that were told of already are summed the same way."""
    rows = published(scores(PARTS_OF_4 | {"4": 7.25}))[0]
    pd.testing.assert_frame_equal(summed_scores(rows), score_table(rows)[0])


# --- a table over another

BASE = table_of(*scores(PARTS_OF_4, source="K1"), *scores({"5": 5.5}, unit="Xã B", source="K1"))


def layer(values, **more):
    """Return a file's score table of one unit."""
    return table_of(*scores(values, **({"source": "K2", "sheet": "L"} | more)))


def origins(*layers):
    """Return which layer and cell each score comes from: (unit, code) → (layer, sheet, row, column)."""
    table = score_origins(BASE, layers)
    return {(row.unit, row.code): (row.layer, row.sheet, row.row, row.column) for row in table.itertuples()}


@pytest.mark.parametrize(
    ("layers", "expected"),
    [
        ([], {("Xã A", "4.2"): (0, "A", 3, "B"), ("Xã B", "5"): (0, "A", 2, "B")}),
        ([layer({"4.2": 1.9})], {("Xã A", "4.2"): (1, "L", 2, "B"), ("Xã A", "4.1"): (0, "A", 2, "B")}),
        ([layer({"4.2": 1.9}), layer({"4.2": 1.8}, sheet="M")], {("Xã A", "4.2"): (2, "M", 2, "B")}),
        ([layer({"4.2": None})], {("Xã A", "4.2"): (0, "A", 3, "B")}),
        ([layer({"5": 6.0}, unit="xã B")], {("Xã B", "5"): (1, "L", 2, "B")}),
        ([layer({"5.1": 1.0}, unit="Xã B")], {("Xã B", "5"): None, ("Xã B", "5.1"): (1, "L", 2, "B")}),
        ([layer({"PAPI": 44.0}, unit="Xã B")], {("Xã B", "PAPI"): None, ("Xã B", "5"): (0, "A", 2, "B")}),
        ([layer({"4": 7.0})], {("Xã A", "4"): None}),
        ([layer({"PAPI": 44.0}, unit="Xã C")], {("Xã C", "PAPI"): (1, "L", 2, "B")}),
    ],
    ids=["base", "one file", "last file", "blank", "other spelling", "part of a sum", "total of a dimension", "sum of parts", "total alone"],
)
def test_score_origins_are_the_cells_of_the_last_file(layers, expected):
    """A score comes from the cell of the last file that has it; a sum that has parts comes from none."""
    found = origins(*layers)
    assert {key: found.get(key) for key in expected} == expected


def test_score_origins_lists_what_stands_as_it_is():
    """There is a row for each score that is no sum, numbered from 0, and nothing for what is missing."""
    table = score_origins(BASE, [])
    assert table.columns.tolist() == ["level", "unit", "year", "code", "sheet", "row", "column", "layer"]
    assert list(zip(table.index, table["unit"], table["code"], strict=True)) == [*((at, "Xã A", code) for at, code in enumerate(PARTS_OF_4)), (4, "Xã B", "5")]


@pytest.mark.parametrize(
    ("layers", "unit", "expected"),
    [
        ([layer({"4.1": 2.0})], "Xã A", PARTS_OF_4 | {"4.1": 2.0, "4": 7.1}),
        ([layer({"4.1": 2.0}), layer({"4.1": None, "4.2": 2.0})], "Xã A", {"4.1": 2.0, "4.2": 2.0, "4.3": 1.7, "4.4": 1.8, "4": 7.5}),
        ([layer({"4": 9.0})], "Xã A", PARTS_OF_4 | {"4": 6.6}),
        ([], "Xã B", {"5": 5.5}),
        ([layer({"5": 6.0}, unit="XÃ B")], "Xã B", {"5": 6.0}),
        ([layer({"5.1": 1.0}, unit="Xã B")], "Xã B", {"5.1": 1.0}),
        ([layer({"PAPI": 44.0}, unit="Xã C"), layer({"4.1": 1.0}, unit="Xã C")], "Xã C", {"4.1": 1.0}),
        ([layer({"PAPI": 44.0, "4.1": 1.0}, unit="Xã C")], "Xã C", {"PAPI": 44.0, "4.1": 1.0}),
    ],
    ids=["corrected", "two files", "sum of parts", "no file", "other spelling", "part beneath a sum", "part beneath a total", "part and total at once"],
)
def test_layered_scores_lead_code_by_code(layers, unit, expected):
    """The last file that has a score leads, sums are made anew, and a sum older than one of its parts is none any more."""
    table = layered_scores(BASE, layers)
    assert by_code(table[table["unit"] == unit]) == expected


def test_layered_scores_keep_the_order_of_units():
    """Units and years come as they were first met and were spelt first, whatever later files have of them."""
    table = layered_scores(BASE, [layer({"5": 6.0}, unit="Xã C"), layer({"5": 6.0}, unit="XÃ B"), layer({"4.1": 1.0}, year=2021)])
    assert list(table[["unit", "year"]].drop_duplicates().itertuples(index=False, name=None)) == [("Xã A", 2022), ("Xã B", 2022), ("Xã C", 2022), ("Xã A", 2021)]


CHANGES = ["unit", "code", "kind", "before", "after", "change"]


@pytest.mark.parametrize(
    ("values", "more", "expected"),
    [
        (PARTS_OF_4, {}, []),
        (PARTS_OF_4 | {"4.1": 1.50004}, {}, []),
        (PARTS_OF_4 | {"4.1": 1.4999}, {}, [("4", "changed", 6.6, 6.5999, -0.0001), ("4.1", "changed", 1.5, 1.4999, -0.0001)]),
        (PARTS_OF_4 | {"4.1": None}, {}, []),
        (PARTS_OF_4 | {"1.1": 1.0}, {}, [("1.1", "added", None, 1.0, None)]),
        ({"4.1": 1.5}, {"source": "K2"}, [("4.1", "described", 1.5, 1.5, 0.0)]),
        ({"4.1": 1.5}, {"standard_error": 0.1}, [("4.1", "described", 1.5, 1.5, 0.0)]),
        ({"4.1": 1.5}, {"sample_size": 100}, [("4.1", "described", 1.5, 1.5, 0.0)]),
        ({"4.1": 1.7}, {"source": "K2"}, [("4.1", "changed", 1.5, 1.7, 0.2)]),
    ],
    ids=["same", "fifth decimal", "fourth decimal", "gone", "added", "source", "error", "sample", "all"],
)
def test_score_changes_name_what_differs(values, more, expected):
    """A score is added, changed from the fourth decimal on, or only described otherwise; one that is gone is none."""
    changes = score_changes(BASE, table_of(*scores(values, **({"source": "K1"} | more)))).round(6)
    rows = changes[["code", "kind", "before", "after", "change"]].astype(object).where(lambda cells: cells.notna(), None)
    assert list(rows.itertuples(index=False, name=None)) == expected


def test_score_changes_describe_the_later_score():
    """A change has the place, both scores and what the later table says of its score, rows numbered from 0."""
    later = table_of(*scores({"4.3": 1.9, "4.4": 1.8}, source="K2", standard_error=0.1, sample_size=50))
    changes = score_changes(BASE, later)
    assert changes.columns.tolist() == ["level", "unit", "year", "code", "kind", "before", "after", "change", "standard_error", "sample_size", "source"]
    assert [tuple(row) for row in changes[["level", "unit", "year", "code", "standard_error", "sample_size", "source"]].itertuples()] == [
        (0, "commune", "Xã A", 2022, "4.3", 0.1, 50, "K2"), (1, "commune", "Xã A", 2022, "4.4", 0.1, 50, "K2"),
    ]  # fmt: skip


@pytest.mark.parametrize("gone", ["standard_error", "sample_size"])
def test_score_changes_see_what_is_no_longer_said(gone):
    """A standard error or a sample that the later table does not have is a change; one that neither has is none."""
    before = table_of(figure(1.5, **{gone: 7}))
    assert (score_changes(before, table_of(figure(1.5)))["kind"].tolist(), score_changes(before, before)["kind"].tolist()) == (["described"], [])


def test_score_changes_need_each_score_once():
    """Two rows of one score are no score table: which of them changed cannot be said."""
    with pytest.raises(pd.errors.MergeError):
        score_changes(BASE, pd.concat([BASE, BASE]))


# --- the shipped scores


def test_shipped_scores_stand_where_their_file_shows_them():
    """Every score of the file is shipped, and stands in the cell that the table names."""
    with SHIPPED_FILE.open(encoding="utf-8", newline="") as lines:
        cells = list(csv.reader(lines))
    table = shipped_scores()
    held = table[table["score"].notna() & table["code"].str.contains(".", regex=False)]
    shown = [float(cells[row - 1][column_index(column)]) for row, column in zip(held["row"], held["column"], strict=True)]
    assert (shown, len(shown)) == (held["score"].tolist(), sum(cell != "" for row in cells[1:] for cell in row[2:]))
    assert [cells[row - 1][:2] for row in held["row"]] == [[str(year), unit] for year, unit in zip(held["year"], held["unit"], strict=True)]


def test_shipped_scores_are_papi_s_provinces():
    """All are of provinces, by PAPI, without standard errors and samples, which it did not publish."""
    table = shipped_scores()
    assert (set(table["level"]), set(table["source"]), set(table["sheet"])) == ({"province"}, {PAPI_SOURCE}, {"CSV"})
    assert table[["standard_error", "sample_size"]].isna().all(axis=None)
    assert {name: str(dtype) for name, dtype in table.dtypes.items()} == dict(SCORE_DTYPES)
