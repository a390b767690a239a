"""Change of scores: PAPI's published figures reproduced, verdicts, ranks, parts, histories, laws."""

import numpy as np
import pandas as pd
import pytest
from figures import scores_to_2024
from hypothesis import given, settings
from hypothesis import strategies as st

from papi_metrics.change import (
    VERDICTS,
    comparable_changes,
    contributions,
    moves_since,
    rank_history,
    rank_table,
    score_change,
    score_history,
    standing,
    verdict_counts,
    without_base,
)
from papi_metrics.errors import UnknownNameError
from papi_metrics.framework import FIRST_YEAR, LAST_YEAR, codes, sub_dimensions
from papi_metrics.surveys import SCORE_DTYPES

COLUMNS = [
    "code", "name", "level", "base_year", "year", "base", "score", "change", "change_pct", "comparability", "reason",
    "verdict", "evidence", "rank", "rank_n", "base_rank", "base_rank_n", "quartile", "source",
]  # fmt: skip


def score_rows(*rows, level="province", source="nguồn"):
    """Return a score table of rows (unit, year, code, score, standard error)."""
    table = pd.DataFrame(
        [(*row, None)[:5] for row in rows], columns=["unit", "year", "code", "score", "standard_error"]
    )
    table = table.assign(level=level, sample_size=pd.NA, source=source, sheet="CSV", row=range(2, len(rows) + 2), column="E")
    return table[list(SCORE_DTYPES)].astype(dict(SCORE_DTYPES))


def pair(base, score, *, errors=(None, None), code="2", years=(2021, 2022)):
    """Return one unit's base and score of one code."""
    rows = [("A", year, code, value, error) for year, value, error in zip(years, (base, score), errors, strict=True)]
    return score_rows(*rows)


def row_of(changes, code):
    """Return the row of one code."""
    return changes.set_index("code").loc[code]


HUNG_YEN_2022 = [
    ("PAPI", 45.3659, 44.1831, 11, 61, 5, 60),
    ("1", 5.4033, 5.4941, 12, 62, 5, 60),
    ("2", 5.8593, 5.8100, 7, 61, 6, 60),
    ("3", 4.4187, 4.2877, 33, 62, 18, 60),
    ("4", 7.5400, 6.8764, 19, 61, 5, 60),
    ("5", 7.5044, 7.6276, 2, 62, 6, 60),
    ("6", 7.9987, 7.5082, 34, 63, 14, 60),
    ("7", 3.6510, 3.3399, 42, 63, 23, 60),
    ("8", 2.9905, 3.2393, 14, 62, 21, 60),
]


@pytest.mark.parametrize("expected", HUNG_YEN_2022, ids=[row[0] for row in HUNG_YEN_2022])
def test_score_change_hung_yen_scores_and_ranks(expected):
    """Hưng Yên 2021 and 2022: PAPI's scores to four decimals, ranks among the provinces with a score."""
    code, base, score, rank, rank_n, base_rank, base_rank_n = expected
    row = row_of(score_change(scores_to_2024(), unit="Hưng Yên", year=2022), code)
    assert (round(row["base"], 4), round(row["score"], 4)) == (base, score)
    assert (row["rank"], row["rank_n"], row["base_rank"], row["base_rank_n"]) == (rank, rank_n, base_rank, base_rank_n)


@pytest.mark.parametrize(
    ("code", "change_pct", "verdict"),
    [
        ("1", 1.68, "flat"),
        ("2", -0.84, "flat"),
        ("3", -2.96, "flat"),
        ("4", -8.80, "down"),
        ("5", 1.64, "flat"),
        ("6", -6.13, "down"),
        ("7", -8.52, "down"),
        ("8", 8.32, "up"),
        ("PAPI", -2.61, "flat"),
    ],
)
def test_score_change_hung_yen_changes(code, change_pct, verdict):
    """Hưng Yên 2022 against 2021: the changes in per cent and what they amount to."""
    row = row_of(score_change(scores_to_2024(), unit="Hưng Yên", year=2022), code)
    assert (round(row["change_pct"], 2), row["verdict"], row["evidence"]) == (change_pct, verdict, "theo ngưỡng ±5 %")


@pytest.mark.parametrize(
    ("year", "score", "rank", "rank_n"),
    [
        (2018, 43.5805, 37, 61),
        (2019, 41.2475, 60, 63),
        (2020, 42.1698, 44, 63),
        (2021, 45.3659, 5, 60),
        (2022, 44.1831, 11, 61),
        (2023, 44.2282, 12, 61),
        (2024, 44.4042, 19, 61),
    ],
)
def test_score_change_hung_yen_totals(year, score, rank, rank_n):
    """Hưng Yên's totals since 2018, with their ranks among the provinces that have a total."""
    row = row_of(score_change(scores_to_2024(), unit="Hưng Yên", year=year), "PAPI")
    assert (round(row["score"], 4), row["rank"], row["rank_n"]) == (score, rank, rank_n)


