"""Measure `rollup` as it is run: thousands of trackers, each with texts of its own, by one reader and by two."""

from __future__ import annotations

import io
import math
import re
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

import psutil

ROOT = Path(__file__).parent.parent
FILES = 3_321
TRACKER = ROOT / "data" / "theo-doi-minh-hoa-2022-09-30.xlsx"
LONG_TEXT = re.compile(rb"(<t[^>]*>[^<]{30,})(?=</t>)")


def filled(folder: Path, count: int) -> Path:
    """Fill a folder with so many copies of the example, the copy's number behind every text of some length."""
    folder.mkdir()
    with zipfile.ZipFile(io.BytesIO(TRACKER.read_bytes())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for number in range(count):
        with zipfile.ZipFile(folder / f"theo-doi-{number:04}.xlsx", "w", zipfile.ZIP_DEFLATED) as copy:
            for name, part in parts.items():
                copy.writestr(name, LONG_TEXT.sub(rb"\g<1> so %d" % number, part))
    return folder


def taken(folder: Path, workers: int) -> tuple[float, float]:
    """Roll a folder up from the start with so many workers; return the seconds of the whole command, passed and of processors."""
    with tempfile.TemporaryDirectory() as out:
        command = ["-m", "papi_metrics", "rollup", str(folder), "--out", f"{out}/t.parquet", "--workers", str(workers)]
        start, before = time.perf_counter(), _worked()
        subprocess.run([sys.executable, *command], cwd=ROOT, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return time.perf_counter() - start, _worked() - before


def _worked() -> float:
    used = psutil.Process().cpu_times()
    return used.children_user + used.children_system


def rollup_rows(count: int = FILES) -> list[tuple[str, float, float, float, bool]]:
    """Two workers against one, and what a file costs a worker; two only take half the time where as many processors are free."""
    with tempfile.TemporaryDirectory() as place:
        folder = filled(Path(place) / "in", count)
        load, cores = psutil.getloadavg()[0], psutil.cpu_count() or 1
        (two, work), (one, _) = taken(folder, 2), taken(folder, 1)
    return [
        (f"rollup of {count:,} files, two workers / one (load {load:.1f} of {cores})", two, one, 1 / 1.7, True),
        (f"rollup of {count:,} files, two workers, ms a file a worker", 2_000 * two / count, 1.0, 25, False),
        (f"rollup of {count:,} files, one worker, ms a file", 1_000 * one / count, 1.0, 25, False),
        (f"rollup of {count:,} files, two workers, ms of processor a file", 1_000 * work / count, 1.0, math.inf, False),
    ]
