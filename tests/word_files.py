"""A written Word document read back: its parts, its blocks in order, the rows of its tables, what each text looks like."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from functools import lru_cache

import docx
from docx.document import Document
from docx.oxml.ns import qn
from lxml import etree

MM = 36_000  # Word's library measures in 914,400ths of an inch
TWIPS = 1440 / 25.4


@lru_cache(maxsize=16)
def opened(data: bytes) -> Document:
    """Open a document, once; it is not to be changed."""
    return docx.Document(io.BytesIO(data))


def parts(data: bytes) -> dict[str, bytes]:
    """Return the parts of a package by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def text_of(element: etree._Element) -> str:
    """Return the text of an element as a reader sees it, breaks as line feeds; what a field says of itself is none."""
    return "".join("\n" if piece.tag == qn("w:br") else piece.text or "" for piece in element.iter(qn("w:t"), qn("w:br")))


@dataclass(frozen=True)
class Block:
    """A paragraph of the body, or a table: its rows as texts, cells that continue others left out."""

    kind: str
    style: str
    text: str
    element: etree._Element
    rows: tuple[tuple[str, ...], ...] = ()


def rows_of(table: etree._Element) -> tuple[tuple[str, ...], ...]:
    """Return the cells' texts row by row; paragraphs of a cell on lines of their own."""
    return tuple(
        tuple("\n".join(text_of(paragraph) for paragraph in cell.iter(qn("w:p"))) for cell in row.iter(qn("w:tc"))) for row in table.iter(qn("w:tr"))
    )


def blocks(data: bytes) -> list[Block]:
    """Return paragraphs and tables of the body in order."""
    return list(_blocks(data))


@lru_cache(maxsize=16)
def _blocks(data: bytes) -> tuple[Block, ...]:
    found = []
    for element in opened(data).element.body:
        if element.tag == qn("w:p"):
            style = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
            found.append(Block("paragraph", "" if style is None else style.get(qn("w:val")), text_of(element), element))
        elif element.tag == qn("w:tbl"):
            found.append(Block("table", "", caption_of(element), element, rows_of(element)))
    return tuple(found)


def caption_of(table: etree._Element) -> str:
    """Return what a table is called for those who do not see it."""
    caption = table.find(f"{qn('w:tblPr')}/{qn('w:tblCaption')}")
    return "" if caption is None else caption.get(qn("w:val"))


def headings_of(table: etree._Element) -> int:
    """Return how many rows of a table are repeated on every page."""
    return len(table.findall(f"{qn('w:tr')}/{qn('w:trPr')}/{qn('w:tblHeader')}"))


def grid_tables(data: bytes) -> list[Block]:
    """Return the tables that have headings, in order; the head and the signature are tables without."""
    return [block for block in blocks(data) if block.kind == "table" and headings_of(block.element)]


def body_rows(block: Block) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a table below its headings."""
    return block.rows[headings_of(block.element) :]


def texts(data: bytes) -> list[str]:
    """Return every paragraph of the body, those in tables too."""
    return [text_of(paragraph) for paragraph in opened(data).element.body.iter(qn("w:p"))]
