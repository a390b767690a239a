"""Units of a score workbook: a name as typed → the name and level scores are kept under, and the doubt."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from papi_metrics.findings import Finding, finding
from papi_metrics.framework import known_province, provinces
from papi_metrics.surveys.figures import LEVEL_NAMES
from papi_metrics.text import clean, closest, words_of
from papi_metrics.workbook import Cell

_LIKENESS = 86
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
    """Read a unit's name; a province is known by any of its names, communes have no register here."""
    if level in {"commune", "district"}:
        return UnitName(clean(text), level, None)
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
