"""The command that rolls up the trackers of a folder: two tables, one line, an exit code; it goes on where it was ended."""

from __future__ import annotations

import argparse
import contextlib
import json
import logging
import os
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from papi_metrics.clock import today_in_vietnam
from papi_metrics.commands.answers import HAS_ERRORS, INTERRUPTED, USABLE, Commands
from papi_metrics.commands.progress import shown
from papi_metrics.commands.reading import date_of
from papi_metrics.commands.rollup_output import journal_of, outputs_for, said, told, write_tables
from papi_metrics.commands.rollup_store import Kept, accept_trackers
from papi_metrics.errors import PapiError
from papi_metrics.isolation import end_bulk, rolled_isolated, warm_bulk
from papi_metrics.rollup import Asked, Found, Journal, Roll, Step, find_trackers, on_cluster, rolled_files
from papi_metrics.rules import RULES_VERSION
from papi_metrics.store import READING_RULES

_EXIT_CODES = (
    "mã thoát: 0 đã đọc mọi tệp; 1 có tệp không đọc được hoặc có dòng lỗi bị bỏ ra ngoài; 2 chưa làm gì; 130 dừng bằng Ctrl-C, chạy lại thì làm tiếp"
)


def add_rollup(commands: Commands) -> None:
    """Add the command to the command line."""
    rollup = commands.add_parser("rollup", help="tổng hợp mọi tệp theo dõi trong một thư mục", epilog=_EXIT_CODES)
    rollup.add_argument("folder", type=Path, help="thư mục, kể cả thư mục con")
    rollup.add_argument("--out", type=Path, help="tệp .csv hoặc .parquet, hoặc thư mục (ghi cả hai dạng); không có thì thư mục này")
    rollup.add_argument("--as-of", type=date_of, help="ngày tính; không có thì ngày ghi trong từng tệp, không thì hôm nay")
    rollup.add_argument("--workers", type=_workers, default=os.cpu_count() or 1, help="số tiến trình đọc; không có thì mọi nhân của máy")
    rollup.add_argument("--scheduler", help="địa chỉ cụm máy Dask, như tcp://10.0.0.1:8786")
    rollup.add_argument("--fresh", action="store_true", help="đọc lại từ đầu, không làm tiếp lần trước")
    rollup.add_argument("--store", action="store_true", help="nhận từng tệp vào kho (PAPI_STORE) thành phiên bản")
    rollup.add_argument("--author", help="người nhận, cần khi có --store")
    rollup.add_argument("--reason", help="lý do nhận; không có thì theo ngày số liệu")
    rollup.add_argument("--json", action="store_true", help="kết quả dạng JSON")
    rollup.set_defaults(run=_rollup)


def _workers(text: str) -> int:
    # More would only wait for each other.
    if not text.isdecimal() or not 1 <= int(text) <= 256:  # noqa: PLR2004
        raise argparse.ArgumentTypeError("từ 1 đến 256")
    return int(text)


def _rollup(options: argparse.Namespace) -> int:
    outputs = outputs_for(options.out)
    if not options.folder.is_dir():
        raise PapiError(f"Không có thư mục {options.folder}. Chưa làm gì.")
    if options.store and not (options.author or "").strip():
        raise PapiError("Nhận vào kho cần biết ai nhận: hãy thêm --author. Chưa làm gì.")
    found, skipped = find_trackers(options.folder, outputs=outputs)
    if not found:
        raise PapiError(f"Không có tệp theo dõi nào trong {options.folder}. Chưa làm gì.")
    asked = Asked(as_of=options.as_of, today=today_in_vietnam())
    # Why a file could not be read stands in the tables: a log line for each would tear the progress bar.
    logging.getLogger("papi_metrics.isolation").addHandler(logging.NullHandler())
    try:
        steps = _read_all(found, outputs, asked, options)
        rolled = [step.rolled for step in steps]
        write_tables(outputs, rolled)
        kept = accept_trackers(found, rolled, author=options.author, reason=options.reason) if options.store else Kept()
    except KeyboardInterrupt:
        end_bulk()
        print("Đã dừng. Những tệp đã đọc được nhớ; chạy lại đúng lệnh này để làm tiếp, thêm --fresh để làm từ đầu.", file=sys.stderr)
        return INTERRUPTED
    summary: dict[str, Any] = told(steps, skipped, outputs, kept)
    print(json.dumps(summary, ensure_ascii=False, indent=1) if options.json else said(summary))
    return HAS_ERRORS if any(item.has_errors for item in rolled) or kept.left_out else USABLE


def _read_all(found: tuple[Found, ...], outputs: tuple[Path, ...], asked: Asked, options: argparse.Namespace) -> list[Step]:
    """Read every file that no earlier run has read, and show how far it is."""
    with (
        journal_of(outputs, asked, rules=(READING_RULES, RULES_VERSION), fresh=options.fresh) as journal,
        _reader(options, asked, at_most=len(found)) as (roll, workers),
    ):
        return _shown_steps(found, roll, journal, workers)


def _shown_steps(found: tuple[Found, ...], roll: Roll, journal: Journal, workers: int) -> list[Step]:
    with contextlib.closing(rolled_files(found, roll, journal, workers=workers)) as running:  # type: ignore[type-var]
        return list(shown(running, total=len(found), failed=lambda step: bool(step.rolled.error)))


@contextlib.contextmanager
def _reader(options: argparse.Namespace, asked: Asked, *, at_most: int) -> Iterator[tuple[Roll, int]]:
    """Yield what reads a file and how many are read at once: child processes here, or a cluster's."""
    roll = partial(rolled_isolated, as_of=asked.as_of, today=asked.today)
    if options.scheduler:
        with on_cluster(options.scheduler, roll) as there:
            yield there
        return
    workers = min(options.workers, at_most)
    warm_bulk(workers)
    yield roll, workers
