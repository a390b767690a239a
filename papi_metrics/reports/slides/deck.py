"""An empty 16:9 deck with one layout of its own, and its bytes: the same deck always gives the same."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide, SlideLayout, SlideMaster
from pptx.util import Inches

from papi_metrics.language import Language, by_language
from papi_metrics.palette import LIGHT_GROUND, TONES
from papi_metrics.reports.slides.design import (
    BODY_SIZE,
    CONTENT,
    FONT,
    FOOTER,
    INK,
    PAGE,
    QUIET,
    SLIDE,
    SUBTITLE,
    TABLE_SIZE,
    TITLE,
    TITLE_SIZE,
    Box,
)
from papi_metrics.reports.slides.measure import plain
from papi_metrics.sentences import shortened

SUBTITLE_INDEX = 13
_LAYOUT = "Title Only"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_TAGS = {"vi": "vi-VN", "en": "en-GB"}
_COLOURS = {
    "dk1": INK, "lt1": LIGHT_GROUND.background, "dk2": QUIET, "lt2": LIGHT_GROUND.panel, "accent1": LIGHT_GROUND.accent,
    "accent2": TONES["blue"].mark, "accent3": TONES["orange"].mark, "accent4": TONES["vermilion"].mark, "accent5": TONES["grey"].mark, "accent6": QUIET,
}  # fmt: skip
_PLACES = {
    PP_PLACEHOLDER.TITLE: TITLE,
    PP_PLACEHOLDER.BODY: CONTENT,
    PP_PLACEHOLDER.FOOTER: FOOTER,
    PP_PLACEHOLDER.SLIDE_NUMBER: PAGE,
}
_LONGEST_TITLE = 200
"""Characters; properties hold 255."""
_EARLIEST = (1980, 1, 1, 0, 0, 0)


def new_deck() -> Deck:
    """Return a deck without slides whose only layout has a title, a subtitle, a footer and a page number.

    What the library's template has besides (ten layouts, a printer's settings, a picture of itself) is taken out.
    """
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(SLIDE.width), Inches(SLIDE.height)
    for layout in [layout for layout in deck.slide_layouts if layout.name != _LAYOUT]:
        deck.slide_layouts.remove(layout)
    _drop_rest(deck)
    _set_theme(deck.slide_master)
    _set_master(deck.slide_master)
    _set_layout(deck.slide_layouts[0])
    return deck


def _drop_rest(deck: Deck) -> None:
    for relation in [relation for relation in deck.part.rels.values() if relation.reltype.endswith("/printerSettings")]:
        deck.part.drop_rel(relation.rId)
    package = deck.part.package
    for relation in [relation for relation in package._rels.values() if relation.reltype.endswith("/thumbnail")]:  # noqa: SLF001 - no other way
        package.drop_rel(relation.rId)


def _set_theme(master: SlideMaster) -> None:
    """Make colours and face of the theme the project's, so that what is added by hand later looks alike."""
    part = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme = etree.fromstring(part.blob)
    for name, colour in _COLOURS.items():
        for place in theme.iter(f"{_DRAWING}{name}"):
            place[:] = [etree.Element(f"{_DRAWING}srgbClr", val=colour.lstrip("#"))]
    for fonts in theme.iter(f"{_DRAWING}majorFont", f"{_DRAWING}minorFont"):
        fonts[:] = [part for part in fonts if part.tag != f"{_DRAWING}font"]
        for latin in fonts.iter(f"{_DRAWING}latin"):
            latin.set("typeface", FONT)
    part.blob = etree.tostring(theme, xml_declaration=True, encoding="UTF-8", standalone=True)


