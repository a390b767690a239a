"""Trackers in .xlsx written in every way XML and packages allow: each is read as any other, to the figure."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Callable
from xml.sax.saxutils import escape, quoteattr

import openpyxl
from hostile import (
    BOOK,
    DONE_ON,
    FACTS,
    GRID,
    MAIN,
    PROGRESS,
    RELATED,
    RELATIONS,
    SHEET,
    STRINGS,
    STYLES,
    TASKS,
    Case,
    edited,
    parts_of,
    plain,
    replaced,
    usable,
    with_cell,
    zipped,
)
from workbooks import grid_workbook

STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
STRICT_RELATED = b"http://purl.oclc.org/ooxml/officeDocument/relationships"
XML_PARTS = (BOOK, STRINGS, STYLES, SHEET)


def prefixed(part: bytes) -> bytes:
    """Give every element of a part a prefix."""
    return re.sub(rb"<(/?)(\w)", rb"<\1x:\2", part).replace(b"xmlns=", b"xmlns:x=", 1)


def in_utf16(part: bytes) -> bytes:
    """Write a part in UTF-16 with its mark."""
    body = part.decode().split("?>", 1)[-1]
    return f'<?xml version="1.0" encoding="UTF-16"?>{body}'.encode("utf-16")


def in_latin(part: bytes) -> bytes:
    """Write a part in ISO-8859-1, letters it lacks as numbers."""
    body = part.decode().split("?>", 1)[-1]
    return b'<?xml version="1.0" encoding="ISO-8859-1"?>' + body.encode("iso-8859-1", "xmlcharrefreplace")


def strict() -> bytes:
    """Return the tracker as Excel saves «Strict Open XML», days as text of their own kind."""
    parts = parts_of(with_cell(DONE_ON, '<c r="K3" t="d"><v>2022-06-25</v></c>'))
    names = ((MAIN, STRICT), (RELATED, STRICT_RELATED))
    for name in parts:
        for old, new in names:
            parts[name] = parts[name].replace(old, new)
    return zipped(parts)


def bare(value: object) -> str:
    """Write a cell that does not say where it stands."""
    if value is None:
        return "<c/>"
    if isinstance(value, str):
        return f'<c t="inlineStr"><is><t>{escape(value)}</t></is></c>'
    return f'<c t="d"><v>{value}</v></c>' if isinstance(value, dt.date) else f"<c><v>{value}</v></c>"


def sheet_of(rows: str) -> bytes:
    """Return the tracker with other rows in its sheet."""
    change = re.compile(rb"<sheetData>.*</sheetData>", re.DOTALL)
    return edited((SHEET, lambda part: change.sub(f"<sheetData>{rows}</sheetData>".encode(), part)))


def without_addresses(number: str = "") -> bytes:
    """Return the tracker with cells, and rows but for `number`, that do not say where they stand."""
    return sheet_of("".join(f"<row{number.format(index)}>{''.join(map(bare, row))}</row>" for index, row in enumerate(GRID, 1)))


def task_text(text: str, **parts: bytes) -> bytes:
    """Return the tracker with the first task's text written as this XML, in the cell itself."""
    return zipped(parts_of(with_cell("D3", f'<c r="D3" t="inlineStr"><is>{text}</is></c>')) | parts)


def with_sheet(kind: str, *, place: str, content: bytes = b"<x/>", named: str = 'name="Khác" sheetId="9" r:id="rId99"') -> bytes:
    """Return the tracker with another sheet before its own: of a kind, at a place, or none at all."""
    sheet = f"<sheets><sheet {named} xmlns:r='{RELATED.decode()}'/>".encode()
    relation = f'<Relationship Id="rId99" Type="{kind}" Target="{place}"/></Relationships>'.encode()
    data = edited(
        (BOOK, replaced(b"<sheets>", sheet)),
        (RELATIONS, replaced(b"</Relationships>", relation)),
    )
    return zipped(parts_of(data) | ({f"xl/{place}": content} if content else {}))


def saved(change: Callable[[openpyxl.Workbook], None]) -> bytes:
    """Return the tracker as openpyxl saves it after a change."""
    book = openpyxl.load_workbook(io.BytesIO(grid_workbook(GRID)))
    change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def hide(book: openpyxl.Workbook, *, rows: tuple[int, ...] = (), columns: str = "", state: str = "visible") -> None:
    """Hide rows, columns or the whole sheet of a workbook."""
    sheet = book.active
    for row in rows:
        sheet.row_dimensions[row].hidden = True
    for column in columns:
        sheet.column_dimensions[column].hidden = True
    if state != "visible":
        book.create_sheet("Ghi chú")
        sheet.sheet_state = state


