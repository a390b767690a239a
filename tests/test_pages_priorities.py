"""Ưu tiên without a browser: effort and result, the target, the mixes and the sliders, each from its address; what has no figures."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest
from visits import accept_survey, plan_of, plan_with, table_with, words

from pages.shared import view
from pages.shared.facts import score_facts
from pages.shared.priority.figures import mix_grid_of, standing_of, ways_to
from pages.shared.score_figures import ScoresOf
from papi_metrics.reports import exported

HEAD = "Đơn vị,Cấp,Năm,Mã,Điểm,Sai số chuẩn,Cỡ mẫu,Nguồn\n"
SURVEY = HEAD + "".join(
    f"xã Trung Trắc,xã,{year},{code},{value:.2f},0.05,120,Khảo sát của xã\n"
    for year in (2021, 2022)
    for code, value in (("4.1", 1.2), ("4.2", 1.4), ("4.3", 0.9), ("4.4", 1.1))
)


def figures(test: AppTest) -> dict[str, tuple[str, str]]:
    """Return the total and the rank as they would be."""
    return {metric.label: (metric.value, metric.delta) for metric in test.metric}


def test_default_reads_effort_and_result_together(app):
    """The example: what presses most is the title, every dimension has its line, and the time lag is told."""
    shown = words(app("priorities"))
    assert "Ưu tiên số một" in shown
    assert "**8. Quản trị điện tử**: chậm việc nhưng điểm tăng" in shown
    assert "việc xong sau đó chỉ thấy ở điểm năm sau" in shown
    assert "papi.org.vn" in shown


def test_default_what_if_is_the_actual_state(app):
    """Sliders at rest give the published total and rank."""
    test = app("priorities")
    assert figures(test)["Tổng điểm nếu vậy"] == ("44,18", "0,00 so với 44,18")
    assert figures(test)["Hạng nếu vậy"] == ("11/61", "0 bậc so với hạng 11")
    assert test.button(key="dat-lai").disabled


def test_address_restores_target_and_sliders(app):
    """The rank, the years and the scores wished for come back with the link."""
    test = app("priorities", neu_4="7.62", muc_tieu="3", so_nam="3")
    assert (test.slider(key="neu-4").value, test.number_input(key="muc-tieu").value) == (7.62, 3)
    assert figures(test)["Hạng nếu vậy"][0] == "6/61"
    assert "Để có hạng 3/61" in words(test)


@pytest.mark.parametrize(
    "query", [{"neu_4": "cao"}, {"neu_4": "99"}, {"muc_tieu": "0"}, {"muc_tieu": "999"}, {"so_nam": "9"}, {"phuong_an": "x"}, {"viec_chi_so": "12"}]
)
def test_address_that_cannot_be_read_falls_back(app, query):
    """What makes no sense is left out in silence."""
    assert list(app("priorities", **query).exception) == []


def test_slider_moves_total_rank_and_neighbours(app):
    """Setting a dimension ranks the whole panel again; those passed go down a place."""
    test = app("priorities")
    test.slider(key="neu-4").set_value(7.62).run()
    assert figures(test)["Tổng điểm nếu vậy"] == ("44,93", "+0,74 so với 44,18")
    table = table_with(test, "moved").set_index("unit")
    assert (table.loc["Hưng Yên", "moved"], table.loc["Bạc Liêu", "moved"]) == (5, -1)


def test_reset_sets_the_actual_scores(app):
    """The button brings the sliders back."""
    test = app("priorities", neu_4="7.62")
    test.button(key="dat-lai").click().run()
    assert figures(test)["Hạng nếu vậy"][0] == "11/61"
    assert test.slider(key="neu-4").value == 6.88


def test_wishes_do_not_follow_to_another_year(app):
    """Another year starts from its own scores and target."""
    test = app("priorities", neu_4="7.62", muc_tieu="3")
    test.selectbox(key="nam").set_value("2024").run()
    assert figures(test)["Hạng nếu vậy"] == ("19/61", "0 bậc so với hạng 19")
    assert test.number_input(key="muc-tieu").value == 16


def test_target_already_reached_says_so(app):
    """A rank the unit has needs no mix."""
    test = app("priorities", muc_tieu="40")
    assert "hạng 40 đạt rồi, không thiếu điểm nào" in words(test)
    assert [button.key for button in test.button if button.key == "thu-phuong-an"] == []


def test_target_beyond_reach_says_how_far_all_caps_lead(app):
    """Where even all large gains do not suffice, the rank they lead to is told."""
    assert "mọi chỉ số cùng tăng hết mức cũng chỉ đến tổng" in words(app("priorities", muc_tieu="1", so_nam="1"))


def test_tasks_of_a_dimension_are_shown_on_demand(app):
    """The overdue ones come first, with office and due date."""
    test = app("priorities")
    test.selectbox(key="viec-chi-so").set_value("5").run()
    table = table_with(test, "lead_unit")
    assert set(table["dimension"]) == {5}
    assert "quá hạn" in table["label_word"].iloc[0]


def test_dimension_without_a_task_says_so_on_demand(app):
    """Whoever asks for the tasks behind a dimension that has none is told, and shown no empty table."""
    test = plan_with(app, {}, page="priorities")
    test.selectbox(key="viec-chi-so").set_value("5").run()
    assert "Kế hoạch không có nhiệm vụ nào cho chỉ số này." in words(test)
    assert "lead_unit" not in [name for element in test.dataframe for name in element.value]


def test_dimension_without_a_comparable_gain_is_named(app):
    """In 2018 dimension 8 was new: no mix has it, and the method says why."""
    test = app("priorities", nam="2018", goc_2018="2017", phuong_an_tinh="true")
    test.session_state["phuong-an-tinh"] = True
    assert "không vào phương án: 8. Quản trị điện tử" in words(test.run())


def test_unit_without_a_rank_has_no_ways_to_one(app):
    """Where dimensions were not published there is no total: nothing is worked out, and no picture drawn, of a rank."""
    app("method")
    scores = ScoresOf(unit="Bắc Ninh", act=0, store=view.open_store())
    assert (ways_to(scores, 2022, 1, 2), mix_grid_of(scores, 2022, 1, 2, "light")) == (None, None)


def test_scores_of_another_year_are_not_read_with_the_plan(app):
    """Without scores of the plan's year there is no picture of effort and result; distances and what-if are those of the newest year."""
    test = plan_of(app, plan_year=2026)
    assert list(test.exception) == []
    assert "hai thứ không đọc cùng nhau" in "".join(info.value for info in test.info)
    assert "Tổng điểm 2024" in words(test)
    assert "ưu tiên số một" not in words(test)


