"""What scores, the parts of a change and years say at their bounds: ties, nought, one, missing, what may not be compared; in both languages."""

from __future__ import annotations

import pandas as pd
import pytest
from figures import NAMES, NAN, change_row, change_table, history_table, part_table

from papi_metrics.framework import english_name
from papi_metrics.sentences import (
    change_of,
    dimension_changes,
    dimension_finding,
    heat_map_finding,
    heat_map_sentence,
    points_moved,
    small_multiples_finding,
    small_multiples_sentence,
    told,
    total_change,
    waterfall_finding,
    waterfall_sentence,
)

NAME = {code: english_name(code, name) for code, name in NAMES.items()}


def both(sentence, *about, **details):
    """Return what a sentence says in Vietnamese and in English, with ordinary blanks."""
    said = told(sentence, *about, **details)
    return said.vi.replace("\u00a0", " "), said.en


# the total


@pytest.mark.parametrize(
    ("row", "vi", "en"),
    [
        pytest.param(
            change_row("PAPI", 40, 44, rank=None, rank_n=None),
            "đạt 44,00, tăng 4,00 (+10,0 %) so với 2021.",
            "is 44.00, up 4.00 (+10.0%) against 2021.",
            id="no-rank-now-tells-none-of-then",
        ),
        pytest.param(
            change_row("PAPI", 44, 40),
            "đạt 40,00, giảm 4,00 (−9,1 %) so với 2021; hạng 11/61 (năm 2021: 5/60).",
            "is 40.00, down 4.00 (−9.1%) against 2021; rank 11/61 (2021: 5/60).",
            id="fell",
        ),
        pytest.param(
            change_row("PAPI", 10, 10.6),
            "đạt 10,60, tăng 0,60 (+6,0 %) so với 2021; hạng 11/61 (năm 2021: 5/60).",
            "is 10.60, up 0.60 (+6.0%) against 2021; rank 11/61 (2021: 5/60).",
            id="rose-by-less-than-a-point",
        ),
        pytest.param(
            change_row("PAPI", 44, 44.006),
            "đạt 44,01, gần như không đổi (+0,01; 0,0 %) so với 2021; hạng 11/61 (năm 2021: 5/60).",
            "is 44.01, almost unchanged (+0.01; 0.0%) against 2021; rank 11/61 (2021: 5/60).",
            id="just-shows",
        ),
        pytest.param(
            change_row("PAPI", 45, 49.6, verdict="flat", evidence=None),
            "đạt 49,60, gần như không đổi (+4,60; +10,2 %) so với 2021; hạng 11/61 (năm 2021: 5/60).",
            "is 49.60, almost unchanged (+4.60; +10.2%) against 2021; rank 11/61 (2021: 5/60).",
            id="flat-without-evidence",
        ),
    ],
)
def test_total_change_at_its_bounds(row, vi, en):
    """A change that shows in two decimals has its words by the verdict; ranks are told only where there is one now."""
    assert both(total_change, change_table(row), unit="A") == (f"PAPI A 2022 {vi}", f"PAPI A 2022 {en}")


def test_total_change_finds_the_total_among_the_rows():
    """The total is told wherever it stands, and no dimension is taken for it."""
    table = change_table(change_row("1", 5, 6), change_row("PAPI", 44, 40), change_row("2", 5, 4))
    assert total_change(table, unit="A").startswith("PAPI A 2022 đạt 40,00, giảm 4,00")


# the dimensions


