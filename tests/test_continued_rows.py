"""Rows of a document's table that go on with the row above: which are joined, where their text goes, what is told."""

from __future__ import annotations

import pytest

from papi_metrics.tracker.continuations import join_continued
from papi_metrics.tracker.headings import Heading
from papi_metrics.workbook import Merge

FIELDS = ("number", "dimension", "task", "office", "timing")
TITLES = ["STT", "Chỉ số", "Nhiệm vụ", "Đơn vị chủ trì", "Thời hạn"]


def line(**cells):
    """Return the cells of a row with nothing but the named ones."""
    assert cells.keys() <= set(FIELDS)
    return [cells.get(field) for field in FIELDS]


ABOVE = line(number="1", dimension="Công khai,", task="Tuyên truyền về", office="Công an xã", timing="Quý I")


def joined(*rows, starts=(), merges=(), texts=(), without=(), marks=()):
    """Join rows below a heading in row 1; return them and the findings."""
    grid = [list(TITLES), *map(list, rows)]
    columns = {{"office": "lead_unit"}.get(field, field): place for place, field in enumerate(FIELDS) if field not in without}
    heading = Heading(top=0, bottom=0, columns=columns, marks=dict.fromkeys(marks, "done"), findings=())
    found = join_continued(grid, [Merge(*merge) for merge in merges], heading, starts=set(starts), texts=set(texts))
    return grid[1:], [(item.row, item.column, item.code, item.value) for item in found]


def is_joined(lower, upper=ABOVE, **how):
    """Tell whether a row is joined to the one above it."""
    return joined(upper, lower, **how)[0][1] == [None] * len(FIELDS)


def test_joined_row_is_blank_and_told():
    """The text goes on in the cell above, on a line of its own; the joined row is blank and told at the cell that names it."""
    rows, found = joined(ABOVE, line(task="bầu cử", office="và xã đội"))
    assert rows == [line(number="1", dimension="Công khai,", task="Tuyên truyền về\nbầu cử", office="Công an xã\nvà xã đội", timing="Quý I"), [None] * 5]
    assert found == [(3, "C", "row-continued", "bầu cử")]


def test_joined_row_is_told_with_its_first_letters():
    """Of a long text two hundred letters are told."""
    assert joined(ABOVE, line(task="x" * 300))[1] == [(3, "C", "row-continued", "x" * 200)]


@pytest.mark.parametrize(
    ("lower", "expected"),
    [
        pytest.param(line(task="bầu cử"), True, id="a small letter"),
        pytest.param(line(task=" bầu cử"), True, id="a blank before it"),
        pytest.param(line(task="Bầu cử"), False, id="a capital"),
        pytest.param(line(task="- bầu cử"), False, id="a bullet"),
        pytest.param(line(task="a) bầu cử"), False, id="a letter that counts"),
        pytest.param(line(number="2", task="bầu cử"), False, id="a number"),
        pytest.param(line(dimension="minh bạch", task="bầu cử"), True, id="a label beside the task"),
        pytest.param(line(dimension="minh bạch"), False, id="a label alone"),
        pytest.param(line(dimension="Minh bạch", task="bầu cử"), False, id="a label with a capital"),
        pytest.param(line(office="và xã đội"), True, id="an office alone"),
        pytest.param(line(task="bầu cử", office="Xã đội"), False, id="an office with a capital"),
        pytest.param(line(task="bầu cử", timing="và quý II"), True, id="a time that goes on"),
        pytest.param(line(task="bầu cử", timing="Quý II"), False, id="another time"),
    ],
)
def test_row_in_the_middle_of_a_table_goes_on_in_a_sentence(lower, expected):
    """Within a page a row is joined if each of its cells goes on in the middle of a sentence and none is its own."""
    assert is_joined(lower) is expected


@pytest.mark.parametrize("end", [".", ";", "!", "?", ". "])
def test_row_below_an_ended_sentence_is_its_own(end):
    """What follows the end of a sentence begins anew."""
    assert not is_joined(line(task="bầu cử"), line(number="1", task=f"Tuyên truyền{end}"))


@pytest.mark.parametrize("upper", [None, "", " ", 5])
def test_cell_goes_on_only_with_a_text(upper):
    """A cell below a blank or a number goes on with nothing."""
    assert not is_joined(line(task="bầu cử"), line(number="1", task=upper, office="VP"))


