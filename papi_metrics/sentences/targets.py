"""What is lacking, and what it would take: distances to the others, a wished-for rank, what if, the cheapest mixes."""

from __future__ import annotations

from typing import Any

import pandas as pd

from papi_metrics.framework import TOTAL
from papi_metrics.language import Language
from papi_metrics.priorities import Reach, Target, WhatIf
from papi_metrics.sentences.listing import listed
from papi_metrics.sentences.phrases import Phrases, dimensions_in
from papi_metrics.wording import points, signed

_SHOWN = 0.005
_FAR = Phrases(
    vi={
        "total": "Tổng điểm {year} là {score}, hạng {rank}/{rank_n}: {gaps}. {furthest}",
        "no_total": "Chưa có tổng điểm {year}.",
        "not_published": "Chưa có tổng điểm {year}: {dimensions} chưa công bố.",
        "to_median": "trung vị",
        "to_top_quarter": "mốc nhóm cao nhất",
        "to_best": "điểm cao nhất",
        "level": "ngang {mark}",
        "below": "thiếu {size} để bằng {mark}",
        "above": "hơn {mark} {size}",
        "none_far": "Mọi chỉ số có điểm đều ở nhóm cao nhất.",
        "furthest": "Xa mốc nhóm cao nhất nhất là {dimensions}, thiếu {size}.",
    },
    en={
        "total": "The {year} total is {score}, rank {rank} of {rank_n}: {gaps}. {furthest}",
        "no_total": "There is no total for {year}.",
        "not_published": "There is no total for {year}: {dimensions} not published.",
        "to_median": "the median",
        "to_top_quarter": "the top quarter",
        "to_best": "the best",
        "level": "level with {mark}",
        "below": "{size} below {mark}",
        "above": "{size} above {mark}",
        "none_far": "Every dimension with a score is in the top quarter.",
        "furthest": "Furthest below the top quarter: {dimensions}, by {size}.",
    },
)
_MARKS = ("to_median", "to_top_quarter", "to_best")
_TARGET = Phrases(
    vi={
        "reached": "Đã ở hạng {rank_now}/{rank_n}: hạng {rank} đạt rồi, không thiếu điểm nào.",
        "lacking": "Để có hạng {rank}/{rank_n} khi mọi đơn vị khác giữ nguyên, cần tổng {total}: thiếu {lacking} điểm (hiện ở hạng {rank_now}).",
        "less": "chưa đến 0,01",
    },
    en={
        "reached": "The unit has rank {rank_now} of {rank_n}: rank {rank} is reached, nothing is lacking.",
        "lacking": "Rank {rank} of {rank_n} takes a total of {total} with every other unit unchanged: {lacking} points are lacking (the unit has rank {rank_now}).",
        "less": "less than 0.01",
    },
)
_WHAT_IF = Phrases(
    vi={
        "unchanged": "Chưa đổi chỉ số nào: tổng {total_now}, hạng {rank_now}/{rank_n}, như thực tế.",
        "changed": "Nếu chỉ số đổi ({changes}) và mọi đơn vị khác giữ nguyên: tổng từ {total_now} đến {total} ({gained}), {moved} trên {rank_n}.",
        "moved": "hạng từ {rank_now} đến {rank}",
        "stayed": "hạng vẫn là {rank}",
    },
    en={
        "unchanged": "No dimension is changed: a total of {total_now} and rank {rank_now} of {rank_n}, as they are.",
        "changed": "With these dimensions changed ({changes}) and every other unit unchanged the total would go from {total_now} to {total} ({gained}) and {moved} of {rank_n}.",
        "changed_one": "With this dimension changed ({changes}) and every other unit unchanged the total would go from {total_now} to {total} ({gained}) and {moved} of {rank_n}.",
        "moved": "the rank would go from {rank_now} to {rank}",
        "stayed": "the rank would stay {rank}",
    },
)
_MIXES = Phrases(
    vi={
        "reached": "Hạng {rank} đạt rồi",
        "no_gains": "Chưa có mức tăng để tính phương án",
        "too_few": "{count} năm chưa đủ để tới hạng {rank}",
        "least": "Ít tốn nhất để tới hạng {rank}: {gains}",
        "no_caps": "Chưa chỉ số nào có mức tăng hằng năm so được với năm đang xem, nên không tính phương án nào.",
        "cost": "{shown} {gains}, cộng lại bằng {count} năm tăng thường gặp. Đây là phép tính số học, không phải cam kết.",
        "shown": "{count} phương án ít tốn nhất; ít nhất là",
        "shown_one": "Chỉ có một phương án; ít nhất là",
        "beyond": "Trong {count} năm, mọi chỉ số cùng tăng hết mức cũng chỉ đến tổng {total}, hạng {reached}: còn thiếu {lacking} điểm để tới hạng {rank}.",
    },
    en={
        "reached": "Rank {rank} is reached",
        "no_gains": "There are no gains to work mixes out with",
        "too_few": "{count} years are not enough for rank {rank}",
        "too_few_one": "{count} year is not enough for rank {rank}",
        "least": "Least costly way to rank {rank}: {gains}",
        "no_caps": "No dimension has yearly gains that may be compared with this year, so that no mix is worked out.",
        "cost": "{shown} {gains}, {count} years of usual gains in all. This is arithmetic, not a promise.",
        "cost_one": "{shown} {gains}, {count} year of usual gains in all. This is arithmetic, not a promise.",
        "shown": "The {count} least costly mixes; the first is",
        "shown_one": "The only mix is",
        "beyond": "Within {count} years all dimensions at their largest gains would lead to a total of {total}, rank {reached}: {lacking} points short of rank {rank}.",
        "beyond_one": "Within {count} year all dimensions at their largest gains would lead to a total of {total}, rank {reached}: {lacking} points short of rank {rank}.",
    },
)


