"""Measure what the project claims: ratios against a floor taken in the same run. Run as `python tests/bench.py`."""

from __future__ import annotations

import argparse
import datetime as dt
import io
import math
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import openpyxl
import pandas as pd
import python_calamine

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from bench_isolation import isolation_rows  # noqa: E402 - after the path is set
from bench_oversight import units_rows  # noqa: E402
from bench_pages import page_rows, update_rows  # noqa: E402
from bench_peers import peer_rows  # noqa: E402
from bench_people import people_rows, process_rows  # noqa: E402
from bench_reports import document_rows  # noqa: E402
from bench_rollup import FILES, rollup_rows  # noqa: E402
from bench_scores import score_page_rows  # noqa: E402

from papi_metrics.completion import completion  # noqa: E402
from papi_metrics.findings import finding  # noqa: E402
from papi_metrics.mending import findings_compared, findings_listed  # noqa: E402
from papi_metrics.reports import TrackerTitle, painted_workbook, tracker_workbook  # noqa: E402
from papi_metrics.text import clean, fold, words_of  # noqa: E402
from papi_metrics.tracker import TASK_DTYPES, read_tracker  # noqa: E402

ROWS = 10_000
TASKS = 1_000_000
HEADINGS = (
    "TT", "Chỉ số nội dung", "Nội dung thành phần", "Nhiệm vụ", "Kết quả", "Đơn vị chủ trì", "Đơn vị thực hiện",
    "Thời hạn", "Trạng thái", "Tiến độ (%)", "Ngày hoàn thành", "Ghi chú",
)  # fmt: skip
TITLES = ("ỦY BAN NHÂN DÂN XÃ TRUNG TRẮC, TỈNH HƯNG YÊN", "THEO DÕI KẾ HOẠCH PAPI NĂM 2022", "Tính đến ngày 30/09/2022")


def tracker_of(rows: int, seed: int, *, top: tuple[str, ...] = (), moved: bool = False) -> bytes:
    """Return a tracker of so many tasks, every text of its own, in .xlsx; `moved` is the same plan a month on."""
    rng = np.random.default_rng(seed)
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Theo dõi")
    for line in top:
        sheet.append([line])
    sheet.append(HEADINGS)
    components = ("1.1", "2.1", "3.1", "4.2", "5.3", "6.2", "7.2", "8.1")
    for row in range(rows):
        sheet.append([
            row + 1, row % 8 + 1, components[row % 8], f"Tuyên truyền nội dung số {seed}.{row} trên đài truyền thanh xã",
            "Kế hoạch, công văn", "UBND xã", "Công chức Tư pháp xã; Đài truyền thanh xã",
            rng.choice(["Quý II", "Thường xuyên", "Trước 30/6/2022", "Trong năm 2022"]),
            rng.choice(["Đang thực hiện", "Đã hoàn thành", "Chưa thực hiện"]), round(float(rng.random()), 2),
            dt.date(2022, 5, 1 + row % 28) if row % 3 else None, f"ghi chú {seed}.{row}{', tháng sau' if moved and row % 3 else ''}",
        ])  # fmt: skip
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def seconds(times: int, *acts: Callable[[], object]) -> list[float]:
    """Return the quickest of so many runs of each act, taken in turns, so that a busy machine slows all alike."""
    taken: list[list[float]] = [[] for _ in acts]
    for _ in range(times):
        for act, runs in zip(acts, taken, strict=True):
            start = time.perf_counter()
            act()
            runs.append(time.perf_counter() - start)
    return [min(runs) for runs in taken]


def reading_rows() -> list[tuple[str, float, float, float, bool]]:
    """Reading and checking against calamine's bare read and against pandas with openpyxl merely reading.

    The caches of whole texts are emptied before each run, so that no task's text is read from memory.
    """

    def read(data: bytes) -> None:
        for cache in (clean, fold, words_of):
            cache.cache_clear()
        read_tracker(data, plan_year=2022)

    data = tracker_of(ROWS, 1)
    read_tracker(tracker_of(20, 0))

    def bare() -> object:
        return python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()

    ours, floor = seconds(7, lambda: read(data), bare)
    (pandas,) = seconds(2, lambda: pd.read_excel(io.BytesIO(data), engine="openpyxl"))
    return [
        (f"read and check {ROWS:,} rows / bare calamine read", ours, floor, 4.0, True),
        (f"read and check {ROWS:,} rows / pandas with openpyxl", ours, pandas, 1.0, True),
    ]


def painting_rows() -> list[tuple[str, float, float, float, bool]]:
    """Painting a tracker of a thousand rows with a doubt in each, and comparing its list with the next check, in seconds."""
    data = tracker_of(1_000, 1)
    doubts = [finding("state-unknown", sheet="Theo dõi", row=row, column="I", value="xog") for row in range(2, 1_002)]
    painted = painted_workbook(data, doubts)
    first, again, compared = seconds(
        5,
        lambda: painted_workbook(data, doubts),
        lambda: painted_workbook(painted, doubts),
        lambda: findings_compared(findings_listed(painted), doubts[:-9]),
    )
    return [
        ("paint 1,000 rows with 1,000 findings, seconds", first, 1.0, 0.5, False),
        ("paint them again, seconds", again, 1.0, 0.7, False),
        ("read the list back and compare, seconds", compared, 1.0, 0.3, False),
    ]


