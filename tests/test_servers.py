"""Many servers: nginx's and systemd's files as documented, and two processes behind a real nginx, one of them restarted."""

from __future__ import annotations

import configparser
import contextlib
import json
import os
import re
import shutil
import ssl
import subprocess
import sys
import threading
from base64 import b64encode
from pathlib import Path

import pytest
from conftest import ROOT, free_port, serving, wait_until_listening
from streams import Visitor, run_page

FILES = ROOT / "docs" / "servers"
SECRET = "f" * 64
NAME, PASSWORD = "lan", "mot-mat-khau-dai"
MAIN = """
daemon off; {user}
pid {folder}/nginx.pid; error_log {folder}/error.log;
{modules}
events {{ }}
http {{
    client_body_temp_path {folder}/b; proxy_temp_path {folder}/p; fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
    include {folder}/papi.conf;
}}
"""


def installed(folder, sign_in, *, port=443, plain=80, apps=(8501, 8502)):
    """Install nginx's files below a folder instead of /etc, as docs/servers.md says; return the main file."""
    site = (FILES / "nginx.conf").read_text(encoding="utf-8")
    swaps = {
        "/etc/nginx/papi/": f"{folder}/",
        "/var/log/nginx/": f"{folder}/",
        "listen 443": f"listen 127.0.0.1:{port}",
        "listen 80": f"listen 127.0.0.1:{plain}",
        "127.0.0.1:8501": f"127.0.0.1:{apps[0]}",
        "127.0.0.1:8502": f"127.0.0.1:{apps[1]}",
        "papi.example.vn": "localhost",
    }
    chosen = (FILES / f"nginx-{sign_in}.conf").read_text(encoding="utf-8")
    for old, new in swaps.items():
        site, chosen = site.replace(old, new), chosen.replace(old, new)
    (folder / "papi.conf").write_text(site, encoding="utf-8")
    (folder / "sign-in.conf").write_text(chosen, encoding="utf-8")
    (folder / "secret.conf").write_text(f'proxy_set_header X-Papi-Proxy-Secret "{SECRET}";\n', encoding="utf-8")
    hashed = subprocess.run(["openssl", "passwd", "-6", PASSWORD], capture_output=True, text=True, check=True).stdout
    (folder / "users").write_text(f"{NAME}:{hashed}", encoding="utf-8")
    make = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    subprocess.run([*make, "-keyout", folder / "tls.key", "-out", folder / "tls.crt"], capture_output=True, check=True)
    modules = "include /etc/nginx/modules-enabled/*.conf;" if sign_in == "ldap" else ""
    user = "user root;" if os.geteuid() == 0 else ""
    main = folder / "nginx.conf"
    main.write_text(MAIN.format(folder=folder, modules=modules, user=user), encoding="utf-8")
    return main


@pytest.mark.parametrize("sign_in", ["htpasswd", "ldap", "oidc"])
def test_nginx_takes_each_file(tmp_path, sign_in):
    """Debian's nginx finds nothing to say against the files of the guide."""
    tested = subprocess.run(["nginx", "-t", "-c", installed(tmp_path, sign_in)], capture_output=True, text=True, check=False)
    assert (tested.returncode, [line for line in tested.stderr.splitlines() if "[" in line]) == (0, [])


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="this machine has no systemd to ask")
def test_systemd_takes_the_unit(tmp_path):
    """Systemd finds nothing to say against the unit, and thinks little of it exposed."""
    unit = tmp_path / "papi@8501.service"
    text = (FILES / "papi@.service").read_text(encoding="utf-8")
    unit.write_text(text.replace("/opt/papi/.venv/bin/streamlit", sys.executable).replace("/opt/papi", str(ROOT)), encoding="utf-8")
    verified = subprocess.run(["systemd-analyze", "verify", "--man=no", unit], capture_output=True, text=True, check=False)
    exposed = subprocess.run(["systemd-analyze", "security", "--offline=yes", "--threshold=35", unit], capture_output=True, check=False)
    said = [line for line in verified.stderr.splitlines() if unit.name in line]
    assert (said, exposed.returncode) == ([], 0)


