"""Read an .xlsx with calamine, from bytes that it cannot misread: sheets of cells, and the cells that carry no value."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Mapping

import python_calamine as calamine

from papi_metrics.findings import Finding, finding
from papi_metrics.text import column_index
from papi_metrics.workbook.contents import Contents, with_fonts
from papi_metrics.workbook.extent import Fault, Survey, blocks, reach, survey
from papi_metrics.workbook.fonts import mentions_legacy_font
from papi_metrics.workbook.limits import LARGEST_CELLS, too_long
from papi_metrics.workbook.package import STRINGS, STYLES, Package, package_of
from papi_metrics.workbook.rewriting import rewritten
from papi_metrics.workbook.sheets import Cell, Merge, Sheet
from papi_metrics.workbook.xlsx_fonts import fonts_of_xlsx

_DECLARED = re.compile(rb"(?:\xef\xbb\xbf)?(?:<\?xml[^<>]*\?>)?\s*<\w+[\s>/]")
_OTHER_ENCODING = re.compile(rb"<\?xml[^<>]*encoding=[\"'](?!utf-?8[\"']|us-ascii[\"'])", re.IGNORECASE)
_BLOCK = 1 << 22


def read_xlsx(data: bytes) -> Contents:
    """Read every worksheet of an .xlsx; tell what was not read, the cells without a value, and the fonts of legacy text.

    What is written as usual is read as it is, anything else as it is written anew.
    Errors: zipfile.BadZipFile, KeyError, ValueError or CalamineError if it is damaged; UnreadableError if it holds more than is read.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        package = package_of(archive)
        surveys = {part: survey(archive, part, recalculated=package.recalculated) for part in package.parts}
        legacy = _names_legacy_font(archive, surveys)
        far = {part: size for part, found in surveys.items() if found.usual and _is_far(*(size := _size(archive, part, found)))}
        if package.usual and not far and all(found.usual for found in surveys.values()) and _are_usual(archive):
            faults = {sheet.name: surveys[sheet.part].faults for sheet in package.sheets}
            try:
                sheets = _cells(data)
                contents = Contents(sheets, _absent(package), _told(sheets, faults))
            except calamine.CalamineError:
                # Something the reader is stricter about than Excel; what matters is written out anew.
                pass
            else:
                names = {sheet.part: sheet.name for sheet in package.sheets}
                return with_fonts(contents, lambda: fonts_of_xlsx(data, names)) if legacy else contents
        anew = rewritten(archive, package, far)
    sheets = _cells(anew.data)
    cut = [too_long(name, *size) for name, size in anew.cut.items()]
    contents = Contents(sheets, [*_absent(package), *cut], _told(sheets, anew.faults))
    names = {f"xl/worksheets/sheet{number}.xml": name for number, name in enumerate(anew.faults, 1)}
    return with_fonts(contents, lambda: fonts_of_xlsx(anew.data, names)) if legacy else contents


def _names_legacy_font(archive: zipfile.ZipFile, surveys: Mapping[str, Survey]) -> bool:
    """True if a sheet, a style or a text names a font of legacy text; most workbooks do not, and pay for no more."""
    held = set(archive.namelist())
    return any(found.legacy_fonts for found in surveys.values()) or any(
        mentions_legacy_font(block) for part in (STRINGS, STYLES) if part in held for block in blocks(archive, part)
    )


def _absent(package: Package) -> list[Finding]:
    return [finding("sheet-absent", value=name) for name in package.absent]


def _size(archive: zipfile.ZipFile, part: str, found: Survey) -> tuple[int, int]:
    """Return how far a sheet reaches; what is only formatted counts unless it is too much to be passed over."""
    return reach(archive, part) if _is_far(found.height, found.width) else (found.height, found.width)


def _is_far(height: int, width: int) -> bool:
    return height * width > LARGEST_CELLS


def _are_usual(archive: zipfile.ZipFile) -> bool:
    """True if texts and styles are written so that every reader reads them alike: plain UTF-8, nothing declared, no comments."""
    held = set(archive.namelist())
    for part in (STRINGS, STYLES):
        if part not in held:
            continue
        with archive.open(part) as stream:
            block = stream.read(_BLOCK)
            if not _DECLARED.match(block) or _OTHER_ENCODING.search(block, 0, 200):
                return False
            while block:
                if b"<!" in block:
                    return False
                block = stream.read(_BLOCK)
    return True


def _told(sheets: list[Sheet], faults: Mapping[str, Iterable[Fault]]) -> list[Finding]:
    """Leave the cells without a value blank, whatever the reader made of them, and tell them."""
    told: list[Finding] = []
    for sheet in sheets:
        for fault in faults.get(sheet.name, ()):
            told.append(finding(fault.code, sheet=sheet.name, row=fault.row, column=fault.column, value=fault.value))
            column = column_index(fault.column)
            if fault.row <= len(sheet.rows) and column < len(sheet.rows[fault.row - 1]):
                sheet.rows[fault.row - 1][column] = None
    return told


def _cells(data: bytes) -> list[Sheet]:
    sheets = []
    with calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
        for meta in book.sheets_metadata:
            if meta.typ != calamine.SheetTypeEnum.WorkSheet:
                continue
            sheet = book.get_sheet_by_name(meta.name)
            rows: list[list[Cell]] = sheet.to_python(skip_empty_area=False)  # type: ignore[assignment]
            ranges = [Merge(top, left, bottom, right) for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()]
            hidden = meta.visible != calamine.SheetVisibleEnum.Visible
            sheets.append(Sheet(name=meta.name, rows=rows, merges=tuple(ranges), hidden=hidden))
    return sheets
