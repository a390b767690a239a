"""Units and years of score files: what a name and a level mean, whose scores they are, and which year a sheet is of."""

from __future__ import annotations

import pandas as pd
import pytest

from papi_metrics.surveys.figures import Figure
from papi_metrics.surveys.headings import Line
from papi_metrics.surveys.own import is_papi, own_survey, told_apart
from papi_metrics.surveys.shipped import shipped_scores
from papi_metrics.surveys.units import UNREAD, UnitReport, unit_of
from papi_metrics.surveys.years import meant_year, misnamed, origin_of
from papi_metrics.workbook import Sheet, Workbook

# --- names and levels


@pytest.mark.parametrize(
    ("text", "level", "expected"),
    [
        ("Hưng Yên", None, ("Hưng Yên", "province", None)),
        ("tỉnh hung yen", "province", ("Hưng Yên", "province", None)),
        ("Hưng Yên", "commune", ("Hưng Yên", "commune", None)),
        (" Hưng  Yên ", "district", ("Hưng Yên", "district", None)),
        ("Hưng Yên", "national", ("Hưng Yên", "national", "score-national-row")),
        ("Hưng Yên", UNREAD, ("Hưng Yên", "commune", None)),
        ("Hưng Yênn", None, ("Hưng Yên", "province", "score-unit-corrected")),
        ("Hưng Yênn", "province", ("Hưng Yên", "province", "score-unit-corrected")),
        ("Hưng Yênn", "commune", ("Hưng Yênn", "commune", None)),
        ("Hưng Yênn", UNREAD, ("Hưng Yênn", "commune", None)),
        ("Nơi khác", None, ("Nơi khác", "commune", "score-unit-unknown")),
        ("Nơi khác", "province", ("Nơi khác", "province", "score-unit-unknown")),
        ("Nơi khác", UNREAD, ("Nơi khác", "commune", None)),
        ("xã Hưng Yên", "province", ("xã Hưng Yên", "province", "score-unit-unknown")),
        ("huyện Yên Mỹ", UNREAD, ("huyện Yên Mỹ", "district", None)),
        ("Cả nước", None, ("Cả nước", "national", "score-national-row")),
        ("Cả nước", "province", ("Cả nước", "national", "score-national-row")),
        ("Cả nước", UNREAD, ("Cả nước", "national", "score-national-row")),
        ("Trung Bình", "commune", ("Trung Bình", "commune", None)),
    ],
)
def test_unit_of_a_name_at_a_level(text, level, expected):
    """A province is known by its names unless another level is given; where the level was not understood it is none."""
    assert unit_of(text, level) == expected


@pytest.mark.parametrize(
    ("level", "names"),
    [
        ("commune", "Xã Trung Trắc; phường Phố Hiến; THỊ TRẤN Như Quỳnh; đặc khu Phú Quốc"),
        ("district", "Huyện Văn Lâm; quận Ba Đình; thị xã Mỹ Hào; thành phố Hưng Yên; TP. Hưng Yên"),
    ],
)
def test_unit_of_a_name_that_tells_its_level(level, names):
    """Without a level the kind that stands before a name tells it."""
    assert {unit_of(name, None)[1:] for name in names.split("; ")} == {(level, None)}


@pytest.mark.parametrize(
    "text",
    [
        "Cả nước", "Toàn quốc", "National", "HIGHEST", "Lowest", "Điểm cao nhất", "Điểm thấp nhất", "Mean", "Median", "Điểm trung bình", "Trung bình", "Trung vị",
        "Việt Nam", "Maximum", "Minimum", "Average", "Điểm trung vị", "Highest score", "Trung bình cả nước",
    ],
)  # fmt: skip
def test_unit_of_the_whole_country(text):
    """Words for the country, and for what is reckoned from all units, name no unit."""
    assert unit_of(text, None) == (text, "national", "score-national-row")


