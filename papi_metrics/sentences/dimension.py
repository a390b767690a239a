"""What one dimension's scores say, and what a reader has to know before comparing: reasons, bases, years, margins."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

import pandas as pd

from papi_metrics.change import BY_SIZE, evidence_words
from papi_metrics.framework import Language, unit_comparability
from papi_metrics.sentences.contributions import waterfall_finding, waterfall_sentence
from papi_metrics.sentences.listing import listed
from papi_metrics.sentences.phrases import Phrases, counted, named
from papi_metrics.wording import is_missing, points, rank, signed, signed_percent

_DIGITS = 2

_ONE = Phrases(
    vi={
        "no_data": "{name} của {unit} năm {year} chưa có điểm.",
        "no_base": "{name} của {unit} năm {year} đạt {score}{rank}; không có điểm {base_year} để so sánh.",
        "not_comparable": "{name} của {unit} năm {year} đạt {score}{rank}; năm {base_year} là {base}, không so được: {reason}.",
        "moved": "{name} của {unit} năm {year} đạt {score}, {moved} so với {base_year} ({evidence}){rank}{base_rank}.{care}",
        "rank": "; hạng {rank}",
        "base_rank": " (năm {base_year}: {rank})",
        "same": "không đổi",
        "flat": "gần như không đổi: {change} ({pct})",
        "up": "tăng {size} ({pct})",
        "down": "giảm {size} ({pct})",
        "unclear": "đổi {change} ({pct}), chưa đủ căn cứ nói tăng hay giảm",
        "care": " Cần thận trọng: {reason}.",
    },
    en={
        "no_data": "{name} of {unit} has no score for {year} yet.",
        "no_base": "{name} of {unit} is {score} in {year}{rank}; there is no score of {base_year} to compare with.",
        "not_comparable": "{name} of {unit} is {score} in {year}{rank}; in {base_year} it was {base}, which cannot be compared: {reason}.",
        "moved": "{name} of {unit} is {score} in {year}, {moved} against {base_year} ({evidence}){rank}{base_rank}.{care}",
        "rank": "; rank {rank}",
        "base_rank": " ({base_year}: {rank})",
        "same": "unchanged",
        "flat": "almost unchanged: {change} ({pct})",
        "up": "up {size} ({pct})",
        "down": "down {size} ({pct})",
        "unclear": "changed by {change} ({pct}), not enough to call it a rise or a fall",
        "care": " To be read with caution: {reason}.",
    },
)
_NOTES = Phrases(
    vi={
        "no": "Không so được: {names}. {reason}.",
        "caution": "Cần thận trọng: {names}. {reason}.",
        "no_base": "{unit} không có điểm PAPI năm {base_year} nên chưa so được.{others}",
        "others": " Có thể chọn năm gốc khác: {years}.",
        "no_others": " Cũng không có năm nào khác so được với {year}.",
    },
    en={
        "no": "Cannot be compared: {names}. {reason}.",
        "caution": "To be read with caution: {names}. {reason}.",
        "no_base": "{unit} has no PAPI score of {base_year}, so nothing can be compared with it.{others}",
        "others": " Another base year may be chosen: {years}.",
        "no_others": " Nor is there any other year that {year} can be compared with.",
    },
)
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
_LADDER = Phrases(
    vi={"part": "{code} {name} {share}", "below": "{whole} Thành phần đổi nhiều nhất trong mỗi chỉ số: {parts}."},
    en={"part": "{code} {name} {share}", "below": "{whole} The part that moved most in each dimension: {parts}."},
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


def dimension_sentence(row: pd.Series, *, unit: str, language: Language = "vi") -> str:
    """Say where one dimension stands: score, change with its evidence, rank; or why the change cannot be said."""
    verdict = str(row["verdict"])
    moved = verdict in {"up", "down", "flat"}
    place, before = rank(row["rank"], row["rank_n"]), rank(row["base_rank"], row["base_rank_n"])
    return _ONE.say(
        "moved" if moved else verdict,
        language,
        name=f"{row['code']}. {named(str(row['code']), str(row['name']), language=language)}",
        unit=unit,
        year=row["year"],
        base_year=row["base_year"],
        score=points(row["score"], language=language),
        base=points(row["base"], language=language),
        rank="" if is_missing(row["rank"]) else _ONE.say("rank", language, rank=place),
        base_rank="" if is_missing(row["rank"]) or is_missing(row["base_rank"]) else _ONE.say("base_rank", language, base_year=row["base_year"], rank=before),
        reason=reason_of(row, unit=unit, language=language),
        evidence=evidence_words(str(row["evidence"]), language=language) if moved else "",
        moved=_moved(row, language) if moved else "",
        care=_care(row, unit, language),
    )


def _moved(row: pd.Series, language: Language) -> str:
    change = round(float(row["change"]), _DIGITS)
    how = "same" if change == 0 else "up" if change > 0 else "down"
    if change != 0 and row["verdict"] == "flat":
        how = "flat" if str(row["evidence"]).startswith("theo") else "unclear"
    return _ONE.say(
        how,
        language,
        change=signed(change, language=language),
        size=points(abs(change), language=language),
        pct=signed_percent(row["change_pct"], language=language),
    )


def _care(row: pd.Series, unit: str, language: Language) -> str:
    if row["comparability"] != "caution":
        return ""
    return _ONE.say("care", language, reason=reason_of(row, unit=unit, language=language))


def reason_of(row: pd.Series | dict[Any, Any], *, unit: str, language: Language = "vi") -> str:
    """Return why a row of `score_change` may not be compared, or only with caution, without its last full stop."""
    told = row["reason"]
    if language == "en":
        told = unit_comparability(unit, str(row["code"]), int(row["base_year"]), int(row["year"]), language=language)[1]
    return "" if is_missing(told) else str(told).rstrip(".")


def comparability_notes(changes: pd.DataFrame, *, unit: str, language: Language = "vi") -> tuple[str, ...]:
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


def _names(rows: Sequence[dict[Any, Any]], language: Language) -> str:
    return listed([f"{row['code']}. {named(str(row['code']), str(row['name']), language=language)}" for row in rows], language=language)


def no_base_sentence(unit: str, *, base_year: int, year: int, others: Sequence[int], language: Language = "vi") -> str:
    """Say that a unit has no score of the base year, and which years could serve instead."""
    words = [str(other) for other in others]
    tail = _NOTES.say("others", language, years=listed(words, language=language)) if words else _NOTES.say("no_others", language, year=year)
    return _NOTES.say("no_base", language, unit=unit, base_year=base_year, others=tail)


def years_sentence(reach: pd.DataFrame, *, year: int, language: Language = "vi") -> str:
    """Say with which other years a year's score may be compared, with caution, or not at all."""
    parts = [
        _YEARS.say(word, language, years=_spans(reach.loc[reach["comparability"] == word, "year"].tolist(), language))
        for word in ("yes", "caution", "no")
        if (reach["comparability"] == word).any()
    ]
    return _YEARS.say("all" if parts else "none", language, year=year, parts="; ".join(parts))


