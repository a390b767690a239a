"""Uploads, before Streamlit sees them: who may, how large, how many at once, and what a session and the process may hold."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Protocol

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import runtime
from streamlit.runtime.stats import CacheStat
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

from pages.shared.serving.addresses import UPLOAD, route_of, uploading_session
from pages.shared.serving.admitted import is_admitted
from pages.shared.serving.counts import UPLOADED
from pages.shared.serving.refusals import refused
from pages.shared.settings import Settings, current_settings

_READING = frozenset({"GET", "HEAD", "OPTIONS"})
# What the form around a file may add; Streamlit then measures the file itself.
_FORM = 64 * 1024
_LONGEST_SECONDS = 600
_BUSY_SECONDS = 5


class Held(Protocol):
    """What Streamlit's uploaded-file manager shows of the files it holds."""

    file_storage: dict[str, dict[str, UploadedFileRec]]

    def get_stats(self) -> Mapping[str, Sequence[CacheStat]]:
        """Return the bytes of all files."""


class _TooMuchError(Exception):
    """More came in than may; it ends Streamlit's reading of the form, which then closes what it has spooled."""


@dataclass(slots=True)
class _Moving:
    """What is on its way in: uploads, and bytes by session."""

    uploads: int = 0
    sessions: Counter[str] = field(default_factory=Counter)

    @property
    def total(self) -> int:
        return self.sessions.total()

    def ended(self, session: str, size: int) -> None:
        self.uploads -= 1
        self.sessions[session] -= size
        if self.sessions[session] <= 0:
            del self.sessions[session]


class Uploads:
    """ASGI middleware: refuses an upload before its body is read, or ends it as soon as it is too much."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap an application; what moves is counted for this process."""
        self._app = app
        self._moving = _Moving()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; what is no upload passes untouched."""
        if scope["type"] != "http" or scope["method"] in _READING or route_of(scope) != UPLOAD:
            await self._app(scope, receive, send)
            return
        session = uploading_session(scope)
        answer = self._refusal(scope, session)
        if answer is not None:
            await answer(scope, receive, send)
        elif scope["method"] == "DELETE":
            await self._app(scope, receive, send)
        else:
            await self._take_in(scope, receive, send, session)

    def _refusal(self, scope: Scope, session: str) -> Response | None:
        settings = current_settings()
        if not session or not is_admitted(session):
            return refused("upload-right", HTTPStatus.FORBIDDEN)
        if scope["method"] == "DELETE":
            return None
        if self._moving.uploads >= settings.uploads_at_once:
            return refused("upload-busy", HTTPStatus.SERVICE_UNAVAILABLE, retry_after=_BUSY_SECONDS)
        if self._is_too_much(settings, session, _announced(scope), _announced(scope)):
            return refused("upload-size", HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        return None

    def _is_too_much(self, settings: Settings, session: str, size: int, more: int) -> bool:
        """Tell whether a file of `size` bytes, `more` of them not yet counted, is more than it, its session or all may be."""
        moving, (own, everyones) = self._moving, _held(session)
        return (
            size > settings.upload_file + _FORM
            or own + moving.sessions[session] + more > settings.upload_session + _FORM
            or everyones + moving.total + more > settings.upload_held
            or moving.total + more > settings.upload_moving
        )

    async def _take_in(self, scope: Scope, receive: Receive, send: Send, session: str) -> None:
        settings, came, started = current_settings(), 0, False

        async def counted() -> Message:
            nonlocal came
            message = await receive()
            size = len(message.get("body", b""))
            if size and self._is_too_much(settings, session, came + size, size):
                raise _TooMuchError
            came += size
            self._moving.sessions[session] += size
            return message

        async def answering(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        self._moving.uploads += 1
        answer: Response | None = None
        try:
            async with asyncio.timeout(_LONGEST_SECONDS):
                await self._app(scope, counted, answering)
        except _TooMuchError:
            answer = refused("upload-size", HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        except TimeoutError:
            answer = refused("upload-slow", HTTPStatus.REQUEST_TIMEOUT)
        finally:
            UPLOADED.inc(came)
            self._moving.ended(session, came)
        if answer is not None and not started:
            await answer(scope, receive, send)


def _announced(scope: Scope) -> int:
    """Return the length a request announces; what is no number is counted as it comes in."""
    text = Headers(scope=scope).get("content-length", "")
    return int(text) if text.isdecimal() else 0


def _held(session: str) -> tuple[int, int]:
    """Return the bytes of the files that a session and this whole process hold; only a runtime that is there has admitted sessions."""
    manager: Held = runtime.get_instance().uploaded_file_mgr  # type: ignore[assignment] # the one st.App makes
    files = list(manager.file_storage.get(session, {}).values())
    return sum(len(one.data) for one in files), sum(stat.byte_length for stats in manager.get_stats().values() for stat in stats)
