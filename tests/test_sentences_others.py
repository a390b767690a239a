"""What is said of a unit among others, at the bounds: ties, one, nobody, what may not be compared; exactly, in both languages."""

from __future__ import annotations

import pandas as pd
import pytest
from figures import NAN, score_table, totals

from papi_metrics.change import KINDS, QUARTILES, Peers, panel_standing, score_panel
from papi_metrics.framework import provinces
from papi_metrics.sentences import (
    GROUP_WORDS,
    KIND_WORDS,
    merger_finding,
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
)


def both(sentence, *about, **details):
    """Return what a sentence says in Vietnamese and in English, with ordinary blanks."""
    said = told(sentence, *about, **details)
    return said.vi.replace("\u00a0", " "), said.en


# peers


def peers_of(kind="region", units=("B", "C"), **changes):
    """Return peers of A."""
    return Peers(**{"unit": "A", "level": "province", "kind": kind, "year": 2022, "base_year": 2021, "units": units} | changes)


@pytest.mark.parametrize(
    ("found", "vi", "en"),
    [
        pytest.param(peers_of("neighbours"), "So với 2 đơn vị giáp ranh: B và C.", "Compared with 2 units that share a boundary with it: B and C.", id="neighbours"),
        pytest.param(peers_of("region"), "So với 2 đơn vị cùng vùng: B và C.", "Compared with 2 units that lie in the same region: B and C.", id="region"),
        pytest.param(
            peers_of("similar"),
            "So với 2 đơn vị gần nhất về tổng điểm năm gốc 2021: B và C.",
            "Compared with 2 units that are nearest to it by total score in the base year 2021: B and C.",
            id="similar",
        ),
        pytest.param(
            peers_of("best", ("B",)), "So với 1 đơn vị có tổng điểm cao nhất năm 2022: B.", "Compared with 1 unit that has the highest total score of 2022: B.", id="best"
        ),
        pytest.param(peers_of("chosen"), "So với 2 đơn vị do bạn chọn: B và C.", "Compared with 2 units that were chosen by you: B and C.", id="chosen"),
        pytest.param(
            peers_of("best", tied=True, left_out=("D", "E")),
            "So với 2 đơn vị có tổng điểm cao nhất năm 2022: B và C. Nhiều hơn 5 vì các đơn vị cuối bằng điểm nhau. Không xét vì thiếu tổng điểm năm 2022: D và E.",
            "Compared with 2 units that have the highest total scores of 2022: B and C. More than 5, for the last ones have equal scores. "
            "Left out for want of a total score in 2022: D and E.",
            id="tied-and-left-out",
        ),
        pytest.param(
            peers_of("similar", ("B",), left_out=tuple("DEFGHI"), merged=tuple("JKLMNOP")),
            "So với 1 đơn vị gần nhất về tổng điểm năm gốc 2021: B. Không xét vì thiếu tổng điểm năm 2021: D, E, F, G, H và I. "
            "Không xét vì mới sáp nhập năm 2025: J, K, L, M, N, O và 1 đơn vị khác.",
            "Compared with 1 unit that is nearest to it by total score in the base year 2021: B. Left out for want of a total score in 2021: D, E, F, G, H and I. "
            "Left out as merged in 2025: J, K, L, M, N, O and 1 other.",
            id="six-are-named",
        ),
    ],
)  # fmt: skip
def test_peers_are_told_exactly(found, vi, en):
    """Who they are, by what, and apart from them who could not be taken: by the year that the choice is made by, six named at most."""
    assert both(peers_sentence, found) == (vi, en)


