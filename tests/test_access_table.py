"""One table of who may do what: each function of the store tried as nobody, as each role, and as another unit's people."""

from __future__ import annotations

import datetime as dt
import inspect
import io
import itertools

import pytest
from signed import OTHER, ROLES, UNIT, acting, identity_of, people_in, reading_of
from snapshots import KEYS, NOW, read, small_snapshot

from papi_metrics.access import EVERYWHERE, NOBODY, AccessDeniedError, Role
from papi_metrics.errors import PapiError
from papi_metrics.letterhead import Letterhead
from papi_metrics.sign_in import Limits
from papi_metrics.snapshots import opened_snapshot, packed_snapshot
from papi_metrics.store import ScoreSubmission, Store, Submission, UnitSubmission, VersionKey
from papi_metrics.surveys import read_scores
from papi_metrics.unit_lists import read_units

KEY = VersionKey(unit=UNIT, plan_year=2022, number=1)
PACKED = packed_snapshot(small_snapshot(), KEYS, now=NOW)
SEALED, SENT = opened_snapshot(PACKED, now=NOW), read(PACKED)
UNITS = "Mã;Tên;Cấp\n01;A;tỉnh\n".encode()
SCORES = "Tỉnh;Năm;Mã;Điểm\nHưng Yên;2022;1;5,0\n".encode()


def submission(based_on=None):
    """Say whose tracker is handed in."""
    return Submission(
        unit=UNIT, plan_year=2022, province="Hưng Yên", as_of=dt.date(2022, 9, 30), file_name="t.xlsx", author="An", reason="x", based_on=based_on
    )


