"""Uploads as readings: a file is read once in a person's session, in a process of its own."""

from __future__ import annotations

from typing import Any, NamedTuple

import pandas as pd
import streamlit as st

from pages.shared.outcomes import kept
from papi_metrics.errors import PapiError
from papi_metrics.findings import Finding, Reading
from papi_metrics.isolation import cells_isolated, listed_isolated, painted_isolated, scores_isolated, tracker_isolated
from papi_metrics.language import gettext as _
from papi_metrics.language import later
from papi_metrics.text import escape_markdown
from papi_metrics.workbook import LARGEST_FILE

LARGEST_UPLOAD = LARGEST_FILE // 2**20
"""In MB."""
READING = later("Đang đọc tệp và kiểm tra từng dòng…")
_READING, _SCORES, _LAST_CHECK = "reading", "reading-of-scores", "last-check"


def tracker_reading(upload: Any, plan_year: int | None) -> Reading:  # noqa: ANN401 - Streamlit's uploaded file
    """Read an uploaded tracker.

    Errors: PapiError with a sentence for the person who uploaded it.
    """
    token = upload.file_id, plan_year
    return kept(_READING, token, lambda: tracker_isolated(upload.getvalue(), plan_year=plan_year, name=upload.name))


def scores_reading(upload: Any) -> Reading:  # noqa: ANN401 - as above
    """Read an uploaded file of scores.

    Errors: PapiError with a sentence for the person who uploaded it.
    """
    return kept(_SCORES, upload.file_id, lambda: scores_isolated(upload.getvalue(), name=upload.name))


class _Check(NamedTuple):
    """The last check of a session: the file, its plan, what was found, and what had been found before it."""

    file_id: str
    plan: tuple[object, ...]
    findings: tuple[Finding, ...]
    before: tuple[Finding, ...] | None


def earlier_findings(upload: Any, reading: Reading) -> tuple[Finding, ...] | None:  # noqa: ANN401 - as above
    """Return the findings of an earlier check that an upload may answer; None if there was none.

    The list that a painted workbook brings along leads; else the last check of another file of the same sheet in this
    session, whose place this one takes.
    Errors: PapiError if the file can no longer be read.
    """
    listed: tuple[Finding, ...] = kept("listed", upload.file_id, lambda: listed_isolated(upload.getvalue()))
    last: _Check | None = st.session_state.get(_LAST_CHECK)
    if last is None or last.file_id != upload.file_id:
        before = last.findings if last is not None and last.plan == _plan_of(reading) else None
        last = st.session_state[_LAST_CHECK] = _Check(upload.file_id, _plan_of(reading), reading.findings, before)
    return listed or last.before


def _plan_of(reading: Reading) -> tuple[object, ...]:
    return reading.about.unit, reading.about.plan_year, reading.about.sheet


def painted(upload: Any, findings: tuple[Finding, ...]) -> bytes:  # noqa: ANN401 - as above
    """Return an upload with its findings painted into it; not kept, for whoever asks is a thread that has no session to keep it in.

    Errors: PapiError if the file can no longer be read.
    """
    return painted_isolated(upload.getvalue(), findings)


def cells_of_row(upload: Any, *, sheet: str, row: int) -> pd.DataFrame:  # noqa: ANN401 - as above
    """Return the cells of one row of an upload, as `row_cells`.

    Errors: PapiError if the file can no longer be read.
    """
    return kept("row-of-file", (upload.file_id, sheet, row), lambda: cells_isolated(upload.getvalue(), sheet=sheet, row=row))


def say_unreadable(file_name: str, error: PapiError) -> None:
    """Say that a file could not be read, why, and that nothing happened."""
    st.error(escape_markdown(_("Không đọc được «{file_name}». {error}", file_name=file_name, error=error)), icon=":material/error:")
    st.caption(_("Chưa có gì thay đổi. Hãy chọn tệp khác."))
