"""PAPI's workbooks from 2018, row by row: which statistic of which code a label tells, and what becomes of every other row."""

from __future__ import annotations

import pytest
from score_files import column_rows

from papi_metrics.framework import PAPI_SOURCE, provinces
from papi_metrics.surveys.by_code import read_by_code
from papi_metrics.surveys.figures import Origin
from papi_metrics.surveys.statistics import read_labels
from papi_metrics.workbook import Sheet

# --- what labels say


@pytest.mark.parametrize(
    ("statistic", "labels"),
    [
        ("standard_error", "Standard Error; Standard errors; standard_error; Unweighted Standard Error; Std. Error; std err; Std. Errs; Sai số chuẩn; sai số"),
        ("standard_error", "SE; S.E.; s. e.; (se); Dimension 4 (S.E.); Dimension 4 - SE"),
        ("bound", "95% CI Low; Unweighted 95% CI High; Khoảng tin cậy 95%; Chỉ số PAPI - điểm thấp; điểm cao; Cận dưới; Cận trên; Confidence interval"),
        ("unknown", "Std. Dev.; Standard deviation; Weighted Std. Dev.; Unweighted mean; Độ lệch chuẩn; Variance; Phương sai; Median; Trung vị; Mean; Mean (weighted)"),
        ("unknown", "Average; Averages; Trung bình; Không có trọng số - trung bình; Có trọng số: trung bình; N; Sample size; Cỡ mẫu; Observations; Số quan sát"),
        ("unknown", "Margin of error; P-value; Min; Max; Minimum; Maximum"),
        ("score", "Unweighted; Un-weighted; không có trọng số; Không trọng số; Dimension 4 - Unweighted"),
        ("weighted", "Weighted; có trọng số; Chỉ số nội dung 4 (có trọng số); Dimension 4 - weighted"),
        (None, "Dimension 4; Citizen's e-services; Người dân sẽ tham gia; Mean streets; Base; Trọng tâm; Cán bộ"),
    ],
)  # fmt: skip
def test_statistic_that_a_label_tells(statistic, labels):
    """A statistic is known by any of its names in either language; a label that only has such letters tells none."""
    assert {label: read_labels([label], 2022).statistic for label in labels.split("; ")} == dict.fromkeys(labels.split("; "), statistic)


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (["4.1: Trong chính quyền", "0.25-2.5 điểm"], ("4.1", None, "4.1: Trong chính quyền", True, True, False)),
        (["Limits", "4.1: Trong chính quyền"], ("4.1", None, "Limits", False, False, False)),
        (["0.25-2.5 điểm", "Tên lạ"], (None, None, "Tên lạ", True, True, False)),
        (["0.25-2.5 điểm"], (None, None, "0.25-2.5 điểm", True, True, False)),
        (["4.1: Hài lòng", "0%-100%"], (None, None, "4.1: Hài lòng", True, False, True)),
        (["4.1: Hài lòng (%)"], (None, None, "4.1: Hài lòng (%)", False, False, True)),
        (["Mean (%)", "0-100"], (None, None, "Mean (%)", True, False, True)),
        (["Dimension 4", "95% CI Low"], ("4", "bound", "Dimension 4", False, False, False)),
        (["4", "95% CI", "Low"], ("4", "bound", "4", False, False, False)),
        (["Dimension 4", "Standard Error"], ("4", "standard_error", "Dimension 4", False, False, False)),
        (["Tên lạ", "1-5"], (None, None, "Tên lạ", True, False, False)),
    ],
    ids=["a figure", "either label", "scale first", "scale alone", "scale in per cent", "per cent", "mean in per cent", "bound", "bound in two labels", "error", "other scale"],
)
def test_labels_of_a_row(labels, expected):
    """The scale is no name and no code; a row in per cent is a question, whatever its name, but for an interval of 95 %."""
    words = read_labels(labels, 2022)
    assert (words.code, words.statistic, words.name, words.has_scale, words.in_points, words.in_percent) == expected


