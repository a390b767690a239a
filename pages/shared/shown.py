"""Tables as they are shown: only the columns a page names, every text harmless; what is made of a kept table is made once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from typing import Any, TypeVar
from weakref import ref

import pandas as pd

from papi_metrics.reports import harmless_table

T = TypeVar("T")
_MOST = 256
# Tables are kept by whoever worked them out and are never changed, so that one is known by being the same object.
_MADE: dict[tuple[int, Hashable], tuple[ref[pd.DataFrame], Any]] = {}


def made_once(data: pd.DataFrame, what: Hashable, make: Callable[[], T]) -> T:
    """Return what is made of a table, by its name `what`; made again only for another table. Never to be changed."""
    key = id(data), what
    kept = _MADE.get(key)
    if kept is None or kept[0]() is not data:
        if len(_MADE) >= _MOST:
            _MADE.clear()
        kept = _MADE[key] = ref(data), make()
    made: T = kept[1]
    return made


def shown_table(data: pd.DataFrame, columns: Mapping[str, Any] | None = None) -> pd.DataFrame:
    """Return the columns of a table that are shown, their texts harmless; all columns where none is named.

    Shape: the rows of `data`; the columns it shares with `columns` in the order of `columns`. Never to be changed.
    """
    names = tuple(name for name in columns or {} if name in data) or tuple(data.columns)
    return made_once(data, ("shown", names), lambda: harmless_table(data[list(names)]))
