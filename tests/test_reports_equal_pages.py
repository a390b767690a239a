"""Figures of every document equal those of the pages, to the digit shown: read from the pages as drawn and from the documents' own contents."""

from __future__ import annotations

import datetime as dt
import io
import re

import docx
import openpyxl
import pptx
import pytest
from lxml import html

from pages.shared.view import open_store
from papi_metrics.briefing import Briefing, Subject, briefing
from papi_metrics.change import comparable_changes, score_change
from papi_metrics.letterhead import Letterhead
from papi_metrics.periods import reporting_period
from papi_metrics.reports.forms import FORMS, document_of
from papi_metrics.surveys import shipped_scores
from papi_metrics.wording import number, percent, points, signed, signed_percent

# openpyxl leaves out the look of Excel 2010's bars and says so.
pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported")

PERIOD = reporting_period("quarter", year=2022, number=3)
DAY = PERIOD.end.isoformat()


@pytest.fixture
def made(app) -> Briefing:
    """Write the report of the example's newest version for the third quarter."""
    app()
    store = open_store()
    version = store.versions()[0]
    subject = Subject(
        unit=version.key.unit,
        province=version.province,
        plan_year=version.key.plan_year,
        plan_title=version.title or "",
        period=PERIOD,
        data_as_of=version.as_of,
        version=version.key.number,
        file_name=version.file_name,
        illustration=version.illustration,
        today=dt.date(2022, 10, 2),
    )
    changes = comparable_changes(score_change(shipped_scores(), unit=version.province, year=2022))
    return briefing(store.tasks(version.key), changes, subject=subject, letterhead=Letterhead.of_unit(subject.unit))


def of_docx(data: bytes) -> str:
    """Return all text of a Word document: running text and cells, a row a line."""
    document = docx.Document(io.BytesIO(data))
    rows = [" | ".join(cell.text for cell in row.cells) for table in document.tables for row in table.rows]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *rows])


def of_xlsx(data: bytes) -> str:
    """Return all cells of a workbook as its number formats show them, a row a line."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    return "\n".join(" | ".join(shown(cell) for cell in row if cell.value is not None) for sheet in book for row in sheet.iter_rows())


def shown(cell) -> str:
    """Return a cell's number as Excel shows it in Vietnamese; texts as they are."""
    value, form = cell.value, cell.number_format
    if not isinstance(value, int | float) or isinstance(value, bool):
        return str(value)
    if form.startswith("0%"):
        return percent(value)
    if form.startswith("+"):
        return signed_percent(value) if "%" in form else signed(value, 2 if "00" in form else 0)
    return points(value) if "0.00" in form else number(value)


def of_pptx(data: bytes) -> str:
    """Return all text of slides: shapes, cells and charts' values."""
    texts = []
    for slide in pptx.Presentation(io.BytesIO(data)).slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                texts.append(shape.text_frame.text)
            elif shape.has_table:
                texts += [" | ".join(cell.text for cell in row.cells) for row in shape.table.rows]
            elif shape.has_chart:
                texts += [str(values) for plot in shape.chart.plots for series in plot.series for values in series.values]
    return "\n".join(texts)


def of_html(data: bytes) -> str:
    """Return the text of a page, a row a line."""
    tree = html.fromstring(data)
    rows = [" | ".join(" ".join(cell.text_content().split()) for cell in row) for row in tree.iter("tr")]
    return "\n".join([*rows, " ".join(tree.body.text_content().split())])


READERS = {"docx": of_docx, "xlsx": of_xlsx, "pptx": of_pptx, "html": of_html}


def plain(text: str) -> str:
    """Return a text with ordinary blanks."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def cards(app) -> dict[str, tuple[str, str]]:
    """Return the cards of Tổng quan on the cut-off day: title → what it shows, and what stands below."""
    test = app(ngay=DAY)
    return {metric.label: (plain(metric.value), plain(metric.delta)) for metric in test.metric}


@pytest.mark.parametrize("form", FORMS)
def test_headline_figures_are_those_of_tong_quan(app, made, form):
    """Completion, plan, overdue, on-time rate, total, change and rank stand in each document as on the cards."""
    text = plain(READERS[form](document_of(FORMS[form], made)))
    shown_cards = cards(app)
    total = next(name for name in shown_cards if name.startswith("PAPI"))
    figures = [
        shown_cards["Hoàn thành"][0],
        re.search(r"[\d,]+ %", shown_cards["Hoàn thành"][1])[0],
        shown_cards["Đúng hạn"][0],
        shown_cards[total][0],
        re.search(r"[+−][\d,]+", shown_cards[total][1])[0],
        re.search(r"\d+/\d+", shown_cards[total][1])[0],
    ]
    assert [figure for figure in figures if figure not in text] == []
    assert f"{shown_cards['Quá hạn'][0]} nhiệm vụ quá hạn" in text


@pytest.mark.parametrize("form", ["docx", "xlsx", "html"])
def test_rows_of_dimensions_are_those_of_the_matrix(app, made, form):
    """Completion and plan of each dimension stand in its row as in the matrix of Tổng quan, scores and change likewise."""
    text = plain(READERS[form](document_of(FORMS[form], made)))
    matrix = app(ngay=DAY).get("html")
    table = next(one.proto.body for one in matrix if "<table" in one.proto.body)
    rows = [[plain(" ".join(cell.text_content().split())) for cell in row] for row in html.fromstring(table).iter("tr")][1:]
    lines = text.split("\n")
    assert len(rows) == 8
    for row in rows:
        name = re.sub(r"^\d\.? ?", "", row[0])
        own = [line for line in lines if name in line]
        done = re.search(r"\d[\d,]* %", " ".join(row))[0]
        base, score = re.findall(r"(?<![\d,])\d,\d\d(?!\d)", " ".join(row))[:2]
        assert any(done in line for line in own), (name, done)
        assert any(base in line and score in line for line in own), (name, base, score)


@pytest.mark.parametrize("form", ["docx", "xlsx", "html"])
def test_counts_are_those_of_nhiem_vu(app, made, form):
    """The ministries' columns of each dimension have the figures of the table on Nhiệm vụ, in the same order."""
    lines = plain(READERS[form](document_of(FORMS[form], made))).split("\n")
    names = ["total", "open_in_time", "open_overdue", "done_on_time", "done_late", "done_undated", "cancelled"]
    tables = [frame.value for frame in app("tasks", ngay=DAY).dataframe]
    counts = next(table for table in tables if {"dimension", *names} <= set(table.columns))
    assert len(counts) == 8
    for _, row in counts.iterrows():
        figures = [int(row[name]) for name in names]
        assert any(f"{row['dimension']}. {row['name']}" in line and numbers(line)[-7:] == figures for line in lines), (row["name"], figures)


def numbers(line: str) -> list[int]:
    """Return the cells of a row that are whole numbers."""
    return [int(cell) for cell in line.split(" | ") if cell.strip().isdecimal()]
