"""Lists of scores in our own layouts and PAPI's to 2017, and files of several sheets: which rows and cells count, and whose they are."""

from __future__ import annotations

from pathlib import Path

import pytest
from score_files import column_rows, long_rows, workbook

from papi_metrics.errors import UnreadableError
from papi_metrics.framework import PAPI_SOURCE, provinces
from papi_metrics.surveys import read_scores, shipped_scores
from papi_metrics.surveys.by_code import read_by_code
from papi_metrics.surveys.by_score import read_by_score
from papi_metrics.surveys.by_unit import read_by_unit
from papi_metrics.surveys.figures import Origin
from papi_metrics.workbook import Sheet

NOWHERE, IN_2022 = Origin(file=None, year=None), Origin(file="diem.xlsx", year=2022)


def told(part):
    """Return findings as (row, column, code)."""
    return [(item.row, item.column, item.code) for item in part.findings]


@pytest.mark.parametrize("rows", [[], [[]], [[None, None]], [["", "-"], ["", ""]]], ids=["no rows", "no cells", "blank", "dashes"])
@pytest.mark.parametrize("read", [read_by_score, read_by_code, read_by_unit])
def test_empty_sheet_is_of_no_layout(read, rows):
    """A sheet without a word is in no layout, whatever its year."""
    assert read(Sheet(name="A", rows=rows), IN_2022) is None


# --- a score a row

LONG = ("Đơn vị", "Cấp", "Năm", "Mã", "Điểm")
ROW = ("Hưng Yên", "tỉnh", 2022, "4.1", 1.9)


def long_part(*rows, headings=LONG, origin=NOWHERE, above=()):
    """Read rows as a list of a score a row; None if it is none."""
    width = max(map(len, (headings, *rows, *above)))
    cells = [[*row, *[None] * (width - len(row))] for row in (*above, headings, *rows)]
    return read_by_score(Sheet(name="A", rows=cells), origin)


@pytest.mark.parametrize(
    ("headings", "origin", "is_list"),
    [
        (LONG, NOWHERE, True),
        (("Đơn vị", "Mã", "Điểm"), IN_2022, True),
        (("Đơn vị", "Mã", "Điểm"), NOWHERE, False),
        (("Đơn vị", "Năm", "Mã"), IN_2022, False),
        (("Đơn vị", "Năm", "Điểm"), IN_2022, False),
        (("Năm", "Mã", "Điểm"), IN_2022, False),
    ],
    ids=["whole", "year of the sheet", "no year", "no score", "no code", "no unit"],
)
def test_list_by_score_needs_its_headings(headings, origin, is_list):
    """A list of a score a row names a unit, a code and a score, and its year stands in a column or is the sheet's."""
    assert (long_part(headings=headings, origin=origin) is not None) is is_list