@pytest.mark.parametrize(
    ("found", "vi", "en"),
    [
        pytest.param(peers_of("region", (), lack="nobody"), "Không có đơn vị nào.", "There are none.", id="region"),
        pytest.param(peers_of("chosen", (), lack="nobody"), "Hãy chọn đơn vị để so sánh.", "Choose units to compare with.", id="chosen"),
        pytest.param(
            peers_of("best", (), lack="nobody"), "Chưa có đơn vị cùng cấp nào khác có tổng điểm năm 2022.", "No other unit of the level has a total score in 2022 yet.", id="best"
        ),
        pytest.param(
            peers_of("similar", (), lack="nobody"),
            "Chưa có đơn vị cùng cấp nào khác có tổng điểm năm gốc 2021.",
            "No other unit of the level has a total score in the base year 2021 yet.",
            id="similar",
        ),
        pytest.param(
            peers_of("similar", (), lack="merged", unit="Hưng Yên", year=2025),
            None,
            "Hưng Yên consists of the former Hưng Yên, Thái Bình since 1/7/2025: a new series begins in 2025. Nothing is nearest to it by the base year 2021.",
            id="merged",
        ),
        pytest.param(
            peers_of("neighbours", (), lack="not_a_province"),
            "Chỉ tỉnh mới có đơn vị giáp ranh và cùng vùng trong dữ liệu.",
            "Only provinces have neighbours and regions in the data.",
            id="commune",
        ),
    ],
)
def test_lack_of_peers_is_told_exactly(found, vi, en):
    """Why there are none, with the years it depends on, in each language."""
    assert peers_sentence(found, language="en") == en
    assert vi is None or peers_sentence(found) == vi


def table_of(own, *others, **changes):
    """Return a peer table of A and others' scores; A's row has the changes."""
    plain = {"unit": "A", "own": True, "score": own, "year": 2022, "base_year": 2021, "verdict": "flat", "change": 0.5, "comparability": "yes"}
    return pd.DataFrame([plain | changes] + [plain | {"unit": f"B{at}", "own": False, "score": score} for at, score in enumerate(others)])


@pytest.mark.parametrize(
    ("table", "vi", "en"),
    [
        pytest.param(
            table_of(40, 41, 39),
            "Trong bảng, A đứng thứ 2 trên 3 đơn vị có tổng điểm; +0,50 điểm so với 2021.",
            "In the table A stands 2 of 3 units with a total score; +0.50 points against 2021.",
            id="between",
        ),
        pytest.param(
            table_of(40, 40.0000004, 39),
            "Trong bảng, A đứng thứ 1 trên 3 đơn vị có tổng điểm; +0,50 điểm so với 2021.",
            "In the table A stands 1 of 3 units with a total score; +0.50 points against 2021.",
            id="equal-to-six-decimals",
        ),
        pytest.param(
            table_of(39.9999996, 40, 40.000001),
            "Trong bảng, A đứng thứ 2 trên 3 đơn vị có tổng điểm; +0,50 điểm so với 2021.",
            "In the table A stands 2 of 3 units with a total score; +0.50 points against 2021.",
            id="a-hair-below",
        ),
        pytest.param(
            table_of(40, NAN, NAN, change=-0.004),
            "Trong bảng chỉ A có tổng điểm; không đổi so với 2021. 2 đơn vị không có tổng điểm.",
            "In the table only A has a total score; unchanged against 2021. 2 units have none.",
            id="a-change-that-does-not-show",
        ),
        pytest.param(
            table_of(40, 39, change=-0.006, comparability="caution"),
            "Trong bảng, A đứng thứ 1 trên 2 đơn vị có tổng điểm; −0,01 điểm so với 2021 (so thận trọng).",
            "In the table A stands 1 of 2 units with a total score; −0.01 points against 2021 (compare with care).",
            id="care",
        ),
        pytest.param(table_of(NAN, 39), "A không có tổng điểm năm 2022.", "A has no total score in 2022.", id="no-score"),
        pytest.param(
            table_of(40, 39, base_year=2022),
            "Trong bảng, A đứng thứ 1 trên 2 đơn vị có tổng điểm.",
            "In the table A stands 1 of 2 units with a total score.",
            id="the-base-year-itself",
        ),
    ],
)
def test_place_in_the_table_of_peers(table, vi, en):
    """One more than those above it, equal to six decimals is equal; a change as two decimals show it."""
    assert both(peer_table_sentence, table) == (vi, en)


# the tile map


def tiles(*rows):
    """Return places of the tile map, a province each: a name, a score, a rank of how many and a group."""
    table = pd.DataFrame(rows, columns=["unit", "score", "rank", "rank_n", "quartile"])
    return table.assign(code="PAPI", year=2022, archipelago=False).astype({"rank": "Int64", "rank_n": "Int64"})


