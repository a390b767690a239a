"""What is said of one dimension, of what may not be compared and why, and of years: in both languages."""

from __future__ import annotations

import pandas as pd
import pytest
from figures import NAN, change_row, change_table, history_table, scores_to_2024

from papi_metrics import sentences
from papi_metrics.change import base_years, comparable_years, contributions, laddered, score_change, score_history

CODES = ["PAPI", *"12345678"]


def said(row, language="vi"):
    """Return what is said of one row."""
    return sentences.dimension_sentence(pd.Series(row), unit="Hưng Yên", language=language).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("row", "text"),
    [
        (change_row("4", 7.54, 6.88), "đạt 6,88, giảm 0,66 (−8,8 %) so với 2021 (theo ngưỡng ±5 %); hạng 11/61 (năm 2021: 5/60)."),
        (change_row("4", 5, 5.1), "đạt 5,10, gần như không đổi: +0,10 (+2,0 %) so với 2021 (theo ngưỡng ±5 %); hạng 11/61 (năm 2021: 5/60)."),
        (change_row("4", 5, 5.001), "đạt 5,00, không đổi so với 2021 (theo ngưỡng ±5 %); hạng 11/61 (năm 2021: 5/60)."),
        (change_row("4", NAN, 5, verdict="no_base", base_rank=None), "đạt 5,00; hạng 11/61; không có điểm 2021 để so sánh."),
        (change_row("4", 5, 5, rank=1, rank_n=1, base_rank=1, base_rank_n=1), "đạt 5,00, không đổi so với 2021 (theo ngưỡng ±5 %)."),
        (change_row("4", 5, NAN, verdict="no_data", rank=None), "chưa có điểm."),
        (
            change_row("4", 5, 6, verdict="not_comparable", comparability="no", reason="Năm 2018: mới."),
            "đạt 6,00; hạng 11/61; năm 2021 là 5,00, không so được: Năm 2018: mới.",
        ),
        (
            change_row("4", 5, 6, comparability="caution", reason="Năm 2022: nhảy."),
            "đạt 6,00, tăng 1,00 (+20,0 %) so với 2021 (theo ngưỡng ±5 %); hạng 11/61 (năm 2021: 5/60). Cần thận trọng: Năm 2022: nhảy.",
        ),
        (
            change_row("4", 5, 5.4, verdict="flat", evidence="chưa có ý nghĩa thống kê (z = 1,20)"),
            "đạt 5,40, đổi +0,40 (+8,0 %), chưa đủ căn cứ nói tăng hay giảm so với 2021 (chưa có ý nghĩa thống kê (z = 1,20)); hạng 11/61 (năm 2021: 5/60).",
        ),
    ],
    ids=["fell", "flat", "same", "no-base", "alone", "no-data", "forbidden", "caution", "unclear"],
)
def test_dimension_sentence_says_the_state_it_is_in(row, text):
    """Score, change with evidence, both ranks; or why there is no change to tell."""
    assert said(row) == f"4. {row['name']} của Hưng Yên năm 2022 {text}"


def test_dimension_sentence_speaks_english():
    """The same figures with a point, evidence and name in English."""
    assert said(change_row("4", 7.54, 6.88), "en") == (
        "4. Control of Corruption in the Public Sector of Hưng Yên is 6.88 in 2022, down 0.66 (−8.8%) against 2021 "
        "(by the threshold of ±5%); rank 11/61 (2021: 5/60)."
    )


@pytest.mark.parametrize(("language", "begun"), [("vi", ["Không so được: 5.", "Cần thận trọng: 3.", "Cần thận trọng: 6."]), ("en", ["Cannot be compared: 5.", "To be read with caution: 3.", "To be read with caution: 6."])])
def test_comparability_notes_give_each_reason_once(language, begun):
    """What may not be compared first, then what only with care, each with its reason."""
    changes = score_change(scores_to_2024(), unit="Hưng Yên", year=2021, base_year=2020)
    rows = changes[changes["code"].isin(CODES[1:])]
    notes = sentences.comparability_notes(rows, unit="Hưng Yên", language=language)
    assert [note[: len(start)] for note, start in zip(notes, begun, strict=True)] == begun
    assert not any(".." in note for note in notes)


def test_comparability_notes_are_silent_where_all_compares():
    """Nothing to say, nothing said; a row without a base has nothing to compare."""
    rows = change_table(change_row("1"), change_row("5", NAN, 5, comparability="no", verdict="no_base"))
    assert sentences.comparability_notes(rows, unit="Hưng Yên") == ()


@pytest.mark.parametrize(
    ("others", "language", "tail"),
    [
        ((2020, 2019), "vi", " Có thể chọn năm gốc khác: 2020 và 2019."),
        ((), "vi", " Cũng không có năm nào khác so được với 2022."),
        ((2020,), "en", " Another base year may be chosen: 2020."),
    ],
)
def test_no_base_sentence_offers_other_years(others, language, tail):
    """Without the base year the sentence names it and the years that could serve."""
    said_so = sentences.no_base_sentence("Bắc Ninh", base_year=2021, year=2022, others=others, language=language)
    assert "2021" in said_so
    assert said_so.endswith(tail)


