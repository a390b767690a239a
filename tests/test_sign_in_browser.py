"""Signing in at a real OpenID provider, in a real browser: in, out, and what a stolen cookie is worth then."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys

import pytest
from conftest import free_port, serving, wait_until_listening
from reach import HEADINGS, axe_findings
from signed import account

from papi_metrics.access import Role
from papi_metrics.store import Store

pytestmark = pytest.mark.browser
PATHS = ("cap-nhat", "", "nhiem-vu", "diem-so", "so-sanh", "uu-tien", "bao-cao", "chi-so", "lich-su", "cach-tinh", "nguoi-dung")
WHO = {"sub": "an", "email": "An@example.org", "email_verified": True, "name": "Nguyễn An"}
UNIT, DOOR, OUT = "xã Trung Trắc", "Hãy đăng nhập để xem tiếp.", "Bạn đã đăng xuất."


@contextlib.contextmanager
def providing(folder):
    """Run an OpenID provider on this machine; yield its address."""
    port, log = free_port(), folder / "provider.log"
    command = [sys.executable, "-m", "oidc_provider_mock", "--port", str(port), "--user-claims", json.dumps(WHO)]
    with log.open("w", encoding="utf-8") as out:
        process = subprocess.Popen(command, stdout=out, stderr=out)
        try:
            wait_until_listening(process, port, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(20)


@pytest.fixture(scope="module")
def signing_server(tmp_path_factory):
    """Serve the example to who signs in at a provider; An administers the example's commune."""
    folder, port = tmp_path_factory.mktemp("signing"), free_port()
    store = Store(f"sqlite:///{folder / 'store.sqlite'}")
    store.give_role(account("an"), UNIT, Role.ADMINISTRATOR, name="Nguyễn An")
    store.close()
    with providing(folder) as provider:
        secrets = folder / "secrets.toml"
        secrets.write_text(
            f'[auth]\nredirect_uri = "http://127.0.0.1:{port}/oauth2callback"\ncookie_secret = "{"x" * 40}"\nclient_id = "papi"\n'
            f'client_secret = "y"\nserver_metadata_url = "{provider}/.well-known/openid-configuration"\n',
            encoding="utf-8",
        )
        with serving(folder, port=port, PAPI_SIGN_IN="oidc", STREAMLIT_SECRETS_FILES=str(secrets)) as address:
            yield address


def door_of(visit, address, *, cookies=(), **headers):
    """Open an address with cookies and headers of one's own; return what the page shows."""
    seen = visit()
    seen.page.context.add_cookies(list(cookies))
    seen.page.set_extra_http_headers(headers)
    seen.open(address)
    return seen.page.locator('[data-testid="stApp"]').inner_text()


def test_unsigned_visitor_meets_the_door_on_every_address(signing_server, visit):
    """From the first request of a fresh server on, each deep link shows the door and nothing of the plan."""
    seen = visit()
    for path in PATHS:
        seen.open(f"{signing_server}/{path}")
        seen.page.get_by_text(DOOR).wait_for()
        shown = seen.page.locator('[data-testid="stApp"]').inner_text()
        assert (UNIT in shown, "Cập nhật" in shown) == (False, False), path


def test_forged_cookie_or_header_is_nobody(signing_server, visit):
    """What nobody has signed, and a header that only a proxy may send, open nothing."""
    forged = {"name": "_streamlit_user", "value": '"eyJlbWFpbCI6ImFuIn0.Zm9v"', "url": signing_server}
    assert DOOR in door_of(visit, signing_server, cookies=[forged])
    assert DOOR in door_of(visit, signing_server, **{"X-Papi-User": account("an")})


def sign_in(seen, address):
    """Sign in as An at the provider."""
    seen.open(address)
    seen.page.get_by_role("button", name="Đăng nhập").click()
    seen.page.get_by_role("button", name="an", exact=True).click()
    seen.page.get_by_text("Nguyễn An").first.wait_for()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_door_and_people_reach_everybody(signing_server, visit, theme):
    """By axe nothing is found at the door, nor on the page of accounts behind it; both have their headings."""
    seen = visit(theme=theme)
    seen.open(signing_server)
    seen.page.get_by_text(DOOR).wait_for()
    assert (axe_findings(seen.page)[0], seen.page.evaluate(HEADINGS)) == ([], [1, 2])
    sign_in(seen, signing_server)
    seen.open(f"{signing_server}/nguoi-dung")
    seen.page.get_by_text("Giao vai trò").first.wait_for()
    assert (axe_findings(seen.page)[0], seen.page.evaluate(HEADINGS)) == ([], [1, 2, 3, 3, 3, 3])


def press_the_button(page, _address):
    """Sign out as people do."""
    page.get_by_text("Nguyễn An").first.click()
    page.get_by_role("button", name="Đăng xuất").click()


def ask_for_the_address(page, address):
    """Sign out by Streamlit's own address."""
    page.goto(f"{address}/auth/logout")


@pytest.mark.parametrize("leave", [press_the_button, ask_for_the_address], ids=["button", "address"])
def test_signed_out_session_is_over_everywhere(signing_server, visit, leave):
    """Signed in at the provider the plan is there, in a second tab too; signed out, both tabs and a stolen cookie are at the door."""
    first = visit()
    sign_in(first, signing_server)
    first.page.get_by_text(UNIT).first.wait_for()
    stolen = [cookie for cookie in first.page.context.cookies() if cookie["name"].startswith("_streamlit_user")]
    other = visit()
    other.page.context.add_cookies(stolen)
    other.open(f"{signing_server}/cach-tinh")
    other.page.get_by_text("Nguyễn An").first.wait_for()
    leave(first.page, signing_server)
    first.page.wait_for_url("**/oauth2/end_session**")
    other.page.get_by_role("link", name="Nhiệm vụ").first.click()
    other.page.get_by_text(OUT).wait_for()
    assert UNIT not in other.page.locator('[data-testid="stApp"]').inner_text()
    assert OUT in door_of(visit, signing_server, cookies=stolen)
