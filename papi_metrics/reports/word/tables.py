"""Tables of a report in Word: a `Grid` → a table with headings on every page, figures in line and rows that stay whole."""

from __future__ import annotations

import math
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from itertools import groupby

from papi_metrics.briefing import written
from papi_metrics.briefing.value import Column, Grid
from papi_metrics.language import Language
from papi_metrics.reports.word.elements import RUN, Element, element, paragraph, plain_text, run, text_pieces
from papi_metrics.reports.word.form import ANNEX, CELL_MARGIN, TABLE, millimetres, twips
from papi_metrics.reports.word.letters import text_width
from papi_metrics.reports.word.widths import column_widths

_GROUND = "F2F2F2"
_TOGETHER = 2
"""So many rows at least stand below the headings, and at the end."""
_WHOLE_LINES = 12
"""A row of up to about so many lines is never divided between two pages."""
_WHOLE_ROWS, _PAGE_LINES = 12, 36
"""A table of up to so many rows, and about so many lines, stands on one page."""
_LETTER = 0.45
"""How wide a letter is on average, as a part of its size."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The styles of a table's cells and headings, and the size of their texts."""

    text: str = "TableText"
    heading: str = "TableHeading"
    size: float = TABLE


IN_TEXT = Look()
IN_ANNEX = Look(text="AnnexText", heading="AnnexHeading", size=ANNEX)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    """A column as it is drawn: its width and how far figures stand from its right edge, in millimetres, and its side."""

    width: float
    align: str
    inset: float


def grid_table(grid: Grid, *, room: float, language: Language, look: Look = IN_TEXT) -> Element:
    """Return a table as wide as its room; figures stand right-aligned in the middle of their column."""
    texts = [
        [plain_text(written(value, column.kind, language=language)) for value, column in zip(row, grid.columns, strict=True)] for row in grid.rows
    ]
    widths = column_widths(grid.columns, texts, room=room, size=look.size)
    columns = enumerate(zip(grid.columns, widths, strict=True))
    frames = [_frame(at, column, [row[at] for row in texts], width=width, size=look.size) for at, (column, width) in columns]
    return element(
        "tbl",
        _properties(grid.caption, sum(widths)),
        element("tblGrid", *(element("gridCol", w=twips(width)) for width in widths)),
        *_heading_rows(grid.columns, widths, look),
        *_rows(texts, frames, grid, look),
    )


def _properties(caption: str, width: float) -> Element:
    return element(
        "tblPr",
        element("tblStyle", val="TableGrid"),
        element("tblW", w=twips(width), type="dxa"),
        element("tblLayout", type="fixed"),
        element("tblLook", val="0020", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1),
        element("tblCaption", val=plain_text(caption)),
    )


def _frame(at: int, column: Column, texts: Sequence[str], *, width: float, size: float) -> _Frame:
    """Decide how a column's cells stand: words at the left, days and numbering in the middle, figures at the right."""
    if column.kind == "date" or (at == 0 and column.kind == "count"):
        return _Frame(width=width, align="center", inset=0)
    if column.kind == "text" and any(letter.isalpha() for text in texts for letter in text):
        return _Frame(width=width, align="left", inset=0)
    widest = max((text_width(text, size, bold=True) for text in texts), default=0)
    return _Frame(width=width, align="right", inset=max(0, (width - 2 * CELL_MARGIN - widest) / 2))


def _heading_rows(columns: Sequence[Column], widths: Sequence[float], look: Look) -> list[Element]:
    """Return one row of headings, or two where columns share one: the shared ones above, the others over both rows."""
    if not any(column.group for column in columns):
        cells = [_heading_cell(column.heading, width, look) for column, width in zip(columns, widths, strict=True)]
        return [_row(cells, heading=True)]
    above, below = [], []
    for group, members in groupby(zip(columns, widths, strict=True), key=lambda pair: pair[0].group):
        pairs = list(members)
        if group:
            above.append(_heading_cell(group, sum(width for _, width in pairs), look, span=len(pairs)))
            below += [_heading_cell(column.heading, width, look) for column, width in pairs]
        else:
            above += [_heading_cell(column.heading, width, look, merge="restart") for column, width in pairs]
            below += [_heading_cell("", width, look, merge="continue") for _, width in pairs]
    return [_row(above, heading=True), _row(below, heading=True)]


def _heading_cell(text: str, width: float, look: Look, *, span: int | None = None, merge: str | None = None) -> Element:
    properties = [
        element("tcW", w=twips(width), type="dxa"),
        *([element("gridSpan", val=span)] if span else []),
        *([element("vMerge", val=merge)] if merge else []),
        element("shd", val="clear", color="auto", fill=_GROUND),
        element("vAlign", val="center"),
    ]
    return element("tc", element("tcPr", *properties), paragraph(look.heading, *([text] if text else [])))


def _row(cells: Sequence[Element], *, heading: bool = False) -> Element:
    marks = [element("cantSplit"), *([element("tblHeader")] if heading else [])]
    return element("tr", element("trPr", *marks), *cells)


def _rows(texts: Sequence[Sequence[str]], frames: Sequence[_Frame], grid: Grid, look: Look) -> list[Element]:
    """Return the rows: copies of a pattern, which a table of thousands needs; the last ones sum up.

    Short rows stay whole, and two at either end together, all of them where there are few; a long row may go on on the next page.
    The last one stays with the table's note.
    """
    patterns = {(keep, bold): _row([_cell(frame, look, keep=keep, bold=bold) for frame in frames]) for keep in (False, True) for bold in (False, True)}
    lines = [max(_lines(text, frame.width, look.size) for text, frame in zip(row, frames, strict=True)) for row in texts]
    held = _held(lines, noted=bool(grid.note))
    made = []
    for at, row in enumerate(texts):
        whole = lines[at] <= _WHOLE_LINES
        made.append(_filled(patterns[held[at] and whole, at >= len(texts) - grid.totals], row))
        if not whole:
            made[-1].remove(made[-1][0])
    return made


def _held(lines: Sequence[float], *, noted: bool) -> list[bool]:
    """Tell of each row whether it stays on the page of what follows it; `noted` tables have a note below."""
    count = len(lines)
    together = count <= _WHOLE_ROWS and sum(map(math.ceil, lines)) <= _PAGE_LINES
    return [noted if at == count - 1 else together or at < _TOGETHER - 1 or at >= count - _TOGETHER for at in range(count)]


def _cell(frame: _Frame, look: Look, *, keep: bool, bold: bool = False) -> Element:
    text = paragraph(look.text, run("", bold=bold), keep=keep, align=frame.align, inset=(0, frame.inset))
    return element("tc", element("tcPr", element("tcW", w=twips(frame.width), type="dxa")), text)


def _filled(pattern: Element, texts: Sequence[str]) -> Element:
    """Return a copy of a row with texts in it."""
    row = deepcopy(pattern)
    for holder, text in zip(row.iter(RUN), texts, strict=True):
        if "\n" in text:
            holder.remove(holder[-1])
            holder.extend(text_pieces(text))
        else:
            holder[-1].text = text
    return row


def _lines(text: str, width: float, size: float) -> float:
    return len(text) * _LETTER * millimetres(size) / (width - 2 * CELL_MARGIN) + text.count("\n")
