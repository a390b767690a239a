"""The annex as issued, as a workbook and as a document, gives the plan's tasks, field by field."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from workbooks import column_of

from papi_metrics.tracker import read_tracker

DATA = Path(__file__).parent.parent / "data"


ANNEXES = {
    "xlsx": DATA / "phu-luc-08-KH-UBND-2022.xlsx",
    "docx": DATA / "phu-luc-08-KH-UBND-2022.docx",
    "docx by LibreOffice": Path(__file__).parent / "data" / "libreoffice.docx",
}


@pytest.fixture(scope="module", params=ANNEXES.values(), ids=ANNEXES)
def annex(request):
    """Read each annex once."""
    return read_tracker(request.param)


@pytest.fixture(scope="module")
def plan():
    """Return the plan's tasks as they were typed from the annex."""
    return pd.read_csv(DATA / "plan_tasks.csv", dtype=str, keep_default_na=False)


@pytest.mark.parametrize("field", ["dimension", "component", "sub_dimensions", "task", "deliverable", "lead_unit", "executing_unit", "timing"])
def test_annex_gives_every_field_of_every_task(annex, plan, field):
    """Each of the 46 tasks has the dimension, component, words, offices and time of the plan."""
    assert [str(value or "") for value in column_of(annex, field)] == plan[field].tolist()


def test_annex_gives_46_tasks_in_11_components(annex):
    """The annex holds 46 tasks in 11 components, and no finding of it is graver than a note."""
    assert (len(annex.table), annex.table.component.nunique()) == (46, 11)
    assert {item.severity for item in annex.findings} == {"note"}


def test_annex_says_whose_plan_it_is(annex):
    """The title block names the commune, the province and the plan's year."""
    assert (annex.about.unit, annex.about.province, annex.about.plan_year) == ("xã Trung Trắc", "Hưng Yên", 2022)


@pytest.mark.parametrize("name", ["docx", "docx by LibreOffice"])
def test_annex_of_a_document_is_that_of_the_workbook(name):
    """Every column is the same but for the address, tasks' ids included: the plan of a document is the first tracker."""
    workbook, document = (read_tracker(path).table.drop(columns=["sheet", "row"]) for path in (ANNEXES["xlsx"], ANNEXES[name]))
    pd.testing.assert_frame_equal(document, workbook)


def test_annex_of_a_document_has_the_findings_of_the_workbook():
    """The same is found in the same order; in the document by table and row, the signature without a column."""
    workbook, document = (read_tracker(ANNEXES[name]).findings for name in ("xlsx", "docx"))
    assert list(dict.fromkeys((item.code, item.value) for item in workbook if item.code != "row-signature")) == list(
        dict.fromkeys((item.code, item.value) for item in document if item.code != "row-signature")
    )
    assert [(item.sheet, item.row, item.column) for item in document if item.code == "row-heading"] == [
        ("Bảng 2", 7, "A"), ("Bảng 3", 1, "A"),
    ]  # fmt: skip
    assert {(item.sheet, item.row, item.column) for item in document if item.code == "row-signature"} == {("Bảng 4", 1, None)}


def test_tasks_of_the_annex_stand_in_two_tables():
    """A page ends before dimension 6: its tasks stand in the next table, under its own row numbers."""
    table = read_tracker(ANNEXES["docx"]).table
    assert table.groupby("dimension", sort=True)["sheet"].unique().map(list).tolist() == [["Bảng 2"]] * 5 + [["Bảng 3"]] * 3
    assert table["row"].tolist() == [3] * 3 + [4] * 3 + [5] * 3 + [6] * 3 + [8] * 6 + [9] * 2 + [10] * 2 + [11] * 9 + [2] * 5 + [4] * 3 + [5] * 3 + [6] * 4


@pytest.mark.parametrize("date", ["2022-03-31", "2022-06-30", "2022-09-30"])
def test_example_trackers_are_read_without_errors(date, plan):
    """The shipped trackers are labelled illustrations and give the same 46 tasks."""
    reading = read_tracker(DATA / f"theo-doi-minh-hoa-{date}.xlsx")
    assert (column_of(reading, "task"), reading.about.illustration) == (plan.task.tolist(), True)
    assert not reading.has_errors
