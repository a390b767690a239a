"""Health, counts and headers: what an operator may see, what the world may not, and what every answer carries."""

from __future__ import annotations

import asyncio
import logging
import threading
from http import HTTPStatus
from types import SimpleNamespace

import pytest
from calls import HERE, Probe, acall, called, handshake, in_front_of, request, run
from starlette.requests import Request
from starlette.routing import Router

from pages.shared.serving import ROUTES, addresses, health
from pages.shared.serving.addresses import route_of
from pages.shared.serving.counts import REGISTRY, script_timed
from pages.shared.serving.refusals import failed, refusal
from papi_metrics.store import StoreUnavailableError

SECRET = "0123456789abcdef0123456789abcdef"
PROXIED = {"PAPI_SIGN_IN": "proxy", "PAPI_PROXY_SECRET": SECRET}
THROUGH = [(b"host", b"papi.example.vn"), (b"x-papi-proxy-secret", SECRET.encode()), (b"x-forwarded-for", b"1.2.3.4")]
TLS = (b"x-forwarded-proto", b"https")


class StandIn:
    """A store that answers, fails or hangs as a test wants it, and counts its questions."""

    def __init__(self, *, answer=True, hangs=False):
        """Say how the store is."""
        self.answer, self.asked, self.let = answer, 0, threading.Event()
        if not hangs:
            self.let.set()

    def answers(self):
        """Answer as a store does."""
        self.asked += 1
        self.let.wait(10)
        return self.answer


@pytest.fixture
def kept(monkeypatch):
    """Return a function that puts a store of a test's own in the place of the real one."""

    def put(store, seconds=5.0):
        monkeypatch.setattr(health, "system_store", lambda: store)
        monkeypatch.setattr(health, "_PROBE", health.Probe(seconds=seconds))
        return store

    return put


def served_routes():
    """Return our routes behind our layers."""
    return in_front_of(Router(ROUTES))


@pytest.mark.parametrize(("path", "answer", "status"), [("/healthz", False, 200), ("/readyz", True, 200), ("/readyz", False, 503)])
def test_health_tells_the_process_from_its_store(served, kept, path, answer, status):
    """A process without its store is alive and not ready; the answer is one word, for anybody may ask."""
    served()
    kept(StandIn(answer=answer))
    said = called(served_routes(), request(path))
    assert (said.status, said.body) == (status, "ok\n" if status == 200 else "unavailable\n")


def test_store_that_cannot_be_opened_is_no_answer(served, monkeypatch):
    """An address that names no database makes the process unready, and nobody waits for it."""

    def refusing():
        raise StoreUnavailableError("address")

    served()
    monkeypatch.setattr(health, "system_store", refusing)
    monkeypatch.setattr(health, "_PROBE", health.Probe(seconds=5.0))
    assert called(served_routes(), request("/readyz")).status == HTTPStatus.SERVICE_UNAVAILABLE


def test_store_is_asked_anew_each_time(served, kept):
    """A store that comes back makes the process ready again, and the gauge follows it both ways."""
    served()
    store = kept(StandIn(answer=False))
    seen = [called(served_routes(), request("/readyz")).status, "papi_store_answers 0.0" in called(served_routes(), request("/metrics")).body]
    store.answer = True
    seen += [called(served_routes(), request("/readyz")).status, "papi_store_answers 1.0" in called(served_routes(), request("/metrics")).body]
    assert seen == [503, True, 200, True]


def test_store_that_hangs_is_not_ready_and_stops_nobody(served, kept):
    """While the store hangs, /readyz says so in time, others are answered, and one question waits, not one for each visitor."""
    served()
    store = kept(StandIn(hangs=True), seconds=0.05)

    async def act():
        asked = [asyncio.create_task(acall(served_routes(), request("/readyz"))) for _ in range(5)]
        alive = await acall(served_routes(), request("/healthz"))
        return alive.status, {(await one).status for one in asked}

    seen = run(act)
    store.let.set()
    assert (seen, store.asked) == ((200, {503}), 1)


