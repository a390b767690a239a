"""The fonts of the text cells of an .xlsx that stand, wholly or in part, in a font of legacy text."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import IO

from lxml import etree

from papi_metrics.workbook.fonts import Fonts, Styled, in_fonts, in_one_font

_PLACE = re.compile(r"([A-Z]+)([0-9]+)", re.IGNORECASE)
# Characters that XML cannot hold are written so; the reader of the cells makes one letter of each.
_ESCAPE = re.compile(r"_x[0-9A-Fa-f]{4}_")


def fonts_of_xlsx(data: bytes, names: Mapping[str, str]) -> Fonts:
    """Return the fonts by sheet; `names` are the sheets' names by the part that holds them.

    Errors: zipfile.BadZipFile, etree.XMLSyntaxError, KeyError, IndexError or ValueError if the file is damaged.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name.lower(): name for name in archive.namelist()}
        styles = _fonts_of_styles(archive, members.get("xl/styles.xml"))
        shared = _rich_strings(archive, members.get("xl/sharedstrings.xml"))
        fonts = {}
        for part, name in names.items():
            if member := members.get(part.lower()):
                with archive.open(member) as stream:
                    fonts[name] = dict(_cells(stream, styles, shared))
    return fonts


def _elements(stream: IO[bytes], *tags: str) -> Iterator[etree._Element]:
    """Yield elements as they end, and forget each after its use."""
    wanted = [f"{{*}}{tag}" for tag in tags]
    for _, element in etree.iterparse(stream, tag=wanted, resolve_entities=False, no_network=True):
        yield element
        element.clear()


def _fonts_of_styles(archive: zipfile.ZipFile, part: str | None) -> list[str]:
    """Return the name of the font of each cell format, in the order cells number them."""
    if part is None:
        return []
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    root = etree.fromstring(archive.read(part), parser)
    names = [next((child.get("val", "") for child in font.iterchildren("{*}name")), "") for font in root.iterfind("{*}fonts/{*}font")]
    return [names[int(form.get("fontId", "0"))] for form in root.iterfind("{*}cellXfs/{*}xf")]


def _rich_strings(archive: zipfile.ZipFile, part: str | None) -> dict[int, list[tuple[str, str]]]:
    """Return the runs of the shared strings that have any: number → text and font of each, "" for the cell's own."""
    if part is None:
        return {}
    with archive.open(part) as stream:
        strings = ((number, _runs(element)) for number, element in enumerate(_elements(stream, "si")))
        return {number: runs for number, runs in strings if runs}


def _runs(string: etree._Element) -> list[tuple[str, str]]:
    return [
        (
            "".join(_ESCAPE.sub("x", text.text or "") for text in run.iterchildren("{*}t")),
            next((font.get("val", "") for font in run.iterfind("{*}rPr/{*}rFont")), ""),
        )
        for run in string.iterchildren("{*}r")
    ]


def _cells(
    stream: IO[bytes], styles: list[str], shared: Mapping[int, list[tuple[str, str]]]
) -> Iterator[tuple[tuple[int, int], Styled]]:
    """Yield the places and fonts of the cells that hold text and a font of legacy text; numbers and dates hold none."""
    row = -1
    for line in _elements(stream, "row"):
        row = int(line.get("r", row + 2)) - 1
        column = -1
        for cell in line.iterchildren("{*}c"):
            column = _column(cell.get("r", ""), column + 1)
            own = styles[form] if (form := int(cell.get("s", "0"))) < len(styles) else ""
            runs = _runs_of_cell(cell, shared)
            if runs is None:
                continue
            styled = in_fonts((text, name or own) for text, name in runs) if runs else in_one_font(own)
            if styled.is_legacy:
                yield (row, column), styled


def _runs_of_cell(cell: etree._Element, shared: Mapping[int, list[tuple[str, str]]]) -> list[tuple[str, str]] | None:
    """Return the runs of a text cell, none of them for text in the cell's own font; None if it holds no text."""
    match cell.get("t", "n"):
        case "s":
            number = cell.findtext("{*}v") or ""
            return shared.get(int(number), []) if number.strip().isdecimal() else None
        case "inlineStr":
            string = cell.find("{*}is")
            return None if string is None else _runs(string)
        case "str":
            return []
        case _:
            return None


def _column(place: str, expected: int) -> int:
    found = _PLACE.fullmatch(place)
    if not found:
        return expected
    number = 0
    for letter in found.group(1).upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
