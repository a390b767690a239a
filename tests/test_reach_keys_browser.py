"""The keyboard alone: pages, choices, filters, a task, folds, files, an upload accepted; and the focus is seen at every stop."""

from __future__ import annotations

import pytest
from conftest import serving
from playwright.sync_api import TimeoutError as TooLate
from playwright.sync_api import expect
from visits import tracker_with

pytestmark = pytest.mark.browser

# Where the focus stands: its name, and whether an outline shows it that nothing around cuts off; a table draws its own around the
# cell, and where a field hides behind what is seen of it, that has the outline.
FOCUS = """() => {
    const at = document.activeElement, place = at.closest('[class*="st-key-"]')?.className ?? '';
    const whole = element => {
        const {outlineStyle, outlineWidth, outlineOffset} = getComputedStyle(element), box = element.getBoundingClientRect();
        if (outlineStyle === 'none' || parseFloat(outlineWidth) < 2) return false;
        const reach = parseFloat(outlineOffset) + parseFloat(outlineWidth) - 1;
        for (let around = element.parentElement; around && around.tagName !== 'MAIN'; around = around.parentElement) {
            if (getComputedStyle(around).overflowX === 'visible') continue;
            const edge = around.getBoundingClientRect();
            if (box.left - reach < edge.left || box.right + reach > edge.right || box.top - reach < edge.top || box.bottom + reach > edge.bottom) return false;
        }
        return true;
    };
    const seen = [at, at.parentElement, at.parentElement?.parentElement, at.closest('label')].some(element => element && whole(element));
    return {place, name: (at.getAttribute('aria-label') || at.innerText || at.value || '').replace(/\\s+/g, ' '), at: at.tagName, seen: seen || !at.matches(':focus') || at.closest('canvas') !== null};
}"""
MOST_STOPS = 90
# Milliseconds that a fold takes to open, and as many again for a slow machine.
SOON = 2_000


class Hands:
    """Somebody without a mouse: goes from stop to stop and notes where the focus could not be seen."""

    def __init__(self, visit):
        """Take the page of a visit."""
        self.visit, self.page, self.unseen = visit, visit.page, []

    def press(self, *keys):
        """Press keys, one after the other."""
        for key in keys:
            self.page.keyboard.press(key)

    def to(self, name, tag="", *, whole=False, within=""):
        """Go on with Tab until a stop is reached that has the name in its own, or as the whole of it, within the container of a key."""
        for _ in range(MOST_STOPS):
            self.press("Tab")
            stop = self.page.evaluate(FOCUS)
            if not stop["seen"] and stop["at"] != "BODY" and not self.seen_soon():
                self.unseen.append((stop["at"], stop["name"][:60]))
            found = stop["name"].strip() == name if whole else name in stop["name"]
            if found and within in stop["place"] and stop["at"].startswith(tag) and stop["at"] != "MAIN":
                return
        pytest.fail(f"Tab does not reach {name!r}")

    def seen_soon(self):
        """Whether the focus is seen once what has just been opened has grown to its height."""
        try:
            self.page.wait_for_function(f"() => ({FOCUS})().seen", timeout=SOON)
        except TooLate:
            return False
        return True

    def to_page(self, name):
        """Go to a page by its name in the bar at the top."""
        self.to(name, "A")
        self.press("Enter")
        expect(self.page).to_have_title(f"{name} · Theo dõi kế hoạch PAPI")
        self.visit.settle()


@pytest.fixture
def hands(visit):
    """Return somebody without a mouse."""
    return Hands(visit())


def test_reading_needs_no_mouse(server, hands):
    """Past the bar, a choice of buttons, a filter, a task, a fold, a file, a view, a popover, another language: all by keys, the focus in sight."""
    page = hands.page
    hands.visit.open(f"{server}/cach-tinh")
    hands.to("Đến nội dung chính")
    hands.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "MAIN"
    hands.to("Tính đến", "BUTTON")
    hands.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    hands.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    hands.visit.open(f"{server}/nhiem-vu")
    hands.to("Chỉ số", "BUTTON")
    hands.press("ArrowRight", "Space")
    expect(page.get_by_role("radio", checked=True)).to_have_text("Nội dung thành phần")
    with page.expect_download() as download:
        hands.to("CSV", whole=True)
        hands.press("Enter")
    assert download.value.suggested_filename.endswith(".csv")
    hands.to("Giải thích một con số")
    hands.press("Enter")
    expect(page.locator("details").first).to_have_attribute("open", "")
    hands.to("Đơn vị phụ trách", "INPUT")
    hands.press("ArrowDown", "Enter")
    page.wait_for_url("**don-vi=**")
    hands.visit.settle()
    page.locator(".st-key-bang-nhiem-vu canvas").first.focus()
    hands.press("ArrowDown", "Shift+Space")
    expect(page.get_by_text("Sửa nhiệm vụ này")).to_be_visible()
    hands.visit.open(f"{server}/diem-so")
    hands.to("Thay đổi", "DIV")
    hands.press("ArrowRight", "Enter")
    expect(page.get_by_role("tab", selected=True)).to_have_text("Các năm")
    hands.visit.open(f"{server}/cach-tinh")
    hands.to("English", "A")
    hands.press("Enter")
    page.wait_for_url("**lang=en**")
    assert hands.unseen == []


