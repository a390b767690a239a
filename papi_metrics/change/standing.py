"""Where a unit stands among its peers: score table, unit, year → rank, group and distances; ranks over the years."""

from __future__ import annotations

import pandas as pd

from papi_metrics.change.history import score_history
from papi_metrics.change.ranks import rank_columns, rank_segment, ranked
from papi_metrics.change.units import check_year, scores_of_unit
from papi_metrics.framework import codes, indicator_name

QUARTERS = {"lowest_quarter": 0.25, "median": 0.5, "top_quarter": 0.75}
"""Where PAPI's groups begin, as shares of the units with a score."""
_COLUMNS = [
    "code", "name", "unit", "level", "year", "score", "rank", "rank_n", "quartile", "lowest", *QUARTERS, "best",
    "to_median", "to_top_quarter", "to_best", "source",
]  # fmt: skip


def standing(scores: pd.DataFrame, *, unit: str, year: int) -> pd.DataFrame:
    """Set a unit's scores of a year among those of all units of its level.

    Shape:  one row per code of `year`, in PAPI's order: `code, name, unit, level, year, score, rank, rank_n` Int64,
            `quartile`; of the units with a score: `lowest, lowest_quarter, median, top_quarter, best`; and what the
            unit lacks to them, `to_median, to_top_quarter, to_best` (points, negative where it is above); `source`.
            Without a score of its own the distances are missing, and what the others have is told all the same.
    Errors: UnknownNameError for a unit without scores or a year nobody has scores for.
    """
    rows = scores_of_unit(scores, unit)
    check_year(scores, year)
    name, level = str(rows["unit"].iloc[0]), str(rows["level"].iloc[0])
    peers = scores[(scores["level"] == level) & (scores["year"] == year)]
    own = rows.loc[rows["year"] == year, ["code", "score", "source"]]
    places = ranked(peers)
    ranks = places.loc[places["unit"] == name, ["code", "rank", "quartile"]]
    table = pd.DataFrame({"code": list(codes(year))})
    table = table.merge(own, on="code", how="left").merge(_spread(peers), on="code", how="left").merge(ranks, on="code", how="left")
    return table.assign(
        name=[indicator_name(code, year) for code in table["code"]],
        unit=name,
        level=level,
        year=year,
        rank_n=table["rank_n"].fillna(0).astype("Int64"),
        **{f"to_{mark}": table[mark] - table["score"] for mark in ("median", "top_quarter", "best")},
    )[_COLUMNS]


def _spread(peers: pd.DataFrame) -> pd.DataFrame:
    """Return of each code how many units have a score, and the marks of their spread."""
    by_code = peers.groupby("code")["score"]
    marks = {"rank_n": by_code.count().astype("Int64"), "lowest": by_code.min(), "best": by_code.max()}
    marks |= {mark: by_code.quantile(share) for mark, share in QUARTERS.items()}
    return pd.DataFrame(marks).reset_index()


def rank_history(scores: pd.DataFrame, *, unit: str, code: str) -> pd.DataFrame:
    """Follow a unit's rank on one code over the years its level has scores for.

    Shape:  the rows and columns of `score_history` for the code, with `rank, rank_n` Int64 (units with a score that
            year, 0 where none) and `quartile`; a year without a score has no rank. Ranks of two segments stand on
            two sides of a break; 2025 is one for every unit, merged or not.
    Errors: UnknownNameError for a unit without scores.
    """
    history = score_history(scores, unit=unit, codes=[code])
    history = history.assign(segment=[rank_segment(code, year) for year in history["year"]]).astype({"segment": "int64"})
    rows = scores_of_unit(scores, unit)
    peers = scores[(scores["code"] == code) & (scores["level"] == rows["level"].iloc[0])]
    ranks = rank_columns(peers).assign(year=peers["year"])
    sizes = ranks[["year", "rank_n"]].drop_duplicates("year")
    own = ranks.loc[ranks["unit"] == rows["unit"].iloc[0], ["year", "rank", "quartile"]]
    history = history.merge(sizes, on="year", how="left").merge(own, on="year", how="left")
    return history.assign(rank_n=history["rank_n"].fillna(0))
