"""Downloads of the pages: each chart in both languages with its pictures, each row with its facts; what must not be told is not."""

from __future__ import annotations

import io
import re

import openpyxl
import pandas as pd
import pytest
from visits import accept_survey, plan_of, table_with, unfolded, words

from pages.shared import blocks, exporting, facts
from pages.shared.columns import CHANGE_COLUMNS, MATRIX_COLUMNS
from papi_metrics.reports import Facts, exported

CHARTS = {"scores": 4, "compare": 4, "priorities": 2, "dimension": 2, "tasks": 1, "history": 1}
FACTS = Facts(unit="Hưng Yên", level="province", source="PAPI.", method="Cộng.", year=2022)


def pictures(test):
    """Return the HTML of the buttons that save charts."""
    return [item.proto.body for item in test.get("html") if "papi-save" in item.proto.body]


@pytest.mark.parametrize("page", CHARTS)
def test_each_chart_has_its_pictures_with_a_source(app, page):
    """Each chart has buttons for both pictures, named in Vietnamese, with the source that goes into them."""
    found = pictures(app(page))
    assert len(found) == CHARTS[page]
    assert [html for html in found if html.count('aria-label="Tải hình ') != 2 or "Nguồn: " not in html] == []


@pytest.mark.parametrize(("page", "keys"), [("scores", 5), ("tasks", 2), ("compare", 5)])
def test_each_table_comes_as_csv_and_workbook(app, page, keys):
    """Under each chart and table stand both files."""
    found = [button.key for button in app(page).get("download_button") if button.key]
    assert sum(key.startswith("csv-") for key in found) == keys
    assert sum(key.startswith("xlsx-") for key in found) == keys


def test_workbook_has_the_headings_and_shares_of_the_page():
    """The page's Vietnamese headings head the columns, and shares are shown as per cent."""
    table = pd.DataFrame({"dimension": [4], "name": ["x"], "completion": [0.35], "score": [6.88]})
    book = openpyxl.load_workbook(io.BytesIO(exporting.workbook(table, columns=MATRIX_COLUMNS, facts=FACTS)))
    sheet = book["Số liệu"]
    heads = {cell.value: cell.column_letter for cell in sheet[1]}
    assert {"Đơn vị", "Mã", "Năm", "Cấp", "Hoàn thành", "Điểm", "Nguồn", "Cách tính"} <= set(heads)
    assert sheet[f"{heads['Hoàn thành']}2"].number_format == "0%"


def test_workbook_says_where_it_comes_from():
    """The second sheet names unit, level, source, method, the rules' version and the day."""
    book = openpyxl.load_workbook(io.BytesIO(exporting.workbook(pd.DataFrame({"code": ["4"]}), columns=CHANGE_COLUMNS, facts=FACTS)))
    told = dict(book["Nguồn"].iter_rows(min_row=3, values_only=True))
    assert list(told) == ["Đơn vị", "Cấp", "Nguồn", "Cách tính", "Quy tắc tính", "Quy tắc đọc số liệu", "Ngày tải"]
    assert (told["Cấp"], told["Nguồn"]) == ("cấp tỉnh", "PAPI.")


def test_source_line_names_unit_and_level():
    """A picture taken along says whose figures it shows, with one full stop."""
    assert exporting.source_line(FACTS) == "Hưng Yên (cấp tỉnh). Nguồn: PAPI."


def test_text_of_a_file_cannot_leave_its_attribute(monkeypatch):
    """A task's words in a title become neither markup nor an attribute of their own."""
    monkeypatch.setattr(exporting.st, "context", type("Context", (), {"theme": type("Theme", (), {"type": "light"})}))
    figure = type("Figure", (), {"layout": type("Layout", (), {"meta": {"title": '"><script>x</script>', "subtitle": "a&b"}})})
    html = exporting.save_buttons(figure, name="x", sentence="' onclick=\"y\"", facts=None)
    assert "<script" not in html
    assert re.search(r'\sonclick="', html) is None


def test_every_method_is_one_sentence():
    """How figures are worked out is told in a Vietnamese sentence each."""
    assert [text for text in facts.METHODS.values() if not text.endswith(".") or text.count(".") > 1] == []


def test_plan_s_source_says_that_it_is_made_up(app):
    """Figures of the example taken along say that they are no report of the commune."""
    (picture,) = pictures(app("tasks"))
    assert "số liệu minh họa, không phải báo cáo của xã" in picture


@pytest.mark.parametrize(("year", "base"), [("2018", "2017"), ("2024", "2016")])
def test_scores_across_a_break_tell_no_change(app, year, base):
    """Where the total may not be compared the page tells no rise, no fall and no second rank, and says why."""
    test = app("scores")
    test.selectbox(key="nam").set_value(year).run()
    test.selectbox(key=f"goc-{year}" if year == "2018" else "goc").set_value(base).run()
    assert list(test.exception) == []
    total = next(item.value for item in test.markdown if item.value.startswith("PAPI Hưng Yên"))
    assert f"không so được với {base}" in total
    assert re.search(r"tăng|giảm|hạng|[+−]\d", total) is None