def test_tracker_is_accepted_without_a_mouse(tmp_path, hands):
    """From the overview to Cập nhật, a file chosen, checked, named and accepted as a version, by keys alone."""
    file = {"name": "thang-10.xlsx", "mimeType": "application/octet-stream", "buffer": tracker_with({"K11": 0.9, "A3": "Tính đến ngày 31/10/2022"})}
    with serving(tmp_path) as address:
        page = hands.page
        hands.visit.open(address)
        hands.to_page("Cập nhật")
        with page.expect_file_chooser() as chooser:
            hands.to("Chọn tệp", "BUTTON")
            hands.press("Enter")
        chooser.value.set_files(file)
        expect(page.get_by_text("46 nhiệm vụ").first).to_be_visible()
        hands.visit.settle()
        hands.to("Người cập nhật", "INPUT")
        page.keyboard.type("Văn phòng - Thống kê")
        hands.to("Nhận làm phiên bản mới", "BUTTON")
        hands.press("Enter")
        expect(page.get_by_text("phiên bản 4", exact=True)).to_be_visible()
    assert hands.unseen == []


def test_step_backwards_is_decided_and_restored_without_a_mouse(tmp_path, hands):
    """A step backwards ticked in its table, given a reason and accepted; the version before chosen and brought back: by keys alone."""
    file = {"name": "thang-10.xlsx", "mimeType": "application/octet-stream", "buffer": tracker_with({"J6": "Đang thực hiện", "A3": "Tính đến ngày 31/10/2022"})}
    with serving(tmp_path) as address:
        page = hands.page
        hands.visit.open(f"{address}/cap-nhat")
        page.locator("input[type=file]").set_input_files(file)
        expect(page.get_by_text("1 bước lùi", exact=False).first).to_be_visible()
        hands.visit.settle()
        hands.to("", "CANVAS", within="st-key-buoc-lui")
        hands.press("Space")
        expect(page.get_by_text("Giữ giá trị cũ ở 1 bước lùi")).to_be_hidden()
        hands.to("Lý do chung cho các bước lùi được nhận", "INPUT")
        page.keyboard.type("Báo cáo bị trả lại")
        hands.to("Người cập nhật", "INPUT")
        page.keyboard.type("Văn phòng")
        hands.to("Nhận làm phiên bản mới", "BUTTON")
        hands.press("Enter")
        expect(page.get_by_text("phiên bản 4", exact=True)).to_be_visible()
        hands.visit.open(f"{address}/lich-su")
        hands.to("Phiên bản", "INPUT")
        hands.press("ArrowDown", "Enter")
        expect(page.get_by_text("Khôi phục phiên bản 3")).to_be_visible()
        hands.visit.settle()
        hands.to("Khôi phục phiên bản 3")
        hands.press("Enter")
        expect(page.get_by_label("Người khôi phục")).to_be_visible()
        hands.to("Người khôi phục", "INPUT")
        page.keyboard.type("Chủ tịch")
        hands.to("Lý do", "INPUT")
        page.keyboard.type("Nhầm tệp")
        hands.to("Khôi phục", "BUTTON", whole=True)
        hands.press("Enter")
        expect(page.get_by_text("phiên bản 5", exact=True)).to_be_visible()
    assert hands.unseen == []


def test_charts_follow_the_system_theme(server, visit):
    """Switched to dark while a page is open, texts that the script colours are drawn anew; what was chosen stays."""
    seen = visit()
    seen.open(f"{server}/diem-so?xem=Các+năm")
    seen.page.locator(".st-key-chart-cac-nam .main-svg text").first.wait_for()
    ink = "() => getComputedStyle(document.querySelector('.st-key-chart-cac-nam .main-svg text')).fill"
    by_day = seen.page.evaluate(ink)
    seen.page.emulate_media(color_scheme="dark")
    seen.page.wait_for_function(f"(day) => ({ink})() !== day", arg=by_day)
    expect(seen.page.get_by_role("tab", selected=True)).to_have_text("Các năm")
