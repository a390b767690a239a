"""Reading scores: every layout, every doubt with its place, sums, and the shipped table."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from score_files import (
    HEADINGS_2011_ENGLISH,
    HEADINGS_2011_VIETNAMESE,
    HEADINGS_2016_ENGLISH,
    LABELS_2023,
    STATISTICS,
    codes_by_column,
    column_rows,
    long_rows,
    national_row,
    province_row,
    workbook,
)

from papi_metrics.errors import UnreadableError
from papi_metrics.framework import PAPI_SOURCE, codes, indicator_name, parts_of, provinces, scale, sub_dimensions
from papi_metrics.surveys import SCORE_DTYPES, read_scores, shipped_scores
from papi_metrics.surveys.shipped import SHIPPED_FILE


def scores_of(reading, unit="Hưng Yên", year=2022):
    """Return a unit's scores of a year by code, missing ones left out."""
    table = reading.table
    own = table[(table["unit"] == unit) & (table["year"] == year)]
    return own.set_index("code")["score"].dropna().to_dict()


def doubts(reading):
    """Return the findings as (row, column, code)."""
    return [(item.row, item.column, item.code) for item in reading.findings]


def but_absent(reading):
    """Return the findings of a sheet cut short for a test, without the one that says so."""
    return [item for item in reading.findings if item.code != "score-codes-absent"]


def one_row(reading, code, unit="Hưng Yên"):
    """Return the row of a unit and code."""
    table = reading.table
    return table[(table["unit"] == unit) & (table["code"] == code)].iloc[0]


# --- our long layout


def test_score_of_no_unit_is_told_and_left_out():
    """A row with a code and a score and a blank unit is no score; without a score it is only a blank row."""
    rows = long_rows(("Hưng Yên", "tỉnh", 2022, "1.1", 1.5), (None, "xã", 2022, "1.2", 1.6), (None, "xã", 2022, "1.3", None))
    reading = read_scores(workbook(A=rows))
    assert (scores_of(reading), doubts(reading)) == ({"1.1": 1.5}, [(3, "A", "score-unit-absent")])


@pytest.mark.parametrize(
    "headings",
    [
        ("unit", "level", "year", "code", "score"),
        ("Đơn vị", "Cấp", "Năm", "Mã", "Điểm"),
        ("ĐƠN VỊ", "cấp", "NĂM", "Chỉ số", "điểm"),
        ("Tên đơn vị", "Cấp hành chính", "Năm khảo sát", "Mã/chỉ số", "Điểm số"),
        ("Tỉnh", "Level", "Year", "Mã chỉ số", "Score"),
    ],
    ids=["English", "Vietnamese", "any case", "longer", "mixed"],
)
def test_long_layout_headings(headings):
    """The long layout is known by its headings in either language."""
    data = workbook(Điểm=long_rows(("Hưng Yên", "tỉnh", 2022, "4.1", 1.9), headings=headings))
    assert scores_of(read_scores(data)) == {"4.1": 1.9}


def test_long_layout_headings_need_not_be_on_top():
    """A title above the headings is passed over, and rows keep the numbers Excel shows."""
    rows = [["ĐIỂM PAPI NĂM 2022"], [], *long_rows(("Hưng Yên", "tỉnh", 2022, "4.1", 1.9))]
    assert one_row(read_scores(workbook(Điểm=rows)), "4.1")["row"] == 4


def test_long_layout_optional_columns():
    """Standard error, sample size and source travel with the score, under their Vietnamese headings too."""
    headings = ("Đơn vị", "Cấp", "Năm", "Mã", "Điểm", "Sai số chuẩn", "Cỡ mẫu", "Nguồn")
    rows = long_rows(("Xã A", "xã", 2022, "4", 6.5, "0,12", 180, "Khảo sát của tỉnh"), headings=headings)
    row = one_row(read_scores(workbook(Điểm=rows)), "4", unit="Xã A")
    assert (row["standard_error"], row["sample_size"], row["source"]) == (0.12, 180, "Khảo sát của tỉnh")


def test_long_layout_source_defaults_to_the_file(tmp_path):
    """A score without a source of its own has the file's name for source."""
    path = tmp_path / "diem-xa.xlsx"
    path.write_bytes(workbook(Điểm=long_rows(("Xã A", "xã", 2022, "4", 6.5))))
    assert one_row(read_scores(path), "4", unit="Xã A")["source"] == "Tệp diem-xa.xlsx"


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("4.1", "4.1"),
        ("4,1", "4.1"),
        (4.1, "4.1"),
        (4, "4"),
        ("4.1 Kiểm soát tham nhũng trong chính quyền", "4.1"),
        ("4.1: x", "4.1"),
        ("Chỉ số nội dung 4", "4"),
        ("Dimension 4", "4"),
        ("Kiểm soát tham nhũng", "4"),
        ("Giáo dục tiểu học", "6.2"),
        ("PAPI", "PAPI"),
        ("Tổng điểm", "PAPI"),
        ("Chỉ số PAPI tổng hợp", "PAPI"),
    ],
    ids=str,
)
def test_long_layout_codes(written, code):
    """A code is read from a number, from its text, or from the name of what it stands for."""
    value = {"PAPI": 44.0, "4": 6.5}.get(code, 1.9)
    reading = read_scores(workbook(Điểm=long_rows(("Hưng Yên", "tỉnh", 2022, written, value))))
    assert scores_of(reading) == {code: value}


@pytest.mark.parametrize(
    ("written", "score"),
    [(1.9, 1.9), ("1.9", 1.9), ("1,9", 1.9), (" 1,90 ", 1.9), (2, 2.0), ("0,25", 0.25), (2.5, 2.5), ("2,500", 2.5)],
    ids=repr,
)
def test_scores_as_typed(written, score):
    """A score is a number or a text of one, with a comma or a point."""
    reading = read_scores(workbook(Điểm=long_rows(("Hưng Yên", "tỉnh", 2022, "4.1", written))))
    assert scores_of(reading) == {"4.1": score}
    assert reading.findings == ()


