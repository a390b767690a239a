"""Work that takes longer than a second says what it does: on the page where it stands, of an act in the corner of the window."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime.scriptrunner import add_script_run_ctx

from papi_metrics.language import gettext as _

_SOON = 0.3
"""Seconds an act may take without a word: one that is done sooner would only flash."""


@contextmanager
def at_work(sentence: str) -> Iterator[None]:
    """Say what is being done, and for how long, at this place of the page while it is done."""
    with st.spinner(sentence, show_time=True):
        yield


@contextmanager
def act_at_work(sentence: str, *, done: str) -> Iterator[None]:
    """Say in the corner what an act does and then whether it is done; for callbacks, which run before the page has a place for it."""
    said: list[DeltaGenerator] = []
    lock = threading.Lock()
    over = finished = False

    def say() -> None:
        with lock:
            if not over:
                said.append(st.toast(sentence, icon="spinner", duration="infinite"))

    timer = threading.Timer(_SOON, say)
    add_script_run_ctx(timer)
    timer.start()
    try:
        yield
        finished = True
    finally:
        timer.cancel()
        with lock:
            over = True
        for toast in said:
            toast.toast(done if finished else _("Chưa làm được."), icon=":material/check:" if finished else ":material/close:", duration=2)
