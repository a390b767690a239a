"""Documents made from tables and briefings: workbooks, CSV and one HTML file, as bytes."""

from papi_metrics.reports.exports import Facts, exported
from papi_metrics.reports.harmless import harmless_table
from papi_metrics.reports.moment import moment_document
from papi_metrics.reports.painting import painted_name, painted_workbook
from papi_metrics.reports.report_workbook import report_workbook
from papi_metrics.reports.scores_workbook import scores_workbook
from papi_metrics.reports.table_csv import table_csv
from papi_metrics.reports.table_workbook import table_workbook
from papi_metrics.reports.tracker_workbook import (
    ILLUSTRATION_REMARK,
    TrackerTitle,
    following_tracker,
    tracker_workbook,
)

__all__ = [
    "ILLUSTRATION_REMARK",
    "Facts",
    "TrackerTitle",
    "exported",
    "following_tracker",
    "harmless_table",
    "moment_document",
    "painted_name",
    "painted_workbook",
    "report_workbook",
    "scores_workbook",
    "table_csv",
    "table_workbook",
    "tracker_workbook",
]
