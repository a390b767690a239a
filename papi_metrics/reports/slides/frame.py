"""One slide's frame and words: title, subtitle, ribbon, footer, page number, notes, and texts in boxes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation as Deck
from pptx.shapes.base import BaseShape
from pptx.slide import Slide
from pptx.text.text import TextFrame, _Paragraph
from pptx.util import Inches, Pt

from papi_metrics.palette import LIGHTS
from papi_metrics.reports.slides.deck import SUBTITLE_INDEX
from papi_metrics.reports.slides.design import (
    ACCENT,
    BODY_SIZE,
    CONTENT,
    FIGURE_SIZE,
    FONT,
    FOOTER,
    PANEL,
    QUIET,
    RIBBON,
    SUBTITLE,
    TABLE_SIZE,
    TITLE,
    TITLE_SIZE,
    Box,
    Span,
    sign_colour,
)
from papi_metrics.reports.slides.measure import LINE_HEIGHT, POINTS_PER_INCH, fitted, lines_of, plain

Line = Sequence[Span]
_GAP = 6
"""Points between items of a listing."""
_FIELD = "{C1FF6DA9-008F-8B48-92A6-B652298478BF}"
# Said in full: LibreOffice takes a footer's look from its own defaults, not from the layout.
_FOOTER_STYLE = (
    f'<a:rPr sz="{100 * TABLE_SIZE}"><a:solidFill><a:srgbClr val="{QUIET[1:]}"/></a:solidFill><a:latin typeface="{FONT}"/></a:rPr>'
)
_INDENT = 0.4
_TITLE_LINES, _RIBBON_LINES = 2, 4


def add_slide(deck: Deck, *, title: str, subtitle: str, footer: str, notes: Iterable[str]) -> Slide:
    """Add a slide with its frame; a title is at most two lines, its full text stands in the notes.

    A title is a finding: its last full stop is left out.
    """
    slide = deck.slides.add_slide(deck.slide_layouts[0])
    finding = plain(title).rstrip(".")
    title_shape = slide.shapes.title
    assert title_shape is not None, "the layout has a title"  # noqa: S101 - for the type
    title_shape.text_frame.text = fitted(finding, TITLE.width, size=TITLE_SIZE, most=_TITLE_LINES, bold=True)
    slide.placeholders[SUBTITLE_INDEX].text_frame.text = fitted(subtitle, SUBTITLE.width, size=BODY_SIZE)
    _placeholder(slide, "ftr", 11, f'<a:pPr algn="l"/><a:r>{_FOOTER_STYLE}<a:t/></a:r>')
    slide.shapes[-1].text_frame.paragraphs[0].runs[0].text = fitted(footer, FOOTER.width, size=TABLE_SIZE)
    page = f'<a:fld id="{_FIELD}" type="slidenum">{_FOOTER_STYLE}<a:t>{len(deck.slides)}</a:t></a:fld>'
    _placeholder(slide, "sldNum", 12, f'<a:pPr algn="r"/>{page}')
    told = slide.notes_slide.notes_text_frame
    assert told is not None, "notes have a text"  # noqa: S101 - for the type
    told.text = "\n".join(dict.fromkeys(plain(text) for text in (title, subtitle, *notes) if text))
    return slide


def fits_title(text: str) -> bool:
    """True if a finding stands in a title uncut."""
    return lines_of(plain(text).rstrip("."), TITLE.width, size=TITLE_SIZE, bold=True) <= _TITLE_LINES


def _placeholder(slide: Slide, kind: str, index: int, inner: str) -> None:
    tree = slide.shapes._spTree  # noqa: SLF001 - the library leaves footers out of new slides
    name = {"ftr": "Footer", "sldNum": "Page number"}[kind]
    tree.append(
        parse_xml(
            f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{len(tree) + 100}" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
            f'<p:nvPr><p:ph type="{kind}" sz="quarter" idx="{index}"/></p:nvPr></p:nvSpPr><p:spPr/>'
            f"<p:txBody><a:bodyPr/><a:lstStyle/><a:p>{inner}</a:p></p:txBody></p:sp>"
        )
    )


def add_ribbon(slide: Slide, cautions: str) -> None:
    """Put what a reader has to know first above everything, over the whole width; the title makes way for a third and fourth line."""
    width = RIBBON.width - 2 * TITLE.left
    text = fitted(f"{LIGHTS['amber'].icon} {cautions}", width, size=TABLE_SIZE, most=_RIBBON_LINES, bold=True)
    lines = lines_of(text, width, size=TABLE_SIZE, bold=True)
    height = RIBBON.height + (lines - 1) * TABLE_SIZE * LINE_HEIGHT / POINTS_PER_INCH
    if height > TITLE.top:
        _move(slide.shapes.title, replace(TITLE, top=height, height=TITLE.bottom - height))
    shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *_sides(Box(left=0, top=0, width=RIBBON.width, height=height)))
    shape.name = "Ribbon"
    shape._element.remove(shape._element.find(qn("p:style")))  # noqa: SLF001 - the theme's shadow, line and centring
    shape.fill.solid()
    shape.fill.fore_color.rgb = colour(PANEL)
    shape.line.fill.background()
    _set_frame(shape.text_frame, side=TITLE.left)
    shape.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    shape.text_frame.paragraphs[0].alignment = PP_ALIGN.LEFT
    _fill(shape.text_frame.paragraphs[0], [Span(text=text, size=TABLE_SIZE, colour=sign_colour(LIGHTS["amber"]), bold=True)])


def _move(shape: BaseShape, box: Box) -> None:
    shape.left, shape.top, shape.width, shape.height = _sides(box)


def add_text(slide: Slide, box: Box, lines: Sequence[Line], *, name: str) -> TextFrame:
    """Put lines of text into a box; each has been fitted to its width before."""
    shape = slide.shapes.add_textbox(*_sides(box))
    shape.name = name
    _set_frame(shape.text_frame)
    fill_frame(shape.text_frame, lines)
    return shape.text_frame


def add_listing(slide: Slide, box: Box, texts: Sequence[str], *, name: str, largest: int = BODY_SIZE) -> None:
    """Number texts one below the other, in the largest size that has room for them, else in body size and sharing its lines.

    A text that gets too few lines is cut at a word.
    """
    size = largest if _fits(box, texts, largest) else BODY_SIZE
    width = box.width - _INDENT
    most = lines_shared([lines_of(plain(text), width, size=size) for text in texts], _room(box, len(texts), size))
    lines = [[Span(text=fitted(text, width, size=size, most=count), size=size)] for text, count in zip(texts, most, strict=True)]
    frame = add_text(slide, box, lines, name=name)
    for paragraph in frame.paragraphs:
        paragraph.space_after = Pt(_GAP)
        style = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - bullets have no proxy
        style.set("marL", str(Inches(_INDENT)))
        style.set("indent", str(-Inches(_INDENT)))
        style.append(parse_xml(f'<a:buClr {nsdecls("a")}><a:srgbClr val="{ACCENT[1:]}"/></a:buClr>'))
        style.append(parse_xml(f'<a:buFont {nsdecls("a")} typeface="+mj-lt"/>'))
        style.append(parse_xml(f'<a:buAutoNum {nsdecls("a")} type="arabicPlain"/>'))


def listing_fits(box: Box, texts: Sequence[str]) -> bool:
    """True if texts stand one below the other in a box uncut."""
    return _fits(box, texts, BODY_SIZE)


def _fits(box: Box, texts: Sequence[str], size: int) -> bool:
    return sum(lines_of(plain(text), box.width - _INDENT, size=size) for text in texts) <= _room(box, len(texts), size)


def _room(box: Box, count: int, size: int) -> int:
    """Return how many lines of a size a box has room for beside the gaps between its texts."""
    return int((box.height * POINTS_PER_INCH - _GAP * (count - 1)) // (size * LINE_HEIGHT))


def lines_shared(wanted: Sequence[int], room: int) -> list[int]:
    """Share the lines there is room for: one each, then one more at a time to those that want it, the first ones first."""
    given = [1] * len(wanted)
    while sum(given) < room and any(has < wants for has, wants in zip(given, wanted, strict=True)):
        level = min(has for has, wants in zip(given, wanted, strict=True) if has < wants)
        at = next(at for at, (has, wants) in enumerate(zip(given, wanted, strict=True)) if has == level and has < wants)
        given[at] += 1
    return given


def add_calm(slide: Slide, *, icon: str, statement: str, detail: str = "") -> None:
    """Fill a slide that has nothing to list below its title: one sign, one statement, one line on it."""
    box = Box(left=CONTENT.left, top=CONTENT.top + 0.9, width=CONTENT.width, height=2.8)
    lines = [
        [Span(text=icon, size=FIGURE_SIZE, colour=ACCENT)],
        [Span(text=fitted(statement, box.width, size=TITLE_SIZE, most=2), size=TITLE_SIZE)],
        [Span(text=fitted(detail, box.width, size=BODY_SIZE, most=2), colour=QUIET)],
    ]
    frame = add_text(slide, box, lines, name="State")
    for paragraph in frame.paragraphs[:-1]:
        paragraph.space_after = Pt(10)


def fill_frame(frame: TextFrame, lines: Sequence[Line]) -> None:
    """Write lines as paragraphs."""
    for at, line in enumerate(lines):
        _fill(frame.paragraphs[0] if at == 0 else frame.add_paragraph(), line)


def _fill(paragraph: _Paragraph, line: Line) -> None:
    for span in line:
        run = paragraph.add_run()
        run.text = span.text
        run.font.name, run.font.size, run.font.bold = FONT, Pt(span.size), span.bold
        run.font.color.rgb = colour(span.colour)


def _set_frame(frame: TextFrame, *, side: float = 0) -> None:
    frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
    frame.margin_top = frame.margin_bottom = 0
    frame.margin_left = frame.margin_right = Inches(side)


def _sides(box: Box) -> tuple[Inches, Inches, Inches, Inches]:
    return Inches(box.left), Inches(box.top), Inches(box.width), Inches(box.height)


def colour(value: str) -> RGBColor:
    """Return a colour written "#1264AE"."""
    return RGBColor.from_string(value.lstrip("#"))
