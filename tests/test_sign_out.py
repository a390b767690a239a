"""Signing out by Streamlit's address, without a server: the session in the store ends by the cookie that Streamlit signed, and by no other."""

from __future__ import annotations

import json

import pytest
from calls import HERE, Probe, called, request
from signed import UNIT, claims_of, people_in
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from pages.shared.signing import by_address
from papi_metrics.access import Role
from papi_metrics.sign_in import Limits, identity_of_claims
from papi_metrics.store import Store, StoreUnavailableError

SECRET, COOKIE, OUT = "k" * 32, "_streamlit_user", "/auth/logout"
CLAIMS = claims_of("an")
TOKEN = json.dumps(CLAIMS)


@pytest.fixture
def store(tmp_path, served, monkeypatch):
    """A store where An has signed in at a provider."""
    served(PAPI_SIGN_IN="oidc")
    opened = Store(f"sqlite:///{tmp_path / 'store.sqlite'}")
    people_in(opened, an=(UNIT, Role.EDITOR))
    opened.seen(identity_of_claims(CLAIMS), Limits())
    monkeypatch.setattr(by_address, "system_store", lambda: opened)
    monkeypatch.setattr(by_address, "get_cookie_secret", lambda: SECRET)
    yield opened
    opened.close()


def cookie(text=TOKEN, *, secret=SECRET, name=COOKIE):
    """Return a cookie as Streamlit signs it."""
    return name.encode() + b"=" + create_signed_value(secret, name, text)


def asked(*cookies, path=OUT, kind="http"):
    """Ask for an address with cookies; return what came back and what the application saw."""
    probe = Probe()
    answer = called(by_address.SignOut(probe), request(path, headers=[*HERE, (b"cookie", b"; ".join(cookies))], type=kind))
    return answer, probe


def has_ended(store):
    """Tell whether An's session is over."""
    return bool(store.seen(identity_of_claims(CLAIMS), Limits()))


HALVES = TOKEN[:80], TOKEN[80:]


@pytest.mark.parametrize(
    ("cookies", "path", "ended"),
    [
        pytest.param([cookie()], OUT, True, id="signed"),
        pytest.param([cookie("chunks-2"), *(cookie(half, name=f"{COOKIE}_{at}") for at, half in enumerate(HALVES, 1))], OUT, True, id="in two pieces"),
        pytest.param([cookie()], "/auth/login", False, id="another address"),
        pytest.param([cookie(secret="x" * 32)], OUT, False, id="signed by another"),
        pytest.param([cookie(json.dumps(claims_of("an", nonce="z")))], OUT, False, id="another sign-in"),
        pytest.param([cookie(json.dumps({"is_logged_in": True}))], OUT, False, id="of nobody"),
        pytest.param([cookie("[]")], OUT, False, id="no claims"),
        pytest.param(["_streamlit_user=ế".encode()], OUT, False, id="no cookie of Streamlit's"),
        pytest.param([], OUT, False, id="no cookie"),
    ],
)
def test_address_ends_the_session_of_its_cookie(store, cookies, path, ended):
    """Only the cookie that vouches for a sign-in ends it; every request goes on to Streamlit, which makes the browser forget."""
    answer, probe = asked(*cookies, path=path)
    assert (answer.status, len(probe.scopes), has_ended(store)) == (200, 1, ended)


def test_store_that_does_not_answer_is_said(store, monkeypatch):
    """What cannot be ended is not said to be: the browser keeps its cookie and the visitor is told."""

    def cut(*_):
        raise StoreUnavailableError("cut")

    monkeypatch.setattr(store, "end_session", cut)
    answer, probe = asked(cookie())
    assert (answer.status, "Chưa đăng xuất được" in answer.body, probe.scopes) == (503, True, [])


@pytest.mark.parametrize("mode", ["none", "proxy"])
def test_only_where_streamlit_signs_people_in(store, served, mode):
    """Where no provider signs people in the address does nothing to the store."""
    served(PAPI_SIGN_IN=mode, PAPI_PROXY_SECRET=SECRET)
    asked(cookie())
    assert store.sign_ins()[0].ended_at is None
