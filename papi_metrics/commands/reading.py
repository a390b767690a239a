"""What commands read: dates as people type them, trackers and scores in a child process."""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path

from papi_metrics.commands.files import bytes_from
from papi_metrics.errors import PapiError
from papi_metrics.findings import Reading
from papi_metrics.framework import FIRST_YEAR, LAST_YEAR
from papi_metrics.isolation import scores_isolated, tracker_isolated


def date_of(text: str) -> dt.date:
    """Read a date of the command line, as 2022-09-30 or 30/9/2022."""
    for form in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return dt.datetime.strptime(text, form).replace(tzinfo=dt.UTC).date()
        except ValueError:
            continue
    message = f"«{text}» không phải ngày; ghi như 2022-09-30 hoặc 30/9/2022"
    raise argparse.ArgumentTypeError(message)


def check_year(year: int | None, *, option: str = "--year", way: str = "") -> None:
    """Refuse a year that no plan has; None is none given, `way` what else may be done.

    Errors: PapiError that names the option.
    """
    if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
        raise PapiError(f"{option} {year}: cần một năm từ {FIRST_YEAR} đến {LAST_YEAR}. Hãy sửa {option}{way}.")


def read_tracker(file: Path, year: int | None) -> Reading:
    """Read a tracker in a child process: whatever the file is, the command ends with a sentence."""
    return tracker_isolated(bytes_from(file), plan_year=year, name=file.name)


def read_scores(file: Path) -> Reading:
    """Read a file of scores in a child process."""
    return scores_isolated(bytes_from(file), name=file.name)
