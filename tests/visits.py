"""What tests do on pages without a browser: the texts shown, an upload, the example's tracker with some cells changed."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable

import openpyxl
import pandas as pd
from streamlit.testing.v1 import AppTest
from tasks import task_table

from pages.shared import view
from papi_metrics.example import example_files
from papi_metrics.findings import Reading
from papi_metrics.store import ScoreSubmission, Submission
from papi_metrics.surveys import read_scores
from papi_metrics.tracker import read_tracker

TRACKER = example_files()[-1]


def plan_of(app: Callable[..., AppTest], *, province: str = "Hưng Yên", plan_year: int = 2022, page: str = "priorities") -> AppTest:
    """Open a page on a plan of another province or year."""
    app("method", example=False)
    submission = Submission(
        unit="xã Nơi Khác", plan_year=plan_year, province=province, as_of=dt.date(plan_year, 9, 30), file_name="t.xlsx", author="An", reason="thử"
    )
    data = TRACKER.read_bytes()
    view.open_store().accept(read_tracker(data, plan_year=plan_year), original=data, submission=submission)
    return app(page, example=False)


def plan_with(app: Callable[..., AppTest], *changes: dict[str, object], page: str = "overview", as_of: dt.date = dt.date(2022, 9, 30), **query: str) -> AppTest:
    """Open a page on a plan of small tasks, one a change, that is nobody's example."""
    app("method", example=False)
    submission = Submission(
        unit="xã Nơi Khác", plan_year=2022, province="Hưng Yên", as_of=as_of, file_name="t.xlsx", author="An", reason="thử"
    )
    view.open_store().accept(Reading(table=task_table(*changes)), original=b"tep", submission=submission)
    return app(page, example=False, **query)


def accept_survey(app: Callable[..., AppTest], text: str) -> None:
    """Bring a file of scores in beside the example."""
    app("method")
    data = text.encode()
    view.open_store().accept_scores(read_scores(data), ScoreSubmission(file_name="k.csv", author="An", reason="Khảo sát"), original=data)


def words(test: AppTest) -> str:
    """Return all text a page shows outside tables and charts."""
    kinds = ("title", "header", "subheader", "markdown", "caption", "error", "info", "warning", "success")
    return "\n".join(str(element.value) for kind in kinds for element in getattr(test, kind))


def tracker_with(changes: dict[str, object]) -> bytes:
    """Return the example tracker of 30 September with some cells changed."""
    book = openpyxl.load_workbook(TRACKER)
    for place, value in changes.items():
        book["Theo dõi"][place] = value
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def upload(test: AppTest, data: bytes, name: str = "theo-doi-2022.xlsx") -> AppTest:
    """Put a file into the uploader of Cập nhật."""
    return test.file_uploader[0].set_value((name, data, "application/octet-stream")).run()


def editor_key(test: AppTest, name: str) -> str:
    """Return the key of a table to be filled in; its name is followed by the file and version it belongs to."""
    return next(element.key for element in test.data_editor if (element.key or "").startswith(f"{name}-"))


def fill(test: AppTest, name: str, rows: dict[int, dict[str, object]]) -> AppTest:
    """Fill cells of a table: row → column → value."""
    test.session_state[editor_key(test, name)] = {"edited_rows": rows, "added_rows": [], "deleted_rows": []}
    return test.run()


def table_with(test: AppTest, column: str) -> pd.DataFrame:
    """Return the first table on the page that has a column."""
    return next(element.value for element in test.dataframe if column in element.value)


def unfolded(test: AppTest, name: str) -> AppTest:
    """Open the data of a chart or table, which are only made once they are asked for."""
    test.session_state[f"so-lieu-{name}"] = True
    return test.run()
