"""Calls of an ASGI application without a server: what is sent, what the application saw, what came back."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from pages.shared.serving import MIDDLEWARE

HERE = [(b"host", b"127.0.0.1:8501")]


@dataclass
class Probe:
    """An application that notes what reaches it and answers 200, or as told, with what it was sent."""

    scopes: list = field(default_factory=list)
    body: bytes = b""
    kind: bytes = b"text/plain"
    cookie: bytes = b""
    status: int = 200

    async def __call__(self, scope, receive, send):
        """Note a request, read its body, answer."""
        self.scopes.append(scope)
        if scope["type"] == "lifespan":
            await receive()
            await send({"type": "lifespan.startup.complete"})
        elif scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.accept"})
        else:
            await self._answer(receive, send)

    async def _answer(self, receive, send):
        while True:
            message = await receive()
            self.body += message.get("body", b"")
            if not message.get("more_body"):
                break
        headers = [(b"content-type", self.kind), *([(b"set-cookie", self.cookie)] if self.cookie else [])]
        await send({"type": "http.response.start", "status": self.status, "headers": headers})
        await send({"type": "http.response.body", "body": b"seen"})

    @property
    def headers(self):
        """The headers of the last request as they reached the application."""
        return self.scopes[-1]["headers"]


@dataclass
class Answer:
    """What came back."""

    messages: list
    asked: int

    @property
    def status(self):
        """The status of an answer; of a handshake 101, or the code it was closed with."""
        first = self.messages[0]
        return first.get("status") or first.get("code") or 101

    @property
    def headers(self):
        """The headers by their names in small letters; of several of one name, the last."""
        return {name.decode().lower(): value.decode() for name, value in self.messages[0].get("headers", [])}

    @property
    def body(self):
        """The body as text."""
        return b"".join(message.get("body", b"") for message in self.messages).decode()


def in_front_of(app):
    """Return an application behind the layers of the real one."""
    for layer in reversed(MIDDLEWARE):
        app = layer.cls(app, *layer.args, **layer.kwargs)
    return app


def request(path="/", *, method="GET", headers=HERE, client=("127.0.0.1", 50000), **changes):
    """Return an HTTP request as uvicorn hands it on."""
    scope = {"type": "http", "method": method, "path": path, "headers": list(headers), "client": client}
    return {**scope, "server": ("127.0.0.1", 8501), "scheme": "http", "query_string": b"", **changes}


def handshake(path="/_stcore/stream", **changes):
    """Return a websocket handshake."""
    return request(path, **{"type": "websocket", "scheme": "ws", **changes})


def run(act: Callable[[], Awaitable]):
    """Run a coroutine in a thread of its own: while a browser test's loop stands in this one, no other can run here."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(lambda: asyncio.run(act())).result()


def called(app, scope, body=(b"",)) -> Answer:
    """Send one request, its body in pieces, and return what came back."""
    return run(lambda: acall(app, scope, body))


async def acall(app, scope, body=(b"",)) -> Answer:
    """Send one request within a loop."""
    messages, asked, parts = [], 0, list(body)
    kinds = {"websocket": "websocket.connect", "lifespan": "lifespan.startup", "http": "http.request"}

    async def receive():
        nonlocal asked
        asked += 1
        await asyncio.sleep(0)
        part = parts.pop(0) if parts else b""
        return {"type": kinds[scope["type"]], "body": part, "more_body": bool(parts)}

    async def send(message):
        messages.append(message)

    await app(scope, receive, send)
    return Answer(messages, asked)