# Function → the least role that is let in, in UNIT or (of what serves all) anywhere or everywhere, and a call of it.
IN_UNIT = {
    "version": (Role.VIEWER, lambda store: store.version(KEY)),
    "tasks": (Role.VIEWER, lambda store: store.tasks(KEY)),
    "changes": (Role.VIEWER, lambda store: store.changes(KEY)),
    "findings": (Role.VIEWER, lambda store: store.findings(KEY)),
    "original": (Role.VIEWER, lambda store: store.original(KEY)),
    "letterhead": (Role.VIEWER, lambda store: store.letterhead(UNIT)),
    "saved_letterheads": (Role.VIEWER, lambda store: store.saved_letterheads(UNIT)),
    "second_person": (Role.VIEWER, lambda store: store.second_person(UNIT)),
    "decisions": (Role.VIEWER, lambda store: store.decisions(UNIT)),
    "accept": (Role.EDITOR, lambda store: store.accept(reading_of({}), original=b"1", submission=submission())),
    "restore": (Role.EDITOR, lambda store: store.restore(KEY, author="An", reason="x")),
    "keep_letterhead": (Role.EDITOR, lambda store: store.keep_letterhead(UNIT, Letterhead.of_unit(UNIT, province="Hưng Yên"), who="An")),
    "withdraw": (Role.EDITOR, lambda store: store.withdraw(KEY, reason="x")),
    "approve": (Role.APPROVER, lambda store: store.approve(KEY, reason="x")),
    "refuse": (Role.APPROVER, lambda store: store.refuse(KEY, reason="x")),
    "signing_key": (Role.VIEWER, lambda store: store.signing_key(UNIT)),
    "make_signing_key": (Role.EDITOR, lambda store: store.make_signing_key(UNIT, who="An")),
    "signed_snapshot": (Role.EDITOR, lambda store: store.signed_snapshot(KEY)),
    "sender": (Role.EDITOR, lambda store: store.sender(SEALED)),
    "receive": (Role.EDITOR, lambda store: store.receive(SENT, who="An", file_name="x.papi")),
    "renew_signing_key": (Role.ADMINISTRATOR, lambda store: store.renew_signing_key(UNIT, who="An", reason="x")),
    "trust_key": (Role.ADMINISTRATOR, lambda store: store.trust_key(UNIT, KEYS.public_key, who="An")),
    "withdraw_key": (Role.ADMINISTRATOR, lambda store: store.withdraw_key(UNIT, who="An", reason="x")),
    "set_second_person": (Role.ADMINISTRATOR, lambda store: store.set_second_person(UNIT, on=False)),
    "give_role": (Role.ADMINISTRATOR, lambda store: store.give_role("tam@example.org", UNIT, Role.VIEWER, name="Tạm")),
    "take_role": (Role.ADMINISTRATOR, lambda store: store.take_role("khong@example.org", UNIT)),
    "rename_person": (Role.ADMINISTRATOR, lambda store: store.rename_person("xem@example.org", "Xem")),
    "set_active": (Role.ADMINISTRATOR, lambda store: store.set_active("xem@example.org", active=True)),
}
ANYWHERE = {
    "score_act": lambda store: store.score_act(),
    "score_sets": lambda store: store.score_sets(),
    "score_set": lambda store: store.score_set(1),
    "scores": lambda store: store.scores(1),
    "score_findings": lambda store: store.score_findings(1),
    "original_scores": lambda store: store.original_scores(1),
    "find_scores": lambda store: store.find_scores(b"1"),
    "unit_sets": lambda store: store.unit_sets(),
    "unit_tree": lambda store: store.unit_tree(),
}
EVERYWHERE_ONLY = {
    "accept_scores": lambda store: store.accept_scores(read_scores(SCORES), ScoreSubmission(file_name="d.csv", author="An", reason="x"), original=SCORES),
    "withdraw_scores": lambda store: store.withdraw_scores(99, author="An", reason="x"),
    "accept_units": lambda store: store.accept_units(read_units(UNITS), UnitSubmission(file_name="d.csv", author="An", reason="x"), original=UNITS),
    "actor_of": lambda store: store.actor_of("an@example.org"),
    "appoint_first": lambda store: store.appoint_first("an@example.org"),
    "seen": lambda store: store.seen(identity_of("an"), Limits()),
    "row_count": lambda store: store.row_count(),
    "write_archive": lambda store: store.write_archive(io.BytesIO()),
    "read_archive": lambda store: store.read_archive(io.BytesIO(b"none")),
    "faults": lambda store: store.faults(),
    "end_session": lambda store: store.end_session(identity_of("an")),
}
# What a list has for whom: nothing of a unit for whoever lacks the role there.
LISTS = {
    "versions": (Role.VIEWER, lambda store: store.versions()),
    "units": (Role.VIEWER, lambda store: store.units()),
    "plans": (Role.VIEWER, lambda store: store.plans()),
    "newest": (Role.VIEWER, lambda store: store.newest()),
    "find_original": (Role.VIEWER, lambda store: store.find_original(b"first")),
    "audit": (Role.VIEWER, lambda store: [event for event in store.audit() if event.unit == UNIT]),
    "standings": (Role.VIEWER, lambda store: len(store.standings(2022)[0])),
    "dimension_standings": (Role.VIEWER, lambda store: len(store.dimension_standings(2022))),
    "standings_state": (Role.VIEWER, lambda store: store.standings_state(2022)[0]),
    "fill_summaries": (Role.VIEWER, lambda store: store.fill_summaries([KEY])),
    "known_keys": (Role.VIEWER, lambda store: store.known_keys()),
    "receives": (Role.VIEWER, lambda store: store.receives()),
    "unit_meant": (Role.VIEWER, lambda store: store.unit_meant(UNIT)),
    "waiting": (Role.EDITOR, lambda store: store.waiting(unit=UNIT)),
    "people": (Role.ADMINISTRATOR, lambda store: [person for person in store.people() if UNIT in person.roles]),
    "administered_units": (Role.ADMINISTRATOR, lambda store: [unit for unit in store.administered_units() if unit == UNIT]),
    "sign_ins": (Role.ADMINISTRATOR, lambda store: [item for item in store.sign_ins() if item.account == "xem@example.org"]),
}
INSIDE = {name: (UNIT, role) for name, role in ROLES.items()}
OUTSIDE = {"cap_nhat_khac": (OTHER, Role.EDITOR), "quan_tri_khac": (OTHER, Role.ADMINISTRATOR)}
ABOVE = {"goc": (EVERYWHERE, Role.ADMINISTRATOR), "xem_het": (EVERYWHERE, Role.VIEWER)}
PEOPLE = ["nobody", *INSIDE, *OUTSIDE, *ABOVE]


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """A store with a version of UNIT that counts and one that waits, a file of scores, and people."""
    opened = Store(f"sqlite:///{tmp_path_factory.mktemp('store') / 'store.sqlite'}")
    people_in(opened, **INSIDE, **OUTSIDE, **ABOVE)
    opened.accept(reading_of({}), original=b"first", submission=submission())
    opened.accept_scores(read_scores(SCORES), ScoreSubmission(file_name="d.csv", author="An", reason="x"), original=SCORES)
    acting(opened, "goc").set_second_person(UNIT, on=True)
    acting(opened, "cap_nhat").accept(reading_of({"state": "done"}), original=b"second", submission=submission())
    opened.trust_key(UNIT, KEYS.public_key, who="An")
    opened.seen(identity_of("xem", at=dt.datetime.now(dt.UTC).replace(tzinfo=None)), Limits())
    yield opened
    opened.close()


