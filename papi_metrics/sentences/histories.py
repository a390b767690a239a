"""What scores over the years say: the highest and lowest, where series start anew, what moved since the base year."""

from __future__ import annotations

import pandas as pd

from papi_metrics.framework import BASE_YEAR, Language
from papi_metrics.sentences.listing import listed
from papi_metrics.sentences.phrases import Phrases, counted, names_of
from papi_metrics.sentences.scores import CODES
from papi_metrics.wording import points, signed

_DIGITS = 2

_MAP = Phrases(
    vi={
        "none": "Chưa có điểm của năm nào",
        "finding": "{highest} cao nhất năm {year}, {lowest} thấp nhất",
        "alike": "{highest} năm {year}",
        "sentence": "Điểm {count}, {first}-{last}. {finding}.{breaks}",
        "breaks": " Cách đo đổi, không so qua các năm: {series}.",
        "series": "chỉ số {code} ({years})",
    },
    en={
        "none": "No year has scores yet",
        "finding": "{highest} highest in {year}, {lowest} lowest",
        "alike": "{highest} in {year}",
        "sentence": "Scores of {count}, {first}-{last}. {finding}.{breaks}",
        "breaks": " Measured in another way, not to be compared across these years: {series}.",
        "series": "dimension {code} ({years})",
    },
)
_SINCE = Phrases(
    vi={
        "none": "Chưa có điểm so được với năm {base_year}",
        "finding": "Từ {base_year} đến {year}: {moves}",
        "up": "{names} tăng nhiều nhất ({size})",
        "down": "{names} giảm nhiều nhất ({size})",
        "same": "điểm không đổi",
        "sentence": "{finding}. Năm {year}, {counts}{rest}.",
        "above": "{count} cao hơn năm {base_year}",
        "below": "{count} thấp hơn năm {base_year}",
        "level": "{count} bằng năm {base_year}",
        "rest": "; {count} chưa so được",
    },
    en={
        "none": "No score can be compared with {base_year} yet",
        "finding": "From {base_year} to {year}: {moves}",
        "up": "{names} rose most ({size})",
        "down": "{names} fell most ({size})",
        "same": "no score changed",
        "sentence": "{finding}. In {year}, {counts}{rest}.",
        "above": "{count} stood above {base_year}",
        "below": "{count} stood below {base_year}",
        "level": "{count} stood level with {base_year}",
        "rest": "; {count} cannot be compared yet",
    },
)


def heat_map_finding(history: pd.DataFrame, *, language: Language = "vi") -> str:
    """Name the highest and the lowest dimension of the newest year, once if they are the same: the title of the heat map."""
    newest = _newest(history)
    if newest.empty:
        return _MAP.say("none", language)
    highest, lowest = (_extreme(newest, highest=top, language=language) for top in (True, False))
    which = "alike" if highest == lowest else "finding"
    return _MAP.say(which, language, highest=highest, lowest=lowest, year=newest["year"].iloc[0])


def heat_map_sentence(history: pd.DataFrame, *, language: Language = "vi") -> str:
    """Say which years the heat map shows, its newest year's ends, and where series start anew."""
    known = _dimensions(history)
    if known.empty:
        return f"{_MAP.say('none', language)}."
    breaks = [
        _MAP.say("series", language, code=code, years=", ".join(map(str, years))) for code, years in _restarts(known).items()
    ]
    return _MAP.say(
        "sentence",
        language,
        count=counted(known["code"].nunique(), "dimension", language=language),
        first=known["year"].min(),
        last=known["year"].max(),
        finding=heat_map_finding(history, language=language),
        breaks=_MAP.say("breaks", language, series=listed(breaks, language=language)) if breaks else "",
    )


def _dimensions(history: pd.DataFrame) -> pd.DataFrame:
    return history.loc[history["code"].isin(CODES) & history["score"].notna()]


def _newest(history: pd.DataFrame) -> pd.DataFrame:
    known = _dimensions(history)
    return known[known["year"].eq(known["year"].max())]


def _extreme(rows: pd.DataFrame, *, highest: bool, language: Language) -> str:
    shown = rows["score"].round(_DIGITS)
    score = shown.max() if highest else shown.min()
    return f"{names_of(rows[shown == score], language=language)} ({points(score, language=language)})"


def _restarts(known: pd.DataFrame) -> dict[str, list[int]]:
    before = known.groupby("code", sort=False)["segment"].shift()
    starts = known[before.notna() & (known["segment"] != before)]
    return {str(code): [int(year) for year in rows["year"]] for code, rows in starts.groupby("code", sort=False)}


def _since(history: pd.DataFrame, base_year: int) -> tuple[pd.DataFrame, int]:
    """Return the dimensions whose newest score may be set against the base year's, with `moved`, and the newest year."""
    known = _dimensions(history)
    newest = _newest(known)
    base = known[known["year"] == base_year]
    then = dict(zip(zip(base["code"], base["segment"], strict=True), base["score"], strict=True))
    before = [then.get(key, float("nan")) for key in zip(newest["code"], newest["segment"], strict=True)]
    both = newest.assign(moved=(newest["score"] - before).round(_DIGITS)).dropna(subset=["moved"])
    return both, int(newest["year"].iloc[0]) if len(newest) else base_year


def small_multiples_finding(history: pd.DataFrame, *, base_year: int = BASE_YEAR, language: Language = "vi") -> str:
    """Name the dimensions that rose and fell most since the base year: the title of the small lines."""
    both, year = _since(history, base_year)
    if both.empty or year == base_year:
        return _SINCE.say("none", language, base_year=base_year)
    most, least = both["moved"].max(), both["moved"].min()
    moves = [
        _SINCE.say(way, language, names=names_of(both[both["moved"] == size], language=language), size=signed(size, language=language))
        for way, size, there in (("up", most, most > 0), ("down", least, least < 0))
        if there
    ]
    return _SINCE.say("finding", language, base_year=base_year, year=year, moves=", ".join(moves) or _SINCE.say("same", language))


def small_multiples_sentence(history: pd.DataFrame, *, base_year: int = BASE_YEAR, language: Language = "vi") -> str:
    """Say how many dimensions stand above and below the base year, which moved most, and which cannot be compared."""
    both, year = _since(history, base_year)
    finding = small_multiples_finding(history, base_year=base_year, language=language)
    if both.empty or year == base_year:
        return f"{finding}."
    sides = {"above": both["moved"] > 0, "below": both["moved"] < 0, "level": both["moved"] == 0}
    counts = [
        _SINCE.say(side, language, count=counted(int(there.sum()), "dimension", language=language), base_year=base_year)
        for side, there in sides.items()
        if there.any()
    ]
    rest = _dimensions(history)["code"].nunique() - len(both)
    tail = _SINCE.say("rest", language, count=counted(rest, "dimension", language=language)) if rest else ""
    return _SINCE.say("sentence", language, finding=finding, year=year, counts=listed(counts, language=language), rest=tail)
