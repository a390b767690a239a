"""Scores explained: the place told holds the score, the inputs give the figure, and the newest file in use is the one named."""

from __future__ import annotations

import csv
import dataclasses
import io
import re
from functools import lru_cache

import openpyxl
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from score_books import book as book_of
from score_books import case as case_of
from score_files import (
    HEADINGS_2011_ENGLISH,
    HEADINGS_2011_VIETNAMESE,
    codes_by_column,
    long_rows,
    province_row,
    workbook,
)

from papi_metrics.change import BY_THRESHOLD, QUARTILES, Z_SIGNIFICANT, score_change, standing, without_base
from papi_metrics.errors import UnknownNameError
from papi_metrics.explanations import (
    ScoreCase,
    ScoreFile,
    explain_change,
    explain_change_pct,
    explain_comparability,
    explain_distance,
    explain_quartile,
    explain_rank,
    explain_score,
    explain_verdict,
    score_book,
    score_case,
)
from papi_metrics.explanations.places import ScoreCell, cell_words
from papi_metrics.explanations.value import exact, share
from papi_metrics.framework import breaks_between, codes, parts_of
from papi_metrics.language import speaking
from papi_metrics.rules import RULES_VERSION
from papi_metrics.surveys import read_scores, shipped_scores
from papi_metrics.surveys.shipped import SHIPPED_FILE
from papi_metrics.text import column_index

HEAD = "Đơn vị,Cấp,Năm,Mã,Điểm,Sai số chuẩn,Cỡ mẫu,Nguồn\n"
PROVINCES = sorted(shipped_scores()["unit"].unique())
YEARS = range(2011, 2025)


@lru_cache
def book():
    """Return the shipped scores as a book."""
    return score_book(shipped_scores(), [], files=[])


@lru_cache
def changes(unit, year, base=2021):
    """Return a unit's changes, without a base where it is no earlier year."""
    found = score_change(shipped_scores(), unit=unit, year=year, base_year=base)
    return found if base < year else without_base(found)


def case(code="4", *, unit="Hưng Yên", year=2022, base=2021):
    """Return one shipped score to explain."""
    return score_case(book(), changes(unit, year, base), unit=unit, code=code)


def layered(*files, year=2022, unit="Hưng Yên"):
    """Return a function that gives a score of files laid over the shipped ones, each a text of our long layout."""
    tables = [read_scores((HEAD + text).encode()).table for text in files]
    names = [ScoreFile(f"diem-{at}.csv", f"lần {at}, An nhận 01/02/2025") for at in range(1, len(files) + 1)]
    whole = score_book(shipped_scores(), tables, files=names)
    found = score_change(whole.scores, unit=unit, year=year)
    return lambda code: score_case(whole, found, unit=unit, code=code)


def same(one, other):
    """Say whether two figures are one, missing ones too."""
    if isinstance(one, str) or isinstance(other, str):
        return one == other
    return (pd.isna(one) and pd.isna(other)) if pd.isna(one) or pd.isna(other) else one == pytest.approx(other, abs=1e-9)


# --- places


@lru_cache
def shipped_grid():
    """Read the shipped file as it lies on the disk."""
    return list(csv.reader(io.StringIO(SHIPPED_FILE.read_text(encoding="utf-8"), newline="")))


def test_every_shipped_score_stands_in_the_cell_that_is_told():
    """The line and the column told of each shipped score hold that very score, of that province and year."""
    origins = book().origins
    grid = shipped_grid()
    told = [(grid[row - 1][:2], float(grid[row - 1][column_index(column)])) for row, column in zip(origins["row"], origins["column"], strict=True)]
    known = shipped_scores().set_index(["level", "unit", "year", "code"])["score"]
    keys = zip(origins["level"], origins["unit"], origins["year"], origins["code"], strict=True)
    expected = [([str(key[2]), key[1]], score) for key, score in zip(keys, known.loc[pd.MultiIndex.from_frame(origins[["level", "unit", "year", "code"]])], strict=True)]
    assert told == expected


def test_place_of_a_shipped_score_reads_as_line_and_column():
    """The file is the project's, the address its line and the letter Excel shows."""
    item = explain_score(case("4.1"))
    row, letter = re.fullmatch(r"data/provincial_scores\.csv, dòng (\d+), cột ([A-Z]+)", item.inputs["place"].iloc[0]).groups()
    assert (shipped_grid()[0][column_index(letter)], float(shipped_grid()[int(row) - 1][column_index(letter)])) == ("4.1", item.figure)