@pytest.mark.parametrize("scale", ["0.25-2.5", "0,33-3,33 điểm", "1 - 10 điểm/points", "10–80", "6-60", "(1-10)"])
def test_scale_of_papi_is_in_points(scale):
    """A scale that PAPI gives any of its scores shows that a row is of scores, in whatever spelling."""
    assert read_labels(["Tên lạ", scale], 2022).in_points


@pytest.mark.parametrize(
    ("labels", "subject"),
    [
        ("Một tên lạ - 95% CI Low", "mot ten la"),
        ("Unweighted Một tên lạ (S.E.)", "mot ten la"),
        ("Hài lòng chung - sai số chuẩn", "hai long chung"),
        ("Tên (weighted)", ""),
        ("Hài lòng (SE)", "hai long"),
        ("Một tên lạ; 95% CI; Low", "mot ten la"),
        ("Standard Error", ""),
        ("Khoảng tin cậy 95% - điểm cao", ""),
    ],
)
def test_subject_of_a_statistic(labels, subject):
    """The subject is what is left beside the words of statistics, two words at least: one may stand for anything."""
    assert read_labels(labels.split("; "), 2022).subject == subject


# --- what becomes of the rows


def part_of(*figures, year=2022, **options):
    """Read rows of figures as a sheet of a year, in one column of labels or in two; None if it is no such sheet."""
    english = any(isinstance(label, tuple) for label, *_ in figures)
    return read_by_code(Sheet(name="A", rows=column_rows(figures, english=english, **options)), Origin(file="diem.xlsx", year=year))


def told(part):
    """Return the findings of a part as (row, column, code), without those for a sheet cut short."""
    return [(item.row, item.column, item.code) for item in part.findings if item.code != "score-codes-absent"]


def figures_of(part):
    """Return what was read of Hưng Yên: the code → score, standard error and the row it stands on."""
    return {item.code: (item.score, item.standard_error, item.row) for item in part.figures if item.unit == "Hưng Yên"}


DIMENSION = ("Dimension 4", "1-10", 6.0, 6.4)
UNWEIGHTED, ERROR = ("Unweighted", None, 6.0, 6.4), ("Standard Error", None, 0.1, 0.2)
STRANGE = ("Một tên lạ", "1-10", 7.0, 7.1)


