"""Laws of painting: a painted file reads as the file it was made of, and painting can be undone and repeated."""

from __future__ import annotations

import dataclasses
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from painted import FULL, LIST, SHEET, doubt, looks_of, opened, painted, parts, to_edit
from score_files import codes_by_column, long_rows, workbook
from test_tracker_laws import CELLS, ROWS, SETTINGS
from workbooks import grid_csv, grid_ods, grid_workbook, task_row, tracker_grid

from papi_metrics.errors import PapiError
from papi_metrics.example import example_files
from papi_metrics.finding_list import LIST_SHEET
from papi_metrics.mending import findings_compared, findings_listed
from papi_metrics.reports import painted_workbook
from papi_metrics.reports.painting.entries import to_mend
from papi_metrics.surveys import read_scores
from papi_metrics.text import column_letter
from papi_metrics.tracker import read_tracker
from papi_metrics.workbook import read_workbook

DATA = Path(__file__).parent / "data"
FILES = [*example_files(), DATA / "libreoffice.xlsx", DATA / "libreoffice.xls", DATA / "libreoffice.ods"]
PLACES = st.lists(
    st.tuples(st.integers(1, 40), st.one_of(st.none(), st.integers(0, 20)), st.sampled_from(["error", "warning", "note"]), st.text(max_size=6)),
    max_size=8,
)  # fmt: skip


def same_reading(before, after):
    """True if two readings say the same of the same cells."""
    return after.table.equals(before.table) and after.findings == before.findings and after.about == before.about


def findings_at(places):
    """Return findings at places: row, column from 0 or none, severity, value."""
    return [doubt(row, None if column is None else column_letter(column), severity=severity, value=value) for row, column, severity, value in places]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_painted_example_reads_as_the_example(path):
    """The task table, the findings with their addresses and what the tracker says of itself are the same."""
    original = path.read_bytes()
    before = read_tracker(original, 2022)
    assert same_reading(before, read_tracker(painted_workbook(original, before.findings), 2022))


@SETTINGS
@given(rows=ROWS)
def test_painted_tracker_reads_as_the_tracker(rows):
    """Whatever stands in the rows, the painted file has the same table and the same findings, and none of the list."""
    original = grid_workbook(tracker_grid(task_row(1), *rows))
    try:
        before = read_tracker(original, 2022)
    except PapiError:
        return
    painted_once = painted_workbook(original, before.findings)
    assert same_reading(before, read_tracker(painted_once, 2022))
    assert painted_workbook(painted_once, before.findings) == painted_once
    assert findings_compared(findings_listed(painted_once), before.findings).mended == ()


@SETTINGS
@given(rows=st.lists(st.lists(CELLS, max_size=6), max_size=8), places=PLACES)
def test_painting_can_be_undone(rows, places):
    """Painting without findings takes everything away again, whatever was painted and wherever."""
    original = grid_workbook([["a"], *rows])
    back = painted_workbook(painted_workbook(original, findings_at(places)), ())
    assert looks_of(back) == looks_of(original)
    assert set(parts(back)) == set(parts(original))


@settings(SETTINGS, max_examples=25)
@given(places=PLACES, others=PLACES)
def test_painting_forgets_the_painting_before(places, others):
    """What a file was painted with before makes no difference to what it looks like now."""
    first = painted_workbook(painted_workbook(FULL, findings_at(others)), findings_at(places))
    direct = painted_workbook(FULL, findings_at(places))
    assert looks_of(first) == looks_of(direct)
    assert [sheet.rows for sheet in read_workbook(first).lists] == [sheet.rows for sheet in read_workbook(direct).lists]


@SETTINGS
@given(places=PLACES)
def test_every_finding_to_mend_is_listed(places):
    """Nothing is lost: each finding that asks something has a line, and comes back from it."""
    findings = findings_at(places)
    back = findings_listed(painted_workbook(FULL, findings))
    assert len(back) == len(findings)
    told = sorted((item.code, item.row, item.column or "") for item in findings)
    assert sorted((item.code, item.row, item.column or "") for item in back) == told


