"""What comparisons say, in Vietnamese and English: one, many, ties, missing, no change; nothing but the figures."""

from __future__ import annotations

import re

import pandas as pd
import pytest
from figures import NAN, score_table, scores_to_2024, totals

from papi_metrics.change import (
    KINDS,
    Peers,
    merger_histories,
    panel_standing,
    peer_table,
    peers,
    places_in,
    rank_histories,
    score_panel,
    tile_places,
    units_in,
)
from papi_metrics.sentences import (
    GROUP_WORDS,
    counted,
    merger_sentence,
    peer_table_sentence,
    peers_sentence,
    rank_lines_finding,
    rank_lines_sentence,
    standing_headline,
    strip_finding,
    strip_sentence,
    tile_map_finding,
    tile_map_sentence,
    told,
    without_score,
)

SCORES = scores_to_2024()
PANEL = score_panel(SCORES)
HUNG_YEN = panel_standing(PANEL, unit="Hưng Yên", year=2022)
VIETNAMESE = re.compile(r"\b(hạng|điểm|nhóm|năm|trên|không|tỉnh|đơn vị|và)\b")


def standing_of(unit, level="province", year=2022, **scores):
    """Return where a unit stands among totals."""
    return panel_standing(score_panel(score_table(*totals(year, **scores), level=level), level=level), unit=unit, year=year)


def histories(*rows, breaks=()):
    """Return the ranks of one unit over years from 2018 on: each a rank and how many there were."""
    table = pd.DataFrame(
        [("A", 2018 + at, "PAPI", NAN if place is None else 40.0, place, size, None, 0, sum(start <= 2018 + at for start in breaks))
         for at, (place, size) in enumerate(rows)],
        columns=["unit", "year", "code", "score", "rank", "rank_n", "quartile", "tied", "segment"],
    )
    return table.astype({"rank": "Int64", "rank_n": "Int64"})


@pytest.mark.parametrize(
    ("count", "level", "expected"),
    [
        (60, "province", ("60 tỉnh", "60 provinces")),
        (1, "commune", ("1 xã", "1 commune")),
        (3, "district", ("3 huyện", "3 districts")),
    ],
)
def test_units_are_counted_in_both_languages(count, level, expected):
    """One and many units have their word."""
    assert (counted(count, level), counted(count, level, language="en")) == expected


# headline


def test_headline_says_rank_group_and_distances():
    """Hưng Yên 2022: eleventh of 61, highest group, and how far from median, top quarter and best."""
    said = told(standing_headline, HUNG_YEN)
    assert said.vi == (
        "Hưng Yên đứng thứ 11 trên 61 tỉnh có điểm năm 2022 với 44,18 điểm, nhóm Cao nhất; hơn trung vị 1,95 điểm, "
        "hơn ngưỡng nhóm Cao nhất 0,75 điểm, kém đơn vị cao nhất 3,69 điểm (Quảng Ninh)."
    )
    assert said.en == (
        "Hưng Yên ranked 11 of 61 provinces with a score in 2022 with 44.18 points, highest group; 1.95 points above the median, "
        "0.75 points above the top quarter, 3.69 points below the best unit (Quảng Ninh)."
    )


def test_headline_of_ties_and_equal_distances():
    """A shared rank is told, and a distance of nothing is no distance; the best one is not compared with itself."""
    said = told(standing_headline, standing_of("A", A=40, B=40, C=40))
    assert said.vi == "A đứng thứ 1 trên 3 tỉnh có điểm năm 2022 (đồng hạng với 2 đơn vị khác) với 40,00 điểm; bằng trung vị."
    assert said.en == "A ranked 1 of 3 provinces with a score in 2022 (tied with 2 others) with 40.00 points; level with the median."


def test_headline_of_one_tie_is_singular():
    """One other of the same rank is one other."""
    assert "(tied with 1 other)" in standing_headline(standing_of("A", A=40, B=40, C=39), language="en")


