"""The law of templates: what is written by a template is read back equal."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st
from messy import WORDINGS, tracker_files
from tasks import task_table
from workbooks import column_of, grid_workbook, reading_of, task_row, tracker_grid

from papi_metrics.errors import PapiError
from papi_metrics.framework import unit_name
from papi_metrics.reports import TrackerTitle, tracker_workbook
from papi_metrics.text import clean, fold
from papi_metrics.tracker import DEADLINE_KINDS, STATES, TASK_DTYPES, read_tracker

SETTINGS = settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
DATA = Path(__file__).parent.parent / "data"
KEPT = [name for name in TASK_DTYPES if name not in {"sheet", "row"}]
TITLE_FIELDS = ("unit", "province", "plan_year", "as_of", "illustration")
# What may be said of the tasks themselves, whoever writes them down.
OF_THE_TASKS = {
    "deadline-unread", "dates-crossed", "done-but-unfinished", "begun-but-not-started", "finished-but-open", "completed-but-open",
    "completed-on-missing", "completed-in-other-year", "component-unknown", "component-close", "component-by-letter", "component-conflict",
    "text-legacy-unsure",
}  # fmt: skip


def assert_reads_back(reading):
    """Write what was read as a tracker, read that, and compare every column, the title, and what is said of it."""
    title = TrackerTitle.of(reading.about, plan_year=reading.about.plan_year)
    back = read_tracker(tracker_workbook(reading.table, title=title))
    for name in KEPT:
        assert column_of(back, name) == column_of(reading, name), name
    assert [getattr(back.about, name) for name in TITLE_FIELDS] == [getattr(reading.about, name) for name in TITLE_FIELDS]
    assert {item.code for item in back.findings} <= OF_THE_TASKS


@SETTINGS
@given(data=tracker_files(), year=st.sampled_from([2015, 2022, 2026]))
def test_tracker_of_any_habit_reads_back_equal(data, year):
    """Whatever can be read of a tracker can be written, and is read again as it was: every column and the title."""
    try:
        reading = read_tracker(data, year)
    except PapiError:
        assume(False)
        return
    assert_reads_back(reading)


@settings(SETTINGS, max_examples=30)
@given(order=st.permutations(range(7)))
def test_rows_of_a_written_tracker_may_be_sorted(order):
    """Every row says all of its task: in any order the tasks are the same, each under its own dimension and component."""
    first = read_tracker(DATA / "theo-doi-minh-hoa-2022-09-30.xlsx")
    some = first.table.iloc[[0, 5, 11, 20, 27, 35, 45]].reset_index(drop=True)
    title = TrackerTitle.of(first.about, plan_year=2022)
    back = read_tracker(tracker_workbook(some.iloc[list(order)], title=title)).table
    pd.testing.assert_frame_equal(back[KEPT].sort_values("task_id", ignore_index=True), some[KEPT].sort_values("task_id", ignore_index=True))


@pytest.mark.parametrize("path", sorted(DATA.glob("theo-doi-*.xlsx")), ids=lambda path: path.stem)
def test_tracker_written_once_more_is_the_same_file(path):
    """From month to month nothing creeps in: what is read of a written tracker is written again byte for byte."""
    reading = read_tracker(path)
    assert tracker_workbook(reading.table, title=TrackerTitle.of(reading.about, plan_year=2022)) == path.read_bytes()


def test_writing_changes_nothing_it_is_given():
    """The table that is written stays as it was."""
    table = read_tracker(DATA / "phu-luc-08-KH-UBND-2022.xlsx").table
    before = table.copy()
    tracker_workbook(table, title=TrackerTitle(plan_year=2022))
    pd.testing.assert_frame_equal(table, before)


NAMES = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co"]), min_size=1, max_size=30)


@SETTINGS
@given(unit=NAMES, illustration=st.booleans())
@example(unit="TỈNH 0", illustration=False)
def test_unit_s_name_as_people_type_it_comes_back(unit, illustration):
    """Any name of a unit is read in the spelling that units are kept under; a commune within it is read as the commune."""
    title = TrackerTitle(plan_year=2022, unit=unit, province="Hưng Yên", illustration=illustration)
    about = read_tracker(tracker_workbook(task_table({}), title=title)).about
    again = read_tracker(tracker_workbook(task_table({}), title=TrackerTitle.of(about, plan_year=2022))).about
    assert (again.unit, again.province, again.plan_year, again.illustration) == (about.unit, "Hưng Yên", 2022, illustration)
    tidy = clean(unit)
    if not re.search("xã|phường|thị trấn", tidy, re.IGNORECASE) and any(map(str.isalnum, tidy)) and fold(tidy) not in {"na", "n/a"}:
        assert about.unit == unit_name(tidy)


@pytest.mark.parametrize("path", sorted(DATA.glob("*.xlsx")), ids=lambda path: path.stem)
def test_shipped_trackers_and_the_annex_read_back_equal(path):
    """The plan as issued and the three example trackers lose nothing."""
    assert_reads_back(read_tracker(path))


def test_tasks_of_no_dimension_and_no_component_read_back_equal():
    """A task of no component below one that has one, and one of no dimension among others, stay what they are."""
    rows = [
        task_row(1), task_row(2, component="-"), task_row(3, component="1a"), task_row(4, dimension="Chưa gắn chỉ số", component="-"),
        task_row(5, dimension=2, component="Nội dung khác"), task_row(6, dimension=2, component="-"), task_row(7, dimension=2, component="2.1"),
    ]  # fmt: skip
    reading = reading_of(*rows)
    assert column_of(reading, "component") == ["1.1", None, "1a", None, "Nội dung khác", None, "2.1"]
    assert_reads_back(reading)


def test_every_wording_of_a_deadline_reads_back_equal():
    """Each wording that is known, with and without a start of its own, keeps its words, kind and dates."""
    headings = ("STT", "Nhiệm vụ", "Thời hạn", "Ngày bắt đầu", "Trạng thái")
    rows = [
        (number, f"Việc {number}", words, start, "Đang thực hiện")
        for number, (words, start) in enumerate(((words, start) for words in (*WORDINGS, None) for start in (None, dt.date(2022, 1, 15))), 1)
    ]
    reading = read_tracker(grid_workbook(tracker_grid(*rows, headings=headings)), 2022)
    assert set(reading.table.deadline_kind) == set(DEADLINE_KINDS)
    assert_reads_back(reading)


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("progress", [None, 0.0, 0.1 + 0.2, 0.48084405028137056, 1.0])
@pytest.mark.parametrize("completed_on", [None, dt.date(2022, 5, 4)])
def test_every_state_with_any_progress_and_day_reads_back_equal(state, progress, completed_on):
    """State, progress to its last figure and day of completion come back together, whether or not they agree."""
    reading = reading_of(task_row(1))
    table = reading.table.assign(state=state, progress=progress, completed_on=completed_on)
    table = table.astype({"progress": "float64", "completed_on": "datetime64[us]"})
    back = read_tracker(tracker_workbook(table, title=TrackerTitle(plan_year=2022)))
    days = [None if day is None else day.date() for day in column_of(back, "completed_on")]
    assert (column_of(back, "state"), column_of(back, "progress"), days) == ([state], [progress], [completed_on])


@pytest.mark.parametrize("text", ["Tổng cộng", "Nơi nhận:", "CHỦ TỊCH", "TM. UBND XÃ", "Nhiệm vụ", "II. Nhóm việc", "Ghi chú: abc", "(1)", "2022"])
def test_text_that_looks_like_another_kind_of_row_stays_a_task(text):
    """Sums, signatures, headings, groups and remarks are tasks where a tracker has made them tasks."""
    reading = reading_of(task_row(1))
    table = reading.table.assign(task=text, deliverable=text, note=text)
    back = read_tracker(tracker_workbook(table, title=TrackerTitle(plan_year=2022)))
    assert [column_of(back, name) for name in ("task", "deliverable", "note")] == [[text]] * 3


def test_tracker_saved_by_libreoffice_reads_back_equal():
    """The example, opened in LibreOffice and saved there, is the example still."""
    saved = read_tracker(Path(__file__).parent / "data" / "theo-doi-libreoffice.xlsx")
    example = read_tracker(DATA / "theo-doi-minh-hoa-2022-09-30.xlsx")
    for name in KEPT:
        assert column_of(saved, name) == column_of(example, name), name
    assert [getattr(saved.about, name) for name in TITLE_FIELDS] == [getattr(example.about, name) for name in TITLE_FIELDS]