@pytest.mark.parametrize(("year", "up"), [(2022, 33), (2023, 24)])
def test_verdict_counts_reproduce_papi(year, up):
    """PAPI published that dimension 1 rose against 2021 in 33 provinces in 2022 and in 24 in 2023."""
    counts = verdict_counts(scores_to_2024(), code="1", year=year).set_index("verdict")["units"]
    assert counts["up"] == up


def test_verdict_counts_hold_every_unit_once():
    """Every province is counted under one verdict, and every verdict has a line."""
    counts = verdict_counts(scores_to_2024(), code="PAPI", year=2022)
    assert list(counts["verdict"]) == list(VERDICTS)
    assert counts["units"].sum() == 63
    assert counts.set_index("verdict")["units"][["no_base", "no_data"]].tolist() == [1, 2]


def test_verdict_counts_of_a_level():
    """Only units of the level asked for are counted."""
    scores = pd.concat([pair(5.0, 6.0), pair(5.0, 6.0).assign(level="commune", unit="B")])
    counts = verdict_counts(scores, code="2", year=2022, level="commune")
    assert counts.set_index("verdict")["units"]["up"] == 1
    assert counts["units"].sum() == 1


def test_verdict_counts_across_a_break():
    """Across a forbidding break no unit rises or falls."""
    counts = verdict_counts(scores_to_2024(), code="5", year=2021, base_year=2020).set_index("verdict")["units"]
    assert counts["not_comparable"] == 60
    assert counts[["up", "down", "flat"]].sum() == 0


def test_score_change_has_the_columns_of_the_product():
    """The columns and their order are those the command line and the pages rely on."""
    assert list(score_change(scores_to_2024(), unit="Hưng Yên", year=2022).columns) == COLUMNS


@pytest.mark.parametrize("year", range(2011, 2025))
def test_score_change_has_a_row_per_code_in_order(year):
    """The total, the dimensions, the sub-dimensions of the year, always all, always in order."""
    assert tuple(score_change(scores_to_2024(), unit="Hưng Yên", year=year)["code"]) == codes(year)


@pytest.mark.parametrize("column", ["rank", "rank_n", "base_rank", "base_rank_n"])
def test_score_change_ranks_are_whole_numbers(column):
    """Ranks are whole numbers that can be missing."""
    assert score_change(scores_to_2024(), unit="Quảng Ninh", year=2022)[column].dtype == "Int64"


def test_score_change_carries_level_years_and_source():
    """Level, years and source travel with every score."""
    changes = score_change(scores_to_2024(), unit="Hưng Yên", year=2023, base_year=2022)
    assert set(changes["level"]) == {"province"}
    assert set(changes["base_year"]) == {2022}
    assert set(changes["year"]) == {2023}
    assert changes["source"].str.contains("PAPI").all()


def test_score_change_names_are_of_the_year():
    """2.1 is called by what it meant in the year asked for."""
    assert row_of(score_change(scores_to_2024(), unit="Hưng Yên", year=2017), "2.1")["name"] == "Danh sách hộ nghèo"
    assert row_of(score_change(scores_to_2024(), unit="Hưng Yên", year=2018), "2.1")["name"] == "Tiếp cận thông tin"


@pytest.mark.parametrize("unit", ["Bắc Giang", "Bắc Ninh", "Quảng Ninh"])
def test_score_change_without_a_base(unit):
    """A province not published in 2021 has no base: no change and no other year's base by stealth."""
    row = row_of(score_change(scores_to_2024(), unit=unit, year=2024), "PAPI")
    assert row["verdict"] == "no_base"
    assert row[["base", "change", "change_pct"]].isna().all()
    assert pd.isna(row["base_rank"])
    assert row["base_rank_n"] == 60


@pytest.mark.parametrize(
    ("unit", "year"), [("Quảng Ninh", 2023), ("Bình Dương", 2023), ("Vĩnh Phúc", 2024), ("Tiền Giang", 2024)]
)
def test_score_change_without_a_score(unit, year):
    """A province not published in the year has no data, whatever its base; the field is still told."""
    changes = score_change(scores_to_2024(), unit=unit, year=year)
    assert set(changes["verdict"]) == {"no_data"}
    assert changes[["score", "change", "change_pct", "rank", "quartile", "evidence"]].isna().all(axis=None)
    assert row_of(changes, "PAPI")["rank_n"] == 61


