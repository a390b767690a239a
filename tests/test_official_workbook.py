"""PAPI's workbook of 2011-2016, built from the shipped scores in its own form: read unchanged it gives those scores."""

from __future__ import annotations

import pandas as pd
import pytest
from score_files import HEADINGS_2011_ENGLISH, HEADINGS_2011_VIETNAMESE, HEADINGS_2016_ENGLISH, workbook

from papi_metrics.framework import TOTAL, codes, parts_of, provinces
from papi_metrics.surveys import read_scores, shipped_scores

YEARS = tuple(range(2011, 2017))
CELLS = 8_272


def in_columns(year: int) -> list[str]:
    """Return the codes of a year as its sheet has them: each dimension followed by its parts, the total last."""
    dimensions = parts_of(TOTAL, year)
    return [code for dimension in dimensions for code in (dimension, *parts_of(dimension, year))] + [TOTAL]


def sheet(year: int) -> list[list[object]]:
    """Return a year's sheet: two rows of headings, a row a province, the national rows under them."""
    scores = shipped_scores().query("year == @year")
    wide = scores.pivot_table(index="unit", columns="code", values="score", dropna=False)
    shown = wide.reindex(columns=in_columns(year))
    rows = [
        [item.province_id, item.name_en, item.name, *(None if pd.isna(cell) else cell for cell in shown.loc[item.name])]
        if item.name in shown.index
        else [item.province_id, item.name_en, item.name, *[None] * len(in_columns(year))]
        for item in provinces()
    ]
    english = HEADINGS_2011_ENGLISH if year < 2016 else HEADINGS_2016_ENGLISH
    return [english, HEADINGS_2011_VIETNAMESE, *rows, [999, "Highest", "Điểm cao nhất", *shown.max()]]


@pytest.fixture(scope="module")
def read() -> pd.DataFrame:
    """Read the workbook of six years once."""
    return read_scores(workbook(**{f"{year}_PAPI": sheet(year) for year in YEARS})).table


def test_official_workbook_gives_the_shipped_scores(read):
    """All sub-dimension cells of six years and 63 provinces come back, each with its score, and no other."""
    shipped = shipped_scores().query("year <= 2016")
    both = read[read["score"].notna()].merge(shipped[shipped["score"].notna()], on=["level", "unit", "year", "code"], how="outer", indicator=True)
    parts = both[both["code"].str.contains(".", regex=False)]
    assert set(both["_merge"]) == {"both"}
    assert (both["score_x"] - both["score_y"]).abs().max() < 1e-9
    assert len(parts) == CELLS


def test_official_workbook_has_every_province_and_code(read):
    """A province not published that year has rows of missing scores or none, never a number."""
    assert set(read["unit"]) == {item.name for item in provinces()}
    assert all(set(rows["code"]) == set(codes(int(year))) for year, rows in read.groupby("year"))
    assert read.query("unit == 'Bắc Giang' and year == 2014")["score"].isna().all()
