"""Painted cells: the right cell, in our colour and otherwise as it was, made where there was none."""

from __future__ import annotations

import re

import pytest
from lxml import etree
from painted import (
    COLOURS,
    FULL,
    MAIN,
    SHEET,
    cells_of,
    colour,
    doubt,
    opened,
    package,
    painted,
    part_of,
    parts,
    remark,
    sheet_of,
)
from workbooks import grid_workbook, task_row, tracker_workbook_of

from papi_metrics.findings import finding
from papi_metrics.reports.painting.places import place_of

PLAIN = tracker_workbook_of(task_row(1, state="xog"), task_row(2), task_row(3))
HEAD = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'


@pytest.mark.parametrize("severity", COLOURS)
def test_cell_has_the_colour_of_its_severity(severity):
    """An error, a warning and a note to mend have a colour each."""
    assert colour(painted(PLAIN, doubt(severity=severity)), "I3") == COLOURS[severity]


def test_colours_are_told_apart_and_carry_black_text():
    """Three different light colours: black on each has a contrast of at least 7."""

    def luminance(code):
        channels = [int(code[at : at + 2], 16) / 255 for at in (2, 4, 6)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]
        return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    assert len(set(COLOURS.values())) == 3
    assert min(luminance(code) + 0.05 for code in COLOURS.values()) / 0.05 >= 7


def test_gravest_finding_gives_the_colour():
    """Of several findings of a cell the worst decides, whatever their order."""
    assert colour(painted(PLAIN, doubt(severity="note"), doubt(severity="error"), doubt()), "I3") == COLOURS["error"]


def test_other_cells_stay_as_they_are():
    """Only the cell that a finding names changes its style."""
    before, after = cells_of(PLAIN), cells_of(painted(PLAIN, doubt()))
    assert [address for address in before if before[address] != after[address]] == ["I3"]


@pytest.mark.parametrize("address", ["I3", "I5", "K3", "N3", "C6"])
def test_painted_cell_keeps_all_but_its_fill(address):
    """Value, formula, font, border, number format, alignment and protection are those of before."""
    column, row = re.fullmatch(r"([A-Z]+)(\d+)", address).groups()
    before, after = (opened(data)[SHEET][address] for data in (FULL, painted(FULL, doubt(int(row), column))))
    for name in ("value", "font", "border", "number_format", "alignment", "protection"):
        assert repr(getattr(before, name)) == repr(getattr(after, name))
    assert colour(painted(FULL, doubt(int(row), column)), address) == COLOURS["warning"]


def test_finding_that_asks_nothing_is_not_painted():
    """A note without anything to mend leaves the file as it is."""
    assert painted(PLAIN, finding("row-group", sheet=SHEET, row=3, column="A", value="I")) == PLAIN


@pytest.mark.parametrize(
    ("row", "column"), [(3, "K"), (3, "Z"), (9, "C"), (40, "AB"), (1, "B")], ids=["between", "right", "row", "far", "title"]
)
def test_blank_cell_is_made_in_its_order(row, column):
    """A cell that does not exist is made, and its row, where they belong."""
    data = painted(PLAIN, doubt(row, column, severity="note"))
    assert colour(data, f"{column}{row}") == COLOURS["note"]
    root = etree.fromstring(parts(data)[part_of(data, SHEET)])
    rows = [int(item.get("r")) for item in root.iter(f"{MAIN}row")]
    assert rows == sorted(set(rows))
    for item in root.iter(f"{MAIN}row"):
        columns = [place_of(cell.get("r"))[1] for cell in item]
        assert columns == sorted(set(columns))


def test_made_cell_looks_like_its_column_and_row():
    """A blank cell has the borders of its column, or of its row, under the colour."""
    after = opened(painted(FULL, doubt(25, "C", severity="note"), doubt(6, "R", severity="note")))[SHEET]
    assert after["C25"].border.left.style == "thin"
    assert after["R6"].font.italic
    assert after["R6"].border.left.style == "thin"


@pytest.mark.parametrize(("row", "column"), [(12, "A"), (13, "D"), (12, "C")])
def test_merged_cells_are_painted_at_their_first_one(row, column):
    """Wherever in a merged range a finding stands, the range's first cell shows it."""
    data = painted(FULL, doubt(row, column))
    assert colour(data, "A12") == COLOURS["warning"]
    assert remark(data, "A12")


def test_row_without_a_column_is_painted_at_its_first_filled_cell():
    """A finding of a whole row shows where the row begins; blank cells with a style are passed over."""
    data = sheet_of(f'{HEAD}<sheetData><row r="4"><c r="A4" s="0"/><c r="C4"><v>1</v></c></row></sheetData></worksheet>')
    assert colour(painted(data, doubt(4, None, severity="error")), "C4") == COLOURS["error"]


def test_blank_row_without_a_column_is_only_listed():
    """There is no cell to paint in a row that is not there."""
    data = painted(PLAIN, doubt(50, None))
    assert "A50" not in cells_of(data)
    assert "Lỗi cần sửa" in opened(data).sheetnames


@pytest.mark.parametrize(
    ("row", "column"), [(1_048_577, "A"), (3, "XFE"), (0, "A"), (-3, "B"), (3, "ZZZ")], ids=["below", "right", "zero", "negative", "letters"]
)
def test_no_cell_outside_the_sheet_is_made(row, column):
    """An address that no sheet has is listed and not painted."""
    assert cells_of(painted(PLAIN, doubt(row, column))).keys() == cells_of(PLAIN).keys()


