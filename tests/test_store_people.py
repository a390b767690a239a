"""Accounts and roles in the store: who gives what to whom, what stays, what the audit trail tells."""

from __future__ import annotations

import pytest
from signed import OTHER, PROVINCE, UNIT, account, acting, people_in, units_listed

from papi_metrics.access import EVERYWHERE, NOBODY, OWNER, AccessDeniedError, Role
from papi_metrics.errors import PapiError, UnknownNameError
from papi_metrics.language import speaking
from papi_metrics.store import Store, details_of, own_or_theirs


@pytest.fixture
def store(tmp_path):
    """A store with an administrator everywhere, one of UNIT, and a clerk in UNIT and OTHER."""
    opened = Store(f"sqlite:///{tmp_path / 'store.sqlite'}")
    people_in(opened, goc=(EVERYWHERE, Role.ADMINISTRATOR), chu=(UNIT, Role.ADMINISTRATOR), an=(UNIT, Role.EDITOR))
    opened.give_role(account("an"), OTHER, Role.VIEWER)
    yield opened
    opened.close()


def roles_of(store, name):
    """Return the roles of an account as they count."""
    return dict(store.actor_of(account(name)).roles)


REFUSED = {
    "another unit": ("chu", lambda store: store.give_role(account("an"), OTHER, Role.EDITOR)),
    "everywhere": ("chu", lambda store: store.give_role(account("chu"), EVERYWHERE, Role.ADMINISTRATOR)),
    "an editor": ("an", lambda store: store.give_role(account("an"), UNIT, Role.APPROVER)),
    "take in another unit": ("chu", lambda store: store.take_role(account("an"), OTHER)),
    "rename over a unit": ("chu", lambda store: store.rename_person(account("an"), "B")),
    "shut over a unit": ("chu", lambda store: store.set_active(account("an"), active=False)),
    "shut who is above": ("chu", lambda store: store.set_active(account("goc"), active=False)),
    "appoint": ("chu", lambda store: store.appoint_first(account("chu"))),
    "ask for roles": ("chu", lambda store: store.actor_of(account("goc"))),
}


@pytest.mark.parametrize(("who", "act"), REFUSED.values(), ids=REFUSED)
def test_administrator_of_a_unit_reaches_no_further(store, who, act):
    """Roles are given and taken, accounts renamed and shut, only by who administers each unit it is about."""
    before = (roles_of(store, "an"), roles_of(store, "chu"), len(store.audit()))
    with pytest.raises(AccessDeniedError):
        act(acting(store, who))
    assert (roles_of(store, "an"), roles_of(store, "chu"), len(store.audit())) == before


def test_administrator_gives_and_takes_in_the_own_unit(store):
    """A new account needs a name; a role that was given counts at once, and no longer once it is taken."""
    chu = acting(store, "chu")
    with pytest.raises(PapiError, match="họ tên"):
        chu.give_role(account("ba"), UNIT, Role.VIEWER)
    chu.give_role(" BA@example.org ", UNIT, Role.VIEWER, name="Bà Ba")
    assert (store.actor_of(account("ba")).name, roles_of(store, "ba")) == ("Bà Ba", {UNIT: Role.VIEWER})
    chu.take_role(account("ba"), UNIT)
    assert roles_of(store, "ba") == {}


def test_every_change_is_told_in_the_trail_of_its_unit(store):
    """Adding, giving and taking stand with who, whom and what; nothing is overwritten."""
    acting(store, "chu").take_role(account("an"), UNIT)
    told = [(event.act, event.who, details_of(event)["account"], details_of(event).get("role")) for event in store.audit(unit=UNIT) if event.unit == UNIT]
    assert told[0] == ("take_role", "Chu", account("an"), None)
    assert ("give_role", "Cấu hình máy chủ", account("an"), "cập nhật") in told
    assert sum(act == "add_account" for act, *_ in told) == 2


def test_shut_account_is_nobody_until_opened(store):
    """A shut account has no right at all, and its roles again once it is opened."""
    goc, before = acting(store, "goc"), roles_of(store, "an")
    goc.set_active(account("an"), active=False)
    assert store.actor_of(account("an")) == NOBODY
    goc.set_active(account("an"), active=True)
    assert roles_of(store, "an") == before


LAST = {
    "take": lambda store: store.take_role(account("goc"), EVERYWHERE),
    "lower": lambda store: store.give_role(account("goc"), EVERYWHERE, Role.VIEWER),
    "shut": lambda store: store.set_active(account("goc"), active=False),
}


