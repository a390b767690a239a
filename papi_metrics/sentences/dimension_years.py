"""What one dimension's years say: since it is measured as today, against the base year, and with which years it may be compared."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import pandas as pd

from papi_metrics.change import moves_since
from papi_metrics.framework import BASE_YEAR
from papi_metrics.language import Language, by_language
from papi_metrics.sentences.listing import listed
from papi_metrics.sentences.phrases import CARE, Phrases
from papi_metrics.wording import points, signed

_DIGITS = 2

_YEARS = Phrases(
    vi={
        "yes": "so được với {years}",
        "caution": "so thận trọng với {years}",
        "no": "không so với {years}",
        "all": "Điểm năm {year}: {parts}.",
        "none": "Điểm năm {year}: chưa có năm nào khác để so.",
    },
    en={
        "yes": "comparable with {years}",
        "caution": "comparable with caution with {years}",
        "no": "not comparable with {years}",
        "all": "The score of {year}: {parts}.",
        "none": "The score of {year}: there is no other year to compare with.",
    },
)
_HISTORY = Phrases(
    vi={
        "none": "Chưa có điểm của năm nào",
        "moved": "Từ {base_year} đến {year}: {way}{care}",
        "up": "tăng {size}",
        "down": "giảm {size}",
        "same": "không đổi",
        "flat": "không đổi đáng kể ({change})",
        "alone": "Năm {year}: {score}",
        "sentence": "Đo như hiện nay từ {first}{care}: cao nhất {highest} ({highest_years}), thấp nhất {lowest} ({lowest_years}), mới nhất {score} ({year}).",
        "one": "Đo như hiện nay từ {first}, mới có một năm: {score} ({year}).",
        "careful": ", nhưng một phần đo khác hoặc đổi đột ngột năm {years}, so thận trọng",
    },
    en={
        "none": "No year has a score yet",
        "moved": "From {base_year} to {year}: {way}{care}",
        "up": "up {size}",
        "down": "down {size}",
        "same": "unchanged",
        "flat": "no clear change ({change})",
        "alone": "{year}: {score}",
        "sentence": "Measured as today since {first}{care}: highest {highest} ({highest_years}), lowest {lowest} ({lowest_years}), newest {score} ({year}).",
        "one": "Measured as today since {first}, one year so far: {score} ({year}).",
        "careful": ", but part of it was measured differently or jumped in {years}, to be compared with care",
    },
)


def years_sentence(reach: pd.DataFrame, *, year: int, language: Language | None = None) -> str:
    """Say with which other years a year's score may be compared, with caution, or not at all."""
    parts = [
        _YEARS.say(word, language, years=_spans(reach.loc[reach["comparability"] == word, "year"].tolist(), language))
        for word in ("yes", "caution", "no")
        if (reach["comparability"] == word).any()
    ]
    return _YEARS.say("all" if parts else "none", language, year=year, parts="; ".join(parts))


def _spans(years: Sequence[int], language: Language | None) -> str:
    """Write years in order, those that follow one another as a span: "2016-2018 và 2021"."""
    runs = [[year for _, year in run] for _, run in groupby(enumerate(years), key=lambda item: item[1] - item[0])]
    return listed([f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs], language=language)


def history_finding(history: pd.DataFrame, *, base_year: int = BASE_YEAR, language: Language | None = None) -> str:
    """Say how one dimension's newest score stands to the base year's by its verdict, if nothing forbids it: the title of its line."""
    moves = moves_since(history, base_year=base_year)
    if moves.empty:
        return _HISTORY.say("none", language)
    newest = moves.iloc[0]
    if newest["verdict"] not in {"up", "down", "flat"}:
        return _HISTORY.say("alone", language, year=newest["year"], score=points(newest["score"], language=language))
    moved = round(float(newest["change"]), _DIGITS)
    size, change = points(abs(moved), language=language), signed(moved, language=language)
    way = _HISTORY.say(str(newest["verdict"]) if moved else "same", language, size=size, change=change)
    care = by_language(CARE, language) if newest["comparability"] == "caution" else ""
    return _HISTORY.say("moved", language, base_year=base_year, year=newest["year"], way=way, care=care)


def history_sentence(history: pd.DataFrame, *, language: Language | None = None) -> str:
    """Say the highest, lowest and newest score of one dimension since it is measured as today; nothing of the time before."""
    known = history[history["score"].notna()]
    if known.empty:
        return f"{_HISTORY.say('none', language)}."
    today = known[known["segment"] == known["segment"].iloc[-1]]
    shown = today["score"].round(_DIGITS)
    years = {"highest": today.loc[shown == shown.max(), "year"], "lowest": today.loc[shown == shown.min(), "year"]}
    return _HISTORY.say(
        "one" if len(today) == 1 else "sentence",
        language,
        first=today["year"].iloc[0],
        care=_careful(history, today, language),
        highest=points(shown.max(), language=language),
        lowest=points(shown.min(), language=language),
        **{f"{end}_years": listed([str(year) for year in found], language=language) for end, found in years.items()},
        score=points(today["score"].iloc[-1], language=language),
        year=today["year"].iloc[-1],
    )


def _careful(history: pd.DataFrame, today: pd.DataFrame, language: Language | None) -> str:
    """Name the years within those known that are to be compared with care with the years before; nothing without any."""
    within = history["year"].gt(today["year"].iloc[0]) & history["year"].le(today["year"].iloc[-1])
    years = [str(year) for year in history.loc[within & history["caution"], "year"]]
    return _HISTORY.say("careful", language, years=listed(years, language=language)) if years else ""