def test_place_of_a_sum_names_its_parts_and_their_cells():
    """A total's dimension says which parts it is made of and the run of cells they stand in."""
    item = explain_score(case("PAPI"))
    assert item.inputs["place"].iloc[3] == "tính từ 4.1, 4.2, 4.3, 4.4 ở data/provincial_scores.csv, dòng 710, cột N đến Q"


WORKBOOKS = {
    "long": workbook(A=long_rows(("Hưng Yên", "tỉnh", 2022, "4.1", 1.9), ("Hưng Yên", "tỉnh", 2022, "4.2", 2.1))),
    "to 2017": workbook(**{"2015_PAPI": [HEADINGS_2011_ENGLISH, HEADINGS_2011_VIETNAMESE, province_row("Hưng Yên", part=1.3)]}),
    "from 2018": workbook(**codes_by_column(2022, [{"4.1": 1.2, "4.2": 1.4}, {"4.1": 1.6, "4.2": 1.8}])),
}


@pytest.mark.parametrize("name", WORKBOOKS)
def test_cell_told_of_an_accepted_workbook_holds_the_score(name):
    """In each layout, the sheet and the cell told of a score hold it in the workbook itself."""
    table = read_scores(WORKBOOKS[name], name="papi.xlsx").table
    known = table[table["score"].notna() & table["row"].notna() & table["code"].str.contains(".", regex=False)]
    cells = openpyxl.load_workbook(io.BytesIO(WORKBOOKS[name]), data_only=True)
    told = [cells[sheet][f"{column}{row}"].value for sheet, column, row in zip(known["sheet"], known["column"], known["row"], strict=True)]
    assert len(told) >= 2
    assert told == known["score"].tolist()


def test_place_in_a_workbook_names_file_sheet_and_cell():
    """A workbook's score is told by file, acceptance, sheet and address."""
    text = workbook(Điểm=long_rows(("Hưng Yên", "tỉnh", 2022, "4.1", 1.9, "PAPI đính chính"), headings=("unit", "level", "year", "code", "score", "source")))
    whole = score_book(shipped_scores(), [read_scores(text).table], files=[ScoreFile("papi.xlsx", "lần 1, An nhận 01/02/2025")])
    item = explain_score(score_case(whole, changes("Hưng Yên", 2022), unit="Hưng Yên", code="4.1"))
    assert (item.figure, item.inputs["place"].tolist()) == (1.9, ["tệp papi.xlsx (lần 1, An nhận 01/02/2025), trang «Điểm», ô E2"])


ONE, TWO = ScoreFile("a.xlsx"), ScoreFile("b.csv", "lần 2")


@pytest.mark.parametrize(("cells", "told"), [
    pytest.param([(ONE, "Điểm", 5, "E")], "tệp a.xlsx, trang «Điểm», ô E5", id="one"),
    pytest.param([(ONE, "Điểm", 5, "E"), (ONE, "Điểm", 6, "E"), (ONE, "Điểm", 9, "E")], "tệp a.xlsx, trang «Điểm», dòng 5 đến 6, 9, cột E", id="a column"),
    pytest.param([(ONE, "Điểm", 5, "Z"), (ONE, "Điểm", 5, "AA"), (ONE, "Điểm", 5, "E")], "tệp a.xlsx, trang «Điểm», dòng 5, cột E, Z đến AA", id="a row"),
    pytest.param([(ONE, "Điểm", 5, "E"), (ONE, "Điểm", 6, "F")], "tệp a.xlsx, trang «Điểm», ô E5, F6", id="here and there"),
    pytest.param([(ONE, "Điểm", 5, None)], "tệp a.xlsx, trang «Điểm», dòng 5", id="a column that was not kept"),
    pytest.param([(ONE, "Điểm", 5, "E"), (ONE, "Điểm", 6, None)], "tệp a.xlsx, trang «Điểm», dòng 5 đến 6", id="one of them not kept"),
    pytest.param([(TWO, "CSV", 5, "E")], "tệp b.csv (lần 2), dòng 5, cột E", id="a text file"),
    pytest.param([(ONE, "A", 1, "B"), (TWO, "CSV", 5, "E"), (ONE, "A", 2, "B")], "tệp a.xlsx, trang «A», dòng 1 đến 2, cột B; tệp b.csv (lần 2), dòng 5, cột E", id="two files"),
])  # fmt: skip
def test_cells_are_named_in_the_fewest_words_that_find_them(cells, told):
    """Cells of one file and sheet stand together: as an address, as runs along a row or column, else each; by rows alone where a column is not known."""
    assert cell_words(ScoreCell(*cell) for cell in cells) == told


