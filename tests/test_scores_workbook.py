"""The list of survey scores: headings of the reader's table, checks by scale, and the law that it reads back equal."""

from __future__ import annotations

import io

import openpyxl
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from score_files import column_rows, long_rows, workbook

from papi_metrics.errors import UnknownNameError
from papi_metrics.framework import codes, indicator_name, provinces, scale, sub_dimensions
from papi_metrics.reports import scores_workbook
from papi_metrics.surveys import FIELD_NAMES, LEVEL_NAMES, LEVELS, read_scores, shipped_scores
from papi_metrics.surveys.headings import HEADINGS, fields_of
from papi_metrics.text import words_of
from papi_metrics.workbook import read_workbook

UNIT = "xã Trung Trắc"
HEADING_ROW = 3
COMPARED = ["unit", "level", "year", "code", "score", "standard_error", "sample_size", "source"]
SETTINGS = settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)


def opened(scores=None, **options):
    """Return the sheet of scores as openpyxl reads it."""
    options = {"unit": UNIT, "years": [2024]} | options
    return openpyxl.load_workbook(io.BytesIO(scores_workbook(scores, **options)))["Điểm khảo sát"]


def column_of(sheet, name):
    """Return the letter of a heading's column."""
    return next(cell.column_letter for cell in sheet[HEADING_ROW] if cell.value == name)


def values_of(sheet, field):
    """Return what stands under a field's heading."""
    letter = column_of(sheet, FIELD_NAMES[field])
    return [sheet[f"{letter}{row}"].value for row in range(HEADING_ROW + 1, sheet.max_row + 1)]


def checks_of(sheet, field):
    """Return the checks of a field's column by the area they hold for."""
    letter = column_of(sheet, FIELD_NAMES[field])
    return {str(item.sqref): item for item in sheet.data_validations.dataValidation if str(item.sqref).startswith(letter)}


# --- headings and rows


def test_headings_are_the_reader_s_own_and_one_for_the_eye():
    """Every column but the name of the sub-dimension is one the reader knows, by the first name it has for it."""
    (sheet, *_) = read_workbook(scores_workbook(unit=UNIT, years=[2024])).sheets
    fields = fields_of(sheet.rows[HEADING_ROW - 1])
    assert [field for field in FIELD_NAMES if field in fields] == ["unit", "level", "year", "code", "score", "standard_error", "sample_size", "source"]
    assert sheet.rows[HEADING_ROW - 1][4] == "Tên nội dung thành phần"
    assert [sheet.rows[HEADING_ROW - 1][column] for column in fields.values()] == [FIELD_NAMES[field] for field in fields]


@pytest.mark.parametrize("field", FIELD_NAMES)
def test_name_of_a_field_is_one_of_its_headings(field):
    """What a written list calls a column is read as that column."""
    assert HEADINGS[words_of(FIELD_NAMES[field])] == field


@pytest.mark.parametrize("years", [[2024], [2016, 2024], [2024, 2022]])
def test_template_has_a_row_for_every_sub_dimension_of_its_years(years):
    """Unit, level, year, code and name are filled in, by year and PAPI's order; the score is left to the clerk."""
    sheet = opened(years=years)
    expected = [(year, code, indicator_name(code, year)) for year in sorted(years) for code in sub_dimensions(year)]
    names = [cell.value for cell in sheet["E"][HEADING_ROW:]]
    assert list(zip(values_of(sheet, "year"), values_of(sheet, "code"), names, strict=True)) == expected
    assert set(values_of(sheet, "unit")) == {UNIT}
    assert set(values_of(sheet, "level")) == {"cấp xã"}
    assert set(values_of(sheet, "score")) == {None}


@pytest.mark.parametrize("level", LEVELS)
def test_level_is_written_in_the_words_that_are_read(level):
    """Commune, district and province stand in their own words."""
    name = "Hưng Yên" if level == "province" else "Trung Trắc"
    table = read_scores(scores_workbook(unit=name, level=level, years=[2024], source="Khảo sát")).table
    assert (set(table.level), set(table.unit), set(table.source)) == ({level}, {name}, {"Khảo sát"})


def test_template_without_scores_reads_as_not_published():
    """A template that nobody has filled in gives a row a code and no score, and no finding but the sheet of instructions."""
    reading = read_scores(scores_workbook(unit=UNIT, years=[2024]))
    assert (reading.table.code.tolist(), reading.table.score.notna().sum()) == (list(codes(2024)), 0)
    assert [(item.code, item.sheet) for item in reading.findings] == [("score-sheet-skipped", "Hướng dẫn")]


