"""Painting again: what is mended looks as before, what remains is painted, what the person did meanwhile stays."""

from __future__ import annotations

import io
import re

import pytest
from lxml import etree
from openpyxl.styles import PatternFill
from painted import (
    CODES,
    COLOURS,
    FULL,
    LIST,
    MAIN,
    SHEET,
    cells_of,
    colour,
    colours,
    doubt,
    listed,
    looks_of,
    opened,
    package,
    painted,
    part_of,
    parts,
    remark,
    replaced,
    strict,
    to_edit,
    with_conversation,
)
from workbooks import grid_workbook, task_row, tracker_workbook_of

from papi_metrics.reports.painting.colours import Look, Looks, number_of_paint, paint, read_looks
from papi_metrics.reports.painting.shapes import shape

PLAIN = tracker_workbook_of(task_row(1, state="xog"), task_row(2), task_row(3))
MANY = (
    doubt(3, "I"), doubt(5, "I"), doubt(6, "K", severity="note"), doubt(12, "C"), doubt(25, "C", severity="error"), doubt(8, "A"),
    doubt(4, None), doubt(1, "A", sheet="Kho"), doubt(sheet="Bảng 9"),
)  # fmt: skip


@pytest.mark.parametrize("data", [PLAIN, FULL, with_conversation(FULL, "I3"), strict(FULL)], ids=["plain", "full", "conversation", "strict"])
def test_painting_twice_gives_the_same_bytes(data):
    """The same findings once more change nothing."""
    once = painted(data, *MANY)
    assert painted(once, *MANY) == once


@pytest.mark.parametrize("data", [PLAIN, FULL, with_conversation(FULL, "I3")], ids=["plain", "full", "conversation"])
def test_painting_without_findings_gives_back_what_was_there(data):
    """All looks, values and comments are as they were before the first painting; no part of ours is left."""
    back = painted(painted(data, *MANY))
    assert looks_of(back) == looks_of(data)
    assert opened(back).sheetnames == opened(data).sheetnames
    assert set(parts(back)) == set(parts(data))
    assert "Kiểm tra PAPI".encode() not in b"".join(parts(back).values())


def test_nothing_names_what_is_gone():
    """Where there were no comments and no names before, no element speaks of any after it."""
    back = parts(painted(painted(PLAIN, *MANY)))
    assert b"legacyDrawing" not in back["xl/worksheets/sheet1.xml"]
    assert b"definedName" not in back["xl/workbook.xml"]
    assert "xl/worksheets/_rels/sheet1.xml.rels" not in back
    assert b"vmlDrawing1" not in back["[Content_Types].xml"]
    assert b"comments1" not in back["[Content_Types].xml"]


def test_file_that_was_never_painted_comes_back_byte_for_byte():
    """Without findings there is nothing to do."""
    assert painted(FULL) == FULL
    assert painted(PLAIN) == PLAIN


def test_mended_cells_look_as_before_and_the_others_stay_painted():
    """Of two cells one is mended: it has its former fill, border and no comment; the other is as it was."""
    again = painted(painted(FULL, doubt(5, "I"), doubt(7, "I")), doubt(7, "I"))
    assert colour(again, "I5") == "FFFFFF00"
    assert remark(again, "I5") is None
    assert colour(again, "I7") == COLOURS["warning"]
    assert [line["Ô"] for line in listed(again)] == ["I7"]


def test_finding_of_another_severity_repaints_the_cell():
    """A cell that was wrong in another way takes the new colour over its former look, not over the old paint."""
    again = painted(painted(FULL, doubt(5, "I")), doubt(5, "I", severity="error"))
    assert colour(again, "I5") == COLOURS["error"]
    assert colour(painted(again), "I5") == "FFFFFF00"


