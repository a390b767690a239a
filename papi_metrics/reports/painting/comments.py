"""The comments of one sheet with all that belongs to them: the part of the texts, the drawing of the boxes, and what names them."""

from __future__ import annotations

from collections.abc import Mapping

from papi_metrics.reports.painting.boxes import blocks_of, empty_drawing, is_empty, with_boxes, without_boxes
from papi_metrics.reports.painting.markup import WORKSHEET_ORDER, child, dialect_of, root_of, serialised
from papi_metrics.reports.painting.measures import Measures
from papi_metrics.reports.painting.package import Package
from papi_metrics.reports.painting.places import Place, address_of, place_of
from papi_metrics.reports.painting.relations import (
    Relation,
    declare,
    declare_extension,
    discard,
    relate,
    related,
    relations,
    unrelate,
)
from papi_metrics.reports.painting.remarks import Remarks

MOST_COMMENTS = 1000
"""Of one sheet; further cells are painted and listed. A drawing counts its boxes in blocks of 1,024."""

_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"


def comment_cells(package: Package, part: str, texts: Mapping[Place, str]) -> None:
    """Comment cells of a sheet: a cell without a comment gets one, a comment of the person's own goes on with ours.

    A cell with a conversation (threaded comments) keeps it as it is: what an older comment says beside it is never shown.
    """
    spoken = _conversations(package, part)
    told = {address_of(place): text for place, text in texts.items() if address_of(place) not in spoken}
    room = dict(list(told.items())[:MOST_COMMENTS])
    if not room:
        return
    comments = _comments_part(package, part)
    made = Remarks(package.tree(comments)).write(room)
    package.touch(comments)
    drawing = _drawing_part(package, part)
    boxes = [(place, room[address]) for address in made if (place := place_of(address))]
    package.write(drawing, with_boxes(package.read(drawing), boxes, Measures(package.tree(part))))


def clear_comments(package: Package, part: str) -> None:
    """Take our comments off a sheet, and with the last of them the parts that were made for them."""
    found = related(package, part, "comments")
    if found is None:
        return
    remarks = Remarks(package.tree(found.part))
    gone, changed = remarks.clear()
    if changed:
        package.touch(found.part)
    if gone and not remarks:
        unrelate(package, part, found.id)
        discard(package, found.part)
    drawing = _drawing_of(package, part)
    if gone and drawing:
        left = without_boxes(package.read(drawing.part), {place for address in gone if (place := place_of(address))})
        package.write(drawing.part, left)
        if is_empty(left):
            _drop_drawing(package, part, drawing.id, drawing.part)


def _conversations(package: Package, part: str) -> set[str]:
    """Return the addresses of the cells with threaded comments."""
    parts = [item.part for item in relations(package, part) if item.kind == "threadedComment" and item.part in package]
    return {item.get("ref", "") for name in parts for item in package.tree(name)}


def _comments_part(package: Package, part: str) -> str:
    """Return the part of a sheet's comments, made where there is none."""
    if found := related(package, part, "comments"):
        return found.part
    dialect = dialect_of(package.tree(part))
    name = package.free_name("xl/comments{}.xml")
    package.write(name, serialised(root_of("comments", dialect)))
    declare(package, name, _COMMENTS_TYPE)
    relate(package, part, name, dialect.kind("comments"))
    return name


def _drawing_of(package: Package, part: str) -> Relation | None:
    """Return the relation to the drawing of a sheet's boxes; pictures of its headers are another drawing."""
    root = package.tree(part)
    named = root.find(dialect_of(root).tag("legacyDrawing"))
    key = None if named is None else named.get(dialect_of(root).id)
    return next((item for item in relations(package, part) if item.id == key and item.part in package), None)


def _drawing_part(package: Package, part: str) -> str:
    """Return the drawing of a sheet's boxes, made where there is none and named by the sheet."""
    if found := _drawing_of(package, part):
        return found.part
    root = package.tree(part)
    dialect = dialect_of(root)
    name = package.free_name("xl/drawings/vmlDrawing{}.vml")
    drawings = [package.read(other) for other in package.names() if other.casefold().endswith(".vml")]
    package.write(name, empty_drawing(1 + max((block for drawing in drawings for block in blocks_of(drawing)), default=0)))
    declare_extension(package, "vml", _DRAWING_TYPE)
    made = relate(package, part, name, dialect.kind("vmlDrawing"))
    child(root, "legacyDrawing", WORKSHEET_ORDER).set(dialect.id, made)
    package.touch(part)
    return name


def _drop_drawing(package: Package, part: str, key: str, drawing: str) -> None:
    root = package.tree(part)
    dialect = dialect_of(root)
    for element in root.findall(dialect.tag("legacyDrawing")):
        if element.get(dialect.id) == key:
            root.remove(element)
            package.touch(part)
    unrelate(package, part, key)
    discard(package, drawing)
