"""What is mended and what remains: findings compared over rows that move, and read back from the list of a painted file."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from painted import FULL, LIST, MAIN, SHEET, doubt, package, painted, part_of, parts
from test_tracker_laws import SETTINGS
from workbooks import grid_workbook, task_row, tracker_workbook_of

from papi_metrics.catalogue import CATALOGUE
from papi_metrics.errors import UnreadableError
from papi_metrics.finding_list import HEADINGS
from papi_metrics.findings import Finding, finding
from papi_metrics.mending import Mending, findings_compared, findings_listed
from papi_metrics.sentences import mending_sentence
from papi_metrics.tracker import read_tracker
from papi_metrics.workbook import read_workbook

PLAIN = tracker_workbook_of(task_row(1, state="xog"), task_row(2, state="xong rồi đó"), task_row(3))


def states(*places, column="I"):
    """Return doubts about states: row → value, in one column."""
    return [doubt(row, column, value=value) for row, value in places]


def rows_of(findings):
    """Return the rows of findings."""
    return [item.row for item in findings]


def compared(before, after):
    """Return the rows that are mended, that remain and that are new."""
    mending = findings_compared(before, after)
    return rows_of(mending.mended), rows_of(mending.remaining), rows_of(mending.appeared)


@pytest.mark.parametrize(
    ("before", "after", "outcome"),
    [
        ([(5, "a")], [(5, "a")], ([], [5], [])),
        ([(5, "a")], [], ([5], [], [])),
        ([], [(5, "a")], ([], [], [5])),
        ([(5, "a"), (9, "b")], [(9, "b"), (12, "c")], ([5], [9], [12])),
        ([(5, "a")], [(9, "a")], ([], [9], [])),
        ([(5, "a"), (6, "b")], [(7, "b"), (6, "a")], ([], [7, 6], [])),
        ([(5, "a"), (9, "a"), (20, "a")], [(6, "a"), (21, "a")], ([9], [6, 21], [])),
        ([(5, "a"), (20, "a")], [(5, "a"), (12, "a"), (20, "a")], ([], [5, 12, 20], [12])),
        ([(5, "a")], [(5, "b")], ([], [5], [])),
        ([(5, "a"), (6, "b")], [(6, "a")], ([6], [6], [])),
        ([(5, "a"), (9, "a")], [(30, "a"), (10, "a"), (6, "a")], ([], [30, 10, 6], [30])),
        ([(30, "a"), (10, "a"), (6, "a")], [(9, "a"), (5, "a")], ([30], [9, 5], [])),
        ([(20, "a"), (5, "a"), (12, "a")], [(6, "a"), (21, "a")], ([12], [6, 21], [])),
        ([(6, "a"), (21, "a")], [(20, "a"), (5, "a"), (12, "a")], ([], [20, 5, 12], [12])),
        ([(21, "a"), (6, "a")], [(5, "a"), (12, "a"), (20, "a")], ([], [5, 12, 20], [12])),
        ([(None, "a")], [(None, "a"), (1, "a")], ([], [None, 1], [1])),
        ([(5, None)], [(9, "")], ([], [9], [])),
        ([(5, None)], [(9, "  ")], ([], [9], [])),
        ([(5, "  Xong  rồi ")], [(5, "xong rồi")], ([], [5], [])),
    ],
    ids=["same", "mended", "new", "each", "moved down", "swapped", "row inserted, one mended", "one more alike", "retyped wrongly", "row deleted",
         "later out of order", "earlier out of order", "earlier of any order", "later of any order", "both of any order", "whole sheet", "blank", "spaces", "typed otherwise"],
)  # fmt: skip
def test_finding_remains_if_its_like_is_there(before, after, outcome):
    """The same doubt about the same value at the nearest row, or in the same cell, remains; the rest is mended or new."""
    mended, remaining, appeared = outcome
    assert compared(states(*before), states(*after)) == (mended, [row for row in remaining if row not in appeared], appeared)


@pytest.mark.parametrize(
    ("before", "after", "remaining"),
    [
        pytest.param([(5, "I", "a")], [(5, "I", "b"), (9, "I", "a")], [(9, "I")], id="value-in-its-column-before-cell"),
        pytest.param([(5, "I", "a")], [(5, "J", "a"), (5, "I", "b")], [(5, "I")], id="cell-before-another-column"),
        pytest.param([(5, "I", "a"), (6, "I", "b")], [(5, "I", "b"), (6, "J", "a")], [(5, "I"), (6, "J")], id="each-its-own"),
        pytest.param([(5, "I", "a")], [(6, "J", "b")], [], id="another-cell-with-another-value"),
        pytest.param([(5, "I", "a")], [(5, "J", "b")], [], id="another-column-with-another-value"),
    ],
)
def test_nearest_likeness_decides(before, after, remaining):
    """The same value in the same column comes before the same cell, and that before the same value in another column."""
    old, later = ([doubt(row, column, value=value) for row, column, value in places] for places in (before, after))
    mending = findings_compared(old, later)
    assert [(item.row, item.column) for item in mending.remaining] == remaining
    assert (len(mending.mended), len(mending.appeared)) == (len(old) - len(remaining), len(later) - len(remaining))


def test_finding_of_no_sheet_is_none_of_a_sheet():
    """What is said of a whole file is another finding than the same said of a sheet."""
    whole, sheet = finding("plan-year-missing"), finding("plan-year-missing", sheet=SHEET)
    assert (findings_compared([whole], [whole]).remaining, findings_compared([whole], [sheet]).remaining) == ((whole,), ())


def test_column_that_was_inserted_makes_nothing_new():
    """The same doubts about the same values, all one column further, remain."""
    before = states((5, "a"), (6, "b"), (7, None))
    assert compared(before, states((5, "a"), (6, "b"), (7, None), column="J")) == ([], [5, 6, 7], [])


@pytest.mark.parametrize(
    "other",
    [doubt(5, "I", severity="error", value="a"), doubt(5, "I", sheet="Trang khác", value="a")],
    ids=["another doubt", "another sheet"],
)
def test_other_doubt_or_sheet_is_another_finding(other):
    """A cell that is wrong in another way is mended in the one and new in the other."""
    assert compared(states((5, "a")), [other]) == ([5], [], [5])


@pytest.mark.parametrize("name", ["theo dõi", "Theo do\u0303i", "THEO DÕI"])
def test_sheet_is_the_same_however_it_is_typed(name):
    """Case and composition of a sheet's name make no other sheet."""
    assert compared(states((5, "a")), [doubt(5, "I", sheet=name, value="a")]) == ([], [5], [])