@pytest.mark.parametrize(
    ("places", "vi", "en"),
    [
        pytest.param(
            tiles(("Hà Nội", 40.0, 1, 1, None)),
            "Chỉ số PAPI tổng hợp 2022: Hà Nội thứ 1/1.",
            "Unweighted PAPI Score 2022: Hà Nội 1/1.",
            id="alone-in-no-group",
        ),
        pytest.param(
            tiles(("Hà Nội", 40.0, 1, 3, "highest"), ("Hải Phòng", 39.0, 2, 3, "highest"), ("Lai Châu", NAN, None, 3, None)),
            "Chỉ số PAPI tổng hợp 2022: Hà Nội ở nhóm Cao nhất (1/3). Nhóm Cao nhất có nhiều tỉnh nhất ở Đồng bằng sông Hồng (2 tỉnh). 1 tỉnh không có điểm.",
            "Unweighted PAPI Score 2022: Hà Nội in the highest group (1/3). The highest group is most frequent in the Red River Delta (2 provinces). 1 province has no score.",
            id="most-and-missing",
        ),
        pytest.param(
            tiles(("Hà Nội", 40.0, 1, 2, "lowest"), ("Lai Châu", 39.0, 2, 2, "lowest")),
            "Chỉ số PAPI tổng hợp 2022: Hà Nội ở nhóm Thấp nhất (1/2). "
            "Nhóm Thấp nhất có nhiều tỉnh nhất ở Trung du và miền núi phía Bắc và Đồng bằng sông Hồng (1 tỉnh).",
            "Unweighted PAPI Score 2022: Hà Nội in the lowest group (1/2). "
            "The lowest group is most frequent in the northern midlands and mountains and the Red River Delta (1 province).",
            id="regions-that-tie",
        ),
        pytest.param(tiles(("Hà Nội", NAN, None, 0, None)), "Hà Nội không có điểm Chỉ số PAPI tổng hợp năm 2022. 1 tỉnh không có điểm.", "Hà Nội has no score of Unweighted PAPI Score in 2022. 1 province has no score.", id="no-score"),
    ],
)  # fmt: skip
def test_tile_map_is_told_exactly(places, vi, en):
    """The unit's group, where the outer groups are most frequent, ties by name, and who has no score; nothing of a group nobody is in."""
    assert both(tile_map_sentence, places, unit="Hà Nội") == (vi, en)


def test_tile_map_of_a_unit_that_is_not_on_it_has_no_score():
    """A unit without a tile has none."""
    assert tile_map_finding(tiles(("Hà Nội", 40.0, 1, 1, None)), unit="A") == "A không có điểm Chỉ số PAPI tổng hợp năm 2022"


def test_islands_are_not_counted_on_the_tile_map():
    """The tiles of the archipelagos are not provinces without a score."""
    places = tiles(("Hà Nội", 40.0, 1, 1, None), ("Hoàng Sa", NAN, None, 1, None)).assign(archipelago=[False, True])
    assert tile_map_sentence(places, unit="Hà Nội") == "Chỉ số PAPI tổng hợp 2022: Hà Nội thứ 1/1."


# provinces merged in 2025


def merged(*rows):
    """Return histories of merged provinces: each a unit, a year, a score, a rank of how many, and whether it is the new one."""
    return pd.DataFrame(rows, columns=["unit", "year", "score", "rank", "rank_n", "new"]).astype({"rank": "Int64", "rank_n": "Int64"})


MERGED = merged(("A", 2023, 40.0, 2, 61, False), ("A", 2024, 41.5, 3, 61, False), ("B", 2024, 40.0, 9, 60, False), ("A", 2024, NAN, None, 34, True),
                ("A", 2025, 44.0, 5, 34, True), ("A", 2026, 45.0, 4, 34, True))  # fmt: skip


def test_mergers_are_told_exactly():
    """The old provinces once each, their scores of the year, then those of the new one year by year, years without a score left out."""
    assert both(merger_sentence, MERGED, successor="A", year=2024) == (
        (
            "A và B là một tỉnh, A, từ 1/7/2025. Năm 2024: A 41,50 (3/61); B 40,00 (9/60). Điểm các tỉnh cũ không lấy trung bình; chuỗi mới bắt đầu từ năm 2025, "
            "và hạng trong 34 tỉnh không phải hạng trong 63. Tỉnh mới: 2025 44,00 (5/34), 2026 45,00 (4/34)."
        ),
        (
            "A and B have been one province, A, since 1 July 2025. In 2024: A 41.50 (3/61); B 40.00 (9/60). Scores of the old provinces are not averaged; "
            "a new series starts in 2025, and a rank of 34 is not a rank of 63. The new province: 2025 44.00 (5/34), 2026 45.00 (4/34)."
        ),
    )


