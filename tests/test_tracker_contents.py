"""What a column holds where its heading may mean several fields: its cells decide."""

from __future__ import annotations

import datetime as dt

import pytest

from papi_metrics.tracker.contents import field_of_contents, is_number
from papi_metrics.tracker.schema import AMBIGUOUS

DAY = dt.date(2022, 6, 25)
MARK = ("mark", "progress", "completed_on", "mark")
DONE = AMBIGUOUS["hoan thanh"]
PROGRESS = AMBIGUOUS["tien do"]
RESULT = AMBIGUOUS["ket qua"]
LEVEL = AMBIGUOUS["muc do"]
DATE = AMBIGUOUS["ngay hoan thanh"]


def field(fields, *cells, taken=()):
    """Return the field of a column with these cells."""
    return field_of_contents(fields, cells, taken=taken)


@pytest.mark.parametrize(("fields", "cells", "expected"), [((), ("x",), None), (("note",), (), "note"), (("timing",), ("x", 5), "timing")])
def test_field_of_contents_puts_a_single_field_to_no_test(fields, cells, expected):
    """A heading with one meaning has it whatever its cells hold; one with none has none."""
    assert field(fields, *cells) == expected


@pytest.mark.parametrize(
    ("fields", "cells", "expected"),
    [
        pytest.param(PROGRESS, (0.5, "50%", 80), "progress", id="shares"),
        pytest.param(PROGRESS, ("120%", 150), "progress", id="shares beyond the whole"),
        pytest.param(PROGRESS, ("Đang thực hiện", "Đã xong"), "state", id="states"),
        pytest.param(PROGRESS, ("Quý II", "Tháng 6", DAY), "timing", id="times"),
        pytest.param(PROGRESS, (DAY,), "timing", id="days"),
        pytest.param(PROGRESS, ("vướng mặt bằng",), "note", id="words"),
        pytest.param(PROGRESS, (), "note", id="nothing"),
        pytest.param(PROGRESS, (None, "", "vướng"), "note", id="blanks count for nothing"),
        pytest.param(PROGRESS, ("50%", "vướng"), "progress", id="half of the cells"),
        pytest.param(PROGRESS, ("50%", "vướng", "chậm vì mưa"), "note", id="less than half"),
        pytest.param(PROGRESS, (True, True), "note", id="truths"),
        pytest.param(RESULT, ("Đã xong", "Đang làm"), "state", id="result: states"),
        pytest.param(RESULT, (0.5, 1, 0), "progress", id="result: shares"),
        pytest.param(RESULT, ("50%", "120%"), "progress", id="result: percents"),
        pytest.param(RESULT, (0, 0), "progress", id="result: noughts"),
        pytest.param(RESULT, (1, 1), "progress", id="result: ones"),
        pytest.param(RESULT, (3, 12), "deliverable", id="result: counts"),
        pytest.param(RESULT, (2, -1), "deliverable", id="result: counts around the whole"),
        pytest.param(RESULT, ("50", "60"), "deliverable", id="result: counts as text"),
        pytest.param(RESULT, (True, False), "deliverable", id="result: truths"),
        pytest.param(LEVEL, (50, 80), "progress", id="level: percents without a sign"),
        pytest.param(DATE, ("25/6", "26/6"), "completed_on", id="days of completion"),
        pytest.param(DATE, ("Quý II",), "timing", id="no days"),
    ],
)
def test_field_of_contents_is_the_first_that_half_the_cells_fit(fields, cells, expected):
    """The first field that at least half of the filled cells fit is the column's; else it is the last."""
    assert field(fields, *cells) == expected


@pytest.mark.parametrize(
    ("taken", "cells", "expected"),
    [
        pytest.param({"state"}, ("Đã xong",), "note", id="state taken"),
        pytest.param({"progress"}, ("50%",), "note", id="progress taken"),
        pytest.param({"progress", "state", "timing", "note"}, ("50%",), "progress", id="all taken: told as twice"),
        pytest.param({"progress"}, ("-", "vướng"), "note", id="a dash is no time"),
        pytest.param({"note"}, ("vướng",), "timing", id="the default taken"),
    ],
)
def test_field_of_contents_leaves_what_another_column_is(taken, cells, expected):
    """A field that another column has is not asked for again; only where all are taken is one named twice."""
    assert field(PROGRESS, *cells, taken=taken) == expected


@pytest.mark.parametrize(
    ("cells", "of_state", "of_done"),
    [
        pytest.param((), "mark", "mark", id="nothing"),
        pytest.param(("x", None, "✓"), "mark", "mark", id="ticks"),
        pytest.param((1, True), "mark", "mark", id="ones"),
        pytest.param(("x", "muộn"), "mark", "mark", id="half ticks"),
        pytest.param((DAY, "25/6"), "completed_on", "completed_on", id="days"),
        pytest.param((0.5, 0.25), "progress", "progress", id="shares"),
        pytest.param(("50%", "100%"), "progress", "progress", id="percents"),
        pytest.param(("50%", "muộn"), "progress", "progress", id="half percents"),
        pytest.param(("Đã xong", "Đang làm"), "mark", "state", id="states"),
        pytest.param((3, 12), "mark", "note", id="counts"),
        pytest.param((0.0, 0.0), "mark", "note", id="nought is no share done"),
        pytest.param((1.0, 0.5, 3, 7), "mark", "note", id="the whole is a tick"),
        pytest.param((1.5, 0.5, 3, 7), "mark", "note", id="more than the whole is a count"),
        pytest.param(("3", "12"), "mark", "note", id="counts as text"),
        pytest.param(("muộn", "sớm"), "mark", "note", id="words"),
        pytest.param(("50%", "muộn", "sớm"), "mark", "note", id="less than half"),
    ],
)
def test_field_of_contents_under_a_heading_that_is_a_state(cells, of_state, of_done):
    """Ticks are ticks; days, shares and states are what they are; counts and words are none of these."""
    assert (field(MARK, *cells), field(DONE, *cells)) == (of_state, of_done)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [(3, True), (0.5, True), ("3", True), ("50%", True), ("1.234,5", True), ("ba", False), ("", False), (None, False), (DAY, False)],
)
def test_is_number_of_figures_and_texts(cell, expected):
    """A number is one as such or typed as text."""
    assert is_number(cell) is expected
