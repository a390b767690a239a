"""Lịch sử: the versions of the plan, who brought them and why; any two compared, any one had back; the audit trail."""

from __future__ import annotations

import streamlit as st

from pages.shared.blocks import chart, data_table, theme
from pages.shared.columns import PROGRESS_COLUMNS, VERSION_COLUMNS
from pages.shared.facts import plan_facts
from pages.shared.figures import progress_of
from pages.shared.history.auditing import show_audit
from pages.shared.history.comparing import compare_versions
from pages.shared.history.versions import open_version, version_rows
from pages.shared.outcomes import say_outcome
from pages.shared.view import open_store, required_view
from papi_metrics.charts import progress_lines
from papi_metrics.language import gettext as _
from papi_metrics.language import ngettext
from papi_metrics.sentences import progress_sentence, reasons_sentence, told
from papi_metrics.text import escape_markdown

view = required_view()
say_outcome()
versions = open_store().versions(unit=view.key.unit, plan_year=view.key.plan_year, until=view.until)

st.subheader(ngettext("{count} phiên bản của kế hoạch {plan_year}", len(versions), plan_year=view.key.plan_year), anchor=False)
data_table(version_rows(versions), name="phien-ban", columns=VERSION_COLUMNS, alt=ngettext("{count} phiên bản, mới nhất ở trên.", len(versions)))
open_version(versions, view)

progress = progress_of(view)
chart(
    progress_lines(progress, theme=theme()),
    sentence=told(progress_sentence, progress),
    data=progress,
    name="tien-trinh",
    columns=PROGRESS_COLUMNS,
    facts=plan_facts(view, "progress"),
)
st.caption(escape_markdown(reasons_sentence(progress)))

st.subheader(_("So hai phiên bản"), anchor=False)
compare_versions(versions)

st.subheader(_("Nhật ký"), anchor=False)
show_audit(view)
