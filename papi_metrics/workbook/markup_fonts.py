"""The fonts of a web page's cells: from `<font face>`, from `style`, and from the classes and tags of its style sheets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from papi_metrics.workbook.fonts import Styled, in_fonts

_MENTION = re.compile(r"[\s\"':=,;](?:\.vn|vni[- ])", re.IGNORECASE)
_FAMILY = re.compile(r"font-family\s*:\s*([^;]+)", re.IGNORECASE)

Rules = Mapping[str, str]
"""Selector, a tag or a class with its dot in small letters → the first font of its family."""


def font_rules(page: str, root: etree._Element) -> Rules | None:
    """Return the fonts a page's style sheets give; None if the page names no font of legacy text."""
    if not _MENTION.search(page):
        return None
    rules: dict[str, str] = {}
    for sheet in root.iter("style"):
        for rule in (sheet.text or "").split("}"):
            selectors, _, body = rule.partition("{")
            if family := _first_family(body):
                rules |= {selector.strip().lower(): family for selector in selectors.split(",")}
    return rules


def fonts_of_cell(cell: etree._Element, rules: Rules) -> Styled:
    """Return the fonts of a cell's text."""
    return in_fonts(_stretches(cell, rules))


def _stretches(element: etree._Element, rules: Rules) -> Iterator[tuple[str, str]]:
    """Yield the texts inside an element with the font each is shown in; a tail is shown as the parent is."""
    if isinstance(element.tag, str):
        font = _font(element, rules)
        yield element.text or "", font
        for child in element:
            yield from _stretches(child, rules)
            yield child.tail or "", font


def _font(element: etree._Element | None, rules: Rules) -> str:
    """Return the font an element names or takes over from the nearest one around it that does."""
    while element is not None:
        classes = (rules.get(f".{name.lower()}", "") for name in element.get("class", "").split())
        own = _first_family(element.get("style", "")) or element.get("face", "") or next(filter(None, classes), "")
        if found := own or rules.get(str(element.tag), ""):
            return found
        element = element.getparent()
    return ""


def _first_family(style: str) -> str:
    found = _FAMILY.search(style)
    return found.group(1).split(",")[0].strip("\"' \r\n") if found else ""