@pytest.mark.parametrize(
    ("row", "figures", "findings"),
    [
        (ROW, [("Hưng Yên", 2022, "4.1", 1.9)], []),
        (("Hưng Yên", "tỉnh", 2022, "4.1", None), [("Hưng Yên", 2022, "4.1", None)], []),
        (("Hưng Yên", "tỉnh", 2022, "4.1", "cao"), [("Hưng Yên", 2022, "4.1", "cao")], []),
        (("Hưng Yên", "tỉnh", 2022, None, 1.9), [], [(3, "D", "score-code-unknown")]),
        (("Hưng Yên", "tỉnh", 2022, None, None), [], []),
        (("Hưng Yên", "tỉnh", 2022, "-", "-"), [], []),
        ((None, "tỉnh", 2022, "4.1", 1.9), [], [(3, "A", "score-unit-absent")]),
        (("-", "tỉnh", 2022, "4.1", "1,9"), [], [(3, "A", "score-unit-absent")]),
        ((None, "tỉnh", 2022, "4.1", 0), [], [(3, "A", "score-unit-absent")]),
        ((None, "tỉnh", 2022, "4.1", "cao"), [], []),
        ((None, "tỉnh", 2022, "4.1", None), [], []),
        ((None, None, None, None, 1.9), [], []),
        (("Hưng Yên", "tỉnh", None, "4.1", 1.9), [], [(3, "C", "score-year-unread")]),
        (("Hưng Yên", "tỉnh", "2022-23", "9.9", 1.9), [], [(3, "C", "score-year-unread")]),
        (("Nơi khác", "tỉnh", 2022, "9.9", 1.9), [], [(3, "D", "score-code-unknown")]),
        (("Hưng Yên", "tỉnh", 2022, "5.2", 1.9), [], [(3, "D", "score-code-unknown")]),
        (("Cả nước", None, 2022, "4.1", 1.9), [], [(3, "A", "score-national-row")]),
        (LONG, [], []),
        (("Tỉnh", "", "Year", "Code", "Score"), [], []),
    ],
    ids=[
        "whole", "no score", "no number", "no code", "neither", "dashes", "no unit", "dash for a unit", "nought without a unit", "word without a unit", "code alone",
        "score alone", "no year", "year before all", "code before the unit", "code the year lacks", "the country", "headings again", "other headings again",
    ],
)  # fmt: skip
def test_row_of_a_list_by_score(row, figures, findings):
    """A row is a figure, says nothing, or is told by the first thing it lacks: its unit, year, code; the next row is read all the same."""
    part = long_part(("Hà Nội", "tỉnh", 2022, "1.1", 1.0), row, ("Hà Nội", "tỉnh", 2022, "1.2", 1.1))
    found = [(item.unit, item.year, item.code, item.score) for item in part.figures]
    assert (found, told(part)) == ([("Hà Nội", 2022, "1.1", 1.0), *figures, ("Hà Nội", 2022, "1.2", 1.1)], findings)


def test_headings_of_a_list_by_score_may_stand_again_without_year_and_level():
    """Headings after a page break are no row, be they the three that a list needs."""
    part = long_part(("Hưng Yên", "4.1", 1.9), ("Đơn vị", "Mã", "Điểm"), headings=("Đơn vị", "Mã", "Điểm"), origin=IN_2022)
    assert (len(part.figures), told(part)) == (1, [])


def test_figure_of_a_list_by_score_has_everything_of_its_row():
    """A figure has its row's unit and level, score, standard error, sample and source, and the place of its score."""
    headings = (*LONG, "Sai số chuẩn", "Cỡ mẫu", "Nguồn")
    (item,) = long_part(("Xã A", "xã", 2022, "4.1", 1.9, 0.1, 200, " Khảo  sát "), headings=headings, origin=IN_2022, above=[("Bảng điểm",)]).figures
    assert (item.unit, item.level, item.year, item.code, item.score) == ("Xã A", "commune", 2022, "4.1", 1.9)
    assert (item.standard_error, item.sample_size, item.source, item.sheet, item.row, item.column) == (0.1, 200, "Khảo sát", "A", 3, "E")


@pytest.mark.parametrize(("given", "source"), [(None, "Tệp diem.xlsx"), ("-", "Tệp diem.xlsx"), (2022, "2022"), ("PAPI", "PAPI")], ids=repr)
def test_source_of_a_list_by_score_is_the_row_s_or_the_file(given, source):
    """A row without a source has the file's name for it."""
    (item,) = long_part((*ROW, given), headings=(*LONG, "Nguồn"), origin=IN_2022).figures
    assert item.source == source


@pytest.mark.parametrize(
    ("row", "shown"),
    [((None, "tỉnh", 2022, "4.1", 1.9), "1.9"), (("Hưng Yên", "tỉnh", 2022, "5.2", 1.9), "2022")],
    ids=["no unit", "unknown code"],
)
def test_finding_of_a_list_by_score_says_which_row_it_means(row, shown):
    """A score without a unit is named by its value, a code by its year."""
    (item,) = long_part(row).findings
    assert shown in item.message


def test_year_column_of_a_list_by_score_counts_before_the_sheet():
    """Where years have a column the sheet's year is nobody's: a row without one has none."""
    part = long_part(("Hưng Yên", "tỉnh", 2021, "4.1", 1.9), ("Hưng Yên", "tỉnh", None, "4.1", 1.9), origin=IN_2022)
    assert ([item.year for item in part.figures], told(part)) == ([2021], [(3, "C", "score-year-unread")])


