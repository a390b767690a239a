"""The language of a session: as its address says, and kept in the address of every page.

Another language is another document, for Streamlit's own words are the browser's: the switch loads the page anew.
"""

from __future__ import annotations

from html import escape
from urllib.parse import parse_qs, urlencode

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from papi_metrics.language import LANGUAGES, NAMES, Language, ask_for_language, speak, spoken

KEY = "lang"
_STATE = "language"


def speak_as_chosen() -> None:
    """Speak this run's language and keep it in the address; called before any word is shown."""
    if _STATE not in st.session_state:
        st.session_state[_STATE] = _known(st.query_params.get(KEY))
    language = _chosen()
    speak(language)
    if language == LANGUAGES[0]:
        st.query_params.pop(KEY, None)
    elif st.query_params.get(KEY) != language:
        st.query_params[KEY] = language


def language_switch() -> None:
    """Offer the other languages, each by its two letters for want of room and the name it calls itself; what the address has goes along."""
    st.html(" ".join(_way_to(language) for language in LANGUAGES if language != spoken()), width="content")


def _way_to(other: Language) -> str:
    """Return the link to this page in another language."""
    kept = {name: value for name, value in st.query_params.items() if name != KEY}
    chosen = {} if other == LANGUAGES[0] else {KEY: other}
    address = escape(f"?{urlencode({**kept, **chosen})}")
    # As quiet as the header's other choices, on either theme.
    looks = "color: inherit; font-size: 0.875rem; white-space: nowrap"
    name = f'aria-label="{NAMES[other]}" title="{NAMES[other]}"'
    return f'<a href="{address}" target="_self" lang="{other}" hreflang="{other}" {name} style="{looks}">{other.upper()}</a>'


def language_of_address(query: bytes) -> Language:
    """Return the language that an address asks for."""
    return _known(parse_qs(query.decode(errors="replace")).get(KEY, [""])[-1])


def _known(text: str | None) -> Language:
    return next((language for language in LANGUAGES if language == text), LANGUAGES[0])


def _chosen() -> Language:
    """Return the session's language; Vietnamese outside of any session."""
    return _known(st.session_state.get(_STATE)) if get_script_run_ctx(suppress_warning=True) is not None else LANGUAGES[0]


ask_for_language(_chosen)
