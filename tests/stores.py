"""Stores for tests: SQLite files, and databases on a real PostgreSQL that is started once a process and asked for nothing else.

The server orders texts as Vietnamese dictionaries do, so that a query which leaves their order to the database is found.
"""

from __future__ import annotations

import atexit
import itertools
import os
import shutil
import signal
import subprocess
import tempfile
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import psycopg

from papi_metrics.store import Store, schema

KINDS = ("sqlite", "postgresql")
_TEMPLATE = "papi_template"
_SETTINGS = {
    "fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_connections": "60", "shared_buffers": "32MB",
    "listen_addresses": "", "autovacuum": "off", "jit": "off", "wal_level": "minimal", "max_wal_senders": "0",
}  # fmt: skip
_numbers = itertools.count(1)


class PostgreSQL:
    """A server of our own in a folder of its own, reached through a socket in it; run by a user without rights."""

    def __init__(self, *, user: str = "postgres") -> None:
        """Make the folder and its files."""
        self.programs = sorted(Path("/usr/lib/postgresql").glob("*/bin"))[-1]
        self.folder = Path(tempfile.mkdtemp(prefix="papi-pg-"))
        self._as = {"user": user, "group": user, "extra_groups": []} if os.geteuid() == 0 else {}
        if self._as:
            shutil.chown(self.folder, user, user)
        how = ["-U", "papi", "-A", "trust", "--no-sync", "--encoding=UTF8", "--locale=C.UTF-8"]
        how += ["--locale-provider=icu", "--icu-locale=vi-VN"]
        made = [str(self.programs / "initdb"), "-D", str(self.folder / "data"), *how]
        subprocess.run(made, check=True, capture_output=True, cwd=self.folder, **self._as)
        self.process: subprocess.Popen[bytes] | None = None
        self._left: list[str] = []

    def start(self) -> None:
        """Start the server and wait until it answers."""
        settings = [word for name, value in _SETTINGS.items() for word in ("-c", f"{name}={value}")]
        command = [str(self.programs / "postgres"), "-D", str(self.folder / "data"), "-k", str(self.folder), *settings]
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=log, cwd=self.folder, **self._as)
        ready = [str(self.programs / "pg_isready"), "-q", "-h", str(self.folder), "-U", "papi", "-d", "postgres"]
        for _ in range(600):
            if subprocess.run(ready, check=False).returncode == 0:
                return
            try:
                self.process.wait(0.03)
            except subprocess.TimeoutExpired:
                continue
            break
        raise AssertionError((self.folder / "log").read_text(encoding="utf-8", errors="replace"))

    def stop(self, how: int = signal.SIGINT) -> None:
        """End the server: at once and in order, or, with SIGKILL, as if the machine had lost its power."""
        if self.process is not None:
            if how == signal.SIGKILL:
                children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text(encoding="ascii").split()
                for child in map(int, children):
                    with _gone_is_fine():
                        os.kill(child, how)
            self.process.send_signal(how)
            self.process.wait(30)
            self.process = None

    def remove(self) -> None:
        """End the server and remove its folder."""
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def url(self, database: str, user: str = "papi") -> str:
        """Return the address of a database."""
        return f"postgresql+psycopg://{user}@/{database}?host={self.folder}"

    def run(self, statement: str, database: str = "postgres") -> list[tuple[object, ...]]:
        """Run a statement by itself and return what it answers."""
        with psycopg.connect(host=str(self.folder), user="papi", dbname=database, autocommit=True) as connection:
            cursor = connection.execute(statement)
            return cursor.fetchall() if cursor.description else []

    def empty(self) -> str:
        """Make an empty database and return its address."""
        return self._made("template0")

    def fresh(self) -> str:
        """Return the address of a database with the newest schema and no rows: one that another test has left, or a new one."""
        return self._left.pop() if self._left else self._made(self._template())

    def take_back(self, url: str) -> None:
        """Empty a database with the newest schema for the next test: quicker than a new one."""
        emptied = "; ".join(f"DELETE FROM {table.name}" for table in schema.metadata.sorted_tables)
        self.run(f"SET session_replication_role = replica; {emptied}", url.split("@/")[1].split("?")[0])
        self._left.append(url)

    def _made(self, template: str) -> str:
        name = f"papi_{next(_numbers)}"
        self.run(f"CREATE DATABASE {name} TEMPLATE {template}")
        return self.url(name)

    @cache  # noqa: B019 - one server a process
    def _template(self) -> str:
        self.run(f"CREATE DATABASE {_TEMPLATE}")
        Store(self.url(_TEMPLATE)).close()
        return _TEMPLATE

    def drop(self, url: str) -> None:
        """Remove a database, whoever is still connected."""
        name = url.split("@/")[1].split("?")[0]
        self.run(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


@contextmanager
def _gone_is_fine():
    try:
        yield
    except ProcessLookupError:
        pass


@cache
def server() -> PostgreSQL:
    """Return the process's one PostgreSQL, started when first asked for."""
    started = PostgreSQL()
    atexit.register(started.remove)
    started.start()
    return started


@contextmanager
def store_address_of(kind: str, folder: Path, *, empty: bool = False):
    """Yield the address of a new store of a kind: without tables if it is to be empty."""
    if kind == "sqlite":
        yield f"sqlite:///{folder / 'store.sqlite'}"
        return
    url = server().empty() if empty else server().fresh()
    try:
        yield url
    finally:
        (server().drop if empty else server().take_back)(url)
