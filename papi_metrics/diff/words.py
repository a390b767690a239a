"""What stood in a field, in the words a person reads: rows of the task table → texts, which are kept in Vietnamese."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

import pandas as pd

from papi_metrics.language import Language, gettext, later, spoken
from papi_metrics.palette import STATES
from papi_metrics.wording import date, is_missing, number, per_cent

_NOT_PLACED = later("chưa gắn chỉ số")
_NO_DAY = later("không có ngày")
_FIGURES, _NAMED = frozenset({"progress", "weight"}), frozenset({"state", "dimension"})
_PERCENT = per_cent("", language="vi")
_VIETNAMESE = re.compile(r"−?\d{1,3}(\.\d{3})*(,\d+)?")
_POINTS = str.maketrans({".": None, ",": ".", "−": "-"})


def in_words(field: str, tasks: pd.DataFrame) -> list[str | None]:
    """Return a field of each task in Vietnamese words; None where nothing stands. `field` is a key of CHANGE_FIELDS.

    The store keeps them, whatever language the page speaks that accepts a version; `said_again` shows them in another.
    """
    if field == "due":
        return [_deadline(due, words) for due, words in zip(tasks["due"], tasks["timing"], strict=True)]
    if field == "dimension":
        columns = (tasks[name] for name in ("dimension", "component", "sub_dimensions"))
        return [_place(*cells) for cells in zip(*columns, strict=True)]
    say = _WORDS.get(field, str)
    return [None if is_missing(value) else say(value) for value in tasks[field]]


def said_again(field: str, words: str) -> str:
    """Say in the language spoken what `in_words` gave for a field; what the plan itself says stays as it stands there."""
    if field in _FIGURES:
        return _figure(words)
    if field == "due":
        told = words.removesuffix(f" ({_NO_DAY})")
        return words if told == words else f"{told} ({gettext(_NO_DAY)})"
    return gettext(words) if field in _NAMED else words


def _figure(words: str) -> str:
    figure = words.removesuffix(_PERCENT)
    if _VIETNAMESE.fullmatch(figure) is None:
        return words
    value = float(figure.translate(_POINTS))
    return _exact(value, spoken()) if figure == words else per_cent(_exact(value, spoken()))


def _deadline(due: dt.datetime, words: object) -> str | None:
    """Say the day and the words it was read from; they are one where the cell held a day."""
    day = None if is_missing(due) else date(due)
    told = None if is_missing(words) else str(words)
    if day and told and told != day:
        return f"{day} ({told})"
    return day or (f"{told} ({_NO_DAY})" if told else None)


def _place(dimension: object, component: object, codes: object) -> str:
    parts = [str(part) for part in (dimension, component) if not is_missing(part)]
    served = "" if is_missing(codes) or str(codes) in parts else f" ({codes})"
    return " · ".join(parts) + served if parts else _NOT_PLACED


def _share(value: float) -> str:
    """Write a share with as many decimals as it has, so that two that differ read differently."""
    return per_cent(_exact(value * 100), language="vi")


def _exact(value: float, language: Language = "vi") -> str:
    """Write a number with as many decimals as it has, at most four."""
    shown = round(value, 4)
    return number(shown, next(digits for digits in itertools.count() if round(shown, digits) == shown), language=language)


_WORDS: Mapping[str, Callable[..., str]] = MappingProxyType({
    "state": lambda value: STATES[value].word,
    "progress": _share,
    "completed_on": date,
    "weight": _exact,
})
