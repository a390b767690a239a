"""Rows of several years name their own sources."""

from __future__ import annotations

import pandas as pd

from papi_metrics.change import NO_SOURCE, rank_histories, score_panel, with_sources
from papi_metrics.surveys import shipped_scores


def test_each_row_has_the_source_of_its_own_score():
    """A source is that of the row's unit and year; the rows and their other columns stay."""
    scores = shipped_scores()
    made = scores.assign(source=scores["unit"] + " " + scores["year"].astype("str"))
    panel = score_panel(made)
    rows = rank_histories(panel, units=["Hà Nội", "Hưng Yên"], code="PAPI")
    told = with_sources(panel, rows)
    assert list(told["source"]) == [f"{unit} {year}" for unit, year in zip(rows["unit"], rows["year"], strict=True)]
    pd.testing.assert_frame_equal(told.drop(columns="source"), rows)


def test_row_without_a_score_takes_nobody_s_source():
    """Bắc Ninh has no score of 2021: its row says so."""
    panel = score_panel(shipped_scores())
    rows = with_sources(panel, rank_histories(panel, units=["Bắc Ninh"], code="PAPI")).set_index("year")
    assert rows.loc[2021, "source"] == NO_SOURCE
    assert rows.loc[2020, "source"] != NO_SOURCE


def test_no_rows_have_a_column_of_words():
    """Without rows the column of sources is there and holds words."""
    panel = score_panel(shipped_scores())
    none = rank_histories(panel, units=[], code="PAPI")
    assert with_sources(panel, none)["source"].dtype == "str"
