"""The small things painting is made of: places, texts, elements as values, XML of anybody's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from painted import MAIN, STRICT
from test_tracker_laws import SETTINGS

from papi_metrics.errors import UnreadableError
from papi_metrics.reports.painting.markup import (
    LONGEST_TEXT,
    STYLES_ORDER,
    TRANSITIONAL,
    WORKBOOK_ORDER,
    WORKSHEET_ORDER,
    child,
    dialect_of,
    escaped,
    legal_text,
    local_name,
    parsed,
    root_of,
    serialised,
    unset,
)
from papi_metrics.reports.painting.markup import STRICT as STRICT_DIALECT
from papi_metrics.reports.painting.places import (
    LAST_COLUMN,
    LAST_ROW,
    address_of,
    column_number,
    is_place,
    place_of,
    ranges_of,
    whole_number,
)
from papi_metrics.reports.painting.shapes import element_of, shape, shape_of

TEXTS = st.text(st.characters(codec="utf-16", exclude_categories=["Cs"]), max_size=30)


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("A1", (1, 1)), ("J12", (12, 10)), ("Z9", (9, 26)), ("AA1", (1, 27)), ("XFD1048576", (1_048_576, 16_384)), ("j12", (12, 10)),
        ("$J$12", (12, 10)), ("A0", None), ("XFE1", None), ("A1048577", None), ("", None), ("12", None), ("J", None), ("J12:K13", None),
        ("J-1", None), ("AAAA1", None), ("Ô1", None),
    ],
)  # fmt: skip
def test_address_is_read_as_excel_means_it(address, place):
    """Letters of any case, fixed or not; what no sheet has is no place."""
    assert place_of(address) == place


@SETTINGS
@given(row=st.integers(1, LAST_ROW), column=st.integers(1, LAST_COLUMN))
def test_address_is_read_back(row, column):
    """place_of(address_of(place)) == place for every cell of a sheet."""
    assert place_of(address_of((row, column))) == (row, column)


@pytest.mark.parametrize(("letters", "number"), [("A", 1), ("Z", 26), ("AA", 27), ("AZ", 52), ("ZZ", 702), ("AAA", 703), ("XFD", 16_384), ("xfd", 16_384)])
def test_column_has_its_number(letters, number):
    """Letters count as digits of 26."""
    assert column_number(letters) == number


@pytest.mark.parametrize(
    ("row", "column", "inside"), [(1, 1, True), (LAST_ROW, LAST_COLUMN, True), (0, 1, False), (1, 0, False), (LAST_ROW + 1, 1, False), (1, LAST_COLUMN + 1, False)]
)
def test_limits_of_a_sheet(row, column, inside):
    """The first and the last cell are on a sheet, the next ones are not."""
    assert is_place(row, column) == inside


@pytest.mark.parametrize(
    ("said", "read"),
    [("A1:B2", [((1, 1), (2, 2))]), ("A1", [((1, 1), (1, 1))]), ("A1:B2 C3 D4:D5", [((1, 1), (2, 2)), ((3, 3), (3, 3)), ((4, 4), (5, 4))]),
     ("", []), ("A:B", []), ("A1:XFE1", [])],
)  # fmt: skip
def test_ranges_are_read(said, read):
    """A range has two ends, a cell is a range of one; what is neither is left out."""
    assert list(ranges_of(said)) == read


@pytest.mark.parametrize(
    ("said", "number"), [("7", 7), ("0", 0), ("", 9), (None, 9), ("-1", 9), ("1.5", 9), ("x", 9), ("²", 9), ("٣", 9), (" 7", 9)]
)
def test_count_is_a_whole_number_or_not_stated(said, number):
    """Anything but plain digits counts as not stated."""
    assert whole_number(said, 9) == number


@pytest.mark.parametrize(
    ("text", "legal"),
    [("a", "a"), ("a\x00b\x08c\x0bd\x1fe", "abcde"), ("a\tb\nc\rd", "a\tb\nc\rd"), ("\ud800x\udfff", "x"), ("\ufffe\uffff", ""), ("\ufffd", "\ufffd"), ("💡", "💡")],
)
def test_text_loses_what_xml_cannot_hold(text, legal):
    """Control characters, halves of pairs and no characters are left out; tabs and breaks stay."""
    assert legal_text(text) == legal


@pytest.mark.parametrize("length", [LONGEST_TEXT - 1, LONGEST_TEXT, LONGEST_TEXT + 1, 2 * LONGEST_TEXT])
def test_text_is_as_long_as_a_cell_may_be(length):
    """A text that fits is left alone; a longer one is cut to the limit, the ellipsis included."""
    text = legal_text("x" * length)
    assert len(text) == min(length, LONGEST_TEXT)
    assert (text[-1] == "…") == (length > LONGEST_TEXT)


def test_pair_of_a_letter_is_not_cut_in_two():
    """An emoji at the limit is left out whole."""
    assert legal_text("x" * (LONGEST_TEXT - 2) + "💡💡") == "x" * (LONGEST_TEXT - 2) + "…"


@pytest.mark.parametrize(
    ("text", "written"), [("_x0041_", "_x005F_x0041_"), ("_x00ZZ_", "_x00ZZ_"), ("__x000D__", "__x005F_x000D__"), ("_x0041", "_x0041"), ("a_b", "a_b")]
)
def test_text_like_an_escape_is_escaped(text, written):
    """What Excel would read as one letter is written so that it reads as it stands."""
    assert escaped(text) == written


@SETTINGS
@given(text=TEXTS)
def test_any_text_can_be_written(text):
    """Whatever a cell holds, an element can hold it after it was made legal."""
    root = root_of("t", TRANSITIONAL)
    root.text = escaped(text)
    back = parsed(serialised(root)).text or ""
    assert back == (root.text or "")


@pytest.mark.parametrize(("namespace", "dialect"), [(MAIN[1:-1], TRANSITIONAL), (f"{STRICT}spreadsheetml/main", STRICT_DIALECT), ("urn:x", TRANSITIONAL)])
def test_dialect_is_told_by_the_root(namespace, dialect):
    """A root of the strict namespace is strict, any other is not."""
    assert dialect_of(parsed(f'<a xmlns="{namespace}"/>')) is dialect


@pytest.mark.parametrize("dialect", [TRANSITIONAL, STRICT_DIALECT])
def test_root_is_written_without_a_prefix(dialect):
    """A fresh part declares its namespace once and uses no prefix."""
    assert serialised(root_of("comments", dialect)).endswith(f'<comments xmlns="{dialect.main}"/>'.encode())
    assert serialised(root_of("comments", dialect)).startswith(b"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>")


@pytest.mark.parametrize("data", [b"", b"<a>", b"no", b"<a>&x;</a", "<?xml version='1.0' encoding='UTF-8'?><a/>"])
def test_what_is_no_xml_is_refused(data):
    """One error, whatever is wrong with it."""
    with pytest.raises(UnreadableError):
        parsed(data)


def test_nothing_outside_is_read():
    """An entity of a file is not filled in."""
    root = parsed('<!DOCTYPE a [<!ENTITY f SYSTEM "file:///etc/passwd">]><a>&f;</a>')
    assert b"root:" not in etree.tostring(root)
    assert root.text is None


def test_bomb_of_entities_is_not_unfolded():
    """Entities that name each other ten times over are refused, not filled in."""
    layers = "".join(f'<!ENTITY e{number} "{f"&e{number - 1};" * 10}">' for number in range(1, 12))
    with pytest.raises(UnreadableError):
        parsed(f'<!DOCTYPE a [<!ENTITY e0 "boom">{layers}]><a>&e11;</a>')


@pytest.mark.parametrize(
    ("xml", "name"),
    [
        ("<a/>", "a"), ('<x:a xmlns:x="urn:x"/>', "a"), ("<!--x-->", ""),
        ('<m:AlternateContent xmlns:m="http://schemas.openxmlformats.org/markup-compatibility/2006"><m:Choice><controls/></m:Choice></m:AlternateContent>', "controls"),
        ('<m:AlternateContent xmlns:m="http://schemas.openxmlformats.org/markup-compatibility/2006"/>', ""),
    ],
)  # fmt: skip
def test_wrapped_element_has_the_name_of_what_it_wraps(xml, name):
    """A wrapper for newer readers stands where its contents would; a comment has no name."""
    assert local_name(parsed(f"<r>{xml}</r>")[0]) == name


@pytest.mark.parametrize("order", [WORKBOOK_ORDER, WORKSHEET_ORDER, STYLES_ORDER])
def test_order_names_every_element_once(order):
    """An order is a list without repetition that ends with the extensions."""
    assert len(set(order)) == len(order)
    assert order[-1] == "extLst"


def test_element_that_is_there_is_not_added():
    """The first one of its name is returned."""
    root = parsed(f'<worksheet xmlns="{MAIN[1:-1]}"><cols a="1"/><sheetData/></worksheet>')
    assert child(root, "cols", WORKSHEET_ORDER).get("a") == "1"
    assert len(root) == 2


def test_attribute_is_taken_away_where_it_stands():
    """Taking away what is not there is no error."""
    element = parsed('<a b="1" c="2"/>')
    unset(element, "b", "d")
    assert dict(element.attrib) == {"c": "2"}


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ('<a b="1" c="2"/>', '<a c="2" b="1"/>', True),
        ('<a xmlns="urn:x"/>', '<y:a xmlns:y="urn:x"/>', True),
        ("<a><b/></a>", "<a> <b/> <!-- x --></a>", True),
        ('<a b="1"/>', '<a b="2"/>', False),
        ("<a><b/><c/></a>", "<a><c/><b/></a>", False),
        ("<a/>", "<b/>", False),
    ],
)
def test_elements_are_alike_if_they_say_the_same(one, other, alike):
    """Prefixes, blanks, comments and the order of attributes say nothing; values and the order of children do."""
    assert (shape_of(parsed(one)) == shape_of(parsed(other))) == alike


def test_element_is_written_as_its_value_says():
    """element_of writes what shape_of reads."""
    made = shape("fill", shape("patternFill", shape("fgColor", theme="4", tint="0.8"), patternType="solid"))
    root = root_of("fills", TRANSITIONAL)
    assert shape_of(element_of(made, root, TRANSITIONAL)) == made
    assert root[0].tag == f"{MAIN}fill"