CORRECTION = "Hưng Yên,tỉnh,2022,4.1,{},,,PAPI đính chính\n"


def test_corrected_score_explains_itself_by_the_file():
    """The newest file in use is named for the score it corrects, the shipped file for the others, both in their sum."""
    of = layered(CORRECTION.format(1.9), CORRECTION.format(2.0))
    own, whole = explain_score(of("4.1")), explain_score(of("4"))
    assert (own.figure, own.inputs["place"].iloc[0]) == (2.0, "tệp diem-2.csv (lần 2, An nhận 01/02/2025), dòng 2, cột E")
    assert whole.figure == pytest.approx(whole.inputs["number"].sum())
    assert [place.split(",")[0] for place in whole.inputs["place"]] == ["tệp diem-2.csv (lần 2", *["data/provincial_scores.csv"] * 3]


def test_withdrawn_file_gives_way_to_the_shipped_row():
    """Without the file, the score explains itself by the shipped row again."""
    of = layered(CORRECTION.format(1.9))
    assert explain_score(of("4.1")).figure == 1.9
    again = explain_score(layered()("4.1"))
    assert (again.figure, again.inputs["place"].iloc[0]) == (case("4.1").row["score"], "data/provincial_scores.csv, dòng 710, cột N")


def test_unit_is_found_by_any_spelling():
    """A province named otherwise explains itself all the same."""
    found = score_case(book(), changes("Hưng Yên", 2022), unit="tỉnh Hưng Yên", code="4")
    assert explain_score(found).figure == case("4").row["score"]


def test_unknown_code_is_refused():
    """A code that the year does not have is named."""
    with pytest.raises(UnknownNameError, match=r"5\.2"):
        case("5.2")


# --- figures from inputs


def verdict(rows):
    """Judge by the inputs: z where standard errors are among them, else the change in per cent against the threshold."""
    numbers = rows["number"].tolist()
    change = numbers[0] - numbers[1]
    if len(numbers) == 5:
        measure = change / (numbers[2] ** 2 + numbers[3] ** 2) ** 0.5 / numbers[4]
    else:
        measure = change / numbers[1] * 100 / numbers[2]
    return "up" if round(measure, 9) >= 1 else "down" if round(measure, 9) <= -1 else "flat"


def change_of(rows):
    """Take the second number from the first."""
    return rows["number"].iloc[0] - rows["number"].iloc[1]


def comparable(rows):
    """Forbid where an input forbids, doubt where there is any."""
    return "no" if (rows["number"] == 1).any() else "caution" if len(rows) else "yes"


def rank_of(rows):
    """Count the units above the marked one; no rank where none is marked."""
    own = rows.loc[rows["input"].str.startswith("▸"), "number"]
    return None if own.empty else 1 + int((rows["number"].round(6) > round(own.iloc[0], 6)).sum())


def quartile(rows):
    """Choose the group by the marks reached; none without marks or score."""
    own, *marks = rows["number"]
    if len(marks) < 3 or pd.isna(own):
        return None
    return next((group for group, mark in zip(QUARTILES, marks, strict=False) if round(own, 6) >= mark), QUARTILES[-1])


def sum_of(rows):
    """Add the inputs up; missing if one is."""
    return rows["number"].sum(skipna=False)


FIGURES = {
    "score": (explain_score, sum_of),
    "base": (lambda of: explain_score(of, base=True), sum_of),
    "change": (explain_change, change_of),
    "change_pct": (explain_change_pct, lambda rows: change_of(rows) / rows["number"].iloc[1] * 100),
    "comparability": (explain_comparability, comparable),
    "rank": (explain_rank, rank_of),
    "base_rank": (lambda of: explain_rank(of, base=True), rank_of),
    "quartile": (explain_quartile, quartile),
}