@pytest.mark.parametrize("written", [None, "", "-", "*", "n/a", "N/A", "...", "không công bố"], ids=repr)
def test_scores_not_published(written):
    """Blank, a dash or an asterisk is a score not published: missing, and no doubt."""
    rows = long_rows(("Hưng Yên", "tỉnh", 2022, "4.1", written), ("Hưng Yên", "tỉnh", 2022, "4.2", 1.8))
    reading = read_scores(workbook(Điểm=rows))
    assert scores_of(reading) == {"4.2": 1.8}
    assert reading.findings == ()


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (("Hưng Yên", "tỉnh", 2022, "4.1", "cao"), (3, "E", "score-unread")),
        (("Hưng Yên", "tỉnh", 2022, "4.1", "1.9.2"), (3, "E", "score-unread")),
        (("Hưng Yên", "tỉnh", 2022, "4.1", True), (3, "E", "score-unread")),
        (("Hưng Yên", "tỉnh", 2022, "4.1", 2.6), (3, "E", "score-out-of-scale")),
        (("Hưng Yên", "tỉnh", 2022, "4.1", 0.2), (3, "E", "score-out-of-scale")),
        (("Hưng Yên", "tỉnh", 2022, "4.1", -1), (3, "E", "score-out-of-scale")),
        (("Hưng Yên", "tỉnh", 2022, "4", 19), (3, "E", "score-out-of-scale")),
        (("Hưng Yên", "tỉnh", 2022, "4.1", 0), (3, "E", "score-zero")),
        (("Hưng Yên", "tỉnh", 2010, "4.1", 1.9), (3, "C", "score-year-unread")),
        (("Hưng Yên", "tỉnh", 2101, "4.1", 1.9), (3, "C", "score-year-unread")),
        (("Hưng Yên", "tỉnh", None, "4.1", 1.9), (3, "C", "score-year-unread")),
        (("Hưng Yên", "tỉnh", "năm ngoái", "4.1", 1.9), (3, "C", "score-year-unread")),
        (("Hưng Yên", "tỉnh", 2022, "5.2", 1.9), (3, "D", "score-code-unknown")),
        (("Hưng Yên", "tỉnh", 2017, "7", 3.9), (3, "D", "score-code-unknown")),
        (("Hưng Yên", "tỉnh", 2022, "9.1", 1.9), (3, "D", "score-code-unknown")),
        (("Hưng Yên", "tỉnh", 2022, "Chất lượng sống", 1.9), (3, "D", "score-code-unknown")),
        (("Hung Yenn", "tỉnh", 2022, "4.1", 1.9), (3, "A", "score-unit-corrected")),
        (("Hưng Hóa", "tỉnh", 2022, "4.1", 1.9), (3, "A", "score-unit-unknown")),
        (("Cả nước", "tỉnh", 2022, "4.1", 1.9), (3, "A", "score-national-row")),
        (("Cả nước", "quốc gia", 2022, "4.1", 1.9), (3, "A", "score-national-row")),
        (("Cả nước", "cấp lạ", 2022, "4.1", 1.9), (3, "A", "score-national-row")),
        (("Hưng Yên", "cấp lạ", 2022, "4.1", 1.9), (3, "B", "score-level-unknown")),
        (("Hưng Yên", 7, 2022, "4.1", 1.9), (3, "B", "score-level-unknown")),
        (("Hà Nội", "tỉnh", 2022, "4.1", 1.8), (3, "E", "score-duplicate")),
        (("Ha Noi", None, 2022, "4.1", 1.7), (3, "E", "score-duplicate")),
    ],
    ids=lambda value: f"{value[-1]}-{value[0]}" if len(value) == 3 else None,
)
def test_long_layout_doubts(row, expected):
    """Each doubt names the row and the column where it stands; the row beside it is read all the same."""
    reading = read_scores(workbook(Điểm=long_rows(("Hà Nội", "tỉnh", 2022, "4.1", 1.7), row)))
    assert doubts(reading) == [expected]
    assert scores_of(reading, unit="Hà Nội") == {"4.1": 1.7}


@pytest.mark.parametrize("value", ["cao", 2.6, 0, -1], ids=str)
def test_a_doubtful_score_never_becomes_a_number(value):
    """A score that is not read is missing, and so is the sum it belongs to."""
    parts = [("Hưng Yên", "tỉnh", 2022, code, 1.9) for code in ("4.2", "4.3", "4.4")]
    reading = read_scores(workbook(Điểm=long_rows(("Hưng Yên", "tỉnh", 2022, "4.1", value), *parts)))
    assert set(scores_of(reading)) == {"4.2", "4.3", "4.4"}


@pytest.mark.parametrize(
    ("value", "score"), [(2.505, 2.505), (0.245, 0.245), (3.3333333, None)], ids=["above", "below", "too far"]
)
def test_scales_are_printed_rounded(value, score):
    """A hair beyond a scale that is printed with two decimals is on it."""
    reading = read_scores(workbook(Điểm=long_rows(("Hưng Yên", "tỉnh", 2022, "4.1", value))))
    assert scores_of(reading).get("4.1") == score


def test_findings_carry_the_value_and_a_sentence():
    """A finding tells what stood there, and its sentence names it."""
    reading = read_scores(workbook(Điểm=long_rows(("Hưng Yên", "tỉnh", 2022, "4.1", "cao"))))
    (item,) = reading.findings
    assert (item.value, item.sheet, item.severity) == ("cao", "Điểm", "error")
    assert "cao" in item.message
    assert "4.1" in item.message


def test_a_misspelt_unit_is_told_once():
    """One spelling gives one finding, however many rows it stands on."""
    rows = long_rows(*(("Hung Yenn", "tỉnh", 2022, code, 1.9) for code in ("4.1", "4.2", "4.3")))
    reading = read_scores(workbook(Điểm=rows))
    assert doubts(reading) == [(2, "A", "score-unit-corrected")]
    assert set(scores_of(reading)) == {"4.1", "4.2", "4.3"}


def test_a_unit_like_two_provinces_is_not_guessed():
    """A name as near to one province as to another stays as written, with a warning."""
    reading = read_scores(workbook(Điểm=long_rows(("Xiên Giang", "tỉnh", 2022, "4.1", 1.9))))
    assert doubts(reading) == [(2, "A", "score-unit-unknown")]
    assert set(reading.table["unit"]) == {"Xiên Giang"}


@pytest.mark.parametrize(
    ("unit", "level", "read"),
    [
        ("Hưng Yên", None, "province"),
        ("Hưng Yên", "tỉnh", "province"),
        ("Hưng Yên", "xã", "commune"),
        ("Xã Trung Trắc", None, "commune"),
        ("Phường Phố Hiến", None, "commune"),
        ("Thị trấn Như Quỳnh", None, "commune"),
        ("Huyện Văn Lâm", None, "district"),
        ("Thành phố Hưng Yên", None, "district"),
        ("Thành phố Hồ Chí Minh", None, "province"),
        ("Trung Trắc", "cấp xã", "commune"),
        ("Văn Lâm", "huyện", "district"),
        ("Trung Trắc", "commune", "commune"),
    ],
)
def test_levels(unit, level, read):
    """The level is the one given, else the one that the name tells."""
    reading = read_scores(workbook(Điểm=long_rows((unit, level, 2022, "4.1", 1.9))))
    assert set(reading.table["level"]) == {read}
    assert reading.findings == ()


@pytest.mark.parametrize(
    ("errors", "expected"),
    [
        ((0.05, 100), []),
        ((None, None), []),
        ((0, 0), []),
        (("lớn", 100), [(2, "E", "standard-error-unread")]),
        ((-0.1, 100), [(2, "E", "standard-error-unread")]),
        ((0.05, "nhiều"), [(2, "E", "sample-size-unread")]),
        ((0.05, 99.5), [(2, "E", "sample-size-unread")]),
    ],
    ids=str,
)
def test_standard_error_and_sample_size(errors, expected):
    """A standard error or sample size that is not a positive number is dropped with a warning; the score stays."""
    headings = ("unit", "level", "year", "code", "score", "standard_error", "sample_size")
    rows = long_rows(("Hưng Yên", "tỉnh", 2022, "4.1", 1.9, *errors), headings=headings)
    reading = read_scores(workbook(Điểm=rows))
    assert doubts(reading) == expected
    assert scores_of(reading) == {"4.1": 1.9}


def test_long_layout_repeated_headings_and_blank_rows():
    """Headings repeated after a page break and blank rows are passed over without a word."""
    heads = ["unit", "level", "year", "code", "score"]
    rows = [heads, ["Hưng Yên", "tỉnh", 2022, "4.1", 1.9], [None] * 5, heads, ["Hưng Yên", "tỉnh", 2022, "4.2", 1.8]]
    reading = read_scores(workbook(Điểm=rows))
    assert scores_of(reading) == {"4.1": 1.9, "4.2": 1.8}
    assert reading.findings == ()


def test_long_layout_merged_units():
    """A unit's name merged over its rows belongs to each of them."""
    rows = long_rows(("Hưng Yên", "tỉnh", 2022, "4.1", 1.9), (None, None, 2022, "4.2", 1.8))
    assert set(scores_of(read_scores(workbook(merged=["A2:A3", "B2:B3"], Điểm=rows)))) == {"4.1", "4.2"}


def test_long_layout_year_of_the_sheet():
    """Without a year column the sheet's name tells the year."""
    rows = long_rows(("Hưng Yên", "4.1", 1.9), headings=("Đơn vị", "Mã", "Điểm"))
    assert scores_of(read_scores(workbook(**{"Điểm 2023": rows})), year=2023) == {"4.1": 1.9}


def test_long_layout_as_text():
    """A CSV reads as a workbook does."""
    text = "\ufeffĐơn vị;Cấp;Năm;Mã;Điểm\nHưng Yên;tỉnh;2022;4.1;1,9\n"
    assert scores_of(read_scores(text.encode())) == {"4.1": 1.9}


# --- our wide layout