def test_headline_of_few_units_names_no_group():
    """With fewer than four units there are no groups and no top quarter."""
    said = standing_headline(standing_of("A", A=40, B=42, C=39))
    assert "nhóm" not in said
    assert said.endswith("bằng trung vị, kém đơn vị cao nhất 2,00 điểm (B).")


def test_headline_of_one_unit_has_nothing_to_compare_with():
    """Alone in its level, a unit is compared with nobody."""
    said = told(standing_headline, standing_of("A", level="commune", A=40))
    assert said.vi == "A đạt 40,00 năm 2022; chưa có đơn vị cùng cấp nào khác để so sánh."
    assert said.en == "A scored 40.00 in 2022; there is no other unit of its level to compare with yet."


@pytest.mark.parametrize(
    ("scores", "vietnamese", "english"),
    [
        ({"A": NAN, "B": 40}, "A không có tổng điểm năm 2022; 1 tỉnh có.", "A has no total score in 2022; 1 province has."),
        ({"A": NAN, "B": 40, "C": 41}, "A không có tổng điểm năm 2022; 2 tỉnh có.", "A has no total score in 2022; 2 provinces have."),
        ({"A": NAN}, "Năm này chưa đơn vị nào có tổng điểm.", "No unit has a total score this year."),
    ],
    ids=["one-other", "two-others", "nobody"],
)
def test_headline_of_a_missing_score(scores, vietnamese, english):
    """A missing total is said, with how many have one; it never becomes a number."""
    said = told(standing_headline, standing_of("A", **scores))
    assert (said.vi, said.en) == (vietnamese, english)


# strip


def test_strip_finding_names_best_and_worst_ranks():
    """The title names the dimensions of the best and the worst rank."""
    said = told(strip_finding, HUNG_YEN)
    assert said.vi == "Hưng Yên đứng cao nhất ở Thủ tục hành chính công (2/62), thấp nhất ở Quản trị môi trường (42/63)"
    assert said.en == "Hưng Yên ranks highest in Public Administrative Procedures (2/62), lowest in Environmental Governance (42/63)"


def test_strip_finding_of_equal_ranks_has_no_ends():
    """One rank everywhere has neither a best nor a worst."""
    rows = HUNG_YEN.assign(rank=3)
    assert strip_finding(rows) == "Hưng Yên đứng thứ 3 ở mọi chỉ số"
    assert strip_finding(rows, language="en") == "Hưng Yên ranks 3 in every dimension"


def test_strip_finding_names_the_only_dimension_with_a_rank():
    """One ranked dimension is named; several of eight are not said to be all."""
    one, two = HUNG_YEN.copy(), HUNG_YEN.assign(rank=3)
    one.loc[one["code"] != "4", "rank"] = pd.NA
    two.loc[~two["code"].isin(["4", "5"]), "rank"] = pd.NA
    assert strip_finding(one) == "Hưng Yên đứng thứ 19 ở Kiểm soát tham nhũng trong khu vực công"
    assert (strip_finding(two), strip_finding(two, language="en")) == (
        "Hưng Yên đứng thứ 3 ở mọi chỉ số có hạng",
        "Hưng Yên ranks 3 in every dimension with a rank",
    )


def test_strip_sentence_says_every_rank_and_counts_groups():
    """Each dimension has its rank; groups are counted, one in the singular."""
    said = told(strip_sentence, HUNG_YEN)
    assert "Hạng từng chỉ số: 1: 12/62, 2: 7/61, 3: 33/62, 4: 19/61, 5: 2/62, 6: 34/63, 7: 42/63, 8: 14/62." in said.vi
    assert said.vi.endswith("4 chỉ số ở nhóm Cao nhất, 1 chỉ số ở nhóm Trung bình cao và 3 chỉ số ở nhóm Trung bình thấp.")
    assert said.en.endswith("4 dimensions in the highest group, 1 dimension in the high average group and 3 dimensions in the low average group.")


