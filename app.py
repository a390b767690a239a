"""The served application: `streamlit run app.py`, or `uvicorn app:app` from this folder.

The main script is pages/frame.py, so that no folder `pages/` lies beside it and every deep link, on a fresh server
too, goes through the frame.
"""

import streamlit as st

from pages.shared.serving import ERRORS, MIDDLEWARE, ROUTES, ready

app = st.App("pages/frame.py", middleware=MIDDLEWARE, routes=ROUTES, lifespan=ready, exception_handlers=ERRORS)
