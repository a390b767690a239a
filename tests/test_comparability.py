"""Whether scores of two years may be compared: the breaks between them, the mergers of 2025, and the reasons told."""

from __future__ import annotations

import re

import pytest

from papi_metrics.framework import (
    breaks,
    breaks_between,
    comparability,
    forbidding_years,
    merger_reason,
    unit_comparability,
)
from papi_metrics.language import speaking

YEARS = range(2011, 2025)


@pytest.mark.parametrize(
    ("code", "base_year", "year", "verdict"),
    [
        ("5", 2020, 2021, "no"),
        ("5.1", 2020, 2021, "no"),
        ("5.4", 2019, 2023, "no"),
        ("PAPI", 2020, 2021, "caution"),
        ("PAPI", 2017, 2018, "no"),
        ("PAPI", 2016, 2017, "yes"),
        ("1", 2017, 2018, "no"),
        ("4", 2011, 2024, "no"),
        ("4.2", 2011, 2024, "yes"),
        ("2", 2017, 2018, "no"),
        ("2.1", 2017, 2018, "no"),
        ("7", 2017, 2018, "no"),
        ("8", 2018, 2019, "no"),
        ("8.1", 2018, 2019, "no"),
        ("8", 2019, 2020, "caution"),
        ("8.3", 2019, 2020, "caution"),
        ("8.1", 2019, 2020, "yes"),
        ("1", 2021, 2022, "caution"),
        ("1.1", 2021, 2022, "caution"),
        ("1.2", 2021, 2022, "yes"),
        ("PAPI", 2021, 2022, "caution"),
        ("2", 2021, 2022, "yes"),
        ("3", 2021, 2022, "yes"),
        ("3.2", 2020, 2021, "caution"),
        ("3", 2020, 2021, "caution"),
        ("3.1", 2020, 2021, "yes"),
        ("6", 2020, 2021, "caution"),
        ("7", 2018, 2019, "caution"),
        ("1", 2015, 2016, "no"),
        ("1.4", 2015, 2016, "no"),
        ("1", 2022, 2023, "yes"),
        ("PAPI", 2022, 2024, "yes"),
        ("3", 2021, 2021, "yes"),
    ],
)
def test_comparability_table(code, base_year, year, verdict):
    """A break on the code or its dimension forbids; a jump, or any break on a part, asks for caution."""
    assert comparability(code, base_year, year)[0] == verdict


def test_comparability_does_not_care_which_year_is_the_base():
    """The years between are the same whichever way the comparison runs."""
    assert comparability("5", 2021, 2020) == comparability("5", 2020, 2021)


@pytest.mark.parametrize(
    ("base_year", "year", "forbidding", "doubtful"),
    [
        pytest.param(2018, 2020, [(2019, "8")], [(2020, "8.3")], id="both"),
        pytest.param(2019, 2020, [], [(2020, "8.3")], id="the earlier year is outside"),
        pytest.param(2018, 2019, [(2019, "8")], [], id="the later year is inside"),
        pytest.param(2020, 2018, [(2019, "8")], [(2020, "8.3")], id="turned round"),
        pytest.param(2017, 2019, [(2018, "PAPI"), (2018, "8"), (2019, "8")], [], id="the total's own"),
        pytest.param(2020, 2020, [], [], id="one year"),
    ],
)
def test_breaks_between_are_told_oldest_first(base_year, year, forbidding, doubtful):
    """Breaks after the earlier year, up to the later, are told; what asks for care is told even where another break forbids."""
    found = breaks_between("8", base_year, year)
    assert [[(item.year, item.code) for item in items] for items in found] == [forbidding, doubtful]


@pytest.mark.parametrize(
    ("language", "reason"),
    [
        ("vi", "Năm 2018: {vi[0]}. Năm 2018: {vi[1]}. Năm 2019: {vi[2]}."),
        ("en", "2018: {en[0]}. 2018: {en[1]}. 2019: {en[2]}."),
    ],
)
def test_comparability_tells_the_reason_of_its_verdict_only(language, reason):
    """Each break that forbids is a sentence with its year, in the language asked for or spoken; the jumps beside them are not told."""
    forbidding = [item for item in breaks() if (item.year, item.code) in {(2018, "PAPI"), (2018, "8"), (2019, "8")}]
    expected = reason.format(vi=[item.what_vi for item in forbidding], en=[item.what for item in forbidding])
    with speaking(language):
        assert comparability("8", 2017, 2020) == comparability("8", 2017, 2020, language=language) == ("no", expected)


