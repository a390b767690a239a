"""Scores on top of scores: the shipped table and accepted files, the earliest first → the table that figures are made of."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from papi_metrics.framework import parent_of, unit_key
from papi_metrics.surveys.own import told_apart
from papi_metrics.surveys.sums import summed_scores

SCORE_KEY = ("level", "unit", "year", "code")
_UNIT = list(SCORE_KEY[:3])
_DESCRIPTION = ("standard_error", "sample_size", "source")
_SAME = 0.00005
"""Scores are published with four decimals at most."""


def layered_scores(base: pd.DataFrame, layers: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Lay later scores over earlier ones, code by code, and sum dimensions and totals anew.

    A score that a later layer does not have stays as the earlier one has it: a file never takes a score away. A province's
    own survey never stands over PAPI's scores: it has a level and a name of its own.
    Shape: as `read_scores`, units and years in the order they were first met.
    """
    if not layers:
        return base
    known = _known(base, layers)
    in_order = known.drop_duplicates(_UNIT)[_UNIT].merge(_in_use(known).drop(columns="layer"), on=_UNIT)
    return summed_scores(in_order)


def score_origins(base: pd.DataFrame, layers: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Tell of each score that is no sum which layer it comes from and in which cell it stands there.

    Shape: one row per score that `layered_scores` takes as it stands: `level, unit, year, code, sheet, row, column` and
           `layer`, 0 for the base, then the layers from 1. A dimension or total that is summed from its parts has none.
    """
    current = _in_use(_known(base, layers))
    parents = {code: parent_of(code) for code in current["code"].unique()}
    sums = pd.MultiIndex.from_frame(current.assign(code=current["code"].map(parents))[list(SCORE_KEY)].dropna())
    own = current[~pd.MultiIndex.from_frame(current[list(SCORE_KEY)]).isin(sums)]
    return own[[*SCORE_KEY, "sheet", "row", "column", "layer"]].reset_index(drop=True)


def _known(base: pd.DataFrame, layers: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Return every score that any layer has, with the number of its layer."""
    numbered = [layer[layer["score"].notna()].assign(layer=at) for at, layer in enumerate((base, *map(told_apart, layers)))]
    return _one_spelling(pd.concat(numbered, ignore_index=True))


def _in_use(known: pd.DataFrame) -> pd.DataFrame:
    newest = known.drop_duplicates(list(SCORE_KEY), keep="last")
    return newest[~_outlived(newest)]


def _one_spelling(scores: pd.DataFrame) -> pd.DataFrame:
    """Give each unit the spelling of its name that was met first: files write one commune in many ways."""
    names = scores[["level", "unit"]].drop_duplicates()
    first: dict[tuple[str, str], str] = {}
    spelt = {(level, name): first.setdefault((level, unit_key(name)), name) for level, name in names.itertuples(index=False)}
    if all(name == spelling for (_, name), spelling in spelt.items()):
        return scores
    pairs = zip(scores["level"], scores["unit"], strict=True)
    return scores.assign(unit=pd.Series([spelt[pair] for pair in pairs], dtype="str"))


def _outlived(newest: pd.DataFrame) -> pd.Series:
    """Mark sums that are older than one of their parts: their standard error and sample are of other figures."""
    parents = {code: parent_of(code) for code in newest["code"].unique()}
    parts = newest.assign(code=newest["code"].map(parents))
    grand = parts.assign(code=parts["code"].map({code: parent_of(code) for code in set(parents.values()) if code}))
    above = pd.concat([parts, grand]).dropna(subset="code").groupby(list(SCORE_KEY))["layer"].max().rename("part")
    joined = newest.join(above, on=list(SCORE_KEY))
    return joined["part"] > joined["layer"]


def score_changes(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """List the scores that differ between two score tables, or whose standard error, sample size or source does.

    Shape: one row per score, in the later table's order: `level`, `unit`, `year`, `code`, `kind` ("added", "changed",
           "described": the same score with another standard error, sample size or source), `before`, `after`, `change`
           (points, missing where added), `standard_error`, `sample_size`, `source` (of the later score).
    """
    key = list(SCORE_KEY)
    earlier = before.loc[before["score"].notna(), [*key, "score", *_DESCRIPTION]]
    earlier = earlier.rename(columns={"score": "before"} | {name: f"{name}_before" for name in _DESCRIPTION})
    both = after[after["score"].notna()].merge(earlier, on=key, how="left", validate="one_to_one")
    added = both["before"].isna()
    changed = (both["score"] - both["before"]).abs() > _SAME
    described = _differs(both, _DESCRIPTION)
    kinds = np.select([added, changed, described], ["added", "changed", "described"], "")
    found = both.assign(kind=kinds, change=both["score"] - both["before"]).rename(columns={"score": "after"})
    columns = [*key, "kind", "before", "after", "change", *_DESCRIPTION]
    told: pd.DataFrame = found.loc[kinds != "", columns].astype({"kind": "str"})
    return told.reset_index(drop=True)


def _differs(both: pd.DataFrame, names: Sequence[str]) -> pd.Series:
    return pd.concat([_is_another(both[f"{name}_before"], both[name]) for name in names], axis=1).any(axis=1)


def _is_another(one: pd.Series, other: pd.Series) -> pd.Series:
    same = (one == other).fillna(value=False).astype(bool) | (one.isna() & other.isna())
    return ~same
