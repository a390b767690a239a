"""What scores over the years say: the highest and lowest, where series start anew, what moved since the base year."""

from __future__ import annotations

import pandas as pd

from papi_metrics.change import moves_since
from papi_metrics.framework import BASE_YEAR
from papi_metrics.language import Language
from papi_metrics.sentences.listing import listed
from papi_metrics.sentences.phrases import Phrases, careful_names, counted, names_of
from papi_metrics.sentences.scores import CODES
from papi_metrics.wording import points, signed

_DIGITS = 2

_MAP = Phrases(
    vi={
        "none": "Chưa có điểm của năm nào",
        "finding": "{highest} cao nhất năm {year}, {lowest} thấp nhất",
        "alike": "{highest} năm {year}",
        "sentence": "Điểm {count}, {first}-{last}. {finding}.{breaks}{cares}",
        "breaks": " Cách đo đổi, không so qua các năm: {series}.",
        "cares": " Một phần đo khác hoặc đổi đột ngột, so thận trọng qua các năm: {series}.",
        "series": "chỉ số {code} ({years})",
    },
    en={
        "none": "No year has scores yet",
        "finding": "{highest} highest in {year}, {lowest} lowest",
        "alike": "{highest} in {year}",
        "sentence": "Scores of {count}, {first}-{last}. {finding}.{breaks}{cares}",
        "breaks": " Measured in another way, not to be compared across these years: {series}.",
        "cares": " Partly measured differently or jumping, to be compared with care across these years: {series}.",
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
        "flat": "không chỉ số nào đổi đáng kể",
        "sentence": "{finding}. Năm {year} so với {base_year}: {counts}{rest}{care}.",
        "rose": "{count} tăng",
        "fell": "{count} giảm",
        "held": "{count} không đổi đáng kể",
        "rest": "; {count} chưa so được",
        "care": "; {count} cần so thận trọng",
    },
    en={
        "none": "No score can be compared with {base_year} yet",
        "finding": "From {base_year} to {year}: {moves}",
        "up": "{names} rose most ({size})",
        "down": "{names} fell most ({size})",
        "same": "no score changed",
        "flat": "no dimension changed clearly",
        "sentence": "{finding}. In {year} against {base_year}: {counts}{rest}{care}.",
        "rose": "{count} rose",
        "fell": "{count} fell",
        "held": "{count} did not change clearly",
        "rest": "; {count} cannot be compared yet",
        "care": "; {count} to be compared with care",
    },
)


def heat_map_finding(history: pd.DataFrame, *, language: Language | None = None) -> str:
    """Name the highest and the lowest dimension of the newest year, once if they are the same: the title of the heat map."""
    newest = _newest(history)
    if newest.empty:
        return _MAP.say("none", language)
    highest, lowest = (_extreme(newest, highest=top, language=language) for top in (True, False))
    which = "alike" if highest == lowest else "finding"
    return _MAP.say(which, language, highest=highest, lowest=lowest, year=newest["year"].iloc[0])


def heat_map_sentence(history: pd.DataFrame, *, language: Language | None = None) -> str:
    """Say which years the heat map shows, its newest year's ends, where series start anew and where to compare with care."""
    known = _dimensions(history)
    if known.empty:
        return f"{_MAP.say('none', language)}."
    before = history.groupby("code")["segment"].shift()
    starts = _inner(history, before.notna() & (history["segment"] != before))
    cares = _inner(history, history["caution"])
    return _MAP.say(
        "sentence",
        language,
        count=counted(known["code"].nunique(), "dimension", language=language),
        first=known["year"].min(),
        last=known["year"].max(),
        finding=heat_map_finding(history, language=language),
        breaks=_series("breaks", starts, language),
        cares=_series("cares", cares, language),
    )


def _inner(history: pd.DataFrame, marked: pd.Series[bool]) -> pd.DataFrame:
    """Return the marked years of each dimension that lie between two years it has a score in, published themselves or not."""
    known = history["year"].where(history["score"].notna()).groupby(history["code"])
    between = history["year"].gt(known.transform("min")) & history["year"].le(known.transform("max"))
    return history[history["code"].isin(CODES) & marked & between]


