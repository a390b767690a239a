"""The store: what was accepted comes back whole, the newest leads, nothing is ever removed."""

from __future__ import annotations

import datetime as dt
import json
import threading
from dataclasses import replace

import pandas as pd
import pytest
from tasks import standing, task_table

from papi_metrics.diff import earlier_codes, task_changes
from papi_metrics.errors import UnknownNameError
from papi_metrics.findings import About, Reading, finding
from papi_metrics.store import OutdatedError, Store, Submission, VersionKey

SUBMISSION = Submission(
    unit="xã Trung Trắc",
    plan_year=2022,
    province="Hưng Yên",
    as_of=dt.date(2022, 9, 30),
    file_name="theo-doi.xlsx",
    author="Văn phòng - Thống kê",
    reason="Cập nhật tháng 9",
)


def reading(*changes: dict[str, object]) -> Reading:
    """Return a reading of a small table with a finding."""
    doubts = (finding("state-blank", sheet="Theo dõi", row=7, column="J", value=""),)
    return Reading(table=task_table(*changes), findings=doubts, about=About(title="Kế hoạch", plan_year=2022))


@pytest.fixture
def store(store_url):
    """Open a store of its own, closed at the end."""
    opened = Store(store_url)
    yield opened
    opened.close()


def test_empty_store_has_no_newest_version(store):
    """A new store is empty and says so with None."""
    assert store.newest() is None
    assert store.versions() == ()


def test_accepted_tracker_comes_back_whole(store):
    """Tasks, findings and the original bytes are those that were handed in."""
    handed_in = reading({"state": "done", "progress": 0.5, "completed_on": dt.date(2022, 5, 1)}, standing(dimension=None))
    version = store.accept(handed_in, original=b"bytes of a file", submission=SUBMISSION)
    pd.testing.assert_frame_equal(store.tasks(version.key), handed_in.table)
    assert store.tasks(version.key).attrs == {"plan_year": 2022}
    assert store.findings(version.key) == handed_in.findings
    assert store.original(version.key) == b"bytes of a file"


def test_version_says_who_when_why_and_of_what(store):
    """The head of a version carries what the submission and the reading say, and the time in UTC."""
    before = dt.datetime.now(dt.UTC).replace(tzinfo=None)
    version = store.accept(reading({}), original=b"1", submission=SUBMISSION)
    assert (version.author, version.reason, version.file_name) == ("Văn phòng - Thống kê", "Cập nhật tháng 9", "theo-doi.xlsx")
    assert (version.title, version.as_of, version.task_count, version.illustration) == ("Kế hoạch", dt.date(2022, 9, 30), 1, False)
    assert before <= version.accepted_at <= dt.datetime.now(dt.UTC).replace(tzinfo=None)


def test_numbers_run_on_within_unit_and_year(store):
    """Each unit and year counts its versions from 1; the newest of all leads."""
    other = replace(SUBMISSION, unit="xã Lạc Đạo")
    keys = [store.accept(reading({}), original=b"1", submission=item).key for item in (SUBMISSION, SUBMISSION, other)]
    assert [key.number for key in keys] == [1, 2, 1]
    assert store.newest().key == keys[2]
    assert store.newest(unit="xã Trung Trắc").key == keys[1]
    assert [version.key.number for version in store.versions(unit="xã Trung Trắc", plan_year=2022)] == [2, 1]


def test_newest_version_survives_a_restart(store_url):
    """What was accepted is there when the database is opened again."""
    first = Store(store_url)
    version = first.accept(reading({}), original=b"1", submission=SUBMISSION)
    first.close()
    second = Store(store_url)
    assert second.newest() == version
    second.close()


def test_restore_makes_a_new_version_of_an_old_one(store):
    """Restoring adds a version with the old tasks and file; nothing is removed."""
    old = store.accept(reading({"state": "done"}), original=b"old", submission=SUBMISSION)
    store.accept(reading({"state": "paused"}), original=b"new", submission=SUBMISSION)
    restored = store.restore(old.key, author="Chủ tịch", reason="Nhập nhầm")
    assert (restored.key.number, restored.restored_from, restored.author) == (3, 1, "Chủ tịch")
    pd.testing.assert_frame_equal(store.tasks(restored.key), store.tasks(old.key))
    assert store.original(restored.key) == b"old"
    assert len(store.versions()) == 3


def test_restore_of_no_version_is_refused(store):
    """A version that does not exist cannot be restored, and nothing is stored."""
    with pytest.raises(UnknownNameError, match="9"):
        store.restore(VersionKey(unit="xã Trung Trắc", plan_year=2022, number=9), author="a", reason="b")
    assert store.versions() == ()


def test_failed_acceptance_leaves_nothing_behind(store):
    """Where one task cannot be stored, neither version nor file is."""
    broken = reading({})
    broken.table["task"] = broken.table["task"].astype(object)
    broken.table.loc[0, "task"] = object()
    with pytest.raises(Exception, match="type 'object'"):
        store.accept(broken, original=b"1", submission=SUBMISSION)
    assert store.versions() == ()
    assert store.find_original(b"1") is None


def test_same_file_is_recognised(store):
    """A file handed in before is found by its bytes."""
    version = store.accept(reading({}), original=b"same", submission=SUBMISSION)
    assert store.find_original(b"same") == version
    assert store.find_original(b"other") is None


