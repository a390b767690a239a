"""Rank, group and distances explained by the scores of all units of the level."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Literal

import pandas as pd

from papi_metrics.change import QUARTERS
from papi_metrics.explanations.places import ScoreBook
from papi_metrics.explanations.scores import ScoreCase
from papi_metrics.explanations.value import Explanation, Input, exact, explained
from papi_metrics.wording import MISSING, is_missing, rank, signed

Mark = Literal["median", "top_quarter", "best"]
GROUPS: Mapping[str, str] = MappingProxyType({
    "highest": "Cao nhất",
    "high_average": "Trung bình cao",
    "low_average": "Trung bình thấp",
    "lowest": "Thấp nhất",
})
MARKS: Mapping[Mark, str] = MappingProxyType({"median": "trung vị", "top_quarter": "nhóm cao nhất", "best": "điểm cao nhất"})
_GROUP_MARKS = (("top_quarter", "Mốc 75 %"), ("median", "Trung vị"), ("lowest_quarter", "Mốc 25 %"))
_MARK: Mapping[Mark, Callable[[pd.Series], float]] = MappingProxyType({
    "median": lambda scores: float(scores.quantile(QUARTERS["median"])),
    "top_quarter": lambda scores: float(scores.quantile(QUARTERS["top_quarter"])),
    "best": lambda scores: float(scores.max()),
})
_ROUNDING, _FEWEST_UNITS = 6, 4


def explain_rank(case: ScoreCase, *, base: bool = False) -> Explanation:
    """Explain a rank by the scores of all units, the highest first."""
    year = int(case.row["base_year" if base else "year"])
    name, place, count = f"Hạng năm {year}", case.row["base_rank" if base else "rank"], case.row["base_rank_n" if base else "rank_n"]
    peers = _peers(case.book, case.row, year)
    ranked = not is_missing(place)
    inputs = [Input(_named(unit, case, ranked=ranked), exact(score), case.book.place((level, unit, year, case.code)), score) for level, unit, score in peers]
    if not ranked:
        why = f"Không có điểm năm {year}" if case.entry(year) is None else f"Năm gốc {year} không phải năm trước"
        told = f"{why}: không có hạng trên {len(inputs)} đơn vị có điểm"
    else:
        told = f"Hạng = 1 + số đơn vị có điểm cao hơn = 1 + {int(place) - 1} = {int(place)}, trên {int(count)} đơn vị có điểm năm {year}"
    return explained(name, "rank", figure=place, value=rank(place, count), formula=told, inputs=inputs)


def _named(unit: str, case: ScoreCase, *, ranked: bool) -> str:
    """Mark the unit itself among the others."""
    return f"▸ {unit}" if ranked and unit == case.unit else unit


def _peers(book: ScoreBook, row: Mapping[str, Any], year: int) -> list[tuple[str, str, float]]:
    """Return level, unit and score of all units with one, the highest first, equal ones by name."""
    rows = _scored(book.scores, level=str(row["level"]), year=year, code=str(row["code"]))
    found = zip(rows["level"].tolist(), rows["unit"].tolist(), rows["score"].tolist(), strict=True)
    return sorted(found, key=lambda peer: (-round(peer[2], _ROUNDING), peer[1]))


def _scored(scores: pd.DataFrame, *, level: str, year: int, code: str) -> pd.DataFrame:
    rows = scores[(scores["level"] == level) & (scores["year"] == year) & (scores["code"] == code)]
    return rows[rows["score"].notna()]


def _scores_of(case: ScoreCase) -> pd.Series:
    return _scored(case.book.scores, level=str(case.row["level"]), year=int(case.row["year"]), code=case.code)["score"]


def explain_quartile(case: ScoreCase) -> Explanation:
    """Explain the group by the score and the marks that groups begin at."""
    year, scores = int(case.row["year"]), _scores_of(case).round(_ROUNDING)
    origin = f"tính từ {len(scores)} đơn vị có điểm năm {year}"
    marks = [(name, float(scores.quantile(QUARTERS[mark]))) for mark, name in _GROUP_MARKS] if len(scores) >= _FEWEST_UNITS else []
    own = case.score_input(year)
    inputs = [own, *(Input(name, exact(value), origin, round(value, _ROUNDING + 3)) for name, value in marks)]
    group = case.row["quartile"]
    if is_missing(group):
        told = f"Không có điểm năm {year}: không có nhóm" if len(scores) >= _FEWEST_UNITS else f"Chỉ {len(scores)} đơn vị có điểm: không chia nhóm"
        return explained("Nhóm", "quartile", figure=None, value=MISSING, formula=told, inputs=inputs)
    reached = next((f"≥ {name} {exact(value)}" for name, value in marks if own.number >= value - 10**-_ROUNDING), f"< {marks[-1][0]} {exact(marks[-1][1])}")
    return explained("Nhóm", "quartile", figure=group, value=GROUPS[group], formula=f"{own.value} {reached} → {GROUPS[group]}", inputs=inputs)


def explain_distance(case: ScoreCase, mark: Mark) -> Explanation:
    """Explain what a unit lacks to a mark of all units' scores; negative where it is above."""
    year, scores = int(case.row["year"]), _scores_of(case)
    value = _MARK[mark](scores) if len(scores) else float("nan")
    own = case.score_input(year)
    inputs = [Input(MARKS[mark].capitalize(), exact(value), f"tính từ {len(scores)} đơn vị có điểm năm {year}", value), own]
    figure = value - own.number
    title = f"Khoảng cách đến {MARKS[mark]}"
    formula = f"{title} = {exact(value)} − {own.value} = {exact(figure, sign=True)} điểm"
    told = f"Chưa có điểm năm {year}: không tính khoảng cách" if is_missing(figure) else formula
    return explained(title, "distance", figure=figure, value=signed(figure), formula=told, inputs=inputs)
