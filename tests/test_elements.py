"""Word's XML read piece by piece: names without namespaces, values, wrappers, numbers."""

from __future__ import annotations

import pytest
from documents import W
from lxml import etree

from papi_metrics.workbook.elements import child, children, inner, is_on, name_of, value_of, whole_number


def parsed(inside):
    """Return an element that holds some XML."""
    return etree.fromstring(f'<w:body xmlns:w="{W}">{inside}</w:body>')


def test_name_has_no_namespace():
    """An element is known by its own name, in the strict form of the format too; a comment has no name."""
    body = parsed("<w:p/><!-- x --><p xmlns='http://purl.oclc.org/ooxml/wordprocessingml/main'/>")
    assert [name_of(item) for item in body] == ["p", "", "p"]
    assert len(list(children(body, "p"))) == 2


def test_child_is_the_first_of_its_name():
    """The first child of a name is found, and a missing one is none."""
    body = parsed('<w:p w:val="1"/><w:p w:val="2"/>')
    assert (value_of(child(body, "p")), child(body, "tbl")) == ("1", None)


@pytest.mark.parametrize("wrapper", ["sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"])
def test_wrapper_is_read_through(wrapper):
    """What stands inside a wrapper, and inside a wrapper in it, stands where the wrapper stands."""
    held = '<w:p w:val="2"/><w:p w:val="3"/>'
    body = parsed(f'<w:p w:val="1"/><w:{wrapper}><w:sdt>{held}</w:sdt></w:{wrapper}><w:p w:val="4"/>')
    assert [value_of(item) for item in inner(body, "p")] == ["1", "2", "3", "4"]


@pytest.mark.parametrize("wrapper", ["del", "moveFrom", "tbl", "sdtPr"])
def test_what_is_no_wrapper_is_not_read_through(wrapper):
    """Deletions, tables and properties keep what they hold."""
    assert list(inner(parsed(f"<w:{wrapper}><w:p/></w:{wrapper}>"), "p")) == []


@pytest.mark.parametrize(("value", "on"), [(None, True), ("1", True), ("true", True), ("0", False), ("false", False), ("off", False)])
def test_setting_is_on_unless_it_says_otherwise(value, on):
    """A setting without a value is on."""
    attribute = "" if value is None else f' w:val="{value}"'
    assert is_on(child(parsed(f"<w:vanish{attribute}/>"), "vanish")) == on


def test_setting_that_is_missing_is_off():
    """What is not there is not on, and has no value."""
    assert (is_on(None), value_of(None), value_of(parsed(""))) == (False, None, None)


@pytest.mark.parametrize(
    ("text", "number"),
    [("3", 3), (" 3 ", 3), ("0", 0), ("900", 200), ("-1", 7), ("", 7), (None, 7), ("x", 7), ("1.5", 7), ("٣", 7), ("9" * 5_000, 7)],
)
def test_whole_number_is_held_or_given_up(text, number):
    """A number above the most is held there; what is none, or has figures without end, is the default."""
    assert whole_number(text, 7, most=200) == number
