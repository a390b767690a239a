"""Cells of a report's tables as readers write them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from papi_metrics.briefing.value import Cell, CellKind
from papi_metrics.language import Language
from papi_metrics.wording import date, is_missing, number, percent, points, signed, signed_percent


def written(value: Cell, kind: CellKind, *, language: Language = "vi") -> str:
    """Write a cell; a text that is missing is blank, a figure that is missing is a dash."""
    if kind == "text":
        return "" if is_missing(value) else str(value)
    return _WRITERS[kind](value, language)


def _date(value: Any, _: Language) -> str:  # noqa: ANN401 - a cell
    return date(value if isinstance(value, dt.date) else None)


def _share_points(value: Any, language: Language) -> str:  # noqa: ANN401 - a cell
    return signed(None if is_missing(value) else 100 * float(value), 0, language=language)


_WRITERS: dict[str, Callable[[Any, Language], str]] = {
    "count": lambda value, language: number(value, language=language),
    "share": lambda value, language: percent(value, language=language),
    "signed_share": _share_points,
    "points": lambda value, language: points(value, language=language),
    "signed": lambda value, language: signed(value, language=language),
    "signed_percent": lambda value, language: signed_percent(value, language=language),
    "date": _date,
}
