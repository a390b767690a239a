"""Texts that no cell of a workbook can hold: cut, and told with their place."""

from __future__ import annotations

import pytest
from workbooks import column_of, grid_csv, places, task_row, tracker_grid

from papi_metrics.tracker import read_tracker
from papi_metrics.tracker.lengths import LONGEST, fits


def reading_of_csv(*rows):
    """Read a CSV tracker: only text files hold cells that are too long; the first row stands in row 3."""
    return read_tracker(grid_csv(tracker_grid(*rows)), 2022)


@pytest.mark.parametrize(("text", "expected"), [("x" * LONGEST, True), ("x" * (LONGEST + 1), False), ("💡" * 16_383, True), ("💡" * 16_384, False)])
def test_length_is_counted_as_excel_counts(text, expected):
    """A letter is one, a character outside the first plane is two."""
    assert fits(text) is expected


@pytest.mark.parametrize(("field", "column"), [("task", "D"), ("note", "L"), ("lead_unit", "F"), ("deliverable", "E"), ("timing", "H")])
def test_text_too_long_for_a_cell_is_cut_and_told(field, column):
    """What is left fits, begins the text, and the place is told; a text that just fits is left alone."""
    reading = reading_of_csv(task_row(1, **{field: "y" * 40_000}), task_row(2, **{field: "z" * LONGEST}))
    assert column_of(reading, field) == ["y" * LONGEST, "z" * LONGEST]
    assert (3, column, "cell-too-long") in places(reading)
    assert len([place for place in places(reading) if place[2] == "cell-too-long"]) == 1


def test_component_too_long_leaves_room_for_its_codes():
    """A component's label is cut a little shorter, so that its codes can stand behind it."""
    reading = reading_of_csv(task_row(1, component="y" * 40_000))
    assert LONGEST - 1_000 < len(column_of(reading, "component")[0]) < LONGEST - 200
    assert (3, "C", "cell-too-long") in places(reading)


def test_codes_too_long_stay_apart():
    """Two long codes that begin alike are cut and stay two."""
    headings = ("STT", "Mã", "Nhiệm vụ", "Trạng thái")
    rows = [(number, "A" * 40_000 + str(number), f"Việc {number}", "Đang thực hiện") for number in (1, 2)]
    reading = read_tracker(grid_csv(tracker_grid(*rows, headings=headings)), 2022)
    ids = column_of(reading, "task_id")
    assert len(set(ids)) == 2
    assert all(map(fits, ids))
    assert [place for place in places(reading) if place[2] == "cell-too-long"] == [(3, "B", "cell-too-long"), (4, "B", "cell-too-long")]
