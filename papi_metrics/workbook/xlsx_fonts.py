"""The fonts of the text cells of an .xlsx that stand, wholly or in part, in a font of legacy text."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from itertools import accumulate
from typing import IO

from lxml import etree

from papi_metrics.legacy import legacy_font
from papi_metrics.workbook.fonts import Fonts, Styled

_PLACE = re.compile(r"([A-Z]+)([0-9]+)", re.IGNORECASE)
# Characters that XML cannot hold are written so; the reader of the cells makes one letter of each.
_ESCAPE = re.compile(r"_x[0-9A-Fa-f]{4}_")
_WHOLE: list[tuple[str, int]] = [("", 0)]
"""The runs of text that stands in its cell's own font."""


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
            with archive.open(members.get(part.lower(), part)) as stream:
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


def _rich_strings(archive: zipfile.ZipFile, part: str | None) -> dict[int, list[tuple[str, int]]]:
    """Return the runs of the shared strings that have any: number → font, "" for the cell's own, and length of each."""
    if part is None:
        return {}
    with archive.open(part) as stream:
        strings = ((number, _runs(element)) for number, element in enumerate(_elements(stream, "si")))
        return {number: runs for number, runs in strings if runs}


def _runs(string: etree._Element) -> list[tuple[str, int]]:
    return [
        (next((font.get("val", "") for font in run.iterfind("{*}rPr/{*}rFont")), ""), sum(map(_length, run.iterchildren("{*}t"))))
        for run in string.iterchildren("{*}r")
    ]


def _length(text: etree._Element) -> int:
    return len(_ESCAPE.sub("x", text.text or ""))


def _cells(
    stream: IO[bytes], styles: list[str], shared: Mapping[int, list[tuple[str, int]]]
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
            if runs is not None and any(legacy_font(name or own) for name, _ in runs):
                yield (row, column), _styled(runs, own)


def _runs_of_cell(cell: etree._Element, shared: Mapping[int, list[tuple[str, int]]]) -> list[tuple[str, int]] | None:
    """Return the runs of a text cell, none of them for text in the cell's own font; None if it holds no text."""
    match cell.get("t", "n"):
        case "s":
            number = cell.findtext("{*}v") or ""
            return shared.get(int(number), _WHOLE) if number.strip().isdecimal() else None
        case "inlineStr":
            string = cell.find("{*}is")
            return None if string is None else _runs(string) or _WHOLE
        case "str":
            return _WHOLE
        case _:
            return None


def _styled(runs: list[tuple[str, int]], own: str) -> Styled:
    if runs is _WHOLE:
        return Styled(((0, own),))
    starts = accumulate((length for _, length in runs), initial=0)
    return Styled(tuple((start, name or own) for start, (name, _) in zip(starts, runs, strict=False)), sum(length for _, length in runs))


def _column(place: str, expected: int) -> int:
    found = _PLACE.fullmatch(place)
    if not found:
        return expected
    number = 0
    for letter in found.group(1).upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
