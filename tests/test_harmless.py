"""Texts that stay texts: in tables and their downloads, in a row of a file shown to a person."""

from __future__ import annotations

import datetime as dt
import re

import pandas as pd
import pytest
from workbooks import grid_workbook, task_row, tracker_grid

from papi_metrics.reports import harmless_table, table_csv
from papi_metrics.tracker import row_cells


@pytest.mark.parametrize("text", ["=1+1", "+84 912", "-x", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "＠x"])
def test_text_like_a_formula_stands_behind_an_apostrophe(text):
    """What a spreadsheet would work out is marked as text."""
    assert harmless_table(pd.DataFrame({"a": [text]}))["a"][0].startswith("'")


@pytest.mark.parametrize("locale", ["vi", "en"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("text", ["xong;=1+1", "a\t@b", 'x;"=1+1"', "một\n=2+5", "một\n+84", "a;=1;-2", "a,=1,-2", "x;＝1", "\n;=1"])
def test_text_is_no_formula_however_a_spreadsheet_divides_the_csv(text, separator, locale):
    """A CSV opened where lists are divided by semicolons, commas or tabs, whichever it was written for, has no cell that begins as a formula."""
    data = table_csv(pd.DataFrame({"a": ["x"], "b": [text], "c": [text]}), locale=locale).decode("utf-8-sig")
    for divided in (re.split(rf"[{separator}\n]", data), re.split(r"[;,\t\n]", data)):
        assert [cell for cell in divided if cell.lstrip('"')[:1] in "=+-@＝＋－＠" and cell.strip('"')] == []


@pytest.mark.parametrize("text", ["đợt 1; đợt 2", "xong; - chưa ký", "10-15%", "a=b", "tăng + giảm"])
def test_plain_text_with_signs_inside_stays(text):
    """Signs within words, or behind a blank, are left alone."""
    assert harmless_table(pd.DataFrame({"a": [text]}))["a"][0] == text


def test_other_values_stay_as_they_are():
    """Plain texts, numbers, dates, shares and missing values are left alone, and so is the table given."""
    table = pd.DataFrame({"a": ["xong", None], "b": [-1.5, 2], "c": pd.to_datetime(["2022-01-01", None]), "d": [True, False]})
    copy = table.copy()
    pd.testing.assert_frame_equal(harmless_table(table), copy)
    pd.testing.assert_frame_equal(table, copy)


def test_row_of_a_file_is_shown_cell_by_cell():
    """The cells of a row stand with their letters and headings, dates as people write them."""
    data = grid_workbook(tracker_grid(task_row(1, completed_on=dt.date(2022, 5, 4), progress=0.5)))
    cells = row_cells(data, sheet="Theo dõi", row=3).set_index("column")
    assert (cells.loc["D", "heading"], cells.loc["D", "value"]) == ("Nhiệm vụ", "Tuyên truyền pháp luật bầu cử, đợt 1")
    assert (cells.loc["K", "value"], cells.loc["J", "value"], cells.loc["L", "value"]) == ("04/05/2022", "0.5", "")
    assert list(cells.index) == list("ABCDEFGHIJKL")


@pytest.mark.parametrize(("sheet", "row"), [("Khác", 3), ("Theo dõi", 99), ("Theo dõi", 0)])
def test_row_that_is_not_there_has_no_cells(sheet, row):
    """A row the file does not have gives no cells."""
    assert row_cells(grid_workbook(tracker_grid(task_row(1))), sheet=sheet, row=row).empty
