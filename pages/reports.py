"""Báo cáo: the report of a period in the form the decree asks for, to read here and to take along as a file."""

from __future__ import annotations

import streamlit as st

from pages.shared.outcomes import say_outcome
from pages.shared.report.documents import offer_documents
from pages.shared.report.letterhead import ask_letterhead, letterhead_of, numbered, say_blanks
from pages.shared.report.making import report_of
from pages.shared.report.period import chosen_period, say_period
from pages.shared.report.preview import show_preview
from pages.shared.snapshots.sending import offer_snapshot
from pages.shared.view import required_view
from pages.shared.working import at_work
from papi_metrics.language import gettext as _
from papi_metrics.text import escape_markdown

view = required_view()
say_outcome()
period, language = chosen_period(view)
say_period(view, period)
letterhead, saved = letterhead_of(view)
numbered_letterhead = numbered(letterhead, view.key.unit, period)
with at_work(_("Đang tính báo cáo của kỳ này…")):
    report = report_of(view, period, language, numbered_letterhead)

if report.cautions:
    st.warning("  \n".join(map(escape_markdown, report.cautions)), icon=":material/info:")
offer_documents(report)
say_blanks(letterhead)
ask_letterhead(view, letterhead, saved=saved)
offer_snapshot(view)
show_preview(report)