@pytest.mark.parametrize(
    ("unit", "missing"), [("Bắc Giang", ["1", "2", "4", "5"]), ("Bắc Ninh", ["2", "3", "4", "8"])]
)
def test_score_change_of_a_province_published_in_part(unit, missing):
    """In 2022 two provinces lack four dimensions each, and so their total; the others have scores."""
    changes = score_change(scores_to_2024(), unit=unit, year=2022, base_year=2020)
    dimensions = changes[changes["code"].isin(list("12345678"))]
    assert dimensions.loc[dimensions["score"].isna(), "code"].tolist() == missing
    assert row_of(changes, "PAPI")["verdict"] == "no_data"


def test_score_change_not_comparable_keeps_its_numbers():
    """Across a forbidding break the numbers and the reason are shown, without a verdict on them."""
    row = row_of(score_change(scores_to_2024(), unit="Hưng Yên", year=2021, base_year=2020), "5.1")
    assert (row["comparability"], row["verdict"]) == ("no", "not_comparable")
    assert "5.2" in row["reason"]
    assert row[["base", "score", "change", "change_pct", "rank"]].notna().all()
    assert pd.isna(row["evidence"])


def test_score_change_with_caution_keeps_its_verdict():
    """A jump asks for caution and gives its reason; the change is still judged."""
    row = row_of(score_change(scores_to_2024(), unit="Hưng Yên", year=2022), "1.1")
    assert (row["comparability"], row["verdict"]) == ("caution", "up")
    assert row["reason"].startswith("Năm 2022")


def test_score_change_without_any_break_has_no_reason():
    """What may be compared freely needs no reason."""
    row = row_of(score_change(scores_to_2024(), unit="Hưng Yên", year=2022), "2")
    assert row["comparability"] == "yes"
    assert pd.isna(row["reason"])


@pytest.mark.parametrize(
    ("base", "score", "verdict"),
    [
        (4.0, 4.2, "up"),
        (4.0, 4.1999, "flat"),
        (4.0, 3.8, "down"),
        (4.0, 3.8001, "flat"),
        (3.0, 3.15, "up"),
        (3.0, 2.85, "down"),
        (7.0, 7.35, "up"),
        (0.7, 0.735, "up"),
        (5.3, 5.3, "flat"),
    ],
)
def test_verdict_by_threshold(base, score, verdict):
    """Exactly 5 % of the base is a rise or a fall, however floats round; less is neither."""
    row = row_of(score_change(pair(base, score), unit="A", year=2022), "2")
    assert (row["verdict"], row["evidence"]) == (verdict, "theo ngưỡng ±5 %")


@pytest.mark.parametrize(
    ("score", "errors", "verdict", "evidence"),
    [
        (5.2, (0.05, 0.05), "up", "có ý nghĩa thống kê (z = 2,83)"),
        (4.8, (0.05, 0.05), "down", "có ý nghĩa thống kê (z = −2,83)"),
        (6.0, (0.6, 0.8), "flat", "chưa có ý nghĩa thống kê (z = 1,00)"),
        (5.19, (0.06, 0.08), "flat", "chưa có ý nghĩa thống kê (z = 1,90)"),
        (5.196, (0.06, 0.08), "up", "có ý nghĩa thống kê (z = 1,96)"),
        (6.0, (0.6, None), "up", "theo ngưỡng ±5 %"),
        (6.0, (None, 0.8), "up", "theo ngưỡng ±5 %"),
        (6.0, (0.0, 0.8), "up", "theo ngưỡng ±5 %"),
        (5.1, (None, None), "flat", "theo ngưỡng ±5 %"),
    ],
    ids=["rise", "fall", "noise", "nearly", "edge", "one unknown", "other unknown", "zero is unknown", "none"],
)
def test_verdict_by_standard_errors(score, errors, verdict, evidence):
    """With both standard errors |z| of 1.96 decides, even against the threshold; else the threshold does."""
    row = row_of(score_change(pair(5.0, score, errors=errors), unit="A", year=2022), "2")
    assert (row["verdict"], row["evidence"]) == (verdict, evidence)


