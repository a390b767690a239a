"""The marks that Word puts before the paragraphs of its lists, which stand in no text: "- ", "1.", "II.", "a)"."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from lxml import etree

from papi_metrics.workbook.elements import child, children, value_of, whole_number

_LEVELS = 9
_LARGEST_ROMAN = 3999
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"),
    (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_PLACE = re.compile(r"%([1-9])")
# Numbers that the reader of trackers takes for bullets.
_PLAIN = re.compile(r"(\d{1,2}|[a-z])[.)]$")


class Mark(NamedTuple):
    """What stands before a list's paragraph: `bullet` where it is one of several, `number` where it has one."""

    bullet: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class _Level:
    form: str = "bullet"
    text: str = ""
    start: int = 1


@dataclass(frozen=True, slots=True)
class _List:
    """A list as paragraphs name it: what it counts along with, its levels, and where it starts anew."""

    series: str
    levels: Mapping[int, _Level]
    starts: Mapping[int, int]


@dataclass(slots=True)
class Lists:
    """The lists of a document; they count on with every paragraph they are asked about, in the document's order."""

    lists: dict[str, _List] = field(default_factory=dict)
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)
    counts: dict[str, list[int | None]] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, numbering: etree._Element | None, styles: etree._Element | None) -> Lists:
        """Read the parts of a document that describe its lists; either may be missing."""
        return cls(_lists(numbering), _styles(styles))

    def mark(self, properties: etree._Element | None) -> Mark:
        """Return the mark of the next paragraph, told from its properties, and count it."""
        number, level = self._named(properties)
        if number is None:
            return Mark()
        known = self.lists.get(number)
        if known is None or known.levels.get(level, _Level()).form == "bullet":
            return Mark("- " if level == 0 else "+ ")
        shown = self._counted(number, known, level)
        plain = level == 0 and _PLAIN.match(shown)
        return Mark(f"{shown} " if plain else "- " if level == 0 else "+ ", shown)

    def _named(self, properties: etree._Element | None) -> tuple[str | None, int]:
        """Tell the list and the level of a paragraph: its own, else its style's; the number 0 takes it out of any list."""
        if properties is None:
            return None, 0
        number, level = self.styles.get(value_of(child(properties, "pStyle")) or "", (None, 0))
        own = child(properties, "numPr")
        if own is not None:
            number = value_of(child(own, "numId")) or number
            level = whole_number(value_of(child(own, "ilvl")), level, most=_LEVELS - 1)
        return (None, 0) if number == "0" else (number, level)

    def _counted(self, number: str, known: _List, level: int) -> str:
        counts = self.counts.setdefault(known.series, [None] * _LEVELS)
        if number not in self.begun:
            self.begun.add(number)
            for restarted in known.starts:
                counts[restarted] = None
        start = known.starts.get(level, known.levels[level].start)
        before = counts[level]
        counts[level] = start if before is None else before + 1
        counts[level + 1 :] = [None] * (_LEVELS - level - 1)

        def shown(place: re.Match[str]) -> str:
            other = int(place[1]) - 1
            its_level = known.levels.get(other, _Level("decimal"))
            count = counts[other]
            return _FORMS.get(its_level.form, str)(its_level.start if count is None else count)

        return _PLACE.sub(shown, known.levels[level].text).strip()


def _lists(numbering: etree._Element | None) -> dict[str, _List]:
    if numbering is None:
        return {}
    abstract = {
        item.get(_attribute(item, "abstractNumId"), ""): dict(map(_level, children(item, "lvl")))
        for item in children(numbering, "abstractNum")
    }
    lists = {}
    for item in children(numbering, "num"):
        series = value_of(child(item, "abstractNumId")) or ""
        starts = {
            whole_number(change.get(_attribute(change, "ilvl")), 0, most=_LEVELS - 1): whole_number(value_of(start), 1)
            for change in children(item, "lvlOverride")
            if (start := child(change, "startOverride")) is not None
        }
        lists[item.get(_attribute(item, "numId"), "")] = _List(series, abstract.get(series, {}), starts)
    return lists


def _level(item: etree._Element) -> tuple[int, _Level]:
    place = whole_number(item.get(_attribute(item, "ilvl")), 0, most=_LEVELS - 1)
    form = value_of(child(item, "numFmt")) or "decimal"
    return place, _Level(form, value_of(child(item, "lvlText")) or "", whole_number(value_of(child(item, "start")), 1))


def _attribute(item: etree._Element, name: str) -> str:
    return item.tag.rpartition("}")[0] + "}" + name


def _styles(styles: etree._Element | None) -> dict[str, tuple[str, int]]:
    """Return the styles whose paragraphs belong to a list, also by the style they are based on."""
    own: dict[str, tuple[str, int]] = {}
    based: dict[str, str] = {}
    for item in children(styles, "style") if styles is not None else ():
        name = item.get(_attribute(item, "styleId"), "")
        based[name] = value_of(child(item, "basedOn")) or ""
        properties = child(item, "pPr")
        numbered = None if properties is None else child(properties, "numPr")
        if numbered is not None and (number := value_of(child(numbered, "numId"))):
            own[name] = number, whole_number(value_of(child(numbered, "ilvl")), 0, most=_LEVELS - 1)
    return {name: found for name in based if (found := _inherited(name, own, based))}


def _inherited(name: str, own: Mapping[str, tuple[str, int]], based: Mapping[str, str]) -> tuple[str, int] | None:
    seen: set[str] = set()
    while name and name not in own and name not in seen:
        seen.add(name)
        name = based.get(name, "")
    return own.get(name)


def _roman(number: int) -> str:
    if not 0 < number <= _LARGEST_ROMAN:
        return str(number)
    text = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        text += letters * times
    return text


def _letter(number: int) -> str:
    """Count a to z, then aa, bb, as Word does."""
    return chr(ord("A") + (number - 1) % 26) * min((number - 1) // 26 + 1, _LEVELS) if number > 0 else str(number)


_FORMS: Mapping[str, Callable[[int], str]] = MappingProxyType({
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": _letter,
    "lowerLetter": lambda number: _letter(number).lower(),
    "decimalZero": lambda number: f"{number:02d}",
    "none": lambda _: "",
})
