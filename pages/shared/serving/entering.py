"""The outermost layer: who asks is settled first, every answer gets its headers, every request is counted and logged once."""

from __future__ import annotations

import re
import secrets
import time
from http import HTTPStatus

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages.shared.serving.addresses import STREAM, route_of
from pages.shared.serving.arrivals import Arrival, arrival_of, arrived
from pages.shared.serving.counts import REQUESTS, SECONDS, SESSIONS
from pages.shared.serving.headers import add_headers
from pages.shared.serving.journal import LOG, shortened
from pages.shared.settings import current_settings

_REQUEST_ID = re.compile(r"[0-9a-zA-Z-]{8,64}")
_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "PUT", "POST", "DELETE", "PATCH"})
_QUIET = frozenset({"/static/…", "/_stcore/health", "/healthz", "/readyz", "/metrics"})


class Entry:
    """ASGI middleware around all others."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap an application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on as it arrived; messages of an open session are not touched."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        scope = arrived(scope, secret=current_settings().proxy_secret)
        if scope["type"] == "websocket":
            await self._session(scope, receive, send)
        else:
            await self._request(scope, receive, send)

    async def _session(self, scope: Scope, receive: Receive, send: Send) -> None:
        route, start = route_of(scope), time.perf_counter()
        SESSIONS.inc()
        try:
            await self._app(scope, receive, send)
        finally:
            SESSIONS.dec()
            if route == STREAM:
                _tell("session", scope, route, start)

    async def _request(self, scope: Scope, receive: Receive, send: Send) -> None:
        route, start, status = route_of(scope), time.perf_counter(), int(HTTPStatus.INTERNAL_SERVER_ERROR)
        request_id = _request_id(scope, arrival_of(scope))

        async def answering(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                add_headers(message, route, arrival_of(scope))
                message["headers"].append((b"x-request-id", request_id.encode()))
            await send(message)

        try:
            await self._app(scope, receive, answering)
        finally:
            REQUESTS.labels(route, status).inc()
            SECONDS.labels(route).observe(time.perf_counter() - start)
            method = scope["method"] if scope["method"] in _METHODS else "other"
            _tell("request", scope, route, start, method=method, status=status, request_id=request_id)


def _request_id(scope: Scope, arrival: Arrival) -> str:
    """Return the mark of a request: the proxy's, so that both logs can be set side by side, or a new one."""
    given = Headers(scope=scope).get("x-request-id", "") if arrival.is_trusted else ""
    return given if _REQUEST_ID.fullmatch(given) else secrets.token_hex(8)


def _tell(event: str, scope: Scope, route: str, start: float, **fields: object) -> None:
    milliseconds = round((time.perf_counter() - start) * 1000, 1)
    client = shortened(arrival_of(scope).address)
    say = LOG.debug if route in _QUIET else LOG.info
    say(event, extra={"route": route, "ms": milliseconds, "client": client, **fields})
