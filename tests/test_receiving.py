"""Files that units sent: each opened, known, read anew and stored, or refused with what to do; one never stops the others."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hostile import plain
from snapshots import HEAD, KEYS, NOW, OTHER_KEYS, packed
from test_store_snapshots import UNIT, made, store  # noqa: F401 - fixtures

from papi_metrics import receiving
from papi_metrics.isolation.reading import PassingError
from papi_metrics.receiving import Sent, received_snapshots
from papi_metrics.snapshots import Snapshot, packed_snapshot
from papi_metrics.tracker import read_tracker

TRACKER = plain()
TASKS = read_tracker(TRACKER, 2022).table
OTHERS = TASKS.assign(state=["paused", "paused"])


def sent(name="thu.papi", *, tasks=TASKS, original=TRACKER, keys=KEYS, **head):
    """Return a file as a unit sends it: the tasks that its original gives, unless told otherwise."""
    snapshot = Snapshot(head=replace(HEAD, **head), tasks=tasks, findings=(), original=original)
    data = packed_snapshot(snapshot, keys, now=NOW)
    return Sent(name=name, load=lambda: data)


def outcome(store, *files):  # noqa: F811 - the fixture
    """Import files; return what became of each and what was said, by name."""
    return {item.name: (item.what, " ".join(item.said)) for item in received_snapshots(store, files, who="Sở")}


def test_tracker_as_its_file_gives_it_is_stored_without_a_word(store):  # noqa: F811
    """Where the original gives the tasks that were sent, codes of earlier versions aside, there is nothing to say."""
    assert outcome(store, sent(tasks=TASKS.assign(task_id=["A-1", "A-2"]))) == {"thu.papi": ("stored", "")}
    assert store.tasks(store.newest().key)["task_id"].tolist() == ["A-1", "A-2"]


@pytest.mark.parametrize(
    ("head", "tasks", "original", "what", "words"),
    [
        ({}, OTHERS, TRACKER, "refused", "Bảng gửi kèm sai: 2 nhiệm vụ không giống"),
        ({}, TASKS, b"no workbook", "refused", "Bảng gửi kèm sai: tệp gốc «theo-doi.xlsx» không đọc lại được"),
        ({"act": "edit"}, OTHERS, TRACKER, "stored", "Giữ bảng như đơn vị gửi: 2 nhiệm vụ không giống tệp gốc «theo-doi.xlsx», vì phiên bản được sửa"),
        ({"act": "restore"}, TASKS, b"no workbook", "stored", "vì phiên bản được khôi phục"),
        ({"act": "snapshot"}, OTHERS, TRACKER, "stored", "vì đơn vị nhận từ cấp dưới"),
        ({"act": "merge-years"}, OTHERS, TRACKER, "stored", "không nhận thẳng từ tệp"),
        ({"left_out": 1}, OTHERS, TRACKER, "stored", "vì đơn vị để lại 1 thay đổi"),
        ({"rules": "1"}, OTHERS, TRACKER, "stored", "vì đơn vị đọc theo quy tắc bản 1"),
        ({"rules": "9999"}, TASKS, TRACKER, "refused", "nâng cấp chương trình"),
    ],
    ids=["changed", "no workbook", "edited", "restored", "passed on", "an act to come", "left out", "older rules", "newer rules"],
)  # fmt: skip
def test_tasks_that_are_not_the_files_need_a_reason(store, head, tasks, original, what, words):  # noqa: F811
    """Tasks the original does not give are kept where the version says why, and said; else nothing is stored."""
    became, said = outcome(store, sent(tasks=tasks, original=original, **head))["thu.papi"]
    assert (became, words in said) == (what, True)
    assert len(store.versions()) == (what == "stored")


def test_files_of_a_plan_are_taken_in_the_order_they_were_made(store):  # noqa: F811
    """However the files are named, the older becomes a version before the newer."""
    assert {what for what, _ in outcome(store, sent("a.papi", number=5), sent("b.papi", number=4)).values()} == {"stored"}
    assert outcome(store, sent("a.papi", number=5), sent("b.papi", number=4))["b.papi"][0] == "there"


def test_one_bad_file_stops_no_other(store):  # noqa: F811
    """Noise, a file that cannot be had and one of an unknown key are refused, each with why; the good one is stored."""
    files = (Sent(name="x", load=lambda: b"noise"), sent("la.papi", keys=OTHER_KEYS), sent("tot.papi"))
    told = outcome(store, *files)
    assert [told[name][0] for name in ("x", "la.papi", "tot.papi")] == ["refused", "refused", "stored"]
    assert "Chưa biết khóa" in told["la.papi"][1]


def test_original_of_an_unknown_sender_is_never_read(store, monkeypatch):  # noqa: F811
    """Nothing of a file is read by the readers before its key is known."""
    monkeypatch.setattr(receiving, "tracker_isolated", lambda *_, **__: pytest.fail("read"))
    monkeypatch.setattr(receiving, "snapshot_of", lambda *_: pytest.fail("read"))
    assert outcome(store, sent(keys=OTHER_KEYS))["thu.papi"][0] == "refused"


def test_busy_readers_are_no_fault_of_the_file(store, monkeypatch):  # noqa: F811
    """Where every reader is at work the file waits: nothing is stored, nothing held against it."""

    def busy(*_, **__):
        raise PassingError("Đang có nhiều tệp chờ đọc.")

    monkeypatch.setattr(receiving, "tracker_isolated", busy)
    assert outcome(store, sent(act="edit"))["thu.papi"] == ("refused", "Đang có nhiều tệp chờ đọc.")
    assert packed(act="edit")
    assert store.newest(unit=UNIT) is None
