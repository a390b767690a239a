"""The store's schema on both databases: stores of every former version open and read the same, and rows stay as they are."""

from __future__ import annotations

import datetime as dt

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import (
    Boolean,
    Date,
    DateTime,
    Engine,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    create_engine,
    delete,
    exc,
    insert,
    inspect,
    select,
    text,
    update,
)
from stores import KINDS, store_address_of
from test_store_kept import TRUNG_TRAC, former_store

from papi_metrics.errors import PapiError
from papi_metrics.store import Store, VersionKey, broken_seals
from papi_metrics.store.engine import open_engine, writing
from papi_metrics.store.migrating import NEWEST, _config, revision_of
from papi_metrics.store.schema import KEPT, metadata

REVISIONS = ("0001", "0002", "0003", "0004", "0005")


def upgraded(engine: Engine, revision: str) -> None:
    """Bring a store without migrations, or an empty database, to a version of the schema."""
    with writing(engine).begin() as connection:
        config = _config(connection)
        if inspect(connection).has_table("versions"):
            command.stamp(config, "0001")
        command.upgrade(config, revision)


def store_of(revision: str, kind: str, url: str, folder) -> str:
    """Lay a store of a former version at an address, with what the former SQLite store holds, and return the address."""
    former = former_store(folder)
    if kind == "sqlite":
        engine = create_engine(former)
        upgraded(engine, revision)
        engine.dispose()
        return former
    there, here = open_engine(url), create_engine(former)
    upgraded(there, "0001")
    with here.connect() as source, writing(there).begin() as target:
        for name in ("originals", "versions", "tasks", "findings"):
            rows = source.execute(select(Table(name, MetaData(), autoload_with=here))).mappings().all()
            target.execute(insert(Table(name, MetaData(), autoload_with=there)), list(map(dict, rows)))
    upgraded(there, revision)
    for engine in (there, here):
        engine.dispose()
    return url


@pytest.fixture(params=KINDS)
def empty_url(request, tmp_path):
    """The address of a database without tables, of each kind in turn."""
    with store_address_of(request.param, tmp_path, empty=True) as url:
        yield url


@pytest.mark.parametrize("revision", REVISIONS)
def test_store_of_every_former_schema_reads_back_the_same(tmp_path, empty_url, revision):
    """Versions, tasks, files that two units share, and the audit trail are there whichever version wrote the store."""
    kind = empty_url.split("+")[0].split(":")[0]
    store = Store(store_of(revision, kind, empty_url, tmp_path))
    first, third = (VersionKey(**TRUNG_TRAC, number=number) for number in (1, 3))
    other = VersionKey(unit="xã Lạc Đạo", plan_year=2022, number=1)
    assert store.original(first) == store.original(third) == store.original(other) != b""
    told = {(version.key.unit, version.key.number, version.act, version.task_count) for version in store.versions()}
    assert told == {("xã Trung Trắc", 1, "accept", 3), ("xã Trung Trắc", 2, "accept", 3), ("xã Trung Trắc", 3, "restore", 3), ("xã Lạc Đạo", 1, "accept", 3)}
    assert store.tasks(VersionKey(**TRUNG_TRAC, number=2))["progress"].tolist()[1] == 0.8
    assert (list(broken_seals(store.audit())), len(store.audit())) == ([], 4)
    store.close()


def test_rebuilt_tables_keep_their_references(tmp_path):
    """A store that was migrated asks for references as before: all are whole, and a row without its origin is refused."""
    store = Store(former_store(tmp_path))
    lost = (
        "INSERT INTO versions (unit, plan_year, number, province, as_of, file_name, digest, illustration, author, reason, task_count, rules, accepted_at) "
        "SELECT unit, 2023, 1, province, as_of, file_name, 'x', illustration, author, reason, task_count, rules, accepted_at FROM versions WHERE number = 2"
    )
    with store._engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        with pytest.raises(exc.IntegrityError, match="FOREIGN KEY"):
            connection.execute(text(lost))
    store.close()


def test_store_with_a_row_without_its_origin_is_left_as_it_was(tmp_path):
    """A file whose references somebody broke is not migrated: how many rows lack their origin is said, and nothing is changed."""
    engine = create_engine(former_store(tmp_path))
    with engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM originals")
        rows, before = connection.scalar(text("SELECT count(*) FROM versions")), revision_of(connection)
    with pytest.raises(PapiError, match=f"có {rows} dòng"):
        Store(str(engine.url))
    with engine.connect() as connection:
        assert (revision_of(connection), inspect(connection).has_table("audit")) == (before, False)
    engine.dispose()


def test_rebuilt_tables_keep_columns_and_indexes_that_others_added(tmp_path):
    """What stands in a table that is made anew comes along, whichever migration before put it there."""
    engine = create_engine(former_store(tmp_path))
    upgraded(engine, "0005")
    with engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE versions ADD COLUMN mark VARCHAR NOT NULL DEFAULT 'x'")
        connection.exec_driver_sql("CREATE INDEX of_year ON versions (plan_year, unit)")
    Store(str(engine.url)).close()
    with engine.connect() as connection:
        assert set(connection.scalars(text("SELECT mark FROM versions"))) == {"x"}
        indexes = [index["column_names"] for index in inspect(connection).get_indexes("versions")]
        assert sorted(indexes) == [["plan_year", "unit"], ["plan_year", "unit", "number", "accepted_at", "waits"]]
    engine.dispose()


def test_migrations_and_tables_are_one_schema(empty_url):
    """What the migrations make is what the program's tables say, on both databases."""
    Store(empty_url).close()
    engine = create_engine(empty_url)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == NEWEST
    engine.dispose()


def test_migrated_store_has_the_schema_of_a_new_one(tmp_path):
    """The tables of a store that came all the way are those of a new one, their references and triggers too."""
    url = former_store(tmp_path)
    Store(url).close()
    engine = create_engine(url)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
        triggers = set(connection.scalars(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")))
    engine.dispose()
    assert triggers == {f"{table.name}_no_{act}" for table in KEPT for act in ("update", "delete")}


_SOME = {
    String: "1", Integer: 1, Boolean: True, LargeBinary: b"1", Date: dt.date(2022, 1, 1), DateTime: dt.datetime(2022, 1, 1),  # noqa: DTZ001 - as stored
}  # fmt: skip


@pytest.fixture(scope="module", params=KINDS)
def filled(request, tmp_path_factory):
    """A database of each kind with a row in every table that is kept: a table without rows refuses nothing."""
    folder = tmp_path_factory.mktemp("filled")
    with store_address_of(request.param, folder) as url:
        Store(url).close()
        engine = create_engine(url)
        with engine.begin() as connection:
            if request.param == "postgresql":
                connection.execute(text("SET LOCAL session_replication_role = replica"))
            for table in KEPT:
                connection.execute(insert(table).values({item.name: _SOME[type(item.type)] for item in table.columns if not item.nullable}))
        yield engine
        engine.dispose()


def _acts_on(table, kind: str):
    column = next(iter(table.columns))
    yield update(table).values({column.name: column})
    yield delete(table)
    if kind == "postgresql":
        yield text(f"TRUNCATE {table.name} CASCADE")


@pytest.mark.parametrize("table", KEPT, ids=lambda table: table.name)
def test_nothing_stored_can_be_changed_or_removed(filled, table):
    """The database itself refuses to change, remove or empty rows of any table that is kept."""
    for statement in _acts_on(table, filled.dialect.name):
        with pytest.raises(exc.DBAPIError, match="never changed or removed"), filled.begin() as connection:
            connection.execute(statement)
