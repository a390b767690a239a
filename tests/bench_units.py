"""The part of the benchmark with a country's units: CPU of a rerun of Tổng quan with one unit and with 3,321."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent))

from bench_pages import ROOT, rerun_milliseconds, served
from sqlalchemy import create_engine, insert, select

from papi_metrics.example import accept_example
from papi_metrics.store import Store, schema

UNITS, VERSIONS = 3321, 24
BOUND = 1.5
"""How much more a rerun may cost with all units: the plan shown there has 24 versions, not three."""


def filled_store(folder: Path, units: int) -> str:
    """Return the address of a store with the example and the heads of versions of many more units."""
    url = f"sqlite:///{folder / f'{units}.sqlite'}"
    store = Store(url)
    accept_example(store)
    store.close()
    engine = create_engine(url)
    with engine.begin() as connection:
        head = dict(connection.execute(select(schema.versions).limit(1)).mappings().one())
        first = dt.datetime(2022, 1, 1)  # noqa: DTZ001 - the store's own form
        rows = [
            head | {"unit": f"{unit:05}", "unit_name": f"xã {unit}", "number": number, "accepted_at": first + dt.timedelta(days=14 * number, seconds=unit)}
            for unit in range(units)
            for number in range(1, VERSIONS + 1)
        ]
        if rows:
            connection.execute(insert(schema.versions), rows)
    engine.dispose()
    return url


def plan_milliseconds(url: str) -> tuple[float, float]:
    """Return how long the list of plans takes the first time and again."""
    store = Store(url)
    taken = []
    for _ in range(6):
        start = time.process_time()
        store.plans()
        taken.append(1000 * (time.process_time() - start))
    store.close()
    return taken[0], min(taken[1:])


def unit_rows() -> list[tuple[str, float, float, float, bool]]:
    """Measure a rerun with one unit and with all: what, milliseconds of one, of all, their ratio, and whether it is in bounds."""
    found = []
    with tempfile.TemporaryDirectory() as name:
        for units in (0, UNITS):
            url = filled_store(Path(name), units)
            if units:
                print("plans cold, warm ms:", *(f"{value:.1f}" for value in plan_milliseconds(url)))
            with served(ROOT, "app.py", {"PAPI_STORE": url}) as (address, pid):
                found.append(rerun_milliseconds(address, pid))
    one, many = found
    return [("Tổng quan: CPU of a rerun, 1 and 3,321 units × 24 versions (ms)", one, many, many / one, many <= BOUND * one)]


if __name__ == "__main__":
    argparse.ArgumentParser(description=__doc__).parse_args()
    rows = unit_rows()
    for row in rows:
        print(*row)
    sys.exit(0 if all(row[-1] for row in rows) else 1)
