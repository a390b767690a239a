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
        return (told if name in told else self.vi)[name].format(**fields)

    def say_count(self, name: str, language: Language | None, count: float, /, *, digits: int = 0, **fields: object) -> str:
        """Fill in a template that counts, `count` among its fields; for one, the template named `…_one` where the language has it."""
        shown, one = number(count, digits, language=language), number(1, digits, language=language)
        single = shown == one and f"{name}_one" in getattr(self, tongue(language))
        return self.say(f"{name}_one" if single else name, language, count=shown, **fields)


_NOUNS = Phrases(
    vi={
        "task": "nhiệm vụ",
        "work": "việc",
        "other_task": "nhiệm vụ khác",
        "dimension": "chỉ số",
        "other_dimension": "chỉ số khác",
        "version": "phiên bản",
        "day": "ngày",
        "point": "điểm phần trăm",
        "part": "phần",
        "score": "điểm",
        "unit": "đơn vị",
        "other_unit": "đơn vị khác",
        "other": "đơn vị khác",
        "province": "tỉnh",
        "province_survey": "tỉnh tự khảo sát",
        "district": "huyện",
        "commune": "xã",
        "plan": "kế hoạch",
    },
    en={
        "work": "tasks",
        "work_one": "task",
        "task": "tasks",
        "task_one": "task",
        "other_task": "other tasks",
        "other_task_one": "other task",
        "dimension": "dimensions",
        "dimension_one": "dimension",
        "other_dimension": "other dimensions",
        "other_dimension_one": "other dimension",
        "version": "versions",
        "version_one": "version",
        "day": "days",
        "day_one": "day",
        "point": "percentage points",
        "point_one": "percentage point",
        "part": "parts",
        "part_one": "part",
        "score": "scores",
        "score_one": "score",
        "unit": "units",
        "unit_one": "unit",
        "other_unit": "other units",
        "other_unit_one": "other unit",
        "other": "others",
        "other_one": "other",
        "province": "provinces",
        "province_one": "province",
        "province_survey": "provinces with their own surveys",
        "province_survey_one": "province with its own survey",
        "district": "districts",
        "district_one": "district",
        "commune": "communes",
        "commune_one": "commune",
        "plan": "plans",
        "plan_one": "plan",
    },
)


def counted(count: float, noun: str, *, language: Language | None = None) -> str:
    """Write a whole number with its noun: "2 nhiệm vụ", "1 task", "2 tasks"."""
    return f"{number(count, language=language)} {noun_of(count, noun, language=language)}"


def noun_of(count: float, noun: str, *, language: Language | None = None) -> str:
    """Return a noun as it stands beside a count that is shown as a whole number."""
    return _NOUNS.say_count(noun, language, count)


def dimensions_in(numbers: Sequence[object], language: Language | None) -> str:
    """Name dimensions by number: "chỉ số 4 và 7", "dimensions 4 and 7"."""
    return f"{noun_of(len(numbers), 'dimension', language=language)} {listed([str(one) for one in numbers], language=language)}"


def opened(text: str) -> str:
    """Begin a sentence with a capital."""
    return f"{text[:1].upper()}{text[1:]}"


def named(code: str, name: str, *, language: Language | None = None) -> str:
    """Return an indicator's name in a language."""
    return by_language({"vi": name, "en": english_name(code, name)}, language)


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