def wide_rows(*rows, headings=("year", "province", "4.1", "4.2", "4.3", "4.4")):
    """Return our wide layout: the headings, then the rows."""
    return [list(headings), *map(list, rows)]


@pytest.mark.parametrize(
    "headings",
    [
        ("year", "province", "4.1", "4.2", "4.3", "4.4"),
        ("Năm", "Tỉnh", 4.1, 4.2, 4.3, 4.4),
        ("Năm", "Đơn vị", "4.1 Trong chính quyền", "4.2: dịch vụ công", "4.3", "4.4"),
    ],
    ids=["text", "numbers", "with names"],
)
def test_wide_layout_headings(headings):
    """A column's code is read from its heading, be it text or a number; the dimension is their sum."""
    reading = read_scores(workbook(Điểm=wide_rows((2022, "Hưng Yên", 1.5, 1.6, 1.7, 1.8), headings=headings)))
    assert scores_of(reading) == pytest.approx({"4": 6.6, "4.1": 1.5, "4.2": 1.6, "4.3": 1.7, "4.4": 1.8})
    assert reading.findings == ()


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ((2022, "Hưng Yên", 1.5, "x1", 1.7, 1.8), (2, "D", "score-unread")),
        ((2022, "Hưng Yên", 1.5, 9, 1.7, 1.8), (2, "D", "score-out-of-scale")),
        ((2022, "Hưng Yên", 1.5, 0, 1.7, 1.8), (2, "D", "score-zero")),
        ((2009, "Hưng Yên", 1.5, 1.6, 1.7, 1.8), (2, "A", "score-year-unread")),
        ((2022, "Hung Yenn", 1.5, 1.6, 1.7, 1.8), (2, "B", "score-unit-corrected")),
        ((2022, "Nơi khác", 1.5, 1.6, 1.7, 1.8), (2, "B", "score-unit-unknown")),
    ],
    ids=lambda value: value[-1] if len(value) == 3 else None,
)
def test_wide_layout_doubts(row, expected):
    """Each doubt names the cell where it stands."""
    assert doubts(read_scores(workbook(Điểm=wide_rows(row)))) == [expected]


def test_wide_layout_a_unit_twice():
    """A second row of a unit and year is left out, cell by cell."""
    rows = wide_rows((2022, "Hưng Yên", 1.5, 1.6), (2022, "Hưng Yên", 1.9, 1.6), headings=("year", "unit", "4.1", "4.2"))
    reading = read_scores(workbook(Điểm=rows))
    assert doubts(reading) == [(3, "C", "score-duplicate"), (3, "D", "score-duplicate")]
    assert scores_of(reading)["4.1"] == 1.5


def test_wide_layout_a_code_its_year_lacks():
    """A column may belong to other years: only a figure in it is a doubt, once a year."""
    headings = ("year", "unit", "4.1", "5.2")
    rows = wide_rows(
        (2020, "Hưng Yên", 1.5, 1.6), (2021, "Hưng Yên", 1.5, None), (2022, "Hưng Yên", 1.5, 1.6), headings=headings
    )
    assert doubts(read_scores(workbook(Điểm=rows))) == [(4, "D", "score-code-unknown")]


def test_wide_layout_of_communes():
    """A local survey gives whole dimensions: they stand as given, and a full set of them makes the total."""
    headings = ("Đơn vị", "Cấp", "Năm", "Nguồn", *range(1, 9))
    rows = wide_rows(("Trung Trắc", "xã", 2022, "Quyết định 1", *[5.5] * 8), headings=headings)
    reading = read_scores(workbook(Điểm=rows))
    assert scores_of(reading, unit="Trung Trắc") == {"PAPI": 44.0} | {str(code): 5.5 for code in range(1, 9)}
    assert set(reading.table["source"]) == {"Quyết định 1"}


@pytest.mark.parametrize(("unit", "level"), [("Hưng Yên", "commune"), ("huyện Yên Mỹ", "district"), ("xã Hà Nam", "commune")])
def test_level_not_understood_never_makes_a_province(unit, level):
    """A unit whose level cannot be read is a commune or what its name says, whatever province bears its name; told once."""
    rows = [(unit, "cáp tỉnhh", 2022, code, 1.5) for code in ("4.1", "4.2")]
    reading = read_scores(workbook(Điểm=long_rows(*rows)))
    assert set(reading.table["level"]) == {level}
    assert doubts(reading) == [(2, "B", "score-level-unknown")]


def test_wide_layout_with_years_is_papi_s_only_by_its_source():
    """A list with a year a row may be anyone's: a province's scores without a source are not said to be PAPI's."""
    rows = wide_rows(("Hưng Yên", "tỉnh", 2025, *[5.5] * 8), headings=("Đơn vị", "Cấp", "Năm", *range(1, 9)))
    assert set(read_scores(workbook(Điểm=rows), name="diem.xlsx").table["source"]) == {"Tệp diem.xlsx"}


def test_list_of_a_few_provinces_is_not_said_to_be_papi_s():
    """A province that lists its own figures under a year's sheet name has not PAPI's name put to them."""
    rows = [["Tỉnh", "1.1", "1.2", "1.3"], ["Hà Giang", 1.1, 1.0, 1.2]]
    table = read_scores(workbook(**{"2024": rows}), name="ha-giang.xlsx").table
    assert set(table["source"]) == {"Tệp ha-giang.xlsx"}
    by_code = [["Chỉ số", "Hà Giang", "Hà Nội"], ["1.1", 1.1, 1.2], ["1.2", 1.0, 1.1], ["1.3", 1.2, 1.3]]
    table = read_scores(workbook(**{"2024": by_code}), name="hai-tinh.xlsx").table
    assert set(table["source"]) == {"Tệp hai-tinh.xlsx"}


def test_list_of_communes_without_levels_is_of_communes():
    """What a name says of its level holds where the list has no column of levels."""
    rows = [["Xã", "1.1", "1.2", "1.3"], ["xã Minh Hòa", 1.1, 1.0, 1.2]]
    assert set(read_scores(workbook(**{"2024": rows})).table["level"]) == {"commune"}


def test_wide_layout_keeps_sample_sizes_and_tells_of_errors():
    """A row's sample is that of each of its scores; a standard error beside several scores belongs to none, and is told of."""
    rows = wide_rows(("Trung Trắc", "xã", 2022, 300, 0.05, 1.1, 1.0), headings=("Đơn vị", "Cấp", "Năm", "Cỡ mẫu", "Sai số chuẩn", "1.1", "1.2"))
    reading = read_scores(workbook(Điểm=rows))
    own = reading.table[reading.table["score"].notna()]
    assert (own["sample_size"].tolist(), own["standard_error"].isna().all()) == ([300, 300], True)
    assert doubts(reading) == [(2, "E", "standard-error-of-none")]


# --- sums


def parts_rows(values, year=2022):
    """Return long rows of Hưng Yên."""
    return long_rows(*(("Hưng Yên", "tỉnh", year, code, value) for code, value in values.items()))


def full(year=2022, value=1.5):
    """Return every sub-dimension of a year, all alike."""
    return dict.fromkeys(sub_dimensions(year), value)


@pytest.mark.parametrize("year", [2011, 2017, 2018, 2020, 2022, 2024])
def test_sums_follow_the_structure_of_the_year(year):
    """A dimension is the sum of its parts and the total that of six dimensions to 2017, eight from 2018."""
    scores = scores_of(read_scores(workbook(Điểm=parts_rows(full(year), year))), year=year)
    assert set(scores) == set(codes(year))
    assert scores["5"] == pytest.approx(1.5 * len(parts_of("5", year)))
    assert scores["PAPI"] == pytest.approx(1.5 * len(sub_dimensions(year)))


@pytest.mark.parametrize("missing", ["1.1", "5.4", "8.3"])
def test_sums_lack_what_a_part_lacks(missing):
    """One missing part leaves its dimension and the total missing, and nothing else."""
    values = {code: value for code, value in full().items() if code != missing}
    scores = scores_of(read_scores(workbook(Điểm=parts_rows(values))))
    assert set(codes(2022)) - set(scores) == {missing, missing[0], "PAPI"}


