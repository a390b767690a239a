"""How much of a file is read and by which way: usual writing as it stands, any other alike, and never more than is held."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from hostile import (
    BOOK,
    GRID,
    PROGRESS,
    RELATIONS,
    SHEET,
    STRINGS,
    edited,
    parts_of,
    plain,
    replaced,
    with_cell,
    zipped,
)
from hostile_open import FILLED, beside, cell, opened
from hostile_writing import in_utf16, prefixed, strict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from workbooks import grid_workbook

from papi_metrics.errors import UnreadableError
from papi_metrics.findings import finding
from papi_metrics.workbook import read_workbook
from papi_metrics.workbook.errors import blanked
from papi_metrics.workbook.extent import reach, survey
from papi_metrics.workbook.limits import (
    LARGEST_CELLS,
    LARGEST_REWRITTEN,
    MOST_COLUMNS,
    MOST_FAULTS,
    MOST_ROWS,
    check_cells,
    check_faults,
    check_rewritten,
    cut,
    kept,
)
from papi_metrics.workbook.sheets import Merge, Sheet

ROOT = Path(__file__).parent.parent
SETTINGS = settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
USUAL = {
    "a library": grid_workbook(GRID),
    "Excel": plain(),
    "LibreOffice": (ROOT / "tests" / "data" / "libreoffice.xlsx").read_bytes(),
    "the example": (ROOT / "data" / "theo-doi-minh-hoa-2022-09-30.xlsx").read_bytes(),
}
UNUSUAL = {
    "with a prefix": edited((SHEET, prefixed)),
    "in UTF-16": edited((SHEET, in_utf16)),
    "texts with a comment": edited((STRINGS, replaced(b"<si>", b"<!-- --><si>"))),
    "strict, its sheet elsewhere": zipped(
        {("xl/x.xml" if name == SHEET else name): part.replace(b'Target="/xl/worksheets/sheet1.xml"', b'Target="x.xml"') for name, part in parts_of(strict()).items()}
    ),
}  # fmt: skip


@pytest.mark.parametrize("data", USUAL.values(), ids=USUAL)
def test_usual_writing_is_read_as_it_stands(monkeypatch, data):
    """What Excel, LibreOffice and the usual libraries write is never written anew: that costs eight times as much."""
    monkeypatch.setattr("papi_metrics.workbook.xlsx.rewritten", pytest.fail)
    assert read_workbook(data).sheets[0].rows


@pytest.mark.parametrize("data", UNUSUAL.values(), ids=UNUSUAL)
def test_unusual_writing_never_reaches_the_reader(monkeypatch, data):
    """What is written otherwise is written anew before any pattern or reader can be wrong about it."""
    class Reached(Exception):  # noqa: N818 - a mark, not an error
        """Stands for the rewriting."""

    def rewritten(*_):
        raise Reached

    monkeypatch.setattr("papi_metrics.workbook.xlsx.rewritten", rewritten)
    with pytest.raises(Reached):
        read_workbook(data)


CELLS = st.one_of(
    st.none(), st.integers(-5, 99_999).map(float), st.booleans(),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=6).filter(str.strip),
    st.sampled_from(["#REF!", "#N/A"]).map(lambda word: ("e", f"<v>{word}</v>")),
    st.sampled_from(["<f>A1</f>", "<f>A1</f><v></v>", '<f t="shared" si="0"/>', "<f>1+1</f><v/>"]).map(lambda xml: ("n", xml)),
    st.sampled_from(["<f>A1</f><v>3</v>", "<f>1&gt;2</f>\n<v>3</v>"]).map(lambda xml: ("n", xml)),
)  # fmt: skip


def sheet_xml(rows):
    """Write rows of cells as Excel does; a pair is a kind and what stands in the cell."""
    def cell(place, value):
        if value is None:
            return ""
        kind, inner = value if isinstance(value, tuple) else ("b", f"<v>{int(value)}</v>") if isinstance(value, bool) else (
            ("n", f"<v>{value}</v>") if isinstance(value, float) else ("inlineStr", f"<is><t>{escaped(value)}</t></is>")
        )
        return f'<c r="{place}" t="{kind}">{inner}</c>'

    lines = (
        f'<row r="{number}">{"".join(cell(f"{chr(64 + column)}{number}", value) for column, value in enumerate(row, 1))}</row>'
        for number, row in enumerate(rows, 1)
    )
    return f'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{"".join(lines)}</sheetData></worksheet>'.encode()


def escaped(text):
    """Write a text as XML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("_x", "_x005F_x")


