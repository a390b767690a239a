"""The forms of a report: what their files are called, and which writer makes them."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from pathlib import Path

import pytest
from tasks import task_table

from papi_metrics.briefing import Subject, briefing
from papi_metrics.change import score_change
from papi_metrics.letterhead import Letterhead
from papi_metrics.periods import free_period, reporting_period
from papi_metrics.reports import FORM_KEYS, FORMS, document_name, document_of
from papi_metrics.surveys import shipped_scores

ROOT = Path(__file__).parent.parent
QUARTER = reporting_period("quarter", year=2022, number=3)


def report(period=QUARTER, *, unit="xã Trung Trắc", language="vi"):
    """Return a report on a plan of two tasks."""
    tasks = task_table({"task": "Niêm yết", "dimension": 2}, {"task": "Đối thoại", "dimension": 1})
    subject = Subject(
        unit=unit, province="Hưng Yên", plan_year=2022, plan_title="", period=period, data_as_of=dt.date(2022, 9, 30), version=1,
        file_name="t.xlsx", illustration=False, today=dt.date(2022, 10, 2), language=language,
    )  # fmt: skip
    changes = score_change(shipped_scores(), unit="Hưng Yên", year=2022)
    return briefing(tasks, changes, subject=subject, letterhead=Letterhead.of_unit(unit))


@pytest.mark.parametrize(
    ("period", "name"),
    [
        (QUARTER, "quy-3-2022"),
        (reporting_period("month", year=2022, number=10), "thang-10-2022"),
        (reporting_period("half", year=2022, number=1), "6-thang-dau-2022"),
        (reporting_period("half", year=2022, number=2), "6-thang-cuoi-2022"),
        (reporting_period("nine_months", year=2022), "9-thang-2022"),
        (reporting_period("year", year=2022), "nam-2022"),
        (free_period(dt.date(2022, 1, 1), dt.date(2022, 6, 30)), "20220101-20220630"),
    ],
    ids=lambda value: value if isinstance(value, str) else value.kind,
)
def test_name_tells_unit_and_period(period, name):
    """The file's name says whose report it is and of which period."""
    assert document_name(FORMS["docx"], report(period)) == f"bao-cao-papi-xa-trung-trac-{name}.docx"


def test_name_is_english_in_english():
    """An English report has an English name, so that both can lie in one folder."""
    assert document_name(FORMS["html"], report(language="en")) == "papi-report-xa-trung-trac-quarter-3-2022.html"


@pytest.mark.parametrize("unit", ["../../etc/passwd", 'a"b\\c:d*?', "CON", "x" * 500, "🏠", "\u202eabc", ""], ids=repr)
def test_name_is_safe_whatever_the_unit_is_called(unit):
    """Letters, digits and hyphens only, not long, never a path."""
    name = document_name(FORMS["xlsx"], report(unit=unit))
    stem, _, ending = name.rpartition(".")
    assert ending == "xlsx"
    assert stem.replace("-", "").isalnum()
    assert stem.isascii()
    assert len(name) < 100


@pytest.mark.parametrize(("key", "start"), [("docx", b"PK"), ("xlsx", b"PK"), ("pptx", b"PK"), ("html", b"<!")])
def test_each_form_has_its_writer(key, start):
    """Every form is written, as the kind of file its ending says."""
    assert document_of(FORMS[key], report())[:2].lower() == start.lower()


def test_forms_have_a_name():
    """Each form is in the table under its own key, with a name."""
    assert list(FORMS) == list(FORM_KEYS)
    assert [(form.key, form.extension, bool(form.name)) for form in FORMS.values()] == [(key, key, True) for key in FORM_KEYS]


def test_writers_load_only_when_asked_for():
    """The command line and the pages start without the libraries that write documents."""
    code = "import sys, papi_metrics.__main__; print({'docx', 'pptx', 'jinja2'} & set(sys.modules))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert out.stdout.strip() == "set()"