# --- a unit a row


def wide_part(*rows, headings=("Đơn vị", "4.1", "4.2"), origin=IN_2022):
    """Read rows as a list of a unit a row; None if it is none."""
    return read_by_unit(Sheet(name="A", rows=[list(headings), *map(list, rows)]), origin)


@pytest.mark.parametrize(
    ("headings", "origin", "is_list"),
    [
        (("Đơn vị", "4.1", "4.2"), IN_2022, True),
        (("tentinh_eng", "4.1", "4.2"), IN_2022, True),
        (("Năm", "Đơn vị", "4.1", "4.2"), NOWHERE, True),
        (("Đơn vị", "4.1", "4.2"), NOWHERE, False),
        (("Đơn vị", "4.1", "Ghi chú"), IN_2022, False),
        (("4.1", "4.2", "4.3"), IN_2022, False),
        (("Năm", "Đơn vị", "Số phiếu", "Ghi chú"), IN_2022, False),
    ],
    ids=["Vietnamese", "English", "years", "no year", "one code", "no unit", "no codes"],
)
def test_list_by_unit_needs_its_headings(headings, origin, is_list):
    """A list of a unit a row names a unit and two codes at least, and its year stands in a column or is the sheet's."""
    assert (wide_part(headings=headings, origin=origin) is not None) is is_list


@pytest.mark.parametrize(
    ("row", "figures", "findings"),
    [
        (("Xã A", 1.5, 1.6), [("Xã A", "4.1", 1.5, "B"), ("Xã A", "4.2", 1.6, "C")], []),
        (("Xã A", None, "cao"), [("Xã A", "4.1", None, "B"), ("Xã A", "4.2", "cao", "C")], []),
        ((None, 1.5, 1.6), [], []),
        (("-", 1.5, 1.6), [], []),
        (("Tỉnh", 1.5, 1.6), [], []),
        (("tentinh_eng", 1.5, 1.6), [], []),
        (("Cả nước", 1.5, 1.6), [], [(3, "A", "score-national-row")]),
        (("Nơi khác", 1.5, 1.6), [("Nơi khác", "4.1", 1.5, "B"), ("Nơi khác", "4.2", 1.6, "C")], [(3, "A", "score-unit-unknown")]),
    ],
    ids=["whole", "as it stands", "no unit", "a dash", "heading again", "English heading", "the country", "unknown unit"],
)
def test_row_of_a_list_by_unit(row, figures, findings):
    """A row is its unit's figures, cell by cell; headings that stand again and rows without a unit say nothing, and the next row is read."""
    part = wide_part(("Xã B", 1.1, 1.2), row, ("Xã C", 1.3, 1.4))
    found = [(item.unit, item.code, item.score, item.column) for item in part.figures]
    assert found[2:-2] == figures
    assert [item[0] for item in (*found[:2], *found[-2:])] == ["Xã B", "Xã B", "Xã C", "Xã C"]
    assert told(part) == findings


@pytest.mark.parametrize(
    ("cell", "findings"),
    [(1.6, [(2, "C", "score-code-unknown")]), ("cao", [(2, "C", "score-code-unknown")]), (None, []), ("-", []), (0, [])],
    ids=repr,
)
def test_column_of_a_code_its_year_lacks(cell, findings):
    """A column of another year's code is told where something stands in it; a blank or a nought is nothing."""
    part = wide_part(("Xã A", 1.5, cell), headings=("Đơn vị", "4.1", "5.2"))
    assert ([item.code for item in part.figures], told(part)) == (["4.1"], findings)


def test_column_of_a_code_its_year_lacks_is_told_once_a_year():
    """A column is told at its first figure of each year that lacks its code, with code and year."""
    rows = [(2020, "Xã A", 1, 1), (2021, "Xã A", 1, 1), (2021, "Xã B", 1, 1), (2022, "Xã A", 1, 1)]
    part = wide_part(*rows, headings=("Năm", "Đơn vị", "4.1", "5.2"))
    assert [(item.sheet, item.row, item.column, item.value) for item in part.findings] == [("A", 3, "D", "5.2"), ("A", 5, "D", "5.2")]
    assert "2021" in part.findings[0].message