@pytest.mark.parametrize("change", ["insert", "sort", "copy"])
def test_former_look_goes_with_the_cell(change):
    """Rows may be moved, sorted and copied meanwhile: each painted cell knows itself what it looked like."""
    first = painted(FULL, doubt(5, "I"), doubt(3, "I"))
    part = part_of(first, SHEET)
    root = etree.fromstring(parts(first)[part])
    style = {cell.get("r"): cell.get("s") for cell in root.iter(f"{MAIN}c")}
    changes = {"insert": {"I9": style["I5"]}, "sort": {"I3": style["I5"], "I5": style["I3"]}, "copy": {"I8": style["I5"], "I9": style["I5"]}}
    for cell in root.iter(f"{MAIN}c"):
        if cell.get("r") in changes[change]:
            cell.set("s", changes[change][cell.get("r")])
    back = painted(package(parts(first) | {part: etree.tostring(root)}))
    yellow = {"insert": ["I5", "I9"], "sort": ["I3"], "copy": ["I5", "I8", "I9"]}[change]
    assert [address for address in ("I3", "I5", "I8", "I9") if colour(back, address) == "FFFFFF00"] == yellow
    assert colour(back, "I4") is None


def test_styles_do_not_grow_with_each_painting():
    """Ten rounds of the same findings leave as many styles as two."""
    data, sizes = FULL, []
    for _ in range(5):
        data = painted(painted(data, *MANY), doubt(3, "I"))
        sizes.append(len(parts(data)["xl/styles.xml"]))
    assert sizes[1:] == [sizes[1]] * 4


def test_style_numbers_may_change_meanwhile():
    """A program that saves the file numbers styles anew; paint is known by its colour."""
    first = painted(FULL, doubt(5, "I"), doubt(3, "I"))
    contents = parts(first)
    styles = etree.fromstring(contents["xl/styles.xml"])
    formats = styles.find(f"{MAIN}cellXfs")
    order = [*range(1, len(formats)), 0]
    elements = list(formats)
    for place in order:
        formats.append(elements[place])
    moved = {str(old): str(fresh) for fresh, old in enumerate(order)}
    for name in [name for name in contents if re.fullmatch(r"xl/worksheets/sheet\d.xml", name)]:
        root = etree.fromstring(contents[name])
        for item, attribute in ((cell, key) for cell in root.iter() for key in ("s", "style") if isinstance(cell.tag, str) and key in cell.attrib):
            item.set(attribute, moved[item.get(attribute)])
        contents[name] = etree.tostring(root)
    back = painted(package(contents | {"xl/styles.xml": etree.tostring(styles)}))
    assert (colour(back, "I5"), colour(back, "I3")) == ("FFFFFF00", None)


def test_without_the_list_paint_is_taken_off_all_the_same():
    """Who deletes the list deletes what paint covered: the cells have no fill then, and no comment."""
    first = painted(FULL, doubt(5, "I"), doubt(3, "I"))
    book = parts(first)["xl/workbook.xml"]
    lost = re.sub(rb'<sheet [^>]*name="L[^"]*"[^>]*/>', b"", book, count=1)
    back = painted(package(parts(first) | {"xl/workbook.xml": lost}))
    assert (colour(back, "I5"), colour(back, "I3"), remark(back, "I5")) == (None, None, None)


def test_list_that_was_edited_is_replaced():
    """Whatever the person did to the list, the next one is made anew."""
    first = painted(PLAIN, doubt(3, "I"), doubt(4, "I"))
    edited = replaced(first, part_of(first, LIST), ("xog", "đã sửa"), ("Lỗi cần sửa: 2 chỗ", "gì đó"))
    again = painted(edited, doubt(4, "I"))
    assert opened(again).sheetnames == [LIST, SHEET]
    assert [line["Ô"] for line in listed(again)] == ["I4"]


def test_list_may_have_been_moved_or_copied():
    """A list that is no longer the first sheet is replaced; so is a copy of it."""
    first = painted(PLAIN, doubt(3, "I"))
    contents = parts(first)
    root = etree.fromstring(contents["xl/workbook.xml"])
    sheets = root.find(f"{MAIN}sheets")
    sheets.append(sheets[0])
    for name in root.iter(f"{MAIN}definedName"):
        name.set("localSheetId", "1")
    moved = package(contents | {"xl/workbook.xml": etree.tostring(root)})
    again = painted(moved, doubt(4, "I"))
    assert opened(again).sheetnames == [LIST, SHEET]
    names = etree.fromstring(parts(again)["xl/workbook.xml"]).iter(f"{MAIN}definedName")
    assert [(name.get("name"), name.get("localSheetId")) for name in names] == [("_xlnm._FilterDatabase", "0"), ("_xlnm.Print_Titles", "0")]