@pytest.mark.parametrize(
    ("settings", "changes", "status"),
    [
        pytest.param({}, {}, 200, id="this machine"),
        pytest.param(PROXIED, {"client": ("127.0.0.1", 4)}, 200, id="the server's own machine"),
        pytest.param(PROXIED, {"client": ("10.0.0.9", 4)}, 404, id="another machine"),
        pytest.param(PROXIED, {"headers": THROUGH}, 404, id="through the proxy"),
        pytest.param(PROXIED, {"headers": [*HERE, (b"x-real-ip", b"127.0.0.1")]}, 404, id="a header that says this machine"),
        pytest.param(PROXIED, {"headers": [*HERE, (b"authorization", f"Bearer {SECRET}".encode())], "client": ("10.0.0.9", 4)}, 404, id="no token set"),
        pytest.param(PROXIED, {"headers": [*THROUGH, (b"authorization", b"Bearer ")]}, 404, id="no token set, none given"),
        pytest.param({**PROXIED, "PAPI_METRICS_TOKEN": SECRET[::-1]}, {"headers": [*THROUGH, (b"authorization", f"Bearer {SECRET}".encode())]}, 404, id="wrong token"),
        pytest.param({**PROXIED, "PAPI_METRICS_TOKEN": SECRET[::-1]}, {"headers": [*THROUGH, (b"authorization", "Bearer ấ".encode())]}, 404, id="token beyond ASCII"),
        pytest.param({**PROXIED, "PAPI_METRICS_TOKEN": SECRET[::-1]}, {"headers": [*THROUGH, (b"authorization", f"Bearer {SECRET[::-1]}".encode())]}, 200, id="token"),
    ],
)
def test_counts_are_closed_to_the_world(served, kept, settings, changes, status):
    """Counts are for this machine without a proxy, or for the token; to others the address is not there."""
    served(**settings)
    kept(StandIn())
    answer = called(served_routes(), request("/metrics", **changes))
    assert (answer.status, "papi_" in answer.body) == (status, status == 200)


def test_counts_tell_what_happened(served, kept):
    """Requests by route and status, refusals by reason, script runs and the store stand in the counts; the path asked for does not."""
    served()
    kept(StandIn())
    before = _count("papi_refused_total", reason="upload-right")
    called(in_front_of(Probe()), request("/_stcore/upload_file/lan-nguyen/f", method="PUT"))
    with script_timed("nhiem-vu"):
        pass
    body = called(served_routes(), request("/metrics")).body
    assert _count("papi_refused_total", reason="upload-right") == before + 1
    assert 'papi_requests_total{route="/_stcore/upload_file/{session}/{file}",status="403"}' in body
    assert 'papi_request_seconds_count{route="/_stcore/upload_file/{session}/{file}"}' in body
    assert {"papi_store_answers 1.0" in body, 'papi_script_seconds_count{page="nhiem-vu"}' in body, "lan-nguyen" not in body} == {True}


def test_sessions_are_counted_while_they_last(served):
    """A session counts from its handshake to its end."""
    served()
    during = []

    async def app(*_):
        during.append(_count("papi_sessions"))

    before = _count("papi_sessions")
    called(in_front_of(app), handshake())
    assert (during, _count("papi_sessions")) == ([before + 1], before)


def _count(name, **labels):
    return REGISTRY.get_sample_value(name, labels) or 0.0


