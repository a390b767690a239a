"""A store that is down, full, read-only, locked or cut off: each is said in words, nothing is lost, and the next act works again."""

from __future__ import annotations

import signal
import sqlite3
from contextlib import closing
from types import SimpleNamespace

import pytest
from killing import KEY, reading, submission
from sqlalchemy import event, exc
from sqlalchemy.engine import RootTransaction
from stores import PostgreSQL, server, store_address_of

from papi_metrics.errors import PapiError
from papi_metrics.store import Store, StoreUnavailableError, UnsureError, broken_seals, engine, versions
from papi_metrics.store.failures import SENTENCES, ConflictError, say_in_words


@pytest.fixture(scope="module")
def own_server():
    """A PostgreSQL of the module's own, to be stopped and killed."""
    started = PostgreSQL()
    started.start()
    yield started
    started.remove()


@pytest.fixture
def store(store_url):
    """A store of each kind with one version."""
    opened = Store(store_url)
    opened.accept(reading("một"), original=b"1", submission=submission("An"))
    yield opened
    opened.close()


def accept(store: Store, mark: str = "hai"):
    """Accept another version."""
    return store.accept(reading(mark), original=mark.encode(), submission=submission(mark))


def kind_of(act) -> str:
    """Return what kind of failure an act meets."""
    with pytest.raises(StoreUnavailableError) as met:
        act()
    assert str(met.value).startswith(SENTENCES[met.value.kind])
    return met.value.kind


def numbers(store: Store) -> list[int]:
    """Return the numbers of the versions there are; the audit trail has to be whole."""
    assert list(broken_seals(store.audit())) == []
    return [version.key.number for version in store.versions()]


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL], ids=["restarted", "killed"])
def test_store_goes_on_after_its_server_was_down(own_server, how):
    """While the server is down every act says so; once it is up the same store works, with all that was accepted."""
    with closing(Store(own_server.empty())) as store:
        accept(store, "một")
        own_server.stop(how)
        met = kind_of(store.versions), kind_of(lambda: accept(store)), kind_of(lambda: Store(str(own_server.url("papi_1"))))
        answered = store.answers()
        own_server.start()
        assert (met, numbers(store), accept(store).key.number) == (("unreachable",) * 3, [1], 2)
        assert (answered, store.answers()) == (False, True)


def test_connection_cut_in_the_middle_of_an_acceptance_stores_nothing(tmp_path, monkeypatch):
    """Where the connection ends before the act is kept, nothing is stored, and the same act succeeds afterwards."""
    add = versions.add_version

    def cut(connection, *args, **kwargs):
        key = add(connection, *args, **kwargs)
        server().run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'papi_metrics'")
        return key

    with store_address_of("postgresql", tmp_path) as url, closing(Store(url)) as store:
        accept(store, "một")
        with monkeypatch.context() as patch:
            patch.setattr(versions, "add_version", cut)
            with pytest.raises(StoreUnavailableError, match="Chưa lưu gì của bạn"):
                accept(store)
        assert (numbers(store), accept(store).key.number) == ([1], 2)


@pytest.mark.parametrize("kept", [True, False])
def test_version_whose_keeping_was_cut_is_looked_up(store, monkeypatch, kept):
    """Where the connection ends while the act is being kept, the store looks whether it was: if so, the act has succeeded."""
    commit = RootTransaction.commit

    def cut(transaction):
        (commit if kept else RootTransaction.rollback)(transaction)
        raise StoreUnavailableError("cut")

    monkeypatch.setattr(RootTransaction, "commit", cut)
    if kept:
        assert accept(store).author == "hai"
    else:
        with pytest.raises(StoreUnavailableError, match="Chưa lưu gì của bạn"):
            accept(store)
    assert numbers(store) == ([2, 1] if kept else [1])


def test_where_nobody_can_tell_whether_an_act_was_kept_that_is_said(store, monkeypatch):
    """Where the store cannot be asked after a cut either, the sentence says where to look before doing it again."""
    def cut(_transaction):
        monkeypatch.setattr(Store, "_last_kept", down)
        raise StoreUnavailableError("cut")

    def down(*_args, **_kwargs):
        raise StoreUnavailableError("unreachable")

    monkeypatch.setattr(RootTransaction, "commit", cut)
    with pytest.raises(UnsureError, match="Lịch sử"):
        accept(store)


