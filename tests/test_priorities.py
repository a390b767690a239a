"""Effort and result together: every pair has its words and its place, and thresholds are kept."""

from __future__ import annotations

import itertools

import pytest

from papi_metrics.change import VERDICTS
from papi_metrics.priorities import READINGS, effort_of, pair_reading

EFFORTS = ("on_plan", "behind", "no_task")


@pytest.mark.parametrize(
    ("counted", "variance", "effort"),
    [
        (3, 0.0, "on_plan"),
        (3, 0.2, "on_plan"),
        (3, -0.09, "on_plan"),
        (3, -0.10, "behind"),
        (3, 0.6 - 0.7, "behind"),
        (3, -0.5, "behind"),
        (0, None, "no_task"),
        (0, 0.0, "no_task"),
        (3, None, "no_task"),
        (3, float("nan"), "no_task"),
    ],
)
def test_effort_is_behind_from_a_tenth(counted, variance, effort):
    """Above −0.10 is on plan, whatever floats make of it; nothing counted is no effort at all."""
    assert effort_of(counted=counted, variance=variance) == effort


@pytest.mark.parametrize("effort", EFFORTS)
@pytest.mark.parametrize("verdict", VERDICTS)
def test_every_pair_has_a_reading(effort, verdict):
    """No verdict is left without words; urgency runs from 1 to 5."""
    reading = pair_reading(effort, verdict)
    assert reading.words
    assert 1 <= reading.urgency <= 5


def test_readings_differ_in_words():
    """Two different situations never read the same."""
    words = [reading.words for reading in READINGS.values()]
    assert len(set(words)) == len(words) == len(EFFORTS) * 4


@pytest.mark.parametrize("verdict", ["no_base", "no_data", "not_comparable", "nan"])
def test_verdicts_without_comparison_are_unknown(verdict):
    """What cannot be compared is neither a rise nor a fall."""
    assert pair_reading("behind", verdict) == pair_reading("behind", "unknown")


def test_a_fall_is_never_less_pressing_than_a_rise():
    """With the same effort down comes before flat and flat before up; behind comes before on plan."""
    for effort in EFFORTS:
        order = [pair_reading(effort, verdict).urgency for verdict in ("down", "flat", "up")]
        assert order == sorted(order)
    for verdict in ("down", "flat", "up"):
        assert pair_reading("behind", verdict).urgency < pair_reading("on_plan", verdict).urgency


def test_most_pressing_are_falls_that_nothing_is_done_about():
    """First come a fall with work behind and a fall without any task."""
    first = {key for key, reading in READINGS.items() if reading.urgency == 1}
    assert first == set(itertools.product(("behind", "no_task"), ("down",)))
