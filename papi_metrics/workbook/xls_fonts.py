"""The fonts of the text cells of an old .xls that stand, wholly or in part, in a font of legacy text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

import xlrd

from papi_metrics.legacy import legacy_font
from papi_metrics.workbook.fonts import Styled, in_fonts, in_one_font


def names_legacy_font(book: xlrd.Book) -> bool:
    """True if a workbook names a font of legacy text."""
    return any(legacy_font(font.name) for font in book.font_list)


def fonts_of_sheet(book: xlrd.Book, sheet: xlrd.sheet.Sheet) -> Mapping[tuple[int, int], Styled]:
    """Return the fonts of the text cells of a sheet by row and column; only cells that hold a legacy font."""
    return dict(_cells(book, sheet))


def _cells(book: xlrd.Book, sheet: xlrd.sheet.Sheet) -> Iterator[tuple[tuple[int, int], Styled]]:
    names = [font.name for font in book.font_list]
    for row in range(sheet.nrows):
        for column, kind in enumerate(sheet.row_types(row)):
            if kind != xlrd.XL_CELL_TEXT:
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
