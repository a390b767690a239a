"""Scores brought in on Cập nhật: previewed, accepted, shown everywhere, withdrawn; levels never mixed."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest
from visits import table_with, words

from pages.shared import view
from papi_metrics.store import ScoreSubmission
from papi_metrics.surveys import read_scores, shipped_scores

HEAD = "Đơn vị,Cấp,Năm,Mã,Điểm,Sai số chuẩn,Cỡ mẫu,Nguồn\n"
SURVEY = HEAD + "".join(
    f"xã Trung Trắc,xã,{year},{code},{value + (year - 2021) / 20:.2f},0.05,120,Khảo sát của xã\n"
    for year in (2021, 2022)
    for code, value in (("4.1", 1.2), ("4.2", 1.4), ("4.3", 0.9), ("4.4", 1.1))
)


def official(year: int) -> str:
    """Return scores of Hưng Yên in a year nobody shipped, each a tenth above those of 2024."""
    own = shipped_scores()
    last = own[(own["unit"] == "Hưng Yên") & (own["year"] == 2024) & own["code"].str.contains(".", regex=False)]
    lines = [f"Hưng Yên,tỉnh,{year},{code},{value + 0.01:.4f},,,PAPI {year}\n" for code, value in zip(last["code"], last["score"], strict=True)]
    return HEAD + "".join(lines)


def scores_page(app) -> AppTest:
    """Open Cập nhật at the scores."""
    return app("update", loai="Điểm số")


def brought(test: AppTest, text: str, name: str = "diem.csv") -> AppTest:
    """Upload a file of scores."""
    return test.file_uploader[0].set_value((name, text.encode(), "text/csv")).run()


def accepted(test: AppTest) -> AppTest:
    """Say who and why, and accept the scores."""
    test.text_input(key="nguoi-diem").set_value("Sở Nội vụ")
    test.text_input(key="ly-do-diem").set_value("Khảo sát mới").run()
    return test.button(key="nhan-diem").click().run()


def test_scores_are_previewed_before_anything_is_stored(app):
    """What a file adds and changes is shown score by score; nothing is stored by looking."""
    test = brought(scores_page(app), SURVEY)
    assert "năm 2021 và 2022 của 1 đơn vị" in words(test)
    table = table_with(test, "level_word")
    assert set(table["level_word"]) == {"Xã"}
    assert {"Thêm"} == set(table["kind_word"])
    assert view.open_store().score_act() == 0


def test_scores_that_change_shipped_ones_show_both(app):
    """A corrected score stands beside the one in use."""
    test = brought(scores_page(app), HEAD + "Hưng Yên,tỉnh,2022,4.1,2.0,,,PAPI đính chính\n")
    table = table_with(test, "level_word")
    row = table[table["code"] == "4.1"].iloc[0]
    assert (row["kind_word"], row["after"]) == ("Sửa", 2.0)
    assert row["before"] != 2.0
    assert "papi.org.vn" in words(test)


def test_own_survey_is_shown_as_the_commune_s_own(app):
    """A commune's survey can be chosen on Điểm số, labelled as its own level with its source; the province stays first."""
    test = accepted(brought(scores_page(app), SURVEY))
    assert "Đã nhận điểm (lần 1)" in words(test)
    test.switch_page("scores.py").run()
    chooser = test.selectbox(key="diem-cua")
    assert (chooser.options, chooser.value) == (["Hưng Yên", "xã Trung Trắc"], "Hưng Yên")
    chooser.set_value("xã Trung Trắc").run()
    assert list(test.exception) == []
    assert "theo khảo sát cấp xã, không phải điểm PAPI của tỉnh" in words(test)
    assert table_with(test, "comparability_word")["score"].notna().any()


def test_survey_under_another_spelling_of_the_unit_is_the_commune_s_own(app):
    """A survey that writes the unit's name otherwise is found all the same; one without a plan says that no page shows it."""
    test = brought(scores_page(app), SURVEY.replace("xã Trung Trắc", "UBND XÃ TRUNG TRẮC"))
    assert "mục «Điểm của»" in words(test)
    accepted(test).switch_page("scores.py").run()
    assert test.selectbox(key="diem-cua").options == ["Hưng Yên", "UBND XÃ TRUNG TRẮC"]
    test.switch_page("update.py").run()
    brought(test, SURVEY.replace("xã Trung Trắc", "xã Nơi Khác"))
    assert "Chưa trang nào hiện điểm của xã Nơi Khác" in words(test)


def test_province_s_own_survey_is_told_apart_from_papi(app):
    """A province's scores of another source are added beside PAPI's, said so, and shown under their own name."""
    survey = SURVEY.replace("xã Trung Trắc,xã", "Hưng Yên,tỉnh").replace("của xã", "của tỉnh")
    test = brought(scores_page(app), survey)
    table = table_with(test, "level_word")
    assert (set(table["level_word"]), set(table["kind_word"])) == ({"Tỉnh, khảo sát riêng"}, {"Thêm"})
    assert "hãy ghi nguồn bắt đầu bằng «PAPI»" in words(test)
    accepted(test).switch_page("scores.py").run()
    test.selectbox(key="diem-cua").set_value("Hưng Yên (khảo sát riêng)").run()
    assert list(test.exception) == []
    assert "theo khảo sát riêng của tỉnh, không phải điểm PAPI của tỉnh" in words(test)


def test_survey_of_a_single_year_shows_its_scores(app):
    """Without an earlier year there is no change to show; the scores are."""
    single = "\n".join(line for line in SURVEY.split("\n") if ",2021," not in line)
    test = accepted(brought(scores_page(app), single))
    test.switch_page("scores.py").run()
    test.selectbox(key="diem-cua").set_value("xã Trung Trắc").run()
    assert list(test.exception) == []
    assert table_with(test, "score").set_index("code").loc["4.1", "score"] == pytest.approx(1.25)


