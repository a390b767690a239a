"""The workbook part: sheets put first and taken away, and all that counts sheets kept right."""

from __future__ import annotations

import re

import pytest
from lxml import etree
from painted import FULL, LIST, MAIN, SHEET, details_of, doubt, package, painted, parts, replaced
from workbooks import grid_workbook

from papi_metrics.catalogue import ACTIONS, CATALOGUE
from papi_metrics.finding_list import HEADINGS
from papi_metrics.findings import finding
from papi_metrics.reports.painting.book import BOOK, Book
from papi_metrics.reports.painting.entries import WHOLE_ROW, entries_of, quoted, to_mend
from papi_metrics.reports.painting.package import Package

NAMES = ["Bìa", SHEET, "Danh mục", "Kho"]
THREE = grid_workbook([["c"]], sheet="Ba", others={"Một": [["a"]], "Hai": [["b"]]})


def book_of(data):
    """Return the workbook part of a package, and the package."""
    opened = Package(data)
    return Book(opened), opened


def with_chart_sheet(data):
    """Return a workbook whose second sheet is a chart."""
    contents = parts(data)
    relations = contents["xl/_rels/workbook.xml.rels"]
    target = re.search(rb"<Relationship [^>]*worksheets/sheet2.xml[^>]*>", relations)[0]
    chart = target.replace(b'/worksheet"', b'/chartsheet"').replace(b"worksheets/sheet2.xml", b"chartsheets/sheet2.xml")
    contents["xl/_rels/workbook.xml.rels"] = relations.replace(target, chart)
    contents["[Content_Types].xml"] = contents["[Content_Types].xml"].replace(b"worksheets/sheet2.xml", b"chartsheets/sheet2.xml")
    contents.pop("xl/worksheets/sheet2.xml")
    views = '<sheetViews><sheetView tabSelected="1" workbookViewId="0"/></sheetViews>'
    return package(contents | {"xl/chartsheets/sheet2.xml": f'<chartsheet xmlns="{MAIN[1:-1]}">{views}</chartsheet>'.encode()})


def names_defined(root):
    """Return the names that are defined: name and the sheet they are for."""
    return [(item.get("name"), item.get("localSheetId")) for item in root.iter(f"{MAIN}definedName")]


def test_sheets_are_told_in_their_order():
    """Each with its name, its part, whether it is hidden and whether it holds cells."""
    sheets = book_of(FULL)[0].sheets()
    assert [(sheet.name, sheet.hidden, sheet.has_cells) for sheet in sheets] == [
        ("Bìa", False, True), (SHEET, False, True), ("Danh mục", True, True), ("Kho", True, True),
    ]  # fmt: skip
    assert [sheet.part for sheet in sheets] == [f"xl/worksheets/sheet{number}.xml" for number in (1, 2, 3, 4)]


def test_sheet_whose_part_is_missing_holds_no_cells():
    """A relation that leads nowhere is no sheet to paint."""
    contents = parts(THREE)
    contents["xl/_rels/workbook.xml.rels"] = contents["xl/_rels/workbook.xml.rels"].replace(b"worksheets/sheet2.xml", b"worksheets/none.xml")
    assert [sheet.has_cells for sheet in book_of(package(contents))[0].sheets()] == [True, False, True]


def test_chart_sheet_is_kept_and_counted():
    """A sheet that is a chart holds no cells, is no longer selected, and counts where sheets are counted."""
    data = with_chart_sheet(FULL)
    assert [sheet.has_cells for sheet in book_of(data)[0].sheets()] == [True, False, True, True]
    after = painted(data, doubt(1, "A", sheet="Bìa"), doubt(3, "I"))
    assert b'tabSelected="0"' in parts(after)["xl/chartsheets/sheet2.xml"]
    assert [sheet.name for sheet in book_of(after)[0].sheets()] == [LIST, *NAMES]
    assert ("RiengTrang", "2") in names_defined(etree.fromstring(parts(after)[BOOK]))


