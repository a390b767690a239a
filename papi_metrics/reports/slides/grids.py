"""Native tables of a slide: plain rows with thin rules, a head that is one, heights that hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.slide import Slide
from pptx.table import _Cell
from pptx.util import Inches

from papi_metrics.palette import LABELS
from papi_metrics.reports.slides.design import QUIET, RULE, TABLE_SIZE, Box, Span, sign_colour
from papi_metrics.reports.slides.frame import fill_frame
from papi_metrics.reports.slides.measure import fitted, plain

_PLAIN_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""PowerPoint's «No Style, No Grid»."""
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
LEAD = 0.18
"""What is left free before a column of words that follows one of figures."""
_SIDE, _EDGE = 0.06, 0.01
"""Inches left free within a cell at its sides, and above and below."""


PLAIN = Span(text="", size=TABLE_SIZE)
STRONG = replace(PLAIN, bold=True)
FAINT = replace(PLAIN, colour=QUIET)
OVERDUE = replace(STRONG, colour=sign_colour(LABELS["overdue"]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A column of a slide's table: its heading, its width in inches, whether it is set to the right, what is left free before it."""

    heading: str
    width: float
    right: bool = False
    lead: float = 0

    @property
    def room(self) -> float:
        """The width that text has."""
        return self.width - self.lead - 2 * _SIDE


Entry = Sequence[Sequence[Span]]
"""A cell: its lines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heights:
    """How high the head of a table and its rows are, in inches."""

    head: float
    row: float


def cell(text: str, field: Field, like: Span = PLAIN, *, most: int = 1) -> Entry:
    """Return a cell of one text set like a span, cut at a word where its lines are not enough."""
    return [[replace(like, text=fitted(text, field.room, size=like.size, most=most, bold=like.bold))]]


def add_grid(slide: Slide, box: Box, fields: Sequence[Field], rows: Sequence[Sequence[Entry]], *, heights: Heights, told: str) -> None:
    """Put a table on a slide; `told` is its text alternative. Its height is that of head and rows, within the box."""
    height = heights.head + heights.row * len(rows)
    sides = (box.left, box.top, sum(field.width for field in fields), height)
    frame = slide.shapes.add_table(len(rows) + 1, len(fields), *(Inches(side) for side in sides))
    frame.name = "Table"
    frame._element.nvGraphicFramePr.cNvPr.set("descr", plain(told))  # noqa: SLF001 - text alternatives have no proxy
    table = frame.table
    table._tbl.tblPr.find(f"{{{_A}}}tableStyleId").text = _PLAIN_STYLE  # noqa: SLF001 - nor have styles
    table.horz_banding = False
    for at, field in enumerate(fields):
        table.columns[at].width = Inches(field.width)
    for at in range(len(rows) + 1):
        table.rows[at].height = Inches(heights.row if at else heights.head)
    most = max(1, int(heights.head / 0.24))
    head = [cell(field.heading, field, replace(FAINT, bold=True), most=most) for field in fields]
    for down, entries in enumerate((head, *rows)):
        for across, (entry, field) in enumerate(zip(entries, fields, strict=True)):
            _write(table.cell(down, across), entry, field, head=down == 0)


def _write(place: _Cell, entry: Entry, field: Field, *, head: bool) -> None:
    place.margin_left, place.margin_right = Inches(_SIDE + field.lead), Inches(_SIDE)
    place.margin_top = place.margin_bottom = Inches(_EDGE)
    place.vertical_anchor = MSO_ANCHOR.BOTTOM if head else MSO_ANCHOR.MIDDLE
    fill_frame(place.text_frame, entry)
    for paragraph in place.text_frame.paragraphs:
        paragraph.alignment = PP_ALIGN.RIGHT if field.right else PP_ALIGN.LEFT
    rule = f'<a:solidFill><a:srgbClr val="{(QUIET if head else RULE)[1:]}"/></a:solidFill>'
    place._tc.get_or_add_tcPr().append(parse_xml(f'<a:lnB {nsdecls("a")} w="{9525 if head else 6350}">{rule}</a:lnB>'))  # noqa: SLF001 - borders have no proxy
