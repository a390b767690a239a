"""The document and its headers as text, and the dictionary of built-in words as data."""

from __future__ import annotations

import asyncio
import json
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from calls import Probe, called, in_front_of, request
from starlette.routing import Router

from pages.shared.document import TITLE, content_policy, spoken_document
from pages.shared.serving import ROUTES
from pages.shared.serving.documents import Documents
from pages.shared.serving.languages import Languages
from pages.shared.serving.scripts import LOOKS, PROGRAM, words_script

WORDS = json.loads((Path(__file__).parent.parent / "pages" / "shared" / "browser" / "words.json").read_text(encoding="utf-8"))
DOCUMENT = (
    '<!DOCTYPE html><html lang="en"><head><title>Streamlit</title><script>var a = 1</script></head>'
    "<body><noscript>You need JavaScript</noscript></body></html>"
)


def answer(*, content_type="text/html; charset=utf-8", headers=(), query=b"", document=DOCUMENT):
    """Send one GET with a browser's headers through the middleware; return what the app saw and what came out."""
    body, seen, sent = document.encode(), {}, []

    async def app(scope, receive, send):  # noqa: ARG001 - ASGI's three
        seen.update(scope)
        start = [(b"content-type", content_type.encode()), (b"etag", b"old"), (b"content-length", b"%d" % len(body))]
        await send({"type": "http.response.start", "status": 200, "headers": start})
        await send({"type": "http.response.body", "body": body[:20], "more_body": True})
        await send({"type": "http.response.body", "body": body[20:]})

    async def send(message):
        sent.append(message)

    scope = {"type": "http", "path": "/nhiem-vu", "headers": [(b"accept", b"text/html"), *headers], "query_string": query}
    # In a thread of its own: while a browser test's loop stands in this one, no other can run here.
    with ThreadPoolExecutor(1) as pool:
        pool.submit(lambda: asyncio.run(Languages(Documents(app))(scope, None, send))).result()
    out = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return seen, out, b"".join(message.get("body", b"") for message in sent[1:])


def test_document_becomes_vietnamese():
    """Language, title, description, notice and our script are in the document."""
    document = spoken_document(DOCUMENT, scripts=["./x.js?v=1"], looks="./x.css?v=2")
    assert '<html lang="vi">' in document
    assert f"<title>{TITLE}</title>" in document
    assert '<meta name="description"' in document
    assert "You need JavaScript" not in document
    assert '<script defer src="./x.js?v=1"></script>' in document


@pytest.mark.parametrize(("query", "language"), [(b"", "vi"), (b"lang=en", "en"), (b"ngay=2022-08-15&lang=en", "en"), (b"lang=fr", "vi"), (b"lang=%ff", "vi")])
def test_document_is_in_the_language_of_its_address(query, language):
    """English is another document: its language and title, and without the script that turns Streamlit's words Vietnamese."""
    document = answer(query=query)[2].decode()
    assert f'<html lang="{language}">' in document
    assert (f"<title>{TITLE}</title>" in document, "tieng-viet.js" in document) == (language == "vi", language == "vi")


def test_document_of_another_shape_is_left_as_it_is():
    """A document without the parts we know passes unharmed."""
    assert spoken_document("<p>Xin chào</p>", scripts=["./x.js"], looks="./x.css") == "<p>Xin chào</p>"


def test_content_policy_allows_inline_scripts_by_hash_only():
    """The policy that a document is sent with names the hash of each of its inline scripts and neither unsafe-inline nor unsafe-eval for scripts."""
    _, headers, body = answer()
    policy = headers.get("content-security-policy")
    script = next(part for part in content_policy(body.decode()).split("; ") if part.startswith("script-src"))
    assert policy == content_policy(body.decode())
    assert ("'sha256-" in script, "unsafe" in script) == (True, False)


@pytest.mark.parametrize("directive", ["default-src 'self'", "connect-src 'self'", "object-src 'none'", "frame-ancestors 'self'"])
def test_content_policy_keeps_to_this_server(directive):
    """Everything comes from this server and goes to it."""
    assert directive in content_policy(DOCUMENT).split("; ")


def test_html_answer_is_rewritten_whole():
    """An HTML answer in pieces comes out as one, with its true length, its policy and no stale ETag."""
    _, headers, body = answer()
    assert body.decode().startswith('<!DOCTYPE html><html lang="vi">')
    assert int(headers["content-length"]) == len(body)
    assert "etag" not in headers
    assert "content-security-policy" in headers


def test_other_answers_pass_untouched():
    """A file passes byte for byte."""
    _, headers, body = answer(content_type="text/javascript")
    assert body == DOCUMENT.encode()
    assert headers["etag"] == "old"


def test_answer_without_a_document_stays_empty():
    """Where only the headers of a page are asked for, no body is made up, and nothing is said of a document that is not there."""
    _, headers, body = answer(document="")
    assert (body, headers) == (b"", {"content-type": "text/html; charset=utf-8", "cache-control": "no-cache"})


def test_icon_is_kept_by_browsers_for_a_day():
    """The icon of the browser's tab is a picture of ours, asked for once a day."""
    sent = called(Router(ROUTES), request("/favicon.png"))
    assert (sent.status, sent.headers["content-type"], sent.headers["cache-control"]) == (200, "image/png", "public, max-age=86400")


def test_start_of_the_server_reaches_the_application():
    """The layers let the server's own signal pass: without it the application behind them would never begin."""
    probe = Probe()
    started = called(in_front_of(probe), {"type": "lifespan"})
    assert ([scope["type"] for scope in probe.scopes], started.messages) == (["lifespan"], [{"type": "lifespan.startup.complete"}])


def test_document_is_asked_for_plain_whole_and_new():
    """What would bring a compressed, partial or "not modified" answer is taken out of the request."""
    given = [(b"accept-encoding", b"gzip"), (b"if-none-match", b"old"), (b"range", b"bytes=0-9"), (b"cookie", b"a=1")]
    seen, _, _ = answer(headers=given)
    assert [name for name, _ in seen["headers"]] == [b"accept", b"cookie"]


@pytest.mark.parametrize(("name", "part"), [(PROGRAM, "prefers-color-scheme"), (PROGRAM, "beforeprint"), (PROGRAM, "PageDown"), (LOOKS, "@media print"), (LOOKS, ":focus-visible")])
def test_program_and_looks_are_served_whole(name, part):
    """What the document asks for by name has the parts of all its files, and may be kept for good."""
    answer = called(Router(ROUTES), request(f"/{name}"))
    assert (answer.status, part in answer.body, "immutable" in answer.headers["cache-control"]) == (200, True, True)


def test_script_carries_the_dictionary():
    """The script that is served holds the words."""
    assert "Chọn tệp" in words_script().decode()


def test_dictionary_cannot_loop():
    """No translation is itself translated, so the observer comes to rest."""
    shapes = [re.compile(shape) for shape in WORDS["patterns"]]
    words = list(WORDS["exact"].values())
    filled = [re.sub(r"\$\d", "x", to) for to in WORDS["patterns"].values()]
    again = [word for word in words + filled if word in WORDS["exact"] or any(shape.fullmatch(word) for shape in shapes)]
    assert again == []


def test_dictionary_has_no_english_translation():
    """No word is left as it was."""
    assert [word for word, to in WORDS["exact"].items() if word == to] == []
