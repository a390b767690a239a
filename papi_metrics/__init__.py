"""PAPI plan metrics: read trackers and scores, work out completion and change. Never imports Streamlit."""

from papi_metrics.children import start_for_command

start_for_command()

from papi_metrics.change import score_change
from papi_metrics.completion import completion
from papi_metrics.deadlines import Deadline, read_deadline
from papi_metrics.errors import PapiError, UnknownNameError, UnreadableError
from papi_metrics.findings import About, Finding, Reading
from papi_metrics.surveys import read_scores
from papi_metrics.tracker import check_plan, read_tracker

__all__ = [
    "About",
    "Deadline",
    "Finding",
    "PapiError",
    "Reading",
    "UnknownNameError",
    "UnreadableError",
    "check_plan",
    "completion",
    "read_deadline",
    "read_scores",
    "read_tracker",
    "score_change",
]
__version__ = "0.1.0"
