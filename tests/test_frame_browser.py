"""The frame in a real browser: deep links, language, headers, silence towards the internet, Vietnamese words."""

from __future__ import annotations

import re
import urllib.request
from dataclasses import dataclass

import pytest
from addresses import HEADER, TITLES
from builtin_words import english
from conftest import serving
from legible import turn

from pages.shared.document import DESCRIPTION, TITLE

pytestmark = pytest.mark.browser


def fetched(address, **headers):
    """Return an answer's headers and body."""
    with urllib.request.urlopen(urllib.request.Request(address, headers=headers), timeout=20) as answer:
        return answer.headers, answer.read()


def test_deep_link_on_fresh_server_goes_through_frame_until_the_server_is_lost(tmp_path, visit):
    """The first request a server ever gets may be a deep link: header and page are the right ones; its end is told in Vietnamese."""
    with serving(tmp_path) as address:
        seen = visit()
        seen.open(f"{address}/cap-nhat")
        for words in HEADER:
            seen.page.get_by_text(words).first.wait_for()
        assert seen.page.title() == f"{TITLES['cap-nhat']} · {TITLE}"
    seen.page.get_by_text(re.compile("máy chủ|kết nối", re.IGNORECASE)).first.wait_for()
    assert english(seen.page) == []


def test_file_name_is_no_way_around_the_frame_on_an_empty_store(tmp_path, visit):
    """A page's file name is no address: on a fresh server too it leads to the frame, which stands without any version and says so."""
    with serving(tmp_path, PAPI_EXAMPLE="no") as address:
        seen = visit()
        seen.open(f"{address}/history")
        seen.page.get_by_text("Không có trang này").wait_for()
        seen.page.get_by_text("chưa có số liệu").first.wait_for()
        # Streamlit notes an address it does not know as an error of its own.
        seen.errors.clear()
        seen.open(f"{address}/lich-su")
        seen.page.get_by_text("chưa có số liệu").first.wait_for()
        assert seen.errors == []


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


WIDTHS = (390, 768, 1024, 1280, 1440, 1920)


@pytest.fixture(scope="module")
def frames(server, opened):
    """Open a page on a phone and turn it wider and wider: width → where the header's words, the line in sight and the pages' names stand."""
    seen, found = opened(WIDTHS[0], height=700), {}
    seen.open(f"{server}/lich-su")
    for width in WIDTHS:
        turn(seen.page, width, 700)
        names = seen.page.get_by_test_id("stTopNavLinkContainer").all()
        found[width] = (
            [seen.page.get_by_text(words).first.bounding_box() for words in HEADER],
            seen.page.locator(".papi-in-sight").bounding_box(),
            [one.bounding_box() for one in names],
        )
    return found


@pytest.mark.parametrize("width", [1440, 390])
def test_header_is_in_sight_without_opening_anything(width, frames):
    """Unit, year, date and version stand on the first screen, on a phone too."""
    for box in frames[width][0]:
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert box["y"] + box["height"] <= 250


@pytest.mark.parametrize("width", WIDTHS[1:])
def test_line_in_sight_covers_no_way_to_a_page(frames, width):
    """Unit, year, date and version stand beside the names of the pages or at the foot, never over them."""
    _, line, names = frames[width]
    assert names
    assert [box for box in names if box["x"] + box["width"] > line["x"] and box["y"] + box["height"] > line["y"] and box["y"] < line["y"] + line["height"]] == []
    assert line["y"] + line["height"] <= 700


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


def test_switch_leads_to_the_other_language_which_the_address_keeps(server, visit):
    """English is a link away, goes along to other pages with what was chosen, and leads back."""
    seen = visit()
    seen.open(f"{server}/cach-tinh?phien-ban=2")
    seen.page.get_by_role("link", name="English").click()
    seen.page.get_by_text("Version 2", exact=False).first.wait_for()
    assert seen.page.evaluate("document.documentElement.lang") == "en"
    seen.page.get_by_role("link", name="History").first.click()
    seen.page.wait_for_url(re.compile(r"/lich-su\?(?=.*phien-ban=2)(?=.*lang=en)"))
    seen.page.get_by_role("link", name="Tiếng Việt").click()
    seen.page.get_by_text("Phiên bản 2", exact=False).first.wait_for()
    assert "lang" not in seen.page.url


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


@dataclass
class Sampled:
    """What was seen on the page of all widgets, from its opening to its error."""

    own: list[str]
    english: dict[str, list[str]]
    errors: list[str]
    outside: list[str]
    failed: str


DRAWINGS = (
    ".js-plotly-plot svg.main-svg", "[data-testid=stMetricChart] svg, [data-testid=stMetricChart] canvas", "[data-testid=stDataFrame] canvas",
)  # fmt: skip


def use(page):
    """Use each widget whose words come only then."""
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


@pytest.fixture(scope="module")
def sampled(tmp_path_factory, opened):
    """Serve a page of all widgets behind our middleware and, on one page: look, use them, have a file refused, meet the error."""
    with serving(tmp_path_factory.mktemp("sampler"), app="tests/sampler/app.py") as address:
        seen = opened(height=2600)
        seen.open(address)
        page = seen.page
        for drawing in DRAWINGS:
            page.locator(drawing).first.wait_for()
        page.get_by_text("Mỗi tệp tối đa 20 MB").wait_for()
        found = Sampled(
            own=[page.get_by_role("cell", name="Upload", exact=True).first.inner_text(), page.locator("code", has_text="Upload").first.inner_text().strip()],
            english={}, errors=[], outside=[], failed="",
        )  # fmt: skip
        use(page)
        found.english["used"] = english(page)
        found.errors, found.outside = seen.errors[:], seen.outside[:]
        page.keyboard.press("Escape")
        page.locator("input[type=file]").set_input_files([{"name": "a.txt", "mimeType": "text/plain", "buffer": b"x"}])
        page.get_by_text("Không nhận tệp").wait_for()
        found.english["refused"] = english(page)
        page.get_by_role("button", name="Gây lỗi").click()
        page.get_by_text("Có lỗi khi mở trang này").wait_for()
        found.failed = page.inner_text("body")
        yield found


def test_widgets_speak_vietnamese(sampled):
    """The words of uploader, choices, dates, numbers, texts and tables are Vietnamese, also once they are used."""
    assert sampled.english["used"] == []


def test_refused_file_is_told_in_vietnamese(sampled):
    """A file of the wrong kind is refused in Vietnamese."""
    assert sampled.english["refused"] == []


def test_own_words_are_left_alone(sampled):
    """What people wrote stays as they wrote it, though it be one of Streamlit's words."""
    assert sampled.own == ["Upload", "Upload"]


def test_charts_and_tables_work_under_the_content_policy(sampled):
    """A plotly figure, a sparkline and a table are drawn, and widgets used; nothing was refused by the policy."""
    assert (sampled.errors, sampled.outside) == ([], [])


def test_error_shows_no_details(sampled):
    """An error on a page says in Vietnamese that there was one, and neither its words nor its trace."""
    assert not any(word in sampled.failed for word in ("secret-detail", "Traceback", "RuntimeError", "widgets.py"))