@pytest.mark.parametrize(
    ("scores", "years", "verdict"),
    [
        ((None, None), (2020, 2021), "no_data"),
        ((5.0, None), (2020, 2021), "no_data"),
        ((None, 5.0), (2020, 2021), "no_base"),
        ((5.0, 6.0), (2020, 2021), "not_comparable"),
        ((5.0, 6.0), (2021, 2022), "up"),
    ],
    ids=["neither", "no score", "no base", "break", "judged"],
)
def test_verdict_precedence(scores, years, verdict):
    """No data comes before no base, no base before not comparable, and that before any evidence."""
    base_year, year = years
    table = pair(*scores, code="5", years=years, errors=(0.1, 0.1))
    row = row_of(score_change(table, unit="A", year=year, base_year=base_year), "5")
    assert row["verdict"] == verdict


def test_score_change_against_the_same_year_is_flat():
    """A year against itself has not changed."""
    row = row_of(score_change(scores_to_2024(), unit="Hưng Yên", year=2021), "PAPI")
    assert (row["change"], row["verdict"]) == (0, "flat")


def test_score_change_across_the_merger():
    """A merged province's scores of 2025 start a new series, even where the code has no break."""
    table = score_rows(("Hưng Yên", 2021, "2", 5.0), ("Hưng Yên", 2025, "2", 6.0))
    row = row_of(score_change(table, unit="Hưng Yên", year=2025), "2")
    assert (row["verdict"], row["comparability"]) == ("not_comparable", "no")
    assert "Thái Bình" in row["reason"]


def test_score_change_of_a_province_that_was_not_merged():
    """A province that kept its borders is compared across July 2025."""
    table = score_rows(("Hà Nội", 2021, "2", 5.0), ("Hà Nội", 2025, "2", 6.0))
    assert row_of(score_change(table, unit="Hà Nội", year=2025), "2")["verdict"] == "up"


@pytest.mark.parametrize("typed", ["hung yen", "HƯNG YÊN", "tỉnh Hưng Yên", "Hung Yen"])
def test_score_change_finds_the_unit_by_any_spelling(typed):
    """A unit is found by any spelling of its name."""
    assert score_change(scores_to_2024(), unit=typed, year=2022)["score"].notna().all()


@pytest.mark.parametrize(
    ("unit", "year", "told"),
    [("Hung Yem", 2022, "Hưng Yên"), ("Hưng Yên", 2031, "2024"), ("Hưng Yên", 2009, "2011")],
)
@pytest.mark.parametrize("function", [score_change, contributions, standing], ids=lambda function: function.__name__)
def test_unknown_names_are_refused_with_the_nearest(function, unit, year, told):
    """An unknown unit or a year nobody has scores for is refused, and the nearest are named."""
    with pytest.raises(UnknownNameError, match=told):
        function(scores_to_2024(), unit=unit, year=year)


@pytest.mark.parametrize("base_year", [FIRST_YEAR, LAST_YEAR])
def test_first_and_last_year_of_surveys_can_be_bases(base_year):
    """The first and the last year there can be are no impossible bases: without a score they give none."""
    assert row_of(score_change(pair(5.0, 6.0), unit="A", year=2022, base_year=base_year), "2")["verdict"] == "no_base"


def test_verdict_counts_refuse_a_year_without_scores():
    """Units are counted in no year that nobody has scores for."""
    with pytest.raises(UnknownNameError, match="2024"):
        verdict_counts(scores_to_2024(), code="PAPI", year=2031)


def test_score_change_refuses_an_impossible_base_year():
    """A base year before the first survey is refused; one merely without scores gives no base."""
    with pytest.raises(UnknownNameError, match="2010"):
        score_change(scores_to_2024(), unit="Hưng Yên", year=2022, base_year=2010)
    later = score_change(pair(5.0, 6.0), unit="A", year=2022, base_year=2020)
    assert row_of(later, "2")["verdict"] == "no_base"


@pytest.mark.parametrize(
    "asked",
    [
        lambda base_year: contributions(scores_to_2024(), unit="Hưng Yên", year=2022, base_year=base_year),
        lambda base_year: verdict_counts(scores_to_2024(), code="PAPI", year=2022, base_year=base_year),
    ],
    ids=["contributions", "verdict counts"],
)
def test_parts_and_counts_refuse_an_impossible_base_year(asked):
    """No survey can have 2010 for its year: as a base it is refused by name, never replaced."""
    with pytest.raises(UnknownNameError, match="Không có năm gốc 2010"):
        asked(2010)


def test_score_change_ranks_within_the_level():
    """A commune is ranked among communes, never among provinces."""
    communes = score_rows(("Xã A", 2022, "2", 5.0), ("Xã B", 2022, "2", 6.0), level="commune")
    scores = pd.concat([communes, scores_to_2024()], ignore_index=True)
    row = row_of(score_change(scores, unit="Xã A", year=2022), "2")
    assert (row["level"], row["rank"], row["rank_n"], row["source"]) == ("commune", 2, 2, "nguồn")


