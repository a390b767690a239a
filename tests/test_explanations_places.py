"""Where figures stand, in words: cells of one file and sheet together, in runs; and scores explained by the cells they come from."""

from __future__ import annotations

import pandas as pd
import pytest
from score_books import TEXT, book, case

from papi_metrics.explanations import (
    ScoreFile,
    explain_distance,
    explain_quartile,
    explain_rank,
    explain_score,
    explained,
    task_place,
)
from papi_metrics.explanations.places import ScoreCell, cell_words
from papi_metrics.explanations.scores import code_words
from papi_metrics.explanations.value import Input, exact, share
from papi_metrics.rules import RULES

BOOK = ScoreFile("a.xlsx", "lần 1")


def cells(file, sheet, *addresses):
    """Return cells of a sheet, each told as row and letter."""
    return [ScoreCell(file, sheet, row, letter) for row, letter in addresses]


@pytest.mark.parametrize(
    ("found", "words"),
    [
        pytest.param(cells(BOOK, "T", (2, "E")), "tệp a.xlsx (lần 1), trang «T», ô E2", id="one-cell"),
        pytest.param(cells(TEXT, "CSV", (2, "E")), "data/provincial_scores.csv, dòng 2, cột E", id="one-of-a-text"),
        pytest.param(cells(BOOK, "T", (2, None)), "tệp a.xlsx (lần 1), trang «T», dòng 2", id="no-column"),
        pytest.param(cells(BOOK, "T", (2, "E"), (4, None)), "tệp a.xlsx (lần 1), trang «T», dòng 2, 4", id="one-column-unknown"),
        pytest.param(cells(BOOK, "T", (2, "E"), (3, "E"), (4, "E"), (9, "E")), "tệp a.xlsx (lần 1), trang «T», dòng 2 đến 4, 9, cột E", id="one-column"),
        pytest.param(cells(TEXT, "CSV", (7, "Z"), (7, "AA"), (7, "AC")), "data/provincial_scores.csv, dòng 7, cột Z đến AA, AC", id="one-row"),
        pytest.param(cells(BOOK, "T", (2, "E"), (3, "F")), "tệp a.xlsx (lần 1), trang «T», ô E2, F3", id="scattered"),
        pytest.param(cells(BOOK, "T", (3, "E"), (2, "E"), (3, "E")), "tệp a.xlsx (lần 1), trang «T», dòng 2 đến 3, cột E", id="unordered-and-twice"),
        pytest.param([*cells(BOOK, "T", (2, "E")), *cells(BOOK, "S", (2, "E")), *cells(BOOK, "T", (3, "E"))], "tệp a.xlsx (lần 1), trang «T», dòng 2 đến 3, cột E; tệp a.xlsx (lần 1), trang «S», ô E2", id="two-sheets"),
        pytest.param([*cells(BOOK, "T", (2, "E")), *cells(ScoreFile("b.xlsx"), "T", (2, "E"))], "tệp a.xlsx (lần 1), trang «T», ô E2; tệp b.xlsx, trang «T», ô E2", id="two-files"),
        pytest.param([], "", id="none"),
    ],
)  # fmt: skip
def test_cell_words_name_the_cells_of_a_sheet_together(found, words):
    """Neighbouring rows or columns are a run; cells that share neither are told one by one, sheets and files apart."""
    assert cell_words(found) == words


@pytest.mark.parametrize(
    ("task", "place"),
    [
        pytest.param({"sheet": "T", "row": 5}, "tệp t, trang «T», dòng 5", id="workbook"),
        pytest.param({"sheet": "CSV", "row": 5}, "tệp t, dòng 5", id="text"),
        pytest.param({"sheet": None, "row": 5}, "tệp t, dòng 5", id="no-sheet"),
        pytest.param({"sheet": "T", "row": pd.NA}, "tệp t, giữ từ phiên bản trước, không có dòng trong tệp", id="kept"),
    ],
)
def test_task_place_names_file_sheet_and_row(task, place):
    """A text file has no sheets, a task that was kept no row."""
    assert task_place("tệp t", task) == place


# --- scores of a book made by hand


