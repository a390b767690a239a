"""The acts of Cập nhật and Lịch sử: read an upload, accept it as a version, restore an old version."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict
from functools import lru_cache

import pandas as pd
import streamlit as st

from pages.shared.columns import SEVERITY_WORDS
from pages.shared.header import DATE_KEY, PLAN_KEY, VERSION_KEY
from pages.shared.submission import given_submission
from pages.shared.view import open_store
from papi_metrics.findings import Finding, Reading, findings_table
from papi_metrics.isolation import tracker_isolated
from papi_metrics.store import Version, VersionKey
from papi_metrics.text import escape_markdown

MOST_FINDINGS_SHOWN = 200
_ASKED = {"unit": "đơn vị", "province": "tỉnh", "as_of": "ngày số liệu", "author": "người cập nhật"}
RESTORER_KEY, RESTORE_REASON_KEY = "nguoi-khoi-phuc", "ly-do-khoi-phuc"
_DONE = "accepted"
_FAILED = "refused"
_UPLOADS = "uploads"


def upload_key() -> str:
    """Return the uploader's key; it changes after an acceptance, so that the uploader is empty again."""
    return f"upload-{st.session_state.get(_UPLOADS, 0)}"


@lru_cache(maxsize=8)
def reading_of(data: bytes, name: str, plan_year: int | None) -> Reading:
    """Read an uploaded tracker in a child process; the same bytes are read once.

    Errors: PapiError with a sentence for the person who uploaded it.
    """
    return tracker_isolated(data, plan_year=plan_year, name=name)


def finding_rows(findings: tuple[Finding, ...]) -> pd.DataFrame:
    """Lay findings out for a reader: the gravest first, with severity in words and Excel's address."""
    table = findings_table(findings)
    order = table["severity"].map({word: index for index, word in enumerate(SEVERITY_WORDS)})
    place = table["column"].fillna("") + table["row"].astype("str").where(table["row"].notna(), "")
    shown = table.assign(severity_word=table["severity"].map(SEVERITY_WORDS), place=place, order=order)
    return shown.sort_values("order", kind="stable").drop(columns="order").reset_index(drop=True)


def accept(reading: Reading, original: bytes, file_name: str, plan_year: int) -> None:
    """Store the reading as the newest version and show it everywhere; a callback of the button."""
    submission = given_submission(file_name=file_name, plan_year=plan_year)
    missing = [name for name, value in asdict(submission).items() if name in _ASKED and not value]
    if missing:
        st.session_state[_FAILED] = f"Chưa nhận được: hãy điền {', '.join(_ASKED[name] for name in missing)}."
        return
    _finish(open_store().accept(reading, original=original, submission=submission))


def restore(key: VersionKey) -> None:
    """Make an old version the newest again; a callback of the button."""
    author, reason = (st.session_state[name] for name in (RESTORER_KEY, RESTORE_REASON_KEY))
    if not author.strip() or not reason.strip():
        st.session_state[_FAILED] = "Hãy điền người khôi phục và lý do."
        return
    _finish(open_store().restore(key, author=author.strip(), reason=reason.strip()))


def _finish(version: Version) -> None:
    st.session_state[_DONE] = version
    st.session_state[_UPLOADS] = st.session_state.get(_UPLOADS, 0) + 1
    # Every page shows the newest version again, on its own date.
    for key in (VERSION_KEY, DATE_KEY, PLAN_KEY):
        st.session_state[key] = None


def say_outcome() -> None:
    """Say what the last act did, once."""
    failed: str | None = st.session_state.pop(_FAILED, None)
    if failed:
        st.error(failed, icon=":material/edit:")
    version: Version | None = st.session_state.pop(_DONE, None)
    if version is None:
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown(
            f"✓ Đã nhận **phiên bản {version.key.number}** của {escape_markdown(version.key.unit)}, {version.task_count} nhiệm vụ, "
            f"số liệu đến {version.as_of:%d/%m/%Y}. Mọi trang đang dùng phiên bản này."
        )
        st.page_link("overview.py", label="Xem Tổng quan", icon=":material/arrow_forward:")


def plan_year_guess(reading: Reading, fallback: int | None) -> int:
    """Return the plan's year for the form: what the tracker says, else the shown plan's, else this year."""
    return reading.about.plan_year or fallback or dt.datetime.now(dt.UTC).year
