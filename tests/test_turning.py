"""The year turns: what comes over, what starts anew, which words are proposed to change, and what the store keeps of it."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest
from tasks import task_table

from papi_metrics.example import example_files
from papi_metrics.reports import TrackerTitle, tracker_workbook
from papi_metrics.tracker import TASK_DTYPES, read_tracker
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


def test_turned_table_is_a_task_table_of_the_new_year():
    """The columns and types of a task table, rows numbered anew, the new year beside it, from one row or none."""
    tables = [turned({"state": "cancelled"}, {}, {}, left_out=["T1"]), turned()]
    for table, codes in zip(tables, (["T2"], []), strict=True):
        assert ([*table.index], table["task_id"].tolist(), table.attrs["plan_year"]) == ([*range(len(codes))], codes, 2023)
        assert {name: str(kind) for name, kind in table.dtypes.items()} == {name: str(kind) for name, kind in task_table().astype(dict(TASK_DTYPES)).dtypes.items()}


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
    pd.testing.assert_frame_equal(carried_over(tasks), tasks.iloc[[1]].reset_index(drop=True))
    assert turned_tasks(tasks, year=2022, to=2023)["note"].fillna("").tolist() == ["", "Chuyển tiếp từ kế hoạch 2022: chưa hoàn thành."]


@pytest.mark.parametrize(
    ("timing", "due"),
    [("Quý II", "2023-06-30"), ("Quý II/2022", "2023-06-30"), ("Trước 30/6/2022", "2023-06-30"), ("Trong năm", "2023-12-31")],
)
def test_words_of_time_are_read_for_the_new_year(timing, due):
    """Words without a year mean the new one; words that name the old one are read as they were changed."""
    row = turned({"timing": timing}).iloc[0]
    assert (row["deadline_kind"], str(row["due"].date())) == ("dated", due)


def test_words_change_in_their_own_task_alone():
    """Beside tasks left out and words refused, each accepted word and start changes where it stands."""
    dated = {"timing": "Trước 30/6", "start": dt.date(2022, 2, 1)}
    changes = ({"task": "Kế hoạch 2022"}, {"task": "Báo cáo 2022", "deliverable": "Bản 2022"}, dated | {"state": "done"}, {"task": "Hội nghị 2022"})
    table = turned(*changes, left_out=["T0"], unchanged=["T1·task", "T3·start"])
    assert table["task"].tolist() == ["Báo cáo 2022", "Tuyên truyền", "Hội nghị 2023"]
    assert (table["deliverable"].fillna("").tolist(), [str(day) for day in table["start"].dt.date]) == (["Bản 2023", "", ""], ["2023-01-01", "2023-02-01", "2023-01-01"])


@pytest.mark.parametrize(
    ("timing", "start", "options", "expected"),
    [
        pytest.param("Trước 30/6", dt.date(2022, 2, 1), {}, "2023-02-01", id="moved"),
        pytest.param("Trước 30/6", dt.date(2022, 2, 1), {"unchanged": ["T0·start"]}, "2022-02-01", id="refused"),
        pytest.param("Trước 30/6", None, {}, "NaT", id="none"),
        pytest.param("Trước 30/6", dt.date(2021, 11, 1), {}, "NaT", id="of-an-earlier-year"),
        pytest.param("Quý II", dt.date(2022, 2, 1), {}, "2023-04-01", id="in-words"),
        pytest.param(None, dt.date(2022, 2, 1), {}, "2023-02-01", id="no-words-of-time"),
    ],
)
def test_start_is_that_of_the_new_year(timing, start, options, expected):
    """Words that tell a start lead; else a start in the old year moves to the new one, or stays as it is where that was refused."""
    assert str(turned({"timing": timing, "start": start}, **options)["start"].dt.date[0]) == expected


@pytest.mark.parametrize(
    ("parts", "expected"),
    [pytest.param("5.1; 5.2", "5.1", id="one-gone"), pytest.param("5.2", None, id="all-gone"), pytest.param("5.1; 1.1", "5.1; 1.1", id="all-there"),
     pytest.param(None, None, id="none")],
)  # fmt: skip
def test_sub_dimensions_are_those_of_the_new_year(parts, expected):
    """PAPI has no 5.2 from 2021 on: a task of it keeps the plan's own label, and what else it serves."""
    table = turned_tasks(task_table({"sub_dimensions": parts, "component": "5b"}, plan_year=2020), year=2020, to=2021)
    shown = table[["sub_dimensions", "component"]].astype(object)
    assert shown.where(shown.notna(), None).to_numpy().tolist() == [[expected, "5b"]]


