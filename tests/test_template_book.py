"""The parts of templates: values and their formats, lists, checks, pages, and the cells of a task table."""

from __future__ import annotations

import datetime as dt
import io

import openpyxl
import pytest
from tasks import task_table

from papi_metrics.reports.templates.book import CELL, DATE, Book, set_up_page, write_heading
from papi_metrics.reports.templates.lists import Lists, more_than_nothing, one_of, prompted, within
from papi_metrics.reports.templates.tracker_columns import tracker_cells, tracker_fields
from papi_metrics.tracker import STATES
from papi_metrics.tracker.lengths import LONGEST


def written(*values, properties=CELL):
    """Return the cells of values written one below the other, as openpyxl reads them."""
    book = Book(title="Thử", dated=dt.date(2022, 1, 1))
    sheet = book.sheet("Trang")
    book.write_down(sheet, (0, 0), values, properties)
    return [cell for (cell,) in opened(book)["Trang"].iter_rows(max_row=len(values))]


def opened(book):
    """Close a book and open it with openpyxl."""
    return openpyxl.load_workbook(io.BytesIO(book.finished()))


@pytest.mark.parametrize(
    ("value", "stored", "kind"),
    [
        ("Họp dân", "Họp dân", "s"), ("0912", "0912", "s"), ("TRUE", "TRUE", "s"), ("#N/A", "#N/A", "s"), ("http://x", "http://x", "s"),
        ("=1+1", "=1+1", "s"), (5, 5, "n"), (0.1 + 0.2, 0.1 + 0.2, "n"), (1e300, 1e300, "n"), (5e-324, 5e-324, "n"), ("", None, "n"),
        (None, None, "n"),
    ],
)  # fmt: skip
def test_value_is_written_as_what_it_is(value, stored, kind):
    """A text stays a text whatever it looks like, a number keeps its last figure, nothing is a blank cell with its format."""
    (cell,) = written(value)
    assert (cell.value, cell.data_type, cell.border.left.style, cell.hyperlink) == (stored, kind, "thin", None)


def test_date_is_written_as_a_date():
    """A day is stored as one and shown day first."""
    (cell,) = written(dt.date(2022, 5, 12), properties={"num_format": DATE})
    assert (cell.value, cell.number_format) == (dt.datetime(2022, 5, 12), "dd/mm/yyyy")  # noqa: DTZ001 - as openpyxl gives it


@pytest.mark.parametrize("text", ["=a", "+a", "-a", "@a", "a", "a=b"])
def test_only_a_text_like_a_formula_is_marked(text):
    """Excel's mark of a text stands on what begins like a formula, and on nothing else."""
    (cell,) = written(text)
    assert cell.quotePrefix is (text[0] in "=+-@")


def test_text_longer_than_a_cell_is_cut():
    """What no cell can hold does not stop a download; readers cut it before."""
    (cell,) = written("x" * (LONGEST + 5))
    assert len(cell.value) == LONGEST


def test_spans_merge_and_hold_their_value():
    """A value of merged cells stands in the first; the others have its format."""
    book = Book(title="Thử", dated=dt.date(2022, 1, 1))
    book.span(book.sheet("Trang"), (0, 0, 0, 2), "=Tên", CELL)
    sheet = opened(book)["Trang"]
    assert ([str(area) for area in sheet.merged_cells.ranges], sheet["A1"].value, sheet["A1"].data_type) == (["A1:C1"], "=Tên", "s")


def test_book_tells_its_title_and_no_clock():
    """The file's properties hold the given title and day."""
    properties = opened_properties(Book(title="Theo dõi", dated=dt.date(2022, 9, 30)))
    assert (properties.title, properties.created.date()) == ("Theo dõi", dt.date(2022, 9, 30))


def opened_properties(book):
    """Return the properties of a book with one sheet."""
    book.sheet("Trang")
    return opened(book).properties


def test_font_is_the_one_of_administrative_texts():
    """Times New Roman by its name, not the theme's font, so that Excel shows it."""
    (cell,) = written("Họp dân")
    assert (cell.font.name, cell.font.sz, cell.font.scheme) == ("Times New Roman", 11, None)


def test_heading_is_wide_tall_and_repeated():
    """A heading sets the widths of its columns, has room for two lines and more, and stands on every printed page."""
    book = Book(title="Thử", dated=dt.date(2022, 1, 1))
    sheet = book.sheet("Trang")
    write_heading(book, sheet, 1, ["Tiến độ (%)", "Nhiệm vụ"], [8, 40])
    set_up_page(sheet, heading=1, last=(9, 1))
    read = opened(book)["Trang"]
    assert (round(read.column_dimensions["A"].width), round(read.column_dimensions["B"].width)) == (9, 41)
    assert (read["A2"].font.bold, read["A2"].alignment.wrap_text, read.row_dimensions[2].height >= 30) == (True, True, True)
    assert (read.print_title_rows, read.print_area) == ("$2:$2", "'Trang'!$A$1:$B$10")


