"""What a tracker says of itself: year, date, unit, province, illustration."""

from __future__ import annotations

import datetime as dt
import io

import openpyxl
import pytest
from workbooks import grid_workbook, places, reading_of, task_row, tracker_grid

from papi_metrics.framework import provinces
from papi_metrics.tracker import read_tracker
from papi_metrics.tracker.about import about_tracker, says_illustration
from papi_metrics.workbook import Sheet


def about(*above, sheet="Theo dõi", name=None):
    """Read what a tracker with these lines above its heading says of itself."""
    return read_tracker(grid_workbook(tracker_grid(task_row(1), above=above), sheet=sheet), name=name).about


def block(*rows, sheet="Theo dõi", name=None):
    """Return what a block of rows above a heading says; a row that is a text has one cell."""
    cells = [[row] if isinstance(row, str) else list(row) for row in rows]
    return about_tracker(Sheet(name=sheet, rows=[*cells, ["STT", "Nhiệm vụ"]]), heading_top=len(cells), name=name)


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        pytest.param((), None, id="nothing"),
        pytest.param(("UBND XÃ TRUNG TRẮC VÀ CÁC BAN, NGÀNH", "KẾ HOẠCH PAPI NĂM"), "KẾ HOẠCH PAPI NĂM", id="names a plan"),
        pytest.param(("DANH MỤC CỦA UBND XÃ", "KẾ HOẠCH NÂNG CAO CHỈ SỐ PAPI"), "DANH MỤC CỦA UBND XÃ", id="the first"),
        pytest.param(("KẾ HOẠCH NĂM 22", "UBND XÃ TRUNG TRẮC"), "UBND XÃ TRUNG TRẮC", id="fifteen letters name none"),
        pytest.param(("KẾ HOẠCH NĂM 022", "UBND XÃ TRUNG TRẮC"), "KẾ HOẠCH NĂM 022", id="sixteen do"),
        pytest.param(("Xã A", "Huyện BB"), "Huyện BB", id="the longest"),
        pytest.param(("(Kèm theo Kế hoạch số 08/KH-UBND)", "Xã A"), "Xã A", id="not in brackets"),
        pytest.param(("(Kèm theo Kế hoạch số 08/KH-UBND)",), "(Kèm theo Kế hoạch số 08/KH-UBND)", id="nothing but brackets"),
        pytest.param(("KẾ HOẠCH\nNÂNG CAO PAPI",), "KẾ HOẠCH NÂNG CAO PAPI", id="lines"),
    ],
)
def test_title_names_a_plan_or_is_the_longest_line(lines, title):
    """The first line that names a plan, an annex or a table is the title, else the longest that is not in brackets."""
    assert block(*lines).title == title


@pytest.mark.parametrize(
    ("rows", "name", "day"),
    [
        (["Cập nhật đến hết ngày 30/6/2022"], None, 30), (["Số liệu tại thời điểm 29-6-2022"], None, 29), (["Chốt số liệu ngày 28 tháng 6 năm 2022"], None, 28),
        (["(Tính đến: 27.6.2022)"], "đến 1.6.2022.xlsx", 27), (["THEO DÕI"], "Theo doi den 26.6.2022.xlsx", 26), ([["Tính đến ngày", "25/6/2022"]], None, 25),
        (["Ngày 24/6/2022"], None, None), (["Đến 31/2/2022"], None, None), ([["Tính đến ngày", "24/6/2022"], "Cập nhật 1/6/2022"], None, 24),
    ],
)  # fmt: skip
def test_as_of_is_the_day_the_words_name(rows, name, day):
    """The form leads, then running words that say "until", then the file's name; a day that says nothing is not the as-of date."""
    assert block(*rows, name=name).as_of == (day and dt.date(2022, 6, day))


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        ("UBND xã Trung Trắc, tỉnh Hưng Yên", "xã Trung Trắc"), ("Thị trấn Khoái Châu.", "thị trấn Khoái Châu"), ("PHƯỜNG 10", "phường 10"),
        ("Các xã, phường trong tỉnh", None), ("Kinh tế - Xã Hội của phường Hiến Nam", "phường Hiến Nam"), ("xã Một Hai Ba Bốn Năm Sáu", "xã Một Hai Ba Bốn Năm"),
        ("phát triển kinh tế - xã hội phường Hiến Nam", "phường Hiến Nam"), ("xã Xuân Dục năm 2022", "xã Xuân Dục"), ("xã Đắk (cũ) Lấp", "xã Đắk"), ("xã Chùa Quán X", "xã Chùa Quán X"),
        ("Phường 1, Quận 3", "phường 1"), ("xã Trung Trắc, Hưng Yên", "xã Trung Trắc"), ("xã Chùa X Hương", "xã Chùa X Hương"),
    ],
)  # fmt: skip
def test_unit_is_the_first_with_a_name(line, unit):
    """A commune, ward or town has a name of up to five words with capitals or figures; "xã hội" is none, a sign ends it."""
    assert block(line).unit == unit


