"""Elements of a document's text: names and values → WordprocessingML, texts → runs that stay texts."""

from __future__ import annotations

import re
from typing import cast

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from papi_metrics.reports.word.form import twips
from papi_metrics.text import writable

Element = BaseOxmlElement
RUN, TEXT = qn("w:r"), qn("w:t")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# Signs that turn the order of what follows them: one within a task would turn the rest of the sentence it stands in.
_TURNING = dict.fromkeys([0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
_LINE_ENDS = re.compile(r"\r\n?|[\n\u2028\u2029\x85]")


def element(name: str, *children: Element, **attributes: object) -> Element:
    """Return an element of WordprocessingML with its children and attributes; an attribute of None is left out."""
    made = cast("Element", OxmlElement(f"w:{name}"))
    for attribute, value in attributes.items():
        if value is not None:
            made.set(qn(f"w:{attribute}"), str(value))
    made.extend(children)
    return made


def plain_text(text: str) -> str:
    """Return what a document can hold of a text, line breaks as line feeds, tabs as blanks."""
    return _LINE_ENDS.sub("\n", writable(text.translate(_TURNING))).replace("\t", " ")


def text_pieces(text: str) -> list[Element]:
    """Return a text as elements of a run: its lines with breaks between them."""
    pieces: list[Element] = []
    for at, line in enumerate(plain_text(text).split("\n")):
        if at:
            pieces.append(element("br"))
        piece = element("t")
        piece.text = line
        piece.set(_SPACE, "preserve")
        pieces.append(piece)
    return pieces


def run(text: str, *, bold: bool = False, italic: bool = False, size: float | None = None, marked: bool = False) -> Element:
    """Return a run of text; `marked` is for what somebody has to fill in."""
    looks = [
        *([element("b"), element("bCs")] if bold else []),
        *([element("i"), element("iCs")] if italic else []),
        *([element("sz", val=round(2 * size)), element("szCs", val=round(2 * size))] if size else []),
        *([element("highlight", val="yellow")] if marked else []),
    ]
    return element("r", *([element("rPr", *looks)] if looks else []), *text_pieces(text))


def paragraph(style: str, *content: Element | str, keep: bool = False, align: str | None = None, inset: tuple[float, float] = (0, 0)) -> Element:
    """Return a paragraph of a style; `keep` holds it on the page of what follows, `inset` are millimetres from both edges of its room.

    One that is aligned otherwise than its style, or set in, has no first line of its own.
    """
    left, right = map(twips, inset)
    properties = [
        element("pStyle", val=style),
        *([element("keepNext")] if keep else []),
        *([element("ind", left=left, right=right, firstLine=0)] if align or left or right else []),
        *([element("jc", val=align)] if align else []),
    ]
    return element("p", element("pPr", *properties), *(run(part) if isinstance(part, str) else part for part in content))


def ruled(*, width: float, room: float) -> Element:
    """Return a line of so many millimetres in the middle of a room: the border of an empty low paragraph."""
    from_edge = twips(max(room - width, 0) / 2)
    properties = [
        element("pStyle", val="Rule"),
        element("pBdr", element("top", val="single", sz=6, space=0, color="000000")),
        element("ind", left=from_edge, right=from_edge, firstLine=0),
    ]
    return element("p", element("pPr", *properties))
