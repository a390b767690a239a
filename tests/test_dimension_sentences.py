"""What is said of one dimension, of what may not be compared and why, and of years: in both languages."""

from __future__ import annotations

import re

import pandas as pd
import pytest
from figures import NAMES, NAN, change_row, change_table, history_table, part_table, scores_to_2024

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


CORRUPTION = "Control of Corruption in the Public Sector"


@pytest.mark.parametrize(
    ("row", "text"),
    [
        pytest.param(change_row("4", 5, NAN, verdict="no_data", rank=None), f"{CORRUPTION} of Hưng Yên has no score for 2022 yet.", id="no-data"),
        pytest.param(
            change_row("4", NAN, 5, verdict="no_base", base_rank=None),
            f"{CORRUPTION} of Hưng Yên is 5.00 in 2022; rank 11/61; there is no score of 2021 to compare with.",
            id="no-base",
        ),
        pytest.param(
            change_row("4", 5, 5.1),
            f"{CORRUPTION} of Hưng Yên is 5.10 in 2022, almost unchanged: +0.10 (+2.0%) against 2021 (by the threshold of ±5%); rank 11/61 (2021: 5/60).",
            id="flat",
        ),
        pytest.param(
            change_row("4", 5, 5.4, verdict="flat", evidence="chưa có ý nghĩa thống kê (z = 1,20)"),
            f"{CORRUPTION} of Hưng Yên is 5.40 in 2022, changed by +0.40 (+8.0%), not enough to call it a rise or a fall against 2021 "
            "(not statistically significant (z = 1.20)); rank 11/61 (2021: 5/60).",
            id="unclear",
        ),
    ],
)
def test_dimension_sentence_says_every_state_in_english(row, text):
    """No figure, name or piece of evidence stays Vietnamese, whatever the state."""
    assert said(row, "en") == f"4. {text}"


@pytest.mark.parametrize(
    ("row", "tail"),
    [
        pytest.param(
            change_row("5", 5, 2, base_year=2020, year=2021, verdict="not_comparable", comparability="no"),
            "; in 2020 it was 5.00, which cannot be compared: 2021: 5.2 no longer published; 5.1, 5.3, 5.4 move to 0.33-3.33.",
            id="forbidden",
        ),
        pytest.param(
            change_row("1", 5, 6, comparability="caution"),
            " (2021: 5/60). To be read with caution: 2022: mean of provinces 0.72 to 1.00: helps dimension 1.",
            id="caution",
        ),
    ],
)
def test_dimension_sentence_works_its_reason_out_in_english(row, tail):
    """Tables hold reasons in Vietnamese; the English sentence tells the unit's own for these two years, with one full stop."""
    assert said(row | {"reason": "Năm 2022: lý do."}, "en").endswith(tail)


def test_dimension_sentence_keeps_a_reason_that_has_no_english():
    """Where the framework knows of no reason for the two years the one that was told stays."""
    row = change_row("4", 5, 6, comparability="caution", reason="Năm 2022: nhảy.")
    assert said(row, "en").endswith(" To be read with caution: Năm 2022: nhảy.")


# what may not be compared


def test_comparability_notes_name_all_rows_of_a_reason():
    """Rows of one reason stand together, the total without a number; a reason that forbids is another than the same that only warns."""
    jump, anew = "Năm 2022: nhảy.", "Năm 2021: mới."
    changes = change_table(
        change_row("PAPI", 45, 44, comparability="caution", reason=jump),
        change_row("4", 5, 6, comparability="no", reason=anew),
        change_row("3", 5, 6, comparability="caution", reason=jump),
        change_row("5", 5, 6, comparability="no", reason=jump),
        change_row("6", 5, NAN, comparability="no", reason=anew),
        change_row("7", NAN, 5, comparability="no", reason=anew),
        change_row("1"),
    )
    assert sentences.comparability_notes(changes, unit="Hưng Yên") == (
        f"Không so được: 4. {NAMES['4']}. Năm 2021: mới.",
        f"Không so được: 5. {NAMES['5']}. Năm 2022: nhảy.",
        f"Cần thận trọng: {NAMES['PAPI']} và 3. {NAMES['3']}. Năm 2022: nhảy.",
    )


def test_comparability_notes_are_english_to_the_last_word():
    """Names, their "and" and reasons are English; the last full stop of a reason is not doubled."""
    changes = score_change(scores_to_2024(), unit="Hưng Yên", year=2021, base_year=2020)
    notes = sentences.comparability_notes(changes[changes["code"].isin(["3", "3.2", "5", "5.1"])], unit="Hưng Yên", language="en")
    assert notes == (
        "Cannot be compared: 5. Public Administrative Procedures and 5.1. Certification Procedures. 2021: 5.2 no longer published; 5.1, 5.3, 5.4 move to 0.33-3.33.",
        (
            "To be read with caution: 3. Vertical Accountability Towards Citizens and 3.2. Government Responsiveness to Citizen Appeals. "
            "2021: mean of provinces 1.00 to 0.49: 53 of 60 provinces 'fall' in dimension 3, none 'rises'."
        ),
    )


