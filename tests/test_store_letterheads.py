"""Letterheads in the store: remembered per unit, each saving a row that stays, told to the audit trail."""

from __future__ import annotations

import json
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from alembic import command
from sqlalchemy import create_engine, text
from test_store_kept import former_store

from papi_metrics.letterhead import LONGEST, Letterhead
from papi_metrics.store import Store, broken_seals
from papi_metrics.store.engine import writing
from papi_metrics.store.migrating import _config

UNIT = "xã Trung Trắc"
SAVED = Letterhead(
    issuing_body="Ủy ban nhân dân xã Trung Trắc", superior="Tỉnh Hưng Yên", symbol="BC-UBND", signatory="Nguyễn Văn A",
    recipients=("Như trên", "Lưu: VT"), drafter="VP",
)  # fmt: skip


@pytest.fixture
def store(store_url):
    """Open a store of the test's own."""
    opened = Store(store_url)
    yield opened
    opened.close()


def rows_of(store):
    """Return what stands in the table of letterheads: unit, number, who."""
    with store._engine.connect() as connection:
        rows = connection.execute(text("SELECT unit, number, who FROM letterheads ORDER BY unit, number")).all()
    return list(map(tuple, rows))


def test_letterhead_is_remembered_for_its_unit_alone(store):
    """What was saved comes back for that unit, and for no other."""
    assert store.letterhead(UNIT) is None
    assert store.keep_letterhead(UNIT, SAVED, who="An")
    assert store.letterhead(UNIT) == SAVED
    assert store.letterhead("xã Minh Hải") is None


def test_each_saving_is_a_row_and_the_newest_serves(store):
    """A changed letterhead is a row after the first, which stays."""
    store.keep_letterhead(UNIT, SAVED, who="An")
    store.keep_letterhead(UNIT, replace(SAVED, signatory="Trần Thị B"), who="Bình")
    assert store.letterhead(UNIT).signatory == "Trần Thị B"
    assert rows_of(store) == [(UNIT, 1, "An"), (UNIT, 2, "Bình")]


def test_unchanged_letterhead_writes_nothing(store):
    """Saving what stands already adds neither a row nor an event."""
    store.keep_letterhead(UNIT, SAVED, who="An")
    assert not store.keep_letterhead(UNIT, replace(SAVED, signatory="  Nguyễn   Văn A "), who="Bình")
    assert rows_of(store) == [(UNIT, 1, "An")]
    assert len(store.audit()) == 1


def test_number_of_a_document_is_not_remembered(store):
    """A number is used once: it is neither saved nor, where an earlier program saved one, given back."""
    store.keep_letterhead(UNIT, replace(SAVED, number="12"), who="An")
    assert store.letterhead(UNIT) == SAVED
    assert not store.keep_letterhead(UNIT, replace(SAVED, number="13"), who="An")
    path = store._engine.url.database
    with sqlite3.connect(path) as connection:
        parts = json.loads(connection.execute("SELECT parts FROM letterheads").fetchone()[0])
        assert parts["number"] == ""
        connection.execute("INSERT INTO letterheads SELECT unit, 2, saved_at, who, ? FROM letterheads", [json.dumps(parts | {"number": "12"})])
    connection.close()
    assert store.letterhead(UNIT) == SAVED


def test_saving_is_told_to_the_audit_trail_in_the_same_transaction(store, monkeypatch):
    """Each saving has its sealed event; where the event cannot be written the letterhead is not saved."""
    store.keep_letterhead(UNIT, SAVED, who="An")
    event = store.audit(unit=UNIT)[0]
    assert (event.act, event.who, event.plan_year, event.version, json.loads(event.details)["number"]) == ("letterhead", "An", None, None, 1)
    assert list(broken_seals(store.audit())) == []

    def fails(*_):
        raise RuntimeError

    monkeypatch.setattr("papi_metrics.store.letterheads.add_event", fails)
    with pytest.raises(RuntimeError):
        store.keep_letterhead(UNIT, replace(SAVED, symbol="TB-UBND"), who="An")
    assert store.letterhead(UNIT) == SAVED


@pytest.mark.parametrize("text", ['=HYPERLINK("http://x","y")', "{{ x }}", "<b>x</b>", "a\x00\x0b\ufffe\ud800b", "x" * 2000, "mười\nhai"], ids=repr)
def test_hostile_parts_are_kept_within_bounds(store, text):
    """Whatever is typed is kept as text on one line, of the greatest length at most, and changes nothing when saved again."""
    store.keep_letterhead(UNIT, replace(SAVED, place=text), who="An")
    kept = store.letterhead(UNIT)
    assert len(kept.place) <= LONGEST
    assert "\n" not in kept.place
    assert not store.keep_letterhead(UNIT, replace(SAVED, place=text), who="An")


def test_two_writers_at_once_get_two_numbers(store_url):
    """Sixteen savings from two stores on one file each have a number of their own, in a row."""
    stores = [Store(store_url) for _ in range(2)]
    with ThreadPoolExecutor(8) as pool:
        saved = list(pool.map(lambda at: stores[at % 2].keep_letterhead(UNIT, replace(SAVED, symbol=f"{at}"), who="An"), range(16)))
    assert all(saved)
    assert [number for _, number, _ in rows_of(stores[0])] == list(range(1, 17))
    assert list(broken_seals(stores[0].audit())) == []
    for opened in stores:
        opened.close()


def test_store_of_the_schema_before_is_migrated(tmp_path):
    """A store of schema 0003 keeps its versions and can remember letterheads from then on."""
    url = former_store(tmp_path)
    engine = create_engine(url)
    with writing(engine).begin() as connection:
        config = _config(connection)
        command.stamp(config, "0001")
        command.upgrade(config, "0003")
    engine.dispose()
    store = Store(url)
    assert store.letterhead(UNIT) is None
    assert store.keep_letterhead(UNIT, SAVED, who="An")
    assert (store.letterhead(UNIT), len(store.versions(unit=UNIT))) == (SAVED, 3)
    assert [event.number for event in store.audit(unit=UNIT)] == [4, 3, 2, 1]
    store.close()
