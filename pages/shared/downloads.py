"""Files to take along: the current tracker of a plan, ready to be filled in and uploaded again."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from pages.shared.signing.taking import download_button
from pages.shared.view import View, tasks_of
from papi_metrics.language import gettext as _
from papi_metrics.reports import TrackerTitle, following_tracker, tracker_workbook
from papi_metrics.store import Version


def workbook_of(version: Version, tasks: pd.DataFrame, *, as_of: dt.date | None) -> bytes:
    """Return tasks of a version's plan as a tracker; the date is left open where none is given."""
    title = TrackerTitle(
        plan_year=version.key.plan_year, unit=version.unit, province=version.province, as_of=as_of, illustration=version.illustration
    )
    return tracker_workbook(tasks, title=title)


def file_name_of(version: Version, as_of: dt.date) -> str:
    """Name the tracker of a plan on a date."""
    return f"theo-doi-papi-{version.key.plan_year}-{as_of:%Y-%m-%d}.xlsx"


def current_tracker(view: View) -> bytes:
    """Return the tracker of the version shown as a workbook, with its date."""
    return workbook_of(view.version, tasks_of(view.key), as_of=view.version.as_of)


def next_tracker(view: View) -> bytes:
    """Return the tracker to fill in for the next month: the newest tasks and states, the date left open."""
    version = view.version
    title = TrackerTitle(plan_year=version.key.plan_year, unit=version.unit, province=version.province, illustration=version.illustration)
    return following_tracker(tasks_of(version.key), title=title)


def current_tracker_button(view: View, *, key: str) -> None:
    """Offer the tracker of the version shown."""
    download_button(
        _("Tải bảng theo dõi hiện tại"),
        lambda: current_tracker(view),
        file_name=file_name_of(view.version, view.version.as_of),
        on_click="ignore",
        icon=":material/download:",
        key=key,
    )
