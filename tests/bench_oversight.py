"""Measure Các đơn vị over a country: 3,321 units of 60 tasks with 24 versions each, on PostgreSQL and SQLite, in a new process and again."""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import psycopg
from sqlalchemy import create_engine
from stores import PostgreSQL

from papi_metrics.rules import RULES_VERSION
from papi_metrics.store import READING_RULES, Store, schema

ROOT = Path(__file__).parent.parent
UNITS, VERSIONS, TASKS, DAYS_BETWEEN = 3_321, 24, 60, 14
PROVINCES = 34
COLD, WARM = 1.0, 0.1
"""Seconds: of a new process's first figures, of the same again."""
_RUNS = 3
# Run in a process of its own: the figures of the page as it first asks for them, then again as a rerun does.
_SCRIPT = """
import json, sys, time
from types import SimpleNamespace
from pages.shared.units import figures, wording
from pages.shared.view import open_store
year = int(sys.argv[1])
view = SimpleNamespace(key=SimpleNamespace(plan_year=year), known_on=None)
open_store()
def shown(views):
    start = time.perf_counter()
    of = figures.units_of(view)
    none = figures.Filters()
    wording.units_told(of), wording.shown_units(of, none)
    if views:
        wording.shown_dimensions(of, none), wording.grid_told(of, none), wording.grid_of(of, none, "light"), wording.changed_told(of)
    return time.perf_counter() - start
first, again = shown(False), min(shown(False) for _ in range(5))
every, every_again = shown(True), min(shown(True) for _ in range(5))
rows = len(figures.table_of(figures.units_of(view)))
print(json.dumps([first, again, every, every_again, rows]))
"""
_PAGE = """
import json, sys, time
from streamlit.testing.v1 import AppTest
test = AppTest.from_file(sys.argv[1], default_timeout=600)
test.run().switch_page("units.py")
taken = []
for _ in range(4):
    start = time.perf_counter()
    test.run()
    taken.append(time.perf_counter() - start)
assert not list(test.exception), list(test.exception)
print(json.dumps([taken[0], min(taken[1:])]))
"""


def version_rows(today: dt.date) -> Iterator[dict[str, Any]]:
    """Yield the versions of all units, one every fortnight up to today."""
    now = dt.datetime.combine(today, dt.time(12))
    for unit in range(UNITS):
        for number in range(1, VERSIONS + 1):
            moment = now - dt.timedelta(days=DAYS_BETWEEN * (VERSIONS - number) + unit % 9)
            yield {
                "unit": f"{unit:05}", "plan_year": today.year, "number": number, "province": f"Tỉnh {unit % PROVINCES}",
                "as_of": max(moment.date(), dt.date(today.year, 1, 1)), "title": "Kế hoạch", "file_name": "theo-doi.xlsx", "digest": "0",
                "illustration": False, "author": "Văn phòng", "reason": "Cập nhật", "restored_from": None, "task_count": TASKS,
                "rules": READING_RULES, "accepted_at": moment, "act": "accept", "based_on": number - 1, "unit_name": f"xã Số {unit}",
                "account": "", "waits": False,
            }  # fmt: skip


def summary_rows(today: dt.date) -> Iterator[dict[str, Any]]:
    """Yield made-up figures of all versions, overall and by dimension."""
    rng = np.random.default_rng(1)
    for unit in range(UNITS):
        done = rng.integers(0, 6, (VERSIONS, 9))
        late = rng.integers(0, 3, (VERSIONS, 9))
        for number in range(1, VERSIONS + 1):
            for dimension in range(9):
                tasks = TASKS if dimension == 0 else 7
                finished, overdue = int(done[number - 1, dimension]), int(late[number - 1, dimension])
                yield {
                    "unit": f"{unit:05}", "plan_year": today.year, "number": number, "dimension": dimension, "rules": RULES_VERSION,
                    "tasks": tasks, "counted": tasks, "done": finished, "weight": float(tasks), "earned": tasks * number / 30,
                    "planned": tasks * number / 26, "level_of_effort": 1.0, "done_on_time": finished, "done_late": 0, "done_undated": 0,
                    "open_in_time": tasks - finished - overdue, "overdue": overdue, "cancelled": 0, "due_soon": 1, "no_deadline": 2,
                    "on_time": finished, "days_late": None, "longest_overdue": 20 * overdue or None, "light": "green",
                }  # fmt: skip


def filled_postgresql(server: PostgreSQL, today: dt.date) -> str:
    """Fill a database of a server with the country by COPY, and let it know its tables as autovacuum would; return its address."""
    url = server.fresh()
    with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as connection, connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.executemany("INSERT INTO originals (unit, digest, content) VALUES (%s, '0', '')", [(f"{unit:05}",) for unit in range(UNITS)])
        for table, rows in ((schema.versions, version_rows(today)), (schema.summaries, summary_rows(today))):
            names = [column.name for column in table.columns]
            with cursor.copy(f"COPY {table.name} ({', '.join(names)}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row([row[name] for name in names])
        cursor.execute("VACUUM ANALYZE")
    return url


def filled_sqlite(folder: Path, today: dt.date) -> str:
    """Fill a file with the country; return its address."""
    url = f"sqlite:///{folder / 'store.sqlite'}"
    Store(url).close()
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(schema.originals.insert(), [{"unit": f"{unit:05}", "digest": "0", "content": b""} for unit in range(UNITS)])
        for table, rows in ((schema.versions, version_rows(today)), (schema.summaries, summary_rows(today))):
            connection.execute(table.insert(), list(rows))
    engine.dispose()
    return url


def _run(script: str, argument: object, url: str) -> list[float]:
    settings = {**os.environ, "PAPI_STORE": url, "PAPI_EXAMPLE": "no", "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", script, str(argument)], cwd=ROOT, env=settings, check=True, capture_output=True, text=True)
    found: list[float] = json.loads(done.stdout.splitlines()[-1])
    return found


def units_rows() -> list[tuple[str, float, float, float, bool]]:
    """The first figures of a new process and the same again, and the whole page, on both databases."""
    today = dt.datetime.now(dt.UTC).date()
    server = PostgreSQL()
    rows: list[tuple[str, float, float, float, bool]] = []
    with tempfile.TemporaryDirectory() as folder:
        try:
            server.start()
            for kind, url in (("PostgreSQL", filled_postgresql(server, today)), ("SQLite", filled_sqlite(Path(folder), today))):
                _run(_SCRIPT, today.year, url)
                first, again, every, every_again, _ = (min(taken) for taken in zip(*(_run(_SCRIPT, today.year, url) for _ in range(_RUNS)), strict=True))
                page, rerun = _run(_PAGE, ROOT / "pages" / "frame.py", url)
                goals = (COLD, WARM) if kind == "PostgreSQL" else (float("inf"),) * 2
                rows += [
                    (f"{UNITS:,} units, {kind}, first figures of a process, seconds", first, 1.0, goals[0], False),
                    (f"{UNITS:,} units, {kind}, the same again, seconds", again, 1.0, goals[1], False),
                    (f"{UNITS:,} units, {kind}, all three views first, seconds", every, 1.0, float("inf"), False),
                    (f"{UNITS:,} units, {kind}, all three views again, seconds", every_again, 1.0, goals[1], False),
                    (f"{UNITS:,} units, {kind}, whole page first (AppTest), seconds", page, 1.0, float("inf"), False),
                    (f"{UNITS:,} units, {kind}, whole page again (AppTest), seconds", rerun, 1.0, float("inf"), False),
                ]
        finally:
            server.remove()
    return rows
