"""Overdue tasks counted by office: the table of late tasks → a list of offices, for documents whose table is long."""

from __future__ import annotations

from collections.abc import Mapping

from papi_metrics.briefing import Grid, Listing
from papi_metrics.language import Language
from papi_metrics.sentences import Phrases, counted
from papi_metrics.tracker import split_offices

MANY = 10
"""A table of more late tasks is summed up by office."""
_OFFICE, _DAYS = 1, 4
_SAID = Phrases(
    vi={"lead": "Số nhiệm vụ quá hạn theo đơn vị{shared}:", "shared": " (nhiệm vụ của nhiều đơn vị tính cho từng đơn vị)", "item": "{office}: {count}, lâu nhất {days}"},
    en={"lead": "Overdue tasks by office{shared}:", "shared": " (a task of several offices counts for each)", "item": "{office}: {count}, the longest {days}"},
)


def late_by_office(grid: Grid, language: Language, *, more_than: int = MANY) -> Listing | None:
    """Count the late tasks of each office and tell its longest delay, most tasks first; a task of two offices counts for both.

    Errors: none; another table, or one that is not long, gives None.
    """
    if grid.name != "late" or len(grid.rows) <= more_than:
        return None
    days = days_by_office(grid)
    items = [
        _SAID.say("item", language, office=office, count=counted(len(late), "task", language=language), days=counted(max(late), "day", language=language))
        for office, late in days.items()
    ]
    shared = _SAID.say("shared", language) if sum(map(len, days.values())) > len(grid.rows) else ""
    return Listing(lead=_SAID.say("lead", language, shared=shared), items=tuple(items))


def days_by_office(grid: Grid) -> Mapping[str, list[int]]:
    """Return the days late of each office's tasks, the office of most tasks first, of as many that of the longest delay."""
    found: dict[str, list[int]] = {}
    for row in grid.rows:
        for office in dict.fromkeys(split_offices(str(row[_OFFICE]))):
            found.setdefault(office, []).append(int(row[_DAYS]))  # type: ignore[arg-type]
    return dict(sorted(found.items(), key=lambda item: (-len(item[1]), -max(item[1]))))