@pytest.mark.parametrize(
    ("scores", "code", "figure", "formula"),
    [
        pytest.param([("A", "4.1", 1.5, 0.0, (2, "E"))], "4.1", 1.5, "Nội dung 4.1 năm 2022 = 1,50, đọc từ ô nguồn", id="read"),
        pytest.param([], "4.1", None, "Nội dung 4.1 năm 2022 chưa công bố", id="not-published"),
        pytest.param([("A", "4", 7.5, 0.0, (2, "E")), ("A", "4.1", 1.5, 0.0, (2, "F"))], "4", 7.5, "Chỉ số 4 năm 2022 = 7,50, đọc từ ô nguồn", id="dimension-read"),
        pytest.param([("A", "4", 6.0), *[("A", f"4.{at}", 1.5, 0.0, (2, "E")) for at in (1, 2, 3, 4)]], "4", 6.0, "Chỉ số 4 năm 2022 = 1,50 + 1,50 + 1,50 + 1,50 = 6,00", id="sum"),
        pytest.param([("A", "4.1", 1.5, 0.0, (2, "E"))], "4", None, "Chỉ số 4 năm 2022 = tổng các phần; thiếu Nội dung 4.2, Nội dung 4.3, Nội dung 4.4 nên không có tổng", id="part-missing"),
        pytest.param([], "PAPI", None, "PAPI năm 2022 chưa công bố", id="total-not-published"),
    ],
)
def test_score_is_read_or_summed_or_missing(scores, code, figure, formula):
    """A score with a cell is read from it, one without is the sum of its parts; where parts lack they are named."""
    item = explain_score(case(book(*scores), code=code))
    assert (item.figure, item.formula, item.title) == (figure, formula, f"{code_words(code)} năm 2022")


@pytest.mark.parametrize(
    ("scores", "place"),
    [
        pytest.param([("A", "4.1", 1.5, 0.0, (2, "E"))], "data/provincial_scores.csv, dòng 2, cột E", id="read"),
        pytest.param([("A", "4.1", 1.5, 0.0, (2, None))], "data/provincial_scores.csv, dòng 2", id="column-not-kept"),
        pytest.param([("A", "4.1", float("nan"), 0.0, (2, "E"))], "chưa công bố", id="missing"),
        pytest.param([("B", "4.1", 1.5, 0.0, (2, "E"))], "chưa công bố", id="another-unit"),
    ],
)
def test_place_of_a_score_is_its_cell(scores, place):
    """A score that is missing stands nowhere, though its row may."""
    assert book(*scores).place(("province", "A", 2022, "4.1")) == place


def test_place_of_a_sum_of_sums_names_the_cells_at_the_bottom():
    """A total goes back to its dimensions' cells, and where those are sums to their parts'."""
    parts = [("A", f"4.{at}", 1.5, 0.0, (2, letter)) for at, letter in enumerate("FGHI", 1)]
    whole = book(("A", "PAPI", 7.0), ("A", "1", 1.0, 0.0, (2, "E")), ("A", "4", 6.0), *parts)
    assert whole.place(("province", "A", 2022, "PAPI")) == "tính từ 1, 2, 3, 4, 5, 6, 7, 8 ở data/provincial_scores.csv, dòng 2, cột E đến I"


@pytest.mark.parametrize(("error", "known"), [pytest.param(0.05, 0.05, id="known"), pytest.param(0.0, None, id="nought"), pytest.param(float("nan"), None, id="missing")])
def test_standard_error_of_nought_is_unknown(error, known):
    """No survey is without an error: nought is a cell that was left empty."""
    assert book(("A", "4.1", 1.5, error, (2, "E"))).entry(("province", "A", 2022, "4.1")).standard_error == known


@pytest.mark.parametrize(("code", "words"), [("PAPI", "PAPI"), ("4", "Chỉ số 4"), ("4.1", "Nội dung 4.1")])
def test_code_is_named_by_its_depth(code, words):
    """Total, dimension and sub-dimension are told apart."""
    assert code_words(code) == words


# --- rank, group and distance among units made by hand


FIVE = [("A", "4", 5.0), ("D", "4", 6.0), ("C", "4", 7.0), ("B", "4", 6.0), ("E", "4", 8.0)]
"""Quarters of five scores begin at the second, third and fourth: 6, 6 and 7."""