@given(st.sampled_from(PROVINCES), st.sampled_from(YEARS), st.sampled_from([2021, 2018, 2016, 2011]), st.data())
@settings(deadline=None, max_examples=40)
def test_inputs_give_the_figure_of_any_score(unit, year, base, data):
    """Whatever province, year, base year and code: the inputs give the figure, which is that of `score_change`."""
    code = data.draw(st.sampled_from(codes(year)))
    of = case(code, unit=unit, year=year, base=base)
    wrong = {}
    for name, (explain, reckoned) in FIGURES.items():
        item = explain(of)
        # A base that is no earlier year is still a score of its own; the row of changes leaves it out.
        expected = item.figure if name == "base" and base >= year else of.row[name]
        if not (same(item.figure, expected) and same(item.figure, reckoned(item.inputs))):
            wrong[name] = item.figure, expected
    judged = explain_verdict(of)
    assert judged.figure == of.row["verdict"]
    assert judged.figure not in {"up", "down", "flat"} or judged.figure == verdict(judged.inputs)
    assert wrong == {}


@pytest.mark.parametrize("year", YEARS)
def test_totals_of_all_provinces_are_their_inputs(year):
    """For all provinces of a year, the total and one dimension in turn are the sums of the inputs told, to the last digit printed."""
    wrong = []
    dimensions = parts_of("PAPI", year)
    for at, unit in enumerate(PROVINCES):
        for code in ("PAPI", dimensions[at % len(dimensions)]):
            item = explain_score(ScoreCase(book=book(), unit=unit, row={"level": "province", "year": year, "code": code}))
            printed = None if item.figure is None else float(item.formula.rsplit(" = ", 1)[1].replace(",", "."))
            if not same(item.figure, sum_of(item.inputs)) or not same(printed, item.figure and round(item.figure, 6)):
                wrong.append((unit, code))
    assert wrong == []


@pytest.mark.parametrize("mark", ["median", "top_quarter", "best"])
@pytest.mark.parametrize("year", [2014, 2022])
def test_distance_is_that_of_standing(mark, year):
    """The distance is the mark less the score, the same that `standing` gives; a unit without a score has none."""
    for unit in ("Hưng Yên", "Bắc Giang"):
        table = standing(shipped_scores(), unit=unit, year=year).set_index("code")
        for code in ("PAPI", "4", "4.1"):
            item = explain_distance(case(code, unit=unit, year=year, base=2011), mark)
            assert same(item.figure, table.loc[code, f"to_{mark}"])
            assert same(item.figure, change_of(item.inputs))


# --- words


def test_verdict_by_threshold_tells_change_and_threshold():
    """Without standard errors the change in per cent stands beside the threshold."""
    item = explain_verdict(case("4"))
    assert item.formula == "Thay đổi −8,8\u00a0% đạt ngưỡng ±5\u00a0% (không đủ sai số chuẩn của hai năm) → ▼ Giảm"
    assert item.inputs["value"].tolist() == ["6,876391", "7,539984", "±5\u00a0%"]


@pytest.mark.parametrize(("error", "words"), [(0.05, "|z| đạt 1,96 → ▲ Tăng"), (0.5, "|z| chưa đạt 1,96 → ≈ Gần như không đổi")])
def test_verdict_by_errors_tells_z_and_its_limit(error, words):
    """With both standard errors z is reckoned from the inputs, beside 1.96."""
    rows = "".join(f"xã Trung Trắc,xã,{year},4.1,{score},{error},120,K\n" for year, score in ((2021, 1.2), (2022, 1.5)))
    item = explain_verdict(layered(rows, unit="xã Trung Trắc")("4.1"))
    z = 0.3 / (2 * error**2) ** 0.5
    assert f"{z:.2f}".replace(".", ",") in item.formula
    assert item.formula.endswith(words)
    assert item.inputs["number"].iloc[-1] == Z_SIGNIFICANT


