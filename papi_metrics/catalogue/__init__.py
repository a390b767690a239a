"""The catalogue of findings: every code with its severity, what to do about it, and its words, in one place.

A sentence says what was found, what became of the row, and what is expected instead.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from papi_metrics.catalogue.kinds import ACTIONS, NOTHING_TO_DO, Kind
from papi_metrics.catalogue.scores import OF_SCORES
from papi_metrics.catalogue.trackers import OF_TRACKERS
from papi_metrics.catalogue.units import OF_UNITS
from papi_metrics.catalogue.workbooks import OF_WORKBOOKS

__all__ = ["ACTIONS", "CATALOGUE", "NOTHING_TO_DO", "Kind"]

CATALOGUE: Mapping[str, Kind] = MappingProxyType({**OF_WORKBOOKS, **OF_TRACKERS, **OF_SCORES, **OF_UNITS})