@pytest.mark.parametrize(
    ("years", "figures", "findings"),
    [((2021, 2020), [2021, 2021, 2020, 2020], []), ((None, 2021), [2021, 2021], [(2, "A", "score-year-unread")]), ((2021, 1999), [2021, 2021], [(3, "A", "score-year-unread")])],
    ids=["years", "none", "too early"],
)
def test_year_column_of_a_list_by_unit_counts_before_the_sheet(years, figures, findings):
    """Where years have a column each row is of its own, and one without a year is told."""
    part = wide_part(*((year, "Xã A", 1.5, 1.6) for year in years), headings=("Năm", "Đơn vị", "4.1", "4.2"))
    assert ([item.year for item in part.figures], told(part)) == (figures, findings)


def test_total_of_a_list_by_unit_may_be_called_a_score():
    """"Điểm PAPI" over a column of a list of a unit a row is the total, though a list of a score a row has its scores there."""
    part = wide_part(("Xã A", 44.5, 5.5), headings=("Đơn vị", "Điểm PAPI", "Dimension 4"))
    assert [(item.code, item.score) for item in part.figures] == [("PAPI", 44.5), ("4", 5.5)]


def test_year_of_a_row_decides_what_a_name_means():
    """People's Inspection Boards are 3.2 to 2015 and 3.3 in 2016, in one column of one list."""
    headings = ("Năm", "Đơn vị", "1.1", "3.1", "People's Inspection Boards")
    part = wide_part((2015, "Xã A", 1, 1, 2), (2016, "Xã A", 1, 1, 2), headings=headings)
    assert [item.code for item in part.figures] == ["1.1", "3.1", "3.2", "1.1", "3.1", "3.3"]


def test_figure_of_a_list_by_unit_has_everything_of_its_row():
    """A figure has its row's unit, level, sample and source, and the place of its own cell."""
    headings = ("Đơn vị", "Cấp", "Cỡ mẫu", "Nguồn", "4.1", "4.2")
    item = wide_part(("A", "huyện", 200, " Khảo  sát ", 1.5, 1.6), headings=headings).figures[1]
    assert (item.unit, item.level, item.year, item.code, item.score, item.sample_size) == ("A", "district", 2022, "4.2", 1.6, 200)
    assert (item.source, item.sheet, item.row, item.column) == ("Khảo sát", "A", 2, "F")


@pytest.mark.parametrize(
    ("errors", "findings"),
    [((0.1, 0.2), [(2, "B", "standard-error-of-none")]), ((None, 0.2), [(3, "B", "standard-error-of-none")]), (("-", None), [])],
    ids=["first", "second", "none"],
)
def test_standard_errors_beside_many_scores_are_told_once(errors, findings):
    """A standard error beside a row of scores is of none of them, and is told where the first one stands."""
    part = wide_part(*(("Xã A", error, 1.5, 1.6) for error in errors), headings=("Đơn vị", "Sai số chuẩn", "4.1", "4.2"))
    assert ({item.standard_error for item in part.figures}, told(part)) == ({None}, findings)


@pytest.mark.parametrize(
    ("headings", "row", "unit"),
    [
        (("tentinh_eng", "tentinh_vie", "4.1", "4.2"), ("Hanoi x", "Xã A", 1, 2), "Xã A"),
        (("tentinh_vie", "tentinh_eng", "4.1", "4.2"), ("Xã A", "Hanoi x", 1, 2), "Xã A"),
        (("tentinh_eng", "x", "4.1", "4.2"), ("Xã A", "Xã B", 1, 2), "Xã A"),
    ],
)
def test_units_of_a_list_are_named_in_vietnamese_where_they_can_be(headings, row, unit):
    """Of two columns of names the Vietnamese one counts; an English one alone will do."""
    assert {item.unit for item in wide_part(row, headings=headings).figures} == {unit}