def signed(**headers):
    """Return a visitor's headers with the right name and password."""
    return {"Authorization": "Basic " + b64encode(f"{NAME}:{PASSWORD}".encode()).decode(), **headers}


@contextlib.contextmanager
def running(main, port):
    """Run nginx on a configuration and end it by its process."""
    log = main.parent / "error.log"
    process = subprocess.Popen(["nginx", "-c", main], stderr=subprocess.DEVNULL)
    log.touch()
    try:
        wait_until_listening(process, port, log)
        yield
    finally:
        process.terminate()
        process.wait(20)


@pytest.fixture(scope="module")
def behind(tmp_path_factory):
    """Run two processes of the application on one store behind nginx with htpasswd; yield address, folder and how to end each."""
    folder = tmp_path_factory.mktemp("servers")
    port, plain = free_port(), free_port()
    settings = {"PAPI_SIGN_IN": "proxy", "PAPI_PROXY_SECRET": SECRET, "STREAMLIT_SERVER_COOKIE_SECRET": SECRET, "PAPI_FIRST_ADMIN": "lan"}
    with contextlib.ExitStack() as all_:
        ending, apps = {}, []
        for _ in range(2):
            one = all_.enter_context(contextlib.ExitStack())
            apps.append(int(one.enter_context(serving(folder, **settings)).rsplit(":", 1)[1]))
            ending[apps[-1]] = one.close
        all_.enter_context(running(installed(folder, "htpasswd", port=port, plain=plain, apps=apps), port))
        tls = ssl.create_default_context(cafile=folder / "tls.crt")
        yield {"address": f"https://localhost:{port}", "folder": folder, "ending": ending, "tls": tls}


def visitor(behind, headers):
    """Return somebody new at nginx's door."""
    return Visitor(behind["address"], headers, behind["tls"])


def served_by(behind):
    """Return which routes each process has answered, by its port."""
    lines = {int(re.search(r"\d+", log.name)[0]): log.read_text(encoding="utf-8") for log in behind["folder"].glob("server-*.log")}
    events = {port: [json.loads(line) for line in text.splitlines() if line.startswith("{")] for port, text in lines.items()}
    return {port: [event["route"] for event in told if "route" in event] for port, told in events.items()}


WRONG = "Basic " + b64encode(b"lan:wrong").decode()


@pytest.mark.parametrize("headers", [{}, {"Authorization": WRONG}, {"X-Papi-User": NAME, "X-Papi-Proxy-Secret": SECRET}], ids=["nobody", "wrong password", "forged"])
@pytest.mark.parametrize("path", ["/", "/nhiem-vu", "/_stcore/health", "/_stcore/stream", "/_stcore/upload_file/a/b"])
def test_unsigned_visitor_reaches_nothing(behind, headers, path):
    """Without name and password nginx answers 401 whatever is asked for; the application never hears of it."""
    assert visitor(behind, headers).fetch(path)[0] == 401


@pytest.mark.parametrize("path", ["/metrics", "/readyz", "/healthz", "/_stcore/metrics"])
def test_operators_addresses_are_closed_at_the_door(behind, path):
    """Counts and health are not there for the world, signed in or not."""
    assert visitor(behind, signed()).fetch(path)[0] in {401, 404}


def test_signed_visitor_keeps_to_one_process(behind):
    """Page, websocket and upload of a browser reach the same process, with TLS told, however often it comes."""
    before = served_by(behind)
    lan = visitor(behind, signed())
    status, headers, _ = lan.fetch("/", headers={"Accept": "text/html"})
    assert (status, headers["Strict-Transport-Security"], headers["Server"]) == (200, "max-age=31536000", "nginx")
    with lan.session() as stream:
        session_id, shown = run_page(stream)
        # Only the process that holds the session has admitted it.
        assert lan.upload(session_id, "t.csv", b"x") == 204
    new = {port: routes[len(before[port]) :] for port, routes in served_by(behind).items()}
    by = [port for port, routes in new.items() if routes]
    assert (len(by), "PAPI" in shown) == (1, True)
    assert {"/", "/_stcore/upload_file/{session}/{file}"} <= set(new[by[0]])


