"""What is lacking, and what it would take: distances to the others, a wished-for rank, what if, the cheapest mixes."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from papi_metrics.framework import TOTAL
from papi_metrics.language import Language, by_language, tongue
from papi_metrics.priorities import Reach, Target, WhatIf
from papi_metrics.sentences.listing import listed
from papi_metrics.sentences.phrases import dimensions_in, opened
from papi_metrics.wording import number, points, signed

_SHOWN = 0.005


def distances_sentence(standing: pd.DataFrame, *, language: Language | None = None) -> str:
    """Say how far a unit's total is from the median, the top quarter and the best, and which dimension is furthest behind."""
    rows = standing[standing["code"].eq(TOTAL) | standing["code"].str.fullmatch("[1-8]")]
    total, dimensions = rows[rows["code"] == TOTAL].iloc[0], rows[rows["code"] != TOTAL]
    if pd.isna(total["score"]):
        missing = list(dimensions.loc[dimensions["score"].isna(), "code"])
        return _without_total(int(total["year"]), missing, language)
    far = _furthest(dimensions, language)
    if tongue(language) == "vi":
        head = f"Tổng điểm {total['year']} là {points(total['score'], language=language)}, hạng {total['rank']}/{total['rank_n']}"
    else:
        head = f"The {total['year']} total is {points(total['score'], language=language)}, rank {total['rank']} of {total['rank_n']}"
    return f"{head}: {listed(_gaps(total, language), language=language)}. {far}"


def _without_total(year: int, missing: list[str], language: Language | None) -> str:
    if tongue(language) == "vi":
        return f"Chưa có tổng điểm {year}: {dimensions_in(missing, language)} chưa công bố." if missing else f"Chưa có tổng điểm {year}."
    told = f": {dimensions_in(missing, language)} not published" if missing else ""
    return f"There is no total for {year}{told}."


_MARKS: Mapping[str, Mapping[Language, str]] = {
    "to_median": {"vi": "trung vị", "en": "the median"},
    "to_top_quarter": {"vi": "mốc nhóm cao nhất", "en": "the top quarter"},
    "to_best": {"vi": "điểm cao nhất", "en": "the best"},
}


def _gaps(total: pd.Series, language: Language | None) -> list[str]:
    return [_gap(float(total[name]), by_language(words, language), language) for name, words in _MARKS.items()]


def _gap(lacking: float, mark: str, language: Language | None) -> str:
    size = points(abs(lacking), language=language)
    if abs(lacking) < _SHOWN:
        return f"ngang {mark}" if tongue(language) == "vi" else f"level with {mark}"
    if tongue(language) == "vi":
        return f"thiếu {size} để bằng {mark}" if lacking > 0 else f"hơn {mark} {size}"
    return f"{size} below {mark}" if lacking > 0 else f"{size} above {mark}"


def _furthest(dimensions: pd.DataFrame, language: Language | None) -> str:
    """Name the dimension that lacks most to the top quarter, and the ties."""
    lacking = dimensions["to_top_quarter"].astype("float64").round(2)
    most = lacking.max()
    if not most > 0:
        return (
            "Mọi chỉ số có điểm đều ở nhóm cao nhất."
            if tongue(language) == "vi"
            else "Every dimension with a score is in the top quarter."
        )
    named = dimensions_in(list(dimensions.loc[lacking == most, "code"]), language)
    if tongue(language) == "vi":
        return f"Xa mốc nhóm cao nhất nhất là {named}, thiếu {points(most, language=language)}."
    return f"Furthest below the top quarter: {named}, by {points(most, language=language)}."


def target_sentence(target: Target, *, language: Language | None = None) -> str:
    """Say which total a rank takes with every other unit unchanged, and how much is lacking."""
    if target.reached:
        if tongue(language) == "vi":
            return f"Đã ở hạng {target.rank_now}/{target.rank_n}: hạng {target.rank} đạt rồi, không thiếu điểm nào."
        return f"The unit has rank {target.rank_now} of {target.rank_n}: rank {target.rank} is reached, nothing is lacking."
    lacking = _small(target.lacking, language)
    if tongue(language) == "vi":
        return (
            f"Để có hạng {target.rank}/{target.rank_n} khi mọi đơn vị khác giữ nguyên, cần tổng {points(target.total, language=language)}: "
            f"thiếu {lacking} điểm (hiện ở hạng {target.rank_now})."
        )
    return (
        f"Rank {target.rank} of {target.rank_n} takes a total of {points(target.total, language=language)} with every other unit unchanged: "
        f"{lacking} points are lacking (the unit has rank {target.rank_now})."
    )


def _small(value: float, language: Language | None) -> str:
    """Write points that are not nought; less than what two decimals show is told as such."""
    if value >= _SHOWN:
        return points(value, language=language)
    return "chưa đến 0,01" if tongue(language) == "vi" else "less than 0.01"