def test_comparability_notes_of_no_rows_are_none():
    """An empty table has nothing to be careful with."""
    assert sentences.comparability_notes(change_table(), unit="Hưng Yên") == ()


def test_no_base_sentence_lists_other_years_in_english():
    """Several years are joined by "and"."""
    assert sentences.no_base_sentence("A", base_year=2021, year=2022, others=(2020, 2019, 2018), language="en") == (
        "A has no PAPI score of 2021, so nothing can be compared with it. Another base year may be chosen: 2020, 2019 and 2018."
    )


def test_no_base_sentence_is_of_a_province_where_no_level_is_named():
    """Without a level the score is PAPI's own."""
    assert sentences.no_base_sentence("A", base_year=2021, year=2022, others=()) == (
        "A không có điểm PAPI năm 2021 nên chưa so được. Cũng không có năm nào khác so được với 2022."
    )


# years


def reach(**words):
    """Return which years compare how with another: a year and its word each."""
    return pd.DataFrame([(int(name.removeprefix("y")), word) for name, word in words.items()], columns=["year", "comparability"])


@pytest.mark.parametrize(
    ("table", "vi", "en"),
    [
        pytest.param(reach(), "chưa có năm nào khác để so", "there is no other year to compare with", id="none"),
        pytest.param(reach(y2020="yes"), "so được với 2020", "comparable with 2020", id="one"),
        pytest.param(
            reach(y2018="yes", y2019="yes", y2021="yes", y2023="yes", y2024="yes"),
            "so được với 2018-2019, 2021 và 2023-2024",
            "comparable with 2018-2019, 2021 and 2023-2024",
            id="spans",
        ),
        pytest.param(
            reach(y2018="no", y2019="caution", y2020="yes", y2021="no"),
            "so được với 2020; so thận trọng với 2019; không so với 2018 và 2021",
            "comparable with 2020; comparable with caution with 2019; not comparable with 2018 and 2021",
            id="all-kinds",
        ),
    ],
)
def test_years_sentence_joins_years_that_follow_one_another(table, vi, en):
    """Years without a gap are one span, a year alone is itself; comparable ones come first, whatever the order of the rows."""
    assert sentences.years_sentence(table, year=2022) == f"Điểm năm 2022: {vi}."
    assert sentences.years_sentence(table, year=2022, language="en") == f"The score of 2022: {en}."


@pytest.mark.parametrize(
    ("history", "vi", "en"),
    [
        pytest.param(history_table(("4", 2021, [5, 4])), "Từ 2021 đến 2022: giảm 1,00", "From 2021 to 2022: down 1.00", id="fall"),
        pytest.param(history_table(("4", 2021, [5, 5.004])), "Từ 2021 đến 2022: không đổi", "From 2021 to 2022: unchanged", id="less-than-shows"),
        pytest.param(history_table(("4", 2021, [5, 5.006])), "Từ 2021 đến 2022: không đổi đáng kể (+0,01)", "From 2021 to 2022: no clear change (+0.01)", id="just-shows"),
        pytest.param(history_table(("4", 2021, [5, 6], [2022])), "Năm 2022: 6,00", "2022: 6.00", id="forbidden"),
        pytest.param(history_table(("4", 2022, [5, 6])), "Năm 2023: 6,00", "2023: 6.00", id="no-base"),
        pytest.param(history_table(("4", 2021, [5, 6, NAN])), "Từ 2021 đến 2022: tăng 1,00", "From 2021 to 2022: up 1.00", id="last-year-unpublished"),
    ],
)
def test_history_title_tells_the_newest_score_that_is_published(history, vi, en):
    """The newest year with a score is set against the base year, by a move that shows in two decimals; alone where nothing compares."""
    assert (sentences.history_finding(history), sentences.history_finding(history, language="en")) == (vi, en)