def writing_rows() -> list[tuple[str, float, float, float, bool]]:
    """Writing a tracker to be filled in, in seconds."""
    table = read_tracker(tracker_of(1_000, 2), plan_year=2022).table
    title = TrackerTitle(plan_year=2022)
    taken = seconds(3, lambda: tracker_workbook(table.head(46), title=title), lambda: tracker_workbook(table, title=title))
    goals = ((46, 0.2), (1_000, 1.0))
    return [(f"write a tracker of {count:,} tasks, seconds", own, 1.0, goal, False) for own, (count, goal) in zip(taken, goals, strict=True)]


def tasks_of(count: int) -> pd.DataFrame:
    """Return a task table of so many tasks."""
    rng = np.random.default_rng(7)
    due = np.datetime64("2022-01-01", "us") + rng.integers(0, 365, count).astype("timedelta64[D]")
    kinds = rng.choice(["dated", "standing", "recurring", "event"], count)
    table = pd.DataFrame({
        "dimension": pd.array(rng.integers(1, 9, count), dtype="Int64"),
        "sub_dimensions": pd.Series(rng.choice(["1.1", "2.1", "5.3; 5.4", "7.2; 7.3"], count), dtype="str"),
        "lead_unit": pd.Series(rng.choice([f"Đơn vị {number}" for number in range(100)], count), dtype="str"),
        "deadline_kind": pd.Series(kinds, dtype="str"),
        "state": pd.Series(rng.choice(["not_started", "in_progress", "done", "cancelled"], count), dtype="str"),
        "due": pd.Series(due).where(kinds == "dated"),
        "completed_on": pd.Series(due + np.timedelta64(3, "D")).where(rng.random(count) < 0.3),
        "progress": np.where(rng.random(count) < 0.5, rng.random(count), np.nan),
        "weight": 1.0,
    })  # fmt: skip
    return table.astype({name: dtype for name, dtype in TASK_DTYPES.items() if name in table})


def completion_rows() -> list[tuple[str, float, float, float, bool]]:
    """Completion, with its seventeen figures, against a bare pandas groupby of two text columns that counts and sums."""
    tasks = tasks_of(TASKS)
    as_of = dt.date(2022, 9, 30)

    def bare() -> pd.DataFrame:
        return tasks.groupby(["lead_unit", "state"]).agg(tasks=("weight", "size"), weight=("weight", "sum"))

    floor, *ours = seconds(
        7,
        bare,
        lambda: completion(tasks, as_of=as_of, by="dimension", plan_year=2022),
        lambda: completion(tasks, as_of=as_of, by="lead_unit", plan_year=2022),
    )
    return [
        (f"completion of {TASKS:,} tasks by {key} / bare groupby of two keys", taken, floor, 3.0, True)
        for key, taken in zip(("dimension", "lead_unit"), ours, strict=True)
    ]


def main() -> int:
    """Measure what is asked for, or everything; exit with 1 if a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--no-pages", action="store_true", help="leave the served pages out")
    parser.add_argument("--only-rollup", action="store_true", help="measure the rollup alone")
    parser.add_argument("--only-units", action="store_true", help="measure the page of all units alone; needs Debian's postgresql")
    parser.add_argument("--only-people", action="store_true", help="measure many people at once alone")
    parser.add_argument("--peers", action="store_true", help="set the first screen beside an empty page and the same page in Dash alone; makes an environment with Dash")
    parser.add_argument("--rollup-files", type=int, default=FILES, metavar="N", help=f"roll up N files instead of {FILES:,}; 0 leaves the rollup out")
    options = parser.parse_args()
    alone = {
        "rollup": lambda: rollup_rows(options.rollup_files) if options.rollup_files else [], "units": units_rows, "people": lambda: people_rows() + process_rows(),
    }  # fmt: skip
    chosen = [rows for name, rows in alone.items() if getattr(options, f"only_{name}")] + [peer_rows] * options.peers
    bare = [reading_rows, painting_rows, writing_rows, completion_rows, isolation_rows, document_rows, alone["rollup"]]
    pages = [] if options.no_pages else [page_rows, score_page_rows, updated_rows, alone["people"], units_rows]
    return told([row for rows in chosen or [*bare, *pages] for row in rows()])


def updated_rows() -> list[tuple[str, float, float, float, bool]]:
    """Measure checking and comparing a tracker of a thousand tasks in the page."""
    return update_rows(tracker_of(1_000, 1, top=TITLES), tracker_of(1_000, 1, top=TITLES, moved=True))


def told(rows: list[tuple[str, float, float, float, bool]]) -> int:
    """Print what was measured beside its goals; return 1 if one is missed."""
    missed = 0
    for name, ours, floor, goal, is_ratio in rows:
        value = ours / floor if is_ratio else ours
        missed += value > goal
        shown = f"{ours * 1000:9.1f} ms / {floor * 1000:8.1f} ms = {value:6.2f}" if is_ratio else f"{value:32.2f}"
        verdict = "for the record" if math.isinf(goal) else f"goal ≤ {goal:g}   {'ok' if value <= goal else 'MISSED'}"
        print(f"{name:62} {shown}   {verdict}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