@pytest.mark.parametrize(
    ("rows", "vi", "en"),
    [
        pytest.param(
            [change_row("1", 5, 6), change_row("2", 5, 4)],
            f"{NAMES['1']} tăng mạnh nhất (+20,0 %); {NAMES['2']} giảm mạnh nhất (−20,0 %)",
            f"{NAME['1']} rose most (+20.0%); {NAME['2']} fell most (−20.0%)",
            id="as-far-both-ways",
        ),
        pytest.param(
            [change_row("1", 5, 6.001), change_row("2", 5, 5.999)],
            f"{NAMES['1']} và {NAMES['2']} tăng mạnh nhất (+20,0 %)",
            f"{NAME['1']} and {NAME['2']} rose most (+20.0%)",
            id="equal-as-shown",
        ),
        pytest.param(
            [change_row("1", 5, 6), change_row("PAPI", 40, 60)],
            f"{NAMES['1']} tăng mạnh nhất (+20,0 %)",
            f"{NAME['1']} rose most (+20.0%)",
            id="the-total-is-no-dimension",
        ),
        pytest.param(
            [change_row("1", 5, 5.4, verdict="flat", evidence="chưa có ý nghĩa thống kê (z = 1,20)"), change_row("2", 5, 5.1)],
            "Chưa rõ chỉ số nào tăng hay giảm",
            "No dimension is sure to have risen or fallen",
            id="unclear",
        ),
        pytest.param(
            [change_row("1", 5, 5.2, verdict="up", evidence="có ý nghĩa thống kê (z = 4,00)"), change_row("2", 5, 5.245)],
            f"{NAMES['1']} tăng mạnh nhất (+4,0 %)",
            f"{NAME['1']} rose most (+4.0%)",
            id="sure-though-smaller",
        ),
    ],
)
def test_dimension_finding_names_who_moved_most(rows, vi, en):
    """Of those whose verdict is a rise or a fall the largest per cent as it shows, equal ones together, the two ways apart."""
    assert both(dimension_finding, change_table(*rows)) == (vi, en)


@pytest.mark.parametrize(
    ("rows", "vi", "en"),
    [
        pytest.param(
            [change_row("1", 5, 5.0), change_row("2", 5, 5.002)],
            "2 chỉ số gần như không đổi.",
            "2 dimensions hardly moved.",
            id="nothing-shows",
        ),
        pytest.param(
            [change_row("1", 5, 5.02), change_row("2", 5, 5.0)],
            f"2 chỉ số gần như không đổi; {NAMES['1']} tăng mạnh nhất (+0,4 %).",
            f"2 dimensions hardly moved; {NAME['1']} rose most (+0.4%).",
            id="less-than-one-per-cent",
        ),
        pytest.param(
            [change_row("1", 5, 5.4, verdict="flat", evidence="chưa có ý nghĩa thống kê (z = 1,20)", comparability="caution"), change_row("2", 5, NAN, verdict="no_data")],
            "1 chỉ số chưa rõ tăng hay giảm; 1 chỉ số chưa so được; 1 chỉ số cần so thận trọng.",
            "1 dimension moved too little to be sure; 1 dimension cannot be compared yet; 1 dimension to be read with caution.",
            id="unclear-unknown-care",
        ),
    ],
)
def test_dimension_changes_at_their_bounds(rows, vi, en):
    """Nobody moved most where nothing shows; unclear, unknown and careful ones are counted, none named as the strongest."""
    assert both(dimension_changes, change_table(*rows)) == (vi, en)


@pytest.mark.parametrize(
    ("row", "language", "texts"),
    [
        pytest.param(change_row("4", 7.54, 6.88), "vi", ("−0,66 (−8,8 %)", "−0,66"), id="vietnamese"),
        pytest.param(change_row("4", 7.54, 6.88), "en", ("−0.66 (−8.8%)", "−0,66"), id="english"),
        pytest.param(change_row("4", 5, 5), "vi", ("0,00 (0,0 %)", "0,00"), id="nought-has-no-sign"),
        pytest.param(change_row("4", 5, 6, comparability="caution"), "vi", ("+1,00 (+20,0 %)", "+1,00*"), id="care"),
        pytest.param(change_row("4", NAN, 5), "vi", ("—", "—"), id="no-base"),
        pytest.param(change_row("4", 5, 6, comparability="no"), "vi", ("—", "—"), id="forbidden"),
    ],
)
def test_change_is_a_figure_or_a_dash(row, language, texts):
    """A change is written where it is known and may be compared, else a dash stands for it."""
    assert (change_of(row, language=language).replace("\u00a0", " "), points_moved(row)) == texts


# the parts of a change


