"""The views of a page: one is drawn at a time, the address names it, and an address that names none opens the first."""

from __future__ import annotations

import re

import pytest
from visits import words

VIEWS = {
    "scores": {"Thay đổi": ["thay-doi"], "Các năm": ["cac-nam"], "Từng chỉ số": ["tung-chi-so"], "Từ đâu": ["thanh-phan-4"], "Bảng điểm": []},
    "compare": {
        "Giữa các đơn vị": ["giua-cac-don-vi"],
        "Bên cạnh nhóm so sánh": [],
        "Hạng các năm": ["hang-cac-nam"],
        "Bản đồ, sáp nhập": ["ban-do-o", "tinh-sap-nhap"],
    },
    "priorities": {"Việc và điểm": ["uu-tien"], "Mục tiêu": ["phuong-an-hang-6"], "Nếu điểm khác đi": []},
    "dimension": {"Thành phần": ["thanh-phan-1"], "Các năm": ["cac-nam-1"], "Nhiệm vụ": [], "Bảng điểm": []},
}


def charts_of(test):
    """Return the names of the charts on a page."""
    return [name for html in test.get("html") for name in re.findall('data-papi-chart="([^"]+)"', html.proto.body)]


def opened(one_view, page, view):
    """Open a page by an address that names a view."""
    return one_view(page, xem=view)


@pytest.mark.parametrize(("page", "view"), [(page, view) for page, views in VIEWS.items() for view in views])
def test_address_opens_one_view(one_view, page, view):
    """Only the view that the address names is drawn; where scores come from is said in each."""
    test = opened(one_view, page, view)
    assert list(test.exception) == []
    assert charts_of(test) == VIEWS[page][view]
    assert "papi.org.vn" in words(test)


@pytest.mark.parametrize("page", VIEWS)
@pytest.mark.parametrize("view", ["không có", ""])
def test_address_without_a_view_opens_the_first(one_view, page, view):
    """A broken address falls back silently."""
    test = opened(one_view, page, view)
    assert (list(test.exception), charts_of(test)) == ([], next(iter(VIEWS[page].values())))


def test_trying_a_mix_opens_the_sliders(one_view):
    """The scores of the mix stand on the sliders of the view that opens, and give the wished-for rank."""
    test = opened(one_view, "priorities", "Mục tiêu")
    test.button(key="thu-phuong-an").click().run()
    assert list(test.exception) == []
    assert next(metric for metric in test.metric if metric.label == "Hạng nếu vậy").value == "6/61"


def test_wishes_of_another_year_are_forgotten_on_any_view(one_view):
    """A year chosen while the sliders are out of sight starts from its own scores, and the address holds no wish of the other."""
    test = one_view("priorities", xem="Việc và điểm", neu_4="7.62")
    assert ([slider.key for slider in test.slider], "neu-4" in test.query_params) == ([], True)
    test.selectbox(key="nam").set_value("2024").run()
    assert "neu-4" not in test.query_params
    test.query_params["xem"] = "Nếu điểm khác đi"
    test.run()
    assert next(metric for metric in test.metric if metric.label == "Hạng nếu vậy").value == "19/61"


def test_a_mix_goes_to_its_sliders(one_view):
    """The second mix moves its own dimensions and no other."""
    test = opened(one_view, "priorities", "Mục tiêu")
    test.selectbox(key="phuong-an").set_value("2").run()
    test.button(key="thu-phuong-an").click().run()
    assert [slider.key for slider in test.slider if slider.value != pytest.approx(slider.proto.default[0])] == ["neu-2", "neu-8"]


def test_small_lines_go_by_the_base_year_chosen(one_view):
    """With another base year in the address the sentence of the small lines is about that year."""
    test = one_view("scores", xem="Từng chỉ số", goc="2020")
    shown = words(test) + "".join(html.proto.body for html in test.get("html"))
    assert "Từ 2020 đến 2024" in shown
    assert "Từ 2021 đến 2024" not in shown