def test_comparability_tells_every_jump():
    """A verdict of caution is told with the jump of each part that moved."""
    verdict, reason = comparability("1", 2018, 2024)
    assert (verdict, re.findall(r"Năm (\d{4}): ", reason)) == ("caution", ["2019", "2022"])


@pytest.mark.parametrize("code", ["PAPI", "1", "5", "8", "5.1", "4.2"])
def test_comparability_has_a_reason_unless_yes(code):
    """Whoever is told "caution" or "no" is told why; who is told "yes" need not be."""
    told = [comparability(code, base, year) for base in YEARS for year in YEARS]
    assert all((reason is None) == (verdict == "yes") for verdict, reason in told)


@pytest.mark.parametrize(
    ("code", "years"), [("PAPI", (2018,)), ("1", (2016, 2018)), ("5.2", (2016, 2021)), ("8.1", (2018, 2019)), ("4", (2018,)), ("4.1", ())]
)
def test_forbidding_years_of_a_series(code, years):
    """A series starts anew at each break that forbids comparison; jumps do not cut it."""
    assert forbidding_years(code) == years


# mergers


@pytest.mark.parametrize(
    ("unit", "base_year", "year", "told"),
    [
        pytest.param("Hưng Yên", 2021, 2025, True, id="across"),
        pytest.param("Hưng Yên", 2024, 2025, True, id="the two years beside it"),
        pytest.param("Hưng Yên", 2026, 2024, True, id="turned round"),
        pytest.param("Hưng Yên (khảo sát riêng)", 2024, 2025, True, id="a survey of its own"),
        pytest.param("Hưng Yên", 2021, 2024, False, id="before"),
        pytest.param("Hưng Yên", 2025, 2026, False, id="after"),
        pytest.param("Hà Nội", 2021, 2025, False, id="not merged"),
        pytest.param("Thừa Thiên-Huế", 2021, 2025, False, id="renamed alone"),
        pytest.param("Xã Trung Trắc", 2021, 2025, False, id="no province"),
    ],
)
def test_merger_reason_only_across_the_merger(unit, base_year, year, told):
    """Scores of a merged province, its own survey's too, may not be read across July 2025; those of any other may."""
    assert (merger_reason(unit, base_year, year) is not None) == told


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("vi", "Hưng Yên từ 1/7/2025 gồm Hưng Yên, Thái Bình cũ: chuỗi số liệu mới bắt đầu từ năm 2025."),
        ("en", "Hưng Yên consists of the former Hưng Yên, Thái Bình since 1/7/2025: a new series begins in 2025."),
    ],
)
def test_merger_reason_names_the_predecessors(language, words):
    """The reason names the unit of today and what it was made of, in the language asked for or spoken."""
    with speaking(language):
        assert merger_reason("Thái Bình", 2024, 2025) == merger_reason("Thái Bình", 2024, 2025, language=language) == words


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize(
    ("unit", "code", "base_year", "year", "expected"),
    [
        pytest.param("Hưng Yên", "4.2", 2024, 2025, "merger", id="merged, the code compares"),
        pytest.param("Hưng Yên", "5", 2020, 2025, "merger", id="merged, the code breaks too"),
        pytest.param("Hà Nội", "5", 2020, 2025, "code", id="not merged, the code breaks"),
        pytest.param("Hưng Yên", "1", 2021, 2022, "code", id="before the merger"),
        pytest.param("Xã Trung Trắc", "4.2", 2021, 2025, "code", id="no province"),
    ],
)
def test_unit_comparability_asks_the_merger_first(unit, code, base_year, year, expected, language):
    """A merger forbids whatever the code; where there is none the code's own verdict counts, either with its reason in the language asked for."""
    merged = ("no", merger_reason(unit, base_year, year, language=language))
    of_code = comparability(code, base_year, year, language=language)
    assert unit_comparability(unit, code, base_year, year, language=language) == (merged if expected == "merger" else of_code)