@pytest.mark.parametrize(
    ("series", "vi", "en"),
    [
        pytest.param(
            ("4", 2018, [6.5, 7.5, 6.5, 7.5, 7.0]),
            "Đo như hiện nay từ 2018: cao nhất 7,50 (2019 và 2021), thấp nhất 6,50 (2018 và 2020), mới nhất 7,00 (2022).",
            "Measured as today since 2018: highest 7.50 (2019 and 2021), lowest 6.50 (2018 and 2020), newest 7.00 (2022).",
            id="ties",
        ),
        pytest.param(
            ("4", 2018, [6.501, 6.499, 7]),
            "Đo như hiện nay từ 2018: cao nhất 7,00 (2020), thấp nhất 6,50 (2018 và 2019), mới nhất 7,00 (2020).",
            "Measured as today since 2018: highest 7.00 (2020), lowest 6.50 (2018 and 2019), newest 7.00 (2020).",
            id="ties-as-shown",
        ),
        pytest.param(
            ("4", 2018, [9, 7, NAN], [2019]),
            "Đo như hiện nay từ 2019, mới có một năm: 7,00 (2019).",
            "Measured as today since 2019, one year so far: 7.00 (2019).",
            id="one-year",
        ),
        pytest.param(
            ("4", 2018, [5, 6, 7], (), (), [2018, 2020]),
            "Đo như hiện nay từ 2018, nhưng một phần đo khác hoặc đổi đột ngột năm 2020, so thận trọng: cao nhất 7,00 (2020), thấp nhất 5,00 (2018), mới nhất 7,00 (2020).",
            "Measured as today since 2018, but part of it was measured differently or jumped in 2020, to be compared with care: highest 7.00 (2020), lowest 5.00 (2018), newest 7.00 (2020).",
            id="care-of-the-first-year-is-nobody's",
        ),
        pytest.param(
            ("4", 2018, [5, 6, 7, NAN], (), (), [2021]),
            "Đo như hiện nay từ 2018: cao nhất 7,00 (2020), thấp nhất 5,00 (2018), mới nhất 7,00 (2020).",
            "Measured as today since 2018: highest 7.00 (2020), lowest 5.00 (2018), newest 7.00 (2020).",
            id="care-after-the-newest",
        ),
        pytest.param(("4", 2018, [NAN]), "Chưa có điểm của năm nào.", "No year has a score yet.", id="none"),
    ],
)
def test_history_sentence_tells_ends_of_what_is_measured_as_today(series, vi, en):
    """Highest and lowest as two decimals show them, with every year that has them; care only between years with a score."""
    history = history_table(series)
    assert (sentences.history_sentence(history), sentences.history_sentence(history, language="en")) == (vi, en)


# the ladder


def ladder(**parts):
    """Return a ladder: the total's change by dimension, and beneath each those of its parts, in the order given."""
    top = part_table(*(sum(shares) for shares in parts.values()), parent="PAPI").assign(code=[name.removeprefix("d") for name in parts], depth=1)
    below = [part_table(*shares, parent=name.removeprefix("d")).assign(depth=2) for name, shares in parts.items()]
    return pd.concat([top, *(rows.assign(code=[f"{rows['parent'].iloc[0]}.{at}" for at in range(1, len(rows) + 1)]) for rows in below)], ignore_index=True)


def test_ladder_names_one_part_of_each_dimension_in_the_order_of_the_rows():
    """The part that moved most, up or down, of equals the first; a dimension none of whose parts moved is passed over."""
    rows = ladder(d7=[0.1, -0.3], d4=[0.0, 0.0], d2=[0.2, 0.2], d5=[0.01])
    assert sentences.ladder_sentence(rows, base_year=2021, year=2022).partition("mỗi chỉ số: ")[2] == "7.2 Phần 2 −0,30; 2.1 Phần 1 +0,20; 5.1 Phần 1 +0,01."


def test_ladder_without_parts_tells_the_dimensions_alone():
    """Where no part is known there is nothing to tell beneath the dimensions."""
    rows = ladder(d4=[-0.3], d5=[0.1])
    assert sentences.ladder_sentence(rows[rows["depth"] == 1], base_year=2021, year=2022) == (
        "Từ 4,00 (năm 2021) đến 3,80 (năm 2022), thay đổi −0,20: 4 Phần 1 −0,30; 5 Phần 2 +0,10."
    )


def test_ladder_title_looks_at_dimensions_alone():
    """A part that moved more than any dimension is not what moved the total most."""
    rows = ladder(d4=[-0.9, 0.6], d5=[-0.4]).assign(name=lambda table: table["code"])
    assert sentences.ladder_finding(rows) == "5 kéo điểm xuống nhiều nhất (−0,40)"
    assert sentences.ladder_finding(rows, language="en") == "5 pulled the score down most (−0.40)"


def test_ladder_names_parts_in_english():
    """Names and figures of the parts beneath are English."""
    rows = laddered(contributions(scores_to_2024(), unit="Hưng Yên", year=2022))
    text = sentences.ladder_sentence(rows, base_year=2021, year=2022, language="en")
    assert "dimension: 1.1 Civic Knowledge +0.34; " in text
    assert re.search("[ăâđêôơưạ-ỹ]|[0-9],[0-9]", text.lower()) is None
