"""A line that stays in sight while a page scrolls: unit, plan year, as-of date, version."""

from __future__ import annotations

from html import escape

import streamlit as st

from pages.shared.view import View
from papi_metrics.language import gettext as _
from papi_metrics.palette import DARK_GROUND, LIGHT_GROUND, TONES
from papi_metrics.wording import date

# The bar at the top of the window is Streamlit's and empty at its right, where the menu leaves 4 rem. Where the pages' names need
# the whole bar the line stands at the window's foot instead; on a phone they are folded away and the bar is empty again.
_STYLE = """
.papi-in-sight {{ position: fixed; top: 1.2rem; right: 4.2rem; z-index: 1000000; max-width: 46vw; pointer-events: none;
  font-size: 0.8rem; line-height: 1.3; color: {colour}; background: {ground}; white-space: nowrap; overflow: hidden;
  text-overflow: ellipsis; }}
@media (min-width: 761px) and (max-width: 1160px) {{ .papi-in-sight {{ top: auto; bottom: 0; right: 0; padding: 0.1rem 0.6rem; }} }}
@media (max-width: 760px) {{ .papi-in-sight {{ max-width: calc(100vw - 8.5rem); font-size: 0.75rem; }} }}
@media print {{ .papi-in-sight {{ position: static; max-width: none; }} }}
"""


def strip(view: View) -> None:
    """Draw the line; it repeats the header, so it is not read out twice."""
    dark = st.context.theme.type == "dark"
    style = _STYLE.format(
        colour=TONES["grey"].dark if dark else TONES["grey"].light,
        ground=(DARK_GROUND if dark else LIGHT_GROUND).background,
    )
    key = view.key
    past = _("xem lại · ") if view.is_past else ""
    words = _("{past}{unit} · {plan_year} · đến {as_of} · phiên bản {number}", past=past, unit=view.version.unit, plan_year=key.plan_year, as_of=date(view.as_of), number=key.number)
    st.html(f'<style>{style}</style><div class="papi-in-sight{" papi-dark" if dark else ""}" aria-hidden="true">{escape(words)}</div>')
