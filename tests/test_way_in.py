"""Who is let in: one machine alone, headers of the proxy by its secret only, the client's address, how often."""

from __future__ import annotations

import subprocess
import sys

import pytest
import streamlit as st
from calls import HERE, Probe, called, handshake, in_front_of, request
from conftest import ROOT

from pages.shared.serving.arrivals import arrival_of
from pages.shared.serving.guarding import start_refusal
from pages.shared.serving.rates import network_of
from papi_metrics.sign_in import LONGEST_ACCOUNT

SECRET = "0123456789abcdef0123456789abcdef"
RIGHT = (b"x-papi-proxy-secret", SECRET.encode())
USER = (b"x-papi-user", b"lan")
ANYWHERE = [(b"host", b"papi.example.vn")]
KINDS = [pytest.param(request, id="http"), pytest.param(handshake, id="websocket")]


@pytest.fixture
def proxied(served):
    """Serve behind a proxy that signs people in."""
    return served(PAPI_SIGN_IN="proxy", PAPI_PROXY_SECRET=SECRET)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("host", [b"127.0.0.1:8501", b"localhost", b"LOCALHOST:8501", b"[::1]:8501"])
def test_one_machine_serves_itself(served, kind, host):
    """Without sign-in a browser on this machine is served under each of its names."""
    served()
    probe = Probe()
    assert called(in_front_of(probe), kind("/", headers=[(b"host", host)])).status in {200, 101}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"server": ("192.168.1.5", 8501)}, id="reached at an address of the network"),
        pytest.param({"server": ("0.0.0.0", 8501)}, id="reached at every address"),
        pytest.param({"client": ("192.168.1.9", 50000)}, id="asked from another machine"),
        pytest.param({"headers": [(b"host", b"evil.example:8501")]}, id="a name of elsewhere that rebinds"),
        pytest.param({"headers": [(b"host", b"127.0.0.1.evil.example")]}, id="a name that begins like ours"),
        pytest.param({"headers": []}, id="no name"),
        pytest.param({"headers": [*HERE, (b"host", b"evil.example")]}, id="two names"),
        pytest.param({"headers": [*HERE, (b"x-forwarded-for", b"10.0.0.1")]}, id="through a proxy"),
        pytest.param({"headers": [*HERE, (b"Forwarded", b"for=10.0.0.1")]}, id="through a proxy of the newer kind"),
        pytest.param({"server": None}, id="a socket without an address"),
    ],
)
def test_one_machine_serves_nobody_else(served, kind, changes):
    """Without sign-in whatever is not this machine gets 403 with the reason, a websocket is closed, nothing reaches the app."""
    served()
    probe = Probe()
    answer = called(in_front_of(probe), kind("/", **changes))
    assert answer.status in {403, 1008}
    assert probe.scopes == []


def test_one_machine_says_why(served):
    """The page that refuses says what to set, in Vietnamese, with the headers of any other answer."""
    served()
    answer = called(in_front_of(Probe()), request(headers=ANYWHERE))
    assert "PAPI_SIGN_IN" in answer.body
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    ("settings", "option", "value", "says"),
    [
        pytest.param({}, "server.address", "127.0.0.1", None, id="one machine"),
        pytest.param({}, "server.address", "localhost", None, id="one machine by name"),
        pytest.param({}, "server.address", "0.0.0.0", "0.0.0.0", id="one machine at every address"),
        pytest.param({}, "server.address", "192.168.1.5", "192.168.1.5", id="one machine in the network"),
        pytest.param({}, "server.address", None, "0.0.0.0", id="one machine without an address"),
        pytest.param({"PAPI_SIGN_IN": "both"}, "server.address", "127.0.0.1", "PAPI_SIGN_IN", id="unknown mode"),
        pytest.param({"PAPI_SIGN_IN": "proxy"}, "server.address", "0.0.0.0", "PAPI_PROXY_SECRET", id="proxy without a secret"),
        pytest.param({"PAPI_SIGN_IN": "proxy", "PAPI_PROXY_SECRET": SECRET}, "server.address", "0.0.0.0", None, id="proxy"),
        pytest.param({"PAPI_SIGN_IN": "oidc"}, "server.address", "0.0.0.0", "STREAMLIT_SERVER_COOKIE_SECRET", id="oidc without a cookie secret"),
        pytest.param({"PAPI_SIGN_IN": "oidc"}, "server.cookieSecret", SECRET, None, id="oidc"),
    ],
)
def test_start_is_refused_in_a_sentence(served, settings, option, value, says):
    """A server that its settings do not allow does not start, and the sentence names what is to be mended."""
    served(**settings)
    before, manually = st.get_option(option), st.config.is_manually_set(option)
    st.config.set_option(option, value, "test")
    try:
        sentence = start_refusal()
    finally:
        st.config.set_option(option, before, "test" if manually else st.config.ConfigOption.DEFAULT_DEFINITION)
    assert (sentence is None) == (says is None)
    assert says is None or says in sentence


