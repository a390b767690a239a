"""What score changes say: how the total moved, with its rank, and how the eight dimensions did."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from papi_metrics.change import BY_THRESHOLD
from papi_metrics.framework import DIMENSIONS, TOTAL
from papi_metrics.language import Language
from papi_metrics.sentences.listing import listed
from papi_metrics.sentences.phrases import Phrases, careful_names, counted
from papi_metrics.sentences.reasons import reason_of
from papi_metrics.wording import MISSING, is_missing, points, rank, signed, signed_percent

CAUTION = "*"
_DIGITS = 2
CODES = tuple(str(number) for number in DIMENSIONS)

_TOTAL = Phrases(
    vi={
        "no_data": "{name} chưa có điểm.",
        "no_base": "{name} đạt {score}; không có điểm {base_year} để so sánh.",
        "not_comparable": "{name} đạt {score}; không so được với {base_year}: {reason}.",
        "moved": "{name} đạt {score}, {moved} so với {base_year}{care}{rank}{base_rank}.",
        "rank": "; hạng {rank}",
        "base_rank": " (năm {base_year}: {rank})",
        "same": "không đổi",
        "flat": "gần như không đổi ({change}; {pct})",
        "unclear": "đổi {change} ({pct}), chưa đủ căn cứ nói tăng hay giảm,",
        "up": "tăng {size} ({pct})",
        "down": "giảm {size} ({pct})",
        "care": " (cần thận trọng)",
    },
    en={
        "no_data": "{name} has no score yet.",
        "no_base": "{name} is {score}; there is no score of {base_year} to compare with.",
        "not_comparable": "{name} is {score}; it cannot be compared with {base_year}: {reason}.",
        "moved": "{name} is {score}, {moved} against {base_year}{care}{rank}{base_rank}.",
        "rank": "; rank {rank}",
        "base_rank": " ({base_year}: {rank})",
        "same": "unchanged",
        "flat": "almost unchanged ({change}; {pct})",
        "unclear": "changed by {change} ({pct}), not enough to call it a rise or a fall,",
        "up": "up {size} ({pct})",
        "down": "down {size} ({pct})",
        "care": " (to be read with caution)",
    },
)
_EACH = Phrases(
    vi={
        "none": "Chưa so được chỉ số nào với năm gốc.",
        "up": "{count} tăng",
        "down": "{count} giảm",
        "flat": "{count} gần như không đổi",
        "unclear": "{count} chưa rõ tăng hay giảm",
        "unknown": "{count} chưa so được",
        "care": "{count} cần so thận trọng",
        "most_up": "{names} tăng mạnh nhất ({pct})",
        "most_down": "{names} giảm mạnh nhất ({pct})",
        "finding_none": "Chưa so được với năm gốc",
        "finding_flat": "Các chỉ số gần như không đổi",
        "finding_unclear": "Chưa rõ chỉ số nào tăng hay giảm",
    },
    en={
        "none": "No dimension can be compared with the base year yet.",
        "up": "{count} rose",
        "down": "{count} fell",
        "flat": "{count} hardly moved",
        "unclear": "{count} moved too little to be sure",
        "unknown": "{count} cannot be compared yet",
        "care": "{count} to be read with caution",
        "most_up": "{names} rose most ({pct})",
        "most_down": "{names} fell most ({pct})",
        "finding_none": "Not yet comparable with the base year",
        "finding_flat": "The dimensions hardly moved",
        "finding_unclear": "No dimension is sure to have risen or fallen",
    },
)


def total_change(changes: pd.DataFrame, *, unit: str, language: Language | None = None) -> str:
    """Say how a unit's total score moved, with its rank, or why that cannot be said."""
    row = changes.iloc[changes["code"].tolist().index(TOTAL)]
    about = {"name": f"PAPI {unit} {row['year']}", "score": points(row["score"], language=language), "base_year": row["base_year"]}
    if row["verdict"] not in {"up", "down", "flat"}:
        return _TOTAL.say(str(row["verdict"]), language, reason=reason_of(row, unit=unit, language=language), **about)
    place, before = rank(row["rank"], row["rank_n"]), rank(row["base_rank"], row["base_rank_n"])
    return _TOTAL.say(
        "moved",
        language,
        moved=_moved(row, language),
        care=_TOTAL.say("care", language) if row["comparability"] == "caution" else "",
        rank=_TOTAL.say("rank", language, rank=place) if place != MISSING else "",
        base_rank=_TOTAL.say("base_rank", language, base_year=row["base_year"], rank=before) if MISSING not in {place, before} else "",
        **about,
    )