@pytest.mark.parametrize(
    ("lower", "expected"),
    [
        pytest.param(line(task="bầu cử"), True, id="a small letter"),
        pytest.param(line(task="Bầu cử"), True, id="a capital"),
        pytest.param(line(task="- Bầu cử"), True, id="a bullet"),
        pytest.param(line(task="- Bầu cử", office="+ Xã đội"), True, id="two bullets"),
        pytest.param(line(task="- Bầu cử", timing="Quý II"), False, id="another time"),
        pytest.param(line(task="- Bầu cử", timing="và quý II"), True, id="bullet beside a time that goes on"),
        pytest.param(line(task="- Bầu cử", dimension="Minh bạch"), False, id="another label"),
        pytest.param(line(number="2", task="bầu cử"), False, id="a number"),
    ],
)  # fmt: skip
def test_row_at_the_top_of_a_page_goes_on_more_freely(lower, expected):
    """Where a page may have ended a row is joined as well that has nothing but bullets or lines; labels and times have to go on."""
    assert is_joined(lower, starts=[2]) is expected


@pytest.mark.parametrize(
    ("lower", "how", "expected"),
    [
        pytest.param(line(task="Bầu cử"), {"without": ["number"]}, False, id="a capital without running numbers"),
        pytest.param(line(task="- Bầu cử"), {"without": ["number"]}, True, id="a bullet without running numbers"),
        pytest.param(line(task="bầu cử"), {"without": ["number"]}, True, id="a small letter without running numbers"),
        pytest.param(line(task="bầu cử", timing="Quý II"), {"without": ["timing"]}, True, id="no column of times"),
        pytest.param(line(task="bầu cử", office="x"), {"marks": [3]}, False, id="a tick"),
    ],
)
def test_row_at_the_top_of_a_page_by_the_columns_there_are(lower, how, expected):
    """A line with a capital may be a task of its own where rows carry no numbers; a tick tells a row of its own."""
    assert is_joined(lower, starts=[2], **how) is expected


@pytest.mark.parametrize(("task", "expected"), [("Bầu cử", False), ("- Bầu cử", True)])
def test_line_below_an_ended_sentence_is_its_own_over_a_page(task, expected):
    """Over a page's end a capital behind a full stop begins a row of its own, a bullet does not."""
    assert is_joined(line(task=task), line(number="1", task="Tuyên truyền."), starts=[2]) is expected


def test_several_rows_go_on_with_the_same_one():
    """A sentence over three rows is joined to the first; a row of its own ends it."""
    rows, found = joined(ABOVE, line(task="bầu cử"), line(task="của xã"), line(number="2", task="Họp"), line(task="dân"))
    assert [row[2] for row in rows] == ["Tuyên truyền về\nbầu cử\ncủa xã", None, None, "Họp\ndân", None]
    assert [row for row, *_ in found] == [3, 4, 6]


@pytest.mark.parametrize(
    ("between", "expected"),
    [
        pytest.param(TITLES, "Tuyên truyền về\n- Họp", id="heading again"),
        pytest.param(line(task="Nhiệm vụ", office="Đơn vị chủ trì", timing="x"), "Tuyên truyền về\n- Họp", id="most of the heading"),
        pytest.param(line(task="Nhiệm vụ", office="x"), "Tuyên truyền về", id="half of the heading"),
    ],
)
def test_heading_written_again_tells_a_page_s_end(between, expected):
    """Below a repeated heading a page begins: a bullet goes on with the row above the heading."""
    assert joined(ABOVE, between, line(task="- Họp"))[0][0][2] == expected


@pytest.mark.parametrize("numbers", [["(1)", "(2)", "(3)", "(4)", "(5)"], ["1", "2", None, None, None], [None] * 5, [6, None, None, None, None]])
def test_rows_without_words_stand_between(numbers):
    """Column numbers, blanks and figures are no rows to go on with; what is below them goes on over them."""
    assert joined(ABOVE, numbers, line(task="- Họp"), starts=[2])[0][0][2] == "Tuyên truyền về\n- Họp"


@pytest.mark.parametrize(
    ("how", "expected"),
    [({"merges": [(2, 0, 2, 2)]}, False), ({"merges": [(2, 1, 2, 2)]}, True), ({"texts": [2]}, False), ({"texts": [3]}, True)],
    ids=["merged over three columns", "merged over two", "a line of text", "another line of text"],
)
def test_merged_rows_and_lines_of_text_go_on_with_nothing(how, expected):
    """A row merged over three columns, and a line of text beside the table, are no rows of it."""
    assert is_joined(line(task="bầu cử"), **how) is expected


def test_text_goes_on_in_the_cell_that_is_merged_from_above():
    """Where the cell above belongs to one merged over several rows, the text goes on where that one stands."""
    rows, _ = joined(ABOVE, line(number="2", task="Họp", office=None), line(office="và xã đội"), merges=[(1, 3, 2, 3)])
    assert [row[3] for row in rows] == ["Công an xã\nvà xã đội", None, None]


def test_first_row_goes_on_with_nothing():
    """A row right below the heading has no row above it."""
    assert joined(line(task="bầu cử"))[1] == []
