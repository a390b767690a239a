"""The first screen comes whole: nothing that is seen jumps, nothing stays hidden when a part does not come, work that takes long is told."""

from __future__ import annotations

import contextlib
import re

import pytest
from conftest import PATIENCE, Visit

pytestmark = pytest.mark.browser

# What jumped so far, as the browser counts it: the share of the window that moved times how far it moved.
NOTED = """new PerformanceObserver(list => { window.jumped = (window.jumped ?? 0) + list.getEntries().reduce((sum, one) => sum + one.value, 0) })
    .observe({ type: 'layout-shift', buffered: true })"""
JUMPED = "() => new Promise(done => requestAnimationFrame(() => setTimeout(() => done(window.jumped ?? 0), 200)))"
HIDDEN = "document.documentElement.classList.contains('papi-arriving')"
# Half of what a page may jump and still be called good (web.dev/articles/cls).
LEAST = 0.05
CHOICE = r"/static/js/Selectbox\."
# Milliseconds that the outline stands at most.
LONGEST = 8_000
TALLEST = 400
PLACES = """() => [...document.querySelectorAll('main [data-testid=stElementContainer]:is(:has([data-testid=stSkeleton]), :has([data-testid=stDataFrame]))')]
    .map(at => at.offsetHeight)"""
ROWS = "() => [...document.querySelectorAll('main [data-testid=stDataFrame] .dvn-scroller')].map(at => at.scrollHeight)"


@pytest.fixture
def fresh(browser):
    """Return a function that opens a page of a width in a browser that has seen nothing before."""
    with contextlib.ExitStack() as stack:

        def opened(width):
            context = stack.enter_context(contextlib.closing(browser.new_context(locale="vi-VN", viewport={"width": width, "height": 900})))
            page = context.new_page()
            page.set_default_timeout(PATIENCE)
            return Visit(page)

        yield opened


@pytest.fixture(scope="module", autouse=True)
def seen_before(server, opened):
    """Let somebody see the pages first: what a server has not worked out yet takes longer than the outline stands."""
    for path in ("", "nhiem-vu", "diem-so"):
        opened().open(f"{server}/{path}")


@pytest.mark.parametrize(("path", "width"), [("", 390), ("", 1440), ("nhiem-vu", 390), ("diem-so", 390), ("so-sanh", 390), ("lich-su", 390)])
def test_first_screen_comes_without_a_jump(server, fresh, path, width):
    """Cards, choices, charts and tables stand where they stay from the moment they are seen."""
    seen = fresh(width)
    seen.page.add_init_script(NOTED)
    seen.open(f"{server}/{path}")
    assert seen.page.evaluate(f"[{HIDDEN}, getComputedStyle(document.querySelector('main > div')).opacity]") == [False, "1"]
    assert seen.page.evaluate(JUMPED) < LEAST


@contextlib.contextmanager
def held(page, files):
    """Keep files of Streamlit's from a page; yield a function that lets them come."""
    waiting = []
    page.route(re.compile(files), lambda route: waiting.append(route))  # noqa: PLW0108 - Playwright marks what it calls

    def come():
        assert waiting
        for route in waiting:
            route.continue_()
        waiting.clear()

    yield come
    page.unroute_all(behavior="ignoreErrors")


def test_a_part_that_does_not_come_hides_the_others_for_a_moment_only(server, fresh):
    """While a part's program is on its way the outline stands; after eight seconds the rest is shown, whatever is missing."""
    page = fresh(390).page
    with held(page, CHOICE):
        page.goto(f"{server}/nhiem-vu")
        page.wait_for_function(f"() => {HIDDEN}")
        page.wait_for_function(f"() => !{HIDDEN}")
        assert page.get_by_test_id("stSkeleton").count() > 0
        assert page.evaluate("getComputedStyle(document.querySelector('main > div')).opacity") == "1"


def test_work_that_takes_long_is_told_at_once(server, fresh):
    """As soon as the page says what it is doing, it is shown as far as it stands."""
    page = fresh(1440).page
    with held(page, CHOICE):
        page.goto(f"{server}/nhiem-vu")
        page.wait_for_function(f"() => {HIDDEN}")
        page.evaluate("document.querySelector('main > div').insertAdjacentHTML('beforeend', '<div data-testid=stSpinner>Đang tính…</div>')")
        assert not page.evaluate(f"new Promise(done => requestAnimationFrame(() => done({HIDDEN})))")


def test_words_are_shown_in_their_font(server, fresh):
    """Until a font is there words and icons have another width: the page is shown with it, not before."""
    page = fresh(390).page
    with held(page, r"\.woff2") as come:
        page.goto(f"{server}/cach-tinh", wait_until="commit")
        page.locator('[data-test-script-state="notRunning"] main h3').first.wait_for(state="attached")
        page.wait_for_function("() => !document.querySelector('main [data-testid=stSkeleton]')")
        assert page.evaluate(f"new Promise(done => setTimeout(() => done({HIDDEN}), 300))")
        come()
        page.wait_for_function(f"() => !{HIDDEN}", timeout=LONGEST / 2)


def test_table_has_its_height_before_its_program_is_there(server, fresh):
    """A grid takes the place it will take, of few rows and of many, so the page is shown without waiting for it."""
    seen = fresh(1440)
    with held(seen.page, r"/static/js/DataFrame\.") as come:
        seen.page.goto(f"{server}/lich-su")
        seen.page.wait_for_function(f"() => document.querySelector('main [data-testid=stSkeleton]') && !{HIDDEN}")
        seen.page.locator("main .js-plotly-plot").first.wait_for()
        kept = seen.page.evaluate(PLACES)
        come()
        seen.settle()
        assert seen.page.evaluate(PLACES) == kept
        assert min(kept) < max(kept) == TALLEST
        assert [high for high, rows in zip(kept, seen.page.evaluate(ROWS), strict=True) if rows > high != TALLEST] == []
