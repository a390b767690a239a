"""The ways to a dimension's page: a click on a picture, a row of numbers, an address that keeps what is chosen."""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st

from pages.shared.carrying import carry
from pages.shared.header import chosen_in_header
from pages.shared.score_choice import UNIT_KEY, YEAR_KEY, base_key
from papi_metrics.framework import DIMENSIONS
from papi_metrics.language import gettext as _

PAGE, ADDRESS = "dimension.py", "chi-so"
DIMENSION_KEY = "chi-so"


def dimension_links() -> None:
    """Offer the dimensions' pages by their numbers, for those who do not click on pictures."""
    row = st.container(horizontal=True, vertical_alignment="center", gap="small", key="xem-ky")
    row.markdown(_("Xem kỹ chỉ số:"), width="content")
    with row.container(width="content"):
        numbers = [str(number) for number in DIMENSIONS]
        open_dimension(st.pills(_("Xem kỹ chỉ số"), numbers, key="mo-chi-so", label_visibility="collapsed"))


def open_dimension(code: str | None) -> None:
    """Go to a dimension's page if one was chosen; the year, the base year and the unit go along."""
    if code is not None:
        state = st.session_state
        names = (YEAR_KEY, base_key(int(state[YEAR_KEY])), UNIT_KEY)
        carry({name: state[name] for name in names if state.get(name)})
        st.switch_page(PAGE, query_params={**chosen_in_header(), DIMENSION_KEY: code})


def dimension_address() -> str:
    """Return the address of a dimension's page up to its number, with what the header chose, for links of our own."""
    return f"{ADDRESS}?{urlencode({**chosen_in_header(), DIMENSION_KEY: ''})}"
