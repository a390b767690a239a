"""What the parts of a change say: which part moved its parent most, and what every part gave."""

from __future__ import annotations

from typing import Any

import pandas as pd

from papi_metrics.language import Language, by_language
from papi_metrics.sentences.phrases import CARE, Phrases, careful_names, named
from papi_metrics.wording import is_missing, points, signed

_DIGITS = 2

_SAID = Phrases(
    vi={
        "finding_unknown": "Chưa tách được thay đổi",
        "finding_forbidden": "Cách đo đã đổi, không so được",
        "same": "Điểm không đổi",
        "balanced": "Phần tăng và phần giảm bù nhau",
        "up": "{names} kéo điểm lên nhiều nhất ({most})",
        "down": "{names} kéo điểm xuống nhiều nhất ({most})",
        "unknown": "Chưa đủ điểm thành phần của hai năm để tách thay đổi.",
        "forbidden": "{start}{first}; {end}{last}. Cách đo đã đổi giữa hai năm: không so và không tách được.",
        "all": "Từ {start}{first} đến {end}{last}, thay đổi {change}: {parts}.",
        "year": " (năm {year})",
        "part": "{code} {name} {share}{care}",
        "part_forbidden": "{code} {name} {share} (cách đo đổi, chỉ để cộng đủ)",
    },
    en={
        "finding_unknown": "The change cannot be taken apart",
        "finding_forbidden": "Measured in another way, not comparable",
        "same": "The score is unchanged",
        "balanced": "Rises and falls cancel out",
        "up": "{names} pulled the score up most ({most})",
        "down": "{names} pulled the score down most ({most})",
        "unknown": "Scores of the parts are missing in one of the years: the change cannot be taken apart.",
        "forbidden": "{start}{first}; {end}{last}. Measured in another way since: neither compared nor taken apart.",
        "all": "From {start}{first} to {end}{last}, a change of {change}: {parts}.",
        "year": " ({year})",
        "part": "{code} {name} {share}{care}",
        "part_forbidden": "{code} {name} {share} (measured in another way, only completes the sum)",
    },
)


def waterfall_finding(rows: pd.DataFrame, *, language: Language | None = None) -> str:
    """Name the part that moved its parent most, the way the parent went: the title of the waterfall."""
    if not _whole(rows):
        return _SAID.say("finding_unknown", language)
    if _forbidden(rows):
        return _SAID.say("finding_forbidden", language)
    told = rows[rows["comparability"] != "no"]
    shares = told["shown"].astype("float64").round(_DIGITS)
    change = round(float(rows["shown"].sum()), _DIGITS)
    if change == 0:
        return _SAID.say("same" if (shares == 0).all() else "balanced", language)
    way, most = ("up", shares[shares > 0].max()) if change > 0 else ("down", shares[shares < 0].min())
    if is_missing(most):  # what moved the parent was measured in another way
        return _SAID.say("finding_unknown", language)
    names = careful_names(told[shares == most], language=language)
    return _SAID.say(way, language, names=names, most=signed(most, language=language))


def waterfall_sentence(
    rows: pd.DataFrame, *, base_year: int | None = None, year: int | None = None, language: Language | None = None
) -> str:
    """Say from what to what a parent's score went and what every part gave; a part measured in another way gave nothing to tell."""
    if not _whole(rows):
        return _SAID.say("unknown", language)
    years = bool(base_year and year)
    return _SAID.say(
        "forbidden" if _forbidden(rows) else "all",
        language,
        start=points(float(rows["parent_base"].iloc[0]), language=language),
        end=points(float(rows["parent_score"].iloc[0]), language=language),
        first=_SAID.say("year", language, year=base_year) if years else "",
        last=_SAID.say("year", language, year=year) if years else "",
        change=signed(float(rows["shown"].sum()), language=language),
        parts="; ".join(_part(row, language) for row in rows.to_dict("records")),
    )


def _part(row: dict[Any, Any], language: Language | None) -> str:
    code, share = str(row["code"]), signed(row["shown"], language=language)
    told = "part_forbidden" if row["comparability"] == "no" else "part"
    care = by_language(CARE, language) if row["comparability"] == "caution" else ""
    return _SAID.say(told, language, code=code, name=named(code, str(row["name"]), language=language), share=share, care=care)


def _whole(rows: pd.DataFrame) -> bool:
    """Tell whether every part of a change, and the parent in both years, is known."""
    return not (rows.empty or rows[["parent_base", "parent_score"]].isna().any(axis=None) or (rows["shown"].isna() & rows["parent_comparability"].ne("no")).any())


def _forbidden(rows: pd.DataFrame) -> bool:
    """Tell whether the parent's change may not be compared."""
    return bool(rows["parent_comparability"].iloc[0] == "no")