def _moved(row: pd.Series, language: Language | None) -> str:
    change = round(float(row["change"]), _DIGITS)
    how = "same" if change == 0 else _still(row) if row["verdict"] == "flat" else str(row["verdict"])
    return _TOTAL.say(
        how,
        language,
        change=signed(change, language=language),
        size=points(abs(change), language=language),
        pct=signed_percent(row["change_pct"], language=language),
    )


def _still(row: Mapping[Any, Any] | pd.Series) -> str:
    """Tell a score that held from one whose move, large or small, the standard errors do not let be called one."""
    evidence = row["evidence"]
    return "flat" if is_missing(evidence) or evidence == BY_THRESHOLD else "unclear"


def _judged(changes: pd.DataFrame) -> pd.DataFrame:
    rows = changes[changes["code"].isin(CODES)]
    rows = rows[rows["verdict"].isin(["up", "down", "flat"])]
    return rows.assign(how=[_still(row) if row["verdict"] == "flat" else row["verdict"] for row in rows.to_dict("records")])


def _strongest(judged: pd.DataFrame, language: Language | None) -> str:
    """Name the dimensions that moved most and say which way; nothing where none moved."""
    pct = judged["change_pct"].astype("float64").round(1)
    most = pct.abs().max()
    return "; ".join(
        _EACH.say(way, language, names=careful_names(judged[pct == size], language=language), pct=signed_percent(size, language=language))
        for way, size in (("most_up", most), ("most_down", -most))
        if size and (pct == size).any()
    )


def dimension_changes(changes: pd.DataFrame, *, language: Language | None = None) -> str:
    """Say how many dimensions rose, fell and held, which fell or rose most, and how many only care or nothing compares."""
    judged = _judged(changes)
    if judged.empty:
        return _EACH.say("none", language)
    counts = judged["how"].value_counts()
    parts = [_count(way, int(counts[way]), language) for way in ("up", "down", "flat", "unclear") if way in counts]
    rest = int(changes["code"].isin(CODES).sum()) - len(judged)
    care = int((judged["comparability"] == "caution").sum())
    tails = [_count(word, count, language) for word, count in (("unknown", rest), ("care", care)) if count]
    strongest = _strongest(judged[judged["how"] != "unclear"], language)
    return f"{'; '.join([listed(parts, language=language), *tails, *([strongest] if strongest else [])])}."


def _count(way: str, count: int, language: Language | None) -> str:
    return _EACH.say(way, language, count=counted(count, "dimension", language=language))


def dimension_finding(changes: pd.DataFrame, *, language: Language | None = None) -> str:
    """Name the dimension that moved most: the title of the picture of all eight."""
    judged = _judged(changes)
    if judged.empty:
        return _EACH.say("finding_none", language)
    moved = judged[judged["verdict"] != "flat"]
    still = "finding_unclear" if (judged["how"] == "unclear").any() else "finding_flat"
    return _EACH.say(still, language) if moved.empty else _strongest(moved, language)


def change_of(row: Mapping[Any, Any] | pd.Series, *, language: Language | None = None) -> str:
    """Write one score's change with its sign and per cent, or a dash; a dash too where the years may not be compared."""
    if is_missing(row["change"]) or row["comparability"] == "no":
        return MISSING
    return f"{signed(row['change'], language=language)} ({signed_percent(row['change_pct'], language=language)})"


def points_moved(row: Mapping[Any, Any] | pd.Series) -> str:
    """Write one score's change in points, starred where it asks for caution; a dash where the years may not be compared."""
    if is_missing(row["change"]) or row["comparability"] == "no":
        return MISSING
    return f"{signed(row['change'])}{CAUTION if row['comparability'] == 'caution' else ''}"
