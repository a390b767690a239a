"""Tasks as a reader asks for them, and one task followed over versions."""

from __future__ import annotations

import datetime as dt

from tasks import task_table

from papi_metrics.selection import due_next, task_history
from papi_metrics.summary import labelled_tasks

MARCH, JUNE, SEPTEMBER = (dt.date(2022, month, 30) for month in (3, 6, 9))


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
    assert due_next(labelled_tasks(tasks, as_of=SEPTEMBER), as_of=SEPTEMBER)["task_id"].tolist() == ["today", "later"]
