"""The value that reading a timing gives, and the span of years that is believed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Kind = Literal["dated", "standing", "recurring", "event", "unread", "none"]

EARLIEST_YEAR, LATEST_YEAR = 2000, 2100


@dataclass(frozen=True, slots=True)
class Deadline:
    """When a task is to be done: what kind of timing it is, and its first and last day where it has them.

    dated: `due` is set, `start` where a period was stated. standing, recurring: no `due`; `start` where the
    work begins on a stated day. event, unread, none: neither.
    """

    kind: Kind
    start: date | None = None
    due: date | None = None


UNREAD = Deadline("unread")


def is_plausible_year(year: float) -> bool:
    """Tell whether a number can be the year of a plan."""
    return EARLIEST_YEAR <= year <= LATEST_YEAR
