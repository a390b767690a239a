"""Snapshots in the store: signed by the unit, taken in once, never an older over a newer, only by a known key and with the right."""

from __future__ import annotations

import dataclasses
import datetime as dt
import shutil
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pandas as pd
import pytest
from signed import acting, people_in
from snapshots import HEAD, KEYS, NOW, OTHER_KEYS, read, small_snapshot

from papi_metrics.access import EVERYWHERE, NOBODY, AccessDeniedError, Actor, Role
from papi_metrics.errors import PapiError, UnknownNameError
from papi_metrics.findings import Reading
from papi_metrics.snapshots import Snapshot, opened_snapshot, packed_snapshot
from papi_metrics.store import Store, Submission, broken_seals, details_of, snapshots, untold_acts
from papi_metrics.store.versions import changes_by_code

UNIT = "xã Trung Trắc"
LATER = dt.datetime(2022, 10, 9)  # noqa: DTZ001 - UTC without a zone, as stored


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The file of a province's store that knows the key of one commune."""
    path = tmp_path_factory.mktemp("made") / "store.sqlite"
    opened = Store(f"sqlite:///{path}")
    opened.trust_key(UNIT, KEYS.public_key, who="Sở")
    opened.close()
    return path


@pytest.fixture
def store(made, tmp_path):
    """A store of the test's own, like the one that was made."""
    opened = Store(f"sqlite:///{shutil.copy(made, tmp_path)}")
    yield opened
    opened.close()


def sent(*, keys=KEYS, **head):
    """Return a small snapshot as it arrives."""
    return read(packed_snapshot(small_snapshot(**head), keys, now=NOW))


def receive(store, snapshot):
    """Import a snapshot."""
    return store.receive(snapshot, who="Chị Bình", file_name="thu.papi")


def sealed_of(snapshot: Snapshot, keys=KEYS):
    """Return a snapshot as it is before its tables are read."""
    return opened_snapshot(packed_snapshot(snapshot, keys, now=NOW), now=NOW)


def actor(role, unit=UNIT):
    """Return someone with a role in one unit."""
    return Actor(account="a", name="A", roles={unit: role})


def accept_here(store, *, as_of):
    """Accept a tracker of the unit in the province's own store."""
    submission = Submission(unit=UNIT, plan_year=2022, province="Hưng Yên", as_of=as_of, file_name="t.xlsx", author="Tỉnh", reason="thử")
    return store.accept(Reading(table=small_snapshot().tasks), original=b"1", submission=submission)


def test_received_snapshot_is_a_version_like_any_other(store):
    """Tasks, findings, original, author and reason are as sent; the act is a snapshot's; the audit trail tells who imported it."""
    snapshot = sent()
    version = receive(store, snapshot).version
    pd.testing.assert_frame_equal(store.tasks(version.key), snapshot.tasks)
    assert (store.findings(version.key), store.original(version.key)) == (snapshot.findings, snapshot.original)
    assert (version.key.unit, version.key.number, version.act, version.author, version.reason) == (UNIT, 1, "snapshot", HEAD.author, HEAD.reason)
    assert (version.as_of, version.title, version.file_name, version.unit_name) == (HEAD.as_of, HEAD.title, HEAD.file_name, None)
    told = [(event.act, event.who, event.version) for event in store.audit(unit=UNIT)]
    assert told == [("receive", "Chị Bình", 1), ("snapshot", HEAD.author, 1), ("trust_key", "Sở", None)]
    assert list(broken_seals(store.audit())) == list(untold_acts(store.audit(), store.versions(), ())) == []


def test_received_row_says_what_was_sent(store):
    """The store keeps the digest, the key and the sender's number and time beside the version."""
    snapshot = sent()
    receive(store, snapshot)
    with sqlite3.connect(store._engine.url.database) as raw:
        row = raw.execute("SELECT unit, plan_year, number, snapshot, key_number, sent_number, sent_at FROM received").fetchall()
    raw.close()
    assert row == [(UNIT, 2022, 1, snapshot.digest, 1, 3, "2022-10-02 08:30:00.000000")]


