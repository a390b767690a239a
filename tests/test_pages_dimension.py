"""Điểm số and a dimension's page: order, breaks, no base year, margins, and the ways from one to the other."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from visits import TRACKER, accept_survey, plan_with, table_with, unfolded
from visits import words as written

from pages.shared import view
from pages.shared.score_figures import ScoresOf, total_history_of
from papi_metrics.store import ScoreSubmission, Submission
from papi_metrics.surveys import read_scores
from papi_metrics.tracker import read_tracker

SURVEY = "Đơn vị,Cấp,Năm,Mã,Điểm,Sai số chuẩn,Cỡ mẫu,Nguồn\n" + "".join(
    f"xã Trung Trắc,xã,{year},{code},{value + (year - 2021) / 5:.2f},{error},120,Khảo sát của xã\n"
    for year in (2021, 2022)
    for code, value, error in (("4.1", 1.2, "0.05"), ("4.2", 1.4, "0.05"), ("4.3", 0.9, ""), ("4.4", 1.1, ""))
)
WHOLE = "Tất cả: nội dung thành phần → chỉ số → PAPI"


def words(test):
    """Return all text a page shows as a reader sees it."""
    return re.sub(r"\\(.)", r"\1", written(test))


def with_survey(app):
    """Open the app on a store that holds a commune's own survey."""
    test = app()
    data = SURVEY.encode()
    view.open_store().accept_scores(read_scores(data, name="khao-sat.csv"), ScoreSubmission(file_name="khao-sat.csv", author="An", reason="Khảo sát"), original=data)
    return test.run()


def of_province(app, province):
    """Open the app on a store whose plan is of a commune of another province."""
    test = app(example=False)
    submission = Submission(
        unit="xã Thử", plan_year=2022, province=province, as_of=dt.date(2022, 9, 30), file_name="t.xlsx", author="An", reason="Thử"
    )
    view.open_store().accept(read_tracker(TRACKER.read_bytes(), plan_year=2022), original=TRACKER.read_bytes(), submission=submission)
    return test.run()


def chart_titles(test):
    """Return the titles above the charts."""
    return [element.value for element in test.markdown if element.value.startswith("### ")]


def go(test, page, **query):
    """Open a page with an address."""
    test.switch_page(f"{page}.py")
    for name, value in query.items():
        test.query_params[name.replace("_", "-")] = value
    return test.run()


def test_order_is_chosen_and_kept_in_the_address(app):
    """The table under the dumbbell follows the order that the address names."""
    test = unfolded(go(app(), "scores", sap_xep="Điểm cao nhất trước"), "thay-doi")
    assert table_with(test, "verdict_word")["code"].tolist()[:2] == ["5", "6"]
    assert list(test.exception) == []


@pytest.mark.parametrize("address", ["không có", "Giảm", ""])
def test_an_order_that_cannot_be_read_is_the_usual_one(app, address):
    """A broken address falls back silently."""
    test = unfolded(go(app(), "scores", sap_xep=address), "thay-doi")
    assert table_with(test, "verdict_word")["code"].tolist() == list("12345678")


def test_the_whole_ladder_can_be_drawn(app):
    """One choice shows sub-dimensions, dimensions and total at once."""
    test = unfolded(go(app(), "scores", chi_so_diem=WHOLE), "thanh-phan-tat-ca")
    assert len(table_with(test, "shown")) == 8 + 28
    assert list(test.exception) == []


def test_no_change_stands_where_it_may_not_be_compared(app):
    """Across a break tables keep both years' scores and show no change, in points or per cent, and the reason is said."""
    test = go(app(), "scores", nam="2021")
    test.selectbox(key="goc-2021").set_value("2020").run()
    row = table_with(test, "verdict_word").set_index("code").loc["5"]
    assert row[["base", "score"]].notna().all()
    assert row[["change", "change_pct"]].isna().all()
    assert "Không so được: 5. Thủ tục hành chính công. Năm 2021" in words(test)


def test_a_forbidden_parent_is_not_taken_apart(app):
    """Its contributions are missing in the table too."""
    test = go(app(), "scores", nam="2021", chi_so_diem="5. Thủ tục hành chính công")
    test.selectbox(key="goc-2021").set_value("2020").run()
    unfolded(test, "thanh-phan-5")
    assert table_with(test, "shown")["shown"].isna().all()


def test_a_province_without_base_year_says_so_and_offers_others(app):
    """Bắc Ninh has no 2021: a sentence, no verdict, and another base as a choice that is taken by a click only."""
    test = go(of_province(app, "Bắc Ninh"), "scores")
    assert "Bắc Ninh không có điểm PAPI năm 2021" in test.info[0].value
    assert test.selectbox(key="goc").value == "2021"
    assert set(table_with(test, "verdict_word")["verdict_word"]) <= {"– Không có năm gốc", "– Chưa có điểm"}
    test.button(key="goc-khac-2020").click().run()
    assert (test.selectbox(key="goc").value, list(test.info)) == ("2020", [])
    assert "Tăng" in " ".join(table_with(test, "verdict_word")["verdict_word"]) or "Giảm" in " ".join(table_with(test, "verdict_word")["verdict_word"])


def test_overview_says_that_there_is_no_base_year(app):
    """The card tells it in words, the sentence offers other years."""
    test = of_province(app, "Bắc Ninh")
    card = next(metric for metric in test.metric if metric.label.startswith("PAPI tỉnh Bắc Ninh"))
    assert "(2021)" in card.delta
    assert "Có thể chọn năm gốc khác: 2020, 2019 và 2018." in words(test)
    assert list(test.exception) == []


