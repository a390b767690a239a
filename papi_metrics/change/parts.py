"""What a change is made of: score table, unit, years → the exact share of every part in its parent's change."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import pandas as pd

from papi_metrics.change.rounding import apportioned, hundredths
from papi_metrics.change.units import check_base_year, check_year, scores_of_unit
from papi_metrics.framework import (
    BASE_YEAR,
    DIMENSIONS,
    TOTAL,
    Comparability,
    codes,
    indicator_name,
    parts_of,
    unit_comparability,
)
from papi_metrics.language import Language, spoken

_NAN = float("nan")
_COLUMNS = [
    "parent", "code", "name", "base", "score", "contribution", "shown", "parent_base", "parent_score", "parent_change",
    "parent_comparability", "parent_reason", "comparability", "base_year", "year",
]  # fmt: skip


class _Part(NamedTuple):
    """A part of a parent over two years: what it is called, and whether each year has it."""

    code: str
    name: str
    in_base: bool
    in_year: bool


class _Years(NamedTuple):
    """A unit's scores of both years by code, and whether a code's may be compared."""

    then: Mapping[str, float]
    now: Mapping[str, float]
    read: Callable[[str], tuple[Comparability, str | None]]


def contributions(scores: pd.DataFrame, *, unit: str, year: int, base_year: int = BASE_YEAR) -> pd.DataFrame:
    """Take a unit's change apart: the total by dimension, every dimension by sub-dimension.

    Shape:  one row per part, by parent PAPI, 1..8 and then in order: `parent, code, name, base, score`,
            `contribution` (points, all digits), `shown` (points with two decimals: so rounded that the parent's base
            as written and its parts' `shown` add up to its score as written), `parent_base, parent_score,
            parent_change`, `parent_comparability, parent_reason`, `comparability` of the part, `base_year, year` int64. A
            parent's contributions add up to its change. A part that only one of the years has counts whole; a part not published that year
            makes its own contribution, its parent's change and all `shown` of the parent missing.
    Errors: UnknownNameError for a unit without scores or a year nobody has scores for.
    """
    rows = scores_of_unit(scores, unit)
    check_year(scores, year)
    check_base_year(base_year)
    name = str(rows["unit"].iloc[0])
    years = _Years(
        then=_scores_of(rows, base_year),
        now=_scores_of(rows, year),
        read=lambda code: unit_comparability(name, code, base_year, year),
    )
    rows_of = (_rows(parent, parts, years) for parent, parts in _structure(base_year, year, spoken()))
    return _typed([(*row, base_year, year) for rows_ in rows_of for row in rows_])


def laddered(parts: pd.DataFrame) -> pd.DataFrame:
    """Put the parts of the total and of every dimension into one ladder, each dimension followed by its own parts.

    Shape:  rows and columns of `contributions`, under each dimension its sub-dimensions, with `depth` int64 (1 dimension,
            2 sub-dimension). `shown` of sub-dimensions is rounded anew to add up to their dimension's `shown`, so that
            the whole ladder goes from the total's base to its score as written; it may differ by a hundredth from
            the dimension's own picture. A dimension whose parts are not all known, or whose own change may not be
            compared, has none under it.
    """
    order: list[tuple[object, int, float]] = []
    of_parent = {str(parent): rows for parent, rows in parts.groupby("parent")}
    top = of_parent.get(TOTAL, parts.iloc[:0])
    for at, dimension, shown in zip(top.index, top["code"], top["shown"], strict=True):
        own = of_parent[dimension]
        order.append((at, 1, shown))
        known = not own["contribution"].isna().any() and not math.isnan(shown)
        if known and "no" not in set(own["parent_comparability"]):
            figures = apportioned(own["contribution"].tolist(), total=hundredths(shown))
            order += [(place, 2, cents / 100) for place, cents in zip(own.index, figures, strict=True)]
    ladder = parts.loc[[place for place, _, _ in order]].reset_index(drop=True)
    return ladder.assign(depth=np.array([depth for _, depth, _ in order], dtype="int64"), shown=[figure for _, _, figure in order])


def without_breaks(parts: pd.DataFrame) -> pd.DataFrame:
    """Return contributions as a page may show them: none to a parent whose change may not be compared.

    Shape: rows and columns of `contributions`; `contribution, shown, parent_change` are missing there, scores stay.
    """
    forbidden = parts["parent_comparability"] == "no"
    return parts.assign(**{name: parts[name].mask(forbidden) for name in ("contribution", "shown", "parent_change")})


def _scores_of(rows: pd.DataFrame, year: int) -> dict[str, float]:
    own = rows["year"] == year
    return dict(zip(rows["code"][own].tolist(), rows["score"][own].tolist(), strict=True))


@lru_cache(maxsize=256)
def _structure(base_year: int, year: int, language: Language) -> tuple[tuple[str, tuple[_Part, ...]], ...]:
    known = {base_year: set(codes(base_year)), year: set(codes(year))}
    return tuple(
        (
            parent,
            tuple(
                _Part(code, indicator_name(code, year if code in known[year] else base_year, language), code in known[base_year], code in known[year])
                for code in sorted({*parts_of(parent, base_year), *parts_of(parent, year)})
            ),
        )
        for parent in (TOTAL, *map(str, DIMENSIONS))
    )


def _rows(parent: str, parts: tuple[_Part, ...], years: _Years) -> Iterator[tuple[object, ...]]:
    """Yield the rows of one parent."""
    start, end = years.then.get(parent, _NAN), years.now.get(parent, _NAN)
    scores = [(years.then.get(part.code, _NAN), years.now.get(part.code, _NAN)) for part in parts]
    shares = [
        (score if part.in_year else 0.0) - (base if part.in_base else 0.0)
        for part, (base, score) in zip(parts, scores, strict=True)
    ]
    of_parent = (start, end, end - start, *years.read(parent))
    for part, (base, score), share, figure in zip(parts, scores, shares, _shown(shares, start, end), strict=True):
        yield (parent, part.code, part.name, base, score, share, figure, *of_parent, years.read(part.code)[0])


def _shown(shares: list[float], start: float, end: float) -> list[float]:
    if any(math.isnan(value) for value in (start, end, *shares)):
        return [_NAN] * len(shares)
    return [cents / 100 for cents in apportioned(shares, total=hundredths(end) - hundredths(start))]


def _typed(rows: list[tuple[object, ...]]) -> pd.DataFrame:
    texts = {"parent", "code", "name", "parent_comparability", "parent_reason", "comparability"}
    kinds = dict.fromkeys(texts, "str") | dict.fromkeys(("base_year", "year"), "int64")
    columns = zip(_COLUMNS, zip(*rows, strict=True), strict=True)
    return pd.DataFrame({name: pd.Series(list(values), dtype=kinds.get(name, "float64")) for name, values in columns})