def test_strip_sentence_counts_missing_dimensions():
    """Dimensions without a score are counted, not left unsaid."""
    standing = panel_standing(PANEL, unit="Bắc Ninh", year=2022)
    assert strip_sentence(standing).endswith("Không có điểm: 4 chỉ số.")
    assert strip_sentence(standing, language="en").endswith("Without a score: 4.")


def test_strip_of_no_rank_says_so():
    """A unit without any score, or alone, has no rank to tell."""
    nothing = panel_standing(PANEL, unit="Bắc Ninh", year=2021)
    assert strip_sentence(nothing) == "Chưa có hạng của chỉ số nào."
    assert strip_sentence(nothing, language="en") == "No dimension has a rank yet."


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        (2020, ""),
        (2021, "Không có tổng điểm: Bắc Giang, Bắc Ninh và Quảng Ninh."),
        (2022, "Không có tổng điểm: Bắc Giang và Bắc Ninh."),
        (2025, ""),
    ],
    ids=["all-have-one", "no-row", "no-score", "nobody-has-one"],
)
def test_units_without_a_score_are_named(year, expected):
    """Units without a total are named, even those without a row; where all or none have one the sentence is not there."""
    assert without_score(places_in(PANEL, year=year), units=units_in(PANEL, year=year), code="PAPI") == expected


def test_units_without_a_score_are_named_in_english():
    """The English sentence names the same units, and beyond six only their number."""
    panel = score_panel(score_table(*totals(A=40)))
    assert without_score(panel.table, units="ABC", code="PAPI", language="en") == "Without a total score: B and C."
    assert without_score(panel.table, units="ABCDEFGHI", code="PAPI", language="en").endswith("F, G and 2 others.")


# ranks over years


def test_rank_sentence_keeps_to_the_newest_stretch():
    """Only ranks since the last break are set against each other; sizes, breaks and their years are told."""
    table = rank_histories(PANEL, units=["Hưng Yên"], code="PAPI")
    said = told(rank_lines_sentence, table, unit="Hưng Yên")
    assert said.vi.startswith("Hưng Yên: hạng 37/61 năm 2018, 19/61 năm 2024 (cần thận trọng). Từ 2018: cao nhất thứ 5 (2021), thấp nhất thứ 60 (2019).")
    assert "Một phần đo khác hoặc đổi đột ngột năm 2019, 2020, 2021 và 2022: so thận trọng với các năm trước." in said.vi
    assert "jumped in 2019, 2020, 2021 and 2022: to be compared with care with the years before." in said.en
    assert "63 (2019-2020), 60 (2021), 61 (2022-2024)" in said.vi
    assert said.vi.endswith("Cách tính đổi từ năm 2018: hạng hai bên không so được.")
    assert said.en.endswith("The method changed in 2018: ranks on its two sides cannot be compared.")


def test_rank_sentence_of_comparable_years_asks_for_no_care():
    """Dimension 4 was measured in one way since 2018."""
    said = told(rank_lines_sentence, rank_histories(PANEL, units=["Hưng Yên"], code="4"), unit="Hưng Yên")
    assert "thận trọng" not in said.vi
    assert "care" not in said.en


def test_rank_sentence_names_missing_years():
    """Years without a score are named."""
    table = histories((3, 9), (None, 9), (None, 9), (2, 9))
    assert "Không có điểm năm 2019 và 2020." in rank_lines_sentence(table, unit="A")
    assert "No score in 2019 and 2020." in rank_lines_sentence(table, unit="A", language="en")


@pytest.mark.parametrize(
    ("rows", "breaks", "expected"),
    [
        ([(3, 9)], (), "A đứng thứ 3/9 năm 2018"),
        ([(3, 9), (3, 9)], (), "A: hạng 3/9 năm 2018, 3/9 năm 2019 (cần thận trọng)"),
        ([(3, 9), (1, 8)], (2019,), "A đứng thứ 1/8 năm 2019"),
        ([(None, 9)], (), "A chưa có hạng"),
    ],
    ids=["one-year", "no-change", "across-a-break", "missing"],
)
def test_rank_finding(rows, breaks, expected):
    """One year, no change, a break between and nothing at all are each said as they are."""
    assert rank_lines_finding(histories(*rows, breaks=breaks), unit="A") == expected


