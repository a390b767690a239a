"""What tests share: servers of their own, ended by their process, and one browser."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import socket
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import hypothesis
import pytest
import stores
import streamlit as st
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from pages.shared import blocks
from pages.shared import view as shared_view
from pages.shared.settings import Settings, current_settings
from papi_metrics.example import accept_example
from papi_metrics.store import Store

ROOT = Path(__file__).parent.parent
START_SECONDS = 60
# The shell is the same browser without its own windows and menus, which cost a quarter as much again as the pages in them.
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
# Sandbox off: test machines run as root. The rest keeps the browser itself from calling home.
BROWSER_ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
    # One process draws all pages: what it has compiled for one serves the next, in another tab too.
    "--renderer-process-limit=1",
]  # fmt: skip
# What is awaited has not come after so long; on a slow machine a page takes many times what it takes on a quick one.
PATIENCE = 30_000

# Laws that say nothing else are tried on so many examples; those that look for rare ones say more.
hypothesis.settings.register_profile("suite", max_examples=50)
hypothesis.settings.load_profile("suite")

# As the frame names them: a page's file → its address.
ADDRESSES = dict(re.findall(r'st\.Page\("(\w+)\.py".*?url_path="([^"]+)"', (ROOT / "pages" / "frame.py").read_text(encoding="utf-8")))


def pytest_collection_modifyitems(items):
    """Let files with a browser begin, so that none of the long ones runs alone at the end."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is None)


def free_port():
    """Return a port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until_listening(process, port, log):
    """Return once the port answers; fail with the server's log if it ends or takes too long."""
    for _ in range(START_SECONDS * 20):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(0.05)
            break
    pytest.fail(f"the server did not start:\n{log.read_text(encoding='utf-8')}")


@pytest.fixture(params=stores.KINDS)
def store_url(request, tmp_path):
    """The address of a new store, on each kind of database in turn."""
    with stores.store_address_of(request.param, tmp_path) as url:
        yield url


@contextlib.contextmanager
def serving(folder, *, app="app.py", command="streamlit", port=None, **environment):
    """Run the application in a process of its own with a store in `folder`; yield its address."""
    port = port or free_port()
    how = {
        "streamlit": ["streamlit", "run", app, "--server.headless", "true", "--server.port", str(port)],
        "uvicorn": ["uvicorn", f"{Path(app).stem}:app", "--port", str(port)],
    }[command]
    log = Path(folder) / f"server-{port}.log"
    store = f"sqlite:///{Path(folder) / 'store.sqlite'}"
    settings = {**os.environ, "PYTHONPATH": str(ROOT), "PAPI_STORE": store, "PAPI_READERS": "1", **environment}
    with log.open("w", encoding="utf-8") as out:
        process = subprocess.Popen([sys.executable, "-m", *how], cwd=ROOT, env=settings, stdout=out, stderr=out)
        try:
            wait_until_listening(process, port, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@pytest.fixture(scope="session")
def server(tmp_path_factory, example_store):
    """Serve the application with the example, for all tests that only look: none of them stores anything."""
    folder = tmp_path_factory.mktemp("store")
    shutil.copyfile(example_store, folder / "store.sqlite")
    with serving(folder) as address:
        yield address


class _Open:
    """A view of a page that is open beside the others."""

    open = True

    def __init__(self) -> None:
        self.place = st.container()

    def __enter__(self):
        return self.place.__enter__()

    def __exit__(self, *about):
        return self.place.__exit__(*about)


@pytest.fixture
def app(one_view, monkeypatch):
    """Return a function that opens a page, as `one_view` does, with all its views open, so that a test sees the whole page."""
    monkeypatch.setattr(blocks, "tabs", lambda *names, key: [_Open() for _ in names])  # noqa: ARG005 - as a page calls it
    return one_view


@pytest.fixture(scope="session")
def example_store(tmp_path_factory):
    """The file of a store with the example, made once; each test gets a copy of its own."""
    path = tmp_path_factory.mktemp("example") / "store.sqlite"
    store = Store(f"sqlite:///{path}")
    accept_example(store)
    store.close()
    return path


@pytest.fixture(scope="session")
def components():
    """What Streamlit finds when it looks through all installed packages, as it does anew for each `AppTest`."""
    return tuple(manifest_scanner.scan_component_manifests())


@pytest.fixture
def one_view(tmp_path, monkeypatch, example_store, components):
    """Return a function that opens a page of the app on a store of its own, with the example unless told otherwise."""
    path = tmp_path / "store.sqlite"
    monkeypatch.setenv("PAPI_STORE", f"sqlite:///{path}")
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(manifest_scanner, "scan_component_manifests", lambda: list(components))

    def opened(page: str = "overview", *, example: bool = True, **query: str) -> AppTest:
        monkeypatch.setenv("PAPI_EXAMPLE", "yes" if example else "no")
        if example and not path.exists():
            shutil.copyfile(example_store, path)
        test = AppTest.from_file(str(ROOT / "pages" / "frame.py"), default_timeout=30)
        for name, value in query.items():
            test.query_params[name.replace("_", "-")] = value
        # As by a deep link: drawing Tổng quan first, only to leave it, costs as much again as the page.
        test._page_hash = calc_hash(ADDRESSES[page]) if page != "overview" else ""
        return test.run()

    yield opened
    shared_view.open_store().close()


@pytest.fixture
def served(monkeypatch):
    """Return a function that sets the server's settings for one test; all others are absent."""
    for one in fields(Settings):
        monkeypatch.delenv(one.metadata["variable"], raising=False)

    def set_up(**environment):
        for variable, text in environment.items():
            monkeypatch.setenv(variable, text)
        current_settings.cache_clear()

    yield set_up
    monkeypatch.undo()
    current_settings.cache_clear()


@pytest.fixture(scope="session")
def browser():
    """One Chromium for all tests; the system's, or the one Playwright installed."""
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENCE)
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=BROWSER_ARGUMENTS)
        yield chromium
        chromium.close()


