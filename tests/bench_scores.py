"""The part of the benchmark about pages of scores: CPU of a warm rerun, and how soon a changed filter shows."""

from __future__ import annotations

import math
import shutil
import statistics
import tempfile
from pathlib import Path

from bench_pages import BROWSER, RERUNS, ROOT, cpu_seconds, rerun, served
from playwright.sync_api import Browser, Page, sync_playwright
from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.sync.client import connect

PAGES = {"diem-so": "Điểm số", "so-sanh": "So sánh", "uu-tien": "Ưu tiên", "chi-so": "Chỉ số"}
# The page, the years to go between, and the words that tell of the year chosen.
FILTERS = (
    ("diem-so", ("2023", "2022"), "PAPI Hưng Yên {} đạt"),
    ("so-sanh", ("2023", "2022"), "có điểm năm {}"),
    ("uu-tien?xem=Mục tiêu", ("2023", "2022"), "Tổng điểm {}"),
    ("chi-so", ("2023", "2022"), "Điểm {}"),
)
CHANGES = 9
FLOOR_PAGE = (
    'import streamlit as st\n\nst.set_page_config(layout="wide")\n'
    'year = st.selectbox("Năm", ["2022", "2023"])\nst.markdown(f"Đã chọn {year}")\n'
)
# From the click on: when the page first tells of the choice, and when nothing runs any more.
_WATCH = """text => {
  const main = document.querySelector('[data-testid="stMain"]'), app = document.querySelector('[data-testid="stApp"]');
  window.seen = {};
  const look = () => {
    const now = performance.now(), quiet = app.getAttribute('data-test-script-state') === 'notRunning';
    if (!seen.shows && main.innerText.includes(text)) seen.shows = now - seen.start;
    if (seen.shows && quiet) { seen.still = now - seen.start; return }
    setTimeout(look, 4);
  };
  document.addEventListener('click', () => { seen.start = performance.now(); look() }, { once: true, capture: true });
}"""


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


def _chosen(page: Page, label: str, choice: str, text: str) -> tuple[float, float]:
    """Choose in a box; return the seconds until the page tells of it, and until it is still again."""
    page.get_by_label(label, exact=True).first.click()
    option = page.get_by_role("option", name=choice, exact=True)
    option.wait_for()
    page.evaluate(_WATCH, text.format(choice))
    option.click()
    page.wait_for_function("() => window.seen.still")
    page.wait_for_timeout(400)
    return page.evaluate("() => [window.seen.shows / 1000, window.seen.still / 1000]")


def filter_seconds(browser: Browser, address: str, path: str, choices: tuple[str, str], text: str) -> tuple[float, float]:
    """Return the median times from a choice to the page telling of it, and to it standing still."""
    page = browser.new_context(viewport={"width": 1440, "height": 900}, locale="vi-VN").new_page()
    page.goto(f"http://{address}/{path}")
    page.get_by_label("Năm", exact=True).first.wait_for()
    page.wait_for_timeout(2000)
    taken = [_chosen(page, "Năm", choices[turn % 2], text) for turn in range(2 * CHANGES)][4:]
    page.context.close()
    return statistics.median(shows for shows, _ in taken), statistics.median(still for _, still in taken)


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
                for path, choices, text in FILTERS:
                    title = PAGES[path.partition("?")[0]]
                    floor, _ = filter_seconds(browser, empty, "", choices, "Đã chọn {}")
                    shows, still = filter_seconds(browser, ours, path, choices, text)
                    rows.append((f"a changed year shows on {title} / on an empty page", shows, floor, 1.5, True))
                    rows.append((f"and all of {title} is drawn / an empty page", still, floor, math.inf, True))
                browser.close()
    return rows