def test_new_year_appears_everywhere_without_code(app):
    """PAPI's scores of a new year are offered on Điểm số and taken by a plan of that year on Tổng quan."""
    test = accepted(brought(scores_page(app), official(2025), "papi-2025.csv"))
    test.switch_page("scores.py").run()
    assert test.selectbox(key="nam").options[0] == "2025"
    test.selectbox(key="nam").set_value("2025").run()
    assert list(test.exception) == []
    test.switch_page("overview.py").run()
    assert list(test.exception) == []


def test_known_scores_have_nothing_to_accept(app):
    """A file that repeats what is known says so, and its button is off."""
    test = accepted(brought(scores_page(app), SURVEY))
    brought(test, SURVEY)
    assert test.button(key="nhan-diem").disabled
    assert "đã nhận trước đây, lần 1" in words(test)
    assert "không thay đổi gì" in words(test)


def test_scores_need_who_and_why(app):
    """Nothing is stored without a name and a reason."""
    test = brought(scores_page(app), SURVEY)
    test.button(key="nhan-diem").click().run()
    assert "hãy điền người cập nhật và lý do" in words(test)
    assert view.open_store().score_act() == 0


def test_scores_compared_with_an_older_state_are_refused(app):
    """Someone else's file came meanwhile: it says so, stores nothing and compares again."""
    test = brought(scores_page(app), SURVEY)
    test.text_input(key="nguoi-diem").set_value("An")
    test.text_input(key="ly-do-diem").set_value("Khảo sát").run()
    other = (HEAD + "xã Trung Trắc,xã,2022,4.1,1.3,,,Bản khác\n").encode()
    view.open_store().accept_scores(read_scores(other), ScoreSubmission(file_name="khac.csv", author="Bình", reason="x"), original=other)
    test.button(key="nhan-diem").click().run()
    assert "Bình đã cập nhật điểm" in words(test)
    assert view.open_store().score_act() == 1


def test_scores_that_came_meanwhile_are_told_before_accepting(app):
    """Someone else's file that came while one types is told of on the page, and compared with."""
    test = brought(scores_page(app), SURVEY)
    other = (HEAD + "xã Trung Trắc,xã,2022,4.1,1.3,,,Bản khác\n").encode()
    view.open_store().accept_scores(read_scores(other), ScoreSubmission(file_name="khac.csv", author="Bình", reason="x"), original=other)
    test.text_input(key="ly-do-diem").set_value("Khảo sát").run()
    assert "Bình đã cập nhật điểm" in words(test)
    table = table_with(test, "level_word").set_index(["year", "code"])
    assert table.loc[(2022, "4.1"), "before"] == 1.3


def test_withdrawn_scores_give_way_to_those_before(app):
    """A file can be taken out of use with a reason; the pages follow and the file stays on record."""
    test = accepted(brought(scores_page(app), HEAD + "Hưng Yên,tỉnh,2022,4.1,2.0,,,PAPI đính chính\n"))
    test.text_input(key="nguoi-rut-diem").set_value("Chủ tịch")
    test.text_input(key="ly-do-rut-diem").set_value("nhầm tệp").run()
    test.button(key="rut-diem").click().run()
    assert "Đã rút tệp điểm lần 1" in words(test)
    assert test.session_state["ly-do-rut-diem"] == ""
    assert table_with(test, "act_word")["act_word"].tolist() == ["Rút lần 1", "Nhận"]
    test.switch_page("overview.py").run()
    assert {metric.label: metric.value for metric in test.metric}["PAPI tỉnh Hưng Yên 2022"] == "44,18"


@pytest.mark.parametrize(("who", "why"), [("", "nhầm"), ("An", " ")], ids=["nobody", "no reason"])
def test_scores_are_not_withdrawn_without_who_and_why(app, who, why):
    """A file stays in use until it is said who takes it out and for what reason."""
    test = accepted(brought(scores_page(app), SURVEY))
    test.text_input(key="nguoi-rut-diem").set_value(who)
    test.text_input(key="ly-do-rut-diem").set_value(why).run()
    assert "hãy điền người rút và lý do" in words(test.button(key="rut-diem").click().run())
    assert [item.number for item in view.open_store().score_sets()] == [1]


def test_figures_follow_accepted_scores(app):
    """A corrected score moves the total on Tổng quan."""
    test = accepted(brought(scores_page(app), HEAD + "Hưng Yên,tỉnh,2022,4.1,2.3,,,PAPI đính chính\n"))
    test.switch_page("overview.py").run()
    assert {metric.label: metric.value for metric in test.metric}["PAPI tỉnh Hưng Yên 2022"] != "44,18"


def test_past_version_is_shown_with_the_scores_of_its_time(app):
    """Looking back at a version shows the scores as they were known while it was the newest."""
    test = accepted(brought(scores_page(app), HEAD + "Hưng Yên,tỉnh,2022,4.1,2.3,,,PAPI đính chính\n"))
    test.switch_page("history.py").run()
    test.selectbox(key="phien-ban-chon").set_value(2).run()
    test.button(key="xem-phien-ban").click().run()
    test.switch_page("overview.py").run()
    assert {metric.label: metric.value for metric in test.metric}["PAPI tỉnh Hưng Yên 2022"] == "44,18"


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"a,b\n1,2\n"], ids=["empty", "pdf", "no scores"])
def test_what_holds_no_scores_gives_one_sentence(app, content):
    """Not a file of scores: one clear sentence, the page alive."""
    test = scores_page(app).file_uploader[0].set_value(("x.csv", content, "text/csv")).run()
    assert list(test.exception) == []
    assert len(test.error) == 1
