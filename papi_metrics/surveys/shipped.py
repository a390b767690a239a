"""The scores the project ships: PAPI's provinces, year by year, as a score table."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import pandas as pd

from papi_metrics.framework import DATA_FOLDER, PAPI_SOURCE
from papi_metrics.surveys.sums import score_table
from papi_metrics.text import column_letter

SHIPPED_FILE = DATA_FOLDER / "provincial_scores.csv"
_NAMING = 2
"""The columns that name a row, year and province; each of the others is a code."""


@lru_cache
def shipped_scores() -> pd.DataFrame:
    """Return the shipped scores; the same table each time, so treat it as read-only.

    Shape: as `read_scores`, provinces only, `source` PAPI's citation; `row` and `column` are those of the file opened in Excel.
    """
    wide = pd.read_csv(SHIPPED_FILE).rename(columns={"province": "unit"})
    published = wide.columns[_NAMING:]
    units = wide[["unit", "year"]].assign(level="province", source=PAPI_SOURCE, sheet="CSV", row=wide.index + 2)
    # Laid out by hand: melt takes half of the start-up time this function may cost.
    long = units.loc[wide.index.repeat(len(published))]
    long = long.assign(
        code=np.tile(published, len(wide)),
        score=wide[published].to_numpy().ravel(),
        standard_error=np.nan,
        sample_size=np.nan,
        column=np.tile([column_letter(at) for at in range(_NAMING, len(wide.columns))], len(wide)),
    )
    return score_table(long)[0]