def test_rank_lists_all_units_from_the_highest():
    """Equal scores stand by name; the unit itself is marked; units without a score, and other codes, are none."""
    item = explain_rank(case(book(*FIVE, ("F", "4", float("nan")), ("G", "5", 9.0)), unit="D", rank=3, rank_n=5))
    assert item.inputs["input"].tolist() == ["E", "C", "B", "▸ D", "A"]
    assert (item.title, item.value, item.figure) == ("Hạng năm 2022", "3/5", 3.0)
    assert item.formula == "Hạng = 1 + số đơn vị có điểm cao hơn = 1 + 2 = 3, trên 5 đơn vị có điểm năm 2022"


@pytest.mark.parametrize(
    ("unit", "formula"),
    [
        pytest.param("F", "Không có điểm năm 2022: không có hạng trên 5 đơn vị có điểm", id="no-score"),
        pytest.param("D", "Năm gốc 2022 không phải năm trước: không có hạng trên 5 đơn vị có điểm", id="no-earlier-year"),
    ],
)
def test_rank_that_is_none_says_why(unit, formula):
    """Without a score there is no rank, nor in a base year that is no earlier one; then nobody is marked."""
    item = explain_rank(case(book(*FIVE), unit=unit, base_year=2022, base_rank=None, base_rank_n=None), base=True)
    assert (item.figure, item.value, item.formula) == (None, "—", formula)
    assert not item.inputs["input"].str.startswith("▸").any()


@pytest.mark.parametrize(
    ("unit", "group", "formula"),
    [
        pytest.param("E", "highest", "8,00 ≥ Mốc 75 % 7,00 → Cao nhất", id="above"),
        pytest.param("C", "highest", "7,00 ≥ Mốc 75 % 7,00 → Cao nhất", id="on-the-mark"),
        pytest.param("B", "high_average", "6,00 ≥ Trung vị 6,00 → Trung bình cao", id="median"),
        pytest.param("A", "lowest", "5,00 < Mốc 25 % 6,00 → Thấp nhất", id="below-all"),
    ],
)
def test_group_is_told_by_the_mark_that_is_reached(unit, group, formula):
    """The highest mark that a score reaches, or the lowest that it does not, decides."""
    item = explain_quartile(case(book(*FIVE), unit=unit, quartile=group))
    assert (item.figure, item.formula.replace("\u00a0", " "), item.title) == (group, formula, "Nhóm")
    assert item.inputs["number"].tolist()[1:] == [7.0, 6.0, 6.0]


def test_group_is_not_told_by_a_mark_that_is_missed_by_the_last_decimal():
    """A score of a millionth less than a mark does not reach it, neither in the group nor in its explanation."""
    whole = book(("A", "4", 5.0), ("B", "4", 6.0), ("C", "4", 7.0), ("D", "4", 6.999999), ("E", "4", 8.0))
    assert explain_quartile(case(whole, unit="D", quartile="high_average")).formula == "6,999999 ≥ Trung vị 6,999999 → Trung bình cao"


def test_marks_of_groups_are_reckoned_with_all_their_decimals():
    """Three quarters between two scores of six decimals take eight."""
    item = explain_quartile(case(book(*[("ABCD"[at], "4", 1 + at / 1e6) for at in range(4)]), quartile="lowest"))
    assert item.inputs["number"].tolist()[1:] == pytest.approx([1.00000225, 1.0000015, 1.00000075], abs=1e-10, rel=0)


@pytest.mark.parametrize(
    ("count", "unit", "formula", "inputs"),
    [
        pytest.param(5, "F", "Không có điểm năm 2022: không có nhóm", 4, id="no-score"),
        pytest.param(4, "F", "Không có điểm năm 2022: không có nhóm", 4, id="four-units"),
        pytest.param(3, "A", "Chỉ 3 đơn vị có điểm: không chia nhóm", 1, id="three-units"),
        pytest.param(0, "A", "Chỉ 0 đơn vị có điểm: không chia nhóm", 1, id="no-unit"),
    ],
)
def test_group_that_is_none_says_why(count, unit, formula, inputs):
    """Four units are the fewest that are divided; a unit without a score belongs to no group."""
    item = explain_quartile(case(book(*FIVE[:count]), unit=unit, quartile=None))
    assert (item.figure, item.value, item.formula, len(item.inputs)) == (None, "—", formula, inputs)


