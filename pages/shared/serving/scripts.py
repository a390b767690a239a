"""What the pages load from us beside Streamlit's own: the Vietnamese words, the saving of charts, the icon."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, Response

from pages.shared.document import ICON
from papi_metrics.language import LANGUAGES, Language

_SHARED = Path(__file__).parent.parent
_WORDS = _SHARED / "words.json"
_SCRIPT = _SHARED / "words.js"
_SAVING = _SHARED / "saving.js"


@lru_cache(maxsize=1)
def words_script() -> bytes:
    """Join the dictionary and the small program that applies it."""
    words = _WORDS.read_text(encoding="utf-8")
    return _SCRIPT.read_text(encoding="utf-8").replace("/* words.json */ { exact: {}, patterns: {} }", words).encode()


@lru_cache(maxsize=1)
def _saving() -> bytes:
    """Return the small program that saves charts as pictures."""
    return _SAVING.read_bytes()


@lru_cache(maxsize=len(LANGUAGES))
def script_addresses(language: Language) -> tuple[str, ...]:
    """Return the scripts' addresses with their digests, so that browsers may keep them for good; Streamlit's own words are English."""
    words = [("tieng-viet.js", words_script())] if language == "vi" else []
    scripts = (*words, ("luu-bieu-do.js", _saving()))
    return tuple(f"./{name}?v={hashlib.sha256(content).hexdigest()[:12]}" for name, content in scripts)


async def script_answer(_request: Request) -> Response:
    """Answer with the words script."""
    return _kept_for_good(words_script())


async def saving_answer(_request: Request) -> Response:
    """Answer with the script that saves charts."""
    return _kept_for_good(_saving())


def _kept_for_good(script: bytes) -> Response:
    headers = {"Cache-Control": "public, max-age=31536000, immutable"}
    return Response(script, media_type="text/javascript", headers=headers)


async def icon_answer(_request: Request) -> Response:
    """Answer with the icon."""
    return FileResponse(ICON, headers={"Cache-Control": "public, max-age=86400"})
