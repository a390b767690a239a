"""What a unit's standing among others says: rank and group, distances, the strip of dimensions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

import pandas as pd

from papi_metrics.change import rows_of
from papi_metrics.framework import TOTAL, indicator_name
from papi_metrics.language import Language, by_language
from papi_metrics.sentences.listing import listed
from papi_metrics.sentences.phrases import Phrases, counted, noun_of
from papi_metrics.wording import is_missing, points

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
_DIGITS, _NAMED = 2, 6
_STANDING = Phrases(
    vi={
        "nobody": "Năm này chưa đơn vị nào có tổng điểm.",
        "no_score": "{unit} không có tổng điểm năm {year}; {units} có.",
        "alone": "{unit} đạt {score} năm {year}; chưa có đơn vị cùng cấp nào khác để so sánh.",
        "ranked": "{unit} đứng thứ {rank} trên {units} có điểm năm {year}{tie} với {score} điểm{group}; {distances}.",
        "tie": " (đồng hạng với {count} đơn vị khác)",
        "group": ", nhóm {group}",
        "to_median": "trung vị",
        "to_top_quarter": "ngưỡng nhóm Cao nhất",
        "to_best": "đơn vị cao nhất",
        "level": "bằng {mark}",
        "below": "kém {mark} {size} điểm",
        "above": "hơn {mark} {size} điểm",
    },
    en={
        "nobody": "No unit has a total score this year.",
        "no_score": "{unit} has no total score in {year}; {units} have.",
        "no_score_one": "{unit} has no total score in {year}; {units} has.",
        "alone": "{unit} scored {score} in {year}; there is no other unit of its level to compare with yet.",
        "ranked": "{unit} ranked {rank} of {units} with a score in {year}{tie} with {score} points{group}; {distances}.",
        "tie": " (tied with {count} others)",
        "tie_one": " (tied with {count} other)",
        "group": ", {group} group",
        "to_median": "the median",
        "to_top_quarter": "the top quarter",
        "to_best": "the best unit",
        "level": "level with {mark}",
        "below": "{size} points below {mark}",
        "above": "{size} points above {mark}",
    },
)
_MARKS = ("to_median", "to_top_quarter", "to_best")
_STRIP = Phrases(
    vi={
        "nobody": "Chưa có hạng của chỉ số nào",
        "same": "{unit} đứng thứ {rank} ở {where}",
        "ends": "{unit} đứng cao nhất ở {high}, thấp nhất ở {low}",
        "all": "mọi chỉ số",
        "all_ranked": "mọi chỉ số có hạng",
        "ranks": "Hạng từng chỉ số: {ranks}.",
        "group": "{count} chỉ số ở nhóm {group}",
        "missing": "Không có điểm: {count} chỉ số.",
        "without": "Không có tổng điểm: {names}.",
    },
    en={
        "nobody": "No dimension has a rank yet",
        "same": "{unit} ranks {rank} in {where}",
        "ends": "{unit} ranks highest in {high}, lowest in {low}",
        "all": "every dimension",
        "all_ranked": "every dimension with a rank",
        "ranks": "Rank by dimension: {ranks}.",
        "group": "{count} dimensions in the {group} group",
        "group_one": "{count} dimension in the {group} group",
        "missing": "Without a score: {count}.",
        "without": "Without a total score: {names}.",
    },
)

Row = dict[Any, Any]


def units_listed(names: Sequence[str], *, most: int, language: Language | None = None) -> str:
    """List units; beyond `most` only how many are left is told."""
    return listed(names, most=most, rest=noun_of(len(names) - most, "other", language=language), language=language)


def standing_headline(standing: pd.DataFrame, *, language: Language | None = None) -> str:
    """Say where a unit's total stands: rank of how many, group, and how far from the median, the top quarter and the best."""
    row = _total(standing)
    if row is None:
        return _STANDING.say("nobody", language)
    about = {"unit": row["unit"], "year": row["year"], "units": counted(row["rank_n"], row["level"], language=language)}
    if is_missing(row["score"]):
        return _STANDING.say_count("no_score", language, row["rank_n"], **about)
    about["score"] = points(row["score"], language=language)
    if row["rank_n"] == 1:
        return _STANDING.say("alone", language, **about)
    parts = {"tie": _tie(row, language), "group": _group(row, language), "distances": _distances(row, language)}
    return _STANDING.say("ranked", language, rank=row["rank"], **about, **parts)


