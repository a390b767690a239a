"""What the web server adds to Streamlit: the Vietnamese document and words, the script that saves charts, security headers, the icon."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from functools import lru_cache
from pathlib import Path

from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages.shared.document import ICON, content_policy, vietnamese_document
from pages.shared.view import open_store
from papi_metrics import isolation

_SHARED = Path(__file__).parent.parent
_WORDS = _SHARED / "words.json"
_SCRIPT = _SHARED / "words.js"
_SAVING = _SHARED / "saving.js"

SECURITY_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}

# Compressed, ranged and conditional answers cannot be rewritten: a document is always asked for whole and plain.
_ONLY_WHOLE = {b"accept-encoding", b"range", b"if-none-match", b"if-modified-since", b"if-range"}
_OTHER_BODY = ("etag", "last-modified", "accept-ranges", "content-length")


class Serving:
    """ASGI middleware: security headers on every answer, and Streamlit's document in Vietnamese."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap an application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; what is not HTTP passes untouched."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if _wants_document(scope):
            kept = [(name, value) for name, value in scope["headers"] if name not in _ONLY_WHOLE]
            scope = {**scope, "headers": kept}
        await self._app(scope, receive, _Rewriter(send).send)


def _wants_document(scope: Scope) -> bool:
    """Tell a page's address from a file's: browsers ask for pages with "text/html"."""
    inner = scope["path"].startswith(("/_stcore/", "/static/", "/media/"))
    return not inner and "text/html" in Headers(scope=scope).get("accept", "text/html")


class _Rewriter:
    """Passes an answer on with our headers; an HTML answer is held back until it is whole, then rewritten."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._start: Message | None = None
        self._body = b""

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(raw=message["headers"])
            headers.update(SECURITY_HEADERS)
            html = headers.get("content-type", "").startswith("text/html")
            if html and "content-encoding" not in headers:
                self._start = message
                return
        elif self._start is not None and message["type"] == "http.response.body":
            self._body += message.get("body", b"")
            if message.get("more_body"):
                return
            message = await self._rewritten(self._start)
        await self._send(message)

    async def _rewritten(self, start: Message) -> Message:
        document = vietnamese_document(self._body.decode(), scripts=_script_addresses()) if self._body else ""
        headers = MutableHeaders(raw=start["headers"])
        for name in _OTHER_BODY:
            del headers[name]
        if document:
            headers["content-length"] = str(len(document.encode()))
            headers["content-security-policy"] = content_policy(document)
        headers["cache-control"] = "no-cache"
        await self._send(start)
        return {"type": "http.response.body", "body": document.encode()}


@lru_cache(maxsize=1)
def _script() -> bytes:
    """Join the dictionary and the small program that applies it."""
    words = _WORDS.read_text(encoding="utf-8")
    return _SCRIPT.read_text(encoding="utf-8").replace("/* words.json */ { exact: {}, patterns: {} }", words).encode()


@lru_cache(maxsize=1)
def _saving() -> bytes:
    """Return the small program that saves charts as pictures."""
    return _SAVING.read_bytes()


@lru_cache(maxsize=1)
def _script_addresses() -> tuple[str, ...]:
    """Return the scripts' addresses with their digests, so that browsers may keep them for good."""
    scripts = (("tieng-viet.js", _script()), ("luu-bieu-do.js", _saving()))
    return tuple(f"./{name}?v={hashlib.sha256(content).hexdigest()[:12]}" for name, content in scripts)


async def _script_answer(_request: Request) -> Response:
    return _kept_for_good(_script())


async def _saving_answer(_request: Request) -> Response:
    return _kept_for_good(_saving())


def _kept_for_good(script: bytes) -> Response:
    headers = {"Cache-Control": "public, max-age=31536000, immutable"}
    return Response(script, media_type="text/javascript", headers=headers)


async def _icon_answer(_request: Request) -> Response:
    return FileResponse(ICON, headers={"Cache-Control": "public, max-age=86400"})


@asynccontextmanager
async def ready(_app: object) -> AsyncGenerator[None, None]:
    """Open the store and start the readers before the first visitor comes: whoever is first does not wait for them."""
    isolation.warm()
    open_store()
    yield


MIDDLEWARE: list[Middleware] = [Middleware(Serving)]
ROUTES: list[BaseRoute] = [
    Route("/tieng-viet.js", _script_answer),
    Route("/luu-bieu-do.js", _saving_answer),
    Route("/favicon.png", _icon_answer),
]