def shown(data):
    """Return what is read of a file, blanks alike, or the sentence that refuses it."""
    try:
        book = read_workbook(data)
    except UnreadableError as error:
        return str(error)
    rows = [[None if cell == "" else cell for cell in row] for row in book.sheets[0].rows]
    while rows and not any(cell is not None for cell in rows[-1]):
        rows.pop()
    width = max((index for row in rows for index, cell in enumerate(row, 1) if cell is not None), default=0)
    return [row[:width] for row in rows], sorted((item.row, item.column, item.code, item.value) for item in book.faults)


@SETTINGS
@given(rows=st.lists(st.lists(CELLS, max_size=6), min_size=1, max_size=6), change=st.sampled_from([prefixed, in_utf16]))
def test_any_writing_of_the_same_cells_is_read_alike(rows, change):
    """Values, errors and formulas without results are the same, whether the patterns see the sheet or it is written anew."""
    usual = zipped(parts_of() | {SHEET: sheet_xml(rows)})
    assert shown(edited((SHEET, change), data=usual)) == shown(usual)


def surveyed(data, *, recalculated=False):
    """Look through the tracker's sheet."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return survey(archive, SHEET, recalculated=recalculated), reach(archive, SHEET)


def test_survey_tells_the_bounds_of_a_sheet():
    """No row and no column stand beyond what is told; what is only formatted counts in it, and not in the reach."""
    found, held = surveyed(edited((SHEET, replaced(b"</sheetData>", b'<row r="9"><c r="AB9" s="1"/></row></sheetData>'))))
    assert ((found.height, found.width), held) == ((9, 28), (4, 12))


def test_survey_tells_noughts_only_where_excel_is_to_work_them_out():
    """A nought of a formula is doubted if the workbook says that its results are still to come."""
    data = with_cell(PROGRESS, '<c r="J4"><f>1-1</f><v>0</v></c>')
    assert [len(surveyed(data, recalculated=recalculated)[0].faults) for recalculated in (False, True)] == [0, 1]


@pytest.mark.parametrize(
    ("size", "read"),
    [
        ((10, 10), (10, 10)), ((MOST_ROWS, 60), (MOST_ROWS, 60)), ((MOST_ROWS + 1, 12), (MOST_ROWS, 12)), ((4, 16_384), (4, MOST_COLUMNS)),
        ((1_048_576, 12), (MOST_ROWS, 12)), ((1_048_576, 16_384), (20_000, 200)), ((30_000, 300), (20_000, 200)), ((0, 0), (0, 0)),
    ],
)  # fmt: skip
def test_sheet_is_read_up_to_its_bounds(size, read):
    """So many rows and columns are read; of a sheet that holds too many cells, fewer."""
    assert kept(*size) == read


def test_cut_sheet_keeps_its_first_rows_and_says_so():
    """Rows and columns beyond the bounds go, merged ranges end at them, and a finding says how far the sheet reached."""
    row = [1.0] * (MOST_COLUMNS + 1)
    sheet, told = cut(Sheet(name="A", rows=[row, [2.0]], merges=(Merge(0, 990, 1, 1_200), Merge(0, 1_100, 0, 1_101))))
    assert [len(row) for row in sheet.rows] == [MOST_COLUMNS] * 2
    assert sheet.merges == (Merge(0, 990, 1, MOST_COLUMNS - 1),)
    assert [(item.code, item.sheet, item.value) for item in told] == [("sheet-too-long", "A", "ALM2")]


def test_cut_sheet_ends_its_merged_ranges():
    """A range that is merged beyond the last row that is read ends at it; one that begins there is none."""
    sheet, _ = cut(Sheet(name="A", rows=[[1.0]] * (MOST_ROWS + 5), merges=(Merge(3, 0, 1 << 20, 0), Merge(MOST_ROWS, 0, MOST_ROWS + 1, 0))))
    assert sheet.merges == (Merge(3, 0, MOST_ROWS - 1, 0),)


def test_sheet_within_the_bounds_is_only_squared():
    """A sheet with rows of different lengths is filled up; one with equal rows stays the very same."""
    ragged, even = Sheet(name="A", rows=[[1.0], [1.0, 2.0]], hidden=True), Sheet(name="B", rows=[[1.0]])
    assert (cut(ragged)[0].rows, cut(ragged)[0].hidden, cut(even)) == ([[1.0, None], [1.0, 2.0]], True, (even, []))


@pytest.mark.parametrize(
    ("check", "most"), [(check_cells, LARGEST_CELLS), (check_rewritten, LARGEST_REWRITTEN), (check_faults, MOST_FAULTS)]
)
def test_too_much_is_refused_in_one_sentence(check, most):
    """Up to the bound nothing is said; beyond it one sentence says what to do."""
    check(most)
    with pytest.raises(UnreadableError, match="Hãy"):
        check(most + 1)


def test_errors_of_rows_that_are_one_are_told_for_each():
    """Rows that a file repeats share their cells: an error in them is blank in all and told for all."""
    row = [None, "#N/A"]
    sheet = Sheet(name="A", rows=[row, row, ["#N/A", float("inf")]])
    told = [finding("cell-error", sheet="A", row=row, column=column, value=value) for row, column, value in ((1, "B", "#N/A"), (2, "B", "#N/A"), (3, "A", "#N/A"), (3, "B", "inf"))]
    assert blanked([sheet]) == told
    assert sheet.rows == [[None, None]] * 2 + [[None, None]]


def test_more_errors_than_are_told_are_refused():
    """A sheet of errors only is no tracker, and is not told cell by cell without end."""
    with pytest.raises(UnreadableError, match="báo lỗi"):
        blanked([Sheet(name="A", rows=[["#N/A"] * 1_000 for _ in range(MOST_FAULTS // 1_000 + 1)])])


def test_workbook_of_errors_only_says_so():
    """Where every cell is an error, the sentence is about errors, not about blanks."""
    data = zipped(parts_of() | {SHEET: sheet_xml([[("e", "<v>#REF!</v>")]])})
    with pytest.raises(UnreadableError, match="chỉ có ô báo lỗi"):
        read_workbook(data)


def test_tables_of_a_document_are_its_own():
    """A table inside a cell, and one that is kept of another file, is no sheet and adds no rows."""
    inner = '<table:table-cell><table:table table:name="trong"><table:table-row>' + FILLED.format(1) + "</table:table-row></table:table></table:table-cell>"
    linked = f'<table:table table:name="ngoài"><table:table-source/><table:table-row>{FILLED.format(2)}</table:table-row></table:table>'
    books = [read_workbook(data) for data in (opened(), cell((3, 11), inner), beside(linked))]
    assert [[(sheet.name, len(sheet.rows)) for sheet in book.sheets] for book in books] == [[("Theo dõi", 4)]] * 3


def test_nothing_is_fetched():
    """Relations that lead out of the file are names to be passed over, whatever they promise."""
    out = b'<Relationship Id="rId1" Type="x/worksheet" TargetMode="External" Target="http://127.0.0.1:9/"/>'
    data = edited((RELATIONS, lambda part: re.sub(rb"<Relationship [^>]*worksheet[^>]*/>", out, part)), (BOOK, replaced(b"<sheets>", b"<sheets >")))
    with pytest.raises(UnreadableError):
        read_workbook(data)
