"""Cells of score files one by one: numbers, years, levels, codes and headings as people and PAPI write them."""

from __future__ import annotations

import datetime as dt

import pytest

from papi_metrics.surveys.figures import LEVEL_NAMES
from papi_metrics.surveys.headings import FIELD_NAMES, fields_of, first_rows, lines_under
from papi_metrics.surveys.labels import code_of, is_blank, level_of, number_of, year_in, year_of
from papi_metrics.workbook import Merge, Sheet

# --- numbers


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        (1.5, 1.5), (2, 2.0), (0, 0.0), ("1,5", 1.5), ("1.5", 1.5), (" 1,50 ", 1.5), ("-1,5", -1.5), ("12", 12.0),
        (True, None), (False, None), (None, None), ("", None), ("1.9.2", None), ("1.500,5", None), ("1,5 điểm", None), ("5.", None), (",5", None),
        ("1e3", None), ("- 1", None), (dt.date(2022, 1, 1), None),
    ],
    ids=repr,
)  # fmt: skip
def test_number_of_a_cell(cell, number):
    """A number has a comma or a point before its decimals, and nothing else beside it; a truth value is none."""
    assert number_of(cell) == number


@pytest.mark.parametrize(
    "cell",
    [
        None, "", "  ", "-", "–", "—", "*", "**", ".", "..", "...", "n/a", "N/A", "na", "NaN", "không có", "Không công bố", "KHÔNG CÓ", "chưa có", "x", "X",
    ],
    ids=repr,
)  # fmt: skip
def test_is_blank_where_nothing_was_published(cell):
    """What people write where a score was not published is as good as an empty cell."""
    assert is_blank(cell)


@pytest.mark.parametrize("cell", [0, 0.0, False, "0", "có", "không", "cao", "--1", dt.date(2022, 1, 1)], ids=repr)
def test_is_blank_is_nothing_else(cell):
    """A nought is a value, and so is a word."""
    assert not is_blank(cell)


# --- years


@pytest.mark.parametrize(
    ("cell", "year"),
    [
        (2022, 2022), (2022.0, 2022), ("2022", 2022), (" Năm 2022 ", 2022), ("năm 2022", 2022), ("2022.0", 2022), (2011, 2011), (2100, 2100),
        (2010, None), (2101, None), ("1999", None), (22, None), (20222, None), ("2022-2023", None), (2022.5, None), ("năm nay", None), ("", None),
        (True, None), (None, None), (dt.date(2022, 1, 1), None),
    ],
    ids=repr,
)  # fmt: skip
def test_year_of_a_cell(cell, year):
    """A year is that of a survey, 2011 to 2100, alone or after the word."""
    assert year_of(cell) == year


@pytest.mark.parametrize(
    ("name", "year"),
    [
        ("2022_VIE_ENG", 2022), ("PAPI2018_ProvincialScores", 2018), ("2011", 2011), ("2022 và 2022", 2022), ("2010_PAPI", None), ("2022-2023", None),
        ("12022", None), ("20222", None), ("Data", None), ("", None), (None, None),
    ],
)  # fmt: skip
def test_year_in_the_name_of_a_sheet_or_file(name, year):
    """The one year of a survey that a name holds, however often; of several none is taken."""
    assert year_in(name) == year


# --- levels


@pytest.mark.parametrize(
    ("level", "words"),
    [
        ("national", "national; quốc gia; cấp quốc gia; Cả nước; toàn quốc"),
        ("province", "province; Tỉnh; cấp tỉnh; toàn tỉnh; tỉnh/thành phố; Tỉnh, thành phố; thành phố trực thuộc trung ương"),
        ("district", "district; Huyện; cấp huyện; quận; thị xã; quận/huyện; thành phố thuộc tỉnh"),
        ("commune", "commune; Xã; CẤP XÃ; phường; thị trấn; xã/phường; xã, phường, thị trấn"),
        (None, "thôn; cấp; xã hội; tinhh; ;4"),
    ],
)  # fmt: skip
def test_level_of_its_words(level, words):
    """A level is known by its words in either language, whatever their case and marks; a word beside it makes it another."""
    assert {level_of(word) for word in words.split("; ")} == {level}


@pytest.mark.parametrize("level", ["province", "district", "commune"])
def test_level_of_the_words_it_is_shown_in(level):
    """The words that findings and lists show for a level are read as that level."""
    assert level_of(LEVEL_NAMES[level]) == level


