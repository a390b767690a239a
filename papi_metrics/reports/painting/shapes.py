"""Elements as plain values: alike if they say the same, whatever their prefixes and the order of their attributes."""

from __future__ import annotations

from lxml import etree

from papi_metrics.reports.painting.markup import Dialect, local_name

Shape = tuple[str, tuple[tuple[str, str], ...], tuple["Shape", ...]]
"""An element's local name, its attributes in order, its children; text counts for nothing in styles."""


def shape_of(element: etree._Element) -> Shape:
    """Return an element as a value."""
    attributes = tuple(sorted((str(key), str(value)) for key, value in element.attrib.items()))
    return local_name(element), attributes, tuple(shape_of(inner) for inner in element if isinstance(inner.tag, str))


def element_of(shape: Shape, parent: etree._Element, dialect: Dialect) -> etree._Element:
    """Add an element to a parent, and return it."""
    name, attributes, children = shape
    element = etree.SubElement(parent, dialect.tag(name), dict(attributes))
    for inner in children:
        element_of(inner, element, dialect)
    return element


def shape(name: str, *children: Shape, **attributes: str) -> Shape:
    """Describe an element."""
    return name, tuple(sorted(attributes.items())), children
