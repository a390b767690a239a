"""Báo cáo, the documents: four files, each made when it is asked for; a long one is made first, with its progress shown."""

from __future__ import annotations

import streamlit as st

from pages.shared.signing.taking import download_button
from papi_metrics.briefing import Briefing
from papi_metrics.errors import PapiError
from papi_metrics.language import gettext as _
from papi_metrics.language import ngettext
from papi_metrics.reports import FORMS, Form, document_name, document_of
from papi_metrics.text import escape_markdown
from papi_metrics.wording import number

MANY_TASKS = 500
"""Up to here a file takes a quarter of a second, with 2,000 tasks up to 0.8, as measured on a quiet machine; a busy laptop takes
several times as long, and nobody should wait without a word."""
_MADE = "bao-cao-da-soan"
_ICONS = {"docx": ":material/description:", "xlsx": ":material/table:", "pptx": ":material/slideshow:", "html": ":material/print:"}


def offer_documents(report: Briefing) -> None:
    """Offer a report in each of its forms, the one to be signed first."""
    row = st.container(horizontal=True, gap="small")
    made = made_before(report)
    for form in FORMS.values():
        with row:
            if len(report.tasks) <= MANY_TASKS or form.key in made:
                _download(report, form, made.get(form.key))
            else:
                _make(report, form, made)


def made_before(report: Briefing) -> dict[str, bytes]:
    """Return the files of this very report that were made in this session; those of another one are let go."""
    held: tuple[Briefing, dict[str, bytes]] | None = st.session_state.get(_MADE)
    if held is None or held[0] is not report:
        st.session_state[_MADE] = held = report, {}
    return held[1]


def _download(report: Briefing, form: Form, data: bytes | None) -> None:
    download_button(
        _("Tải {name}", name=_(form.name)),
        (lambda: document_of(form, report)) if data is None else data,
        file_name=document_name(form, report),
        mime=form.mime,
        key=f"tai-{form.key}",
        on_click="ignore",
        type="primary" if form.key == "docx" else "secondary",
        icon=_ICONS[form.key],
    )


def _make(report: Briefing, form: Form, made: dict[str, bytes]) -> None:
    """Offer to make a file; once it is made, its button downloads it."""
    name = _(form.name)
    if not st.button(_("Soạn {name}", name=name), key=f"soan-{form.key}", type="primary" if form.key == "docx" else "secondary", icon=_ICONS[form.key]):
        return
    with st.status(ngettext("Đang soạn {name}: {count} nhiệm vụ…", len(report.tasks), name=name, count=number(len(report.tasks)))) as status:
        try:
            made[form.key] = document_of(form, report)
        except PapiError as error:
            status.update(label=escape_markdown(_("Không soạn được {name}: {error}", name=name, error=error)), state="error")
            return
    st.rerun()