def test_template_without_a_unit_is_told_when_scores_are_filled_in():
    """Scores of no unit are left out, each told; the template leaves the unit to the clerk."""
    sheet = opened(unit=None)
    sheet["F4"] = 1.5
    buffer = io.BytesIO()
    sheet.parent.save(buffer)
    reading = read_scores(buffer.getvalue())
    found = [(item.row, item.column, item.code) for item in reading.findings]
    assert found == [(4, "A", "score-unit-absent"), (None, None, "score-sheet-skipped")]


def test_year_before_the_first_survey_is_refused():
    """There is no structure to write for 2010."""
    with pytest.raises(UnknownNameError):
        scores_workbook(unit=UNIT, years=[2010])


# --- checks and formats


def test_every_score_is_held_within_its_own_scale():
    """Excel refuses a score that its code cannot have, and says the scale in Vietnamese."""
    sheet = opened(years=[2024])
    checks = checks_of(sheet, "score")
    for row, code in enumerate(sub_dimensions(2024), HEADING_ROW + 1):
        low, high = scale(code, 2024)
        check = checks[f"F{row}"]
        assert (check.type, float(check.formula1), float(check.formula2)) == ("decimal", low, high)
        assert check.error.startswith(f"Ghi số từ {low:g} đến {high:g}".replace(".", ","))


def test_level_and_year_are_chosen_from_lists():
    """The three levels and nothing else; years around those of the rows, the newest first, and others as well."""
    sheet = opened(years=[2024])
    (level,), (year,) = checks_of(sheet, "level").values(), checks_of(sheet, "year").values()
    assert (level.formula1.strip('"').split(","), level.showErrorMessage) == (list(LEVEL_NAMES.values()), True)
    years = year.formula1.strip('"').split(",")
    assert (years[0], years[1], year.showErrorMessage, len(year.formula1) < 255) == ("2025", "2024", False, True)


@pytest.mark.parametrize(("field", "kind"), [("standard_error", "decimal"), ("sample_size", "whole")])
def test_error_and_sample_are_positive_numbers(field, kind):
    """A standard error and a number of answers are above 0; both may be left blank."""
    (check,) = checks_of(opened(), field).values()
    assert (check.type, check.operator, check.formula1, check.allowBlank) == (kind, "greaterThan", "0", True)


def test_sheet_prints_and_keeps_its_heading():
    """Panes frozen behind the name, the heading on every page of A4 across, one page wide, pages numbered."""
    sheet = opened()
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("F4", "$3:$3")
    assert (sheet.page_setup.orientation, str(sheet.page_setup.paperSize)) == ("landscape", sheet.PAPERSIZE_A4)
    assert (sheet.auto_filter.ref, sheet.oddFooter.center.text) == (f"A3:I{3 + len(sub_dimensions(2024))}", "&P/&N")


def test_code_is_text_and_score_a_number_with_decimals():
    """1.1 is not turned into a number, nor a source into a formula."""
    scores = read_scores(workbook(A=long_rows((UNIT, "xã", 2024, "1.1", 1.5, "+1"), headings=("unit", "level", "year", "code", "score", "source")))).table
    sheet = opened(scores, years=[])
    assert [(sheet[place].data_type, sheet[place].number_format) for place in ("D4", "F4")] == [("s", "General"), ("n", "0.00##")]
    assert (sheet["I4"].data_type, sheet["I4"].quotePrefix) == ("s", True)


# --- the law


def assert_reads_back(scores, unit, level):
    """Write a unit's scores, read them, and compare everything that is published, year by year."""
    own = scores[(scores.unit == unit) & (scores.level == level)].sort_values("year", kind="stable")
    reading = read_scores(scores_workbook(scores, unit=unit, level=level, years=[]))
    pd.testing.assert_frame_equal(reading.table[COMPARED], own[COMPARED].reset_index(drop=True))
    assert {item.code for item in reading.findings} == {"score-sheet-skipped"}


