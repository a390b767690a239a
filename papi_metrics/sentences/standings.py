"""What a unit's standing among others says: rank and group, distances, the strip of dimensions, ranks over years."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

import pandas as pd

from papi_metrics.change import asks_for_care, rows_of
from papi_metrics.framework import MERGER_YEAR, TOTAL, indicator_name
from papi_metrics.language import Language, by_language, tongue
from papi_metrics.sentences.listing import listed
from papi_metrics.sentences.phrases import CARE
from papi_metrics.wording import is_missing, number, points

GROUP_WORDS: Mapping[Language, Mapping[str, str]] = MappingProxyType({
    "vi": MappingProxyType({
        "highest": "Cao nhất",
        "high_average": "Trung bình cao",
        "low_average": "Trung bình thấp",
        "lowest": "Thấp nhất",
    }),
    "en": MappingProxyType({
        "highest": "highest",
        "high_average": "high average",
        "low_average": "low average",
        "lowest": "lowest",
    }),
})
"""PAPI's four groups of units."""
_UNITS: Mapping[str, tuple[str, str, str]] = MappingProxyType({
    "province": ("tỉnh", "province", "provinces"),
    "province_survey": ("tỉnh tự khảo sát", "province with its own survey", "provinces with their own surveys"),
    "district": ("huyện", "district", "districts"),
    "commune": ("xã", "commune", "communes"),
})
_DIGITS, _NAMED = 2, 6

Row = dict[Any, Any]


def units_counted(count: int, level: str, language: Language | None = None) -> str:
    """Write how many units of a level: "60 tỉnh", "1 commune"."""
    vietnamese, one, many = _UNITS[level]
    return f"{number(count)} {vietnamese if tongue(language) == 'vi' else one if count == 1 else many}"


def units_listed(names: Sequence[str], *, most: int, language: Language | None = None) -> str:
    """List units; beyond `most` only how many are left is told."""
    others = {"vi": "đơn vị khác", "en": "other" if len(names) == most + 1 else "others"}
    return listed(names, most=most, rest=by_language(others, language), language=language)


def standing_headline(standing: pd.DataFrame, *, language: Language | None = None) -> str:
    """Say where a unit's total stands: rank of how many, group, and how far from the median, the top quarter and the best."""
    row = _total(standing)
    if row is None:
        return "Năm này chưa đơn vị nào có tổng điểm." if tongue(language) == "vi" else "No unit has a total score this year."
    count = units_counted(row["rank_n"], row["level"], language)
    if is_missing(row["score"]):
        return by_language({
            "vi": f"{row['unit']} không có tổng điểm năm {row['year']}; {count} có.",
            "en": f"{row['unit']} has no total score in {row['year']}; {count} {'has' if row['rank_n'] == 1 else 'have'}.",
        }, language)
    score = points(row["score"], language=language)
    if row["rank_n"] == 1:
        return by_language({
            "vi": f"{row['unit']} đạt {score} năm {row['year']}; chưa có đơn vị cùng cấp nào khác để so sánh.",
            "en": f"{row['unit']} scored {score} in {row['year']}; there is no other unit of its level to compare with yet.",
        }, language)
    return by_language({
        "vi": f"{row['unit']} đứng thứ {row['rank']} trên {count} có điểm năm {row['year']}{_tie(row, language)} với {score} điểm{_group(row, language)}; {_distances(row, language)}.",
        "en": f"{row['unit']} ranked {row['rank']} of {count} with a score in {row['year']}{_tie(row, language)} with {score} points{_group(row, language)}; {_distances(row, language)}.",
    }, language)


def _total(standing: pd.DataFrame) -> Row | None:
    rows = rows_of(standing[(standing["code"] == TOTAL) & (standing["rank_n"] > 0)])
    return rows[0] if rows else None


def _tie(row: Row, language: Language | None) -> str:
    others = int(row["tied"])
    if not others:
        return ""
    return f" (đồng hạng với {others} đơn vị khác)" if tongue(language) == "vi" else f" (tied with {others} {'other' if others == 1 else 'others'})"


def _group(row: Row, language: Language | None) -> str:
    if is_missing(row["quartile"]):
        return ""
    word = by_language(GROUP_WORDS, language)[row["quartile"]]
    return f", nhóm {word}" if tongue(language) == "vi" else f", {word} group"


def _distances(row: Row, language: Language | None) -> str:
    """Say how far the median, the top quarter and the best are; the top quarter only where there are groups."""
    names = by_language({
        "vi": {"to_median": "trung vị", "to_top_quarter": "ngưỡng nhóm Cao nhất", "to_best": "đơn vị cao nhất"},
        "en": {"to_median": "the median", "to_top_quarter": "the top quarter", "to_best": "the best unit"},
    }, language)
    marks = [mark for mark in names if mark != "to_top_quarter" or not is_missing(row["quartile"])]
    best = f" ({units_listed(row['best_units'].split(', '), most=3, language=language)})"
    if row["rank"] == 1:
        marks.remove("to_best")
    return ", ".join(_distance(row[mark], names[mark], language) + (best if mark == "to_best" else "") for mark in marks)


