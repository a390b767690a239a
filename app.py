"""The served application: `streamlit run app.py`, or `uvicorn app:app` from this folder.

The main script is pages/frame.py, so that no folder `pages/` lies beside it and every deep link, on a fresh server
too, goes through the frame.
"""

import streamlit as st
from starlette.middleware import Middleware

from pages.shared.serving import ERRORS, MIDDLEWARE, ROUTES, ready
from pages.shared.signing.by_address import SignOut
from pages.shared.unavailable import say_failure

app = st.App(
    "pages/frame.py",
    middleware=[*MIDDLEWARE, Middleware(SignOut)],
    routes=ROUTES,
    lifespan=ready,
    exception_handlers=ERRORS,
    on_script_error=say_failure,
)
