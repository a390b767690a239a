"""The fonts of a web page's cells: from `<font face>`, from `style`, and from the classes and tags of its style sheets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import groupby

from lxml import etree

from papi_metrics.workbook.fonts import Styled

_MENTION = re.compile(r"[\s\"':=,](?:\.vn|vni[- ])", re.IGNORECASE)
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


def styled_text(cell: etree._Element, rules: Rules) -> tuple[str, Styled]:
    """Return a cell's text, its blanks single and its empty lines left out, with the fonts of its runs."""
    letters: list[tuple[str, str]] = []
    for text, font in _stretches(cell, rules):
        for letter in text:
            last = letters[-1][0] if letters else "\n"
            if not letter.isspace():
                letters.append((letter, font))
            elif letter == "\n" and last == " ":
                letters[-1] = ("\n", font)
            elif last not in {" ", "\n"} or (letter == "\n" and last != "\n"):
                letters.append(("\n" if letter == "\n" else " ", font))
    while letters and letters[-1][0].isspace():
        letters.pop()
    runs, start = [], 0
    for font, group in groupby(letters, key=lambda pair: pair[1]):
        runs.append((start, font))
        start += sum(1 for _ in group)
    return "".join(letter for letter, _ in letters), Styled(tuple(runs) or ((0, ""),))


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
