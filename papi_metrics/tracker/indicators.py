"""Which PAPI dimension and sub-dimension a cell of a plan means: by name, by number, by the plan's own letter."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from papi_metrics.framework import DIMENSIONS, dimension_names, sub_dimension_names, sub_dimensions
from papi_metrics.text import clean, closest, fold, words_of
from papi_metrics.tracker.merges import is_blank
from papi_metrics.tracker.numbers import is_blank_mark
from papi_metrics.workbook import Cell

Code = TypeVar("Code", int, str)

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8}
_WORD = r"(?:chi so noi dung|chi so papi|chi so|truc noi dung|truc|noi dung|csnd|nd|cs|dimension)"
_NUMBERED = re.compile(rf"(?:({_WORD})(?: so| thu)? )?([1-8]|viii|vii|vi|iv|v|iii|ii|i)(?: |$)(.*)$")
_WORDED = re.compile(rf"{_WORD} (.*)$")
_LETTERED = re.compile(r"([1-8]?[a-h](?:\s*[,;+&]\s*[1-8]?[a-h])*)(?:[.):]\s*|\s*[-/]\s+|$|(?<=\d[a-h])\s+)")
_CODED = re.compile(r"([1-8])\.([1-9])[.):]?(?:\s|$)")
_LABELS = re.compile(r"[1-8][a-h](?:\s*[,;+&]\s*[1-8]?[a-h])*$")
_CODE = r"[1-8]\.[1-9]"
_STATED = re.compile(rf"(.*?)\s*\(PAPI:? ?(không|{_CODE}(?:\s?[;,]\s?{_CODE})*)\)$", re.DOTALL)

NO_DIMENSION = "Chưa gắn chỉ số"
"""What stands in the dimension's place of a task of no dimension; a blank cell would mean the one above."""
NO_COMPONENT = "-"
"""What stands in the component's place of a task of no component."""


@dataclass(frozen=True, slots=True)
class DimensionReading:
    """A dimension 1-8 or None, and the code of the doubt, if any."""

    dimension: int | None
    doubt: str | None = None


@dataclass(frozen=True, slots=True)
class ComponentReading:
    """A component's own label ("5b, 5c"), the sub-dimensions it serves, and the code of the doubt, if any."""

    label: str | None
    codes: tuple[str, ...] = ()
    doubt: str | None = None