def _series(word: str, rows: pd.DataFrame, language: Language | None) -> str:
    """Name dimensions with their years in the sentence of that name; nothing without any."""
    told = [
        _MAP.say("series", language, code=code, years=", ".join(map(str, own["year"])))
        for code, own in rows.groupby("code", sort=False)
    ]
    return _MAP.say(word, language, series=listed(told, language=language)) if told else ""


def _dimensions(history: pd.DataFrame) -> pd.DataFrame:
    return history.loc[history["code"].isin(CODES) & history["score"].notna()]


def _newest(history: pd.DataFrame) -> pd.DataFrame:
    known = _dimensions(history)
    return known[known["year"].eq(known["year"].max())]


def _extreme(rows: pd.DataFrame, *, highest: bool, language: Language | None) -> str:
    shown = rows["score"].round(_DIGITS)
    score = shown.max() if highest else shown.min()
    return f"{names_of(rows[shown == score], language=language)} ({points(score, language=language)})"


def _moves(history: pd.DataFrame, base_year: int) -> pd.DataFrame:
    """Return the dimensions whose newest score may be set against the base year's, by what moved them and with a verdict."""
    moves = moves_since(history[history["code"].isin(CODES)], base_year=base_year)
    told = moves[moves["verdict"].isin(["up", "down", "flat"])]
    return told.assign(moved=told["change"].round(_DIGITS))


def small_multiples_finding(history: pd.DataFrame, *, base_year: int = BASE_YEAR, language: Language | None = None) -> str:
    """Name the dimensions that rose and fell most since the base year, of those with such a verdict: the title of the small lines."""
    moves = _moves(history, base_year)
    if moves.empty:
        return _SINCE.say("none", language, base_year=base_year)
    told = [
        _SINCE.say(way, language, names=careful_names(rows[rows["moved"] == most], language=language), size=signed(most, language=language))
        for way, rows, most in _ends(moves)
    ]
    still = "same" if (moves["moved"] == 0).all() else "flat"
    year = moves["year"].iloc[0]
    return _SINCE.say("finding", language, base_year=base_year, year=year, moves=", ".join(told) or _SINCE.say(still, language))


def _ends(moves: pd.DataFrame) -> list[tuple[str, pd.DataFrame, float]]:
    """Return what rose and what fell, with the largest move of each; only what there is."""
    rose, fell = moves[moves["verdict"] == "up"], moves[moves["verdict"] == "down"]
    ends = [("up", rose, rose["moved"].max()), ("down", fell, fell["moved"].min())]
    return [(way, rows, float(most)) for way, rows, most in ends if len(rows)]


def small_multiples_sentence(history: pd.DataFrame, *, base_year: int = BASE_YEAR, language: Language | None = None) -> str:
    """Say which dimensions moved most, how many rose, fell and held by their verdict, which cannot be compared, which with care."""
    moves = _moves(history, base_year)
    finding = small_multiples_finding(history, base_year=base_year, language=language)
    if moves.empty:
        return f"{finding}."
    words = {"rose": "up", "fell": "down", "held": "flat"}
    counts = {word: int((moves["verdict"] == verdict).sum()) for word, verdict in words.items()}
    parts = [_counted(word, count, language) for word, count in counts.items() if count]
    tails = {"rest": _dimensions(history)["code"].nunique() - len(moves), "care": int((moves["comparability"] == "caution").sum())}
    ends = {word: _counted(word, count, language) if count else "" for word, count in tails.items()}
    year = moves["year"].iloc[0]
    return _SINCE.say("sentence", language, finding=finding, year=year, base_year=base_year, counts=listed(parts, language=language), **ends)


def _counted(word: str, count: int, language: Language | None) -> str:
    return _SINCE.say(word, language, count=counted(count, "dimension", language=language))