def test_score_change_prefers_the_province_of_a_shared_name():
    """Where a commune has a province's name, the name alone means the province."""
    commune = score_rows(("Hưng Yên", 2022, "2", 9.0), level="commune")
    scores = pd.concat([commune, scores_to_2024()], ignore_index=True)
    assert set(score_change(scores, unit="Hưng Yên", year=2022)["level"]) == {"province"}


@pytest.mark.parametrize(
    ("year", "sizes"),
    [
        *((year, [16, 16, 15, 16]) for year in (2011, 2012, 2013, 2015, 2016, 2017, 2019, 2020)),
        *((year, [16, 15, 15, 15]) for year in (2014, 2018, 2022, 2023, 2024)),
        (2021, [15, 15, 15, 15]),
    ],
    ids=str,
)
def test_quartile_sizes(year, sizes):
    """PAPI's groups hold 16/16/15/16 of 63 provinces and 15 each of 60: a percentile belongs to the group above."""
    table = rank_table(scores_to_2024(), year=year)
    groups = table.loc[table["code"] == "PAPI", "quartile"].value_counts()
    assert groups[["highest", "high_average", "low_average", "lowest"]].tolist() == sizes


@pytest.mark.parametrize(("count", "grouped"), [(1, False), (3, False), (4, True)])
def test_quartiles_need_four_units(count, grouped):
    """Fewer units than groups are not grouped."""
    table = rank_table(score_rows(*((f"U{index}", 2022, "2", 5.0 + index) for index in range(count))), year=2022)
    assert table["quartile"].notna().all() == grouped


@pytest.mark.parametrize(
    ("scores", "ranks"),
    [
        ([7.0, 6.0, 5.0], [1, 2, 3]),
        ([7.0, 7.0, 5.0], [1, 1, 3]),
        ([0.1 + 0.2, 0.3, 0.2], [1, 1, 3]),
        ([5.000001, 5.000002, 5.0], [2, 1, 3]),
        ([7.0, None, 5.0], [1, pd.NA, 2]),
    ],
    ids=["plain", "tie", "float noise is a tie", "sixth decimal is not", "missing has no rank"],
)
def test_ranks(scores, ranks):
    """Equal scores share the better rank; float noise neither makes nor breaks a tie."""
    rows = [(f"U{index}", 2022, "2", score) for index, score in enumerate(scores)]
    table = rank_table(score_rows(*rows), year=2022).sort_values("unit")
    assert table["rank"].tolist() == ranks
    assert set(table["rank_n"]) == {sum(score is not None for score in scores)}


def test_rank_table_is_ordered_by_code_then_rank():
    """Codes in PAPI's order, the best unit first, units without a score last."""
    table = rank_table(scores_to_2024(), year=2022)
    assert tuple(table["code"].drop_duplicates()) == codes(2022)
    total = table[table["code"] == "PAPI"]
    assert total["rank"].dropna().is_monotonic_increasing
    assert set(total.tail(2)["unit"]) == {"Bắc Giang", "Bắc Ninh"}
    assert list(table.columns) == ["unit", "code", "score", "rank", "rank_n", "quartile"]


def test_rank_table_of_a_level_without_units_is_empty():
    """A level nobody was measured at gives no rows."""
    assert rank_table(scores_to_2024(), year=2022, level="commune").empty


def test_rank_table_refuses_a_year_without_rows():
    """A year nobody has scores for is refused and the three nearest are named, none where there are none."""
    with pytest.raises(UnknownNameError, match=r"Gần nhất: 2022, 2023, 2024\.$"):
        rank_table(scores_to_2024(), year=2030)
    with pytest.raises(UnknownNameError, match=r"bảng điểm\.$"):
        rank_table(scores_to_2024().iloc[:0], year=2030)


@pytest.mark.parametrize(("base_year", "year"), [(2021, 2022), (2020, 2021), (2018, 2019), (2017, 2018), (2011, 2024)])
def test_contributions_add_up(base_year, year):
    """Parts add up exactly to their parent's change, even where parts come or go."""
    parts = contributions(scores_to_2024(), unit="Hưng Yên", year=year, base_year=base_year)
    sums = parts.groupby("parent")["contribution"].sum(min_count=1)
    changes = parts.groupby("parent")["parent_change"].first()
    both = changes.dropna().index
    np.testing.assert_allclose(sums[both], changes[both], atol=1e-9)
    assert "PAPI" in both