@pytest.mark.parametrize(
    ("below", "codes"),
    [
        (["Tên tỉnh", "Tri thức công dân", "Tên mới"], ["1.1", "1.2"]),
        (["Province", "Tên mới", "Cơ hội tham gia"], ["1.1", "1.2"]),
        (["Tên tỉnh", "1.3", None], None),
        (["Xã A", "Tri thức công dân", "Cơ hội tham gia"], None),
    ],
    ids=["Vietnamese below", "English below", "too few", "no heading below"],
)
def test_headings_of_a_list_by_unit_may_stand_in_two_languages(below, codes):
    """A second row of headings names what the first does not; it is one where it repeats the heading of units."""
    first = ["Đơn vị", "Civic Knowledge" if below[1] == "Tên mới" else "?", "Opportunities for Participation" if below[2] == "Tên mới" else "?"]
    part = wide_part(below, ["Xã A", 1, 2], headings=first)
    assert (part and [item.code for item in part.figures]) == codes


def test_headings_in_two_languages_without_a_row_below():
    """A list of which only its two rows of headings are there yet is a list without scores."""
    part = wide_part(["Tên tỉnh", "Tri thức công dân", None], headings=["Đơn vị", None, "Opportunities for Participation"])
    assert part == ([], [])


def test_headings_at_the_end_of_a_list_by_unit_name_no_column():
    """Only the row right below the headings says more of them; what stands under the rows does not."""
    part = wide_part(["Xã A", 1, 2, 3], ["Tỉnh", None, None, "4.3"], headings=["Đơn vị", "4.1", "4.2", "Ghi chú"])
    assert [item.code for item in part.figures] == ["4.1", "4.2"]


def test_headings_of_a_list_by_unit_need_not_be_on_top():
    """Titles above the headings are passed over, even one that names a unit."""
    rows = [["Bảng điểm", None, None], ["Đơn vị", None, None], ["Đơn vị", "4.1", "4.2"], ["Xã A", 1.5, 1.6]]
    part = read_by_unit(Sheet(name="A", rows=rows), IN_2022)
    assert [(item.row, item.column, item.score) for item in part.figures] == [(4, "B", 1.5), (4, "C", 1.6)]


@pytest.mark.parametrize(("number", "units"), [(999, []), ("999", []), (99, ["Hà Nội"] * 2), (None, ["Hà Nội"] * 2)])
def test_row_numbered_999_is_the_country_s(number, units):
    """PAPI numbers the country's row 999: it is no unit, whatever it is called."""
    part = wide_part((number, "Hà Nội", 1.5, 1.6), headings=("tinhid", "tentinh_vie", "4.1", "4.2"))
    assert [item.unit for item in part.figures] == units
    assert told(part) == ([] if units else [(2, "B", "score-national-row")])


@pytest.mark.parametrize(
    ("count", "extra", "source", "level"),
    [
        (30, (), PAPI_SOURCE, "province"),
        (29, (), "Tệp diem.xlsx", "commune"),
        (30, ("Cấp",), "Tệp diem.xlsx", "commune"),
        (30, ("Năm",), "Tệp diem.xlsx", "commune"),
    ],
    ids=["all provinces", "too few", "with levels", "with years"],
)
def test_list_of_all_provinces_is_papi_s_own(count, extra, source, level):
    """A list of thirty provinces without levels and years is PAPI's, and who else stands in it is a province of another name."""
    values = {"Năm": 2022, "Cấp": None}
    rows = [(item.name, *(values[name] for name in extra), 1.5, 1.6) for item in provinces()[:count]]
    part = wide_part(*rows, ("Nơi khác", *(values[name] for name in extra), 1.5, 1.6), headings=("Tỉnh", *extra, "4.1", "4.2"))
    assert {item.source for item in part.figures} == {source}
    assert part.figures[-1].level == level


# --- sheets of a file

