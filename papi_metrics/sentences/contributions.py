"""What the parts of a change say: which part moved its parent most, and what every part gave."""

from __future__ import annotations

import pandas as pd

from papi_metrics.framework import Language
from papi_metrics.sentences.phrases import Phrases, named, names_of
from papi_metrics.wording import points, signed

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
        "part_forbidden": "{code} {name} không so được",
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
        "part_forbidden": "{code} {name} cannot be compared",
    },
)


def waterfall_finding(rows: pd.DataFrame, *, language: Language = "vi") -> str:
    """Name the part that moved its parent most, the way the parent went: the title of the waterfall."""
    if not _whole(rows):
        return _SAID.say("finding_unknown", language)
    if _forbidden(rows):
        return _SAID.say("finding_forbidden", language)
    told = rows[rows["comparability"] != "no"]
    shares = told["contribution"].astype("float64").round(_DIGITS)
    change = round(float(rows["parent_change"].iloc[0]), _DIGITS)
    most = shares.max() if change > 0 else shares.min()
    if change == 0:
        return _SAID.say("same" if (shares == 0).all() else "balanced", language)
    if most * change <= 0:  # what moved the parent was measured in another way
        return _SAID.say("finding_unknown", language)
    names = names_of(told[shares == most], language=language)
    return _SAID.say("up" if change > 0 else "down", language, names=names, most=signed(most, language=language))


def waterfall_sentence(
    rows: pd.DataFrame, *, base_year: int | None = None, year: int | None = None, language: Language = "vi"
) -> str:
    """Say from what to what a parent's score went and what every part gave; a part measured in another way gave nothing to tell."""
    if not _whole(rows):
        return _SAID.say("unknown", language)
    years = bool(base_year and year)
    return _SAID.say(
        "forbidden" if _forbidden(rows) else "all",
        language,
        start=points(float(rows["base"].sum()), language=language),
        end=points(float(rows["score"].sum()), language=language),
        first=_SAID.say("year", language, year=base_year) if years else "",
        last=_SAID.say("year", language, year=year) if years else "",
        change=signed(float(rows["parent_change"].iloc[0]), language=language),
        parts="; ".join(_part(row, language) for _, row in rows.iterrows()),
    )


def _part(row: pd.Series, language: Language) -> str:
    code, name = str(row["code"]), named(str(row["code"]), str(row["name"]), language=language)
    if row["comparability"] == "no":
        return _SAID.say("part_forbidden", language, code=code, name=name)
    return f"{code} {name} {signed(row['contribution'], language=language)}"


def _whole(rows: pd.DataFrame) -> bool:
    """Tell whether every part of a change is known."""
    return not (rows.empty or rows["parent_change"].isna().any() or rows["contribution"].isna().any())


def _forbidden(rows: pd.DataFrame) -> bool:
    """Tell whether no part may be compared, as where the parent itself was made anew."""
    return bool((rows["comparability"] == "no").all())
