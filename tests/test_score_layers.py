"""Scores on top of scores: later files lead code by code, none takes a score away, sums are made anew."""

from __future__ import annotations

import pandas as pd
import pytest

from papi_metrics.change import score_change
from papi_metrics.errors import UnknownNameError
from papi_metrics.surveys import (
    OWN_LEVEL,
    SCORE_DTYPES,
    SCORE_KEY,
    layered_scores,
    read_scores,
    score_changes,
    shipped_scores,
)

HEAD = "Đơn vị,Cấp,Năm,Mã,Điểm,Sai số chuẩn,Cỡ mẫu,Nguồn\n"


def scores_of(*lines: str) -> pd.DataFrame:
    """Read scores from lines of our long layout."""
    return read_scores((HEAD + "\n".join(lines) + "\n").encode()).table


def score(table, code, *, unit="Hưng Yên", year=2022, level="province"):
    """Return one score, None where it is missing."""
    found = table[(table["unit"] == unit) & (table["year"] == year) & (table["code"] == code) & (table["level"] == level)]
    value = found["score"].iloc[0]
    return None if pd.isna(value) else round(float(value), 4)


def test_no_layer_is_the_shipped_table():
    """Without accepted files the shipped scores are what figures are made of, and laying them anew changes none."""
    shipped = shipped_scores()
    assert layered_scores(shipped, []) is shipped
    again = layered_scores(shipped, [shipped.iloc[:0]])
    columns = [*SCORE_KEY, "score", "standard_error", "sample_size", "source", "sheet"]
    pd.testing.assert_frame_equal(again[columns], shipped[columns])


def test_later_score_leads_and_its_sums_follow():
    """A corrected sub-dimension changes its dimension and the total by as much, and nothing else."""
    shipped = shipped_scores()
    before = score(shipped, "4.1")
    layered = layered_scores(shipped, [scores_of(f"Hưng Yên,tỉnh,2022,4.1,{before + 0.5},,,PAPI đính chính")])
    changes = score_changes(shipped, layered)
    assert changes[["unit", "year", "code", "kind"]].to_numpy().tolist() == [["Hưng Yên", 2022, code, "changed"] for code in ("PAPI", "4", "4.1")]
    assert changes["change"].round(4).tolist() == [0.5, 0.5, 0.5]


def test_file_never_takes_a_score_away():
    """A unit's file with one code leaves its other codes as they were."""
    shipped = shipped_scores()
    layered = layered_scores(shipped, [scores_of("Hưng Yên,tỉnh,2022,4.1,2.0,,,PAPI đính chính")])
    for code in ("1.1", "4.2", "8"):
        assert score(layered, code) == score(shipped, code)
    assert len(layered) == len(shipped)


def test_last_file_leads_over_the_ones_before():
    """Of several files the last one counts."""
    layers = [scores_of(f"Hưng Yên,tỉnh,2022,4.1,{value},,,PAPI lần {value}") for value in (1.5, 2.0, 1.75)]
    layered = layered_scores(shipped_scores(), layers)
    assert score(layered, "4.1") == 1.75
    row = layered[(layered["unit"] == "Hưng Yên") & (layered["year"] == 2022) & (layered["code"] == "4.1")].iloc[0]
    assert row["source"] == "PAPI lần 1.75"


def test_score_keeps_its_own_source_and_uncertainty():
    """A corrected score has its file's source and standard error, its neighbours keep PAPI's."""
    layered = layered_scores(shipped_scores(), [scores_of("Hưng Yên,tỉnh,2022,4.1,2.0,0.05,300,PAPI đính chính")])
    own = layered[(layered["unit"] == "Hưng Yên") & (layered["year"] == 2022)].set_index("code")
    assert (own.loc["4.1", "standard_error"], own.loc["4.1", "sample_size"], own.loc["4.1", "source"]) == (0.05, 300, "PAPI đính chính")
    assert "papi.org.vn" in own.loc["4.2", "source"]


def test_year_of_a_new_file_is_a_year_like_any_other():
    """A year nobody shipped is there with sums and change, without code for it."""
    shipped = shipped_scores()
    last = shipped[(shipped["unit"] == "Hưng Yên") & (shipped["year"] == 2024) & shipped["code"].str.contains(".", regex=False)]
    lines = [f"Hưng Yên,tỉnh,2025,{code},{value + 0.1:.4f},,,PAPI 2025" for code, value in zip(last["code"], last["score"], strict=True)]
    layered = layered_scores(shipped, [scores_of(*lines)])
    assert score(layered, "PAPI", year=2025) == pytest.approx(score(shipped, "PAPI", year=2024) + 0.1 * len(lines), abs=0.001)
    change = score_change(layered, unit="Hưng Yên", year=2025, base_year=2024)
    assert change["change"].notna().all()


def test_levels_and_units_stay_apart():
    """A commune's own survey changes no province's score, though it bore a province's name."""
    layered = layered_scores(shipped_scores(), [scores_of("xã Trung Trắc,xã,2022,4.1,0.9,,,Khảo sát"), scores_of("Hưng Yên,xã,2022,4.1,0.5,,,Khảo sát")])
    changes = score_changes(shipped_scores(), layered)
    assert changes[["level", "unit", "code", "kind"]].to_numpy().tolist() == [
        ["commune", "xã Trung Trắc", "4.1", "added"], ["commune", "Hưng Yên", "4.1", "added"],
    ]  # fmt: skip
    assert score(layered, "4.1") == score(shipped_scores(), "4.1")