def _set_master(master: SlideMaster) -> None:
    for shape in list(master.placeholders):
        kind = shape.placeholder_format.type
        if kind not in _PLACES:
            shape._element.getparent().remove(shape._element)  # noqa: SLF001 - the library has no way to remove a shape
            continue
        box = _PLACES[kind]
        shape.left, shape.top, shape.width, shape.height = (Inches(side) for side in (box.left, box.top, box.width, box.height))
        body = shape.text_frame._txBody.bodyPr  # noqa: SLF001 - anchors and insets in one place
        body[:] = [parse_xml(f"<a:noAutofit {nsdecls('a')}/>")]
        for side in ("lIns", "tIns", "rIns", "bIns"):
            body.set(side, "0")
        body.set("anchor", "b" if kind == PP_PLACEHOLDER.TITLE else "t")
    for style in master._element.iter(qn("p:titleStyle"), qn("a:lstStyle")):  # noqa: SLF001 - styles have no proxy
        _set_style(style, title=style.tag == qn("p:titleStyle"))


def _set_style(style: etree._Element, *, title: bool) -> None:
    for level in style.iter(qn("a:lvl1pPr")):
        if title or level.get("algn") == "ctr":
            level.set("algn", "l")
        for run in level.iter(qn("a:defRPr")):
            run.set("sz", str(100 * (TITLE_SIZE if title else TABLE_SIZE)))
            run.set("b", "1" if title else "0")
        for fill in level.iter(qn("a:solidFill")):
            colour = "tx1" if title else "tx2"
            fill[:] = [parse_xml(f'<a:schemeClr {nsdecls("a")} val="{colour}"/>')]


def _set_layout(layout: SlideLayout) -> None:
    """Take the date out and put the subtitle in, a text placeholder of its own that outlines show."""
    for shape in list(layout.placeholders):
        if shape.placeholder_format.type == PP_PLACEHOLDER.DATE:
            shape._element.getparent().remove(shape._element)  # noqa: SLF001 - the library has no way to remove a shape
    layout.shapes._spTree.append(_subtitle(SUBTITLE))  # noqa: SLF001 - nor to add a placeholder
    layout.name = "PAPI"


def _subtitle(box: Box) -> object:
    left, top, width, height = (Inches(side) for side in (box.left, box.top, box.width, box.height))
    return parse_xml(
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="20" name="Subtitle"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="body" sz="quarter" idx="{SUBTITLE_INDEX}"/></p:nvPr></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm></p:spPr>'
        f'<p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"><a:noAutofit/></a:bodyPr>'
        f'<a:lstStyle><a:lvl1pPr marL="0" indent="0"><a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/>'
        f'<a:defRPr sz="{100 * BODY_SIZE}"><a:solidFill><a:schemeClr val="tx2"/></a:solidFill></a:defRPr></a:lvl1pPr></a:lstStyle>'
        f'<a:p><a:pPr lvl="0"/><a:r><a:rPr/><a:t>Subtitle</a:t></a:r></a:p></p:txBody></p:sp>'
    )


def saved(deck: Deck, *, title: str, on: dt.date, language: Language) -> bytes:
    """Return the deck as bytes; its dates are the day it is drawn up, its language is told to every run of text.

    Errors: none; the same deck and day give the same bytes.
    """
    moment = dt.datetime(on.year, on.month, on.day)  # noqa: DTZ001 - properties have no zone
    about = deck.core_properties
    about.title, about.author, about.last_modified_by, about.language = shortened(plain(title), _LONGEST_TITLE), "", "", by_language(_TAGS, language)
    about.created = about.modified = moment
    about.revision = 1
    for slide in deck.slides:
        _put_last(slide)
        for tree in (slide._element, slide.notes_slide._element):  # noqa: SLF001 - runs in shapes, cells and notes alike
            for run in tree.iter(qn("a:rPr"), qn("a:endParaRPr")):
                run.set("lang", by_language(_TAGS, language))
    made = io.BytesIO()
    deck.save(made)
    return _without_clock(made.getvalue())


def _put_last(slide: Slide) -> None:
    """Move footer and page number behind all else, so that a screen reader comes to them last."""
    for shape in list(slide.placeholders):
        if shape.placeholder_format.type in {PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER}:
            slide.shapes._spTree.append(shape._element)  # noqa: SLF001 - the order of shapes has no proxy


def _without_clock(data: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            member = zipfile.ZipInfo(name, _EARLIEST)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 0
            new.writestr(member, old.read(name))
    return made.getvalue()
