"""What differs between two task tables of one plan: which tasks are the same, and field by field what changed."""

from papi_metrics.diff.applying import applied
from papi_metrics.diff.changes import CHANGE_COLUMNS, CHANGE_FIELDS, CODE_FIELD, task_changes
from papi_metrics.diff.codes import earlier_codes
from papi_metrics.diff.deciding import decided, left_out, steps_left_out, steps_without_reason
from papi_metrics.diff.editing import Edit, edit_of, edited
from papi_metrics.diff.matching import Match, match_tasks, matched_pairs
from papi_metrics.diff.words import said_again

__all__ = [
    "CHANGE_COLUMNS",
    "CHANGE_FIELDS",
    "CODE_FIELD",
    "Edit",
    "Match",
    "applied",
    "decided",
    "earlier_codes",
    "edit_of",
    "edited",
    "left_out",
    "match_tasks",
    "matched_pairs",
    "said_again",
    "steps_left_out",
    "steps_without_reason",
    "task_changes",
]