def test_rank_sentence_without_change_has_no_extremes():
    """A rank that never moved has no best and no worst."""
    assert "cao nhất" not in rank_lines_sentence(histories((3, 9), (3, 9)), unit="A")


def test_rank_sentence_breaks_at_the_mergers_for_who_was_not_merged():
    """Hà Nội was not merged, yet a rank of 34 is not one of 63: the title keeps to 2025 and the break is told as a merger."""
    later = score_panel(pd.concat([SCORES, score_table(*totals(2025, Hà_Nội=44, Lai_Châu=45))]))
    table = rank_histories(later, units=["Hà Nội"], code="PAPI")
    said = told(rank_lines_sentence, table, unit="Hà Nội")
    assert said.vi.startswith("Hà Nội đứng thứ 2/2 năm 2025. ")
    assert said.vi.endswith("từ năm 2018: hạng hai bên không so được. Các tỉnh sáp nhập từ năm 2025: hạng hai bên không so được.")
    assert said.en.endswith("Provinces were merged in 2025: ranks on its two sides cannot be compared.")


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("vi", "A chưa có đơn vị cùng cấp nào khác để xếp hạng"),
        ("en", "A has no other unit of its level to be ranked with yet"),
    ],
)
def test_rank_finding_of_one_unit_has_no_rank(language, expected):
    """A unit alone in its level is first of one, and that is no rank."""
    assert rank_lines_finding(histories((1, 1), (1, 1)), unit="A", language=language) == expected


# peers


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_peers_are_named(kind, language):
    """Every kind of peers has a sentence that names them all, and no word of the other language."""
    found = peers(SCORES, unit="Hưng Yên", year=2022, kind=kind, chosen=["Hà Nội"])
    said = peers_sentence(found, language=language)
    assert all(name in said for name in found.units)
    assert bool(VIETNAMESE.search(said.replace("Hưng Yên", ""))) == (language == "vi")


@pytest.mark.parametrize("kind", KINDS)
def test_one_peer_is_singular(kind):
    """One unit is one: "is", "has", "shares"."""
    one = Peers(unit="A", level="province", kind=kind, year=2022, base_year=2021, units=("Hà Nội",))
    said = peers_sentence(one, language="en")
    assert re.match(r"Compared with 1 unit that (shares a|lies in|is nearest|has the|was chosen) ", said)
    assert not re.search(r"\b(are|have|share|lie|were|scores)\b", said)


def test_peers_say_who_was_left_out_and_that_some_are_equal():
    """Units without the total, and a list made longer by ties, are told."""
    found = peers(SCORES, unit="Hưng Yên", year=2022, kind="similar")
    assert peers_sentence(found).endswith("Không xét vì thiếu tổng điểm năm 2021: Bắc Giang, Bắc Ninh và Quảng Ninh.")
    tied = score_table(*totals(2021, A=40, B=41, C=39, D=41, E=39, F=41, G=39), *totals(2022, A=40))
    said = told(peers_sentence, peers(tied, unit="A", year=2022, kind="similar"))
    assert "Nhiều hơn 5 vì các đơn vị cuối bằng điểm nhau." in said.vi
    assert "More than 5, for the last ones have equal scores." in said.en


def test_peers_say_who_was_merged_apart_from_who_has_no_total():
    """In 2025 units merged since the base year are told as merged; the provinces that are no more are not told at all."""
    later = score_table(*totals(2025, Hà_Nội=44, Lai_Châu=45, Hưng_Yên=46, Cao_Bằng=43, Quảng_Ninh=47))
    said = told(peers_sentence, peers(pd.concat([SCORES, later]), unit="Hà Nội", year=2025, kind="similar"))
    assert said.vi.split(". ")[1].startswith("Không xét vì thiếu tổng điểm năm 2021: Quảng Ninh")
    assert "Không xét vì mới sáp nhập năm 2025: An Giang, Cà Mau" in said.vi
    assert "Left out as merged in 2025: An Giang, Cà Mau" in said.en
    assert "Thái Bình" not in said.vi


