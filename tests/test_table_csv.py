"""Tables as CSV: Vietnamese letters and dates as Excel needs them, and no text that becomes a formula."""

from __future__ import annotations

import io

import pandas as pd
import pytest

from papi_metrics.reports import table_csv


def lines(table):
    """Return the CSV's lines without the mark."""
    return table_csv(table).decode("utf-8-sig").splitlines()


def test_csv_opens_in_excel_with_vietnamese_letters():
    """The bytes start with the mark that tells Excel of UTF-8."""
    made = table_csv(pd.DataFrame({"tên": ["Nhiệm vụ"]}))
    assert made.startswith(b"\xef\xbb\xbf")
    assert made.decode("utf-8-sig") == "tên\nNhiệm vụ\n"


@pytest.mark.parametrize("text", ["=1+1", "+84 901", "-5", "@SUM(A1)", "\tx", "\rx", '=HYPERLINK("http://x","y")'])
def test_text_like_a_formula_stands_after_an_apostrophe(text):
    """No cell of a tracker can run anything on a leader's machine."""
    (made,) = pd.read_csv(io.BytesIO(table_csv(pd.DataFrame({"a": [text]}))), dtype=str)["a"]
    assert made.replace("\n", "\r") == f"'{text}"


@pytest.mark.parametrize("dtype", ["str", "object", "category"])
def test_formulas_are_found_in_every_kind_of_text_column(dtype):
    """Texts may be strings, objects or categories."""
    assert lines(pd.DataFrame({"a": pd.Series(["=1", "ok"], dtype=dtype)}))[1:] == ["'=1", "ok"]


def test_headings_cannot_be_formulas_either():
    """A heading like a formula is quoted too."""
    assert lines(pd.DataFrame({"=cmd": [1]}))[0] == "'=cmd"


def test_negative_numbers_stay_numbers():
    """Only texts are quoted: −0,66 is a figure."""
    assert lines(pd.DataFrame({"a": [-0.66], "b": [-3]}))[1] == "-0.66,-3"


def test_dates_are_day_month_year_and_missing_is_blank():
    """Dates as Vietnamese readers write them; nothing where nothing is."""
    table = pd.DataFrame({"due": pd.to_datetime(["2022-09-30", None]), "note": ["x", None], "n": [1.5, float("nan")]})
    assert lines(table)[1:] == ["30/09/2022,x,1.5", ",,"]


def test_table_is_kept():
    """Writing does not change the table."""
    table = pd.DataFrame({"a": ["=1"], "due": pd.to_datetime(["2022-09-30"])})
    before = table.copy(deep=True)
    table_csv(table)
    pd.testing.assert_frame_equal(table, before)


def test_empty_table_is_its_headings():
    """No row, but the columns."""
    assert lines(pd.DataFrame({"a": [], "b": []})) == ["a,b"]
