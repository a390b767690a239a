"""Read trackers: workbooks that carry a plan's tasks and their state, as clerks keep them."""

from papi_metrics.tracker.offices import split_offices
from papi_metrics.tracker.quality import check_plan
from papi_metrics.tracker.reader import read_tracker
from papi_metrics.tracker.rows import row_cells
from papi_metrics.tracker.schema import DEADLINE_KINDS, FIELD_NAMES, STATES, TASK_DTYPES

__all__ = [
    "DEADLINE_KINDS",
    "FIELD_NAMES",
    "STATES",
    "TASK_DTYPES",
    "check_plan",
    "read_tracker",
    "row_cells",
    "split_offices",
]