class Visit:
    """A browser page with a note of what went wrong on it."""

    def __init__(self, page):
        """Listen to a page from its start."""
        self.page, self.outside, self.errors = page, [], []
        self._heard = {"request": self._request, "console": self._console, "pageerror": self._page_error}
        for event, noted in self._heard.items():
            page.on(event, noted)

    def _request(self, request):
        if not request.url.startswith(("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:")):
            self.outside.append(request.url)

    def _console(self, message):
        # On a deep link Streamlit first looks for its server below the page's own address: two 404 by design.
        if message.type == "error" and "/_stcore/" not in message.location.get("url", ""):
            self.errors.append(message.text)

    def _page_error(self, error):
        self.errors.append(str(error))

    def open(self, address):
        """Go to an address and wait until the script has run and the page has drawn it."""
        self.page.goto(address)
        self.settle()

    def settle(self):
        """Wait until no script runs, nothing is being drawn and the page is shown."""
        self.page.wait_for_function(
            """() => { const app = document.querySelector('[data-testid="stApp"]');
                return app && app.getAttribute('data-test-script-state') === 'notRunning'
                    && !document.querySelector('[data-testid="stSkeleton"]') && !document.documentElement.classList.contains('papi-arriving')
                    && document.querySelector('[data-testid="stMain"]')?.innerText.trim() }"""
        )

    def leave(self):
        """Leave the page as a new one is: it listens to nothing, remembers nothing and shows nothing."""
        for event, noted in self._heard.items():
            self.page.remove_listener(event, noted)
        self.page.evaluate("() => { if (location.protocol === 'http:') { localStorage.clear(); sessionStorage.clear() } }")
        self.page.set_extra_http_headers({})
        self.page.goto("about:blank")


@pytest.fixture(scope="session")
def profile(browser):
    """One profile of the browser and its pages at rest: what one page has fetched and compiled serves the next too."""
    with contextlib.closing(browser.new_context(locale="vi-VN")) as context:
        yield context, []


@contextlib.contextmanager
def visits(profile):
    """Yield a function that opens a browser page of a given width and theme; in the end its pages are at rest again."""
    context, idle = profile
    seen = []

    def opened(width=1440, *, theme="light", height=900):
        page = idle.pop() if idle else context.new_page()
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=theme)
        seen.append(Visit(page))
        return seen[-1]

    yield opened
    context.clear_cookies()
    for one in seen:
        one.leave()
        idle.append(one.page)


@pytest.fixture
def visit(profile):
    """Return a function that opens a browser page of a given width and theme; nobody is signed in on it yet."""
    with visits(profile) as opened:
        yield opened


@pytest.fixture(scope="module")
def opened(profile):
    """Return what `visit` does, for what a module looks at once and states in several tests."""
    with visits(profile) as function:
        yield function