@pytest.mark.parametrize("cell", [None, 7, True, 1.5], ids=repr)
def test_level_of_no_text(cell):
    """Only a text names a level."""
    assert level_of(cell) is None


# --- codes


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        (4.1, "4.1"), (4, "4"), (4.0, "4"), ("4.1", "4.1"), ("4,1", "4.1"), (" (4.1) Trong chính quyền", "4.1"), ("4.1: x", "4.1"), ("4.1x", "4.1"),
        ("4: x", "4"), ("4. x", "4"), ("4) x", "4"), ("4 - x", "4"), ("[4] x", None), ("4", "4"), ("8", "8"), ("1.1 2022", "1.1"),
        ("Dimension 4", "4"), ("Nội dung 4", "4"), ("Nội dung thành phần 4", "4"), ("Trục 4", "4"), ("Chỉ số 4.2", "4.2"), ("Chỉ số nội dung 4,2", "4.2"),
        ("Điểm của chỉ số 4", "4"),
        ("0.1", None), ("9.1", None), ("9", None), ("4.10", None), ("4.1.2", None), ("4 phiếu", None), ("1-10", None), ("Chỉ số 45", None),
        ("Chỉ số 4%", None), ("Chỉ số 9", None), ("", None), ("Mức độ hài lòng", None),
        (True, None), (None, None), (dt.date(2022, 1, 1), None),
    ],
    ids=repr,
)  # fmt: skip
def test_code_of_a_number(cell, code):
    """A code is told by its number: first in the label, or after a word for a dimension; longer numbers are none."""
    assert code_of(cell, 2022) == code


@pytest.mark.parametrize(
    "words",
    [
        "PAPI", "Tổng", "Tổng điểm", "Tổng cộng", "Chỉ số PAPI", "Điểm PAPI", "Total", "TOTAL SCORE", "Un-weighted2015PAPI", "Unweighted PAPI Score",
        "PAPI score", "Chỉ số PAPI tổng hợp (không có trọng số)", "Chỉ số PAPI có trọng số", "Tổng điểm 8 chỉ số PAPI", "Tổng số PAPI", "Tổng hợp PAPI",
    ],
)  # fmt: skip
def test_code_of_the_total(words):
    """The total is known by PAPI's words for it and by those of lists."""
    assert code_of(words, 2022) == "PAPI"


@pytest.mark.parametrize("words", ["Tổng số phiếu", "Khảo sát PAPI", "PAPI 2022 tại tỉnh", "Có trọng số", "Tổng quan"])
def test_code_of_the_total_needs_its_words(words):
    """A label that only speaks of PAPI, or of any sum, is not the total."""
    assert code_of(words, 2022) is None


@pytest.mark.parametrize(
    ("words", "year", "code"),
    [
        ("Kiểm soát tham nhũng trong khu vực công", 2022, "4"),
        ("Kiểm soát tham nhũng trong khu vực công", None, "4"),
        ("Kiểm soát tham nhũng trong chính quyền", None, None),
        ("Danh sách hộ nghèo", 2017, "2.1"),
        ("Danh sách hộ nghèo", 2018, "2.2"),
        ("Poverty Lists", 2017, "2.1"),
        ("Poverty Lists", 2018, "2.2"),
        ("Construction Permits", 2020, "5.2"),
        ("Construction Permits", 2021, None),
        ("People's Inspection Boards", 2015, "3.2"),
        ("People's Inspection Boards", 2016, "3.3"),
        ("People's Inspection Boards", 2018, None),
        ("Quality of Village Head Elections", 2014, "1.3"),
        ("Y tế công lập (điểm thành phần)", 2022, "6.1"),
        ("Land Title Procedures [LURC]", 2019, "5.3"),
        ("Chất lượng nước, không khí", 2022, None),
    ],
)
def test_code_of_a_name_depends_on_the_year(words, year, code):
    """A name means the code that has its subject in the year, with or without a remark; a subject the year lacks, or two at once, none."""
    assert code_of(words, year) == code


