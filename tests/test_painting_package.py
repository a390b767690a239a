"""The package: only what paint needs is changed, the rest is kept byte for byte, and every reader can open it."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from lxml import etree
from painted import (
    FULL,
    LIST,
    MAIN,
    SHEET,
    cells_of,
    colour,
    doubt,
    full_workbook,
    opened,
    package,
    painted,
    part_of,
    parts,
    replaced,
    strict,
    untouched,
    with_conversation,
    with_signature,
)
from workbooks import grid_workbook, task_row, tracker_workbook_of

from papi_metrics.errors import UnreadableError
from papi_metrics.reports import painted_workbook
from papi_metrics.reports.painting.markup import STRICT, WORKSHEET_ORDER, child, parsed
from papi_metrics.workbook import read_workbook

PLAIN = tracker_workbook_of(task_row(1, state="xog"), task_row(2))
MACROS = full_workbook(macros=True)
# The order of ECMA-376, written down a second time.
SHEET_ORDER = ["sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection", "protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells", "phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors", "smartTags", "drawing", "legacyDrawing", "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst"]
BOOK_ORDER = ["fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets", "functionGroups", "externalReferences", "definedNames", "calcPr", "oleSize", "customWorkbookViews", "pivotCaches", "smartTagPr", "smartTagTypes", "webPublishing", "fileRecoveryPr", "webPublishObjects", "extLst"]
STYLE_ORDER = ["numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles", "colors", "extLst"]


def order_of(content):
    """Return the names of a part's children in their order, each once."""
    return list(dict.fromkeys(etree.QName(item).localname for item in etree.fromstring(content) if isinstance(item.tag, str)))


def in_order(content, order):
    """True if the children of a part stand in an order."""
    return order_of(content) == sorted(order_of(content), key=order.index)


def test_parts_that_need_no_change_are_the_same_bytes():
    """Charts, pictures, shapes, tables, texts and other sheets come back as they were."""
    assert untouched(FULL, painted(FULL, doubt(5, "I"))) == set(parts(FULL)) - {
        "[Content_Types].xml", "docProps/app.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/comments1.xml",
        "xl/drawings/vmlDrawing1.vml", "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml",
    }  # fmt: skip


def test_only_the_selection_changes_on_a_sheet_without_findings():
    """The sheet that was open before is no longer selected; nothing else of it changes."""
    before, after = (parts(data)["xl/worksheets/sheet1.xml"] for data in (FULL, painted(FULL, doubt(5, "I"))))
    assert before.replace(b'tabSelected="1"', b'tabSelected="0"') == after != before


@pytest.mark.parametrize(
    "element",
    ["conditionalFormatting", "dataValidations", "sheetProtection", "hyperlinks", "mergeCells", "cols", "sheetViews", "pageSetup",
     "headerFooter", "drawing", "legacyDrawing", "legacyDrawingHF", "tableParts", "extLst", "pageMargins"],
)  # fmt: skip
def test_other_elements_of_a_painted_sheet_stay(element):
    """Only cells of a painted sheet change."""
    before, after = (parsed(parts(data)[part_of(data, SHEET)]).findall(f"{MAIN}{element}") for data in (FULL, painted(FULL, doubt(5, "I"))))
    assert before
    assert list(map(etree.tostring, before)) == list(map(etree.tostring, after))


def test_macros_come_back_byte_for_byte():
    """A workbook with macros keeps them and its kind; one without gets none."""
    data = painted(MACROS, doubt(5, "I"))
    assert parts(data)["xl/vbaProject.bin"] == b"not a project, and never run"
    assert b"macroEnabled" in parts(data)["[Content_Types].xml"]
    assert not [name for name in parts(painted(FULL, doubt(5, "I"))) if "vba" in name]


def test_signature_of_the_document_is_dropped():
    """A changed document's signature would be void: it goes, with what names it, and the workbook opens."""
    signed = with_signature(FULL)
    data = painted(signed, doubt(5, "I"))
    assert not [name for name in parts(data) if "_xmlsignatures" in name]
    assert b"signature" not in parts(data)["_rels/.rels"]
    assert painted(signed) == signed


def test_list_of_sheets_in_the_properties_is_dropped():
    """Nothing names the sheets and their number but the workbook itself."""
    properties = parts(painted(FULL, doubt(5, "I")))["docProps/app.xml"]
    assert b"TitlesOfParts" not in properties
    assert b"HeadingPairs" not in properties
    assert b"<Application>" in properties


