"""The rows of a table of units that a reader asks for."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from papi_metrics.text import fold


def filter_units(table: pd.DataFrame, *, lights: Collection[str] = (), stale: bool = False, text: str = "") -> pd.DataFrame:
    """Return the units of some lights (NO_DATA among them), with old data, whose name has all words of a text; no condition keeps all.

    Shape: the columns of `table`, its order, a new index.
    """
    kept = table
    if lights:
        kept = kept[kept["light"].isin(list(lights))]
    if stale:
        kept = kept[kept["stale"] > 0]
    words = fold(text).split()
    if words:
        kept = kept[kept["name"].map(lambda name: all(word in fold(name) for word in words)).astype("bool")]
    return kept.reset_index(drop=True)
