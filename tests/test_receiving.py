"""Files that units sent: each opened, known, read anew and stored, or refused with what to do; one never stops the others.

The original is read in this process, which is quicker; that a child reads it is held by the tests of the commands.
"""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest
from hostile import plain
from snapshots import HEAD, KEYS, NOW, OTHER_KEYS, packed
from test_store_snapshots import UNIT, made, store  # noqa: F401 - fixtures

from papi_metrics.errors import UnreadableError
from papi_metrics.isolation.reading import PassingError
from papi_metrics.receiving import NEEDS_CARE, WHAT_WORDS, Received, Sent, What, received_snapshots
from papi_metrics.snapshots import Snapshot, packed_snapshot
from papi_metrics.store import READING_RULES
from papi_metrics.tracker import read_tracker

TRACKER = plain()
TASKS = read_tracker(TRACKER, 2022).table
OTHERS = TASKS.assign(state=["paused", "paused"])


@pytest.fixture(autouse=True)
def asked(monkeypatch):
    """Read originals in this process; the list tells which year and name the reader was asked for."""
    told = []

    def reader(data, *, plan_year=None, name=None):
        told.append((plan_year, name))
        return read_tracker(data, plan_year, name=name)

    monkeypatch.setattr("papi_metrics.receiving.tracker_isolated", reader)
    return told


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
        ({"act": "edit", "left_out": 1}, OTHERS, TRACKER, "stored", "vì phiên bản được sửa"),
        ({}, OTHERS.assign(state=TASKS["state"].where(TASKS["row"] == TASKS["row"].min(), "paused")), TRACKER, "refused", "Bảng gửi kèm sai: 1 nhiệm vụ không giống"),
        ({"rules": "1"}, OTHERS, TRACKER, "stored", "vì đơn vị đọc theo quy tắc bản 1"),
        ({"rules": "1", "act": "edit"}, OTHERS, TRACKER, "stored", "vì đơn vị đọc theo quy tắc bản 1"),
        ({"rules": "9999"}, TASKS, TRACKER, "refused", "nâng cấp chương trình"),
    ],
    ids=["changed", "no workbook", "edited", "restored", "passed on", "an act to come", "left out", "edited and left out", "one changed", "older rules",
         "older rules and edited", "newer rules"],
)  # fmt: skip
def test_tasks_that_are_not_the_files_need_a_reason(store, head, tasks, original, what, words):  # noqa: F811
    """Tasks the original does not give are kept where the version says why, and said; else nothing is stored."""
    became, said = outcome(store, sent(tasks=tasks, original=original, **head))["thu.papi"]
    assert (became, words in said) == (what, True)
    assert len(store.versions()) == (what == "stored")


def test_every_outcome_has_its_word_and_some_need_care():
    """What became of a file is said on the screen; an alarm and a refusal are for somebody to see to."""
    assert (set(WHAT_WORDS), NEEDS_CARE) == (set(get_args(What)), ("alarm", "refused"))


def test_stored_file_says_what_it_is_and_which_version_it_became(store):  # noqa: F811
    """A file that is stored has its name, what it says of itself and the new version; what was said of it comes with it."""
    (received,) = received_snapshots(store, [sent("a.papi", act="edit", tasks=OTHERS, illustration=True)], who="Sở")
    assert (received.name, received.what, received.head, received.version) == ("a.papi", "stored", replace(HEAD, act="edit", illustration=True), store.newest())
    assert ["minh họa" in line for line in received.said] == [True, False]


def test_refused_file_says_of_itself_what_could_be_read(store):  # noqa: F811
    """Noise says nothing of itself; a file that was opened and refused does; neither became a version."""
    noise, opened = received_snapshots(store, [sent("b.papi", tasks=OTHERS), Sent(name="a.papi", load=lambda: b"noise")], who="Sở")
    assert noise == Received(name="a.papi", what="refused", said=noise.said)
    assert opened == Received(name="b.papi", what="refused", said=opened.said, head=HEAD)


@pytest.mark.parametrize(
    ("head", "what"),
    [({"number": 5}, "there"), ({"number": 4}, "older"), ({"number": 5, "reason": "khác"}, "alarm")],
    ids=["same", "older", "other-of-its-number"],
)
def test_file_that_is_not_stored_says_nothing_of_its_original(store, head, what):  # noqa: F811
    """Of a file that is there already, older, or another of its number, the table is not kept: why it might be is not said."""
    first, then = (sent(tasks=OTHERS, act="edit", **said) for said in ({"number": 5}, head))
    outcome(store, first)
    became, said = outcome(store, then)["thu.papi"]
    assert (became, bool(said), "Giữ bảng" in said) == (what, True, False)
    assert len(store.versions()) == 1


def test_refusals_come_first_then_plans_by_unit_year_and_number(store):  # noqa: F811
    """What cannot be opened is told at once; then the plans by their units, their years and the order they were made in, of known keys or not."""
    plans = (("d", UNIT, 2023, 3), ("c", UNIT, 2022, 7), ("b", UNIT, 2022, 6), ("y", "xã An", 2024, 9))
    files = [sent(name, keys=OTHER_KEYS, unit=unit, plan_year=year, number=number) for name, unit, year, number in plans]
    files += [Sent(name="z", load=lambda: b"noise")]
    assert [item.name for item in received_snapshots(store, files, who="Sở")] == ["z", "y", "b", "c", "d"]


@pytest.mark.parametrize(("further", "what"), [(0, "stored"), (1, "refused")], ids=["own-rules", "next-rules"])
def test_file_of_newer_rules_is_refused_unread(store, asked, further, what):  # noqa: F811
    """A file that was read by the rules this program knows is read again; by the next rules it is refused before that."""
    assert outcome(store, sent(rules=str(int(READING_RULES) + further)))["thu.papi"][0] == what
    assert asked == ([(2022, "theo-doi.xlsx")] if what == "stored" else [])


def test_file_that_cannot_be_had_is_refused(store):  # noqa: F811
    """Where the bytes cannot be loaded, whoever imports it is told why, and the next file is taken."""

    def gone():
        raise UnreadableError("Không mở được tệp.")

    told = outcome(store, Sent(name="mat.papi", load=gone), sent("tot.papi"))
    assert (told["mat.papi"], told["tot.papi"][0]) == (("refused", "Không mở được tệp."), "stored")


def test_whoever_imports_is_told_of_in_the_audit_trail(store):  # noqa: F811
    """The audit trail names who imported the file and the file."""
    outcome(store, sent("thu-2022.papi"))
    told = [event for event in store.audit(unit=UNIT) if event.act == "receive"]
    assert [(event.who, "thu-2022.papi" in f"{event.reason} {event.details}") for event in told] == [("Sở", True)]


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
    monkeypatch.setattr("papi_metrics.receiving.tracker_isolated", lambda *_, **__: pytest.fail("read"))
    monkeypatch.setattr("papi_metrics.receiving.snapshot_of", lambda *_: pytest.fail("read"))
    assert outcome(store, sent(keys=OTHER_KEYS))["thu.papi"][0] == "refused"


def test_busy_readers_are_no_fault_of_the_file(store, monkeypatch):  # noqa: F811
    """Where every reader is at work the file waits: nothing is stored, nothing held against it."""

    def busy(*_, **__):
        raise PassingError("Đang có nhiều tệp chờ đọc.")

    monkeypatch.setattr("papi_metrics.receiving.tracker_isolated", busy)
    assert outcome(store, sent(act="edit"))["thu.papi"] == ("refused", "Đang có nhiều tệp chờ đọc.")
    assert packed(act="edit")
    assert store.newest(unit=UNIT) is None