def test_finding_under_a_code_of_another_time_does_not_count():
    """What an earlier check was kept with, and no catalogue knows any more, is neither mended nor remains."""
    kept = Finding(code="no-such-code", severity="warning", message="Câu cũ.", sheet="Theo dõi", row=3, column="I")
    later = finding("state-unknown", sheet="Theo dõi", row=3, column="I", value="?")
    assert findings_compared([kept], [later]) == Mending(appeared=(later,))


def test_findings_that_ask_nothing_do_not_count():
    """A row that is a group's heading is neither mended nor new."""
    group = finding("row-group", sheet=SHEET, row=9, column="A", value="I")
    assert findings_compared([group], []) == findings_compared([], [group]) == Mending()


def test_remaining_and_new_findings_are_those_of_the_later_check():
    """Their addresses are where they stand now; mended ones are where they stood."""
    before, after = states((5, "a"), (6, "b")), states((8, "a"), (9, "c"))
    mending = findings_compared(before, after)
    assert (mending.mended, mending.remaining, mending.appeared) == ((before[1],), (after[0],), (after[1],))


def test_findings_without_a_row_are_compared_by_their_sheet():
    """What is said of a whole sheet remains until it is no longer said."""
    year = finding("plan-year-missing", sheet=SHEET)
    assert findings_compared([year], [year]).remaining == (year,)
    assert findings_compared([year], []).mended == (year,)


