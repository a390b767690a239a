"""Margins of a survey's scores: from the standard error, at most by the sample size, missing otherwise."""

from __future__ import annotations

import pandas as pd
import pytest

from papi_metrics.change import margins
from papi_metrics.sentences import margin_sentence

NAN = float("nan")


def survey(*rows):
    """Return scores of one unit and year: (code, score, standard error, sample size)."""
    table = pd.DataFrame(rows, columns=["code", "score", "standard_error", "sample_size"]).assign(unit="xã A", year=2022)
    return table.astype({"code": "str", "score": "float64", "standard_error": "float64", "sample_size": "Int64"})


@pytest.mark.parametrize(
    ("row", "margin", "by"),
    [
        (("4.1", 1.2, 0.05, 120), 0.098, "standard_error"),
        (("4.1", 1.2, NAN, 100), 1.125 * 1.96 / 10, "sample_size"),
        (("4", 6.0, NAN, 100), 4.5 * 1.96 / 10, "sample_size"),
        (("5.1", 2.0, NAN, 400), 1.5 * 1.96 / 20, "sample_size"),
        (("4.1", 1.2, NAN, 1), 1.125 * 1.96, "sample_size"),
        (("4.1", 1.2, 0.0, None), None, None),
        (("4.1", 1.2, NAN, None), None, None),
        (("4.1", 1.2, NAN, 0), None, None),
        (("4.1", NAN, 0.05, 120), None, None),
    ],
    ids=["error", "size", "size-of-a-dimension", "size-of-three-parts", "one-asked", "no-error", "neither", "nobody", "no-score"],
)
def test_margin_is_from_the_error_else_at_most_by_size(row, margin, by):
    """1.96 standard errors; else half the code's scale times 1.96 / √n; else missing."""
    found = margins(survey(row)).iloc[0]
    assert found["margin"] == pytest.approx(margin, abs=2e-3) if margin else pd.isna(found["margin"])
    assert found["margin_by"] == by if by else pd.isna(found["margin_by"])


def test_margins_stand_in_the_rows_they_are_of():
    """Whatever the rows are numbered, each has its own margin and what that is made of."""
    table = margins(survey(("4.1", 1.2, 0.05, 120), ("4.2", 1.2, NAN, 100)).set_axis([7, 3]))
    assert table["margin_by"].to_dict() == {7: "standard_error", 3: "sample_size"}
    assert table["margin"].notna().all()


def test_margins_keep_the_table_they_get():
    """No row, no score is changed."""
    table = survey(("4.1", 1.2, NAN, 100))
    before = table.copy(deep=True)
    margins(table)
    pd.testing.assert_frame_equal(table, before)


@pytest.mark.parametrize(
    ("rows", "vietnamese", "english"),
    [
        (
            [("4.1", 1.2, 0.05, 120), ("4.2", 1.2, 0.1, 120)],
            "Điểm năm 2022: sai số 95 % ±0,10 đến ±0,20 điểm, từ sai số chuẩn (2 điểm).",
            "Scores of 2022: a margin of ±0.10 to ±0.20 points at 95%, from standard errors (2 scores).",
        ),
        (
            [("4.1", 1.2, NAN, 100), ("4.2", 1.2, NAN, None)],
            "Điểm năm 2022: sai số tối đa ±0,22 điểm, theo cỡ mẫu (1 điểm); 1 điểm chưa biết sai số.",
            "Scores of 2022: a margin of at most ±0.22 points, by sample size (1 score); 1 score without a known margin.",
        ),
        (
            [("4.1", 1.2, NAN, None)],
            "Chưa biết sai số: tệp điểm không ghi sai số chuẩn hay cỡ mẫu.",
            "Margins are not known: the scores came without standard errors or sample sizes.",
        ),
    ],
    ids=["errors", "size-and-unknown", "none"],
)
def test_margin_sentence_says_what_margins_rest_on(rows, vietnamese, english):
    """How large they are, from what, of how many scores; in both languages."""
    table = margins(survey(*rows))
    assert (margin_sentence(table, year=2022), margin_sentence(table, year=2022, language="en")) == (vietnamese, english)


def test_margin_sentence_keeps_to_the_scores_of_its_year():
    """Margins of other years and lines without a score are not told; errors and sizes are told apart, then how many are unknown."""
    rows = survey(("4.1", 1.2, 0.05, 120), ("4.2", 1.2, NAN, 100), ("4.3", 1.2, NAN, None), ("4.4", NAN, 0.5, 120))
    table = margins(pd.concat([rows, survey(("4.1", 1.2, 0.5, 120), ("4.2", 1.2, NAN, 4)).assign(year=2021)]))
    assert margin_sentence(table, year=2022) == (
        "Điểm năm 2022: sai số 95 % ±0,10 điểm, từ sai số chuẩn (1 điểm); sai số tối đa ±0,22 điểm, theo cỡ mẫu (1 điểm); 1 điểm chưa biết sai số."
    )
    assert margin_sentence(table, year=2023, language="en") == "Margins are not known: the scores came without standard errors or sample sizes."
