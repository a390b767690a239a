"""Styles: one more where there is none alike, the others as they were, painted and bare again."""

from __future__ import annotations

import pytest
from painted import COLOURS, MAIN

from papi_metrics.reports.painting.colours import PLAIN, Look, Looks, paint
from papi_metrics.reports.painting.markup import TRANSITIONAL, parsed, root_of
from papi_metrics.reports.painting.shapes import shape, shape_of
from papi_metrics.reports.painting.styles import Style, Styles, solid

SHEET = f"""<styleSheet xmlns="{MAIN[1:-1]}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd"/></numFmts>
<fonts count="1"><font><sz val="11"/></font></fonts>
<fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>
<fill><patternFill patternType="solid"><fgColor rgb="FFFFFF00"/></patternFill></fill>
<fill><patternFill patternType="solid"><fgColor rgb="FFFFFF00"/></patternFill></fill></fills>
<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>
<cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>
<xf numFmtId="164" fontId="0" fillId="2" borderId="0" xfId="0" applyFill="1"><alignment wrapText="1"/></xf>
<xf numFmtId="164" fontId="0" fillId="3" borderId="0" xfId="0" applyFill="1"><protection locked="0"/></xf>
<xf numFmtId="0"/><xf numFmtId="0" fillId="99" quotePrefix="1"/></cellXfs><dxfs count="0"/></styleSheet>"""


def styles():
    """Return the styles above, and their root."""
    root = parsed(SHEET)
    return Styles(root), root


def xf(root, index):
    """Return a style as a value."""
    return shape_of(root.find(f"{MAIN}cellXfs")[index])


def fill_of(root, index):
    """Return the colour of a style's fill."""
    place = dict(xf(root, index)[1])["fillId"]
    return root.find(f"{MAIN}fills")[int(place)][0][0].get("rgb")


@pytest.mark.parametrize("style", [0, 1, 2, 3, 4])
@pytest.mark.parametrize("severity", COLOURS)
def test_painted_style_is_the_old_one_in_another_colour(style, severity):
    """All but the fill is as it was, alignment and protection included."""
    made, root = styles()
    number = made.painted(style, severity, Looks())
    before, after = xf(root, style), xf(root, number)
    assert {**dict(before[1]), "fillId": "", "applyFill": ""} == {**dict(after[1]), "fillId": "", "applyFill": ""}
    assert (before[2], dict(after[1])["applyFill"]) == (after[2], "1")
    assert fill_of(root, number)[:4] == COLOURS[severity][:4]


def test_painted_style_tells_the_number_of_what_it_covers():
    """Two looks have two numbers, two styles of one look have one."""
    made, root = styles()
    looks = Looks()
    numbers = [made.painted(style, "warning", looks) for style in (0, 1, 2)]
    assert [fill_of(root, number) for number in numbers] == [paint("warning", number) for number in (0, 1, 1)]
    assert looks.known[1] == Look(shape("fill", shape("patternFill", shape("fgColor", rgb="FFFFFF00"), patternType="solid")), "1")


@pytest.mark.parametrize("style", [0, 1, 2])
def test_bare_style_is_the_old_one(style):
    """A painted style with its former look is the style it was made of, or the first one that looks alike."""
    made, root = styles()
    looks = Looks()
    painted = made.painted(style, "error", looks)
    (number,) = made.ours().values()
    assert made.filled(painted, looks.look(number)) == style
    assert len(root.find(f"{MAIN}cellXfs")) == 6


def test_style_is_made_once():
    """The same style in the same colour is found again, also by another reader of the sheet."""
    made, root = styles()
    first = made.painted(1, "note", Looks())
    assert made.painted(1, "note", Looks()) == Styles(root).painted(1, "note", Looks()) == first
    assert root.find(f"{MAIN}cellXfs").get("count") == "6"
    assert root.find(f"{MAIN}fills").get("count") == "5"


def test_only_painted_styles_are_ours():
    """Yellow is the person's own; a style whose fill is not there is nobody's."""
    made, _ = styles()
    assert made.ours() == {}
    number = made.painted(1, "warning", Looks())
    assert made.ours() == {number: 1}


@pytest.mark.parametrize("fill", [4, 5, 99])
def test_style_whose_fill_is_not_there_is_nobody_s(fill):
    """A style may name a fill beyond the last: it is neither ours nor an error, and its look is no fill."""
    root = parsed(SHEET.replace('fillId="99"', f'fillId="{fill}"'))
    made, looks = Styles(root), Looks()
    assert made.ours() == {}
    made.painted(4, "note", looks)
    assert looks.known == [PLAIN]


@pytest.mark.parametrize("pattern", ["darkTrellis", "none", "gray125"])
def test_pattern_in_our_colour_is_not_ours(pattern):
    """Paint is a plain colour; the same colour in a pattern is the person's own."""
    fill = f'<fill><patternFill patternType="{pattern}"><fgColor rgb="{paint("error")}"/></patternFill></fill>'
    root = parsed(SHEET.replace('<fill><patternFill patternType="solid"><fgColor rgb="FFFFFF00"/></patternFill></fill>', fill, 1))
    assert Styles(root).ours() == {}


@pytest.mark.parametrize("style", [5, 500])
def test_style_that_does_not_exist_is_the_first_one(style):
    """A cell may name a style beyond the last."""
    made, root = styles()
    assert dict(xf(root, made.painted(style, "note", Looks()))[1])["numFmtId"] == "0"


def test_style_without_a_number_is_not_painted():
    """Where all numbers of looks are taken, no style is made."""
    made, root = styles()
    looks = Looks([PLAIN, *(Look(shape("fill", shape("patternFill", patternType=f"p{number}"))) for number in range(63))])
    assert made.painted(1, "note", looks) is None
    assert len(root.find(f"{MAIN}cellXfs")) == 5


def test_blank_style_sheet_gets_what_every_one_begins_with():
    """The first two fills are none and grey, as Excel draws them whatever stands there; ours comes third."""
    root = root_of("styleSheet", TRANSITIONAL)
    made = Styles(root)
    number = made.painted(0, "error", Looks())
    assert [item.tag.rpartition("}")[2] for item in root] == ["fonts", "fills", "borders", "cellStyleXfs", "cellXfs"]
    assert [fill[0].get("patternType") for fill in root.find(f"{MAIN}fills")] == ["none", "gray125", "solid"]
    assert (number, dict(xf(root, number)[1])["fillId"]) == (1, "2")


@pytest.mark.parametrize("quoted", [True, False])
def test_style_of_our_own_is_added_whole(quoted):
    """Font, fill, border and alignment are found or added; a quoted style keeps texts as texts when they are edited."""
    made, root = styles()
    style = Style(font=shape("font", shape("b")), fill=solid("FF010203"), alignment=shape("alignment", wrapText="1"), quoted=quoted)
    number = made.own(style)
    name, attributes, children = xf(root, number)
    assert (name, children, dict(attributes).get("quotePrefix")) == ("xf", (style.alignment,), "1" if quoted else None)
    assert shape_of(root.find(f"{MAIN}fonts")[int(dict(attributes)["fontId"])]) == style.font
    assert fill_of(root, number) == "FF010203"
    assert made.own(style) == number


def test_other_lists_of_the_style_sheet_stay():
    """Number formats and formats of conditions are not touched."""
    made, root = styles()
    before = [shape_of(root.find(f"{MAIN}{name}")) for name in ("numFmts", "dxfs")]
    made.painted(1, "warning", Looks())
    made.own(Style(font=shape("font"), alignment=shape("alignment")))
    assert [shape_of(root.find(f"{MAIN}{name}")) for name in ("numFmts", "dxfs")] == before
