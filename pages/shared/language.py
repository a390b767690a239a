"""The language of a session: as its address says, else as it was last chosen; kept in the address of every page."""

from __future__ import annotations

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from papi_metrics.language import LANGUAGES, NAMES, Language, ask_for_language, speak, spoken

KEY = "lang"
_STATE = "language"


def speak_as_chosen() -> None:
    """Speak this run's language and keep it in the address; called before any word is shown."""
    if _STATE not in st.session_state:
        st.session_state[_STATE] = _said(st.query_params.get(KEY))
    language = _chosen()
    speak(language)
    if language == LANGUAGES[0]:
        st.query_params.pop(KEY, None)
    elif st.query_params.get(KEY) != language:
        st.query_params[KEY] = language


def language_switch() -> None:
    """Offer the other language, by the name it calls itself."""
    other = next(language for language in LANGUAGES if language != spoken())
    st.button(NAMES[other], key="doi-ngon-ngu", type="tertiary", icon=":material/translate:", on_click=_choose, args=(other,))


def _choose(language: Language) -> None:
    st.session_state[_STATE] = language


def _said(text: str | None) -> Language:
    return next((language for language in LANGUAGES if language == text), LANGUAGES[0])


def _chosen() -> Language:
    """Return the session's language; Vietnamese outside of any session."""
    return _said(st.session_state.get(_STATE)) if get_script_run_ctx(suppress_warning=True) is not None else LANGUAGES[0]


ask_for_language(_chosen)
