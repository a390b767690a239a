"""Báo cáo in a real browser: the letterhead filled in and remembered, a file downloaded under its name, a long plan made first."""

from __future__ import annotations

import datetime as dt

import pytest
from conftest import serving
from playwright.sync_api import expect

from pages.shared.report.documents import MANY_TASKS
from papi_metrics.store import Store, Submission
from papi_metrics.tracker import read_tracker

pytestmark = pytest.mark.browser

NAME = "bao-cao-papi-xa-trung-trac-quy-3-2022"
FILES = {"Tải Word": "docx", "Tải Excel": "xlsx", "Tải bài trình chiếu": "pptx", "Tải trang để in": "html"}


def downloaded(page, label):
    """Press a button and return the file that comes: its name and its bytes."""
    with page.expect_download() as download:
        page.get_by_role("button", name=label, exact=True).click()
    return download.value.suggested_filename, download.value.path().read_bytes()


def test_every_form_is_one_click_away(server, visit):
    """Each of the four files comes at once, under a name that tells unit and period; nothing leaves the machine."""
    clerk = visit()
    clerk.open(f"{server}/bao-cao?quy=Quý+III+năm+2022")
    for label, ending in FILES.items():
        name, data = downloaded(clerk.page, label)
        assert name == f"{NAME}.{ending}"
        assert data.startswith(b"<!" if ending == "html" else b"PK")
    assert (clerk.outside, clerk.errors) == ([], [])


def test_letterhead_is_asked_once(tmp_path, visit):
    """Filled in and saved, the fold is shut, the address keeps the period, and the next visitor finds everything there; Enter in a field saves no half of it."""
    with serving(tmp_path) as address:
        clerk = visit()
        clerk.open(f"{address}/bao-cao")
        page = clerk.page
        page.get_by_role("radio", name="6 tháng").click()
        page.get_by_label("Họ tên người ký").fill("Nguyễn Văn A")
        page.keyboard.press("Enter")
        expect(page.get_by_text("Nhấn Enter")).to_have_count(0)
        page.get_by_label("Nơi nhận, mỗi dòng một nơi").fill("UBND tỉnh Hưng Yên\nLưu: VT")
        page.get_by_label("Người lưu").fill("Văn phòng")
        page.get_by_role("button", name="Lưu thể thức").click()
        expect(page.get_by_text("Đã lưu thể thức văn bản").first).to_be_visible()
        expect(page.get_by_label("Họ tên người ký")).to_be_hidden()
        expect(page.get_by_text("Còn để trống: đơn vị soạn thảo.")).to_be_visible()
        assert "ky=6" in page.url
        leader = visit(390)
        leader.open(page.url)
        leader.page.get_by_text("Thể thức văn bản", exact=True).click()
        expect(leader.page.get_by_label("Họ tên người ký")).to_have_value("Nguyễn Văn A")
        expect(leader.page.get_by_role("combobox", name="6 tháng")).to_be_visible()
        assert (clerk.errors, leader.errors) == ([], [])


def test_long_plan_is_made_first_and_says_so(tmp_path, visit):
    """A plan of many tasks: the button makes the file, a line says it is being made, then the same place downloads it."""
    lines = "".join(f"{at};{at % 8 + 1};Việc số {at};UBND xã;Quý I;Đang thực hiện\n" for at in range(MANY_TASKS + 100))
    data = f"TT;Chỉ số;Nhiệm vụ;Đơn vị chủ trì;Thời hạn;Trạng thái\n{lines}".encode()
    store = Store(f"sqlite:///{tmp_path / 'store.sqlite'}")
    told = {"unit": "xã Trung Trắc", "plan_year": 2022, "province": "Hưng Yên", "as_of": dt.date(2022, 9, 30)}
    submission = Submission(**told, file_name="t.csv", author="An", reason="thử")
    store.accept(read_tracker(data, plan_year=2022, name="t.csv"), original=data, submission=submission)
    store.close()
    with serving(tmp_path) as address:
        clerk = visit()
        clerk.open(f"{address}/bao-cao?quy=Quý+III+năm+2022")
        expect(clerk.page.get_by_text(f"100 dòng đầu trong {MANY_TASKS + 100} dòng")).to_be_visible()
        clerk.page.get_by_role("button", name="Soạn Word").click()
        expect(clerk.page.get_by_role("button", name="Tải Word")).to_be_visible(timeout=30_000)
        assert downloaded(clerk.page, "Tải Word")[0] == f"{NAME}.docx"
        assert clerk.errors == []
