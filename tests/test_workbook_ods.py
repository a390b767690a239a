"""Workbooks of OpenDocument (.ods): every kind of cell, repetitions, merged ranges, hidden tables."""

from __future__ import annotations

import datetime as dt

import pytest
from hostile import zipped

from papi_metrics.errors import UnreadableError
from papi_metrics.workbook import Merge, read_workbook

NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text", "style")
) + ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'


def document(tables, styles=""):
    """Return an .ods of these tables."""
    body = f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
    content = f"<office:document-content {NAMES}><office:automatic-styles>{styles}</office:automatic-styles>{body}</office:document-content>"
    return zipped({"content.xml": content.encode()})


def table(rows, *, name="A", said=""):
    """Return a table of these rows."""
    return f'<table:table table:name="{name}" {said}>{rows}</table:table>'


def row(*cells, said=""):
    """Return a row of these cells."""
    return f"<table:table-row {said}>{''.join(cells)}</table:table-row>"


def cell(said="", text=None):
    """Return a cell that says this and shows a text, if any."""
    return f"<table:table-cell {said}>{'' if text is None else f'<text:p>{text}</text:p>'}</table:table-cell>"


def text(words):
    """Return a cell of text."""
    return cell('office:value-type="string"', words)


def typed(kind, name, value, words="chữ"):
    """Return a cell of a kind with its value in an attribute."""
    return cell(f'office:value-type="{kind}" office:{name}="{value}"', words)


X = text("x")
KINDS = {
    "number": (typed("float", "value", "3.5"), 3.5),
    "share": (typed("percentage", "value", "0.4"), 0.4),
    "money": (typed("currency", "value", "-7"), -7.0),
    "number that is none": (typed("float", "value", "abc"), "chữ"),
    "number beyond all bounds": (typed("float", "value", "1e999"), "chữ"),
    "true": (typed("boolean", "boolean-value", "true"), True),
    "false": (typed("boolean", "boolean-value", "false"), False),
    "day": (typed("date", "date-value", "2022-06-25"), dt.date(2022, 6, 25)),
    "moment": (typed("date", "date-value", "2022-06-25T10:30:00"), dt.datetime.fromisoformat("2022-06-25T10:30")),
    "day that never was": (typed("date", "date-value", "2022-02-30"), "chữ"),
    "time": (typed("time", "time-value", "PT18H30M05S"), dt.time(18, 30, 5)),
    "span": (typed("time", "time-value", "PT30H00M00.5S"), dt.timedelta(hours=30)),
    "time that is none": (typed("time", "time-value", "P1Y"), "chữ"),
    "text": (text("Đề án"), "Đề án"),
    "text of nothing": (text(""), None),
    "lines": (cell('office:value-type="string"', "một</text:p><text:p>hai"), "một\nhai"),
    "link": (text('xem <text:a href="http://127.0.0.1:9/">đây</text:a> nhé'), "xem đây nhé"),
    "kind of the future": (typed("colour", "value", "red"), "chữ"),
    "text without a kind": (cell("", "chữ"), "chữ"),
}


@pytest.mark.parametrize(("xml", "read"), KINDS.values(), ids=KINDS)
def test_cell_is_read_as_what_it_is(xml, read):
    """Numbers, truths, days, times and texts; what is not of the kind it claims is its text."""
    rows = read_workbook(document(table(row(X, xml)))).sheets[0].rows
    value = rows[0][1] if len(rows[0]) > 1 else None
    assert (type(value), value) == (type(read), read)


def test_repeated_cells_and_rows_keep_excels_places():
    """Blank cells and rows that are repeated push what follows them; filled ones are there as often as they say."""
    repeated = row(cell('table:number-columns-repeated="2"'), cell('office:value-type="float" office:value="1" table:number-columns-repeated="3"'))
    rows = table(repeated + row(cell(), said='table:number-rows-repeated="2"') + row(X, said='table:number-rows-repeated="2"'))
    wide = [None] * 5
    assert read_workbook(document(rows)).sheets[0].rows == [
        [None, None, 1.0, 1.0, 1.0], wide, wide, ["x", *wide[1:]], ["x", *wide[1:]],
    ]  # fmt: skip


