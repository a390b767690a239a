"""What comparisons with others say: who the peers are and why, the table beside them, the tile map, merged provinces."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import pandas as pd

from papi_metrics.change import MOST, QUARTILES, Kind, Peers, rows_of
from papi_metrics.framework import MERGER_YEAR, indicator_name, merger_reason, province
from papi_metrics.language import Language, Words, by_language, later
from papi_metrics.sentences.listing import listed
from papi_metrics.sentences.phrases import Phrases, counted
from papi_metrics.sentences.standings import GROUP_WORDS, units_listed
from papi_metrics.wording import is_missing, points, signed

KIND_WORDS: Words[Kind] = Words({
    "neighbours": later("Tỉnh giáp ranh"),
    "region": later("Cùng vùng"),
    "similar": later("Gần nhất năm gốc"),
    "best": later("Điểm cao nhất"),
    "chosen": later("Tự chọn"),
})
"""What a reader chooses peers by."""
_NAMED = 6
_REGIONS: Mapping[str, str] = MappingProxyType({
    "Trung du và miền núi phía Bắc": "the northern midlands and mountains",
    "Đồng bằng sông Hồng": "the Red River Delta",
    "Bắc Trung Bộ và Duyên hải miền Trung": "the north central and central coastal area",
    "Tây Nguyên": "the Central Highlands",
    "Đông Nam Bộ": "the South East",
    "Đồng bằng sông Cửu Long": "the Mekong Delta",
})
"""The regions as English sentences name them."""
_PEERS = Phrases(
    vi={
        "compared": "So với {count} đơn vị {chosen}: {names}.{apart}",
        "neighbours": "giáp ranh",
        "region": "cùng vùng",
        "similar": "gần nhất về tổng điểm năm gốc {base_year}",
        "best": "có tổng điểm cao nhất năm {year}",
        "chosen": "do bạn chọn",
        "tied": " Nhiều hơn {most} vì các đơn vị cuối bằng điểm nhau.",
        "left_out": " Không xét vì thiếu tổng điểm năm {year}: {units}.",
        "merged_apart": " Không xét vì mới sáp nhập năm {year}: {units}.",
        "no_base": "{unit} không có tổng điểm năm gốc {base_year}, nên không có đơn vị gần nhất. Hãy chọn năm gốc hoặc nhóm khác.",
        "merged": "{reason} Không chọn đơn vị gần nhất theo năm {base_year}.",
        "not_a_province": "Chỉ tỉnh mới có đơn vị giáp ranh và cùng vùng trong dữ liệu.",
        "nobody_chosen": "Hãy chọn đơn vị để so sánh.",
        "nobody_best": "Chưa có đơn vị cùng cấp nào khác có tổng điểm năm {year}.",
        "nobody_similar": "Chưa có đơn vị cùng cấp nào khác có tổng điểm năm gốc {base_year}.",
        "nobody": "Không có đơn vị nào.",
    },
    en={
        "compared": "Compared with {count} units that {chosen}: {names}.{apart}",
        "compared_one": "Compared with {count} unit that {chosen}: {names}.{apart}",
        "neighbours": "share a boundary with it",
        "neighbours_one": "shares a boundary with it",
        "region": "lie in the same region",
        "region_one": "lies in the same region",
        "similar": "are nearest to it by total score in the base year {base_year}",
        "similar_one": "is nearest to it by total score in the base year {base_year}",
        "best": "have the highest total scores of {year}",
        "best_one": "has the highest total score of {year}",
        "chosen": "were chosen by you",
        "chosen_one": "was chosen by you",
        "tied": " More than {most}, for the last ones have equal scores.",
        "left_out": " Left out for want of a total score in {year}: {units}.",
        "merged_apart": " Left out as merged in {year}: {units}.",
        "no_base": "{unit} has no total score in the base year {base_year}, so nothing is nearest to it. Choose another base year or group.",
        "merged": "{reason} Nothing is nearest to it by the base year {base_year}.",
        "not_a_province": "Only provinces have neighbours and regions in the data.",
        "nobody_chosen": "Choose units to compare with.",
        "nobody_best": "No other unit of the level has a total score in {year} yet.",
        "nobody_similar": "No other unit of the level has a total score in the base year {base_year} yet.",
        "nobody": "There are none.",
    },
)
_TABLE = Phrases(
    vi={
        "no_score": "{unit} không có tổng điểm năm {year}.",
        "placed": "Trong bảng, {unit} đứng thứ {place} trên {count} đơn vị có tổng điểm{moved}.",
        "placed_one": "Trong bảng chỉ {unit} có tổng điểm{moved}.",
        "missing": " {count} đơn vị không có tổng điểm.",
        "no_base": "; không có điểm {base_year} để so",
        "not_comparable": "; không so được với {base_year}",
        "changed": "; {change} điểm so với {base_year}{care}",
        "unchanged": "; không đổi so với {base_year}{care}",
        "care": " (so thận trọng)",
    },
    en={
        "no_score": "{unit} has no total score in {year}.",
        "placed": "In the table {unit} stands {place} of {count} units with a total score{moved}.",
        "placed_one": "In the table only {unit} has a total score{moved}.",
        "missing": " {count} units have none.",
        "missing_one": " {count} unit has none.",
        "no_base": "; it has no score in {base_year} to compare with",
        "not_comparable": "; it cannot be compared with {base_year}",
        "changed": "; {change} points against {base_year}{care}",
        "unchanged": "; unchanged against {base_year}{care}",
        "care": " (compare with care)",
    },
)
_MAP = Phrases(
    vi={
        "no_score": "{unit} không có điểm {name} năm {year}",
        "grouped": "{name} {year}: {unit} ở nhóm {group} ({place})",
        "placed": "{name} {year}: {unit} thứ {place}",
        "missing": "{units} không có điểm.",
        "most": "Nhóm {group} có nhiều tỉnh nhất ở {regions} ({units}).",
    },
    en={
        "no_score": "{unit} has no score of {name} in {year}",
        "grouped": "{name} {year}: {unit} in the {group} group ({place})",
        "placed": "{name} {year}: {unit} {place}",
        "missing": "{units} have no score.",
        "missing_one": "{units} has no score.",
        "most": "The {group} group is most frequent in {regions} ({units}).",
    },
)
_MERGER = Phrases(
    vi={
        "no_score": "Không có điểm năm {year}",
        "whole": (
            "{names} là một tỉnh, {successor}, từ 1/7/{merged}. Năm {year}: {scores}. Điểm các tỉnh cũ không lấy trung bình; "
            "chuỗi mới bắt đầu từ năm {merged}, và hạng trong 34 tỉnh không phải hạng trong 63."
        ),
        "new": " Tỉnh mới: {scores}.",
    },
    en={
        "no_score": "No score in {year}",
        "whole": (
            "{names} have been one province, {successor}, since 1 July {merged}. In {year}: {scores}. Scores of the old provinces are not averaged; "
            "a new series starts in {merged}, and a rank of 34 is not a rank of 63."
        ),
        "new": " The new province: {scores}.",
    },
)

Row = dict[Any, Any]


def peers_sentence(peers: Peers, *, language: Language | None = None) -> str:
    """Say who a unit's peers are and by what they were chosen, or why there are none."""
    if peers.lack:
        return _lacking(peers, language)
    count = len(peers.units)
    chosen = _PEERS.say_count(peers.kind, language, count, base_year=peers.base_year, year=peers.year)
    names, apart = listed(peers.units, language=language), _told_apart(peers, language)
    return _PEERS.say_count("compared", language, count, chosen=chosen, names=names, apart=apart)