@pytest.mark.parametrize(("sheet", "opens", "local"), [("Bìa", 0, "0"), (SHEET, 0, None), ("Danh mục", 0, "1"), ("Kho", 0, "1")])
def test_removed_sheet_takes_its_names_along(sheet, opens, local):
    """Names defined for it alone go, those of later sheets count one less, those of earlier ones stay."""
    book, opened = book_of(FULL)
    book.remove(next(item for item in book.sheets() if item.name == sheet))
    assert [item.name for item in book.sheets()] == [name for name in NAMES if name != sheet]
    defined = dict(names_defined(opened.tree(BOOK)))
    assert defined.get("RiengTrang") == local
    assert "TrangThai" in defined
    assert book.active == opens


@pytest.mark.parametrize(
    ("removed", "active", "opens"), [("Một", 0, 0), ("Một", 1, 0), ("Một", 2, 1), ("Hai", 0, 0), ("Hai", 1, 0), ("Hai", 2, 1), ("Ba", 0, 0), ("Ba", 1, 1), ("Ba", 2, 0)]
)
def test_open_sheet_stays_open_when_another_goes(removed, active, opens):
    """The place of the open sheet is counted anew; where the open sheet goes, the first one opens."""
    book, _ = book_of(THREE)
    book.show(active)
    book.remove(next(item for item in book.sheets() if item.name == removed))
    assert book.active == opens


def test_first_sheet_that_can_be_seen_opens():
    """A hidden sheet cannot be opened on."""
    book, _ = book_of(grid_workbook([["c"]], sheet="Ba", others={"~Một": [["a"]], "Hai": [["b"]]}))
    book.show(2)
    book.remove(book.sheets()[2])
    assert book.active == 1


def test_parts_of_other_sheets_stay_with_them():
    """What two sheets lead to is not dropped with the one; what only the one leads to is."""
    book, opened = book_of(FULL)
    book.remove(book.sheets()[1])
    left = parts(opened.saved())
    assert {name for name in parts(FULL) if name not in left} == {
        "xl/worksheets/sheet2.xml", "xl/worksheets/_rels/sheet2.xml.rels", "xl/drawings/drawing1.xml", "xl/drawings/_rels/drawing1.xml.rels",
        "xl/drawings/vmlDrawing1.vml", "xl/drawings/vmlDrawing2.vml", "xl/drawings/_rels/vmlDrawing2.vml.rels", "xl/comments1.xml",
        "xl/tables/table1.xml",
    }  # fmt: skip


@pytest.mark.parametrize(
    "views", ["", "<bookViews/>", '<bookViews><workbookView activeTab="2" firstSheet="1" xWindow="5"/><workbookView activeTab="1"/></bookViews>']
)
def test_workbook_opens_on_its_first_sheet(views):
    """However many windows a workbook is seen in, each opens on the list, and nothing else of a window changes."""
    contents = parts(THREE)
    book = re.sub(rb"<bookViews>.*?</bookViews>", views.encode(), contents[BOOK])
    root = etree.fromstring(parts(painted(package(contents | {BOOK: book}), doubt(1, "A", sheet="Ba")))[BOOK])
    windows = list(root.iter(f"{MAIN}workbookView"))
    assert len(windows) == max(1, views.count("<workbookView"))
    assert not [window for window in windows if {"activeTab", "firstSheet"} & set(window.attrib)]
    assert ("xWindow" in views) == ("xWindow" in windows[0].attrib)


@pytest.mark.parametrize("said", ["x", "-1", ""])
def test_open_sheet_that_is_no_number_is_the_first(said):
    """A damaged count opens on the first sheet."""
    contents = parts(THREE)
    book = contents[BOOK].replace(b"<workbookView ", f'<workbookView activeTab="{said}" '.encode(), 1)
    assert book_of(package(contents | {BOOK: re.sub(rb'activeTab="0"', b"", book)}))[0].active == 0


