"""What stands above a report's text: who issues it under the nation's name and motto, number, place and date, title, cautions."""

from __future__ import annotations

import math
from collections.abc import Sequence

from papi_metrics.briefing.value import Briefing
from papi_metrics.reports.word import form
from papi_metrics.reports.word.elements import Element, element, paragraph, ruled, run
from papi_metrics.reports.word.letters import text_width
from papi_metrics.reports.word.words import FORM, issuing_lines, number_of, place_and_date, superior

RIGHT_HEAD = form.PORTRAIT_WIDTH - form.LEFT_HEAD
_STYLE = "Letterhead"
_UNEVEN = 1.12
"""Lines of words are never quite even."""


def head(briefing: Briefing) -> list[Element]:
    """Return the head of the first page, the title with its rule, and the box of cautions where there are any.

    Source: Decree 30/2020/NĐ-CP, appendix I, on the parts of a document and where they stand.
    """
    width = _balanced(briefing.subtitle)
    edge = (form.PORTRAIT_WIDTH - width) / 2
    return [
        two_columns([(_issuer(briefing), _nation(briefing)), (_number(briefing), _place(briefing))]),
        paragraph("Title", briefing.title),
        paragraph("Subtitle", briefing.subtitle, inset=(edge, edge)),
        ruled(width=form.SHORT_RULE * width, room=form.PORTRAIT_WIDTH),
        *_cautions(briefing),
        paragraph("Spacer"),
    ]


def _balanced(text: str) -> float:
    """Return how wide a title's lines are to be so that the last of them is no single word."""
    whole = text_width(text, form.TITLE, bold=True) * _UNEVEN
    lines = math.ceil(whole / form.PORTRAIT_WIDTH)
    return min(form.PORTRAIT_WIDTH, max(whole / max(lines, 1), form.PORTRAIT_WIDTH / 2))


def two_columns(rows: Sequence[tuple[Sequence[Element], Sequence[Element]]]) -> Element:
    """Return a table without lines whose rows stay whole: the issuing body's side and the other."""
    widths = [form.twips(form.LEFT_HEAD), form.twips(RIGHT_HEAD)]
    made = [
        element(
            "tr",
            element("trPr", element("cantSplit")),
            *(element("tc", element("tcPr", element("tcW", w=width, type="dxa")), *texts) for width, texts in zip(widths, row, strict=True)),
        )
        for row in rows
    ]
    properties = element("tblPr", element("tblW", w=sum(widths), type="dxa"), element("tblLayout", type="fixed"), _no_margins())
    return element("tbl", properties, element("tblGrid", *(element("gridCol", w=width) for width in widths)), *made)


def _no_margins() -> Element:
    return element("tblCellMar", *(element(side, w=0, type="dxa") for side in ("top", "left", "bottom", "right")))


def _issuer(briefing: Briefing) -> list[Element]:
    lines, above = issuing_lines(briefing), superior(briefing)
    longest = max(text_width(line, form.ISSUER, bold=True) for line in lines.split("\n"))
    return [
        *([paragraph(_STYLE, run(above, size=form.ISSUER))] if above else []),
        paragraph(_STYLE, run(lines, bold=True, size=form.ISSUER)),
        ruled(width=form.SHORT_RULE * min(longest, form.LEFT_HEAD), room=form.LEFT_HEAD),
    ]


def _nation(briefing: Briefing) -> list[Element]:
    nation, motto = (FORM.say(name, briefing.subject.language) for name in ("nation", "motto"))
    return [
        paragraph(_STYLE, run(nation, bold=True, size=form.NATION)),
        paragraph(_STYLE, run(motto, bold=True, size=form.MOTTO)),
        ruled(width=text_width(motto, form.MOTTO, bold=True), room=RIGHT_HEAD),
    ]


def _number(briefing: Briefing) -> list[Element]:
    text = FORM.say("number", briefing.subject.language, number=number_of(briefing.letterhead))
    return [paragraph(_STYLE, run(text, size=form.NUMBER))]


def _place(briefing: Briefing) -> list[Element]:
    return [paragraph(_STYLE, run(place_and_date(briefing), italic=True, size=form.PLACE))]


def _cautions(briefing: Briefing) -> list[Element]:
    """Return the cautions in one box: Word draws the borders of paragraphs that follow each other as one."""
    lead = FORM.say("caution", briefing.subject.language)
    texts = [f"{lead if at == 0 else ''}{text}" for at, text in enumerate(briefing.cautions)]
    return [paragraph("Spacer"), *(paragraph("Caution", text) for text in texts)] if texts else []
