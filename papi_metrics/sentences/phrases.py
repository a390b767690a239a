"""What sentences are made of in both languages: templates by name, counted nouns, names of indicators.

Facts are worked out once; a template only says them, so that both languages carry the same figures.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import pandas as pd

from papi_metrics.framework import english_name
from papi_metrics.language import Language, by_language, tongue
from papi_metrics.sentences.listing import listed
from papi_metrics.wording import number


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """Templates of one kind of sentence by name, a field a language; all have the same names and what is filled in."""

    vi: Mapping[str, str]
    en: Mapping[str, str]

    def say(self, name: str, language: Language | None, /, **fields: object) -> str:
        """Fill in a template, the Vietnamese one where the language has none; what is filled in is never read as one."""
        told: Mapping[str, str] = getattr(self, tongue(language))
        return told.get(name, self.vi[name]).format(**fields)


_NOUNS = {
    "task": ("nhiệm vụ", "task", "tasks"),
    "other_task": ("nhiệm vụ khác", "other task", "other tasks"),
    "dimension": ("chỉ số", "dimension", "dimensions"),
    "other_dimension": ("chỉ số khác", "other dimension", "other dimensions"),
    "version": ("phiên bản", "version", "versions"),
    "day": ("ngày", "day", "days"),
    "point": ("điểm phần trăm", "percentage point", "percentage points"),
    "part": ("phần", "part", "parts"),
    "score": ("điểm", "score", "scores"),
    "unit": ("đơn vị", "unit", "units"),
    "other_unit": ("đơn vị khác", "other unit", "other units"),
    "plan": ("kế hoạch", "plan", "plans"),
}


def counted(count: float, noun: str, *, language: Language | None = None) -> str:
    """Write a whole number with its noun: "2 nhiệm vụ", "1 task", "2 tasks"."""
    return f"{number(count, language=language)} {noun_of(count, noun, language=language)}"


def noun_of(count: float, noun: str, *, language: Language | None = None) -> str:
    """Return a noun as it stands beside a count that is shown as a whole number."""
    vietnamese, one, many = _NOUNS[noun]
    return vietnamese if tongue(language) == "vi" else one if number(count) == "1" else many


def dimensions_in(numbers: Sequence[object], language: Language | None) -> str:
    """Name dimensions by number: "chỉ số 4 và 7", "dimensions 4 and 7"."""
    return f"{noun_of(len(numbers), 'dimension', language=language)} {listed([str(one) for one in numbers], language=language)}"


def opened(text: str) -> str:
    """Begin a sentence with a capital."""
    return f"{text[:1].upper()}{text[1:]}"


def named(code: str, name: str, *, language: Language | None = None) -> str:
    """Return an indicator's name in a language."""
    return name if tongue(language) == "vi" else english_name(code, name)


def names_of(rows: pd.DataFrame, *, language: Language | None = None) -> str:
    """List the names of rows of `code` and `name`."""
    return listed([named(str(code), str(name), language=language) for code, name in _pairs(rows)], language=language)


CARE: Mapping[Language, str] = MappingProxyType({"vi": " (cần thận trọng)", "en": " (with care)"})
"""What stands behind a figure that may be compared with caution only."""


def careful_names(rows: pd.DataFrame, *, language: Language | None = None) -> str:
    """List the names of rows of `code`, `name` and `comparability`; each that asks for caution says so."""
    cares = [by_language(CARE, language) if word == "caution" else "" for word in rows["comparability"]]
    names = [named(str(code), str(name), language=language) for code, name in _pairs(rows)]
    return listed([f"{name}{care}" for name, care in zip(names, cares, strict=True)], language=language)


def _pairs(rows: pd.DataFrame) -> Iterable[tuple[Any, Any]]:
    return zip(rows["code"], rows["name"], strict=True)