ENOUGH = long_rows(("Hưng Yên", "tỉnh", 2022, "4.1", 1.9))


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([["Nguồn: PAPI"]], "score-sheet-skipped"),
        (column_rows([("4.1: x", None, 1.5, 1.6)]), "score-year-absent"),
        ([["tentinh_vie", "Ban thanh tra nhân dân", "Danh sách hộ nghèo"], ["Hà Nội", 1.5, 1.6]], "score-year-absent"),
        ([["tentinh_vie", "Responsive to Citizen Actions", "Construction Permits"], ["Hà Nội", 1.5, 1.6]], "score-year-absent"),
        ([["Đơn vị", "Mã", "Điểm"], ["Hưng Yên", "4.1", 1.9]], "score-year-absent"),
    ],
    ids=["notes", "from 2018", "to 2017", "of 2016", "long"],
)
def test_sheet_that_is_not_read_is_told(rows, code):
    """Beside a sheet of scores one without is named, and so is one that lacks nothing but its year."""
    (item,) = read_scores(workbook(Khác=rows, Điểm=ENOUGH)).findings
    assert (item.code, item.sheet, item.value) == (code, "Khác", "Khác")
    assert "«Khác»" in item.message


def test_empty_sheet_is_passed_over():
    """A sheet without a cell needs no word."""
    assert read_scores(workbook(Trống=[], Điểm=ENOUGH, Cuối=[[None, None]])).findings == ()


def test_document_of_scores_is_refused():
    """Scores in a Word document are refused in a sentence that says so."""
    with pytest.raises(UnreadableError, match=r"^Tệp là văn bản Word"):
        read_scores(Path(__file__).parent / "data" / "libreoffice.docx")


def test_sheet_named_after_a_wrong_year_keeps_its_file():
    """The figures of PAPI's tab "2012" are of 2011 and of the file they came in; the warning comes once, before the others."""
    table = shipped_scores().query("year == 2011").dropna(subset="score").head(60)
    rows = [("Nơi khác", "tỉnh", "4.1", 1.9), *zip(table["unit"], table["level"], table["code"], table["score"], strict=True)]
    reading = read_scores(workbook(**{"2012PAPI": long_rows(*rows, headings=("Đơn vị", "Cấp", "Mã", "Điểm"))}), name="tải về.xlsx")
    assert {*zip(reading.table["year"], reading.table["source"], strict=True)} == {(2011, "Tệp tải về.xlsx")}
    assert [item.code for item in reading.findings][:2] == ["score-year-of-sheet", "score-unit-unknown"]


def test_refusal_names_the_sheet_that_lacks_a_year():
    """Where a file has no scores to use, the sheet that lacks its year is named, though another one comes first."""
    with pytest.raises(UnreadableError, match="Chỉ số"):
        read_scores(workbook(Ghi_chú=[["Nguồn: PAPI"]], **{"Chỉ số": column_rows([("4.1: x", None, 1.5, 1.6)])}))


def test_findings_of_a_sheet_come_in_the_order_of_the_file():
    """What was doubtful is told sheet by sheet, and before what the scores themselves show."""
    sheets = {"B": long_rows(("Nơi khác", "tỉnh", 2022, "4.1", 9)), "A": long_rows(("Hưng Yênn", "tỉnh", 2022, "4.1", 9))}
    found = [(item.sheet, item.code) for item in read_scores(workbook(**sheets)).findings]
    assert found == [("B", "score-unit-unknown"), ("A", "score-unit-corrected"), ("B", "score-out-of-scale"), ("A", "score-out-of-scale")]


@pytest.mark.parametrize(
    ("rows", "faults"),
    [
        ([("Xã A", "xã", 2022, "4.1", "=1+1")], [(2, "E", "cell-uncomputed")]),
        ([("Xã A", "xã", 2022, "4.1", 1.9), ("Xã A", "xã", 2022, "4.2", "#N/A")], [(3, "E", "cell-error")]),
        ([("Xã A", "xã", 2022, code, value) for code, value in (("4", "=1+1"), ("4.1", 1), ("4.2", 1), ("4.3", 1), ("4.4", 1))], []),
        ([("Xã A", "xã", 2022, "4.1", 1.9), ("Xã A", "xã", "=2022", "4.2", 1.8)], []),
    ],
    ids=["formula", "error", "sum made anew", "no score's cell"],
)
def test_cell_without_a_value_is_told_where_it_costs_a_score(rows, faults):
    """A formula never computed, or an error, is told where it stands for a score that nothing else gives."""
    reading = read_scores(workbook(Điểm=long_rows(*rows)))
    assert [(item.row, item.column, item.code) for item in reading.findings if item.code.startswith("cell-")] == faults
