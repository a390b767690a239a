"""Merged cells under the heading: filled down, or joined where they hold the task."""

from __future__ import annotations

import pytest

from papi_metrics.tracker.headings import Heading
from papi_metrics.tracker.merges import is_blank, unmerge
from papi_metrics.workbook import Merge, Sheet

HEADING = Heading(top=0, bottom=0, columns={"number": 0, "task": 1, "note": 2}, marks={}, findings=())


def unmerged(*rows, merges=(), heading=HEADING):
    """Return the rows below a heading of one row after unmerging; a merge is (top, left, bottom, right), counted from 0."""
    grid = [["STT", "Nhiệm vụ", "Ghi chú", "Tỉnh"], *([*row, *[None] * (4 - len(row))] for row in rows)]
    return unmerge(Sheet(name="A", rows=grid, merges=tuple(Merge(*merge) for merge in merges)), heading)


@pytest.mark.parametrize("cell", ["", " ", "\u00a0", "\u200b", "\u00ad", "\u00ad \n", "\n"])
def test_unmerge_makes_blank_cells_none(cell):
    """A cell without a visible sign is blank, whatever it holds."""
    assert unmerged([1, cell]).rows[1] == [1, None, None, None]
    assert is_blank(cell)


@pytest.mark.parametrize("cell", [" a", "\u00a0a", "ấ", "-", 0, False, "\u00ada"])
def test_unmerge_keeps_cells_that_show_something(cell):
    """A nought, a sign and a letter behind blanks are content and stay as they are."""
    assert unmerged([1, cell]).rows[1][1] is cell


A, B, C = [1, "a", "x"], [2, "b", None], [3, "c", None]


@pytest.mark.parametrize(
    ("merges", "notes"),
    [
        pytest.param([(1, 2, 3, 2)], ["x", "x", "x"], id="down"),
        pytest.param([(1, 2, 2, 3)], ["x", "x", None], id="down and across"),
        pytest.param([(1, 2, 99, 2)], ["x", "x", "x"], id="beyond the last row"),
        pytest.param([(0, 2, 3, 2)], ["x", None, None], id="from the heading on"),
        pytest.param([(0, 2, 0, 3), (1, 2, 3, 2)], ["x", "x", "x"], id="one in the heading and one below"),
        pytest.param([(4, 2, 5, 2)], ["x", None, None], id="below the last row"),
        pytest.param([(1, 4, 3, 4)], ["x", None, None], id="beyond the last column"),
        pytest.param([(1, 2, 2, 2), (2, 2, 3, 2)], ["x", "x", None], id="overlapping"),
    ],
)
def test_unmerge_fills_the_first_column(merges, notes):
    """The value of a merged range stands in each of its rows, in its first column; each cell is filled once."""
    body = unmerged(A, B, C, merges=merges)
    assert ([row[2] for row in body.rows[1:]], body.findings) == (notes, [])


@pytest.mark.parametrize("order", [1, -1])
def test_unmerge_takes_ranges_in_any_order(order):
    """Files list their ranges in any order; each holds."""
    ranges = [(1, 2, 2, 2), (3, 2, 4, 2)][::order]
    assert [row[2] for row in unmerged(A, B, [3, "c", "y"], [4, "d"], merges=ranges).rows[1:]] == ["x", "x", "y", "y"]


@pytest.mark.parametrize(("merge", "wide"), [((1, 1, 1, 3), {1}), ((1, 1, 1, 2), set()), ((0, 0, 0, 3), set())])
def test_unmerge_tells_rows_merged_over_three_columns(merge, wide):
    """A range of three columns below the heading makes its row a wide one."""
    assert unmerged(A, merges=[merge]).wide == wide


@pytest.mark.parametrize(
    ("upper", "lower", "expected"),
    [
        pytest.param([1, "a", "x"], [None, None, "y"], [1, "a", "x\ny", None], id="texts that differ"),
        pytest.param([1, "a", "x"], [None, None, "x"], [1, "a", "x", None], id="the same text"),
        pytest.param([1, "a", None], [None, None, "y"], [1, "a", "y", None], id="upper blank"),
        pytest.param([1, "a", None], [None, None, 5], [1, "a", 5, None], id="upper blank, a number"),
        pytest.param([1, "a", 4], [None, None, 5], [1, "a", 4, None], id="two numbers"),
        pytest.param([1, "a", "x"], [None, None, 5], [1, "a", "x", None], id="text and number"),
        pytest.param([1, "a", 4], [None, None, "y"], [1, "a", 4, None], id="number and text"),
        pytest.param([1, "a", "x"], [2, None, None], [1, "a", "x", None], id="number of the row"),
    ],
)
def test_unmerge_joins_rows_of_one_task(upper, lower, expected):
    """Texts that differ stand on lines of their own, of other cells the upper one stays; the lower row is blank."""
    assert unmerged(upper, lower, [3, "b", "z"], merges=[(1, 1, 2, 1)]).rows[1:] == [expected, [None] * 4, [3, "b", "z", None]]


@pytest.mark.parametrize(
    ("upper", "lower", "found"),
    [
        pytest.param([1, "a", "x"], [None, None, "y"], (3, "C", "row-joined", "y"), id="joined"),
        pytest.param([1, "a", 4], [None, None, 5], (3, "C", "cell-dropped", "5"), id="another number"),
        pytest.param([1, "a", 4], [None, None, 4], (3, "C", "row-joined", "4"), id="the same number"),
        pytest.param([1, "a", "x"], [2, None, None], (3, "A", "row-joined", "2"), id="number of the row"),
        pytest.param([1, "a", 4], [2, None, 5], (3, "C", "cell-dropped", "5"), id="number of the row and another"),
    ],
)
def test_unmerge_tells_of_joined_rows(upper, lower, found):
    """A joined row is told once: at the cell that had to give way, else at its first cell; its running number is none."""
    body = unmerged(upper, lower, merges=[(1, 1, 2, 1)])
    assert [(item.row, item.column, item.code, item.value) for item in body.findings] == [found]
    assert (body.joined, {item.sheet for item in body.findings}) == ({2}, {"A"})


@pytest.mark.parametrize("merge", [(1, 1, 3, 1), (1, 0, 3, 2), (1, 1, 99, 1)], ids=["task", "around the task", "beyond the last row"])
def test_unmerge_says_nothing_of_blank_joined_rows(merge):
    """Rows of one task that hold nothing else are told of nowhere."""
    body = unmerged([1, "a", "x"], [], [], merges=[merge])
    assert (body.rows[1:], body.joined, body.findings) == ([[1, "a", "x", None], [None] * 4, [None] * 4], set(), [])


def test_unmerge_fills_beside_the_task():
    """A range that ends left of the task is no task's; a task merged within its row alone joins nothing."""
    body = unmerged([1, "a"], [None, "b"], merges=[(1, 0, 2, 0), (1, 1, 1, 2)])
    assert [row[:2] for row in body.rows[1:]] == [[1, "a"], [1, "b"]]