def test_last_cell_of_a_sheet_can_be_painted():
    """The limits themselves are within a sheet."""
    assert colour(painted(PLAIN, doubt(1_048_576, "XFD")), "XFD1048576") == COLOURS["warning"]


def test_finding_without_a_sheet_or_of_another_one_paints_nothing():
    """What the workbook does not have is listed, without harm to the sheets it has."""
    data = painted(PLAIN, doubt(sheet=None), doubt(sheet="Bảng 7"))
    assert cells_of(data) == cells_of(PLAIN)


@pytest.mark.parametrize("name", ["THEO DÕI", " Theo dõi ", "Theo do\u0303i"])
def test_sheet_is_found_however_its_name_is_typed(name):
    """Case, blanks at the ends and the composition of letters make no other sheet."""
    assert colour(painted(PLAIN, doubt(sheet=name)), "I3") == COLOURS["warning"]


@pytest.mark.parametrize(
    "sheet",
    [
        f'{HEAD}<sheetData><row><c><v>1</v></c><c><v>2</v></c></row><row><c t="inlineStr"><is><t>x</t></is></c><c><v>4</v></c></row></sheetData></worksheet>',
        f'<x:worksheet xmlns:x="{MAIN[1:-1]}"><x:sheetData><x:row r="2"><x:c r="B2"><x:v>4</x:v></x:c></x:row></x:sheetData></x:worksheet>',
        f'{HEAD}<!-- dòng --><sheetData><row r="2" spans="2:2"><c r="B2" s="0"><v>4</v></c></row></sheetData></worksheet>',
    ],
    ids=["places unsaid", "prefix", "comment"],
)
def test_ways_of_writing_a_sheet_are_understood(sheet):
    """Rows and cells without their places, prefixed names and comments are painted where Excel sees them."""
    data = painted(sheet_of(sheet), doubt(2, "B"), doubt(2, "C", severity="note"))
    assert opened(data)[SHEET]["B2"].value == 4
    assert (colour(data, "B2"), colour(data, "C2")) == (COLOURS["warning"], COLOURS["note"])


def test_names_of_newer_readers_survive():
    """Prefixes, attributes and wrapped elements of other namespaces are written back as they were."""
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/'
        'markup-compatibility/2006" mc:Ignorable="x14ac" xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac">'
        '<sheetData><row r="1" x14ac:dyDescent="0.25"><c r="A1"><v>1</v></c></row></sheetData><mc:AlternateContent><mc:Choice '
        'Requires="x14"><controls/></mc:Choice></mc:AlternateContent></worksheet>'
    )
    data = painted(sheet_of(sheet), doubt(1, "A"))
    text = parts(data)[part_of(data, SHEET)].decode()
    assert all(said in text for said in ('mc:Ignorable="x14ac"', 'x14ac:dyDescent="0.25"', '<mc:Choice Requires="x14"><controls/>'))
    # The drawing of comments stands before the controls, also where they are wrapped.
    assert text.index("<legacyDrawing") < text.index("<mc:AlternateContent")


def test_workbook_without_styles_gets_them():
    """A program may leave the styles out; the first style is the plain one."""
    contents = parts(PLAIN)
    types = re.sub(rb'<Override PartName="/xl/styles.xml"[^>]*/>', b"", contents["[Content_Types].xml"])
    relations = re.sub(rb"<Relationship [^>]*styles[^>]*/>", b"", contents["xl/_rels/workbook.xml.rels"])
    bare = package({name: content for name, content in contents.items() if name != "xl/styles.xml"} | {
        "[Content_Types].xml": types, "xl/_rels/workbook.xml.rels": relations,
    })
    data = painted(bare, doubt())
    assert (colour(data, "I3"), colour(data, "I4")) == (COLOURS["warning"], None)
    assert b'PartName="/xl/styles.xml"' in parts(data)["[Content_Types].xml"]
    assert b"relationships/styles" in parts(data)["xl/_rels/workbook.xml.rels"]


def test_styles_are_shared():
    """A thousand cells of one look share one style."""
    data = grid_workbook([["a"]] * 300)
    few, many = (painted(data, *(doubt(row, "A") for row in range(1, count))) for count in (3, 300))
    assert len(parts(few)["xl/styles.xml"]) == len(parts(many)["xl/styles.xml"])


def test_sheet_that_is_too_large_is_listed_and_not_painted(monkeypatch):
    """Beyond the limit the sheet stays as it is, and the list says so."""
    monkeypatch.setattr("papi_metrics.reports.painting.sheets.LARGEST_SHEET", 100)
    data = painted(PLAIN, doubt())
    assert cells_of(data) == cells_of(PLAIN)
    assert "«Theo dõi» quá lớn" in opened(data)["Lỗi cần sửa"]["A2"].value
    assert "quá lớn" not in opened(painted(PLAIN, doubt(sheet=None)))["Lỗi cần sửa"]["A2"].value


def test_sheet_that_has_become_too_large_keeps_its_paint(monkeypatch):
    """What is not painted for its size is not cleared either: the limit holds for both."""
    first = painted(PLAIN, doubt())
    monkeypatch.setattr("papi_metrics.reports.painting.sheets.LARGEST_SHEET", 100)
    assert colour(painted(first), "I3") == COLOURS["warning"]


def test_sheet_at_the_limit_is_painted(monkeypatch):
    """The limit itself is not too large."""
    monkeypatch.setattr("papi_metrics.reports.painting.sheets.LARGEST_SHEET", len(parts(PLAIN)["xl/worksheets/sheet1.xml"]))
    assert colour(painted(PLAIN, doubt()), "I3") == COLOURS["warning"]
