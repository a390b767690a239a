"""The fonts of the text cells of an old .xls that stand, wholly or in part, in a font of legacy text."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from papi_metrics.workbook.fonts import Fonts, Styled, in_fonts, in_one_font

if TYPE_CHECKING:
    import xlrd

_TEXT = 1
"""xlrd's number for a cell of text."""
_DAMAGE = (struct.error, AssertionError, LookupError, TypeError, AttributeError, ArithmeticError, NotImplementedError, RecursionError)


def fonts_of_xls(data: bytes) -> Fonts:
    """Return the fonts by sheet.

    Errors: ValueError or OSError if xlrd cannot read the file, which is stricter than the reader of its cells.
    """
    import xlrd  # noqa: PLC0415 - costs 25 ms at start-up, and only old files with such fonts need it
    from xlrd.biffh import XLRDError  # noqa: PLC0415 - likewise

    try:
        book = xlrd.open_workbook(file_contents=data, formatting_info=True, ragged_rows=True, logfile=io.StringIO())
        return {sheet.name: dict(_cells(book, sheet)) for sheet in book.sheets()}
    except (XLRDError, *_DAMAGE) as error:
        raise ValueError(str(error)) from error


def _cells(book: xlrd.Book, sheet: xlrd.sheet.Sheet) -> Iterator[tuple[tuple[int, int], Styled]]:
    names = [font.name for font in book.font_list]
    for row in range(sheet.nrows):
        for column, kind in enumerate(sheet.row_types(row)):
            if kind != _TEXT:
                continue
            own = book.xf_list[sheet.cell_xf_index(row, column)].font_index
            runs = sheet.rich_text_runlist_map.get((row, column), ())
            # A run from the first letter on leaves nothing to the cell's own font.
            starts = sorted(({0: own} | dict(runs)).items())
            bounds = pairwise([*(start for start, _ in starts), None])
            text = sheet.cell_value(row, column)
            stretches = ((text[start:end], names[font]) for (start, end), (_, font) in zip(bounds, starts, strict=True))
            styled = in_fonts(stretches) if runs else in_one_font(names[own])
            if styled.is_legacy:
                yield (row, column), styled
