"""Where the score of each row comes from: a panel and rows of several units and years → the same rows with their sources."""

from __future__ import annotations

import pandas as pd

from papi_metrics.change.panel import Panel

NO_SOURCE = "không có điểm"
"""What a row without a score has in the place of a source, so that no other year's stands there."""


def with_sources(panel: Panel, rows: pd.DataFrame) -> pd.DataFrame:
    """Return rows of a panel's scores with the source of each.

    Shape:  the rows and columns of `rows`, which have `unit, year, code`, and `source`: never missing, and never that of
            another year.
    Errors: none; a unit or year that the panel does not have is without a score.
    """
    keys = zip(rows["unit"], rows["year"], rows["code"], strict=True)
    places = (panel.field(int(year), str(code)).place(str(unit)) for unit, year, code in keys)
    sources = [NO_SOURCE if place.rank is None or place.source is None else place.source for place in places]
    return rows.assign(source=pd.Series(sources, index=rows.index, dtype="str"))
