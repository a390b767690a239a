"""Tables as workbooks: Vietnamese headings, real numbers and dates, texts never formulas, and where it all comes from."""

from __future__ import annotations

import datetime as dt
import io

import openpyxl
import pandas as pd
import pytest

from papi_metrics.reports import Facts, exported, table_workbook

TODAY = dt.date(2022, 10, 3)
TABLE = pd.DataFrame({
    "name": ["Kiểm soát tham nhũng", "=1+1"],
    "score": [6.8764, float("nan")],
    "year": [2022, 2022],
    "completion": [0.35, None],
    "due": pd.to_datetime(["2022-09-30", None]),
    "late": [True, False],
    "rank": pd.array([11, None], dtype="Int64"),
})
HEADINGS = {"name": "Chỉ số", "score": "Điểm"}


def opened(table=TABLE, **options):
    """Write a table and open it again."""
    plain = {"about": {"Nguồn": "PAPI"}, "dated": TODAY, "headings": HEADINGS, "shares": ["completion"]}
    return openpyxl.load_workbook(io.BytesIO(table_workbook(table, **plain | options)))


def test_headings_are_those_of_the_page():
    """A column the page names has that name, others keep their own."""
    assert [cell.value for cell in opened()["Số liệu"][1]] == ["Chỉ số", "Điểm", "Năm", "completion", "due", "late", "rank"]


def test_values_stay_what_they_are():
    """Numbers to their last digit, dates as dates, yes and no in words, missing as blank."""
    first, second = opened()["Số liệu"].iter_rows(min_row=2, values_only=True)
    assert first == ("Kiểm soát tham nhũng", 6.8764, 2022, 0.35, pd.Timestamp(2022, 9, 30), "Có", 11)
    assert second == ("=1+1", None, 2022, None, None, "Không", None)


@pytest.mark.parametrize(
    ("place", "looks"), [("B2", "#,##0.00"), ("C2", "General"), ("D2", "0%"), ("E2", "dd/mm/yyyy"), ("G2", "General")]
)
def test_columns_look_like_what_they_hold(place, looks):
    """Scores with two decimals, years without separators, shares as per cent, dates as people write them."""
    assert opened()["Số liệu"][place].number_format == looks


def test_moments_keep_their_minutes():
    """A moment of a clock with its zone stands as that clock showed it."""
    at = dt.datetime(2022, 10, 3, 8, 5, tzinfo=dt.timezone(dt.timedelta(hours=7)))
    cell = opened(pd.DataFrame({"at": [at]}))["Số liệu"]["A2"]
    assert (cell.value, cell.number_format) == (pd.Timestamp(2022, 10, 3, 8, 5), "dd/mm/yyyy hh:mm")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", '=HYPERLINK("http://x")'])
def test_text_is_never_a_formula(text):
    """A text stays a text and is marked as one, so that editing it makes no formula either."""
    cell = opened(pd.DataFrame({"name": [text]}))["Số liệu"]["A2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


def test_heading_stays_in_sight_and_filters():
    """The first row is frozen and has a filter over all rows."""
    sheet = opened()["Số liệu"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:G3")


def test_second_sheet_says_where_it_comes_from():
    """What is told of the table stands on «Nguồn», label and value, dates as dates."""
    rows = list(opened(about={"Đơn vị": "Hưng Yên", "Ngày tải": TODAY})["Nguồn"].iter_rows(min_row=3, values_only=True))
    assert rows == [("Đơn vị", "Hưng Yên"), ("Ngày tải", pd.Timestamp(2022, 10, 3))]


def test_every_row_says_unit_code_year_level_source_and_method():
    """With facts the six columns stand in every row under Vietnamese headings."""
    facts = Facts(unit="Hưng Yên", level="province", source="PAPI", method="Cộng.", year=2022)
    sheet = opened(exported(pd.DataFrame({"dimension": [4, 5], "score": [1.0, 2.0]}), facts))["Số liệu"]
    assert [cell.value for cell in sheet[1]] == ["Đơn vị", "Mã", "Năm", "Cấp", "dimension", "Điểm", "Nguồn", "Cách tính"]
    assert [cell.value for cell in sheet[3]] == ["Hưng Yên", "5", 2022, "province", 5, 2, "PAPI", "Cộng."]


@pytest.mark.parametrize(
    ("table", "codes"),
    [
        ({"dimension": [4, None]}, ["4", None]),
        ({"sub_dimension": ["4.1", "4.2"], "dimension": [4, 4]}, ["4.1", "4.2"]),
        ({"code": ["PAPI", None], "dimension": [4, 4]}, ["PAPI", "x"]),
        ({"n": [1, 2]}, ["x", "x"]),
    ],
    ids=["dimension", "sub-dimension", "own", "none"],
)
def test_code_of_a_row_is_what_the_row_is_about(table, codes):
    """A row's own code leads, then its sub-dimension or dimension, then the facts'."""
    code = None if "dimension" in table and "code" not in table else "x"
    facts = Facts(unit="A", level="commune", source="B", method="C", code=code)
    frame = pd.DataFrame(table)
    frame = frame.astype({"dimension": "Int64"}) if "dimension" in frame else frame
    assert [None if pd.isna(value) else value for value in exported(frame, facts)["code"]] == codes


def test_same_table_gives_the_same_bytes():
    """A workbook depends on its table and date alone, and the table is kept."""
    before = TABLE.copy(deep=True)
    options = {"about": {}, "dated": TODAY}
    assert table_workbook(TABLE, **options) == table_workbook(TABLE, **options)
    pd.testing.assert_frame_equal(TABLE, before)


@pytest.mark.parametrize("table", [pd.DataFrame(), pd.DataFrame({"a": []})], ids=["nothing", "no-row"])
def test_empty_table_makes_a_workbook(table):
    """Nothing to show is no error."""
    assert opened(table).sheetnames == ["Số liệu", "Nguồn"]
