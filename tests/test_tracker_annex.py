"""The annex as issued gives the plan's tasks, field by field."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from workbooks import column_of

from papi_metrics.tracker import read_tracker

DATA = Path(__file__).parent.parent / "data"


@pytest.fixture(scope="module")
def annex():
    """Read the annex once."""
    return read_tracker(DATA / "phu-luc-08-KH-UBND-2022.xlsx")


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


@pytest.mark.parametrize("date", ["2022-03-31", "2022-06-30", "2022-09-30"])
def test_example_trackers_are_read_without_errors(date, plan):
    """The shipped trackers are labelled illustrations and give the same 46 tasks."""
    reading = read_tracker(DATA / f"theo-doi-minh-hoa-{date}.xlsx")
    assert (column_of(reading, "task"), reading.about.illustration) == (plan.task.tolist(), True)
    assert not reading.has_errors