def test_hidden_sheets_stay_hidden():
    """Hidden and very hidden sheets keep their state, findings in them or not."""
    book = opened(painted(FULL, doubt(1, "A", sheet="Kho"), doubt(1, "A", sheet="Danh mục")))
    assert [sheet.sheet_state for sheet in book] == ["visible", "visible", "visible", "hidden", "veryHidden"]


def test_ids_and_names_of_parts_do_not_collide():
    """Sheets have ids, relations and parts of their own, also where numbers have been left out."""
    data = grid_workbook([["a"]], others={"Hai": [["b"]]})
    contents = parts(data)
    moved = {name.replace("sheet2.xml", "sheet7.xml"): content.replace(b"sheet2.xml", b"sheet7.xml") for name, content in contents.items()}
    moved["xl/workbook.xml"] = moved["xl/workbook.xml"].replace(b'sheetId="2"', b'sheetId="9"')
    after = painted(package(moved), doubt(1, "A"))
    root = etree.fromstring(parts(after)["xl/workbook.xml"])
    ids = [item.get("sheetId") for item in root.iter(f"{MAIN}sheet")]
    names = [name for name in parts(after) if "worksheets/sheet" in name]
    assert ids == ["10", "1", "9"]
    assert len(names) == len(set(names)) == 3
    assert opened(after)["Hai"]["A1"].value == "b"


@pytest.mark.parametrize("data", [FULL, PLAIN, MACROS, with_conversation(FULL, "I3")], ids=["full", "plain", "macros", "conversation"])
def test_elements_stand_in_the_order_of_the_standard(data):
    """Sheets, workbook and styles have their elements where ECMA-376 wants them: else Excel repairs the file."""
    after = painted(data, *(doubt(row, column) for row in (3, 5, 40) for column in "AIK"), doubt(3, None))
    contents = parts(after)
    sheets = [content for name, content in contents.items() if re.fullmatch(r"xl/worksheets/\w+\.xml", name)]
    assert all(in_order(content, SHEET_ORDER) for content in sheets)
    assert in_order(contents["xl/workbook.xml"], BOOK_ORDER)
    assert in_order(contents["xl/styles.xml"], STYLE_ORDER)


@pytest.mark.parametrize("name", WORKSHEET_ORDER)
def test_missing_element_is_added_in_its_place(name):
    """An element is added between those before it and those after it, whichever of them are there."""
    others = [other for other in SHEET_ORDER if other != name]
    for kept in (others, others[::3], others[-1:], others[:1], []):
        root = parsed(f'<worksheet xmlns="{MAIN[1:-1]}">{"".join(f"<{other}/>" for other in kept)}</worksheet>')
        assert etree.QName(child(root, name, WORKSHEET_ORDER)).localname == name
        assert in_order(etree.tostring(root), SHEET_ORDER)


@pytest.mark.parametrize("data", [FULL, PLAIN, MACROS], ids=["full", "plain", "macros"])
def test_all_parts_are_declared_and_named(data):
    """Every part has a content type, every relation leads to a part there is."""
    contents = parts(painted(data, doubt(5, "I"), doubt(1, "A", sheet="Kho")))
    types = etree.fromstring(contents["[Content_Types].xml"])
    extensions = {item.get("Extension") for item in types if item.get("Extension")}
    declared = {item.get("PartName").lstrip("/") for item in types if item.get("PartName")}
    assert [name for name in contents if name not in declared and name.rpartition(".")[2] not in extensions and name[0] != "["] == []
    assert declared <= set(contents)
    assert {name for name in contents if re.match(r"xl/.*\.xml$", name)} <= declared
    for name, content in contents.items():
        if name.endswith(".rels"):
            folder = "/".join(name.split("/")[:-2])
            targets = [item.get("Target") for item in etree.fromstring(content) if item.get("TargetMode") != "External"]
            assert [target for target in targets if _joined(folder, target) not in contents] == []


def _joined(folder, target):
    place = [] if target.startswith("/") else folder.split("/") if folder else []
    for step in target.strip("/").split("/"):
        place = place[:-1] if step == ".." else [*place, step]
    return "/".join(place)


def test_same_findings_give_the_same_bytes():
    """Neither clock nor chance is in a painted file."""
    assert painted(FULL, doubt(5, "I")) == painted(FULL, doubt(5, "I"))


