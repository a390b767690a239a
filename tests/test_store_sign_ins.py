"""Sessions in the store: begun, noted, ended; by a clock that the tests set."""

from __future__ import annotations

import contextlib
import datetime as dt

import pytest
from signed import OTHER, START, UNIT, acting, identity_of, people_in

from papi_metrics.access import EVERYWHERE, NOBODY, AccessDeniedError, Role
from papi_metrics.sign_in import Limits
from papi_metrics.store import Store, StoreUnavailableError, sign_ins
from papi_metrics.store.writing import Writer

MINUTE, LIMITS = dt.timedelta(minutes=1), Limits()
LONG_AFTER = 100 * 24 * 60


@pytest.fixture
def store(tmp_path):
    """A store with people."""
    opened = Store(f"sqlite:///{tmp_path / 'store.sqlite'}")
    people_in(opened, goc=(EVERYWHERE, Role.ADMINISTRATOR), chu=(UNIT, Role.ADMINISTRATOR), an=(UNIT, Role.EDITOR), la=(OTHER, Role.EDITOR))
    yield opened
    opened.close()


def seen(store, name, minutes, *, since=0):
    """Let a person act some minutes after the start, by a sign-in of another minute."""
    return store.seen(identity_of(name, at=START + since * MINUTE), LIMITS, at=START + minutes * MINUTE)


def test_session_goes_on_while_it_acts(store):
    """Acts within the idle limit keep a session going, up to twelve hours and not beyond."""
    assert {seen(store, "an", minutes) for minutes in range(0, 720, 29)} == {""}
    assert "12 giờ" in seen(store, "an", 720)


def test_session_begun_by_two_tabs_at_once_is_one(store, monkeypatch):
    """Where another tab has begun the same session meanwhile, both go on by it."""
    begin = Writer.begin

    def later(writer, *units):
        monkeypatch.setattr(Writer, "begin", begin)
        assert seen(store, "an", 0) == ""
        return begin(writer, *units)

    monkeypatch.setattr(Writer, "begin", later)
    assert (seen(store, "an", 0), len(store.sign_ins())) == ("", 1)


def test_idle_session_is_over_for_good(store):
    """After half an hour without an act the session is over, and no later act brings it back."""
    seen(store, "an", 0)
    assert ["30 phút" in seen(store, "an", minutes) for minutes in (29, 60, 61)] == [False, True, True]


def test_old_token_begins_no_session(store):
    """A token that lay unused for longer than the idle limit, or is older than the whole one, is worthless."""
    assert "30 phút" in seen(store, "an", 31)
    assert "12 giờ" in seen(store, "an", 721)
    assert store.sign_ins() == ()


def test_that_somebody_is_there_is_written_once_a_minute(store):
    """Acts within a minute write nothing; the next one does."""
    moments = []
    for seconds in (0, 30, 59, 61):
        store.seen(identity_of("an"), LIMITS, at=START + dt.timedelta(seconds=seconds))
        moments.append((store.sign_ins()[0].seen_at - START).seconds)
    assert moments == [0, 0, 0, 61]


@pytest.mark.parametrize(("kind", "goes_on"), [("full", True), ("read-only", True), ("cut", False)])
def test_who_is_signed_in_reads_on_where_nothing_can_be_written(store, monkeypatch, kind, goes_on):
    """A full disk takes no reader out before the idle limit; a store that does not answer is still said."""
    seen(store, "an", 0)
    monkeypatch.setattr(Writer, "begin", lambda *_units: (_ for _ in ()).throw(StoreUnavailableError(kind)))
    told = pytest.raises(StoreUnavailableError) if not goes_on else contextlib.nullcontext()
    with told:
        assert [bool(seen(store, "an", minutes)) for minutes in (2, 29, 31)] == [False, False, True]


def test_ended_session_stays_ended(store):
    """Signing out ends a session for every holder of its token; a new sign-in is another session."""
    seen(store, "an", 0)
    store.end_session(identity_of("an"), at=START + MINUTE)
    assert "đăng xuất" in seen(store, "an", 2)
    assert seen(store, "an", 2, since=2) == ""


def test_session_that_never_acted_can_be_ended(store):
    """Signing out before the first act counts too."""
    store.end_session(identity_of("an"), at=START)
    assert "đăng xuất" in seen(store, "an", 1)


def test_administrator_sees_sign_ins_of_the_own_people(store):
    """Sign-ins of other units are not listed."""
    for name in ("an", "la", "chu"):
        seen(store, name, 0)
    assert sorted(item.account[:2] for item in acting(store, "chu").sign_ins()) == ["an", "ch"]
    assert len(acting(store, "goc").sign_ins()) == 3


@pytest.mark.parametrize("act", [lambda store: store.seen(identity_of("an"), LIMITS), lambda store: store.end_session(identity_of("an"))], ids=["seen", "end"])
def test_sessions_are_the_program_s_business(store, act):
    """Nobody signs others in or out through the store."""
    with pytest.raises(AccessDeniedError):
        act(store.acting(NOBODY))


@pytest.mark.parametrize(("days", "left"), [(90, ["an", "la"]), (91, ["la"])])
def test_sign_ins_long_over_are_forgotten(store, days, left):
    """A new sign-in removes those not seen for ninety days, and nothing of what was done; the token of one that was removed stays worthless."""
    seen(store, "an", 0)
    done = store.audit()
    store.end_session(identity_of("an"), at=START)
    later = days * 24 * 60
    assert seen(store, "la", later, since=later) == ""
    assert sorted(item.account.partition("@")[0] for item in store.sign_ins()) == left
    assert (seen(store, "an", later) != "", store.audit() == done) == (True, True)


def test_few_sign_ins_are_forgotten_at_a_time(store, monkeypatch):
    """However many are old, one sign-in removes a bounded number of them, the oldest first."""
    monkeypatch.setattr(sign_ins, "_MOST_FORGOTTEN", 2)
    for minute in range(3):
        seen(store, "an", minute, since=minute)
    seen(store, "la", LONG_AFTER, since=LONG_AFTER)
    assert [item.started_at - START for item in store.sign_ins()] == [LONG_AFTER * MINUTE, 2 * MINUTE]