@pytest.mark.parametrize(
    ("rows", "figures", "findings"),
    [
        ([DIMENSION], {"4": (6.4, None, 3)}, []),
        ([DIMENSION, ERROR], {"4": (6.4, 0.2, 3)}, []),
        ([DIMENSION, ERROR, ("Sai số chuẩn", None, 0.3, 0.4)], {"4": (6.4, 0.2, 3)}, []),
        ([DIMENSION, UNWEIGHTED], {"4": (6.4, None, 3)}, []),
        ([DIMENSION, ("Unweighted", None, 6.0, 6.5)], {"4": (6.4, None, 3)}, [(4, "A", "score-statistic-unknown")]),
        ([("Dimension 4 - Weighted", None, 5.0, 5.1)], {"4": (None, None, 3)}, []),
        ([("Dimension 4 - Standard Error", None, 0.1, 0.2)], {"4": (None, 0.2, 3)}, []),
        ([("Dimension 4", None, None, None), UNWEIGHTED, ERROR], {"4": (6.4, 0.2, 4)}, []),
        ([("Dimension 4", None, None, None), ("Weighted", None, 9, 9), UNWEIGHTED], {"4": (6.4, None, 5)}, []),
        ([DIMENSION, ("Mean", None, 1, 2), ERROR], {"4": (6.4, 0.2, 3)}, [(4, "A", "score-statistic-unknown")]),
        ([("Dimension 4 - Unweighted", None, 6.0, 6.4), ("Lạ", None, 1, 2)], {"4": (6.4, None, 3)}, [(4, "A", "score-statistic-unknown")]),
        ([("Dimension 4 - Unweighted", None, 6.0, 6.4), ("Lạ", None, 1, 2), ERROR], {"4": (6.4, None, 3)}, [(4, "A", "score-statistic-unknown")]),
        ([("Dimension 4 - Unweighted", None, 6.0, 6.4), ("Lạ", None, None, None), ERROR], {"4": (6.4, None, 3)}, [(5, "A", "score-label-unknown")]),
        ([("Dimension 4 - Unweighted", None, 6.0, 6.4), ("Lạ", "1-5", 1, 2), ERROR], {"4": (6.4, None, 3)}, [(5, "A", "score-label-unknown")]),
        ([DIMENSION, ("Lạ", None, 1, 2)], {"4": (6.4, None, 3)}, []),
        ([DIMENSION, ("Hài lòng (%)", None, 0.5, 0.6), ERROR], {"4": (6.4, None, 3)}, []),
        ([DIMENSION, STRANGE], {"4": (6.4, None, 3)}, [(4, "A", "score-label-unknown")]),
        ([DIMENSION, ("Một tên lạ", "1-10", None, None)], {"4": (6.4, None, 3)}, []),
        ([DIMENSION, STRANGE, ("Một tên lạ - Standard Error", None, 0.1, 0.2)], {"4": (6.4, None, 3)}, [(4, "A", "score-label-unknown")]),
        ([DIMENSION, STRANGE, ("Hai tên lạ - Standard Error", None, 1, 2)], {"4": (6.4, None, 3)}, [(4, "A", "score-label-unknown"), (5, "A", "score-label-unknown")]),
        ([DIMENSION, STRANGE, ERROR], {"4": (6.4, None, 3)}, [(4, "A", "score-label-unknown")]),
        ([DIMENSION, STRANGE, ("5: x", None, 5, 5.1), ("Ba tên lạ", "1-10", 1, 2)], {"4": (6.4, None, 3), "5": (5.1, None, 5)},
         [(4, "A", "score-label-unknown"), (6, "A", "score-label-unknown")]),
        ([DIMENSION, ("95% CI Low", None, 5, 5)], {"4": (6.4, None, 3)}, [(4, "A", "standard-error-absent")]),
        ([DIMENSION, ("95% CI Low", None, 5, 5), ("95% CI High", None, 7, 7)], {"4": (6.4, None, 3)}, [(4, "A", "standard-error-absent")]),
        ([DIMENSION, ("95% CI Low", None, 5, 5), ERROR], {"4": (6.4, 0.2, 3)}, []),
        ([DIMENSION, (None, None, 1, 2), ("*", None, 1, 2), ("17", None, 1, 2)], {"4": (6.4, None, 3)}, []),
        ([DIMENSION, ("4: khác", None, 6.6, 6.7)], {"4": (6.4, None, 3)}, [(4, "A", "score-statistic-unknown")]),
        ([("Dimension 4 - Unweighted", None, 6.0, 6.4), DIMENSION, ("Lạ", None, 1, 2)], {"4": (6.4, None, 3)}, [(5, "A", "score-statistic-unknown")]),
        ([(("Dimension 4", "Chỉ số nội dung 4"), None, 6, 6.4), (("Một tên lạ", "Mean"), None, 1, 2)], {"4": (6.4, None, 3)}, [(4, "A", "score-statistic-unknown")]),
        ([ERROR, DIMENSION], {"4": (6.4, None, 4)}, [(3, "A", "score-label-unknown")]),
        ([STRANGE, DIMENSION, ("Một tên lạ - Standard Error", None, 1, 2)], {"4": (6.4, None, 4)}, [(3, "A", "score-label-unknown"), (5, "A", "score-label-unknown")]),
        ([("4.9: x", None, 1, 2), ("4.9: x", None, None, None)], {}, [(3, "A", "score-code-unknown")]),
        ([DIMENSION, ("4.9: x", None, None, None)], {"4": (6.4, None, 3)}, []),
    ],
    ids=[
        "score alone", "with its error", "first error", "the same unweighted", "another unweighted", "weighted alone", "error alone", "statistics below a title",
        "weighted first", "unknown statistic", "odd row among statistics", "odd row ends the block", "title ends the block", "question ends the block", "row without statistics",
        "question in per cent", "unknown label", "unknown label without figures", "its statistics", "another's statistics", "statistics without a subject",
        "after a known one", "bound without error", "two bounds", "bound and error", "no labels", "a code twice", "code again among statistics", "unknown statistic of another",
        "statistic before any figure", "statistics of an unknown label after a figure", "code the year lacks", "code the year lacks without figures",
    ],
)  # fmt: skip
def test_row_of_papi_s_workbook(rows, figures, findings):
    """A row is a figure, a statistic of the figure above it, a question that is passed over, or told at its label."""
    part = part_of(*rows)
    assert (figures_of(part), told(part)) == (figures, findings)