@pytest.mark.parametrize("said", ["0", "-3", "x", "", "9" * 30, "1.5"])
def test_number_of_repetitions_that_is_none_counts_as_one(said):
    """A cell is there once, whatever nonsense it says of how often."""
    rows = read_workbook(document(table(row(cell(f'table:number-columns-repeated="{said}" office:value-type="string"', "a"), X)))).sheets[0].rows
    assert rows == [["a", "x"]]


def test_rows_inside_groups_and_headers_are_rows():
    """Rows that are grouped, or repeated on every page, are rows like any other and in their order."""
    grouped = f"<table:table-header-rows>{row(text('a'))}</table:table-header-rows><table:table-row-group>{row(text('b'))}</table:table-row-group>"
    assert read_workbook(document(table(grouped + row(X)))).sheets[0].rows == [["a"], ["b"], ["x"]]


def test_merged_ranges_have_both_ends_inside():
    """A cell that spans rows and columns is a merged range; what is covered keeps its place and its text."""
    first = row(cell('table:number-columns-spanned="2" table:number-rows-spanned="2" office:value-type="string"', "a"), "<table:covered-table-cell/>", X)
    second = row('<table:covered-table-cell office:value-type="string"><text:p>b</text:p></table:covered-table-cell>')
    sheet = read_workbook(document(table(first + second))).sheets[0]
    assert (sheet.rows, sheet.merges) == ([["a", None, "x"], ["b", None, None]], (Merge(0, 0, 1, 1),))


def test_table_that_is_not_displayed_is_hidden():
    """A table whose style keeps it from being displayed is a hidden sheet; others are not."""
    styles = "".join(
        f'<style:style style:name="{name}" style:family="table"><style:table-properties table:display="{shown}"/></style:style>'
        for name, shown in (("mo", "true"), ("an", "false"))
    )
    tables = "".join(table(row(X), name=name, said=f'table:style-name="{name}"') for name in ("mo", "an", "khac"))
    assert [(sheet.name, sheet.hidden) for sheet in read_workbook(document(tables, styles)).sheets] == [("mo", False), ("an", True), ("khac", False)]


FAULTS = {
    "error": (cell('calcext:value-type="error" office:value-type="string" table:formula="of:=1/0"', "#DIV/0!"), "cell-error", "#DIV/0!"),
    "error of an old program": (cell('office:value-type="float" office:value="0" table:formula="of:=x"', "Err:502"), "cell-error", "Err:502"),
    "formula": (cell('table:formula="of:=SUM([.A1:.A9])"'), "cell-uncomputed", "=SUM([.A1:.A9])"),
}


@pytest.mark.parametrize(("xml", "code", "value"), FAULTS.values(), ids=FAULTS)
def test_cell_without_a_value_is_blank_and_told(xml, code, value):
    """An error and a formula without result are blank, with their sheet, row, column and what stood there."""
    book = read_workbook(document(table(row(X)) + table(row(X) + row(X, xml, X), name="B")))
    assert [(item.code, item.sheet, item.row, item.column, item.value) for item in book.faults] == [(code, "B", 2, "B", value)]
    assert book.sheets[1].rows[1] == ["x", None, "x"]


def test_faults_of_repeated_cells_are_told_for_each():
    """An error repeated over two rows and two columns is four findings."""
    wrong = cell('calcext:value-type="error" table:number-columns-repeated="2"', "#N/A")
    book = read_workbook(document(table(row(X) + row(wrong, X, said='table:number-rows-repeated="2"'))))
    assert [(item.row, item.column) for item in book.faults] == [(2, "A"), (2, "B"), (3, "A"), (3, "B")]


def test_more_faults_than_are_told_are_refused():
    """Errors repeated without end are not told one by one."""
    wrong = cell('calcext:value-type="error" table:number-columns-repeated="1000"', "#N/A")
    with pytest.raises(UnreadableError, match="báo lỗi"):
        read_workbook(document(table(row(X) + row(wrong, said='table:number-rows-repeated="1000"'))))
