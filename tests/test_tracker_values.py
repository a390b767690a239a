"""The cells of the task rows, column by column: what each gives, what one says of another, and where doubts are told."""

from __future__ import annotations

import datetime as dt

import pytest

from papi_metrics.tracker.headings import Heading
from papi_metrics.tracker.layout import BodyRow
from papi_metrics.tracker.values import read_values

DAY = dt.date(2022, 6, 25)


def read(fields, *rows, **how):
    """Read rows as `told` does; return the values and where the findings point."""
    values, findings = told(fields, *rows, **how)
    return values, [(item.row, item.column, item.code) for item in findings]


def told(fields, *rows, marks=(), year=2022):
    """Read rows under these fields, "task" first; the first row stands in row 3, columns of `marks` stand behind the fields."""
    columns = {"task": 0} | {field: place for place, field in enumerate(fields, 1)}
    body = [BodyRow(index, ["Họp", *cells]) for index, cells in enumerate(rows, 2)]
    heading = Heading(top=1, bottom=1, columns=columns, marks=dict(enumerate(marks, len(columns))), findings=())
    values, findings = read_values(body, heading, sheet="A", year=year)
    assert {item.sheet for item in findings} <= {"A"}
    return values, findings


def one(field, cell, **how):
    """Return what a cell alone in its column gives."""
    return read([field], [cell], **how)[0][field][0]


@pytest.mark.parametrize("field", ["deliverable", "evidence", "note"])
@pytest.mark.parametrize(
    ("cell", "text"),
    [("- Kế hoạch\n- Tin", "Kế hoạch; Tin"), (5.0, "5"), (-1e-05, "−1e-05"), (1e-05, "1e-05"), (-5, "−5"), (-0.5, "−0.5"), (DAY, "25/06/2022"), (None, None), (True, "True")],
)  # fmt: skip
def test_read_values_keeps_texts_on_one_line(field, cell, text):
    """Texts stand on one line, numbers and days as Excel shows them; a minus sign is no bullet."""
    assert one(field, cell) == text


@pytest.mark.parametrize("field", ["lead_unit", "executing_unit"])
@pytest.mark.parametrize(("cell", "text"), [("- VP\n- TP", "VP; TP"), (" ; ", None), (5.0, "5"), (None, None), ("\u200b", None)])
def test_read_values_puts_offices_apart(field, cell, text):
    """Offices stand on one line; a cell that names none is missing."""
    assert one(field, cell) == text


def test_read_values_of_absent_columns_are_missing():
    """A tracker of tasks alone has tasks that weigh one, are not started and have nothing else; nothing is told of it."""
    values, found = read([], [])
    assert {field: cells[0] for field, cells in values.items() if cells[0] is not None} == {"deadline_kind": "none", "state": "not_started", "weight": 1.0}
    assert found == []


@pytest.mark.parametrize(
    ("state", "progress", "expected"),
    [
        ("50%", None, ("in_progress", 0.5)), ("50%", "30%", ("in_progress", 0.3)), ("Đang làm", "30%", ("in_progress", 0.3)), (None, "100%", ("done", 1.0)),
        (None, "30%", ("in_progress", 0.3)), (None, 0, ("not_started", 0.0)), ("Xong", None, ("done", None)), ("gì đó", 1, ("done", 1.0)),
    ],
)  # fmt: skip
def test_read_values_state_and_progress_tell_each_other(state, progress, expected):
    """Progress of its own leads over the state's; where no word tells the state, progress does."""
    values, _ = read(["state", "progress"], [state, progress])
    assert (values["state"][0], values["progress"][0]) == expected


def test_read_values_day_tells_the_state():
    """A day of completion makes a task done where no word says otherwise; a day without a year takes the plan's, with a doubt."""
    values, found = read(["state", "completed_on"], [None, "25/6"], ["Đang làm", None])
    assert (values["state"], values["completed_on"]) == (["done", "in_progress"], [DAY, None])
    assert found == [(3, "C", "date-without-year"), (3, "B", "state-derived")]