def test_contributions_of_the_total_in_order():
    """The total's parts are the eight dimensions in order, then each dimension's own."""
    parts = contributions(scores_to_2024(), unit="Hưng Yên", year=2022)
    assert parts["code"].tolist() == [*"12345678", *sub_dimensions(2022)]
    assert parts["parent"].tolist()[:9] == ["PAPI"] * 8 + ["1"]


def test_contributions_of_a_part_that_went():
    """5.2, published to 2020 only, takes its whole score away in 2021."""
    parts = contributions(scores_to_2024(), unit="Hưng Yên", year=2021, base_year=2020).set_index("code")
    assert parts.loc["5.2", "contribution"] == -parts.loc["5.2", "base"]
    assert parts.loc["5.2", "name"] == "Giấy phép xây dựng"
    assert parts.loc["5.2", "comparability"] == "no"


def test_contributions_of_a_part_not_published():
    """A part that the year should have and has not makes no number of its contribution."""
    parts = contributions(scores_to_2024(), unit="Bắc Giang", year=2022, base_year=2020).set_index("code")
    assert pd.isna(parts.loc["1", "contribution"])
    assert pd.isna(parts.loc["1", "parent_change"])
    assert parts.loc["6", "contribution"] == pytest.approx(parts.loc["6", "score"] - parts.loc["6", "base"])


def test_contributions_across_the_merger_are_not_comparable():
    """A part of a merged province's change is judged as the change itself is."""
    table = score_rows(*(("Hưng Yên", year, code, 1.5) for year in (2021, 2025) for code in ("4.1", "4.2", "4")))
    parts = contributions(table, unit="Hưng Yên", year=2025)
    assert set(parts["comparability"]) == {"no"}
    assert "yes" in set(contributions(scores_to_2024(), unit="Hưng Yên", year=2022)["comparability"])


def test_own_survey_of_a_merged_province_starts_anew():
    """What a province asked before it was merged says nothing of the merged one."""
    table = score_rows(("Hưng Yên (khảo sát riêng)", 2021, "2", 5.0), ("Hưng Yên (khảo sát riêng)", 2025, "2", 6.0))
    assert row_of(score_change(table, unit="Hưng Yên (khảo sát riêng)", year=2025), "2")["comparability"] == "no"


def test_score_history_is_cut_at_breaks():
    """A series starts a new segment in each year that forbids comparison with the year before."""
    history = score_history(scores_to_2024(), unit="Hưng Yên", codes=["5"])
    starts = history[history["segment"].diff() > 0]["year"].tolist()
    assert starts == [2016, 2018, 2021]


@pytest.mark.parametrize(
    ("code", "years"),
    [("PAPI", range(2011, 2025)), ("7", range(2018, 2025)), ("5.2", range(2011, 2021)), ("8.3", range(2019, 2025))],
)
def test_score_history_has_the_years_of_the_code(code, years):
    """A code has a row for every year that PAPI publishes it, and for no other."""
    history = score_history(scores_to_2024(), unit="Hưng Yên", codes=[code])
    assert history["year"].tolist() == list(years)


def test_score_history_keeps_years_without_a_score():
    """A year not published stands in the series as missing, so that a chart leaves a gap."""
    history = score_history(scores_to_2024(), unit="Quảng Ninh", codes=["PAPI"]).set_index("year")["score"]
    assert history.index[history.isna()].tolist() == [2018, 2021, 2023]


def test_score_history_of_several_codes_in_the_order_asked():
    """Codes come in the order they are asked for, named by each year's era."""
    history = score_history(scores_to_2024(), unit="Hưng Yên", codes=["2.1", "1"])
    assert history["code"].drop_duplicates().tolist() == ["2.1", "1"]
    assert history.loc[history["code"] == "2.1", "name"].drop_duplicates().tolist() == [
        "Danh sách hộ nghèo",
        "Tiếp cận thông tin",
    ]


@pytest.mark.parametrize(
    ("code", "years"), [("1", [2019, 2022]), ("4", []), ("3", [2021]), ("8", [2020]), ("PAPI", [2016, 2019, 2020, 2021, 2022])]
)
def test_score_history_marks_the_years_to_care(code, years):
    """A year whose step from the year before asks for care is marked; a forbidden step is not."""
    history = score_history(scores_to_2024(), unit="Hưng Yên", codes=[code])
    assert history.loc[history["caution"], "year"].tolist() == years


