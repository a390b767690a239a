"""Paint a workbook: the person's own file and its findings → the same file with what is to be mended shown in it."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from types import MappingProxyType

from papi_metrics.errors import UnreadableError
from papi_metrics.finding_list import LIST_SHEET
from papi_metrics.findings import Finding
from papi_metrics.reports.painting.book import Book
from papi_metrics.reports.painting.clearing import clear, drop_signatures
from papi_metrics.reports.painting.colours import Looks
from papi_metrics.reports.painting.conversion import converted
from papi_metrics.reports.painting.entries import entries_of, quoted, to_mend
from papi_metrics.reports.painting.list_sheet import HEADING_ROW, list_range, list_sheet
from papi_metrics.reports.painting.package import Package
from papi_metrics.reports.painting.places import Place
from papi_metrics.reports.painting.sheets import deselect, is_too_large, paint_sheet
from papi_metrics.reports.painting.styles import Styles, styles_part
from papi_metrics.text import clean
from papi_metrics.workbook import Sheet, Workbook, read_workbook

_AS_THEY_ARE = {"xlsx", "xlsm"}
_INSTRUCTION = "Bấm vào cột «Ô» để tới chỗ cần sửa. Sửa xong, tải tệp này lên lại."
_CONVERTED: Mapping[str, str] = MappingProxyType({
    "xls": "Tệp .xls đã chuyển thành .xlsx, công thức đã thành giá trị.",
    "ods": "Tệp .ods đã chuyển thành .xlsx, công thức đã thành giá trị.",
    "csv": "Tệp văn bản (CSV) đã chuyển thành .xlsx.",
    "html": "Các bảng của trang web đã chuyển thành .xlsx.",
    "docx": "Các bảng của tệp Word đã chuyển thành .xlsx.",
})
_REWRITTEN = "Tệp đã ghi lại thành .xlsx thường: công thức đã thành giá trị, không còn hình và biểu đồ."


def painted_workbook(original: bytes, findings: Sequence[Finding]) -> bytes:
    """Return the person's own file with its findings shown in it: cells in colour with a comment, and a first sheet that lists them.

    Of an .xlsx or .xlsm only what paint needs is changed; any other format is written as an .xlsx of what was read.
    Findings that ask nothing of anybody are left out. What an earlier painting left is taken away first: without findings
    the file comes back as it was before it, and a file that was never painted comes back byte for byte.
    Errors: UnreadableError if the file cannot be read.
    """
    workbook = read_workbook(original)
    told = to_mend(findings)
    if workbook.format in _AS_THEY_ARE:
        # A reader may be more patient with a damaged file than one who has to write into it.
        with suppress(UnreadableError):
            return _painted(original, told, lists=workbook.lists, instruction=_INSTRUCTION)
    copy = converted(workbook)
    return _painted(copy.data, _in_copy(told, workbook, copy.names), lists=(), instruction=f"{_CONVERTED.get(workbook.format, _REWRITTEN)} {_INSTRUCTION}")


def _in_copy(findings: Iterable[Finding], workbook: Workbook, names: Mapping[str, str]) -> list[Finding]:
    """Give findings the places they have in a copy: sheets may be renamed there, and a document's tables are one sheet."""
    rows = {
        (place.name, place.row): (names[sheet.name], row) for sheet in workbook.sheets for row, place in enumerate(sheet.places, 1)
    }
    tables = {name: sheet for (name, _), (sheet, _) in rows.items()}
    moved = []
    for item in findings:
        sheet, row = rows.get((item.sheet or "", item.row or 0), (tables.get(item.sheet or ""), item.row))
        moved.append(replace(item, sheet=sheet or names.get(item.sheet or "", item.sheet), row=row))
    return moved


def _painted(data: bytes, findings: Sequence[Finding], *, lists: Sequence[Sheet], instruction: str) -> bytes:
    package = Package(data)
    clear(package, lists)
    if findings:
        _paint(package, findings, instruction)
    if package.is_changed:
        drop_signatures(package)
    return package.saved()


def _paint(package: Package, findings: Sequence[Finding], instruction: str) -> None:
    book = Book(package)
    part = styles_part(package, book.dialect)
    styles, looks = Styles(package.tree(part)), Looks()
    parts = {sheet.name: sheet.part for sheet in book.sheets() if sheet.has_cells}
    told = [replace(item, sheet=_known(item.sheet, parts)) for item in findings]
    cells: dict[str, Mapping[Place, Place]] = {name: {} for name in parts}
    large = []
    for name, own in _by_sheet(told, parts).items():
        if is_too_large(package, parts[name]):
            large.append(f"Trang «{name}» quá lớn nên không tô màu.")
        else:
            cells[name] = paint_sheet(package, parts[name], own, styles, looks)
    entries = list(entries_of(told, cells))
    lines = (f"{LIST_SHEET}: {len(entries)} chỗ", " ".join([*large, instruction]))
    made = package.free_name("xl/worksheets/sheet{}.xml")
    package.write(made, list_sheet(entries, styles, lines=lines, record=looks.written(), dialect=book.dialect))
    package.touch(part)
    _put_first(package, book, made, list_range(len(entries)))


def _put_first(package: Package, book: Book, part: str, area: str) -> None:
    """Make the list the first sheet and the only one selected, with its filter and its repeated heading."""
    for sheet in book.sheets():
        deselect(package, sheet.part)
    name = _free_name(sheet.name for sheet in book.sheets())
    book.insert_first(name, part)
    book.define("_xlnm._FilterDatabase", f"{quoted(name)}!{_fixed(area)}", hidden=True)
    book.define("_xlnm.Print_Titles", f"{quoted(name)}!${HEADING_ROW}:${HEADING_ROW}")
    book.forget_counts()


def _by_sheet(findings: Iterable[Finding], names: Container[str]) -> dict[str, list[Finding]]:
    """Group findings by their sheet, in their order; those of no sheet of the workbook are left out."""
    groups: dict[str, list[Finding]] = {}
    for item in findings:
        if item.sheet is not None and item.sheet in names:
            groups.setdefault(item.sheet, []).append(item)
    return groups


def _known(name: str | None, names: Iterable[str]) -> str | None:
    """Return a sheet's name as the workbook has it; one that it has not stays as it is."""
    if name is None or name in names:
        return name
    return next((other for other in names if clean(other).casefold() == clean(name).casefold()), name)


def _free_name(taken: Iterable[str]) -> str:
    """Return the list's name, with a number where a sheet of the person's own is called so."""
    folded = {name.casefold() for name in taken}
    names = (LIST_SHEET, *(f"{LIST_SHEET} ({number})" for number in range(2, len(folded) + 3)))
    return next(name for name in names if name.casefold() not in folded)


def _fixed(area: str) -> str:
    """Write a range of two addresses of one letter each as a fixed reference."""
    return ":".join(f"${address[0]}${address[1:]}" for address in area.split(":"))