@pytest.mark.parametrize(
    ("code", "unit", "years", "words"),
    [
        pytest.param("4", "Hưng Yên", (2022, 2021), "Không có chỗ ngắt nào sau năm 2021 đến năm 2022 → So được", id="yes"),
        pytest.param("1", "Hưng Yên", (2022, 2021), "1 chỗ ngắt sau năm 2021 đến năm 2022, không chỗ nào cấm so → So thận trọng", id="caution"),
        pytest.param("5", "Hưng Yên", (2022, 2020), "1 chỗ ngắt sau năm 2020 đến năm 2022, 1 chỗ cấm so → Không so được", id="no"),
    ],
)
def test_comparability_lists_the_breaks_between(code, unit, years, words):
    """The breaks that stand between the years are the inputs, each with its year and its line of the file."""
    year, base = years
    item = explain_comparability(case(code, unit=unit, year=year, base=base))
    assert item.formula == words
    lines = (SHIPPED_FILE.parent / "breaks.csv").read_text(encoding="utf-8").splitlines()
    for row in item.inputs.itertuples():
        line = lines[int(row.place.rsplit(" ", 1)[1]) - 1]
        assert row.input.startswith(f"Năm {line.split(',')[0]}, ")


def test_merged_unit_s_comparability_names_the_merger():
    """Across the mergers of 2025 the reason is the merger, from the list of provinces."""
    rows = "".join(f"Hưng Yên,tỉnh,2025,{code},1.0,,,PAPI 2025\n" for code in ("4.1", "4.2", "4.3", "4.4"))
    item = explain_comparability(layered(rows, year=2025)("4"))
    assert (item.figure, item.inputs["place"].iloc[0]) == ("no", "data/provinces.csv")
    assert "Thái Bình" in item.inputs["value"].iloc[0]
    assert item.inputs["number"].iloc[0] == 1.0


@pytest.mark.parametrize(
    ("unit", "year", "verdict_", "words"),
    [
        pytest.param("Bắc Giang", 2023, "no_base", "Không có điểm năm gốc 2021 → – Không có năm gốc", id="no base"),
        pytest.param("Quảng Ninh", 2023, "no_data", "Chưa có điểm năm 2023 → – Chưa có điểm", id="no data"),
        pytest.param("Hưng Yên", 2020, "no_base", "Không có điểm năm gốc 2021 → – Không có năm gốc", id="base not earlier"),
    ],
)
def test_no_verdict_says_why(unit, year, verdict_, words):
    """No score and no base are said so, in the verdict and in the change, and nothing is a number."""
    of = case("4", unit=unit, year=year)
    assert (explain_verdict(of).figure, explain_verdict(of).formula) == (verdict_, words)
    assert "không tính thay đổi" in explain_change(of).formula
    assert explain_change(of).figure is None


def test_change_across_a_break_names_the_break_and_not_a_missing_base():
    """Pages leave the change out where it may not be compared: the explanation says why, for the base has a score."""
    of = case("PAPI", unit="Hưng Yên", year=2018, base=2017)
    of = dataclasses.replace(of, row={**of.row, "change": float("nan"), "change_pct": float("nan")})
    for item in (explain_change(of), explain_change_pct(of)):
        assert item.formula.startswith("Năm 2018: Tổng điểm gồm tám chỉ số nội dung")
        assert item.formula.endswith(": không tính thay đổi")


def test_missing_part_is_named():
    """A sum that lacks a part says which."""
    item = explain_score(case("PAPI", unit="Bắc Giang", year=2022))
    assert item.formula == "PAPI năm 2022 = tổng các phần; thiếu Chỉ số 1, Chỉ số 2, Chỉ số 4, Chỉ số 5 nên không có tổng"
    assert item.figure is None


def test_few_units_have_no_groups():
    """Below four units there are no groups, and the explanation says so."""
    item = explain_quartile(layered("xã Trung Trắc,xã,2022,4.1,1.2,,,K\n", unit="xã Trung Trắc")("4.1"))
    assert (item.figure, item.formula) == (None, "Chỉ 1 đơn vị có điểm: không chia nhóm")


def test_change_near_the_threshold_is_not_rounded_onto_it():
    """A change of 4,98 % is not printed as the 5 % that it does not reach."""
    rows = "".join(f"xã Trung Trắc,xã,{year},4.1,{score},,,K\n" for year, score in ((2021, 2.0), (2022, 2.0996)))
    assert "Thay đổi +4,980\u00a0% chưa đạt ngưỡng" in explain_verdict(layered(rows, unit="xã Trung Trắc")("4.1")).formula