def test_process_ends_where_it_may_not_start(tmp_path):
    """`streamlit run` at an open address without sign-in ends at once, not with success, without a trace, saying why."""
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless", "true", "--server.address", "0.0.0.0", "--server.port", "0"]
    environment = {"PAPI_STORE": f"sqlite:///{tmp_path / 's.sqlite'}", "PATH": "", "PYTHONUTF8": "1"}
    ended = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False)
    assert ended.returncode == 3
    assert "PAPI_SIGN_IN" in ended.stderr
    assert "Traceback" not in ended.stderr


FORGED = [
    pytest.param([USER], id="no secret"),
    pytest.param([USER, (b"x-papi-proxy-secret", b"")], id="empty secret"),
    pytest.param([USER, (b"x-papi-proxy-secret", SECRET[:-1].encode())], id="secret cut short"),
    pytest.param([USER, (b"x-papi-proxy-secret", SECRET.upper().encode())], id="secret in capitals"),
    pytest.param([USER, (b"x-papi-proxy-secret", "ấ".encode())], id="secret beyond ASCII"),
    pytest.param([USER, RIGHT, RIGHT], id="secret twice"),
    pytest.param([USER, (b"x_papi_proxy_secret", SECRET.encode())], id="secret with underscores"),
    pytest.param([RIGHT, USER, (b"x-papi-user", b"minh")], id="two users"),
    pytest.param([RIGHT, USER, (b"X-Papi-User", b"minh")], id="two users in two cases"),
    pytest.param([RIGHT, (b"x_papi_user", b"minh")], id="user with underscores"),
    pytest.param([RIGHT, (b"X-PAPI_USER", b"minh")], id="user with dash and underscore"),
    pytest.param([RIGHT, (b"x-papi-user", b" ")], id="blank user"),
    pytest.param([RIGHT, (b"x-papi-user", b"a" * (LONGEST_ACCOUNT + 1))], id="endless user"),
    pytest.param([RIGHT, (b"x-papi-name", b"minh")], id="a name without a user"),
]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("forged", FORGED)
@pytest.mark.usefixtures("proxied")
def test_forged_identity_never_passes(kind, forged):
    """Without the one right secret, or where the identity is not one, no header of ours reaches the pages."""
    probe = Probe()
    called(in_front_of(probe), kind(headers=[*ANYWHERE, *forged]))
    assert [name for name, _ in probe.headers if b"papi" in name.lower()] == []


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("mode", ["none", "oidc"])
@pytest.mark.parametrize("secret", [SECRET.encode(), b""], ids=["some secret", "the empty one"])
def test_identity_needs_a_secret_in_every_mode(served, kind, mode, secret):
    """Where no proxy signs people in and no secret is set, the headers are taken out all the same."""
    served(PAPI_SIGN_IN=mode)
    probe = Probe()
    called(in_front_of(probe), kind(headers=[*HERE, USER, (b"x-papi-proxy-secret", secret)]))
    assert [name for name, _ in probe.headers if b"papi" in name.lower()] == []


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.usefixtures("proxied")
def test_identity_of_the_proxy_passes_without_its_secret(kind):
    """With the right secret user and name reach the pages, and the secret does not; an underscored one beside it neither."""
    probe = Probe()
    given = [*ANYWHERE, (b"X-Papi-User", b"lan"), (b"x-papi-name", "Lan Nguyễn".encode()), (b"x_papi_user", b"minh"), RIGHT]
    called(in_front_of(probe), kind(headers=given))
    assert sorted(probe.headers) == sorted([*ANYWHERE, USER, (b"x-papi-name", "Lan Nguyễn".encode())])


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.usefixtures("proxied")
def test_longest_name_of_a_person_passes(kind):
    """Whatever account can be given a role is let in by a proxy too; one letter more is no account."""
    probe, longest = Probe(), (b"x-papi-user", b"a" * LONGEST_ACCOUNT)
    called(in_front_of(probe), kind(headers=[*ANYWHERE, longest, RIGHT]))
    assert longest in probe.headers


@pytest.mark.parametrize(
    ("headers", "client", "address"),
    [
        pytest.param([], ("10.0.0.7", 4000), "10.0.0.7", id="the socket's"),
        pytest.param([(b"x-forwarded-for", b"1.2.3.4")], ("10.0.0.7", 4000), "10.0.0.7", id="forwarded without the secret"),
        pytest.param([(b"x-forwarded-for", b"1.2.3.4")], ("1.2.3.4", 0), "127.0.0.1", id="uvicorn believed a local proxy"),
        pytest.param([RIGHT, (b"x-forwarded-for", b"1.2.3.4")], ("127.0.0.1", 4000), "1.2.3.4", id="forwarded with the secret"),
        pytest.param([RIGHT, (b"x-forwarded-for", b"9.9.9.9, 1.2.3.4")], ("127.0.0.1", 4000), "1.2.3.4", id="the last of a list"),
        pytest.param([RIGHT, (b"x-forwarded-for", b"9.9.9.9"), (b"x-forwarded-for", b"2001:db8::1")], ("::1", 4000), "2001:db8::1", id="the last of two"),
        pytest.param([RIGHT, (b"x-forwarded-for", b"unknown")], ("127.0.0.1", 4000), "127.0.0.1", id="no address"),
        pytest.param([RIGHT], ("127.0.0.1", 4000), "127.0.0.1", id="nothing forwarded"),
    ],
)
@pytest.mark.usefixtures("proxied")
def test_address_of_the_client_is_the_trusted_proxys_or_the_sockets(headers, client, address):
    """Only the proxy's secret lets X-Forwarded-For speak, and only its last entry, which the proxy saw itself."""
    probe = Probe()
    called(in_front_of(probe), request(headers=[*ANYWHERE, *headers], client=client))
    assert arrival_of(probe.scopes[-1]).address == address


