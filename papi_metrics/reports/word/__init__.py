"""A report as a Word document: a `Briefing` → .docx bytes in the form of Decree 30/2020/NĐ-CP, to be edited and signed."""

from __future__ import annotations

from collections.abc import Iterable

from docx.document import Document

from papi_metrics.briefing.value import Briefing
from papi_metrics.reports.word.annex import annex
from papi_metrics.reports.word.body import body
from papi_metrics.reports.word.closing import close
from papi_metrics.reports.word.elements import Element
from papi_metrics.reports.word.head import head
from papi_metrics.reports.word.languages import mark_vietnamese
from papi_metrics.reports.word.package import empty_document, finished, set_properties
from papi_metrics.reports.word.pages import begin_annex, begin_text


def report_document(briefing: Briefing) -> bytes:
    """Return a report as a Word document: head, five sections, signature, and the tasks on pages across.

    Errors: none; texts stay texts whatever they look like, and what is not known is a dotted blank. The same briefing
            gives the same bytes.
    Source: Decree 30/2020/NĐ-CP, appendix I.
    """
    document = empty_document(briefing.subject.language)
    begin_text(document)
    _write(document, (*head(briefing), *body(briefing), *close(briefing)))
    begin_annex(document)
    _write(document, annex(briefing))
    if briefing.subject.language != "vi":
        mark_vietnamese(document.element.body)
    set_properties(document, briefing)
    return finished(document, dated=briefing.subject.today)


def _write(document: Document, elements: Iterable[Element]) -> None:
    """Put elements at the end of a document, before the layout of its last section."""
    end = document.element.body.sectPr
    for made in elements:
        end.addprevious(made)
