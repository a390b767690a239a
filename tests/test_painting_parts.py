"""The parts of a package and how they name each other; the cells of a sheet's XML; boxes and remarks as text and elements."""

from __future__ import annotations

import pytest
from lxml import etree
from painted import FULL, MAIN, package, parts

from papi_metrics.errors import UnreadableError
from papi_metrics.reports.painting.boxes import blocks_of, empty_drawing, is_empty, with_boxes, without_boxes
from papi_metrics.reports.painting.cells import Grid
from papi_metrics.reports.painting.markup import parsed
from papi_metrics.reports.painting.measures import Measures
from papi_metrics.reports.painting.package import Package
from papi_metrics.reports.painting.relations import (
    declare,
    declare_extension,
    discard,
    relate,
    related,
    relations,
    relations_part,
    undeclare,
    unrelate,
)
from papi_metrics.reports.painting.remarks import Remarks, remark_of

RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="x"/></Types>'
SMALL = {"[Content_Types].xml": TYPES.encode(), "a/one.xml": b"<one/>", "a/two.xml": b"<two/>", "b.bin": b"\x00\x01"}


def small(**more):
    """Return a package of three parts, and more."""
    return Package(package(SMALL | {name: content.encode() for name, content in more.items()}))


def grid_of(inside):
    """Return the cells of a sheet, and its root."""
    root = parsed(f'<worksheet xmlns="{MAIN[1:-1]}">{inside}</worksheet>')
    return Grid(root), root


def xml(root):
    """Return a root's children without its namespace."""
    return etree.tostring(root).decode().partition(">")[2].removesuffix("</worksheet>").replace(f' xmlns="{MAIN[1:-1]}"', "")


# Packages.


def test_package_that_was_only_read_is_the_same_bytes():
    """Reading parts and trees changes nothing."""
    data = package(SMALL)
    opened = Package(data)
    opened.tree("a/one.xml")
    opened.read("b.bin")
    assert opened.saved() is data
    assert not opened.is_changed


def test_changed_tree_is_written_when_it_is_touched():
    """A tree is always the same one; its changes are written if somebody says so."""
    opened = small()
    opened.tree("a/one.xml").set("x", "1")
    assert parts(opened.saved())["a/one.xml"] == b"<one/>"
    opened.touch("a/one.xml")
    assert parts(opened.saved())["a/one.xml"].endswith(b'<one x="1"/>')
    assert opened.read("a/one.xml") == parts(opened.saved())["a/one.xml"]


def test_written_part_replaces_tree_and_bytes():
    """What was written last counts, for readers of the tree too."""
    opened = small()
    opened.tree("a/one.xml")
    opened.write("a/one.xml", b"<other/>")
    assert opened.tree("a/one.xml").tag == "other"
    assert list(parts(opened.saved())) == list(SMALL)


@pytest.mark.parametrize("name", ["a/one.xml", "A/ONE.xml"])
def test_dropped_part_is_gone(name):
    """A dropped part is neither there, nor read, nor saved; one written again stands in its place."""
    opened = small()
    opened.drop(name)
    assert "a/one.xml" not in opened
    assert list(parts(opened.saved())) == ["[Content_Types].xml", "a/two.xml", "b.bin"]
    with pytest.raises(UnreadableError):
        opened.read("a/one.xml")
    opened.write("a/one.xml", b"<again/>")
    assert list(parts(opened.saved())) == list(SMALL)


@pytest.mark.parametrize("name", ["a/none.xml", ""])
def test_missing_part_is_refused(name):
    """Asking for a part that is not there is the error of a damaged file."""
    assert name not in small()
    with pytest.raises(UnreadableError):
        small().tree(name)


def test_damaged_part_is_refused():
    """A part whose bytes do not add up is the error of a damaged file."""
    data = bytearray(package({"a.xml": b"<a>" + b"x" * 500 + b"</a>"}, compression=0))
    data[60] ^= 1
    with pytest.raises(UnreadableError):
        Package(bytes(data)).read("a.xml")


@pytest.mark.parametrize("data", [b"", b"PK", b"no archive"])
def test_bytes_that_are_no_archive_are_refused(data):
    """The error is that of a damaged file."""
    with pytest.raises(UnreadableError):
        Package(data)