FIGURES = st.fixed_dictionaries({
    "share": st.one_of(st.none(), st.floats(0, 1), st.floats(0, 1)),
    "error": st.one_of(st.none(), st.floats(0.0001, 1)),
    "sample": st.one_of(st.none(), st.integers(1, 5_000)),
    "there": st.sampled_from([True, True, True, False]),
})
HEAD = ("Đơn vị", "Cấp", "Năm", "Mã", "Điểm", "Sai số chuẩn", "Cỡ mẫu", "Nguồn")


@SETTINGS
@given(
    years=st.lists(st.sampled_from([2011, 2017, 2018, 2022, 2024, 2027]), unique=True, min_size=1, max_size=2),
    unit=st.sampled_from([UNIT, "phường 10", "@xã", "xã Năm 2021"]),
    source=st.sampled_from([None, "Khảo sát của xã", "+84", "-5"]),
    data=st.data(),
)
def test_scores_of_a_unit_read_back_equal(years, unit, source, data):
    """Scores with gaps, errors and samples on any code, parts or sums alone: what is read is written and read again."""
    rows = []
    for year in years:
        for code in codes(year):
            drawn = data.draw(FIGURES)
            low, high = scale(code, year)
            score = None if drawn["share"] is None else low + (high - low) * drawn["share"]
            if drawn["there"]:
                rows.append((unit, "xã", year, code, score, drawn["error"], drawn["sample"], source))
    if rows:
        scores = read_scores(workbook(A=long_rows(*rows, headings=HEAD))).table
        assert_reads_back(scores, unit, "commune")


@pytest.mark.parametrize("unit", ["Hưng Yên", "TP. Hồ Chí Minh", "Quảng Ninh"])
def test_official_scores_of_a_province_read_back_equal(unit):
    """Fourteen years of a province, of every era and with years not published, come back with their source."""
    assert unit in {item.name for item in provinces()}
    assert_reads_back(shipped_scores(), unit, "province")


def test_official_scores_with_standard_errors_read_back_equal():
    """A workbook of PAPI's from 2018 has standard errors of parts and of sums: all come back."""
    figures = [(("1.1", "Unweighted"), None, 1.5, 1.6), (("Standard Error", None), None, 0.11, 0.12)]
    figures += [(("Dimension 2: Transparency", "Unweighted"), None, 5.5, 5.6), (("Standard Error", None), None, 0.21, 0.22)]
    scores = read_scores(workbook(**{"2023_VIE_ENG": column_rows(figures)})).table
    own = scores[scores.unit == "Hưng Yên"].set_index("code")
    assert own.loc[["1.1", "2"], ["score", "standard_error"]].to_numpy().tolist() == [[1.6, 0.12], [5.6, 0.22]]
    assert_reads_back(scores, "Hưng Yên", "province")


def test_only_the_unit_s_own_scores_are_written():
    """Of a table of several units and levels the named one's rows are taken; other years asked for are blank."""
    rows = [(UNIT, "xã", 2022, "1.1", 1.5), (UNIT, "huyện", 2022, "1.1", 1.6), ("xã Minh Hải", "xã", 2022, "1.1", 1.7)]
    scores = read_scores(workbook(A=long_rows(*rows))).table
    before = scores.copy()
    table = read_scores(scores_workbook(scores, unit=UNIT, years=[2024], source="Khảo sát 2024")).table
    published = table[table.score.notna()]
    assert (published.year.tolist(), published.score.tolist(), set(table.year)) == ([2022], [1.5], {2022, 2024})
    assert set(table[table.year == 2024].source) == {"Khảo sát 2024"}
    pd.testing.assert_frame_equal(scores, before)


def test_only_sums_that_nothing_else_tells_are_written():
    """A dimension whose parts are there is left out; one published alone stays, and so does an error of its own."""
    parts = [(UNIT, "xã", 2024, f"1.{part}", 1.5, None) for part in (1, 2, 3, 4)]
    rows = [*parts, (UNIT, "xã", 2024, "2", 5.5, None), (UNIT, "xã", 2024, "3", 5.0, 0.2)]
    scores = read_scores(workbook(A=long_rows(*rows, headings=("Đơn vị", "Cấp", "Năm", "Mã", "Điểm", "Sai số chuẩn")))).table
    assert scores.set_index("code").score[["1", "2", "3"]].tolist() == [6.0, 5.5, 5.0]
    written = values_of(opened(scores, years=[]), "code")
    assert [code for code in written if "." not in code] == ["2", "3"]
    assert set(sub_dimensions(2024)) <= set(written)
