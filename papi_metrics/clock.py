"""Vietnam's clocks: the store keeps moments in UTC, people read and choose days of Vietnam."""

from __future__ import annotations

import datetime as dt

_VIETNAM = dt.timedelta(hours=7)


def in_vietnam(moment: dt.datetime) -> dt.datetime:
    """Return a moment of UTC by Vietnam's clocks."""
    return moment + _VIETNAM


def today_in_vietnam() -> dt.date:
    """Return the day it is in Vietnam, wherever the server stands."""
    return in_vietnam(dt.datetime.now(dt.UTC)).date()


def end_of_day(day: dt.date) -> dt.datetime:
    """Return the last moment of a day in Vietnam, as UTC."""
    return dt.datetime.combine(day, dt.time.max) - _VIETNAM