def test_merger_title_keeps_to_the_year():
    """Scores of the year alone stand beside each other; without any the title says so."""
    assert both(merger_finding, MERGED, year=2023) == ("A 40,00 (2/61)", "A 40.00 (2/61)")
    assert both(merger_finding, MERGED, year=2022) == ("Không có điểm năm 2022", "No score in 2022")


def test_new_province_without_a_score_is_not_told():
    """Before the new province has a score nothing is said of it."""
    assert merger_sentence(MERGED.head(4), successor="A", year=2024).endswith("không phải hạng trong 63.")


# rank, group and distances


def standing_row(code="PAPI", **changes):
    """Return where A stands on a code, level with every mark."""
    plain = {"code": code, "unit": "A", "level": "province", "year": 2022, "score": 40.0, "rank": 2, "rank_n": 9, "quartile": "highest", "tied": 0}
    return plain | {"to_median": 0.0, "to_top_quarter": 0.0, "to_best": 0.0, "best_units": "B"} | changes


def standing_table(*rows):
    """Return rows of `standing_row` as a table."""
    return pd.DataFrame(rows, columns=list(standing_row())).astype({"rank": "Int64"})


@pytest.mark.parametrize(
    ("changes", "vi", "en"),
    [
        pytest.param(
            {"to_median": -0.5, "to_top_quarter": 0.5, "to_best": 1.0},
            "hơn trung vị 0,50 điểm, kém ngưỡng nhóm Cao nhất 0,50 điểm, kém đơn vị cao nhất 1,00 điểm (B).",
            "0.50 points above the median, 0.50 points below the top quarter, 1.00 points below the best unit (B).",
            id="less-than-a-point",
        ),
        pytest.param(
            {"to_median": 0.004, "to_top_quarter": 0.006, "to_best": 0.006},
            "bằng trung vị, kém ngưỡng nhóm Cao nhất 0,01 điểm, kém đơn vị cao nhất 0,01 điểm (B).",
            "level with the median, 0.01 points below the top quarter, 0.01 points below the best unit (B).",
            id="as-two-decimals-show",
        ),
        pytest.param(
            {"quartile": None, "to_best": 1.0, "best_units": "B, C, D, E"},
            "bằng trung vị, kém đơn vị cao nhất 1,00 điểm (B, C, D và 1 đơn vị khác).",
            "level with the median, 1.00 points below the best unit (B, C, D and 1 other).",
            id="no-groups-and-four-best",
        ),
        pytest.param({"rank": 1}, "bằng trung vị, bằng ngưỡng nhóm Cao nhất.", "level with the median, level with the top quarter.", id="the-best-itself"),
    ],
)
def test_headline_tells_how_far_the_marks_are(changes, vi, en):
    """Below, above or level as two decimals show it; the top quarter only where there are groups, the best not to itself, three named at most."""
    said = both(standing_headline, standing_table(standing_row(**changes)))
    assert tuple(text.partition("; ")[2] for text in said) == (vi, en)


def test_headline_is_of_the_total_alone():
    """A dimension's row has no headline."""
    assert standing_headline(standing_table(standing_row("1"))) == "Năm này chưa đơn vị nào có tổng điểm."


