"""Acts on a store that die or meet: run by tests in a process of their own, since it forks.

`python killing.py accepts ADDRESS 200`: so many acceptances, each in a child that is ended at a random moment; after each
the store has to be whole. `migrations FOLDER 20`: likewise with SQLite stores of the former schema. `opens ADDRESS 6`: so many
children open an empty database at once, every other one is ended at a random moment. `together ADDRESS 20`: so many
children accept at once, each anew on the newest version when another was faster. Prints what happened as JSON.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import os
import random
import signal
import sqlite3
import sys
import time
from collections import Counter
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent.parent), str(Path(__file__).parent)]

from tasks import task_table  # noqa: E402 - after the path is set

from papi_metrics.findings import About, Reading  # noqa: E402
from papi_metrics.store import OutdatedError, Store, Submission, VersionKey, broken_seals  # noqa: E402
from papi_metrics.store.migrating import NEWEST, revision_of  # noqa: E402

DUMP = Path(__file__).parent / "data" / "store-without-migrations.sql"
TASKS = 60
KEY = {"unit": "xã Trung Trắc", "plan_year": 2022}


def reading(mark: str) -> Reading:
    """Return a tracker whose every task carries a mark."""
    return Reading(table=task_table(*({"note": mark, "task": f"Việc {place}"} for place in range(TASKS))), about=About(title="Kế hoạch"))


def submission(author: str, based_on: int | None = None) -> Submission:
    """Return what is said with a tracker."""
    said = {"province": "Hưng Yên", "as_of": dt.date(2022, 9, 30), "file_name": "t.xlsx", "reason": "thử"}
    return Submission(**KEY, **said, author=author, based_on=based_on)


def forked(act) -> int:
    """Run an act in a child and return its process id."""
    child = os.fork()
    if child == 0:
        try:
            act()
        finally:
            os._exit(0)
    return child


def accept_until_killed(url: str, mark: str, seconds: float) -> None:
    """Accept a tracker; the system ends this process, wherever it is, when the time is up."""
    signal.setitimer(signal.ITIMER_REAL, seconds)
    store = Store(url)
    store.accept(reading(mark), original=mark.encode() * 5000, submission=submission(mark))
    signal.setitimer(signal.ITIMER_REAL, 0)


def state_of(url: str) -> int:
    """Open the store, look that it is whole, and return how many versions it has."""
    if url.startswith("sqlite"):
        with sqlite3.connect(url.removeprefix("sqlite:///")) as raw:
            assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
    store = Store(url)
    versions = store.versions(unit=KEY["unit"])
    assert [version.key.number for version in versions] == list(range(len(versions), 0, -1))
    if versions:
        newest = versions[0]
        tasks = store.tasks(newest.key)
        assert len(tasks) == newest.task_count
        if newest.author.startswith("lần"):
            assert set(tasks["note"]) == {newest.author}
            assert store.original(newest.key) == newest.author.encode() * 5000
    events = store.audit()
    assert list(broken_seals(events)) == []
    assert len(events) == len(store.versions())
    store.close()
    return len(versions)


def time_of(act) -> float:
    """Return the seconds an act takes when nobody disturbs it."""
    start = time.perf_counter()
    os.waitpid(forked(act), 0)
    return time.perf_counter() - start


def accepts(url: str, count: int) -> dict[str, int]:
    """Accept so many times, each ended at a random moment."""
    Store(url).close()
    whole = min([time_of(lambda turn=turn: accept_until_killed(url, f"lần đầu {turn}", 60)) for turn in range(5)])
    chance, outcome = random.Random(3), Counter()  # noqa: S311 - a fixed course of kills
    before = state_of(url)
    for turn in range(count):
        seconds = chance.uniform(0.0005, 1.2 * whole)
        _, status = os.waitpid(forked(lambda turn=turn, seconds=seconds: accept_until_killed(url, f"lần {turn}", seconds)), 0)
        after = state_of(url)
        assert after - before in {0, 1}
        assert os.WIFSIGNALED(status) or after == before + 1
        outcome[f"{'killed' if os.WIFSIGNALED(status) else 'ended'}, {'accepted' if after > before else 'as before'}"] += 1
        before = after
    return dict(outcome)


def migrate(url: str, seconds: float) -> None:
    """Open a store; the system ends this process, wherever it is, when the time is up."""
    signal.setitimer(signal.ITIMER_REAL, seconds)
    Store(url).close()
    signal.setitimer(signal.ITIMER_REAL, 0)


def opens(url: str, count: int) -> dict[str, int]:
    """Open an empty database from so many processes at once, every other one ended on the way, then look that it is whole."""
    chance = random.Random(5)  # noqa: S311 - as above
    times = [60 if place % 2 else chance.uniform(0.05, 0.8) for place in range(count)]
    children = [forked(lambda seconds=seconds: migrate(url, seconds)) for seconds in times]
    ended = [os.WIFSIGNALED(os.waitpid(child, 0)[1]) for child in children]
    with contextlib.closing(Store(url)) as store, store._engine.connect() as connection:
        newest = revision_of(connection) == NEWEST
    return {"let be and up": ended[1::2].count(False), "newest": newest, "versions": state_of(url)}


def migrations(folder: str, count: int) -> dict[str, int]:
    """Migrate a store of the former schema so many times, ended at a random moment, then open it."""
    chance, outcome, whole = random.Random(4), Counter(), 0.0  # noqa: S311 - as above
    for turn in range(count):
        path = Path(folder) / f"{turn}.sqlite"
        with sqlite3.connect(path) as raw:
            raw.executescript(DUMP.read_text(encoding="utf-8"))
        raw.close()
        url = f"sqlite:///{path}"
        if turn == 0:
            whole = time_of(lambda url=url: migrate(url, 60))
            continue
        seconds = chance.uniform(0.0005, 1.2 * whole)
        _, status = os.waitpid(forked(lambda url=url, seconds=seconds: migrate(url, seconds)), 0)
        assert state_of(url) == 3
        outcome["killed" if os.WIFSIGNALED(status) else "ended"] += 1
    return dict(outcome)


def together(url: str, count: int) -> dict[str, object]:
    """Accept from so many processes at once; who was slower looks at the newest version and accepts on top of it."""
    Store(url).close()
    ready, go = os.pipe(), os.pipe()

    def accept(name: str) -> None:
        store = Store(url)
        os.write(ready[1], b".")
        os.read(go[0], 1)
        seen: int | None = 0
        while seen is not None:
            try:
                store.accept(reading(name), original=name.encode(), submission=submission(name, based_on=seen))
            except OutdatedError as error:
                seen = error.newest.key.number
            else:
                seen = None

    children = [forked(lambda name=f"người {place}": accept(name)) for place in range(count)]
    for _ in children:
        os.read(ready[0], 1)
    os.write(go[1], b"." * count)
    for child in children:
        os.waitpid(child, 0)
    store = Store(url)
    versions = store.versions()[::-1]
    own = all(set(store.tasks(VersionKey(**KEY, number=version.key.number))["note"]) == {version.author} for version in versions)
    return {
        "numbers": [version.key.number for version in versions],
        "based_on": [version.based_on for version in versions],
        "authors": len({version.author for version in versions}),
        "own": own,
        "broken": len(list(broken_seals(store.audit()))),
    }


if __name__ == "__main__":
    acts = {"accepts": accepts, "migrations": migrations, "opens": opens, "together": together}
    print(json.dumps(acts[sys.argv[1]](sys.argv[2], int(sys.argv[3]))))  # noqa: T201 - its answer