def test_names_of_other_sheets_survive_the_removal_of_the_list():
    """Names defined for a sheet alone stay with their sheet."""
    names = (item for item in etree.fromstring(parts(painted(painted(FULL, doubt(5, "I"))))["xl/workbook.xml"]).iter(f"{MAIN}definedName"))
    before = etree.fromstring(parts(FULL)["xl/workbook.xml"]).iter(f"{MAIN}definedName")
    assert [(item.get("name"), item.get("localSheetId"), item.text) for item in names] == [
        (item.get("name"), item.get("localSheetId"), item.text) for item in before
    ]


@pytest.mark.parametrize(("active", "opens"), [(0, 0), (1, 0), (2, 1)])
def test_workbook_opens_on_the_sheet_that_was_open(active, opens):
    """Without the list the workbook opens on the sheet that was open with it; where that was the list, on the first one."""
    first = painted(grid_workbook([["a"]], others={"Hai": [["b"]]}), doubt(1, "A"))
    book = re.sub(rb"<workbookView ", f'<workbookView activeTab="{active}" '.encode(), parts(first)["xl/workbook.xml"])
    back = etree.fromstring(parts(painted(package(parts(first) | {"xl/workbook.xml": book})))["xl/workbook.xml"])
    assert int(next(back.iter(f"{MAIN}workbookView")).get("activeTab", "0")) == opens


@pytest.mark.parametrize(
    ("more", "stays"),
    [
        ('<row r="99"><c r="A99"><f>1+1</f><v>2</v></c></row></sheetData>', False),
        ('<row r="99"><c r="A99"><f t="shared" si="0"/></c></row></sheetData>', False),
        ("</sheetData><filterColumn/>", True),
    ],
    ids=["formula", "shared formula", "filter"],
)
def test_formula_on_the_list_takes_the_order_of_calculation_with_it(more, stays):
    """A formula that a person wrote on the list would be missed by the file's order of calculation: Excel makes it anew."""
    first = painted(PLAIN, doubt(3, "I"))
    contents = parts(first)
    part = part_of(first, LIST)
    contents[part] = contents[part].replace(b"</sheetData>", more.encode())
    contents["xl/calcChain.xml"] = b'<calcChain xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><c r="A99" i="2"/></calcChain>'
    link = b'<Relationship Id="rCalc" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain" Target="calcChain.xml"/>'
    contents["xl/_rels/workbook.xml.rels"] = contents["xl/_rels/workbook.xml.rels"].replace(b"</Relationships>", link + b"</Relationships>")
    back = parts(painted(package(contents)))
    assert ("xl/calcChain.xml" in back) == stays
    assert (b"calcChain" in back["xl/_rels/workbook.xml.rels"]) == stays


def test_parts_of_the_list_go_with_it():
    """What a program adds to the list, such as printer settings, is not left behind."""
    first = painted(PLAIN, doubt(3, "I"))
    contents = parts(first)
    name = part_of(first, LIST).rpartition("/")[2]
    contents["xl/printerSettings/printerSettings9.bin"] = b"x"
    link = '<Relationship Id="rId1" Type="http://x/printerSettings" Target="../printerSettings/printerSettings9.bin"/>'
    rels = "http://schemas.openxmlformats.org/package/2006/relationships"
    contents[f"xl/worksheets/_rels/{name}.rels"] = f'<Relationships xmlns="{rels}">{link}</Relationships>'.encode()
    assert set(parts(painted(package(contents)))) == set(parts(PLAIN))


