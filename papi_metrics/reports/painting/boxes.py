"""The boxes that comments are shown in: the VML drawing of a sheet, changed as text.

Drawings of form controls are not always well-formed XML, and whoever wrote them reads them with an eye for their own ways:
nothing but our boxes is added, and nothing but the boxes of comments that are gone is cut out.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from papi_metrics.errors import UnreadableError
from papi_metrics.reports.painting.measures import Measures
from papi_metrics.reports.painting.places import Place

_SPACES = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"'
_EMPTY = (
    '<xml {spaces}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{block}"/></o:shapelayout></xml>'
)
_TYPE = (
    f'<v:shapetype {_SPACES} id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_BOX = (
    '<v:shape {spaces} id="_x0000_s{number}" type="#_x0000_t202" style="position:absolute;width:{width}pt;height:{height}pt;'
    'z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>'
    '<v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor>'
    "<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
_SHAPE = re.compile(rb"<((?:\w+:)?)shape\s[^>]*(?<!/)>(?:(?!</\1shape>).)*</\1shape>\s*", re.DOTALL)
_END = re.compile(rb"</(?:\w+:)?xml\s*>\s*$")
_NOTE = re.compile(rb"ObjectType\s*=\s*[\"']Note[\"']")
_ROW, _COLUMN = (re.compile(rf"<(?:\w+:)?{name}>\s*(\d+)\s*</".encode()) for name in ("Row", "Column"))
_NUMBER = re.compile(rb"_x0000_s(\d{1,9})")
_BLOCK = re.compile(rb"<(?:\w+:)?idmap\b[^>]*\bdata\s*=\s*[\"']([\d,\s]+)")
_IDS_OF_BLOCK = 1024

_WIDTH, _LINE, _EDGE = 330, 15, 14
_LETTERS_OF_LINE = 50


def empty_drawing(block: int) -> bytes:
    """Return a drawing without a box; ids of its boxes are those of its block of 1,024."""
    return _EMPTY.format(spaces=_SPACES, block=block).encode()


def blocks_of(drawing: bytes) -> set[int]:
    """Return the blocks of ids that a drawing claims."""
    return {int(number) for said in _BLOCK.findall(drawing) for number in said.split(b",") if number.strip().isdigit()}


def with_boxes(drawing: bytes, remarks: Iterable[tuple[Place, str]], measures: Measures) -> bytes:
    """Return a drawing with a hidden box for each remark, as large as its text needs.

    Errors: UnreadableError if the drawing has no end.
    """
    end = _END.search(drawing)
    if end is None:
        raise UnreadableError("Hình vẽ của trang tính bị hỏng.")
    number = max([*map(int, _NUMBER.findall(drawing)), _IDS_OF_BLOCK * min(blocks_of(drawing), default=1)])
    kind = [] if b'_x0000_t202"' in drawing else [_TYPE]
    boxes = [_box(place, text, number + step, measures) for step, (place, text) in enumerate(remarks, 1)]
    return drawing[: end.start()] + "".join([*kind, *boxes]).encode() + drawing[end.start() :]


def without_boxes(drawing: bytes, places: Collection[Place]) -> bytes:
    """Return a drawing without the boxes of the comments of some cells."""
    return _SHAPE.sub(lambda shape: b"" if _place_of_box(shape[0]) in places else shape[0], drawing)


def is_empty(drawing: bytes) -> bool:
    """True if a drawing holds no shape of any kind."""
    return re.search(rb"<(?:\w+:)?(?:shape|group|rect|oval|line|roundrect|image|polyline|arc|curve)[\s>]", drawing) is None


def _box(place: Place, text: str, number: int, measures: Measures) -> str:
    lines = sum(1 + len(line) // _LETTERS_OF_LINE for line in text.split("\n"))
    height = lines * _LINE + _EDGE
    points = {"width": _WIDTH * 3 // 4, "height": height * 3 // 4}
    anchor = measures.box(place, width=_WIDTH, height=height)
    return _BOX.format(spaces=_SPACES, number=number, anchor=anchor, row=place[0] - 1, column=place[1] - 1, **points)


def _place_of_box(shape: bytes) -> Place | None:
    row, column = _ROW.search(shape), _COLUMN.search(shape)
    return (int(row[1]) + 1, int(column[1]) + 1) if _NOTE.search(shape) and row and column else None
