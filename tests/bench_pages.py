"""The part of the benchmark that serves pages: CPU of a rerun, first render against an empty Streamlit page."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

from papi_metrics.store import Store, Submission
from papi_metrics.tracker import read_tracker

ROOT = Path(__file__).parent.parent
RERUNS = 200
RENDERS = 7
UPDATES = 5
UNIT = "xã Trung Trắc"
EMPTY_PAGE = 'import streamlit as st\n\nst.set_page_config(layout="wide")\nst.markdown("Sẵn sàng")\n'
BROWSER = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
BROWSER += ["--disable-component-update", "--disable-sync"]


@contextlib.contextmanager
def served(folder: Path, script: str, environment: dict[str, str]) -> Iterator[tuple[str, int]]:
    """Serve a Streamlit script from a folder; give its address and process id, and end it by its id."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", script, "--server.port", str(port), "--server.headless", "true"]
    process = subprocess.Popen(
        command, cwd=folder, env=os.environ | environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait_until_healthy(f"127.0.0.1:{port}")
        yield f"127.0.0.1:{port}", process.pid
    finally:
        process.terminate()
        process.wait(20)


def _wait_until_healthy(address: str) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        with contextlib.suppress(OSError), urllib.request.urlopen(f"http://{address}/_stcore/health", timeout=1):
            return
        time.sleep(0.05)
    raise TimeoutError(address)


def cpu_seconds(pid: int) -> float:
    """Return the CPU a process has used so far, of all its threads."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def rerun(socket_: ClientConnection, message: BackMsg) -> None:
    """Ask for a run of the script and read until it has finished."""
    socket_.send(message.SerializeToString())
    while True:
        answer = ForwardMsg.FromString(socket_.recv(timeout=30))
        if answer.WhichOneof("type") == "script_finished":
            return


def rerun_milliseconds(address: str, pid: int) -> float:
    """Return the CPU of one rerun of Tổng quan with warm caches."""
    message = BackMsg()
    message.rerun_script.query_string = ""
    with connect(f"ws://{address}/_stcore/stream", max_size=None, subprotocols=["streamlit"]) as socket_:
        for _ in range(10):
            rerun(socket_, message)
        before = cpu_seconds(pid)
        for _ in range(RERUNS):
            rerun(socket_, message)
        return 1000 * (cpu_seconds(pid) - before) / RERUNS


def first_render_seconds(browser: Browser, address: str, text: str) -> float:
    """Return the median time until a text stands on the page, in a browser that has seen nothing before."""
    taken = []
    for _ in range(RENDERS):
        context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="vi-VN")
        page = context.new_page()
        start = time.perf_counter()
        page.goto(f"http://{address}/", wait_until="commit")
        page.get_by_text(text).first.wait_for()
        taken.append(time.perf_counter() - start)
        context.close()
    return statistics.median(taken)


def seeded_store(folder: Path, tracker: bytes) -> str:
    """Return the address of a store that holds a tracker as its only version."""
    url = f"sqlite:///{folder / 'seeded.sqlite'}"
    store = Store(url)
    submission = Submission(
        unit=UNIT, plan_year=2022, province="Hưng Yên", as_of=dt.date(2022, 8, 31), file_name="t.xlsx", author="An", reason="Tháng 8"
    )
    store.accept(read_tracker(tracker, plan_year=2022), original=tracker, submission=submission)
    store.close()
    return url


def update_seconds(browser: Browser, address: str, tracker: bytes) -> float:
    """Return the median time from choosing a tracker to seeing what it changes, findings and figures included."""
    taken = []
    for _ in range(UPDATES):
        context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="vi-VN")
        page = context.new_page()
        page.goto(f"http://{address}/cap-nhat")
        files = page.locator("input[type=file]")
        files.wait_for(state="attached")
        page.wait_for_timeout(500)
        start = time.perf_counter()
        files.set_input_files({"name": "theo-doi-2022.xlsx", "mimeType": "application/octet-stream", "buffer": tracker})
        page.get_by_label("Số liệu đến ngày").first.wait_for()
        page.get_by_text("Sẽ nhận").wait_for()
        taken.append(time.perf_counter() - start)
        context.close()
    return statistics.median(taken)


def update_rows(before: bytes, after: bytes) -> list[tuple[str, float, float, float, bool]]:
    """Measure checking and comparing a tracker in the page, from the choice of the file on."""
    with tempfile.TemporaryDirectory() as name:
        store = {"PAPI_STORE": seeded_store(Path(name), before)}
        with served(ROOT, "app.py", store) as (address, _), sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=BROWSER)
            update_seconds(browser, address, after)
            taken = update_seconds(browser, address, after)
            browser.close()
    return [("check and compare 1,000 tasks in the page, s", taken, 1.0, 1.0, False)]


def page_rows() -> list[tuple[str, float, float, float, bool]]:
    """Measure the served pages; the empty page is served with this project's own settings."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "empty.py").write_text(EMPTY_PAGE, encoding="utf-8")
        shutil.copytree(ROOT / ".streamlit", folder / ".streamlit")
        store = {"PAPI_STORE": f"sqlite:///{folder / 'store.sqlite'}"}
        with served(ROOT, "app.py", store) as (ours, pid), served(folder, "empty.py", {}) as (empty, _):
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=BROWSER)
                first_render_seconds(browser, ours, "papi.org.vn")
                render = first_render_seconds(browser, ours, "papi.org.vn")
                floor = first_render_seconds(browser, empty, "Sẵn sàng")
                browser.close()
            cpu = rerun_milliseconds(ours, pid)
    return [
        ("CPU of a rerun of Tổng quan, ms", cpu, 1.0, 15.0, False),
        ("first render of Tổng quan / empty Streamlit page", render, floor, 2.0, True),
    ]