def _told_apart(peers: Peers, language: Language | None) -> str:
    """Say that equal ones at the end were all taken, who could not be taken for want of the total, and who was merged."""
    year = peers.base_year if peers.kind == "similar" else peers.year
    lacking, merged = (units_listed(names, most=_NAMED, language=language) for names in (peers.left_out, peers.merged))
    told = [
        _PEERS.say("tied", language, most=MOST) if peers.tied else "",
        _PEERS.say("left_out", language, year=year, units=lacking) if lacking else "",
        _PEERS.say("merged_apart", language, year=MERGER_YEAR, units=merged) if merged else "",
    ]
    return "".join(told)


def _lacking(peers: Peers, language: Language | None) -> str:
    unit, base_year, year = peers.unit, peers.base_year, peers.year
    nobody = f"nobody_{peers.kind}" if peers.kind in {"chosen", "best", "similar"} else "nobody"
    why = nobody if peers.lack == "nobody" else str(peers.lack)
    reason = merger_reason(unit, base_year, year, language=language)
    return _PEERS.say(why, language, unit=unit, base_year=base_year, year=year, reason=reason)


def peer_table_sentence(table: pd.DataFrame, *, language: Language | None = None) -> str:
    """Say where the unit stands among its peers by total, and how it moved against the base year, if that is an earlier one."""
    own: Row = rows_of(table[table["own"]])[0]
    known = table[table["score"].notna()]
    if is_missing(own["score"]):
        return _TABLE.say("no_score", language, unit=own["unit"], year=own["year"])
    above = int((known["score"].round(6) > round(float(own["score"]), 6)).sum())
    missing = len(table) - len(known)
    moved = _moved(own, language) if own["base_year"] < own["year"] else ""
    told = _TABLE.say_count("placed", language, len(known), unit=own["unit"], place=above + 1, moved=moved)
    return told + (_TABLE.say_count("missing", language, missing) if missing else "")


