"""What the pages load from us beside Streamlit's own: one program, one style sheet, the Vietnamese words, the icon.

The files lie in `pages/shared/browser`, one a subject; a document asks for few things, each kept for good under its digest.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, Response

from pages.shared.document import ICON
from papi_metrics.language import LANGUAGES, Language

_FOLDER = Path(__file__).parent.parent / "browser"
WORDS, PROGRAM, LOOKS = "tieng-viet.js", "giao-dien.js", "giao-dien.css"
_FILES = {PROGRAM: ("arriving.js", "reach.js", "saving.js", "presenting.js", "printing.js"), LOOKS: ("reach.css", "looks.css")}
SERVED = (WORDS, PROGRAM, LOOKS)


@lru_cache(maxsize=1)
def contents() -> Mapping[str, bytes]:
    """Return what is served by its name, the files of one name joined."""
    joined = {name: "\n".join(map(_text_of, files)).encode() for name, files in _FILES.items()}
    return {WORDS: words_script()} | joined


def words_script() -> bytes:
    """Join the dictionary and the small program that applies it."""
    return _text_of("words.js").replace("/* words.json */ { exact: {}, patterns: {} }", _text_of("words.json")).encode()


@lru_cache(maxsize=len(LANGUAGES))
def script_addresses(language: Language) -> tuple[str, ...]:
    """Return the scripts' addresses with their digests, so that browsers may keep them for good; Streamlit's own words are English."""
    return tuple(map(_address, (WORDS, PROGRAM) if language == "vi" else (PROGRAM,)))


def looks_address() -> str:
    """Return the address of the looks with their digest."""
    return _address(LOOKS)


def _address(name: str) -> str:
    return f"./{name}?v={hashlib.sha256(contents()[name]).hexdigest()[:12]}"


def _text_of(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")


async def served_answer(request: Request) -> Response:
    """Answer with the file an address names."""
    name = request.url.path.rpartition("/")[2]
    headers = {"Cache-Control": "public, max-age=31536000, immutable"}
    return Response(contents()[name], media_type="text/css" if name == LOOKS else "text/javascript", headers=headers)


async def icon_answer(_request: Request) -> Response:
    """Answer with the icon."""
    return FileResponse(ICON, headers={"Cache-Control": "public, max-age=86400"})
