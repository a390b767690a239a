"""The way in: whether the server may start, what one machine serves, which addresses stay shut, who came too often."""

from __future__ import annotations

from http import HTTPStatus

import streamlit as st
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocket
from streamlit.web.server.server_util import get_cookie_secret

from pages.shared.serving.addresses import CLOSED, route_of
from pages.shared.serving.arrivals import Arrival, arrival_of, is_loopback
from pages.shared.serving.rates import Rates
from pages.shared.serving.refusals import refused
from pages.shared.settings import SettingError, Settings, current_settings
from papi_metrics.language import gettext as _
from papi_metrics.language import later

_HERE = frozenset({"localhost", "127.0.0.1", "[::1]"})
_ONE_MACHINE = (
    later("Chương trình đang chạy cho một máy (không đăng nhập) nên chỉ trả lời http://127.0.0.1 hoặc http://localhost trên chính máy này. "
    "Để nhiều người dùng qua mạng, hãy đặt PAPI_SIGN_IN theo docs/servers.md.")
)


class Guard:
    """ASGI middleware: lets the server start only as its settings allow, and a request in only where it may be."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap an application."""
        self._app = app
        self._rates: Rates | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse or pass on; messages of a session that is open are not touched."""
        if scope["type"] == "lifespan":
            await self._start(scope, receive, send)
            return
        answer = self._refusal(scope)
        if answer is None:
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await WebSocket(scope, receive, send).close(1008)
        else:
            await answer(scope, receive, send)

    async def _start(self, scope: Scope, receive: Receive, send: Send) -> None:
        sentence = start_refusal()
        if sentence is None:
            await self._app(scope, receive, send)
            return
        await receive()
        await send({"type": "lifespan.startup.failed", "message": sentence})

    def _refusal(self, scope: Scope) -> Response | None:
        settings, arrival, route = current_settings(), arrival_of(scope), route_of(scope)
        if settings.is_one_machine and not _is_this_machine(scope, arrival):
            return refused("machine", HTTPStatus.FORBIDDEN, _ONE_MACHINE)
        if _is_from_elsewhere(scope):
            return refused("origin", HTTPStatus.FORBIDDEN)
        if route in CLOSED:
            return refused("closed", HTTPStatus.NOT_FOUND)
        if self._rates is None:
            self._rates = Rates(settings)
        wait = self._rates.wait_of(scope, route, arrival.address)
        return None if wait is None else refused("rate", HTTPStatus.TOO_MANY_REQUESTS, retry_after=wait)


def start_refusal() -> str | None:
    """Return the sentence that says why the server may not start as it is set up, None where it may."""
    try:
        settings = current_settings()
    except SettingError as error:
        return str(error)
    address = str(st.get_option("server.address") or "0.0.0.0")  # noqa: S104 - what Streamlit takes without one
    if settings.is_one_machine and not is_loopback(address):
        return (
            _("Chưa đặt đăng nhập (PAPI_SIGN_IN) nên chỉ được mở trên máy này, không mở tại {address}. "
            "Hãy bỏ server.address, hoặc đặt PAPI_SIGN_IN theo docs/servers.md.", address=address)
        )
    return _cookie_refusal(settings)


def _cookie_refusal(settings: Settings) -> str | None:
    if settings.sign_in == "oidc" and not st.config.is_manually_set("server.cookieSecret") and not _has_own_secret():
        return (
            _("PAPI_SIGN_IN=oidc cần một khóa cookie chung cho mọi máy chủ: đặt STREAMLIT_SERVER_COOKIE_SECRET hoặc "
            "auth.cookie_secret trong secrets.toml; tạo bằng: openssl rand -hex 32.")
        )
    return None


def _has_own_secret() -> bool:
    """Tell whether the cookie secret is another than the one Streamlit draws at random for this process."""
    return bool(get_cookie_secret() != st.get_option("server.cookieSecret"))


def _is_this_machine(scope: Scope, arrival: Arrival) -> bool:
    """Tell whether both ends and the name asked for are this machine; a name of elsewhere is a page of elsewhere that rebinds."""
    server = scope.get("server") or ("", None)
    hosts = Headers(scope=scope).getlist("host")
    return arrival.is_local and is_loopback(server[0]) and len(hosts) == 1 and _host_name(hosts[0]) in _HERE


def _is_from_elsewhere(scope: Scope) -> bool:
    """Tell whether the page of another site asks; Streamlit would first ask the internet what its own address is."""
    headers = Headers(scope=scope)
    origins, host = headers.getlist("origin"), headers.get("host", "")
    return any(origin.partition("://")[2].lower() != host.lower() for origin in origins)


def _host_name(host: str) -> str:
    end = host.find("]") + 1 if host.startswith("[") else host.find(":")
    return (host[:end] if end > 0 else host).lower()