@pytest.mark.parametrize(
    ("source", "own"),
    [
        ("PAPI 2025", False), ("Công bố tại papi.org.vn", False), ("CECODES", False),
        ("Khảo sát của tỉnh", True), ("Khảo sát theo bộ chỉ số PAPI", True), ("", True),
    ],
)  # fmt: skip
def test_province_s_own_survey_never_stands_over_papi(source, own):
    """Scores of a province whose source is not PAPI are a survey of its own: another level, another name, no rank."""
    layered = layered_scores(shipped_scores(), [scores_of(f"Hưng Yên,tỉnh,2022,4.1,0.9,,,{source}")])
    changes = score_changes(shipped_scores(), layered)
    kept = changes[changes["code"] == "4.1"][["level", "unit", "kind"]].to_numpy().tolist()
    assert kept == [[OWN_LEVEL, "Hưng Yên (khảo sát riêng)", "added"] if own else ["province", "Hưng Yên", "changed"]]
    assert (score(layered, "4.1") == score(shipped_scores(), "4.1")) is own


def test_year_with_any_other_source_is_a_survey_whole():
    """PAPI's scores and a survey's are not summed into one total: the whole year of the file is the survey's."""
    layered = layered_scores(shipped_scores(), [scores_of("Hưng Yên,tỉnh,2025,4.1,0.9,,,PAPI", "Hưng Yên,tỉnh,2025,4.2,0.9,,,Khảo sát")])
    assert set(layered.loc[layered["year"] == 2025, "level"]) == {OWN_LEVEL}


def test_own_survey_has_its_own_change():
    """A province's own survey of two years is compared with itself and stands in no rank of provinces."""
    layer = scores_of(*(f"Hưng Yên,tỉnh,{year},4.1,{value},,,Khảo sát" for year, value in ((2021, 1.0), (2022, 1.5))))
    row = score_change(layered_scores(shipped_scores(), [layer]), unit="Hưng Yên (khảo sát riêng)", year=2022).set_index("code").loc["4.1"]
    assert (row["level"], round(row["change"], 4), row["rank_n"]) == (OWN_LEVEL, 0.5, 1)


def test_unit_written_in_two_ways_is_one_unit():
    """A commune's years from files that spell it otherwise are one series, under the first spelling."""
    layers = [scores_of("xã Hòa Bình,xã,2023,4.1,1.0,,,Khảo sát"), scores_of("UBND XÃ HOÀ BÌNH,xã,2024,4.1,1.5,,,Khảo sát")]
    layered = layered_scores(shipped_scores(), layers)
    assert set(layered.loc[layered["level"] == "commune", "unit"]) == {"xã Hòa Bình"}
    change = score_change(layered, unit="xã Hoà Bình", year=2024, base_year=2023).set_index("code")
    assert round(change.loc["4.1", "change"], 4) == 0.5


def test_units_that_differ_in_a_tone_keep_their_own_scores():
    """"Minh Hòa" and "Minh Hoa" are two communes: neither shows the other's scores, and a spelling of neither is asked about."""
    layered = layered_scores(shipped_scores(), [scores_of("xã Minh Hòa,xã,2024,4.1,1.0,,,K", "xã Minh Hoa,xã,2024,4.1,2.0,,,K")])
    for name, expected in (("xã Minh Hòa", 1.0), ("xã Minh Hoa", 2.0), ("XÃ MINH HOÀ", 1.0)):
        assert score_change(layered, unit=name, year=2024).set_index("code").loc["4.1", "score"] == expected
    with pytest.raises(UnknownNameError, match="xã Minh Hòa, xã Minh Hoa"):
        score_change(layered, unit="xã minh hỏa", year=2024)


def test_corrected_part_takes_the_old_error_off_its_sum():
    """A sum made anew has neither the standard error nor the sample of the figure it replaces."""
    unit = "xã Trung Trắc,xã,2024"
    parts = [f"{unit},{code},1.0,0.01,900,K" for code in ("4.1", "4.2", "4.3", "4.4")]
    old = scores_of(*parts, f"{unit},4,4.0,0.01,900,K")
    layered = layered_scores(shipped_scores(), [old, scores_of(f"{unit},4.1,1.3,0.5,40,K2")])
    own = layered[layered["unit"] == "xã Trung Trắc"].set_index("code")
    assert round(own.loc["4", "score"], 4) == 4.3
    assert own.loc["4", ["standard_error", "sample_size"]].isna().all()
    assert own.loc["4.2", "standard_error"] == 0.01
    assert layered_scores(shipped_scores(), [old]).set_index(["unit", "code"]).loc[("xã Trung Trắc", "4"), "standard_error"] == 0.01


def test_errors_and_samples_that_come_later_are_a_change():
    """The same score with a standard error, a sample size or another source can be brought in, and is told apart."""
    plain = scores_of("xã Trung Trắc,xã,2024,4.1,1.0,,,K")
    before = layered_scores(shipped_scores(), [plain])
    after = layered_scores(shipped_scores(), [plain, scores_of("xã Trung Trắc,xã,2024,4.1,1.0,0.05,300,K")])
    changes = score_changes(before, after)
    assert changes[["code", "kind", "standard_error", "sample_size"]].to_numpy().tolist() == [["4.1", "described", 0.05, 300]]


def test_same_scores_change_nothing():
    """A file that repeats what is known adds and changes nothing."""
    shipped = shipped_scores()
    own = shipped[(shipped["unit"] == "Hưng Yên") & (shipped["year"] == 2022)]
    assert score_changes(shipped, layered_scores(shipped, [own])).empty


def test_layered_table_has_the_types_of_scores():
    """The result is a score table like any other, and the layers are left as they were."""
    layer = scores_of("xã Trung Trắc,xã,2025,4.1,0.9,0.05,120,Khảo sát")
    copy = layer.copy()
    layered = layered_scores(shipped_scores(), [layer])
    assert {name: str(dtype) for name, dtype in layered.dtypes.items()} == dict(SCORE_DTYPES)
    pd.testing.assert_frame_equal(layer, copy)