def test_sums_are_made_anew():
    """A published dimension gives way to the sum of its parts, with a warning where they differ."""
    values = {"4.1": 1.5, "4.2": 1.6, "4.3": 1.7, "4.4": 1.8, "4": 6.7}
    reading = read_scores(workbook(Điểm=parts_rows(values)))
    assert scores_of(reading)["4"] == pytest.approx(6.6)
    assert doubts(reading) == [(6, "E", "score-sum-differs")]


@pytest.mark.parametrize(
    ("published", "doubt"),
    [(6.6, False), (6.61, False), (6.62, False), (6.63, True), (6.5, True), (6.601, True), (6.6001, False)],
)
def test_sums_may_differ_by_rounding(published, doubt):
    """Five figures of two decimals may be off by half a unit each; a sum of more decimals is held closer."""
    parts = {"4.1": 1.5123, "4.2": 1.6, "4.3": 1.6877, "4.4": 1.8}
    reading = read_scores(workbook(Điểm=parts_rows(parts | {"4": published})))
    assert bool(reading.findings) == (doubt and abs(published - 6.6) > 0.0025)


def test_a_dimension_stands_where_no_part_is_published():
    """Published dimensions without parts are used; a total alone likewise."""
    assert scores_of(read_scores(workbook(Điểm=parts_rows({"4": 6.5})))) == {"4": 6.5}
    assert scores_of(read_scores(workbook(Điểm=parts_rows({"PAPI": 44.5})))) == {"PAPI": 44.5}


def test_a_published_dimension_does_not_stand_in_for_missing_parts():
    """Where some parts are published and one is not, the dimension is missing whatever the file says."""
    values = {"4.1": 1.5, "4.2": None, "4.3": 1.7, "4.4": 1.8, "4": 6.6}
    assert "4" not in scores_of(read_scores(workbook(Điểm=parts_rows(values))))


def test_table_has_every_code_of_the_year():
    """A unit and year has a row for each code, in PAPI's order, missing where nothing was published."""
    reading = read_scores(workbook(Điểm=parts_rows({"4.1": 1.5})))
    assert tuple(reading.table["code"]) == codes(2022)
    assert reading.table["score"].notna().sum() == 1


def test_table_types():
    """The columns of the score table and their types are stable."""
    reading = read_scores(workbook(Điểm=parts_rows({"4.1": 1.5})))
    assert {name: str(dtype) for name, dtype in reading.table.dtypes.items()} == dict(SCORE_DTYPES)


def test_a_file_of_errors_only_gives_an_empty_table():
    """Where the layout is known and no row can be used, the table is empty and the findings say why."""
    reading = read_scores(workbook(Điểm=long_rows(("Hưng Yên", "tỉnh", 1999, "4.1", 1.5))))
    assert reading.table.empty
    assert {name: str(dtype) for name, dtype in reading.table.dtypes.items()} == dict(SCORE_DTYPES)
    assert reading.has_errors


@pytest.mark.parametrize(("lacking", "dropped"), [("8", ["PAPI"]), ("4.2", ["PAPI", "4"])])
def test_a_published_sum_never_vanishes_in_silence(lacking, dropped):
    """A published sum that lacks a part is told at its own cell."""
    values = {"PAPI": 44.18, "4": 6.6} | dict.fromkeys(("1", "2", "3", "5", "6", "7", "8"), 5.5)
    values |= {"4.1": 1.5, "4.2": 1.6, "4.3": 1.7, "4.4": 1.8} | {lacking: None}
    headings = ("year", "unit", *values)
    reading = read_scores(workbook(Điểm=wide_rows((2022, "Hưng Yên", *values.values()), headings=headings)))
    columns = {"PAPI": "C", "4": "D"}
    assert doubts(reading) == [(2, columns[code], "score-sum-dropped") for code in dropped]


@pytest.mark.parametrize(("total", "told"), [(44.10, 0), (44.14, 0), (44.24, 1)])
def test_rounding_counts_the_parts_published(total, told):
    """Eight dimensions without sub-dimensions may be off by nine half units, not by 29."""
    dimensions = dict(zip("12345678", [5.5] * 7 + [5.6], strict=True))
    reading = read_scores(workbook(Điểm=parts_rows({"PAPI": total} | dimensions)))
    assert doubts(reading) == [(2, "E", "score-sum-differs")] * told


def test_an_uncomputed_cell_is_told_where_it_costs_a_score():
    """A formula without a value is told for a score, not for a sum that is made anew."""
    row = province_row("Hưng Yên")
    row[4] = "=1+0.5"
    reading = read_scores(workbook(**{"2011_PAPI": [HEADINGS_2011_ENGLISH, row]}))
    assert (2, "E", "cell-uncomputed") in doubts(reading)


# --- PAPI's workbooks to 2017


def sheet_to_2017(*rows, english=HEADINGS_2011_ENGLISH):
    """Return a sheet of that era: two heading rows, the provinces, the national row."""
    return [english, HEADINGS_2011_VIETNAMESE, *rows, national_row()]


def test_official_to_2017():
    """Provinces as rows: all 22 sub-dimensions by the names of the headings, the uncomputed total made anew."""
    others = [[at, item.name_en, item.name, *province_row("Hà Nội")[3:]] for at, item in enumerate(provinces(), 100) if item.name not in {"Hà Nội", "Hưng Yên"}]
    rows = [province_row("Hà Nội"), province_row("Hưng Yên"), *others]
    reading = read_scores(workbook(**{"2011_PAPI": sheet_to_2017(*rows)}))
    scores = scores_of(reading, year=2011)
    assert set(scores) == set(codes(2011))
    assert (scores["2"], scores["6"], scores["PAPI"]) == (4.5, 6.0, 33.0)
    assert set(reading.table["source"]) == {PAPI_SOURCE}


def test_official_to_2017_national_row():
    """The row of the whole country is dropped with a note."""
    reading = read_scores(workbook(**{"2011_PAPI": sheet_to_2017(province_row("Hà Nội"))}))
    assert doubts(reading) == [(4, "C", "score-national-row")]
    assert set(reading.table["unit"]) == {"Hà Nội"}


def test_official_to_2017_national_row_by_its_number():
    """Whatever the row of number 999 is called, it is not a province."""
    row = [999, "Largest", "Giá trị lớn nhất", *national_row()[3:]]
    reading = read_scores(workbook(**{"2011_PAPI": [*sheet_to_2017(province_row("Hà Nội"))[:-1], row]}))
    assert doubts(reading) == [(4, "C", "score-national-row")]


def test_official_to_2017_either_heading_row_names_a_column():
    """A column that the English heading does not name is known by the Vietnamese one under it, and the other way."""
    english, vietnamese = [*HEADINGS_2011_ENGLISH], [*HEADINGS_2011_VIETNAMESE]
    english[4], vietnamese[5] = "Knowledge (new)", "Tên mới"
    rows = [english, vietnamese, province_row("Hưng Yên")]
    assert {"1.1", "1.2"} <= set(scores_of(read_scores(workbook(**{"2011_PAPI": rows})), year=2011))


def test_official_to_2017_rows_and_sheets():
    """Each score keeps the sheet and the row it was read from."""
    row = one_row(read_scores(workbook(**{"2012_PAPI": sheet_to_2017(province_row("Hưng Yên"))})), "3.2")
    assert (row["sheet"], row["row"], row["year"]) == ("2012_PAPI", 3, 2012)


@pytest.mark.parametrize(
    ("year", "english", "code"),
    [(2011, HEADINGS_2011_ENGLISH, "3.2"), (2016, HEADINGS_2016_ENGLISH, "3.3")],
    ids=["to 2015", "2016"],
)
def test_official_to_2017_names_by_era(year, english, code):
    """People's Inspection Boards are 3.2 to 2015 and 3.3 in 2016: the year of the sheet decides."""
    row = province_row("Hưng Yên")
    row[english.index("People's Inspection Boards")] = 1.9
    reading = read_scores(workbook(**{f"{year}_PAPI": sheet_to_2017(row, english=english)}))
    assert scores_of(reading, year=year)[code] == 1.9


