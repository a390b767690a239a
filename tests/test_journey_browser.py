"""A clerk's round trip in a real browser: open, upload, see a finding, accept, see the figure change, restart."""

from __future__ import annotations

import io
import re

import openpyxl
import pytest
from conftest import serving
from playwright.sync_api import expect

from papi_metrics.example import example_files
from papi_metrics.store import Store

pytestmark = pytest.mark.browser


def saved(book) -> bytes:
    """Return a workbook's bytes."""
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def updated_tracker() -> bytes:
    """Return the example's last tracker a month on: four tasks done, one state nobody can read."""
    book = openpyxl.load_workbook(example_files()[-1])
    sheet = book["Theo dõi"]
    sheet["A3"] = "Tính đến ngày 31/10/2022"
    for row in (24, 25, 26, 27):
        sheet[f"J{row}"], sheet[f"K{row}"] = "Đã hoàn thành", None
    sheet["J30"] = "Xong rùi nha"
    return saved(book)


def badly_filled_tracker() -> bytes:
    """Return the example's last tracker with one state and one progress that nobody can read."""
    book = openpyxl.load_workbook(example_files()[-1])
    book["Theo dõi"]["J30"], book["Theo dõi"]["K31"] = "Xong rùi nha", "nhiều"
    return saved(book)


def tracker_turned_back() -> bytes:
    """Return the example's last tracker a month on, with one done task begun again."""
    book = openpyxl.load_workbook(example_files()[-1])
    sheet = book["Theo dõi"]
    sheet["A3"], sheet["J6"] = "Tính đến ngày 31/10/2022", "Đang thực hiện"
    return saved(book)


def states_by_version(folder) -> list[str]:
    """Return the state of the example's first task in every version, the first version first."""
    store = Store(f"sqlite:///{folder / 'store.sqlite'}")
    try:
        return [store.tasks(version.key)["state"].iloc[0] for version in reversed(store.versions())]
    finally:
        store.close()


def completion_of_dimension_4(page) -> str:
    """Return the completion that the matrix of Tổng quan shows for dimension 4."""
    row = page.get_by_role("row").filter(has_text="Kiểm soát tham nhũng")
    return re.search(r"(\d+)\s*%", row.inner_text())[1]


def choose(page, data: bytes, name: str = "theo-doi-thang-10.xlsx") -> None:
    """Put a file into the uploader as a person's file dialog does."""
    page.locator("input[type=file]").set_input_files({"name": name, "mimeType": "application/octet-stream", "buffer": data})


OVER = "element => element.scrollWidth - element.clientWidth"
"""How many px of a table or line are cut off at the right."""


def test_round_trip_changes_the_figures_and_survives_a_restart(tmp_path, visit):
    """Upload → a finding and its effect are seen → accept → Tổng quan follows → it is still there after a restart."""
    with serving(tmp_path) as address:
        clerk = visit()
        clerk.open(address)
        assert completion_of_dimension_4(clerk.page) == "29"
        clerk.open(f"{address}/cap-nhat")
        choose(clerk.page, updated_tracker())
        expect(clerk.page.get_by_text("46 nhiệm vụ").first).to_be_visible()
        expect(clerk.page.get_by_text(re.compile(r"^\d+(,\d)? KB$"))).to_be_visible()
        # The table is a canvas; its accessible copy holds the finding with its place.
        expect(clerk.page.get_by_text("J30").first).to_be_attached()
        effect = clerk.page.get_by_test_id("stDataFrame").filter(has_text="Quá hạn: sau khi nhận")
        assert effect.locator(".dvn-scroller").evaluate(OVER) <= 0
        clerk.page.get_by_label("Người cập nhật").fill("Văn phòng - Thống kê")
        # Straight from the field to the button, as people do: what was typed last counts.
        clerk.page.get_by_role("button", name="Nhận làm phiên bản mới").click()
        expect(clerk.page.get_by_text("phiên bản 4", exact=True)).to_be_visible()
        clerk.page.get_by_role("link", name="Xem Tổng quan").click()
        expect(clerk.page.get_by_text("Tính đến 31/10/2022")).to_be_visible()
        expect(clerk.page.get_by_role("row").filter(has_text="Kiểm soát tham nhũng")).to_contain_text("100")
        assert (clerk.outside, clerk.errors) == ([], [])
    with serving(tmp_path) as address:
        leader = visit()
        leader.open(address)
        assert completion_of_dimension_4(leader.page) == "100"
        expect(leader.page.get_by_text("Phiên bản 4").first).to_be_visible()


NO_TRACKERS = (b"", b"\x89PNG\r\n\x1a\n", b"PK\x03\x04 cut short", b"khong phai bang")


def test_what_is_no_tracker_leaves_the_page_alive(server, visit):
    """Not a tracker: one clear sentence, and the uploader is still there for the right file, which takes the sentence away."""
    clerk = visit()
    clerk.open(f"{server}/cap-nhat")
    refusal, read = clerk.page.get_by_text("Không đọc được «theo-doi-thang-10.xlsx»"), clerk.page.get_by_text("46 nhiệm vụ").first
    for content in NO_TRACKERS:
        choose(clerk.page, content)
        expect(refusal).to_be_visible()
        expect(clerk.page.locator("input[type=file]")).to_be_attached()
        assert clerk.errors == []
        choose(clerk.page, updated_tracker())
        expect(read).to_be_visible()
        expect(refusal).to_be_hidden()