def _spans(years: Sequence[int], language: Language) -> str:
    """Write years in order, those that follow one another as a span: "2016-2018 và 2021"."""
    runs = [[year for _, year in run] for _, run in groupby(enumerate(years), key=lambda item: item[1] - item[0])]
    return listed([f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs], language=language)


def ladder_finding(rows: pd.DataFrame, *, language: Language = "vi") -> str:
    """Name the dimension that moved the total most: the title of the ladder."""
    return waterfall_finding(rows[rows["depth"] == 1], language=language)


def ladder_sentence(rows: pd.DataFrame, *, base_year: int, year: int, language: Language = "vi") -> str:
    """Say from what to what the total went, what each dimension gave, and its sub-dimension that gave most."""
    top = rows[rows["depth"] == 1]
    whole = waterfall_sentence(top, base_year=base_year, year=year, language=language)
    parts = [_most(own, language) for _, own in rows[rows["depth"] != 1].groupby("parent", sort=False) if own["shown"].abs().max() > 0]
    return _LADDER.say("below", language, whole=whole, parts="; ".join(parts)) if parts else whole


def _most(parts: pd.DataFrame, language: Language) -> str:
    """Name a dimension's part that moved most; of equals the first."""
    row = max(parts.to_dict("records"), key=lambda one: abs(float(one["shown"])))
    code = str(row["code"])
    return _LADDER.say("part", language, code=code, name=named(code, str(row["name"]), language=language), share=signed(row["shown"], language=language))


def margin_sentence(margins: pd.DataFrame, *, year: int, language: Language = "vi") -> str:
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


def _range(sizes: pd.Series, language: Language) -> str:
    low, high = (points(float(size), language=language) for size in (sizes.min(), sizes.max()))
    return _MARGIN.say("single" if low == high else "range", language, low=low, high=high)
