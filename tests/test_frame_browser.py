"""The frame in a real browser: deep links, language, headers, silence towards the internet, Vietnamese words."""

from __future__ import annotations

import re
import urllib.request

import pytest
from addresses import HEADER, TITLES
from builtin_words import english
from conftest import serving

from pages.shared.document import DESCRIPTION, TITLE

pytestmark = pytest.mark.browser


def fetched(address, **headers):
    """Return an answer's headers and body."""
    with urllib.request.urlopen(urllib.request.Request(address, headers=headers), timeout=20) as answer:
        return answer.headers, answer.read()


@pytest.fixture(scope="module")
def sampler(tmp_path_factory):
    """Serve a page of all widgets behind our middleware."""
    with serving(tmp_path_factory.mktemp("sampler"), app="tests/sampler/app.py") as address:
        yield address


@pytest.mark.parametrize("path", ["nhiem-vu", "cap-nhat", "cach-tinh"])
def test_deep_link_on_fresh_server_goes_through_frame(path, tmp_path, visit):
    """The first request a server ever gets may be a deep link: the header is there and the page is the right one."""
    with serving(tmp_path) as address:
        seen = visit()
        seen.open(f"{address}/{path}")
        for words in HEADER:
            seen.page.get_by_text(words).first.wait_for()
        assert seen.page.title() == f"{TITLES[path]} · {TITLE}"


@pytest.mark.parametrize("stem", ["update", "history"])
def test_file_name_is_no_way_around_the_frame(stem, tmp_path, visit):
    """A page's file name is no address: on a fresh server too it leads to the frame, never to the bare page."""
    with serving(tmp_path) as address:
        seen = visit()
        seen.open(f"{address}/{stem}")
        seen.page.get_by_text(HEADER[0]).first.wait_for()
        seen.page.get_by_text("Không có trang này").wait_for()


@pytest.mark.parametrize("path", TITLES)
def test_document_is_vietnamese(path, server):
    """Every page's document is in Vietnamese before any script has run, compressed or not, cached or not."""
    _, fresh = fetched(f"{server}/{path}")
    headers, body = fetched(
        f"{server}/{path}", **{"Accept-Encoding": "gzip", "If-Modified-Since": "Fri, 01 Jan 2100 00:00:00 GMT"}
    )
    assert body == fresh
    assert headers["content-encoding"] is None
    document = body.decode()
    assert '<html lang="vi">' in document
    assert f"<title>{TITLE}</title>" in document
    assert DESCRIPTION in document
    assert "JavaScript to run" not in document


@pytest.mark.parametrize("path", ["", "nhiem-vu", "tieng-viet.js", "favicon.png", "_stcore/health"])
def test_answers_carry_security_headers(path, server):
    """Every kind of answer has the headers; a document has the content policy too."""
    headers, _ = fetched(f"{server}/{path}")
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "SAMEORIGIN"
    assert headers["referrer-policy"] == "same-origin"
    assert "camera=()" in headers["permissions-policy"]
    assert ("content-security-policy" in headers) == headers["content-type"].startswith("text/html")


def test_uvicorn_serves_the_same_application(tmp_path):
    """`uvicorn app:app` serves what `streamlit run app.py` serves."""
    with serving(tmp_path, command="uvicorn") as address:
        assert '<html lang="vi">' in fetched(f"{address}/diem-so")[1].decode()


@pytest.mark.parametrize("width", [1440, 390])
def test_header_is_in_sight_without_opening_anything(width, server, visit):
    """Unit, year, date and version stand on the first screen, on a phone too."""
    seen = visit(width, height=700)
    seen.open(f"{server}/lich-su")
    for words in HEADER:
        box = seen.page.get_by_text(words).first.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert box["y"] + box["height"] <= 250


def test_address_keeps_version_and_date(server, visit):
    """A link with version and date shows them, and going to another page keeps them in the address."""
    seen = visit()
    seen.open(f"{server}/cach-tinh?phien-ban=2&ngay=2022-08-15")
    seen.page.get_by_text("Tính đến 15/08/2022").wait_for()
    seen.page.get_by_text("Đang xem lại: phiên bản 2").wait_for()
    seen.page.get_by_text("Mới nhất là phiên bản 3").wait_for()
    seen.page.get_by_role("link", name="Lịch sử").first.click()
    seen.page.wait_for_url(re.compile(r"/lich-su\?.*phien-ban=2.*ngay=2022-08-15|/lich-su\?.*ngay=2022-08-15.*phien-ban=2"))
    seen.page.get_by_text("Tính đến 15/08/2022").wait_for()


def test_address_that_cannot_be_read_shows_the_newest(server, visit):
    """A version that does not exist and a date that is none are left out."""
    seen = visit()
    seen.open(f"{server}/cach-tinh?phien-ban=99&ngay=hôm-qua")
    seen.page.get_by_text("Tính đến 30/09/2022").wait_for()
    seen.page.wait_for_url(f"{server}/cach-tinh")