@pytest.mark.parametrize("unit", ["Hưng Yên", "Bắc Ninh", "Quảng Ninh"])
@pytest.mark.parametrize("base_year", [2017, 2018, 2020, 2021, 2024])
def test_moves_since_judge_as_score_change_does(unit, base_year):
    """The newest year's verdicts against any earlier year are those of `score_change`."""
    history = score_history(scores_to_2024(), unit=unit, codes=list("12345678"))
    moves = moves_since(history, base_year=base_year)
    changes = score_change(scores_to_2024(), unit=unit, year=2024, base_year=base_year).set_index("code").loc[list("12345678")]
    expected = changes["verdict"].tolist() if base_year < 2024 else ["no_base"] * 8
    assert moves["verdict"].tolist() == expected
    told = moves["verdict"].isin(["up", "down", "flat"]).to_numpy()
    assert moves["comparability"][told].tolist() == changes["comparability"][told].tolist()


def test_score_history_is_cut_at_the_merger():
    """A merged province starts a new segment in 2025."""
    rows = [(unit, year, "4", 6.0) for unit in ("Hưng Yên", "Hà Nội") for year in (2024, 2025)]
    table = score_rows(*rows)
    assert score_history(table, unit="Hưng Yên", codes=["4"])["segment"].diff().tolist()[1] == 1
    assert score_history(table, unit="Hà Nội", codes=["4"])["segment"].diff().tolist()[1] == 0


# Small tables say all there is to say; each example costs tens of milliseconds of pandas.
FEW = settings(max_examples=15, deadline=None)
FUNCTIONS = {
    "score_change": lambda scores: score_change(scores, unit="U0", year=2022),
    "rank_table": lambda scores: rank_table(scores, year=2022),
    "verdict_counts": lambda scores: verdict_counts(scores, code="2", year=2022),
    "contributions": lambda scores: contributions(scores, unit="U0", year=2022),
    "score_history": lambda scores: score_history(scores, unit="U0", codes=["PAPI", "2", "2.1"]),
}
SCORES = st.none() | st.floats(0.5, 10).map(lambda score: round(score, 4))


@st.composite
def score_tables(draw):
    """Draw a few units' scores of both years; any may be missing."""
    units = [f"U{index}" for index in range(draw(st.integers(1, 6)))]
    keys = [(unit, year, code) for unit in units for year in (2021, 2022) for code in ("PAPI", "2", "2.1")]
    return score_rows(*((*key, draw(SCORES), draw(SCORES)) for key in keys))


@pytest.mark.parametrize("name", FUNCTIONS)
@FEW
@given(data=st.data())
def test_law_row_order_is_irrelevant(name, data):
    """Shuffling the score table changes no result."""
    scores = data.draw(score_tables())
    order = data.draw(st.permutations(range(len(scores))))
    pd.testing.assert_frame_equal(FUNCTIONS[name](scores.iloc[list(order)]), FUNCTIONS[name](scores))


@pytest.mark.parametrize("name", FUNCTIONS)
@FEW
@given(scores=score_tables())
def test_law_the_input_is_unchanged(name, scores):
    """No function changes the score table it is given."""
    before = scores.copy(deep=True)
    FUNCTIONS[name](scores)
    pd.testing.assert_frame_equal(scores, before)


@FEW
@given(scores=score_tables())
def test_law_missing_never_becomes_a_number(scores):
    """Where base or score is missing there is no change, no evidence and no rise or fall."""
    changes = score_change(scores, unit="U0", year=2022)
    missing = changes[changes["base"].isna() | changes["score"].isna()]
    assert missing[["change", "change_pct", "evidence"]].isna().all(axis=None)
    assert set(missing["verdict"]) <= {"no_data", "no_base"}


@FEW
@given(scores=score_tables())
def test_law_ranks_count_the_better_units(scores):
    """A unit's rank is one more than the number of units with a higher score."""
    table = rank_table(scores, year=2022).dropna(subset="score")
    for _, group in table.groupby("code"):
        better = [(group["score"] > score).sum() + 1 for score in group["score"]]
        assert group["rank"].tolist() == better


@FEW
@given(scores=score_tables())
def test_law_verdicts_add_up_to_the_units(scores):
    """Each unit falls under exactly one verdict."""
    counts = verdict_counts(scores, code="2", year=2022)
    assert counts["units"].sum() == scores["unit"].nunique()


@FEW
@given(base=st.floats(1, 10), change=st.floats(-0.9, 0.9))
def test_law_a_rise_and_the_same_fall_are_judged_alike(base, change):
    """Turning the sign of a change turns its verdict."""
    turned = {"up": "down", "down": "up", "flat": "flat"}
    up = row_of(score_change(pair(base, base + change), unit="A", year=2022), "2")
    down = row_of(score_change(pair(base, base - change), unit="A", year=2022), "2")
    assert down["verdict"] == turned[up["verdict"]] or abs(abs(up["change_pct"]) - 5) < 1e-6


