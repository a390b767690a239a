"""Read trackers: workbooks that carry a plan's tasks and their state, as clerks keep them."""

from papi_metrics.tracker.about import TITLE_NAMES
from papi_metrics.tracker.bullets import joined_lines
from papi_metrics.tracker.cells import component_cell, dimension_cell
from papi_metrics.tracker.indicators import NO_COMPONENT, NO_DIMENSION
from papi_metrics.tracker.offices import split_offices
from papi_metrics.tracker.quality import check_plan
from papi_metrics.tracker.reader import read_tracker
from papi_metrics.tracker.rows import row_cells
from papi_metrics.tracker.schema import DEADLINE_KINDS, FIELD_NAMES, STATES, TASK_DTYPES

__all__ = [
    "DEADLINE_KINDS",
    "FIELD_NAMES",
    "NO_COMPONENT",
    "NO_DIMENSION",
    "STATES",
    "TASK_DTYPES",
    "TITLE_NAMES",
    "check_plan",
    "component_cell",
    "dimension_cell",
    "joined_lines",
    "read_tracker",
    "row_cells",
    "split_offices",
]
