"""The store around an upgrade: kept as it was, tried in a copy, and replaced by the copy once the new program answers."""

from __future__ import annotations

import contextlib
import datetime as dt
import sqlite3
from pathlib import Path

from papi_office.errors import OfficeError
from papi_office.places import Places
from papi_office.running import Program, answering, run

_CHECKED, _FAULTY = 0, 1
_BESIDE = ("-wal", "-shm")


def copy_store(source: Path, target: Path) -> None:
    """Copy a store page by page, with what its journal holds, and leave no journal at either.

    Errors: OfficeError if it cannot be read or written.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    remove_store(target)
    try:
        with contextlib.closing(sqlite3.connect(source)) as old, contextlib.closing(sqlite3.connect(target)) as new:
            old.execute("PRAGMA schema_version").fetchone()
            old.backup(new)
    except sqlite3.Error as error:
        remove_store(target)
        raise OfficeError(f"Không sao chép được tệp số liệu {source} ({error}). Số liệu và bản cũ còn nguyên.") from error


def settle(store: Path) -> None:
    """Bring what a journal holds into the file itself; a process that was ended leaves it behind.

    Errors: OfficeError if the journal stays.
    """
    with contextlib.closing(sqlite3.connect(store)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    journal = store.with_name(store.name + "-wal")
    if journal.exists() and journal.stat().st_size:
        raise OfficeError(f"Tệp số liệu {store} còn đang được dùng. Hãy khởi động lại máy rồi chạy lại. Số liệu còn nguyên.")


def remove_store(store: Path) -> None:
    """Remove a copy with its journal."""
    for path in (store, *(store.with_name(store.name + ending) for ending in _BESIDE)):
        path.unlink(missing_ok=True)


def back_up(places: Places, old: Program | None, *, version: str, log: Path) -> tuple[Path, Path | None]:
    """Keep the store as it is: the exact file, and, by the program that wrote it, the archive that any later version reads."""
    name = f"truoc-{version}-{dt.datetime.now(tz=dt.UTC).astimezone():%Y%m%d-%H%M%S}"
    exact, archive = places.backups / f"{name}.sqlite", places.backups / f"{name}.zip"
    copy_store(places.store, exact)
    if old is None or not old.interpreter.exists():
        return exact, None
    # What reads the store must not have it made newer: it is given a copy.
    copy_store(exact, places.trial)
    code, _ = run(old, "-m", "papi_metrics", "store", "backup", str(archive), log=log, settings={"PAPI_STORE": places.store_address(places.trial)})
    remove_store(places.trial)
    return exact, archive if code == 0 else None


def try_out(program: Program, places: Places, *, log: Path) -> str:
    """Migrate a copy of the store and open the dashboard on it; return what the program says of the copy, nothing for a new store.

    Errors: OfficeError if the program does not take the copy or does not answer; the store itself was not touched.
    """
    settings = {"PAPI_STORE": places.store_address(places.trial), "PAPI_EXAMPLE": "no"}
    remove_store(places.trial)
    said = ""
    if places.store.exists():
        copy_store(places.store, places.trial)
        _command(program, "migrate", log=log, settings=settings)
        said = _command(program, "check", log=log, settings=settings)
    with answering(program, log=log, **settings):
        pass
    if said:
        settle(places.trial)
    else:
        remove_store(places.trial)
    return said


def _command(program: Program, act: str, *, log: Path, settings: dict[str, str]) -> str:
    code, told = run(program, "-m", "papi_metrics", "store", act, log=log, settings=settings)
    last = told.splitlines()[-1] if told else ""
    # What is found wrong by the check was wrong before, and is not made worse.
    if code not in {_CHECKED, _FAULTY if act == "check" else _CHECKED}:
        raise OfficeError(f"Bản mới không nhận số liệu của bản cũ: {last} Chi tiết: {log}.")
    return last


def replace_store(places: Places) -> None:
    """Let the migrated copy take the store's place in one step.

    Errors: OfficeError if the store is in use.
    """
    settle(places.store)
    remove_journal(places.store)
    places.trial.replace(places.store)


def remove_journal(store: Path) -> None:
    """Remove an empty journal: beside another file it would be taken for that file's."""
    for ending in _BESIDE:
        store.with_name(store.name + ending).unlink(missing_ok=True)