def distances_sentence(standing: pd.DataFrame, *, language: Language | None = None) -> str:
    """Say how far a unit's total is from the median, the top quarter and the best, and which dimension is furthest behind."""
    rows = standing[standing["code"].eq(TOTAL) | standing["code"].str.fullmatch("[1-8]")]
    total, dimensions = rows[rows["code"] == TOTAL].iloc[0], rows[rows["code"] != TOTAL]
    if pd.isna(total["score"]):
        missing = list(dimensions.loc[dimensions["score"].isna(), "code"])
        return _without_total(int(total["year"]), missing, language)
    return _FAR.say(
        "total",
        language,
        year=total["year"],
        score=points(total["score"], language=language),
        rank=total["rank"],
        rank_n=total["rank_n"],
        gaps=listed([_gap(float(total[mark]), mark, language) for mark in _MARKS], language=language),
        furthest=_furthest(dimensions, language),
    )


def _without_total(year: int, missing: list[str], language: Language | None) -> str:
    return _FAR.say("not_published" if missing else "no_total", language, year=year, dimensions=dimensions_in(missing, language))


def _gap(lacking: float, mark: str, language: Language | None) -> str:
    how = "level" if abs(lacking) < _SHOWN else "below" if lacking > 0 else "above"
    return _FAR.say(how, language, mark=_FAR.say(mark, language), size=points(abs(lacking), language=language))


def _furthest(dimensions: pd.DataFrame, language: Language | None) -> str:
    """Name the dimension that lacks most to the top quarter, and the ties."""
    lacking = dimensions["to_top_quarter"].astype("float64").round(2)
    most = lacking.max()
    if not most > 0:
        return _FAR.say("none_far", language)
    named = dimensions_in(list(dimensions.loc[lacking == most, "code"]), language)
    return _FAR.say("furthest", language, dimensions=named, size=points(most, language=language))


def target_sentence(target: Target, *, language: Language | None = None) -> str:
    """Say which total a rank takes with every other unit unchanged, and how much is lacking."""
    about = {"rank": target.rank, "rank_now": target.rank_now, "rank_n": target.rank_n}
    if target.reached:
        return _TARGET.say("reached", language, **about)
    return _TARGET.say("lacking", language, total=points(target.total, language=language), lacking=_small(target.lacking, language), **about)


def _small(value: float, language: Language | None) -> str:
    """Write points that are not nought; less than what two decimals show is told as such."""
    return points(value, language=language) if value >= _SHOWN else _TARGET.say("less", language)


def what_if_sentence(result: WhatIf, *, language: Language | None = None) -> str:
    """Say what total and rank would be with the scores set, beside what they are."""
    about: dict[str, Any] = {"rank_now": result.rank_now, "rank_n": result.rank_n, "total_now": points(result.total_now, language=language)}
    if not result.changed:
        return _WHAT_IF.say("unchanged", language, **about)
    return _WHAT_IF.say_count(
        "changed",
        language,
        len(result.changed),
        changes=listed([f"{code}: {signed(gain, language=language)}" for code, gain in result.changed.items()], language=language),
        total=points(result.total, language=language),
        gained=signed(result.gained, language=language),
        moved=_WHAT_IF.say("stayed" if result.rank == result.rank_now else "moved", language, rank=result.rank, rank_now=result.rank_now),
        **about,
    )


def mixes_finding(mixes: pd.DataFrame, target: Target, reach: Reach, *, language: Language | None = None) -> str:
    """Say which gains reach the rank at the least cost, or why none do: the title of the mixes."""
    if target.reached:
        return _MIXES.say("reached", language, rank=target.rank)
    if not reach.caps:
        return _MIXES.say("no_gains", language)
    if mixes.empty:
        return _MIXES.say_count("too_few", language, reach.years, rank=target.rank)
    return _MIXES.say("least", language, rank=target.rank, gains=_gains(mixes[mixes["mix"] == 1], language))


def _gains(rows: pd.DataFrame, language: Language | None) -> str:
    return listed([f"{dimensions_in([code], language)} {signed(gain, language=language)}" for code, gain in zip(rows["code"], rows["gain"], strict=True)], language=language)


def mixes_sentence(mixes: pd.DataFrame, target: Target, reach: Reach, *, language: Language | None = None) -> str:
    """Say how many mixes are shown, what the cheapest consists of and costs; or how far all caps together would lead."""
    if target.reached:
        return target_sentence(target, language=language)
    if not reach.caps:
        return _MIXES.say("no_caps", language)
    if mixes.empty:
        return _beyond(target, reach, language)
    cheapest = mixes[mixes["mix"] == 1]
    shown = _MIXES.say_count("shown", language, int(mixes["mix"].max()))
    return _MIXES.say_count("cost", language, float(cheapest["cost"].iloc[0]), digits=1, shown=shown, gains=_gains(cheapest, language))


def _beyond(target: Target, reach: Reach, language: Language | None) -> str:
    total, lacking = points(reach.total, language=language), points(max(target.total - reach.total, 0.0), language=language)
    return _MIXES.say_count("beyond", language, reach.years, total=total, reached=reach.rank, lacking=lacking, rank=target.rank)
