"""What a tracker says of itself: year, date, unit, province, illustration."""

from __future__ import annotations

import datetime as dt
import io

import openpyxl
import pytest
from workbooks import grid_workbook, places, reading_of, task_row, tracker_grid

from papi_metrics.framework import provinces
from papi_metrics.tracker import read_tracker


def about(*above, sheet="Theo dõi", name=None):
    """Read what a tracker with these lines above its heading says of itself."""
    return read_tracker(grid_workbook(tracker_grid(task_row(1), above=above), sheet=sheet), name=name).about


@pytest.mark.parametrize(
    ("above", "sheet", "name", "year"),
    [
        (["KẾ HOẠCH PAPI NĂM 2022"], "Theo dõi", "x-2023.xlsx", 2022),
        (["KẾ HOẠCH PAPI"], "Theo dõi", "Theo dõi 2023.xlsx", 2023),
        (["KẾ HOẠCH PAPI"], "2024", None, 2024),
        (["KẾ HOẠCH", "(Kèm theo Kế hoạch số 08/KH-UBND ngày 14/01/2022)"], "Theo dõi", None, 2022),
        (["KẾ HOẠCH NĂM 2022", "(Kèm theo Kế hoạch ngày 28/12/2021)"], "Theo dõi", None, 2022),
    ],
)
def test_plan_year_is_told_by_title_file_sheet_or_date_of_issue(above, sheet, name, year):
    """The year of the title leads, then the file's name, the sheet's name, and last the date of issue."""
    assert about(*above, sheet=sheet, name=name).plan_year == year


def test_plan_year_that_nothing_tells_is_told():
    """Without a year anywhere times without a year are unread, with one warning."""
    reading = read_tracker(grid_workbook(tracker_grid(task_row(1), above=["KẾ HOẠCH"])))
    assert places(reading) == [(None, None, "plan-year-missing"), (3, "H", "deadline-unread")]


def test_given_plan_year_leads():
    """A year that the caller gives outweighs the title's."""
    reading = read_tracker(grid_workbook(tracker_grid(task_row(1))), 2023)
    assert str(reading.table.due[0].date()) == "2023-06-30"


def test_unit_province_and_date_are_read_from_the_title_block():
    """The title block names the unit, its province and the day the states were taken."""
    found = about("UBND XÃ TRUNG TRẮC", "TỈNH HƯNG YÊN", "THEO DÕI KẾ HOẠCH NĂM 2022", "(Tính đến ngày 30/6/2022)")
    assert (found.unit, found.province, found.as_of) == ("xã Trung Trắc", "Hưng Yên", dt.date(2022, 6, 30))


def form(*rows):
    """Read what a tracker says of itself in rows of cells above its heading."""
    grid = tracker_grid(task_row(1), above=())
    return read_tracker(grid_workbook([*rows, *grid]), 2022).about


@pytest.mark.parametrize(
    ("row", "field", "value"),
    [
        (["Tên đơn vị", None, "xã Đắk R'Lấp"], "unit", "xã Đắk R'Lấp"),
        (["Tên đơn vị: Sở Nội vụ"], "unit", "Sở Nội vụ"),
        (["TÊN ĐƠN VỊ:", "UBND XÃ TRUNG TRẮC"], "unit", "xã Trung Trắc"),
        (["Tên đơn vị", "…"], "unit", None),
        (["Tên đơn vị", "xã Tân Lập (cũ)"], "unit", "xã Tân Lập (cũ)"),
        (["Tên đơn vị", "phường 10, tỉnh Bình Dương"], "unit", "phường 10"),
        (["Tên đơn vị", None, None, None, "Cách ghi: xem trang sau"], "unit", None),
        (["Tỉnh, thành phố", None, "TP. Hồ Chí Minh"], "province", "TP. Hồ Chí Minh"),
        (["Tên đơn vị", "phường 10, tỉnh Bình Dương"], "province", "Bình Dương"),
        (["Tính đến ngày", None, dt.date(2022, 6, 30)], "as_of", dt.date(2022, 6, 30)),
        (["Tính đến ngày: 30/6/2022"], "as_of", dt.date(2022, 6, 30)),
        (["Tính đến ngày", "…/…/……"], "as_of", None),
    ],
)
def test_value_behind_its_name_is_read_as_in_a_form(row, field, value):
    """A value in its name's cell or close to its right is what the name says; far away or dotted it is none."""
    assert getattr(form(["KẾ HOẠCH NĂM 2022"], row), field) == value


def test_form_leads_over_running_words():
    """What the form says outweighs a title that names another unit, and its values are no year and no title."""
    found = about("UBND XÃ TRUNG TRẮC", "KẾ HOẠCH PAPI NĂM 2022", "Tên đơn vị: xã Năm 2021")
    assert (found.unit, found.plan_year, found.title) == ("xã Năm 2021", 2022, "KẾ HOẠCH PAPI NĂM 2022")


@pytest.mark.parametrize("item", provinces(), ids=lambda item: item.name)
def test_form_names_every_province(item):
    """Each province's name stands for itself."""
    assert form(["Tỉnh, thành phố", None, item.name]).province == item.name


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Số liệu minh họa", True), ("SỐ LIỆU MINH HOẠ", True), ("so lieu minh hoa", True), ("Số liệu thật", False),
        ("UBND XÃ MINH HÒA", False), ("xã Minh Hoà", False),
    ],
)  # fmt: skip
def test_illustration_is_told_by_its_words(line, expected):
    """A tracker labelled as an illustration is known as one."""
    assert about("KẾ HOẠCH NĂM 2022", line).illustration is expected


def test_illustration_may_be_told_below_the_table():
    """A remark under the table counts; a task about an illustration does not make the tracker one."""
    assert reading_of(task_row(1), ["Ghi chú: số liệu minh họa"]).about.illustration
    assert not reading_of(task_row(1, task="Tập huấn có minh họa", state="Đã gửi bản minh họa")).about.illustration


def test_formula_without_a_result_above_the_table_is_told():
    """A date cell whose formula nobody computed is no silent blank: it is told where it stands."""
    book = openpyxl.load_workbook(io.BytesIO(grid_workbook(tracker_grid(task_row(1), above=["KẾ HOẠCH NĂM 2022", "Tính đến ngày"]))))
    book.active["B2"] = "=TODAY()"
    data = io.BytesIO()
    book.save(data)
    assert (2, "B", "cell-uncomputed") in places(read_tracker(data.getvalue(), 2022))