def test_full_disk_stores_nothing_and_is_said(store):
    """Where the disk is full in the middle of an act nothing of it stays; with room again the same act succeeds."""
    sqlite = store._engine.dialect.name == "sqlite"
    if sqlite:
        event.listen(store._engine, "connect", _few_pages)
        store._engine.dispose()
    else:
        database = store._engine.url.database
        server().run("CREATE OR REPLACE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS "
                     "$$ BEGIN RAISE EXCEPTION 'no space left on device' USING ERRCODE = '53100'; END $$", database)  # fmt: skip
        server().run("CREATE TRIGGER full_disk BEFORE INSERT ON findings EXECUTE FUNCTION full_disk()", database)
        server().run("CREATE TRIGGER full_disk BEFORE INSERT ON audit EXECUTE FUNCTION full_disk()", database)
    met = kind_of(lambda: accept(store, "hai" * 100_000))
    if sqlite:
        event.remove(store._engine, "connect", _few_pages)
        store._engine.dispose()
    else:
        server().run("DROP FUNCTION full_disk CASCADE", database)
    assert (met, numbers(store), accept(store).key.number) == ("full", [1], 2)


def _few_pages(connection, _record):
    connection.execute("PRAGMA max_page_count = 1")  # no more than there are


def test_read_only_store_is_read_and_says_that_it_takes_nothing(store):
    """A store that may only be read shows what it has; an act says why it is not done."""
    url = store._engine.url
    if store._engine.dialect.name == "sqlite":
        readable = Store(f"sqlite:///file:{url.database}?mode=ro&uri=true")
    else:
        server().run(f"ALTER DATABASE {url.database} SET default_transaction_read_only = on")
        readable = Store(url.render_as_string(hide_password=False))
    assert (kind_of(lambda: accept(readable)), numbers(readable)) == ("read-only", [1])
    readable.close()
    if store._engine.dialect.name == "postgresql":
        server().run(f"ALTER DATABASE {url.database} RESET default_transaction_read_only")


