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
from papi_metrics.language import Words, later, ngettext
from papi_metrics.language import gettext as _
from papi_metrics.wording import MISSING, is_missing, rank, signed

Mark = Literal["median", "top_quarter", "best"]
GROUPS: Words[str] = Words({
    "highest": later("Cao nhất"),
    "high_average": later("Trung bình cao"),
    "low_average": later("Trung bình thấp"),
    "lowest": later("Thấp nhất"),
})
MARKS: Words[Mark] = Words({"median": later("trung vị"), "top_quarter": later("nhóm cao nhất"), "best": later("điểm cao nhất")})
_GROUP_MARKS = (("top_quarter", later("Mốc 75 %")), ("median", later("Trung vị")), ("lowest_quarter", later("Mốc 25 %")))
_MARK: Mapping[Mark, Callable[[pd.Series], float]] = MappingProxyType({
    "median": lambda scores: float(scores.quantile(QUARTERS["median"])),
    "top_quarter": lambda scores: float(scores.quantile(QUARTERS["top_quarter"])),
    "best": lambda scores: float(scores.max()),
})
_ROUNDING, _FEWEST_UNITS = 6, 4


def explain_rank(case: ScoreCase, *, base: bool = False) -> Explanation:
    """Explain a rank by the scores of all units, the highest first."""
    year = int(case.row["base_year" if base else "year"])
    name, place, count = _("Hạng năm {year}", year=year), case.row["base_rank" if base else "rank"], case.row["base_rank_n" if base else "rank_n"]
    peers = _peers(case.book, case.row, year)
    ranked = not is_missing(place)
    inputs = [Input(_named(unit, case, ranked=ranked), exact(score), case.book.place((level, unit, year, case.code)), score) for level, unit, score in peers]
    if not ranked:
        why = _("Không có điểm năm {year}", year=year) if case.entry(year) is None else _("Năm gốc {year} không phải năm trước", year=year)
        told = ngettext("{why}: không có hạng trên {count} đơn vị có điểm", len(inputs), why=why)
    else:
        told = _("Hạng = 1 + số đơn vị có điểm cao hơn = 1 + {higher} = {rank}, trên {count} đơn vị có điểm năm {year}", higher=int(place) - 1, rank=int(place), count=int(count), year=year)
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
    origin = ngettext("tính từ {count} đơn vị có điểm năm {year}", len(scores), year=year)
    marks = [(_(name), float(scores.quantile(QUARTERS[mark]))) for mark, name in _GROUP_MARKS] if len(scores) >= _FEWEST_UNITS else []
    own = case.score_input(year)
    inputs = [own, *(Input(name, exact(value), origin, round(value, _ROUNDING + 3)) for name, value in marks)]
    group = case.row["quartile"]
    if is_missing(group):
        told = _("Không có điểm năm {year}: không có nhóm", year=year) if len(scores) >= _FEWEST_UNITS else ngettext("Chỉ {count} đơn vị có điểm: không chia nhóm", len(scores))
        return explained(_("Nhóm"), "quartile", figure=None, value=MISSING, formula=told, inputs=inputs)
    reached = next((f"≥ {name} {exact(value)}" for name, value in marks if round(own.number, _ROUNDING) >= round(value, _ROUNDING + 3)), f"< {marks[-1][0]} {exact(marks[-1][1])}")
    return explained(_("Nhóm"), "quartile", figure=group, value=GROUPS[group], formula=f"{own.value} {reached} → {GROUPS[group]}", inputs=inputs)


def explain_distance(case: ScoreCase, mark: Mark) -> Explanation:
    """Explain what a unit lacks to a mark of all units' scores; negative where it is above."""
    year, scores = int(case.row["year"]), _scores_of(case)
    value = _MARK[mark](scores) if len(scores) else float("nan")
    own = case.score_input(year)
    inputs = [Input(MARKS[mark].capitalize(), exact(value), ngettext("tính từ {count} đơn vị có điểm năm {year}", len(scores), year=year), value), own]
    figure = value - own.number
    title = _("Khoảng cách đến {mark}", mark=MARKS[mark])
    formula = _("{title} = {mark} − {score} = {distance} điểm", title=title, mark=exact(value), score=own.value, distance=exact(figure, sign=True))
    told = _("Chưa có điểm năm {year}: không tính khoảng cách", year=year) if is_missing(figure) else formula
    return explained(title, "distance", figure=figure, value=signed(figure), formula=told, inputs=inputs)