@pytest.mark.parametrize("text", ["Trung bìnhh", "Meanwhile", "xã Việt Nam"])
def test_unit_of_the_whole_country_is_said_in_whole_words(text):
    """A name that only begins or ends with such letters is a unit."""
    assert unit_of(text, None).level == "commune"


@pytest.mark.parametrize(
    ("text", "province"),
    [
        ("Ba Rja Vung Tou", "Bà Rịa-Vũng Tàu"),
        ("Thua Thjen Hoe", None),
        ("Tiên Giangg", "Tiền Giang"),
        ("Xiên Giang", None),
        ("KTiên Giang 2", None),
        ("Huu", None),
    ],
    ids=["two letters of fifteen", "two of fourteen", "nearer to one", "as near to two", "as near to two and far", "too short"],
)
def test_unit_of_a_misspelt_province(text, province):
    """A spelling is put right where it is like enough to one province, 86 % of the letters; of two alike none is guessed."""
    unit = unit_of(text, "province")
    assert (unit.name, unit.doubt) == ((province, "score-unit-corrected") if province else (text, "score-unit-unknown"))


def line_of(unit, level=None):
    """Return a row that names a unit and its level."""
    return Line("A", 5, [unit, level], {"unit": 0, "level": 1})


def told(report):
    """Return the findings of a report as (row, column, code, value)."""
    return [(item.row, item.column, item.code, item.value) for item in report.findings]


def test_unit_report_tells_each_doubtful_spelling_once():
    """A doubt is told where its spelling was met first; names that are known need no word."""
    report = UnitReport("A")
    names = [report.read(text, None, (row, "B")).name for row, text in enumerate((" Hưng  Yênn", "Nơi khác", "Hà Nội", "Hưng Yênn", "Nơi khác"), 2)]
    assert names == ["Hưng Yên", "Nơi khác", "Hà Nội", "Hưng Yên", "Nơi khác"]
    assert told(report) == [(2, "B", "score-unit-corrected", "Hưng Yênn"), (3, "B", "score-unit-unknown", "Nơi khác")]


def test_unit_report_reads_a_name_that_is_no_text():
    """A number where a name should stand is the name of a unit that nobody knows."""
    report = UnitReport("A")
    assert (report.read(17, None, (2, "B")).name, told(report)) == ("17", [(2, "B", "score-unit-unknown", "17")])


def test_unit_report_says_what_was_understood():
    """The sentence of a doubt names the sheet's unit, the one that was taken, or the level."""
    report = UnitReport("A")
    report.read("Hưng Yênn", None, (2, "B"))
    report.read("Nơi khác", "province", (3, "B"))
    corrected, unknown = report.findings
    assert (corrected.sheet, "«Hưng Yên»" in corrected.message, "cấp tỉnh" in unknown.message) == ("A", True, True)


@pytest.mark.parametrize(
    ("lines", "levels", "findings"),
    [
        ([("Hưng Yên", "tỉnh")], ["province"], []),
        ([("Hưng Yên", None)], ["province"], []),
        ([("Hưng Yên", "-")], ["province"], []),
        ([("Hưng Yên", "cáp")], ["commune"], [(5, "B", "score-level-unknown", "cáp")]),
        ([("Hưng Yên", 4)], ["commune"], [(5, "B", "score-level-unknown", "4")]),
        ([("Hưng Yên", "cáp"), ("Hà Nội", "cáp")], ["commune", "commune"], [(5, "B", "score-level-unknown", "cáp")]),
        ([("xã A", "cáp"), ("xã B", "cắp")], ["commune", "commune"], [(5, "B", "score-level-unknown", "cáp"), (5, "B", "score-level-unknown", "cắp")]),
        ([("xã A", "cáp"), ("quận B", "cáp")], ["commune", "district"], [(5, "B", "score-level-unknown", "cáp")] * 2),
        ([("Cả nước", "cáp")], ["national"], [(5, "A", "score-national-row", "Cả nước")]),
        ([("Cả nước", "quốc gia")], ["national"], [(5, "A", "score-national-row", "Cả nước")]),
    ],
    ids=["known", "none", "not given", "not understood", "a number", "twice", "two words", "two kinds of units", "the country", "country's level"],
)
def test_unit_report_reads_the_level_of_a_line(lines, levels, findings):
    """A level that is not understood is told once for each kind of unit it is taken for, never for the country."""
    report = UnitReport("A")
    assert ([report.read_line(line_of(*line), "unit").level for line in lines], told(report)) == (levels, findings)


