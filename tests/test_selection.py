"""Tasks as a reader asks for them, and one task followed over versions."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest
from tasks import standing, task_table

from papi_metrics.selection import due_next, filter_tasks, found_sentence, offices_of, overdue_first, task_history
from papi_metrics.summary import labelled_tasks

MARCH, JUNE, SEPTEMBER = (dt.date(2022, month, 30) for month in (3, 6, 9))


LATE, AHEAD = {"due": JUNE}, {"due": dt.date(2022, 12, 31)}


def labelled(*changes):
    """Return changed tasks, labelled on 30 September 2022."""
    return labelled_tasks(task_table(*changes), as_of=SEPTEMBER)


CHOSEN = labelled(
    {**LATE, "dimension": 2, "lead_unit": "Trạm y tế; Công an xã"},
    {**AHEAD, "dimension": None, "executing_unit": None, "lead_unit": None},
    {**AHEAD, "dimension": 5, "executing_unit": "Trạm y tế", "state": "done", "completed_on": JUNE},
    {**LATE, "dimension": 5, "state": "cancelled", "task": "Đối thoại"},
)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        pytest.param({}, ["T0", "T1", "T2", "T3"], id="nothing"),
        pytest.param({"dimensions": [5]}, ["T2", "T3"], id="dimension"),
        pytest.param({"dimensions": {2, 5}}, ["T0", "T2", "T3"], id="two-dimensions"),
        pytest.param({"dimensions": [1]}, [], id="dimension-without-tasks"),
        pytest.param({"office": "Trạm y tế"}, ["T0", "T2"], id="office-leading-or-executing"),
        pytest.param({"office": "Trạm"}, [], id="part-of-an-office"),
        pytest.param({"office": ""}, ["T0", "T1", "T2", "T3"], id="no-office"),
        pytest.param({"labels": ["overdue"]}, ["T0"], id="label"),
        pytest.param({"labels": ("done_on_time", "cancelled")}, ["T2", "T3"], id="two-labels"),
        pytest.param({"text": "doi THOAI"}, ["T3"], id="text-without-marks"),
        pytest.param({"text": "  "}, ["T0", "T1", "T2", "T3"], id="blank-text"),
        pytest.param({"text": "công an xã tuyên"}, [], id="text-over-two-cells"),
        pytest.param({"dimensions": [5], "labels": ["cancelled", "overdue"]}, ["T3"], id="dimension-and-label"),
        pytest.param({"labels": ["overdue", "open_in_time"], "office": "Trạm y tế"}, ["T0"], id="label-and-office"),
        pytest.param({"office": "UBND xã", "text": "Trạm"}, ["T2"], id="office-and-text"),
        pytest.param({"dimensions": [2], "text": "đối thoại"}, [], id="dimension-and-text"),
    ],
)
def test_filter_tasks_keeps_what_meets_every_condition(asked, expected):
    """A task stays if it is of the dimensions, an office's, of the labels and has the text; what is not asked is no condition."""
    found = filter_tasks(CHOSEN.iloc[::-1], **asked)
    assert (found["task_id"].tolist(), [*found.index]) == (expected[::-1], [*range(len(expected))])


@pytest.mark.parametrize("field", ["task", "deliverable", "lead_unit", "executing_unit", "timing", "note", "task_id"])
def test_filter_tasks_looks_for_a_text_in_every_text_of_a_task(field):
    """Names, products, offices, times, notes and codes are searched, whatever their marks and case."""
    found = filter_tasks(labelled({}, {field: "Hội NÔNG dân"}), text="nong DÂN")
    assert found[field].tolist() == ["Hội NÔNG dân"]


def test_filter_tasks_does_not_look_for_a_text_elsewhere():
    """A sheet's name or a state is no text of a task."""
    assert filter_tasks(labelled({"sheet": "Trang hai", "evidence": "Trang hai"}), text="trang hai").empty


