"""An application for tests alone: our middleware around a page of Streamlit's own widgets."""

import streamlit as st

from pages.shared.serving import MIDDLEWARE, ROUTES

app = st.App("widgets.py", middleware=MIDDLEWARE, routes=ROUTES)