@pytest.mark.parametrize(
    ("rows", "vi", "en"),
    [
        pytest.param(
            [standing_row("PAPI", rank=9), standing_row("3", rank=2, rank_n=2), standing_row("7", rank=1, rank_n=1)],
            "A đứng thứ 2 ở Trách nhiệm giải trình với người dân. Hạng từng chỉ số: 3: 2/2. 1 chỉ số ở nhóm Cao nhất.",
            "A ranks 2 in Vertical Accountability Towards Citizens. Rank by dimension: 3: 2/2. 1 dimension in the highest group.",
            id="of-two-is-a-rank-of-one-is-none",
        ),
        pytest.param(
            [standing_row("3", rank=1), standing_row("4", rank=1), standing_row("7", rank=5, quartile="lowest"), standing_row("8", rank=None, quartile=None, score=NAN)],
            "A đứng cao nhất ở Trách nhiệm giải trình với người dân (1/9) và Kiểm soát tham nhũng trong khu vực công (1/9), thấp nhất ở Quản trị môi trường (5/9). "
            "Hạng từng chỉ số: 3: 1/9, 4: 1/9, 7: 5/9. 2 chỉ số ở nhóm Cao nhất và 1 chỉ số ở nhóm Thấp nhất. Không có điểm: 1 chỉ số.",
            "A ranks highest in Vertical Accountability Towards Citizens (1/9) and Control of Corruption in the Public Sector (1/9), lowest in Environmental Governance (5/9). "
            "Rank by dimension: 3: 1/9, 4: 1/9, 7: 5/9. 2 dimensions in the highest group and 1 dimension in the lowest group. Without a score: 1.",
            id="ties-and-missing",
        ),
        pytest.param(
            [standing_row("3", quartile=None), standing_row("4", quartile=None)],
            "A đứng thứ 2 ở mọi chỉ số. Hạng từng chỉ số: 3: 2/9, 4: 2/9.",
            "A ranks 2 in every dimension. Rank by dimension: 3: 2/9, 4: 2/9.",
            id="no-groups",
        ),
        pytest.param([standing_row("3", rank=None)], "Chưa có hạng của chỉ số nào.", "No dimension has a rank yet.", id="no-rank"),
    ],
)  # fmt: skip
def test_strip_is_told_exactly(rows, vi, en):
    """Best and worst ranks with their ties, each rank, the groups there are and how many have no score; the total is none of them."""
    assert both(strip_sentence, standing_table(*rows)) == (vi, en)
    assert vi.startswith(strip_finding(standing_table(*rows)))


# ranks over years


def ranks(*rows, first=2018, code="4", breaks=()):
    """Return the ranks of A from a year on: each a rank and how many there were; dimension 4 is measured in one way since 2018."""
    table = pd.DataFrame(rows, columns=["rank", "rank_n"]).assign(unit="A", code=code)
    table["year"] = range(first, first + len(rows))
    table["segment"] = [sum(start <= year for start in breaks) for year in table["year"]]
    return table.astype({"rank": "Int64", "rank_n": "Int64"})


