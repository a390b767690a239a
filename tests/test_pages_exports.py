"""Downloads of the pages: each chart in both languages with its pictures, each row with its facts; what must not be told is not."""

from __future__ import annotations

import io
import re

import openpyxl
import pandas as pd
import pytest
from visits import table_with, unfolded, words

from pages.shared import exporting, facts
from pages.shared.columns import CHANGE_COLUMNS, MATRIX_COLUMNS
from papi_metrics.reports import Facts

CHARTS = {"scores": 4, "compare": 4, "priorities": 2, "dimension": 2, "tasks": 1, "history": 1}
FACTS = Facts(unit="Hưng Yên", level="province", source="PAPI.", method="Cộng.", year=2022)


def pictures(test):
    """Return the HTML of the buttons that save charts."""
    return [item.proto.body for item in test.get("html") if "papi-save" in item.proto.body]


@pytest.mark.parametrize("page", CHARTS)
def test_each_chart_says_its_sentence_in_english_too(app, page):
    """Beside a chart's data stands what it shows in English."""
    test = app(page)
    for html in pictures(test):
        unfolded(test, re.search('data-papi-chart="([^"]+)"', html)[1])
    assert words(test).count("In English: ") == CHARTS[page]


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
