"""What the store keeps through a change of its own schema, and what its audit trail tells of changed rows."""

from __future__ import annotations

import dataclasses
import sqlite3
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import create_engine, text

from papi_metrics.errors import PapiError
from papi_metrics.store import Store, VersionKey, broken_seals
from papi_metrics.store.engine import writing
from papi_metrics.store.migrating import _config

TESTS = Path(__file__).parent
DUMP = TESTS / "data" / "store-without-migrations.sql"
TRUNG_TRAC = {"unit": "xã Trung Trắc", "plan_year": 2022}


def former_store(folder: Path) -> str:
    """Write a store as the program before migrations left it and return its address."""
    path = folder / "store.sqlite"
    raw = sqlite3.connect(path)
    raw.executescript(DUMP.read_text(encoding="utf-8"))
    raw.close()
    return f"sqlite:///{path}"


def test_former_store_is_migrated_without_loss(tmp_path):
    """A store of the former schema keeps versions, tasks, findings and files, and has an audit trail from then on."""
    url = former_store(tmp_path)
    before = [line for line in DUMP.read_text(encoding="utf-8").split(";\n") if line.startswith("INSERT")]
    store = Store(url)
    raw = sqlite3.connect(url.removeprefix("sqlite:///"))
    after = "\n".join(raw.iterdump())
    raw.close()
    # Columns that came later stand behind the former ones; a file's unit stands before its digest.
    owned = [line.replace('"originals" VALUES(', f'"originals" VALUES(\'{TRUNG_TRAC["unit"]}\',') for line in before]
    assert [line for line in owned if line.removesuffix(")") not in after] == []
    assert len(before) == 4 + 12 + 2 + sum('INTO "findings"' in line for line in before)
    assert [(version.key.number, version.act) for version in store.versions(unit=TRUNG_TRAC["unit"])] == [(3, "restore"), (2, "accept"), (1, "accept")]
    assert store.tasks(VersionKey(**TRUNG_TRAC, number=2))["progress"].tolist()[1] == 0.8
    assert store.original(VersionKey(**TRUNG_TRAC, number=1)).endswith(b"\x00\xff'")
    told = [(event.unit, event.number, event.act, event.version) for event in reversed(store.audit(unit=TRUNG_TRAC["unit"]))]
    assert told == [("xã Trung Trắc", 1, "accept", 1), ("xã Trung Trắc", 2, "accept", 2), ("xã Trung Trắc", 3, "restore", 3)]
    assert list(broken_seals(store.audit())) == []
    store.close()


def test_store_of_a_newer_program_is_left_alone(tmp_path):
    """A schema this program does not know is refused in a sentence, and not touched."""
    url = former_store(tmp_path)
    Store(url).close()
    path = url.removeprefix("sqlite:///")
    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
    raw.close()
    with pytest.raises(PapiError, match="9999"):
        Store(url)
    with sqlite3.connect(path) as raw:
        assert raw.execute("SELECT version_num FROM alembic_version").fetchall() == [("9999",)]
    raw.close()


def test_scores_of_a_former_store_have_no_column(tmp_path):
    """Scores accepted before columns were kept stay as they were: the row is known, the column is missing."""
    url = former_store(tmp_path)
    engine = create_engine(url)
    with writing(engine).begin() as connection:
        config = _config(connection)
        command.stamp(config, "0001")
        command.upgrade(config, "0002")
        connection.execute(text(
            "INSERT INTO score_sets (number, file_name, digest, author, reason, score_count, rules, accepted_at) "
            "SELECT 1, 'd.csv', digest, 'An', 'x', 1, '3', '2025-01-01 00:00:00' FROM originals LIMIT 1"
        ))  # fmt: skip
        connection.execute(text(
            "INSERT INTO scores (number, position, unit, level, year, code, score, sheet, row) "
            "VALUES (1, 0, 'Hưng Yên', 'province', 2022, '4.1', 1.9, 'CSV', 7)"
        ))  # fmt: skip
    engine.dispose()
    store = Store(url)
    row = store.scores(1).iloc[0]
    store.close()
    assert (row["score"], row["row"], row.isna()["column"]) == (1.9, 7, True)


def test_broken_seal_tells_a_changed_event(tmp_path):
    """An event that someone changed behind the program's back is told, and one that was taken out too."""
    store = Store(former_store(tmp_path))
    events = store.audit()
    second = next(event for event in events if (event.unit, event.number) == (TRUNG_TRAC["unit"], 2))
    forged = [dataclasses.replace(event, who="người khác") if event is second else event for event in events]
    assert [(event.unit, event.number) for event in broken_seals(forged)] == [(TRUNG_TRAC["unit"], 2)]
    missing = [event for event in events if (event.unit, event.number) != (TRUNG_TRAC["unit"], 1)]
    assert [(event.unit, event.number) for event in broken_seals(missing)] == [(TRUNG_TRAC["unit"], 2)]
    store.close()
