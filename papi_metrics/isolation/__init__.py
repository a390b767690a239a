"""Reading strangers' files in child processes with caps on time, memory and size: bytes → `Reading` or one sentence."""

from papi_metrics.isolation.reading import (
    answer_of,
    cells_isolated,
    listed_isolated,
    painted_isolated,
    scores_isolated,
    tracker_isolated,
    units_isolated,
    warm,
)
from papi_metrics.isolation.rolling import end_bulk, rolled_isolated, warm_bulk

__all__ = [
    "answer_of",
    "cells_isolated",
    "end_bulk",
    "listed_isolated",
    "painted_isolated",
    "rolled_isolated",
    "scores_isolated",
    "tracker_isolated",
    "units_isolated",
    "warm",
    "warm_bulk",
]
