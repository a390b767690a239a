"""Reading strangers' files in child processes with caps on time, memory and size: bytes → `Reading` or one sentence."""

from papi_metrics.isolation.reading import (
    answer_of,
    cells_isolated,
    listed_isolated,
    painted_isolated,
    scores_isolated,
    tracker_isolated,
    warm,
)

__all__ = [
    "answer_of",
    "cells_isolated",
    "listed_isolated",
    "painted_isolated",
    "scores_isolated",
    "tracker_isolated",
    "warm",
]