def test_read_values_weighs_a_column_of_percents():
    """Bare percents in a column make its small bare numbers doubtful, wherever they stand."""
    values, found = read(["progress", "state"], [1, "Chờ duyệt"], [50, "Chờ duyệt"])
    assert (values["progress"], found) == ([1.0, 0.5], [(3, "B", "progress-scale")])


@pytest.mark.parametrize(
    ("timing", "start", "expected", "found"),
    [
        pytest.param("30/6/2022", "1/1/2022", (dt.date(2022, 1, 1), dt.date(2022, 6, 30), "dated"), [], id="start of its own"),
        pytest.param("Thường xuyên", "1/3/2022", (dt.date(2022, 3, 1), None, "standing"), [], id="standing"),
        pytest.param("Từ 1/2/2022 đến 30/6/2022", "1/1/2022", (dt.date(2022, 2, 1), dt.date(2022, 6, 30), "dated"), [], id="start in the words"),
        pytest.param(None, "1/1/2022", (None, None, "none"), [], id="no time"),
        pytest.param("càng sớm càng tốt", "1/1/2022", (None, None, "unread"), ["deadline-unread"], id="time not understood"),
        pytest.param("25/6/2022", "25/6/2022", (DAY, DAY, "dated"), [], id="the same day"),
        pytest.param("25/6/2022", "26/6/2022", (dt.date(2022, 6, 26), DAY, "dated"), ["dates-crossed"], id="crossed"),
        pytest.param(44_737, None, (None, DAY, "dated"), ["date-serial"], id="count of days"),
        pytest.param(2022, None, (dt.date(2022, 1, 1), dt.date(2022, 12, 31), "dated"), [], id="a year"),
        pytest.param(10_000, None, (None, None, "unread"), ["deadline-unread"], id="a number that is no day"),
        pytest.param(True, None, (None, None, "unread"), ["deadline-unread"], id="a truth"),
    ],
)
def test_read_values_of_time_and_start(timing, start, expected, found):
    """A start column gives the start that dated and standing times leave open; doubts stand at the time."""
    values, places = read(["timing", "start"], [timing, start])
    assert (values["start"][0], values["due"][0], values["deadline_kind"][0]) == expected
    assert places == [(3, "B", code) for code in found]


def test_read_values_takes_the_plan_s_year_for_starts():
    """A start without a year is of the plan's year, and told at its own cell."""
    values, found = read(["timing", "start"], ["30/6/2022", "1/2"])
    assert (values["start"], found) == ([dt.date(2022, 2, 1)], [(3, "C", "date-without-year")])


MARKS = ("done", "in_progress", "done")


@pytest.mark.parametrize(
    ("state", "ticks", "expected", "found"),
    [
        pytest.param(None, ["x", None, None], "done", [], id="tick"),
        pytest.param(None, [None, 1, None], "in_progress", [], id="one"),
        pytest.param(None, [None, True, None], "in_progress", [], id="truth"),
        pytest.param(None, ["x", None, "x"], "done", [], id="two ticks of one state"),
        pytest.param(None, ["", 0, "x"], "done", [], id="nought and blank are no ticks"),
        pytest.param(None, ["x", "x", None], "not_started", [("C", "marks-conflict")], id="two states"),
        pytest.param("Tạm dừng", ["x", None, None], "paused", [("C", "marks-conflict")], id="state says otherwise"),
        pytest.param("Xong", ["x", None, None], "done", [], id="state says the same"),
        pytest.param("Tạm dừng", [None, None, None], "paused", [], id="state alone"),
        pytest.param(None, [None, "5 ngày", None], "not_started", [("D", "mark-unread"), ("B", "state-blank")], id="no tick"),
        pytest.param(None, ["x", "5 ngày", None], "done", [("D", "mark-unread")], id="a tick and none"),
        pytest.param(None, [None, None, None], "not_started", [("B", "state-blank")], id="nothing"),
    ],
)
def test_read_values_of_ticks(state, ticks, expected, found):
    """The ticked column is the state, a state cell leads; ticks of several states and marks that are no ticks are told."""
    values, places = read(["state"], [state, *ticks], marks=MARKS)
    assert (values["state"], places) == ([expected], [(3, column, code) for column, code in found])