@pytest.mark.parametrize(
    ("line", "province"),
    [
        ("TỈNH HƯNG YÊN", "Hưng Yên"), ("UBND tỉnh Hưng Yên Khóa mới", "Hưng Yên"), ("thành phố Không Tên, tỉnh Hưng Yên", "Hưng Yên"), ("tỉnh khác", None),
        ("THÀNH PHỐ HUẾ", "Thừa Thiên-Huế"), ("tỉnh Không Tên", None),
    ],
)  # fmt: skip
def test_province_is_the_longest_known_name(line, province):
    """Of the capitalised words behind "tỉnh" as many count as make a known province; an unknown name is passed over."""
    assert block(line).province == province


@pytest.mark.parametrize(
    ("row", "field", "value"),
    [
        pytest.param([None, "Tên đơn vị", None, None, "Sở Nội vụ"], "unit", "Sở Nội vụ", id="three columns on"),
        pytest.param([None, "Tên đơn vị", None, None, None, "Sở Nội vụ"], "unit", None, id="four columns on"),
        pytest.param(["Tên đơn vị", "xã Tân Lập", "KẾ HOẠCH NĂM 2023"], "plan_year", 2023, id="what stands behind the value"),
        pytest.param(["Tên đơn vị", "xã Tân Lập", "Tỉnh, thành phố", "Hưng Yên"], "province", "Hưng Yên", id="two names in a row"),
        pytest.param(["Tên đơn vị", "xã Tân Lập", "Sở Nội vụ"], "unit", "xã Tân Lập", id="one value a name"),
        pytest.param([2022, "Tên đơn vị", 5], "unit", "5", id="a number"),
    ],
)
def test_value_stands_in_the_next_filled_cell(row, field, value):
    """The next filled cell, up to three columns on, is a name's value; what stands behind it is running text again."""
    assert getattr(block(row), field) == value


def test_first_value_of_a_name_holds():
    """A name that stands twice has its first value."""
    assert block(["Tên đơn vị", "xã Tân Lập"], ["Tên đơn vị", "xã Tân Tiến"]).unit == "xã Tân Lập"


@pytest.mark.parametrize(
    ("lines", "sheet", "name", "year"),
    [
        (["Kế hoạch năm 2022 thay kế hoạch năm 2021, năm 2022"], "x", None, 2022), (["Xã A"], "x", "PAPI2023.xlsx", 2023), (["Xã A"], "x", "120223.xlsx", None),
        (["Xã A"], "x", "2009.xlsx", None), (["Số 1 ngày 3/1/2021", "Số 2 ngày 4/1/2022"], "x", None, 2022), ([], "Năm 2024", None, 2024),
    ],
)  # fmt: skip
def test_plan_year_is_the_one_named_most(lines, sheet, name, year):
    """Of several years the one named most counts, of dates of issue the last; figures within a longer number are no year."""
    assert block(*lines, sheet=sheet, name=name).plan_year == year


@pytest.mark.parametrize(
    ("text", "expected"), [("Số liệu minh hoa", False), ("SO LIEU MINH HOA", True), ("Minh\u00a0họa", True), ("minh", False), ("", False)]
)
def test_says_illustration_without_tones_only_where_nothing_has_any(text, expected):
    """Without tones the words count in a text that has none at all."""
    assert says_illustration(text) is expected


@pytest.mark.parametrize(("sheet", "name"), [("Minh họa", None), ("Theo dõi", "Số liệu minh họa.xlsx")])
def test_illustration_may_be_told_by_sheet_or_file(sheet, name):
    """The name of the sheet or of the file says it as well."""
    assert block("KẾ HOẠCH", sheet=sheet, name=name).illustration
    assert block("KẾ HOẠCH", sheet=sheet).sheet == sheet


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