@pytest.mark.parametrize("mark", ['tabSelected="1"', "tabSelected='1'", 'tabSelected = "true"'])
def test_selection_is_taken_back_however_it_is_written(mark):
    """Either kind of quotes, blanks and the word for yes."""
    part = "xl/worksheets/sheet1.xml"
    selected = re.sub(r"<sheetView ", f"<sheetView {mark} ", parts(THREE)[part].decode().replace('tabSelected="1" ', ""), count=1)
    after = parts(painted(package(parts(THREE) | {part: selected.encode()}), doubt(1, "A", sheet="Ba")))[part].decode()
    assert re.search(r"tabSelected\s*=\s*[\"']0[\"']", after)
    assert re.search(r"tabSelected\s*=\s*[\"'](1|true)[\"']", after) is None


def test_words_of_a_cell_are_no_selection():
    """Only what stands before the cells says which sheet is selected."""
    part = "xl/worksheets/sheet1.xml"
    data = replaced(THREE, part, (">a<", '>tabSelected="1"<'))
    assert b'>tabSelected="1"<' in parts(painted(data, doubt(1, "A", sheet="Ba")))[part]


# Entries: what the list says.


@pytest.mark.parametrize("name", ["Theo dõi", "Nhà 'Lan'", "''", "a!b"])
def test_name_is_quoted_with_its_apostrophes_doubled(name):
    """A reference reads it back as it is."""
    assert quoted(name)[1:-1].replace("''", "'") == name


def test_entries_have_words_for_every_heading():
    """Each field of the list but the number has its words, none of them missing."""
    made = [finding(code, sheet=SHEET, row=3, column="I", value="x", details=details_of(code)) for code in CATALOGUE]
    entries = list(entries_of(to_mend(made), {}))
    assert {tuple(entry.words) for entry in entries} == {tuple(list(HEADINGS)[1:])}
    assert all(isinstance(words, str) for entry in entries for words in entry.words.values())
    assert len(entries) == sum(1 for kind in CATALOGUE.values() if kind.mend)


@pytest.mark.parametrize(
    ("item", "cells", "target"),
    [
        (doubt(3, "I"), {SHEET: {}}, "'Theo dõi'!I3"),
        (doubt(3, "I"), {SHEET: {(3, 9): (2, 8)}}, "'Theo dõi'!H2"),
        (doubt(3, None), {SHEET: {(3, WHOLE_ROW): (3, 4)}}, "'Theo dõi'!D3"),
        (doubt(3, None), {SHEET: {}}, "'Theo dõi'!A3"),
        (doubt(3, "I"), {}, None),
        (doubt(3, "I", sheet=None), {SHEET: {}}, None),
        (doubt(None, None), {SHEET: {}}, None),
        (doubt(0, "I"), {SHEET: {}}, None),
        (doubt(1_048_577, "I"), {SHEET: {}}, None),
    ],
    ids=["cell", "merged", "row", "blank row", "no such sheet", "no sheet", "whole sheet", "row 0", "below"],
)  # fmt: skip
def test_entry_leads_to_the_cell_that_shows_it(item, cells, target):
    """The painted cell where there is one, the place itself where nothing was painted, nowhere where there is no cell."""
    (entry,) = entries_of([item], cells)
    assert (entry.target, entry.severity) == (target, item.severity)


def test_entries_stand_in_the_order_of_actions():
    """Findings of one action keep their order."""
    made = [doubt(row, "I", value=str(row)) for row in (9, 3)] + [doubt(5, None, severity="error")]
    entries = list(entries_of(made, {}))
    assert [entry.words["place"] for entry in entries] == ["dòng 5", "I9", "I3"]
    assert [entry.words["action"] for entry in entries] == [ACTIONS["tasks"], ACTIONS["states"], ACTIONS["states"]]
