"""Figures of versions that an earlier program stored, worked out in short steps before the page shows them."""

from __future__ import annotations

import streamlit as st

from pages.shared.units.figures import Known, Units, UnsummedError, plans_of
from papi_metrics.language import ngettext

_STEP = 50
"""Versions worked out in one run of the page: some tenths of a second, so that the reader can go elsewhere."""


def require_summed(of: Units) -> None:
    """Return once every figure is there; till then work some out, show how many are left, and run the page again."""
    for known in (of.now, of.before):
        try:
            plans_of(known)
        except UnsummedError as error:
            _fill(known, error)


def _fill(known: Known, error: UnsummedError) -> None:
    left = len(error.keys)
    st.progress(0.0, text=ngettext("Đang tính số liệu của {count} kế hoạch nhận từ trước; trang tự hiện khi xong.", left))
    known.store.fill_summaries(error.keys[:_STEP])
    st.rerun()