def test_score_that_was_compared_is_not_called_incomparable(app):
    """Scores of another year than the plan's stand apart from its work: no line says that they cannot be compared."""
    test = app("priorities", nam="2024")
    lines = next(item.value for item in test.markdown if item.value.startswith("- **"))
    assert lines.count("không đọc cùng điểm năm khác") == 8
    assert "chưa so được" not in lines


def test_early_year_has_mixes_of_its_own_measure(app):
    """In 2016, before the break of 2018, mixes are made of gains up to 2017, and dimensions without any are not in them."""
    test = app("priorities", nam="2016")
    test.session_state["phuong-an-tinh"] = True
    next(box for box in test.selectbox if (box.key or "").startswith("goc")).set_value("2015").run()
    assert list(test.exception) == []
    years = ", ".join(table_with(test, "typical")["years"])
    assert ("2017" in years, "2018" in years, "2019" in years) == (True, False, False)


def test_province_without_a_base_and_a_total(app):
    """Bắc Ninh 2022: nothing is compared, no total is made up, and the page says both."""
    test = plan_of(app, province="Bắc Ninh")
    assert list(test.exception) == []
    shown = words(test)
    assert "Chưa so được điểm của chỉ số nào" in shown
    assert "chỉ số 2, 3, 4 và 8 chưa công bố" in shown
    assert list(test.slider) == []


def test_province_without_a_base_has_targets(app):
    """Bắc Ninh 2023 has no base and yet a rank to rise from."""
    test = plan_of(app, province="Bắc Ninh", plan_year=2023)
    assert "Chưa so được điểm của chỉ số nào" in words(test)
    assert len(test.slider) == 8


def test_commune_s_own_survey_has_no_panel(app):
    """A commune's own scores are read with its plan, and ranked among nobody."""
    accept_survey(app, SURVEY)
    test = app("priorities", diem_cua="xã Trung Trắc")
    assert list(test.exception) == []
    assert "không có đơn vị cùng cấp nào khác" in words(test)
    assert list(test.slider) == []
    assert "không phải điểm PAPI của tỉnh" in words(test)


def test_exports_say_whose_figures_they_are(app):
    """Every table of the page can be taken along with unit, code, year, level, source and method in each row."""
    app("priorities")
    scores = ScoresOf(unit="Hưng Yên", act=0, store=view.open_store())
    table = exported(standing_of(scores, 2022), score_facts(scores, "distances", year=2022))
    assert table[["unit", "code", "year", "level", "source", "method"]].notna().all(axis=None)
