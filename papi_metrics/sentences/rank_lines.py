"""What ranks over the years say: from which to which a unit went, its best and worst, how many there were, breaks and gaps."""

from __future__ import annotations

import itertools
from typing import Any

import pandas as pd

from papi_metrics.change import asks_for_care, rows_of
from papi_metrics.framework import MERGER_YEAR
from papi_metrics.language import Language, by_language
from papi_metrics.sentences.listing import listed
from papi_metrics.sentences.phrases import CARE, Phrases, noun_of
from papi_metrics.wording import is_missing

_SAID = Phrases(
    vi={
        "alone": "{unit} chưa có đơn vị cùng cấp nào khác để xếp hạng",
        "no_rank": "{unit} chưa có hạng",
        "one_year": "{unit} đứng thứ {end} năm {last}",
        "moved": "{unit}: hạng {start} năm {first}, {end} năm {last}{care}",
        "ends": "Từ {since}: cao nhất thứ {best} ({best_years}), thấp nhất thứ {worst} ({worst_years}).",
        "care": "Một phần đo khác hoặc đổi đột ngột năm {years}: so thận trọng với các năm trước.",
        "sizes": "Số {units} có điểm: {sizes}.",
        "missing": "Không có điểm năm {years}.",
        "breaks": "Cách tính đổi từ năm {years}: hạng hai bên không so được.",
        "merged": "Các tỉnh sáp nhập từ năm {year}: hạng hai bên không so được.",
    },
    en={
        "alone": "{unit} has no other unit of its level to be ranked with yet",
        "no_rank": "{unit} has no rank yet",
        "one_year": "{unit} ranked {end} in {last}",
        "moved": "{unit}: rank {start} in {first}, {end} in {last}{care}",
        "ends": "Since {since}: highest {best} ({best_years}), lowest {worst} ({worst_years}).",
        "care": "Part of it was measured differently or jumped in {years}: to be compared with care with the years before.",
        "sizes": "Number of {units} with a score: {sizes}.",
        "missing": "No score in {years}.",
        "breaks": "The method changed in {years}: ranks on its two sides cannot be compared.",
        "merged": "Provinces were merged in {year}: ranks on its two sides cannot be compared.",
    },
)
_MANY = 2

Row = dict[Any, Any]


def rank_lines_finding(histories: pd.DataFrame, *, unit: str, language: Language | None = None) -> str:
    """Say from which rank to which a unit went within the newest stretch that may be compared: the title of the lines."""
    rows = _known_ranks(histories, unit)
    if not rows:
        alone = histories.loc[histories["unit"] == unit, "rank"].notna().any()
        return _SAID.say("alone" if alone else "no_rank", language, unit=unit)
    stretch = [row for row in rows if row["segment"] == rows[-1]["segment"]]
    first, last = stretch[0], stretch[-1]
    start, end = (f"{int(row['rank'])}/{int(row['rank_n'])}" for row in (first, last))
    care = by_language(CARE, language) if asks_for_care(unit, first["code"], first["year"], last["year"]) else ""
    how = "one_year" if first is last else "moved"
    return _SAID.say(how, language, unit=unit, start=start, first=first["year"], end=end, last=last["year"], care=care)


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
    about = {"since": stretch[0]["year"], "best": best, "best_years": years[best], "worst": worst, "worst_years": years[worst]}
    return _SAID.say("ends", language, **about)


def _cares(rows: list[Row], language: Language | None) -> str:
    """Name the years of the newest stretch whose ranks are to be read with care against those of the year before."""
    newest = [row for row in rows if row["segment"] == rows[-1]["segment"]]
    steps = [(before, row) for before, row in itertools.pairwise(newest) if asks_for_care(row["unit"], row["code"], before["year"], row["year"])]
    years = [str(row["year"]) for _, row in steps]
    return _SAID.say("care", language, years=listed(years, language=language)) if years else ""


def _sizes(rows: list[Row], level: str, language: Language | None) -> str:
    """Say how many units had a score, year by year, years of the same number together."""
    groups = [(size, [str(row["year"]) for row in group]) for size, group in itertools.groupby(rows, key=lambda row: int(row["rank_n"]))]
    sizes = ", ".join(f"{size} ({_span(years)})" for size, years in groups)
    return _SAID.say("sizes", language, units=noun_of(_MANY, level, language=language), sizes=sizes)


def _span(years: list[str]) -> str:
    return years[0] if len(years) == 1 else f"{years[0]}-{years[-1]}"


def _gaps(rows: list[Row], language: Language | None) -> str:
    """Name the years without a score and those from which ranks may not be read against earlier ones."""
    missing = [str(row["year"]) for row in rows if is_missing(row["rank"])]
    starts = [str(row["year"]) for before, row in itertools.pairwise(rows) if before["segment"] != row["segment"]]
    merged = str(MERGER_YEAR) in starts
    starts = [year for year in starts if year != str(MERGER_YEAR)]
    told = [
        _SAID.say("missing", language, years=listed(missing, language=language)) if missing else "",
        _SAID.say("breaks", language, years=listed(starts, language=language)) if starts else "",
        _SAID.say("merged", language, year=MERGER_YEAR) if merged else "",
    ]
    return " ".join(filter(None, told))
