"""Look through a sheet of an .xlsx before it is read densely: how far it reaches, and which cells carry no value.

One stray cell must not cost a gigabyte, and an address that no sheet can have must not reach the reader at all. What
is written as Excel, LibreOffice and the usual libraries write is looked through by patterns; anything else is only
said to be unusual, for a pattern may be wrong about it.
"""

from __future__ import annotations

import html
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from papi_metrics.text import column_index
from papi_metrics.workbook.fonts import mentions_legacy_font
from papi_metrics.workbook.limits import LAST_COLUMN, LAST_ROW, check_faults

_NARROW_COLUMNS = 26
_BLOCK = 1 << 22
_LONGEST_ROW = 4 * _BLOCK
_LONGEST_FORMULA = 200
_DECLARATION = len(b"\xef\xbb\xbf<?xml")
_END_OF_ROW = b"</row>"
# The usual writing. A tag that is none of these forms, a comment, an instruction or a prefix makes a sheet unusual.
_HEAD = re.compile(rb"(?:\xef\xbb\xbf)?(?:<\?xml[^<>]*\?>)?\s*<worksheet[\s>]")
_OTHER_ENCODING = re.compile(rb"<\?xml[^<>]*encoding=[\"'](?!utf-?8[\"']|us-ascii[\"'])", re.IGNORECASE)
_SAID_OF_CELL = rb'(?: (?:s|t|cm|vm|ph)="\w*")*/?>'
_OTHER_CELL = re.compile(rb'<c(?! r="[A-Z]{1,3}\d{1,7}"' + _SAID_OF_CELL + rb"|[A-Za-z])")
# A cell beyond column Z or row 99,999; where there is none, the rows alone tell how far a block reaches.
_FAR_CELL = re.compile(rb'<c(?! r="[A-Z]\d{1,5}"' + _SAID_OF_CELL + rb"|[A-Za-z])")
_OTHER_ROW = re.compile(rb'<row(?![A-Za-z])(?! r="\d{1,7}"[^<>]*>)')
_OTHER_VALUE = re.compile(rb'<v(?![A-Za-z])(?!(?: xml:space="preserve")?/?>)')
# What is no number stands for the first text in the reader's eyes.
_OTHER_TEXT = re.compile(rb't="s"(?: \w+="\w*")*>(?!<v>\d{1,9}</v>)')
_PREFIX = re.compile(rb":(?:c|row|v|sheetData|worksheet)[\s/>]")
_ROW = re.compile(rb'<row r="(\d+)"')
_COLUMN_OF_CELL = re.compile(rb'<c r="([A-Z]+)')
_ROW_OF_CELL = re.compile(rb'<c r="[A-Z]+(\d+)')
_FILLED = re.compile(rb'<c r="([A-Z]+)(\d+)"[^<>]*(?<!/)>')
_ERROR_CELL = re.compile(rb'<c [^<>]*\bt="e"')
_FORMULA_IN = rb"<f[^<>]*(?:/>|>([^<]*)</f>)\s*"
_EMPTY_RESULT = b't="str"'
_ERROR = re.compile(rb'<c r="([A-Z]+)(\d+)"[^<>]* t="e"[^<>]*>\s*(?:' + _FORMULA_IN + rb")?<v[^<>]*>([^<]*)</v>")
_FORMULA = re.compile(rb"<f(?![A-Za-z])")
_COMPUTED = re.compile(_FORMULA_IN + rb"<v[^<>]*>\s*[^<\s][^<]*</v>")
_WITHOUT_RESULT = re.compile(rb'<c r="([A-Z]+)(\d+)"([^<>]*)>\s*' + _FORMULA_IN + rb"(<v[^<>]*/>|<v[^<>]*>\s*</v>)?\s*</c>")
_NOUGHT = re.compile(rb'<c r="([A-Z]+)(\d+)"[^<>]*>\s*' + _FORMULA_IN + rb"<v[^<>]*>0</v>")


@dataclass(frozen=True, slots=True)
class Fault:
    """A cell without a value: the code of what is wrong, Excel's column and row, and what stood there."""

    code: str
    column: str
    row: int
    value: str


@dataclass(slots=True)
class Survey:
    """What was found: no row and no column beyond these, cells without a value, whether the sheet is written as usual.

    `legacy_fonts` if a text in a cell names a font of legacy text.
    """

    height: int = 0
    width: int = 1
    faults: list[Fault] = field(default_factory=list)
    usual: bool = True
    legacy_fonts: bool = False


