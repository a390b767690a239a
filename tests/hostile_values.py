"""Cells of an .xlsx that hold something else than they seem to: errors, formulas without results, odd numbers and days."""

from __future__ import annotations

from hostile import (
    BOOK,
    DONE_ON,
    FACTS,
    MAIN,
    PROGRESS,
    SHEET,
    STYLES,
    Case,
    edited,
    replaced,
    usable,
    with_cell,
    without,
)
from hostile_writing import prefixed

ERROR, UNCOMPUTED = ((4, "J", "cell-error"),), ((4, "J", "cell-uncomputed"),)
ERRORS = ("#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!")


def progress(xml: str) -> bytes:
    """Return the tracker with the second task's progress written as this XML."""
    return with_cell(PROGRESS, f'<c r="J4"{xml}</c>')


def day(xml: str) -> bytes:
    """Return the tracker with the first task's day of completion written as this XML."""
    return with_cell(DONE_ON, f'<c r="K3"{xml}</c>')


def blank(xml: str, places: tuple[tuple[int, str, str], ...]) -> Case:
    """Expect that a progress written so is missing, and told."""
    return usable(lambda: progress(xml), facts=without(2), places=places)


def dated(xml: str, read: str | None, *places: tuple[int, str, str]) -> Case:
    """Expect that a day written so is read as this day, or missing, and told."""
    return usable(lambda: day(xml), facts=((*FACTS[0][:3], read), FACTS[1]), places=places)


def shared(xml: str, read: float | None, *places: tuple[int, str, str]) -> Case:
    """Expect that a progress written so is read as this share."""
    return usable(lambda: progress(xml), facts=(FACTS[0], (*FACTS[1][:2], read, None)), places=places)


def recalculated(xml: str) -> bytes:
    """Return the tracker of a library that leaves the working out to Excel, which writes a nought until then."""
    return edited((BOOK, replaced(b"</workbook>", b'<calcPr fullCalcOnLoad="1"/></workbook>')), data=strip_calculation(progress(xml)))


def strip_calculation(data: bytes) -> bytes:
    """Take out what the library that builds the tests says of calculation."""
    return edited((BOOK, replaced(b'<calcPr calcId="124519" fullCalcOnLoad="1"/>', b"")), data=data)