@pytest.mark.parametrize(("language", "written"), [("vi", ("1,2345", "2,50", "64,3\u00a0%")), ("en", ("1.2345", "2.50", "64.3%"))])
def test_figures_are_written_whole_in_either_language(language, written):
    """A score has the decimals it was published with, two at least; marks are the language's own."""
    with speaking(language):
        assert (exact(1.2345), exact(2.5), share(0.643)) == written


# --- formulas of two scores made by hand


NAN = float("nan")
BOTH = book_of(("A", "4", 6.0, 0.3, (3, "E")), base=[("A", "4", 7.5, 0.4, (2, "E"))])
PLACES = ["data/provincial_scores.csv, dòng 3, cột E", "data/provincial_scores.csv, dòng 2, cột E"]


def plain(text):
    """Write a text with blanks that may break."""
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("explain", "title", "value", "formula"),
    [
        pytest.param(explain_change, "Thay đổi (điểm)", "−1,50", "Thay đổi = 6,00 − 7,50 = −1,50 điểm", id="points"),
        pytest.param(explain_change_pct, "Thay đổi (%)", "−20,0 %", "Thay đổi = (6,00 − 7,50) ÷ 7,50 × 100 = −20,0 %", id="per-cent"),
    ],
)
def test_change_is_told_by_both_scores(explain, title, value, formula):
    """The year's score and the base's, each with its cell, and what is between them."""
    item = explain(case_of(BOTH, score=6.0, base=7.5, change=-1.5, change_pct=-20.0))
    assert (item.title, plain(item.value), plain(item.formula)) == (title, value, formula)
    assert (item.inputs["input"].tolist(), item.inputs["place"].tolist()) == (["Điểm năm 2022", "Điểm năm 2021"], PLACES)


NOTHING = {"change": NAN, "change_pct": NAN, "reason": None}


@pytest.mark.parametrize("explain", [explain_change, explain_change_pct])
@pytest.mark.parametrize(
    ("whole", "row", "formula", "base"),
    [
        pytest.param(book_of(("A", "4", 6.0)), {"score": 6.0, "base": NAN}, "Không có điểm năm gốc 2021", ("Điểm năm gốc 2021", "—", "chưa công bố"), id="no-base"),
        pytest.param(BOTH, {"score": 6.0, "base": NAN}, "Không có điểm năm gốc 2021", ("Điểm năm gốc 2021", "—", "không phải năm trước"), id="no-earlier-year"),
        pytest.param(book_of(base=[("A", "4", 7.5, 0.0, (2, "E"))]), {"score": NAN, "base": 7.5}, "Chưa có điểm năm 2022", ("Điểm năm 2021", "7,50", PLACES[1]), id="no-score"),
        pytest.param(book_of(), {"score": NAN, "base": NAN}, "Chưa có điểm năm 2022", ("Điểm năm gốc 2021", "—", "chưa công bố"), id="neither"),
        pytest.param(BOTH, {"score": 6.0, "base": 7.5, "reason": "Năm 2022: thêm mục XX."}, "Năm 2022: thêm mục XX", ("Điểm năm 2021", "7,50", PLACES[1]), id="not-comparable"),
    ],
)
def test_change_that_is_none_says_what_is_lacking(whole, row, formula, base, explain):
    """The year's score is asked for first, then the base's, then whether the two may be compared."""
    item = explain(case_of(whole, **NOTHING | row))
    assert (item.figure, item.value, item.formula) == (None, "—", f"{formula}: không tính thay đổi")
    assert tuple(item.inputs[["input", "value", "place"]].iloc[1]) == base


@pytest.mark.parametrize(
    ("pct", "verdict_", "formula"),
    [
        pytest.param(5.0, "up", "Thay đổi +5,000 % đạt ngưỡng ±5 %", id="on-the-threshold"),
        pytest.param(-5.0, "down", "Thay đổi −5,000 % đạt ngưỡng ±5 %", id="on-the-threshold-below"),
        pytest.param(-4.96, "flat", "Thay đổi −4,960 % chưa đạt ngưỡng ±5 %", id="rounded-onto-it"),
        pytest.param(4.9, "flat", "Thay đổi +4,9 % chưa đạt ngưỡng ±5 %", id="less"),
        pytest.param(5.1, "up", "Thay đổi +5,1 % đạt ngưỡng ±5 %", id="more"),
    ],
)
def test_verdict_by_threshold_reaches_it_at_five(pct, verdict_, formula):
    """Five per cent is a change, either way; what a decimal would round onto it has three."""
    item = explain_verdict(case_of(BOTH, score=6.0, base=7.5, change_pct=pct, verdict=verdict_, evidence=BY_THRESHOLD))
    assert plain(item.formula) == f"{formula} (không đủ sai số chuẩn của hai năm) → {item.value}"
    assert tuple(item.inputs[["input", "place", "number"]].iloc[2]) == ("Ngưỡng (%)", f"quy tắc {RULES_VERSION}", 5.0)