@pytest.mark.parametrize(("unit", "level"), [("xã A", "cấp xã"), ("quận B", "cấp huyện")])
def test_unit_report_says_at_which_level_a_unit_is_taken(unit, level):
    """The sentence about a level that is not understood names the one that was taken."""
    report = UnitReport("A")
    report.read_line(line_of(unit, "cáp"), "unit")
    assert level in report.findings[0].message


def test_unit_report_of_a_list_without_levels():
    """Where no column tells levels, the name does."""
    report = UnitReport("A")
    assert (report.read_line(Line("A", 5, ["x", "quận B"], {"unit": 1}), "unit").level, told(report)) == ("district", [])


def test_unit_report_notes_the_row_of_the_country():
    """The row that its number shows to be the country's is of no unit, whatever it is called."""
    report = UnitReport("A")
    assert (report.national(" Hưng Yên", (4, "C")).level, told(report)) == ("national", [(4, "C", "score-national-row", "Hưng Yên")])


# --- whose scores they are


@pytest.mark.parametrize(
    ("source", "papi"),
    [
        ("PAPI 2022", True), ("papi", True), ("PAPI (CECODES, UNDP)", True), ("Công bố tại papi.org.vn", True), ("Theo CECODES", True),
        ("Khảo sát theo PAPI", False), ("Papirus", False), ("Khảo sát của tỉnh", False), ("", False), (None, False), (float("nan"), False), (7, False),
    ],
    ids=str,
)  # fmt: skip
def test_is_papi_by_its_source(source, papi):
    """A source is PAPI where it begins with the name, or names its site or publisher; speaking of PAPI is not enough."""
    assert is_papi(source) is papi


def scores(*rows):
    """Return a table of scores: level, unit, year, source."""
    return pd.DataFrame(rows, columns=["level", "unit", "year", "source"])


OWN = ("province_survey", "Hưng Yên (khảo sát riêng)")


@pytest.mark.parametrize(
    ("rows", "kept"),
    [
        ([("province", "Hưng Yên", 2022, "PAPI")], [("province", "Hưng Yên")]),
        ([("province", "Hưng Yên", 2022, "Khảo sát")], [OWN]),
        ([("province", "Hưng Yên", 2022, None)], [OWN]),
        ([("province", "Hưng Yên", 2022, "PAPI"), ("province", "Hưng Yên", 2022, None)], [("province", "Hưng Yên")] * 2),
        ([("province", "Hưng Yên", 2022, "PAPI"), ("province", "Hưng Yên", 2022, "Khảo sát")], [OWN] * 2),
        ([("province", "Hưng Yên", 2022, "PAPI"), ("province", "Hưng Yên", 2023, "Khảo sát")], [("province", "Hưng Yên"), OWN]),
        ([("province", "Hưng Yên", 2022, "Khảo sát"), ("province", "Hà Nội", 2022, "PAPI")], [OWN, ("province", "Hà Nội")]),
        ([("commune", "Hưng Yên", 2022, "Khảo sát"), ("district", "A", 2022, None)], [("commune", "Hưng Yên"), ("district", "A")]),
        ([("commune", "Hưng Yên", 2022, "Khảo sát"), ("province", "Hưng Yên", 2022, "PAPI")], [("commune", "Hưng Yên"), ("province", "Hưng Yên")]),
        ([], []),
    ],
    ids=["PAPI", "survey", "no source", "a gap", "both", "by year", "by unit", "other levels", "namesake", "nothing"],
)
def test_told_apart_keeps_a_province_s_own_survey_by_itself(rows, kept):
    """A province's year is its own survey, under a level and name of its own, if any source is not PAPI or none is given."""
    table = scores(*rows)
    apart = told_apart(table)
    assert list(zip(apart["level"], apart["unit"], strict=True)) == kept
    assert apart.columns.tolist() == table.columns.tolist()


