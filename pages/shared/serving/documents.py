"""Streamlit's document on its way out: asked for whole and plain, rewritten in the language spoken, with its content policy."""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages.shared.document import content_policy, spoken_document
from pages.shared.serving.scripts import looks_address, script_addresses
from papi_metrics.language import spoken

# Compressed, ranged and conditional answers cannot be rewritten: a document is always asked for whole and plain.
_ONLY_WHOLE = {b"accept-encoding", b"range", b"if-none-match", b"if-modified-since", b"if-range"}
_OTHER_BODY = ("etag", "last-modified", "accept-ranges", "content-length")


class Documents:
    """ASGI middleware: Streamlit's document in the language spoken, with its content policy."""

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
    """Passes an answer on; an HTML answer is held back until it is whole, then rewritten."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._start: Message | None = None
        self._body = b""

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = Headers(raw=message["headers"])
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
        document = spoken_document(self._body.decode(), scripts=script_addresses(spoken()), looks=looks_address()) if self._body else ""
        headers = MutableHeaders(raw=start["headers"])
        for name in _OTHER_BODY:
            del headers[name]
        if document:
            headers["content-length"] = str(len(document.encode()))
            headers["content-security-policy"] = content_policy(document)
        headers["cache-control"] = "no-cache"
        await self._send(start)
        return {"type": "http.response.body", "body": document.encode()}