def test_read_values_without_a_state_column_tells_at_the_first_of_ticks():
    """Where only ticks tell the state, what is said of it stands at the first column of ticks."""
    assert read([], [None, None], marks=("done", "paused"))[1] == [(3, "B", "state-blank")]


@pytest.mark.parametrize(
    ("fields", "found"),
    [(["note"], []), (["progress"], [(3, None, "state-blank")]), (["completed_on"], [(3, None, "state-blank")]), (["state"], [(3, "B", "state-blank")])],
)
def test_read_values_asks_for_states_only_where_some_are_told(fields, found):
    """A tracker with neither states nor progress nor days is a plan: nothing is missing in it."""
    assert read(fields, [None])[1] == found


def test_read_values_tells_once_of_a_missing_column_of_days():
    """Done tasks with a due date and no column for their day are counted in one finding without a row."""
    values, found = told(["state", "timing"], ["Xong", "Quý I"], ["Đang làm", "Quý I"], ["Xong", "Quý II"], ["Xong", None])
    assert values["state"].count("done") == 3
    assert [(item.row, item.column, item.code, item.value) for item in found] == [(None, None, "completed-on-column-missing", "2")]


@pytest.mark.parametrize(
    ("fields", "row", "how", "found"),
    [
        pytest.param(["state"], ["Tốt lắm"], {}, ("state-unknown", "Tốt lắm"), id="state"),
        pytest.param(["progress", "state"], ["nửa", "Đang làm"], {}, ("progress-unread", "nửa"), id="progress"),
        pytest.param(["weight"], [-2.0], {}, ("weight-unread", "−2"), id="weight"),
        pytest.param(["state"], [None, "x", 1], {"marks": ["done", "paused"]}, ("marks-conflict", "C, D"), id="ticks"),
        pytest.param(["state"], ["Xong", "5 ngày"], {"marks": ["done"]}, ("mark-unread", "5 ngày"), id="no tick"),
        pytest.param(["state", "timing"], ["Xong", "Quý I"], {}, ("completed-on-column-missing", "1"), id="missing column"),
    ],
)
def test_read_values_tells_what_stood_there(fields, row, how, found):
    """A finding carries what stood in the cell; of conflicting ticks their columns, of a missing column how many tasks lack it."""
    assert [(item.code, item.value) for item in told(fields, row, **how)[1]] == [found]


def test_read_values_reads_weights():
    """A weight is a number of its own column."""
    assert read(["weight"], [2], [None])[0]["weight"] == [2.0, 1.0]


def test_read_values_tells_of_missing_days_row_by_row():
    """Where the column is there, each done task with a due date and no day is told."""
    assert read(["state", "timing", "completed_on"], ["Xong", "Quý I", None], ["Xong", None, None])[1] == [(3, "D", "completed-on-missing")]


@pytest.mark.parametrize(("year", "found"), [(2022, [(3, "C", "completed-in-other-year")]), (2018, []), (None, [])])
def test_read_values_compares_days_with_the_plan_s_year(year, found):
    """A day far from the plan's year is told; without the year nothing is."""
    assert read(["state", "completed_on"], ["Xong", "1/6/2019"], year=year)[1] == found


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("Quý II\nQuý IV", "Quý II; Quý IV"), ("Quý  II", "Quý II"), (DAY, "25/06/2022"), (44_737, "25/06/2022"), (2022, "2022"), (12.5, "12,5"), (-5, "−5"),
        (None, None), (3.0, "3"),
    ],
)  # fmt: skip
def test_read_values_keeps_the_words_of_a_time(cell, words):
    """The words stand on one line and tell what the cell told; Excel's count of days is shown as its day."""
    assert one("timing", cell) == words
