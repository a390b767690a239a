"""SpreadsheetML as both its dialects write it: namespaces, the order of elements, and texts that stay texts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from papi_metrics.errors import UnreadableError

LONGEST_TEXT = 32_767
"""Excel holds no longer text in a cell, counted in UTF-16."""
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"

# Elements stand in the order of ECMA-376 part 1, 18.2.27 (workbook), 18.3.1.99 (worksheet), 18.8.39 (styleSheet).
WORKBOOK_ORDER = (
    "fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets", "functionGroups", "externalReferences",
    "definedNames", "calcPr", "oleSize", "customWorkbookViews", "pivotCaches", "smartTagPr", "smartTagTypes", "webPublishing",
    "fileRecoveryPr", "webPublishObjects", "extLst",
)  # fmt: skip
WORKSHEET_ORDER = (
    "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection", "protectedRanges",
    "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells", "phoneticPr", "conditionalFormatting",
    "dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks", "colBreaks",
    "customProperties", "cellWatches", "ignoredErrors", "smartTags", "drawing", "legacyDrawing", "legacyDrawingHF", "drawingHF",
    "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst",
)  # fmt: skip
STYLES_ORDER = (
    "numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles", "colors", "extLst",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Dialect:
    """The names of one of the two dialects: of the elements, and of relations (their types begin alike)."""

    main: str
    relations: str

    def tag(self, name: str) -> str:
        """Return an element's full name."""
        return f"{{{self.main}}}{name}"

    @property
    def id(self) -> str:
        """The attribute that names a relation."""
        return f"{{{self.relations}}}id"

    def kind(self, name: str) -> str:
        """Return a relation's full type."""
        return f"{self.relations}/{name}"


TRANSITIONAL = Dialect(
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
)
STRICT = Dialect("http://purl.oclc.org/ooxml/spreadsheetml/main", "http://purl.oclc.org/ooxml/officeDocument/relationships")


def dialect_of(root: etree._Element) -> Dialect:
    """Tell the dialect of a part by its root."""
    return STRICT if etree.QName(root).namespace == STRICT.main else TRANSITIONAL


def root_of(name: str, dialect: Dialect) -> etree._Element:
    """Make the root of a part; its elements are written without a prefix."""
    spaces: dict[str | None, str] = {None: dialect.main}
    return etree.Element(dialect.tag(name), nsmap=spaces)  # type: ignore[arg-type]


def parsed(data: bytes | str) -> etree._Element:
    """Read XML that comes from anybody: no entity is looked up, no place outside is asked.

    Errors: UnreadableError if it is no XML.
    """
    try:
        return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, strip_cdata=False))
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError("Tệp bảng tính bị hỏng, không ghi thêm vào được.") from error


def serialised(root: etree._Element) -> bytes:
    """Write a part as Excel does: with a declaration, in UTF-8."""
    return etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)


def unset(element: etree._Element, *attributes: str) -> None:
    """Take attributes away where they stand."""
    for attribute in attributes:
        if attribute in element.attrib:
            del element.attrib[attribute]


def local_name(element: etree._Element) -> str:
    """Return an element's name without its namespace; a wrapper for newer readers has that of what it wraps."""
    if element.tag == _COMPATIBILITY:
        return next((local_name(inner) for choice in element for inner in choice), "")
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def child(root: etree._Element, name: str, order: tuple[str, ...]) -> etree._Element:
    """Return the child of a name; one that is missing is added where the order has its place."""
    dialect = dialect_of(root)
    found = root.find(dialect.tag(name))
    if found is not None:
        return found
    added = etree.SubElement(root, dialect.tag(name))
    followers = order[order.index(name) + 1 :]
    following = next((element for element in root if local_name(element) in followers), None)
    if following is not None:
        following.addprevious(added)
    return added


def legal_text(text: str) -> str:
    """Return a text as a cell can hold it: no character that XML lacks, at most as long as Excel allows, then "…"."""
    plain = _ILLEGAL.sub("", text)
    if len(plain) * 2 > LONGEST_TEXT and len(plain.encode("utf-16-le")) > 2 * LONGEST_TEXT:
        plain = plain.encode("utf-16-le")[: 2 * LONGEST_TEXT - 2].decode("utf-16-le", errors="ignore") + "…"
    return plain


def escaped(text: str) -> str:
    """Return a legal text as it is written: "_x0041_" would be read as the letter A."""
    return _ESCAPE.sub("_x005F_", legal_text(text))