def survey(archive: zipfile.ZipFile, part: str, *, recalculated: bool) -> Survey:
    """Look through a sheet; `recalculated` says that a formula's nought may never have been worked out.

    Errors: zipfile.BadZipFile if the part is damaged or a cell stands where no sheet has one; UnreadableError if more
            cells than are told carry no value.
    """
    found = Survey()
    for index, block in enumerate(blocks(archive, part)):
        found.usual = found.usual and _is_usual(block, first=index == 0) and _takes_in(found, block, recalculated=recalculated)
        found.legacy_fonts = found.legacy_fonts or (b"rFont" in block and mentions_legacy_font(block))
        check_faults(len(found.faults))
    if found.usual and (found.height > LAST_ROW or found.width > LAST_COLUMN):
        raise zipfile.BadZipFile(part)
    return found


def reach(archive: zipfile.ZipFile, part: str) -> tuple[int, int]:
    """Return the last row and column of a sheet, written as usual, that hold more than a format."""
    height, known = 0, set[bytes]()
    for block in blocks(archive, part):
        for letters, row in _FILLED.findall(block):
            height = max(height, int(row))
            known.add(letters)
    return height, max((column_index(letters.decode()) + 1 for letters in known), default=0)


def _is_usual(block: bytes, *, first: bool) -> bool:
    if first and (not _HEAD.match(block) or _OTHER_ENCODING.search(block, 0, _NARROW_COLUMNS * 8)):
        return False
    # A single letter is looked for ten times as fast as two, and these are rare in a sheet.
    start = _DECLARATION if first else 0
    if any(block.find(markup[1:], start) >= 0 and block.find(markup, start) >= 0 for markup in (b"<!", b"<?")):
        return False
    return not any(other.search(block) for other in (_OTHER_ROW, _OTHER_VALUE, _OTHER_TEXT, _PREFIX))


def _takes_in(found: Survey, block: bytes, *, recalculated: bool) -> bool:
    """Add a block of usual writing to what was found; False if its cells or formulas are not told by the patterns."""
    rows = _ROW.findall(block)
    found.height = max(found.height, *map(int, rows), 0)
    if _FAR_CELL.search(block):
        if _OTHER_CELL.search(block):
            return False
        found.width = max(found.width, *(column_index(name.decode()) + 1 for name in set(_COLUMN_OF_CELL.findall(block))))
        found.height = max(found.height, *map(int, set(_ROW_OF_CELL.findall(block))))
    elif rows:
        found.width = max(found.width, _NARROW_COLUMNS)
    return _told(found.faults, block, recalculated=recalculated)


def _told(faults: list[Fault], block: bytes, *, recalculated: bool) -> bool:
    """Add the cells of a block that carry no value; False if there are some that the patterns do not tell."""
    if b't="e"' in block:
        errors = _ERROR.findall(block)
        faults += [Fault("cell-error", column.decode(), int(row), _shown(value)) for column, row, _, value in errors]
        if len(errors) < len(_ERROR_CELL.findall(block)):
            return False
    return b"<f" not in block or _told_of_formulas(faults, block, recalculated=recalculated)


def _told_of_formulas(faults: list[Fault], block: bytes, *, recalculated: bool) -> bool:
    formulas = len(_FORMULA.findall(block)) - len(_COMPUTED.findall(block))
    if formulas:
        for column, row, attributes, formula, value in _WITHOUT_RESULT.findall(block):
            formulas -= 1
            # A formula may well give an empty text.
            if not (value and _EMPTY_RESULT in attributes):
                faults.append(_uncomputed(column, row, formula))
    if recalculated:
        faults += [_uncomputed(*found) for found in _NOUGHT.findall(block)]
    return formulas == 0


def _uncomputed(column: bytes, row: bytes, formula: bytes) -> Fault:
    return Fault("cell-uncomputed", column.decode(), int(row), f"={_shown(formula)}"[:_LONGEST_FORMULA])


def _shown(text: bytes) -> str:
    return html.unescape(text.decode(errors="replace"))


def blocks(archive: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """Yield a part in blocks that end where a row ends, or at least a tag, so that none is cut in two.

    Errors: zipfile.BadZipFile if the part is damaged or a tag has no end.
    """
    rest = b""
    with archive.open(part) as stream:
        while chunk := stream.read(_BLOCK):
            block = rest + chunk
            end = max(block.rfind(_END_OF_ROW), block.rfind(b">") if len(block) > 2 * _BLOCK else -1)
            end += len(_END_OF_ROW) if block.startswith(_END_OF_ROW, max(end, 0)) else 1
            if len(block) - end > _LONGEST_ROW:
                raise zipfile.BadZipFile(part)
            if end:
                yield block[:end]
            rest = block[end:]
    yield rest
