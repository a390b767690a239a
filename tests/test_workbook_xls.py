"""Old workbooks (.xls): every kind of cell, the sheet a finding belongs to, and what records tell that their reader does not."""

from __future__ import annotations

import datetime as dt
import io
import struct

import pytest
import xlwt
from hostile_old import BOOL_ERR, FORMULA, at, formula, old, rebuilt, records, stream_of

from papi_metrics.errors import UnreadableError
from papi_metrics.workbook import Merge, read_workbook
from papi_metrics.workbook.biff import Formula, records_of_xls

SHORT_NUMBER = 0x027E
DAY, MOMENT, TIME, SPAN = ("DD/MM/YYYY", "DD/MM/YYYY HH:MM", "HH:MM", "[HH]:MM")


def written(*sheets, dates_1904=False):
    """Return an .xls of sheets, each a list of (row, column, value) or (row, column, value, format)."""
    book = xlwt.Workbook()
    book.dates_1904 = dates_1904
    for number, cells in enumerate(sheets, 1):
        sheet = book.add_sheet(f"S{number}")
        for row, column, value, *form in cells:
            style = xlwt.easyxf(num_format_str=form[0]) if form else xlwt.Style.default_style
            sheet.write(row, column, value, style)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("value", "form", "read"),
    [
        ("Đề án", "General", "Đề án"), (3, "General", 3.0), (0.25, "0%", 0.25), (True, "General", True), (False, "General", False),
        (44737, DAY, dt.date(2022, 6, 25)), (44737.5, MOMENT, dt.datetime.fromisoformat("2022-06-25T12:00")), (0.75, TIME, dt.time(18)),
        (1.5, SPAN, dt.datetime.fromisoformat("1900-01-01T12:00")), (-3, DAY, -3.0), (2_958_466, DAY, 2_958_466.0), (2_958_465, DAY, dt.date(9999, 12, 31)),
        (50, "0.0", 50.0), (50, "[Red][<-25]General;[Blue][>25]General", 50.0),
    ],
)  # fmt: skip
def test_cell_is_read_as_what_it_is(value, form, read):
    """Texts, numbers, truths, days, times and both; a number that no calendar has stays one, whatever its format."""
    cell = read_workbook(written([(0, 0, value, form)])).sheets[0].rows[0][0]
    assert (type(cell), cell) == (type(read), read)


def test_days_are_counted_from_where_the_workbook_says():
    """The same number is another day where days are counted from 1904."""
    assert read_workbook(written([(0, 0, 43275, DAY)], dates_1904=True)).sheets[0].rows == [[dt.date(2022, 6, 25)]]


def test_rows_are_as_long_as_the_longest():
    """Blank cells between and behind are None, and Excel's places are kept."""
    assert read_workbook(written([(1, 2, "a"), (3, 0, "b")])).sheets[0].rows == [
        [None, None, None], [None, None, "a"], [None, None, None], ["b", None, None],
    ]  # fmt: skip


def test_merged_ranges_and_hidden_sheets_are_told():
    """A merged range has both ends inside; a sheet that is hidden, for its users or for all, says so."""
    book = xlwt.Workbook()
    for name, visibility in (("A", 0), ("B", 1), ("C", 2)):
        sheet = book.add_sheet(name)
        sheet.write_merge(1, 3, 0, 2, "x")
        sheet.visibility = visibility
    out = io.BytesIO()
    book.save(out)
    sheets = read_workbook(out.getvalue()).sheets
    assert [(sheet.name, sheet.hidden, sheet.merges) for sheet in sheets] == [
        (name, hidden, (Merge(1, 0, 3, 2),)) for name, hidden in (("A", False), ("B", True), ("C", True))
    ]


def test_fault_is_told_of_its_own_sheet():
    """A formula without result on the second sheet is told of the second sheet, and its cell is blank."""
    book = read_workbook(written([(0, 0, "a"), (2, 1, 5)], [(2, 1, xlwt.Formula("1+1")), (2, 2, 7)]))
    assert [(item.sheet, item.row, item.column, item.code) for item in book.faults] == [("S2", 3, "B", "cell-uncomputed")]
    assert (book.sheets[0].rows[2][1], book.sheets[1].rows[2][1:]) == (5.0, [None, 7.0])


@pytest.mark.parametrize(
    ("code", "word"),
    [(0x00, "#NULL!"), (0x07, "#DIV/0!"), (0x0F, "#VALUE!"), (0x17, "#REF!"), (0x1D, "#NAME?"), (0x24, "#NUM!"), (0x2A, "#N/A"), (0x99, "#?")],
)
def test_error_is_told_by_the_word_excel_shows(code, word):
    """Every code of an error has its word; one that nobody knows is an error still."""
    (fault,) = read_workbook(rebuilt(at(3, 9, BOOL_ERR, bytes([code, 1])))).faults
    assert (fault.code, fault.row, fault.column, fault.value) == ("cell-error", 4, "J", word)


RESULTS = {
    "a number": (struct.pack("<d", 0.4), 0, 0.4),
    "a number still to be worked out": (struct.pack("<d", 0.4), 2, 0.4),
    "a nought": (bytes(8), 0, 0.0),
    "a nought that is always worked out": (bytes(8), 1, 0.0),
    "a nought still to be worked out": (bytes(8), 2, None),
    "a truth": (b"\1\0\1\0\0\0\xff\xff", 0, True),
    "a blank text of a library": (b"\3\0\0\0\0\0\xff\xff", 0, None),
    "an error": (b"\2\0\x2a\0\0\0\xff\xff", 0, None),
}


@pytest.mark.parametrize(("result", "options", "read"), RESULTS.values(), ids=RESULTS)
def test_result_of_a_formula_is_doubted_only_where_it_may_be_none(result, options, read):
    """A nought that is still to be worked out, a blank of a library and an error are told; any other result is used."""
    book = read_workbook(rebuilt(at(3, 9, FORMULA, formula(result, options))))
    assert (book.sheets[0].rows[3][9], len(book.faults)) == (read, int(read is None))


def test_records_tell_where_formulas_have_no_result():
    """The place is counted among worksheets from 0; numbers and other formulas are none of it."""
    data = rebuilt(at(3, 9, FORMULA, formula(bytes(8), 2)))
    assert records_of_xls(data).uncomputed == [Formula(0, 3, 9)]
    assert records_of_xls(old()).uncomputed == []


def test_records_without_use_are_blotted_out_and_nothing_else():
    """What no table needs is a record of no kind after; every other record is as it was."""
    before = records(stream_of(old())[1])
    after = records(bytes(records_of_xls(old()).stream))
    changed = {kind for (kind, body), (other, same) in zip(before, after, strict=True) if (kind, body) != (other, same)}
    assert changed <= {0x0018, 0x0023, 0x0293, 0x0092, 0x005D, 0x00EC, 0x01B6, 0x001C, 0x01B8, 0x0800, 0x01B0, 0x01B1}
    assert {other for (kind, _), (other, _) in zip(before, after, strict=True) if kind in changed} <= {0xFFFF}
    assert changed


@pytest.mark.parametrize("length", [0, 1, 3, 5, 15])
def test_record_that_is_too_short_is_refused(length):
    """A formula's record cut short is a damaged file, refused in one sentence."""
    change = rebuilt(lambda found: [(FORMULA, body[:length]) if kind == SHORT_NUMBER else (kind, body) for kind, body in found])
    with pytest.raises(UnreadableError):
        read_workbook(change)