@pytest.mark.parametrize(
    ("path", "route"),
    [
        ("/", "/"),
        ("/nhiem-vu", "/{page}"),
        ("/lan@example.vn", "/{page}"),
        ("/nhiem-vu/_stcore/health", "/{page}"),
        ("/static/js/x.js", "/static/…"),
        ("/media/abc.xlsx", "/media/…"),
        ("/_stcore/upload_file/a/b", "/_stcore/upload_file/{session}/{file}"),
        ("/_stcore/stream/", "/_stcore/stream"),
        ("/papi/_stcore/upload_file/a/b", "/_stcore/upload_file/{session}/{file}"),
        ("/papi", "/"),
        ("/behind/papi/_stcore/stream", "/_stcore/stream"),
    ],
)
def test_route_is_one_of_few(monkeypatch, path, route):
    """Whatever is asked for, the log and the counts know a handful of routes; below a base address they are the same."""
    monkeypatch.setattr(addresses, "st", SimpleNamespace(get_option=lambda _: "papi"))
    assert route_of(request(path, root_path="/behind")) == route


USUAL = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "SAMEORIGIN",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


@pytest.mark.parametrize("path", ["/", "/nhiem-vu", "/media/x", "/_stcore/metrics", "/static/x.js"])
def test_every_answer_carries_the_usual_headers(served, path):
    """Pages, files and refusals alike carry the security headers, and none tells what serves them."""
    served()
    headers = called(in_front_of(Probe()), request(path)).headers
    assert USUAL.items() <= headers.items()
    assert "server" not in headers


@pytest.mark.parametrize(
    ("headers", "hsts", "cookie"),
    [
        pytest.param([*THROUGH, TLS], "max-age=31536000", "a=1; Secure", id="TLS told by the proxy"),
        pytest.param([*THROUGH, (b"x-forwarded-proto", b"http")], None, "a=1", id="no TLS"),
        pytest.param([THROUGH[0], TLS], None, "a=1", id="TLS told by a stranger"),
        pytest.param([*THROUGH, TLS, TLS], None, "a=1", id="TLS told twice"),
    ],
)
def test_browser_is_held_to_tls_by_the_trusted_proxy_only(served, headers, hsts, cookie):
    """HSTS and Secure cookies come where the proxy whose secret is right says that it was reached over TLS."""
    served(**PROXIED)
    answer = called(in_front_of(Probe(cookie=b"a=1")), request(headers=headers))
    assert (answer.headers.get("strict-transport-security"), answer.headers["set-cookie"]) == (hsts, cookie)


def test_cookie_that_is_secure_is_left(served):
    """A cookie that has its flag keeps its one flag."""
    served(**PROXIED)
    answer = called(in_front_of(Probe(cookie=b"a=1; secure; Path=/")), request(headers=[*THROUGH, TLS]))
    assert answer.headers["set-cookie"] == "a=1; secure; Path=/"


@pytest.mark.parametrize(
    ("settings", "path", "kind", "kept_by_none"),
    [
        pytest.param(PROXIED, "/nhiem-vu", b"text/html; charset=utf-8", True, id="page"),
        pytest.param(PROXIED, "/media/x", b"application/pdf", True, id="download"),
        pytest.param(PROXIED, "/static/x.js", b"text/javascript", False, id="script"),
        pytest.param({}, "/nhiem-vu", b"text/html", False, id="one machine"),
    ],
)
def test_what_signed_people_see_is_kept_by_nobody(served, settings, path, kind, kept_by_none):
    """Where people sign in, pages and downloads may not be stored by browser or proxy."""
    served(**settings)
    answer = called(in_front_of(Probe(kind=kind)), request(path, headers=[*HERE, (b"accept", b"text/html")]))
    assert (answer.headers.get("cache-control") == "no-store") == kept_by_none


def test_refusal_is_closed_kept_by_nobody_and_harmless():
    """A refusal ends its connection, is stored nowhere, runs nothing, and says a sentence as text."""
    answer = refusal(HTTPStatus.FORBIDDEN, "<script>")
    headers = {name: answer.headers[name] for name in ("connection", "cache-control", "content-security-policy")}
    assert headers == {"connection": "close", "cache-control": "no-store", "content-security-policy": "default-src 'none'"}
    assert b"&lt;script&gt;" in answer.body