def test_writers_at_the_same_time_all_get_a_number(store):
    """Eight people accepting at once make eight versions, numbered without a gap."""
    barrier = threading.Barrier(8)

    def accept() -> None:
        barrier.wait()
        store.accept(reading({}), original=b"1", submission=SUBMISSION)

    threads = [threading.Thread(target=accept) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(version.key.number for version in store.versions()) == list(range(1, 9))


def test_version_compared_with_an_older_one_is_refused(store):
    """Who compared before someone else accepted is told whose version stands now, and nothing is stored."""
    store.accept(reading({}), original=b"1", submission=replace(SUBMISSION, based_on=0))
    with pytest.raises(OutdatedError, match="Văn phòng - Thống kê đã nhận phiên bản 1") as refused:
        store.accept(reading({}), original=b"2", submission=replace(SUBMISSION, based_on=0))
    assert refused.value.newest.key.number == 1
    assert (len(store.versions()), store.find_original(b"2")) == (1, None)
    assert store.accept(reading({}), original=b"2", submission=replace(SUBMISSION, based_on=1)).based_on == 1


def test_changes_are_kept_with_their_version(store):
    """What was shown and decided comes back: taken or left out, with the reasons."""
    first = store.accept(reading({"state": "done"}), original=b"1", submission=SUBMISSION)
    assert store.changes(first.key).empty
    after = reading({"state": "in_progress", "note": "làm lại"})
    decided = task_changes(store.tasks(first.key), after.table).assign(taken=[True, False], reason=["kiểm tra lại", None])
    second = store.accept(after, original=b"2", submission=SUBMISSION, changes=decided)
    kept = store.changes(second.key)
    assert kept[["field", "backward", "taken"]].to_numpy().tolist() == [["state", True, True], ["note", False, False]]
    assert (kept["reason"][0], kept["before"][0], kept["after"][0]) == ("kiểm tra lại", "Đã hoàn thành", "Đang thực hiện")
    assert kept["row"].tolist() == [5, 5]


def test_restore_keeps_what_it_changed_and_why(store):
    """A restored version says what it took back, with the reason of the restoring."""
    old = store.accept(reading({"state": "done"}), original=b"old", submission=SUBMISSION)
    store.accept(reading({"state": "paused"}), original=b"new", submission=SUBMISSION)
    restored = store.restore(old.key, author="Chủ tịch", reason="Nhập nhầm")
    assert store.changes(restored.key)[["field", "before", "after", "reason"]].to_numpy().tolist() == [
        ["state", "Tạm dừng", "Đã hoàn thành", "Nhập nhầm"]
    ]
    assert (restored.act, restored.based_on) == ("restore", 2)


def test_restore_over_someone_else_s_version_is_refused(store):
    """Who chose to restore before someone else accepted is told so."""
    old = store.accept(reading({}), original=b"1", submission=SUBMISSION)
    store.accept(reading({"state": "done"}), original=b"2", submission=SUBMISSION)
    with pytest.raises(OutdatedError):
        store.restore(old.key, author="a", reason="b", based_on=1)


def test_versions_as_they_were_known_at_a_moment(store):
    """A moment has the versions accepted up to then, and no later ones."""
    first = store.accept(reading({}), original=b"1", submission=SUBMISSION)
    second = store.accept(reading({"state": "done"}), original=b"2", submission=SUBMISSION)
    assert store.versions(until=first.accepted_at) == (first,)
    assert store.versions(until=second.accepted_at) == (second, first)


def test_restored_tasks_are_followed_over_the_codes_they_had(store):
    """A version without codes restored over one with codes: its tasks have their old ids, and lead back to the coded ones."""
    text, derived = "Niêm yết thủ tục hành chính", "5-0123456789"
    first = store.accept(reading({"task_id": derived, "task": text}), original=b"1", submission=SUBMISSION)
    coded = store.accept(reading({"task_id": "TT-01", "task": text}), original=b"2", submission=SUBMISSION)
    restored = store.restore(first.key, author="Chủ tịch", reason="Nhập nhầm")
    assert store.tasks(restored.key)["task_id"].tolist() == [derived]
    assert earlier_codes(store.changes(restored.key), store.tasks(coded.key)) == {derived: "TT-01"}


def test_every_act_stands_in_the_audit_trail(store):
    """Accepting, editing and restoring are told with who, why, file, and how many changes were taken and left out."""
    first = store.accept(reading({"state": "done"}), original=b"1", submission=SUBMISSION)
    after = reading({"state": "paused", "note": "x"})
    changes = task_changes(store.tasks(first.key), after.table).assign(taken=[True, False], reason="vì")
    store.accept(after, original=b"2", submission=replace(SUBMISSION, act="edit"), changes=changes)
    store.restore(first.key, author="Chủ tịch", reason="Nhập nhầm")
    events = store.audit(unit=SUBMISSION.unit)
    assert [(event.act, event.who, event.version) for event in events] == [
        ("restore", "Chủ tịch", 3), ("edit", SUBMISSION.author, 2), ("accept", SUBMISSION.author, 1),
    ]  # fmt: skip
    details = json.loads(events[1].details)
    assert (details["changes"], details["left_out"], details["backward"], details["file"]) == (1, 1, 1, "theo-doi.xlsx")
    assert store.audit(unit="xã khác") == ()
