"""Signing out by Streamlit's own address: the session ends in the store too, not only in the browser that asks."""

from __future__ import annotations

import json
from collections.abc import Mapping
from http import HTTPStatus

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.auth_util import get_cookie_with_chunks
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from pages.shared.opening import system_store
from pages.shared.serving.addresses import SIGN_OUT, route_of
from pages.shared.serving.refusals import refused
from pages.shared.settings import current_settings
from pages.shared.signing.identity import identity_of_token
from papi_metrics.language import later
from papi_metrics.sign_in import NotSignedInError
from papi_metrics.store import StoreUnavailableError

_NOT_YET = later("Chưa đăng xuất được vì kho số liệu chưa trả lời. Hãy thử lại, hoặc đóng trình duyệt.")


class SignOut:
    """ASGI middleware: whoever asks for the address to sign out ends their session before the browser forgets it."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap an application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """End the session that the request's cookie vouches for, and pass the request on."""
        if scope["type"] == "http" and route_of(scope) == SIGN_OUT and current_settings().sign_in == "oidc":
            try:
                await run_in_threadpool(_end_session, Request(scope).cookies)
            except StoreUnavailableError:
                await refused("store", HTTPStatus.SERVICE_UNAVAILABLE, _NOT_YET)(scope, receive, send)
                return
        await self._app(scope, receive, send)


def _end_session(cookies: Mapping[str, str]) -> None:
    try:
        identity = identity_of_token(current_settings(), _claims_in(cookies))
    except NotSignedInError:
        return
    system_store().end_session(identity)


def _claims_in(cookies: Mapping[str, str]) -> Mapping[str, object]:
    """Return the claims in the cookie that Streamlit signed; empty for none, or one that nobody signed."""

    def unsigned(name: str) -> bytes | None:
        return decode_signed_value(get_cookie_secret(), name, cookies.get(name, "").encode("latin-1", "replace"))

    claims = json.loads(get_cookie_with_chunks(unsigned, USER_COOKIE_NAME) or b"{}")
    return claims if isinstance(claims, dict) else {}