def _total(standing: pd.DataFrame) -> Row | None:
    rows = rows_of(standing[(standing["code"] == TOTAL) & (standing["rank_n"] > 0)])
    return rows[0] if rows else None


def _tie(row: Row, language: Language | None) -> str:
    return _STANDING.say_count("tie", language, row["tied"]) if row["tied"] else ""


def _group(row: Row, language: Language | None) -> str:
    if is_missing(row["quartile"]):
        return ""
    return _STANDING.say("group", language, group=by_language(GROUP_WORDS, language)[row["quartile"]])


def _distances(row: Row, language: Language | None) -> str:
    """Say how far the median, the top quarter and the best are; the top quarter only where there are groups."""
    marks = [mark for mark in _MARKS if mark != "to_top_quarter" or not is_missing(row["quartile"])]
    best = f" ({units_listed(row['best_units'].split(', '), most=3, language=language)})"
    if row["rank"] == 1:
        marks.remove("to_best")
    return ", ".join(_distance(row[mark], mark, language) + (best if mark == "to_best" else "") for mark in marks)


def _distance(lacking: float, mark: str, language: Language | None) -> str:
    shown = round(float(lacking), _DIGITS)
    how = "level" if shown == 0 else "below" if shown > 0 else "above"
    return _STANDING.say(how, language, mark=_STANDING.say(mark, language), size=points(abs(shown), language=language))


# the strip of dimensions


def strip_finding(standing: pd.DataFrame, *, language: Language | None = None) -> str:
    """Name the dimensions a unit ranks best and worst in: the title of the strip."""
    rows = _ranked(standing)
    if not rows:
        return _STRIP.say("nobody", language)
    unit, best, worst = rows[0]["unit"], min(int(row["rank"]) for row in rows), max(int(row["rank"]) for row in rows)
    if best == worst:
        where = _everywhere(rows, whole=len(rows) == int((standing["code"] != TOTAL).sum()), language=language)
        return _STRIP.say("same", language, unit=unit, rank=best, where=where)
    return _STRIP.say("ends", language, unit=unit, high=_at_rank(rows, best, language), low=_at_rank(rows, worst, language))


def _everywhere(rows: list[Row], *, whole: bool, language: Language | None) -> str:
    """Name the one dimension with a rank, or say that it is all of them, or all that have one."""
    if len(rows) == 1:
        return indicator_name(rows[0]["code"], rows[0]["year"], language)
    return _STRIP.say("all" if whole else "all_ranked", language)


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
    groups = [(word, sum(row["quartile"] == name for row in rows)) for name, word in by_language(GROUP_WORDS, language).items()]
    told = listed([_STRIP.say_count("group", language, count, group=word) for word, count in groups if count], language=language)
    missing = sum(row["code"] != TOTAL and is_missing(row["score"]) for row in rows_of(standing))
    tail = _STRIP.say_count("missing", language, missing) if missing else ""
    parts = [f"{strip_finding(standing, language=language)}.", _STRIP.say("ranks", language, ranks=ranks), told and f"{told}.", tail]
    return " ".join(filter(None, parts))


def without_score(places: pd.DataFrame, *, units: Sequence[str], code: str, language: Language | None = None) -> str:
    """Name those of a level's units that have no score on a code in a year, with or without a row; nothing where all or none have one."""
    known = set(places.loc[(places["code"] == code) & places["score"].notna(), "unit"])
    lacking = sorted(set(units) - known)
    if not known or not lacking:
        return ""
    names = units_listed(lacking, most=_NAMED, language=language)
    return _STRIP.say("without", language, names=names)