def test_filter_tasks_says_label_and_state_in_words():
    """Each label and state stands with its sign; the tasks' own columns stay."""
    found = filter_tasks(CHOSEN)
    assert found[["label_word", "state_word"]].to_numpy().tolist() == [
        ["▲ Chưa hoàn thành, quá hạn", "○ Chưa thực hiện"], ["○ Chưa hoàn thành, trong hạn", "○ Chưa thực hiện"],
        ["✓ Hoàn thành đúng hạn", "● Đã hoàn thành"], ["✕ Hủy", "✕ Hủy"],
    ]
    pd.testing.assert_frame_equal(found.drop(columns=["label_word", "state_word"]), CHOSEN)


@pytest.mark.parametrize("asked", [{}, {"dimensions": [1]}, {"office": "UBND xã"}, {"labels": ["overdue"]}, {"text": "xã"}], ids=str)
def test_filter_tasks_of_an_empty_plan_finds_none(asked):
    """A plan without tasks has none of anything, and the columns all the same."""
    found = filter_tasks(labelled(), **asked)
    assert (len(found), {"label_word", "state_word"} <= set(found)) == (0, True)


def test_overdue_first_then_by_due_date():
    """The longest overdue leads; what is done late is not overdue; then the nearest due date, none last; equals as they came."""
    late_done = {"due": dt.date(2022, 1, 31), "state": "done", "completed_on": JUNE}
    tasks = labelled(AHEAD, standing(), LATE, {"due": MARCH}, late_done, standing(), {"due": dt.date(2022, 10, 1)}, AHEAD, LATE, {"due": dt.date(2022, 9, 29)})
    ordered = overdue_first(tasks)
    assert ordered["task_id"].tolist() == ["T3", "T2", "T8", "T9", "T4", "T6", "T0", "T7", "T1", "T5"]
    assert (list(ordered.columns), [*ordered.index]) == (list(tasks.columns), [*range(10)])


@pytest.mark.parametrize("tasks", [labelled(), labelled(standing())], ids=["empty", "one-without-a-date"])
def test_overdue_first_keeps_a_table_without_dates(tasks):
    """Where nothing is overdue and nothing has a date, the table stays."""
    pd.testing.assert_frame_equal(overdue_first(tasks), tasks)


def test_due_next_keeps_the_order_of_tasks_of_one_day():
    """However many are due on a day, they stand as they came, numbered anew."""
    found = due_next(labelled(*[{"due": dt.date(2022, 12, 30 + at % 2)} for at in range(40)]), as_of=SEPTEMBER)
    assert (found["row"].tolist(), [*found.index]) == ([*range(5, 45, 2), *range(6, 45, 2)], [*range(40)])


def test_due_next_looks_ahead_of_the_day_that_is_asked():
    """Tasks labelled on an earlier day are ahead only if they are due from the day that is asked on."""
    tasks = labelled_tasks(task_table(LATE, AHEAD), as_of=MARCH)
    assert [due_next(tasks, as_of=day)["task_id"].tolist() for day in (JUNE, SEPTEMBER)] == [["T0", "T1"], ["T1"]]


def test_offices_of_names_each_once_by_the_alphabet():
    """Leading or executing, alone or among others, each office stands once; letters with marks stand by their plain ones."""
    tasks = task_table({"lead_unit": "UBND xã; Đoàn xã", "executing_unit": None}, {"lead_unit": "Ủy ban MTTQ", "executing_unit": "Công an xã; Đoàn xã"})
    assert offices_of(tasks) == ["Công an xã", "Đoàn xã", "UBND xã", "Ủy ban MTTQ"]


def test_offices_of_an_empty_plan_are_none():
    """Without a task, or an office in one, there is none."""
    assert offices_of(task_table()) == offices_of(task_table({"lead_unit": None, "executing_unit": None})) == []


@pytest.mark.parametrize(
    ("tasks", "of", "sentence"),
    [
        pytest.param(CHOSEN, 4, "Có 4 nhiệm vụ, 1 quá hạn.", id="all"),
        pytest.param(CHOSEN[1:], 3, "Có 3 nhiệm vụ.", id="all-none-late"),
        pytest.param(CHOSEN[:2], 4, "Đang xem 2 trên 4 nhiệm vụ, 1 quá hạn.", id="some"),
        pytest.param(CHOSEN[2:], 4, "Đang xem 2 trên 4 nhiệm vụ.", id="some-none-late"),
        pytest.param(CHOSEN[:0], 0, "Có 0 nhiệm vụ.", id="no-task"),
    ],
)
def test_found_sentence_counts_what_is_seen_and_what_is_late(tasks, of, sentence):
    """How many are seen of how many where that differs; late ones only where there are any."""
    assert found_sentence(tasks, of=of) == sentence


