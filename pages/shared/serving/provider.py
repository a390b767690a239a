"""The provider that signs people in, where it does not answer: Streamlit's two English words become a sentence with what to do."""

from __future__ import annotations

from http import HTTPStatus

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages.shared.serving.addresses import SIGN_IN, route_of
from pages.shared.serving.refusals import refused
from papi_metrics.language import later

_AWAY = later(
    "Chưa đăng nhập được vì nơi đăng nhập chưa trả lời. Hãy quay lại trang trước, thử lại sau một phút; nếu vẫn vậy, báo người quản trị."
)


class Provider:
    """ASGI middleware: a failure of Streamlit's addresses to sign in is told in words."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap an application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; an answer that it failed is replaced."""
        if scope["type"] != "http" or route_of(scope) not in SIGN_IN:
            await self._app(scope, receive, send)
            return
        has_failed = False

        async def answering(message: Message) -> None:
            nonlocal has_failed
            if message["type"] == "http.response.start":
                has_failed = message["status"] == HTTPStatus.BAD_REQUEST
            if not has_failed:
                await send(message)

        await self._app(scope, receive, answering)
        if has_failed:
            await refused("provider", HTTPStatus.BAD_GATEWAY, _AWAY)(scope, receive, send)