def _distance(lacking: float, name: str, language: Language | None) -> str:
    shown = round(float(lacking), _DIGITS)
    if shown == 0:
        return f"bằng {name}" if tongue(language) == "vi" else f"level with {name}"
    figure = points(abs(shown), language=language)
    if tongue(language) == "vi":
        return f"{'kém' if shown > 0 else 'hơn'} {name} {figure} điểm"
    return f"{figure} points {'below' if shown > 0 else 'above'} {name}"


# the strip of dimensions


def strip_finding(standing: pd.DataFrame, *, language: Language | None = None) -> str:
    """Name the dimensions a unit ranks best and worst in: the title of the strip."""
    rows = _ranked(standing)
    if not rows:
        return "Chưa có hạng của chỉ số nào" if tongue(language) == "vi" else "No dimension has a rank yet"
    best, worst = min(int(row["rank"]) for row in rows), max(int(row["rank"]) for row in rows)
    if best == worst:
        where = _everywhere(rows, whole=len(rows) == int((standing["code"] != TOTAL).sum()), language=language)
        return f"{rows[0]['unit']} đứng thứ {best} ở {where}" if tongue(language) == "vi" else f"{rows[0]['unit']} ranks {best} in {where}"
    high, low = _at_rank(rows, best, language), _at_rank(rows, worst, language)
    if tongue(language) == "vi":
        return f"{rows[0]['unit']} đứng cao nhất ở {high}, thấp nhất ở {low}"
    return f"{rows[0]['unit']} ranks highest in {high}, lowest in {low}"


def _everywhere(rows: list[Row], *, whole: bool, language: Language | None) -> str:
    """Name the one dimension with a rank, or say that it is all of them, or all that have one."""
    if len(rows) == 1:
        return indicator_name(rows[0]["code"], rows[0]["year"], language)
    if tongue(language) == "vi":
        return "mọi chỉ số" if whole else "mọi chỉ số có hạng"
    return "every dimension" if whole else "every dimension with a rank"


def _ranked(standing: pd.DataFrame) -> list[Row]:
    known: list[Row] = rows_of(standing[(standing["code"] != TOTAL) & standing["rank"].notna() & (standing["rank_n"] > 1)])
    return known


def _at_rank(rows: list[Row], place: int, language: Language | None) -> str:
    found = [row for row in rows if int(row["rank"]) == place]
    named = [f"{indicator_name(row['code'], row['year'], language)} ({int(row['rank'])}/{int(row['rank_n'])})" for row in found]
    return listed(named, language=language)


def strip_sentence(standing: pd.DataFrame, *, language: Language | None = None) -> str:
    """Say which ranks stand out, the rank of each dimension, and how many stand in each group."""
    rows = _ranked(standing)
    if not rows:
        return f"{strip_finding(standing, language=language)}."
    ranks = ", ".join(f"{row['code']}: {int(row['rank'])}/{int(row['rank_n'])}" for row in rows)
    placed = f"Hạng từng chỉ số: {ranks}." if tongue(language) == "vi" else f"Rank by dimension: {ranks}."
    groups = [(word, sum(row["quartile"] == name for row in rows)) for name, word in by_language(GROUP_WORDS, language).items()]
    counted = [f"{count} {_word_of_group(word, count, language)}" for word, count in groups if count]
    missing = [row["name"] for row in rows_of(standing) if row["code"] != TOTAL and is_missing(row["score"])]
    tail = "" if not missing else f" Không có điểm: {len(missing)} chỉ số." if tongue(language) == "vi" else f" Without a score: {len(missing)}."
    summary = f" {listed(counted, language=language)}." if counted else ""
    return f"{strip_finding(standing, language=language)}. {placed}{summary}{tail}"


def _word_of_group(word: str, count: int, language: Language | None) -> str:
    if tongue(language) == "vi":
        return f"chỉ số ở nhóm {word}"
    return f"{'dimension' if count == 1 else 'dimensions'} in the {word} group"


def without_score(places: pd.DataFrame, *, units: Sequence[str], code: str, language: Language | None = None) -> str:
    """Name those of a level's units that have no score on a code in a year, with or without a row; nothing where all or none have one."""
    known = set(places.loc[(places["code"] == code) & places["score"].notna(), "unit"])
    lacking = sorted(set(units) - known)
    if not known or not lacking:
        return ""
    names = units_listed(lacking, most=_NAMED, language=language)
    return f"Không có tổng điểm: {names}." if tongue(language) == "vi" else f"Without a total score: {names}."


# ranks over the years