@lru_cache(maxsize=5_000, typed=True)
def read_dimension(value: Cell) -> DimensionReading:
    """Read a dimension cell; the name decides, a number alone serves where a word says what it counts."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return DimensionReading(int(value)) if value in DIMENSIONS else _UNKNOWN
    words = words_of(str(value)) if value is not None else ""
    if not words or words == _NONE:
        return DimensionReading(None)
    match = _NUMBERED.match(words)
    number = _number(match[2]) if match else None
    word, rest = (match[1], match[3]) if match else (None, words)
    if number and not rest:
        return DimensionReading(number)
    named, exact = _named(rest, dimension_names())
    if not exact and (whole := dimension_names().get(words)):
        named, exact = whole, True
    if named:
        conflict = number not in {None, named} and (word is not None or (match is not None and match[2].isdigit()))
        doubt = "dimension-conflict" if conflict else None if exact else "dimension-close"
        return DimensionReading(named, doubt)
    return DimensionReading(number, "dimension-close") if number and word else _UNKNOWN


_UNKNOWN = DimensionReading(None, "dimension-unknown")
_NONE = words_of(NO_DIMENSION)


def _number(text: str) -> int:
    return int(text) if text.isdigit() else _ROMAN[text]


def _named(words: str, names: Mapping[str, Code]) -> tuple[Code | None, bool]:
    """Find a name: word for word, then by likeness, then the longest known name that stands inside the words."""
    bare = match[1] if (match := _WORDED.match(words)) else words
    for candidate in (words, bare):
        if candidate in names:
            return names[candidate], True
    near = closest(bare, names.keys())
    if near:
        return names[near[0]], False
    inside = [name for name in names if len(name) > 12 and f" {name} " in f" {words} "]  # noqa: PLR2004
    return (names[max(inside, key=len)], False) if inside else (None, False)


@lru_cache(maxsize=5_000)
def names_indicator(text: str, *, year: int) -> bool:
    """True if a text is, word for word, the name of a dimension or of a sub-dimension of a year."""
    words = words_of(text)
    return words in dimension_names() or words in sub_dimension_names(year)


@lru_cache(maxsize=5_000)
def read_component(text: str, *, dimension: int | None, year: int) -> ComponentReading:
    """Read a component cell: one component or several, by name first, then by code, then by the plan's letter.

    Codes in brackets at its end, "5b, 5c (PAPI 5.2; 5.3)", say themselves what the words before them mean.
    A label that is read again, its codes behind it, stays as it is.
    """
    tidy = clean(text)
    if is_blank(tidy) or is_blank_mark(tidy):
        return ComponentReading(None)
    return _owned(_labelled(_stated(tidy, year) or _told(tidy, dimension, year)), dimension)


def _stated(text: str, year: int) -> ComponentReading | None:
    """Read a cell that ends with its codes; None if it does not, or if the year has not all of them."""
    match = _STATED.match(text)
    codes = tuple(dict.fromkeys(re.findall(_CODE, match[2]))) if match else ()
    if match is None or not set(codes) <= set(sub_dimensions(year)):
        return None
    return ComponentReading(" ".join(match[1].split()) or None, codes)


def _told(text: str, dimension: int | None, year: int) -> ComponentReading:
    whole = _component(text, dimension, year)
    lines = [line for line in re.split(r"[\n;]", text) if line.strip(" -+•")]
    if (whole.codes and whole.doubt is None) or len(lines) < 2:  # noqa: PLR2004
        return whole
    parts = [_component(line, dimension, year) for line in lines]
    codes = tuple(dict.fromkeys(code for part in parts for code in part.codes))
    if not codes:
        return whole
    label = ", ".join(dict.fromkeys(part.label for part in parts if part.label))
    return ComponentReading(label, codes, next((part.doubt for part in parts if part.doubt), None))


def _labelled(reading: ComponentReading) -> ComponentReading:
    """Let the codes stand for a label where the plan gives a name only."""
    return ComponentReading(reading.label or ", ".join(reading.codes) or None, reading.codes, reading.doubt)


def _component(text: str, dimension: int | None, year: int) -> ComponentReading:
    """Read one component: its label stands first ("5b, 5c." or "2.1"), its name after it; either may be missing."""
    folded = fold(text).lstrip("-+• ")
    if _LABELS.match(folded):
        return _by_letters(folded, dimension, year)
    coded, lettered = _CODED.match(folded), _LETTERED.match(folded)
    mark = coded or lettered
    rest = words_of(folded[mark.end() :] if mark else folded)
    label, home = (f"{coded[1]}.{coded[2]}", int(coded[1])) if coded else (None, dimension)
    letters = ComponentReading(None)
    if lettered and not coded:
        letters = _by_letters(lettered[1], dimension, year)
        label, home = letters.label, int(lettered[1][0]) if lettered[1][0].isdigit() else dimension
    named, exact = _named(rest, sub_dimension_names(year)) if rest else (None, False)
    if named:
        codes = tuple(named.split(";"))
        return _owned(ComponentReading(label, codes, None if exact else "component-close"), home)
    if coded and label:
        known = label in sub_dimensions(year)
        return ComponentReading(label, (label,) if known else (), None if known and not rest else "component-close")
    if letters.label:
        return letters
    return ComponentReading(" ".join(text.split()), (), "component-unknown")


def _owned(reading: ComponentReading, dimension: int | None) -> ComponentReading:
    """Keep only sub-dimensions of the task's own dimension; a name of another dimension is a doubt."""
    own = tuple(code for code in reading.codes if dimension is None or code.startswith(f"{dimension}."))
    if own == reading.codes:
        return reading
    return ComponentReading(reading.label, own, "component-conflict")


def _by_letters(text: str, dimension: int | None, year: int) -> ComponentReading:
    """Count letters along the dimension's sub-dimensions: a is the first. The year may have dropped one."""
    labels, codes, home = [], [], dimension
    for number, letter in re.findall(r"([1-8])?([a-h])", text):
        home = int(number) if number else home
        labels.append(f"{home or ''}{letter}")
        known = [code for code in sub_dimensions(year) if code.startswith(f"{home}.")]
        index = ord(letter) - ord("a")
        if home and index < len(known):
            codes.append(known[index])
    return ComponentReading(", ".join(labels), tuple(dict.fromkeys(codes)), "component-by-letter")
