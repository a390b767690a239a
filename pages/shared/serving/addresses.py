"""The addresses of the server: a path → the route it belongs to, for limits, logs and metrics."""

from __future__ import annotations

import re

import streamlit as st
from starlette.types import Scope

UPLOAD = "/_stcore/upload_file/{session}/{file}"
STREAM = "/_stcore/stream"
SIGN_OUT = "/auth/logout"
SIGN_IN = frozenset({"/auth/login", SIGN_OUT, "/oauth2callback"})
PAGE = "/{page}"
# Streamlit's own figures (ours are behind a token), its agents' interface and its test of the script.
CLOSED = frozenset({"/_stcore/metrics", "/_stcore/script-health-check", "/_stcore/agent/…", "/_stcore/{other}"})

_UPLOAD = re.compile(r"/_stcore/upload_file/([^/]+)/[^/]+/?")
_EXACT = frozenset({
    STREAM, *SIGN_IN, "/", "/healthz", "/readyz", "/metrics", "/favicon.png", "/tieng-viet.js", "/giao-dien.js", "/giao-dien.css",
    "/_stcore/health", "/_stcore/host-config", "/_stcore/metrics", "/_stcore/script-health-check",
})  # fmt: skip
_BELOW = ("/static/", "/media/", "/component/", "/_stcore/bidi-components/", "/_stcore/agent/", "/app/static/")


def route_of(scope: Scope) -> str:
    """Return the route of a request: one of few, whatever is asked for."""
    path = path_of(scope)
    if path in _EXACT:
        return path
    below = next((start for start in _BELOW if path.startswith(start)), None)
    if below is not None:
        return f"{below}…"
    if path.startswith("/_stcore/upload_file/"):
        return UPLOAD
    return "/_stcore/{other}" if path.startswith("/_stcore/") else PAGE


def uploading_session(scope: Scope) -> str:
    """Return the session an upload names; empty where the address is not whole."""
    match = _UPLOAD.fullmatch(path_of(scope))
    return match[1] if match else ""


def path_of(scope: Scope) -> str:
    """Return a request's path below the address the server is reached at (`server.baseUrlPath`, `--root-path`).

    A page's own address may stand before Streamlit's: "/nhiem-vu/_stcore/health" is asked for, and never there.
    """
    path: str = scope["path"].rstrip("/") or "/"
    base = "/" + str(st.get_option("server.baseUrlPath") or "").strip("/")
    for prefix in (scope.get("root_path", "").rstrip("/"), base.rstrip("/")):
        if prefix and (path == prefix or path.startswith(f"{prefix}/")):
            path = path[len(prefix) :] or "/"
    return path