@pytest.mark.parametrize(
    ("mark", "unit", "title", "formula"),
    [
        pytest.param("best", "A", "Khoảng cách đến điểm cao nhất", "8,00 − 5,00 = +3,00 điểm", id="best"),
        pytest.param("median", "E", "Khoảng cách đến trung vị", "6,00 − 8,00 = −2,00 điểm", id="above-the-median"),
        pytest.param("top_quarter", "B", "Khoảng cách đến nhóm cao nhất", "7,00 − 6,00 = +1,00 điểm", id="top-quarter"),
        pytest.param("top_quarter", "C", "Khoảng cách đến nhóm cao nhất", "7,00 − 7,00 = 0,00 điểm", id="on-the-mark"),
    ],
)
def test_distance_is_the_mark_less_the_score(mark, unit, title, formula):
    """What is lacking has a plus, what is ahead a minus."""
    item = explain_distance(case(book(*FIVE), unit=unit), mark)
    assert (item.title, item.formula) == (title, f"{title} = {formula}")
    assert item.inputs["input"].tolist() == [title.removeprefix("Khoảng cách đến ").capitalize(), "Điểm năm 2022"]


@pytest.mark.parametrize("scores", [pytest.param([], id="nobody-scored"), pytest.param(FIVE, id="others-scored")])
def test_distance_without_a_score_is_none(scores):
    """A unit without a score lacks nothing that could be told."""
    item = explain_distance(case(book(*scores), unit="F"), "median")
    assert (item.figure, item.value, item.formula) == (None, "—", "Chưa có điểm năm 2022: không tính khoảng cách")


# --- explanations and their words


@pytest.mark.parametrize(
    ("figure", "known"),
    [pytest.param(None, None, id="none"), pytest.param(float("nan"), None, id="nan"), pytest.param(pd.NA, None, id="na"), pytest.param("red", "red", id="word"), pytest.param(3, 3.0, id="whole")],
)
def test_figure_of_an_explanation_is_a_number_a_word_or_none(figure, known):
    """Whatever stands for missing is None, whole numbers are numbers like others."""
    item = explained("t", "light", figure=figure, value="v", formula="f", inputs=[])
    assert (item.figure, type(item.figure), item.rule_name) == (known, type(known), RULES["light"].name)


def test_input_without_a_number_weighs_one():
    """What is only named has no number, and every input weighs one unless it is told otherwise."""
    rows = explained("t", "light", figure=1, value="v", formula="f", inputs=[Input("a", "b", "c"), Input("d", "e", "f", 2, 3)]).inputs
    assert (rows.columns.tolist(), rows["number"].isna().tolist(), rows["weight"].tolist()) == (["input", "value", "place", "number", "weight"], [True, False], [1.0, 3.0])
    assert rows.dtypes[["number", "weight"]].astype(str).tolist() == ["float64", "float64"]


@pytest.mark.parametrize(
    ("value", "words", "signed"),
    [
        (1.5, "1,50", "+1,50"), (1.2345, "1,2345", "+1,2345"), (1.234567, "1,234567", "+1,234567"), (1.2345674, "1,234567", "+1,234567"), (-0.25, "−0,25", "−0,25"),
        (0.0, "0,00", "0,00"), (0.0000004, "0,00", "0,00"), (1e-6, "0,000001", "+0,000001"), (None, "—", "—"), (float("nan"), "—", "—"), (12, "12,00", "+12,00"),
    ],
)  # fmt: skip
def test_exact_has_the_decimals_of_publication(value, words, signed):
    """Two decimals at least, six at most, as many as it takes; a plus only on what is above nought."""
    assert (exact(value), exact(value, sign=True)) == (words, signed)


@pytest.mark.parametrize(("value", "words"), [(0.12345, "12,3 %"), (1.0, "100,0 %"), (-0.1, "−10,0 %"), (None, "—"), (float("nan"), "—")])
def test_share_has_a_decimal(value, words):
    """A share is written in per cent with one decimal, so that differences can be reckoned after."""
    assert share(value).replace("\u00a0", " ") == words