def test_own_survey_is_named_after_its_province():
    """A province's own survey bears the province's name and says what it is."""
    assert own_survey("Hà Nội") == "Hà Nội (khảo sát riêng)"


# --- the year of a sheet


@pytest.mark.parametrize(
    ("names", "rows", "file", "year", "others"),
    [
        (["2022_VIE"], [], None, 2022, ""),
        (["A"], [], None, None, ""),
        (["A"], [], "2021.xlsx", 2021, ""),
        (["A", "2020_VIE"], [], "2020.xlsx", 2020, ""),
        (["A", "2020_VIE"], [], "2021.xlsx", 2020, "2021"),
        (["A", "2020_VIE", "2020_ENG"], [], None, 2020, ""),
        (["A", "2020_VIE", "2019_VIE"], [], None, None, ""),
        (["A", "2020_VIE", "2019_VIE"], [], "2021.xlsx", 2021, ""),
        (["A", "2020_VIE"], [["PAPI 2022"]], None, 2022, ""),
        (["2022_VIE"], [["PAPI 2021"]], None, 2022, "2021"),
        (["2022_VIE"], [["PAPI 2021"]], "2020.xlsx", 2022, "2021 2020"),
        (["2022_VIE"], [["PAPI 2022"]], "2022.xlsx", 2022, ""),
        (["2022_VIE"], [], "2023.xlsx", 2022, "2023"),
        (["2022_VIE", "2023_VIE"], [], "2023.xlsx", 2022, ""),
        (["2023_VIE", "2022_VIE"], [], "2022.xlsx", 2023, "2022"),
        (["2022_VIE", "2021_VIE"], [], "2023.xlsx", 2022, "2023"),
    ],
    ids=[
        "sheet", "nothing", "file", "neighbour", "neighbour before file", "neighbours alike", "neighbours apart", "file where neighbours differ", "title before neighbour",
        "title differs", "title and file differ", "all alike", "file differs", "older year repeated", "newer than the file", "file of another year",
    ],
)  # fmt: skip
def test_origin_of_a_sheet(names, rows, file, year, others):
    """The sheet's name tells the year, else its title, its neighbours, the file; who says otherwise is told, but a newer file repeats older years."""
    sheets = (Sheet(name=names[0], rows=rows), *(Sheet(name=name, rows=[]) for name in names[1:]))
    origin, doubts = origin_of(sheets[0], Workbook(sheets=sheets, format="xlsx", name=file))
    assert (origin.file, origin.year) == (file, year)
    assert [(item.code, item.sheet, item.value) for item in doubts] == [("score-year-of-sheet", names[0], names[0])] * bool(others)
    assert [word for word in (*others.split(), str(year)) if doubts and word not in doubts[0].message] == []