def test_lists_stand_below_each_other_in_one_hidden_column():
    """Each list has its own range; a text like a formula stays a text."""
    book = Book(title="Thử", dated=dt.date(2022, 1, 1))
    book.sheet("Trang")
    lists = Lists(book)
    assert [lists.add(["a", "=b"]), lists.add(["c"])] == ["='Danh mục'!$A$1:$A$2", "='Danh mục'!$A$3:$A$3"]
    sheet = opened(book)["Danh mục"]
    assert ([cell.value for cell in sheet["A"]], sheet["A2"].data_type, sheet.max_column) == (["a", "=b", "c"], "s", 1)


@pytest.mark.parametrize(
    ("check", "expected"),
    [
        (one_of(["a", "b"], name="Cột"), ("list", '"a,b"', None, False, None, None)),
        (one_of(["a"], name="Cột", refusal="Hãy chọn."), ("list", '"a"', None, True, "Hãy chọn.", None)),
        (one_of("='Danh mục'!$A$1:$A$2", name="Cột"), ("list", "'Danh mục'!$A$1:$A$2", None, False, None, None)),
        (within("decimal", 0, 1, name="Cột", refusal="Ghi số."), ("decimal", "0", "1", True, "Ghi số.", None)),
        (more_than_nothing("integer", name="Cột", refusal="Ghi số."), ("whole", "0", None, True, "Ghi số.", None)),
        (prompted(within("decimal", 0, 1, name="Cột", refusal="Ghi số."), name="Cột", prompt="Như 50%."), ("decimal", "0", "1", True, "Ghi số.", "Như 50%.")),
    ],
)  # fmt: skip
def test_check_says_what_may_be_typed(check, expected):
    """A list without refusal takes anything, with one nothing else; bounds and prompts are Excel's own; blanks are taken."""
    book = Book(title="Thử", dated=dt.date(2022, 1, 1))
    book.sheet("Trang").data_validation(0, 0, 0, 0, check)
    (found,) = opened(book)["Trang"].data_validations.dataValidation
    assert (found.type, found.formula1, found.formula2, found.showErrorMessage, found.error, found.prompt) == expected
    assert found.allowBlank


# --- the cells of a task table


@pytest.mark.parametrize(
    ("change", "field", "cell"),
    [
        ({}, "dimension", "1. Tham gia của người dân ở cấp cơ sở"),
        ({"dimension": None}, "dimension", "Chưa gắn chỉ số"),
        ({"component": None, "sub_dimensions": None}, "component", "-"),
        ({"note": ""}, "note", None),
        ({"progress": 0.0}, "progress", 0.0),
        ({"weight": 1.0}, "weight", None),
        ({"weight": 0.5}, "weight", 0.5),
        ({"completed_on": dt.date(2022, 5, 4)}, "completed_on", dt.date(2022, 5, 4)),
        ({"timing": "Quý II", "start": dt.date(2022, 4, 1)}, "start", None),
        ({"timing": "Trước 30/6", "start": dt.date(2022, 4, 1)}, "start", dt.date(2022, 4, 1)),
    ],
)
def test_cell_of_a_value(change, field, cell):
    """Each value stands as its reader takes it; what a blank means is left blank, what it does not mean is written."""
    assert tracker_cells(task_table(change), year=2022)[field] == [cell]


def test_tasks_are_numbered_and_states_stand_in_words():
    """Numbers run from 1; every state has a word."""
    cells = tracker_cells(task_table(*({"state": state} for state in STATES)), year=2022)
    assert cells["number"] == [1, 2, 3, 4, 5, 6]
    assert cells["state"] == ["Chưa thực hiện", "Đang thực hiện", "Chờ xác nhận", "Đã hoàn thành", "Tạm dừng", "Hủy"]


@pytest.mark.parametrize("dimension", [7, 8])
def test_dimension_of_a_later_era_has_its_name_in_an_earlier_plan(dimension):
    """PAPI of 2015 had six dimensions; a plan of that year may still speak of the seventh and eighth."""
    cells = tracker_cells(task_table({"dimension": dimension, "component": None, "sub_dimensions": None}), year=2015)
    assert cells["dimension"][0].startswith(f"{dimension}. Quản trị")


def test_table_without_starts_has_no_column_for_them():
    """A table as the example's builder makes it lacks dates that are read from words."""
    table = task_table({}).drop(columns=["start", "due", "deadline_kind"])
    assert "start" not in tracker_fields(table, year=2022)
    assert tracker_cells(table, year=2022)["start"] == [None]
