"""Vietnam's clocks."""

from __future__ import annotations

import datetime as dt

import pytest

from papi_metrics import clock


@pytest.mark.parametrize(
    ("moment", "day"), [("2026-11-24T16:59:59", "2026-11-24"), ("2026-11-24T17:00:00", "2026-11-25"), ("2026-12-31T20:00:00", "2027-01-01")]
)
def test_day_begins_at_17_of_utc(monkeypatch, moment, day):
    """Vietnam is seven hours ahead: its day begins at 17:00 UTC of the day before, whatever zone the server is in."""

    class Clock(dt.datetime):
        @classmethod
        def now(cls, zone=None):
            return dt.datetime.fromisoformat(moment).replace(tzinfo=dt.UTC).astimezone(zone)

    monkeypatch.setattr(clock.dt, "datetime", Clock)
    assert clock.today_in_vietnam() == dt.date.fromisoformat(day)
    monkeypatch.undo()
    assert clock.in_vietnam(dt.datetime.fromisoformat(moment)).date() == dt.date.fromisoformat(day)


def test_end_of_a_day_is_its_last_moment():
    """A moment lies in a day's time if it is not after its end; the next moment is the next day's."""
    day = dt.date(2026, 11, 24)
    end = clock.end_of_day(day)
    assert clock.in_vietnam(end).date() == day
    assert clock.in_vietnam(end + dt.timedelta(microseconds=1)).date() == day + dt.timedelta(days=1)
