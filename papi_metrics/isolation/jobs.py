"""What a child process can do with a file: the name of a job → a function of the file's bytes and options.

A further job is a line in `JOBS`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from papi_metrics.children import Frame
from papi_metrics.findings import Reading
from papi_metrics.isolation.wire import packed_findings, packed_reading, unpacked_findings
from papi_metrics.mending import findings_listed
from papi_metrics.reports import painted_workbook
from papi_metrics.rollup import Asked, rolled_reading
from papi_metrics.surveys import read_scores
from papi_metrics.tracker import read_tracker, row_cells
from papi_metrics.unit_lists import read_units


def _reading(read: Callable[..., Reading]) -> Callable[[bytes, Mapping[str, Any]], Frame]:
    """Make a job of a function that reads bytes."""
    return lambda data, options: packed_reading(read(data, **options))


def _painted(data: bytes, options: Mapping[str, Any]) -> Frame:
    return Frame({}, painted_workbook(data, unpacked_findings(options["findings"])))


def _listed(data: bytes, _options: Mapping[str, Any]) -> Frame:
    return Frame({"findings": packed_findings(findings_listed(data))})


def _row(data: bytes, options: Mapping[str, Any]) -> Frame:
    return Frame({"cells": row_cells(data, sheet=options["sheet"], row=options["row"]).to_numpy().tolist()})


def _rolled(data: bytes, options: Mapping[str, Any]) -> Frame:
    as_of, today = (value and dt.date.fromisoformat(value) for value in (options["as_of"], options["today"]))
    return Frame(rolled_reading(read_tracker(data, name=options["name"]), Asked(as_of=as_of, today=today)).as_plain())


JOBS: Mapping[str, Callable[[bytes, Mapping[str, Any]], Frame]] = MappingProxyType({
    "tracker": _reading(read_tracker),
    "scores": _reading(read_scores),
    "units": _reading(read_units),
    "painted": _painted,
    "listed": _listed,
    "row": _row,
    "rolled": _rolled,
})