@pytest.mark.parametrize(
    ("first", "then", "outcome", "words"),
    [
        ({}, {}, "there", "phiên bản 1"),
        ({}, {"reason": "khác"}, "alarm", "Báo động"),
        ({}, {"number": 2}, "older", "phiên bản 3"),
        ({}, {"number": 2, "accepted_at": LATER}, "older", "phiên bản 3"),
        ({}, {"number": 4, "as_of": dt.date(2022, 10, 10)}, "stored", ""),
        ({}, {"number": 9, "as_of": dt.date(2022, 8, 31)}, "stored", ""),
        ({}, {"number": 4, "accepted_at": dt.datetime(2021, 1, 1)}, "stored", ""),  # noqa: DTZ001 - as stored
        ({"plan_year": 2023}, {}, "stored", ""),
    ],
    ids=["the same", "another under the number", "one before", "one before, a later clock", "the next", "a restored one", "a clock set back", "another year"],
)  # fmt: skip
def test_snapshot_follows_what_is_there_or_is_not_stored(store, first, then, outcome, words):
    """The sender's count decides: the same file is there, a lower number is older, another file under one number is an alarm."""
    receive(store, sent(**first))
    receipt = receive(store, sent(**then))
    assert (receipt.outcome, words in " ".join(receipt.said)) == (outcome, True)
    assert len(store.versions()) == 1 + (outcome == "stored")


def test_alarm_is_told_once(store):
    """Another file under a number stands in the audit trail with who was sent it, once however often it comes, and the seals hold."""
    receive(store, sent())
    for reason in ("khác", "khác", "khác nữa"):
        assert receive(store, sent(reason=reason)).outcome == "alarm"
    alarms = [event for event in store.audit(unit=UNIT) if event.act == "alarm"]
    assert [(event.who, event.plan_year, event.version, event.reason) for event in alarms] == [("Chị Bình", 2022, None, "Không nhận tệp thu.papi")] * 2
    assert (details_of(alarms[0])["sent_number"], list(broken_seals(store.audit()))) == (3, [])


def test_changes_of_a_received_version_are_told(store):
    """What a snapshot changes against the version before stands in the history as of any version."""
    receive(store, sent())
    later = replace(small_snapshot(number=4), tasks=small_snapshot().tasks.assign(state=["done", "paused"]))
    version = receive(store, read(packed_snapshot(later, KEYS, now=NOW))).version
    assert store.changes(version.key)[["field", "before", "after", "taken"]].to_numpy().tolist() == [["state", "Chưa thực hiện", "Tạm dừng", True]]


@pytest.mark.parametrize(("as_of", "outcome"), [(dt.date(2022, 10, 5), "older"), (dt.date(2022, 9, 30), "stored")], ids=["newer here", "as old"])
def test_what_the_province_accepted_itself_is_not_replaced_by_older_data(store, as_of, outcome):
    """Newer data that came in another way stay; data as old give way to the unit's own, and that is said."""
    accept_here(store, as_of=as_of)
    receipt = receive(store, sent())
    assert receipt.outcome == outcome
    assert "Tỉnh nhận ở đây" in " ".join(receipt.said)


def test_change_of_province_is_said(store):
    """A version whose file names another province than the one before is stored, and both names are told to whoever imports it."""
    receive(store, sent())
    receipt = receive(store, sent(number=4, province="Thái Bình"))
    assert (receipt.outcome, ["Hưng Yên" in note and "Thái Bình" in note for note in receipt.said].count(True)) == ("stored", 1)


def test_unknown_key_is_said_with_what_to_do(store):
    """A key that nobody registered opens nothing; its fingerprint and the name in the file are told."""
    with pytest.raises(UnknownNameError, match=r"Chưa biết khóa.*xã Trung Trắc.*\d{5} \d{5}.*gọi điện"):
        receive(store, sent(keys=OTHER_KEYS))
    assert store.versions() == ()


def test_withdrawn_and_replaced_keys_serve_no_longer(store):
    """After withdrawal nothing signed by a key is taken, nor after another key took its place; what was received stays."""
    receive(store, sent())
    store.withdraw_key(UNIT, who="Sở", reason="Mất máy")
    with pytest.raises(UnknownNameError, match="không còn dùng"):
        receive(store, sent(number=4))
    store.trust_key(UNIT, OTHER_KEYS.public_key, who="Sở")
    with pytest.raises(UnknownNameError, match="không còn dùng"):
        store.sender(sealed_of(small_snapshot(number=4)))
    assert [(key.number, key.active, key.public_key) for key in store.known_keys()] == [(3, True, OTHER_KEYS.public_key)]
    assert [event.act for event in store.audit(unit=UNIT)][:2] == ["trust_key", "withdraw_key"]
    assert len(store.versions()) == 1