@pytest.mark.parametrize(
    ("rows", "vi", "en"),
    [
        pytest.param(part_table(-0.3), "Phần 1 kéo điểm xuống nhiều nhất (−0,30)", "Phần 1 pulled the score down most (−0.30)", id="one-part"),
        pytest.param(part_table(0.3), "Phần 1 kéo điểm lên nhiều nhất (+0,30)", "Phần 1 pulled the score up most (+0.30)", id="one-part-up"),
        pytest.param(part_table(0.3, -0.2, -0.2), "Phần 2 và Phần 3 kéo điểm xuống nhiều nhất (−0,20)", "Phần 2 and Phần 3 pulled the score down most (−0.20)", id="against-the-largest"),
        pytest.param(
            part_table(-0.3, 0.0).assign(comparability=["no", "yes"]), "Chưa tách được thay đổi", "The change cannot be taken apart", id="what-may-be-compared-did-not-move"
        ),
        pytest.param(part_table(0.3, 0.0).assign(comparability=["no", "yes"]), "Chưa tách được thay đổi", "The change cannot be taken apart", id="nor-did-it-rise"),
        pytest.param(
            part_table(-0.3, 0.1).assign(comparability=["no", "yes"]), "Chưa tách được thay đổi", "The change cannot be taken apart", id="what-may-be-compared-went-the-other-way"
        ),
        pytest.param(part_table(-0.3, -0.1).assign(comparability="no"), "Chưa tách được thay đổi", "The change cannot be taken apart", id="no-part-may-be-compared"),
        pytest.param(part_table(-0.3, 0.1, reading="no"), "Cách đo đã đổi, không so được", "Measured in another way, not comparable", id="forbidden"),
        pytest.param(part_table(-0.3, NAN, reading="no").assign(parent_score=3.7), "Cách đo đã đổi, không so được", "Measured in another way, not comparable", id="forbidden-and-a-part-missing"),
        pytest.param(part_table(-0.3, NAN), "Chưa tách được thay đổi", "The change cannot be taken apart", id="a-part-missing"),
        pytest.param(part_table(-0.3).assign(parent_base=NAN), "Chưa tách được thay đổi", "The change cannot be taken apart", id="no-base"),
        pytest.param(part_table(-0.3, reading="no").assign(parent_score=NAN), "Chưa tách được thay đổi", "The change cannot be taken apart", id="forbidden-and-no-score"),
    ],
)
def test_waterfall_finding_at_its_bounds(rows, vi, en):
    """The strongest of the parts that may be compared and went the parent's way; where there is none, or a score lacks, nobody is named."""
    assert both(waterfall_finding, rows) == (vi, en)


@pytest.mark.parametrize(
    ("rows", "years", "vi", "en"),
    [
        pytest.param(part_table(-0.3), {}, "Từ 2,00 đến 1,70, thay đổi −0,30: 4.1 Phần 1 −0,30.", "From 2.00 to 1.70, a change of −0.30: 4.1 Phần 1 −0.30.", id="one-part"),
        pytest.param(
            part_table(-0.3),
            {"base_year": 2021},
            "Từ 2,00 đến 1,70, thay đổi −0,30: 4.1 Phần 1 −0,30.",
            "From 2.00 to 1.70, a change of −0.30: 4.1 Phần 1 −0.30.",
            id="one-year-alone-is-not-told",
        ),
        pytest.param(
            part_table(-0.3).assign(name=NAMES["4"], code="4", comparability="caution"),
            {"base_year": 2021, "year": 2022},
            f"Từ 2,00 (năm 2021) đến 1,70 (năm 2022), thay đổi −0,30: 4 {NAMES['4']} −0,30 (cần thận trọng).",
            f"From 2.00 (2021) to 1.70 (2022), a change of −0.30: 4 {NAME['4']} −0.30 (with care).",
            id="care",
        ),
        pytest.param(
            part_table(-0.3, reading="no"),
            {"base_year": 2021, "year": 2022},
            "2,00 (năm 2021); 1,70 (năm 2022). Cách đo đã đổi giữa hai năm: không so và không tách được.",
            "2.00 (2021); 1.70 (2022). Measured in another way since: neither compared nor taken apart.",
            id="forbidden",
        ),
    ],
)
def test_waterfall_sentence_at_its_bounds(rows, years, vi, en):
    """From what to what, years where both are known, each part with its care; no change where the two years may not be compared."""
    assert both(waterfall_sentence, rows, **years) == (vi, en)


# years


def test_heat_map_names_series_in_the_order_of_the_table():
    """Dimensions that start anew or ask for care stand as in the table, each with all its years."""
    history = history_table(("5", 2018, [7, 7, 7], [2019, 2020]), ("1", 2018, [5, 6, 6], [2020]), ("3", 2018, [5, 5, 5], (), (), [2019, 2020]))
    _, _, vi = heat_map_sentence(history).partition("qua các năm: ")
    _, _, en = heat_map_sentence(history, language="en").partition("across these years: ")
    assert vi == "chỉ số 5 (2019, 2020) và chỉ số 1 (2020). Một phần đo khác hoặc đổi đột ngột, so thận trọng qua các năm: chỉ số 3 (2019, 2020)."
    assert en == (
        "dimension 5 (2019, 2020) and dimension 1 (2020). Partly measured differently or jumping, to be compared with care across these years: "
        "dimension 3 (2019, 2020)."
    )