@pytest.mark.parametrize("shift", [-2, 0, 1, 7, 500])
@pytest.mark.parametrize("step", [1, 3])
def test_thousand_blank_cells_are_compared_over_a_shift(shift, step):
    """Cells that are all alike remain when rows are inserted or deleted above; the mended ones are counted."""
    before = [doubt(row, "I", severity="note", value=None) for row in range(3, 3 + 1000 * step, step)]
    after = [doubt(item.row + shift, "I", severity="note", value=None) for place, item in enumerate(before) if place % 100]
    mending = findings_compared(before, after)
    assert (len(mending.mended), len(mending.remaining), len(mending.appeared)) == (10, 990, 0)
    if shift == 0:
        assert rows_of(mending.mended) == rows_of(before[::100])


@pytest.mark.parametrize(("most", "mended"), [(5, 20), (6, 9)], ids=["beyond", "just-within"])
def test_more_alike_than_can_be_weighed_are_taken_in_order(monkeypatch, most, mended):
    """Beyond a limit the nearest rows are not looked for; the counts are the same."""
    monkeypatch.setattr("papi_metrics.mending._MOST_PAIRS", most)
    assert compared(states((5, "a"), (9, "a"), (20, "a")), states((6, "a"), (21, "a"))) == ([mended], [6, 21], [])


ROWS = st.lists(st.tuples(st.integers(1, 30), st.sampled_from(["a", "b", None]), st.sampled_from("IJ")), max_size=12)


@SETTINGS
@given(before=ROWS, after=ROWS)
def test_every_finding_is_counted_once(before, after):
    """Mended and remaining are the findings before, remaining and new those after; compared with itself all remains."""
    old, later = ([doubt(row, column, value=value) for row, value, column in places] for places in (before, after))
    mending = findings_compared(old, later)
    assert len(mending.mended) + len(mending.remaining) == len(old)
    assert len(mending.remaining) + len(mending.appeared) == len(later)
    assert not {id(item) for item in mending.remaining} & {id(item) for item in mending.appeared}
    assert findings_compared(old, old).remaining == tuple(old)


@SETTINGS
@given(places=ROWS, seed=st.integers(0, 99))
def test_order_of_findings_makes_no_difference(places, seed):
    """How many are mended, remain and are new does not hang on the order they are told in."""
    old = [doubt(row, column, value=value) for row, value, column in places]
    shuffled = random.Random(seed).sample(old, len(old))  # noqa: S311 - an order, no secret
    counts = {tuple(map(len, (done.mended, done.remaining, done.appeared))) for done in (findings_compared(old[:5], old), findings_compared(old[:5], shuffled))}
    assert len(counts) == 1


@SETTINGS
@given(ours=st.lists(st.integers(1, 60), max_size=6), theirs=st.lists(st.integers(1, 60), max_size=6))
def test_rows_are_paired_at_the_least_distance(ours, theirs):
    """No other way of pairing rows, in order and as many as can be, has a smaller distance in all."""
    from itertools import combinations

    from papi_metrics.mending import _nearest

    few, many = sorted([sorted(ours), sorted(theirs)], key=len)
    pairs = _nearest(few, many)
    best = min(sum(abs(one - other) for one, other in zip(few, chosen, strict=True)) for chosen in combinations(many, len(few)))
    assert len(pairs) == len(few)
    assert sum(abs(few[one] - many[other]) for one, other in pairs) == best


def test_list_of_a_painted_file_gives_its_findings_back():
    """Code, severity, message, sheet, row, column and value are those of the check the file was painted with."""
    findings = [doubt(3, "I"), doubt(4, None, severity="error"), doubt(5, "I", severity="note", value=None), finding("plan-year-missing", sheet=SHEET)]
    assert sorted(findings_listed(painted(PLAIN, *findings)), key=lambda item: item.code) == sorted(findings, key=lambda item: item.code)