def test_official_to_2017_several_years():
    """One workbook holds a sheet a year."""
    sheets = {f"{year}_PAPI": sheet_to_2017(province_row("Hưng Yên")) for year in (2011, 2012, 2013)}
    assert sorted(set(read_scores(workbook(**sheets)).table["year"])) == [2011, 2012, 2013]


def test_official_to_2017_a_province_not_published():
    """A province with blank cells has rows without scores."""
    blank = [34, "Thai Binh", "Thái Bình", *[None] * 28, 0]
    reading = read_scores(workbook(**{"2014_PAPI": sheet_to_2017(province_row("Hưng Yên"), blank)}))
    assert scores_of(reading, unit="Thái Bình", year=2014) == {}
    assert (4, "AF", "score-zero") in doubts(reading)


def test_official_to_2017_a_dimension_at_odds():
    """A published dimension that is not the sum of its parts is a warning at its cell."""
    row = province_row("Hưng Yên")
    row[3] = 6.4
    reading = read_scores(workbook(**{"2011_PAPI": sheet_to_2017(row)}))
    assert (3, "D", "score-sum-differs") in doubts(reading)
    assert scores_of(reading, year=2011)["1"] == 6.0


def test_official_to_2017_numbered_headings_over_several_sheets():
    """Single-year files have a summary of dimensions and a sheet a dimension, headings numbered "1.1:"."""
    summary = [["Tên tỉnh", "1: Tham gia của người dân ở cấp cơ sở ", "2: Công khai"], ["Hưng Yên ", 6.0, 4.5]]
    first = [["Tên tỉnh ", "  1: Tham gia", "1.1: Tri thức", "1.2: Cơ hội", "1.3: Bầu cử", "1.4: Đóng góp"]]
    first += [["Hưng Yên", 6.0, 1.5, 1.5, 1.5, 1.5]]
    reading = read_scores(workbook(**{"2016PAPI- Bảng tổng hợp kết quả": summary, "Điểm thành phần 1": first}))
    assert scores_of(reading, year=2016) == {
        "1": 6.0, "1.1": 1.5, "1.2": 1.5, "1.3": 1.5, "1.4": 1.5, "2": 4.5,
    }  # fmt: skip
    assert [item.code for item in reading.findings] == ["score-repeated"]


@pytest.mark.parametrize("named", [True, False], ids=["path", "bytes"])
def test_a_sheet_named_after_a_later_year_than_its_figures(tmp_path, named):
    """PAPI's file of 2011 has a tab that says 2012: its figures are those of 2011, whatever the file is called."""
    path, wide = tmp_path / "tải về.xlsx", published_of(2011)
    headings = ["tentinh_vie", *(indicator_name(code, 2011) for code in wide.index)]
    path.write_bytes(workbook(**{"2012PAPI": [headings, *([unit, *wide[unit]] for unit in wide.columns)]}))
    reading = read_scores(path if named else path.read_bytes())
    assert [(item.code, item.sheet) for item in reading.findings] == [("score-year-of-sheet", "2012PAPI")]
    same_scores(reading, 2011)


@pytest.mark.parametrize(
    ("sheet", "title", "file", "expected"),
    [
        ("2023_PAPI", None, "tai ve 2022.xlsx", (2023, 1)),
        ("2023_PAPI", "Dữ liệu PAPI 2022", "a.xlsx", (2023, 1)),
        ("Data", "Dữ liệu PAPI 2022", "tai ve 2023.xlsx", (2022, 1)),
        ("Data", "Dữ liệu PAPI 2022", "a.xlsx", (2022, 0)),
        ("2023_PAPI", "Cập nhật 1/7/2025", "PAPI2023.xlsx", (2023, 0)),
    ],
)
def test_the_year_is_the_same_by_path_and_bytes(tmp_path, sheet, title, file, expected):
    """The sheet decides, not the file's name; any disagreement is told."""
    data = workbook(**{sheet: [[title], *column_rows([("4.1: x", None, 1.5, 1.6)])]})
    (tmp_path / file).write_bytes(data)
    reading = read_scores(tmp_path / file)
    told = [item for item in reading.findings if item.code == "score-year-of-sheet"]
    assert ({*reading.table["year"]}, len(told)) == ({expected[0]}, expected[1])
    assert {*read_scores(data).table["year"]} == {expected[0]}


def test_the_year_may_stand_in_a1_beside_the_headings():
    """A title in A1 tells the year though the provinces stand on its row."""
    rows = column_rows([("4.1: x", None, 1.5, 1.6)])
    rows[0][0] = "Dữ liệu PAPI 2022"
    assert scores_of(read_scores(workbook(Data=rows))) == {"4.1": 1.6}


def test_an_absent_year_is_what_the_refusal_names():
    """The refusal says that the year is missing and where to write it; beside other sheets it is a finding."""
    data = column_rows([("4.1: x", None, 1.5, 1.6)])
    with pytest.raises(UnreadableError, match=r"thiếu năm.*tên trang tính.*A1"):
        read_scores(workbook(Data=data))
    reading = read_scores(workbook(Data=data, Điểm=parts_rows({"4.1": 1.5})))
    assert [(item.code, item.sheet) for item in reading.findings] == [("score-year-absent", "Data")]


# --- PAPI's workbooks from 2018


def figures_2023(one=1.5, other=1.6):
    """Return the rows of dimension 1 as the workbook of 2023 has them: the total's statistics, then figures, then questions."""
    rows = [
        (("Unweighted PAPI Score", "Chỉ số PAPI tổng hợp (không có trọng số)"), "10-80 điểm/points", 43.9, 44.2),
        (("Unweighted 95% CI Low", "Chỉ số PAPI tổng hợp (không có trọng số) - điểm thấp"), None, 43.7, 42.8),
        (("Unweighted 95% CI High", "Chỉ số PAPI tổng hợp (không có trọng số) - điểm cao"), None, 44.2, 45.7),
        (("Unweighted Standard Error", "Chỉ số PAPI tổng hợp (không có trọng số) - sai số"), None, 0.157, 0.887),
        (("Dimension 1: Participation", "Chỉ số nội dung 1: Tham gia"), "1-10 điểm/points", one * 4, other * 4),
    ]
    for code, english, vietnamese, scale_label in LABELS_2023:
        values = (one, other) if code else (0.745, 0.703)
        rows.append(((english, vietnamese), scale_label, *values))
    return rows


def test_official_from_2018():
    """Provinces as columns: codes by the number in either label, survey questions passed over."""
    reading = read_scores(workbook(**{"2023_VIE_ENG": column_rows(figures_2023())}))
    expected = {"PAPI": 44.2, "1": 6.4, "1.1": 1.6, "1.2": 1.6, "1.3": 1.6, "1.4": 1.6}
    scores = scores_of(reading, year=2023)
    assert {code: scores[code] for code in ("1", "1.1", "1.2", "1.3", "1.4")} == pytest.approx(
        {code: expected[code] for code in ("1", "1.1", "1.2", "1.3", "1.4")}
    )
    assert set(scores) == {"1", "1.1", "1.2", "1.3", "1.4"}


def test_official_from_2018_standard_error_of_the_total():
    """The row called standard error is used; the interval's bounds are not."""
    row = one_row(read_scores(workbook(**{"2023_VIE_ENG": column_rows(figures_2023())})), "PAPI")
    assert row["standard_error"] == 0.887


def test_official_from_2018_rows():
    """A score keeps the row of its figure."""
    reading = read_scores(workbook(**{"2023_VIE_ENG": column_rows(figures_2023())}))
    assert (one_row(reading, "1.1")["row"], one_row(reading, "1.2")["row"]) == (8, 10)