def versions():
    """Return three versions of a plan whose task A is called B from the second one on."""
    return [
        (1, MARCH, task_table({"task_id": "A", "state": "not_started"})),
        (2, JUNE, task_table({"task_id": "B", "state": "in_progress", "progress": 0.5})),
        (3, SEPTEMBER, task_table({"task_id": "B", "state": "done"})),
    ]


def test_task_is_followed_over_versions_the_earliest_first():
    """Each version that has the task is a row, with its date and what it says."""
    history = task_history(versions(), "B")
    assert history["version"].tolist() == [2, 3]
    assert [word.split(" ", 1)[1] for word in history["state_word"]] == ["Đang thực hiện", "Đã hoàn thành"]
    assert history["progress"].tolist()[0] == 0.5


def test_task_history_tells_what_each_version_says():
    """Number, date, state in words, progress, dates, office and note stand as each version has them, missing ones missing."""
    done = {"state": "done", "progress": 1.0, "completed_on": JUNE, "lead_unit": "Công an xã", "note": "Xong", "due": JUNE}
    history = task_history([(4, MARCH, task_table({}, {})), (7, JUNE, task_table({}, done))], "T1")
    assert list(history.columns) == ["version", "as_of", "progress", "due", "completed_on", "lead_unit", "note", "state_word"]
    plain = history.astype(object).where(history.notna(), None)
    assert plain.to_numpy().tolist() == [
        [4, pd.Timestamp(MARCH), None, pd.Timestamp(2022, 12, 31), None, "UBND xã", None, "○ Chưa thực hiện"],
        [7, pd.Timestamp(JUNE), 1.0, pd.Timestamp(JUNE), pd.Timestamp(JUNE), "Công an xã", "Xong", "● Đã hoàn thành"],
    ]


def test_task_history_passes_over_a_version_without_the_task():
    """A task that left the plan and came back has a row for each version that has it; other tasks' new codes mean nothing to it."""
    kept = [*versions()[:2], (3, SEPTEMBER, task_table()), (4, SEPTEMBER, task_table({"task_id": "B"}))]
    assert task_history(kept, "B", renamed={4: {"C": None}, 2: {"C": "A"}})["version"].tolist() == [2, 4]


def test_task_is_followed_back_over_a_change_of_its_code():
    """A task whose code changed with a version has its earlier code before it."""
    assert task_history(versions(), "B", renamed={2: {"B": "A"}})["version"].tolist() == [1, 2, 3]


def test_task_is_not_followed_beyond_the_version_it_came_with():
    """A new task under a code that another had before does not take that one's history."""
    assert task_history(versions(), "B", renamed={3: {"B": None}})["version"].tolist() == [3]


def test_task_that_no_version_has_gives_no_rows():
    """An unknown code has no history, and the columns all the same."""
    history = task_history(versions(), "X")
    assert history.empty
    assert "state_word" in history


def test_due_next_are_the_open_tasks_ahead_the_nearest_first():
    """A task due today is still ahead; what is done, cancelled, overdue or without a date is not."""
    due = {"deadline_kind": "dated"}
    tasks = task_table(
        {**due, "task_id": "later", "due": dt.date(2022, 12, 31)},
        {**due, "task_id": "today", "due": SEPTEMBER},
        {**due, "task_id": "past", "due": JUNE},
        {**due, "task_id": "done", "due": dt.date(2022, 12, 1), "state": "done", "completed_on": JUNE},
        {**due, "task_id": "cancelled", "due": dt.date(2022, 12, 1), "state": "cancelled"},
        {"task_id": "standing", "deadline_kind": "standing", "due": None},
    )
    pd.testing.assert_frame_equal(due_next(labelled_tasks(tasks, as_of=SEPTEMBER), as_of=SEPTEMBER), labelled_tasks(tasks, as_of=SEPTEMBER).iloc[[1, 0]].reset_index(drop=True))