def test_parts_keep_their_order_compression_and_date():
    """What was stored is stored, what was packed is packed; added parts come last and have no date of today."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for number, (name, content) in enumerate(parts(PLAIN).items()):
            entry = zipfile.ZipInfo(name, (2020 + number % 3, 5, 6, 7, 8, 10))
            entry.compress_type = zipfile.ZIP_STORED if number % 2 else zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    before, after = (zipfile.ZipFile(io.BytesIO(data)).infolist() for data in (buffer.getvalue(), painted(buffer.getvalue(), doubt())))
    told = [(item.filename, item.compress_type, item.date_time) for item in after]
    assert told[: len(before)] == [(item.filename, item.compress_type, item.date_time) for item in before]
    assert {item[2] for item in told[len(before) :]} == {(1980, 1, 1, 0, 0, 0)}


def test_names_of_parts_are_compared_without_case():
    """A program may write Worksheets where a relation says worksheets."""
    contents = {name.replace("worksheets/sheet1", "Worksheets/Sheet1"): content for name, content in parts(PLAIN).items()}
    contents["xl/_rels/workbook.xml.rels"] = contents["xl/_rels/workbook.xml.rels"].replace(b"Worksheets/Sheet1", b"worksheets/sheet1")
    after = parts(painted(package(contents), doubt()))
    assert "xl/Worksheets/Sheet1.xml" in after
    assert "xl/worksheets/sheet1.xml" not in after


def test_strict_workbook_stays_strict():
    """A workbook in the strict dialect is painted in it: elements, relations and their types."""
    data = painted(strict(FULL), doubt(5, "I"), doubt(3, "I"))
    contents = parts(data)
    assert b"schemas.openxmlformats.org/spreadsheetml/2006/main" not in b"".join(contents[name] for name in ("xl/workbook.xml", "xl/styles.xml"))
    (sheet,) = read_workbook(data).lists
    assert [row[4] for row in sheet.rows[3:5]] == ["I5", "I3"]
    root = parsed(contents["xl/worksheets/sheet5.xml"])
    assert root.tag == STRICT.tag("worksheet")
    assert f"{STRICT.relations}/worksheet".encode() in contents["xl/_rels/workbook.xml.rels"]


def test_strict_workbook_can_be_cleared():
    """Paint and comments are found in the strict dialect as well."""
    before = strict(FULL)
    after = painted(painted(before, doubt(5, "I"), doubt(3, "I")))
    assert parts(after)["xl/worksheets/sheet2.xml"].count(b"<c ") == parts(before)["xl/worksheets/sheet2.xml"].count(b"<c ")
    assert "Kiểm tra PAPI".encode() not in b"".join(parts(after).values())


@pytest.mark.parametrize(
    ("part", "old", "fresh"),
    [
        ("xl/worksheets/sheet1.xml", "<sheetData>", '<sheetData x="&unknown;">'),
        ("xl/worksheets/sheet1.xml", "</worksheet>", ""),
        ("[Content_Types].xml", "</Types>", ""),
    ],
)
def test_workbook_that_cannot_be_written_into_is_written_anew(part, old, fresh):
    """Where a reader gets along and a writer does not, the values come back in a fresh workbook, and the list says so."""
    data = painted(replaced(PLAIN, part, (old, fresh)), doubt())
    assert colour(data, "I3")
    assert "ghi lại thành .xlsx thường" in opened(data)[LIST]["A2"].value


def test_damaged_properties_do_no_harm():
    """What only describes the document is left as it is where it cannot be read."""
    broken = replaced(FULL, "docProps/app.xml", ("</Properties>", ""))
    data = painted(broken, doubt(5, "I"))
    assert "docProps/app.xml" in untouched(broken, data)
    assert part_of(data, SHEET) == part_of(FULL, SHEET)


def test_unreadable_file_is_refused():
    """What cannot be read cannot be painted."""
    with pytest.raises(UnreadableError):
        painted_workbook(b"PK\x03\x04 no workbook", [doubt()])


def test_entities_are_not_looked_up():
    """A sheet that defines entities is not unfolded: no bomb, no file of the machine."""
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/hostname">]>'
    contents = parts(PLAIN)
    sheet = contents["xl/worksheets/sheet1.xml"].decode()
    contents["xl/worksheets/sheet1.xml"] = (bomb + sheet[sheet.index("<worksheet") :].replace("<sheetData>", "<sheetData><!-- -->", 1)).encode()
    try:
        data = painted(package(contents), doubt())
    except UnreadableError:
        return
    assert "aaaaaaaaaaaaaaaaaaaa" not in str(cells_of(data))
