"""The language of a request: that of its address, or of the page it comes from, for every word that answers it."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from pages.shared.language import KEY, language_of_address
from papi_metrics.language import Language, speaking


class Languages:
    """ASGI middleware: what answers a request within speaks its language."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap an application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request in its language; a session says its own, run by run."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        with speaking(language_of(scope)):
            await self._app(scope, receive, send)


def language_of(scope: Scope) -> Language:
    """Return the language asked for; the address of an upload or of a sign-in has none, the page that led there has."""
    query: bytes = scope.get("query_string", b"")
    if f"{KEY}=".encode() in query:
        return language_of_address(query)
    return language_of_address(_query_of(Headers(scope=scope).get("referer", "")))


def _query_of(address: str) -> bytes:
    try:
        return urlsplit(address).query.encode(errors="replace")
    except ValueError:
        return b""