UNREAD = ((3, "K", "date-unread"), (3, "K", "completed-on-missing"))
VALUES: dict[str, Case] = {
    **{f"error {word}": blank(f' t="e"><v>{word}</v>', ERROR) for word in ERRORS},
    "error of a formula": blank(' t="e"><f>1/0</f><v>#DIV/0!</v>', ERROR),
    "error on lines of its own": blank(' t="e">\n <f>1/0</f>\n <v>#DIV/0!</v>\n', ERROR),
    "error, its kind first": blank(' s="0" t="e" cm="1"><v>#N/A</v>', ERROR),
    "error with a prefix": usable(lambda: edited((SHEET, prefixed), data=progress(' t="e"><v>#N/A</v>')), facts=without(2), places=ERROR),
    "error with a prefix of its own": usable(
        lambda: with_cell(PROGRESS, f'<x:c xmlns:x="{MAIN.decode()}" r="J4" t="e"><x:v>#N/A</x:v></x:c>'), facts=without(2), places=ERROR
    ),
    "error, extended": blank(' t="e"><extLst/><v>#N/A</v>', ERROR),
    "error after a blank value": blank(' t="e"><v/><v>#N/A</v>', ERROR),
    "error alone in its row": usable(
        lambda: edited((SHEET, replaced(b"</sheetData>", b'<row r="6"><c r="M6" t="e"><v>#N/A</v></c></row></sheetData>'))), places=((6, "M", "cell-error"),)
    ),
    "error in single quotes": blank(" t='e'><v>#N/A</v>", ERROR),
    "error beside a comment": blank(' t="e"><!-- --><v>#N/A</v>', ERROR),
    "error without a word": usable(lambda: progress(' t="e"><!-- -->'), facts=without(2)),
    "error as text": blank(' t="str"><v>#REF!</v>', ERROR),
    "error as text in its cell": blank(' t="inlineStr"><is><t>#DIV/0!</t></is>', ERROR),
    "error of LibreOffice": blank(' t="str"><f>1/0</f><v>Err:502</v>', ERROR),
    "number that is none": blank("><v>NaN</v>", ERROR),
    "infinite number": blank("><v>INF</v>", ERROR),
    "number beyond all bounds": blank("><v>1e999</v>", ERROR),
    "formula without result": blank("><f>A1+1</f>", UNCOMPUTED),
    "formula with a blank result": blank("><f>A1+1</f><v></v>", UNCOMPUTED),
    "formula with an empty result": blank("><f>A1+1</f><v/>", UNCOMPUTED),
    "formula with a result that only seems one": blank('><f>A1+1</f><v a=">"></v>', UNCOMPUTED),
    "two formulas without result": blank("><f>A1+1</f><f>A1+2</f>", UNCOMPUTED),
    "formula without result, extended": blank("><f>A1+1</f><extLst/>", UNCOMPUTED),
    "formula with blanks for a result": blank("><f>A1+1</f><v>\n </v>", UNCOMPUTED),
    "formula without result, apart": blank(">\n<f>A1+1</f>\n<v />\n", UNCOMPUTED),
    "formula without result, kept as character data": blank("><f><![CDATA[A1+1]]></f>", UNCOMPUTED),
    "formula of text without result": blank(' t="str"><f>A1&amp;"x"</f>', UNCOMPUTED),
    "shared formula without result": blank('><f t="shared" si="0"/>', UNCOMPUTED),
    "formula without result with a prefix": usable(
        lambda: edited((SHEET, prefixed), data=progress("><f>A1+1</f>")), facts=without(2), places=UNCOMPUTED
    ),
    "formula left to Excel": usable(lambda: recalculated("><f>A1+1</f><v>0</v>"), facts=without(2), places=UNCOMPUTED),
    "formula left to Excel, with a prefix": usable(
        lambda: edited((SHEET, prefixed), data=recalculated("><f>A1+1</f><v>0</v>")), facts=without(2), places=UNCOMPUTED
    ),
    "formula left to Excel that was worked out": usable(lambda: recalculated("><f>2/5</f><v>0.4</v>")),
    "nought of a formula that is one": usable(
        lambda: strip_calculation(progress("><f>0*1</f><v>0</v>")), facts=(FACTS[0], (*FACTS[1][:2], 0.0, None))
    ),
    "share as text": shared(' t="str"><v>40%</v>', 0.4),
    "share as text with a comma": shared(' t="str"><v>0,4</v>', 0.4),
    "share as text among blanks": shared(' t="str"><v xml:space="preserve"> 40 % </v>', 0.4),
    "share after an apostrophe": shared(' t="inlineStr"><is><t>40%</t></is>', 0.4),
    "truth for a share": shared(' t="b"><v>1</v>', None, (4, "J", "progress-unread")),
    "day for a share": shared(' t="d"><v>2022-06-25</v>', None, (4, "J", "progress-unread")),
    "day as Excel counts": dated(' s="1"><v>44737</v>', "2022-06-25"),
    "day with a time": dated(' s="1"><v>44737.75</v>', "2022-06-25"),
    "day without a format": dated(' s="0"><v>44737</v>', "2022-06-25", (3, "K", "date-serial")),
    "day as text": dated(' t="str"><v>25/6/2022</v>', "2022-06-25"),
    "day of ISO": dated(' t="d"><v>2022-06-25</v>', "2022-06-25"),
    "day of ISO with a time": dated(' t="d"><v>2022-06-25T10:00:00</v>', "2022-06-25"),
    "day nought": dated(' s="1"><v>0</v>', None, *UNREAD),
    "day that never was": dated(' s="1"><v>60</v>', None, *UNREAD),
    "day before all": dated(' s="1"><v>-5</v>', None, *UNREAD),
    "last day of all": dated(' s="1"><v>2958465</v>', None, *UNREAD),
    "day after all": dated(' s="1"><v>99999999</v>', None, *UNREAD),
    "time for a day": dated(' s="1"><v>0.5</v>', None, *UNREAD),
    "words for a day": dated(' t="d"><v>hôm qua</v>', None, *UNREAD),
    "truth for a day": dated(' t="b"><v>1</v>', None, *UNREAD),
    "format of percents": usable(
        lambda: edited((STYLES, replaced(b'<xf numFmtId="0"', b'<xf applyNumberFormat="1" numFmtId="9"')), data=progress("><v>0.4</v>"))
    ),
}  # fmt: skip