@pytest.mark.parametrize(
    ("level", "language", "begun"),
    [
        ("province", "vi", "A không có điểm PAPI năm 2021"),
        ("province", "en", "A has no PAPI score of 2021"),
        ("province_survey", "vi", "A không có điểm khảo sát năm 2021"),
        ("commune", "en", "A has no survey score of 2021"),
    ],
)
def test_no_base_sentence_speaks_of_papi_only_of_provinces(level, language, begun):
    """An own survey's or a commune's score is not PAPI's."""
    said_so = sentences.no_base_sentence("A", base_year=2021, year=2022, others=(), level=level, language=language)
    assert said_so.startswith(begun)


def test_base_years_are_earlier_comparable_and_known():
    """Bắc Ninh has no 2021; before 2018 the dimensions were others."""
    history = score_history(scores_to_2024(), unit="Bắc Ninh", codes=CODES)
    assert base_years(history, unit="Bắc Ninh", year=2022) == (2020, 2019, 2018)


@pytest.mark.parametrize(
    ("code", "year", "language", "text"),
    [
        ("5", 2022, "vi", "Điểm năm 2022: so được với 2021 và 2023-2024; không so với 2011-2020."),
        ("8", 2018, "en", "The score of 2018: not comparable with 2019-2024."),
        ("1", 2022, "vi", "Điểm năm 2022: so được với 2023-2024; so thận trọng với 2018-2021; không so với 2011-2017."),
    ],
)
def test_years_sentence_says_what_may_be_compared(code, year, language, text):
    """Years that follow one another are one span; each of the three kinds is named."""
    history = score_history(scores_to_2024(), unit="Hưng Yên", codes=[code])
    assert sentences.years_sentence(comparable_years(history, unit="Hưng Yên", year=year), year=year, language=language) == text


@pytest.mark.parametrize(
    ("history", "finding", "sentence"),
    [
        (
            history_table(("4", 2017, [9.0, 6.5, 7.5, 6.5, 7.0], [2018])),
            "Từ 2018 đến 2021: tăng 0,50",
            "Đo như hiện nay từ 2018: cao nhất 7,50 (2019), thấp nhất 6,50 (2018 và 2020), mới nhất 7,00 (2021).",
        ),
        (history_table(("4", 2017, [9.0, 6.5], [2018])), "Năm 2018: 6,50", "Đo như hiện nay từ 2018, mới có một năm: 6,50 (2018)."),
        (history_table(("4", 2017, [NAN])), "Chưa có điểm của năm nào", "Chưa có điểm của năm nào."),
    ],
    ids=["ties", "one", "none"],
)
def test_history_says_nothing_across_a_break(history, finding, sentence):
    """Highest and lowest are those since it is measured as today, ties named; the title compares only within that."""
    assert sentences.history_finding(history, base_year=2018) == finding
    assert sentences.history_sentence(history) == sentence


@pytest.mark.parametrize(
    ("series", "vietnamese", "english"),
    [
        (("3", 2021, [4.42, 4.37]), "không đổi đáng kể (−0,05)", "no clear change (−0.05)"),
        (("3", 2021, [4.42, 4.42]), "không đổi", "unchanged"),
        (("3", 2021, [5, 5.2], (), [0.01, 0.01]), "tăng 0,20", "up 0.20"),
        (("3", 2021, [5, 4], (), [2, 2]), "không đổi đáng kể (−1,00)", "no clear change (−1.00)"),
        (("1", 2021, [5, 6], (), (), [2022]), "tăng 1,00 (cần thận trọng)", "up 1.00 (with care)"),
    ],
    ids=["noise", "same", "significant", "not-significant", "care"],
)
def test_history_title_goes_by_the_verdict(series, vietnamese, english):
    """The title of a dimension's line says a rise or a fall only where the verdict does, and that it needs care."""
    history = history_table(series)
    assert sentences.history_finding(history) == f"Từ 2021 đến 2022: {vietnamese}"
    assert sentences.history_finding(history, language="en") == f"From 2021 to 2022: {english}"


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("vi", "Đo như hiện nay từ 2018, nhưng một phần đo khác hoặc đổi đột ngột năm 2019 và 2022, so thận trọng: cao nhất"),
        ("en", "since 2018, but part of it was measured differently or jumped in 2019 and 2022, to be compared with care: highest"),
    ],
)
def test_history_sentence_names_the_years_to_care(language, told):
    """Dimension 1 jumped twice since it is measured as today: highest and lowest are not said without that."""
    history = score_history(scores_to_2024(), unit="Hưng Yên", codes=["1"])
    assert told in sentences.history_sentence(history, language=language)

def test_ladder_sentence_names_the_part_that_moved_most():
    """Every dimension, and under each the part that moved most."""
    rows = laddered(contributions(scores_to_2024(), unit="Hưng Yên", year=2022))
    text = sentences.ladder_sentence(rows, base_year=2021, year=2022)
    assert text.startswith("Từ 45,37 (năm 2021) đến 44,18 (năm 2022), thay đổi −1,19: 1 Tham gia")
    assert "4.1 Kiểm soát tham nhũng trong chính quyền −0,30" in text


def test_ladder_of_a_forbidden_total_says_why():
    """Nothing is taken apart across the new total of 2018, in either language."""
    rows = laddered(contributions(scores_to_2024(), unit="Hưng Yên", year=2018, base_year=2017))
    assert "không so" in sentences.ladder_sentence(rows, base_year=2017, year=2018)
    assert "apart" in sentences.ladder_sentence(rows, base_year=2017, year=2018, language="en")
