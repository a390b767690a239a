"""What the list of findings says: findings in the order to mend them → rows of words, with the cell each leads to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from papi_metrics.catalogue import ACTIONS
from papi_metrics.finding_list import place_words
from papi_metrics.findings import Finding, by_action, kind_of
from papi_metrics.palette import SEVERITIES
from papi_metrics.reports.painting.places import Place, address_of, column_number, is_place

WHOLE_ROW = 0
"""Stands for the column of a finding about a row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the list: its words by field of the heading, its severity, and where its link leads to."""

    words: Mapping[str, str]
    severity: str
    target: str | None


def to_mend(findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings that a person is to do something about."""
    return [item for item in findings if kind_of(item).mend]


def entries_of(findings: Sequence[Finding], cells: Mapping[str, Mapping[Place, Place]]) -> Iterator[Entry]:
    """Yield a line a finding, in the order to mend them; `cells` are the sheets there are and which cell stands for which place."""
    for action, items in by_action(findings).items():
        for item in items:
            kind = kind_of(item)
            yield Entry(
                words={
                    "action": ACTIONS[action],
                    "severity": SEVERITIES[item.severity].word,
                    "sheet": item.sheet or "",
                    "place": place_words(item.row, item.column),
                    "value": item.value or "",
                    "mend": kind.mend[:1].upper() + kind.mend[1:],
                    "result": kind.result,
                    "code": item.code,
                    "message": item.message,
                },
                severity=item.severity,
                target=_target(item, cells),
            )


def _target(item: Finding, cells: Mapping[str, Mapping[Place, Place]]) -> str | None:
    """Return the place a finding's link leads to; None where its sheet is not in the workbook, or no cell is named."""
    if item.sheet is None or item.sheet not in cells or item.row is None:
        return None
    place = (item.row, column_number(item.column) if item.column else WHOLE_ROW)
    cell = cells[item.sheet].get(place, (place[0], max(place[1], 1)))
    return f"{quoted(item.sheet)}!{address_of(cell)}" if is_place(*cell) else None


def quoted(name: str) -> str:
    """Write a sheet's name as a reference has it: in apostrophes, its own doubled."""
    return "'" + name.replace("'", "''") + "'"
