"""Files to take along, made when they are asked for: by then the person must still be who they were, with the same rights."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from pages.shared.settings import current_settings
from pages.shared.signing.gate import Caller, caller_of, current_caller, sent_by
from papi_metrics.access import AccessDeniedError, Right
from papi_metrics.language import speaking, spoken


def download_button(label: str, data: Callable[[], bytes | str] | bytes | str, file_name: str | None = None, **options: Any) -> bool:  # noqa: ANN401 - as Streamlit's
    """Offer a file, as `st.download_button` does; one that is made later is made only for who was shown the button."""
    made = _for_same(current_caller(), data) if callable(data) else data
    return st.download_button(label, made, file_name, **options)


def _for_same(caller: Caller, make: Callable[[], bytes | str]) -> Callable[[], bytes | str]:
    """Streamlit makes such a file in a thread that has no session: who asks, asked about anew, and the language are brought along."""
    language = spoken()

    def made() -> bytes | str:
        identity = caller.identity
        now = caller if identity is None else caller_of(identity, current_settings())
        if now.actor != caller.actor:
            raise AccessDeniedError(Right.READ, "")
        with sent_by(now.actor), speaking(language):
            return make()

    return made
