"""Vietnamese texts in an English report named as such, so that Word does not take every word of them for a mistake."""

from __future__ import annotations

import re

from docx.oxml.ns import qn

from papi_metrics.reports.word.elements import RUN, TEXT, Element, element
from papi_metrics.reports.word.styles import LOCALES

_LOOKS = qn("w:rPr")
_VIETNAMESE = re.compile("[ĂăĐđƠơƯưÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýẠ-ỹ]")


def mark_vietnamese(body: Element) -> None:
    """Give runs with letters of Vietnamese that language; the document's own is another."""
    for run in body.iter(RUN):
        if not _VIETNAMESE.search("".join(map(str, run.itertext(TEXT)))):
            continue
        if run.find(_LOOKS) is None:
            run.insert(0, element("rPr"))
        run[0].append(element("lang", val=LOCALES["vi"]))
