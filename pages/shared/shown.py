"""Tables as they are shown: only the columns a page names, every text harmless; made once for each kept table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from weakref import ref

import pandas as pd

from papi_metrics.reports import harmless_table

_MOST = 256
# Tables are kept by whoever worked them out and are never changed, so that one is known by being the same object.
_SHOWN: dict[tuple[int, tuple[str, ...]], tuple[ref[pd.DataFrame], pd.DataFrame]] = {}


def shown_table(data: pd.DataFrame, columns: Mapping[str, Any] | None = None) -> pd.DataFrame:
    """Return the columns of a table that are shown, their texts harmless; all columns where none is named.

    Shape: the rows of `data`; the columns it shares with `columns` in the order of `columns`. Never to be changed.
    """
    names = tuple(name for name in columns or {} if name in data) or tuple(data.columns)
    key = id(data), names
    kept = _SHOWN.get(key)
    if kept is not None and kept[0]() is data:
        return kept[1]
    if len(_SHOWN) >= _MOST:
        _SHOWN.clear()
    shown = harmless_table(data[list(names)])
    _SHOWN[key] = ref(data), shown
    return shown
