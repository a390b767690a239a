"""Many units at once: the newest figures of each plan and the tree of units → tables of units that add up, ranks and changes."""

from papi_metrics.oversight.changes import CHANGE_DAYS, WholeChange, whole_change, with_changes
from papi_metrics.oversight.filtering import filter_units
from papi_metrics.oversight.overview import Overview, overview
from papi_metrics.oversight.scope import Place, Scope, scope_of, seen_tree
from papi_metrics.oversight.standing import DIMENSION_STANDING_DTYPES, STANDING_DTYPES, SUMS
from papi_metrics.oversight.table import (
    MEASURES,
    NO_DATA,
    STALE_DAYS,
    Measure,
    dimensions_wide,
    unit_dimensions,
    unit_table,
)

__all__ = [
    "CHANGE_DAYS",
    "DIMENSION_STANDING_DTYPES",
    "MEASURES",
    "NO_DATA",
    "STALE_DAYS",
    "STANDING_DTYPES",
    "SUMS",
    "Measure",
    "Overview",
    "Place",
    "Scope",
    "WholeChange",
    "dimensions_wide",
    "filter_units",
    "overview",
    "scope_of",
    "seen_tree",
    "unit_dimensions",
    "unit_table",
    "whole_change",
    "with_changes",
]
