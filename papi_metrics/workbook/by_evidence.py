"""Convert cells whose text itself makes it certain that it is TCVN3 or VNI; tell what only looks so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from papi_metrics.legacy import ENCODINGS, Encoding, LegacyFont, to_unicode, western
from papi_metrics.workbook.changes import Change, Code
from papi_metrics.workbook.evidence import Weighed, has_telltale, is_certain, is_likely, is_mixed, is_peculiar, weigh
from papi_metrics.workbook.sheets import Sheet

Place = tuple[str, int, int]
"""A cell: its sheet's name, row and column, counted from 0."""
Line = tuple[str, Literal["column", "row", "sheet"], int]
"""A column or a row of a sheet, by its number, or the whole sheet (0)."""
Told = Counter[tuple[Line, str]]
"""How many cells of a line are legacy text for certain, and how many are Unicode."""


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell with letters beyond ASCII, weighed under every encoding; `readings` are those by which it is legacy text.

    It is `peculiar` if a word of them can hardly be anything else.
    """

    place: Place
    text: str
    weighed: dict[Encoding, Weighed]
    readings: tuple[Encoding, ...]
    peculiar: bool


def convert_by_evidence(sheets: Sequence[Sheet], *, but: Collection[Place] = (), vietnamese: bool = False) -> Iterator[Change]:
    """Yield what becomes of cells whose text reads as legacy text; `but` are cells that are settled.

    An encoding is certain in a file when enough different words are syllables by it and only by it. With `vietnamese`
    the text was decoded by Windows' code page of Vietnam, whatever its bytes were.
    """
    if not vietnamese and not any(map(_may_hold, sheets)):
        return
    texts = list(_texts(sheets, frozenset(but)))
    telling = [(place, text) for place, text in texts if vietnamese or has_telltale(text)]
    cells = list(_weighed(telling, vietnamese=vietnamese))
    if not _likely(cells):
        return
    if len(telling) < len(texts):
        cells += _weighed([(place, text) for place, text in texts if not has_telltale(text)], vietnamese=vietnamese)
    certain, likely = _certain(cells), _likely(cells)
    told = _told(cells, certain)
    for cell in cells:
        encoding = _encoding(cell, certain, told)
        if encoding:
            after = to_unicode(western(cell.text, vietnamese=vietnamese) or "", LegacyFont(encoding))
            yield _change("text-converted", cell, after, encoding)
        elif _looks_legacy(cell, certain, likely, told):
            yield _change("text-legacy-unsure", cell)


def _weighed(texts: Iterable[tuple[Place, str]], *, vietnamese: bool) -> Iterator[_Cell]:
    for place, text in texts:
        weighed = {encoding: weigh(text, encoding, vietnamese=vietnamese) for encoding in ENCODINGS}
        readings = tuple(encoding for encoding in ENCODINGS if weighed[encoding].verdict == "legacy")
        words = (word for encoding in readings for word in weighed[encoding].legacy)
        yield _Cell(place, text, weighed, readings, vietnamese or any(map(is_peculiar, words)))


def _may_hold(sheet: Sheet) -> bool:
    return has_telltale("\n".join([value for cells in sheet.rows for value in cells if isinstance(value, str)]))


def _texts(sheets: Iterable[Sheet], but: frozenset[Place]) -> Iterator[tuple[Place, str]]:
    for sheet in sheets:
        for row, cells in enumerate(sheet.rows):
            for column, value in enumerate(cells):
                if isinstance(value, str) and not value.isascii() and (sheet.name, row, column) not in but:
                    yield (sheet.name, row, column), value


def _certain(cells: list[_Cell]) -> list[Encoding]:
    """Return the encodings that are certain by the words of the cells that read by no other."""
    return [
        encoding
        for encoding in ENCODINGS
        if is_certain(_words((cell for cell in cells if cell.readings == (encoding,)), encoding), _strange(cells, encoding))
    ]


def _likely(cells: list[_Cell]) -> list[Encoding]:
    """Return the encodings that some cells may well be written in."""
    return [
        encoding
        for encoding in ENCODINGS
        if is_likely(_words((cell for cell in cells if encoding in cell.readings), encoding), _strange(cells, encoding))
    ]


def _words(cells: Iterable[_Cell], encoding: Encoding) -> set[str]:
    return {word for cell in cells for word in cell.weighed[encoding].legacy}


def _strange(cells: Iterable[_Cell], encoding: Encoding) -> set[str]:
    """Return the words, strange to an encoding, of the cells that are strange to every one."""
    unread = (cell for cell in cells if all(weighed.verdict == "strange" for weighed in cell.weighed.values()))
    return {word for cell in unread for word in cell.weighed[encoding].strange}


def _told(cells: Iterable[_Cell], certain: list[Encoding]) -> Told:
    """Count, for each column, row and sheet, the cells that read by the one certain encoding and those that are Unicode."""
    told: Told = Counter()
    if len(certain) == 1:
        for cell in cells:
            verdict = cell.weighed[certain[0]].verdict
            if verdict == "unicode" or (verdict == "legacy" and cell.peculiar):
                told.update((line, verdict) for line in _lines(cell))
    return told


def _lines(cell: _Cell) -> tuple[Line, Line, Line]:
    sheet, row, column = cell.place
    return (sheet, "column", column), (sheet, "row", row), (sheet, "sheet", 0)


def _encoding(cell: _Cell, certain: list[Encoding], told: Told) -> Encoding | None:
    """Return the encoding a cell is converted from: the one certain one it reads by, or that of the cells about it.

    What may be something else follows its column or its whole sheet; a word that is hardly so, its row too.
    """
    readings = [encoding for encoding in cell.readings if encoding in certain]
    if cell.readings and cell.peculiar:
        return readings[0] if len(readings) == 1 else None
    if len(certain) != 1:
        return None
    column, row, sheet = (_all(line, told) == "legacy" for line in _lines(cell))
    weighed = cell.weighed[certain[0]]
    is_meant = weighed.verdict == "open" and weighed.meant
    return certain[0] if (is_meant and (column or row or sheet)) or (readings and (column or sheet)) else None


def _all(line: Line, told: Told) -> str | None:
    """Return what all telling cells of a line are; None if they differ or there is none."""
    kinds = [kind for kind in ("legacy", "unicode") if told[line, kind]]
    return kinds[0] if len(kinds) == 1 else None


def _looks_legacy(cell: _Cell, certain: list[Encoding], likely: list[Encoding], told: Told) -> bool:
    """True if a cell that stays may be legacy text all the same, in a file that holds such text."""
    if any(map(is_mixed, cell.weighed.values())):
        return bool(certain or likely)
    if cell.readings:
        return bool(certain) or any(encoding in likely for encoding in cell.readings)
    verdicts = {cell.weighed[encoding].verdict for encoding in certain}
    if verdicts == {"strange"}:
        return has_telltale(cell.text)
    column, _, sheet = _lines(cell)
    return verdicts == {"open"} and told[sheet, "legacy"] > 0 and _all(column, told) != "unicode"


def _change(code: Code, cell: _Cell, after: str = "", encoding: str = "") -> Change:
    sheet, row, column = cell.place
    return Change(code=code, sheet=sheet, row=row, column=column, before=cell.text, after=after, encoding=encoding)
