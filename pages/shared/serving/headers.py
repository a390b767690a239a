"""The headers of every answer: what browsers are to keep to, what nobody may keep, and cookies that stay on TLS."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.types import Message

from pages.shared.serving.arrivals import Arrival
from pages.shared.settings import current_settings

SECURITY_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_YEAR = "max-age=31536000"
_COOKIE = b"set-cookie"


def add_headers(message: Message, route: str, arrival: Arrival) -> None:
    """Add our headers to the start of an answer."""
    headers = MutableHeaders(raw=message["headers"])
    headers.update(SECURITY_HEADERS)
    is_page = headers.get("content-type", "").startswith("text/html")
    if not current_settings().is_one_machine and (is_page or route == "/media/…"):
        headers["Cache-Control"] = "no-store"
    if arrival.is_over_tls:
        headers["Strict-Transport-Security"] = _YEAR
        message["headers"] = [(name, _on_tls(value) if name.lower() == _COOKIE else value) for name, value in headers.raw]


def _on_tls(cookie: bytes) -> bytes:
    """Return a cookie that browsers send back over TLS only; Streamlit does not know of the proxy's."""
    return cookie if b"; secure" in cookie.lower() else cookie + b"; Secure"
