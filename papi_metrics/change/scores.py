"""Change of scores against a base year, with rank and verdict: for one unit all codes, for one code all units."""

from __future__ import annotations

import numpy as np
import pandas as pd

from papi_metrics.change.ranks import rank_columns
from papi_metrics.change.units import check_base_year, check_year, scores_of_unit
from papi_metrics.change.verdicts import VERDICTS, judged
from papi_metrics.framework import BASE_YEAR, codes, indicator_name, unit_comparability

_COLUMNS = [
    "code", "name", "level", "base_year", "year", "base", "score", "change", "change_pct", "comparability", "reason",
    "verdict", "evidence", "rank", "rank_n", "base_rank", "base_rank_n", "quartile", "source",
]  # fmt: skip


def score_change(scores: pd.DataFrame, *, unit: str, year: int, base_year: int = BASE_YEAR) -> pd.DataFrame:
    """Set a unit's scores of a year beside those of the base year.

    Shape:  one row per code of `year`: the total, the dimensions, the sub-dimensions: `code, name, level` (that
            the score was measured at), `base_year, year, base, score, change` (points), `change_pct` (1.68 =
            +1.68 %), `comparability` (yes, caution, no), `reason`, `verdict` (up, down, flat, no_base, no_data,
            not_comparable), `evidence`, `rank, rank_n, base_rank, base_rank_n` Int64 (among units of the level
            with a score that year), `quartile, source`.
    Errors: UnknownNameError, naming the nearest, for a unit without scores or a year nobody has scores for.
            A base year without a score gives the verdict no_base, never another year's base.
    Source: product rules, section 4.
    """
    rows = scores_of_unit(scores, unit)
    check_year(scores, year)
    check_base_year(base_year)
    name, level = str(rows["unit"].iloc[0]), str(rows["level"].iloc[0])
    known = codes(year)
    peers = scores[scores["year"].isin([base_year, year])]
    peers = peers[peers["level"] == level]
    pairs = pd.DataFrame({"unit": name, "code": list(known)})
    pairs = _paired(pairs, rows, year=year, base_year=base_year)
    ranks = rank_columns(peers).assign(year=peers["year"])
    now, then = (_own(ranks[ranks["year"] == item], name, known) for item in (year, base_year))
    return pairs.assign(
        **now,
        base_rank=then["rank"],
        base_rank_n=then["rank_n"],
        level=level,
        name=[indicator_name(code, year) for code in known],
        base_year=base_year,
        year=year,
    )[_COLUMNS]


def verdict_counts(
    scores: pd.DataFrame, *, code: str, year: int, base_year: int = BASE_YEAR, level: str = "province"
) -> pd.DataFrame:
    """Count the units of a level by the verdict on one code.

    Shape:  one row per verdict, always all six, in the order up, down, flat, no_base, no_data,
            not_comparable: `verdict`, `units` int64. The units are those with a row in either year.
    Errors: UnknownNameError for a year nobody has scores for.
    """
    check_year(scores, year)
    check_base_year(base_year)
    peers = scores[(scores["level"] == level) & (scores["code"] == code)]
    units = peers.loc[peers["year"].isin([year, base_year]), ["unit", "code"]].drop_duplicates()
    counts = _paired(units, peers, year=year, base_year=base_year)["verdict"].value_counts()
    return counts.reindex(VERDICTS, fill_value=0).rename_axis("verdict").rename("units").reset_index()


def _paired(units: pd.DataFrame, peers: pd.DataFrame, *, year: int, base_year: int) -> pd.DataFrame:
    """Set base and score of each unit and code side by side and judge the change."""
    figures = peers[["unit", "code", "score", "standard_error", "source"]]
    now = figures[peers["year"] == year]
    then = figures[peers["year"] == base_year].rename(
        columns={"score": "base", "standard_error": "base_standard_error", "source": "base_source"}
    )
    pairs = units.merge(now, on=["unit", "code"], how="left").merge(then, on=["unit", "code"], how="left")
    read = [unit_comparability(unit, code, base_year, year) for unit, code in zip(pairs["unit"], pairs["code"], strict=True)]
    pairs = pairs.assign(
        comparability=[verdict for verdict, _ in read],
        reason=pd.Series([reason for _, reason in read], dtype="str"),
        source=pairs["source"].fillna(pairs["base_source"]),
    )
    return judged(pairs)


def _own(ranks: pd.DataFrame, unit: str, known: tuple[str, ...]) -> dict[str, pd.Series]:
    """Return a unit's ranks by code; how many units were ranked is told even where it has no score."""
    sizes = ranks.drop_duplicates("code").set_index("code")["rank_n"].reindex(list(known))
    own = ranks[ranks["unit"] == unit].set_index("code")[["rank", "quartile"]].reindex(list(known))
    return {
        "rank_n": sizes.reset_index(drop=True),
        "rank": own["rank"].reset_index(drop=True),
        "quartile": own["quartile"].reset_index(drop=True),
    }


def without_base(changes: pd.DataFrame) -> pd.DataFrame:
    """Return score changes as they stand where there is no earlier base year: scores and ranks, and no change.

    Shape: rows and columns of `score_change`; what comes from the base is missing, a known score's verdict is `no_base`.
    """
    missing = pd.Series(dtype="Int64")  # A column without rows is missing in every row.
    return changes.assign(
        base=np.nan,
        change=np.nan,
        change_pct=np.nan,
        verdict=changes["verdict"].where(changes["score"].isna(), "no_base"),
        evidence=pd.Series(dtype="str"),
        base_rank=missing,
        base_rank_n=missing,
    )