@pytest.mark.parametrize(
    ("rows", "column", "value"),
    [
        ([(("Dimension 4", "Chỉ số nội dung 4"), None, 6, 6.4), (("Dimension 4", "Mean"), None, 5, 5)], "B", "Mean"),
        ([(("Dimension 4", None), None, 6, 6.4), ((None, "Mean"), None, 5, 5)], "B", "Mean"),
        ([(("Dimension 4", None), "1-10", 6, 6.4), (("Dimension 4 - Mean of all", "Mean"), "1-10", 5, 5)], "A", "Dimension 4 - Mean of all"),
        ([(("Dimension 4", None), None, 6, 6.4), (("Dimension 4", "Chỉ số nội dung 4"), "Mean", 5, 5)], "C", "Mean"),
        ([(("Dimension 4", None), None, 6, 6.4), (("12", "Một tên lạ"), "1-10", 5, 5)], "B", "Một tên lạ"),
    ],
    ids=["label repeated", "statistic alone", "with a scale", "third label", "running number"],
)
def test_finding_stands_at_the_label_that_tells_it(rows, column, value):
    """A row that is not understood is told at the label that is not, be it in either language's column."""
    (item,) = [item for item in part_of(*rows).findings if item.code != "score-codes-absent"]
    assert (item.sheet, item.column, item.value) == ("A", column, value)


@pytest.mark.parametrize(
    ("rows", "shown"),
    [
        ([DIMENSION, ("Mean", None, 1, 2)], ("4", "2022")),
        ([DIMENSION, ("Unweighted", None, 1, 2)], ("4", "2022")),
        ([DIMENSION, STRANGE], ("Một tên lạ", "2022")),
        ([DIMENSION, ("5.2: x", None, 1, 2)], ("5.2: x", "2022")),
    ],
    ids=["statistic", "second score", "label", "code"],
)
def test_finding_of_a_row_names_what_it_is_about(rows, shown):
    """The sentence names the code or the label, and the year."""
    (item,) = [item for item in part_of(*rows).findings if item.code != "score-codes-absent"]
    assert [word for word in shown if word not in item.message] == []


def test_absent_codes_are_told_of_the_sheet():
    """The codes that no row gives a score of are named for the sheet and year; one without a score of its own is absent too."""
    rows = [(f"{code}: x", None, 1, 1) for code in ("1", "1.1", "1.2", "1.3", "1.4", "2", "2.1", "2.2", "2.3", "3", "3.1", "3.2", "3.3", "5", "6")]
    (item,) = part_of(*rows, ("Dimension 4 - Weighted", None, 5, 5), year=2016).findings
    assert (item.code, item.sheet, item.value) == ("score-codes-absent", "A", "PAPI, 4, 4.1, 4.2, 4.3, 4.4, 5.1, 5.2, 5.3, 5.4, 6.1, 6.2, 6.3, 6.4")
    assert "2016" in item.message


# --- whose figures they are


