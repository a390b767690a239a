"""The addresses /healthz and /readyz: the process is alive; its store answers in time."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from concurrent.futures import Future
from dataclasses import dataclass, field
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from pages.shared.opening import system_store
from pages.shared.serving.counts import STORE
from papi_metrics.errors import PapiError

_SECONDS = 2.0


@dataclass(slots=True)
class Probe:
    """One question at a time to the store, in a thread of its own that nobody waits for longer than a moment.

    Whoever asks while an answer is awaited waits for the same one, so that a store that hangs holds one thread, not many.
    """

    seconds: float = _SECONDS
    asked: Future[bool] | None = None
    lock: threading.Lock = field(default_factory=threading.Lock)

    async def answers(self) -> bool:
        """Tell whether the store answered in time."""
        with self.lock:
            if self.asked is None or self.asked.done():
                self.asked = Future()
                threading.Thread(target=_ask, args=(self.asked,), name="papi-store-probe", daemon=True).start()
            asked = self.asked
        try:
            return await asyncio.wait_for(asyncio.shield(asyncio.wrap_future(asked)), self.seconds)
        except TimeoutError:
            return False


_PROBE = Probe()


def _ask(asked: Future[bool]) -> None:
    """Ask the store and tell the answer; an address that cannot be opened is no answer."""
    answer = False
    try:
        with contextlib.suppress(PapiError):
            answer = system_store().answers()
    finally:
        asked.set_result(answer)


async def store_answers() -> bool:
    """Tell whether the store answers within two seconds, and keep it for the counts."""
    answer = await _PROBE.answers()
    STORE.set(answer)
    return answer


async def alive_answer(_request: Request) -> Response:
    """Answer that the process is alive."""
    return PlainTextResponse("ok\n", headers={"Cache-Control": "no-store"})


async def ready_answer(_request: Request) -> Response:
    """Answer whether visitors may be sent here: without details, for anybody may ask."""
    if await store_answers():
        return PlainTextResponse("ok\n", headers={"Cache-Control": "no-store"})
    return PlainTextResponse("unavailable\n", HTTPStatus.SERVICE_UNAVAILABLE, headers={"Cache-Control": "no-store"})