@pytest.mark.parametrize(
    ("kind", "path", "method"),
    [
        pytest.param(request, "/auth/login", "GET", id="sign-in"),
        pytest.param(request, "/oauth2callback", "GET", id="the provider's answer"),
        pytest.param(request, "/_stcore/upload_file/s/f", "PUT", id="upload"),
        pytest.param(handshake, "/_stcore/stream", "GET", id="new session"),
    ],
)
def test_who_comes_too_often_waits(served, kind, path, method):
    """Beyond its rate a client gets 429 with the time to wait, in Vietnamese; another client does not."""
    rates = dict.fromkeys(("PAPI_SIGN_IN_RATE", "PAPI_UPLOAD_RATE", "PAPI_SESSION_RATE"), "3/minute")
    served(PAPI_SIGN_IN="proxy", PAPI_PROXY_SECRET=SECRET, **rates)
    app = in_front_of(Probe())
    one = kind(path, method=method, headers=ANYWHERE, client=("10.0.0.1", 1))
    seen = [called(app, one).status for _ in range(3)]
    late = called(app, one)
    other = called(app, {**one, "client": ("10.0.0.2", 1)})
    assert {429, 1008}.isdisjoint({*seen, other.status})
    assert late.status == 1008 or (late.status == 429 and 1 <= int(late.headers["retry-after"]) <= 60 and "đợi" in late.body)


def test_all_together_are_bounded_and_refused_ones_take_no_place(served):
    """The rate of all holds over many addresses; what one client had refused is not counted against the others."""
    served(PAPI_SIGN_IN="proxy", PAPI_PROXY_SECRET=SECRET, PAPI_SIGN_IN_RATE="2/minute", PAPI_SIGN_IN_RATE_ALL="4/minute")
    app = in_front_of(Probe())
    clients = ["10.0.0.1"] * 9 + ["10.0.0.2"] * 2 + ["10.0.0.3"]
    statuses = [called(app, request("/auth/login", headers=ANYWHERE, client=(client, 1))).status for client in clients]
    assert statuses == [200] * 2 + [429] * 7 + [200] * 2 + [429]


@pytest.mark.parametrize(
    ("address", "network"),
    [("10.0.0.1", "10.0.0.1"), ("2001:db8:1:2:3::4", "2001:db8:1:2::/64"), ("::1", "::1"), ("unknown", "unknown")],
)
def test_a_house_of_ipv6_counts_as_one(address, network):
    """A client of IPv6 has a whole network to draw addresses from; it counts as one."""
    assert network_of(address) == network


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("origins", "status"),
    [
        pytest.param([b"https://papi.example.vn"], {200, 101}, id="our own page"),
        pytest.param([], {200, 101}, id="no page"),
        pytest.param([b"https://evil.example"], {403, 1008}, id="another site's page"),
        pytest.param([b"https://papi.example.vn.evil.example"], {403, 1008}, id="a name that begins like ours"),
        pytest.param([b"http://localhost"], {403, 1008}, id="a page of the visitor's machine"),
        pytest.param([b"null"], {403, 1008}, id="a page without a place"),
        pytest.param([b"https://papi.example.vn", b"https://evil.example"], {403, 1008}, id="two"),
    ],
)
@pytest.mark.usefixtures("proxied")
def test_pages_of_other_sites_reach_nothing(kind, origins, status):
    """What the script of another site's page asks for is refused before Streamlit looks at it."""
    headers = [*ANYWHERE, *((b"origin", origin) for origin in origins)]
    assert called(in_front_of(Probe()), kind("/_stcore/health", headers=headers)).status in status


@pytest.mark.parametrize(
    "path",
    ["/_stcore/metrics", "/_stcore/metrics/", "/_stcore/script-health-check", "/_stcore/agent/interact", "/_stcore/agent/mcp", "/_stcore/new"],
)
def test_inner_addresses_are_closed(served, path):
    """Streamlit's own figures, its agents' interface, its test of the script, and what it may add below /_stcore, are not there."""
    served()
    probe = Probe()
    assert (called(in_front_of(probe), request(path)).status, probe.scopes) == (404, [])