def what_if_sentence(result: WhatIf, *, language: Language | None = None) -> str:
    """Say what total and rank would be with the scores set, beside what they are."""
    total, rank = points(result.total_now, language=language), f"{result.rank_now}/{result.rank_n}"
    if not result.changed:
        if tongue(language) == "vi":
            return f"Chưa đổi chỉ số nào: tổng {total}, hạng {rank}, như thực tế."
        return f"No dimension is changed: a total of {total} and rank {result.rank_now} of {result.rank_n}, as they are."
    changes = listed([f"{code}: {signed(gain, language=language)}" for code, gain in result.changed.items()], language=language)
    wished = points(result.total, language=language)
    if tongue(language) == "vi":
        moved = f"hạng từ {result.rank_now} đến {result.rank}" if result.rank != result.rank_now else f"hạng vẫn là {result.rank}"
        return f"Nếu chỉ số đổi ({changes}) và mọi đơn vị khác giữ nguyên: tổng từ {total} đến {wished} ({signed(result.gained, language=language)}), {moved} trên {result.rank_n}."
    moved = f"the rank would go from {result.rank_now} to {result.rank}" if result.rank != result.rank_now else f"the rank would stay {result.rank}"
    one = "this dimension" if len(result.changed) == 1 else "these dimensions"
    return f"With {one} changed ({changes}) and every other unit unchanged the total would go from {total} to {wished} ({signed(result.gained, language=language)}) and {moved} of {result.rank_n}."


def mixes_finding(mixes: pd.DataFrame, target: Target, reach: Reach, *, language: Language | None = None) -> str:
    """Say which gains reach the rank at the least cost, or why none do: the title of the mixes."""
    if target.reached:
        return f"Hạng {target.rank} đạt rồi" if tongue(language) == "vi" else f"Rank {target.rank} is reached"
    if not reach.caps:
        return "Chưa có mức tăng để tính phương án" if tongue(language) == "vi" else "There are no gains to work mixes out with"
    if mixes.empty:
        if tongue(language) == "vi":
            return f"{reach.years} năm chưa đủ để tới hạng {target.rank}"
        return f"{reach.years} {'year is' if reach.years == 1 else 'years are'} not enough for rank {target.rank}"
    gains = _gains(mixes[mixes["mix"] == 1], language)
    return f"Ít tốn nhất để tới hạng {target.rank}: {gains}" if tongue(language) == "vi" else f"Least costly way to rank {target.rank}: {gains}"


def _gains(rows: pd.DataFrame, language: Language | None) -> str:
    return listed([f"{dimensions_in([code], language)} {signed(gain, language=language)}" for code, gain in zip(rows["code"], rows["gain"], strict=True)], language=language)


def mixes_sentence(mixes: pd.DataFrame, target: Target, reach: Reach, *, language: Language | None = None) -> str:
    """Say how many mixes are shown, what the cheapest consists of and costs; or how far all caps together would lead."""
    if target.reached:
        return target_sentence(target, language=language)
    if not reach.caps:
        if tongue(language) == "vi":
            return "Chưa chỉ số nào có mức tăng hằng năm so được với năm đang xem, nên không tính phương án nào."
        return "No dimension has yearly gains that may be compared with this year, so that no mix is worked out."
    if mixes.empty:
        return _beyond(target, reach, language)
    cheapest = mixes[mixes["mix"] == 1]
    cost, many = number(float(cheapest["cost"].iloc[0]), 1, language=language), int(mixes["mix"].max())
    if tongue(language) == "vi":
        shown = f"{many} phương án ít tốn nhất" if many > 1 else "Chỉ có một phương án"
        return f"{shown}; ít nhất là {_gains(cheapest, language)}, cộng lại bằng {cost} năm tăng thường gặp. Đây là phép tính số học, không phải cam kết."
    shown = f"The {many} least costly mixes; the first is" if many > 1 else "The only mix is"
    years = "year" if cost == "1.0" else "years"
    return f"{shown} {_gains(cheapest, language)}, {cost} {years} of usual gains in all. This is arithmetic, not a promise."


def _beyond(target: Target, reach: Reach, language: Language | None) -> str:
    total, lacking = points(reach.total, language=language), points(max(target.total - reach.total, 0.0), language=language)
    if tongue(language) == "vi":
        return f"Trong {reach.years} năm, mọi chỉ số cùng tăng hết mức cũng chỉ đến tổng {total}, hạng {reach.rank}: còn thiếu {lacking} điểm để tới hạng {target.rank}."
    years = "year" if reach.years == 1 else "years"
    return opened(f"within {reach.years} {years} all dimensions at their largest gains would lead to a total of {total}, rank {reach.rank}: {lacking} points short of rank {target.rank}.")
