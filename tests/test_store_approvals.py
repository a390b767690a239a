"""A second person's approval in the store: what waits counts nowhere, who may decide, from when it counts."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from signed import OTHER, PROVINCE, UNIT, account, acting, people_in, reading_of, units_listed

from papi_metrics.access import EVERYWHERE, AccessDeniedError, Role
from papi_metrics.errors import PapiError, UnknownNameError
from papi_metrics.store import OutdatedError, Store, Submission, UnitSubmission, broken_seals, untold_acts
from papi_metrics.unit_lists import read_units

SAID = Submission(
    unit=UNIT, plan_year=2022, province="Hưng Yên", as_of=dt.date(2022, 9, 30), file_name="t.xlsx", author="ai đó", reason="Họp", based_on=None
)


@pytest.fixture
def store(tmp_path):
    """A store where UNIT asks for a second person, with one version that counts."""
    opened = Store(f"sqlite:///{tmp_path / 'store.sqlite'}")
    people_in(opened, goc=(EVERYWHERE, Role.ADMINISTRATOR), an=(UNIT, Role.EDITOR), binh=(UNIT, Role.APPROVER), chi=(UNIT, Role.APPROVER))
    people_in(opened, xem=(UNIT, Role.VIEWER), la=(OTHER, Role.APPROVER))
    accept(opened, b"1")
    acting(opened, "goc").set_second_person(UNIT, on=True)
    yield opened
    opened.close()


def accept(store, original, *, act="accept", **task):
    """Hand a tracker in as who acts."""
    return store.accept(reading_of(task), original=original, submission=replace(SAID, act=act))


def restore(store):
    """Have the first version back."""
    return store.restore(store.versions(unit=UNIT)[-1].key, author="ai đó", reason="Nhầm")


ACTS = {
    "accept": lambda store: accept(store, b"2", state="done"),
    "edit": lambda store: accept(store, b"2", act="edit", state="done"),
    "restore": restore,
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_version_that_waits_counts_nowhere(store, act):
    """Accepted, edited or restored: no list, newest version or moment has it; the file is known as one that waits."""
    waiting = act(acting(store, "binh"))
    assert (waiting.waits, waiting.key.number, waiting.author, waiting.account) == (True, 2, "Binh", account("binh"))
    assert [version.key.number for version in store.versions()] == [1]
    assert (store.newest(unit=UNIT, plan_year=2022).key.number, store.newest().key.number, store.units()) == (1, 1, (UNIT,))
    assert [version.key for version in store.waiting()] == [waiting.key]
    assert store.find_original(store.original(waiting.key)).waits


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_approved_version_counts_from_that_moment(store, act):
    """Another person with the right approves it: then it is the newest, known from the approval on and not from when it came."""
    waiting = act(acting(store, "binh"))
    acting(store, "chi").approve(waiting.key, reason="Đúng")
    newest = store.newest()
    assert (newest.key, newest.waits, newest.submitted_at) == (waiting.key, False, waiting.accepted_at)
    assert newest.accepted_at == store.decisions(UNIT)[0].decided_at > waiting.accepted_at
    assert [version.key.number for version in store.versions(until=waiting.accepted_at)] == [1]
    assert store.waiting() == ()


REFUSED = {
    "the author": ("binh", lambda store, key: store.approve(key, reason="x"), PapiError),
    "the author refuses": ("binh", lambda store, key: store.refuse(key, reason="x"), PapiError),
    "an editor": ("an", lambda store, key: store.approve(key, reason="x"), AccessDeniedError),
    "a viewer": ("xem", lambda store, key: store.approve(key, reason="x"), AccessDeniedError),
    "another unit's": ("la", lambda store, key: store.approve(key, reason="x"), AccessDeniedError),
    "without a reason": ("chi", lambda store, key: store.approve(key, reason=" "), PapiError),
    "somebody else withdraws": ("chi", lambda store, key: store.withdraw(key, reason="x"), PapiError),
    "not there": ("chi", lambda store, key: store.approve(replace(key, number=9), reason="x"), UnknownNameError),
    "it counts already": ("chi", lambda store, key: store.approve(replace(key, number=1), reason="x"), UnknownNameError),
}


@pytest.mark.parametrize(("who", "act", "error"), REFUSED.values(), ids=REFUSED)
def test_only_another_person_with_the_right_decides(store, who, act, error):
    """Who is refused changes nothing: the version still waits."""
    waiting = ACTS["accept"](acting(store, "binh"))
    with pytest.raises(error):
        act(acting(store, who), waiting.key)
    assert [version.key for version in store.waiting()] == [waiting.key]


def test_owner_without_an_account_decides_nothing(store):
    """Where nobody signs in nobody is a second person."""
    waiting = ACTS["accept"](acting(store, "binh"))
    with pytest.raises(PapiError, match="không đăng nhập"):
        store.approve(waiting.key, reason="x")


@pytest.mark.parametrize(("who", "act"), [("chi", "refuse"), ("binh", "withdraw")])
def test_refused_or_withdrawn_version_never_counts(store, who, act):
    """It stays on record, its number is not given again, its file may come again, and nobody has it back."""
    waiting = ACTS["accept"](acting(store, "binh"))
    getattr(acting(store, who), act)(waiting.key, reason="Sai số")
    assert (store.waiting(), len(store.versions()), store.find_original(b"2")) == ((), 1, None)
    with pytest.raises(UnknownNameError):
        store.restore(waiting.key, author="", reason="x")
    assert ACTS["accept"](acting(store, "an")).key.number == 3


def test_approval_after_another_version_is_outdated(store):
    """Two wait: once one counts the other was compared with what no longer stands."""
    first, second = ACTS["accept"](acting(store, "binh")), accept(acting(store, "an"), b"3", state="paused")
    acting(store, "chi").approve(second.key, reason="Đúng")
    with pytest.raises(OutdatedError, match="An đã nhận phiên bản 3"):
        acting(store, "chi").approve(first.key, reason="Đúng")
    assert store.newest().key.number == 3


def test_waiting_version_is_compared_with_what_counts(store):
    """A version that waits makes nobody else's outdated."""
    ACTS["accept"](acting(store, "binh"))
    later = acting(store, "an").accept(reading_of({}), original=b"4", submission=replace(SAID, based_on=1))
    assert (later.key.number, later.based_on) == (3, 1)


