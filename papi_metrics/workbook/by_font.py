"""Convert cells whose font shows that their text is TCVN3 or VNI, run by run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from papi_metrics.legacy import LegacyFont, legacy_font, to_unicode, western
from papi_metrics.workbook.changes import Change, Code
from papi_metrics.workbook.evidence import is_mixed, weigh
from papi_metrics.workbook.fonts import Fonts
from papi_metrics.workbook.sheets import Sheet

_Told = Counter[tuple[int | None, bool]]
"""How many stretches of a column, or of the sheet (None), are Unicode (True) or legacy text (False) for certain."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of a cell's text shown in one way; `unicode` is None where the text itself does not tell what it is."""

    text: str
    names: frozenset[str]
    font: LegacyFont | None
    unicode: bool | None = None

    @property
    def after(self) -> str:
        """The text in Unicode."""
        if self.font is None or self.unicode:
            return self.text
        return to_unicode(western(self.text) or western(self.text, vietnamese=True) or self.text, self.font)

    @property
    def is_mixed(self) -> bool:
        """True for Unicode amid which legacy words stand."""
        return self.font is not None and bool(self.unicode) and is_mixed(weigh(self.text, self.font.encoding))


def fitting(sheets: Iterable[Sheet], fonts: Fonts) -> Fonts:
    """Return the fonts of the cells that hold text which their runs fit."""
    return {
        sheet.name: {
            (row, column): styled
            for (row, column), styled in fonts.get(sheet.name, {}).items()
            if (text := _text(sheet, row, column)) and styled.parted(text)
        }
        for sheet in sheets
    }


def convert_by_font(sheets: Iterable[Sheet], fonts: Fonts) -> Iterator[Change]:
    """Yield what becomes of every cell with text in a legacy font.

    Text that is Unicode in spite of its font stays; text that may be either follows its column, else its sheet, else its font.
    """
    for sheet in sheets:
        cells = list(_cells(sheet, fonts))
        told: _Told = Counter()
        for _, column, pieces in cells:
            for piece in pieces:
                if piece.unicode is not None:
                    told.update([(column, piece.unicode), (None, piece.unicode)])
        for row, column, pieces in cells:
            settled = [replace(piece, unicode=_is_unicode(piece, told, column)) for piece in pieces]
            yield from _changes(settled, sheet=sheet.name, row=row, column=column)


def _cells(sheet: Sheet, fonts: Fonts) -> Iterator[tuple[int, int, list[_Piece]]]:
    for (row, column), styled in sorted(fonts.get(sheet.name, {}).items()):
        parts = styled.parted(_text(sheet, row, column)) or []
        yield row, column, [_judged(piece) for piece in _pieces(parts)]


def _text(sheet: Sheet, row: int, column: int) -> str:
    value = sheet.rows[row][column] if row < len(sheet.rows) and column < len(sheet.rows[row]) else None
    return value if isinstance(value, str) else ""


def _pieces(parts: list[tuple[str, str]]) -> Iterator[_Piece]:
    """Join stretches that are shown in one way: a letter and its mark may stand in two runs."""
    for font, group in groupby(parts, key=lambda part: legacy_font(part[1])):
        texts, names = zip(*group, strict=True)
        yield _Piece("".join(texts), frozenset(names), font)


def _judged(piece: _Piece) -> _Piece:
    """Judge a piece by its words: as many legacy as Unicode ones tell nothing.

    Letters beyond the Western ones are Unicode, unless a Vietnamese Windows made them of legacy bytes.
    """
    if piece.font is None:
        return piece
    if western(piece.text) is None:
        verdict = weigh(piece.text, piece.font.encoding, vietnamese=True).verdict
        return replace(piece, unicode=verdict != "legacy")
    weighed = weigh(piece.text, piece.font.encoding)
    speaks = len(weighed.legacy) - weighed.unicode
    return replace(piece, unicode=speaks < 0 if speaks else None)


def _is_unicode(piece: _Piece, told: _Told, column: int) -> bool:
    """True if the piece is Unicode by its own words, else by what its column's, then its sheet's other cells are."""
    if piece.unicode is not None:
        return piece.unicode
    for place in (column, None):
        if bool(told[place, True]) != bool(told[place, False]):
            return told[place, True] > 0
    mixed = told[None, True] > 0
    return mixed and piece.font is not None and weigh(piece.text, piece.font.encoding).verdict == "unicode"


def _changes(pieces: list[_Piece], *, sheet: str, row: int, column: int) -> Iterator[Change]:
    before = "".join(piece.text for piece in pieces)
    texts = [piece.after for piece in pieces]
    turned = [piece for piece, text in zip(pieces, texts, strict=True) if piece.text != text]
    kept = [piece for piece in pieces if piece.font and piece.unicode and not piece.text.isascii()]
    if turned:
        encoding = ", ".join(sorted({piece.font.encoding for piece in turned if piece.font}))
        yield Change(
            code="text-converted", sheet=sheet, row=row, column=column, before=before, after="".join(texts), encoding=encoding,
            by=_names(turned),
        )  # fmt: skip
    if kept:
        mixed = any(piece.is_mixed for piece in kept)
        code: Code = "text-legacy-unsure" if mixed else "text-already-unicode"
        yield Change(code=code, sheet=sheet, row=row, column=column, before=before, by=_names(kept))


def _names(pieces: Iterable[_Piece]) -> frozenset[str]:
    return frozenset[str]().union(*(piece.names for piece in pieces))
