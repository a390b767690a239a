"""Sheets of an .xlsx without measure or sense: read as far as they go, with a finding, or refused."""

from __future__ import annotations

import re

from hostile import (
    BOOK,
    FACTS,
    PROGRESS,
    RELATIONS,
    SHEET,
    STRINGS,
    STYLES,
    Case,
    edited,
    parts_of,
    plain,
    refused,
    replaced,
    usable,
    with_cell,
    zipped,
)
from hostile_writing import WORKSHEET, prefixed, sheet_of, with_sheet

DAMAGED = "hỏng"
FAR = "quá xa"
LAST_ROW = 1_048_576
TOO_LONG = ((None, None, "sheet-too-long"),)
GROUP = (*TOO_LONG, (6, "A", "row-group"), (6, "C", "component-unknown"))
LAUGHS = "".join(
    [f'<!ENTITY a{level} "{"".join([f"&a{level - 1};"] * 10)}">' for level in range(1, 10)]
).replace("&a0;", "ha").encode()


def after(xml: str) -> bytes:
    """Return the tracker with more XML behind its last row."""
    return edited((SHEET, replaced(b"</sheetData>", f"{xml}</sheetData>".encode())))


def merged(*places: str) -> bytes:
    """Return the tracker with merged ranges."""
    ranges = "".join(f'<mergeCell ref="{place}"/>' for place in places)
    return edited((SHEET, replaced(b"</sheetData>", f"</sheetData><mergeCells>{ranges}</mergeCells>".encode())))


def dimension(place: str) -> bytes:
    """Return the tracker with another claim of how far it reaches."""
    return edited((SHEET, replaced(b"<sheetData>", f'<dimension ref="{place}"/><sheetData>'.encode())))


def first_rows() -> str:
    """Return the XML of the tracker's own rows."""
    rows = re.search(rb"<sheetData>(.*)</sheetData>", parts_of()[SHEET], re.DOTALL)
    return rows[1].decode() if rows else ""


def letters(number: int) -> str:
    """Return a column's letters, counted from 1."""
    name = ""
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(65 + rest) + name
    return name


def wide(columns: int) -> bytes:
    """Return the tracker with a number in so many columns of a row below it."""
    cells = "".join(f'<c r="{letters(column)}6"><v>1</v></c>' for column in range(1, columns + 1))
    return after(f'<row r="6">{cells}</row>')


def sheets(count: int) -> bytes:
    """Return the tracker with so many empty sheets behind it."""
    relation = f'<Relationship Id="r{{0}}" Type="{WORKSHEET}" Target="worksheets/leer.xml"/>'
    numbers = range(100, 100 + count)
    book = "".join(f'<sheet name="S{number}" sheetId="{number}" r:id="r{number}" xmlns:r="{WORKSHEET[:-10]}"/>' for number in numbers)
    data = edited(
        (BOOK, replaced(b"</sheets>", f"{book}</sheets>".encode())),
        (RELATIONS, replaced(b"</Relationships>", f"{''.join(map(relation.format, numbers))}</Relationships>".encode())),
    )
    empty = re.sub(rb"<sheetData>.*</sheetData>", b"<sheetData/>", parts_of()[SHEET])
    return zipped(parts_of(data) | {"xl/worksheets/leer.xml": empty})


def declared(part: str, entities: bytes, use: bytes = b"&a9;") -> bytes:
    """Return the tracker with a part that declares entities and uses one in its first text or value."""
    def change(content: bytes) -> bytes:
        head, body = content.split(b"?>", 1) if content.startswith(b"<?xml") else (b'<?xml version="1.0"', content)
        used = re.sub(rb"(<t[^>]*>|<v>|name=\"|Target=\")", lambda at: at[0] + use, body, count=1)
        return b"%s?><!DOCTYPE x [%s]>%s" % (head, entities, used)

    return edited((part, change))


def cut(part: str, share: float) -> bytes:
    """Return the tracker with a part that ends before its end."""
    return edited((part, lambda content: content[: int(len(content) * share)]))


def formatted(rows: int, *columns: int) -> bytes:
    """Return the tracker with formatted blank cells in so many rows of these columns."""
    cells = "".join(f'<c r="{letters(column)}{{0}}" s="1"/>' for column in columns)
    row = f'<row r="{{0}}" s="1" customFormat="1">{cells}</row>'
    return after("".join(map(row.format, range(5, rows + 1))))


def odd_cell(xml: str) -> bytes:
    """Return the tracker with one more cell in its last row."""
    return edited((SHEET, replaced(b"</row></sheetData>", f"{xml}</row></sheetData>".encode())))