def test_visitors_are_spread_over_the_processes(behind):
    """Browsers without a seat come to all processes."""
    for _ in range(16):
        visitor(behind, signed()).fetch("/tieng-viet.js")
    assert all("/tieng-viet.js" in routes for routes in served_by(behind).values())


def test_upload_is_bounded_at_the_door(behind):
    """Nginx takes no file above the limit, and no other body to speak of."""
    lan = visitor(behind, signed())
    sizes = {"/_stcore/upload_file/a/b": 22, "/": 1}
    seen = [lan.fetch(path, method="PUT", data=b"", headers={"Content-Length": str(size * 1024 * 1024)})[0] for path, size in sizes.items()]
    assert seen == [413, 413]


def test_restart_of_one_process_loses_no_answer(behind):
    """While one process ends and the other serves, every browser, its own ones too, gets every answer."""
    browsers, statuses, ended = [visitor(behind, signed()) for _ in range(6)], [], threading.Event()
    for one in browsers:
        one.fetch("/_stcore/health")

    def go_on():
        while not ended.is_set():
            statuses.extend(one.fetch("/tieng-viet.js")[0] for one in browsers)

    coming = threading.Thread(target=go_on)
    coming.start()
    behind["ending"][min(behind["ending"])]()
    ended.set()
    coming.join()
    statuses.extend(one.fetch("/")[0] for one in browsers)
    assert (len(statuses) >= 12, set(statuses)) == (True, {200})


def banned_by(lines):
    """Return the client that fail2ban's filter of the guide counts for each line, None for whom it passes over."""
    ini = configparser.ConfigParser(interpolation=None)
    ini.read(FILES / "fail2ban-filter.conf", encoding="utf-8")
    rules = [re.compile(rule.strip().replace("<HOST>", r"(?P<host>[0-9a-fA-F.:]+)")) for rule in ini["Definition"]["failregex"].splitlines()]
    # fail2ban takes the moment at the beginning of a line away before it looks.
    found = [next(filter(None, (rule.search(line[19:]) for rule in rules)), None) for line in lines]
    return [match and match["host"] for match in found]


def test_wrong_passwords_are_counted_against_their_client(behind):
    """Each wrong name or password that nginx writes down is counted, whatever the name holds; who merely comes without is not."""
    log = behind["folder"] / "error.log"
    before = len(log.read_text(encoding="utf-8").splitlines())
    for name in (NAME, "nobody", 'x", client', "ma\n"):
        visitor(behind, {"Authorization": "Basic " + b64encode(f"{name}:wrong".encode()).decode()}).fetch("/?a=b")
    visitor(behind, {}).fetch("/")
    # A name may hold the end of a line.
    lines = log.read_text(encoding="utf-8").replace("ma\n", "ma").splitlines()[before:]
    assert banned_by(lines) == ["127.0.0.1"] * 4


PAM = "2026/11/28 22:16:29 [error] 30665#30665: *2 PAM: user '{}' - {}, client: 10.0.0.7, server: papi.example.vn, request: \"GET / HTTP/1.1\", host: \"h\""
LIMITED = '2026/11/28 22:16:29 [error] 7#7: *2 limiting requests, excess: 200.9 by zone "papi_pages", client: 10.0.0.7, server: h, request: "GET /"'


@pytest.mark.parametrize(
    ("line", "client"),
    [
        pytest.param(PAM.format("lan", "not authenticated: Authentication failure"), "10.0.0.7", id="wrong password of a directory"),
        pytest.param(PAM.format("lan', client", "invalid account: User account has expired"), "10.0.0.7", id="shut account"),
        pytest.param(LIMITED, None, id="in a hurry"),
    ],
)
def test_line_of_nginx_counts_against_its_client(line, client):
    """What the directory refused counts, whoever is only too quick does not."""
    assert banned_by([line]) == [client]


def test_guide_tells_every_file():
    """docs/servers.md leads to each file of docs/servers, and each stands there."""
    guide = (ROOT / "docs" / "servers.md").read_text(encoding="utf-8")
    assert set(re.findall(r"\]\(servers/([^)]+)\)", guide)) == {path.name for path in Path(FILES).iterdir()}
