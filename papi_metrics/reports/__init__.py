"""Documents made from tables and briefings: workbooks and CSV; the forms of reports are loaded when asked for."""

from papi_metrics.reports.exports import Facts, exported
from papi_metrics.reports.forms import FORM_KEYS, FORMS, Form, FormKey, document_name, document_of
from papi_metrics.reports.harmless import harmless_table
from papi_metrics.reports.painting import painted_workbook
from papi_metrics.reports.scores_workbook import scores_workbook
from papi_metrics.reports.table_csv import table_csv
from papi_metrics.reports.table_parquet import table_parquet
from papi_metrics.reports.table_workbook import table_workbook
from papi_metrics.reports.tracker_workbook import (
    ILLUSTRATION_REMARK,
    TrackerTitle,
    following_tracker,
    tracker_workbook,
)
from papi_metrics.reports.units_workbook import units_workbook

__all__ = [
    "FORMS",
    "FORM_KEYS",
    "ILLUSTRATION_REMARK",
    "Facts",
    "Form",
    "FormKey",
    "TrackerTitle",
    "document_name",
    "document_of",
    "exported",
    "following_tracker",
    "harmless_table",
    "painted_workbook",
    "scores_workbook",
    "table_csv",
    "table_parquet",
    "table_workbook",
    "tracker_workbook",
    "units_workbook",
]