def test_lists_of_a_workbook_that_was_read_serve_as_well():
    """Who has read the workbook need not read it again."""
    data = painted(PLAIN, doubt(3, "I"))
    assert findings_listed(read_workbook(data).lists) == findings_listed(data) != ()


def test_first_list_that_has_its_headings_is_read():
    """A sheet of the list's name without its headings is passed over."""
    (listed,) = read_workbook(painted(PLAIN, doubt(3, "I"))).lists
    other = replace(listed, rows=listed.rows[:1])
    assert rows_of(findings_listed([other, listed, other])) == [3]
    assert findings_listed([other]) == findings_listed([]) == ()


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        pytest.param({"place": "I3", "sheet": " Theo dõi ", "value": 12.5, "message": " Câu. "}, (3, "I", "Theo dõi", "12.5", "Câu."), id="as-listed"),
        pytest.param({"place": "dòng 7", "value": 12.0}, (7, None, None, "12", None), id="whole-row"),
        pytest.param({"place": None, "sheet": None, "value": None}, (None, None, None, None, None), id="blank"),
        pytest.param({"place": "", "sheet": "  ", "value": " ", "message": ""}, (None, None, None, None, None), id="spaces"),
    ],
)
def test_line_is_read_as_a_finding_of_its_code(cells, expected):
    """Row, column, sheet, value and message are the line's; the severity is the code's, and so is the message where the line has none."""
    fields = ["code", *cells]
    grid = [[HEADINGS[field] for field in fields], ["state-unknown", *cells.values()]]
    (item,) = findings_listed([replace(read_workbook(painted(PLAIN, doubt())).lists[0], rows=grid)])
    kind = CATALOGUE["state-unknown"]
    row, column, sheet, value, message = expected
    assert item == Finding(
        code="state-unknown", severity=kind.severity, message=message or f"{kind.result} {kind.mend[0].upper()}{kind.mend[1:]}.",
        sheet=sheet, row=row, column=column, value=value,
    )  # fmt: skip


@pytest.mark.parametrize("data", [PLAIN, FULL, grid_workbook([["a"]], others={LIST: [["x"]]})], ids=["plain", "full", "sheet of that name"])
def test_workbook_without_a_list_gives_none(data):
    """There is nothing to compare with."""
    assert findings_listed(data) == ()


def test_bytes_that_are_no_workbook_are_refused():
    """An error says so, as ever."""
    with pytest.raises(UnreadableError):
        findings_listed(b"")


def edited(change):
    """Return a painted file whose list a person has changed: rows of cells → rows of cells."""
    data = painted(PLAIN, doubt(3, "I"), doubt(4, "I", value="xong rồi đó"), doubt(5, "I", severity="note", value=None))
    (sheet,) = read_workbook(data).lists
    return grid_workbook([["x"]], sheet=SHEET, others={LIST: change([list(row) for row in sheet.rows])})


TOP, HEAD = slice(0, 3), 2
CHANGES = {
    "sorted": lambda rows: rows[TOP] + rows[:2:-1],
    "title gone": lambda rows: rows[HEAD:],
    "rows above": lambda rows: [["của tôi"], *rows],
    "columns turned": lambda rows: [row[::-1] for row in rows],
    "column inserted": lambda rows: [["xong?", *row] for row in rows],
    "notes between": lambda rows: [*rows[:4], ["nhắc anh Ba"], *rows[4:], [None, None, "hết"]],
    "only what is needed": lambda rows: [[row[8], row[3], row[4], row[5]] for row in rows],
    "shown words edited": lambda rows: [*rows[TOP], *([*row[:1], "đang làm", "", *row[3:6], "?", "?", *row[8:]] for row in rows[3:])],
}


