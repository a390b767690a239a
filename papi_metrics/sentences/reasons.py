"""Why scores may not be compared, or only with caution: a row of change → its reason in the language asked for."""

from __future__ import annotations

from typing import Any

import pandas as pd

from papi_metrics.framework import unit_comparability
from papi_metrics.language import Language, tongue
from papi_metrics.wording import is_missing


def reason_of(row: pd.Series | dict[Any, Any], *, unit: str, language: Language | None = None) -> str:
    """Return why a row of `score_change` may not be compared, or only with caution, without its last full stop.

    Tables hold it in Vietnamese; in another language it is worked out again.
    """
    told = row["reason"]
    if tongue(language) != "vi":
        told = unit_comparability(unit, str(row["code"]), int(row["base_year"]), int(row["year"]), language=language)[1] or told
    return "" if is_missing(told) else str(told).rstrip(".")
