"""What vouches for the person at the browser: Streamlit's identity token, or the header that the middleware has checked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from pages.shared.serving.admitted import this_session
from pages.shared.settings import Settings
from papi_metrics.language import later
from papi_metrics.sign_in import Identity, NotSignedInError, account_of, identity_of_claims, session_digest

USER_HEADER = "X-Papi-User"
NOT_YET = later("Hãy đăng nhập để xem tiếp.")


def identity_now(settings: Settings) -> Identity:
    """Return who is at the browser, asked anew: nothing that this session once knew is trusted.

    Errors: NotSignedInError if nobody vouches for them.
    """
    return identity_of_token(settings, claims_now()) if settings.sign_in == "oidc" else _of_proxy(users_named())


def claims_now() -> Mapping[str, object]:
    """Return the claims of the identity token that Streamlit keeps in its signed cookie; empty for none."""
    return st.user.to_dict()


def users_named() -> Sequence[str]:
    """Return the users that the request of this session names."""
    return st.context.headers.get_all(USER_HEADER)


def identity_of_token(settings: Settings, claims: Mapping[str, object]) -> Identity:
    """Return whom the claims of an identity token are about, by the settings of the server.

    Errors: NotSignedInError if they vouch for nobody.
    """
    if claims.get("is_logged_in") is not True:
        raise NotSignedInError(NOT_YET)
    verified = settings.email_verified == "required" and settings.account_claim == "email"
    return identity_of_claims(claims, claim=settings.account_claim, verified=verified)


def _of_proxy(users: Sequence[str]) -> Identity:
    if len(users) != 1 or not this_session():
        raise NotSignedInError(NOT_YET)
    account = account_of(users[0])
    return Identity(account=account, name=account, session=session_digest("proxy", this_session(), account))