def _moved(row: Row, language: Language | None) -> str:
    """Say how a total moved against its base year, or why that cannot be said."""
    if row["verdict"] in {"no_base", "not_comparable"}:
        return _TABLE.say(row["verdict"], language, base_year=row["base_year"])
    change = round(float(row["change"]), 2)
    care = _TABLE.say("care", language) if row["comparability"] == "caution" else ""
    how = "changed" if change else "unchanged"
    return _TABLE.say(how, language, change=signed(change, language=language), base_year=row["base_year"], care=care)


# the tile map


def tile_map_finding(places: pd.DataFrame, *, unit: str, language: Language | None = None) -> str:
    """Name the unit's group on the code of the map and its rank: the title of the map."""
    rows: list[Row] = rows_of(places[places["unit"] == unit])
    code, year = places["code"].iloc[0], int(places["year"].iloc[0])
    about = {"unit": unit, "year": year, "name": indicator_name(code, year, language)}
    if not rows or is_missing(rows[0]["score"]):
        return _MAP.say("no_score", language, **about)
    row = rows[0]
    group = "" if is_missing(row["quartile"]) else by_language(GROUP_WORDS, language)[row["quartile"]]
    place = f"{int(row['rank'])}/{int(row['rank_n'])}"
    return _MAP.say("grouped" if group else "placed", language, group=group, place=place, **about)


def tile_map_sentence(places: pd.DataFrame, *, unit: str, language: Language | None = None) -> str:
    """Say which regions have most provinces of the highest and the lowest group, and how many provinces have no score."""
    rows = places[~places["archipelago"]].drop_duplicates("unit")  # from 2025 on a province has several tiles
    finding = tile_map_finding(places, unit=unit, language=language)
    parts = [_most_in(rows, group, language) for group in (QUARTILES[0], QUARTILES[-1])]
    missing = int(rows["score"].isna().sum())
    if missing:
        parts.append(_MAP.say_count("missing", language, missing, units=counted(missing, "province", language=language)))
    return " ".join([f"{finding}.", *filter(None, parts)])


def _most_in(rows: pd.DataFrame, group: str, language: Language | None) -> str:
    found = rows[rows["quartile"] == group]
    if found.empty:
        return ""
    counts = found["unit"].map(lambda name: province(name).region).value_counts()
    most = int(counts.max())
    found_in = sorted(counts.index[counts == most])
    regions = listed([by_language({"vi": name, "en": _REGIONS[name]}, language) for name in found_in], language=language)
    word, units = by_language(GROUP_WORDS, language)[group], counted(most, "province", language=language)
    return _MAP.say("most", language, group=word, regions=regions, units=units)


# provinces merged in 2025


def merger_finding(histories: pd.DataFrame, *, year: int, language: Language | None = None) -> str:
    """Set the scores of the provinces that became one beside each other in a year: the title of their lines."""
    rows = _of_year(histories, year)
    if not rows:
        return _MERGER.say("no_score", language, year=year)
    return "; ".join(f"{row['unit']} {points(row['score'], language=language)} ({int(row['rank'])}/{int(row['rank_n'])})" for row in rows)


def _of_year(histories: pd.DataFrame, year: int) -> list[Row]:
    rows: list[Row] = rows_of(histories[(histories["year"] == year) & histories["score"].notna()])
    return rows


def merger_sentence(histories: pd.DataFrame, *, successor: str, year: int, language: Language | None = None) -> str:
    """Say which provinces became one unit, that their scores are never averaged, and that a new series starts in 2025."""
    parts = list(dict.fromkeys(histories.loc[~histories["new"], "unit"]))
    names, finding = listed(parts, language=language), merger_finding(histories, year=year, language=language)
    new = [row for row in rows_of(histories[histories["new"]]) if not is_missing(row["score"])]
    told = _MERGER.say("whole", language, names=names, successor=successor, merged=MERGER_YEAR, year=year, scores=finding)
    return told + (_MERGER.say("new", language, scores=_years_of(new, language)) if new else "")


def _years_of(rows: list[Row], language: Language | None) -> str:
    """Write what the new unit has so far, year by year."""
    return ", ".join(
        f"{row['year']} {points(row['score'], language=language)} ({int(row['rank'])}/{int(row['rank_n'])})"
        for row in rows
    )