def blocks(label, *, values=(6.0, 6.4), second=None):
    """Return a figure with its five statistics: the label on the first row alone, or repeated on each."""
    weighted, low, high = [value + 0.2 for value in values], [value - 0.3 for value in values], [9.9, 9.9]
    figures = (values, weighted, low, high, (0.12, 0.13))
    return [
        ((label if index == 0 or second else None, statistic), "1-10 điểm/points" if index == 0 else None, *row)
        for index, (statistic, row) in enumerate(zip(STATISTICS, figures, strict=True))
    ]


@pytest.mark.parametrize("label", ["Dimension 4", "Chỉ số nội dung 4", "Dimension 4: Control of Corruption", "4: X"])
@pytest.mark.parametrize("repeated", [True, False], ids=["label on each row", "label on the first row"])
def test_official_from_2018_five_statistics(label, repeated):
    """Of unweighted, weighted, bounds and standard error, the unweighted score and its error are read."""
    reading = read_scores(workbook(**{"2022_VIE_ENG": column_rows(blocks(label, second=repeated))}))
    row = one_row(reading, "4")
    assert (row["score"], row["standard_error"]) == (6.4, 0.13)


@pytest.mark.parametrize(
    "labels",
    [
        ("Dimension 4 - Unweighted", "Dimension 4 - Weighted", "Dimension 4 - 95% CI Low", "Dimension 4 - Standard Error"),
        ("Chỉ số nội dung 4", "Chỉ số nội dung 4 (có trọng số)", "Khoảng tin cậy 95% - điểm thấp", "Sai số chuẩn"),
        ("Chỉ số nội dung 4 (không có trọng số)", "Chỉ số nội dung 4 (có trọng số)", "Cận dưới", "Sai số chuẩn"),
    ],
    ids=["English", "Vietnamese", "Vietnamese unweighted"],
)
def test_official_from_2018_statistics_in_one_label(labels):
    """Statistics may be told in the figure's own label, in either language."""
    rows = [(label, None, *values) for label, values in zip(labels, [(6, 6.4), (5, 5.4), (4, 4.4), (0.1, 0.13)], strict=True)]
    row = one_row(read_scores(workbook(**{"2019_VIE": column_rows(rows, english=False)})), "4")
    assert (row["score"], row["standard_error"]) == (6.4, 0.13)


def test_official_from_2018_error_of_a_question_is_not_a_figures():
    """A standard error under a survey question belongs to nobody."""
    rows = [
        ("1.1: Tri thức công dân", "0.25-2.5 điểm", 1.5, 1.6),
        ("Hiểu biết về chính sách (%)", "0%-100%", 0.7, 0.6),
        ("Standard Error", None, 0.01, 0.02),
    ]
    row = one_row(read_scores(workbook(**{"2022_VIE": column_rows(rows, english=False)})), "1.1")
    assert pd.isna(row["standard_error"])


@pytest.mark.parametrize("scale_label", ["1-10 điểm/points", "1 - 10 điểm", "0,33-3,33", None])
def test_official_from_2018_scale_labels_are_not_codes(scale_label):
    """The scale beside a question never makes a figure of it."""
    rows = [("4.1: Trong chính quyền", "0.25-2.5", 1.5, 1.6), ("Mức độ hài lòng", scale_label, 4.0, 5.0)]
    reading = read_scores(workbook(**{"2022_VIE": column_rows(rows, english=False)}))
    assert scores_of(reading) == {"4.1": 1.6}


def test_official_from_2018_a_question_named_like_a_figure():
    """A share in per cent is a survey question, whatever its name; the figure of that name comes later."""
    rows = [
        (("Civic Knowledge", "Hiểu biết về chính sách (%)"), "0%-100%", 0.7, 0.6),
        (("Civic Knowledge", "1.1: Tri thức công dân"), "0.25-2.5 điểm", 1.5, 1.6),
    ]
    assert scores_of(read_scores(workbook(**{"2022_VIE_ENG": column_rows(rows)}))) == {"1.1": 1.6}


@pytest.mark.parametrize("first", ["Weighted", "95% CI Low", "Standard Error"])
def test_official_from_2018_statistics_in_any_order(first):
    """The score is the unweighted row, wherever it stands among the statistics."""
    rows = [(("Dimension 4", first), None, 5.5, 5.6), (("Dimension 4", "Unweighted"), None, 6.0, 6.4)]
    assert scores_of(read_scores(workbook(**{"2022_VIE_ENG": column_rows(rows)}))) == {"4": 6.4}


def test_official_from_2018_a_figure_twice():
    """Of two rows of one figure the first counts."""
    rows = [("4.1: x", None, 1.5, 1.6), ("4.1: x", None, 1.7, 1.8)]
    assert scores_of(read_scores(workbook(**{"2022_VIE_ENG": column_rows(rows)}))) == {"4.1": 1.6}


def test_official_from_2018_zero_is_missing():
    """PAPI writes 0 for what is not published: missing, noted once a province."""
    zeros = [{"4": 6.0, "4.1": 1.5, "4.2": 1.5, "4.3": 1.5, "4.4": 1.5}, dict.fromkeys(("4", "4.1", "4.2", "4.3", "4.4"), 0)]
    reading = read_scores(workbook(**codes_by_column(2024, zeros)))
    assert scores_of(reading, year=2024) == {}
    assert [item.code for item in but_absent(reading)] == ["score-zero"]


def test_official_from_2018_newer_files_repeat_older_years():
    """A sheet a year: the years of a file are all read, each from its own sheet."""
    sheets = codes_by_column(2022, [{"4.1": 1.5}, {"4.1": 1.6}]) | codes_by_column(2023, [{"4.1": 1.7}, {"4.1": 1.8}])
    reading = read_scores(workbook(**sheets))
    assert [scores_of(reading, year=year)["4.1"] for year in (2022, 2023)] == [1.6, 1.8]
    assert but_absent(reading) == []


@pytest.mark.parametrize(
    ("second", "score", "found"),
    [
        (1.6, 1.6, ["score-repeated"]),
        (1.7, 1.6, ["score-conflict", "score-repeated"]),
        (None, 1.6, ["score-repeated"]),
    ],
    ids=["the same", "another", "blank"],
)
def test_official_from_2018_a_year_twice(second, score, found):
    """A year on two sheets is read once; where the sheets differ the first one counts, with a warning."""
    rows = column_rows([("4.1: x", None, 1.5, 1.6)])
    again = column_rows([("4.1: x", None, 1.5, second)])
    reading = read_scores(workbook(**{"2022_VIE": rows, "2022_ENG": again}))
    assert scores_of(reading)["4.1"] == score
    assert [item.code for item in but_absent(reading)] == found


def test_official_from_2018_a_blank_gives_way_to_another_sheet():
    """A score blank on the first sheet is taken from the second."""
    sheets = {"2022_A": column_rows([("4.1: x", None, 1.5, None)]), "2022_B": column_rows([("4.1: x", None, 1.5, 1.6)])}
    assert scores_of(read_scores(workbook(**sheets)))["4.1"] == 1.6


MERGED_2024 = [
    ["Mã tỉnh mới", None, None, 1, 33, None],
    ["Tỉnh/Thành phố từ 1/7/2025", None, None, "Hà Nội", "Hưng Yên", None],
]


@pytest.mark.parametrize(
    ("above", "merged"),
    [
        (MERGED_2024, ["E2:F2"]),
        ([MERGED_2024[0], [*MERGED_2024[1][:5], "Hưng Yên"]], []),
    ],
    ids=["merged cells", "repeated names"],
)
def test_official_2024_maps_old_provinces_to_new(above, merged):
    """The rows of the 34 new units above the 63 provinces are not the provinces' names."""
    rows = column_rows(
        [("Dimension 4", "1-10", 6.0, 6.4, 6.8)], provinces=("Hà Nội", "Hưng Yên", "Thái Bình"), above=above
    )
    reading = read_scores(workbook(merged=merged, **{"2024_PAPI_VIE_ENG": rows}))
    found = {unit: scores_of(reading, unit=unit, year=2024)["4"] for unit in ("Hà Nội", "Hưng Yên", "Thái Bình")}
    assert found == {"Hà Nội": 6.0, "Hưng Yên": 6.4, "Thái Bình": 6.8}
    assert but_absent(reading) == []


