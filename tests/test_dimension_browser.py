"""The ways to a dimension's page in a real browser, and views restored from their links."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def heading(seen, text):
    """Expect a page's heading."""
    expect(seen.page.get_by_role("heading", name=re.compile(text)).first).to_be_visible()


# A view's address, what is drawn in it, and which of the marks belongs to dimension 4.
MARKS = {
    "point-of-the-dumbbell": ("", ".st-key-chart-thay-doi .scatterlayer .points path", 3),
    "cell-of-the-heat-map": ("&xem=Các+năm", ".st-key-chart-cac-nam .barlayer .point path", 45),
    "point-of-the-small-multiples": ("&xem=Từng+chỉ+số", ".st-key-chart-tung-chi-so .x4y4 .scatterlayer .points path", 5),
}


@pytest.mark.parametrize(("view", "marks", "which"), MARKS.values(), ids=MARKS)
def test_click_on_a_mark_opens_its_dimension(server, visit, view, marks, which):
    """What is drawn of a dimension leads to it, with the year and the base year that were chosen."""
    seen = visit()
    seen.open(f"{server}/diem-so?nam=2023&goc=2022{view}")
    drawn = seen.page.locator(marks)
    drawn.first.wait_for()
    box = drawn.nth(which).bounding_box()
    seen.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    heading(seen, r"^4\. Kiểm soát tham nhũng")
    expect(seen.page).to_have_url(re.compile("/chi-so"))
    expect(seen.page.get_by_text("Thay đổi so 2022")).to_be_visible()
    assert (seen.errors, seen.outside) == ([], [])


def test_name_in_the_matrix_opens_its_dimension(server, visit):
    """The names of Tổng quan's matrix are links."""
    seen = visit()
    seen.open(server)
    seen.page.get_by_role("link", name=re.compile("^7. Quản trị môi trường")).click()
    seen.settle()
    heading(seen, r"^7\. Quản trị môi trường")
    assert seen.errors == []


def test_number_opens_its_dimension(server, visit):
    """On a phone the row of numbers under the picture leads there too."""
    seen = visit(390)
    seen.open(f"{server}/diem-so")
    seen.page.get_by_role("radio", name="2", exact=True).or_(seen.page.get_by_role("button", name="2", exact=True)).first.click()
    heading(seen, r"^2\. Công khai, minh bạch")


VIEWS = {
    "diem-so": ("Từng chỉ số", "Từ 2021 đến"),
    "so-sanh": ("Hạng các năm", "Hưng Yên: hạng"),
    "uu-tien": ("Nếu điểm khác đi", "Tổng điểm nếu vậy"),
    "chi-so": ("Nhiệm vụ", "Nhiệm vụ của chỉ số này"),
}
WAYS_THERE = {"so-sanh": "So sánh", "uu-tien": "Ưu tiên"}


@pytest.fixture(scope="module")
def links(server, opened):
    """Go from page to page as a reader does and choose a view on each: page → the address that stands there then."""
    seen, found = opened(), {}
    for page, (view, shows) in VIEWS.items():
        if page in WAYS_THERE:
            seen.page.get_by_role("link", name=WAYS_THERE[page], exact=True).first.click()
            seen.page.wait_for_url(f"**/{page}*")
        else:
            seen.open(f"{server}/{page}")
        seen.page.get_by_role("tab", name=view, exact=True).click()
        expect(seen.page.get_by_text(shows).first).to_be_visible()
        expect(seen.page).to_have_url(re.compile("xem="))
        found[page] = seen.page.url
    return found


@pytest.mark.parametrize("page", VIEWS)
def test_view_is_restored_from_its_link(links, visit, page):
    """What one reader opened another sees under the same address."""
    view, shows = VIEWS[page]
    other = visit()
    other.open(links[page])
    expect(other.page.get_by_role("tab", name=view, exact=True)).to_have_attribute("aria-selected", "true")
    expect(other.page.get_by_text(shows).first).to_be_visible()
    assert (other.errors, other.outside) == ([], [])


def test_wishes_are_restored_from_their_link(server, visit):
    """A mix that was tried stands in the address: total and rank are the same for whoever opens it."""
    seen = visit()
    seen.open(f"{server}/uu-tien?xem=Mục+tiêu")
    seen.page.get_by_role("button", name="Thử phương án này").click()
    rank = seen.page.get_by_test_id("stMetric").filter(has_text="Hạng nếu vậy")
    expect(rank).to_contain_text("6/61")
    expect(seen.page).to_have_url(re.compile("neu-4="))
    other = visit()
    other.open(seen.page.url)
    expect(other.page.get_by_test_id("stMetric").filter(has_text="Hạng nếu vậy")).to_contain_text("6/61")
