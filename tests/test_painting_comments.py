"""Comments: ours with every message of a cell, the person's own kept, the boxes where they belong."""

from __future__ import annotations

import re

import pytest
from lxml import etree
from painted import (
    COLOURS,
    FULL,
    SHEET,
    colours,
    doubt,
    opened,
    package,
    painted,
    part_of,
    parts,
    remark,
    with_conversation,
)
from workbooks import grid_workbook, task_row, tracker_workbook_of

from papi_metrics.findings import finding
from papi_metrics.reports.painting.markup import parsed
from papi_metrics.reports.painting.measures import Measures

PLAIN = tracker_workbook_of(task_row(1, state="xog"), task_row(2))
OWN = "Kiểm tra PAPI:\n• "


def comments_of(data):
    """Return the texts of a sheet's comments by cell."""
    return {cell.coordinate: cell.comment.text for row in opened(data)[SHEET].iter_rows() for cell in row if cell.comment}


def boxes_of(data, part="xl/drawings/vmlDrawing1.vml"):
    """Return the boxes of comments: (row, column) from 0, in the drawing's order."""
    text = parts(data)[part].decode()
    shapes = re.findall(r"<\w+:?shape\s.*?</\w+:?shape>", text, re.DOTALL)
    places = (re.findall(r"<\w+:(?:Row|Column)>(\d+)<", shape) for shape in shapes if 'ObjectType="Note"' in shape)
    return [(int(row), int(column)) for row, column in places]


def test_comment_tells_the_message_under_our_name():
    """The author is «Kiểm tra PAPI»; the text is the finding's whole sentence."""
    made = doubt()
    comment = opened(painted(PLAIN, made))[SHEET]["I3"].comment
    assert (comment.author, comment.text) == ("Kiểm tra PAPI", OWN + made.message)


def test_messages_of_a_cell_share_a_comment():
    """Each message stands once, in its own line."""
    one, other = doubt(), doubt(severity="note")
    assert remark(painted(PLAIN, one, other, one), "I3") == f"{OWN}{one.message}\n• {other.message}"


def test_many_messages_of_a_cell_are_cut():
    """Eight are shown, and how many are left out."""
    text = remark(painted(PLAIN, *(doubt(value=str(number)) for number in range(20))), "I3")
    assert text.count("\n• ") == 9
    assert text.endswith("… và 12 điều nữa ở trang đầu.")


def test_line_breaks_of_a_value_do_not_break_the_comment():
    """A message is one line, so that it can be told from what a person wrote."""
    assert remark(painted(PLAIN, doubt(value="hai\ndòng\r\nba")), "I3").count("\n") == 1


def test_comments_are_hidden_until_the_mouse_is_over_them():
    """No box lies over the table; each has its place and a size for its text."""
    data = painted(PLAIN, doubt(3), doubt(4, value="x " * 300))
    text = parts(data)["xl/drawings/vmlDrawing1.vml"].decode()
    heights = [int(height) for height in re.findall(r"height:(\d+)pt", text)]
    assert (text.count("visibility:hidden"), "x:Visible" in text) == (2, False)
    assert boxes_of(data) == [(2, 8), (3, 8)]
    assert heights[0] * 3 < heights[1]


@pytest.mark.parametrize(
    ("sheet", "anchor"),
    [
        ("<sheetData/>", "1, 15, 2, 4, 6, 25, 4, 8"),
        ('<cols><col min="2" max="2" width="60"/></cols><sheetData/>', "1, 15, 2, 4, 1, 345, 4, 8"),
        ('<cols><col min="2" max="3" width="9" hidden="1"/></cols><sheetData/>', "1, 0, 2, 4, 8, 25, 4, 8"),
        ('<sheetData><row r="3" ht="150"/></sheetData>', "1, 15, 2, 4, 6, 25, 2, 48"),
        ('<sheetFormatPr defaultColWidth="50" defaultRowHeight="300"/><sheetData/>', "1, 15, 2, 4, 1, 345, 2, 48"),
    ],
    ids=["plain", "wide column", "hidden columns", "high row", "defaults"],
)
def test_box_has_its_size_over_any_columns_and_rows(sheet, anchor):
    """A box is as wide and high as its text needs, however wide and high the cells under it are."""
    root = parsed(f'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{sheet}</worksheet>')
    left, inside, *rest = Measures(root).box((3, 1), width=330, height=44).split(", ")
    assert ", ".join([left, "0" if "hidden" in sheet else inside, *rest]) == anchor


@pytest.mark.parametrize("place", [(1, 16_384), (1_048_576, 1), (1_048_576, 16_384)])
def test_box_stays_on_the_sheet(place):
    """A box beside the last column or row begins and ends on the sheet."""
    sheet = Measures(parsed('<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>'))
    left, _, top, _, right, _, bottom, _ = map(int, sheet.box(place, width=330, height=44).split(", "))
    assert 0 <= left <= right <= 16_383
    assert 0 <= top <= bottom <= 1_048_575