def test_official_2024_blank_columns_between_groups():
    """A blank column between groups of provinces is not a province."""
    rows = column_rows([("Dimension 4", "1-10", 6.0, None, 6.8)], provinces=("Hà Nội", None, "Thái Bình"))
    reading = read_scores(workbook(**{"2024_PAPI_VIE_ENG": rows}))
    assert set(reading.table["unit"]) == {"Hà Nội", "Thái Bình"}


@pytest.mark.parametrize(
    ("name", "used", "found"),
    [
        ("Hưng Yên ", "Hưng Yên", None),
        ("Hung Yen", "Hưng Yên", None),
        ("HƯNG YÊN", "Hưng Yên", None),
        ("Hưng Yênn", "Hưng Yên", "score-unit-corrected"),
        ("Tỉnh lạ", "Tỉnh lạ", "score-unit-unknown"),
    ],
)
def test_official_from_2018_names_of_provinces(name, used, found):
    """A heading's province is known by any spelling; a near one is corrected, another kept, both with a warning."""
    rows = column_rows([("Dimension 4", "1-10", 6.0, 6.2, 6.4)], provinces=("Hà Nội", "Cao Bằng", name))
    reading = read_scores(workbook(**{"2022_VIE_ENG": rows}))
    assert scores_of(reading, unit=used)["4"] == 6.4
    assert [(item.row, item.column, item.code) for item in but_absent(reading)] == ([(2, "F", found)] if found else [])


def test_official_from_2018_national_column():
    """A column of the whole country is dropped with a note."""
    rows = column_rows([("Dimension 4", "1-10", 6.0, 6.2, 6.4)], provinces=("Hà Nội", "Hưng Yên", "Cả nước"))
    reading = read_scores(workbook(**{"2022_VIE_ENG": rows}))
    assert set(reading.table["unit"]) == {"Hà Nội", "Hưng Yên"}
    assert [(item.row, item.column, item.code) for item in but_absent(reading)] == [(2, "F", "score-national-row")]


def test_official_from_2018_a_code_the_year_lacks():
    """A figure of a code that the year does not publish is one finding, at its label."""
    rows = [("4.1: x", None, 1.5, 1.6), ("5.2: Giấy phép xây dựng", None, 1.5, 1.6)]
    reading = read_scores(workbook(**{"2022_VIE_ENG": column_rows(rows)}))
    assert [(item.row, item.column, item.code) for item in but_absent(reading)] == [(4, "A", "score-code-unknown")]


@pytest.mark.parametrize(
    ("sheet", "file", "year"),
    [
        ("2022_VIE_ENG", None, 2022),
        ("2019PAPI_Indicators_VIE", None, 2019),
        ("ProvincialIndicators_VIE", "PAPI2018_ProvincialScores_ByIndicators_VIE.xlsx", 2018),
        ("2021_VIE_ENG", "2024PAPI_34_TinhThanh.xlsx", 2021),
        ("2024_PAPI_VIE_ENG", "1.2024PAPI.xlsx", 2024),
    ],
)
def test_the_year_of_a_sheet(tmp_path, sheet, file, year):
    """The sheet's name tells the year, else the file's; a newer file may hold older years."""
    data = workbook(**{sheet: column_rows([("4.1: x", None, 1.5, 1.6)])})
    if file:
        (tmp_path / file).write_bytes(data)
    assert set(read_scores(tmp_path / file if file else data).table["year"]) == {year}


@pytest.mark.parametrize(
    ("label", "code"),
    [
        ("Limits on Public Sector Corruption", "4.1"),
        ("Land-Use Rights Procedures", "5.3"),
        ("Land Title Procedures (LURC)", "5.3"),
        ("Poverty Lists", "2.2"),
        ("Quality of Elections", "1.3"),
        ("Chất lượng bầu cử", "1.3"),
    ],
)
def test_official_from_2018_names_of_every_era(label, code):
    """A name of any era names what it meant, by the code of the sheet's year, with or without a remark."""
    assert scores_of(read_scores(workbook(**{"2022_ENG": column_rows([(label, "0.25-2.5", 1.5, 1.6)])}))) == {code: 1.6}


@pytest.mark.parametrize("scale_label", ["0.25-2.5", "0,33-3,33 điểm", "0.5-5", "1-10 điểm/points", "10 – 80"])
def test_official_from_2018_a_label_not_known(scale_label):
    """A row of points whose label names no code is told at its label."""
    rows = [("4.1: x", None, 1.5, 1.6), ("Tên lạ", scale_label, 1.5, 1.6)]
    reading = read_scores(workbook(**{"2022_VIE": column_rows(rows)}))
    assert [(item.row, item.column, item.value) for item in but_absent(reading)] == [(4, "A", "Tên lạ")]
    assert but_absent(reading)[0].code == "score-label-unknown"


def test_official_from_2018_every_unknown_label_is_told():
    """Two labels not known, each with its statistics, give two findings and leave the block above alone."""
    rows = [("4.1: x", None, 1.5, 1.6)]
    rows += [(f"{name} - {what}", None, 0.5, 0.6) for name in ("Một tên lạ", "Hai tên lạ") for what in STATISTICS]
    reading = read_scores(workbook(**{"2022_VIE": column_rows(rows)}))
    told = [(item.row, item.code) for item in but_absent(reading)]
    assert told[:2] == [(4, "score-label-unknown"), (9, "score-label-unknown")]
    assert pd.isna(one_row(reading, "4.1")["standard_error"])


def test_official_from_2018_codes_that_never_appear():
    """One warning a sheet names the codes of the year that no row gives."""
    values = dict.fromkeys((code for code in codes(2022) if code not in {"PAPI", "4.1"}), 1.5)
    reading = read_scores(workbook(**codes_by_column(2022, [values, values])))
    told = [item.value for item in reading.findings if item.code == "score-codes-absent"]
    assert told == ["PAPI, 4.1"]


@pytest.mark.parametrize(
    "label", ["Std. Error", "Std. Err.", "SE", "S.E.", "Standard errors", "standard_error", "Sai số chuẩn", "(se)"]
)
def test_official_from_2018_spellings_of_the_standard_error(label):
    """A standard error is known by any of its spellings."""
    rows = [("Dimension 4", None, 6.0, 6.4), (label, None, 0.12, 0.13)]
    assert one_row(read_scores(workbook(**{"2022_ENG": column_rows(rows)})), "4")["standard_error"] == 0.13


@pytest.mark.parametrize(("label", "code"), [("Std. Dev.", "score-statistic-unknown"), ("95% CI Low", "standard-error-absent")])
def test_official_from_2018_statistics_told(label, code):
    """An unknown statistic in a block is told, and intervals without a standard error."""
    rows = [(("Dimension 4", "Unweighted"), None, 6.0, 6.4), (label, None, 5.0, 5.1)]
    reading = read_scores(workbook(**{"2022_ENG": column_rows(rows)}))
    assert [(item.row, item.column, item.code) for item in but_absent(reading)] == [(4, "A", code)]


# --- whole years, written as PAPI writes them


def published_of(year):
    """Return the shipped scores of a year, a column a province, 0 where PAPI publishes nothing."""
    table = shipped_scores()[shipped_scores()["year"] == year]
    return table.pivot_table(index="code", columns="unit", values="score", dropna=False).reindex(codes(year)).fillna(0)


def same_scores(reading, year):
    """Hold a reading against the shipped scores of a year."""
    keys = ["unit", "code"]
    shipped = shipped_scores()[shipped_scores()["year"] == year]
    both = shipped.merge(reading.table, on=keys, how="outer", suffixes=("", "_read"), validate="one_to_one")
    pd.testing.assert_series_equal(both["score"], both["score_read"], check_names=False)