@pytest.mark.parametrize(("accepted_at", "outcome"), [(LATER, "stored"), (HEAD.accepted_at, "older")], ids=["later", "not later"])
def test_new_key_begins_to_count_anew(store, accepted_at, outcome):
    """A store made anew begins at 1 with a new key: its versions count if they were made after all that was received."""
    receive(store, sent())
    store.trust_key(UNIT, OTHER_KEYS.public_key, who="Sở")
    assert receive(store, sent(keys=OTHER_KEYS, number=1, accepted_at=accepted_at)).outcome == outcome


def test_key_of_one_unit_is_not_taken_for_another(store):
    """A key serves one unit; taken again for its own unit nothing is written; what is no key is refused."""
    with pytest.raises(PapiError, match="đơn vị khác"):
        store.trust_key("xã Minh Hải", KEYS.public_key, who="Sở")
    store.trust_key(UNIT, KEYS.public_key, who="Sở")
    with pytest.raises(PapiError, match="không phải khóa"):
        store.trust_key(UNIT, "A" * 43 + "=", who="Sở")
    with pytest.raises(UnknownNameError, match="không có khóa"):
        store.withdraw_key("xã Minh Hải", who="Sở", reason="x")
    assert len(store.audit()) == 1


def test_owner_of_the_key_decides_whose_a_snapshot_is(store):
    """The unit's key at the province leads over the name in the file, and the difference is said."""
    store.trust_key("12345", OTHER_KEYS.public_key, who="Sở")
    receipt = receive(store, sent(keys=OTHER_KEYS, unit="xã Trung Trac"))
    assert (receipt.version.key.unit, receipt.version.unit_name) == ("12345", None)
    assert "«xã Trung Trac»; khóa ký là của 12345" in receipt.said[0]


def test_listed_unit_has_the_name_of_its_list(store):
    """A unit of an imported list is called as there; a spelling that means the same is not remarked on."""
    with sqlite3.connect(store._engine.url.database) as raw:
        raw.execute("INSERT INTO unit_sets VALUES (1, 'd.csv', '0', 'Sở', 'x', 1, '2022-01-01 00:00:00')")
        raw.execute("INSERT INTO units (unit, unit_set, valid_from, name, level) VALUES ('12345', 1, '2000-01-01', 'xã Hoà Bình', 'commune')")
    raw.close()
    assert [store.unit_meant(word) for word in ("12345", "UBND xã Hòa Bình", "xã Hoa Bình", UNIT)] == ["12345", "12345", None, UNIT]
    store.trust_key("12345", OTHER_KEYS.public_key, who="Sở")
    receipt = receive(store, sent(keys=OTHER_KEYS, unit="XÃ HÒA BÌNH"))
    assert (receipt.version.key.unit, receipt.version.unit, receipt.said) == ("12345", "xã Hoà Bình", ())


def test_received_version_waits_where_a_second_person_is_asked_for(store):
    """What a unit sent counts once somebody else has approved it, and that is said; meanwhile no page has it."""
    people_in(store, goc=(EVERYWHERE, Role.ADMINISTRATOR))
    acting(store, "goc").set_second_person(UNIT, on=True)
    receipt = receive(store, sent())
    assert (receipt.outcome, "chờ người thứ hai duyệt" in receipt.said[-1], store.versions()) == ("stored", True, ())
    acting(store, "goc").approve(receipt.version.key, reason="Đúng")
    assert store.newest().key == receipt.version.key


def test_failed_import_leaves_nothing_behind(store, monkeypatch):
    """Where the last row cannot be written, neither version nor file nor event is there."""
    monkeypatch.setattr(snapshots, "_tell", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        receive(store, sent())
    assert (store.versions(), store.find_original(b"bytes of a file"), len(store.audit())) == ((), None, 1)


def test_file_imported_by_two_at_once_is_one_version(store):
    """Two people who import the same files at the same time store each once."""
    files = [sent(number=number) for number in (3, 4)]
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda item: _tried(store, item), files * 2))
    for item in files:
        _tried(store, item)
    with sqlite3.connect(store._engine.url.database) as raw:
        rows = raw.execute("SELECT COUNT(*), COUNT(DISTINCT snapshot), MAX(sent_number) FROM received").fetchone()
    raw.close()
    assert (rows[0], rows[2]) == (rows[1], 4)
    assert len(store.versions()) == rows[0]