def test_page_that_does_not_exist_says_so_in_vietnamese(server, visit):
    """An unknown address shows the main page under a Vietnamese notice."""
    seen = visit()
    seen.open(f"{server}/khong-co")
    seen.page.get_by_text("Không có trang này").wait_for()
    assert english(seen.page) == []


def test_empty_store_shows_the_frame(tmp_path, visit):
    """Without any version the frame still stands and says that there are no figures yet."""
    with serving(tmp_path, PAPI_EXAMPLE="no") as address:
        seen = visit()
        seen.open(f"{address}/lich-su")
        seen.page.get_by_text("chưa có số liệu").first.wait_for()
        assert seen.errors == []


def test_lost_server_is_told_in_vietnamese(tmp_path, visit):
    """When the server goes away the reader is told so in Vietnamese."""
    with serving(tmp_path) as address:
        seen = visit()
        seen.open(f"{address}/cach-tinh")
    seen.page.get_by_text(re.compile("máy chủ|kết nối", re.IGNORECASE)).first.wait_for()
    assert english(seen.page) == []


def test_widgets_speak_vietnamese(sampler, visit):
    """The words of uploader, choices, dates, numbers, texts and tables are Vietnamese, also once they are used."""
    seen = visit()
    seen.open(sampler)
    page = seen.page
    page.get_by_text("Mỗi tệp tối đa 20 MB").wait_for()
    page.get_by_label("Một").first.fill("zzz")
    page.get_by_text("Không có kết quả").wait_for()
    page.get_by_label("Nhiều").first.press("ArrowDown")
    page.get_by_text("Chọn tất cả").wait_for()
    page.get_by_label("Chữ", exact=True).fill("abc")
    page.get_by_text("Nhấn Enter để áp dụng").wait_for()
    page.get_by_label("Đoạn").fill("abc")
    page.get_by_text("+Enter để gửi").wait_for()
    page.get_by_role("button", name="Chọn ngày").first.click()
    page.get_by_role("button", name="Tháng sau").wait_for()
    assert english(page) == []
    assert seen.errors == []


def test_refused_file_is_told_in_vietnamese(sampler, visit):
    """A file of the wrong kind is refused in Vietnamese."""
    seen = visit()
    seen.open(sampler)
    files = seen.page.locator("input[type=file]")
    files.set_input_files([{"name": "a.txt", "mimeType": "text/plain", "buffer": b"x"}])
    seen.page.get_by_text("Không nhận tệp").wait_for()
    assert english(seen.page) == []


def test_own_words_are_left_alone(sampler, visit):
    """What people wrote stays as they wrote it, though it be one of Streamlit's words."""
    seen = visit()
    seen.open(sampler)
    assert seen.page.get_by_role("cell", name="Upload", exact=True).first.inner_text() == "Upload"
    assert seen.page.locator("code", has_text="Upload").first.inner_text().strip() == "Upload"


def test_charts_and_tables_work_under_the_content_policy(sampler, visit):
    """A plotly figure, a sparkline and a table are drawn; nothing was refused by the policy."""
    seen = visit(height=2600)
    seen.open(sampler)
    for drawing in (".js-plotly-plot svg.main-svg", "[data-testid=stMetricChart] svg, [data-testid=stMetricChart] canvas"):
        seen.page.locator(drawing).first.wait_for()
    seen.page.locator("[data-testid=stDataFrame] canvas").first.wait_for()
    assert seen.errors == []
    assert seen.outside == []


def test_error_shows_no_details(sampler, visit):
    """An error on a page says in Vietnamese that there was one, and neither its words nor its trace."""
    seen = visit()
    seen.open(sampler)
    seen.page.get_by_role("button", name="Gây lỗi").click()
    seen.page.get_by_text("Có lỗi khi mở trang này").wait_for()
    text = seen.page.inner_text("body")
    assert not any(word in text for word in ("secret-detail", "Traceback", "RuntimeError", "widgets.py"))


@pytest.mark.parametrize("width", [768, 1024, 1280, 1440, 1920])
def test_line_in_sight_covers_no_way_to_a_page(server, visit, width):
    """Unit, year, date and version stand beside the names of the pages or at the foot, never over them."""
    seen = visit(width)
    seen.open(f"{server}/diem-so")
    line = seen.page.locator(".papi-in-sight").bounding_box()
    names = [one.bounding_box() for one in seen.page.get_by_test_id("stTopNavLinkContainer").all()]
    assert names
    assert [box for box in names if box["x"] + box["width"] > line["x"] and box["y"] + box["height"] > line["y"] and box["y"] < line["y"] + line["height"]] == []
    assert line["y"] + line["height"] <= 900
