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


@pytest.mark.parametrize(("path", "width"), [("", 390), ("", 1440), ("nhiem-vu", 390), ("diem-so", 390)])
def test_first_screen_comes_without_a_jump(server, fresh, path, width):
    """Cards, choices, charts and tables stand where they stay from the moment they are seen."""
    seen = fresh(width)
    seen.page.add_init_script(NOTED)
    seen.open(f"{server}/{path}")
    assert seen.page.evaluate(f"[{HIDDEN}, getComputedStyle(document.querySelector('main > div')).opacity]") == [False, "1"]
    assert seen.page.evaluate(JUMPED) < LEAST


def test_a_part_that_does_not_come_hides_the_others_for_a_moment_only(server, fresh):
    """While a part's program is on its way the outline stands; after eight seconds the rest is shown, whatever is missing."""
    seen, waiting = fresh(390), []
    seen.page.route(re.compile(r"/static/js/Selectbox\."), lambda route: waiting.append(route))  # noqa: PLW0108 - Playwright marks what it calls
    seen.page.goto(f"{server}/nhiem-vu")
    seen.page.wait_for_function(f"() => {HIDDEN}")
    seen.page.wait_for_function(f"() => !{HIDDEN}")
    assert waiting
    assert seen.page.get_by_test_id("stSkeleton").count() > 0
    assert seen.page.evaluate("getComputedStyle(document.querySelector('main > div')).opacity") == "1"
    seen.page.unroute_all(behavior="ignoreErrors")


def test_work_that_takes_long_is_told_at_once(server, fresh):
    """As soon as the page says what it is doing, it is shown as far as it stands."""
    seen, waiting = fresh(1440), []
    seen.page.route(re.compile(r"/static/js/Selectbox\."), lambda route: waiting.append(route))  # noqa: PLW0108 - Playwright marks what it calls
    seen.page.goto(f"{server}/nhiem-vu")
    seen.page.wait_for_function(f"() => {HIDDEN}")
    seen.page.evaluate("document.querySelector('main > div').insertAdjacentHTML('beforeend', '<div data-testid=stSpinner>Đang tính…</div>')")
    assert not seen.page.evaluate(f"new Promise(done => requestAnimationFrame(() => done({HIDDEN})))")
    seen.page.unroute_all(behavior="ignoreErrors")


def test_table_has_its_height_before_its_program_is_there(server, fresh):
    """A grid takes the place it will take, of few rows and of many, so the page is shown without waiting for it."""
    seen, waiting = fresh(1440), []
    seen.page.route(re.compile(r"/static/js/DataFrame\."), lambda route: waiting.append(route))  # noqa: PLW0108 - Playwright marks what it calls
    seen.page.goto(f"{server}/lich-su")
    seen.page.wait_for_function(f"() => document.querySelector('main [data-testid=stSkeleton]') && !{HIDDEN}")
    seen.page.locator("main .js-plotly-plot").first.wait_for()
    kept = seen.page.evaluate(PLACES)
    for route in waiting:
        route.continue_()
    seen.settle()
    assert seen.page.evaluate(PLACES) == kept
    assert min(kept) < max(kept) == TALLEST
    assert [high for high, rows in zip(kept, seen.page.evaluate(ROWS), strict=True) if rows > high != TALLEST] == []
