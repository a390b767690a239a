"""The gate: who is at the browser, found out anew in every run before anything is drawn, in callbacks and fragments too."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from pages.shared.opening import system_store
from pages.shared.serving.admitted import admit, dismiss, this_session
from pages.shared.settings import Settings, current_settings
from pages.shared.signing.identity import identity_now
from papi_metrics.access import NOBODY, OWNER, Actor, Right
from papi_metrics.sign_in import Identity, NotSignedInError
from papi_metrics.store import Store, StoreUnavailableError

_HELD = "signing"
_SENT: ContextVar[Actor | None] = ContextVar("sent", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """Who is at the browser: the actor, what vouches for them (None on one machine and for nobody), and why they are nobody.

    `failure` is why nobody could be asked who they are: the store did not answer.
    """

    actor: Actor
    identity: Identity | None = None
    told: str = ""
    failure: StoreUnavailableError | None = None

    def may_anywhere(self, right: Right) -> bool:
        """Tell whether there is a unit where the caller has a right."""
        return self.actor.units_with(right) != ()


def find_caller() -> Caller:
    """Find out anew who is at the browser, for the rest of this run, and let or forbid them to upload; the frame begins with it."""
    caller = called_by(current_settings())
    st.session_state[_HELD] = (get_script_run_ctx().cursors, caller)
    if caller.may_anywhere(Right.UPDATE):
        admit(this_session(), caller.actor.account)
    else:
        dismiss(this_session())
    return caller


def current_caller() -> Caller:
    """Return who is at the browser; a callback or a fragment, which run before or without the frame, find out anew.

    Streamlit makes the cursors of the page anew for every run: they tell this run from the one before.
    """
    context = get_script_run_ctx(suppress_warning=True)
    if context is None:
        return called_by(current_settings())
    held = st.session_state.get(_HELD)
    return held[1] if held is not None and held[0] is context.cursors else find_caller()


def current_actor() -> Actor:
    """Return who acts: at the browser, or where a file is made that somebody at a browser asked for.

    Errors: StoreUnavailableError if the store could not be asked who they are.
    """
    if sent := _SENT.get():
        return sent
    caller = current_caller()
    if caller.failure is not None:
        raise caller.failure
    return caller.actor


def called_by(settings: Settings) -> Caller:
    """Return who is at the browser by what vouches for them, their session and their account as they stand now."""
    if settings.is_one_machine:
        return Caller(actor=OWNER)
    if get_script_run_ctx(suppress_warning=True) is None:
        return Caller(actor=NOBODY)
    try:
        identity = identity_now(settings)
    except NotSignedInError as error:
        return Caller(actor=NOBODY, told=str(error))
    return caller_of(identity, settings)


def caller_of(identity: Identity, settings: Settings) -> Caller:
    """Return the caller that an identity stands for, if its session goes on."""
    try:
        return _caller_in(system_store(), identity, settings)
    except StoreUnavailableError as error:
        return Caller(actor=NOBODY, failure=error)


def _caller_in(store: Store, identity: Identity, settings: Settings) -> Caller:
    if over := store.seen(identity, settings.limits):
        return Caller(actor=NOBODY, told=over)
    return Caller(actor=store.actor_of(identity.account), identity=identity)


@contextmanager
def sent_by(actor: Actor) -> Iterator[None]:
    """Act as somebody who was found out before, in a thread without a session of its own."""
    token = _SENT.set(actor)
    try:
        yield
    finally:
        _SENT.reset(token)
