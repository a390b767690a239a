"""A clerk who has never seen the pages, on an empty store: the template, filled with a mistake, mended, accepted, reported on."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import dataclass, field

import docx
import openpyxl
import pytest
from conftest import serving
from playwright.sync_api import expect
from spoken_words import foreign_texts

pytestmark = pytest.mark.browser

TASKS = (
    ("1. Tham gia của người dân ở cấp cơ sở", "1.1", "Niêm yết danh sách hộ nghèo", "Thông báo", "UBND xã", "Trưởng thôn", "Trước 30/4", "Đã hoàn thành", 1, "25/04"),
    ("4. Kiểm soát tham nhũng trong khu vực công", "4.1", "Công khai thu chi quỹ", "Báo cáo", "UBND xã", "Kế toán", "31/02", "Đang thực hiện", 0.5, None),
    ("5. Thủ tục hành chính công", "5.1", "Niêm yết thủ tục hành chính", "Bảng niêm yết", "UBND xã", "Công chức Tư pháp", "Trước 30/6", "Chưa thực hiện", None, None),
    ("8. Quản trị điện tử", "8.1", "Đăng tin trên trang thông tin của xã", "Bài viết", "UBND xã", "Công chức Văn hóa", "Trong năm", "Đã hoàn thành", 1, "01/08"),
)
"""Tasks as a clerk fills them in; the second is due on a day that no year has."""
MISTAKE = "I7"
NARROW = "\u00a0"
"""Stands between a number and its unit, so that no line breaks there."""


@dataclass
class Walk:
    """What was seen on the way: the words of each screen that are not Vietnamese, the files that were taken."""

    foreign: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    completion: str = ""
    report: bytes = b""


def filled(template: bytes) -> openpyxl.Workbook:
    """Return the template with the unit, the day and the tasks filled in, as a clerk types them."""
    book = openpyxl.load_workbook(io.BytesIO(template))
    sheet = book["Theo dõi"]
    year = next(word for word in sheet["A2"].value.split() if word.isdecimal())
    sheet["C1"], sheet["F1"], sheet["C3"] = "UBND xã Bình Minh", "Hưng Yên", dt.date(int(year), 9, 30)
    for row, task in enumerate(TASKS, 6):
        *words, timing, state, progress, done = task
        dated = f"{timing}/{year}" if timing[0].isdecimal() else timing
        cells = (row - 5, None, *words, dated, state, progress, None, f"{done}/{year}" if done else None)
        for column, value in enumerate(cells, 1):
            sheet.cell(row, column).value = value
    return book


def saved(book: openpyxl.Workbook) -> bytes:
    """Return a workbook's bytes."""
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def taken(page, name: str) -> bytes:
    """Press a button that gives a file, and return the file."""
    with page.expect_download() as download:
        page.get_by_role("button", name=name).click()
    return download.value.path().read_bytes()


def choose(page, book: openpyxl.Workbook) -> None:
    """Put the filled template into the uploader."""
    page.locator("input[type=file]").set_input_files({"name": "theo-doi-xa-binh-minh.xlsx", "mimeType": "application/octet-stream", "buffer": saved(book)})


@pytest.fixture(scope="module")
def walk(tmp_path_factory, opened):
    """Walk the whole way once, on a store of its own without the example."""
    clerk, seen = opened(), Walk()
    page = clerk.page

    def note(screen: str) -> None:
        clerk.settle()
        seen.foreign[screen] = foreign_texts(page)

    with serving(tmp_path_factory.mktemp("empty"), PAPI_EXAMPLE="no") as address:
        clerk.open(address)
        expect(page.get_by_role("heading", name="Bắt đầu với kế hoạch PAPI của đơn vị")).to_be_visible()
        note("empty")
        book = filled(taken(page, "Tải tệp mẫu trống"))
        expect(page.get_by_text("Bước tiếp theo")).to_be_visible()
        note("next step")
        page.get_by_role("link", name="Tải lên tệp đã điền").click()
        expect(page.get_by_text("1. Chọn bảng theo dõi")).to_be_visible()
        note("upload")
        choose(page, book)
        # The table is a canvas; its accessible copy holds the finding with its place.
        expect(page.get_by_text(MISTAKE, exact=True).first).to_be_attached()
        note("finding")
        book["Theo dõi"][MISTAKE] = "Trước 28/02"
        choose(page, book)
        expect(page.get_by_text("Đã sửa 1 chỗ").first).to_be_visible()
        note("mended")
        page.get_by_label("Người cập nhật").fill("Văn phòng - Thống kê")
        page.get_by_role("button", name="Nhận làm phiên bản mới").click()
        expect(page.get_by_text("phiên bản 1", exact=True)).to_be_visible()
        note("accepted")
        page.get_by_role("link", name="Xem Tổng quan").click()
        expect(page.get_by_text("xã Bình Minh, Hưng Yên")).to_be_visible()
        note("own plan")
        seen.completion = page.get_by_test_id("stMetric").filter(has_text="Hoàn thành").first.inner_text()
        page.get_by_role("link", name="Báo cáo").first.click()
        expect(page.get_by_role("button", name="Tải Word")).to_be_visible()
        note("report")
        seen.report = taken(page, "Tải Word")
    seen.errors = clerk.errors
    return seen


def test_no_word_on_the_way_is_english(walk):
    """Each screen from the empty store to the report is Vietnamese to its last label, and nothing went wrong on it."""
    assert ({screen: found for screen, found in walk.foreign.items() if found}, walk.errors) == ({}, [])


def test_way_ends_at_the_clerks_own_figures(walk):
    """Tổng quan shows the completion of the four tasks: two done, one half, one not begun."""
    assert f"63{NARROW}%" in walk.completion


def test_report_that_is_taken_along_has_the_same_figures(walk):
    """The Word report opens, names the unit and tells the completion that Tổng quan shows."""
    document = docx.Document(io.BytesIO(walk.report))
    told = "\n".join([paragraph.text for paragraph in document.paragraphs] + [cell.text for table in document.tables for row in table.rows for cell in row.cells])
    assert ("xã Bình Minh" in told, f"63{NARROW}%" in told) == (True, True)