# --- headings


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("unit", "Đơn vị; tentinh_vie; TÊN ĐƠN VỊ; Unit; Tỉnh; Tên tỉnh; Tỉnh/Thành phố; Tỉnh, thành; Province; Xã; Tên xã; Xã/Phường; Xã, phường, thị trấn"),
        ("unit", "Địa phương; Tỉnh/Thành phố trực thuộc trung ương; Commune; Tên đơn vị hành chính"),
        ("unit_en", "tentinh_eng; Province name"),
        ("unit_id", "tinhid; Mã tỉnh; Province ID; Province code; Mã đơn vị"),
        ("level", "Cấp; Level; Cấp hành chính; Cấp đơn vị; Cấp độ"),
        ("year", "Năm; Year; Năm khảo sát; Năm đo lường"),
        ("code", "Mã; Mã/chỉ số; Mã chỉ số; Chỉ số; Code; Mã chỉ số PAPI; Chỉ số nội dung; Nội dung; Mã nội dung; Indicator; Tên chỉ số; Mã PAPI"),
        ("score", "Điểm; Điểm số; Score; Kết quả; Điểm PAPI; Giá trị"),
        ("standard_error", "Sai số chuẩn; Standard error; standard_error; Sai số; SE"),
        ("sample_size", "Cỡ mẫu; Sample size; sample_size; Số phiếu; Mẫu; Số mẫu; N"),
        ("source", "Nguồn; Source; Nguồn số liệu; Nguồn dữ liệu"),
    ],
)  # fmt: skip
def test_fields_of_known_headings(field, words):
    """Each field is known by its headings in either language, whatever their case and marks."""
    assert [fields_of([None, word]) for word in words.split("; ")] == [{field: 1} for _ in words.split("; ")]


@pytest.mark.parametrize(
    ("row", "fields"),
    [
        ([], {}),
        ([None, 2022, True, "Ghi chú"], {}),
        (["Ghi chú", "Năm", "Đơn vị"], {"year": 1, "unit": 2}),
        (["Điểm", "Score", "Đơn vị", "Tỉnh"], {"score": 0, "unit": 2}),
    ],
    ids=["nothing", "no headings", "any order", "the first of each"],
)
def test_fields_of_a_row(row, fields):
    """Fields stand in any order beside other cells; of two columns of one field the first counts."""
    assert fields_of(row) == fields


@pytest.mark.parametrize(("rows", "looked_at"), [(0, 0), (3, 3), (20, 20), (21, 20)])
def test_first_rows_are_twenty_at_most(rows, looked_at):
    """Headings are looked for in the twenty rows on top."""
    assert list(first_rows([[None]] * rows)) == list(range(looked_at))


def test_lines_under_fill_merged_cells():
    """Every cell of a merged range says what its first one does; cells beside it and the sheet stay as they are."""
    sheet = Sheet(name="A", rows=[[None] * 4, [1, "a", None, 2], [3, None, "lost", 4], [5, "b", "c", 6]], merges=(Merge(1, 1, 2, 2),))
    lines = [(line.number, line.cells) for line in lines_under(sheet, 0, {})]
    assert lines == [(2, [1, "a", "a", 2]), (3, [3, "a", "a", 4]), (4, [5, "b", "c", 6])]
    assert sheet.rows[2] == [3, None, "lost", 4]


def test_cell_of_a_line_by_its_field():
    """A field's cell is the one under its heading; a field that the sheet has no column of has none."""
    (line,) = lines_under(Sheet(name="A", rows=[["x", "Năm"], ["y", 2022]]), 0, {"year": 1})
    assert (line.cell("year"), line.cell("level"), line.letter("year")) == (2022, None, "B")


def test_field_names_are_the_first_of_their_headings():
    """A written list calls its columns by the first heading of each field."""
    names = {"unit": "Đơn vị", "unit_en": "tentinh_eng", "unit_id": "tinhid", "level": "Cấp", "year": "Năm", "code": "Mã", "score": "Điểm"}
    names |= {"standard_error": "Sai số chuẩn", "sample_size": "Cỡ mẫu", "source": "Nguồn"}
    assert dict(FIELD_NAMES) == names


def test_finding_of_a_line_without_a_value():
    """A finding about an empty cell names its place and shows nothing, not the word for nothing."""
    (line,) = lines_under(Sheet(name="A", rows=[["x", "Năm"], ["y", None]]), 0, {"year": 1})
    told = line.finding("score-code-unknown", "year", year=1999)
    assert (told.sheet, told.row, told.column, told.value, "1999" in told.message) == ("A", 2, "B", "", True)