@pytest.mark.parametrize("name", CHANGES)
def test_list_that_was_edited_is_read_all_the_same(name):
    """Sorting, moving, inserting and what is only for reading make no difference."""
    places = {(item.code, item.row, item.column, item.value) for item in findings_listed(edited(CHANGES[name]))}
    assert places == {("state-unknown", 3, "I", "xog"), ("state-unknown", 4, "I", "xong rồi đó"), ("state-blank", 5, "I", None)}


@pytest.mark.parametrize(
    ("column", "words", "expected"),
    [
        (8, "hàng-lạ", [4, 5]),
        (8, None, [4, 5]),
        (8, 17, [4, 5]),
        (4, "đã sửa", [None, 4, 5]),
        (4, 3, [None, 4, 5]),
        (5, 12.0, [3, 4, 5]),
    ],
    ids=["unknown code", "no code", "number for a code", "no place", "number for a place", "number for a value"],
)
def test_line_that_was_spoilt_is_read_as_far_as_it_goes(column, words, expected):
    """A line without a known code is passed over; a place that is none is missing."""

    def spoil(rows):
        line = next(row for row in rows if row[4] == "I3")
        line[column] = words
        return rows

    assert sorted(rows_of(findings_listed(edited(spoil))), key=lambda row: row or 0) == expected


@pytest.mark.parametrize("field", ["place", "code"])
def test_list_without_places_or_codes_is_none(field):
    """Without either there is nothing to compare by."""
    at = list(HEADINGS).index(field)
    assert findings_listed(edited(lambda rows: [row[:at] + row[at + 1 :] for row in rows])) == ()


def test_deleted_lines_are_not_missed():
    """Who deletes a line has it no longer compared: it is neither mended nor, if it is still wrong, anything but new."""
    before = findings_listed(edited(lambda rows: rows[:4]))
    assert len(before) == 1
    assert findings_compared(before, before) == Mending(remaining=before)


def test_round_trip_tells_what_was_mended():
    """A tracker is checked, painted, mended in one cell and checked again, days later and on another machine."""
    first = read_tracker(PLAIN, 2022)
    data = painted(PLAIN, *first.findings)
    part = part_of(data, SHEET)
    root = etree.fromstring(parts(data)[part])
    for cell in root.iter(f"{MAIN}c"):
        if cell.get("r") == "I3":
            next(cell.iter(f"{MAIN}t")).text = "Đang thực hiện"
    mended = package(parts(data) | {part: etree.tostring(root)})
    again = read_tracker(mended, 2022)
    mending = findings_compared(findings_listed(mended), again.findings)
    assert [(item.code, item.row, item.value) for item in mending.mended] == [("state-unknown", 3, "xog")]
    assert mending.appeared == ()
    assert mending_sentence(mending) == f"Đã sửa 1 chỗ, còn {len(mending.remaining)}."


@pytest.mark.parametrize(
    ("mended", "remaining", "appeared", "sentence"),
    [
        (12, 3, 1, "Đã sửa 12 chỗ, còn 3, mới 1."),
        (12, 3, 0, "Đã sửa 12 chỗ, còn 3."),
        (1, 0, 0, "Đã sửa 1 chỗ, không còn chỗ nào."),
        (12, 0, 2, "Đã sửa 12 chỗ, không còn chỗ cũ nào, mới 2."),
        (0, 3, 0, "Chưa sửa chỗ nào, còn 3."),
        (0, 3, 1, "Chưa sửa chỗ nào, còn 3, mới 1."),
        (0, 0, 1, "Có 1 chỗ mới cần sửa."),
        (0, 0, 0, "Không có chỗ nào cần sửa."),
    ],
)
def test_sentence_is_right_for_none_one_and_many(mended, remaining, appeared, sentence):
    """No zero is counted out loud, nothing is called new that was there."""
    sides = {"mended": mended, "remaining": remaining, "appeared": appeared}
    mending = Mending(**{side: tuple(doubt(row, "I") for row in range(1, count + 1)) for side, count in sides.items()})
    assert mending_sentence(mending) == sentence
