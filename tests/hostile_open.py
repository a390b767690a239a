"""Workbooks of OpenDocument (.ods): every kind of cell, repetitions without end, and documents that are not what they claim."""

from __future__ import annotations

import re

from hostile import GRID, TASKS, Case, parts_of, refused, usable, without, zipped
from hostile_bounds import LAUGHS
from workbooks import grid_ods

CONTENT, MANIFEST = "content.xml", "META-INF/manifest.xml"
BROKEN, FAR, LOCKED = "hỏng", "quá xa", "mật khẩu"
ERROR, UNCOMPUTED = ((4, "J", "cell-error"),), ((4, "J", "cell-uncomputed"),)
CALC = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
UNREAD = ((3, "K", "date-unread"), (3, "K", "completed-on-missing"))
ROW = b"<table:table-row>"


def opened(change=lambda content: content) -> bytes:
    """Return the tracker as an .ods with its content changed."""
    parts = parts_of(grid_ods(GRID))
    before = parts[CONTENT]
    parts[CONTENT] = change(before)
    return zipped(parts)


def cell(place: tuple[int, int], xml: str) -> bytes:
    """Return the tracker with the XML of one cell in place of its own; row and column counted from 0."""
    def change(content: bytes) -> bytes:
        rows = content.split(ROW)
        cells = re.split(rb"(?=<table:table-cell)", rows[place[0] + 1])
        end = b"</table:table-row>" + cells[-1].split(b"</table:table-row>", 1)[1] if place[1] == len(GRID[place[0]]) - 1 else b""
        cells[place[1] + 1] = xml.encode() + end
        rows[place[0] + 1] = b"".join(cells)
        return ROW.join(rows)

    return opened(change)


def progress(said: str, text: str = "") -> bytes:
    """Return the tracker with the second task's progress written so."""
    inner = f"<text:p>{text}</text:p>" if text else ""
    return cell((3, 9), f"<table:table-cell {said}>{inner}</table:table-cell>")


def day(said: str, text: str = "") -> bytes:
    """Return the tracker with the first task's day of completion written so."""
    inner = f"<text:p>{text}</text:p>" if text else ""
    return cell((2, 10), f"<table:table-cell {said}>{inner}</table:table-cell>")


def task(inner: str) -> bytes:
    """Return the tracker with the first task's text written so."""
    return cell((2, 3), f'<table:table-cell office:value-type="string">{inner}</table:table-cell>')


def behind(xml: str) -> bytes:
    """Return the tracker with more rows, or whole tables, behind it."""
    return opened(lambda content: content.replace(b"</table:table>", f"{xml}</table:table>".encode()))


def beside(xml: str) -> bytes:
    """Return the tracker with another table before it."""
    return opened(lambda content: content.replace(b"<table:table ", f"{xml}<table:table ".encode(), 1))


def renamed(content: bytes) -> bytes:
    """Give every name another prefix."""
    for name in (b"table", b"office", b"text"):
        content = re.sub(rb"([</ ])%s:|xmlns:%s=" % (name, name), lambda at, name=name: at[0].replace(name, b"q" + name), content)
    return content


def declared(entities: bytes) -> bytes:
    """Return the tracker with entities declared and one used."""
    def change(content: bytes) -> bytes:
        body = content.split(b"?>", 1)[-1]
        return b'<?xml version="1.0"?><!DOCTYPE x [%s]>%s' % (entities, body.replace(b"<text:p>", b"<text:p>&a9;", 1))

    return opened(change)


