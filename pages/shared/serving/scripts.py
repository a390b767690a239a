"""What the pages load from us beside Streamlit's own: the Vietnamese words, the saving of charts, the keys of Trình chiếu, printing, looks, the icon."""

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
_PRESENTING = _SHARED / "presenting" / "presenting.js"
_PRINTING = _SHARED / "printing.js"
_LOOKS = _SHARED / "looks.css"


@lru_cache(maxsize=1)
def words_script() -> bytes:
    """Join the dictionary and the small program that applies it."""
    words = _WORDS.read_text(encoding="utf-8")
    return _SCRIPT.read_text(encoding="utf-8").replace("/* words.json */ { exact: {}, patterns: {} }", words).encode()


@lru_cache(maxsize=1)
def _saving() -> bytes:
    """Return the small program that saves charts as pictures."""
    return _SAVING.read_bytes()


@lru_cache(maxsize=1)
def _presenting() -> bytes:
    """Return the small program by which keys lead through Trình chiếu."""
    return _PRESENTING.read_bytes()


@lru_cache(maxsize=1)
def _printing() -> bytes:
    """Return the small program that fits charts to a sheet."""
    return _PRINTING.read_bytes()


@lru_cache(maxsize=1)
def _looks() -> bytes:
    """Return the looks of wide windows, of Trình chiếu and of paper."""
    return _LOOKS.read_bytes()


@lru_cache(maxsize=len(LANGUAGES))
def script_addresses(language: Language) -> tuple[str, ...]:
    """Return the scripts' addresses with their digests, so that browsers may keep them for good; Streamlit's own words are English."""
    words = [("tieng-viet.js", words_script())] if language == "vi" else []
    scripts = (*words, ("luu-bieu-do.js", _saving()), ("trinh-chieu.js", _presenting()), ("in-trang.js", _printing()))
    return tuple(_address(name, content) for name, content in scripts)


def looks_address() -> str:
    """Return the address of the looks with their digest."""
    return _address("trinh-bay.css", _looks())


def _address(name: str, content: bytes) -> str:
    return f"./{name}?v={hashlib.sha256(content).hexdigest()[:12]}"


async def script_answer(_request: Request) -> Response:
    """Answer with the words script."""
    return _kept_for_good(words_script())


async def saving_answer(_request: Request) -> Response:
    """Answer with the script that saves charts."""
    return _kept_for_good(_saving())


async def presenting_answer(_request: Request) -> Response:
    """Answer with the script that leads through Trình chiếu."""
    return _kept_for_good(_presenting())


async def printing_answer(_request: Request) -> Response:
    """Answer with the script that fits charts to a sheet."""
    return _kept_for_good(_printing())


async def looks_answer(_request: Request) -> Response:
    """Answer with the looks."""
    return _kept_for_good(_looks(), media_type="text/css")


def _kept_for_good(content: bytes, *, media_type: str = "text/javascript") -> Response:
    headers = {"Cache-Control": "public, max-age=31536000, immutable"}
    return Response(content, media_type=media_type, headers=headers)


async def icon_answer(_request: Request) -> Response:
    """Answer with the icon."""
    return FileResponse(ICON, headers={"Cache-Control": "public, max-age=86400"})
