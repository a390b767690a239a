"""Thousands of trackers rolled up: files of a folder → one row of figures a tracker, and its dimensions; nothing here reads a stranger's file."""

from papi_metrics.rollup.cluster import cluster_workers, on_cluster
from papi_metrics.rollup.figures import rolled_reading, unread
from papi_metrics.rollup.files import Found, Skipped, find_trackers
from papi_metrics.rollup.journal import Journal, journal_place
from papi_metrics.rollup.running import Roll, Step, rolled_files
from papi_metrics.rollup.tables import dimension_table, rollup_table
from papi_metrics.rollup.value import Asked, Rolled

__all__ = [
    "Asked",
    "Found",
    "Journal",
    "Roll",
    "Rolled",
    "Skipped",
    "Step",
    "cluster_workers",
    "dimension_table",
    "find_trackers",
    "journal_place",
    "on_cluster",
    "rolled_files",
    "rolled_reading",
    "rollup_table",
    "unread",
]
