"""So sánh: a unit among its level, its peers of each kind, kept in the address; levels apart; years and states of all kinds."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest
from visits import table_with, words

from pages.shared import comparison_figures as figures
from pages.shared.columns import CHANGE_COLUMNS
from pages.shared.view import open_store
from papi_metrics.framework import sub_dimensions
from papi_metrics.reports import exported
from papi_metrics.sentences import KIND_WORDS

HEAD = "Đơn vị,Cấp,Năm,Mã,Điểm,Sai số chuẩn,Cỡ mẫu,Nguồn\n"


def survey(*units, level="xã"):
    """Return a file of all sub-dimensions' scores of 2021 and 2022 of some units."""
    lines = [
        f"{unit},{level},{year},{code},{1.2 + at / 10 + (year - 2021) / 20:.2f},0.05,120,Khảo sát riêng\n"
        for at, unit in enumerate(units)
        for year in (2021, 2022)
        for code in sub_dimensions(year)
    ]
    return HEAD + "".join(lines)


def with_survey(app, text: str) -> AppTest:
    """Accept a survey on Cập nhật and open So sánh."""
    test = app("update", loai="Điểm số")
    test.file_uploader[0].set_value(("diem.csv", text.encode(), "text/csv")).run()
    test.text_input(key="nguoi-diem").set_value("Sở Nội vụ")
    test.text_input(key="ly-do-diem").set_value("Khảo sát mới").run()
    test.button(key="nhan-diem").click().run()
    return test.switch_page("compare.py").run()


def peer_names(test: AppTest) -> list[str]:
    """Return the units in the table of peers, the unit itself marked."""
    return list(table_with(test, "unit_word")["unit_word"])


def test_page_opens_on_the_view_s_province(app):
    """Without a choice the view's province stands among all, against its neighbours, in the plan's year."""
    test = app("compare")
    assert list(test.exception) == []
    assert "Hưng Yên đứng thứ 11 trên 61 tỉnh có điểm năm 2022" in words(test)
    assert "Không có tổng điểm" in words(test)
    assert "papi.org.vn" in words(test)
    assert len(test.get("plotly_chart")) == 4
    assert peer_names(test) == ["▶ Hưng Yên", "Hà Nội", "Thái Bình", "Hà Nam", "Hải Dương", "Bắc Ninh"]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("region", "Quảng Ninh"),
        ("similar", "Phú Thọ"),
        ("best", "Bình Dương"),
    ],
)
def test_peers_of_each_kind(kind, expected, app):
    """Every kind of peers stands in the table beside the unit."""
    test = app("compare")
    test.selectbox(key="nhom").set_value(kind).run()
    assert list(test.exception) == []
    assert {expected, "▶ Hưng Yên"} < set(peer_names(test))


def test_hand_picked_peers(app):
    """With «Tự chọn» the reader names units; before that the page says to choose."""
    test = app("compare")
    test.selectbox(key="nhom").set_value("chosen").run()
    assert "Hãy chọn đơn vị để so sánh" in words(test)
    test.multiselect(key="cac-don-vi").set_value(["Cà Mau"]).run()
    assert set(peer_names(test)) == {"▶ Hưng Yên", "Cà Mau"}


def test_address_restores_the_view(app):
    """Unit, year, base year, kind, peers and both codes come back from the address."""
    test = app(
        "compare",
        **{
            "don-vi": "Thái Bình",
            "nam": "2023",
            "goc": "2022",
            "nhom": KIND_WORDS["chosen"],
            "cac-don-vi": "Cà Mau",
            "chi-so-hang": "7. Quản trị môi trường",
        },
    )
    assert list(test.exception) == []
    assert "Thái Bình đứng thứ" in words(test)
    assert "Năm gốc do bạn chọn: 2022" in words(test)
    assert set(peer_names(test)) == {"▶ Thái Bình", "Cà Mau"}
    assert test.selectbox(key="chi-so-hang").value == "7"


@pytest.mark.parametrize(
    "address",
    [
        {"don-vi": "Tỉnh không có"},
        {"nam": "1999"},
        {"nam": "abc", "goc": "<b>"},
        {"nhom": "khác"},
        {"nhom": "Tự chọn", "cac-don-vi": "Không có"},
        {"chi-so-hang": "9", "chi-so-ban-do": "x"},
    ],
    ids=["unit", "year", "letters", "kind", "peers", "codes"],
)
def test_address_that_cannot_be_read_falls_back(address, app):
    """What an address asks for and nobody has is passed over in silence."""
    test = app("compare", **address)
    assert list(test.exception) == []
    assert "Hưng Yên đứng thứ 11 trên 61" in words(test)


def test_province_without_a_base_says_so(app):
    """Bắc Ninh has no total of 2021: nothing is near, and the sentence says what to choose."""
    test = app("compare", **{"don-vi": "Bắc Ninh", "nam": "2023", "nhom": KIND_WORDS["similar"]})
    assert list(test.exception) == []
    assert "không có tổng điểm năm gốc 2021" in words(test)
    assert "không có điểm 2021 để so" in words(test)


def test_year_without_a_score_keeps_the_others(app):
    """A unit without a score that year has a sentence, no rank, and all others' dots."""
    test = app("compare", **{"don-vi": "Bắc Ninh", "nam": "2021"})
    assert list(test.exception) == []
    assert "Bắc Ninh không có tổng điểm năm 2021; 60 tỉnh có." in words(test)