def role_of(name):
    """Return the role of a person of the table in UNIT."""
    unit, role = (INSIDE | OUTSIDE | ABOVE).get(name, (OTHER, 0))
    return role if unit in {UNIT, EVERYWHERE} else 0


def is_let_in(store, name, call):
    """Tell whether a person is let in; what the call then makes of its arguments is another matter."""
    seen = store.acting(NOBODY) if name == "nobody" else acting(store, name)
    try:
        call(seen)
    except AccessDeniedError:
        return False
    except PapiError:
        return True
    return True


def test_table_has_every_function_of_the_store():
    """A function that is new is in the table before it is in the store."""
    # Whether there are several units is told of one's own units alone: test_standings.
    free = {"acting", "actor", "close", "answers", "several_units", "at_this_moment"}
    methods = {name for name, _ in inspect.getmembers(Store) if not name.startswith("_")} - free
    assert methods == {*IN_UNIT, *ANYWHERE, *EVERYWHERE_ONLY, *LISTS}


@pytest.mark.parametrize(("function", "name"), [*itertools.product(IN_UNIT, PEOPLE)])
def test_function_on_a_unit_asks_for_its_role(store, function, name):
    """In a unit whoever has the role, there or everywhere, and nobody else."""
    role, call = IN_UNIT[function]
    assert is_let_in(store, name, call) == (role_of(name) >= role)


@pytest.mark.parametrize(("function", "name"), [*itertools.product(ANYWHERE, PEOPLE)])
def test_function_on_what_serves_all_asks_for_any_role(store, function, name):
    """Scores are read by whoever has any role in any unit."""
    assert is_let_in(store, name, ANYWHERE[function]) == (name != "nobody")


@pytest.mark.parametrize(("function", "name"), [*itertools.product(EVERYWHERE_ONLY, PEOPLE)])
def test_function_of_the_whole_store_asks_for_a_role_everywhere(store, function, name):
    """What serves all units is changed, and people are signed in, only by who has that role in every unit."""
    assert is_let_in(store, name, EVERYWHERE_ONLY[function]) == (name == "goc")


@pytest.mark.parametrize(("function", "name"), [*itertools.product(LISTS, PEOPLE)])
def test_list_has_nothing_of_a_unit_without_its_role(store, function, name):
    """A list gives each person the rows of the units where they have the role."""
    role, call = LISTS[function]
    seen = store.acting(NOBODY) if name == "nobody" else acting(store, name)
    assert bool(call(seen)) == (role_of(name) >= role)
