"""What a child process can do with a file: the name of a job → a function of the file's bytes and options.

A further job is a line in `JOBS`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from papi_metrics.children import Frame
from papi_metrics.findings import Reading
from papi_metrics.isolation.wire import packed_reading
from papi_metrics.surveys import read_scores
from papi_metrics.tracker import read_tracker


def _reading(read: Callable[..., Reading]) -> Callable[[bytes, Mapping[str, Any]], Frame]:
    """Make a job of a function that reads bytes."""
    return lambda data, options: packed_reading(read(data, **options))


JOBS: Mapping[str, Callable[[bytes, Mapping[str, Any]], Frame]] = MappingProxyType({
    "tracker": _reading(read_tracker),
    "scores": _reading(read_scores),
})
