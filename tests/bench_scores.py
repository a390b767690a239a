"""The part of the benchmark about pages of scores: CPU of a warm rerun, and how soon a changed filter shows."""

from __future__ import annotations

import shutil
import statistics
import tempfile
import time
from pathlib import Path

from bench_pages import BROWSER, RERUNS, ROOT, cpu_seconds, rerun, served
from playwright.sync_api import Browser, Page, sync_playwright
from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.sync.client import connect

PAGES = {"diem-so": "Điểm số", "so-sanh": "So sánh", "uu-tien": "Ưu tiên", "chi-so": "Chỉ số"}
# The page, the filter's label, and the choices to go between.
FILTERS = (
    ("diem-so", "Năm", ("2023", "2022")),
    ("so-sanh", "Năm", ("2023", "2022")),
    ("uu-tien", "Năm", ("2023", "2022")),
)
CHANGES = 9
FLOOR_PAGE = (
    'import streamlit as st\n\nst.set_page_config(layout="wide")\n'
    'year = st.selectbox("Năm", ["2022", "2023"])\nst.markdown(f"Năm {year}")\n'
)
_SHOWS = "text => document.querySelector('[data-testid=\"stMain\"]').innerText.includes(text)"
_QUIET = "() => document.querySelector('[data-testid=\"stApp\"]').getAttribute('data-test-script-state') === 'notRunning'"


def page_milliseconds(address: str, pid: int, path: str) -> float:
    """Return the CPU of one rerun of a page with warm caches, all 63 provinces and 14 years behind it."""
    message = BackMsg()
    message.rerun_script.page_name = path
    with connect(f"ws://{address}/_stcore/stream", max_size=None, subprotocols=["streamlit"]) as socket_:
        for _ in range(10):
            rerun(socket_, message)
        before = cpu_seconds(pid)
        for _ in range(RERUNS):
            rerun(socket_, message)
        return 1000 * (cpu_seconds(pid) - before) / RERUNS


def _chosen(page: Page, label: str, choice: str) -> float:
    """Choose in a box; return the seconds until the page has heard of it and is still again."""
    box = page.get_by_label(label, exact=True).first
    box.click()
    option = page.get_by_role("option", name=choice, exact=True)
    option.wait_for()
    start = time.perf_counter()
    option.click()
    page.wait_for_function(_SHOWS, arg=choice, polling=5)
    page.wait_for_function(_QUIET, polling=5)
    return time.perf_counter() - start


def filter_seconds(browser: Browser, address: str, path: str, label: str, choices: tuple[str, str]) -> float:
    """Return the median time from a choice to the page standing still with it."""
    page = browser.new_context(viewport={"width": 1440, "height": 900}, locale="vi-VN").new_page()
    page.goto(f"http://{address}/{path}")
    page.get_by_label(label, exact=True).first.wait_for()
    page.wait_for_timeout(1500)
    taken = [_chosen(page, label, choices[turn % 2]) for turn in range(2 * CHANGES)]
    page.context.close()
    return statistics.median(taken[4:])


def score_page_rows() -> list[tuple[str, float, float, float, bool]]:
    """Measure the pages of scores."""
    rows = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "floor.py").write_text(FLOOR_PAGE, encoding="utf-8")
        shutil.copytree(ROOT / ".streamlit", folder / ".streamlit")
        store = {"PAPI_STORE": f"sqlite:///{folder / 'store.sqlite'}"}
        with served(ROOT, "app.py", store) as (ours, pid), served(folder, "floor.py", {}) as (empty, _):
            rows += [
                (f"CPU of a warm rerun of {title}, ms", page_milliseconds(ours, pid, path), 1.0, 25.0, False)
                for path, title in PAGES.items()
            ]
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=BROWSER)
                for path, label, choices in FILTERS:
                    floor = filter_seconds(browser, empty, "", "Năm", ("2023", "2022"))
                    taken = filter_seconds(browser, ours, path, label, choices)
                    rows.append((f"a changed filter shows on {PAGES[path]} / on an empty page", taken, floor, 1.5, True))
                browser.close()
    return rows