def filter_rows(book: openpyxl.Workbook) -> None:
    """Filter the tracker so that its first task is not shown."""
    book.active.auto_filter.ref = "A2:L4"
    book.active.auto_filter.add_filter_column(8, ["Đang thực hiện"])
    hide(book, rows=(3,))


def renamed(name: str) -> Callable[[], bytes]:
    """Return a builder of the tracker with its sheet named otherwise."""
    return lambda: edited((BOOK, lambda part: re.sub(rb'name="Theo d\S+?i"', f"name={quoteattr(name)}".encode(), part)))


def moved(part: str, target: str, place: str | None = None) -> bytes:
    """Return the tracker with a part at another place of the archive, its relation leading there."""
    parts = parts_of()
    parts[place or f"xl/{target}"] = parts.pop(part)
    inside = part.removeprefix("xl/")
    named = re.compile(rb'Target="(?:/xl/)?%s"' % inside.encode())
    parts[RELATIONS] = named.sub(lambda _: f'Target="{target}"'.encode(), parts[RELATIONS])
    return zipped(parts)


TASK = TASKS[0]
ABSENT = ((None, None, "sheet-absent"),)
HIDDEN = ((None, None, "hidden-sheet"),)
WORKSHEET = f"{RELATED.decode()}/worksheet"
WRITING: dict[str, Case] = {
    "as a library writes": usable(plain),
    "sheet with a prefix": usable(lambda: edited((SHEET, prefixed))),
    "every part with a prefix": usable(lambda: edited((SHEET, prefixed), (STRINGS, prefixed), (STYLES, prefixed))),
    "workbook part with a prefix": usable(lambda: edited((BOOK, prefixed), (RELATIONS, prefixed))),
    "strict": usable(strict),
    "sheet in UTF-16": usable(lambda: edited((SHEET, in_utf16))),
    "every part in UTF-16": usable(lambda: edited(*((name, in_utf16) for name in XML_PARTS))),
    "sheet in ISO-8859-1": usable(lambda: edited((SHEET, in_latin))),
    "texts in their cells in ISO-8859-1": usable(lambda: edited((SHEET, in_latin), data=task_text(f"<t>{TASK}</t>"))),
    "letters that would be others in UTF-8": usable(
        lambda: edited((SHEET, in_latin), data=task_text("<t>Hop dan Ã¡</t>")), facts=(("Hop dan Ã¡", *FACTS[0][1:]), FACTS[1])
    ),
    "texts in ISO-8859-1": usable(lambda: edited((STRINGS, in_latin))),
    "parts with a mark of UTF-8": usable(lambda: edited(*((name, lambda part: b"\xef\xbb\xbf" + part) for name in XML_PARTS))),
    "attributes in single quotes": usable(lambda: edited((SHEET, lambda part: re.sub(rb'(\w+)="(\w+)"', rb"\1='\2'", part)))),
    "attributes in another order": usable(lambda: edited((SHEET, lambda part: re.sub(rb'<c (r="\w+")([^>/]*)', rb"<c\2 \1", part)))),
    "attributes apart": usable(lambda: edited((SHEET, replaced(b'<c r="', b'<c\n  r = "')))),
    "rows and cells on lines of their own": usable(lambda: edited((SHEET, replaced(b"><", b">\n  <")))),
    "comments between cells": usable(lambda: edited((SHEET, replaced(b"<c r=", b'<!-- <c r="J4" t="e"> --><c r=')))),
    "comment within a number": usable(lambda: with_cell(PROGRESS, '<c r="J4"><v>0.<!-- x -->4</v></c>')),
    "instruction within a number": usable(lambda: with_cell(PROGRESS, '<c r="J4"><v>0.<?x y?>4</v></c>')),
    "number as character data": usable(lambda: with_cell(PROGRESS, '<c r="J4"><v><![CDATA[0.4]]></v></c>')),
    "comments within texts": usable(lambda: edited((STRINGS, replaced(b"Tuy", b"Tu<!-- x -->y")))),
    "texts as character data": usable(lambda: edited((STRINGS, lambda part: re.sub(rb"<t>([^<&]*)</t>", rb"<t><![CDATA[\1]]></t>", part)))),
    "address in figures": usable(lambda: edited((SHEET, replaced(b'r="J4"', b'r="&#74;4"')))),
    "kind in figures": usable(lambda: edited((SHEET, replaced(b't="s"', b't="&#115;"')))),
    "addresses in small letters": usable(lambda: edited((SHEET, lambda part: re.sub(rb'<c r="([A-Z])', lambda at: at[0].lower(), part)))),
    "addresses with dollars": usable(lambda: edited((SHEET, lambda part: re.sub(rb'<c r="([A-Z])(\d)', rb'<c r="$\1$\2', part)))),
    "rows without numbers": usable(lambda: edited((SHEET, lambda part: re.sub(rb'<row r="\d+"', b"<row", part)))),
    "cells without addresses": usable(lambda: without_addresses(' r="{}"')),
    "neither rows nor cells with addresses": usable(without_addresses),
    "text in its cell": usable(lambda: task_text(f"<t>{TASK}</t>")),
    "text in runs": usable(lambda: task_text(f"<r><t>{TASK[:9]}</t></r><r><rPr><b/></rPr><t>{TASK[9:]}</t></r>")),
    "text with its sound": usable(lambda: task_text(f'<t>{TASK}</t><rPh sb="0" eb="1"><t>ka na</t></rPh><phoneticPr fontId="0"/>')),
    "text with its sound, unusual": usable(lambda: task_text(f'<!-- --><t>{TASK}</t><rPh sb="0" eb="1"><t>ka na</t></rPh>')),
    "texts with their sounds": usable(lambda: edited((STRINGS, replaced(b"</t></si>", b'</t><rPh sb="0" eb="1"><t>ka</t></rPh></si>')))),
    "blanks kept": usable(lambda: edited((STRINGS, replaced(b"<t>", b'<t xml:space="preserve">  ')))),
    "letters as escapes": usable(lambda: task_text(f"<t>{TASK.replace('T', '_x0054_', 1)}</t>")),
    "line ends as escapes": usable(lambda: task_text(f"<t>{TASK}_x000D_\n_x000D_</t>")),
    "formula with its result": usable(lambda: with_cell(PROGRESS, '<c r="J4"><f>2/5</f><v>0.4</v></c>')),
    "formula over lines": usable(lambda: with_cell(PROGRESS, '<c r="J4"><f>IF(A4&gt;1,\n2/5)</f>\n<v>0.4</v></c>')),
    "shared formula": usable(lambda: with_cell(PROGRESS, '<c r="J4"><f t="shared" si="0"/><v>0.4</v></c>')),
    "array formula": usable(lambda: with_cell(PROGRESS, '<c r="J4" cm="1"><f t="array" ref="J4:J5">A1:A2</f><v>0.4</v></c>')),
    "data table": usable(lambda: with_cell(PROGRESS, '<c r="J4"><f t="dataTable" ref="J4:J5" dt2D="1" r1="B1" r2="B2"/><v>0.4</v></c>')),
    "formula with a blank text": usable(lambda: with_cell(PROGRESS, '<c r="J4" t="str"><f>IF(1,"")</f><v></v></c>'), facts=((*FACTS[0],), (*FACTS[1][:2], None, None))),
    "number of many figures": usable(lambda: with_cell(PROGRESS, '<c r="J4"><v>4.0000000000000002E-1</v></c>')),
    "without styles": usable(lambda: zipped({name: part for name, part in parts_of(strict()).items() if name != STYLES})),
    "without types, theme and properties": usable(
        lambda: zipped({name: part for name, part in parts_of().items() if name in {BOOK, RELATIONS, STRINGS, STYLES, SHEET, "_rels/.rels"}})
    ),
    "without the relations of the package": usable(lambda: zipped({name: part for name, part in parts_of().items() if name != "_rels/.rels"})),
    "stored, not compressed": usable(lambda: zipped(parts_of(), method=zipfile.ZIP_STORED)),
    "folders as members": usable(lambda: zipped({"xl/": b"", "xl/worksheets/": b""} | parts_of())),
    "members with backslashes": usable(lambda: moved(SHEET, "worksheets\\sheet1.xml", "xl\\worksheets\\sheet1.xml")),
    "members in capitals": usable(lambda: moved(SHEET, "worksheets/sheet1.xml", "xl/worksheets/SHEET1.XML")),
    "sheet in another folder": usable(lambda: moved(SHEET, "trang/mot.xml")),
    "sheet under a theme's name": usable(lambda: moved(SHEET, "theme/sheet.xml")),
    "texts at another place": usable(lambda: moved(STRINGS, "chu/chu.xml")),
    "styles at another place": usable(lambda: moved(STYLES, "kieu.xml")),
    "target from the root": usable(lambda: moved(SHEET, "/xl/worksheets/bang.xml", "xl/worksheets/bang.xml")),
    "target by a way around": usable(lambda: moved(SHEET, "../xl/./worksheets/bang.xml", "xl/worksheets/bang.xml")),
    "chart before the sheet": usable(lambda: with_sheet(f"{RELATED.decode()}/chartsheet", place="chartsheets/sheet9.xml")),
    "dialog before the sheet": usable(lambda: with_sheet(f"{RELATED.decode()}/dialogsheet", place="dialogsheets/sheet9.xml")),
    "macro sheet before the sheet": usable(
        lambda: with_sheet("http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet", place="macrosheets/sheet9.xml")
    ),
    "module without a part": usable(lambda: with_sheet(WORKSHEET, place="x.xml", named='name="M" sheetId="9" r:id="" state="veryHidden"')),
    "sheet whose part is missing": usable(lambda: with_sheet(WORKSHEET, place="worksheets/sheet9.xml", content=b""), places=ABSENT),
    "sheet at an address of the net": usable(lambda: with_sheet(WORKSHEET, place="http://127.0.0.1:9/sheet.xml", content=b""), places=ABSENT),
    "sheet of a kind that nobody knows": usable(lambda: edited((RELATIONS, replaced(b'/worksheet"', b'/worksheep"')))),
    "sheet without an id": usable(lambda: with_sheet(WORKSHEET, place="worksheets/sheet9.xml", named='name="M" sheetId="9"')),
    "empty sheet of the same name": usable(
        lambda: with_sheet(WORKSHEET, place="worksheets/sheet9.xml", named='name="Theo dõi" sheetId="9" r:id="rId99"', content=b'<worksheet xmlns="%s"/>' % MAIN)
    ),
    "sheet named with quotes": usable(renamed("Kế hoạch 'A' \"B\" & <C>")),
    "sheet named with blanks": usable(renamed("   ")),
    "sheet named in pictures": usable(renamed("📋\u200f\u200b kế hoạch")),
    "sheet without a name": usable(renamed("")),
    "hidden rows": usable(lambda: saved(lambda book: hide(book, rows=(3, 4)))),
    "hidden columns": usable(lambda: saved(lambda book: hide(book, columns="DIJ"))),
    "rows filtered away": usable(lambda: saved(filter_rows)),
    "hidden sheet": usable(lambda: saved(lambda book: hide(book, state="hidden")), places=HIDDEN),
    "sheet hidden from its users": usable(lambda: saved(lambda book: hide(book, state="veryHidden")), places=HIDDEN),
    "protected sheet": usable(lambda: saved(lambda book: book.active.protection.enable())),
    "days counted from 1904": usable(
        lambda: edited((BOOK, replaced(b"<workbookPr/>", b'<workbookPr date1904="1"/>')), data=with_cell(DONE_ON, '<c r="K3" s="1"><v>43275</v></c>'))
    ),
    "days counted from 1904, unusual": usable(
        lambda: edited(
            (BOOK, replaced(b"<workbookPr/>", b'<workbookPr date1904="1"/>')), (SHEET, prefixed),
            data=with_cell(DONE_ON, '<c r="K3" s="1"><v>43275</v></c>'),
        )
    ),
    "macros": usable(lambda: zipped(parts_of() | {"xl/vbaProject.bin": b"x"}), places=((None, None, "macros-ignored"),)),
    "link to another workbook": usable(
        lambda: zipped(parts_of() | {"xl/externalLinks/externalLink1.xml": b'<externalLink xmlns="%s"/>' % MAIN})
    ),
    "template": usable(lambda: edited(("[Content_Types].xml", replaced(b"sheet.main+xml", b"template.main+xml")))),
}  # fmt: skip