@SETTINGS
@given(rows=st.lists(st.lists(CELLS, max_size=6), min_size=1, max_size=8), kind=st.sampled_from(["csv", "ods"]))
def test_converted_file_reads_as_the_original(rows, kind):
    """A tracker of another format has the same tasks and findings as an .xlsx."""
    build = {"csv": grid_csv, "ods": grid_ods}[kind]
    # A workbook holds fifteen figures of a number.
    written = [[float(f"{cell:.15g}") if isinstance(cell, float) else cell for cell in row] for row in rows]
    original = build(tracker_grid(task_row(1), *written))
    try:
        before = read_tracker(original, 2022)
    except PapiError:
        return
    after = read_tracker(painted_workbook(original, before.findings), 2022)
    assert after.table.equals(before.table)
    assert [dataclasses.replace(item, message="") for item in after.findings] == [dataclasses.replace(item, message="") for item in before.findings]


SCORES = {
    "ours": workbook(Diem=long_rows(["Hưng Yên", "tỉnh", 2022, "1.1", "abc"], ["Hung Yen", "tỉnh", 2022, "1.2", 1.5], ["Hưng Yên", "tỉnh", 2022, "9.9", 1])),
    "by column": workbook(**codes_by_column(2022, [{"1": 5.0, "1.1": 1.2, "1.2": "x"}, {"1": 5.1, "1.1": 99, "1.2": 1.3}])),
    "two sheets": workbook(**{
        "2021": long_rows(["Hưng Yên", "tỉnh", 2021, "1.1", 1.0], ["Hưng Yên", "tỉnh", 2021, "1.1", 2.0]),
        "2022": long_rows(["Nơi lạ", "tỉnh", 2022, "1.1", 1.0]),
    }),
}  # fmt: skip


@pytest.mark.parametrize("name", SCORES)
def test_painted_scores_read_as_the_scores(name):
    """Score workbooks come back painted likewise: the same scores, the same findings, the list told of nowhere."""
    before = read_scores(SCORES[name])
    data = painted_workbook(SCORES[name], before.findings)
    after = read_scores(data)
    assert to_mend(before.findings)
    assert opened(data).sheetnames[0] == LIST
    assert after.table.equals(before.table)
    assert after.findings == before.findings


def test_list_beside_scores_is_passed_over_in_silence():
    """A list of findings is no sheet without scores, and its name tells no year."""
    before = workbook(Diem=long_rows(["Hưng Yên", "tỉnh", 2022, "1.1", 1.2]))
    after = read_scores(painted(before, doubt(2, "E", sheet="Diem"), doubt(value="2019", sheet="Diem")))
    assert after.findings == read_scores(before).findings == ()


@pytest.mark.parametrize("name", [LIST_SHEET, "LỖI CẦN SỬA", "Lỗi cần sửa (2)", "Lô\u0303i câ\u0300n sư\u0309a"])
def test_list_is_never_taken_for_a_tracker(name):
    """A sheet of the list's name is neither read nor told of, whatever stands in it and however its name is typed."""
    more = tracker_grid(*(task_row(number) for number in range(9)))
    data = grid_workbook(tracker_grid(task_row(1)), others={name: more})
    reading = read_tracker(data, 2022)
    assert (len(reading.table), reading.about.sheet) == (1, SHEET)
    assert "other-sheet" not in {item.code for item in reading.findings}
    assert [sheet.name for sheet in read_workbook(data).lists] == [name]


@pytest.mark.parametrize("name", ["Lỗi", "Lỗi cần sửa ngay", "Theo dõi lỗi cần sửa", "Lỗi cần sửa 2"])
def test_other_names_are_read_as_ever(name):
    """Only the list's own name is passed over."""
    data = grid_workbook(tracker_grid(task_row(1)), sheet=name)
    assert read_tracker(data, 2022).about.sheet == name


def test_workbook_of_a_list_alone_is_refused():
    """There is nothing to read in a file that holds only the list."""
    with pytest.raises(PapiError):
        read_tracker(grid_workbook(tracker_grid(task_row(1)), sheet=LIST_SHEET), 2022)


def test_list_that_is_too_long_is_not_told_of():
    """What is said of a sheet's extent is not said of the list."""
    book = to_edit(grid_workbook(tracker_grid(task_row(1)), others={LIST_SHEET: [["a"]]}))
    book[LIST_SHEET]["XFD1048576"] = 1
    buffer = io.BytesIO()
    book.save(buffer)
    assert read_workbook(buffer.getvalue()).findings == ()
