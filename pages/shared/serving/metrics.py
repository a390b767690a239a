"""The address /metrics: the counts of this process for those who may see them, nothing for the world."""

from __future__ import annotations

import hmac
from http import HTTPStatus

from prometheus_client import generate_latest
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_1_0_0
from starlette.requests import Request
from starlette.responses import Response

from pages.shared.serving.arrivals import arrival_of
from pages.shared.serving.counts import REGISTRY
from pages.shared.serving.health import store_answers
from pages.shared.serving.refusals import refusal
from pages.shared.settings import current_settings


async def metrics_answer(request: Request) -> Response:
    """Answer with the counts where this machine itself asks, or whoever has the token."""
    if not may_see_counts(request):
        return refusal(HTTPStatus.NOT_FOUND)
    await store_answers()
    headers = {"Cache-Control": "no-store", "Content-Type": CONTENT_TYPE_PLAIN_1_0_0}
    return Response(generate_latest(REGISTRY), headers=headers)


def may_see_counts(request: Request) -> bool:
    """Tell whether a request comes from this machine without a proxy, or carries the token."""
    token = current_settings().metrics_token
    given = request.headers.get("authorization", "").encode("latin-1")
    has_token = bool(token) and hmac.compare_digest(given, f"Bearer {token}".encode())
    return has_token or arrival_of(request.scope).is_local
