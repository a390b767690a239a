"""Whose a province's scores are: PAPI's by their source, else those of a survey of its own, which are kept apart."""

from __future__ import annotations

import pandas as pd

from papi_metrics.framework import OWN_SURVEY
from papi_metrics.text import words_of

OWN_LEVEL = "province_survey"
"""The level of a province's own survey: neither ranked among PAPI's provinces nor laid over their scores."""
FEWEST_PROVINCES = 30
"""PAPI publishes all provinces at once: a list of fewer, without a source, is not said to be PAPI's."""
_PUBLISHERS = ("papi org vn", "cecodes")
_UNIT = ["unit", "year"]


def own_survey(province: str) -> str:
    """Return the name that a province's own survey is kept under."""
    return f"{province}{OWN_SURVEY}"


def is_papi(source: object) -> bool:
    """Say whether a source names PAPI as the publisher: it begins with "PAPI", or names papi.org.vn or CECODES."""
    if not isinstance(source, str):
        return False
    words = words_of(source)
    return words.partition(" ")[0] == "papi" or any(name in words for name in _PUBLISHERS)


def told_apart(table: pd.DataFrame) -> pd.DataFrame:
    """Return scores with those of provinces' own surveys under a level and names of their own.

    A province's year is its own survey if any of its scores names another source than PAPI, or none names any.
    """
    provincial = table[table["level"] == "province"]
    official = provincial.groupby(_UNIT)["source"].agg(_is_official)
    keys = pd.MultiIndex.from_frame(table[_UNIT])
    own = (table["level"] == "province") & ~keys.isin(official[official.astype(bool)].index)
    return table.assign(
        level=table["level"].mask(own, OWN_LEVEL),
        unit=table["unit"].where(~own, table["unit"].map(own_survey)),
    )


def _is_official(sources: pd.Series) -> bool:
    named = sources.dropna()
    return not named.empty and all(map(is_papi, named))