def test_heat_map_looks_at_dimensions_alone():
    """The total is neither the highest, nor counted, nor a series that starts anew."""
    history = history_table(("PAPI", 2020, [40, 45], [2021], (), [2021]), ("1", 2020, [5, 6]), ("2", 2020, [5, 5.996]))
    assert heat_map_sentence(history) == f"Điểm 2 chỉ số, 2020-2021. {NAMES['1']} và {NAMES['2']} (6,00) năm 2021."


def test_heat_map_ties_are_named_in_english():
    """Equal scores as two decimals show them are named together, highest and lowest apart."""
    history = history_table(("1", 2021, [6]), ("2", 2021, [5.996]), ("3", 2021, [4]), ("4", 2021, [4.004]))
    assert heat_map_finding(history, language="en") == f"{NAME['1']} and {NAME['2']} (6.00) highest in 2021, {NAME['3']} and {NAME['4']} (4.00) lowest"


@pytest.mark.parametrize(
    ("history", "base_year", "vi", "en"),
    [
        pytest.param(
            history_table(("1", 2019, [5, 7, 6]), ("2", 2019, [5, 4, 6])),
            2019,
            f"Từ 2019 đến 2021: {NAMES['1']} và {NAMES['2']} tăng nhiều nhất (+1,00). Năm 2021 so với 2019: 2 chỉ số tăng.",
            f"From 2019 to 2021: {NAME['1']} and {NAME['2']} rose most (+1.00). In 2021 against 2019: 2 dimensions rose.",
            id="another-base-year-and-a-tie",
        ),
        pytest.param(
            history_table(("1", 2021, [5, 5.004]), ("2", 2021, [5, 4.996])),
            2021,
            "Từ 2021 đến 2022: điểm không đổi. Năm 2022 so với 2021: 2 chỉ số không đổi đáng kể.",
            "From 2021 to 2022: no score changed. In 2022 against 2021: 2 dimensions did not change clearly.",
            id="nothing-shows",
        ),
        pytest.param(
            history_table(("1", 2021, [5, 5.02]), ("2", 2021, [5, 5])),
            2021,
            "Từ 2021 đến 2022: không chỉ số nào đổi đáng kể. Năm 2022 so với 2021: 2 chỉ số không đổi đáng kể.",
            "From 2021 to 2022: no dimension changed clearly. In 2022 against 2021: 2 dimensions did not change clearly.",
            id="one-of-them-shows",
        ),
        pytest.param(
            history_table(("1", 2021, [5, 4]), ("2", 2021, [5, 4.5]), ("3", 2021, [NAN, 5]), ("4", 2021, [5, 9], [2022])),
            2021,
            f"Từ 2021 đến 2022: {NAMES['1']} giảm nhiều nhất (−1,00). Năm 2022 so với 2021: 2 chỉ số giảm; 2 chỉ số chưa so được.",
            f"From 2021 to 2022: {NAME['1']} fell most (−1.00). In 2022 against 2021: 2 dimensions fell; 2 dimensions cannot be compared yet.",
            id="falls-and-what-has-no-base",
        ),
    ],
)
def test_small_multiples_at_their_bounds(history, base_year, vi, en):
    """Moves since the base year asked for, as two decimals show them; nobody moved most where no verdict is a rise or a fall."""
    assert both(small_multiples_sentence, history, base_year=base_year) == (vi, en)
    assert vi.startswith(f"{small_multiples_finding(history, base_year=base_year)}. ")


def test_sentences_leave_their_tables_alone():
    """What is told of a table changes nothing in it."""
    changes, history, parts = change_table(change_row("PAPI"), change_row("1", 5, 6)), history_table(("1", 2021, [5, 6])), part_table(0.3, -0.1)
    before = [table.copy(deep=True) for table in (changes, history, parts)]
    both(dimension_changes, changes), both(small_multiples_sentence, history), both(heat_map_sentence, history), both(waterfall_sentence, parts)
    for table, same in zip((changes, history, parts), before, strict=True):
        pd.testing.assert_frame_equal(table, same)