@pytest.mark.parametrize(
    ("rows", "year"),
    [
        ([], None),
        ([["Dữ liệu PAPI 2022"]], 2022),
        ([[None], ["Nguồn", "năm 2022"]], 2022),
        ([["Báo cáo 2021"], ["PAPI 2022"]], 2022),
        ([["Báo cáo 2021"], ["PAPI"]], 2021),
        ([["Báo cáo 2021"], ["Năm 2022"]], None),
        ([["PAPI 2022", "a", "b"]], 2022),
        ([["a", "PAPI 2022", "b"]], None),
        ([["PAPI", None, None], ["a", "b", "2022"], ["2021", None, None]], None),
        ([["PAPI", None, None], ["2022", "a", "b"]], None),
        ([["Bảng", None, None], [None, "năm 2022", None]], 2022),
        ([["UBND TỈNH"], ["Bảng"], ["Năm 2022"]], 2022),
        ([["UBND TỈNH", "CỘNG HÒA", "Mẫu 1"], ["Điểm PAPI năm 2022"]], 2022),
        ([["PAPI"], [2022]], None),
        ([["Cập nhật 30/6/2022"]], None),
        ([["Ngày 30-06-2022, tháng 7/2021"], ["Cập nhật 1. 7. 2025"], ["6.2024"]], None),
        ([["PAPI 2022, cập nhật 30/6/2023"]], 2022),
        ([["PAPI 2010"]], None),
    ],
    ids=[
        "nothing", "A1", "two cells", "PAPI's before others", "another's", "two", "A1 beside headings", "beside headings", "below the headings", "first of the headings",
        "among blanks", "third row", "below a letterhead", "a number", "a date", "dates", "a year and a date", "before PAPI",
    ],
)  # fmt: skip
def test_origin_by_the_title(rows, year):
    """A title stands in A1 or alone above the table; the one that names PAPI counts before others, a date tells no year."""
    sheet = Sheet(name="A", rows=rows)
    assert origin_of(sheet, Workbook(sheets=(sheet,), format="xlsx"))[0].year == year


def figures_of_2011(alike, other=0, *, off=0.0):
    """Return as many figures as they were in 2011, off by so much, then as many of other scores."""
    rows = list(shipped_scores().query("year == 2011 and code != 'PAPI'").dropna(subset="score")[["unit", "code", "score"]].itertuples(index=False))
    values = [*(row.score + off for row in rows[:alike]), *(9.9 for _ in range(other))]
    return [
        Figure(unit=row.unit, level="province", year=2012, code=row.code, score=value, source=None, sheet="A", row=2, column="B")
        for row, value in zip(rows, values, strict=False)
    ]


@pytest.mark.parametrize(
    ("figures", "year", "meant"),
    [
        (figures_of_2011(20), 2012, 2011),
        (figures_of_2011(19), 2012, None),
        (figures_of_2011(21, 20), 2012, 2011),
        (figures_of_2011(21, 21), 2012, None),
        (figures_of_2011(20, off=0.004), 2012, 2011),
        (figures_of_2011(20, off=0.006), 2012, None),
        (figures_of_2011(20, off=-0.006), 2012, None),
        (figures_of_2011(20), 2013, None),
        (figures_of_2011(20), 2011, None),
        (figures_of_2011(20), None, None),
        ([], 2012, None),
    ],
    ids=["twenty", "too few", "most", "half", "rounded", "another above", "another below", "other year", "right year", "no year", "nothing"],
)
def test_meant_year_is_told_by_most_figures(figures, year, meant):
    """A sheet named 2012 holds 2011 where twenty of its figures and more than half are PAPI's of 2011, to two decimals."""
    assert meant_year(figures, year) == meant


@pytest.mark.parametrize("change", [{"score": None}, {"score": "cao"}, {"code": "7.1"}, {"unit": "xã A"}], ids=["blank", "word", "code", "unit"])
def test_meant_year_counts_what_has_a_score_alone(change):
    """What is no number, or has no score in that year, is like none."""
    figures = figures_of_2011(20)
    first = {name: getattr(figures[0], name) for name in Figure.__slots__} | change
    assert meant_year([Figure(**first), *figures[1:]], 2012) is None


def test_misnamed_sheet_names_both_years():
    """The warning stands at the sheet and names the year it was read as and the one it is named after."""
    (item,) = misnamed(Sheet(name="2012PAPI", rows=[]), 2011)
    assert (item.code, item.sheet, item.value) == ("score-year-of-sheet", "2012PAPI", "2012PAPI")
    assert "2011" in item.message
    assert "2012" in item.message.replace("2012PAPI", "")