WORDS = TASKS[0].split(" ")
FILLED = '<table:table-cell office:value-type="string" table:number-columns-repeated="{}"><text:p>x</text:p></table:table-cell>'
OPEN: dict[str, Case] = {
    "as a library writes": usable(opened),
    "names of another prefix": usable(lambda: opened(renamed)),
    "without a type of its own": usable(lambda: zipped({name: part for name, part in parts_of(grid_ods(GRID)).items() if name != "mimetype"})),
    "content only": usable(lambda: zipped({CONTENT: parts_of(grid_ods(GRID))[CONTENT]})),
    "in UTF-16": usable(lambda: opened(lambda content: f'<?xml version="1.0" encoding="UTF-16"?>{content.decode().split("?>", 1)[-1]}'.encode("utf-16"))),
    "share": usable(lambda: progress('office:value-type="percentage" office:value="0.4"', "40%")),
    "sum of money": usable(lambda: progress('office:value-type="currency" office:currency="VND" office:value="0.4"', "0,4 ₫")),
    "number without its value": usable(lambda: progress('office:value-type="float"', "40%")),
    "number that is none": usable(lambda: progress('office:value-type="float" office:value="NaN"', "40%")),
    "kind that nobody knows": usable(lambda: progress('office:value-type="shape"', "40%")),
    "text in an attribute": usable(lambda: progress('office:value-type="string" office:string-value="40%"')),
    "error": usable(lambda: progress(f'{CALC} office:value-type="string" calcext:value-type="error" table:formula="of:=1/0"', "#DIV/0!"), facts=without(2), places=ERROR),
    "error by number": usable(lambda: progress('office:value-type="float" office:value="0" table:formula="of:=x"', "Err:502"), facts=without(2), places=ERROR),
    "error without words": usable(lambda: progress(f'{CALC} office:value-type="string" calcext:value-type="error" table:formula="of:=1/0"'), facts=without(2), places=ERROR),
    "error as text": usable(lambda: progress('office:value-type="string"', "#REF!"), facts=without(2), places=ERROR),
    "error in rows alike": usable(
        lambda: behind(f'<table:table-row table:number-rows-repeated="2"><table:table-cell {CALC} calcext:value-type="error"/></table:table-row>'),
        places=((5, "A", "cell-error"), (6, "A", "cell-error")),
    ),
    "formula without result": usable(lambda: progress('table:formula="of:=SUM(1)"'), facts=without(2), places=UNCOMPUTED),
    "formula with its result": usable(lambda: progress('office:value-type="float" office:value="0.4" table:formula="of:=2/5"', "0,4")),
    "formula with a blank text": usable(
        lambda: progress('office:value-type="string" office:string-value="" table:formula="of:=&quot;&quot;"'), facts=without(2)
    ),
    "day with a time": usable(lambda: day('office:value-type="date" office:date-value="2022-06-25T10:30:00.5"')),
    "day that never was": usable(lambda: day('office:value-type="date" office:date-value="2022-02-30"', "30/02/2022"), facts=without(3), places=UNREAD),
    "time for a day": usable(lambda: day('office:value-type="time" office:time-value="PT10H30M00S"'), facts=without(3), places=UNREAD),
    "span of time for a day": usable(lambda: day('office:value-type="time" office:time-value="PT9999999H99M99S"'), facts=without(3), places=UNREAD),
    "truth for a day": usable(lambda: day('office:value-type="boolean" office:boolean-value="true"'), facts=without(3), places=UNREAD),
    "blanks as elements": usable(lambda: task(f"<text:p>{'<text:s/>'.join(WORDS[:3])}<text:s text:c=\"1\"/>{' '.join(WORDS[3:])}</text:p>")),
    "a million blanks": usable(lambda: task(f'<text:p>{TASKS[0]}<text:s text:c="1000000000"/></text:p>')),
    "tab and line break": usable(lambda: task(f"<text:p>{WORDS[0]}<text:tab/>{WORDS[1]}<text:line-break/>{' '.join(WORDS[2:])}</text:p>")),
    "text in spans": usable(lambda: task(f"<text:p>{TASKS[0][:5]}<text:span>{TASKS[0][5:9]}<text:span/></text:span>{TASKS[0][9:]}</text:p>")),
    "note beside the text": usable(lambda: task(f"<office:annotation><text:p>ghi chú</text:p></office:annotation><text:p>{TASKS[0]}</text:p>")),
    "text with its sound": usable(
        lambda: task(f"<text:p><text:ruby><text:ruby-base>{TASKS[0]}</text:ruby-base><text:ruby-text>ka</text:ruby-text></text:ruby></text:p>")
    ),
    "comment within the text": usable(lambda: task(f"<text:p>{TASKS[0][:5]}<!-- x -->{TASKS[0][5:]}</text:p>")),
    "a million blank rows": usable(lambda: behind('<table:table-row table:number-rows-repeated="1048572"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>')),
    "a blank row repeated beyond all numbers": usable(lambda: behind(f'<table:table-row table:number-rows-repeated="{"9" * 40}"><table:table-cell/></table:table-row>')),
    "filled rows without end": refused(
        lambda: behind(f'<table:table-row table:number-rows-repeated="2000000">{FILLED.format(16384)}</table:table-row>' * 400), FAR
    ),
    "a row of filled cells without end": usable(
        lambda: behind('<table:table-row><table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="2000000000"/></table:table-row>'),
        places=((None, None, "sheet-too-long"), (5, "A", "row-group"), (5, "C", "component-unknown")),
    ),
    "repeated less than once": usable(lambda: behind('<table:table-row table:number-rows-repeated="-5"><table:table-cell/></table:table-row>')),
    "spans without end": usable(lambda: behind('<table:table-row><table:table-cell table:number-columns-spanned="999999999" table:number-rows-spanned="999999999"/></table:table-row>')),
    "a table in a cell": usable(lambda: cell((3, 11), '<table:table-cell><table:table table:name="x"><table:table-row><table:table-cell/></table:table-row></table:table></table:table-cell>')),
    "a table of another file": usable(lambda: beside(f'<table:table table:name="ngoài"><table:table-source/><table:table-row>{FILLED.format(2)}</table:table-row></table:table>')),
    "a hundred empty tables": usable(lambda: beside("".join(f'<table:table table:name="{number}"/>' for number in range(100)))),
    "password": refused(lambda: zipped(parts_of(grid_ods(GRID)) | {MANIFEST: b"<manifest:encryption-data/>", CONTENT: bytes(range(256))}), LOCKED),
    "laughs": refused(lambda: declared(LAUGHS), BROKEN),
    "an entity of a file": refused(lambda: declared(b'<!ENTITY a9 SYSTEM "file:///etc/hostname">'), BROKEN),
    "elements nested without end": refused(lambda: behind("<table:table-row-group>" * 100_000), BROKEN),
    "tables nested without end": refused(lambda: behind("<table:table-row><table:table-cell><table:table>" * 5_000), BROKEN),
    "a text document": refused(lambda: opened(lambda _: b'<office:text xmlns:office="x">abc</office:text>')),
    "content that is none": refused(lambda: opened(lambda _: b"PK"), BROKEN),
    **{f"{share:.0%} of the content": refused(lambda share=share: opened(lambda content: content[: int(len(content) * share)]), BROKEN) for share in (0, 0.3, 0.9)},
}  # fmt: skip
