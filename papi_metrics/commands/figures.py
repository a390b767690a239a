"""The commands that answer with figures: check, completion, change, deadline."""

from __future__ import annotations

import argparse
import datetime as dt
from dataclasses import asdict
from pathlib import Path
from typing import get_args

import pandas as pd

from papi_metrics.change import score_change
from papi_metrics.commands.answers import HAS_ERRORS, USABLE, Commands, put
from papi_metrics.commands.reading import date_of, read_scores, read_tracker
from papi_metrics.completion import By, completion
from papi_metrics.deadlines import read_deadline
from papi_metrics.findings import Reading
from papi_metrics.framework import BASE_YEAR
from papi_metrics.surveys import shipped_scores
from papi_metrics.tracker import check_plan


def add_figures(commands: Commands) -> None:
    """Add the four commands to the command line."""
    check = commands.add_parser("check", help="kiểm tra tệp theo dõi: liệt kê chỗ cần xem lại")
    check.add_argument("file", type=Path)
    check.add_argument("--year", type=int, help="năm kế hoạch; không có thì lấy ở tiêu đề hoặc tên tệp")
    check.set_defaults(run=_check)

    done = commands.add_parser("completion", help="mức hoàn thành đến một ngày")
    done.add_argument("file", type=Path)
    done.add_argument("--as-of", type=date_of, required=True, help="ngày tính, như 2022-09-30 hoặc 30/9/2022")
    done.add_argument("--by", choices=get_args(By), default="dimension")
    done.add_argument("--year", type=int, help="năm kế hoạch")
    done.set_defaults(run=_completion)

    change = commands.add_parser("change", help="điểm thay đổi so với năm gốc")
    change.add_argument("--unit", required=True)
    change.add_argument("--year", type=int, required=True)
    change.add_argument("--base", type=int, default=BASE_YEAR)
    change.add_argument("--scores", type=Path, help="tệp điểm; không có thì dùng điểm PAPI kèm theo")
    change.set_defaults(run=_change)

    deadline = commands.add_parser("deadline", help="đọc một thời hạn bằng chữ")
    deadline.add_argument("text")
    deadline.add_argument("--year", type=int, required=True)
    deadline.set_defaults(run=_deadline)

    for command in (check, done, change, deadline):
        command.add_argument("--json", action="store_true", help="kết quả dạng JSON")


def _check(options: argparse.Namespace) -> int:
    reading = read_tracker(options.file, options.year)
    # What the plan lacks leaves nothing out: it follows the reading's findings and has no say in the exit code.
    put(reading.table, (*reading.findings, *check_plan(reading)), as_json=options.json, show_rows=False)
    return HAS_ERRORS if reading.has_errors else USABLE


def _completion(options: argparse.Namespace) -> int:
    reading = _with_year(options.file, options.year, options.as_of)
    figures = completion(reading.table, as_of=options.as_of, by=options.by)
    put(figures, reading.findings, as_json=options.json)
    return USABLE


def _with_year(file: Path, year: int | None, as_of: dt.date) -> Reading:
    """Read a tracker; where neither option, title nor file name says the year, the as-of date's year serves."""
    reading = read_tracker(file, year)
    return reading if reading.about.plan_year else read_tracker(file, as_of.year)


def _change(options: argparse.Namespace) -> int:
    reading = read_scores(options.scores) if options.scores else Reading(table=shipped_scores())
    rows = score_change(reading.table, unit=options.unit, year=options.year, base_year=options.base)
    put(rows, reading.findings if options.scores else None, as_json=options.json)
    return USABLE


def _deadline(options: argparse.Namespace) -> int:
    deadline = read_deadline(options.text, year=options.year)
    put(pd.DataFrame([{"text": options.text, **asdict(deadline)}]), None, as_json=options.json)
    return USABLE