def test_year_of_six_dimensions(app):
    """2012 has six dimensions; the base year is the reader's to choose, and its codes are those of the year."""
    test = app("compare", nam="2012")
    assert list(test.exception) == []
    assert "hãy chọn năm gốc khác" in words(test)
    assert len(test.selectbox(key="chi-so-hang").options) == 7


def test_break_of_2018_gives_no_change(app):
    """From 2017 to 2018 the totals may not be compared: dashes and the word, no number."""
    test = app("compare", **{"nam": "2018", "goc-2018": "2017"})
    assert list(test.exception) == []
    table = table_with(test, "unit_word")
    assert table["change"].isna().all()
    assert {"≠ Không so được"} <= set(table["verdict_word"])


def test_unit_that_was_not_merged_says_so(app):
    """Hà Nội was merged with nobody."""
    assert "Hà Nội không sáp nhập với tỉnh nào" in words(app("compare", **{"don-vi": "Hà Nội"}))


def test_own_survey_stands_among_its_own_level_only(app):
    """Four communes are ranked among four communes, without map, neighbours or provinces; the level is named."""
    test = with_survey(app, survey("xã Trung Trắc", "xã A", "xã B", "xã C"))
    test.segmented_control(key="cap").set_value("commune").run()
    assert list(test.exception) == []
    assert "xã Trung Trắc đứng thứ 4 trên 4 xã" in words(test)
    assert "nhóm Thấp nhất" in words(test)
    assert "theo khảo sát cấp xã, không phải điểm PAPI của tỉnh" in words(test)
    assert test.selectbox(key="nhom-commune").options == [KIND_WORDS[kind] for kind in ("similar", "best", "chosen")]
    assert {name.removeprefix("▶ ") for name in peer_names(test)} == {"xã Trung Trắc", "xã A", "xã B", "xã C"}
    assert len(test.get("plotly_chart")) == 2


def test_three_units_have_no_quartiles(app):
    """With fewer than four units no group is named."""
    test = with_survey(app, survey("xã Trung Trắc", "xã A", "xã B"))
    test.segmented_control(key="cap").set_value("commune").run()
    assert list(test.exception) == []
    assert "nhóm" not in words(test).split("đứng thứ")[1].split("### ")[0]


def test_one_unit_has_nothing_to_compare_with(app):
    """Alone in its level, a unit is told that there is nobody to compare with yet."""
    test = with_survey(app, survey("xã Trung Trắc"))
    test.segmented_control(key="cap").set_value("commune").run()
    assert list(test.exception) == []
    assert "chưa có đơn vị cùng cấp nào khác để so sánh" in words(test)


def test_province_s_own_survey_is_a_level_of_its_own(app):
    """A survey that the province ran is never ranked among PAPI's provinces."""
    test = with_survey(app, survey("Hưng Yên", level="tỉnh"))
    assert "Hưng Yên đứng thứ 11 trên 61 tỉnh" in words(test)
    test.segmented_control(key="cap").set_value("province_survey").run()
    assert list(test.exception) == []
    assert "Hưng Yên (khảo sát riêng) đạt" in words(test)


def test_survey_of_one_dimension_has_no_total(app):
    """A survey of one dimension has no total: the strip shows the dimension, the headline says that there is no total."""
    lines = [f"xã {name},xã,2022,4.{part},{1 + at / 10},0.05,120,Khảo sát\n" for at, name in enumerate("ABCDE") for part in range(1, 5)]
    test = with_survey(app, HEAD + "".join(lines))
    test.segmented_control(key="cap").set_value("commune").run()
    assert list(test.exception) == []
    assert "chưa đơn vị nào có tổng điểm" in words(test)
    assert "Kiểm soát tham nhũng" in words(test)


def test_every_exported_row_says_whose_it_is(app):
    """A download's rows name unit, code, year, level, source and method."""
    app("compare")
    of = figures.Compared(among=figures.Among(level="province", act=0, store=open_store()), unit="Hưng Yên", year=2022, base_year=2021)
    table = exported(figures.standing_of(of.among, of.unit, of.year), figures.peer_facts(of, "strip"))
    assert list(table)[:4] == ["unit", "code", "year", "level"]
    assert table[["unit", "code", "year", "level", "source", "method"]].notna().all(axis=None)


def test_changes_are_of_units_not_of_provinces():
    """The table of changes serves communes and own surveys too: no heading says "tỉnh"."""
    assert [column["label"] for column in CHANGE_COLUMNS.values() if "tỉnh" in column["label"]] == []


@pytest.mark.parametrize("year", [2021, 2012])
def test_base_year_that_is_not_earlier_is_not_said_to_have_no_score(app, year):
    """Hưng Yên has a total of 2021: where the year is not later, nothing is said of a change."""
    test = app("compare", nam=str(year))
    assert "không có điểm 2021 để so" not in words(test)
    assert "Trong bảng, Hưng Yên đứng thứ" in words(test)


def test_provinces_without_a_row_are_named(app):
    """The three provinces that PAPI left out in 2021 are named though the scores have no row of them."""
    assert r"Không có tổng điểm\: Bắc Giang, Bắc Ninh và Quảng Ninh." in words(app("compare", nam="2021"))