def test_no_base_is_a_state_with_a_sentence():
    """Bắc Ninh has no total in 2021, and the sentence says what to do."""
    said = told(peers_sentence, peers(SCORES, unit="Bắc Ninh", year=2022, kind="similar"))
    assert said.vi == "Bắc Ninh không có tổng điểm năm gốc 2021, nên không có đơn vị gần nhất. Hãy chọn năm gốc hoặc nhóm khác."
    assert said.en.startswith("Bắc Ninh has no total score in the base year 2021")


@pytest.mark.parametrize(
    ("kind", "level", "expected"),
    [
        ("neighbours", "commune", "Chỉ tỉnh mới có"),
        ("best", "commune", "Chưa có đơn vị cùng cấp nào khác có tổng điểm năm 2022."),
        ("similar", "commune", "Chưa có đơn vị cùng cấp nào khác có tổng điểm năm gốc 2021."),
        ("chosen", "commune", "Hãy chọn đơn vị để so sánh."),
    ],
)
def test_why_there_are_no_peers(kind, level, expected):
    """Each lack of peers has its own sentence."""
    alone = score_table(*totals(2021, A=40), *totals(2022, A=40), level=level)
    assert peers_sentence(peers(alone, unit="A", year=2022, kind=kind)).startswith(expected)


def test_merged_unit_says_why_nobody_is_near():
    """The sentence names the parts and the new series."""
    scores = score_table(*totals(2021, Hưng_Yên=45, Hà_Nội=44), *totals(2025, Hưng_Yên=45, Hà_Nội=44))
    assert "Thái Bình cũ" in peers_sentence(peers(scores, unit="Hưng Yên", year=2025, kind="similar"))


def test_peer_table_sentence_says_place_and_change():
    """Place among those in the table, change with care, and how many have no total."""
    table = peer_table(PANEL, unit="Hưng Yên", units=["Hà Nội", "Bắc Ninh"], year=2022)
    said = told(peer_table_sentence, table)
    assert said.vi == (
        "Trong bảng, Hưng Yên đứng thứ 1 trên 2 đơn vị có tổng điểm; −1,18 điểm so với 2021 (so thận trọng). 1 đơn vị không có tổng điểm."
    )
    assert said.en == (
        "In the table Hưng Yên stands 1 of 2 units with a total score; −1.18 points against 2021 (compare with care). 1 unit has none."
    )


@pytest.mark.parametrize(
    ("unit", "year", "base_year", "expected"),
    [
        ("Hưng Yên", 2018, 2017, "không so được với 2017"),
        ("Bắc Ninh", 2023, 2021, "không có điểm 2021 để so"),
        ("Bắc Ninh", 2021, 2020, "Bắc Ninh không có tổng điểm năm 2021."),
    ],
)
def test_peer_table_sentence_says_why_there_is_no_change(unit, year, base_year, expected):
    """A break, a missing base and a missing score each have their words."""
    table = peer_table(PANEL, unit=unit, units=[], year=year, base_year=base_year)
    assert expected in peer_table_sentence(table)


@pytest.mark.parametrize(
    ("year", "vietnamese", "english"),
    [
        (2021, "Trong bảng chỉ Hưng Yên có tổng điểm.", "In the table only Hưng Yên has a total score."),
        (2017, "Trong bảng chỉ Hưng Yên có tổng điểm.", "In the table only Hưng Yên has a total score."),
    ],
    ids=["base-itself", "before-the-base"],
)
def test_peer_table_sentence_is_silent_of_a_base_that_is_not_earlier(year, vietnamese, english):
    """Where the base year is not earlier nothing is said of change, least of all that the base has no score; one alone has no rank."""
    said = told(peer_table_sentence, peer_table(PANEL, unit="Hưng Yên", units=[], year=year, base_year=2021))
    assert (said.vi, said.en) == (vietnamese, english)