@pytest.mark.parametrize(
    ("names", "year", "read"),
    [
        (("Hà Nội", "Hưng Yên"), 2022, {"Hà Nội", "Hưng Yên"}),
        (("Hà Nội",), 2022, None),
        (("Hà Nội", "ha noi"), 2022, None),
        (("Hà Nội", "Nơi khác"), 2022, None),
        (("Hà Nội", "Hưng Yên"), None, None),
        (("Xã A", "Xã B"), 2022, None),
    ],
    ids=["two", "one", "one twice", "one and another", "no year", "communes"],
)
def test_sheet_by_code_names_two_provinces(names, year, read):
    """It is PAPI's layout where a row names two different provinces and the year is known."""
    part = part_of(("Dimension 4", "1-10", *[6.0] * len(names)), provinces=names, year=year)
    assert (part and {item.unit for item in part.figures}) == read


def test_sheet_by_code_without_a_figure_is_none():
    """Provinces side by side over rows that name no code are no scores."""
    assert part_of(("Số phiếu phát ra", None, 100, 120)) is None


@pytest.mark.parametrize(("count", "source"), [(29, "Tệp diem.xlsx"), (30, PAPI_SOURCE)])
def test_source_is_papi_where_all_provinces_are_listed(count, source):
    """PAPI publishes all provinces at once: a list of thirty or more is said to be PAPI's, one of fewer is its file's."""
    names = [item.name for item in provinces()][:count]
    part = part_of(("Dimension 4", "1-10", *[6.0] * count), provinces=names)
    assert {item.source for item in part.figures} == {source}


def test_figure_by_code_is_of_its_column():
    """A figure has the level, year, sheet, column and value of its cell; columns without a name and that of the country have none."""
    part = part_of(("Dimension 4", "1-10", 6.0, 9, 7, 8, 6.4, 6.8), provinces=("Hà Nội", None, 17, "Cả nước", "Tỉnh lạ", "Hưng Yên"))
    places = [(item.unit, item.level, item.year, item.code, item.score, item.sheet, item.row, item.column) for item in part.figures]
    assert places == [
        ("Hà Nội", "province", 2022, "4", 6.0, "A", 3, "C"), ("Tỉnh lạ", "province", 2022, "4", 6.4, "A", 3, "G"),
        ("Hưng Yên", "province", 2022, "4", 6.8, "A", 3, "H"),
    ]  # fmt: skip
    assert told(part) == [(2, "F", "score-national-row"), (2, "G", "score-unit-unknown")]


@pytest.mark.parametrize(
    ("above", "columns"),
    [
        ([], ["C", "D", "E"]),
        ([[None, None, "Hà Nội", "Hưng Yên", None]], ["C", "D", "E"]),
        ([[None, None, "Hà Nội", "Hưng Yên", "Thái Bình"]], ["C", "D", "E"]),
        ([["Hà Nội", "Hưng Yên", "Thái Bình", "Hà Giang", None]], None),
    ],
    ids=["one row", "fewer above", "as many above", "more above"],
)
def test_provinces_stand_in_the_row_that_names_most(above, columns):
    """Of several rows of provinces the one that names most different ones counts, of two alike the lower one."""
    rows = column_rows([("Dimension 4", "1-10", 6.0, 6.4, 6.8)], provinces=("Hà Nội", "Hưng Yên", "Thái Bình"), english=False, above=above)
    part = read_by_code(Sheet(name="A", rows=rows), Origin(file=None, year=2024))
    assert (part and [item.column for item in part.figures]) == columns


def test_rows_above_the_provinces_are_no_figures():
    """The rows above the provinces' names are no figures, though they carry a code and numbers."""
    rows = [["Dimension 5", 1.0, 2.0], [None, "Hà Nội", "Hưng Yên"], ["Dimension 4", 6.0, 6.4]]
    part = read_by_code(Sheet(name="A", rows=rows), Origin(file=None, year=2022))
    assert set(figures_of(part)) == {"4"}
