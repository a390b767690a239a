"""What comparisons with others say: who the peers are and why, the table beside them, the tile map, merged provinces."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import pandas as pd

from papi_metrics.change import MOST, QUARTILES, Kind, Peers, rows_of
from papi_metrics.framework import MERGER_YEAR, indicator_name, merger_reason, province
from papi_metrics.language import Language, Words, by_language, later, tongue
from papi_metrics.sentences.listing import listed
from papi_metrics.sentences.standings import GROUP_WORDS, units_counted, units_listed
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

Row = dict[Any, Any]


def peers_sentence(peers: Peers, *, language: Language | None = None) -> str:
    """Say who a unit's peers are and by what they were chosen, or why there are none."""
    if peers.lack:
        return by_language(_lacking(peers), language)
    names, count, tail = listed(peers.units, language=language), len(peers.units), _told_apart(peers, language)
    near = f"nearest to it by total score in the base year {peers.base_year}"
    vietnamese, one, many = {
        "neighbours": ("giáp ranh", "shares a boundary with it", "share a boundary with it"),
        "region": ("cùng vùng", "lies in the same region", "lie in the same region"),
        "similar": (f"gần nhất về tổng điểm năm gốc {peers.base_year}", f"is {near}", f"are {near}"),
        "best": (
            f"có tổng điểm cao nhất năm {peers.year}",
            f"has the highest total score of {peers.year}",
            f"have the highest total scores of {peers.year}",
        ),
        "chosen": ("do bạn chọn", "was chosen by you", "were chosen by you"),
    }[peers.kind]
    if tongue(language) == "vi":
        return f"So với {count} đơn vị {vietnamese}: {names}.{tail}"
    return f"Compared with {count} {f'unit that {one}' if count == 1 else f'units that {many}'}: {names}.{tail}"


def _told_apart(peers: Peers, language: Language | None) -> str:
    """Say that equal ones at the end were all taken, who could not be taken for want of the total, and who was merged."""
    year = peers.base_year if peers.kind == "similar" else peers.year
    lacking, merged = (units_listed(names, most=_NAMED, language=language) for names in (peers.left_out, peers.merged))
    if tongue(language) == "vi":
        told = [f" Nhiều hơn {MOST} vì các đơn vị cuối bằng điểm nhau."] * peers.tied
        told += [f" Không xét vì thiếu tổng điểm năm {year}: {lacking}."] * bool(lacking)
        told += [f" Không xét vì mới sáp nhập năm {MERGER_YEAR}: {merged}."] * bool(merged)
    else:
        told = [f" More than {MOST}, for the last ones have equal scores."] * peers.tied
        told += [f" Left out for want of a total score in {year}: {lacking}."] * bool(lacking)
        told += [f" Left out as merged in {MERGER_YEAR}: {merged}."] * bool(merged)
    return "".join(told)


def _lacking(peers: Peers) -> dict[Language, str]:
    unit, base, year = peers.unit, peers.base_year, peers.year
    nobody = {
        "chosen": ("Hãy chọn đơn vị để so sánh.", "Choose units to compare with."),
        "best": (f"Chưa có đơn vị cùng cấp nào khác có tổng điểm năm {year}.", f"No other unit of the level has a total score in {year} yet."),
        "similar": (f"Chưa có đơn vị cùng cấp nào khác có tổng điểm năm gốc {base}.", f"No other unit of the level has a total score in the base year {base} yet."),
    }
    vietnamese, english = {
        "no_base": (
            f"{unit} không có tổng điểm năm gốc {base}, nên không có đơn vị gần nhất. Hãy chọn năm gốc hoặc nhóm khác.",
            f"{unit} has no total score in the base year {base}, so nothing is nearest to it. Choose another base year or group.",
        ),
        "merged": (
            f"{merger_reason(unit, base, year)} Không chọn đơn vị gần nhất theo năm {base}.",
            f"{unit} is a new unit since {MERGER_YEAR}: nothing is nearest to it by the base year {base}.",
        ),
        "not_a_province": (
            "Chỉ tỉnh mới có đơn vị giáp ranh và cùng vùng trong dữ liệu.",
            "Only provinces have neighbours and regions in the data.",
        ),
        "nobody": nobody.get(peers.kind, ("Không có đơn vị nào.", "There are none.")),
    }[peers.lack or "nobody"]
    return {"vi": vietnamese, "en": english}


def peer_table_sentence(table: pd.DataFrame, *, language: Language | None = None) -> str:
    """Say where the unit stands among its peers by total, and how it moved against the base year, if that is an earlier one."""
    own: Row = rows_of(table[table["own"]])[0]
    known = table[table["score"].notna()]
    if is_missing(own["score"]):
        return f"{own['unit']} không có tổng điểm năm {own['year']}." if tongue(language) == "vi" else f"{own['unit']} has no total score in {own['year']}."
    above = int((known["score"].round(6) > round(float(own["score"]), 6)).sum())
    count, missing = len(known), len(table) - len(known)
    moved = f"; {_moved(own, language)}" if own["base_year"] < own["year"] else ""
    if tongue(language) == "vi":
        place = f", {own['unit']} đứng thứ {above + 1} trên {count} đơn vị" if count > 1 else f" chỉ {own['unit']}"
        return f"Trong bảng{place} có tổng điểm{moved}." + (f" {missing} đơn vị không có tổng điểm." if missing else "")
    place = f"{own['unit']} stands {above + 1} of {count} units with" if count > 1 else f"only {own['unit']} has"
    return f"In the table {place} a total score{moved}." + (f" {missing} {'unit has' if missing == 1 else 'units have'} none." if missing else "")