def test_a_province_with_base_year_hears_nothing_of_it(app):
    """Hưng Yên has 2021."""
    assert list(go(app(), "scores").info) == []


def test_own_survey_shows_its_margins(app):
    """Margins from standard errors and at most by sample size stand apart, labelled, and only for own surveys."""
    test = go(with_survey(app), "scores")
    assert "Sai số của khảo sát" not in words(test)
    test.selectbox(key="diem-cua").set_value("xã Trung Trắc").run()
    assert "từ sai số chuẩn (2 điểm); sai số tối đa ±0,20 điểm, theo cỡ mẫu (2 điểm)" in words(test)
    unfolded(test, "sai-so")
    assert set(table_with(test, "margin_word")["margin_word"].dropna()) == {"theo sai số chuẩn", "tối đa, theo cỡ mẫu"}
    assert list(test.exception) == []


@pytest.mark.parametrize("code", list("12345678"))
def test_dimension_page_opens_for_every_dimension(app, code):
    """Score, parts, years and tasks of the dimension that the address names, cited and without an exception."""
    test = go(app(), "dimension", chi_so=code)
    assert list(test.exception) == []
    assert test.subheader[0].value.startswith(f"{code}. ")
    assert set(table_with(test, "verdict_word")["code"].str[0]) == {code}
    assert "papi.org.vn" in words(test)


def test_dimension_page_says_change_reading_and_years(app):
    """The figures of Hưng Yên's dimension 4: the change with its evidence, the reading, the years to compare with."""
    shown = words(go(app(), "dimension", chi_so="4"))
    assert "giảm 0,66 (−8,8\u00a0%) so với 2021 (theo ngưỡng ±5 %); hạng 19/61" in shown
    assert "Đọc cùng điểm 2022 so 2021:" in shown
    assert "so được với 2018-2021 và 2023-2024; không so với 2011-2017" in shown


def test_dimension_page_shows_its_tasks_overdue_first(app):
    """Only the dimension's tasks, what is late at the top."""
    test = go(app(), "dimension", chi_so="5")
    tasks = table_with(test, "label_word")
    late = tasks["label_word"].str.contains("Chưa hoàn thành, quá hạn").tolist()
    assert set(tasks["dimension"]) == {5}
    assert late == sorted(late, reverse=True)


@pytest.mark.parametrize("code", ["9", "x", "4.1", ""])
def test_dimension_that_cannot_be_read_is_the_first(app, code):
    """A broken address shows dimension 1."""
    test = go(app(), "dimension", chi_so=code)
    assert test.subheader[0].value.startswith("1. ")
    assert list(test.exception) == []


def test_dimension_before_it_was_measured_says_so(app):
    """Dimension 7 has no score before 2018."""
    test = go(app(), "dimension", chi_so="7", nam="2016")
    test.selectbox(key="goc-2016").set_value("2015").run()
    assert "chưa đo chỉ số này" in test.info[-1].value


def test_dimension_page_on_an_empty_store_says_what_to_do(app):
    """Without a plan it says what to do first."""
    test = app(example=False)
    test.switch_page("dimension.py").run()
    assert list(test.exception) == []
    assert "Chưa có kế hoạch" in words(test)


@pytest.mark.parametrize(("code", "told"), [("1", False), ("4", True)], ids=["with a task", "without"])
def test_dimension_leads_to_its_tasks_on_their_page(app, code, told):
    """One press opens Nhiệm vụ with the dimension's tasks alone; a dimension without any says so and leads there all the same."""
    test = plan_with(app, {}, {"dimension": 2}, page="dimension", chi_so=code)
    assert "không có nhiệm vụ nào cho chỉ số này" in words(test) or not told
    test.button(key="mo-nhiem-vu").click().run()
    assert (list(test.exception), test.multiselect(key="chi-so").value) == ([], [code])


def test_number_opens_its_dimension_with_the_years_chosen(app):
    """Who cannot click on a picture presses a number: the dimension opens for the same year and base year, of the version that is shown."""
    test = app("scores", nam="2023", phien_ban="2")
    test.selectbox(key="goc").set_value("2019").run()
    test.button_group(key="mo-chi-so").set_value("4").run()
    assert test.subheader[0].value.startswith("4. ")
    assert (test.selectbox(key="nam").value, test.selectbox(key="goc").value, test.query_params["phien-ban"]) == ("2023", "2019", "2")


def test_survey_that_says_nothing_of_its_size_has_no_margins(app):
    """Scores with neither a standard error nor a sample size are shown without a table of margins."""
    accept_survey(app, "Đơn vị,Cấp,Năm,Mã,Điểm,Nguồn\n" + "".join(f"xã Trung Trắc,xã,{year},4.1,1.2,Khảo sát\n" for year in (2021, 2022)))
    test = app("scores", diem_cua="xã Trung Trắc")
    assert "Sai số của khảo sát" in words(test)
    assert (list(test.exception), "Sai số của từng điểm" in [fold.label for fold in test.expander]) == ([], False)


def test_matrix_leads_to_the_dimensions(app):
    """The names of Tổng quan's matrix are links that keep the header's choice."""
    test = app(phien_ban="2")
    html = "".join(str(element.proto.body) for element in test.get("html"))
    assert 'href="chi-so?phien-ban=2&amp;chi-so=4"' in html


@pytest.mark.parametrize(("unit", "years"), [("Hưng Yên", 7), ("Bắc Ninh", 2), ("Vĩnh Phúc", 6)])
def test_small_line_of_totals_has_no_gap(app, unit, years):
    """The card's line joins only years in a row: since 2018, after the last year without a total; later missing ones end it."""
    app()
    assert len(total_history_of(ScoresOf(unit=unit, act=0, store=view.open_store()))) == years
