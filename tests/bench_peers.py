"""The part of the benchmark that sets the first screen beside its peers: an empty Streamlit page, and the same page built in Dash."""

from __future__ import annotations

import contextlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
import venv
from collections.abc import Iterator
from pathlib import Path

from bench_pages import BROWSER, EMPTY_PAGE, ROOT, served
from conftest import free_port
from playwright.sync_api import Browser, sync_playwright

PEERS, DASH = ROOT / ".peers", "dash~=4.4"
ROUNDS = 9
LAST_WORDS = "papi.org.vn"
"""What stands last on Tổng quan, and on its peer."""
LINES = {"ours": "main img[alt*='→']", "dash": ".js-plotly-plot .main-svg path.js-line"}
"""The four cards' small lines: a first screen is there once they are drawn, too."""
SHOWN = "() => !document.documentElement.classList.contains('papi-arriving')"
"""Nothing is seen of ours while its outline stands in its place."""
CARDS = 4
EMPTY_GOAL, DASH_GOAL = 1.5, 1.0


def peer_python() -> Path:
    """Return a Python with Dash, made at first use: beside the tests it would bring a plugin of its own into pytest."""
    python = PEERS / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    if not python.exists():
        venv.create(PEERS, with_pip=True)
    needs = ["--requirement", str(ROOT / "requirements.txt"), DASH]
    subprocess.run([python, "-m", "pip", "install", "--quiet", *needs], check=True)
    return python


@contextlib.contextmanager
def dash_served() -> Iterator[str]:
    """Serve the page built in Dash; give its address, and end it by its id."""
    port, script = free_port(), str(ROOT / "tests" / "peer_dash.py")
    process = subprocess.Popen([peer_python(), script, str(port)], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(f"http://127.0.0.1:{port}/_dash-layout")
        yield f"127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(20)


def _wait_for(address: str) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        with contextlib.suppress(OSError), urllib.request.urlopen(address, timeout=1):
            return
        time.sleep(0.05)
    raise TimeoutError(address)


def first_screen_seconds(browser: Browser, address: str, text: str, lines: str | None) -> float:
    """Return the time until the last words and the cards' lines stand on a page, in a browser that has seen nothing before."""
    with contextlib.closing(browser.new_context(viewport={"width": 1440, "height": 900}, locale="vi-VN")) as context:
        page = context.new_page()
        start = time.perf_counter()
        page.goto(f"http://{address}/", wait_until="commit")
        page.get_by_text(text).first.wait_for()
        if lines:
            page.locator(lines).nth(CARDS - 1).wait_for()
        page.wait_for_function(SHOWN)
        return time.perf_counter() - start


def peer_rows() -> list[tuple[str, float, float, float, bool]]:
    """Measure the first screens in turns, so that a busy machine slows all alike; each is seen once before."""
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        (folder / "empty.py").write_text(EMPTY_PAGE, encoding="utf-8")
        shutil.copytree(ROOT / ".streamlit", folder / ".streamlit")
        ours, _ = stack.enter_context(served(ROOT, "app.py", {"PAPI_STORE": f"sqlite:///{folder / 'store.sqlite'}"}))
        empty, _ = stack.enter_context(served(folder, "empty.py", {}))
        pages = {"ours": (ours, LAST_WORDS), "empty": (empty, "Sẵn sàng"), "dash": (stack.enter_context(dash_served()), LAST_WORDS)}
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=BROWSER)
        taken = {name: list[float]() for name in pages}
        for _ in range(ROUNDS + 1):
            for name, (address, text) in pages.items():
                taken[name].append(first_screen_seconds(browser, address, text, LINES.get(name)))
        browser.close()
    median = {name: statistics.median(seconds[1:]) for name, seconds in taken.items()}
    return [
        ("first screen of Tổng quan / empty Streamlit page", median["ours"], median["empty"], EMPTY_GOAL, True),
        ("first screen of Tổng quan / the same page in Dash", median["ours"], median["dash"], DASH_GOAL, True),
    ]
