"""The meeting room and the sheet of paper in a real browser: keys lead through the screens, and pages print whole, dark on white."""

from __future__ import annotations

import re

import pytest

pytestmark = pytest.mark.browser

A4 = {"portrait": 703, "landscape": 1032}
"""Pixels across a sheet between its margins."""
OVER = """() => { const main = document.querySelector('main');
    return [main.scrollHeight - innerHeight, main.scrollWidth - innerWidth] }"""
FLOWS = """() => { const parts = []; for (let at = document.querySelector('main'); at; at = at.parentElement) parts.push(at);
    return parts.filter(at => getComputedStyle(at).overflowY !== 'visible' || getComputedStyle(at).position === 'absolute').map(at => at.tagName) }"""
# What stands above 4.5:1 on white: the relative luminance of each text's colour is low.
PALE = """() => [...document.querySelectorAll('main p, main td, main th, main h3, main h4, main li')].filter(at => at.getClientRects().length).filter(at => {
    const [r, g, b] = getComputedStyle(at).color.match(/[0-9.]+/g).map(part => { const c = part / 255; return c <= 0.04 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4 });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.18 }).map(at => at.innerText.slice(0, 60))"""
CUT = """() => [...document.querySelectorAll('main .main-svg, main table, main p')].filter(at => at.getClientRects().length)
    .map(at => at.getBoundingClientRect()).filter(box => box.left < -1 || box.right > innerWidth + 1).length"""
LOW = "() => [...document.querySelectorAll('main .main-svg')].every(at => at.getBoundingClientRect().height < 640)"


def screen(seen, number):
    """Wait for a screen."""
    seen.page.get_by_text(f"{number}/8", exact=True).wait_for()
    seen.settle()


@pytest.mark.parametrize(("width", "height", "theme"), [(1280, 720, "light"), (2560, 1440, "dark")])
def test_keys_lead_through_screens_that_fit(server, visit, width, height, theme):
    """Arrows, a clicker's Page Up and Page Down, Home and End go from screen to screen; none has to be scrolled on a projector."""
    seen = visit(width, theme=theme, height=height)
    seen.open(f"{server}/trinh-chieu?phien-ban=2")
    reached, over = [], []
    for key, number in (("", 1), ("PageDown", 2), ("ArrowRight", 3), ("PageDown", 4), ("PageDown", 5), ("PageUp", 4), ("ArrowLeft", 3), ("End", 8), ("ArrowLeft", 7), ("ArrowLeft", 6), ("Home", 1)):
        if key:
            seen.page.keyboard.press(key)
        screen(seen, number)
        reached.append(re.search(r"man=(\d)", seen.page.url)[1])
        over.append(max(seen.page.evaluate(OVER)))
    assert reached == list("12345438761")
    assert max(over) <= 0
    assert (seen.errors, seen.outside) == ([], [])


def test_link_opens_its_screen_without_the_frame_and_escape_goes_back(server, visit):
    """The address of a screen opens it on a phone too, with large type and nothing around it; Esc leads back to the same version of Tổng quan."""
    seen = visit(390, height=844)
    seen.open(f"{server}/trinh-chieu?man=5&phien-ban=2")
    screen(seen, 5)
    assert (seen.page.locator("header").is_visible(), seen.page.get_by_text("Tính đến").first.is_visible(), seen.page.evaluate(OVER)[1]) == (False, False, 0)
    seen.page.get_by_role("button", name="Tiếp").click()
    screen(seen, 6)
    seen.page.keyboard.press("Escape")
    seen.page.get_by_text("Ba điều cần biết").wait_for()
    assert re.search(r"/\?(?!.*man=)(?=.*phien-ban=2)", seen.page.url)


def test_overview_leads_to_the_screens_and_keeps_its_keys(server, visit):
    """A quiet link in the header begins the show; on Tổng quan itself no key is taken from the browser."""
    seen = visit()
    seen.open(f"{server}/?ngay=2022-08-15")
    assert seen.page.evaluate("() => document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'End', bubbles: true, cancelable: true}))")
    seen.page.get_by_role("link", name="Trình chiếu").click()
    screen(seen, 1)
    assert seen.page.get_by_text("Tính đến 15/08/2022").last.is_visible()
    assert "ngay=2022-08-15" in seen.page.url


PRINTED = {
    "": ("Ba điều cần biết", "papi.org.vn", "đến 30/09/2022 · phiên bản 3", "Số liệu minh họa"),
    "nhiem-vu": ("TT-01", "TT-46", "2 nhiệm vụ quá hạn"),
    "cap-nhat": ("Chọn bảng theo dõi",),
}
UNPRINTED = ("Trình chiếu", "Tải lên", "Dùng kế hoạch của đơn vị", "Cách tính\n", "Số liệu của biểu đồ")


def print_of(seen, width):
    """Show a page as a sheet of a width has it, as the browser does before it prints."""
    seen.page.evaluate("() => window.dispatchEvent(new Event('afterprint'))")
    seen.page.emulate_media(media="print", color_scheme="dark")
    seen.page.set_viewport_size({"width": width, "height": 1000})
    seen.page.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")


@pytest.mark.parametrize("address", PRINTED)
def test_page_prints_whole_dark_on_white(server, visit, address):
    """From the dark theme too a page flows over as many sheets as it takes, nothing cut at either side, without frame, buttons and shut folds."""
    seen = visit(theme="dark")
    seen.open(f"{server}/{address}")
    if address == "nhiem-vu":
        seen.page.locator(".js-plotly-plot .main-svg").first.wait_for()
    for way, width in A4.items():
        print_of(seen, width)
        told = seen.page.evaluate("() => document.body.innerText")
        assert [words for words in PRINTED[address] if words not in told] == [], way
        assert [words for words in UNPRINTED if words in told] == [], way
        assert (seen.page.evaluate(FLOWS), seen.page.evaluate(PALE), seen.page.evaluate(CUT)) == ([], [], 0), way
    sheets = len(re.findall(rb"/Type\s*/Page\b", seen.page.pdf(format="A4")))
    assert (sheets > 1) == (address == "nhiem-vu")
    seen.page.emulate_media(media="screen")


def test_chart_keeps_within_a_sheet_and_is_as_before_after_printing(server, visit):
    """On paper no chart is taller than a sheet; Ctrl + P draws it for the sheet's width first, and after printing all is as it was."""
    seen = visit()
    seen.open(f"{server}/nhiem-vu")
    seen.page.locator(".js-plotly-plot .main-svg").first.wait_for()
    seen.page.evaluate("() => { window.print = () => { window.printed = document.querySelector('.main-svg').getAttribute('width') } }")
    seen.page.keyboard.press("Control+p")
    seen.page.wait_for_function("() => window.printed")
    assert float(seen.page.evaluate("window.printed")) < 740
    print_of(seen, A4["landscape"])
    seen.page.wait_for_function(LOW)
    seen.page.evaluate("() => window.dispatchEvent(new Event('afterprint'))")
    assert seen.page.evaluate("() => [document.documentElement.className, document.querySelectorAll('.main-svg[viewBox]').length]") == ["", 0]
    seen.page.emulate_media(media="screen")