BOUNDS: dict[str, Case] = {
    **{
        f"a cell at {place}": usable(lambda place=place: after(f'<row r="{place[-7:].lstrip("XFDLZ")}"><c r="{place}"><v>1</v></c></row>'), places=TOO_LONG)
        for place in ("XFD1048576", "L1048576", "A1048576", "ZZ300000")
    },
    "a cell at XFD1048576 with a prefix": usable(
        lambda: edited((SHEET, prefixed), data=after('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')), places=TOO_LONG
    ),
    "a far cell in a near row": usable(lambda: after('<row r="6"><c r="A1048576"><v>1</v></c></row>'), places=TOO_LONG),
    "rows formatted to the last": usable(lambda: after("".join(f'<row r="{row}" s="1"/>' for row in range(5, LAST_ROW + 1)))),
    "cells formatted far down": usable(lambda: formatted(40_000, 1, 400)),
    "cells formatted down": usable(lambda: formatted(20_000, *range(1, 13))),
    "a dimension without end": usable(lambda: dimension("A1:XFD1048576")),
    "a dimension too small": usable(lambda: dimension("A1")),
    "a dimension that is none": usable(lambda: dimension("?!")),
    "5,000 columns": usable(lambda: wide(5_000), places=GROUP),
    "16,384 columns": usable(lambda: wide(16_384), places=GROUP),
    "16,385 columns": refused(lambda: wide(16_385), DAMAGED),
    "1,000 sheets": usable(lambda: sheets(999)),
    "1,001 sheets": refused(lambda: sheets(1_000), FAR),
    "100,000 merged ranges": usable(lambda: merged(*(f"P{row}:Q{row}" for row in range(5, 100_005)))),
    "merged ranges one over another": usable(lambda: merged(*(f"F{row}:XFD1048576" for row in range(5, 2_000)))),
    "a merged range that is none": usable(lambda: merged("A", "?", "A0:B0", "ZZZZ1:ZZZZ2", "B9:A8")),
    "a million blank texts": usable(lambda: edited((STRINGS, replaced(b"</sst>", b"<si><t></t></si>" * 1_000_000 + b"</sst>")))),
    "a text that is not there": refused(lambda: with_cell(PROGRESS, '<c r="J4" t="s"><v>99</v></c>'), DAMAGED),
    "a text before the first": refused(lambda: with_cell(PROGRESS, '<c r="J4" t="s"><v>-1</v></c>'), DAMAGED),
    "a kind of cell that is none": refused(lambda: with_cell(PROGRESS, '<c r="J4" t="mật"><v>1</v></c>'), DAMAGED),
    "rows out of order": usable(lambda: sheet_of("".join(re.findall(r"<row .*?</row>", first_rows())[::-1]))),
    "cells out of order": usable(
        lambda: edited((SHEET, lambda part: re.sub(rb"(<row [^>]*>)(.*?)</row>", lambda row: row[1] + b"".join(re.findall(rb"<c .*?(?:/>|</c>)", row[2])[::-1]) + b"</row>", part)))
    ),
    "a row twice": usable(lambda: sheet_of(first_rows() + "".join(re.findall(r'<row r="4".*?</row>', first_rows())))),
    "a cell twice": usable(lambda: odd_cell('<c r="J4"><v>0.4</v></c>')),
    **{
        f"a cell at {place}": refused(lambda place=place: odd_cell(f'<c r="{place}"><v>1</v></c>'), DAMAGED)
        for place in ("A0", "A-1", "ZZZZ1", "XFE4", "4", "A", "A99999999", "-", "A1048577", "A4294967297")
    },
    "row of a number no sheet has": refused(lambda: after('<row r="4294967297"><c r="A4294967297"><v>1</v></c></row>'), DAMAGED),
    "elements nested without end": refused(lambda: after("<row>" * 100_000), DAMAGED),
    "texts nested without end": refused(lambda: edited((STRINGS, replaced(b"</sst>", b"<r>" * 100_000))), DAMAGED),
    "an attribute of ten million letters": usable(lambda: after(f'<row r="9" x="{"a" * 12_000_000}"/>')),
    "a tag that does not end": refused(lambda: edited((SHEET, lambda part: part[:-30] + b'<c r="' + b"A" * 40_000_000))),
    **{
        f"laughs in {part}": refused(lambda part=part: declared(part, LAUGHS), DAMAGED)
        for part in (BOOK, RELATIONS, STRINGS, STYLES, SHEET)
    },
    "a single entity of great length": refused(lambda: declared(SHEET, b'<!ENTITY a9 "%s">' % (b"a" * 100_000), b"&a9;" * 5_000), DAMAGED),
    "an entity of a file": refused(lambda: declared(STRINGS, b'<!ENTITY a9 SYSTEM "file:///etc/hostname">'), DAMAGED),
    "an entity of the net": refused(lambda: declared(SHEET, b'<!ENTITY a9 SYSTEM "http://127.0.0.1:9/x">'), DAMAGED),
    "a declaration elsewhere": refused(lambda: edited((STRINGS, lambda part: b'<!DOCTYPE sst SYSTEM "http://127.0.0.1:9/x">' + part)), DAMAGED),
    "an entity in UTF-16": refused(
        lambda: edited((STRINGS, lambda part: ('<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY a "b">]>' + part.decode()).encode("utf-16"))), DAMAGED
    ),
    "a relation of a part to itself": usable(lambda: with_sheet(WORKSHEET, place="workbook.xml", content=parts_of()[BOOK])),
    **{
        f"{part} cut at {share:.0%}": refused(lambda part=part, share=share: cut(part, share), DAMAGED)
        for part in (SHEET, BOOK, RELATIONS, STRINGS)
        for share in (0, 0.2, 0.6, 0.99)
    },
    "without its sheet": refused(lambda: zipped({name: part for name, part in parts_of().items() if name != SHEET})),
    "without its texts": refused(lambda: zipped({name: part for name, part in parts_of().items() if name != STRINGS}), DAMAGED),
    "without relations": refused(lambda: zipped({name: part for name, part in parts_of().items() if name != RELATIONS}), DAMAGED),
    "without a workbook part": refused(lambda: zipped({name: part for name, part in parts_of().items() if name != BOOK})),
    "a part of zeros": refused(lambda: edited((SHEET, lambda part: bytes(len(part)))), DAMAGED),
    "a part that is a picture": refused(lambda: edited((SHEET, lambda _: b"\x89PNG\r\n")), DAMAGED),
    "the tracker itself": usable(plain, facts=FACTS),
}  # fmt: skip