def _moved(row: Row, language: Language | None) -> str:
    """Say how a total moved against its base year, or why that cannot be said."""
    base = row["base_year"]
    if row["verdict"] == "no_base":
        return f"không có điểm {base} để so" if tongue(language) == "vi" else f"it has no score in {base} to compare with"
    if row["verdict"] == "not_comparable":
        return f"không so được với {base}" if tongue(language) == "vi" else f"it cannot be compared with {base}"
    change = round(float(row["change"]), 2)
    careful = row["comparability"] == "caution"
    if tongue(language) == "vi":
        return ("không đổi" if not change else f"{signed(change)} điểm") + f" so với {base}" + (" (so thận trọng)" if careful else "")
    return ("unchanged" if not change else f"{signed(change, language=language)} points") + f" against {base}" + (" (compare with care)" if careful else "")


# the tile map


def tile_map_finding(places: pd.DataFrame, *, unit: str, language: Language | None = None) -> str:
    """Name the unit's group on the code of the map and its rank: the title of the map."""
    rows: list[Row] = rows_of(places[places["unit"] == unit])
    code, year = places["code"].iloc[0], int(places["year"].iloc[0])
    name = indicator_name(code, year, language)
    if not rows or is_missing(rows[0]["score"]):
        return f"{unit} không có điểm {name} năm {year}" if tongue(language) == "vi" else f"{unit} has no score of {name} in {year}"
    row = rows[0]
    place = f"{int(row['rank'])}/{int(row['rank_n'])}"
    group = "" if is_missing(row["quartile"]) else by_language(GROUP_WORDS, language)[row["quartile"]]
    if tongue(language) == "vi":
        return f"{name} {year}: {unit} ở nhóm {group} ({place})" if group else f"{name} {year}: {unit} thứ {place}"
    return f"{name} {year}: {unit} in the {group} group ({place})" if group else f"{name} {year}: {unit} {place}"


def tile_map_sentence(places: pd.DataFrame, *, unit: str, language: Language | None = None) -> str:
    """Say which regions have most provinces of the highest and the lowest group, and how many provinces have no score."""
    rows = places[~places["archipelago"]].drop_duplicates("unit")  # from 2025 on a province has several tiles
    finding = tile_map_finding(places, unit=unit, language=language)
    parts = [_most_in(rows, group, language) for group in (QUARTILES[0], QUARTILES[-1])]
    missing = int(rows["score"].isna().sum())
    if missing:
        count = units_counted(missing, "province", language)
        parts.append(f"{count} không có điểm." if tongue(language) == "vi" else f"{count} {'has' if missing == 1 else 'have'} no score.")
    return " ".join([f"{finding}.", *filter(None, parts)])


def _most_in(rows: pd.DataFrame, group: str, language: Language | None) -> str:
    found = rows[rows["quartile"] == group]
    if found.empty:
        return ""
    counts = found["unit"].map(lambda name: province(name).region).value_counts()
    most = int(counts.max())
    found_in = sorted(counts.index[counts == most])
    regions = listed(found_in if tongue(language) == "vi" else [_REGIONS[name] for name in found_in], language=language)
    count = units_counted(most, "province", language)
    word = by_language(GROUP_WORDS, language)[group]
    if tongue(language) == "vi":
        return f"Nhóm {word} có nhiều tỉnh nhất ở {regions} ({count})."
    return f"The {word} group is most frequent in {regions} ({count})."


# provinces merged in 2025


def merger_finding(histories: pd.DataFrame, *, year: int, language: Language | None = None) -> str:
    """Set the scores of the provinces that became one beside each other in a year: the title of their lines."""
    rows = _of_year(histories, year)
    if not rows:
        return f"Không có điểm năm {year}" if tongue(language) == "vi" else f"No score in {year}"
    return "; ".join(f"{row['unit']} {points(row['score'], language=language)} ({int(row['rank'])}/{int(row['rank_n'])})" for row in rows)


def _of_year(histories: pd.DataFrame, year: int) -> list[Row]:
    rows: list[Row] = rows_of(histories[(histories["year"] == year) & histories["score"].notna()])
    return rows


def merger_sentence(histories: pd.DataFrame, *, successor: str, year: int, language: Language | None = None) -> str:
    """Say which provinces became one unit, that their scores are never averaged, and that a new series starts in 2025."""
    parts = list(dict.fromkeys(histories.loc[~histories["new"], "unit"]))
    names, finding = listed(parts, language=language), merger_finding(histories, year=year, language=language)
    new = [row for row in rows_of(histories[histories["new"]]) if not is_missing(row["score"])]
    if tongue(language) == "vi":
        told = f"{names} là một tỉnh, {successor}, từ 1/7/{MERGER_YEAR}. Năm {year}: {finding}. Điểm các tỉnh cũ không lấy trung bình; chuỗi mới bắt đầu từ năm {MERGER_YEAR}, và hạng trong 34 tỉnh không phải hạng trong 63."
        return told + (f" {_new(new, language)}" if new else "")
    told = f"{names} have been one province, {successor}, since 1 July {MERGER_YEAR}. In {year}: {finding}. Scores of the old provinces are not averaged; a new series starts in {MERGER_YEAR}, and a rank of 34 is not a rank of 63."
    return told + (f" {_new(new, language)}" if new else "")


def _new(rows: list[Row], language: Language | None) -> str:
    """Say what the new unit has so far, year by year."""
    parts = [
        f"{year} {points(row['score'], language=language)} ({int(row['rank'])}/{int(row['rank_n'])})"
        for year, group in itertools.groupby(rows, key=lambda row: row["year"])
        for row in group
    ]
    return f"Tỉnh mới: {', '.join(parts)}." if tongue(language) == "vi" else f"The new province: {', '.join(parts)}."
