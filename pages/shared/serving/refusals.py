"""Answers of the server itself: a status and one short sentence in the request's language, nothing of the inside."""

from __future__ import annotations

import html
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response

from pages.shared.document import TITLE
from pages.shared.serving.counts import REFUSED
from pages.shared.serving.headers import SECURITY_HEADERS
from pages.shared.serving.languages import language_of
from papi_metrics.language import Words, later, speaking, spoken
from papi_metrics.language import gettext as _

_PAGE = (
    '<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    '<meta name="color-scheme" content="light dark"><title>{title}</title></head>'
    '<body><h1>{title}</h1><p>{sentence}</p><p><a href="./?lang={language}">{way}</a></p></body></html>\n'
)
SENTENCES = Words({
    HTTPStatus.FORBIDDEN: later("Bạn chưa được phép làm việc này. Hãy mở lại trang và đăng nhập."),
    HTTPStatus.NOT_FOUND: later("Không có trang này."),
    HTTPStatus.REQUEST_TIMEOUT: later("Tải lên quá lâu nên đã dừng. Hãy thử lại."),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: later("Tệp quá lớn hoặc bạn đang giữ quá nhiều tệp. Hãy bỏ bớt tệp đã tải lên rồi thử lại."),
    HTTPStatus.TOO_MANY_REQUESTS: later("Quá nhiều yêu cầu trong thời gian ngắn. Hãy đợi một lát rồi thử lại."),
    HTTPStatus.INTERNAL_SERVER_ERROR: later("Máy chủ gặp lỗi. Hãy thử lại; nếu vẫn lỗi, hãy báo người quản trị."),
    HTTPStatus.SERVICE_UNAVAILABLE: later("Máy chủ đang bận. Hãy đợi một lát rồi thử lại."),
})


def refusal(status: HTTPStatus, sentence: str = "", *, retry_after: int | None = None) -> Response:
    """Return an answer of one sentence; the connection ends, so that a body nobody wants is not read."""
    headers = {"Cache-Control": "no-store", "Connection": "close", "Content-Security-Policy": "default-src 'none'"}
    if retry_after is not None:
        headers["Retry-After"] = str(retry_after)
    said = html.escape(_(sentence) if sentence else SENTENCES[status])
    page = _PAGE.format(language=spoken(), title=html.escape(_(TITLE)), sentence=said, way=_("Mở lại trang"))
    return Response(page, status, headers, media_type="text/html")


def refused(reason: str, status: HTTPStatus, sentence: str = "", *, retry_after: int | None = None) -> Response:
    """Count a refusal by its reason and return its answer."""
    REFUSED.labels(reason).inc()
    return refusal(status, sentence, retry_after=retry_after)


async def failed(request: Request, _error: Exception) -> Response:
    """Answer for an error of our own, outside of every layer; the log has it, the visitor a sentence."""
    with speaking(language_of(request.scope)):
        response = refusal(HTTPStatus.INTERNAL_SERVER_ERROR)
    response.headers.update(SECURITY_HEADERS)
    return response