def test_words_the_person_added_to_our_comment_stay():
    """What stands before or after our lines is theirs, in whatever runs a program has put it."""
    first = painted(PLAIN, doubt(3, "I"))
    text = parts(first)["xl/comments1.xml"].decode()
    more = text.replace("</t></r></text>", "</t></r><r><t>\nĐã hỏi anh Ba</t></r></text>").replace("Kiểm tra PAPI:\n", "Kiểm tra PAPI:</t></r><r><t>\n")
    back = painted(package(parts(first) | {"xl/comments1.xml": more.encode()}))
    assert remark(back, "I3") == "\nĐã hỏi anh Ba"
    assert remark(painted(first), "I3") is None


def test_words_before_our_lines_are_kept_in_their_looks():
    """A comment of the person's own has its formatted runs back, to the byte."""
    contents = parts(FULL)
    runs = '<text><r><rPr><b/><sz val="9"/></rPr><t>Lan:</t></r><r><t xml:space="preserve">\ngọi lại</t></r></text>'
    own = re.sub(r'(<comment ref="I3"[^>]*>).*?</comment>', rf"\g<1>{runs}</comment>", contents["xl/comments1.xml"].decode())
    data = package(contents | {"xl/comments1.xml": own.encode()})
    assert runs.encode() in parts(painted(painted(data, doubt(3, "I"))))["xl/comments1.xml"]


def test_comment_is_taken_away_where_the_paint_was_taken_off_by_hand():
    """A person may clear the colour and leave the comment: comment, box and what names them go all the same."""
    first = painted(PLAIN, doubt(3, "I"))
    style = cells_of(first)["I3"][0]["s"]
    bare = replaced(first, part_of(first, SHEET), (f' s="{style}"', ""))
    back = parts(painted(bare))
    assert set(back) == set(parts(PLAIN))
    assert b"legacyDrawing" not in back["xl/worksheets/sheet1.xml"]


def test_comment_that_only_sounds_like_ours_stays():
    """A person may name us in the middle of a line."""
    text = parts(FULL)["xl/comments1.xml"].decode().replace("Đã gọi", "Theo Kiểm tra PAPI: • sai")
    data = package(parts(FULL) | {"xl/comments1.xml": text.encode()})
    assert remark(painted(painted(data, doubt(3, "I"))), "A8") == "Theo Kiểm tra PAPI: • sai"


def test_cell_made_for_paint_is_gone_after_it():
    """A blank cell that was made to be painted leaves nothing behind, unless it was filled."""
    first = painted(PLAIN, doubt(3, "K", severity="note"), doubt(40, "K", severity="note"))
    filled = replaced(first, part_of(first, SHEET), ('<row r="40"><c r="K40"', '<row r="40"><c r="J40"><v>7</v></c><c r="K40"'))
    assert cells_of(painted(first)).keys() == cells_of(PLAIN).keys()
    assert cells_of(painted(filled)).keys() - cells_of(PLAIN).keys() == {"J40"}


def test_paint_copied_to_a_row_or_column_is_taken_off():
    """Whoever copies the look of a painted cell onto a whole row or column gets its former look there."""
    first = painted(FULL, doubt(5, "I"))
    style = cells_of(first)["I5"][0]["s"]
    spread = replaced(first, part_of(first, SHEET), ('<row r="9"', f'<row s="{style}" customFormat="1" r="9"'))
    back = opened(painted(spread))[SHEET]
    assert back.row_dimensions[9].fill.fgColor.rgb == "FFFFFF00"


@pytest.mark.parametrize("severity", CODES)
@pytest.mark.parametrize("number", [0, 1, 5, 63])
def test_colour_tells_the_number_of_the_former_look(severity, number):
    """The last two bits of red, green and blue hold a number up to 63; no other colour is taken for ours."""
    code = paint(severity, number)
    assert number_of_paint(code) == number
    assert number_of_paint(f"FF{int(code[2:4], 16) ^ 4:02X}{code[4:]}") is None
    assert max(abs(int(code[at : at + 2], 16) - int(paint(severity)[at : at + 2], 16)) for at in (2, 4, 6)) <= 3


