"""Read a .docx: its body in order as one sheet, tables as rows of cells, paragraphs as rows of one cell.

Headers, footers, footnotes, comments and macros are no part of the body. python-docx is not used here: it opens a document
before it can be seen how large it is, and knows neither tracked changes nor the numbers of lists.
"""

from __future__ import annotations

import io
import lzma
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from papi_metrics.errors import UnreadableError
from papi_metrics.findings import Finding, finding
from papi_metrics.workbook.elements import children, inner, name_of
from papi_metrics.workbook.formats import MEND_WORD
from papi_metrics.workbook.grid import Spans, TableRow, rows_of
from papi_metrics.workbook.numbering import Lists
from papi_metrics.workbook.paragraphs import TextReader
from papi_metrics.workbook.sheets import Cell, Merge, Place, Sheet

LARGEST_PART = 32 * 2**20
MOST_ROWS = 20_000
TEXT_NAME = "Văn bản"
_NAME = "Văn bản Word"
_MOST_LAYOUTS = 5
_DAMAGE = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, etree.XMLSyntaxError, struct.error, OSError, EOFError, KeyError, IndexError,
    ValueError, NotImplementedError, OverflowError,
)  # fmt: skip


def read_document(data: bytes) -> tuple[Sheet, list[Finding]]:
    """Read the body of a .docx as one sheet whose rows know their places in the document.

    Shape:  a row a paragraph with words, and a row a table's row; blank paragraphs have none.
    Errors: UnreadableError if the document is damaged, protected, too large, or holds no table.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            body, lists = _parts(archive)
    except UnreadableError:
        raise
    except _DAMAGE as error:
        raise UnreadableError("Văn bản Word bị hỏng hoặc tải về chưa hết, không đọc được tệp. {mend}", mend=MEND_WORD) from error
    layout = _Layout(TextReader(lists))
    layout.add(body)
    if not layout.tables:
        raise UnreadableError(
            "Văn bản Word trong tệp không có bảng nào: cần một bảng có cột «Nhiệm vụ» và ít nhất một cột khác (như «Đơn vị chủ trì», "
            "«Thời gian thực hiện»)."
        )
    return layout.sheet(), layout.told()


def _parts(archive: zipfile.ZipFile) -> tuple[etree._Element, Lists]:
    """Find the document's body and its lists by the relations of its parts, whatever the parts are called."""
    main = _related(archive, "").get("officeDocument", "word/document.xml")
    related = _related(archive, main)
    numbering, styles = (_root(archive, related[kind]) if kind in related else None for kind in ("numbering", "styles"))
    body = next(children(_root(archive, main), "body"), None)
    if body is None:
        raise zipfile.BadZipFile(main)
    return body, Lists.of(numbering, styles)


def _related(archive: zipfile.ZipFile, part: str) -> dict[str, str]:
    """Return the parts that a part names, inside the archive: the last word of the relation's type → the part's name."""
    folder, name = posixpath.split(part)
    relations = posixpath.join(folder, "_rels", f"{name}.rels")
    if relations not in archive.namelist():
        return {}
    named = {
        item.get("Type", "").rpartition("/")[2]: posixpath.normpath(posixpath.join("/", folder, item.get("Target", ""))).lstrip("/")
        for item in children(_root(archive, relations), "Relationship")
        if item.get("TargetMode") != "External"
    }
    held = set(archive.namelist())
    return {kind: target for kind, target in named.items() if target in held}


def _root(archive: zipfile.ZipFile, part: str) -> etree._Element:
    with archive.open(part) as stream:
        content = stream.read(LARGEST_PART + 1)
    if len(content) > LARGEST_PART:
        raise UnreadableError("Văn bản Word quá dài (trên {most} MB chữ). Hãy để riêng bảng nhiệm vụ trong một tệp.", most=LARGEST_PART // 2**20)
    root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
    if root.getroottree().docinfo.internalDTD is not None:
        # A document has no need of declarations, and entities would be declared there.
        raise zipfile.BadZipFile(part)
    return root


@dataclass(slots=True)
class _Layout:
    """Gathers the rows of a document; paragraphs with words and tables are counted as a reader counts them."""

    reader: TextReader
    rows: list[list[Cell]] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    paragraphs: int = 0
    tables: int = 0
    cut: str | None = None

    def add(self, container: etree._Element, depth: int = 0) -> None:
        """Add the paragraphs and tables of the body, or of the cell of a table that only lays out the page."""
        for item in inner(container, "p", "tbl"):
            if self.cut:
                return
            if name_of(item) == "p":
                self._add_paragraph(item)
            elif depth < _MOST_LAYOUTS and (cells := list(_layout_cells(item))):
                for cell in cells:
                    self.add(cell, depth + 1)
            else:
                self._add_table(item)

    def sheet(self) -> Sheet:
        """Return what was gathered."""
        return Sheet(name=_NAME, rows=self.rows, merges=tuple(self.merges), places=tuple(self.places))

    def told(self) -> list[Finding]:
        """Return what is to be said of the document as a whole."""
        findings = []
        if self.cut:
            details = {"rows": MOST_ROWS, "columns": max(map(len, self.rows), default=0)}
            findings.append(finding("sheet-too-long", value=f"{self.cut}, quá {MOST_ROWS} dòng", details=details))
        if self.reader.changes:
            findings.append(finding("changes-tracked", value=self.reader.changes))
        return findings

    def _add_paragraph(self, paragraph: etree._Element) -> None:
        text = self.reader.text_of(paragraph)
        if text:
            self.paragraphs += 1
            self._add_row([text], Place(TEXT_NAME, self.paragraphs, is_text=True))

    def _add_table(self, table: etree._Element) -> None:
        self.tables += 1
        name = f"Bảng {self.tables}"
        rows, width = rows_of(table, most=MOST_ROWS - len(self.rows) + 1)
        spans = Spans()
        for row in rows:
            if row.is_deleted:
                self.reader.changes += 1
            else:
                self._add_row(self._cells(row, width, spans), Place(name, row.number))
        self.merges += spans.ranges()

    def _cells(self, row: TableRow, width: int, spans: Spans) -> list[Cell]:
        texts: list[str] = [""] * width
        for cell in row.cells:
            if spans.covers(cell, len(self.rows)):
                continue
            text = self.reader.text_of(cell.box.content)
            texts[cell.left] = "\n".join(filter(None, (texts[cell.left], text)))
        return list(texts)

    def _add_row(self, cells: list[Cell], place: Place) -> None:
        if len(self.rows) == MOST_ROWS:
            self.cut = place.name
            return
        self.rows.append(cells)
        self.places.append(place)


def _layout_cells(table: etree._Element) -> Iterator[etree._Element]:
    """Yield the cells of a table that only lays out the page: one column, and in it another table."""
    cells = []
    for row in inner(table, "tr"):
        own = list(inner(row, "tc"))
        if len(own) > 1:
            return
        cells += own
    if any(next(inner(cell, "tbl"), None) is not None for cell in cells):
        yield from cells
