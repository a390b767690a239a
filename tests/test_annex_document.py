"""The shipped annex as a Word document: in step with the plan's table, and in the form annexes are issued in."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pandas as pd
import pytest

from data.annex_document import HEADINGS, annex_document, component_label
from papi_metrics.tracker import read_tracker
from papi_metrics.workbook import read_workbook

DATA = Path(__file__).parent.parent / "data"
SHIPPED = (DATA / "phu-luc-08-KH-UBND-2022.docx").read_bytes()


@pytest.fixture(scope="module")
def plan():
    """Return the plan's tasks as they were typed from the annex."""
    return pd.read_csv(DATA / "plan_tasks.csv", dtype=str, keep_default_na=False).to_dict("records")


@pytest.fixture(scope="module")
def body():
    """Return the XML of the shipped document's body."""
    with zipfile.ZipFile(io.BytesIO(SHIPPED)) as archive:
        return archive.read("word/document.xml").decode()


def test_shipped_document_is_what_the_builder_writes(plan):
    """The document beside the plan's table has been built from it."""
    shipped, built = (read_workbook(data).sheets[0] for data in (SHIPPED, annex_document(plan)))
    assert (shipped.rows, shipped.merges, shipped.places) == (built.rows, built.merges, built.places)


def test_document_is_built_from_the_table_it_is_given(plan):
    """Another task in the table is another task of the document."""
    changed = [{**task, "task": "Việc khác"} if task["task_no"] == "7" else task for task in plan]
    assert read_tracker(annex_document(changed)).table["task"][6] == "Việc khác"


def test_tasks_are_a_list_of_word_s_own(body):
    """The bullets of the tasks stand in no text: each of the 46 is a paragraph of a list."""
    assert body.count('<w:pStyle w:val="ListBullet"/>') == 46


def test_heading_is_written_as_annexes_write_it(body):
    """Each of the two tables of tasks repeats its heading on every page, and in one place it is typed again."""
    assert body.count("<w:tblHeader/>") == 2
    assert len(re.findall(rf"<w:t>{HEADINGS[-1]}</w:t>", body)) == 3
    assert body.count('<w:br w:type="page"/>') == 1


def test_page_is_landscape(body):
    """Annexes with wide tables stand across the page."""
    assert 'w:orient="landscape"' in body


def test_labels_are_merged_over_their_rows(body):
    """Numbers, dimensions and components of several rows stand in one cell."""
    assert body.count('<w:vMerge w:val="restart"/>') == body.count('w:val="restart"') > 5


def test_component_is_lettered_anew_in_every_dimension():
    """The plan's own letter stands before the name, and two components of a row stand in two lines."""
    assert component_label({"component": "2b", "component_name": "Danh sách hộ nghèo"}) == "b. Danh sách hộ nghèo"
    assert component_label({"component": "5b, 5c", "component_name": "Một; Hai"}) == "b. Một\nc. Hai"
