"""Small tables that charts and sentences are tested with, built in code: one change a test."""

from __future__ import annotations

import math
from functools import cache

import pandas as pd

from papi_metrics.change.rounding import apportioned, hundredths
from papi_metrics.surveys import shipped_scores

NAN = float("nan")


@cache
def scores_to_2024() -> pd.DataFrame:
    """Return the shipped scores of the years that the tests' figures were looked up in: a year that is added changes none of them."""
    scores = shipped_scores()
    return scores[scores["year"] <= 2024].reset_index(drop=True)


NAMES = {
    "PAPI": "Chỉ số PAPI tổng hợp",
    "1": "Tham gia của người dân ở cấp cơ sở",
    "2": "Công khai, minh bạch trong việc ra quyết định ở địa phương",
    "3": "Trách nhiệm giải trình với người dân",
    "4": "Kiểm soát tham nhũng trong khu vực công",
    "5": "Thủ tục hành chính công",
    "6": "Cung ứng dịch vụ công",
    "7": "Quản trị môi trường",
    "8": "Quản trị điện tử",
}


def change_row(code="1", base=5.0, score=5.0, **changes):
    """Return one row of `score_change`: comparable, judged by the threshold of 5 %."""
    change = score - base
    pct = change / base * 100
    verdict = "up" if pct >= 5 else "down" if pct <= -5 else "flat"
    plain = {
        "code": code,
        "name": NAMES[code],
        "base_year": 2021,
        "year": 2022,
        "base": base,
        "score": score,
        "change": change,
        "change_pct": pct,
        "comparability": "yes",
        "reason": None,
        "verdict": verdict,
        "rank": 11,
        "rank_n": 61,
        "base_rank": 5,
        "base_rank_n": 60,
        "evidence": "theo ngưỡng ±5 %",
        "quartile": "highest",
        "source": "PAPI",
    }
    return plain | changes


def change_table(*rows):
    """Return rows of `change_row` as a table."""
    return pd.DataFrame(rows, columns=list(change_row()))


def history_table(*series):
    """Return a history: each series is a code, its first year, its scores, and the years it starts anew (errors, years to care)."""
    rows = []
    for code, first, scores, *rest in series:
        breaks, errors, cautions = [*rest, (), (), ()][:3]
        for at, score in enumerate(scores):
            year = first + at
            segment = sum(start <= year for start in breaks)
            rows.append((code, NAMES[code], year, score, errors[at] if errors else NAN, segment, year in cautions))
    names = ["code", "name", "year", "score", "standard_error", "segment", "caution"]
    return pd.DataFrame(rows, columns=names).astype({"score": "float64", "standard_error": "float64", "caution": "bool", "year": "int64", "segment": "int64"})


def part_table(*shares, parent="4", base=2.0, reading="yes"):
    """Return `contributions` of one parent: a part for each share, every part of the same base score."""
    count = len(shares)
    start, end = base * count, base * count + sum(shares)
    whole = count and not any(map(math.isnan, shares))
    shown = apportioned(shares, total=hundredths(end) - hundredths(start)) if whole else ()
    return pd.DataFrame(
        {
            "parent": [parent] * count,
            "code": [f"{parent}.{at}" for at in range(1, count + 1)],
            "name": [f"Phần {at}" for at in range(1, count + 1)],
            "base": [base] * count,
            "score": [base + share for share in shares],
            "contribution": list(shares),
            "shown": [cents / 100 for cents in shown] if whole else [NAN] * count,
            "parent_base": [start] * count,
            "parent_score": [end] * count,
            "parent_change": [sum(shares)] * count,
            "parent_comparability": [reading] * count,
            "parent_reason": [None if reading == "yes" else "Năm 2021: cách hỏi đổi."] * count,
            "comparability": [reading] * count,
        }
    )


def score_table(*scores, level="province"):
    """Return the columns of a score table that ranks and changes need; each score is a unit, a year, a code and a figure."""
    table = pd.DataFrame(scores, columns=["unit", "year", "code", "score"]).astype({"score": "float64"})
    return table.assign(level=level, standard_error=NAN, source="PAPI")


def totals(year=2022, **scores):
    """Return rows of a year's totals by unit; blanks in names are written "_"."""
    return [(name.replace("_", " "), year, "PAPI", score) for name, score in scores.items()]
