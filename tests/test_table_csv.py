"""Tables as CSV: Vietnamese letters and dates as Excel needs them, split as the reader's Excel splits, no text a formula."""

from __future__ import annotations

import datetime as dt
import io

import pandas as pd
import pytest
from tasks import task_table

from papi_metrics.reports import table_csv
from papi_metrics.surveys import read_scores
from papi_metrics.tracker import read_tracker

LOCALES = ["vi-VN", "en-US"]


def lines(table, **options):
    """Return the CSV's lines without the mark."""
    return table_csv(table, **options).decode("utf-8-sig").splitlines()


@pytest.mark.parametrize("locale", LOCALES)
def test_csv_opens_in_excel_with_vietnamese_letters(locale):
    """The bytes start with the mark that tells Excel of UTF-8."""
    made = table_csv(pd.DataFrame({"tên": ["Nhiệm vụ"]}), locale=locale)
    assert made.startswith(b"\xef\xbb\xbf")
    assert made.decode("utf-8-sig") == "tên\nNhiệm vụ\n"


@pytest.mark.parametrize(
    ("locale", "line"),
    [("vi-VN", "-0,66;-3;7,5;x"), ("vi", "-0,66;-3;7,5;x"), (None, "-0,66;-3;7,5;x"), ("en-US", "-0.66,-3,7.5,x"), ("fr-FR", "-0.66,-3,7.5,x")],
)
def test_separator_and_decimal_mark_are_those_of_the_reader(locale, line):
    """Vietnamese Excel splits at semicolons and reads a decimal comma, others split at commas; unknown is Vietnamese."""
    table = pd.DataFrame({"a": [-0.66], "b": [-3], "c": pd.Series([7.5], dtype="object"), "d": ["x"]})
    assert lines(table, locale=locale)[1] == line


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("text", ["=1+1", "+84 901", "-5", "@SUM(A1)", "\tx", "\rx", '=HYPERLINK("http://x","y")'])
def test_text_like_a_formula_stands_after_an_apostrophe(text, locale):
    """No cell of a tracker can run anything on a leader's machine."""
    data = table_csv(pd.DataFrame({"a": [text]}), locale=locale)
    (made,) = pd.read_csv(io.BytesIO(data), dtype=str, sep=";" if locale == "vi-VN" else ",")["a"]
    assert made.replace("\n", "\r") == f"'{text}"


@pytest.mark.parametrize("dtype", ["str", "object", "category"])
def test_formulas_are_found_in_every_kind_of_text_column(dtype):
    """Texts may be strings, objects or categories."""
    assert lines(pd.DataFrame({"a": pd.Series(["=1", "ok"], dtype=dtype)}))[1:] == ["'=1", "ok"]


def test_headings_cannot_be_formulas_either():
    """A heading like a formula is quoted too."""
    assert lines(pd.DataFrame({"=cmd": [1]}))[0] == "'=cmd"


def test_negative_numbers_stay_numbers():
    """Only texts are quoted: −0,66 is a figure, also among texts."""
    assert lines(pd.DataFrame({"a": [-0.66, 1], "b": [-0.5, "x"]}))[1] == "-0,66;-0,5"


def test_dates_are_day_month_year_and_missing_is_blank():
    """Dates as Vietnamese readers write them, moments with their minutes; nothing where nothing is."""
    table = pd.DataFrame({
        "due": pd.to_datetime(["2022-09-30", None]),
        "day": [dt.date(2022, 1, 2), None],
        "at": [dt.datetime(2022, 1, 2, 8, 5, tzinfo=dt.UTC), None],
        "note": ["x", None],
        "n": [1.5, float("nan")],
    })
    assert lines(table)[1:] == ["30/09/2022;02/01/2022;02/01/2022 08:05;x;1,5", ";;;;"]


@pytest.mark.parametrize("locale", LOCALES)
def test_scores_read_back_from_either_csv(locale):
    """What a reader takes along can be brought in again: the scores are the same, whichever Excel it was meant for."""
    table = pd.DataFrame({
        "Đơn vị": "xã Trung Trắc", "Cấp": "xã", "Năm": 2022, "Mã": ["4.1", "4.2", "4.3", "4.4"], "Điểm": [1.25, 1.4, 0.9, 1.1],
        "Nguồn": "Khảo sát; đợt 1, của xã",
    })  # fmt: skip
    read = read_scores(table_csv(table, locale=locale)).table.set_index("code")
    assert read.loc[["4.1", "4.2"], "score"].tolist() == [1.25, 1.4]
    assert read.loc["4.1", "source"] == "Khảo sát; đợt 1, của xã"


@pytest.mark.parametrize("locale", LOCALES)
def test_tasks_read_back_from_either_csv(locale):
    """A table of tasks is read as a tracker again: progress and dates are the same."""
    tasks = task_table({"progress": 0.35}, {"due": dt.date(2022, 6, 30)})
    table = pd.DataFrame({
        "STT": [1, 2], "Nhiệm vụ": ["Niêm yết, công khai; đợt 1", "Họp dân"], "Đơn vị chủ trì": tasks["lead_unit"],
        "Thời hạn": tasks["due"], "Trạng thái": "Đang thực hiện", "Tiến độ": tasks["progress"],
    })  # fmt: skip
    read = read_tracker(table_csv(table, locale=locale), plan_year=2022).table
    assert read["task"].tolist() == ["Niêm yết, công khai; đợt 1", "Họp dân"]
    assert (read["progress"][0], read["due"][1]) == (0.35, pd.Timestamp(2022, 6, 30))


def test_table_is_kept():
    """Writing does not change the table."""
    table = pd.DataFrame({"a": ["=1"], "due": pd.to_datetime(["2022-09-30"])})
    before = table.copy(deep=True)
    table_csv(table)
    pd.testing.assert_frame_equal(table, before)


def test_empty_table_is_its_headings():
    """No row, but the columns."""
    assert lines(pd.DataFrame({"a": [], "b": []})) == ["a;b"]
