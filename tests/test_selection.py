"""Tasks as a reader asks for them, and one task followed over versions."""

from __future__ import annotations

import datetime as dt

from tasks import task_table

from papi_metrics.selection import task_history

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