@pytest.mark.parametrize(
    ("timing", "kind"), [("Thường xuyên", "standing"), ("Hằng tháng", "recurring"), ("Quý II", "dated"), (None, "none")],
)
def test_kind_of_deadline_is_read_anew(timing, kind):
    """Whatever the old plan made of the words of time, the new year reads them itself."""
    table = turned({"timing": timing, "deadline_kind": "event"})
    assert table["deadline_kind"].tolist() == [kind]


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


@pytest.mark.parametrize(
    ("year", "to", "start", "expected"),
    [
        pytest.param(2024, 2025, "2024-02-29", "2025-02-28", id="year-without-one"),
        pytest.param(2024, 2028, "2024-02-29", "2028-02-29", id="year-with-one"),
        pytest.param(2096, 2100, "2096-02-29", "2100-02-28", id="century-without-one"),
        pytest.param(2024, 2025, "2024-02-28", "2025-02-28", id="day-before"),
        pytest.param(2024, 2025, "2024-01-29", "2025-01-29", id="29-of-another-month"),
    ],
)
def test_leap_day_becomes_the_28th_of_a_year_without_one(year, to, start, expected):
    """A start on 29 February stands on the 28th where the new year has none; any other day stays the same day."""
    tasks = task_table({"timing": "Trước 30/6", "start": dt.date.fromisoformat(start)}, plan_year=year)
    assert str(turned_tasks(tasks, year=year, to=to)["start"][0].date()) == expected


def test_proposals_name_their_task_and_stand_in_its_order():
    """Each row has a key of its own, its task's code and words; time, task, product and start of a task follow each other, all text."""
    tasks = task_table({"task": "Việc"}, {"timing": "Trước 30/6/2022", "task": "Kế hoạch 2022", "deliverable": "Bản 2022", "start": dt.date(2022, 3, 1)})
    words = turned_words(tasks, year=2022, to=2023)
    assert words.to_numpy().tolist() == [
        ["T1·timing", "T1", "Kế hoạch 2022", "timing", "Trước 30/6/2022", "Trước 30/6/2023"],
        ["T1·task", "T1", "Kế hoạch 2022", "task", "Kế hoạch 2022", "Kế hoạch 2023"],
        ["T1·deliverable", "T1", "Kế hoạch 2022", "deliverable", "Bản 2022", "Bản 2023"],
        ["T1·start", "T1", "Kế hoạch 2022", "start", "01/03/2022", "01/03/2023"],
    ]
    assert list(words.columns) == ["key", "task_id", "task", "field", "before", "after"]


def test_plan_that_names_no_year_has_no_proposals():
    """Without a place to change the table is empty, its columns are text."""
    words = turned_words(task_table({}), year=2022, to=2023)
    assert (len(words), {str(kind) for kind in words.dtypes}) == (0, {"str"})


def test_table_turned_from_is_not_changed():
    """The tasks of the old year stay as they are."""
    tasks = task_table(DONE, {"timing": "Quý II/2022"})
    before = tasks.copy()
    turned_tasks(tasks, year=2022, to=2023)
    pd.testing.assert_frame_equal(tasks, before)


def test_turn_leads_to_2100_at_most():
    """The last year a plan can be for is reached."""
    assert turned_tasks(task_table({}), year=2022, to=2100).attrs["plan_year"] == 2100


@pytest.mark.parametrize("to", [2022, 2021, 2101])
def test_turn_leads_to_a_later_year(to):
    """A year does not turn to itself, back, or out of sight."""
    with pytest.raises(ValueError, match=f"^{to}$"):
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