def test_comment_of_the_person_goes_on_with_ours():
    """Their text stands first and stays theirs; ours follows after a break."""
    made = doubt(3, "I")
    comment = opened(painted(FULL, made))[SHEET]["I3"].comment
    assert (comment.author, comment.text) == ("Lan", f"Hỏi lại anh Ba\n{OWN}{made.message}")


def test_other_comments_of_the_sheet_stay():
    """A new comment stands beside those that were there, with a box of its own in the same drawing."""
    data = painted(FULL, doubt(5, "I"))
    before, after = comments_of(FULL), comments_of(data)
    assert {cell: text for cell, text in after.items() if cell != "I5"} == before
    assert sorted(boxes_of(data)) == sorted([*boxes_of(FULL), (4, 8)])
    assert part_of(data, SHEET) == part_of(FULL, SHEET)


def test_drawing_of_buttons_keeps_its_shapes_to_the_byte():
    """Boxes are added at the end of the sheet's drawing; what stood in it stands in it."""
    before, after = (parts(data)["xl/drawings/vmlDrawing1.vml"] for data in (FULL, painted(FULL, doubt(5, "I"))))
    assert after.startswith(before[: before.rindex(b"</xml>")])
    assert b'ObjectType="Button"' in after


def test_pictures_of_headers_are_another_drawing():
    """The drawing of a header's pictures is not the one of comments."""
    data = painted(FULL, doubt(5, "I"))
    assert parts(data)["xl/drawings/vmlDrawing2.vml"] == parts(FULL)["xl/drawings/vmlDrawing2.vml"]


def test_boxes_have_numbers_of_their_own():
    """No two shapes of a workbook share a number, also over several sheets."""
    cells = [["a", "b"]] * 5
    data = painted(grid_workbook(cells, others={"Hai": cells}), *(doubt(row, "A", sheet=name) for name in (SHEET, "Hai") for row in (1, 2, 3)))
    numbers = re.findall(r' id="_x0000_s(\d+)"', "".join(content.decode() for name, content in parts(data).items() if name.endswith(".vml")))
    assert len(numbers) == len(set(numbers)) == 6


def test_drawing_that_is_no_well_formed_xml_is_kept():
    """Excel itself writes line breaks of buttons as HTML does; nothing but our boxes is added."""
    contents = parts(FULL)
    drawing = contents["xl/drawings/vmlDrawing1.vml"].replace(b"</v:textbox>", b"<br></v:textbox>", 1)
    data = painted(package(contents | {"xl/drawings/vmlDrawing1.vml": drawing}), doubt(5, "I"))
    after = parts(data)["xl/drawings/vmlDrawing1.vml"]
    assert b"<br></v:textbox>" in after
    assert (4, 8) in boxes_of(data)


def test_conversation_on_a_cell_is_kept_as_it_is():
    """A threaded comment and the old comment that stands for it are not touched; the cell is painted and listed."""
    talked = with_conversation(FULL, "I3")
    data = painted(talked, doubt(3, "I"), doubt(5, "I"))
    assert parts(data)["xl/threadedComments/threadedComment1.xml"] == parts(talked)["xl/threadedComments/threadedComment1.xml"]
    assert remark(data, "I3") == "Hỏi lại anh Ba"
    assert remark(data, "I5").startswith(OWN)


def test_sheet_holds_at_most_a_thousand_comments_of_ours():
    """Further cells are painted and listed; a drawing numbers its boxes in blocks of 1,024."""
    data = painted(grid_workbook([["a"]] * 1200), *(doubt(row, "A") for row in range(1, 1201)))
    assert len(boxes_of(data)) == 1000
    assert len(re.findall(rb"<comment ", parts(data)["xl/comments1.xml"])) == 1000
    assert colours(data, "A1000", "A1200") == [COLOURS["warning"]] * 2


def test_text_of_a_comment_is_text():
    """Markup, escapes and control characters of a value are shown as they stand, or left out."""
    made = doubt(value="<b>&amp;_x0041_\x01</b>")
    data = painted(PLAIN, made)
    assert "«<b>&amp;_x0041_</b>»" in remark(data, "I3").replace("_x005F_", "_")
    etree.fromstring(parts(data)["xl/comments1.xml"])


def test_comment_without_a_text_can_be_appended_to():
    """A blank comment of a person stays a comment of theirs, after it as well."""
    contents = parts(FULL)
    blank = re.sub(rb'(<comment ref="I3"[^>]*>).*?</comment>', rb"\1<text/></comment>", contents["xl/comments1.xml"])
    data = painted(package(contents | {"xl/comments1.xml": blank}), doubt(3, "I"))
    assert OWN in remark(data, "I3")
    assert b'<comment ref="I3"' in parts(painted(data))["xl/comments1.xml"]


def test_severity_of_score_findings_is_told_likewise():
    """Findings of scores have the same comments."""
    made = finding("score-unread", sheet=SHEET, row=3, column="I", value="abc", details={"unit": "Hưng Yên", "code": "1.1", "year": 2022})
    assert remark(painted(PLAIN, made), "I3") == OWN + made.message