def test_reading_order_of_the_shipped_scores_is_irrelevant():
    """The shipped table shuffled gives Hưng Yên the same changes."""
    shuffled = scores_to_2024().sample(frac=1, random_state=7)
    changes = score_change(shuffled, unit="Hưng Yên", year=2022)
    pd.testing.assert_frame_equal(changes, score_change(scores_to_2024(), unit="Hưng Yên", year=2022))


def test_without_base_nothing_is_compared():
    """Where there is no earlier base year, scores and ranks stay and every change is missing."""
    changes = without_base(score_change(scores_to_2024(), unit="Hưng Yên", year=2021, base_year=2021))
    assert set(changes["verdict"]) == {"no_base"}
    assert changes[["base", "change", "change_pct", "evidence", "base_rank"]].isna().all(axis=None)
    assert changes["rank"].iloc[0] == 5


def test_comparable_changes_set_no_base_rank_across_a_break():
    """From 2017 to 2018 the total is made anew: both scores stay, the change and the rank of 2017 do not."""
    row = comparable_changes(score_change(scores_to_2024(), unit="Hải Dương", year=2018, base_year=2017)).iloc[0]
    assert row[["change", "change_pct", "base_rank", "base_rank_n"]].isna().all()
    assert row[["base", "score", "rank", "rank_n"]].notna().all()


def test_comparable_changes_set_no_base_rank_across_the_mergers():
    """Hà Nội was not merged: its change to 2025 stands, its rank among 60 of 2021 does not stand beside one among 34."""
    later = pd.concat([scores_to_2024(), score_rows(("Hà Nội", 2025, "4", 6.5))], ignore_index=True)
    row = row_of(comparable_changes(score_change(later, unit="Hà Nội", year=2025)), "4")
    assert row[["base_rank", "base_rank_n"]].isna().all()
    assert row[["change", "rank"]].notna().all()


def test_comparable_changes_keep_the_base_rank_of_what_compares():
    """Hưng Yên 2022 against 2021: fifth of 60 stands beside eleventh of 61."""
    row = comparable_changes(score_change(scores_to_2024(), unit="Hưng Yên", year=2022)).iloc[0]
    assert (row["base_rank"], row["base_rank_n"]) == (5, 60)


# standing


def test_standing_sets_a_unit_among_its_peers():
    """Hưng Yên 2022: 11th of 61, in the highest group, above the median and the top quarter, below the best."""
    row = row_of(standing(scores_to_2024(), unit="Hưng Yên", year=2022), "PAPI")
    assert (row["rank"], row["rank_n"], row["quartile"]) == (11, 61, "highest")
    assert row["to_median"] < row["to_top_quarter"] < 0 < row["to_best"]
    assert row["score"] + row["to_best"] == pytest.approx(row["best"])


def test_standing_without_a_score_tells_of_the_others():
    """A province that PAPI did not publish has no rank and no distance; the others' marks stand."""
    row = row_of(standing(scores_to_2024(), unit="Bắc Ninh", year=2021), "PAPI")
    assert row[["score", "rank", "quartile", "to_median", "to_best"]].isna().all()
    assert (row["rank_n"], row["median"] > 40) == (60, True)


def test_standing_keeps_levels_apart():
    """A commune stands among communes: with one commune it is the only one, whatever the provinces have."""
    commune = score_rows(("xã A", 2022, "4.1", 1.5), level="commune")
    row = row_of(standing(pd.concat([commune, scores_to_2024()], ignore_index=True), unit="xã A", year=2022), "4.1")
    assert (row["rank"], row["rank_n"], row["best"], row["level"]) == (1, 1, 1.5, "commune")


def test_rank_history_has_every_year_with_its_count():
    """Hưng Yên's ranks 2018-2024 with how many provinces have a total; the series before 2018 is another segment."""
    history = rank_history(scores_to_2024(), unit="Hưng Yên", code="PAPI").set_index("year")
    told = list(history.loc[2018:, ["rank", "rank_n"]].itertuples(index=False, name=None))
    assert told == [(37, 61), (60, 63), (44, 63), (5, 60), (11, 61), (12, 61), (19, 61)]
    assert history.loc[2017, "segment"] != history.loc[2018, "segment"]


def test_rank_history_leaves_missing_years_open():
    """A year without a score has no rank, never another year's."""
    history = rank_history(scores_to_2024(), unit="Bắc Ninh", code="PAPI").set_index("year")
    assert history.loc[2021, ["score", "rank", "quartile"]].isna().all()
    assert history.loc[2021, "rank_n"] == 60
