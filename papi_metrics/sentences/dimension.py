"""What one dimension's scores say: where it stands and how it moved; and what the whole ladder of contributions says."""

from __future__ import annotations

import pandas as pd

from papi_metrics.change import evidence_words
from papi_metrics.language import Language
from papi_metrics.sentences.contributions import waterfall_finding, waterfall_sentence
from papi_metrics.sentences.phrases import Phrases, named
from papi_metrics.sentences.reasons import reason_of
from papi_metrics.wording import MISSING, points, rank, signed, signed_percent

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
_LADDER = Phrases(
    vi={"part": "{code} {name} {share}", "below": "{whole} Thành phần đổi nhiều nhất trong mỗi chỉ số: {parts}."},
    en={"part": "{code} {name} {share}", "below": "{whole} The part that moved most in each dimension: {parts}."},
)


def dimension_sentence(row: pd.Series, *, unit: str, language: Language | None = None) -> str:
    """Say where one dimension stands: score, change with its evidence, rank; or why the change cannot be said."""
    verdict, place = str(row["verdict"]), rank(row["rank"], row["rank_n"])
    about = {
        "name": f"{row['code']}. {named(str(row['code']), str(row['name']), language=language)}",
        "unit": unit,
        "year": row["year"],
        "base_year": row["base_year"],
        "score": points(row["score"], language=language),
        "rank": "" if place == MISSING else _ONE.say("rank", language, rank=place),
    }
    if verdict not in {"up", "down", "flat"}:
        base, reason = points(row["base"], language=language), reason_of(row, unit=unit, language=language)
        return _ONE.say(verdict, language, base=base, reason=reason, **about)
    before = rank(row["base_rank"], row["base_rank_n"])
    return _ONE.say(
        "moved",
        language,
        base_rank="" if MISSING in {place, before} else _ONE.say("base_rank", language, base_year=row["base_year"], rank=before),
        evidence=evidence_words(str(row["evidence"]), language=language),
        moved=_moved(row, language),
        care=_care(row, unit, language),
        **about,
    )


def _moved(row: pd.Series, language: Language | None) -> str:
    change = round(float(row["change"]), _DIGITS)
    how = "same" if change == 0 else str(row["verdict"])
    if how == "flat" and not str(row["evidence"]).startswith("theo"):
        how = "unclear"
    return _ONE.say(
        how,
        language,
        change=signed(change, language=language),
        size=points(abs(change), language=language),
        pct=signed_percent(row["change_pct"], language=language),
    )


def _care(row: pd.Series, unit: str, language: Language | None) -> str:
    if row["comparability"] != "caution":
        return ""
    return _ONE.say("care", language, reason=reason_of(row, unit=unit, language=language))


def ladder_finding(rows: pd.DataFrame, *, language: Language | None = None) -> str:
    """Name the dimension that moved the total most: the title of the ladder."""
    return waterfall_finding(rows[rows["depth"] == 1], language=language)


def ladder_sentence(rows: pd.DataFrame, *, base_year: int, year: int, language: Language | None = None) -> str:
    """Say from what to what the total went, what each dimension gave, and its sub-dimension that gave most."""
    top = rows[rows["depth"] == 1]
    whole = waterfall_sentence(top, base_year=base_year, year=year, language=language)
    parts = [_most(own, language) for _, own in rows[rows["depth"] != 1].groupby("parent", sort=False) if own["shown"].abs().max() > 0]
    return _LADDER.say("below", language, whole=whole, parts="; ".join(parts)) if parts else whole


def _most(parts: pd.DataFrame, language: Language | None) -> str:
    """Name a dimension's part that moved most; of equals the first."""
    row = max(parts.to_dict("records"), key=lambda one: abs(float(one["shown"])))
    code = str(row["code"])
    return _LADDER.say("part", language, code=code, name=named(code, str(row["name"]), language=language), share=signed(row["shown"], language=language))