def test_free_name_is_the_first_one_not_taken():
    """Numbers begin at 1; a gap is filled; a dropped part's name is free."""
    opened = small(**{"s1.xml": "<a/>", "S3.xml": "<a/>"})
    assert opened.free_name("s{}.xml") == "s2.xml"
    opened.write("s2.xml", b"<a/>")
    assert opened.free_name("s{}.xml") == "s4.xml"
    opened.drop("s1.xml")
    assert opened.free_name("s{}.xml") == "s1.xml"


# Relations and content types.


@pytest.mark.parametrize(("part", "name"), [("", "_rels/.rels"), ("x.xml", "_rels/x.xml.rels"), ("a/b/x.xml", "a/b/_rels/x.xml.rels")])
def test_relations_stand_beside_their_part(part, name):
    """Each folder has its own folder of relations."""
    assert relations_part(part) == name


@pytest.mark.parametrize(
    ("target", "part"), [("two.xml", "a/two.xml"), ("/a/two.xml", "a/two.xml"), ("../b.bin", "b.bin"), ("./x/../two.xml", "a/two.xml")]
)
def test_target_is_found_from_its_part(target, part):
    """A target is relative to the part that names it, or stated from the root."""
    opened = small(**{"a/_rels/one.xml.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" Type="urn:x/kind" Target="{target}"/></Relationships>'})
    (found,) = relations(opened, "a/one.xml")
    assert (found.id, found.kind, found.part) == ("r1", "kind", part)
    assert related(opened, "a/one.xml", "kind") == found
    assert related(opened, "a/one.xml", "other") is None


def test_links_to_the_outside_are_no_relations_of_parts():
    """An address on the net is not looked for in the package; nor is a part that is not there."""
    inside = f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" Type="urn:kind" Target="http://x" TargetMode="External"/><Relationship Id="r2" Type="kind" Target="none.xml"/></Relationships>'
    opened = small(**{"a/_rels/one.xml.rels": inside})
    assert [item.id for item in relations(opened, "a/one.xml")] == ["r2"]
    assert related(opened, "a/one.xml", "kind") is None


@pytest.mark.parametrize("taken", [[], ["rId1"], ["rId2", "x"], ["rId1", "rId2", "rId3"]])
def test_relation_gets_an_id_that_is_free(taken):
    """The first free number is taken, whatever other ids look like."""
    items = "".join(f'<Relationship Id="{key}" Type="k" Target="two.xml"/>' for key in taken)
    opened = small(**({"a/_rels/one.xml.rels": f'<Relationships xmlns="{RELATIONS}">{items}</Relationships>'} if taken else {}))
    key = relate(opened, "a/one.xml", "b.bin", "urn:x/bin")
    assert key not in taken
    assert key == next(f"rId{number}" for number in range(1, 9) if f"rId{number}" not in taken)
    assert related(opened, "a/one.xml", "bin").part == "b.bin"
    assert b'Target="../b.bin"' in parts(opened.saved())["a/_rels/one.xml.rels"]


def test_last_relation_takes_its_part_along():
    """A part without relations has no part of relations."""
    opened = small()
    keys = [relate(opened, "a/one.xml", "b.bin", "k"), relate(opened, "a/one.xml", "a/two.xml", "k")]
    unrelate(opened, "a/one.xml", keys[0])
    assert [item.part for item in relations(opened, "a/one.xml")] == ["a/two.xml"]
    unrelate(opened, "a/one.xml", keys[1])
    assert "a/_rels/one.xml.rels" not in opened


def test_content_type_is_stated_once():
    """A second statement replaces the first; names are compared without case."""
    opened = small()
    declare(opened, "a/one.xml", "first")
    assert b'PartName="/a/one.xml" ContentType="first"' in parts(opened.saved())["[Content_Types].xml"]
    declare(opened, "A/One.xml", "second")
    stated = parts(opened.saved())["[Content_Types].xml"]
    assert (stated.count(b"Override"), b'PartName="/A/One.xml" ContentType="second"' in stated) == (1, True)
    undeclare(opened, "a/one.xml")
    assert b"Override" not in parts(opened.saved())["[Content_Types].xml"]


def test_statement_that_was_there_is_taken_back():
    """What the file itself stated of a part goes with it, and the change is saved."""
    stated = TYPES.replace("</Types>", '<Override PartName="/A/one.xml" ContentType="x"/></Types>')
    opened = small(**{"[Content_Types].xml": stated})
    undeclare(opened, "a/two.xml")
    assert not opened.is_changed
    undeclare(opened, "a/one.xml")
    assert b"Override" not in parts(opened.saved())["[Content_Types].xml"]


@pytest.mark.parametrize(("extension", "count"), [("vml", 2), ("xml", 1), ("XML", 1)])
def test_extension_is_stated_where_it_is_not(extension, count):
    """Statements of extensions stand before those of parts, each once."""
    opened = small()
    declare(opened, "a/one.xml", "x")
    declare_extension(opened, extension.casefold(), "y")
    root = opened.tree("[Content_Types].xml")
    assert [etree.QName(item).localname for item in root] == ["Default"] * count + ["Override"]


def test_discarded_part_leaves_nothing():
    """Neither the part, nor its relations, nor what was stated of it; what it led to stays."""
    opened = small()
    declare(opened, "a/one.xml", "x")
    relate(opened, "a/one.xml", "b.bin", "k")
    discard(opened, "a/one.xml")
    assert set(parts(opened.saved())) == {"[Content_Types].xml", "a/two.xml", "b.bin"}
    assert b"one.xml" not in parts(opened.saved())["[Content_Types].xml"]


# The cells of a sheet.


@pytest.mark.parametrize(
    ("before", "place", "after"),
    [
        ("<sheetData/>", (2, 3), '<sheetData><row r="2"><c r="C2"/></row></sheetData>'),
        ('<sheetData><row r="1"/><row r="5"/></sheetData>', (3, 1), '<sheetData><row r="1"/><row r="3"><c r="A3"/></row><row r="5"/></sheetData>'),
        ('<sheetData><row r="2"/></sheetData>', (1, 1), '<sheetData><row r="1"><c r="A1"/></row><row r="2"/></sheetData>'),
        ('<sheetData><row r="2"><c r="B2"/><c r="D2"/></row></sheetData>', (2, 3), '<sheetData><row r="2"><c r="B2"/><c r="C2"/><c r="D2"/></row></sheetData>'),
        ('<sheetData><row r="2"><c r="B2"/></row></sheetData>', (2, 1), '<sheetData><row r="2"><c r="A2"/><c r="B2"/></row></sheetData>'),
        ('<sheetData><row r="2" spans="2:2"><c r="B2"/></row></sheetData>', (2, 9), '<sheetData><row r="2"><c r="B2"/><c r="I2"/></row></sheetData>'),
        ('<sheetData><row r="2" spans="2:2"><c r="B2" s="4"/></row></sheetData>', (2, 2), '<sheetData><row r="2" spans="2:2"><c r="B2" s="4"/></row></sheetData>'),
        ("<sheetData><row><c/><c/></row></sheetData>", (1, 2), "<sheetData><row><c/><c/></row></sheetData>"),
        ('<sheetData><row r="3"><c/><c r="F3"/><c/></row></sheetData>', (3, 7), '<sheetData><row r="3"><c/><c r="F3"/><c/></row></sheetData>'),
        ('<cols><col min="2" max="4" style="7"/></cols><sheetData/>', (1, 2), '<cols><col min="2" max="4" style="7"/></cols><sheetData><row r="1"><c r="B1" s="7"/></row></sheetData>'),
        ('<cols><col min="2" max="4" style="7"/></cols><sheetData/>', (1, 5), '<cols><col min="2" max="4" style="7"/></cols><sheetData><row r="1"><c r="E1"/></row></sheetData>'),
        ('<cols><col min="1" max="4" style="7"/></cols><sheetData><row r="1" s="5" customFormat="1"/></sheetData>', (1, 4),
         '<cols><col min="1" max="4" style="7"/></cols><sheetData><row r="1" s="5" customFormat="1"><c r="D1" s="5"/></row></sheetData>'),
        ('<sheetData><row r="1" s="5"/></sheetData>', (1, 4), '<sheetData><row r="1" s="5"><c r="D1"/></row></sheetData>'),
        ("", (1, 1), '<sheetData><row r="1"><c r="A1"/></row></sheetData>'),
    ],
    ids=["blank", "row between", "row before", "cell between", "cell before", "spans", "there", "unsaid", "half said", "first of column", "beside column",
         "row over column", "row not applied", "no data"],
)  # fmt: skip
def test_cell_is_found_or_made_where_it_belongs(before, place, after):
    """Rows and cells stay in order; a made cell has the style its row or column gives it."""
    grid, root = grid_of(before)
    assert grid.cell(place) is grid.cell(place)
    assert xml(root) == after


@pytest.mark.parametrize("order", [(3, 4, 2), (4, 3, 2), (2, 3, 4), (9, 3, 7)])
def test_made_rows_stand_in_their_order(order):
    """Rows are made among those that are there and those that were made before."""
    grid, root = grid_of('<sheetData><row r="1"/><row r="5"/></sheetData>')
    for row in order:
        grid.cell((row, 2))
        grid.cell((row, 1))
    numbers = [int(row.get("r")) for row in root.iter(f"{MAIN}row")]
    assert numbers == sorted({1, 5, *order})
    assert [cell.get("r") for cell in root.iter(f"{MAIN}c")] == [f"{letter}{row}" for row in sorted(order) for letter in "AB"]


@pytest.mark.parametrize(
    ("inside", "row", "column", "anchor"),
    [
        ('<sheetData/><mergeCells><mergeCell ref="B2:D4"/></mergeCells>', 3, 3, (2, 2)),
        ('<sheetData/><mergeCells><mergeCell ref="B2:D4"/></mergeCells>', 4, 4, (2, 2)),
        ('<sheetData/><mergeCells><mergeCell ref="B2:D4"/></mergeCells>', 2, 2, (2, 2)),
        ('<sheetData/><mergeCells><mergeCell ref="B2:D4"/></mergeCells>', 5, 4, (5, 4)),
        ('<sheetData/><mergeCells><mergeCell ref="B2:D4"/></mergeCells>', 4, 5, (4, 5)),
        ('<sheetData/><mergeCells><mergeCell ref="B2:D4"/></mergeCells>', 1, 2, (1, 2)),
        ('<sheetData/><mergeCells><mergeCell ref="B2:D4"/></mergeCells>', 2, 1, (2, 1)),
        ('<sheetData><row r="3"><c r="B3" s="1"/><c r="D3"><v>1</v></c></row></sheetData>', 3, None, (3, 4)),
        ('<sheetData><row r="3"><c r="B3"><f>1</f></c></row></sheetData>', 3, None, (3, 2)),
        ('<sheetData><row r="3"><c r="B3"><is/></c></row></sheetData><mergeCells><mergeCell ref="A3:C3"/></mergeCells>', 3, None, (3, 1)),
        ('<sheetData><row r="3"><c r="B3"/></row></sheetData>', 3, None, None),
        ("<sheetData/>", 3, None, None),
        ("<sheetData/>", 0, 1, None),
        ("<sheetData/>", 1_048_577, 1, None),
        ("<sheetData/>", 1, 16_385, None),
    ],
)
def test_place_has_the_cell_that_shows_it(inside, row, column, anchor):
    """The first cell of a merged range, the first filled cell of a row, none outside of the sheet."""
    assert grid_of(inside)[0].anchor(row, column) == anchor


@pytest.mark.parametrize(
    ("cell", "stays"),
    [('<c r="C3"/>', False), ('<c r="C3" s="0"/>', False), ('<c r="C3" s="2"/>', True), ('<c r="C3"><v>1</v></c>', True), ('<c r="C3" t="s"/>', True), ("<c/>", True)],
)
def test_only_a_cell_that_says_nothing_is_forgotten(cell, stays):
    """A cell with a value, a style of its own or a type stays, and so does its row."""
    grid, root = grid_of(f'<sheetData><row r="3">{cell}</row></sheetData>')
    grid.forget(next(root.iter(f"{MAIN}c")))
    assert (len(list(root.iter(f"{MAIN}c"))), len(list(root.iter(f"{MAIN}row")))) == (int(stays), int(stays))


@pytest.mark.parametrize("row", ['<row r="3" ht="20">', '<row r="3" hidden="1">'])
def test_row_that_says_something_stays(row):
    """A row with a height stays when its only cell goes."""
    grid, root = grid_of(f'<sheetData>{row}<c r="C3"/></row></sheetData>')
    grid.forget(next(root.iter(f"{MAIN}c")))
    assert (len(list(root.iter(f"{MAIN}c"))), len(list(root.iter(f"{MAIN}row")))) == (0, 1)


def test_styles_are_found_on_cells_rows_and_columns():
    """Whatever carries one of the styles is told, with the attribute that says so."""
    inside = '<cols><col min="1" max="1" style="3"/></cols><sheetData><row r="1" s="3"><c r="A1" s="3"/><c r="B1" s="4"/><c r="C1" s="5"/></row></sheetData>'
    grid, _ = grid_of(inside)
    assert [(etree.QName(item).localname, name) for item, name in grid.styled([3, 5])] == [("col", "style"), ("row", "s"), ("c", "s"), ("c", "s")]


# Boxes.

MEASURES = Measures(parsed(f'<worksheet xmlns="{MAIN[1:-1]}"><sheetData/></worksheet>'))
DRAWING = parts(FULL)["xl/drawings/vmlDrawing1.vml"]


@pytest.mark.parametrize("drawing", [empty_drawing(7), DRAWING, DRAWING + b"\n  ", DRAWING.replace(b"</xml>", b"</x:xml>").replace(b"<xml ", b"<x:xml ")])
def test_box_is_added_at_the_end_and_cut_out_again(drawing):
    """What was in the drawing stays to the byte."""
    more = with_boxes(drawing, [((90, 3), "a"), ((91, 4), "b")], MEASURES)
    assert more.count(b'ObjectType="Note"') == drawing.count(b'ObjectType="Note"') + 2
    assert without_boxes(more, {(90, 3), (91, 4)}) == with_boxes(drawing, [], MEASURES)
    assert more.startswith(drawing[: drawing.rindex(b"</")])
    assert without_boxes(more, {(90, 4), (91, 3)}) == more


def test_shape_of_comments_is_defined_once():
    """The type that boxes are of is added where the drawing lacks it."""
    once = with_boxes(empty_drawing(1), [((1, 1), "a")], MEASURES)
    assert once.count(b"<v:shapetype") == with_boxes(once, [((2, 1), "a")], MEASURES).count(b"<v:shapetype") == 1


@pytest.mark.parametrize(("block", "first"), [(1, 1025), (3, 3073)])
def test_numbers_of_boxes_are_those_of_the_drawing_s_block(block, first):
    """A drawing claims 1,024 numbers; boxes take them in order, after those that are taken."""
    drawing = empty_drawing(block)
    assert blocks_of(drawing) == {block}
    more = with_boxes(with_boxes(drawing, [((1, 1), "a")], MEASURES), [((2, 1), "b")], MEASURES)
    assert [f'id="_x0000_s{first + step}"'.encode() in more for step in (0, 1, 2)] == [True, True, False]


@pytest.mark.parametrize(("said", "blocks"), [(b'data="1,2"', {1, 2}), (b"data='5'", {5}), (b'data=""', set()), (b"", set())])
def test_blocks_are_read_as_they_are_written(said, blocks):
    """One or several, in either kind of quotes."""
    assert blocks_of(b"<o:idmap v:ext='edit' " + said + b"/>") == blocks


@pytest.mark.parametrize("drawing", [b"", b"<xml>", b"text"])
def test_drawing_without_an_end_is_refused(drawing):
    """There is no place for a box."""
    with pytest.raises(UnreadableError):
        with_boxes(drawing, [((1, 1), "a")], MEASURES)


@pytest.mark.parametrize(("inside", "empty"), [("", True), ('<v:shapetype id="a"/>', True), ('<v:shape id="a"></v:shape>', False), ('<v:group id="a"/>', False), ("<v:rect/>", True), ("<v:rect >", False)])
def test_drawing_is_empty_without_shapes(inside, empty):
    """Definitions are no shapes; groups and rectangles are."""
    assert is_empty(f"<xml>{inside}</xml>".encode()) == empty


def test_shape_that_ends_in_itself_is_not_cut_with_the_next():
    """A shape without contents does not reach to the end of the box after it."""
    drawing = with_boxes(empty_drawing(1).replace(b"</xml>", b'<v:shape id="own" /></xml>'), [((1, 1), "a")], MEASURES)
    assert b'id="own"' in without_boxes(drawing, {(1, 1)})
    assert b"Note" not in without_boxes(drawing, {(1, 1)})


# Remarks.

COMMENTS = f'<comments xmlns="{MAIN[1:-1]}"><authors><author>Lan</author></authors><commentList>{{}}</commentList></comments>'
OWN = '<comment ref="A1" authorId="0"><text><t>gọi lại</t></text></comment>'


def remarks_of(inside=""):
    """Return the comments of a part, and its root."""
    root = parsed(COMMENTS.format(inside))
    return Remarks(root), root


@pytest.mark.parametrize(
    ("messages", "text"),
    [
        (["a"], "Kiểm tra PAPI:\n• a"),
        (["a", "b", "a"], "Kiểm tra PAPI:\n• a\n• b"),
        (["a\n b\r\n\tc"], "Kiểm tra PAPI:\n• a b c"),
        ([str(number) for number in range(8)], "Kiểm tra PAPI:\n" + "\n".join(f"• {number}" for number in range(8))),
        ([str(number) for number in range(9)], "Kiểm tra PAPI:\n" + "\n".join(f"• {number}" for number in range(8)) + "\n• … và 1 điều nữa ở trang đầu."),
    ],
    ids=["one", "once each", "one line each", "eight", "nine"],
)
def test_remark_has_a_line_a_message(messages, text):
    """Our name, then each message once and in one line, eight at most."""
    assert remark_of(messages) == text


def test_comment_is_made_or_goes_on():
    """The addresses that had none are told: they need a box."""
    remarks, root = remarks_of(OWN)
    assert remarks.write({"A1": remark_of(["x"]), "B2": remark_of(["y"])}) == ["B2"]
    texts = ["".join(comment.itertext()) for comment in root.iter(f"{MAIN}comment")]
    assert texts == ["gọi lại\nKiểm tra PAPI:\n• x", "Kiểm tra PAPI:\n• y"]
    assert [author.text for author in root.iter(f"{MAIN}author")] == ["Lan", "Kiểm tra PAPI"]


def test_our_lines_are_written_in_the_font_of_comments():
    """Tahoma of nine points, as Excel writes comments; line breaks and blanks are kept."""
    remarks, root = remarks_of()
    remarks.write({"B2": remark_of(["y"])})
    (run,) = root.iter(f"{MAIN}r")
    assert [(etree.QName(item).localname, *item.attrib.values()) for item in run[0]] == [
        ("sz", "9"), ("color", "81"), ("rFont", "Tahoma"), ("family", "2"),
    ]  # fmt: skip
    assert run[1].get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"


def test_cleared_comments_are_told_and_our_name_goes():
    """What held nothing but our lines is gone, the person's own stays, and no author is left without a comment."""
    remarks, root = remarks_of(OWN)
    remarks.write({"A1": remark_of(["x"]), "B2": remark_of(["y"])})
    assert Remarks(root).clear() == (["B2"], True)
    assert ["".join(comment.itertext()) for comment in root.iter(f"{MAIN}comment")] == ["gọi lại"]
    assert [author.text for author in root.iter(f"{MAIN}author")] == ["Lan"]
    assert Remarks(root).clear() == ([], False)


def test_authors_after_ours_keep_their_places():
    """Authors are told by their place: ours stays, unused, where another came after it."""
    remarks, root = remarks_of()
    remarks.write({"B2": remark_of(["y"])})
    etree.SubElement(root[0], f"{MAIN}author").text = "Ba"
    Remarks(root).clear()
    assert [author.text for author in root.iter(f"{MAIN}author")] == ["Lan", "Kiểm tra PAPI", "Ba"]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Kiểm tra PAPI:\n• a", ""), ("Kiểm tra PAPI:\n• a\n• b", ""), ("x\nKiểm tra PAPI:\n• a", "x"), ("x\nKiểm tra PAPI:\n• a\ny", "x\ny"),
        ("Kiểm tra PAPI:\n• a\nlời tôi", "\nlời tôi"), ("Kiểm tra PAPI:\r\n• a\r\n• b", ""), ("Kiểm tra PAPI: ở trên\n• a", "Kiểm tra PAPI: ở trên\n• a"),
        ("x Kiểm tra PAPI:\n• a", "x Kiểm tra PAPI:\n• a"), ("Kiểm tra PAPI:", ""),
    ],
)  # fmt: skip
@pytest.mark.parametrize("cut", [None, 3, 9, 16])
def test_our_lines_are_known_in_any_runs(text, left, cut):
    """Programs split a text into runs as they like; our lines are cut out, the rest stays."""
    pieces = [text] if cut is None else [text[:cut], text[cut:]]
    runs = "".join(f"<r><t>{piece.replace(chr(13), '&#13;')}</t></r>" for piece in pieces)
    remarks, root = remarks_of(f'<comment ref="A1" authorId="0"><text>{runs}</text></comment>')
    gone, changed = remarks.clear()
    assert "".join(text.text or "" for text in root.iter(f"{MAIN}t")) == (left if changed else text)
    assert bool(gone) == (not left.strip())
    assert changed == (left != text)