@pytest.mark.parametrize(
    ("table", "vi", "en"),
    [
        pytest.param(ranks((3, 9)), "A đứng thứ 3/9 năm 2018. Số xã có điểm: 9 (2018).", "A ranked 3/9 in 2018. Number of communes with a score: 9 (2018).", id="one-year"),
        pytest.param(
            ranks((3, 9), (3, 9), (3, 8)),
            "A: hạng 3/9 năm 2018, 3/8 năm 2020. Số xã có điểm: 9 (2018-2019), 8 (2020).",
            "A: rank 3/9 in 2018, 3/8 in 2020. Number of communes with a score: 9 (2018-2019), 8 (2020).",
            id="no-change",
        ),
        pytest.param(
            ranks((3, 9), (1, 9), (3, 9), (2, 9)),
            "A: hạng 3/9 năm 2018, 2/9 năm 2021. Từ 2018: cao nhất thứ 1 (2019), thấp nhất thứ 3 (2018 và 2020). Số xã có điểm: 9 (2018-2021).",
            "A: rank 3/9 in 2018, 2/9 in 2021. Since 2018: highest 1 (2019), lowest 3 (2018 and 2020). Number of communes with a score: 9 (2018-2021).",
            id="ties",
        ),
        pytest.param(
            ranks((3, 9), (5, 9), (1, 8), breaks=(2020,)),
            "A đứng thứ 1/8 năm 2020. Số xã có điểm: 9 (2018-2019), 8 (2020). Cách tính đổi từ năm 2020: hạng hai bên không so được.",
            "A ranked 1/8 in 2020. Number of communes with a score: 9 (2018-2019), 8 (2020). The method changed in 2020: ranks on its two sides cannot be compared.",
            id="the-newest-year-alone",
        ),
        pytest.param(
            ranks((1, 1), (2, 2), (None, 2)),
            "A đứng thứ 2/2 năm 2019. Số xã có điểm: 1 (2018), 2 (2019-2020). Không có điểm năm 2020.",
            "A ranked 2/2 in 2019. Number of communes with a score: 1 (2018), 2 (2019-2020). No score in 2020.",
            id="of-two-is-a-rank-of-one-is-none",
        ),
        pytest.param(
            ranks((4, 9), (4, 9), (4, 9), first=2024, breaks=(2025, 2026)),
            "A đứng thứ 4/9 năm 2026. Số xã có điểm: 9 (2024-2026). Cách tính đổi từ năm 2026: hạng hai bên không so được. "
            "Các tỉnh sáp nhập từ năm 2025: hạng hai bên không so được.",
            "A ranked 4/9 in 2026. Number of communes with a score: 9 (2024-2026). The method changed in 2026: ranks on its two sides cannot be compared. "
            "Provinces were merged in 2025: ranks on its two sides cannot be compared.",
            id="two-breaks-one-of-them-the-mergers",
        ),
        pytest.param(
            ranks((None, 9), (4, 9), (None, 9), (4, 9), breaks=(2019, 2021)),
            "A đứng thứ 4/9 năm 2021. Số xã có điểm: 9 (2018-2021). Không có điểm năm 2018 và 2020. Cách tính đổi từ năm 2019 và 2021: hạng hai bên không so được.",
            "A ranked 4/9 in 2021. Number of communes with a score: 9 (2018-2021). No score in 2018 and 2020. "
            "The method changed in 2019 and 2021: ranks on its two sides cannot be compared.",
            id="two-gaps-and-two-breaks",
        ),
        pytest.param(
            ranks((4, 9), (4, 9), first=2021, code="1"),
            "A: hạng 4/9 năm 2021, 4/9 năm 2022 (cần thận trọng). Một phần đo khác hoặc đổi đột ngột năm 2022: so thận trọng với các năm trước. Số xã có điểm: 9 (2021-2022).",
            "A: rank 4/9 in 2021, 4/9 in 2022 (with care). Part of it was measured differently or jumped in 2022: to be compared with care with the years before. "
            "Number of communes with a score: 9 (2021-2022).",
            id="care",
        ),
        pytest.param(
            ranks((4, 9), (4, 9), (4, 9), first=2021, code="1", breaks=(2023,)),
            "A đứng thứ 4/9 năm 2023. Số xã có điểm: 9 (2021-2023). Cách tính đổi từ năm 2023: hạng hai bên không so được.",
            "A ranked 4/9 in 2023. Number of communes with a score: 9 (2021-2023). The method changed in 2023: ranks on its two sides cannot be compared.",
            id="care-before-the-break-is-not-told",
        ),
        pytest.param(ranks((1, 1)), "A chưa có đơn vị cùng cấp nào khác để xếp hạng.", "A has no other unit of its level to be ranked with yet.", id="alone"),
        pytest.param(ranks((None, 5)), "A chưa có hạng.", "A has no rank yet.", id="no-rank"),
    ],
)  # fmt: skip
def test_ranks_over_years_are_told_exactly(table, vi, en):
    """Within the newest stretch alone: from which to which, best and worst with their years; then sizes, gaps and breaks of all years."""
    assert both(rank_lines_sentence, table, unit="A", level="commune") == (vi, en)
    assert vi.startswith(rank_lines_finding(table, unit="A"))


def test_ranks_are_of_provinces_where_no_level_is_named():
    """Without a level the units are provinces; other units of the table are passed over."""
    table = pd.concat([ranks((1, 5), (2, 7)).assign(unit="B"), ranks((3, 9))])
    assert rank_lines_sentence(table, unit="A", language="en") == "A ranked 3/9 in 2018. Number of provinces with a score: 9 (2018)."


# words


def test_every_kind_of_peers_and_every_group_has_its_word():
    """What a reader chooses by and what the groups are called is there for each, in both languages."""
    assert set(KIND_WORDS) == set(KINDS)
    assert [set(words) for words in GROUP_WORDS.values()] == [set(QUARTILES)] * 2


@pytest.mark.parametrize("region", sorted({one.region for one in provinces()}))
def test_every_region_is_told_in_english(region):
    """No region stays Vietnamese in an English sentence."""
    (name, *_) = [one.name for one in provinces() if one.region == region]
    said = tile_map_sentence(tiles((name, 40.0, 1, 2, "highest")), unit=name, language="en")
    assert (" is most frequent in the " in said, region in said) == (True, False)


def test_headline_counts_units_of_the_level():
    """Communes are counted as communes."""
    table = panel_standing(score_panel(score_table(*totals(A=40, B=41), level="commune"), level="commune"), unit="A", year=2022)
    assert standing_headline(table, language="en").startswith("A ranked 2 of 2 communes with a score in 2022 with 40.00 points; ")