def test_peer_table_sentence_of_no_change():
    """A total that stayed is unchanged."""
    panel = score_panel(score_table(*totals(2021, A=40), *totals(2022, A=40)))
    said = told(peer_table_sentence, peer_table(panel, unit="A", units=[], year=2022))
    assert "không đổi so với 2021" in said.vi
    assert "unchanged against 2021" in said.en


# tile map and mergers


def test_tile_map_says_group_regions_and_missing():
    """The unit's group, where highest and lowest groups are most frequent, and how many have no score."""
    said = told(tile_map_sentence, tile_places(PANEL, code="PAPI", year=2022), unit="Hưng Yên")
    assert "Hưng Yên ở nhóm Cao nhất (11/61)" in said.vi
    assert said.vi.endswith("2 tỉnh không có điểm.")
    assert "is most frequent in the Mekong Delta" in said.en
    assert not VIETNAMESE.search(said.en.replace("Hưng Yên", ""))


def test_tile_map_counts_units_not_tiles():
    """From 2025 on a unit has a tile for each province it was made of, and is counted once, in its own region."""
    panel = score_panel(score_table(*totals(2025, Hưng_Yên=46, Hà_Nội=41, Lai_Châu=40, Cao_Bằng=39)))
    said = told(tile_map_sentence, tile_places(panel, code="PAPI", year=2025), unit="Hưng Yên")
    assert "Nhóm Cao nhất có nhiều tỉnh nhất ở Đồng bằng sông Hồng (1 tỉnh)." in said.vi
    assert said.vi.endswith("30 tỉnh không có điểm.")
    assert said.en.endswith("30 provinces have no score.")


def test_tile_map_of_a_unit_without_a_score():
    """A unit without a score has no group, and the title says so."""
    places = tile_places(PANEL, code="PAPI", year=2022)
    assert tile_map_finding(places, unit="Bắc Ninh") == "Bắc Ninh không có điểm Chỉ số PAPI tổng hợp năm 2022"
    assert tile_map_finding(places, unit="Bắc Ninh", language="en").startswith("Bắc Ninh has no score of")


def test_mergers_are_told_beside_each_other():
    """Both scores and ranks, no mean, and what begins in 2025."""
    said = told(merger_sentence, merger_histories(PANEL, unit="Hưng Yên"), successor="Hưng Yên", year=2022)
    assert "Hưng Yên 44,18 (11/61); Thái Bình 43,51 (15/61)" in said.vi
    assert "không lấy trung bình" in said.vi
    assert "hạng trong 34 tỉnh không phải hạng trong 63" in said.vi
    assert "a rank of 34 is not a rank of 63" in said.en
    assert "Tỉnh mới" not in said.vi


def test_mergers_of_a_year_without_scores():
    """Neither Bắc Giang nor Bắc Ninh has a total in 2022, and the sentence says so."""
    said = told(merger_sentence, merger_histories(PANEL, unit="Bắc Ninh"), successor="Bắc Ninh", year=2022)
    assert "Không có điểm năm 2022." in said.vi
    assert "No score in 2022." in said.en


def test_new_unit_is_told_apart_from_its_parts():
    """From 2025 on the new unit has figures of its own."""
    later = pd.concat([SCORES, score_table(*totals(2025, Hưng_Yên=46, Hà_Nội=44))])
    table = merger_histories(score_panel(later), unit="Hưng Yên")
    assert merger_sentence(table, successor="Hưng Yên", year=2024).endswith("Tỉnh mới: 2025 46,00 (1/2).")


def test_groups_have_words_in_both_languages():
    """The four groups are named in both languages."""
    assert list(GROUP_WORDS["vi"]) == list(GROUP_WORDS["en"]) == ["highest", "high_average", "low_average", "lowest"]