@pytest.mark.parametrize("act", LAST.values(), ids=LAST)
def test_last_administrator_of_everything_stays(store, act):
    """Nobody, not even they themselves, takes the last administrator away; with a second one it can be done."""
    with pytest.raises(PapiError, match="người quản trị cuối cùng"):
        act(acting(store, "goc"))
    store.give_role(account("hai"), EVERYWHERE, Role.ADMINISTRATOR, name="Hai")
    act(acting(store, "goc"))
    assert roles_of(store, "goc").get(EVERYWHERE, 0) < Role.ADMINISTRATOR


def test_administrator_sees_the_own_people_only(store):
    """Accounts of other units are not listed, nor the roles that listed accounts have there."""
    found = {person.account: dict(person.roles) for person in acting(store, "chu").people()}
    assert found == {account("chu"): {UNIT: Role.ADMINISTRATOR}, account("an"): {UNIT: Role.EDITOR}}
    assert len(acting(store, "goc").people()) == 3
    assert acting(store, "an").people() == ()


def test_administered_units_are_named(store):
    """Whoever administers a province administers its communes, by the names of the list."""
    units_listed(store, (PROVINCE, None), (OTHER, PROVINCE), (UNIT, None))
    store.give_role(account("chu"), PROVINCE, Role.ADMINISTRATOR)
    assert set(acting(store, "chu").administered_units()) == {PROVINCE, OTHER, UNIT}
    assert acting(store, "an").administered_units() == {}


def test_first_administrator_comes_from_the_configuration_once(tmp_path):
    """Only while nobody administers every unit; the audit trail says who made them so."""
    store = Store(f"sqlite:///{tmp_path / 'new.sqlite'}")
    assert (store.appoint_first("Goc@example.org"), store.appoint_first("ke@example.org")) == (True, False)
    assert (roles_of(store, "goc"), roles_of(store, "ke")) == ({EVERYWHERE: Role.ADMINISTRATOR}, {})
    assert [(event.act, event.who) for event in store.audit()] == [("first_administrator", "Cấu hình máy chủ"), ("add_account", "Cấu hình máy chủ")]
    store.close()


@pytest.mark.parametrize(("active", "told"), [
    pytest.param(True, ["first_administrator"], id="open"),
    pytest.param(False, ["first_administrator", "open_account"], id="shut"),
])
def test_first_administrator_may_be_somebody_who_is_there(tmp_path, active, told):
    """An account that the configuration names keeps its name and its other roles, and is let in again where it was shut."""
    store = Store(f"sqlite:///{tmp_path / 'new.sqlite'}")
    people_in(store, an=(UNIT, Role.EDITOR))
    store.set_active(account("an"), active=active)
    before = len(store.audit())
    store.appoint_first(account("an"))
    assert (store.actor_of(account("an")).name, roles_of(store, "an")) == ("An", {UNIT: Role.EDITOR, EVERYWHERE: Role.ADMINISTRATOR})
    assert [event.act for event in store.audit()[:-before]] == told
    store.close()


@pytest.mark.parametrize(("act", "error"), [
    pytest.param(lambda store: store.rename_person(account("an"), " \t"), PapiError, id="no name"),
    pytest.param(lambda store: store.rename_person(account("la"), "Lạ"), UnknownNameError, id="rename nobody"),
    pytest.param(lambda store: store.set_active(account("la"), active=False), UnknownNameError, id="shut nobody"),
    pytest.param(lambda store: store.take_role(account("an"), PROVINCE), UnknownNameError, id="take what was not given"),
])
def test_act_on_nobody_or_without_a_name_changes_nothing(store, act, error):
    """Whoever administers every unit is told of a blank name, of an account that is not there, of a role that it does not have."""
    before = len(store.audit())
    with pytest.raises(error):
        act(acting(store, "goc"))
    assert (store.actor_of(account("an")).name, len(store.audit())) == ("An", before)


def test_renamed_person_signs_with_the_new_name(store):
    """The name is cleaned and counts from the next act on; what was signed before stays as it was signed."""
    acting(store, "goc").rename_person(account("chu"), "  Chủ   tịch ")
    acting(store, "chu").take_role(account("an"), UNIT)
    assert [(event.act, event.who) for event in store.audit(unit=UNIT)[:2]] == [("take_role", "Chủ tịch"), ("rename_account", "Goc")]


def test_audit_trail_keeps_vietnamese_and_is_read_in_english(store):
    """Whoever gives a role reading English leaves the words that everybody else leaves; whoever reads English reads the program's own in it."""
    with speaking("en"):
        store.acting(OWNER).give_role(account("moi"), UNIT, Role.EDITOR, name="Mới")
    given = next(event for event in store.acting(OWNER).audit(unit=UNIT) if event.act == "give_role" and account("moi") in event.details)
    with speaking("en"):
        read = [own_or_theirs(text) for text in (given.who, given.reason, "Vì vậy")]
    assert (details_of(given)["role"], given.reason) == ("cập nhật", "Người dùng")
    assert read == ["Server configuration", "Users", "Vì vậy"]
