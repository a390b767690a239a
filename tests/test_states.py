"""Pages and parts with nothing to show: each says what happened and has a way on that leads somewhere."""

from __future__ import annotations

import re

import pytest
from visits import upload, words

from pages.shared import states
from papi_metrics.language import speaking

STATES = {
    "nothing on Tổng quan": ("overview", False, {}, "Chưa có kế hoạch nào", {"Tải lên bảng theo dõi", "Tải tệp mẫu trống", "Mở ví dụ"}),
    "nothing on Nhiệm vụ": ("tasks", False, {}, "Chưa có kế hoạch nào", {"Tải lên bảng theo dõi", "Chưa có bảng: lấy tệp mẫu, hoặc mở ví dụ"}),
    "nothing on Báo cáo": ("reports", False, {}, "Chưa có kế hoạch nào", {"Tải lên bảng theo dõi", "Chưa có bảng: lấy tệp mẫu, hoặc mở ví dụ"}),
    "nothing on Cập nhật": ("update", False, {}, "Chưa có gì được lưu", {"Chưa có bảng? Lấy tệp mẫu", "Xem thử ví dụ trước"}),
    "no task found": ("tasks", True, {"tim": "zzzz"}, "Không có nhiệm vụ nào khớp", {"Bỏ mọi điều kiện lọc"}),
    "a year without an earlier one": ("scores", True, {"nam": "2011"}, "Không có năm nào trước 2011", {"Xem năm 2024"}),
    "a year before the base year": ("scores", True, {"nam": "2016"}, "không ở sau năm gốc 2021", {"So với 2015"}),
    "a dimension not measured then": ("dimension", True, {"chi_so": "8", "nam": "2016", "goc_2016": "2015"}, "PAPI chưa đo chỉ số này", {"Xem năm 2024"}),
    "one unit alone": ("units", True, {}, "Mới có một đơn vị", {"Mở Cập nhật", "Về Tổng quan"}),
    "nobody to administer": ("people", True, {}, "Máy này không đăng nhập", {"Về Tổng quan"}),
    "the past": ("overview", True, {"phien_ban": "1"}, "Đang xem lại", {"Trở về hiện tại"}),
    "the example": ("overview", True, {}, "Số liệu minh họa", {"Dùng kế hoạch của đơn vị"}),
}


def ways_of(test) -> set[str]:
    """Return the labels of all that leads on: buttons, files, links to pages."""
    links = {link.proto.label for link in test.get("page_link")}
    return links | {element.label for kind in ("button", "download_button") for element in test.get(kind)}


@pytest.mark.parametrize(("page", "example", "query", "said", "ways"), STATES.values(), ids=STATES)
def test_state_says_what_happened_and_leads_on(app, page, example, query, said, ways):
    """Nobody meets an empty page, a refusal without a reason, or a dead end."""
    test = app(page, example=example, **query)
    assert (list(test.exception), said in words(test), ways - ways_of(test)) == ([], True, set())


def test_link_that_loads_anew_keeps_the_language(monkeypatch):
    """Who reads English reads it still after a fault or at the door."""
    shown = []
    monkeypatch.setattr(states.st, "html", lambda text, **_: shown.append(text))
    for language in ("vi", "en"):
        with speaking(language):
            states.reload_link("Tải lại")
    assert [re.search('href="(.*?)"', text)[1] for text in shown] == ["./", "./?lang=en"]


def test_filters_go_with_one_press(app):
    """All filters are empty again, and all tasks are there."""
    test = app("tasks", tim="zzzz", tinh_trang="overdue")
    test.button(key="bo-loc").click().run()
    assert (test.text_input(key="tim").value, test.multiselect(key="tinh-trang").value, list(test.exception)) == ("", [], [])
    assert "46 nhiệm vụ" in words(test)


@pytest.mark.parametrize(("query", "pressed", "shown"), [({"nam": "2011"}, "nam-moi-nhat", "so với 2021"), ({"nam": "2016"}, "goc-khac-2015", "so với 2015")])
def test_way_on_from_a_year_without_a_base_leads_to_one(app, query, pressed, shown):
    """The button that is offered shows scores set against a base year."""
    test = app("scores", **query)
    assert shown in words(test.button(key=pressed).click().run())


def test_template_leads_to_the_upload(app):
    """Whoever took the template is told the next step, and one press later the uploader is there."""
    test = app("update", example=False, loai="Tệp mẫu")
    test.session_state["da-tai-mau"] = True
    test.run()
    assert "Bước tiếp theo" in words(test)
    assert "1. Chọn bảng theo dõi" in words(test.button(key="tai-len-tep-da-dien").click().run())


def test_empty_store_leads_to_the_upload_in_the_same_language(app):
    """The first way of Tổng quan opens the uploader of trackers, and goes on in the language of the address."""
    test = app(example=False, lang="en").button(key="bat-dau-tai-len").click().run()
    assert (list(test.exception), len(test.file_uploader), test.query_params["lang"]) == ([], 1, "en")


def test_template_taken_on_overview_has_a_next_step(app):
    """Once the empty tracker is taken, Tổng quan says what to do with it and leads to where it is uploaded."""
    test = app(example=False)
    assert "Bước tiếp theo" not in words(test)
    test.download_button(key="mau-trong").click().run()
    assert ("Bước tiếp theo" in words(test), "Tải lên tệp đã điền" in ways_of(test)) == (True, True)


def test_file_that_cannot_be_read_leads_to_the_template(app):
    """A refusal says why, that nothing changed, and offers the template."""
    test = upload(app("update", example=False), b"khong phai bang")
    assert ("Không đọc được" in words(test), "Chưa có gì thay đổi" in words(test)) == (True, True)
    assert "Tải tệp mẫu trống" in ways_of(test.button(key="lay-mau").click().run())


@pytest.mark.parametrize("example", [True, False])
def test_one_primary_way_stands_out_while_there_is_no_plan_of_ones_own(app, example):
    """Of the templates the empty one is first, for nobody's own plan is there yet."""
    test = app("update", example=example, loai="Tệp mẫu")
    assert [button.key for button in test.download_button if button.proto.type == "primary"] == ["mau-trong"]
