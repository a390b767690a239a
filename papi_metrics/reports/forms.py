"""The forms a report can be sent in: a key, what its file is called, and the writer that turns a briefing into its bytes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, get_args

from papi_metrics.briefing import Briefing
from papi_metrics.language import Language, by_language, later, speaking
from papi_metrics.periods import Period
from papi_metrics.text import fold

FormKey = Literal["docx", "xlsx", "pptx", "html"]
FORM_KEYS: tuple[FormKey, ...] = get_args(FormKey)
_OFFICE = "application/vnd.openxmlformats-officedocument"
_LONGEST_UNIT = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form of document: its key, the ending of its files, their kind for a browser, its Vietnamese name."""

    key: FormKey
    extension: str
    mime: str
    name: str


def _form(key: FormKey, mime: str, name: str) -> Form:
    return Form(key=key, extension=key, mime=mime, name=name)


FORMS: Mapping[FormKey, Form] = MappingProxyType({
    "docx": _form("docx", f"{_OFFICE}.wordprocessingml.document", "Word"),
    "xlsx": _form("xlsx", f"{_OFFICE}.spreadsheetml.sheet", "Excel"),
    "pptx": _form("pptx", f"{_OFFICE}.presentationml.presentation", later("bài trình chiếu")),
    "html": _form("html", "text/html", later("trang để in")),
})
"""All forms, the one to be signed first."""


def document_of(form: Form, briefing: Briefing) -> bytes:
    """Write a report in a form; the same briefing gives the same bytes."""
    with speaking(briefing.subject.language):
        return _WRITERS[form.key](briefing)


def document_name(form: Form, briefing: Briefing) -> str:
    """Name a report's file in plain ASCII: bao-cao-papi-xa-trung-trac-quy-3-2022.docx."""
    subject = briefing.subject
    words = (by_language(_STARTS, subject.language), _plain(subject.unit)[:_LONGEST_UNIT].strip("-"), _period(subject.period, subject.language))
    return f"{'-'.join(filter(None, words))}.{form.extension}"


def _plain(text: str) -> str:
    """Return letters and digits alone, all else as single hyphens."""
    kept = "".join(sign if sign.isascii() and sign.isalnum() else " " for sign in fold(text))
    return "-".join(kept.split())


def _period(period: Period, language: Language) -> str:
    if period.kind == "free":
        return f"{period.start:%Y%m%d}-{period.end:%Y%m%d}"
    named = by_language(_PERIODS, language)[period.kind]
    return f"{named[period.number - 1]}-{period.year}" if isinstance(named, tuple) else f"{named}-{period.number}-{period.year}"


_STARTS: Mapping[Language, str] = MappingProxyType({"vi": "bao-cao-papi", "en": "papi-report"})
_PERIODS: Mapping[Language, Mapping[str, str | tuple[str, ...]]] = MappingProxyType({
    "vi": {"month": "thang", "quarter": "quy", "half": ("6-thang-dau", "6-thang-cuoi"), "nine_months": ("9-thang",), "year": ("nam",)},
    "en": {"month": "month", "quarter": "quarter", "half": ("first-half", "second-half"), "nine_months": ("nine-months",), "year": ("year",)},
})


# python-pptx takes 50 ms to load, python-docx 28 and jinja2 25, as measured: only who asks for a form waits for its writer.
def _word(briefing: Briefing) -> bytes:
    from papi_metrics.reports.word import report_document  # noqa: PLC0415 - see above

    return report_document(briefing)


def _workbook(briefing: Briefing) -> bytes:
    from papi_metrics.reports.report_workbook import report_workbook  # noqa: PLC0415 - see above

    return report_workbook(briefing)


def _slides(briefing: Briefing) -> bytes:
    from papi_metrics.reports.slides import slides_document  # noqa: PLC0415 - see above

    return slides_document(briefing)


def _moment(briefing: Briefing) -> bytes:
    from papi_metrics.reports.moment import moment_document  # noqa: PLC0415 - see above

    return moment_document(briefing)


_WRITERS: Mapping[FormKey, Callable[[Briefing], bytes]] = MappingProxyType({"docx": _word, "xlsx": _workbook, "pptx": _slides, "html": _moment})
