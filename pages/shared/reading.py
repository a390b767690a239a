"""Uploads as readings: a file is read once in a person's session, in a process of its own."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from pages.shared.outcomes import kept
from papi_metrics.errors import PapiError
from papi_metrics.findings import Reading
from papi_metrics.surveys import read_scores
from papi_metrics.text import escape_markdown
from papi_metrics.tracker import read_tracker, row_cells

LARGEST_UPLOAD = 20 * 2**20
_READING, _SCORES = "reading", "reading-of-scores"


def tracker_reading(upload: Any, plan_year: int | None) -> Reading:  # noqa: ANN401 - Streamlit's uploaded file
    """Read an uploaded tracker.

    Errors: PapiError with a sentence for the person who uploaded it.
    """
    return kept(_READING, (upload.file_id, plan_year), lambda: read_tracker(_bytes(upload), plan_year=plan_year, name=upload.name))


def scores_reading(upload: Any) -> Reading:  # noqa: ANN401 - as above
    """Read an uploaded file of scores.

    Errors: PapiError with a sentence for the person who uploaded it.
    """
    return kept(_SCORES, upload.file_id, lambda: read_scores(_bytes(upload)))


def _bytes(upload: Any) -> bytes:  # noqa: ANN401 - as above
    if upload.size > LARGEST_UPLOAD:
        raise PapiError(f"Tệp nặng {upload.size // 2**20} MB, quá {LARGEST_UPLOAD // 2**20} MB. Hãy xóa hình ảnh trong tệp.")
    data: bytes = upload.getvalue()
    return data


def say_unreadable(file_name: str, error: PapiError) -> None:
    """Say that a file could not be read, why, and that nothing happened."""
    st.error(escape_markdown(f"Không đọc được «{file_name}». {error}"), icon=":material/error:")
    st.caption("Chưa có gì thay đổi. Hãy chọn tệp khác.")


def cells_of_row(upload: Any, *, sheet: str, row: int) -> pd.DataFrame:  # noqa: ANN401 - as above
    """Return the cells of one row of an upload, as `row_cells`.

    Errors: PapiError if the file can no longer be read.
    """
    return kept("row-of-file", (upload.file_id, sheet, row), lambda: row_cells(_bytes(upload), sheet=sheet, row=row))
