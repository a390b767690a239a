"""What a reader has to know before comparing: what may not be compared and why, a missing base year, how exact scores are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from papi_metrics.change import BY_SIZE
from papi_metrics.framework import TOTAL
from papi_metrics.language import Language
from papi_metrics.sentences.listing import listed
from papi_metrics.sentences.phrases import Phrases, counted, named
from papi_metrics.sentences.reasons import reason_of
from papi_metrics.wording import points

_NOTES = Phrases(
    vi={
        "no": "Không so được: {names}. {reason}.",
        "caution": "Cần thận trọng: {names}. {reason}.",
        "no_base": "{unit} không có {score} năm {base_year} nên chưa so được.{others}",
        "others": " Có thể chọn năm gốc khác: {years}.",
        "papi": "điểm PAPI",
        "survey": "điểm khảo sát",
        "no_others": " Cũng không có năm nào khác so được với {year}.",
    },
    en={
        "no": "Cannot be compared: {names}. {reason}.",
        "caution": "To be read with caution: {names}. {reason}.",
        "no_base": "{unit} has no {score} of {base_year}, so nothing can be compared with it.{others}",
        "others": " Another base year may be chosen: {years}.",
        "papi": "PAPI score",
        "survey": "survey score",
        "no_others": " Nor is there any other year that {year} can be compared with.",
    },
)
_MARGIN = Phrases(
    vi={
        "none": "Chưa biết sai số: tệp điểm không ghi sai số chuẩn hay cỡ mẫu.",
        "error": "sai số 95 % {size} điểm, từ sai số chuẩn ({count})",
        "size": "sai số tối đa {size} điểm, theo cỡ mẫu ({count})",
        "unknown": "{count} chưa biết sai số",
        "all": "Điểm năm {year}: {parts}.",
        "range": "±{low} đến ±{high}",
        "single": "±{low}",
    },
    en={
        "none": "Margins are not known: the scores came without standard errors or sample sizes.",
        "error": "a margin of {size} points at 95%, from standard errors ({count})",
        "size": "a margin of at most {size} points, by sample size ({count})",
        "unknown": "{count} without a known margin",
        "all": "Scores of {year}: {parts}.",
        "range": "±{low} to ±{high}",
        "single": "±{low}",
    },
)


def comparability_notes(changes: pd.DataFrame, *, unit: str, language: Language | None = None) -> tuple[str, ...]:
    """Say which rows of score changes may not be compared, then which only with caution, each reason once.

    Shape: a sentence per reason, in the order of the rows; none where all may be compared.
    """
    rows = changes[changes["score"].notna() & changes["base"].notna()]
    told = [(str(row["comparability"]), reason_of(row, unit=unit, language=language), row) for row in rows.to_dict("records")]
    return tuple(
        _NOTES.say(word, language, names=_names([row for kind, why, row in told if (kind, why) == (word, reason)], language), reason=reason)
        for word in ("no", "caution")
        for reason in dict.fromkeys(why for kind, why, _ in told if kind == word)
    )


def _names(rows: Sequence[dict[Any, Any]], language: Language | None) -> str:
    numbers = ["" if row["code"] == TOTAL else f"{row['code']}. " for row in rows]
    names = [named(str(row["code"]), str(row["name"]), language=language) for row in rows]
    return listed([f"{number}{name}" for number, name in zip(numbers, names, strict=True)], language=language)


def no_base_sentence(
    unit: str, *, base_year: int, year: int, others: Sequence[int], level: str = "province", language: Language | None = None
) -> str:
    """Say that a unit has no score of the base year, and which years could serve instead; only provinces have PAPI's own scores."""
    score = _NOTES.say("papi" if level == "province" else "survey", language)
    words = [str(other) for other in others]
    tail = _NOTES.say("others", language, years=listed(words, language=language)) if words else _NOTES.say("no_others", language, year=year)
    return _NOTES.say("no_base", language, unit=unit, score=score, base_year=base_year, others=tail)


def margin_sentence(margins: pd.DataFrame, *, year: int, language: Language | None = None) -> str:
    """Say how exact a survey's scores of a year are: by standard error, at most by sample size, or not known."""
    rows = margins[(margins["year"] == year) & margins["score"].notna()]
    by_error = rows.loc[rows["margin"].notna() & (rows["margin_by"] != BY_SIZE), "margin"]
    by_size = rows.loc[rows["margin"].notna() & (rows["margin_by"] == BY_SIZE), "margin"]
    if by_error.empty and by_size.empty:
        return _MARGIN.say("none", language)
    parts = [
        _MARGIN.say(word, language, size=_range(sizes, language), count=counted(len(sizes), "score", language=language))
        for word, sizes in (("error", by_error), ("size", by_size))
        if len(sizes)
    ]
    unknown = int(rows["margin"].isna().sum())
    parts += [_MARGIN.say("unknown", language, count=counted(unknown, "score", language=language))] if unknown else []
    return _MARGIN.say("all", language, year=year, parts="; ".join(parts))


def _range(sizes: pd.Series, language: Language | None) -> str:
    low, high = (points(float(size), language=language) for size in (sizes.min(), sizes.max()))
    return _MARGIN.say("single" if low == high else "range", language, low=low, high=high)