def test_report_of_tasks_is_downloaded_for_excel(server, visit):
    """The ministries' table downloads as CSV that Excel opens rightly: with its mark and Vietnamese letters."""
    reader = visit()
    reader.open(f"{server}/nhiem-vu")
    with reader.page.expect_download() as download:
        reader.page.get_by_role("button", name="CSV", exact=True).first.click()
    data = download.value.path().read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert len(data.decode("utf-8-sig").splitlines()) == 9


@pytest.mark.parametrize("width", [390, 1440])
def test_unit_year_date_and_version_stay_in_sight(server, visit, width):
    """Scrolled to its end, a page still says whose plan, which year, up to when and by which version."""
    reader = visit(width, height=700)
    reader.open(f"{server}/diem-so")
    reader.page.get_by_text("papi.org.vn").last.scroll_into_view_if_needed()
    line = reader.page.get_by_text("xã Trung Trắc · 2022 · đến 30/09/2022 · phiên bản 3")
    expect(line).to_be_in_viewport()
    assert width < 760 or line.evaluate(OVER) <= 0


UNFOLDING = 700
"""How long a form takes to unfold, in ms; a click before that would leave its button out of sight."""


def first_box_of(page, table):
    """Click the box in the first row of a table, as drawn on its canvas: its first column, below its heading."""
    table.scroll_into_view_if_needed()
    box = table.locator("canvas").first.bounding_box()
    page.mouse.click(box["x"] + 35, box["y"] + 53)


def test_step_backwards_is_told_decided_looked_back_at_and_restored(tmp_path, visit):
    """A done task turned back needs a tick and a reason; the version before stays to look at, and comes back."""
    with serving(tmp_path) as address:
        clerk = visit()
        page = clerk.page
        clerk.open(f"{address}/cap-nhat")
        choose(page, tracker_turned_back())
        expect(page.get_by_text("1 bước lùi", exact=False).first).to_be_visible()
        page.get_by_label("Người cập nhật").fill("Văn phòng - Thống kê")
        page.keyboard.press("Tab")
        clerk.settle()
        accept = page.get_by_role("button", name="Nhận làm phiên bản mới")
        # Pressed from a place from which the refusal would not be seen: it comes into view.
        accept.evaluate("button => { document.querySelector('main').scrollTo(0, 0); button.click(); }")
        expect(page.get_by_text("còn 1 bước lùi chưa quyết định")).to_be_in_viewport()
        clerk.settle()
        first_box_of(page, page.get_by_test_id("stDataFrame").filter(has_text="Chỗ thay đổi").first)
        expect(page.get_by_text("Giữ giá trị cũ ở 1 bước lùi")).to_be_hidden()
        accept.click()
        expect(page.get_by_text("chưa ghi lý do")).to_be_visible()
        page.get_by_label("Lý do chung cho các bước lùi được nhận").fill("Báo cáo bị trả lại")
        accept.click()
        expect(page.get_by_text("phiên bản 4", exact=True)).to_be_visible()
        clerk.open(f"{address}/lich-su")
        expect(page.get_by_text("Quyết định khi nhận phiên bản 4: 1 thay đổi")).to_be_visible()
        page.get_by_label("Phiên bản", exact=True).click()
        page.get_by_role("option", name="Phiên bản 3", exact=True).click()
        page.get_by_role("button", name="Xem mọi trang theo phiên bản này").click()
        expect(page.get_by_text("Đang xem lại: phiên bản 3")).to_be_visible()
        page.get_by_role("link", name="Tổng quan").click()
        expect(page.get_by_text("Hoàn thành").first).to_be_visible()
        expect(page.get_by_text("Đang xem lại: phiên bản 3")).to_be_visible()
        page.get_by_role("button", name="Trở về hiện tại").click()
        expect(page.get_by_text("Đang xem lại: phiên bản 3")).to_be_hidden()
        clerk.open(f"{address}/lich-su")
        page.get_by_label("Phiên bản", exact=True).click()
        page.get_by_role("option", name="Phiên bản 3", exact=True).click()
        page.get_by_text("Khôi phục phiên bản 3").click()
        page.wait_for_timeout(UNFOLDING)
        page.get_by_role("button", name="Khôi phục", exact=True).click()
        expect(page.get_by_text("Hãy điền người khôi phục và lý do.")).to_be_in_viewport()
        expect(page.get_by_label("Người khôi phục")).to_be_visible()
        page.get_by_label("Người khôi phục").fill("Chủ tịch")
        page.get_by_label("Lý do", exact=True).fill("Nhầm tệp")
        page.get_by_role("button", name="Khôi phục", exact=True).click()
        expect(page.get_by_text("phiên bản 5", exact=True)).to_be_visible()
        assert (clerk.outside, clerk.errors) == ([], [])
    assert states_by_version(tmp_path)[2:] == ["done", "in_progress", "done"]


def test_painted_copy_comes_back_mended(server, visit):
    """The file comes back painted; mended there and chosen again, the page says what is mended and what remains."""
    clerk = visit()
    clerk.open(f"{server}/cap-nhat")
    choose(clerk.page, badly_filled_tracker())
    with clerk.page.expect_download() as download:
        clerk.page.get_by_role("button", name="Tải tệp đã đánh dấu chỗ cần sửa").click()
    book = openpyxl.load_workbook(io.BytesIO(download.value.path().read_bytes()))
    assert book.sheetnames[0] == "Lỗi cần sửa"
    assert "Xong rùi nha" in str([cell.value for row in book["Lỗi cần sửa"].iter_rows() for cell in row])
    book["Theo dõi"]["J30"] = "Đang thực hiện"
    choose(clerk.page, saved(book))
    expect(clerk.page.get_by_text("Đã sửa 1 chỗ, còn 2.")).to_be_visible()
    assert (clerk.outside, clerk.errors) == ([], [])