@pytest.mark.parametrize(
    ("score", "z", "reached"),
    [pytest.param(8.48, "1,96", "đạt", id="on-the-limit"), pytest.param(6.52, "−1,96", "đạt", id="below"), pytest.param(8.47, "1,94", "chưa đạt", id="less")],
)
def test_verdict_by_errors_reaches_its_limit_at_z(score, z, reached):
    """Errors of 0.3 and 0.4 are one of 0.5: a change of 0.98 is 1.96 of them, either way."""
    whole = book_of(("A", "4", score, 0.3, (3, "E")), base=[("A", "4", 7.5, 0.4, (2, "E"))])
    item = explain_verdict(case_of(whole, score=score, base=7.5, verdict="up", evidence="z"))
    assert item.formula == f"z = ({exact(score)} − 7,50) ÷ √(0,30² + 0,40²) = {z}, |z| {reached} 1,96 → ▲ Tăng"
    assert item.inputs["input"].tolist() == ["Điểm năm 2022", "Điểm năm 2021", "Sai số chuẩn năm 2022", "Sai số chuẩn năm 2021", "Ngưỡng |z|"]
    assert item.inputs["value"].tolist()[1:] == ["7,50", "0,30", "0,40", "1,96"]
    assert item.inputs["place"].tolist()[2:] == [*[f"cùng dòng với điểm: {place}" for place in PLACES], f"quy tắc {RULES_VERSION}"]


def test_verdict_of_scores_that_may_not_be_compared_is_the_reason():
    """Both scores stand as inputs, and why they are not compared."""
    item = explain_verdict(case_of(BOTH, score=6.0, base=7.5, verdict="not_comparable", reason="Năm 2022: thêm mục XX.", evidence=None))
    assert (item.formula, item.inputs["number"].tolist()) == ("Năm 2022: thêm mục XX → ≠ Không so được", [6.0, 7.5])


def test_score_of_the_base_year_is_explained_by_its_own_cell():
    """The base's score is read from the base year's row."""
    item = explain_score(case_of(BOTH), base=True)
    assert (item.figure, item.title, item.inputs["place"].tolist()) == (7.5, "Chỉ số 4 năm 2021", PLACES[1:])


@pytest.mark.parametrize("language", ["vi", "en"])
def test_break_is_told_in_the_language_spoken(language):
    """What changed between the years is worded in either language, with a number that says whether it forbids."""
    with speaking(language):
        item = explain_comparability(case("1", year=2022, base=2021))
    _, (found,) = breaks_between("1", 2021, 2022)
    assert item.inputs["value"].iloc[0].endswith(f": {found.what_vi if language == 'vi' else found.what}")
    assert item.inputs["number"].tolist() == [0.0]


@pytest.mark.parametrize(("code", "base", "word"), [pytest.param("1", 2021, "cần thận trọng: ", id="doubtful"), pytest.param("5", 2020, "cấm so: ", id="forbidding")])
def test_break_says_whether_it_forbids(code, base, word):
    """A break that forbids and one that only asks for caution are told apart in words."""
    assert explain_comparability(case(code, year=2022, base=base)).inputs["value"].iloc[0].startswith(word)


def test_unit_of_one_score_is_found():
    """A unit of which one score alone is known is explained like any other."""
    found = score_case(book_of(("A", "4", 6.0)), pd.DataFrame({"code": ["4"], "year": [2022]}), unit="A", code="4")
    assert (found.unit, found.code, found.row["year"]) == ("A", "4", 2022)


def test_unit_without_scores_is_refused():
    """A unit of which no score is known has nothing to explain."""
    with pytest.raises(UnknownNameError):
        score_case(book(), changes("Hưng Yên", 2022), unit="Xứ khác", code="4")
