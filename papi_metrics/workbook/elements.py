"""Word's XML, whichever of its two namespaces it is written in: names, values, and the parts inside their wrappers."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

# Content controls, links and changes stand around what they hold, and are read through.
_WRAPPERS = frozenset({"sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"})
_LARGEST_NUMBER = 1_000_000
_OFF = frozenset({"0", "false", "off", "none"})


def name_of(element: etree._Element) -> str:
    """Return an element's name without its namespace; a comment or an unresolved entity has none."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def child(element: etree._Element, name: str) -> etree._Element | None:
    """Return the first child of a name, or None."""
    return next(children(element, name), None)


def children(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """Yield the children of a name."""
    return (item for item in element if name_of(item) == name)


def inner(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """Yield the children of these names, those inside content controls and tracked insertions too."""
    waiting = list(reversed(element))
    while waiting:
        item = waiting.pop()
        name = name_of(item)
        if name in names:
            yield item
        elif name in _WRAPPERS:
            waiting += reversed(item)


def value_of(element: etree._Element | None) -> str | None:
    """Return the value that Word writes as w:val; None without the element or the value."""
    if element is None:
        return None
    return next((str(value) for key, value in element.items() if str(key).rpartition("}")[2] == "val"), None)


def is_on(element: etree._Element | None) -> bool:
    """True for a setting that is there and not switched off."""
    return element is not None and (value_of(element) or "1") not in _OFF


def whole_number(text: str | None, default: int, *, most: int = _LARGEST_NUMBER) -> int:
    """Read a whole number from 0 to `most`; the default where it is none."""
    figures = (text or "").strip()
    return min(int(figures), most) if figures.isascii() and figures.isdecimal() and len(figures) < 10 else default  # noqa: PLR2004