def rank_lines_finding(histories: pd.DataFrame, *, unit: str, language: Language | None = None) -> str:
    """Say from which rank to which a unit went within the newest stretch that may be compared: the title of the lines."""
    rows = _known_ranks(histories, unit)
    if not rows and histories.loc[histories["unit"] == unit, "rank"].notna().any():
        return f"{unit} chưa có đơn vị cùng cấp nào khác để xếp hạng" if tongue(language) == "vi" else f"{unit} has no other unit of its level to be ranked with yet"
    if not rows:
        return f"{unit} chưa có hạng" if tongue(language) == "vi" else f"{unit} has no rank yet"
    stretch = [row for row in rows if row["segment"] == rows[-1]["segment"]]
    first, last = stretch[0], stretch[-1]
    end = f"{int(last['rank'])}/{int(last['rank_n'])}"
    if first is last:
        return f"{unit} đứng thứ {end} năm {last['year']}" if tongue(language) == "vi" else f"{unit} ranked {end} in {last['year']}"
    start = f"{int(first['rank'])}/{int(first['rank_n'])}"
    care = by_language(CARE, language) if asks_for_care(unit, first["code"], first["year"], last["year"]) else ""
    if tongue(language) == "vi":
        return f"{unit}: hạng {start} năm {first['year']}, {end} năm {last['year']}{care}"
    return f"{unit}: rank {start} in {first['year']}, {end} in {last['year']}{care}"


def _known_ranks(histories: pd.DataFrame, unit: str) -> list[Row]:
    """Return a unit's years with a rank among several; alone it is ranked with nobody."""
    rows: list[Row] = rows_of(histories[(histories["unit"] == unit) & histories["rank"].notna() & (histories["rank_n"] > 1)])
    return rows


def rank_lines_sentence(histories: pd.DataFrame, *, unit: str, level: str = "province", language: Language | None = None) -> str:
    """Say a unit's best and worst rank of the stretch, how many units each year had, where the ranks break and where they lack."""
    rows = _known_ranks(histories, unit)
    finding = rank_lines_finding(histories, unit=unit, language=language)
    if not rows:
        return f"{finding}."
    own: list[Row] = rows_of(histories[histories["unit"] == unit])
    parts = [f"{finding}.", _ends_of(rows, language), _cares(own, language), _sizes(own, level, language), _gaps(own, language)]
    return " ".join(part for part in parts if part)


def _ends_of(rows: list[Row], language: Language | None) -> str:
    """Name the best and the worst rank of the newest stretch, with their years."""
    stretch = [row for row in rows if row["segment"] == rows[-1]["segment"]]
    best, worst = min(int(row["rank"]) for row in stretch), max(int(row["rank"]) for row in stretch)
    if best == worst:
        return ""
    years = {place: listed([str(row["year"]) for row in stretch if int(row["rank"]) == place], language=language) for place in (best, worst)}
    since = stretch[0]["year"]
    if tongue(language) == "vi":
        return f"Từ {since}: cao nhất thứ {best} ({years[best]}), thấp nhất thứ {worst} ({years[worst]})."
    return f"Since {since}: highest {best} ({years[best]}), lowest {worst} ({years[worst]})."


def _cares(rows: list[Row], language: Language | None) -> str:
    """Name the years of the newest stretch whose ranks are to be read with care against those of the year before."""
    newest = [row for row in rows if row["segment"] == rows[-1]["segment"]]
    steps = [(before, row) for before, row in itertools.pairwise(newest) if asks_for_care(row["unit"], row["code"], before["year"], row["year"])]
    years = [str(row["year"]) for _, row in steps]
    if not years:
        return ""
    if tongue(language) == "vi":
        return f"Một phần đo khác hoặc đổi đột ngột năm {listed(years, language=language)}: so thận trọng với các năm trước."
    return f"Part of it was measured differently or jumped in {listed(years, language=language)}: to be compared with care with the years before."


def _sizes(rows: list[Row], level: str, language: Language | None) -> str:
    """Say how many units had a score, year by year, years of the same number together."""
    groups = [(size, [str(row["year"]) for row in group]) for size, group in itertools.groupby(rows, key=lambda row: int(row["rank_n"]))]
    parts = [f"{size} ({_span(years)})" for size, years in groups]
    vietnamese, _, many = _UNITS[level]
    return f"Số {vietnamese} có điểm: {', '.join(parts)}." if tongue(language) == "vi" else f"Number of {many} with a score: {', '.join(parts)}."


def _span(years: list[str]) -> str:
    return years[0] if len(years) == 1 else f"{years[0]}-{years[-1]}"


def _gaps(rows: list[Row], language: Language | None) -> str:
    """Name the years without a score and those from which ranks may not be read against earlier ones."""
    missing = [str(row["year"]) for row in rows if is_missing(row["rank"])]
    starts = [str(row["year"]) for before, row in itertools.pairwise(rows) if before["segment"] != row["segment"]]
    merged = str(MERGER_YEAR) in starts
    starts = [year for year in starts if year != str(MERGER_YEAR)]
    if tongue(language) == "vi":
        told = [f"Không có điểm năm {listed(missing, language=language)}."] * bool(missing)
        told += [f"Cách tính đổi từ năm {listed(starts, language=language)}: hạng hai bên không so được."] * bool(starts)
        told += [f"Các tỉnh sáp nhập từ năm {MERGER_YEAR}: hạng hai bên không so được."] * merged
    else:
        told = [f"No score in {listed(missing, language=language)}."] * bool(missing)
        told += [f"The method changed in {listed(starts, language=language)}: ranks on its two sides cannot be compared."] * bool(starts)
        told += [f"Provinces were merged in {MERGER_YEAR}: ranks on its two sides cannot be compared."] * merged
    return " ".join(told)
