"""The pages of a report: an upright section for the text, one across for the annex, and the number in the top margin."""

from __future__ import annotations

from docx.document import Document
from docx.enum.section import WD_ORIENTATION, WD_SECTION
from docx.section import Section
from docx.shared import Mm

from papi_metrics.reports.word import form
from papi_metrics.reports.word.elements import Element, element, run


def begin_text(document: Document) -> None:
    """Lay out the first section: A4 upright, a page number on every page but the first."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(form.PAGE_WIDTH), Mm(form.PAGE_HEIGHT)
    _set_margins(section)
    section.different_first_page_header_footer = True
    header = section.header.paragraphs[0]
    for piece in _page_number():
        header._p.append(piece)  # noqa: SLF001 - the library has no fields


def begin_annex(document: Document) -> None:
    """Begin a section of A4 across; its pages are numbered on, its first one too."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    document.paragraphs[-1].style = "Spacer"
    section.orientation = WD_ORIENTATION.LANDSCAPE
    section.page_width, section.page_height = Mm(form.PAGE_HEIGHT), Mm(form.PAGE_WIDTH)
    _set_margins(section)
    section.different_first_page_header_footer = False


def _set_margins(section: Section) -> None:
    section.top_margin, section.bottom_margin = Mm(form.MARGIN_TOP), Mm(form.MARGIN_BOTTOM)
    section.left_margin, section.right_margin = Mm(form.MARGIN_LEFT), Mm(form.MARGIN_RIGHT)
    section.header_distance = section.footer_distance = Mm(form.NUMBER_DISTANCE)


def _page_number() -> list[Element]:
    """Return the field that Word fills with a page's number, the only field there is."""
    instruction = element("instrText")
    instruction.text = "PAGE"
    return [
        element("r", element("fldChar", fldCharType="begin")),
        element("r", instruction),
        element("r", element("fldChar", fldCharType="separate")),
        run("2"),
        element("r", element("fldChar", fldCharType="end")),
    ]