@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize("year", range(2018, 2025))
def test_a_whole_year_from_2018_reads_back(year, language):
    """Every figure of a year, written as PAPI's workbooks do, is read back as shipped, in either language."""
    wide = published_of(year)
    order = ["PAPI", *(code for top in parts_of("PAPI", year) for code in (top, *parts_of(top, year)))]
    figures = [(official_label(code, year, language), "điểm", *wide.loc[code]) for code in order]
    rows = column_rows(figures, provinces=list(wide.columns), english=False)
    reading = read_scores(workbook(**{f"{year}_VIE_ENG": rows}))
    same_scores(reading, year)
    assert {item.code for item in reading.findings} <= {"score-zero"}


def official_label(code, year, language):
    """Return a label as in PAPI's workbooks: sub-dimensions numbered in Vietnamese, named alone in English."""
    name = indicator_name(code, year, language)
    if code == "PAPI":
        return "Unweighted PAPI Score" if language == "en" else "Chỉ số PAPI tổng hợp (không có trọng số)"
    if "." in code:
        return name if language == "en" else f"{code}: {name}"
    return f"Dimension {code}: {name}" if language == "en" else f"Chỉ số nội dung {code}: {name}"


@pytest.mark.parametrize("year", range(2011, 2018))
def test_a_whole_year_to_2017_reads_back(year):
    """Every figure of a year, written a province a row under PAPI's names, is read back as shipped."""
    wide = published_of(year)
    headings = ["tentinh_vie", *(indicator_name(code, year) for code in wide.index)]
    rows = [headings, *([unit, *wide[unit]] for unit in wide.columns)]
    same_scores(read_scores(workbook(**{f"{year}_PAPI": rows})), year)


# --- what is no score file


@pytest.mark.parametrize(
    "rows",
    [
        [["Nhiệm vụ", "Đơn vị chủ trì", "Thời hạn"], ["Tuyên truyền", "UBND xã", "Quý II"]],
        [["unit", "year", "score"], ["Hưng Yên", 2022, 44]],
        [["unit", "code", "score"], ["Hưng Yên", "4", 6]],
        [["a"]],
    ],
    ids=["a tracker", "no code", "no year", "one cell"],
)
def test_unreadable_without_a_known_layout(rows):
    """A workbook in no known layout is refused in one sentence that says what is needed."""
    with pytest.raises(UnreadableError, match="đơn vị, năm, mã chỉ số, điểm"):
        read_scores(workbook(Sheet=rows))


def test_unreadable_official_sheet_without_a_year():
    """A sheet whose year nothing tells cannot be read."""
    with pytest.raises(UnreadableError):
        read_scores(workbook(Sheet=column_rows([("4.1: x", None, 1.5, 1.6)])))


def test_other_sheets_are_skipped_with_a_note():
    """Sheets without scores beside one with scores are named in a note."""
    reading = read_scores(workbook(Ghi_chú=[["Nguồn: PAPI"]], Điểm=long_rows(("Hưng Yên", "tỉnh", 2022, "4.1", 1.5))))
    assert [(item.code, item.sheet) for item in reading.findings] == [("score-sheet-skipped", "Ghi_chú")]


# --- the shipped scores


def test_shipped_scores_are_what_the_reader_reads():
    """The fast path at start-up gives exactly what the reader makes of the shipped file, without a doubt; it adds whose they are."""
    reading = read_scores(SHIPPED_FILE)
    assert reading.findings == ()
    pd.testing.assert_frame_equal(reading.table.drop(columns="source"), shipped_scores().drop(columns="source"))
    assert set(shipped_scores()["source"]) == {PAPI_SOURCE}


@pytest.mark.parametrize(
    ("year", "provinces", "totals"),
    [
        (2011, 63, 63),
        (2014, 61, 61),
        (2017, 63, 63),
        (2018, 63, 61),
        (2020, 63, 63),
        (2021, 60, 60),
        (2022, 63, 61),
        (2023, 61, 61),
        (2024, 61, 61),
    ],
)
def test_shipped_scores_by_year(year, provinces, totals):
    """The provinces with rows and those with a total, as PAPI published them."""
    table = shipped_scores()[shipped_scores()["year"] == year]
    assert table["unit"].nunique() == provinces
    assert table.loc[table["code"] == "PAPI", "score"].notna().sum() == totals


def test_shipped_scores_lie_on_their_scales():
    """Every shipped score lies on the scale of its code and year."""
    table = shipped_scores().dropna(subset="score")
    bounds = {pair: scale(*pair) for pair in set(zip(table["code"], table["year"], strict=True))}
    low = [bounds[pair][0] for pair in zip(table["code"], table["year"], strict=True)]
    high = [bounds[pair][1] for pair in zip(table["code"], table["year"], strict=True)]
    assert (table["score"] >= pd.Series(low, index=table.index) - 0.011).all()
    assert (table["score"] <= pd.Series(high, index=table.index) + 0.011).all()


def test_shipped_scores_are_the_same_table_each_time():
    """The shipped table is made once."""
    assert shipped_scores() is shipped_scores()


# --- laws

FEW = settings(max_examples=25, deadline=None)
PART_SCORES = st.none() | st.integers(25, 250).map(lambda cents: cents / 100)


@FEW
@given(values=st.dictionaries(st.sampled_from(["4.1", "4.2", "4.3", "4.4"]), PART_SCORES, min_size=1))
def test_law_a_sum_is_there_only_if_all_its_parts_are(values):
    """A dimension has a score exactly when each of its parts has one, and then it is their sum."""
    scores = scores_of(read_scores(_text(values)))
    published = {code: value for code, value in values.items() if value is not None}
    assert {code: scores[code] for code in published} == published
    assert ("4" in scores) == (len(published) == 4)
    assert scores.get("4", sum(published.values())) == pytest.approx(sum(published.values()))


@FEW
@given(values=st.permutations([("4.1", 1.5), ("4.2", 1.6), ("4.3", None), ("1.1", 0.9), ("PAPI", None), ("2", 5.5)]))
def test_law_row_order_is_irrelevant(values):
    """The order of rows changes neither scores nor the order of codes."""
    expected = read_scores(_text(dict(sorted(values)))).table.drop(columns="row")
    pd.testing.assert_frame_equal(read_scores(_text(dict(values))).table.drop(columns="row"), expected)


@FEW
@given(cells=st.lists(st.sampled_from(["1,5", "", "0", "cao", "99", "-", "1.6"]), min_size=1, max_size=4))
def test_law_every_cell_is_a_score_or_blank_or_a_finding(cells):
    """No cell is lost in silence: it is a score, stands for "not published", or has a finding."""
    reading = read_scores(_text(dict(zip(["4.1", "4.2", "4.3", "4.4"], cells, strict=False))))
    scores = [code for code in scores_of(reading) if "." in code]
    blank = sum(cell in {"", "-"} for cell in cells)
    zeros = cells.count("0")
    findings = len(reading.findings) + max(zeros - 1, 0)
    assert len(scores) + blank + findings == len(cells)


def _text(values):
    rows = [f"Hưng Yên;tỉnh;2022;{code};{'' if value is None else value}" for code, value in values.items()]
    return "\n".join(["unit;level;year;code;score", *rows]).encode()


def test_error_in_a_score_file_of_any_format_is_told():
    """A score that shows an error in a CSV is missing, and told at its place like one of a workbook."""
    rows = "unit;level;year;code;score\nHưng Yên;tỉnh;2022;1.1;#N/A\nHưng Yên;tỉnh;2022;1.2;1,5\n"
    reading = read_scores(rows.encode())
    assert [(item.row, item.column, item.code) for item in reading.findings if item.code == "cell-error"] == [(2, "E", "cell-error")]
    assert reading.table.set_index("code")["score"].isna()["1.1"]


def test_name_of_a_file_given_as_bytes_is_its_source():
    """Scores read from bytes name the file they came from."""
    table = read_scores("unit;level;year;code;score\nHưng Yên;tỉnh;2022;1.1;1,5\n".encode(), name="diem.csv").table
    assert set(table["source"].dropna()) == {"Tệp diem.csv"}
