"""Many hands on one store: acts that are killed, processes that start and write at once, on both databases."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from killing import reading, submission
from stores import KINDS, store_address_of

from papi_metrics.store import ConflictError, OutdatedError, Store, StoreUnavailableError, broken_seals
from papi_metrics.store.guarding import TRIES
from papi_metrics.store.writing import lock_key

TESTS = Path(__file__).parent


def outcome_of(act: str, place: object, count: int):
    """Run an act of killing.py in a process of its own and return what it tells."""
    command = [sys.executable, str(TESTS / "killing.py"), act, str(place), str(count)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env={"PYTHONIOENCODING": "utf-8", "PYTHONUTF8": "1"})
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize(("kind", "count"), [("sqlite", 80), ("postgresql", 15)])
def test_store_is_whole_after_killed_acceptances(tmp_path, kind, count):
    """Whenever an acceptance is killed, the store opens and holds the old version or the new one, whole."""
    with store_address_of(kind, tmp_path) as url:
        outcome = outcome_of("accepts", url, count)
    assert sum(outcome.values()) == count
    assert outcome["killed, as before"] > count / 4


def test_store_is_whole_after_killed_migrations(tmp_path):
    """A migration that is killed is as if it had not begun: the next opening migrates all."""
    assert sum(outcome_of("migrations", tmp_path, 12).values()) == 11


@pytest.mark.parametrize("kind", KINDS)
def test_processes_that_start_at_once_on_an_empty_database_all_come_up(tmp_path, kind):
    """One makes the tables, the others wait for it; one that is killed meanwhile leaves nothing half-made."""
    with store_address_of(kind, tmp_path, empty=True) as url:
        assert outcome_of("opens", url, 6) == {"let be and up": 3, "newest": True, "versions": 0}


@pytest.mark.parametrize("kind", KINDS)
def test_twenty_people_accept_at_once_and_none_is_overwritten_unknowing(tmp_path, kind):
    """Every accepted version is there, in order, and each was compared with the very version before it."""
    with store_address_of(kind, tmp_path) as url:
        outcome = outcome_of("together", url, 20)
    assert outcome == {"numbers": list(range(1, 21)), "based_on": list(range(20)), "authors": 20, "own": True, "broken": 0}


def test_writers_on_two_units_do_not_wait_for_each_other(tmp_path):
    """On PostgreSQL an act waits for those of its own unit alone, and one without a unit for all."""
    with store_address_of("postgresql", tmp_path) as url:
        store = Store(url)
        with store._writer.begin("xã A"):
            own = store.accept(reading("một"), original=b"1", submission=replace(submission("An"), unit="xã B"))
            waiting = _waits(store, "xã A"), _waits(store)
        store.close()
    assert (own.key.number, waiting) == (1, (True, True))


def _waits(store: Store, *units: str) -> bool:
    """Whether an act on units waits now; it gives up at once."""
    with contextlib.closing(Store(f"{store._engine.url.render_as_string(hide_password=False)}&options=-c%20lock_timeout%3D20ms")) as impatient:
        try:
            with impatient._writer.begin(*units):
                return False
        except StoreUnavailableError as error:
            return error.kind == "busy"


def test_lock_of_a_unit_is_the_same_in_every_process():
    """The number a unit is locked by does not depend on the process, and fits 64 bits with a sign."""
    assert (lock_key("xã Trung Trắc"), -(2**63) <= lock_key("xã Lạc Đạo") < 2**63) == (-3173552771855807333, True)


def test_act_that_met_another_is_done_anew(store_url, monkeypatch):
    """An act that the database undid because of another is begun again, a bounded number of times, then said in words."""
    store, met = Store(store_url), []

    def meeting(*args, **_kwargs):
        met.append(args)
        raise ConflictError

    monkeypatch.setattr("papi_metrics.store.versions.add_version", meeting)
    with pytest.raises(ConflictError, match="Chưa lưu gì"):
        store.accept(reading("một"), original=b"1", submission=submission("An"))
    store.close()
    assert len(met) == TRIES


def test_number_that_is_taken_is_a_conflict_and_no_error_of_the_database(store_url):
    """Whoever forgets to lock gets a sentence, not an error of a driver, and the act is anew on what stands now."""
    store = Store(store_url)
    version = store.accept(reading("một"), original=b"1", submission=submission("An"))
    with pytest.raises(ConflictError), store._writer.begin("xã khác") as connection:
        connection.exec_driver_sql("INSERT INTO versions SELECT * FROM versions")
    with pytest.raises(OutdatedError):
        store.accept(reading("hai"), original=b"2", submission=submission("Bình", based_on=0))
    assert (store.versions(), list(broken_seals(store.audit()))) == ((version,), [])
    store.close()
