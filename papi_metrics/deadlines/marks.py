"""The grammar of timings without a last day: spelled text → marks of what stands, recurs or is unforeseen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from papi_metrics.deadlines.parsing import Parser, either, kept, matching


@dataclass(frozen=True, slots=True)
class Mark:
    """A timing without a last day; `form` tells apart those that combine in their own way with a date.

    periodic: "định kỳ" without a period. yearly: every year and nothing oftener. on_demand: "khi có yêu cầu".
    """

    kind: Literal["standing", "recurring", "event"]
    form: Literal["plain", "periodic", "yearly", "on_demand"] = "plain"


def _marked(pattern: str, mark: Mark) -> Parser[Mark]:
    return kept(matching(pattern), lambda _: mark)


# --- standing

_CONTINUED = r"(?:tiep tuc )?(?:trong )?(?:cac|nhung) (?:nam|quy|thang) (?:tiep theo|ke tiep|sau|toi)"
_standing = either(
    _marked(
        rf"(?:duy tri )?(?:thuong xuyen|lien tuc|xuyen suot|thuong truc|lau dai|quanh nam)|{_CONTINUED}",
        Mark("standing"),
    ),
    _marked(r"dinh ky", Mark("standing", "periodic")),
)


# --- recurring

# A unit with a number is a period ("quý 1"), unless the number counts times ("quý 1 lần").
_NOT_NUMBERED = r"(?! (?:[/-] |\( )?(?:[0-9]+\b(?! (?:- [0-9]+ )?lan| thang)|(?:i|ii|iii|iv)\b))"
_UNIT = rf"(?:(?:(?:0?[23469]|hai|ba|bon|sau|chin) thang|quy|thang|(?:ca )?nam|tuan){_NOT_NUMBERED}(?! hoc\b))"
_DAILY = rf"(?:{_UNIT}|ngay{_NOT_NUMBERED})"
_AND = r"(?:,|va|/|&|\+|-|hoac|;)(?: va)?"
_EACH = r"(?:hang|moi|tung)"
_REPORT = r"(?:bao cao|so ket|tong ket|giao ban|hop)"
_EVERY = rf"(?:dinh ky )?(?:vao |theo )?{_EACH} {_DAILY}(?: {_AND} (?:{_EACH} )?{_UNIT})*"
_COUNT = r"(?:[0-9]{1,2}|mot|hai|ba|bon)"
_OFTEN = rf"(?:(?:it nhat|toi thieu) )?{_COUNT}(?: - {_COUNT})? lan"
_DAY = r"(?:[12][0-9]|3[01]|0?[1-9])"
_DAYS = rf"{_DAY}(?: (?:,|va|&) (?:ngay )?{_DAY})*"
_NUMBERED_DAYS = rf"ngay {_DAYS}"
_BY = r"(?:(?:cham nhat|muon nhat|khong qua|truoc|den|la|vao|trong|cac) )*"
_EDGE_MONTH = rf"thang (?:cuoi|dau)(?: cung)? (?:cua )?(?:{_EACH} )?(?:quy|ky){_NOT_NUMBERED}(?: bao cao)?"
_OF_EACH = rf"(?:(?:(?:cua|trong) )*(?:{_EACH} thang(?! [0-9])|{_EDGE_MONTH})|cua thang(?! [0-9]))"
_WEEKDAY = r"(?:thu (?:[2-7]|hai|ba|tu|nam|sau|bay)|chu nhat)"

_yearly = _marked(rf"(?:dinh ky )?(?:vao )?{_EACH} nam{_NOT_NUMBERED}|thuong nien", Mark("recurring", "yearly"))
_RECURRING = (
    rf"{_EVERY}(?: {_OFTEN})?",
    rf"{_EVERY} (?:, )?{_BY}{_NUMBERED_DAYS}(?: {_OF_EACH})?",
    rf"{_EVERY} \( {_BY}{_NUMBERED_DAYS}(?: {_OF_EACH})? \)",
    rf"(?:{_REPORT} )?dinh ky (?:theo )?{_UNIT}(?: {_AND} {_UNIT})*",
    rf"{_REPORT} {_UNIT}(?: {_AND} (?:{_REPORT} )?{_UNIT})*",
    rf"theo (?:tung )?{_UNIT}(?: {_AND} {_UNIT})*",
    rf"{_UNIT}(?: {_AND} {_UNIT})+",
    rf"(?:trong )?cac (?:quy|thang|tuan|ky){_NOT_NUMBERED}",
    rf"{_OFTEN} (?:/|{_EACH}|trong|tren) (?:(?:mot|0?1) )?{_DAILY}",
    rf"(?:(?:mot|0?1) )?{_DAILY} (?:/ )?{_OFTEN}|(?:(?:mot|0?1) )?{_UNIT} / lan",
    rf"{_BY}(?:ngay )?{_DAYS} (?:/ )?{_OF_EACH}",
    rf"{_BY}(?:ngay )?(?:cuoi|dau) {_EACH} {_UNIT}|{_BY}{_EDGE_MONTH}",
    rf"{_BY}ngay (?:lam viec )?cuoi(?: cung)? (?:cua )?(?:{_EACH} )?(?:thang|quy|tuan){_NOT_NUMBERED}",
    rf"(?:vao )?{_WEEKDAY}(?: (?:,|va) {_WEEKDAY})* {_EACH} tuan",
)
_recurring = either(_yearly, *(_marked(pattern, Mark("recurring")) for pattern in _RECURRING))

_unforeseen = _marked(r"dot xuat|phat sinh", Mark("event", "on_demand"))

marks: Parser[Mark] = either(_recurring, _standing, _unforeseen)