def test_every_decision_is_told_and_the_trail_holds(store):
    """Sending and deciding stand in the unit's trail with who and why; no act is missing and every seal holds."""
    first = ACTS["accept"](acting(store, "binh"))
    acting(store, "chi").approve(first.key, reason="Đúng")
    second = ACTS["edit"](acting(store, "an"))
    acting(store, "an").withdraw(second.key, reason="Nhầm")
    events = [event for event in store.audit(unit=UNIT) if event.version]
    assert [(event.act, event.who, event.version) for event in events[:4]] == [("withdraw", "An", 3), ("edit", "An", 3), ("approve", "Chi", 2), ("accept", "Binh", 2)]
    assert (list(broken_seals(store.audit())), list(untold_acts(store.audit(), store.versions(), ()))) == ([], [])


def test_nearest_setting_counts(store):
    """A unit follows the unit above it unless it has a setting of its own; without any nothing waits."""
    units_listed(store, (PROVINCE, None), (OTHER, PROVINCE), (UNIT, PROVINCE))
    goc = acting(store, "goc")
    asked = [goc.second_person(OTHER)]
    for unit, on in ((EVERYWHERE, True), (PROVINCE, False), (PROVINCE, True), (OTHER, False)):
        goc.set_second_person(unit, on=on)
        asked.append(goc.second_person(OTHER))
    assert asked == [False, True, False, True, False]
    goc.set_second_person(UNIT, on=False)
    assert not ACTS["accept"](acting(store, "an")).waits


def test_list_of_units_waits_for_nobody_and_says_whose_setting_counts(store):
    """A list serves at once wherever a second person is asked for; a unit that it puts elsewhere follows the setting there."""
    goc, asked = acting(store, "goc"), []
    for unit, on in ((EVERYWHERE, True), ("33", True), ("01", False)):
        goc.set_second_person(unit, on=on)
    for above in ("33", "01"):
        data = f"Mã;Tên;Cấp;Mã cấp trên\n33;Hưng Yên;tỉnh;\n01;Hà Nội;tỉnh;\n12001;xã Minh Hải;xã;{above}\n".encode()
        goc.accept_units(read_units(data), UnitSubmission(file_name="d.csv", author="", reason="x"), original=data)
        asked.append(goc.second_person("12001"))
    assert (asked, goc.unit_tree().last("12001").parent) == ([True, False], "01")


def test_one_machine_asks_for_no_second_person(store):
    """Without accounts it cannot be switched on, and says why; it can be switched off."""
    with pytest.raises(PapiError, match="không đăng nhập"):
        store.set_second_person(UNIT, on=True)
    store.set_second_person(UNIT, on=False)
    assert not store.second_person(UNIT)


def test_author_is_who_is_signed_in(store):
    """Whatever was typed, a version, a restoring and a letterhead are signed with the account's name."""
    assert accept(acting(store, "an"), b"5").author == "An"
    assert restore(acting(store, "an")).author == "An"
    assert accept(store, b"6").author == "ai đó"


def test_only_an_administrator_changes_the_setting(store):
    """An approver may decide, not do without."""
    with pytest.raises(AccessDeniedError):
        acting(store, "chi").set_second_person(UNIT, on=False)


def test_what_waits_is_for_who_may_update(store):
    """A viewer and another unit's approver see nothing of it in the list."""
    ACTS["accept"](acting(store, "binh"))
    assert [len(acting(store, name).waiting()) for name in ("an", "chi", "goc", "xem", "la")] == [1, 1, 1, 0, 0]
