"""Vietnamese texts in an English report named as such, so that Word does not take every word of them for a mistake."""

from __future__ import annotations

import re

from papi_metrics.reports.word.elements import TEXT, Element, element
from papi_metrics.reports.word.styles import LOCALES

_VIETNAMESE = re.compile("[\u0102\u0103\u0110\u0111\u01a0\u01a1\u01af\u01b0\u00c0-\u00c3\u00c8-\u00ca\u00cc\u00cd\u00d2-\u00d5\u00d9\u00da\u00dd\u00e0-\u00e3\u00e8-\u00ea\u00ec\u00ed\u00f2-\u00f5\u00f9\u00fa\u00fd\u1ea0-\u1ef9]")


def mark_vietnamese(body: Element) -> None:
    """Give runs with letters that only Vietnamese has that language; the document's own is another."""
    for text in body.iter(TEXT):
        if text.text and _VIETNAMESE.search(text.text):
            text.getparent().get_or_add_rPr().append(element("lang", val=LOCALES["vi"]))