def test_overview_names_what_is_pressing_with_its_page(app):
    """The example's three things: what is long overdue, what is behind and fell, what was done and fell."""
    test = app()
    told = [item.value for item in test.markdown if re.match(r"\*\*\d\.\*\*", item.value)]
    assert [text[7:19] for text in told] == ["2 nhiệm vụ q", "Chậm việc mà", "Làm đủ việc "]
    assert "Ba điều cần biết" in words(test)


def test_overview_counts_its_things_to_know(app):
    """On a day when less is pressing the heading does not promise three."""
    test = app(ngay="2022-01-02")
    told = [item.value for item in test.markdown if re.match(r"\*\*\d\.\*\*", item.value)]
    assert 1 <= len(told) <= 3
    assert {1: "Điều cần biết", 2: "Hai điều", 3: "Ba điều"}[len(told)] in words(test)


def test_table_of_scores_keeps_its_columns(app):
    """What is shown stays as it was: the facts stand in the downloads alone."""
    assert "method" not in table_with(app("scores"), "comparability_word")


@pytest.fixture
def taken(monkeypatch):
    """Collect what the pages offer to be taken along: name → the table as it is exported, None where it has no facts."""
    found = {}

    def offered(data, *, name, facts=None, **_):
        found[name] = exported(data, facts) if facts else None

    monkeypatch.setattr(blocks, "downloads", offered)
    return found


@pytest.mark.parametrize(("page", "name"), [("overview", "tong-quan"), ("priorities", "uu-tien")])
def test_work_and_scores_in_one_row_are_told_apart(app, taken, page, name):
    """Where a commune's work stands beside its province's scores, the row names both units, levels and years, and both sources."""
    unfolded(app(page), name)
    row = taken[name].iloc[0]
    assert row[["unit", "level", "year"]].tolist() == ["xã Trung Trắc", "commune", 2022]
    assert row[["score_unit", "score_level", "score_year", "base_year"]].tolist() == ["Hưng Yên", "province", 2022, 2021]
    assert "phiên bản" in row["source"]
    assert "điểm của Hưng Yên (cấp tỉnh): PAPI" in row["source"]


def test_scores_of_another_year_keep_their_year_in_the_matrix(app, taken):
    """A plan of a year without scores stands beside the newest ones, whose year and base year are in each row."""
    unfolded(plan_of(app, plan_year=2026, page="overview"), "tong-quan")
    made = taken["tong-quan"]
    assert made[["year", "score_year", "base_year"]].drop_duplicates().to_numpy().tolist() == [[2026, 2024, 2021]]


@pytest.mark.parametrize("part", ["tat-ca", "4"])
def test_parts_name_both_years(app, taken, part):
    """What a change is made of says between which years."""
    test = app("scores", nam="2024", goc="2022")
    test.selectbox(key="chi-so-diem").set_value(part).run()
    assert taken[f"thanh-phan-{part}"][["year", "base_year"]].drop_duplicates().to_numpy().tolist() == [[2024, 2022]]


def test_usual_gains_name_the_year_they_are_measured_for(app, taken):
    """What units usually gain is exported with the year whose way to measure it is."""
    test = app("priorities")
    test.session_state["phuong-an-tinh"] = True
    test.run()
    assert set(taken["muc-tang"]["year"]) == {2022}


def test_tasks_behind_a_dimension_have_their_facts(app, taken):
    """The tasks taken along from Ưu tiên say whose they are and from which file."""
    app("priorities").selectbox(key="viec-chi-so").set_value("5").run()
    assert taken["nhiem-vu-chi-so-5"][["unit", "year", "level", "source", "method"]].notna().all(axis=None)
    assert set(taken["nhiem-vu-chi-so-5"]["level"]) == {"commune"}


def test_margins_of_an_own_survey_have_their_facts(app, taken):
    """The margins taken along say whose they are, of which year, from where and how they are worked out."""
    head = "Đơn vị,Cấp,Năm,Mã,Điểm,Sai số chuẩn,Cỡ mẫu,Nguồn\n"
    accept_survey(app, head + "".join(f"xã Trung Trắc,xã,{year},4.1,1.2,0.05,120,Khảo sát {year}\n" for year in (2021, 2022)))
    test = app("scores", diem_cua="xã Trung Trắc")
    test.session_state["so-lieu-sai-so"] = True
    test.run()
    (row,) = taken["sai-so-2022"].to_dict("records")
    assert [row[name] for name in ("unit", "year", "level", "source")] == ["xã Trung Trắc", 2022, "commune", "Khảo sát 2022"]
    assert row["method"] == facts.method_words("margins")


@pytest.mark.parametrize("name", ["hang-cac-nam", "tinh-sap-nhap"])
def test_rows_of_other_years_have_their_own_source(app, taken, name):
    """On So sánh each year's row names where its own score comes from, not where the chosen year's does."""
    accept_survey(app, "Đơn vị,Cấp,Năm,Mã,Điểm,Nguồn\nHưng Yên,tỉnh,2019,PAPI,44.5,PAPI bản sửa\n")
    app("compare", nam="2022")
    made = taken[name].query("unit == 'Hưng Yên'").set_index("year")["source"]
    assert (made[2019], made[2022]) == ("PAPI bản sửa", "PAPI (CECODES, VFF-CRT, RTA, UNDP), papi.org.vn")