# The light tints of Excel's themes since 2007, its good, bad and neutral cells, the palettes of LibreOffice and Google.
TINTS = ["DCE6F1", "B8CCE4", "F2DCDB", "E6B8B7", "EBF1DE", "D8E4BC", "E4DFEC", "CCC0DA", "DAEEF3", "B7DEE8", "FDE9D9", "FCD5B4", "D9E1F2", "B4C6E7", "DDEBF7", "BDD7EE", "FCE4D6", "F8CBAD", "EDEDED", "DBDBDB", "FFF2CC", "FFE699", "E2EFDA", "C6E0B4", "D9D9D9", "F2F2F2", "C6EFCE", "FFC7CE", "FFEB9C", "FFFF00", "FFC000", "DEE6EF", "FFFFD7", "FFD8CE", "F6F9D4", "F4CCCC", "FCE5CD", "D9EAD3", "C9DAF8", "CFE2F3", "D9D2E9", "E6B8AF", "EAD1DC"]


@pytest.mark.parametrize("code", [*(f"FF{tint}" for tint in TINTS), "red", "", "FF12", "FFZZZZZZ"])
def test_colours_people_use_are_not_taken_for_paint(code):
    """Excel's own light colours, names and nonsense are theirs."""
    assert number_of_paint(code) is None


SOLID = Look(shape("fill", shape("patternFill", shape("fgColor", theme="4", tint="0.8"), shape("bgColor", indexed="64"), patternType="solid")), "1")
GRADIENT = Look(shape("fill", shape("gradientFill", shape("stop", shape("color", rgb="FFFF0000"), position="0"), degree="90")))


def test_looks_are_written_and_read_back():
    """Solid fills, theme colours, gradients and whether a fill applies come back as they were."""
    looks = Looks()
    numbers = [looks.number(look) for look in (SOLID, GRADIENT, SOLID)]
    back = read_looks(looks.written())
    assert (numbers, back.known) == ([1, 2, 1], looks.known)
    assert [back.look(number) for number in (0, 1, 2, 9)] == [looks.known[0], SOLID, GRADIENT, looks.known[0]]


def test_no_more_looks_are_remembered_than_a_colour_can_number():
    """The sixty-fifth look has no number: its cells are commented and listed, not painted."""
    looks = Looks()
    kinds = [Look(shape("fill", shape("patternFill", patternType=f"p{number}"))) for number in range(70)]
    numbers = [looks.number(kind) for kind in kinds]
    assert numbers == [*range(1, 64), *[None] * 7]


def test_cell_whose_look_cannot_be_remembered_is_commented_only():
    """A workbook of more than sixty fills keeps those beyond: the cell has its comment and its line."""
    book = to_edit(grid_workbook([["a"]] * 70))
    for row in range(1, 71):
        book[SHEET][f"A{row}"].fill = PatternFill("solid", fgColor=f"FF0000{row:02X}")
    buffer = io.BytesIO()
    book.save(buffer)
    data = painted(buffer.getvalue(), *(doubt(row, "A") for row in range(1, 71)))
    shown = colours(data, *(f"A{row}" for row in range(1, 71)))
    assert shown.count(COLOURS["warning"]) == 63
    assert shown[63:] == [f"FF0000{row:02X}" for row in range(64, 71)]
    assert remark(data, "A70")
    assert looks_of(painted(data)) == looks_of(buffer.getvalue())


@pytest.mark.parametrize(
    "text",
    ["", "x", "<looks>", "<looks/>", "<looks><look><script>1</script></look></looks>", "<looks><look><fill evil='1'><b/></fill></look></looks>",
     '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><looks><look><fill>&a;</fill></look></looks>'],
    ids=["blank", "letter", "open", "empty", "script", "other element", "entity"],
)  # fmt: skip
def test_looks_that_somebody_made_up_are_no_fill(text):
    """What is read back is data of anybody: only plain fills count."""
    known = read_looks(text).known
    assert all(look.fill[0] == "fill" and {inner[0] for inner in look.fill[2]} <= {"patternFill"} for look in known)
    assert len(known) <= 2
