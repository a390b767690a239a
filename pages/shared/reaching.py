"""What makes every page reachable beside `browser/reach`: its headings for who hears it, a button for charts to follow the theme."""

from __future__ import annotations

from html import escape

import streamlit as st

from papi_metrics.language import gettext as _


def say_where(*names: str) -> None:
    """Name the application and the page by headings that are heard and not seen; those on the page begin at the third level.

    Beside them stands the button that reach.js presses when the system's theme has changed: the run it asks for draws charts anew.
    """
    with st.container(key="cho-nguoi-nghe"):
        st.html("".join(f"<h{level}>{escape(name)}</h{level}>" for level, name in enumerate(names, 1)))
        st.button(_("Vẽ lại theo nền"), key="theo-nen")
