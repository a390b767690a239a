"""What an .xlsx says of itself: its sheets in order and their parts, and whether every reader finds the same."""

from __future__ import annotations

import io
import zipfile

import pytest
from hostile import BOOK, RELATED, RELATIONS, STRINGS, STYLES, edited, parts_of, plain, replaced, zipped
from hostile_writing import WORKSHEET, moved, prefixed, strict, with_sheet
from workbooks import grid_workbook

from papi_metrics.workbook import read_workbook
from papi_metrics.workbook.package import package_of

PART = "xl/worksheets/sheet1.xml"


def package(data):
    """Read what a workbook says of itself."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return package_of(archive)


def test_sheets_stand_in_the_workbooks_order_with_their_parts():
    """Every worksheet has its name, whether it is hidden, and the part that holds its cells."""
    found = package(grid_workbook([["a"]], others={"~Ẩn": [["b"]], "Một": [["c"]]}))
    assert [(sheet.name, sheet.hidden) for sheet in found.sheets] == [("Ẩn", True), ("Một", False), ("Theo dõi", False)]
    assert len(found.parts) == 3
    assert found.usual


@pytest.mark.parametrize(
    ("old", "new", "from_1904", "recalculated"),
    [
        (b"<workbookPr/>", b"<workbookPr/>", False, True), (b"<workbookPr/>", b'<workbookPr date1904="1"/>', True, True),
        (b"<workbookPr/>", b'<workbookPr date1904="true"/>', True, True), (b"<workbookPr/>", b'<workbookPr date1904="0"/>', False, True),
        (b'fullCalcOnLoad="1"', b'fullCalcOnLoad="0"', False, False), (b'fullCalcOnLoad="1"', b'fullCalcOnLoad="true"', False, True),
        (b'<calcPr calcId="124519" fullCalcOnLoad="1"/>', b"", False, False),
    ],
)  # fmt: skip
def test_calendar_and_results_are_as_the_workbook_says(old, new, from_1904, recalculated):
    """Days are counted from 1904, and results are still to come, where the workbook says so in any of XML's ways."""
    found = package(zipped(parts_of() | {BOOK: parts_of()[BOOK].replace(old, new)}))
    assert (found.from_1904, found.recalculated) == (from_1904, recalculated)


USUAL = {
    "as written": plain(),
    "a chart beside it": with_sheet(f"{RELATED.decode()}/chartsheet", place="chartsheets/sheet9.xml"),
    "workbook part with a prefix": edited((BOOK, prefixed)),
}
UNUSUAL = {
    "sheet elsewhere": moved(PART, "trang/mot.xml"),
    "sheet in capitals": moved(PART, "worksheets/sheet1.xml", "xl/worksheets/SHEET1.xml"),
    "texts elsewhere": moved(STRINGS, "chu.xml"),
    "styles elsewhere": moved(STYLES, "kieu.xml"),
    "macro sheet": with_sheet("http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet", place="macrosheets/sheet9.xml"),
    "dialog": with_sheet(f"{RELATED.decode()}/dialogsheet", place="dialogsheets/sheet9.xml"),
    "sheet that is not held": with_sheet(WORKSHEET, place="worksheets/sheet9.xml", content=b""),
    "module": with_sheet(WORKSHEET, place="x.xml", named='name="M" sheetId="9" r:id=""'),
    "two of a name": with_sheet(WORKSHEET, place="worksheets/sheet9.xml", named='name="Theo dõi" sheetId="9" r:id="rId99"'),
}


@pytest.mark.parametrize(("data", "usual"), [(data, True) for data in USUAL.values()] + [(data, False) for data in UNUSUAL.values()], ids=[*USUAL, *UNUSUAL])
def test_package_is_usual_only_where_every_reader_finds_the_same(data, usual):
    """Parts in their usual places, each sheet held and named once; a chart changes nothing of it."""
    assert package(data).usual == usual


def test_strict_packages_have_the_same_sheets():
    """«Strict Open XML» has other names for the same relations."""
    assert package(strict()) == package(plain())


def test_sheet_that_is_listed_and_not_held_is_told():
    """Its name is kept, so that nobody misses it in silence; a module without a part is no sheet."""
    assert package(UNUSUAL["sheet that is not held"]).absent == ("Khác",)
    assert package(UNUSUAL["module"]).absent == ()


def test_sheets_of_one_name_are_both_read():
    """Two sheets of one name are told apart, each with its own cells."""
    data = zipped(parts_of(UNUSUAL["two of a name"]) | {"xl/worksheets/sheet9.xml": parts_of()[PART].replace(b"<v>0.4</v>", b"<v>0.7</v>")})
    sheets = read_workbook(data).sheets
    assert [(sheet.name, sheet.rows[3][9]) for sheet in sheets] == [("Theo dõi", 0.7), ("Theo dõi (2)", 0.4)]


def test_relation_to_the_outside_leads_nowhere():
    """A relation that says it is external is passed over, even where the archive holds a member of its name."""
    data = edited((RELATIONS, replaced(b'/worksheet"', b'/worksheet" TargetMode="External"')))
    found = package(data)
    assert (found.sheets, found.absent) == ((), ("Theo dõi",))