def test_locked_file_is_said_and_taken_when_it_is_free(tmp_path, monkeypatch):
    """Another program that holds the file is waited for, then said; nothing is lost, and the act succeeds once it is free."""
    monkeypatch.setattr(engine, "SECONDS_TO_WAIT", 0)
    with closing(Store(f"sqlite:///{tmp_path / 'store.sqlite'}")) as store:
        accept(store, "một")
        with closing(sqlite3.connect(tmp_path / "store.sqlite", isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            met = kind_of(lambda: accept(store))
            other.execute("ROLLBACK")
        assert (met, numbers(store), accept(store).key.number) == ("busy", [1], 2)


@pytest.mark.parametrize(("address", "kind"), [
    ("postgresql+psycopg://papi@127.0.0.1:1/papi", "unreachable"),
    ("postgresql+psycopg://papi@/nothing?host={folder}", "refused"),
    ("postgresql+psycopg://stranger@/postgres?host={folder}", "refused"),
    ("mssql+pymssql://papi@x/y", "address"),
    ("postgresql+psycopg2://papi@127.0.0.1:1/papi", "address"),
    ("sqlite+aiosqlite:///papi@x", "address"),
    ("postgresql+psycopg://papi@127.0.0.1:1/papi?pasword=x", "address"),
    ("postgresql://papi@127.0.0.1:1/papi", "unreachable"),
    ("postgresql+psycopg://papi@x:none/papi", "address"),
    ("kho", "address"),
    ("sqlite:////proc/nothing/store.sqlite", "damaged"),
], ids=["no server", "no database", "no role", "other kind", "other driver", "other driver of files", "an option that nobody has", "no driver named", "odd port", "no address", "no folder"])  # fmt: skip
def test_store_that_cannot_be_reached_is_said_without_a_password(address, kind):
    """What keeps a store from being opened is one sentence, which never holds the address."""
    if kind == "refused":
        address = address.format(folder=server().folder)
    with pytest.raises(StoreUnavailableError) as met:
        Store(address)
    assert (met.value.kind, "papi@" in str(met.value)) == (kind, False)


def test_file_that_is_no_store_is_said(tmp_path, caplog):
    """A file of something else is left as it is; the log tells whoever looks after the server what clerks meet, and no address."""
    path = tmp_path / "store.sqlite"
    path.write_bytes(b"not a store at all, but long enough to be looked at" * 100)
    assert kind_of(lambda: Store(f"sqlite:///{path}")) == "damaged"
    assert [(record.name, record.levelname, record.getMessage(), record.kind) for record in caplog.records] == [("papi.store", "WARNING", "store failed", "damaged")]


@pytest.mark.parametrize(("setting", "statement", "kind"), [
    ("statement_timeout", "SELECT pg_sleep(9)", "slow"),
    ("lock_timeout", "SELECT pg_terminate_backend(pg_backend_pid())", "cut"),
], ids=["slow", "ended"])  # fmt: skip
def test_server_that_takes_too_long_or_hangs_up_is_said(tmp_path, setting, statement, kind):
    """A statement that takes too long, and a connection that the server ends, are one sentence each."""
    with store_address_of("postgresql", tmp_path) as url, closing(Store(f"{url}&options=-c%20{setting}%3D30ms")) as store, store._engine.connect() as connection:
        assert kind_of(lambda: connection.exec_driver_sql(statement)) == kind


def test_crowd_waits_for_a_connection_only_so_long(store_url, monkeypatch):
    """Where all connections are in use for too long, that is said in words."""
    monkeypatch.setattr(engine, "SECONDS_TO_WAIT", 0)
    monkeypatch.setattr(engine, "CONNECTIONS", 1)
    monkeypatch.setattr(engine, "MORE_CONNECTIONS", 0)
    with closing(Store(store_url)) as store, store._engine.connect():
        assert kind_of(store.versions) == "busy"


@pytest.mark.parametrize(("code", "kind"), [
    pytest.param("08006", "cut", id="connection lost"), pytest.param("25006", "read-only", id="read only"), pytest.param("28P01", "refused", id="password"),
    pytest.param("3D000", "refused", id="no database"), pytest.param("42501", "rights", id="rights"), pytest.param("53100", "full", id="disk full"),
    pytest.param("53300", "busy", id="too many connections"), pytest.param("55P03", "busy", id="lock"), pytest.param("57014", "slow", id="cancelled"),
    pytest.param("57P01", "cut", id="shut down"), pytest.param("58030", "full", id="disk"), pytest.param("XX001", "damaged", id="corrupted"),
])  # fmt: skip
def test_code_of_postgresql_has_its_sentence(code, kind):
    """What PostgreSQL says by a code, of its own or of a class, is one of the sentences."""
    driver = type("DriverError", (Exception,), {"sqlstate": code})()
    assert kind_of(lambda: say_in_words(met_in(exc.OperationalError("", {}, driver)))) == kind


@pytest.mark.parametrize(("cut", "kind"), [(True, "cut"), (False, "unknown")], ids=["cut", "not cut"])
def test_failure_without_a_code_is_told_by_whether_the_connection_stands(cut, kind):
    """A driver that gives no code, in the middle of a connection: cut where the connection is gone, else not known."""
    assert kind_of(lambda: say_in_words(met_in(exc.OperationalError("", {}, OSError()), is_disconnect=cut))) == kind


@pytest.mark.parametrize("code", ["40001", "40P01", "23505"], ids=["serialization", "deadlock", "a key twice"])
def test_acts_that_met_in_the_database_may_be_done_anew(code):
    """Of two acts that met, one is undone and told to be done again; that is no failure of the store."""
    driver = type("DriverError", (Exception,), {"sqlstate": code})()
    with pytest.raises(ConflictError):
        say_in_words(met_in(exc.OperationalError("", {}, driver)))


def met_in(error, *, is_disconnect=False):
    """Return what SQLAlchemy tells of an error on a connection."""
    return SimpleNamespace(
        is_pre_ping=False, sqlalchemy_exception=error, original_exception=error.orig, connection=object(), is_disconnect=is_disconnect,
    )  # fmt: skip


def test_question_with_a_character_that_no_database_holds_is_told(tmp_path):
    """PostgreSQL takes no NUL even in a question: whoever asks for such a unit is told so in a sentence."""
    with store_address_of("postgresql", tmp_path) as url, closing(Store(url)) as store, pytest.raises(PapiError, match="ký tự"):
        store.versions(unit="xã\x00")


def test_what_only_the_program_can_cause_is_no_failure_of_the_store(store):
    """A statement that is wrong stays an error of the program: it is seen by developers, not told to clerks."""
    with store._engine.connect() as connection, pytest.raises(exc.DBAPIError):
        connection.exec_driver_sql("SELECT nothing FROM versions")


@pytest.mark.parametrize("text", ["a\x00b", "a\ud800b"], ids=["nul", "half a character"])
def test_text_that_no_database_holds_is_kept_without_it(store, text):
    """Characters that PostgreSQL refuses are left out on both databases, and the audit trail stays whole."""
    said = submission("hai")
    odd = {"author": f"Bình {text}", "reason": text, "file_name": text}
    handed_in = reading("hai")
    handed_in.table.loc[0, "note"] = text.replace("\ud800", "")  # a table of texts has no such thing
    version = store.accept(handed_in, original=b"2", submission=type(said)(**KEY, **{
        name: odd.get(name, getattr(said, name)) for name in ("province", "as_of", "file_name", "author", "reason")}))  # fmt: skip
    assert (version.author, version.reason, store.tasks(version.key).loc[0, "note"]) == ("Bình ab", "ab", "ab")
    assert numbers(store) == [2, 1]