@pytest.mark.parametrize(
    ("headers", "given", "kept_as_it_is"),
    [
        pytest.param(THROUGH, b"0123456789abcdef", True, id="the proxy's"),
        pytest.param([THROUGH[0]], b"0123456789abcdef", False, id="a stranger's"),
        pytest.param(THROUGH, b"lan@example.vn", False, id="no mark"),
    ],
)
def test_mark_of_a_request_is_the_proxys_or_new(served, headers, given, kept_as_it_is):
    """Both logs share a request's mark where the trusted proxy gives a sane one; any other is replaced."""
    served(**PROXIED)
    said = called(in_front_of(Probe()), request(headers=[*headers, (b"x-request-id", given)])).headers["x-request-id"]
    assert (said == given.decode(), said.isalnum()) == (kept_as_it_is, True)


def test_made_up_method_does_not_reach_the_log(served, caplog):
    """The log knows a handful of methods, whatever word a stranger sends."""
    served()
    with caplog.at_level(logging.INFO, logger="papi"):
        called(in_front_of(Probe()), request(method="LAN"))
    assert [record.method for record in caplog.records] == ["other"]


@pytest.mark.parametrize(
    ("path", "status", "told"),
    [
        pytest.param("/auth/login", 400, (502, True), id="the provider is away"),
        pytest.param("/oauth2callback", 400, (502, True), id="it comes back wrong"),
        pytest.param("/auth/login", 302, (302, False), id="it answers"),
        pytest.param("/nhiem-vu", 400, (400, False), id="another address"),
    ],
)
def test_provider_that_does_not_answer_is_a_sentence(path, status, told):
    """Streamlit's «Authentication error» becomes a sentence that says what to do; whatever else it answers passes."""
    answer = called(in_front_of(Probe(status=status)), request(path))
    assert (answer.status, "nơi đăng nhập chưa trả lời" in answer.body) == told
    assert USUAL.items() <= dict(answer.headers).items()


def in_english(path="/", **changes):
    """Return a request whose own address says English."""
    return request(path, query_string=b"lang=en", **changes)


def from_english(path="/", **changes):
    """Return a request that an English page makes, as uploads and ways to sign in are."""
    return request(path, headers=[*HERE, (b"referer", b"http://localhost:8501/cap-nhat?lang=en")], **changes)


@pytest.mark.parametrize("asked", [in_english, from_english])
@pytest.mark.parametrize(
    ("path", "status", "sentence"),
    [("/_stcore/metrics", 200, "There is no such page."), ("/oauth2callback", 400, "the sign-in service has not answered")],
    ids=["closed", "provider"],
)
def test_refusal_is_in_the_language_of_its_page(asked, path, status, sentence):
    """Whoever reads English is refused in English, by the address or by the page that led there."""
    answer = called(in_front_of(Probe(status=status)), asked(path))
    assert [part in answer.body for part in (sentence, '<html lang="en">', "./?lang=en")] == [True] * 3


@pytest.mark.parametrize("referer", [b"", b"http://[", b"http://localhost/?lang=fr", b"\xff?lang=en%ff"])
def test_refusal_of_who_names_no_language_is_vietnamese(referer):
    """A page of no known language is answered in Vietnamese."""
    answer = called(in_front_of(Probe()), request("/_stcore/metrics", headers=[*HERE, (b"referer", referer)]))
    assert '<html lang="vi">' in answer.body


def test_error_of_the_server_is_in_the_language_of_its_page():
    """Likewise what fails outside of every layer."""
    answer = run(lambda: failed(Request(in_english()), ValueError("x")))
    assert (b'<html lang="en">' in answer.body, b"The server" in answer.body) == (True, True)


def test_error_of_the_server_is_a_sentence():
    """What fails in the server is told in Vietnamese, without the error's words, with the usual headers."""
    answer = run(lambda: failed(Request(request()), ValueError("/srv/papi/secret")))
    assert (answer.status_code, b"/srv" in answer.body, "Máy chủ" in answer.body.decode()) == (500, False, True)
    assert USUAL.items() <= dict(answer.headers).items()
