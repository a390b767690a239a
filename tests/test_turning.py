"""The year turns: what comes over, what starts anew, which words are proposed to change, and what the store keeps of it."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest
from tasks import task_table

from papi_metrics.example import example_files
from papi_metrics.reports import TrackerTitle, tracker_workbook
from papi_metrics.tracker import read_tracker
from papi_metrics.turning import carried_over, turned_tasks, turned_words

DONE = {"state": "done", "progress": 1.0, "completed_on": dt.date(2022, 5, 3), "evidence": "Số 5", "note": "Xong", "weight": 2.0}


def turned(*changes, **options):
    """Return what tasks of 2022 become in 2023."""
    return turned_tasks(task_table(*changes), year=2022, to=2023, **options)


def test_turned_task_keeps_its_words_and_forgets_what_was_done():
    """Words, offices and weight come over; state, progress, day, evidence and note do not."""
    row = turned(DONE).iloc[0]
    assert row[["task", "lead_unit", "executing_unit", "weight", "state"]].tolist() == ["Tuyên truyền", "UBND xã", "Công chức Tư pháp xã", 2.0, "not_started"]
    assert row[["progress", "completed_on", "evidence", "note"]].isna().all()


@pytest.mark.parametrize(
    ("change", "options", "expected"),
    [
        ({"state": "cancelled"}, {}, []), ({"state": "in_progress"}, {}, ["T0"]), (DONE, {}, ["T0"]), (DONE, {"left_out": ["T0"]}, []),
    ],
    ids=["cancelled", "unfinished", "done", "done-unticked"],
)  # fmt: skip
def test_which_tasks_come_over(change, options, expected):
    """Cancelled tasks stay behind, done ones come over unless they are unticked."""
    assert turned(change, **options)["task_id"].tolist() == expected


def test_unfinished_task_says_so():
    """What was not finished is named as carried over, in the list and in its note."""
    tasks = task_table(DONE, {"state": "paused"}, {"state": "cancelled"})
    assert carried_over(tasks)["task_id"].tolist() == ["T1"]
    assert turned_tasks(tasks, year=2022, to=2023)["note"].fillna("").tolist() == ["", "Chuyển tiếp từ kế hoạch 2022: chưa hoàn thành."]


@pytest.mark.parametrize(
    ("timing", "due"),
    [("Quý II", "2023-06-30"), ("Quý II/2022", "2023-06-30"), ("Trước 30/6/2022", "2023-06-30"), ("Trong năm", "2023-12-31")],
)
def test_words_of_time_are_read_for_the_new_year(timing, due):
    """Words without a year mean the new one; words that name the old one are read as they were changed."""
    row = turned({"timing": timing}).iloc[0]
    assert (row["deadline_kind"], str(row["due"].date())) == ("dated", due)


def test_words_left_unchanged_keep_the_old_year():
    """A proposal that was refused leaves the words, and the deadline they tell."""
    row = turned({"timing": "Quý II/2022"}, unchanged=["T0·timing"]).iloc[0]
    assert (row["timing"], str(row["due"].date())) == ("Quý II/2022", "2022-06-30")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"timing": "Quý II/2022"}, [("timing", "Quý II/2022", "Quý II/2023")]),
        ({"task": "Thực hiện Nghị định 42/2022/NĐ-CP năm 2022"}, [("task", "Thực hiện Nghị định 42/2022/NĐ-CP năm 2022", "Thực hiện Nghị định 42/2022/NĐ-CP năm 2023")]),
        ({"deliverable": "Báo cáo 2022"}, [("deliverable", "Báo cáo 2022", "Báo cáo 2023")]),
        ({"task": "Giai đoạn 2021-2025"}, []), ({"task": "Số 20220"}, []), ({"timing": "Quý II"}, []),
        ({"timing": "Quý II/2022", "state": "cancelled"}, []),
        ({"start": dt.date(2022, 2, 1)}, []),
        ({"timing": "Trước 30/6", "start": dt.date(2022, 2, 1)}, [("start", "01/02/2022", "01/02/2023")]),
    ],
    ids=["time", "document", "product", "other-years", "digits", "no-year", "cancelled", "start-in-words", "start"],
)  # fmt: skip
def test_words_that_name_the_old_year_are_proposed(change, expected):
    """Each place that names the old year is listed with what it would become; numbers of documents are names."""
    words = turned_words(task_table(change), year=2022, to=2023)
    assert [tuple(row) for row in words[["field", "before", "after"]].to_numpy()] == expected


def test_leap_day_becomes_the_28th():
    """A start on 29 February stands on the 28th of a year without one."""
    tasks = task_table({"timing": "Trước 30/6", "start": dt.date(2024, 2, 29)}, plan_year=2024)
    assert str(turned_tasks(tasks, year=2024, to=2025)["start"][0].date()) == "2025-02-28"


def test_table_turned_from_is_not_changed():
    """The tasks of the old year stay as they are."""
    tasks = task_table(DONE, {"timing": "Quý II/2022"})
    before = tasks.copy()
    turned_tasks(tasks, year=2022, to=2023)
    pd.testing.assert_frame_equal(tasks, before)


@pytest.mark.parametrize("to", [2022, 2021, 2101])
def test_turn_leads_to_a_later_year(to):
    """A year does not turn to itself, back, or out of sight."""
    with pytest.raises(ValueError, match=str(to)):
        turned_tasks(task_table({}), year=2022, to=to)


@pytest.mark.parametrize("to", [2023, 2026])
def test_turned_plan_written_as_a_tracker_reads_back(to):
    """The example's next year, written as a tracker and read, is what was turned, without an error."""
    tasks = read_tracker(example_files()[-1]).table
    fresh = turned_tasks(tasks, year=2022, to=to)
    reading = read_tracker(tracker_workbook(fresh, title=TrackerTitle(plan_year=to, unit="xã Trung Trắc")), name="t.xlsx")
    columns = ["task_id", "dimension", "sub_dimensions", "task", "deliverable", "lead_unit", "timing", "deadline_kind", "due", "state", "weight", "note"]
    pd.testing.assert_frame_equal(reading.table[columns], fresh[columns], check_like=True)
    assert not reading.has_errors
