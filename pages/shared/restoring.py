"""The act of Lịch sử that makes an old version the newest again."""

from __future__ import annotations

import streamlit as st

from pages.shared.outcomes import accepted, refused
from pages.shared.view import open_store
from papi_metrics.errors import PapiError
from papi_metrics.store import VersionKey

RESTORER_KEY, RESTORE_REASON_KEY = "nguoi-khoi-phuc", "ly-do-khoi-phuc"


def restore(key: VersionKey, based_on: int) -> None:
    """Make an old version the newest again; a callback of the button. `based_on` is the newest the person saw."""
    author, reason = (st.session_state[name].strip() for name in (RESTORER_KEY, RESTORE_REASON_KEY))
    if not author or not reason:
        refused("Hãy điền người khôi phục và lý do.")
        return
    try:
        accepted(open_store().restore(key, author=author, reason=reason, based_on=based_on))
    except PapiError as error:
        refused(str(error))
