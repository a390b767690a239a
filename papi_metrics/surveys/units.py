"""Units of a score workbook: a name as typed → the name and level scores are kept under, and the doubt."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from papi_metrics.findings import Finding, finding
from papi_metrics.framework import known_province, provinces
from papi_metrics.surveys.figures import LEVEL_NAMES
from papi_metrics.surveys.headings import Line
from papi_metrics.surveys.labels import is_blank, level_of
from papi_metrics.text import clean, closest, words_of
from papi_metrics.workbook import Cell

_LIKENESS = 86
UNREAD = "unread"
"""The level of a unit whose cell names none that is known."""
# The levels at which a name needs no register → the finding that belongs to them.
_PLAIN_LEVELS = {"commune": None, "district": None, "national": "score-national-row"}
_PREFIXES = (
    ("commune", ("xa ", "phuong ", "thi tran ", "dac khu ")),
    ("district", ("huyen ", "quan ", "thi xa ", "thanh pho ", "tp ")),
)
_NATIONAL = (
    "ca nuoc", "toan quoc", "national", "highest", "lowest", "diem cao nhat", "diem thap nhat", "mean", "median",
    "diem trung binh", "trung binh", "trung vi", "viet nam", "maximum", "minimum", "average", "diem trung vi",
)


class UnitName(NamedTuple):
    """How a unit's name was read; `doubt` is the code of a finding, None if the name is known."""

    name: str
    level: str
    doubt: str | None


@lru_cache(maxsize=10_000)
def unit_of(text: str, level: str | None) -> UnitName:
    """Read a unit's name; a province is known by any of its names, communes have no register here.

    `level` is None where none was given, `UNREAD` where it was not understood: the unit is no province then.
    """
    if level in _PLAIN_LEVELS:
        return UnitName(clean(text), level, _PLAIN_LEVELS[level])
    if level != UNREAD:
        return _unit_named(text, level)
    unit = _unit_named(text, None)
    return unit if unit.level in {"national", "district"} else UnitName(clean(text), "commune", None)


def _unit_named(text: str, level: str | None) -> UnitName:
    if exact := known_province(text):
        return UnitName(exact, "province", None)
    words = words_of(text)
    if any(words == name or words.startswith(f"{name} ") for name in _NATIONAL):
        return UnitName(clean(text), "national", "score-national-row")
    if level is None:
        told = next((told for told, prefixes in _PREFIXES if words.startswith(prefixes)), None)
        if told:
            return UnitName(clean(text), told, None)
    near = _nearest_province(words)
    if near:
        return UnitName(near, "province", "score-unit-corrected")
    return UnitName(clean(text), level or "commune", "score-unit-unknown")


def _nearest_province(words: str) -> str | None:
    """Return the one province that is like enough; none if two are alike enough to be meant."""
    choices = {words_of(item.name): item.name for item in provinces()}
    best = closest(words, list(choices), cutoff=_LIKENESS)
    if best is None:
        return None
    others = closest(words, [key for key in choices if key != best[0]], cutoff=best[1])
    return None if others else choices[best[0]]


class UnitReport:
    """Reads the names of one sheet's units and keeps a finding for each doubtful spelling, once."""

    def __init__(self, sheet: str) -> None:
        """Start with no findings."""
        self._sheet = sheet
        self._seen: dict[str, Finding] = {}

    def read(self, cell: Cell, level: str | None, place: tuple[int, str]) -> UnitName:
        """Read the unit a cell names; `place` is the row and the column letter that Excel shows."""
        return self._noted(unit_of(clean(str(cell)), level), clean(str(cell)), place)

    def read_line(self, line: Line, field: str) -> UnitName:
        """Read the unit that a field of a line names, at the level the line names; note a level that is not understood."""
        level = self._level(line)
        unit = self.read(line.cell(field), level, (line.number, line.letter(field)))
        if level == UNREAD and unit.level != "national":
            told = line.finding("score-level-unknown", "level", level=LEVEL_NAMES[unit.level])
            self._seen.setdefault(f"{UNREAD}|{told.value}|{unit.level}", told)
        return unit

    @staticmethod
    def _level(line: Line) -> str | None:
        cell = line.cell("level")
        return None if is_blank(cell) else level_of(cell) or UNREAD

    def national(self, cell: Cell, place: tuple[int, str]) -> UnitName:
        """Note a row that its number shows to be of the whole country."""
        text = clean(str(cell))
        return self._noted(UnitName(text, "national", "score-national-row"), text, place)

    def _noted(self, unit: UnitName, text: str, place: tuple[int, str]) -> UnitName:
        if unit.doubt and text not in self._seen:
            row, column = place
            details = {"used": unit.name, "level": LEVEL_NAMES.get(unit.level, "")}
            self._seen[text] = finding(
                unit.doubt, sheet=self._sheet, row=row, column=column, value=text, details=details
            )
        return unit

    @property
    def findings(self) -> list[Finding]:
        """The doubts met so far, in the order of their places."""
        return list(self._seen.values())