def _tried(store, item):
    try:
        return receive(store, item).outcome
    except PapiError as error:
        return str(error)


ACTS = {
    "send": (lambda store: store.signed_snapshot(store.versions()[0].key), Role.EDITOR),
    "make a key": (lambda store: store.make_signing_key(UNIT, who="A"), Role.EDITOR),
    "renew a key": (lambda store: store.renew_signing_key(UNIT, who="A", reason="x"), Role.ADMINISTRATOR),
    "see a key": (lambda store: store.signing_key(UNIT), Role.VIEWER),
    "trust": (lambda store: store.trust_key(UNIT, OTHER_KEYS.public_key, who="A"), Role.ADMINISTRATOR),
    "withdraw": (lambda store: store.withdraw_key(UNIT, who="A", reason="x"), Role.ADMINISTRATOR),
    "know the sender": (lambda store: store.sender(sealed_of(small_snapshot())), Role.EDITOR),
    "receive": (lambda store: receive(store, sent(number=9)), Role.EDITOR),
}


@pytest.mark.parametrize(("act", "least"), ACTS.values(), ids=ACTS)
def test_act_needs_its_right_in_that_unit(store, act, least):
    """Each act is refused to nobody, to another unit's administrator and to a role too small; the least role may."""
    store.make_signing_key(UNIT, who="A")
    accept_here(store, as_of=dt.date(2022, 9, 30))
    seen = store.acting(actor(Role.VIEWER)).versions()
    for refused in (NOBODY, actor(Role.ADMINISTRATOR, "xã Khác"), *(actor(role) for role in Role if role < least)):
        stranger = store.acting(refused)
        stranger.versions = lambda: seen
        with pytest.raises(AccessDeniedError):
            act(stranger)
    act(store.acting(actor(least)))


def test_keys_of_other_units_are_not_listed(store):
    """Whoever may read one unit sees that unit's key alone, and is asked for files only where units send."""
    other = store.acting(actor(Role.ADMINISTRATOR, "xã Khác"))
    assert (other.known_keys(), other.receives(), other.unit_meant(UNIT)) == ((), False, None)
    assert ([key.unit for key in store.known_keys()], store.receives()) == ([UNIT], True)


def test_unit_sends_what_it_has_and_its_key_stays(store):
    """A version goes out as it stands, signed by a key that is made once; the audit trail tells who made it."""
    version = accept_here(store, as_of=dt.date(2022, 9, 30))
    with pytest.raises(UnknownNameError, match="chưa có khóa ký"):
        store.signed_snapshot(version.key)
    key = store.make_signing_key(UNIT, who="An")
    assert store.make_signing_key(UNIT, who="Bình") == key == store.signing_key(UNIT)
    got = opened_snapshot(store.signed_snapshot(version.key), now=version.accepted_at)
    assert (got.public_key, got.head.author, got.head.number, got.head.left_out) == (key.public_key, "Tỉnh", 1, 0)
    event = store.audit(unit=UNIT)[0]
    assert (event.act, event.who, details_of(event)) == ("signing_key", "An", {"number": 1, "fingerprint": key.fingerprint})
    assert store.renew_signing_key(UNIT, who="An", reason="Lộ").number == 2


def test_version_that_waits_is_not_sent(store, monkeypatch):
    """What a second person has not approved does not leave the house."""
    version = accept_here(store, as_of=dt.date(2022, 9, 30))
    store.make_signing_key(UNIT, who="An")
    monkeypatch.setattr(Store, "version", lambda *_: dataclasses.replace(version, waits=True))
    with pytest.raises(PapiError, match="chờ duyệt"):
        store.signed_snapshot(version.key)


def test_changes_left_out_are_told_to_the_receiver(store):
    """A version that took not all of its file says how much it left out."""
    version = accept_here(store, as_of=dt.date(2022, 9, 30))
    tasks = store.tasks(version.key)
    changes = changes_by_code(tasks, tasks.assign(state=["paused", "paused"])).assign(taken=[True, False], reason="x")
    submission = Submission(unit=UNIT, plan_year=2022, province="Hưng Yên", as_of=HEAD.as_of, file_name="t", author="A", reason="x")
    second = store.accept(Reading(table=tasks), original=b"2", submission=submission, changes=changes)
    store.make_signing_key(UNIT, who="An")
    head = opened_snapshot(store.signed_snapshot(second.key), now=second.accepted_at).head
    assert (head.left_out, head.is_the_file) == (1, False)
