"""Text of strangers in a real browser: shown as text on every page, and no formula in a table's own download."""

from __future__ import annotations

import io

import openpyxl
import pytest
from conftest import serving
from playwright.sync_api import expect

from papi_metrics.example import example_files

pytestmark = pytest.mark.browser

OUTSIDE = "http://evil.example/x.png"
TEXTS = (
    f"![ảnh]({OUTSIDE})",
    f"<img src={OUTSIDE} onerror=document.title='hacked'>",
    f"[bấm]({OUTSIDE}) www.evil.example a@evil.example",
    "<script>document.title='hacked'</script>",
    ":material/home: :red[đỏ] $x^2$ **đậm** `mã`",
    '=HYPERLINK("http://evil.example","bấm")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    f"<style>@import url({OUTSIDE})</style>",
)  # fmt: skip
NAME = "theo-doi <img src=x> ![x](http:evil) 2022.xlsx"
# What would show that a text became more than text.
MADE_OF_TEXT = """() => [
    ...[...document.querySelectorAll('a[href]')].map(a => a.href).filter(href => /evil/.test(href)),
    ...[...document.querySelectorAll('img, script, link, iframe')].map(e => e.src || e.href || '').filter(src => /evil/.test(src)),
    ...[...document.querySelectorAll('strong, code, em, .katex')].filter(e => /đậm|^mã$|x\\^2/.test(e.innerText)).map(e => e.outerHTML),
]"""


def hostile_tracker() -> bytes:
    """Return the example with strangers' texts in titles, tasks, offices, notes, states and the sheet's name."""
    book = openpyxl.load_workbook(example_files()[-1])
    sheet = book["Theo dõi"]
    sheet["A3"] = "Tính đến ngày 31/10/2022"
    for place, text in enumerate(TEXTS):
        for column in "EFGHO":
            sheet[f"{column}{6 + place}"] = f"{text} {column}{place}"
            sheet[f"{column}{6 + place}"].data_type = "s"
        sheet[f"J{20 + place}"] = text
        sheet[f"J{20 + place}"].data_type = "s"
    # A task that is late, so that its words stand in the sentences of Tổng quan.
    sheet["E34"] = f"{TEXTS[0]} {TEXTS[2]}"
    sheet["G34"] = TEXTS[1]
    sheet.title = "__đậm__ <b>đậm"
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_text_of_a_file_is_text_on_every_page(tmp_path, visit):
    """Nothing of a stranger's text becomes a link, a picture, a script, bold words or a request."""
    with serving(tmp_path) as address:
        seen = visit()
        seen.open(f"{address}/cap-nhat")
        seen.page.locator("input[type=file]").set_input_files({"name": NAME, "mimeType": "application/octet-stream", "buffer": hostile_tracker()})
        seen.page.get_by_label("Người cập nhật").fill("An <b>x</b> ![x](http://evil.example)")
        seen.page.get_by_label("Người cập nhật").blur()
        seen.settle()
        assert seen.page.evaluate(MADE_OF_TEXT) == []
        box = seen.page.get_by_role("checkbox", name="Giữ giá trị cũ")
        if box.count():
            seen.page.get_by_text("Giữ giá trị cũ").click()
            seen.settle()
        seen.page.get_by_role("button", name="Nhận làm phiên bản mới").click()
        expect(seen.page.get_by_text("phiên bản 4", exact=True)).to_be_visible()
        for path in ("", "nhiem-vu", "diem-so", "so-sanh", "bao-cao", "cap-nhat", "lich-su", "cach-tinh", "lich-su?phien-ban=3"):
            seen.open(f"{address}/{path}")
            assert seen.page.evaluate(MADE_OF_TEXT) == [], path
            assert "hacked" not in seen.page.title()
        assert (seen.outside, seen.errors) == ([], [])


def test_own_download_of_a_table_holds_no_formula(tmp_path, visit):
    """The download that every table brings along keeps a text like a formula a text."""
    with serving(tmp_path) as address:
        seen = visit()
        seen.open(f"{address}/cap-nhat")
        seen.page.locator("input[type=file]").set_input_files({"name": "theo-doi-2022.xlsx", "mimeType": "application/octet-stream", "buffer": hostile_tracker()})
        seen.page.get_by_text("Việc cần làm").first.wait_for()
        seen.settle()
        seen.page.evaluate("delete window.showSaveFilePicker")
        seen.page.locator("[data-testid=stDataFrame]").first.hover()
        with seen.page.expect_download() as download:
            seen.page.get_by_role("button", name="Tải dạng CSV").first.press("Enter")
        lines = download.value.path().read_text(encoding="utf-8-sig")
        assert "HYPERLINK" in lines
        cells = [cell.strip('"') for line in lines.splitlines() for cell in line.split(",")]
        assert [cell for cell in cells if cell.startswith(("=", "@", "+", "-"))] == []
